//! The roster: a toolbar, the grid of influencers, the selection's toolbar and the foot with the sums.

mod board;
mod foot;
mod header;
mod row;
mod row_cells;
mod selection_bar;
mod status_items;
mod view_switch;

use crate::app::session::{InfluencerEdit, Session};
use crate::app::store::CampaignStore;
use crate::domain::board::By;
use crate::domain::command::Touched;
use crate::domain::id::InfluencerId;
use crate::ui::kit::{Icon, TextField, VirtualList, VirtualScroll, media};
use crate::ui::reactive::each;
use crate::ui::view;
use board::RosterBoard;
use foot::RosterFoot;
use header::RosterHeader;
use leptos::{ev, prelude::*};
use row::RosterRow;
use selection_bar::SelectionBar;
pub use status_items::status_items_of;
use view_switch::{ViewSwitch, board_of};
use wasm_bindgen::JsCast;

/// The height of a row in px. The stylesheet has the same number in `--row`.
const ROW_HEIGHT: f64 = 44.0;

/// Where a list of influencers finds the key of a row, and how it draws one. Boxed, so that the two lists there are
/// share one virtual list.
pub type KeyAt = Box<dyn Fn(usize) -> Option<InfluencerId>>;
/// See [`KeyAt`].
pub type RowView = Box<dyn Fn(Signal<InfluencerId>, Signal<usize>) -> AnyView>;

/// The roster.
#[component]
pub fn Roster() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let total = store.memo(Touched::PEOPLE, |campaign| campaign.roster.len());
    let count = Signal::derive(move || session.rows.with(|rows| rows.len()));
    let scroll = VirtualScroll::new();
    let filter = RwSignal::new(session.filter.get_untracked());
    // The address can change the filter as well; the field shows what holds.
    Effect::watch(
        move || session.filter.get(),
        move |text, _, _| {
            if filter.with_untracked(|shown| shown != text) {
                filter.set(text.clone());
            }
        },
        false,
    );
    let board = board_of(expect_context());
    let grid = move || {
        let key_at: KeyAt = Box::new(move |index| session.rows.with(|rows| rows.get(index).copied()));
        let row: RowView = Box::new(|id, index| view! { <RosterRow id index /> }.into_any());
        view! {
            <VirtualList
                count
                key_at
                row
                row_height=ROW_HEIGHT
                header=ViewFn::from(|| view! { <RosterHeader /> })
                scroll
                all=media("print")
                class="grid"
                grid="Influencers"
            />
        }
    };
    // Each view is drawn anew: a board by another status has other columns.
    let shown = move |board: Option<By>| match board {
        Some(by) => view! { <RosterBoard by /> },
        None => grid(),
    };
    let add = move |_| session.editing.set(Some(InfluencerEdit::Add));
    let add_button = move || {
        view! {
            <button type="button" class="btn primary add" on:click=add>
                <Icon name="plus" />
                "Add influencers"
            </button>
        }
    };
    let empty = move || {
        if total.get() == 0 {
            view! {
                <div class="empty">
                    <h2>"Nobody on the roster yet"</h2>
                    <p>"Add the influencers you have in mind. Then set their statuses, give them tasks, and see what it costs and when."</p>
                    <button type="button" class="btn" on:click=add>
                        "Add the first influencer"
                    </button>
                </div>
            }
        } else if count.get() == 0 {
            view! {
                <div class="empty">
                    <h2>"Nobody matches the filter"</h2>
                    <button type="button" class="btn" on:click=move |_| session.set_filter(String::new())>
                        "Clear filter"
                    </button>
                </div>
            }
        } else {
            ().into_any()
        }
    };
    view! {
        <section class="roster" aria-label="Roster" on:keydown=move |event| on_key(scroll, &event)>
            <div class="tools">
                <TextField
                    label="Filter influencers".to_owned()
                    hide_label=true
                    kind="search"
                    value=filter
                    placeholder="Filter by name or handle".to_owned()
                    on_input=Callback::new(move |text| session.set_filter(text))
                    class="filter"
                />
                <span class="grow"></span>
                <ViewSwitch />
                {add_button()}
            </div>
            {each(move || vec![board.get()], |board| board.map_or("grid", By::key).to_owned(), shown)}
            {empty}
            <SelectionBar />
            <RosterFoot />
        </section>
    }
}

/// The arrows go to the same control in the next row.
fn on_key(scroll: VirtualScroll, event: &ev::KeyboardEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
    let in_grid = target.closest("[role=grid]").ok().flatten().is_some();
    match event.key().as_str() {
        step @ ("ArrowDown" | "ArrowUp") if in_grid && !event.alt_key() => {
            if !move_row(scroll, &target, step == "ArrowDown") {
                return;
            }
        }
        _ => return,
    }
    event.prevent_default();
}

/// Moves the focus to the same control of the row below or above; `false` when there is none.
fn move_row(scroll: VirtualScroll, from: &web_sys::Element, down: bool) -> bool {
    let row = from.closest("[aria-rowindex]").ok().flatten();
    let control = from.closest("[data-col]").ok().flatten().and_then(|control| control.get_attribute("data-col"));
    // Row 1 is the header, and rows are counted from 1.
    let place = row.and_then(|row| row.get_attribute("aria-rowindex")).and_then(|text| text.parse::<usize>().ok());
    let (Some(place), Some(control)) = (place, control) else { return false };
    let next = if down { place.checked_sub(1) } else { place.checked_sub(3) };
    let Some(next) = next else { return false };
    scroll.scroll_to(next);
    let found = scroll.element(next).and_then(|row| row.query_selector(&format!("[data-col=\"{control}\"]")).ok()?);
    let found = found.and_then(|element| {
        // The name of a control may stand on what wraps it.
        if element.matches("button, input, a").unwrap_or_default() {
            Some(element)
        } else {
            element.query_selector("button, input, a").ok()?
        }
    });
    match found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        Some(element) => element.focus().is_ok(),
        None => false,
    }
}
