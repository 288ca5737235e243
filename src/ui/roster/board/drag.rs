//! Dragging cards with a mouse or a pen. A finger scrolls; it moves cards by the menu of their status.

use super::{Board, card_at};
use crate::browser::page;
use crate::domain::id::InfluencerId;
use crate::domain::selection::Selection;
use crate::ui::counted::counted;
use crate::ui::element::{ElementRef, drawn};
use crate::ui::kit::{Listener, set_style};
use crate::ui::reactive::{effect, memo, on_load};
use crate::ui::view;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent, PointerEvent};

/// How far the pointer must go before a press is a drag, in px.
const SLACK: i32 = 5;
/// Nearer than this to its edge the board scrolls, in px.
const EDGE: i32 = 48;
/// How far it scrolls in a frame, in px.
const STEP: i32 = 14;

/// What is being dragged, if anything is.
#[derive(Clone, Copy)]
pub struct Drag {
    dragged: RwSignal<Option<Dragged>>,
    press: StoredValue<Option<Press>, LocalStorage>,
}

/// Cards on their way.
#[derive(Clone)]
struct Dragged {
    /// Who.
    lifted: Lifted,
    /// What follows the pointer says.
    text: String,
    /// Where the pointer is.
    at: (i32, i32),
    /// The column under it.
    over: Option<usize>,
}

/// Who is dragged: one, or all that are selected.
#[derive(Clone, Copy, PartialEq)]
enum Lifted {
    One(InfluencerId),
    Selected,
}

/// A press that is or becomes a drag.
struct Press {
    id: InfluencerId,
    from: (i32, i32),
    at: (i32, i32),
    board: HtmlElement,
    pointer: i32,
    _listeners: Vec<Listener>,
}

impl Drag {
    /// Nothing is dragged.
    pub fn new() -> Self {
        Self { dragged: RwSignal::new(None), press: StoredValue::new_local(None) }
    }

    /// Whether something is dragged; follows it.
    pub fn is_on(self) -> bool {
        self.dragged.with(Option::is_some)
    }

    /// Whether somebody is dragged.
    pub fn lifts(self, board: Board, id: InfluencerId) -> bool {
        match self.dragged.with(|dragged| dragged.as_ref().map(|dragged| dragged.lifted)) {
            Some(Lifted::One(one)) => one == id,
            Some(Lifted::Selected) => board.session.selection.with(|selection| selection.contains(id)),
            None => false,
        }
    }

    /// Whether a column is where the cards would go.
    pub fn is_over(self, column: usize) -> bool {
        self.dragged.with(|dragged| dragged.as_ref().is_some_and(|dragged| dragged.over == Some(column)))
    }

    /// Hears a press on the board.
    pub fn press(self, board: Board, node: ElementRef, event: &PointerEvent) {
        let Some((_, id)) = card_at(event.target().as_ref()) else { return };
        let Some(element) = node.get_untracked() else { return };
        if event.button() != 0 || event.pointer_type() == "touch" || event.shift_key() || event.ctrl_key() {
            return;
        }
        let at = (event.client_x(), event.client_y());
        let on_move = move |event: Event| self.moved(board, event.unchecked_ref());
        let on_end = move |event: Event| self.end(board, event.type_() == "pointerup");
        let on_key = move |event: Event| {
            let key: &KeyboardEvent = event.unchecked_ref();
            if key.key() == "Escape" && self.dragged.with_untracked(Option::is_some) {
                event.prevent_default();
                event.stop_propagation();
                self.end(board, false);
            }
        };
        let listeners = vec![
            Listener::capture(&window(), "pointermove", on_move),
            Listener::capture(&window(), "pointerup", on_end),
            Listener::capture(&window(), "pointercancel", on_end),
            Listener::capture(&window(), "keydown", on_key),
        ];
        let pointer = event.pointer_id();
        self.press.set_value(Some(Press { id, from: at, at, board: element, pointer, _listeners: listeners }));
    }

