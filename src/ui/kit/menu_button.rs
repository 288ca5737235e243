//! A button that opens a menu.

use super::menu::{Menus, StartAt};
use super::menu_item::MenuItem;
use crate::ui::element::ElementRef;
use crate::ui::later::do_now;
use crate::ui::reactive::use_context;
use crate::ui::view;
use leptos::{ev, prelude::*};

/// A button that opens a menu below or above itself.
///
/// Only the button stands in the page; the one popover that all menu buttons share is drawn by
/// [`MenuHost`](super::MenuHost). The button's `aria-expanded` is set by the popover when it opens
/// and closes, so that a thousand buttons need not watch one signal.
#[component]
pub fn MenuButton(
    /// Makes the lines, each time the menu opens.
    #[prop(into)]
    items: Callback<(), Vec<MenuItem>>,
    /// The accessible name of the button and of its menu, when the visible text is not enough. It
    /// must contain the visible text.
    #[prop(into, optional)]
    label: MaybeProp<String>,
    /// The classes of the button; `btn` when there are none.
    #[prop(into, default = "btn".into())]
    class: Signal<String>,
    /// The place in the tab order, for a grid that lets one element of its own be reached by Tab.
    #[prop(into, optional)]
    tabindex: MaybeProp<i32>,
    /// Whether it cannot be used.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// Whether it stands in a grid, whose arrow keys then move through the grid; Enter, Space and
    /// Alt+ArrowDown still open the menu.
    #[prop(optional)]
    in_grid: bool,
    /// What the button shows.
    children: Children,
) -> impl IntoView {
    let node = ElementRef::new();
    let menus = use_context::<Menus>();
    let show = move |start: StartAt| {
        if let (Some(menus), Some(button)) = (menus, node.get_untracked()) {
            do_now(move || menus.toggle(button, || untrack(|| items.run(())), start));
        }
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        if in_grid && !event.alt_key() {
            return;
        }
        let start = match event.key().as_str() {
            "ArrowDown" => StartAt::First,
            "ArrowUp" => StartAt::Last,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        show(start);
    };
    view! {
        <button
            node_ref=node
            type="button"
            class=class
            aria-label=move || label.get()
            aria-haspopup="menu"
            aria-expanded="false"
            tabindex=move || tabindex.get()
            disabled=disabled
            on:click=move |_| show(StartAt::First)
            on:keydown=on_keydown
        >
            {children()}
        </button>
    }
}
