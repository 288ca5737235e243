//! How statuses came to be what they are, line by line.

use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::document::edits::{StatusValue, Turn};
use crate::domain::status::{ClientStatus, InfluencerStatus, Status};
use crate::ui::reactive::{Derived, expect_context};
use crate::ui::roster::marker;
use crate::ui::status::{client_colour, influencer_colour};
use crate::ui::view;
use crate::ui::words::moment_in_words;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The changes of both statuses, the latest first.
#[component]
pub fn Turns(
    /// Which.
    turns: Derived<Vec<Turn>>,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let lines = move || {
        let today = store.today();
        turns.with(|turns| turns.iter().map(|turn| line(turn, today)).collect::<Vec<_>>())
    };
    view! { <ol class="turns">{lines}</ol> }
}

/// `Client status: Accepted → Rejected`, and below it `12 Nov 14:20, returned by Northwind Drinks`.
fn line(turn: &Turn, today: NaiveDate) -> AnyView {
    let (title, mark) = match turn.to {
        StatusValue::Influencer(to) => (InfluencerStatus::TITLE, marker("dot", influencer_colour(to))),
        StatusValue::Client(to) => (ClientStatus::TITLE, marker("diamond", client_colour(to))),
    };
    let change = match turn.from {
        Some(from) => format!("{} → {}", from.label(), turn.to.label()),
        None => format!("set to {}", turn.to.label()),
    };
    let (said, whole) = match &turn.moment {
        Some(moment) => (moment_in_words(moment, today), locale::moment(&moment.at)),
        None => Default::default(),
    };
    view! {
        <li>
            <i class=mark aria-hidden="true"></i>
            <span class="muted">{format!("{title}:")}</span>
            " "
            <b>{change}</b>
            <small class="muted num" title=whole>{said}</small>
        </li>
    }
}
