//! A status on a row: says it, and changes it in place.

use crate::app::store::CampaignStore;
use crate::domain::command::Command;
use crate::domain::id::InfluencerId;
use crate::domain::status::Status;
use crate::ui::kit::{MenuButton, MenuItem};
use leptos::prelude::*;

/// A menu button that shows one of the two statuses of an influencer and sets it.
#[component]
pub fn StatusButton<S>(
    /// Whose.
    id: Signal<InfluencerId>,
    /// Their name.
    name: Signal<String>,
    /// The present value.
    value: Signal<S>,
    /// The class of the colour of a value.
    colour: fn(S) -> &'static str,
    /// The classes of the pill besides the colour.
    pill: &'static str,
    /// The command that sets it.
    command: fn(&[InfluencerId], S) -> Command,
) -> impl IntoView
where
    S: Status + Send + Sync,
{
    let store = expect_context::<CampaignStore>();
    let items = move || {
        let present = value.get_untracked();
        let id = id.get_untracked();
        let item = |choice: &S| {
            let choice = *choice;
            MenuItem::radio(choice.label(), choice == present, move || store.dispatch_or_tell(command(&[id], choice)))
                .marker(marker(pill, colour(choice)))
        };
        S::ALL.iter().map(item).collect::<Vec<_>>()
    };
    view! {
        <MenuButton
            items=move |()| items()
            label=Signal::derive(move || Some(format!("{} of {}: {}", S::TITLE, name.get(), value.get().label())))
            class=Signal::derive(move || format!("{pill} {}", colour(value.get())))
            in_grid=true
        >
            {move || value.get().label()}
        </MenuButton>
    }
    .into_any()
}

/// The classes of a value's mark in a menu: a dot for the influencer's status, a diamond for the client's.
pub fn marker(pill: &str, colour: &'static str) -> &'static str {
    match (pill.contains("client"), colour) {
        (false, "green") => "dot green",
        (false, "red") => "dot red",
        (false, "blue") => "dot blue",
        (false, "violet") => "dot violet",
        (false, "amber") => "dot amber",
        (false, _) => "dot grey",
        (true, "green") => "diamond green",
        (true, "red") => "diamond red",
        (true, "amber") => "diamond amber",
        (true, _) => "diamond grey",
    }
}
