//! Views: ways of looking at the roster that have names. And the groups that its rows stand in.

use crate::app::action::Action;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::ids;
use crate::domain::command::Command;
use crate::domain::finding::in_sentence;
use crate::domain::limits;
use crate::domain::short_id::ViewId;
use crate::domain::table::Table;
use crate::domain::touched::Touched;
use crate::domain::view::{self, Group, Named, View, views};
use crate::ui::close_guard::CloseGuard;
use crate::ui::commands::Commands;
use crate::ui::kit::{Dialog, Icon, MenuButton, MenuItem, TextField};
use crate::ui::later::later;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::{ev, prelude::*};

/// The menu of views.
#[component]
pub fn ViewMenu() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let commands = expect_context::<Commands>();
    let naming = RwSignal::new(false);
    commands.offer(Action::SaveView, move || naming.set(true));
    let current = store.memo(Touched::TABLE, move |campaign| view::view(&campaign.table, session.view.get()).1.name);
    let items = move |()| {
        let (offered, (named, view)) =
            store.peek(|campaign| (views(&campaign.table), view::view(&campaign.table, session.view.get_untracked())));
        let mut items: Vec<MenuItem> = offered
            .into_iter()
            .map(|(this, view)| {
                MenuItem::radio(view.name.clone(), this == named, move || session.show_view(this, &view))
            })
            .collect();
        items.push(MenuItem::separator());
        items.push(commands.menu_item(Action::SaveView));
        items.extend(change_items(store, session, named, view));
        items.extend(restore_item(store));
        items
    };
    view! {
        <MenuButton items label=Signal::derive(move || format!("View: {}", current.get())) class="btn view-menu">
            <span class="cut">{move || current.get()}</span>
            <Icon name="chevron-down" />
        </MenuButton>
        {later(move || {
            let guard = CloseGuard::saving("Save view");
            view! {
                <Dialog open=naming title="Save view".to_owned() on_close=move |()| naming.set(false) guard class="narrow">
                    <SaveView guard />
                </Dialog>
            }
            .into_any()
        })}
    }
}

/// What can be done with the view that was chosen: nothing with the one that shows everybody.
fn change_items(store: CampaignStore, session: Session, named: Option<Named>, view: View) -> Vec<MenuItem> {
    let Some(named) = named else { return Vec::new() };
    let name = view.name.clone();
    let update = move || {
        let id = match named {
            Named::Saved(id) => id,
            // One of the user's own takes its place.
            Named::Given(_) => ViewId::next(&mut ids::new_id),
        };
        put(store, id, Some(session.as_view(store, id, name.clone())));
        session.view.set(Some(Named::Saved(id)));
    };
    let update = MenuItem::action(format!("Update {}", view.name), update);
    let name = view.name.clone();
    let rest = match named {
        Named::Saved(id) => {
            let remove = move || {
                put(store, id, None);
                session.view.set(None);
            };
            MenuItem::action(format!("Delete {name}"), remove).danger()
        }
        Named::Given(_) => {
            let hide = move || {
                let id = ViewId::next(&mut ids::new_id);
                put(store, id, Some(View { id, hidden: true, ..view.clone() }));
                session.view.set(None);
            };
            MenuItem::action(format!("Hide {name}"), hide)
        }
    };
    vec![update, rest]
}

/// Brings back the views that are hidden, where some are.
fn restore_item(store: CampaignStore) -> Option<MenuItem> {
    let hidden: Vec<ViewId> =
        store.peek(|campaign| campaign.table.views().iter().filter(|view| view.hidden).map(|view| view.id).collect());
    let is_some = !hidden.is_empty();
    let restore = move || change(store, |table| hidden.iter().for_each(|id| table.put_view(*id, None)));
    is_some.then(|| MenuItem::action("Show hidden views", restore))
}

#[component]
fn SaveView(guard: CloseGuard) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    guard.watch(Signal::derive(move || name.with(|name| !name.trim().is_empty())));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let text = match limits::name("Name", &name.get_untracked()) {
            Ok(text) => text,
            Err(why) => return error.set(Some(why)),
        };
        let known = store.peek(|campaign| campaign.table.views().iter().find(|view| view.is_called(&text)).cloned());
        let id = match known {
            Some(view) if view.hidden => view.id,
            Some(view) => {
                return error.set(Some(format!(
                    "There is a view of this name already. To change it, choose it and then \"Update {}\".",
                    view.name
                )));
            }
            None => ViewId::next(&mut ids::new_id),
        };
        put(store, id, Some(session.as_view(store, id, text)));
        session.view.set(Some(Named::Saved(id)));
        guard.saved();
    };
    view! {
        <form novalidate class="dialog-form" on:submit=submit>
            <div class="dialog-body fields">
                <p class="muted">"Keeps the filter, the order, the groups and the columns under a name, for everybody who has this campaign."</p>
                <TextField label="Name".to_owned() value=name error required=true />
            </div>
            <div class="dialog-actions">
                <button type="button" class="btn" on:click=move |_| guard.close()>
                    "Cancel"
                </button>
                <button type="submit" class="btn primary">
                    "Save view"
                </button>
            </div>
        </form>
    }
}

fn put(store: CampaignStore, id: ViewId, view: Option<View>) {
    change(store, |table| table.put_view(id, view));
}

fn change(store: CampaignStore, change: impl FnOnce(&mut Table)) {
    let mut table = store.peek(|campaign| campaign.table.clone());
    change(&mut table);
    store.dispatch_or_tell(Command::SetTable(Box::new(table)));
}

/// The menu of groups.
#[component]
pub fn GroupMenu() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let commands = expect_context::<Commands>();
    for group in [None].into_iter().chain(Group::BUILT_IN.map(Some)) {
        let is_other = move || session.group.get_untracked() != group;
        commands.offer_while(Action::GroupBy(group), is_other, move || session.group.set(group));
    }
    // The column that the rows were grouped by may have been removed; then they stand in no groups.
    let current = store.memo(Touched::TABLE, move |campaign| {
        let group = session.group.get().filter(|group| group.is_offered(&campaign.table))?;
        Some((group.name(&campaign.table).to_owned(), in_sentence(group, &campaign.table)))
    });
    let label = move || current.with(|group| group.as_ref().map_or("None", |(name, _)| name).to_owned());
    let text =
        move || current.with(|group| group.as_ref().map_or("Group".to_owned(), |(_, name)| format!("By {name}")));
    let items = move |()| {
        let now = session.group.get_untracked();
        let item =
            |group: Option<Group>, name: String| MenuItem::radio(name, group == now, move || session.group.set(group));
        let named = |table: &Table| {
            let groups = Group::offered(table).into_iter();
            groups.map(|group| (group, group.name(table).to_owned())).collect::<Vec<_>>()
        };
        let groups = store.peek(|campaign| named(&campaign.table)).into_iter();
        let none = item(None, "None".to_owned());
        [none].into_iter().chain(groups.map(|(group, name)| item(Some(group), name))).collect::<Vec<_>>()
    };
    view! {
        <MenuButton items label=Signal::derive(move || format!("Group by: {}", label())) class="btn group-menu">
            <span class="cut">{text}</span>
            <Icon name="chevron-down" />
        </MenuButton>
    }
}
