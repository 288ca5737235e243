//! The figures against a recount written from the table of `domain.md`.

use crate::arbitrary::{campaign, day};
use proptest::prelude::*;
use rollcall::domain::influencer::Influencer;
use rollcall::domain::money::Money;
use rollcall::domain::status::InfluencerStatus as I;
use rollcall::domain::status::TaskStatus;
use rollcall::domain::task::Task;
use rollcall::domain::totals::Totals;

proptest! {
    #[test]
    fn every_figure_counts_what_it_says(campaign in campaign(), today in day()) {
        let all: Vec<(&Influencer, &Task)> = campaign.roster.iter().flat_map(|i| i.tasks.iter().map(move |t| (i, t))).collect();
        let count = |which: &dyn Fn(&Influencer, &Task) -> bool| all.iter().filter(|(i, t)| which(i, t)).count();
        let cost = |which: &dyn Fn(&Influencer, &Task) -> bool| {
            Money::from_minor(all.iter().filter(|(i, t)| which(i, t)).map(|(_, t)| t.price.minor()).sum())
        };
        let active = |i: &Influencer| i.influencer_status != I::Rejected && i.influencer_status != I::Cancelled;
        let done = |t: &Task| t.status == TaskStatus::Done;
        let yes = |i: &Influencer| [I::Accepted, I::InCampaign, I::Finished].contains(&i.influencer_status);

        let totals = Totals::of(&campaign, today);
        prop_assert_eq!(totals.influencers, campaign.roster.iter().count());
        prop_assert_eq!(totals.accepted, campaign.roster.iter().filter(|i| yes(i)).count());
        prop_assert_eq!(totals.tasks, all.len());
        prop_assert_eq!(totals.tasks_done, count(&|_, t| done(t)));
        prop_assert_eq!(totals.total_cost, cost(&|_, _| true));
        prop_assert_eq!(totals.active_cost(), cost(&|i, _| active(i)));
        prop_assert_eq!(totals.done, cost(&|i, t| active(i) && done(t)));
        prop_assert_eq!(totals.committed, cost(&|i, t| !done(t) && yes(i)));
        prop_assert_eq!(totals.pending, cost(&|i, t| !done(t) && i.influencer_status == I::Pending));
        prop_assert_eq!(totals.publications, count(&|_, t| t.kind.is_publication()));
        prop_assert_eq!(totals.active_publications, count(&|i, t| active(i) && t.kind.is_publication()));
        prop_assert_eq!(totals.overdue, count(&|i, t| active(i) && !done(t) && t.date.is_some_and(|date| date < today)));
        let budget = Money::from_minor(1_000);
        prop_assert_eq!(totals.left_of(budget).minor(), 1_000 - totals.active_cost().minor(), "never clipped");
    }
}
