//! What every field has around it: label, hint and error.

use super::dom::unique_id;
use crate::ui::reactive::effect;
use crate::ui::view;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The ids and texts that surround a field, the same for every sort of field.
#[derive(Clone)]
pub struct Surroundings {
    id: String,
    label: Signal<String>,
    hide_label: bool,
    hint: Option<&'static str>,
    error: Signal<Option<String>>,
}

impl Surroundings {
    /// With a new id for the field.
    pub fn new(
        label: Signal<String>,
        hide_label: bool,
        hint: Option<&'static str>,
        error: Signal<Option<String>>,
    ) -> Self {
        Self { id: unique_id(), label, hide_label, hint, error }
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
        let error = self.error;
        move || error.with(Option::is_some).then_some("true")
    }

    /// The ids of the texts that describe the field, error first.
    pub fn described_by(&self) -> impl Fn() -> Option<String> + Send + Sync + Clone + 'static {
        let Self { id, hint, error, .. } = self.clone();
        move || match (error.with(Option::is_some), hint.is_some()) {
            (true, true) => Some(format!("{id}-error {id}-hint")),
            (true, false) => Some(format!("{id}-error")),
            (false, true) => Some(format!("{id}-hint")),
            (false, false) => None,
        }
    }

    /// Puts label, hint and error around the field.
    pub fn around(self, class: &'static str, field: AnyView) -> AnyView {
        let Self { id, label, hide_label, hint, error } = self;
        let hint = hint.map(|hint| view! { <p class="f-hint" id=format!("{id}-hint")>{hint}</p> });
        let error_id = format!("{id}-error");
        view! {
            <div class=format!("f {class}")>
                {(!hide_label).then(|| view! { <label for=id>{label}</label> })}
                {field}
                {hint}
                {move || error.get().map(|error| view! { <p class="f-error" id=error_id.clone()>{error}</p> })}
            </div>
        }
    }
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
