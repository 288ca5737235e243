//! Views: ways of looking at the roster that have names. And the groups that its rows stand in.

use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::ids;
use crate::domain::command::Command;
use crate::domain::filter::Filter;
use crate::domain::limits;
use crate::domain::query::Sort;
use crate::domain::short_id::ViewId;
use crate::domain::unknown::Unknown;
use crate::domain::view::{Group, View, from_the_start};
use crate::ui::kit::{Dialog, Icon, MenuButton, MenuItem, TextField};
use crate::ui::view;
use leptos::{ev, prelude::*};

/// The name of the view that shows everybody.
const EVERYBODY: &str = "All influencers";

/// The views there are: everybody, those that every campaign has, and those that were saved.
pub fn views(store: CampaignStore) -> Vec<View> {
    let plain = |name: &str, filter: Filter| View {
        id: ViewId::new(0),
        name: name.to_owned(),
        filter,
        sort: vec![Sort::default()],
        group: None,
        layout: None,
        unknown: Unknown::default(),
    };
    let given = from_the_start().map(|(name, filter)| plain(name, filter));
    let mut saved = store.peek(|campaign| campaign.table.views().to_vec());
    crate::domain::sorting::sort_by(&mut saved, &|a, b| a.name.cmp(&b.name));
    [plain(EVERYBODY, Filter::default())].into_iter().chain(given).chain(saved).collect()
}

/// The menu of views.
#[component]
pub fn ViewMenu() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let naming = RwSignal::new(false);
    let current = move || session.view.get().unwrap_or_else(|| EVERYBODY.to_owned());
    let items = move |()| {
        let now = current();
        let mut items: Vec<MenuItem> = views(store)
            .into_iter()
            .map(|view| {
                let chosen = view.name == now;
                MenuItem::radio(view.name.clone(), chosen, move || session.show_view(&view))
            })
            .collect();
        items.push(MenuItem::separator());
        items.push(MenuItem::action("Save view…", move || naming.set(true)));
        let saved = store.peek(|campaign| campaign.table.views().iter().find(|view| view.name == now).cloned());
        if let Some(saved) = saved {
            let (id, name) = (saved.id, saved.name.clone());
            let update = move || put(store, id, Some(session.as_view(store, id, name.clone())));
            items.push(MenuItem::action(format!("Update {}", saved.name), update));
            let remove = move || {
                put(store, id, None);
                session.view.set(None);
            };
            items.push(MenuItem::action(format!("Delete {}", saved.name), remove).danger());
        }
        items
    };
    view! {
        <MenuButton items label=Signal::derive(move || format!("View: {}", current())) class="btn view-menu">
            <span class="cut">{current}</span>
            <Icon name="chevron-down" />
        </MenuButton>
        <Dialog open=naming title="Save view".to_owned() on_close=move |()| naming.set(false)>
            <SaveView open=naming />
        </Dialog>
    }
}

#[component]
fn SaveView(open: RwSignal<bool>) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let text = match limits::name("Name", &name.get_untracked()) {
            Ok(text) => text,
            Err(why) => return error.set(Some(why)),
        };
        if views(store).iter().any(|view| view.name.to_lowercase() == text.to_lowercase()) {
            return error.set(Some("There is a view of this name already.".to_owned()));
        }
        let id = ViewId::next(&mut ids::new_id);
        put(store, id, Some(session.as_view(store, id, text.clone())));
        session.view.set(Some(text));
        open.set(false);
    };
    view! {
        <form novalidate class="dialog-form" on:submit=submit>
            <div class="dialog-body fields">
                <p class="muted">"Keeps the filter, the order, the groups and the columns under a name, for everybody who has this campaign."</p>
                <TextField label="Name".to_owned() value=name error required=true />
            </div>
            <div class="dialog-actions">
                <button type="button" class="btn" on:click=move |_| open.set(false)>
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
    let mut table = store.peek(|campaign| campaign.table.clone());
    table.put_view(id, view);
    store.dispatch_or_tell(Command::SetTable(Box::new(table)));
}

/// The menu of groups.
#[component]
pub fn GroupMenu() -> impl IntoView {
    let session = expect_context::<Session>();
    let current = move || session.group.get().map_or("None", Group::name);
    let items = move |()| {
        let now = session.group.get_untracked();
        let choices = [None].into_iter().chain(Group::ALL.map(Some));
        let item = |group: Option<Group>| {
            MenuItem::radio(group.map_or("None", Group::name), group == now, move || session.group.set(group))
        };
        choices.map(item).collect::<Vec<_>>()
    };
    view! {
        <MenuButton items label=Signal::derive(move || format!("Group by: {}", current())) class="btn group-menu">
            {move || session.group.get().map_or_else(|| "Group".to_owned(), |group| format!("By {}", group.name().to_lowercase()))}
            <Icon name="chevron-down" />
        </MenuButton>
    }
}
