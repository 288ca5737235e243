//! Making columns wider and narrower in the grid's head: by dragging an edge, and with Shift and the arrows.
//!
//! While an edge is dragged only a line moves: to lay out the rows at every move would take more than a frame. One drag is
//! one step of undo, and so is all that is done while Shift is held.

use super::arrangement::Arrangement;
use super::columns;
use super::grid_keys::Spot;
use crate::browser::page;
use crate::domain::layout::WIDTHS;
use crate::domain::query::Column;
use crate::ui::element::ElementRef;
use crate::ui::kit::{Listener, TextScale, Toasts, find_all, set_style, target_element};
use crate::ui::reactive::State;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent};

/// What takes hold of an edge.
const EDGE: &str = ".edge";
/// How much wider or narrower a column becomes with a key, in px.
const STEP: i32 = 16;

/// The edges of a grid's columns.
#[derive(Clone, Copy)]
pub struct Edges {
    arrangement: Arrangement,
    toasts: Toasts,
    /// The line that shows where an edge would be.
    pub line: ElementRef,
    /// The width that keys are trying for a column.
    pub trial: State<Option<(Column, u16)>>,
    drag: StoredValue<Option<Drag>, LocalStorage>,
    scale: Signal<f64>,
}

/// An edge on its way.
struct Drag {
    column: Column,
    /// Where the pointer came down on the screen, and the column's width then.
    from: (i32, i32),
    width: u16,
    /// Where the column begins, in the grid.
    left: i32,
    _listeners: Vec<Listener>,
}

impl Edges {
    /// Of the columns of the campaign's roster.
    pub fn new(arrangement: Arrangement, toasts: Toasts) -> Self {
        let (line, trial) = (ElementRef::new(), State::new(None));
        Self { arrangement, toasts, line, trial, drag: StoredValue::new_local(None), scale: TextScale::now() }
    }

    /// A pointer comes down in the grid.
    pub fn on_down(self, event: &PointerEvent) {
        let Some((cell, column)) = at_edge(event).filter(|_| event.button() == 0 && event.is_primary()) else { return };
        let Some(frame) = frame_of(&cell) else { return };
        event.prevent_default();
        let on_end = move |event: Event| self.end(event.type_() == "pointerup");
        let on_key = move |event: Event| {
            let key: &KeyboardEvent = event.unchecked_ref();
            if key.key() == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                self.end(false);
            }
        };
        let listeners = vec![
            Listener::capture(&window(), "pointermove", move |event| self.moved(event.unchecked_ref())),
            Listener::capture(&window(), "pointerup", on_end),
            Listener::capture(&window(), "pointercancel", on_end),
            Listener::capture(&window(), "keydown", on_key),
        ];
        let left = cell.get_bounding_client_rect().left() - frame.get_bounding_client_rect().left();
        let width = self.usual(cell.offset_width());
        self.drag.set_value(Some(Drag {
            column,
            from: (event.client_x(), width),
            width: within(width),
            left: left as i32,
            _listeners: listeners,
        }));
    }

    fn moved(self, event: &PointerEvent) {
        let at = self.drag.try_update_value(|drag| {
            let drag = drag.as_mut()?;
            drag.width = within(drag.from.1 + self.usual(event.client_x() - drag.from.0));
            Some(drag.left + (f64::from(drag.width) * self.scale.get_untracked()) as i32)
        });
        if let (Some(Some(at)), Some(line)) = (at, self.line.get_untracked()) {
            set_style(&line, "transform", &format!("translateX({at}px)"));
            line.set_hidden(false);
        }
    }

    fn end(self, let_go: bool) {
        let Some(drag) = self.drag.try_update_value(Option::take).flatten() else { return };
        if let Some(line) = self.line.get_untracked() {
            line.set_hidden(true);
        }
        if let_go && i32::from(drag.width) != drag.from.1 {
            self.arrangement.set_width(drag.column, Some(drag.width));
        }
        // One of its listeners is at work just now.
        page::after(0, move || drop(drag));
    }

    /// A double click on an edge makes its column as wide as what stands in it; `false` for a click elsewhere.
    pub fn on_double_click(self, event: &ev::MouseEvent) -> bool {
        let Some((cell, column)) = at_edge(event) else { return false };
        let Some(frame) = frame_of(&cell) else { return false };
        let key = cell.get_attribute("data-cell");
        let mut cells = find_all(&frame, "[data-cell]");
        cells.retain(|cell| cell.get_attribute("data-cell") == key);
        let lay_out = |width: &str| cells.iter().for_each(|cell| set_style(cell, "width", width));
        lay_out("max-content");
        let widest = cells.iter().map(HtmlElement::offset_width).max().unwrap_or_default();
        lay_out("");
        self.arrangement.set_width(column, Some(within(self.usual(widest) + 1)));
        true
    }

    /// Makes the column of a cell in the head wider or narrower for the time being; `false` where there is none.
    pub fn step(self, spot: &Spot, wider: bool) -> bool {
        let Some(column) = Column::from_key(&spot.column).filter(|_| spot.row.is_none()) else { return false };
        let tried = self.trial.get_untracked().filter(|(other, _)| *other == column).map(|(_, width)| i32::from(width));
        let width = within(tried.unwrap_or(self.usual(spot.cell.offset_width())) + if wider { STEP } else { -STEP });
        self.trial.set(Some((column, width)));
        let name = self.arrangement.store.peek(|campaign| columns::name(column, campaign.table.columns()));
        self.toasts.announce(format!("{name}, {width} pixels wide"));
        true
    }

    /// A width on the screen as it would be where text has its usual size, in which widths are kept.
    fn usual(self, width: i32) -> i32 {
        (f64::from(width) / self.scale.get_untracked()).round() as i32
    }

    /// Keeps the width that was tried, or takes it back.
    pub fn settle(self, keep: bool) {
        let Some((column, width)) = self.trial.try_update(Option::take).flatten() else { return };
        if keep {
            self.arrangement.set_width(column, Some(width));
        }
    }
}

/// The head of a column whose edge an event is about.
fn at_edge(event: &Event) -> Option<(HtmlElement, Column)> {
    let edge = target_element(event)?.closest(EDGE).ok()??;
    let cell: HtmlElement = edge.closest("[data-cell]").ok()??.unchecked_into();
    let column = Column::from_key(&cell.get_attribute("data-cell")?)?;
    Some((cell, column))
}

fn frame_of(cell: &HtmlElement) -> Option<Element> {
    cell.closest(".grid-frame").ok().flatten()
}

fn within(width: i32) -> u16 {
    u16::try_from(width.max(0)).unwrap_or(u16::MAX).clamp(*WIDTHS.start(), *WIDTHS.end())
}
