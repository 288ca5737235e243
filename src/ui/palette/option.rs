//! A line of the palette.

use super::choices::{Hint, Shown};
use super::marks::Marked;
use crate::ui::element::Child;
use crate::ui::view;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The id of the line at a place, for `aria-activedescendant`.
pub fn id(at: usize) -> String {
    format!("palette-result-{at}")
}

/// Draws a line; which of them is the active one is [`mark_active`]. The focus stays in the field: a press on the line only chooses it.
pub fn draw(shown: Shown, at: usize, on_point: impl Fn() + 'static, on_choose: impl Fn() + 'static) -> AnyView {
    let Shown { name, detail, hint } = shown;
    let detail = (!detail.0.is_empty()).then(|| view! { <small class="cut"><bdi>{pieces(detail)}</bdi></small> });
    let hint = match hint {
        // Read out, a shortcut would be taken for a part of the name.
        Hint::Keys(keys) => view! { <kbd aria-hidden="true">{keys}</kbd> },
        Hint::Nothing => ().into_any(),
        Hint::Kind(kind) => view! { <span class="palette-kind">{kind}</span> },
    };
    view! {
        <li
            id=id(at)
            role="option"
            on:pointermove=move |_| on_point()
            on:pointerdown=move |event: ev::PointerEvent| event.prevent_default()
            on:click=move |_| on_choose()
        >
            <span class="cut" dir="auto">
                {pieces(name)}
            </span>
            {detail}
            {hint}
        </li>
    }
}

/// Marks the active line of a list. One effect does it for all lines, which are drawn anew at every letter.
pub fn mark_active(list: &Element, at: usize) {
    let active = id(at);
    let lines = list.query_selector_all("[role=option]");
    for line in lines.into_iter().flat_map(|lines| (0..lines.length()).filter_map(move |n| lines.item(n))) {
        let line: Element = line.unchecked_into();
        let is_active = line.id() == active;
        let _ = line.set_attribute("aria-selected", if is_active { "true" } else { "false" });
        let _ = line.set_attribute("class", if is_active { "active" } else { "" });
    }
}

fn pieces(marked: Marked) -> Vec<AnyView> {
    let piece = |(is_marked, text): (bool, String)| {
        if is_marked {
            view! { <mark>{text}</mark> }
        } else {
            text.view()
        }
    };
    marked.0.into_iter().map(piece).collect()
}
