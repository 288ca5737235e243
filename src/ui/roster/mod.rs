//! The roster: a toolbar, the grid of influencers, the selection's toolbar and the foot with the sums.

mod arrangement;
mod board;
mod bulk_dialog;
mod cell_editor;
mod column_edge;
mod columns;
mod columns_dialog;
mod filter_chips;
mod filter_panel;
mod foot;
mod grid;
mod grid_clipboard;
mod grid_keys;
mod header;
mod held_focus;
mod on_paper;
mod paste_dialog;
mod row;
mod row_cells;
mod selection_bar;
mod sideways;
mod status_items;
mod task_bulk_dialog;
mod view_menu;
mod view_switch;

use crate::app::action::Action;
use crate::app::session::{InfluencerEdit, Session};
use crate::app::store::CampaignStore;
use crate::domain::board::By;
use crate::domain::finding::Line;
use crate::domain::id::InfluencerId;
use crate::domain::touched::Touched;
use crate::ui::commands::Commands;
use crate::ui::kit::{Icon, TextField};
use crate::ui::later::later;
use crate::ui::panels::{CalendarButton, PanelButton};
use crate::ui::reactive::{each, expect_context};
use crate::ui::view;
use board::RosterBoard;
pub use cell_editor::{has_suggestions, suggestions};
use columns_dialog::ColumnsButton;
use filter_chips::FilterChips;
use filter_panel::{FilterButton, FilterPanel};
use foot::RosterFoot;
use grid::Grid;
use leptos::prelude::*;
pub use on_paper::offer_paper;
pub use row_cells::initials;
use selection_bar::SelectionBar;
pub use status_items::{marker, status_items_of};
use view_menu::{GroupMenu, ViewMenu};
use view_switch::{ViewSwitch, board_of};
use wasm_bindgen::JsCast;

/// A small window, in which rows are cards: under 700 px, where text has its usual size. The stylesheet has the same
/// number.
const SMALL: &str = "screen and (max-width: 43.74875em)";

/// Where a list of influencers finds the key of a line, and how it draws one. Boxed, so that the lists there are share
/// one virtual list.
pub type KeyAt = Box<dyn Fn(usize) -> Option<Line>>;
/// See [`KeyAt`].
pub type RowView = Box<dyn Fn(Signal<Line>, Signal<usize>) -> AnyView>;

/// Whose line it is; nobody's for the head of a group.
pub fn person_of(line: Signal<Line>) -> Signal<InfluencerId> {
    // An id that nobody is given.
    const NOBODY: InfluencerId = InfluencerId::new(uuid::Uuid::max());
    Signal::derive(move || line.get().influencer().unwrap_or(NOBODY))
}

/// Gives the focus to the filter, where there is no row to have it.
fn return_focus(commands: Commands) {
    if let Ok(Some(field)) = document().query_selector(".tools .filter input") {
        commands.lend_focus(field.unchecked_ref());
    }
}

/// The roster.
#[component]
pub fn Roster() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let total = store.memo(Touched::ROSTER, |campaign| campaign.roster.len());
    let count = Signal::derive(move || session.rows.with(|rows| rows.len()));
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
    let filtering = RwSignal::new(false);
    let commands = expect_context::<Commands>();
    commands.offer(Action::ToggleFilters, move || filtering.update(|open| *open = !*open));
    commands.offer_while(Action::ClearFilter, move || session.is_filtered(), move || session.clear_filter());
    let board = board_of(expect_context());
    // Each view is drawn anew: a board by another status has other columns.
    let shown = move |board: Option<By>| match board {
        Some(by) => later(move || view! { <RosterBoard by /> }.into_any()),
        None => view! { <Grid /> },
    };
    let add = move |_| session.editing.set(Some(InfluencerEdit::Add));
    let add_button = move || {
        view! {
            <button type="button" class="btn primary add" on:click=add>
                <Icon name="plus" />
                <span>"Add influencers"</span>
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
                    <button type="button" class="btn" on:click=move |_| session.clear_filter()>
                        "Clear filter"
                    </button>
                </div>
            }
        } else {
            ().into_any()
        }
    };
    view! {
        <section class="roster" aria-label="Roster">
            <div class="tools">
                <CalendarButton />
                <TextField
                    label="Filter influencers".to_owned()
                    hide_label=true
                    kind="search"
                    value=filter
                    placeholder="Filter by any field".to_owned()
                    on_input=Callback::new(move |text| session.set_filter(text))
                    class="filter"
                />
                <FilterButton open=filtering />
                <span class="grow"></span>
                {add_button()}
                <PanelButton />
            </div>
            <div class="tools views">
                <ViewMenu />
                <GroupMenu />
                <ColumnsButton />
                <span class="grow"></span>
                <ViewSwitch />
            </div>
            {later(move || {
                view! {
                    <FilterPanel open=filtering />
                    <FilterChips />
                }
                .into_any()
            })}
            {each(move || vec![board.get()], |board| board.map_or("grid", By::key).to_owned(), shown)}
            {empty}
            <SelectionBar />
            <RosterFoot />
        </section>
    }
}
