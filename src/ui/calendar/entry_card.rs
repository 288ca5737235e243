//! A task in a list of the calendar.

use super::Listing;
use crate::browser::locale;
use crate::domain::calendar::Entry;
use crate::domain::status::Status;
use crate::ui::status::task_colour;
use crate::ui::view;
use leptos::prelude::*;

/// A task as a button that opens it.
#[component]
pub fn EntryCard(
    entry: Entry,
    /// Whether it says its date, in a list that is not of one day.
    dated: bool,
    listing: Listing,
) -> impl IntoView {
    let colour = task_colour(entry.status);
    // The name by itself, so that letters from right to left turn nothing around; the date in one piece.
    let mut about = vec![format!("\u{2068}{}\u{2069}", entry.name), entry.network.name().to_owned()];
    about.extend(entry.date.filter(|_| dated).map(|day| locale::day_of_year(day).replace(' ', "\u{a0}")));
    // Rejected or Cancelled: the calendar's tasks say which are out, not only by being pale.
    about.extend(entry.inactive.then(|| "not active".to_owned()));
    let class = format!("entry {colour}{}", if entry.inactive { " pale" } else { "" });
    let kind = entry.kind.clone();
    let status = entry.status.label();
    let price = locale::money_short(entry.price, entry.currency);
    let campaign = listing.show_campaign.then(|| entry.campaign_name.clone());
    view! {
        <li>
            <button type="button" class=class on:click=move |_| listing.on_open.run(entry.clone())>
                <b><bdi>{kind}</bdi></b>
                <span class=format!("pill {colour}")>{status}</span>
                <small class="about">
                    <span><bdi>{about.join(" · ")}</bdi></span>
                    <span class="num">{price}</span>
                </small>
                {campaign.map(|name| view! { <small class="of"><bdi>{name}</bdi></small> })}
            </button>
        </li>
    }
}
