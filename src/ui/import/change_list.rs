//! The list of changes in the preview.

use super::change_elements::{add_group, add_row, heard, show};
use super::comparison::Comparison;
use crate::document::{Preview, Row};
use crate::ui::reactive::Derived;
use crate::ui::view;
use leptos::{ev, html, prelude::*};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// How many rows are drawn at a time; more follow as the list is scrolled to its end.
const PORTION: usize = 50;
/// How near to the end that is, in px.
const NEAR: i32 = 600;

/// Shows the changes and hears which are taken.
#[component]
pub fn ChangeList(
    /// What is compared.
    comparison: Arc<Comparison>,
    /// Which changes are taken.
    preview: RwSignal<Preview>,
    /// The rows to show, in order.
    shown: Derived<Vec<usize>>,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let drawn = RwSignal::new(0);
    let more = move || {
        let Some(list) = list.try_get_untracked().flatten() else { return };
        let Some(from) = drawn.try_get_untracked() else { return };
        let added = shown.with_untracked(|shown| {
            let portion = shown.get(from..(from + PORTION).min(shown.len())).unwrap_or_default();
            preview.with_untracked(|preview| {
                draw(&list, &comparison, preview, from.checked_sub(1).and_then(|last| shown.get(last)), portion)
            });
            portion.len()
        });
        if added > 0 {
            drawn.set(from + added);
        }
    };
    let more = StoredValue::new_local(more);
    let more = move || {
        more.try_with_value(|more| more());
    };
    Effect::new(move |_| {
        shown.track();
        if let Some(list) = list.get() {
            list.set_text_content(None);
            list.parent_element().inspect(|scroller| scroller.set_scroll_top(0));
            drawn.set(0);
            more();
        }
    });
    // Whole kinds are switched by buttons beside the list.
    Effect::new(move |_| {
        preview.with(|preview| {
            let Some(list) = list.get_untracked() else { return };
            let Ok(inputs) = list.query_selector_all("input") else { return };
            for input in (0..inputs.length()).filter_map(|at| inputs.item(at)) {
                show(input.unchecked_ref(), |index| {
                    preview.rows.get(index).map(|row| (row.take, preview.is_open(row)))
                });
            }
        });
    });
    let on_change = move |event: ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some((index, take)) = input.and_then(|input| heard(&input)) {
            preview.try_update(|preview| {
                if let Some(row) = preview.rows.get_mut(index) {
                    row.take = take;
                }
            });
        }
    };
    let on_scroll = move |event: ev::Event| {
        let scroller = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if scroller.is_some_and(|it| it.scroll_height() - it.scroll_top() - it.client_height() < NEAR) {
            more();
        }
    };
    let rest = move || {
        let left = shown.with(Vec::len).saturating_sub(drawn.get());
        (left > 0).then(|| {
            view! {
                <button type="button" class="btn more" on:click=move |_| more()>
                    "Show more"
                </button>
            }
        })
    };
    view! {
        <div class="changes" on:change=on_change on:scroll=on_scroll>
            <div node_ref=list></div>
            {rest}
        </div>
    }
    .into_any()
}

/// Draws a portion of the rows at the end of the list; `last` is the row before it.
fn draw(list: &Element, comparison: &Comparison, preview: &Preview, last: Option<&usize>, portion: &[usize]) {
    let owner = |index: &usize| preview.rows.get(*index).map(Row::whose);
    let mut before = last.and_then(owner);
    // The rows of one influencer may have been parted by the end of the last portion.
    let mut group = list.last_element_child().and_then(|group| group.last_element_child());
    for index in portion {
        let (Some(row), Some(line)) = (preview.rows.get(*index), comparison.lines.get(*index)) else { continue };
        if before != owner(index) {
            group = add_group(list, &line.owner);
            before = owner(index);
        }
        if let Some(group) = &group {
            add_row(group, comparison, *index, row, preview.is_open(row));
        }
    }
}
