//! A campaign as a report to be printed: cover, roster, schedule and costs, as HTML. Pure, like the domain.
//!
//! - `chart`: bars.
//! - `cover`, `roster`, `schedule`, `costs`: its parts.

mod chart;
mod costs;
mod cover;
mod roster;
mod schedule;

use crate::domain::campaign::Campaign;
use crate::domain::id::InfluencerId;
use crate::domain::money::Money;
use crate::domain::words::Words;
use crate::html::Html;
use chrono::NaiveDate;

/// Most lines of a list. A report of more is for no reader, and no browser prints it.
pub const LINES: usize = 5_000;

/// What a report contains beside its cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The description of the briefing, on the cover.
    pub description: bool,
    /// Who is in it.
    pub roster: bool,
    /// Also those in the roster who are Rejected or Cancelled.
    pub out: bool,
    /// What happens when.
    pub schedule: bool,
    /// The costs by network. Without prices there are none.
    pub by_network: bool,
    /// The costs by influencer. Without prices there are none.
    pub by_influencer: bool,
    /// Prices, and the budget.
    pub prices: bool,
}

impl Contents {
    /// Everything, but for those who are out.
    pub const DEFAULT: Self = Self {
        description: true,
        roster: true,
        out: false,
        schedule: true,
        by_network: true,
        by_influencer: true,
        prices: true,
    };
}

/// Whom a report is about.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// They, in the order in which they are listed.
    pub ids: &'a [InfluencerId],
    /// What the roster is filtered by, part by part, where that is why these are meant and not everybody.
    pub filter: Option<&'a [String]>,
}

/// A report at work.
struct Report<'a> {
    /// The campaign with those on its roster whom the report is about.
    campaign: &'a Campaign,
    /// How many influencers the campaign has.
    all: usize,
    filter: Option<&'a [String]>,
    contents: Contents,
    words: Words,
    today: NaiveDate,
}

/// The report of a campaign on the day `today`, by `author`, who may be nobody. Every figure is of those whom it is about.
pub fn report(
    campaign: &Campaign,
    about: About<'_>,
    contents: Contents,
    words: Words,
    today: NaiveDate,
    author: &str,
) -> Html {
    let part = Campaign { roster: campaign.roster.only(about.ids), ..campaign.clone() };
    let report = Report { campaign: &part, all: campaign.roster.len(), filter: about.filter, contents, words, today };
    let mut html = Html::default();
    report.cover(author, &mut html);
    if contents.roster {
        report.roster(&mut html);
    }
    if contents.schedule {
        report.schedule(&mut html);
    }
    report.costs(&mut html);
    html
}

impl Report<'_> {
    fn money(&self, amount: Money) -> String {
        (self.words.money)(amount, self.campaign.briefing.currency)
    }

    /// Says that a list is cut, where it is.
    fn cut(&self, all: usize, what: &str, html: &mut Html) {
        if all > LINES {
            let (shown, all) = ((self.words.count)(LINES), (self.words.count)(all));
            html.raw("<p class=\"r-note\">")
                .text(&format!("The first {shown} of {all} {what} are listed."))
                .raw("</p>");
        }
    }
}