    fn moved(self, board: Board, event: &PointerEvent) {
        let at = (event.client_x(), event.client_y());
        let far = |from: (i32, i32)| (from.0 - at.0).abs() + (from.1 - at.1).abs() > SLACK;
        let begun = self.press.try_update_value(|press| {
            let press = press.as_mut()?;
            press.at = at;
            (far(press.from)).then(|| (press.id, press.board.clone(), press.pointer))
        });
        let is_on = self.dragged.with_untracked(Option::is_some);
        if let Some(Some((id, element, pointer))) = begun
            && !is_on
        {
            // From now on the pointer belongs to the board, wherever it goes.
            let _ = element.set_pointer_capture(pointer);
            self.lift(board, id, at);
            self.scroll();
        } else if is_on {
            self.follow(at);
        }
    }

    fn lift(self, board: Board, id: InfluencerId, at: (i32, i32)) {
        let count = board.session.selection.with_untracked(Selection::len);
        let is_selected = board.session.selection.with_untracked(|selection| selection.contains(id));
        let name = board.store.peek(|campaign| campaign.roster.get(id).map(|influencer| influencer.name().to_owned()));
        let text = if is_selected && count > 1 { counted(count, "influencer") } else { name.unwrap_or_default() };
        let lifted = if is_selected { Lifted::Selected } else { Lifted::One(id) };
        self.dragged.set(Some(Dragged { lifted, text, at, over: column_at(at) }));
    }

    fn follow(self, at: (i32, i32)) {
        let over = column_at(at);
        self.dragged.update(|dragged| {
            if let Some(dragged) = dragged {
                (dragged.at, dragged.over) = (at, over);
            }
        });
    }

    /// Scrolls the board, frame by frame, while the pointer is at its edge.
    fn scroll(self) {
        request_animation_frame(move || {
            if self.dragged.try_with_untracked(Option::is_some) != Some(true) {
                return;
            }
            let place = self.press.with_value(|press| press.as_ref().map(|press| (press.board.clone(), press.at)));
            let Some((board, at)) = place else { return };
            let rect = board.get_bounding_client_rect();
            let (left, right) = (rect.left() as i32, rect.right() as i32);
            let step = match at.0 {
                x if x < left + EDGE => -STEP,
                x if x > right - EDGE => STEP,
                _ => 0,
            };
            if step != 0 {
                board.set_scroll_left(board.scroll_left() + step);
                self.follow(at);
            }
            self.scroll();
        });
    }

    /// Lets go. The cards go to the column under the pointer, unless the drag was given up.
    fn end(self, board: Board, dropped: bool) {
        let press = self.press.try_update_value(Option::take).flatten();
        let Some(Dragged { lifted, over, .. }) = self.dragged.try_update(Option::take).flatten() else {
            return forget(press);
        };
        // The press ends in a click, which is meant for nothing.
        let swallow = Listener::capture(&window(), "click", |event| {
            event.prevent_default();
            event.stop_propagation();
        });
        page::after(0, move || drop(swallow));
        let id = press.as_ref().map(|press| press.id);
        forget(press);
        let (Some(id), Some(over), true) = (id, over, dropped) else { return };
        let ids = match lifted {
            Lifted::One(id) => vec![id],
            Lifted::Selected => board.moved_with(id),
        };
        if board.place_of(id).is_none_or(|(column, _)| column != over) || ids.len() > 1 {
            board.put(&ids, over);
        }
    }
}

/// The column at a place of the window.
fn column_at((x, y): (i32, i32)) -> Option<usize> {
    let under = document().element_from_point(x as f32, y as f32)?;
    under.closest("[data-column]").ok()??.get_attribute("data-column")?.parse().ok()
}

/// Ends the listeners, one of which is at work just now.
fn forget(press: Option<Press>) {
    page::after(0, move || drop(press));
}

/// What follows the pointer: a name, or how many. In the top layer, so that nothing cuts it off.
#[component]
pub fn Ghost(drag: Drag) -> impl IntoView {
    let text = memo(move || drag.dragged.with(|dragged| dragged.as_ref().map(|dragged| dragged.text.clone())));
    drawn(move || {
        let text = text.get()?;
        let node = ElementRef::new();
        on_load(node, |ghost| {
            let _ = ghost.show_popover();
        });
        effect(move || {
            let at = drag.dragged.with(|dragged| dragged.as_ref().map(|dragged| dragged.at));
            if let (Some(element), Some((x, y))) = (node.get(), at) {
                set_style(&element, "transform", &format!("translate({}px, {}px)", x + 10, y + 8));
            }
        });
        Some(view! { <div node_ref=node class="drag-ghost" popover="manual" aria-hidden="true">{text}</div> })
    })
}
