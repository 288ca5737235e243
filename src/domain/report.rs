//! What a report of a campaign says in figures: its weeks, and what it costs by network and by influencer.
//!
//! Costs are active cost, which a budget is about: what is planned with influencers who are Rejected or Cancelled is in
//! none of them. The shares of each division add up to the active cost of [`Totals`](super::totals::Totals).

use super::campaign::Campaign;
use super::id::InfluencerId;
use super::influencer::Influencer;
use super::money::Money;
use super::network::Network;
use super::sorting::sort_by;
use super::status::TaskStatus;
use super::task::Task;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A cost with its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// How many tasks.
    pub tasks: usize,
    /// How many of them are publications.
    pub publications: usize,
    /// What is done.
    pub done: Money,
    /// What is not done, by influencers who said yes.
    pub committed: Money,
    /// What is not done, by influencers who are Pending.
    pub pending: Money,
}

impl Cost {
    /// All parts together.
    pub fn total(&self) -> Money {
        self.done + self.committed + self.pending
    }

    fn add(&mut self, influencer: &Influencer, task: &Task) {
        self.tasks += 1;
        self.publications += usize::from(task.kind.is_publication());
        let part = match task.status {
            TaskStatus::Done => &mut self.done,
            _ if influencer.influencer_status.is_committed() => &mut self.committed,
            _ => &mut self.pending,
        };
        *part = *part + task.price;
    }

    fn join(&mut self, other: &Self) {
        self.tasks += other.tasks;
        self.publications += other.publications;
        self.done = self.done + other.done;
        self.committed = self.committed + other.committed;
        self.pending = self.pending + other.pending;
    }
}

/// Adds costs up.
pub fn sum<'a>(costs: impl IntoIterator<Item = &'a Cost>) -> Cost {
    let mut sum = Cost::default();
    costs.into_iter().for_each(|cost| sum.join(cost));
    sum
}

/// How far a campaign is, without influencers who are Rejected or Cancelled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Influencers who are in.
    pub influencers: usize,
    /// Their tasks.
    pub tasks: usize,
    /// Those of them that are Done.
    pub done: usize,
}

/// Counts how far a campaign is.
pub fn progress(campaign: &Campaign) -> Progress {
    active(campaign).fold(Progress::default(), |sum, influencer| Progress {
        influencers: sum.influencers + 1,
        tasks: sum.tasks + influencer.tasks.len(),
        done: sum.done + influencer.tasks.iter().filter(|task| task.status == TaskStatus::Done).count(),
    })
}

/// A task that stands in the schedule, and who will do it.
pub type Planned<'a> = (&'a Influencer, &'a Task);

/// The tasks of a week.
#[derive(Clone, Debug, PartialEq)]
pub struct Week<'a> {
    /// Its first day; `None` for what has no date, which comes last.
    pub start: Option<NaiveDate>,
    /// Its tasks by day, and those of a day in the order of the roster.
    pub tasks: Vec<Planned<'a>>,
}

impl Week<'_> {
    /// Its last day.
    pub fn end(&self) -> Option<NaiveDate> {
        self.start.and_then(|start| start.checked_add_days(Days::new(6)))
    }
}

/// The tasks of active influencers by week; weeks without any are left out.
pub fn schedule(campaign: &Campaign, week_start: Weekday) -> Vec<Week<'_>> {
    let mut tasks: Vec<Planned<'_>> =
        active(campaign).flat_map(|influencer| influencer.tasks.iter().map(move |task| (influencer, task))).collect();
    // What has no date is behind every date. The sorting is stable: a day keeps the order of the roster.
    sort_by(&mut tasks, &|(_, a), (_, b)| (a.date.is_none(), a.date).cmp(&(b.date.is_none(), b.date)));
    let week = |task: &Task| task.date.map(|date| first_day(date, week_start));
    tasks
        .chunk_by(|(_, a), (_, b)| week(a) == week(b))
        .map(|tasks| Week { start: week(tasks[0].1), tasks: tasks.to_vec() })
        .collect()
}

/// The first day of the week that a day is in; the day itself where the calendar has no earlier one.
fn first_day(day: NaiveDate, week_start: Weekday) -> NaiveDate {
    let since = u64::from(day.weekday().days_since(week_start));
    day.checked_sub_days(Days::new(since)).unwrap_or(day)
}

/// What each network costs, the dearest first; those without a task are left out.
pub fn by_network(campaign: &Campaign) -> Vec<(Network, Cost)> {
    let mut costs: Vec<(Network, Cost)> =
        Network::social().chain([Network::OTHERS]).map(|network| (network, Cost::default())).collect();
    for influencer in active(campaign) {
        for task in &influencer.tasks {
            if let Some((_, cost)) = costs.iter_mut().find(|(network, _)| *network == task.kind.network()) {
                cost.add(influencer, task);
            }
        }
    }
    costs.retain(|(_, cost)| cost.tasks > 0);
    sort_by(&mut costs, &|(_, a), (_, b)| b.total().cmp(&a.total()));
    costs
}

/// What each active influencer with tasks costs, the dearest first.
pub fn by_influencer(campaign: &Campaign) -> Vec<(InfluencerId, Cost)> {
    let with_tasks = active(campaign).filter(|influencer| !influencer.tasks.is_empty());
    let mut costs: Vec<(InfluencerId, Cost)> = with_tasks
        .map(|influencer| {
            let mut cost = Cost::default();
            influencer.tasks.iter().for_each(|task| cost.add(influencer, task));
            (influencer.id, cost)
        })
        .collect();
    sort_by(&mut costs, &|(_, a), (_, b)| b.total().cmp(&a.total()));
    costs
}

fn active(campaign: &Campaign) -> impl Iterator<Item = &Influencer> {
    campaign.roster.iter().filter(|influencer| influencer.influencer_status.is_active())
}
