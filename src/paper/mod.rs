//! What is printed of a view, as HTML in the place of the page. Pure, like the domain.
//!
//! A page shows what has room: some rows of a list that scrolls, one of several panels, what is open. Paper has all of
//! it, so that its content is made anew, whole and as text: ten thousand rows are one assignment of `innerHTML`, and
//! they are there when the browser counts its pages. The report is on paper what it is on the page (`crate::report`).
//!
//! - `table`: tables whose headings stand on each page.
//! - `people`: the roster, as a grid or as a board. `influencer`: everything about one of them.
//! - `client`: what a client decides. `campaigns`: the start page. `agenda`: the calendar. `changes`: what an import
//!   would do.

mod agenda;
mod campaigns;
mod changes;
mod client;
mod influencer;
mod people;
mod table;

pub use agenda::{Agenda, agenda};
pub use campaigns::{Listed, campaigns};
pub use changes::{Change, changes};
pub use people::{People, Section};

use crate::document::Withheld;
use crate::domain::campaign::Campaign;
use crate::domain::id::InfluencerId;
use crate::domain::money::Money;
use crate::domain::network::Network;
use crate::domain::totals::Totals;
use crate::domain::words::Words;
use crate::html::Html;
use chrono::NaiveDate;

/// A campaign on its way to paper.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// Which.
    pub campaign: &'a Campaign,
    /// How its reader writes.
    pub words: Words,
    /// The present day.
    pub today: NaiveDate,
    /// What of it is unknown here, where it is a client copy.
    pub withheld: Withheld,
}

/// The page of a campaign: its head, the open influencer, then everybody.
pub fn campaign(sheet: &Sheet<'_>, open: Option<InfluencerId>, people: &People<'_>) -> Html {
    let mut html = Html::default();
    sheet.head(&mut html);
    if let Some(influencer) = open.and_then(|id| sheet.campaign.roster.get(id)) {
        html.raw("<section class=\"p-one\">");
        sheet.influencer(influencer, &mut html);
        html.raw("</section>");
    }
    sheet.people(people, &mut html);
    html
}

/// The page of a client copy: everybody with what was planned and decided.
pub fn client(sheet: &Sheet<'_>) -> Html {
    let mut html = Html::default();
    sheet.head(&mut html);
    sheet.decisions(&mut html);
    html
}

impl Sheet<'_> {
    fn money(&self, amount: Money) -> String {
        (self.words.money)(amount, self.campaign.briefing.currency)
    }

    fn count(&self, count: usize) -> String {
        (self.words.count)(count)
    }

    /// The campaign's name, what it is, and its figures.
    fn head(&self, html: &mut Html) {
        let briefing = &self.campaign.briefing;
        html.raw("<header><h1>").name(&briefing.name).raw("</h1><p>");
        let networks: Vec<&str> = briefing.networks.iter().map(|network| Network::name(*network)).collect();
        let about = [briefing.client.clone(), self.words.dates(briefing), networks.join(" · ")];
        for part in about.iter().filter(|part| !part.is_empty()) {
            html.raw("<span>").name(part).raw("</span> ");
        }
        html.raw("</p><dl>");
        for (name, value) in self.figures() {
            html.raw("<div><dt>").raw(name).raw("</dt><dd>").text(&value).raw("</dd></div>");
        }
        html.raw("</dl></header>");
    }

    fn figures(&self) -> Vec<(&'static str, String)> {
        let totals = Totals::of(self.campaign, self.today);
        let accepted = format!("{} of {}", self.count(totals.accepted), self.count(totals.influencers));
        let mut figures = Vec::new();
        if !self.withheld.influencer_statuses {
            figures.push(("Influencers accepted", accepted));
        }
        figures.push(("Publications", self.count(totals.publications)));
        if self.withheld.prices {
            return figures;
        }
        figures.push(("Total cost", self.money(totals.total_cost)));
        figures.push(("Active cost", self.money(totals.active_cost())));
        if let Some(budget) = self.campaign.briefing.budget {
            let left = totals.left_of(budget);
            figures.push(("Budget", self.money(budget)));
            figures.push(if left < Money::ZERO {
                ("Over budget", self.money(Money::ZERO - left))
            } else {
                ("Left of budget", self.money(left))
            });
        }
        figures
    }
}
