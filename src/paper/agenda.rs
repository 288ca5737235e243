//! The calendar: what happens on which day of a month, what is overdue, and what has no date.

use super::table::{self, Room};
use crate::domain::calendar::Entry;
use crate::domain::status::Status;
use crate::domain::words::Words;
use crate::html::Html;

/// A list of tasks under its heading.
pub struct Agenda {
    /// "June 2027", "Overdue".
    pub title: String,
    /// The tasks in their order.
    pub entries: Vec<Entry>,
}

/// The lists of a calendar, those left out that have nothing. With `campaigns` each task says its own.
pub fn agenda(lists: &[Agenda], words: Words, campaigns: bool) -> Html {
    let mut html = Html::default();
    for list in lists.iter().filter(|list| !list.entries.is_empty()) {
        html.raw("<section><h2>").text(&list.title).raw("</h2>");
        let heads = [
            (Room::Word, "Date"),
            (Room::Name, "Influencer"),
            (Room::Text, "Campaign"),
            (Room::Text, "Task"),
            (Room::Word, "Status"),
            (Room::Money, "Price"),
        ];
        table::open(heads.into_iter().filter(move |(_, head)| campaigns || *head != "Campaign"), &mut html);
        for entry in &list.entries {
            let date = entry.date.map(words.weekday).unwrap_or_default();
            html.raw("<tr><td>").text(&date).raw("</td><th scope=\"row\">").name(&entry.name).raw("</th>");
            if campaigns {
                html.raw("<td>").name(&entry.campaign_name).raw("</td>");
            }
            html.raw("<td>").text(entry.network.name()).raw(" ").name(&entry.kind).raw("</td><td>");
            html.text(entry.status.label());
            if entry.inactive {
                html.raw(", not active");
            }
            html.raw("</td><td class=\"p-n\">").text(&(words.money)(entry.price, entry.currency)).raw("</td></tr>");
        }
        table::close(&mut html);
        html.raw("</section>");
    }
    html
}
