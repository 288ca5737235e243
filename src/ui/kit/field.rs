//! What every field has around it: label, hint and error.

use super::dom::unique_id;
use crate::ui::element::drawn;
use crate::ui::reactive::effect;
use crate::ui::view;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// What the data behind an open form was changed to while something else was typed into its field, and the two answers.
#[derive(Clone, Copy)]
pub struct Clash {
    /// What it was changed to, in a sentence; `None` while there is nothing to decide.
    pub said: Signal<Option<String>>,
    /// The user keeps what is typed.
    pub keep_mine: Callback<()>,
    /// The user takes what the data has.
    pub take_theirs: Callback<()>,
}

/// The ids and texts that surround a field, the same for every sort of field.
#[derive(Clone)]
pub struct Surroundings {
    id: String,
    label: Signal<String>,
    hide_label: bool,
    hint: Option<&'static str>,
    error: Signal<Option<String>>,
    clash: Option<Clash>,
}

impl Surroundings {
    /// With a new id for the field.
    pub fn new(
        label: Signal<String>,
        hide_label: bool,
        hint: Option<&'static str>,
        error: Signal<Option<String>>,
        clash: Option<Clash>,
    ) -> Self {
        Self { id: unique_id(), label, hide_label, hint, error, clash }
    }

    /// The field's own id.
    pub fn id(&self) -> String {
        self.id.clone()
    }

    /// The name, when no label shows it.
    pub fn aria_label(&self) -> Option<Signal<String>> {
        self.hide_label.then_some(self.label)
    }

    /// Whether what was typed is wrong.
    pub fn invalid(&self) -> impl Fn() -> Option<&'static str> + Send + Sync + Clone + 'static {
        let Self { error, clash, .. } = *self;
        move || (error.with(Option::is_some) || clashes(clash)).then_some("true")
    }

    /// The ids of the texts that describe the field, error first.
    pub fn described_by(&self) -> impl Fn() -> Option<String> + Send + Sync + Clone + 'static {
        let Self { id, hint, error, clash, .. } = self.clone();
        move || {
            let parts = [(error.with(Option::is_some), "error"), (clashes(clash), "clash"), (hint.is_some(), "hint")];
            let ids: Vec<String> =
                parts.iter().filter(|(is_said, _)| *is_said).map(|(_, part)| format!("{id}-{part}")).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    }

    /// Puts label, hint and error around the field.
    pub fn around(self, class: &'static str, field: AnyView) -> AnyView {
        let Self { id, label, hide_label, hint, error, clash } = self;
        let clash = clash.map(|clash| clash_view(format!("{id}-clash"), label, clash));
        let hint = hint.map(|hint| view! { <p class="f-hint" id=format!("{id}-hint")>{hint}</p> });
        let error_id = format!("{id}-error");
        view! {
            <div class=format!("f {class}")>
                {(!hide_label).then(|| view! { <label for=id>{label}</label> })}
                {field}
                {hint}
                {move || error.get().map(|error| view! { <p class="f-error" id=error_id.clone()>{error}</p> })}
                {clash}
            </div>
        }
    }
}

fn clashes(clash: Option<Clash>) -> bool {
    clash.is_some_and(|clash| clash.said.with(Option::is_some))
}

/// The sentence and the two answers, while there is something to decide.
pub fn clash_view(id: String, label: Signal<String>, clash: Clash) -> AnyView {
    drawn(move || {
        let said = clash.said.get()?;
        Some(view! {
            <div class="f-clash" role="group" aria-label=move || format!("{} was changed elsewhere", label.get())>
                <p id=id.clone() role="alert" dir="auto">{said}</p>
                <button type="button" class="btn small" on:click=move |_| clash.keep_mine.run(())>
                    "Keep mine"
                </button>
                <button type="button" class="btn small" on:click=move |_| clash.take_theirs.run(())>
                    "Take theirs"
                </button>
            </div>
        })
    })
}

/// Writes the signal into the field when it differs, and only then: writing what is already there
/// would empty a date that is half typed, whose value is still "".
pub fn show_value(element: impl Fn() -> Option<HtmlInputElement> + 'static, value: RwSignal<String>) {
    effect(move || {
        let value = value.get();
        if let Some(element) = element()
            && element.value() != value
        {
            element.set_value(&value);
        }
    });
}
