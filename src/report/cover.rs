//! The first page: what the campaign is, and its figures.

use super::Report;
use super::chart::drawing;
use crate::domain::money::Money;
use crate::domain::network::Network;
use crate::domain::report::{self, Cost};
use crate::domain::totals::Totals;
use crate::html::Html;

impl Report<'_> {
    pub(super) fn cover(&self, author: &str, html: &mut Html) {
        let briefing = &self.campaign.briefing;
        html.raw("<section class=\"r-cover\"><p class=\"r-kind\">Campaign report</p><h1>")
            .name(&briefing.name)
            .raw("</h1>");
        if !briefing.client.is_empty() {
            html.raw("<p class=\"r-client\">").name(&briefing.client).raw("</p>");
        }
        html.raw("<dl class=\"r-facts\">");
        fact("Campaign dates", &self.words.dates(briefing), html);
        let networks: Vec<&str> = briefing.networks.iter().map(|network| Network::name(*network)).collect();
        fact("Social networks", &networks.join(", "), html);
        fact("As of", &(self.words.day)(self.today), html);
        fact("Prepared by", author, html);
        if let Some(filter) = self.filter {
            fact("Influencers", &self.part_of_all(), html);
            fact("Filtered by", &filter.join(" · "), html);
        }
        html.raw("</dl>");
        self.figures(html);
        if self.contents.description && !briefing.description.trim().is_empty() {
            html.raw("<h2>Briefing</h2><p class=\"r-description\" dir=\"auto\">");
            html.text(briefing.description.trim()).raw("</p>");
        }
        html.raw("</section>");
    }

    /// "12 of 60".
    fn part_of_all(&self) -> String {
        format!("{} of {}", (self.words.count)(self.campaign.roster.len()), (self.words.count)(self.all))
    }

    fn figures(&self, html: &mut Html) {
        let totals = Totals::of(self.campaign, self.today);
        let progress = report::progress(self.campaign);
        let count = self.words.count;
        html.raw("<dl class=\"r-figures\">");
        let of = |part: usize, whole: usize| format!("{} of {}", count(part), count(whole));
        figure("Influencers accepted", &of(totals.accepted, totals.influencers), html);
        figure("Publications", &count(totals.active_publications), html);
        figure("Tasks done", &of(progress.done, progress.tasks), html);
        if self.contents.prices {
            figure("Cost", &self.money(totals.active_cost()), html);
        }
        html.raw("</dl>");
        if self.contents.prices {
            self.budget(&totals, html);
        }
        if self.filter.is_some() {
            let note = format!("Every figure is of these {} influencers alone.", self.part_of_all());
            html.raw("<p class=\"r-note\">").text(&note).raw("</p>");
        }
        let out = totals.influencers - progress.influencers;
        if out > 0 {
            let who = self.words.counted(out, "influencer");
            let are = if out == 1 { "is" } else { "are" };
            let note = format!("Publications, tasks and costs are without {who} who {are} Rejected or Cancelled.");
            html.raw("<p class=\"r-note\">").text(&note).raw("</p>");
        }
    }

    /// What the cost is made of, and how it stands to the budget.
    fn budget(&self, totals: &Totals, html: &mut Html) {
        let cost = Cost { done: totals.done, committed: totals.committed, pending: totals.pending, ..Cost::default() };
        // The budget is for everybody: beside the cost of some it would promise too much.
        let budget = self.campaign.briefing.budget.filter(|_| self.filter.is_none());
        let whole = budget.unwrap_or_default().max(cost.total());
        if whole == Money::ZERO {
            return;
        }
        html.raw("<div class=\"r-budget\">");
        drawing(&cost, whole, html);
        html.raw("<dl class=\"r-parts\">");
        for (class, name, amount) in [
            ("r-done", "Done", cost.done),
            ("r-committed", "Committed", cost.committed),
            ("r-pending", "Pending", cost.pending),
        ] {
            html.raw("<div><dt class=\"").raw(class).raw("\">").raw(name).raw("</dt><dd>");
            html.text(&self.money(amount)).raw("</dd></div>");
        }
        if let Some(budget) = budget {
            let left = totals.left_of(budget);
            let (name, amount) =
                if left < Money::ZERO { ("Over budget", Money::ZERO - left) } else { ("Left of budget", left) };
            html.raw("<div><dt>Budget</dt><dd>").text(&self.money(budget)).raw("</dd></div><div><dt>");
            html.raw(name).raw("</dt><dd>").text(&self.money(amount)).raw("</dd></div>");
        }
        html.raw("</dl></div>");
    }
}

fn fact(name: &'static str, value: &str, html: &mut Html) {
    if !value.is_empty() {
        html.raw("<div><dt>").raw(name).raw("</dt><dd>").name(value).raw("</dd></div>");
    }
}

fn figure(name: &'static str, value: &str, html: &mut Html) {
    html.raw("<div><dt>").raw(name).raw("</dt><dd>").text(value).raw("</dd></div>");
}
