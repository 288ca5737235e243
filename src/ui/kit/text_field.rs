//! Fields to type into, with their label, hint and error.

use super::field::{Clash, Surroundings, show_value};
use crate::ui::element::ElementRef;
use crate::ui::view;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// A field of one line. What was typed stays as it was typed, right or wrong.
#[component]
pub fn TextField(
    /// The label above the field.
    #[prop(into)]
    label: Signal<String>,
    /// What was typed. A date is `YYYY-MM-DD`, and "" while it is incomplete or impossible.
    value: RwSignal<String>,
    /// What is wrong and what would be right, shown below the field.
    #[prop(into, optional)]
    error: Signal<Option<String>>,
    /// What was changed elsewhere while this was typed, below that.
    #[prop(optional_no_strip, into)]
    clash: Option<Clash>,
    /// A short help below the field.
    #[prop(optional, into)]
    hint: Option<&'static str>,
    /// The `type`: "text", "date" or "search".
    #[prop(default = "text")]
    kind: &'static str,
    /// The keyboard a touch screen shows: "decimal", "numeric" and the like.
    #[prop(optional, into)]
    inputmode: Option<&'static str>,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Text shown while nothing is typed. Never instead of a label.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    /// Whether it must be filled in. Said to assistive technology only; the owner checks it.
    #[prop(optional)]
    required: bool,
    /// Texts the browser offers while typing.
    #[prop(optional, into)]
    suggestions: Option<Signal<Vec<String>>>,
    /// Follows whether a date is typed in part or impossible, as when a month has no such day:
    /// then the value is "" although the field is not empty.
    #[prop(optional, into)]
    bad_input: Option<RwSignal<bool>>,
    /// Hears every change by the user, after `value` has it.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// Hears that the user leaves the field.
    #[prop(optional, into)]
    on_blur: Option<Callback<()>>,
    /// The input element, for the owner that moves the focus to it.
    #[prop(optional)]
    node_ref: ElementRef,
    /// Names the field without showing the label.
    #[prop(optional)]
    hide_label: bool,
    /// Further classes of the whole, such as `right`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let around = Surroundings::new(label, hide_label, hint, error, clash);
    let id = around.id();
    let list = suggestions.map(|_| format!("{id}-list"));
    let element = move || Some(node_ref.try_get_untracked().flatten()?.unchecked_into::<HtmlInputElement>());
    show_value(element, value);

    let check = move || {
        if let (Some(bad_input), Some(input)) = (bad_input, element()) {
            let bad = input.validity().bad_input();
            if bad_input.try_get_untracked() == Some(!bad) {
                bad_input.set(bad);
            }
        }
    };
    let hear = move |event: ev::Event| {
        let typed = event_target_value(&event);
        if value.with_untracked(|value| *value != typed) {
            value.set(typed.clone());
        }
        check();
        if let Some(on_input) = on_input {
            on_input.run(typed);
        }
    };
    let blur = move |_| {
        // A field that is removed while it has the focus hears of it when what it belongs to is gone.
        if value.is_disposed() {
            return;
        }
        check();
        if let Some(on_blur) = on_blur {
            on_blur.try_run(());
        }
    };
    let datalist = suggestions.zip(list.clone()).map(|(suggestions, list)| {
        let options = move || {
            let option = |text: String| view! { <option value=text></option> };
            suggestions.get().into_iter().map(option).collect::<Vec<_>>()
        };
        view! { <datalist id=list>{options}</datalist> }
    });
    let field = view! {
        <input
            node_ref=node_ref
            id=id
            class="in"
            type=kind
            prop:value=value.get_untracked()
            inputmode=inputmode
            autocomplete=autocomplete
            placeholder=move || placeholder.get()
            list=list
            aria-label=around.aria_label()
            aria-required=required.then_some("true")
            aria-invalid=around.invalid()
            aria-describedby=around.described_by()
            on:input=hear
            on:keyup=move |_| check()
            on:blur=blur
        />
        {datalist}
    };
    around.around(class, field.into_any())
}

/// A field of several lines, which grows with its text.
#[component]
pub fn TextArea(
    /// The label above the field.
    #[prop(into)]
    label: Signal<String>,
    /// What was typed.
    value: RwSignal<String>,
    /// What is wrong and what would be right, shown below the field.
    #[prop(into, optional)]
    error: Signal<Option<String>>,
    /// What was changed elsewhere while this was typed, below that.
    #[prop(optional_no_strip, into)]
    clash: Option<Clash>,
    /// A short help below the field.
    #[prop(optional, into)]
    hint: Option<&'static str>,
    /// Lines shown at first.
    #[prop(default = 3)]
    rows: u32,
    /// Whether it must be filled in. Said to assistive technology only; the owner checks it.
    #[prop(optional)]
    required: bool,
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
    let around = Surroundings::new(label, hide_label, hint, error, clash);
    // The value of a text area is read and written as that of an input.
    let element = move || Some(node_ref.try_get_untracked().flatten()?.unchecked_into());
    show_value(element, value);
    let field = view! {
        <textarea
            node_ref=node_ref
            id=around.id()
            class="in area"
            rows=rows
            autocomplete="off"
            prop:value=value.get_untracked()
            aria-label=around.aria_label()
            aria-required=required.then_some("true")
            aria-invalid=around.invalid()
            aria-describedby=around.described_by()
            on:input=move |event| value.set(event_target_value(&event))
        ></textarea>
    };
    around.around(class, field.into_any())
}
