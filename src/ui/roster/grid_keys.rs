//! The keyboard of the grid (WAI-ARIA Authoring Practices, grid): one stop for Tab, and within it every cell by arrow.
//!
//! A cell with one control in it hands the focus to that; the others take it themselves.

use super::cell_editor::Editor;
use super::column_edge::Edges;
use super::columns::CHECK;
use crate::app::session::Session;
use crate::domain::finding::Found;
use crate::domain::id::InfluencerId;
use crate::ui::kit::{VirtualScroll, find_all, target_element};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What can have the focus in a cell.
const CONTROL: &str = "button, input, a";

/// Where in the grid something is.
pub struct Spot {
    /// The row; `None` is the header.
    pub row: Option<usize>,
    /// The cell.
    pub cell: HtmlElement,
    /// The key of its column.
    pub column: String,
}

impl Spot {
    /// The cell that holds an element.
    pub fn of(element: &Element) -> Option<Self> {
        let cell: HtmlElement = element.closest("[role=grid] [data-cell]").ok()??.unchecked_into();
        let row = cell.closest("[aria-rowindex]").ok()??.get_attribute("aria-rowindex")?.parse::<usize>().ok()?;
        // Row 1 is the header, and rows are counted from 1.
        Some(Self { row: row.checked_sub(2), column: cell.get_attribute("data-cell")?, cell })
    }

    /// Whose row it is.
    pub fn influencer(&self, session: Session) -> Option<InfluencerId> {
        session.found.with_untracked(|found| found.line(self.row?)?.influencer())
    }
}

/// Answers the keys of the grid.
pub fn on_key(session: Session, scroll: VirtualScroll, editor: Editor, edges: Edges, event: &ev::KeyboardEvent) {
    let Some(target) = target_element(event) else { return };
    let Some(spot) = Spot::of(&target).filter(|_| !Editor::holds(&target) && !event.alt_key()) else { return };
    let command = event.ctrl_key() || event.meta_key();
    let last = session.found.with_untracked(Found::line_count).checked_sub(1);
    let page = scroll.visible().len().max(1);
    let next = |step: usize| spot.row.map_or(Some(0), |row| Some((row + step).min(last?))).filter(|_| last.is_some());
    let moved = match event.key().as_str() {
        "ArrowDown" => to_row(scroll, &spot, next(1)),
        "ArrowUp" => to_row(scroll, &spot, spot.row.and_then(|row| row.checked_sub(1))),
        "PageDown" => to_row(scroll, &spot, next(page)),
        "PageUp" => to_row(scroll, &spot, spot.row.map(|row| row.saturating_sub(page))),
        "ArrowRight" | "ArrowLeft" if event.shift_key() && spot.row.is_none() => {
            edges.step(&spot, event.key() == "ArrowRight")
        }
        "Escape" if edges.trial.with_untracked(Option::is_some) => {
            edges.settle(false);
            event.stop_propagation();
            true
        }
        "ArrowRight" => beside(&spot, true),
        "ArrowLeft" => beside(&spot, false),
        "Home" if command => to_row(scroll, &spot, last.map(|_| 0)) && at_edge(scroll, Some(0), true),
        "End" if command => to_row(scroll, &spot, last) && at_edge(scroll, last, false),
        "Home" => at_edge(scroll, spot.row, true),
        "End" => at_edge(scroll, spot.row, false),
        " " => match spot.influencer(session) {
            Some(id) => {
                session.selection.update(|selection| selection.toggle(id));
                true
            }
            // The header has controls of its own, the head of a group none.
            None => spot.row.is_some(),
        },
        "F2" => editor.open(&spot),
        "Enter" if !has_own_enter(&spot) => editor.open(&spot),
        _ => return,
    };
    if moved {
        event.prevent_default();
    }
    if event.shift_key() && matches!(event.key().as_str(), "ArrowDown" | "ArrowUp" | "PageDown" | "PageUp") {
        stretch(session, &spot);
    }
}

/// Browsers press a button when the space bar is let go of. And the width of a column that was tried is kept once Shift
/// is let go of.
pub fn on_key_up(edges: Edges, event: &ev::KeyboardEvent) {
    if event.key() == "Shift" {
        edges.settle(true);
    }
    let is_in_row =
        |target: Element| !Editor::holds(&target) && Spot::of(&target).is_some_and(|spot| spot.row.is_some());
    if event.key() == " " && target_element(event).is_some_and(is_in_row) {
        event.prevent_default();
    }
}

/// Makes what has the focus the grid's one stop for Tab.
pub fn on_focus(event: &ev::FocusEvent) {
    let Some(target) = target_element(event).filter(|target| !Editor::holds(target)) else { return };
    let Some(grid) = target.closest("[role=grid]").ok().flatten() else { return };
    if Spot::of(&target).is_some() {
        make_stop(&grid, &target);
    }
}

