//! Text whose field was taken away while it was typed: its row or its column was removed elsewhere.

use super::close_guard::CloseGuard;
use super::gone::copy_text;
use super::kit::{Dialog, TextArea, Toasts};
use crate::ui::reactive::{State, expect_context, provide_context};
use crate::ui::view;
use leptos::prelude::*;

/// Where editors bring text that has lost its place. A service in the context of a campaign's page.
#[derive(Clone, Copy)]
pub struct Stranded(State<Option<Text>>);

/// A text without a place.
#[derive(Clone)]
struct Text {
    said: String,
    text: String,
    /// Saves it, where there still is a place for it.
    save: Option<Save>,
}

/// Saves a text, or says why it cannot be saved.
pub type Save = Callback<(String,), Result<(), String>>;

impl Stranded {
    /// Makes the service and puts it into the context.
    pub fn provide() {
        provide_context(Self(State::new(None)));
    }

    /// Shows a text and what has become of its place; `save` saves it where that is possible.
    pub fn show(self, said: String, text: String, save: Option<Save>) {
        self.0.set(Some(Text { said, text, save }));
    }
}

/// The dialog that shows such a text.
#[component]
pub fn StrandedDialog() -> impl IntoView {
    let Stranded(shown) = expect_context();
    let guard = CloseGuard::losing("This text is nowhere else.");
    view! {
        <Dialog
            open=Signal::derive(move || shown.with(Option::is_some))
            title="Your text was not saved"
            on_close=move |()| shown.set(None)
            guard
        >
            {move || shown.get().map(|text| view! { <Body text guard /> })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn Body(text: Text, guard: CloseGuard) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let Text { said, text, save } = text;
    let value = RwSignal::new(text);
    let error = RwSignal::new(None::<String>);
    let copied = RwSignal::new(None::<String>);
    guard.watch(Signal::derive(move || copied.with(|copied| copied.as_ref() != Some(&value.get()))));
    let copy = move |_| {
        let text = value.get_untracked();
        copied.set(Some(text.clone()));
        copy_text(toasts, text);
    };
    let save = save.map(|save| {
        let run = move |_| match save.run((value.get_untracked(),)) {
            Ok(()) => guard.saved(),
            Err(why) => error.set(Some(why)),
        };
        view! {
            <button type="button" class="btn primary" on:click=run>
                "Save it there"
            </button>
        }
    });
    view! {
        <div class="dialog-body fields">
            <p dir="auto">{said}</p>
            <TextArea label="Your text".to_owned() value error />
        </div>
        <div class="dialog-actions">
            <button type="button" class="btn" on:click=move |_| guard.close()>
                "Close"
            </button>
            <button type="button" class="btn" on:click=copy>
                "Copy text"
            </button>
            {save}
        </div>
    }
}
