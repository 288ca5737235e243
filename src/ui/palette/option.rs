//! A line of the palette.

use super::choices::{Hint, Shown};
use super::marks::Marked;
use crate::ui::view;
use leptos::{ev, prelude::*};

/// The id of the line at a place, for `aria-activedescendant`.
pub fn id(at: usize) -> String {
    format!("palette-result-{at}")
}

/// Draws a line. The focus stays in the field: a press on the line only chooses it.
pub fn draw(
    shown: Shown,
    at: usize,
    is_active: impl Fn() -> bool + Copy + Send + 'static,
    on_point: impl Fn() + 'static,
    on_choose: impl Fn() + 'static,
) -> AnyView {
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
            class:active=is_active
            aria-selected=move || if is_active() { "true" } else { "false" }
            on:pointermove=move |_| on_point()
            on:pointerdown=move |event: ev::PointerEvent| event.prevent_default()
            on:click=move |_| on_choose()
        >
            <span class="cut">
                <bdi>{pieces(name)}</bdi>
            </span>
            {detail}
            {hint}
        </li>
    }
}

fn pieces(marked: Marked) -> Vec<AnyView> {
    let piece = |(is_marked, text): (bool, String)| {
        if is_marked {
            view! { <mark>{text}</mark> }
        } else {
            text.into_any()
        }
    };
    marked.0.into_iter().map(piece).collect()
}
