//! The grid of influencers.

use super::arrangement::Arrangement;
use super::cell_editor::Editor;
use super::column_edge::Edges;
use super::columns::{Tracks, length};
use super::header::RosterHeader;
use super::held_focus::HeldFocus;
use super::paste_dialog::PasteDialog;
use super::row::RosterRow;
use super::sideways::Sideways;
use super::{KeyAt, RowView, SMALL};
use super::{grid_clipboard, grid_keys};
use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::domain::finding::Found;
use crate::domain::heights::Heights;
use crate::domain::id::InfluencerId;
use crate::domain::selection::Selection;
use crate::domain::touched::Touched;
use crate::ui::element::ElementRef;
use crate::ui::kit::{LongPress, Menus, Toasts, VirtualList, VirtualScroll, find, media, set_style, target_element};
use crate::ui::later::{do_now, later};
use crate::ui::lists::Lists;
use crate::ui::reactive::{State, each, effect, expect_context, memo};
use crate::ui::view;
use leptos::{ev, prelude::*};
use web_sys::Element;

/// The heights of the lines in px, where text has its usual size. The stylesheet has the same of a row in `--row`.
const ROW: f64 = 44.0;
/// A card with the gap below it; `--card` in the stylesheet.
const CARD: f64 = 128.0;
/// The head of a group among cards; `--card-head` in the stylesheet.
const HEAD: f64 = 52.0;
/// How many columns can stay in sight; the stylesheet has a rule for each.
const FROZEN: usize = 4;
/// The rows of influencers.
const ROWS: &str = "[role=row][data-id]";
/// What does something of its own when it is tapped.
const CONTROLS: &str = "button, input, label, a";

/// The grid "Influencers".
#[component]
pub fn Grid() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let toasts = expect_context::<Toasts>();
    let scroll = VirtualScroll::new();
    let lists = expect_context::<Lists>();
    let editor = Editor::new(store, session, expect_context::<Menus>(), scroll);
    let waiting = State::new(None);
    let held_focus = HeldFocus::follow(session, scroll);
    let edges = Edges::new(Arrangement { store, session }, toasts);
    let cards = media(SMALL);
    let heights = memo(move || match cards.get() {
        true => Heights::new(CARD, HEAD, session.found.with(|found| found.heads().into())),
        false => Heights::even(ROW),
    });
    let frozen = store.memo(Touched::TABLE, |campaign| campaign.table.layout.frozen_count().min(FROZEN));
    let node = ElementRef::new();
    let sideways = Sideways::follow(node);
    effect(move || {
        let trial = edges.trial.get();
        let mut columns = session.columns.with(|columns| columns.to_vec());
        for placed in &mut columns {
            placed.width =
                trial.filter(|(column, _)| *column == placed.column).map(|(_, width)| width).or(placed.width);
        }
        let tracks = Tracks::of(&columns, frozen.get(), sideways.room.get());
        let Some(grid) = node.get() else { return };
        let _ = grid.class_list().toggle_with_force("folded", tracks.folded);
        set_style(&grid, "--columns", &tracks.columns);
        set_style(&grid, "--least", &length(tracks.least));
        set_style(&grid, "--held", &length(tracks.held));
        for place in 0..FROZEN {
            let left = tracks.frozen.get(place).map(|left| length(*left));
            let (hold, over) = if left.is_some() { ("sticky", "1") } else { ("", "") };
            set_style(&grid, &format!("--hold-{place}"), hold);
            set_style(&grid, &format!("--over-{place}"), over);
            set_style(&grid, &format!("--left-{place}"), &left.unwrap_or_default());
        }
        sideways.look();
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
    // What a finger is held down on is selected, and then what it taps.
    let held = LongPress::new(ROWS, move |row| {
        if let Some(id) = id_of(&row) {
            session.selection.update(|selection| selection.hold(id));
            session.say_selected();
        }
    });
    let by_tap = memo(move || session.selection.with(Selection::by_tap));
    let tap = move |event: ev::MouseEvent| {
        let Some(target) = target_element(&event).filter(|_| by_tap.get_untracked()) else { return };
        let row = target.closest(ROWS).ok().flatten().filter(|_| target.closest(CONTROLS).is_ok_and(|it| it.is_none()));
        if let Some(id) = row.and_then(|row| id_of(&row)) {
            session.selection.update(|selection| selection.toggle(id));
            session.say_selected();
        }
    };
    let down = move |event: ev::PointerEvent| {
        edges.on_down(&event);
        held.on_down(&event);
    };
    let edit = move |event: ev::MouseEvent| {
        if edges.on_double_click(&event) || by_tap.get_untracked() {
            return;
        }
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
                heights
                header=ViewFn::from(|| view! { <RosterHeader /> })
                scroll
                class="grid"
                grid="Influencers"
            />
        }
    };
    view! {
        <div
            node_ref=node
            class="grid-frame"
            class:by-tap=by_tap
            on:keydown=move |event| do_now(|| grid_keys::on_key(session, scroll, editor, edges, &event))
            on:keyup=move |event| grid_keys::on_key_up(edges, &event)
            on:focusin=move |event| {
                grid_keys::on_focus(&event);
                held_focus.on_focus(&event);
            }
            on:focusout=move |event| {
                edges.settle(true);
                held_focus.on_blur(&event);
            }
            on:pointerdown=down
            on:click=tap
            on:dblclick=edit
            on:copy=move |event| do_now(|| grid_clipboard::on_copy(store, session, toasts, &event))
            on:paste=move |event| do_now(|| grid_clipboard::on_paste(store, session, toasts, lists, waiting, &event))
        >
            {each(move || vec![session.column_order.get()], |columns| format!("{columns:?}"), list)}
            <div node_ref=edges.line class="edge-line" hidden></div>
        </div>
        {later(move || view! { <PasteDialog waiting /> }.into_any())}
    }
}

fn id_of(row: &Element) -> Option<InfluencerId> {
    InfluencerId::parse(&row.get_attribute("data-id")?)
}
