//! Asks once before a dialog with unsaved input closes.

use crate::ui::element::ElementRef;
use crate::ui::reactive::on_load;
use crate::ui::view;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

type Leave = Arc<dyn Fn() + Send + Sync>;

/// What stands between a dialog's "Close" and its closing: with unsaved input, the first wish to close only asks, and
/// the second one closes.
#[derive(Clone, Copy)]
pub struct CloseGuard {
    unsaved: RwSignal<Option<Signal<bool>>>,
    asked: RwSignal<bool>,
    /// What waits for the answer.
    pending: StoredValue<Option<Leave>>,
    /// What had the focus when it was asked.
    back: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl CloseGuard {
    /// For a dialog that is not open yet.
    pub fn new() -> Self {
        Self {
            unsaved: RwSignal::new(None),
            asked: RwSignal::new(false),
            pending: StoredValue::new(None),
            back: StoredValue::new_local(None),
        }
    }

    /// The dialog has opened; its input is unsaved while `unsaved` holds.
    pub fn watch(self, unsaved: Signal<bool>) {
        self.asked.set(false);
        self.unsaved.set(Some(unsaved));
        on_cleanup(move || {
            self.unsaved.try_set(None);
            self.asked.try_set(false);
            self.pending.try_set_value(None);
        });
    }

    /// Closes by `close`, unless the user is to be asked first.
    pub fn close(self, close: impl FnOnce()) {
        let unsaved = self.unsaved.get_untracked().and_then(|unsaved| unsaved.try_get_untracked()).unwrap_or_default();
        if unsaved && !self.asked.get_untracked() {
            let focused = document().active_element().and_then(|element| element.dyn_into().ok());
            self.back.set_value(focused);
            self.asked.set(true);
        } else {
            close();
        }
    }

    /// Closes a form by `leave`, unless [`CloseGuard::question`] is to be answered first.
    pub fn leave(self, leave: impl Fn() + Send + Sync + 'static) {
        let leave: Leave = Arc::new(leave);
        self.pending.set_value(Some(Arc::clone(&leave)));
        self.close(move || leave());
    }

    /// The form was saved: does what waited for that, or else `close`.
    pub fn saved(self, close: impl FnOnce()) {
        match self.pending.try_update_value(Option::take).flatten() {
            Some(leave) => leave(),
            None => close(),
        }
    }

    /// Asks, in the place of a form's buttons, what is to become of its input; `save` is what its own button says. Put
    /// it before the form's `dialog-actions`.
    pub fn question(self, save: &'static str) -> AnyView {
        self.ask("What you typed is not saved yet.", Some(save))
    }

    /// Asks the same where nothing can be saved as it stands; `text` says what is lost.
    pub fn warning(self, text: &'static str) -> AnyView {
        self.ask(text, None)
    }

    fn ask(self, text: &'static str, save: Option<&'static str>) -> AnyView {
        let question = move || self.asked.get().then(|| view! { <Question guard=self text save /> });
        question.into_any()
    }

    fn stay(self) {
        self.pending.set_value(None);
        self.asked.set(false);
        let back = self.back.try_update_value(Option::take).flatten();
        // It is shown again by then.
        request_animation_frame(move || back.into_iter().for_each(|element| drop(element.focus())));
    }
}

/// `save` is what the form's own button says, where there is one.
#[component]
fn Question(guard: CloseGuard, text: &'static str, save: Option<&'static str>) -> impl IntoView {
    let node = ElementRef::new();
    on_load(node, |button| drop(button.focus()));
    let discard = move |_| guard.saved(|| {});
    let stay = move |_| guard.stay();
    let answers = match save {
        Some(save) => view! {
            <button type="button" class="btn" on:click=stay>
                "Keep editing"
            </button>
            <button node_ref=node type="submit" class="btn primary">
                {save}
            </button>
        }
        .into_any(),
        None => view! {
            <button node_ref=node type="button" class="btn primary" on:click=stay>
                "Keep editing"
            </button>
        }
        .into_any(),
    };
    view! {
        <div class="dialog-actions unsaved" role="group" aria-label="Unsaved input">
            <p role="alert">{text}</p>
            <button type="button" class="btn" on:click=discard>
                "Discard"
            </button>
            {answers}
        </div>
    }
}
