//! The campaign's figures, each counting what `domain.md` says it counts.

use super::campaign::Campaign;
use super::influencer::Influencer;
use super::money::Money;
use super::status::{ClientStatus, TaskStatus};
use super::task::Task;
use chrono::NaiveDate;

/// The campaign's figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Everybody on the roster.
    pub influencers: usize,
    /// Those whose influencer status is Accepted, In Campaign or Finished: they said yes. `domain.md` does not
    /// define the figure; this is the line it draws between pending and committed cost.
    pub accepted: usize,
    /// Every task.
    pub tasks: usize,
    /// Tasks with status Done.
    pub tasks_done: usize,
    /// Tasks that are publications.
    pub publications: usize,
    /// The same without influencers who are Rejected or Cancelled.
    pub active_publications: usize,
    /// The price of every task.
    pub total_cost: Money,
    /// Active cost of what is done.
    pub done: Money,
    /// Active cost of what is not done, by influencers who said yes.
    pub committed: Money,
    /// Active cost of what is not done, by influencers who are Pending.
    pub pending: Money,
    /// The part of the active cost that is of influencers whom the client rejected: it counts until their influencer
    /// status says that they are out.
    pub rejected_by_client: Money,
    /// Tasks of active influencers that are dated before today and not done.
    pub overdue: usize,
}

/// What the tasks of one influencer come to, whatever the influencer's status is: that changes more often than tasks do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskSums {
    tasks: usize,
    tasks_done: usize,
    publications: usize,
    cost: Money,
    cost_done: Money,
    late: usize,
}

impl TaskSums {
    /// Counts the tasks as they stand on the day `today`.
    pub fn of(tasks: &[Task], today: NaiveDate) -> Self {
        let mut sums = Self { tasks: tasks.len(), ..Self::default() };
        for task in tasks {
            sums.publications += usize::from(task.kind.is_publication());
            sums.cost = sums.cost + task.price;
            sums.late += usize::from(task.is_late(today));
            if task.status == TaskStatus::Done {
                sums.tasks_done += 1;
                sums.cost_done = sums.cost_done + task.price;
            }
        }
        sums
    }
}

impl Totals {
    /// Counts the campaign as it stands on the day `today`.
    pub fn of(campaign: &Campaign, today: NaiveDate) -> Self {
        let sums = campaign.roster.iter().map(|influencer| TaskSums::of(&influencer.tasks, today));
        Self::of_sums(campaign.roster.iter().zip(sums))
    }

    /// Adds up influencers whose tasks were counted already.
    pub fn of_sums<'a>(influencers: impl IntoIterator<Item = (&'a Influencer, TaskSums)>) -> Self {
        let mut totals = Self::default();
        for (influencer, sums) in influencers {
            let status = influencer.influencer_status;
            totals.influencers += 1;
            totals.accepted += usize::from(status.is_committed());
            totals.tasks += sums.tasks;
            totals.tasks_done += sums.tasks_done;
            totals.publications += sums.publications;
            totals.total_cost = totals.total_cost + sums.cost;
            if !status.is_active() {
                continue;
            }
            totals.active_publications += sums.publications;
            totals.overdue += sums.late;
            totals.done = totals.done + sums.cost_done;
            if influencer.client_status == ClientStatus::Rejected {
                totals.rejected_by_client = totals.rejected_by_client + sums.cost;
            }
            let open = if status.is_committed() { &mut totals.committed } else { &mut totals.pending };
            *open = *open + (sums.cost - sums.cost_done);
        }
        totals
    }

    /// The price of every task of influencers who are neither Rejected nor Cancelled.
    pub fn active_cost(&self) -> Money {
        self.done + self.committed + self.pending
    }

    /// What is left of a budget; negative when it is exceeded.
    pub fn left_of(&self, budget: Money) -> Money {
        budget - self.active_cost()
    }
}
