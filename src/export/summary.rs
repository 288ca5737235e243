//! The campaign's figures.

use super::Part;
use crate::domain::campaign::Campaign;
use crate::domain::influencer::Influencer;
use crate::domain::money::Money;
use crate::domain::totals::{TaskSums, Totals};
use crate::sheets::{Table, Value};
use chrono::NaiveDate;

/// The table: a figure a row. Those of a part of the roster say so, and have no budget to compare with.
pub fn table(campaign: &Campaign, people: &[&Influencer], is_whole: bool, today: NaiveDate) -> Table {
    let briefing = &campaign.briefing;
    let counted = people.iter().map(|influencer| (*influencer, TaskSums::of(&influencer.tasks, today)));
    let totals = Totals::of_sums(counted);
    let day = |day: Option<NaiveDate>| day.map_or(Value::NOTHING, Value::Day);
    let count = |count: usize| Value::Number(count.to_string());
    let money = |amount: Money| Value::Money(amount.to_decimal(briefing.currency));
    let all = campaign.roster.len();
    let of = if is_whole { "All influencers".to_owned() } else { format!("{} of {all} influencers", people.len()) };
    let budget = briefing.budget.filter(|_| is_whole);
    let rows = [
        ("Campaign", Some(briefing.name.as_str().into())),
        ("Client", Some(briefing.client.as_str().into())),
        ("Start date", Some(day(briefing.start))),
        ("End date", Some(day(briefing.end))),
        ("Currency", Some(briefing.currency.code().into())),
        ("Exported on", Some(Value::Day(today))),
        ("Counted", Some(Value::Text(of))),
        ("Influencers", Some(count(totals.influencers))),
        ("Influencers accepted", Some(count(totals.accepted))),
        ("Tasks", Some(count(totals.tasks))),
        ("Tasks done", Some(count(totals.tasks_done))),
        ("Tasks overdue", Some(count(totals.overdue))),
        ("Publications", Some(count(totals.publications))),
        ("Active publications", Some(count(totals.active_publications))),
        ("Budget", budget.map(money)),
        ("Total cost", Some(money(totals.total_cost))),
        ("Active cost", Some(money(totals.active_cost()))),
        ("Pending", Some(money(totals.pending))),
        ("Committed", Some(money(totals.committed))),
        ("Done", Some(money(totals.done))),
        ("Budget left", budget.map(|budget| money(totals.left_of(budget)))),
    ];
    let rows = rows.into_iter().filter_map(|(figure, value)| Some(vec![figure.into(), value?]));
    Table {
        name: Part::Summary.name().to_owned(),
        headings: ["Figure", "Value"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
        is_list: false,
        has_ids: false,
    }
}
