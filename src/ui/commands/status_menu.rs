//! The menus of the two statuses for whom commands are about, without a button of their own.

use super::Desk;
use crate::domain::command::Command;
use crate::domain::id::InfluencerId;
use crate::domain::influencer::Influencer;
use crate::domain::status::{ClientStatus, InfluencerStatus, Status};
use crate::ui::counted::counted;
use crate::ui::roster::status_items_of;
use crate::ui::status::{client_colour, influencer_colour};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// How a status is read, drawn and set.
struct Look<S: 'static> {
    column: &'static str,
    shape: &'static str,
    colour: fn(S) -> &'static str,
    read: fn(&Influencer) -> S,
    command: fn(&[InfluencerId], S) -> Command,
}

/// The values of the influencer status.
pub fn influencer_status_menu(desk: Desk, ids: Vec<InfluencerId>) {
    let look = Look {
        column: "influencer",
        shape: "dot",
        colour: influencer_colour,
        read: |influencer| influencer.influencer_status,
        command: Command::influencer_status as fn(&[InfluencerId], InfluencerStatus) -> Command,
    };
    open(desk, ids, &look);
}

/// The values of the client status.
pub fn client_status_menu(desk: Desk, ids: Vec<InfluencerId>) {
    let look = Look {
        column: "client",
        shape: "diamond",
        colour: client_colour,
        read: |influencer| influencer.client_status,
        command: Command::client_status as fn(&[InfluencerId], ClientStatus) -> Command,
    };
    open(desk, ids, &look);
}

/// Opens the menu at the selection's toolbar, or at the status of the one it is about. The focus returns to where it is.
fn open<S: Status + Send + Sync>(desk: Desk, ids: Vec<InfluencerId>, look: &Look<S>) {
    let selects = desk.session.selection.with_untracked(|selection| !selection.is_empty());
    let in_panel = document().active_element().is_some_and(|it| it.closest(".who-panel").is_ok_and(|it| it.is_some()));
    let selector = match ids.first() {
        Some(_) if !selects && in_panel => format!(".who-panel [data-col={}] button", look.column),
        Some(id) if !selects => format!("[data-id=\"{id}\"] [data-col={}]", look.column),
        _ => ".bulk .primary".to_owned(),
    };
    let find = |selector: &str| document().query_selector(selector).ok().flatten();
    let anchor = find(&selector).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let Some(anchor) = anchor else { return };
    let (present, name) = desk.store.peek(|campaign| {
        let mut values = ids.iter().filter_map(|id| campaign.roster.get(*id)).map(look.read);
        let first = values.next();
        // Only what all have is the present value.
        let present = first.filter(|first| values.all(|value| value == *first));
        let one = ids.first().filter(|_| ids.len() == 1).and_then(|id| campaign.roster.get(*id));
        (present, one.map(|influencer| influencer.name().to_owned()))
    });
    let whose = name.unwrap_or_else(|| counted(ids.len(), "influencer"));
    let (store, command) = (desk.store, look.command);
    // A line of a menu is copied to each value; what it sets is looked up in one place.
    let ids = std::sync::Arc::new(ids);
    let set = move |value: S| store.dispatch_or_tell(command(&ids, value));
    let items = status_items_of(present, look.colour, look.shape, set);
    desk.menus.open_for(anchor, format!("{} of {whose}", S::TITLE), items);
}
