//! The start page: the campaigns and how far they are.

use super::agenda::{Agenda, agenda};
use super::table::{self, Room};
use crate::document::Withheld;
use crate::domain::campaign::Campaign;
use crate::domain::status::ClientStatus;
use crate::domain::totals::Totals;
use crate::domain::words::Words;
use crate::html::Html;
use chrono::NaiveDate;

/// A campaign of the start page.
pub struct Listed<'c> {
    /// Which.
    pub campaign: &'c Campaign,
    /// What it leaves out, where it is a client copy.
    pub copy: Option<Withheld>,
}

/// The campaigns in their order, and the lists of their calendar.
pub fn campaigns(all: &[Listed<'_>], calendar: &[Agenda], words: Words, today: NaiveDate) -> Html {
    let mut html = Html::default();
    html.raw("<section><h1>Campaigns</h1>");
    let heads = [
        (Room::Name, "Campaign"),
        (Room::Text, "Dates"),
        (Room::Word, "Influencers"),
        (Room::Text, "Tasks"),
        (Room::Money, "Active cost"),
        (Room::Money, "Budget"),
    ];
    table::open(heads.into_iter(), &mut html);
    for listed in all {
        line(listed, words, today, &mut html);
    }
    table::close(&mut html);
    html.raw("</section>").append(agenda(calendar, words, true));
    html
}

fn line(Listed { campaign, copy }: &Listed<'_>, words: Words, today: NaiveDate, html: &mut Html) {
    let briefing = &campaign.briefing;
    let totals = Totals::of(campaign, today);
    let count = words.count;
    let progress = if copy.is_some() {
        let is_decided = |status: ClientStatus| status != ClientStatus::Pending;
        let decided = campaign.roster.iter().filter(|influencer| is_decided(influencer.client_status)).count();
        format!("{} of {} decided", count(decided), count(totals.influencers))
    } else {
        let overdue = if totals.overdue > 0 { format!(", {} overdue", count(totals.overdue)) } else { String::new() };
        format!("{} of {} done{overdue}", count(totals.tasks_done), count(totals.tasks))
    };
    let money = |amount| match copy {
        Some(withheld) if withheld.prices => String::new(),
        _ => (words.money)(amount, briefing.currency),
    };
    html.raw("<tr><th scope=\"row\">").name(&briefing.name);
    if campaign.sample {
        html.raw(" <small>Sample</small>");
    }
    if copy.is_some() {
        html.raw(" <small>Client copy</small>");
    }
    if !briefing.client.is_empty() {
        html.raw("<div>").name(&briefing.client).raw("</div>");
    }
    html.raw("</th><td>").text(&words.dates(briefing)).raw("</td><td>").text(&count(totals.influencers));
    html.raw("</td><td>").text(&progress).raw("</td><td class=\"p-n\">").text(&money(totals.active_cost()));
    html.raw("</td><td class=\"p-n\">").text(&briefing.budget.map(money).unwrap_or_default()).raw("</td></tr>");
}
