//! A field to choose one of a few values.

use super::field::{Clash, Surroundings, show_value};
use crate::browser::markup;
use crate::html::Html;
use crate::ui::element::ElementRef;
use crate::ui::reactive::effect;
use crate::ui::view;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The native `<select>`. A value that no option has shows as empty.
#[component]
pub fn SelectField(
    /// The label above the field.
    #[prop(into)]
    label: Signal<String>,
    /// The value of the chosen option.
    value: RwSignal<String>,
    /// Value and text of each option.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// What is wrong and what would be right, shown below the field.
    #[prop(into, optional)]
    error: Signal<Option<String>>,
    /// What was changed elsewhere while this was typed, below that.
    #[prop(optional_no_strip, into)]
    clash: Option<Clash>,
    /// Hears every choice of the user, after `value` has it.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
    /// The element, for the owner that moves the focus to it.
    #[prop(optional)]
    node_ref: ElementRef,
    /// Names the field without showing the label.
    #[prop(optional)]
    hide_label: bool,
    /// Further classes of the whole.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let around = Surroundings::new(label, hide_label, None, error, clash);
    let element = move || node_ref.try_get_untracked().flatten();
    // A form has dozens of options: as one text they are one call of the browser.
    effect(move || {
        let mut html = Html::default();
        options.with(|options| {
            for (key, text) in options {
                html.raw("<option value=\"").text(key).raw("\">").text(text).raw("</option>");
            }
        });
        if let Some(element) = element() {
            markup::fill(&element, html);
        }
    });
    // The value of a select is read and written as that of an input. The options decide which
    // value it can have, so that a change of them is a reason to look again.
    let input = move || {
        options.track();
        Some(element()?.unchecked_into())
    };
    show_value(input, value);
    let hear = move |event| {
        let chosen = event_target_value(&event);
        value.set(chosen.clone());
        if let Some(on_change) = on_change {
            on_change.run(chosen);
        }
    };
    let field = view! {
        <select
            node_ref=node_ref
            id=around.id()
            class="in"
            aria-label=around.aria_label()
            aria-invalid=around.invalid()
            aria-describedby=around.described_by()
            on:change=hear
        ></select>
    };
    around.around(class, field.into_any())
}
