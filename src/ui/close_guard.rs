//! Asks once before a dialog with unsaved input closes.

use crate::ui::view;
use leptos::prelude::*;

/// What stands between a dialog's "Close" and its closing: with unsaved input, the first wish to close only says so,
/// and the second one closes.
#[derive(Clone, Copy)]
pub struct CloseGuard {
    unsaved: RwSignal<Option<Signal<bool>>>,
    asked: RwSignal<bool>,
}

impl CloseGuard {
    /// For a dialog that is not open yet.
    pub fn new() -> Self {
        Self { unsaved: RwSignal::new(None), asked: RwSignal::new(false) }
    }

    /// The dialog has opened; its input is unsaved while `unsaved` holds.
    pub fn watch(self, unsaved: Signal<bool>) {
        self.asked.set(false);
        self.unsaved.set(Some(unsaved));
        on_cleanup(move || {
            self.unsaved.try_set(None);
            self.asked.try_set(false);
        });
    }

    /// Closes by `close`, unless the user is to be asked first.
    pub fn close(self, close: impl FnOnce()) {
        let unsaved = self.unsaved.get_untracked().and_then(|unsaved| unsaved.try_get_untracked()).unwrap_or_default();
        if unsaved && !self.asked.get_untracked() {
            self.asked.set(true);
        } else {
            close();
        }
    }

    /// What is said when the user wanted to close with unsaved input.
    pub fn note(self) -> AnyView {
        self.says("What you typed is not saved. Close again to discard it.")
    }

    /// Says it in other words.
    pub fn says(self, text: &'static str) -> AnyView {
        let note = move || self.asked.get().then(|| view! { <p class="note" role="alert">{text}</p> });
        note.into_any()
    }
}