/// Sees to it that Tab leads into the grid: to what had the focus last, else to the first row.
pub fn keep_a_stop(grid: &Element) {
    let stop = grid.query_selector("[data-cell] [tabindex='0'], [data-cell][tabindex='0']").ok().flatten();
    // That of an empty grid is left for the first row once there are rows, unless somebody is there.
    let is_in_head = format!("[aria-rowindex='1'] [data-cell={CHECK}] *");
    let is_for_want = |stop: &Element| {
        stop.matches(&is_in_head).unwrap_or_default() && document().active_element().as_ref() != Some(stop)
    };
    if stop.is_some_and(|stop| !is_for_want(&stop)) {
        return;
    }
    // Without rows it is in the head, which can be scrolled sideways.
    let first = |row: u32| grid.query_selector(&format!("[aria-rowindex='{row}'] [data-cell={CHECK}]")).ok().flatten();
    if let Some(cell) = first(2).or_else(|| first(1)) {
        make_stop(grid, &control_of(&cell.unchecked_into()));
    }
}

/// From the cell with the focus to the next one of its row, or the one before.
pub fn step(forwards: bool) {
    if let Some(spot) = document().active_element().and_then(|element| Spot::of(&element)) {
        beside(&spot, forwards);
    }
}

/// Gives a cell the focus; `false` when there is none.
pub fn focus_cell(scroll: VirtualScroll, row: usize, column: &str) -> bool {
    scroll.scroll_to(row);
    let cells = scroll.element(row).map(|row| cells_of(&row)).unwrap_or_default();
    let same = cells.iter().find(|cell| cell.get_attribute("data-cell").as_deref() == Some(column));
    same.or(cells.first()).is_some_and(focus)
}

fn to_row(scroll: VirtualScroll, from: &Spot, row: Option<usize>) -> bool {
    match row {
        Some(row) => focus_cell(scroll, row, &from.column),
        // Above the first row stands the header.
        None if from.row == Some(0) => {
            let header = from.cell.closest("[role=grid]").ok().flatten();
            let header = header.and_then(|grid| grid.query_selector("[aria-rowindex='1']").ok().flatten());
            let cells = header.map(|row| cells_of(&row)).unwrap_or_default();
            let same = cells.iter().find(|cell| cell.get_attribute("data-cell").as_ref() == Some(&from.column));
            same.or(cells.first()).is_some_and(focus)
        }
        None => true,
    }
}

/// To the next cell of the row, or to the one before.
fn beside(from: &Spot, forwards: bool) -> bool {
    let Some(row) = from.cell.closest("[aria-rowindex]").ok().flatten() else { return false };
    let cells = cells_of(&row);
    let Some(at) = cells.iter().position(|cell| *cell == from.cell) else { return false };
    let next = if forwards { cells.get(at + 1) } else { at.checked_sub(1).and_then(|at| cells.get(at)) };
    next.is_none_or(focus)
}

/// To the first cell of a row, or the last.
fn at_edge(scroll: VirtualScroll, row: Option<usize>, first: bool) -> bool {
    let Some(row) = row.and_then(|row| scroll.element(row)) else { return false };
    let cells = cells_of(&row);
    let cell = if first { cells.first() } else { cells.last() };
    cell.is_some_and(focus)
}

/// Moves the end of the selected range from where the focus was to where it is.
fn stretch(session: Session, from: &Spot) {
    let focused = document().active_element().and_then(|element| Spot::of(&element));
    let (Some(from), Some(to)) = (from.influencer(session), focused.and_then(|spot| spot.influencer(session))) else {
        return;
    };
    session.rows.with_untracked(|rows| session.selection.update(|selection| selection.stretch(from, to, rows)));
}

/// The cells of a row that are shown.
pub fn cells_of(row: &Element) -> Vec<HtmlElement> {
    let mut cells = find_all(row, "[data-cell]");
    cells.retain(|cell| cell.offset_width() > 0);
    cells
}

fn focus(cell: &HtmlElement) -> bool {
    control_of(cell).focus().is_ok()
}

/// What takes the focus for a cell.
fn control_of(cell: &HtmlElement) -> HtmlElement {
    let control = cell.query_selector(CONTROL).ok().flatten();
    control.map_or_else(|| cell.clone(), JsCast::unchecked_into)
}

/// Whether Enter presses a control of the cell: all but the name, which it edits.
fn has_own_enter(spot: &Spot) -> bool {
    spot.row.is_none() || (spot.column != "name" && spot.cell.query_selector(CONTROL).ok().flatten().is_some())
}

fn make_stop(grid: &Element, stop: &Element) {
    for old in find_all(grid, "[data-cell] [tabindex='0'], [data-cell][tabindex='0']") {
        let _ = old.set_attribute("tabindex", "-1");
    }
    let _ = stop.set_attribute("tabindex", "0");
}
