//! Who and what is here and not in a list that Rollcall has written: rows that somebody has deleted, or that a view left
//! out.

use super::index::{By, Origin};
use super::meaning::ListKind;
use super::plan::Plan;
use super::records::Records;
use crate::domain::campaign::Campaign;
use crate::domain::id::{IdSet, InfluencerId, TaskId};

/// Who and what is here and not in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// Influencers, where the rows are influencers.
    pub influencers: Vec<InfluencerId>,
    /// Tasks of those whom the list names, where the rows are tasks.
    pub tasks: Vec<(InfluencerId, TaskId)>,
}

impl Missing {
    /// What a plan does not speak of. Nothing where no row was known by its id: then the list is of another campaign.
    pub fn of(plan: &Plan, campaign: &Campaign, records: &Records) -> Self {
        let found = || plan.lines.iter().filter_map(|line| line.found.as_ref());
        if !found().any(|found| found.by == By::Record) {
            return Self::default();
        }
        let people: IdSet<InfluencerId> = found()
            .filter_map(|found| match found.origin {
                Origin::Roster(id) => Some(id),
                Origin::Line(_) => None,
            })
            .collect();
        if plan.mapping.kind == ListKind::Influencers {
            let gone = campaign
                .roster
                .iter()
                .map(|influencer| influencer.id)
                .filter(|id| !people.contains(id) && !records.has(id.uuid()));
            return Self { influencers: gone.collect(), tasks: Vec::new() };
        }
        let spoken_of: IdSet<TaskId> =
            plan.lines.iter().flat_map(|line| line.targets.iter().flatten().chain(&line.candidates)).copied().collect();
        let of_them = campaign.roster.iter().filter(|influencer| people.contains(&influencer.id));
        let tasks = of_them.flat_map(|influencer| influencer.tasks.iter().map(|task| (influencer.id, task.id)));
        Self {
            influencers: Vec::new(),
            tasks: tasks.filter(|(_, task)| !spoken_of.contains(task) && !records.has(task.uuid())).collect(),
        }
    }

    /// Whether everything is spoken of.
    pub fn is_empty(&self) -> bool {
        self.influencers.is_empty() && self.tasks.is_empty()
    }
}
