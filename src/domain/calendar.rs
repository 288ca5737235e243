//! The campaign in time: which tasks are on which day, overdue, or on none.

use super::campaign::Campaign;
use super::first::First;
use super::id::{CampaignId, InfluencerId, TaskId};
use super::influencer::Influencer;
use super::money::{Currency, Money};
use super::network::Network;
use super::status::TaskStatus;
use super::task::Task;
use chrono::NaiveDate;
use std::cmp::Ordering;

/// How many marks a day of the month shows before it says "+2".
pub const MARKS: usize = 3;

/// Which tasks a calendar shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of a campaign.
    All,
    /// Those that are still to be done: not Done, of influencers who are neither Rejected nor Cancelled.
    Open,
}

/// A list beside or below the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agenda {
    /// The tasks of a day.
    Day(NaiveDate),
    /// Tasks of active influencers dated before this day, today, and not done.
    Overdue(NaiveDate),
    /// Tasks without a date.
    NoDate,
}

/// A task on the calendar, as a small mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Whether its influencer is out (Rejected or Cancelled): drawn pale.
    pub inactive: bool,
    /// Its colour and shape.
    pub status: TaskStatus,
}

/// A day of the month's page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayMarks {
    /// How many tasks the day has.
    pub tasks: usize,
    /// The first few of them, at most [`MARKS`].
    pub marks: Vec<Mark>,
}

/// A task in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// In which campaign.
    pub campaign: CampaignId,
    /// What that campaign is called.
    pub campaign_name: String,
    /// Who will do it.
    pub influencer: InfluencerId,
    /// Their name.
    pub name: String,
    /// Whether they are out (Rejected or Cancelled).
    pub inactive: bool,
    /// The task.
    pub task: TaskId,
    /// Its type in words.
    pub kind: String,
    /// Where.
    pub network: Network,
    /// What it costs.
    pub price: Money,
    /// In this currency.
    pub currency: Currency,
    /// When.
    pub date: Option<NaiveDate>,
    /// How far it is.
    pub status: TaskStatus,
}

/// A list of tasks, cut at a length that can be shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entries {
    /// How many tasks there are in all.
    pub total: usize,
    /// The first of them.
    pub first: Vec<Entry>,
}

impl Scope {
    fn takes(self, influencer: &Influencer, task: &Task) -> bool {
        self == Self::All || (task.status != TaskStatus::Done && influencer.influencer_status.is_active())
    }
}

/// The marks of each day of `page`, which is a run of days such as [`super::month::Month::page`] gives.
pub fn month<'a>(campaigns: impl IntoIterator<Item = &'a Campaign>, scope: Scope, page: &[NaiveDate]) -> Vec<DayMarks> {
    let mut days = vec![DayMarks::default(); page.len()];
    let (Some(start), Some(end)) = (page.first(), page.last()) else { return days };
    each_task(campaigns, scope, |_, influencer, task| {
        let Some(date) = task.date.filter(|date| date >= start && date <= end) else { return };
        let offset = usize::try_from((date - *start).num_days()).ok();
        let Some(day) = offset.and_then(|n| days.get_mut(n)) else { return };
        day.tasks += 1;
        let mark = Mark { inactive: !influencer.influencer_status.is_active(), status: task.status };
        // The few that are shown are the smallest, whatever the order of the roster, so that a day looks the same
        // after sorting. Keeping them sorted while inserting avoids a list per day.
        let place = day.marks.partition_point(|other| *other <= mark);
        if place < MARKS {
            day.marks.insert(place, mark);
            day.marks.truncate(MARKS);
        }
    });
    days
}

/// The tasks of a list: the earliest first, then those to be done before those done, then by name; the first
/// `most` of them in full.
pub fn agenda<'a>(
    campaigns: impl IntoIterator<Item = &'a Campaign>,
    scope: Scope,
    agenda: Agenda,
    most: usize,
) -> Entries {
    let mut first = First::new(most);
    each_task(campaigns, scope, |campaign, influencer, task| {
        let is_listed = match agenda {
            Agenda::Day(day) => task.date == Some(day),
            Agenda::Overdue(today) => task.is_late(today) && influencer.influencer_status.is_active(),
            Agenda::NoDate => task.date.is_none(),
        };
        if is_listed {
            first.put(Listed { campaign, influencer, task });
        }
    });
    let (first, total) = first.into_sorted();
    let entry = |listed: Listed| entry(listed.campaign, listed.influencer, listed.task);
    Entries { total, first: first.into_iter().map(entry).collect() }
}

/// A task of a list, in the order of the list: those that count before those of influencers who are Rejected or
/// Cancelled, then by day, status and name.
struct Listed<'a> {
    campaign: &'a Campaign,
    influencer: &'a Influencer,
    task: &'a Task,
}

impl Ord for Listed<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        fn key<'a>(listed: &Listed<'a>) -> impl Ord + use<'a> {
            let Listed { influencer, task, .. } = listed;
            (!influencer.influencer_status.is_active(), task.date, task.status, influencer.name(), task.id)
        }
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Listed<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Listed<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Listed<'_> {}

/// Visits every task of a scope. Plain loops: this runs over every task of a campaign whenever one changes, and in a
/// page that is optimised for size nested iterators take three times as long.
fn each_task<'a>(
    campaigns: impl IntoIterator<Item = &'a Campaign>,
    scope: Scope,
    mut visit: impl FnMut(&'a Campaign, &'a Influencer, &'a Task),
) {
    for campaign in campaigns {
        for influencer in &campaign.roster {
            for task in &influencer.tasks {
                if scope.takes(influencer, task) {
                    visit(campaign, influencer, task);
                }
            }
        }
    }
}

fn entry(campaign: &Campaign, influencer: &Influencer, task: &Task) -> Entry {
    Entry {
        campaign: campaign.id,
        campaign_name: campaign.briefing.name.clone(),
        influencer: influencer.id,
        name: influencer.name().to_owned(),
        inactive: !influencer.influencer_status.is_active(),
        task: task.id,
        kind: task.kind.name().to_owned(),
        network: task.kind.network(),
        price: task.price,
        currency: campaign.briefing.currency,
        date: task.date,
        status: task.status,
    }
}
