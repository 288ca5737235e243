//! The campaign's figures, each counting what `domain.md` says it counts.

use super::campaign::Campaign;
use super::money::Money;
use super::status::TaskStatus;
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
    /// Tasks of active influencers that are dated before today and not done.
    pub overdue: usize,
}

impl Totals {
    /// Counts the campaign as it stands on the day `today`.
    pub fn of(campaign: &Campaign, today: NaiveDate) -> Self {
        let mut totals = Self { influencers: campaign.roster.len(), ..Self::default() };
        for influencer in &campaign.roster {
            let status = influencer.influencer_status;
            totals.accepted += usize::from(status.is_committed());
            totals.tasks += influencer.tasks.len();
            for task in &influencer.tasks {
                let publication = usize::from(task.kind.is_publication());
                let done = task.status == TaskStatus::Done;
                totals.tasks_done += usize::from(done);
                totals.publications += publication;
                totals.total_cost = totals.total_cost + task.price;
                if !status.is_active() {
                    continue;
                }
                totals.active_publications += publication;
                totals.overdue += usize::from(task.is_late(today));
                let part = match (done, status.is_committed()) {
                    (true, _) => &mut totals.done,
                    (false, true) => &mut totals.committed,
                    (false, false) => &mut totals.pending,
                };
                *part = *part + task.price;
            }
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
