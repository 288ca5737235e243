//! The lines of the open menu as they stand on the page: where they are, which submenu is open.

use super::dom::{
    coarse_pointer, find, find_all, focus_in_place, px, set_expanded, set_style, target_element, window_size,
};
use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The lines of a menu, without those of its submenus.
pub const OWN_ITEMS: &str = ":scope > .menu-item, :scope > .menu-branch > .menu-item";
/// The line of a menu whose submenu is open.
pub const OPEN_BRANCH: &str = ":scope > .menu-branch > [aria-expanded=true]";
/// The least distance between a menu and the edge of the window, in px.
const MARGIN: f64 = 6.0;

/// The line an event happened to.
pub fn item_of(event: &ev::Event) -> Option<HtmlElement> {
    let item = target_element(event)?.closest(".menu-item").ok()??;
    Some(item.unchecked_into())
}

/// The menu or submenu that a line belongs to.
pub fn menu_of(item: &Element) -> Option<HtmlElement> {
    let menu = item.closest(".menu").ok()??;
    Some(menu.unchecked_into())
}

/// The submenu of a line, if it has one.
fn branch_of(item: &Element) -> Option<HtmlElement> {
    let next = item.next_element_sibling()?;
    next.class_list().contains("sub").then(|| next.unchecked_into())
}

/// Moves the focus to one of the lines.
pub fn focus_at(items: &[HtmlElement], at: usize) {
    if let Some(item) = items.get(at) {
        let _ = item.focus();
    }
}

/// Puts the menu below its button, or above when there is more room, inside the window. Above it
/// hangs by its lower edge, so that it grows upwards.
pub fn place(menu: &HtmlElement, anchor: &Element) {
    const GAP: f64 = 4.0;
    let (width, height) = window_size();
    let at = anchor.get_bounding_client_rect();
    let own = menu.get_bounding_client_rect();
    let below = height - at.bottom() - GAP - MARGIN;
    let above = at.top() - GAP - MARGIN;
    let goes_below = own.height() <= below || below >= above;
    if goes_below {
        set_style(menu, "top", &px(at.bottom() + GAP));
    } else {
        set_style(menu, "top", "auto");
        set_style(menu, "bottom", &px(height - at.top() + GAP));
    }
    set_style(menu, "max-height", &px(if goes_below { below } else { above }));
    let start = if at.left() + own.width() <= width - MARGIN { at.left() } else { at.right() - own.width() };
    set_style(menu, "left", &px(start.min(width - own.width() - MARGIN).max(MARGIN)));
}

/// Opens the submenu of a line: beside the line, or below it in the same menu where there is no
/// room beside, or a finger would not reach. With `beside_only` it stays closed in the latter case.
fn expand(item: &HtmlElement, beside_only: bool) -> Option<HtmlElement> {
    let branch = branch_of(item)?;
    if !branch.hidden() {
        return Some(branch);
    }
    branch.set_hidden(false);
    let _ = branch.class_list().remove_1("inline");
    let (width, height) = window_size();
    let at = item.get_bounding_client_rect();
    let own = branch.get_bounding_client_rect();
    let left = if coarse_pointer() {
        None
    } else if at.right() + own.width() <= width - MARGIN {
        Some(at.right())
    } else if at.left() - own.width() >= MARGIN {
        Some(at.left() - own.width())
    } else {
        None
    };
    match left {
        Some(left) => {
            set_style(&branch, "left", &px(left));
            set_style(&branch, "top", &px((at.top() - MARGIN).min(height - own.height() - MARGIN).max(MARGIN)));
        }
        None if beside_only => {
            branch.set_hidden(true);
            return None;
        }
        None => {
            let _ = branch.class_list().add_1("inline");
        }
    }
    set_expanded(item, true);
    Some(branch)
}

/// Closes the submenu of a line, and those within.
fn collapse(item: &HtmlElement) {
    if let Some(branch) = branch_of(item) {
        collapse_all(&branch);
        branch.set_hidden(true);
        set_expanded(item, false);
    }
}

/// Closes every submenu of a menu.
fn collapse_all(menu: &HtmlElement) {
    for item in find_all(menu, OPEN_BRANCH) {
        collapse(&item);
    }
}

/// Opens the submenu of a line and goes to its present value or first line.
pub fn enter(item: &HtmlElement) {
    if item.get_attribute("aria-disabled").is_some() {
        return;
    }
    if let Some(menu) = menu_of(item) {
        collapse_all(&menu);
    }
    if let Some(branch) = expand(item, false) {
        let first = find(&branch, "[aria-checked=true]").or_else(|| find(&branch, OWN_ITEMS));
        if let Some(first) = first {
            let _ = first.focus();
        }
    }
}

/// Closes the submenu and goes to the line it belongs to. False when `menu` is not a submenu.
pub fn leave(menu: &HtmlElement) -> bool {
    let item = menu.previous_element_sibling().filter(|item| item.class_list().contains("menu-item"));
    let (true, Some(item)) = (menu.class_list().contains("sub"), item) else {
        return false;
    };
    let item: HtmlElement = item.unchecked_into();
    let _ = item.focus();
    collapse(&item);
    true
}

/// Opens or closes a submenu at a click.
pub fn toggle_branch(item: &HtmlElement) {
    let Some(menu) = menu_of(item) else { return };
    let beside = branch_of(item).is_some_and(|branch| !branch.hidden() && !branch.class_list().contains("inline"));
    let was_open = branch_of(item).is_some_and(|branch| !branch.hidden());
    // A submenu beside opened when the pointer came; the click then must not close it again.
    if beside {
        return;
    }
    collapse_all(&menu);
    if !was_open {
        let _ = expand(item, false);
    }
}

/// The pointer rests on a line: the line has the focus, and only its submenu is open.
pub fn settle(menu: &HtmlElement, item: &HtmlElement) {
    focus_in_place(item);
    if find(menu, OPEN_BRANCH).as_ref() == Some(item) {
        return;
    }
    collapse_all(menu);
    if item.get_attribute("aria-disabled").is_none() {
        let _ = expand(item, true);
    }
}
