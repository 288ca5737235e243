//! Everything about one influencer.

use super::Sheet;
use super::table::{self, Room};
use crate::domain::detail::Detail;
use crate::domain::followers::short;
use crate::domain::influencer::Influencer;
use crate::domain::network::Network;
use crate::domain::sorting::sort_few;
use crate::domain::status::{ClientStatus, InfluencerStatus, Status};
use crate::domain::task::Task;
use crate::html::Html;

impl Sheet<'_> {
    pub(super) fn influencer(&self, influencer: &Influencer, html: &mut Html) {
        html.raw("<h2>").name(influencer.name()).raw("</h2><dl>");
        fact(InfluencerStatus::TITLE, influencer.influencer_status.label(), html);
        fact(ClientStatus::TITLE, influencer.client_status.label(), html);
        fact("The client says", &influencer.client_comment, html);
        for account in influencer.accounts() {
            let followers = account.followers.map(|count| format!(" ({})", short(count))).unwrap_or_default();
            let at = if account.network == Network::OTHERS { "" } else { "@" };
            fact(account.network.name(), &format!("{at}{}{followers}", account.handle), html);
        }
        let own = self.campaign.table.columns();
        let details = Detail::BUILT_IN.into_iter().chain(own.iter().map(|column| Detail::Own(column.id)));
        for detail in details.filter(|detail| *detail != Detail::Notes) {
            fact(detail.name(own), &self.detail(influencer, detail), html);
        }
        html.raw("</dl>");
        let notes = influencer.details.get(Detail::Notes);
        if !notes.is_empty() {
            html.raw("<h3>Notes</h3><p class=\"p-notes\">").name(notes).raw("</p>");
        }
        html.raw("<h3>Tasks</h3>");
        self.tasks(influencer, html);
    }

    fn tasks(&self, influencer: &Influencer, html: &mut Html) {
        if influencer.tasks.is_empty() {
            html.raw("<p>Nothing is planned yet.</p>");
            return;
        }
        let heads = [
            (Room::Word, "Date"),
            (Room::Text, "Network"),
            (Room::Name, "Type"),
            (Room::Word, "Status"),
            (Room::Money, "Price"),
        ];
        table::open(heads.into_iter(), html);
        let mut tasks: Vec<&Task> = influencer.tasks.iter().collect();
        sort_few(&mut tasks, |a, b| (a.date.is_none(), a.date) < (b.date.is_none(), b.date));
        for task in tasks {
            let date = task.date.map_or_else(|| "No date".to_owned(), self.words.day);
            html.raw("<tr><td>").text(&date).raw("</td><td>").text(task.kind.network().name());
            html.raw("</td><td>").name(task.kind.name()).raw("</td><td>").text(task.status.label());
            html.raw("</td><td class=\"p-n\">").text(&self.money(task.price)).raw("</td></tr>");
        }
        html.raw("<tr class=\"p-sum\"><th scope=\"row\" colspan=\"4\">");
        html.text(&self.words.counted(influencer.tasks.len(), "task")).raw("</th><td class=\"p-n\">");
        html.text(&self.money(influencer.cost())).raw("</td></tr>");
        table::close(html);
    }
}

/// A line of what is known, unless it is nothing.
fn fact(name: &str, value: &str, html: &mut Html) {
    if !value.is_empty() {
        html.raw("<div><dt>").name(name).raw("</dt><dd>").name(value).raw("</dd></div>");
    }
}
