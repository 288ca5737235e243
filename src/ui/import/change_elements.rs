//! The elements of the list of changes, made by hand.
//!
//! A list may hold thousands of changes, and what moves in one is a tick. Plain elements are drawn in a fraction of the
//! time, and one function draws every kind of change where each kind of view would be code of its own in the page.

use super::comparison::{Comparison, signed};
use super::in_words::{Said, mark};
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

/// Draws one row at the end of its group. A row that does not count as others are taken cannot be switched.
pub fn add_row(group: &Element, comparison: &Comparison, index: usize, row: &Row, is_open: bool) -> Option<()> {
    let line = comparison.lines.get(index)?;
    let is_conflict = row.kind == RowKind::Conflict;
    let item = add(group, "li", if is_conflict { "change conflict" } else { "change" }, "")?;
    if row.of.is_some() {
        let _ = item.class_list().add_1("of-one");
    }
    if !is_conflict {
        let tick = add_input(&item, "checkbox", index, row.take, is_open)?;
        let verb = if row.kind == RowKind::Same { "Make one of" } else { "Take" };
        set(&tick, "aria-label", &format!("{verb} {}", line.label));
    }
    let what = add(&item, "div", "change-what", "")?;
    add(&what, "b", "", &line.what)?;
    if let Some((word, class)) = mark(row.kind) {
        add(&what, "span", class, word)?;
    }
    if let Some(by) = comparison.signature(row).filter(|_| !is_conflict) {
        add(&what, "small", "", &by)?;
    }
    for (class, remark) in comparison.remarks_on(index) {
        add(&what, "small", class, &remark)?;
    }
    let [mine, theirs] = comparison.sides(row, line);
    let sides = add(&item, "div", "change-sides", "")?;
    if is_conflict {
        set(&sides, "role", "radiogroup");
        set(&sides, "aria-label", &line.label);
        for (side, name, by, is_theirs) in [(mine, "Mine: ", &row.here, false), (theirs, "Theirs: ", &row.there, true)]
        {
            let cell = add(&sides, "div", "", "")?;
            let label = add(&cell, "label", "choice", "")?;
            let input = add_input(&label, "radio", index, row.take == is_theirs, is_open)?;
            set(&input, "name", &format!("change-{index}"));
            set(&input, SIDE, if is_theirs { "true" } else { "false" });
            let text = add(&label, "span", "", name)?;
            add_said(&text, &side?)?;
            // Beside the label: it describes the side, and is no part of its name.
            if let Some(by) = by.as_ref().and_then(signed) {
                let by = add(&cell, "small", "signed", &by)?;
                by.set_id(&format!("change-{index}-{is_theirs}"));
                set(&input, "aria-describedby", &by.id());
            }
        }
        return Some(());
    }
    if row.kind == RowKind::Same {
        for (side, name) in [(mine, "Here: "), (theirs, "In the file: ")] {
            add_said(&add(&sides, "span", "one", name)?, &side?)?;
        }
        return Some(());
    }
    if let Some(mine) = &mine {
        add_said(&add(&sides, "span", "mine", "")?, mine)?;
    }
    if let Some(theirs) = &theirs {
        // The arrow stays with what it points to, also where that needs a line of its own.
        let to = add(&sides, "span", "to", "")?;
        if mine.is_some() {
            let arrow = add(&to, "span", "arrow", "→")?;
            set(&arrow, "aria-hidden", "true");
            add(&to, "span", "visually-hidden", " becomes ")?;
        }
        add_said(&add(&to, "span", "theirs", "")?, theirs)?;
    }
    Some(())
}

/// What a tick or a choice says: the row, and whether the file's side is taken.
pub fn heard(input: &HtmlInputElement) -> Option<(usize, bool)> {
    let index = input.get_attribute(ROW)?.parse().ok()?;
    Some((index, input.get_attribute(SIDE).map_or(input.checked(), |side| side == "true")))
}

/// Has a tick or a choice show what holds: whether the row is taken, and whether it counts.
pub fn show(input: &HtmlInputElement, state: impl Fn(usize) -> Option<(bool, bool)>) -> Option<()> {
    let (take, is_open) = state(input.get_attribute(ROW)?.parse().ok()?)?;
    input.set_disabled(!is_open);
    input.set_checked(input.get_attribute(SIDE).map_or(take, |side| (side == "true") == take));
    Some(())
}

fn add_said(parent: &Element, said: &Said) -> Option<Element> {
    // Names and comments may be written in the other direction.
    let said = add(parent, "bdi", &said.class, &said.text)?;
    set(&said, "translate", "no");
    Some(said)
}

fn add_input(parent: &Element, kind: &str, index: usize, checked: bool, is_open: bool) -> Option<Element> {
    let input = add(parent, "input", "", "")?;
    set(&input, "type", kind);
    set(&input, ROW, &index.to_string());
    let field = input.unchecked_ref::<HtmlInputElement>();
    field.set_checked(checked);
    field.set_disabled(!is_open);
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
