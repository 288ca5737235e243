//! The roster as a board: the same influencers, filter and selection, in columns by a status.
//!
//! A card goes to another column by dragging it ([`drag`]), with Ctrl and the arrows, and by the menu of its status. If
//! it is selected, dragging and the arrows take all that are selected along, as one step.

mod card;
mod card_parts;
mod column;
mod drag;

use crate::app::action::Action;
use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::page;
use crate::domain::board::{self, By, Column};
use crate::domain::id::{IdSet, InfluencerId};
use crate::domain::selection::Selection;
use crate::domain::succession::successor;
use crate::domain::touched::Touched;
use crate::ui::commands::Commands;
use crate::ui::element::ElementRef;
use crate::ui::focus_on;
use crate::ui::kit::{LongPress, Toasts, VirtualScroll, focused, target_element};
use crate::ui::reactive::{Derived, effect, expect_context, memo, provide_context, watch};
use crate::ui::roster::return_focus;
use crate::ui::view;
use column::BoardColumn;
use drag::{Drag, Ghost};
use leptos::{ev, prelude::*};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What columns and cards share. A service in the context of the board.
#[derive(Clone, Copy)]
struct Board {
    store: CampaignStore,
    session: Session,
    commands: Commands,
    toasts: Toasts,
    by: By,
    columns: Derived<Arc<Vec<Column>>>,
    scrolls: StoredValue<Vec<VirtualScroll>>,
    /// The card that had the focus last.
    current: RwSignal<Option<InfluencerId>>,
    /// The card that Tab reaches: that one, or else the first there is.
    reached: Derived<Option<InfluencerId>>,
    /// The card with the focus, and which control of it; the card itself for none.
    held: StoredValue<Option<(InfluencerId, Option<String>)>>,
    /// The cards as they were before the last change.
    before: StoredValue<Arc<Vec<Column>>>,
    drag: Drag,
}

/// The board.
#[component]
pub fn RosterBoard(
    /// The status whose values are the columns.
    by: By,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let columns = memo(move || {
        store.track(Touched::STATUSES.and(Touched::TASKS).and(Touched::BRIEFING));
        let rows = session.rows.get();
        store.peek(|campaign| Arc::new(board::columns(campaign, &rows, by)))
    });
    let labels = by.labels();
    let current = RwSignal::new(None);
    let reached = memo(move || {
        columns.with(|columns| {
            let is_shown = |id: &InfluencerId| columns.iter().any(|column| column.ids.contains(id));
            current.get().filter(is_shown).or_else(|| columns.iter().find_map(|column| column.ids.first().copied()))
        })
    });
    let commands = expect_context::<Commands>();
    let board = Board {
        store,
        session,
        commands,
        toasts: expect_context(),
        by,
        columns,
        scrolls: StoredValue::new(labels.iter().map(|_| VirtualScroll::new()).collect()),
        current,
        reached,
        held: StoredValue::new(None),
        before: StoredValue::new(columns.get_untracked()),
        drag: Drag::new(),
    };
    provide_context(board);
    let step = move |on: bool| commands.in_focus().into_iter().for_each(|id| board.step(id, on));
    let is_on_card = move || commands.in_focus().is_some();
    commands.offer_while(Action::MoveCardBack, is_on_card, move || step(false));
    commands.offer_while(Action::MoveCardOn, is_on_card, move || step(true));
    watch(
        move || columns.get(),
        move |now| {
            board.replace_gone(&now);
            // Behind the effects that draw the cards, and before any other event.
            leptos::task::spawn_local(async move { board.return_focus() });
            request_animation_frame(move || board.return_focus());
        },
    );
    watch(
        move || session.refocus.get(),
        move |()| {
            leptos::task::spawn_local(async move {
                match board.reached.try_get_untracked().flatten() {
                    _ if focused().is_some() => {}
                    Some(id) => board.focus(id, None),
                    None => return_focus(commands),
                }
            });
        },
    );

    let node = ElementRef::new();
    // As in the grid: whoever is open in the panel is in sight, where going from one to the next leads out of it.
    let navigation = expect_context::<Navigation>();
    let open = memo(move || navigation.route.with(Route::influencer_id));
    effect(move || {
        let Some(open) = open.get() else { return };
        request_animation_frame(move || {
            if let Some(element) = node.try_get_untracked().flatten() {
                board.bring_into_sight(open, &element);
            }
        });
    });

    // As in the grid: what a finger is held down on is selected, and then what it taps.
    let held = LongPress::new(".board-card", move |card| {
        if let Some((_, id)) = card_at(Some(card.as_ref())) {
            session.selection.update(|selection| selection.hold(id));
            session.say_selected();
        }
    });
    let by_tap = memo(move || session.selection.with(Selection::by_tap));
    let tap = move |event: ev::MouseEvent| {
        let on_control =
            target_element(&event).is_none_or(|it| it.closest("button, label").is_ok_and(|it| it.is_some()));
        if by_tap.get_untracked()
            && !on_control
            && let Some((_, id)) = card_at(event.target().as_ref())
        {
            session.selection.update(|selection| selection.toggle(id));
            session.say_selected();
        }
    };
    let press = move |event: ev::PointerEvent| {
        board.drag.press(board, node, &event);
        held.on_down(&event);
    };
    let is_dragging = memo(move || board.drag.is_on());
    view! {
        <div
            node_ref=node
            class="board"
            class:dragging=is_dragging
            class:by-tap=by_tap
            role="group"
            aria-label=format!("Board by {}", by.title().to_lowercase())
            on:keydown=move |event| board.on_key(&event)
            on:focusin=move |event| board.on_focus(&event)
            on:focusout=move |event| board.on_blur(&event)
            on:pointerdown=press
            on:click=tap
        >
            {labels.into_iter().enumerate().map(|(number, label)| view! { <BoardColumn number label /> }).collect::<Vec<_>>()}
        </div>
        <Ghost drag=board.drag />
    }
    .into_any()
}

