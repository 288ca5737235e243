//! The elements of the list of changes, made by hand.
//!
//! A list may hold thousands of changes, and what moves in one is a tick. Plain elements are drawn in a fraction of the
//! time, and one function draws every kind of change where each kind of view would be code of its own in the page.

use super::comparison::Comparison;
use super::in_words::Said;
use crate::document::{Row, RowKind};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Which row a tick is about.
const ROW: &str = "data-row";
/// Which side a choice stands for.
const SIDE: &str = "data-theirs";

/// Draws the group of one owner at the end of the list, and answers with the place for its rows.
pub fn add_group(list: &Element, owner: &str) -> Option<Element> {
    let group = add(list, "section", "change-group", "")?;
    add(&group, "h3", "", owner)?;
    add(&group, "ul", "", "")
}

/// Draws one row at the end of its group.
pub fn add_row(group: &Element, comparison: &Comparison, index: usize, row: &Row) -> Option<()> {
    let line = comparison.lines.get(index)?;
    let is_conflict = row.kind == RowKind::Conflict;
    let item = add(group, "li", if is_conflict { "change conflict" } else { "change" }, "")?;
    if !is_conflict {
        let tick = add_input(&item, "checkbox", index, row.take)?;
        set(&tick, "aria-label", &format!("Take {}", line.label));
    }
    let what = add(&item, "div", "change-what", "")?;
    add(&what, "b", "", &line.what)?;
    if let Some((class, word)) = mark(row.kind) {
        add(&what, "span", class, word)?;
    }
    if !row.who.is_empty() {
        add(&what, "small", "", &format!("by {}", row.who))?;
    }
    let remark = comparison.remark(row, line);
    if !remark.is_empty() {
        add(&what, "small", if row.not_theirs { "warning" } else { "" }, &remark)?;
    }
    let [mine, theirs] = comparison.sides(row, line);
    let sides = add(&item, "div", "change-sides", "")?;
    if is_conflict {
        set(&sides, "role", "radiogroup");
        set(&sides, "aria-label", &line.label);
        for (side, name, is_theirs) in [(mine, "Mine: ", false), (theirs, "Theirs: ", true)] {
            let label = add(&sides, "label", "choice", "")?;
            let input = add_input(&label, "radio", index, row.take == is_theirs)?;
            set(&input, "name", &format!("change-{index}"));
            set(&input, SIDE, if is_theirs { "true" } else { "false" });
            let text = add(&label, "span", "", name)?;
            add_said(&text, &side?)?;
        }
        return Some(());
    }
    if let Some(mine) = &mine {
        add_said(&add(&sides, "span", "mine", "")?, mine)?;
    }
    if mine.is_some() && theirs.is_some() {
        let arrow = add(&sides, "span", "arrow", "→")?;
        set(&arrow, "aria-hidden", "true");
        add(&sides, "span", "visually-hidden", " becomes ")?;
    }
    if let Some(theirs) = &theirs {
        add_said(&add(&sides, "span", "theirs", "")?, theirs)?;
    }
    Some(())
}

/// What a tick or a choice says: the row, and whether the file's side is taken.
pub fn heard(input: &HtmlInputElement) -> Option<(usize, bool)> {
    let index = input.get_attribute(ROW)?.parse().ok()?;
    Some((index, input.get_attribute(SIDE).map_or(input.checked(), |side| side == "true")))
}

/// Has a tick or a choice show what holds.
pub fn show(input: &HtmlInputElement, take: impl Fn(usize) -> Option<bool>) -> Option<()> {
    let take = take(input.get_attribute(ROW)?.parse().ok()?)?;
    input.set_checked(input.get_attribute(SIDE).map_or(take, |side| (side == "true") == take));
    Some(())
}

/// The word on a change that does more than change a value.
fn mark(kind: RowKind) -> Option<(&'static str, &'static str)> {
    match kind {
        RowKind::Conflict => Some(("kind amber", "Conflict")),
        RowKind::New => Some(("kind green", "New")),
        RowKind::Removed => Some(("kind red", "Removed")),
        RowKind::Changed => None,
    }
}

fn add_said(parent: &Element, said: &Said) -> Option<Element> {
    // Names and comments may be written in the other direction.
    add(parent, "bdi", &said.class, &said.text)
}

fn add_input(parent: &Element, kind: &str, index: usize, checked: bool) -> Option<Element> {
    let input = add(parent, "input", "", "")?;
    set(&input, "type", kind);
    set(&input, ROW, &index.to_string());
    input.unchecked_ref::<HtmlInputElement>().set_checked(checked);
    Some(input)
}

/// Adds an element at the end of another. Text is never read as HTML.
fn add(parent: &Element, tag: &str, class: &str, text: &str) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    parent.append_child(&element).ok()?;
    Some(element)
}

/// Sets an attribute. Refused only for names that are none, and these are ours.
fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}
