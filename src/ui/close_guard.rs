//! Asks once before a dialog with unsaved input closes, or is left behind.

use super::kit::{focus_in_place, focused};
use crate::app::navigation::{Guard, Guarded, Holder, Leave, Navigation, Question};
use crate::ui::element::ElementRef;
use crate::ui::reactive::{on_load, use_context};
use crate::ui::view;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlFormElement};

/// What stands between a dialog and its closing: with unsaved input, the first wish to close it or to leave the view only
/// asks, in the place of the dialog's buttons.
///
/// Every [`Dialog`](super::kit::Dialog) has one and asks by it. The content says with [`CloseGuard::watch`] what is
/// unsaved.
#[derive(Clone, Copy)]
pub struct CloseGuard {
    /// What the form's own button says that saves, where there is one.
    saves: StoredValue<Option<&'static str>>,
    /// What is lost.
    lost: &'static str,
    /// What can be unsaved, each with what guards it.
    parts: StoredValue<Vec<(Signal<bool>, Option<Guard>)>>,
    asked: RwSignal<bool>,
    /// What waits for the answer.
    pending: StoredValue<Option<Leave>>,
    /// Closes the dialog.
    close: StoredValue<Option<Callback<()>>>,
    navigation: StoredValue<Option<Navigation>>,
    /// What had the focus when it was asked.
    back: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl CloseGuard {
    /// For a dialog with a form, of which the button that saves says `saves`.
    pub fn saving(saves: &'static str) -> Self {
        Self::new(Some(saves), "What you typed is not saved yet.")
    }

    /// For a dialog whose input cannot be saved as it stands; `lost` says what becomes of it.
    pub fn losing(lost: &'static str) -> Self {
        Self::new(None, lost)
    }

    /// For a dialog in which nothing is typed or chosen that anybody would miss: a question, what is only read, a search.
    pub fn nothing() -> Self {
        Self::new(None, "")
    }

    fn new(saves: Option<&'static str>, lost: &'static str) -> Self {
        Self {
            saves: StoredValue::new(saves),
            lost,
            parts: StoredValue::new(Vec::new()),
            asked: RwSignal::new(false),
            pending: StoredValue::new(None),
            close: StoredValue::new(None),
            navigation: StoredValue::new(None),
            back: StoredValue::new_local(None),
        }
    }

    /// The button that saves says something else in this dialog now.
    pub fn call_saving(self, saves: &'static str) {
        self.saves.set_value(Some(saves));
    }

    /// The dialog has opened; `close` closes it.
    pub fn open(self, close: Callback<()>) {
        self.close.set_value(Some(close));
    }

    /// Input of the dialog is unsaved while `unsaved` holds. Called by its content, each part of which may call it, and
    /// over when that goes.
    pub fn watch(self, unsaved: Signal<bool>) {
        let question = Question::InPlace(Callback::new(move |(leave,): (Leave,)| {
            self.ask(Arc::new(move || {
                self.close.with_value(|close| close.iter().for_each(|close| close.run(())));
                leave();
            }));
        }));
        let navigation = use_context::<Navigation>();
        let guarded = Guarded { holder: Holder::Dialog, unsaved, question };
        let guard = navigation.map(|navigation| navigation.guard(guarded));
        self.navigation.set_value(navigation);
        self.parts.update_value(|parts| parts.push((unsaved, guard)));
        on_cleanup(move || {
            self.parts.try_update_value(|parts| parts.retain(|(part, _)| *part != unsaved));
            self.asked.try_set(false);
            self.pending.try_set_value(None);
        });
    }

    /// Closes the dialog, once the user has let go of unsaved input.
    pub fn close(self) {
        if let Some(close) = self.close.get_value() {
            self.leave(move || close.run(()));
        }
    }

    /// Does what closes the dialog, once the user has let go of unsaved input.
    pub fn leave(self, leave: impl Fn() + Send + Sync + 'static) {
        let leave: Leave = Arc::new(leave);
        let is_unsaved = self.parts.get_value().iter().any(|(part, _)| part.try_get_untracked().unwrap_or_default());
        if is_unsaved && !self.asked.get_untracked() {
            self.ask(leave);
        } else {
            self.release();
            leave();
        }
    }

    /// The form was saved: does what waited for that, or else closes the dialog.
    pub fn saved(self) {
        self.release();
        match self.pending.try_update_value(Option::take).flatten() {
            Some(leave) => leave(),
            None => self.close.with_value(|close| close.iter().for_each(|close| close.run(()))),
        }
    }

    /// The form was saved: closes the dialog, whatever waited.
    pub fn closed(self) {
        self.pending.set_value(None);
        self.saved();
    }

    /// The question, while it waits for an answer. The dialog draws it.
    pub fn question(self) -> AnyView {
        let question = move || self.asked.get().then(|| view! { <QuestionBar guard=self /> });
        question.into_any()
    }

    /// Whether the question waits for an answer.
    pub fn is_asking(self) -> bool {
        self.asked.get()
    }

    fn ask(self, leave: Leave) {
        self.pending.set_value(Some(leave));
        if !self.asked.get_untracked() {
            self.back.set_value(focused());
            self.asked.set(true);
        }
    }

    fn stop_asking(self) {
        self.pending.set_value(None);
        self.asked.set(false);
        self.navigation.with_value(|navigation| navigation.iter().for_each(|navigation| navigation.stay()));
    }

    /// There is nothing to ask about any more.
    fn release(self) {
        self.parts.with_value(|parts| parts.iter().filter_map(|(_, guard)| *guard).for_each(Guard::release));
    }

    fn stay(self) {
        self.stop_asking();
        let back = self.back.try_update_value(Option::take).flatten();
        // It is shown again by then.
        request_animation_frame(move || back.iter().for_each(focus_in_place));
    }
}

/// The buttons of the question.
#[component]
fn QuestionBar(guard: CloseGuard) -> impl IntoView {
    let node = ElementRef::new();
    on_load(node, |button| drop(button.focus()));
    let discard = move |_| guard.saved();
    let stay = move |_| guard.stay();
    // The form stands elsewhere in the dialog.
    let save = move |_| {
        let button: Option<HtmlElement> = node.get_untracked().map(JsCast::unchecked_into);
        let form = button.and_then(|button| button.closest("dialog").ok()??.query_selector("form.dialog-form").ok()?);
        if let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
            let _ = form.request_submit();
        }
        // What is wrong with it stands beside its fields.
        if guard.pending.try_with_value(Option::is_some) == Some(true) {
            guard.stop_asking();
        }
    };
    let answers = match guard.saves.get_value() {
        Some(saves) => view! {
            <button type="button" class="btn" on:click=stay>
                "Keep editing"
            </button>
            <button node_ref=node type="button" class="btn primary" on:click=save>
                {saves}
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
            <p role="alert">{guard.lost}</p>
            <button type="button" class="btn" on:click=discard>
                "Discard"
            </button>
            {answers}
        </div>
    }
}