impl Board {
    /// The column somebody is in, and the place in it; `None` for those whom the filter hides.
    fn place_of(self, id: InfluencerId) -> Option<(usize, usize)> {
        let column = self.store.peek(|campaign| Some(self.by.column_of(campaign.roster.get(id)?)))?;
        self.columns.with_untracked(|columns| {
            let place = columns.get(column)?.ids.iter().position(|other| *other == id)?;
            Some((column, place))
        })
    }

    /// Everybody in the column in which somebody is.
    fn column_with(self, id: InfluencerId) -> Arc<Vec<InfluencerId>> {
        let column = self.place_of(id).map(|(column, _)| column);
        let ids = |columns: &Arc<Vec<Column>>| Some(Arc::clone(&columns.get(column?)?.ids));
        self.columns.with_untracked(ids).unwrap_or_default()
    }

    /// Whom a move of a card moves: all that are selected, if it is among them.
    fn moved_with(self, id: InfluencerId) -> Vec<InfluencerId> {
        if self.session.selection.with_untracked(|selection| selection.contains(id)) {
            self.session.selected(self.store)
        } else {
            vec![id]
        }
    }

    /// Moves cards to a column.
    fn put(self, ids: &[InfluencerId], column: usize) {
        if let Some(command) = self.by.command(ids, column) {
            self.store.dispatch_or_tell(command);
        }
    }

    /// Moves a card to the column beside its own.
    fn step(self, id: InfluencerId, on: bool) {
        let Some((column, _)) = self.place_of(id) else { return };
        let to = if on { Some(column + 1) } else { column.checked_sub(1) };
        match to.filter(|to| *to < self.by.labels().len()) {
            Some(to) => self.put(&self.moved_with(id), to),
            None => self.toasts.announce(if on { "This is the last column" } else { "This is the first column" }),
        }
    }

    /// Gives the focus to a card, or to a control of it.
    fn focus(self, id: InfluencerId, control: Option<&str>) {
        let Some((column, place)) = self.place_of(id) else { return };
        self.focus_at(column, place, control);
    }

    fn focus_at(self, column: usize, place: usize, control: Option<&str>) {
        let Some(card) = self.scroll_to(column, place) else { return };
        let inner = control.and_then(|name| card.query_selector(&format!("[data-col={name}]")).ok().flatten());
        let element = inner.and_then(|inner| inner.dyn_into::<HtmlElement>().ok()).unwrap_or(card);
        let _ = element.focus();
    }

    /// Scrolls a column to one of its cards.
    fn scroll_to(self, column: usize, place: usize) -> Option<HtmlElement> {
        let scroll = self.scrolls.with_value(|scrolls| scrolls.get(column).copied())?;
        scroll.scroll_to(place);
        scroll.element(place)
    }

    /// Scrolls column and board as little as brings somebody's card into sight. The focus stays where it is.
    fn bring_into_sight(self, id: InfluencerId, board: &HtmlElement) {
        let card = self.place_of(id).and_then(|(column, place)| self.scroll_to(column, place));
        let Some(card) = card else { return };
        let (card, seen) = (card.get_bounding_client_rect(), board.get_bounding_client_rect());
        let beyond = (card.right() - seen.right()).max(0.0) + (card.left() - seen.left()).min(0.0);
        if beyond != 0.0 {
            board.set_scroll_left(board.scroll_left() + beyond as i32);
        }
    }

    /// Whoever is not shown any more is followed by the next card of the column, or of the board.
    fn replace_gone(self, now: &Arc<Vec<Column>>) {
        let before =
            self.before.try_update_value(|before| std::mem::replace(before, Arc::clone(now))).unwrap_or_default();
        let there: IdSet<InfluencerId> = now.iter().flat_map(|column| column.ids.iter().copied()).collect();
        let next = |gone: InfluencerId| {
            let column = before.iter().find(|column| column.ids.contains(&gone))?;
            let all: Vec<InfluencerId> = before.iter().flat_map(|column| column.ids.iter().copied()).collect();
            let is_there = |id| there.contains(&id);
            successor(&column.ids, gone, is_there).or_else(|| successor(&all, gone, is_there))
        };
        if let Some(gone) = self.current.get_untracked().filter(|id| !there.contains(id)) {
            self.current.set(next(gone));
        }
        if let Some((gone, control)) = self.held.get_value()
            && !there.contains(&gone)
        {
            match next(gone) {
                Some(next) => self.held.set_value(Some((next, control))),
                None => {
                    self.held.set_value(None);
                    leptos::task::spawn_local(async move {
                        if focused().is_none() {
                            return_focus(self.commands);
                        }
                    });
                }
            }
        }
    }

