//! Who is in the campaign.

use super::{LINES, Report};
use crate::domain::followers::short;
use crate::domain::influencer::Influencer;
use crate::domain::money::Money;
use crate::domain::status::Status;
use crate::html::Html;

impl Report<'_> {
    pub(super) fn roster(&self, html: &mut Html) {
        let roster = &self.campaign.roster;
        let is_listed = |influencer: &&Influencer| self.contents.out || influencer.influencer_status.is_active();
        let listed = roster.iter().filter(is_listed).count();
        html.raw("<section class=\"r-list\"><h2>Roster</h2>");
        if listed == 0 {
            html.raw(match self.filter {
                Some(_) => "<p class=\"r-note\">The filter shows nobody.</p></section>",
                None => "<p class=\"r-note\">Nobody is on the roster.</p></section>",
            });
            return;
        }
        html.raw("<table class=\"r-roster\"><thead><tr><th scope=\"col\" class=\"r-w-name\">Influencer</th>");
        html.raw("<th scope=\"col\">Accounts</th><th scope=\"col\" class=\"r-w-status\">Influencer status</th>");
        html.raw(
            "<th scope=\"col\" class=\"r-w-status\">Client status</th><th scope=\"col\" class=\"r-n r-w-n\">Tasks</th>",
        );
        if self.contents.prices {
            html.raw("<th scope=\"col\" class=\"r-n r-w-cost\">Cost</th>");
        }
        html.raw("</tr></thead><tbody>");
        let (mut tasks, mut cost) = (0, Money::ZERO);
        for influencer in roster.iter().filter(is_listed) {
            tasks += influencer.tasks.len();
            cost = cost + influencer.cost();
        }
        for influencer in roster.iter().filter(is_listed).take(LINES) {
            self.person(influencer, html);
        }
        html.raw("</tbody><tbody class=\"r-sum\"><tr><th scope=\"row\" colspan=\"4\">");
        html.text(&self.words.counted(listed, "influencer")).raw("</th><td class=\"r-n\">");
        html.text(&(self.words.count)(tasks)).raw("</td>");
        if self.contents.prices {
            html.raw("<td class=\"r-n\">").text(&self.money(cost)).raw("</td>");
        }
        html.raw("</tr></tbody></table>");
        self.cut(listed, "influencers", html);
        html.raw("</section>");
    }

    fn person(&self, influencer: &Influencer, html: &mut Html) {
        html.raw("<tr><th scope=\"row\">").name(influencer.name()).raw("</th><td>");
        for account in influencer.accounts() {
            html.raw("<span class=\"r-account\">").text(account.network.name()).raw(" ");
            html.name(&format!("@{}", account.handle));
            if let Some(followers) = account.followers {
                html.raw(" <i>").text(&short(followers)).raw("</i>");
            }
            html.raw("</span> ");
        }
        html.raw("</td><td class=\"r-s r-dot\">").text(influencer.influencer_status.label());
        html.raw("</td><td class=\"r-s r-diamond\">").text(influencer.client_status.label());
        html.raw("</td><td class=\"r-n\">").text(&(self.words.count)(influencer.tasks.len())).raw("</td>");
        if self.contents.prices {
            html.raw("<td class=\"r-n\">").text(&self.money(influencer.cost())).raw("</td>");
        }
        html.raw("</tr>");
    }
}
