//! What a client sees of everybody, and what they decided.

use super::Sheet;
use super::table::{self, Room};
use crate::domain::followers::short;
use crate::domain::influencer::Influencer;
use crate::domain::network::Network;
use crate::domain::sorting::sort_few;
use crate::domain::status::{ClientStatus, Status};
use crate::domain::task::Task;
use crate::html::Html;

impl Sheet<'_> {
    pub(super) fn decisions(&self, html: &mut Html) {
        let roster = &self.campaign.roster;
        let decided = roster.iter().filter(|influencer| influencer.client_status != ClientStatus::Pending).count();
        let decided = format!("{} of {} decided", self.count(decided), self.count(roster.len()));
        html.raw("<section><p>").text(&decided).raw("</p>");
        let heads = [
            (Room::Name, "Influencer"),
            (Room::Text, "Accounts"),
            (Room::Name, "Planned"),
            (Room::Money, "Cost"),
            (Room::Word, ClientStatus::TITLE),
            (Room::Text, "Comment"),
        ];
        let prices = !self.withheld.prices;
        table::open(heads.into_iter().filter(move |(room, _)| prices || *room != Room::Money), html);
        for influencer in roster {
            self.decision(influencer, html);
        }
        table::close(html);
        html.raw("</section>");
    }

    fn decision(&self, influencer: &Influencer, html: &mut Html) {
        html.raw("<tr><th scope=\"row\">").name(influencer.name()).raw("</th><td>");
        for account in influencer.accounts() {
            let at = if account.network == Network::OTHERS { "" } else { "@" };
            html.raw("<div>").text(account.network.name()).raw(" ").name(&format!("{at}{}", account.handle));
            if let Some(followers) = account.followers {
                html.raw(" ").text(&short(followers));
            }
            html.raw("</div>");
        }
        html.raw("</td><td>");
        let mut tasks: Vec<&Task> = influencer.tasks.iter().collect();
        sort_few(&mut tasks, |a, b| (a.date.is_none(), a.date) < (b.date.is_none(), b.date));
        for task in tasks {
            let date = task.date.map_or_else(|| "no date yet".to_owned(), self.words.day);
            html.raw("<div>");
            if task.kind.network() != Network::OTHERS {
                html.text(task.kind.network().name()).raw(" ");
            }
            html.name(task.kind.name()).raw(", ").text(&date).raw("</div>");
        }
        html.raw("</td>");
        if !self.withheld.prices {
            html.raw("<td class=\"p-n\">").text(&self.money(influencer.cost())).raw("</td>");
        }
        html.raw("<td>").text(influencer.client_status.label());
        html.raw("</td><td>").name(&influencer.client_comment).raw("</td></tr>");
    }
}
