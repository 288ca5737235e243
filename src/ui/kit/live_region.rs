//! The text that screen readers speak when something has happened.

use crate::ui::view;
use leptos::prelude::*;
use std::time::Duration;

/// What is to be spoken. Equal texts one after the other are spoken each time.
#[derive(Clone, Copy)]
pub struct Announcements {
    /// What the regions hold now.
    spoken: RwSignal<String>,
    /// What arrived since the regions were emptied.
    waiting: StoredValue<String>,
}

impl Announcements {
    /// A time long enough for a dialog that is about to close to be gone, so that the text
    /// arrives in a part of the page that is not inert.
    const DELAY: Duration = Duration::from_millis(100);

    /// An empty region's state.
    pub fn new() -> Self {
        Self { spoken: RwSignal::new(String::new()), waiting: StoredValue::new(String::new()) }
    }

    /// Empties the regions and fills them a moment later, because a region that is set to the
    /// text it already has is not read again. Texts that arrive in between are read as one.
    pub fn announce(self, text: &str) {
        let first = self.waiting.with_value(String::is_empty);
        self.waiting.update_value(|waiting| {
            if !first {
                waiting.push(' ');
            }
            waiting.push_str(text);
        });
        if first {
            self.spoken.set(String::new());
            set_timeout(
                move || {
                    let text = self.waiting.try_update_value(std::mem::take);
                    self.spoken.try_set(text.unwrap_or_default());
                },
                Self::DELAY,
            );
        }
    }
}

/// A place that speaks. The page has one, and each modal layer has another of its own, because
/// the first is inert while the layer is open.
#[component]
pub fn LiveRegion(
    /// What to speak.
    announcements: Announcements,
) -> impl IntoView {
    view! {
        <div role="status" class="visually-hidden">
            {move || announcements.spoken.get()}
        </div>
    }
}
