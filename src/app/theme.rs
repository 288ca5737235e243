//! Light or dark: by the system, until the user chooses.

use crate::browser::{local_storage::Local, page};
use crate::storage::KeyValue;
use crate::ui::kit::media;
use crate::ui::reactive::provide_context;
use leptos::prelude::*;

/// Where the choice is kept. `index.html` reads it before the first paint.
const KEY: &str = "rollcall.theme";

/// The theme. A service in the context.
#[derive(Clone, Copy)]
pub struct Theme {
    chosen: RwSignal<Option<bool>>,
    system: Signal<bool>,
}

impl Theme {
    /// Makes the service and puts it into the context.
    pub fn provide() -> Self {
        let kept = Local.get(KEY).ok().flatten();
        let chosen = match kept.as_deref() {
            Some("dark") => Some(true),
            Some("light") => Some(false),
            _ => None,
        };
        let theme = Self { chosen: RwSignal::new(chosen), system: media("(prefers-color-scheme: dark)") };
        provide_context(theme);
        theme
    }

    /// Whether the page is dark now.
    pub fn is_dark(self) -> bool {
        self.chosen.get().unwrap_or_else(|| self.system.get())
    }

    /// Changes to the other theme. Choosing what the system has means following the system again.
    pub fn switch(self) {
        let dark = !untrack(|| self.is_dark());
        let choice = (dark != self.system.get_untracked()).then_some(dark);
        self.chosen.set(choice);
        let name = choice.map(|dark| if dark { "dark" } else { "light" });
        page::set_theme(name);
        // A theme that is not remembered is no reason to disturb anybody.
        let _ = match name {
            Some(name) => Local.set(KEY, name),
            None => Local.remove(KEY),
        };
    }
}
