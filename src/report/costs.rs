//! What it costs: by network and by influencer, as bars and as the table behind them.

use super::chart::Bar;
use super::{LINES, Report};
use crate::domain::report::{Cost, by_influencer, by_network, sum};
use crate::html::Html;

/// Most bars of a chart.
const BARS: usize = 15;

impl Report<'_> {
    pub(super) fn costs(&self, html: &mut Html) {
        if !self.contents.prices {
            return;
        }
        if self.contents.by_network {
            let costs = by_network(self.campaign).into_iter().map(|(network, cost)| (network.name().to_owned(), cost));
            self.division("Cost by network", "Network", costs.collect(), html);
        }
        if self.contents.by_influencer {
            let named = |id| self.campaign.roster.get(id).map(|influencer| influencer.name().to_owned());
            let costs = by_influencer(self.campaign).into_iter();
            let costs = costs.filter_map(|(id, cost)| Some((named(id)?, cost)));
            self.division("Cost by influencer", "Influencer", costs.collect(), html);
        }
    }

    fn division(&self, title: &'static str, what: &'static str, costs: Vec<(String, Cost)>, html: &mut Html) {
        html.raw("<section class=\"r-list r-costs r-part\"><h2>").raw(title).raw("</h2>");
        if costs.is_empty() {
            html.raw("<p class=\"r-note\">Nothing is planned yet.</p></section>");
            return;
        }
        let all = sum(costs.iter().map(|(_, cost)| cost));
        let bar = |(name, cost): &(String, Cost)| Bar { name: name.clone(), cost: *cost };
        let bars: Vec<Bar> = costs.iter().take(BARS).map(bar).collect();
        let rest = costs.get(BARS..).filter(|rest| !rest.is_empty()).map(|rest| {
            let name = format!("{} more together", (self.words.count)(rest.len()));
            Bar { name, cost: sum(rest.iter().map(|(_, cost)| cost)) }
        });
        self.bars(&bars, rest.as_ref(), html);
        html.raw("<table class=\"r-division\"><thead><tr><th scope=\"col\" class=\"r-w-name\">").raw(what).raw("</th>");
        for column in ["Tasks", "Publications", "Done", "Committed", "Pending", "Cost"] {
            html.raw("<th scope=\"col\" class=\"r-n\">").raw(column).raw("</th>");
        }
        html.raw("</tr></thead><tbody>");
        for (name, cost) in costs.iter().take(LINES) {
            html.raw("<tr><th scope=\"row\">").name(name).raw("</th>");
            self.cells(cost, html);
            html.raw("</tr>");
        }
        html.raw("</tbody><tbody class=\"r-sum\"><tr><th scope=\"row\">All</th>");
        self.cells(&all, html);
        html.raw("</tr></tbody></table>");
        self.cut(costs.len(), "influencers", html);
        html.raw("</section>");
    }

    fn cells(&self, cost: &Cost, html: &mut Html) {
        let count = self.words.count;
        for text in [
            count(cost.tasks),
            count(cost.publications),
            self.money(cost.done),
            self.money(cost.committed),
            self.money(cost.pending),
            self.money(cost.total()),
        ] {
            html.raw("<td class=\"r-n\">").text(&text).raw("</td>");
        }
    }
}
