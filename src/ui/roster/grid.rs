//! The grid of influencers.

use super::cell_editor::Editor;
use super::columns::Tracks;
use super::header::RosterHeader;
use super::row::RosterRow;
use super::{KeyAt, RowView};
use super::{grid_clipboard, grid_keys};
use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::domain::finding::Found;
use crate::domain::touched::Touched;
use crate::ui::element::ElementRef;
use crate::ui::kit::{Menus, Toasts, VirtualList, VirtualScroll, find, media, set_style, target_element};
use crate::ui::reactive::{each, effect, memo};
use crate::ui::view;
use leptos::{ev, prelude::*};

/// The height of a row in px. The stylesheet has the same number in `--row`.
const ROW_HEIGHT: f64 = 44.0;
/// How many columns can stay in sight; the stylesheet has a rule for each.
const FROZEN: usize = 4;

/// The grid "Influencers".
#[component]
pub fn Grid() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let toasts = expect_context::<Toasts>();
    let scroll = VirtualScroll::new();
    let editor = Editor::new(store, session, expect_context::<Menus>(), scroll);
    let frozen = store.memo(Touched::TABLE, |campaign| campaign.table.layout.frozen_count().min(FROZEN));
    let node = ElementRef::new();
    effect(move || {
        let tracks = session.columns.with(|columns| Tracks::of(columns, frozen.get()));
        let Some(grid) = node.get() else { return };
        set_style(&grid, "--wide", &tracks.wide);
        set_style(&grid, "--medium", &tracks.medium);
        set_style(&grid, "--narrow", &tracks.narrow);
        set_style(&grid, "--paper", &tracks.paper);
        set_style(&grid, "--least", &format!("{}px", tracks.least));
        for place in 0..FROZEN {
            let left = tracks.frozen.get(place).map(|left| format!("{left}px"));
            set_style(&grid, &format!("--left-{place}"), &left.unwrap_or_default());
        }
    });
    effect(move || {
        session.rows.track();
        session.column_order.track();
        if let Some(grid) = node.get() {
            // The rows are there once the list has followed, and a new list once it was drawn.
            request_animation_frame(move || {
                request_animation_frame(move || {
                    if let Some(grid) = find(&grid, "[role=grid]") {
                        grid_keys::keep_a_stop(&grid);
                    }
                });
            });
        }
    });
    // Whoever is open in the panel is in sight, where going from one to the next leads out of it.
    let navigation = expect_context::<Navigation>();
    let open = memo(move || navigation.route.with(Route::influencer_id));
    effect(move || {
        let Some(open) = open.get() else { return };
        request_animation_frame(move || {
            let line = session.found.try_with_untracked(|found| {
                let row = found.ids.iter().position(|id| *id == open)?;
                Some(found.line_of(row))
            });
            line.flatten().into_iter().for_each(|line| scroll.scroll_to(line));
        });
    });
    let edit = move |event: ev::MouseEvent| {
        if let Some(spot) = target_element(&event).and_then(|target| grid_keys::Spot::of(&target))
            && target_element(&event).is_some_and(|target| !Editor::holds(&target))
        {
            editor.open(&spot);
        }
    };
    // Other columns are another list: one that was drawn in its place would keep its rows.
    let list = move |_| {
        let count = Signal::derive(move || session.found.with(Found::line_count));
        let key_at: KeyAt = Box::new(move |index| session.found.with(|found| found.line(index)));
        let row: RowView = Box::new(|line, index| view! { <RosterRow line index /> }.into_any());
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
    view! {
        <div
            node_ref=node
            class="grid-frame"
            on:keydown=move |event| grid_keys::on_key(session, scroll, editor, &event)
            on:keyup=move |event| grid_keys::on_key_up(&event)
            on:focusin=move |event| grid_keys::on_focus(&event)
            on:dblclick=edit
            on:copy=move |event| grid_clipboard::on_copy(store, session, toasts, &event)
            on:paste=move |event| grid_clipboard::on_paste(store, session, toasts, &event)
        >
            {each(move || vec![session.column_order.get()], |columns| format!("{columns:?}"), list)}
        </div>
    }
}
