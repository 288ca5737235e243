//! The roster: a toolbar, the grid of influencers, the selection's toolbar and the foot with the sums.

mod cell_editor;
mod columns;
mod foot;
mod grid;
mod grid_clipboard;
mod grid_keys;
mod header;
mod row;
mod row_cells;
mod selection_bar;
mod status_items;

use crate::app::session::{InfluencerEdit, Session};
use crate::app::store::CampaignStore;
use crate::domain::id::InfluencerId;
use crate::domain::touched::Touched;
use crate::ui::kit::{Icon, TextField, target_element};
use crate::ui::view;
use foot::RosterFoot;
use grid::Grid;
use leptos::{ev, prelude::*};
use selection_bar::SelectionBar;

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
        <section class="roster" aria-label="Roster" on:keydown=move |event| on_key(session, &event)>
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
                {add_button()}
            </div>
            <Grid />
            {empty}
            <SelectionBar />
            <RosterFoot />
        </section>
    }
}

/// Ctrl+A selects all that the filter shows, wherever in the roster the focus is.
fn on_key(session: Session, event: &ev::KeyboardEvent) {
    let types_text = target_element(event)
        .is_some_and(|target| target.matches("input:not([type=checkbox]), textarea").unwrap_or_default());
    if matches!(event.key().as_str(), "a" | "A") && (event.ctrl_key() || event.meta_key()) && !types_text {
        session.rows.with_untracked(|rows| session.selection.update(|selection| selection.add_all(rows)));
        event.prevent_default();
    }
}
