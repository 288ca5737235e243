//! From a key to the command it stands for, and who has the focus.

use super::Commands;
use super::typing::Typing;
use crate::app::action::{Action, Entry, table};
use crate::app::shortcut::{Pressed, Scope, Shortcut};
use crate::domain::id::InfluencerId;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Where text is typed, or a letter means a choice.
const TYPED_INTO: &str = "input:not([type=checkbox]), textarea, select, [contenteditable]";

/// Does the command that a key stands for where it was pressed.
pub fn hear(commands: Commands, event: &ev::KeyboardEvent) {
    if event.default_prevented() {
        return;
    }
    let pressed = Pressed {
        key: event.key(),
        code: event.code(),
        ctrl: event.ctrl_key(),
        meta: event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
        alt_graph: event.get_modifier_state("AltGraph"),
    };
    let place = Place::of(event);
    let is_meant = |entry: &Entry, key: &Shortcut| {
        key.is(&pressed, commands.apple)
            && place.hears(entry.action, key, commands.typing)
            && (!key.is_single() || commands.single_keys.get_untracked())
            // A key that is held selects nobody twice.
            && !(event.repeat() && entry.action.is_about_somebody())
    };
    let meant = table().iter().find(|entry| entry.keys.iter().any(|key| is_meant(entry, key)));
    match meant {
        // The palette's own keys close it again, where the browser would go to its address bar.
        Some(entry) if entry.action == Action::Palette && commands.palette.get_untracked() => {
            event.prevent_default();
            commands.palette.set(false);
        }
        Some(entry) if !place.behind_dialog && commands.can(entry.action) => {
            event.prevent_default();
            commands.run(entry.action);
        }
        _ => {}
    }
}

/// Where a key was pressed.
struct Place {
    target: Option<Element>,
    behind_dialog: bool,
}

impl Place {
    fn of(event: &ev::KeyboardEvent) -> Self {
        Self {
            target: event.target().and_then(|target| target.dyn_into().ok()),
            // The focus can be on nothing at all while a dialog is open.
            behind_dialog: document().query_selector("dialog:modal").ok().flatten().is_some(),
        }
    }

    /// Whether a field keeps the key. It leaves to the page what it has nothing of its own for: to undo where nothing was
    /// typed, to select all where it is empty and nobody went there.
    fn belongs_to_field(&self, action: Action, typing: Typing) -> bool {
        let field = self.target.as_ref().filter(|target| target.matches(TYPED_INTO).unwrap_or_default());
        match (action, field) {
            (Action::Undo | Action::Redo, Some(field)) => typing.has_own_steps(field),
            (Action::SelectAll, Some(field)) => typing.selects(field),
            _ => self.is_in(TYPED_INTO),
        }
    }

    fn is_in(&self, selector: &str) -> bool {
        self.target.as_ref().is_some_and(|target| target.closest(selector).ok().flatten().is_some())
    }

    fn hears(&self, action: Action, key: &Shortcut, typing: Typing) -> bool {
        if key.scope == Scope::Always {
            return true;
        }
        // Enter presses what has the focus.
        let presses = key.key == "Enter" && self.is_in("button, a, input, summary");
        if presses || self.belongs_to_field(action, typing) || self.is_in("dialog, [role=menu]") {
            return false;
        }
        match key.scope {
            Scope::Always | Scope::Page => true,
            Scope::Roster => self.is_in(".roster"),
            Scope::Card => self.is_in(".board [data-id]"),
            Scope::Review => self.is_in(".client-view .body"),
        }
    }
}

/// The influencer in whose row, card or panel the focus is.
pub fn influencer_in_focus() -> Option<InfluencerId> {
    let row = document().active_element()?.closest("[data-id]").ok()??;
    InfluencerId::parse(&row.get_attribute("data-id")?)
}