    /// A card that goes to another column is drawn there anew, and another one takes the place of a card that goes. The
    /// focus, which was lost with the old one, follows.
    fn return_focus(self) {
        let Some(Some((id, control))) = self.held.try_get_value() else { return };
        if focused().is_none() {
            self.focus(id, control.as_deref());
        }
    }

    fn on_focus(self, event: &ev::FocusEvent) {
        let Some((card, id)) = card_at(event.target().as_ref()) else { return };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let control = target.filter(|target| *target != card).and_then(|target| target.get_attribute("data-col"));
        self.held.set_value(Some((id, control)));
        if self.current.get_untracked() != Some(id) {
            self.current.set(Some(id));
        }
    }

    /// The focus goes elsewhere, or nowhere: then it is held only if the card went, not if the user let go of it.
    fn on_blur(self, event: &ev::FocusEvent) {
        if event.related_target().is_some() {
            self.held.set_value(None);
        } else if let Some((card, id)) = card_at(event.target().as_ref()) {
            page::after(0, move || {
                let is_same = card.get_attribute("data-id").is_some_and(|text| text == id.to_string());
                if card.is_connected() && is_same {
                    self.held.try_set_value(None);
                }
            });
        }
    }

    /// The arrows go from one heading to the next, and down to the cards.
    fn on_heading_key(self, column: usize, event: &ev::KeyboardEvent) {
        let has_cards =
            |column: &usize| self.columns.with_untracked(|all| all.get(*column).is_some_and(|it| !it.ids.is_empty()));
        let to = match event.key().as_str() {
            "ArrowRight" => (column + 1..self.by.labels().len()).find(has_cards),
            "ArrowLeft" => (0..column).rev().find(has_cards),
            "ArrowDown" if has_cards(&column) => {
                self.focus_at(column, 0, None);
                None
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        to.into_iter().for_each(focus_heading);
    }

    /// The arrows go from card to card, Enter opens the tasks of the one with the focus, Space selects it.
    fn on_key(self, event: &ev::KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
            return;
        }
        let Some((card, id)) = card_at(event.target().as_ref()) else {
            heading_at(event.target().as_ref()).into_iter().for_each(|column| self.on_heading_key(column, event));
            return;
        };
        let Some((column, place)) = self.place_of(id) else { return };
        let is_card = event.target().is_some_and(|target| target.loose_eq(&card));
        let control = self.held.with_value(|held| held.as_ref().and_then(|(_, control)| control.clone()));
        let length = |column: usize| self.columns.with_untracked(|all| all.get(column).map_or(0, |c| c.ids.len()));
        let last = length(column).saturating_sub(1);
        let beside = |mut others: Box<dyn Iterator<Item = usize>>| {
            let to = others.find(|other| length(*other) > 0)?;
            Some((to, place.min(length(to) - 1)))
        };
        let to = match event.key().as_str() {
            "ArrowDown" => (place < last).then_some((column, place + 1)),
            "ArrowUp" => place.checked_sub(1).map(|place| (column, place)),
            "ArrowRight" => beside(Box::new(column + 1..self.by.labels().len())),
            "ArrowLeft" => beside(Box::new((0..column).rev())),
            "Home" => Some((column, 0)),
            "End" => Some((column, last)),
            "Enter" if is_card => return click(&card, "[data-col=who]", event),
            " " if is_card => return click(&card, "[data-col=check]", event),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        match to {
            Some((column, place)) => self.focus_at(column, place, control.as_deref()),
            None if event.key() == "ArrowUp" => focus_heading(column),
            None => {}
        }
    }
}

/// Presses a control of a card for a key.
fn click(card: &Element, selector: &str, event: &ev::KeyboardEvent) {
    event.prevent_default();
    event.stop_propagation();
    let control = card.query_selector(selector).ok().flatten();
    if let Some(control) = control.and_then(|control| control.dyn_into::<HtmlElement>().ok()) {
        control.click();
    }
}

/// The column that has the focus itself, not one of its cards.
fn heading_at(target: Option<&web_sys::EventTarget>) -> Option<usize> {
    let column = target?.dyn_ref::<Element>().filter(|it| it.matches("[role=grid]").unwrap_or_default())?;
    column.closest("[data-column]").ok()??.get_attribute("data-column")?.parse().ok()
}

fn focus_heading(column: usize) {
    focus_on(&format!("[data-column=\"{column}\"] > [role=grid]"));
}

/// The card in which something happened, and whose it is.
fn card_at(target: Option<&web_sys::EventTarget>) -> Option<(Element, InfluencerId)> {
    let card = target?.dyn_ref::<Element>()?.closest("[data-id]").ok()??;
    let id = InfluencerId::parse(&card.get_attribute("data-id")?)?;
    Some((card, id))
}
