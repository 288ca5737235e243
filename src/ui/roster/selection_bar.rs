//! What can be done with the selected influencers, all at once.

use super::bulk_dialog::{Bulk, BulkDialog, BulkEdit, field_items};
use super::status_items::marker;
use super::task_bulk_dialog::{TaskBulk, TaskBulkDialog, TaskBulkEdit};
use crate::app::action::Action;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::command::Command;
use crate::domain::id::InfluencerId;
use crate::domain::selection::Extent;
use crate::domain::status::{ClientStatus, InfluencerStatus, Status};
use crate::ui::commands::{Commands, Deed, Desk};
use crate::ui::element::drawn;
use crate::ui::focus_on;
use crate::ui::kit::{Icon, MenuButton, MenuItem, focused};
use crate::ui::later::later;
use crate::ui::reactive::{State, expect_context, memo};
use crate::ui::status::{client_colour, influencer_colour};
use crate::ui::view;
use leptos::prelude::*;
use std::sync::Arc;

/// The toolbar "Selection", while anybody is selected.
#[component]
pub fn SelectionBar() -> impl IntoView {
    let session = expect_context::<Session>();
    let some = memo(move || session.selection.with(|selection| !selection.is_empty()));
    let editing = State::new(None);
    let editing_tasks = State::new(None);
    offer_bulk(editing, editing_tasks);
    view! {
        {later(move || {
            view! {
                {drawn(move || some.get().then(|| view! { <Bar editing /> }))}
                <BulkDialog editing />
                <TaskBulkDialog editing=editing_tasks />
            }
            .into_any()
        })}
    }
}

/// Offers what is done by a dialog to all that are selected, or else to the one with the focus.
fn offer_bulk(editing: State<Option<BulkEdit>>, editing_tasks: State<Option<TaskBulkEdit>>) {
    let Some(desk) = Desk::here() else { return };
    expect_context::<Commands>().offer_many(move |action| {
        if let Some((_, what)) = TASK_BULK.into_iter().find(|(offered, _)| *offered == action) {
            return Some(Deed::new(move || {
                if let Some(ids) = desk.somebody() {
                    editing_tasks.set(Some((what, Arc::new(ids))));
                }
            }));
        }
        let what = match action {
            Action::AddTags => Bulk::AddTags,
            Action::RemoveTags => Bulk::RemoveTags,
            Action::SetField => Bulk::Set(None),
            _ => return None,
        };
        Some(Deed::new(move || {
            if let Some(ids) = desk.somebody() {
                editing.set(Some((what, Arc::new(ids))));
            }
        }))
    });
}

/// What is done to tasks of many.
const TASK_BULK: [(Action, TaskBulk); 4] = [
    (Action::ShiftDates, TaskBulk::Shift),
    (Action::SetTaskStatus, TaskBulk::Status),
    (Action::SetTaskPrice, TaskBulk::Price),
    (Action::RemoveTasks, TaskBulk::Remove),
];

#[component]
fn Bar(editing: State<Option<BulkEdit>>) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let commands = expect_context::<Commands>();
    // Whatever ends the selection, the bar does not take the focus with it: where nothing else has it, that goes to where
    // all can be selected, and a board has no such place.
    on_cleanup(move || {
        request_animation_frame(move || {
            if focused().is_none() {
                focus_on(".grid [aria-rowindex='1'] [data-cell=check] input");
            }
            if focused().is_none() {
                session.refocus.try_set(());
            }
        });
    });
    let count = move || format!("{} selected", locale::count(session.extent.with(|extent| extent.selected)));
    let about = memo(move || session.extent.with(|extent| in_words(*extent, session.is_filtered())));
    let offer = memo(move || session.extent.with(|extent| offer(*extent, session.is_filtered())));
    let select_all = move |_| {
        commands.run(Action::SelectAll);
        // The button goes.
        request_animation_frame(|| focus_on(".bulk .primary"));
    };
    let all_button = drawn(move || {
        offer.get().map(|text| {
            view! { <button type="button" class="btn ghost all" on:click=select_all>{text}</button> }
        })
    });
    let items = move |()| {
        let mut items = vec![
            MenuItem::submenu(
                "Influencer status",
                values(
                    session,
                    store,
                    "dot",
                    influencer_colour,
                    Command::influencer_status as fn(&[InfluencerId], InfluencerStatus) -> Command,
                ),
            )
            .hint(commands.shortcut(Action::InfluencerStatusMenu)),
            MenuItem::submenu(
                "Client status",
                values(
                    session,
                    store,
                    "diamond",
                    client_colour,
                    Command::client_status as fn(&[InfluencerId], ClientStatus) -> Command,
                ),
            )
            .hint(commands.shortcut(Action::ClientStatusMenu)),
            MenuItem::action("Add tasks…", move || commands.run(Action::OpenTasks))
                .hint(commands.shortcut(Action::OpenTasks)),
            MenuItem::submenu("Change tasks", TASK_BULK.map(|(action, _)| commands.menu_item(action)).into()),
            commands.menu_item(Action::CopyMessages),
            MenuItem::separator(),
            commands.menu_item(Action::AddTags),
            commands.menu_item(Action::RemoveTags),
        ];
        let open = move |what: Bulk| editing.set(Some((what, Arc::new(session.selected(store)))));
        items.push(MenuItem::submenu("Set field", field_items(store, open)));
        items.push(MenuItem::separator());
        items.push(MenuItem::action("Remove from campaign", move || commands.run(Action::Remove)).danger());
        items
    };
    view! {
        <div class="bulk" role="toolbar" aria-label="Selection">
            <p class="num">
                <b>{count}</b>
                <small>{about}</small>
            </p>
            {all_button}
            <button type="button" class="btn ghost clear" on:click=move |_| commands.run(Action::ClearSelection)>
                <Icon name="close" />
                <span>"Clear selection"</span>
            </button>
            <MenuButton items class="btn primary">
                "Actions"
            </MenuButton>
        </div>
    }
}

/// What the number that is selected does not say.
fn in_words(extent: Extent, is_filtered: bool) -> String {
    let mut words = String::new();
    match (extent.is_all() && extent.shown > 1, is_filtered) {
        (true, true) if extent.hidden > 0 => words += &format!(", all {} matching", locale::count(extent.shown)),
        (true, true) => words += ", all matching",
        (true, false) => words += ", everybody",
        (false, _) => {}
    }
    if extent.hidden > 0 {
        words += &format!(", {} hidden by the filter", locale::count(extent.hidden));
    }
    words
}

/// The offer to select the rest of those who are shown.
fn offer(extent: Extent, is_filtered: bool) -> Option<String> {
    let shown = locale::count(extent.shown);
    let is_more = extent.shown > 1 && !extent.is_all();
    is_more.then(|| if is_filtered { format!("Select all {shown} matching") } else { format!("Select all {shown}") })
}

/// The values of a status, each setting it for all that are selected.
fn values<S: Status + Send + Sync>(
    session: Session,
    store: CampaignStore,
    shape: &'static str,
    colour: fn(S) -> &'static str,
    command: fn(&[InfluencerId], S) -> Command,
) -> Vec<MenuItem> {
    let item = |value: &S| {
        let value = *value;
        let set = move || store.dispatch_or_tell(command(&session.selected(store), value));
        MenuItem::action(value.label(), set).marker(marker(shape, colour(value)))
    };
    S::ALL.iter().map(item).collect()
}
