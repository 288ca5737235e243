//! A box to tick.

use crate::ui::view;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// A checkbox with its label beside it. It shows what `checked` says: a tick by the user is told
/// to the owner, and stays only if the owner takes it.
#[component]
pub fn CheckboxField(
    /// The label, which can be clicked as well.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Hears what the user wants.
    #[prop(into)]
    on_change: Callback<bool>,
    /// Whether only some of what it stands for is ticked; drawn as a dash.
    #[prop(into, optional)]
    indeterminate: Signal<bool>,
    /// Names the box without showing the label.
    #[prop(optional)]
    hide_label: bool,
    /// Further classes of the whole.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let hear = move |event: ev::Event| {
        on_change.run(event_target_checked(&event));
        if let (Some(input), Some(checked)) = (event.target(), checked.try_get_untracked()) {
            let input: HtmlInputElement = input.unchecked_into();
            input.set_checked(checked);
            input.set_indeterminate(indeterminate.get_untracked());
        }
    };
    view! {
        <label class=format!("check {class}")>
            <input
                type="checkbox"
                prop:checked=checked
                prop:indeterminate=indeterminate
                aria-label=hide_label.then_some(label)
                on:change=hear
            />
            {(!hide_label).then(|| view! { <span>{label}</span> })}
        </label>
    }
}
