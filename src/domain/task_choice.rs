//! Which tasks of several influencers are meant.

use super::campaign::Campaign;
use super::id::InfluencerId;
use super::network::Network;
use super::status::{Status, TaskStatus};
use super::task::Task;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The tasks that meet every part. A part that names nothing asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskChoice {
    /// Of this network.
    pub network: Option<Network>,
    /// Of this type, by the words a person reads.
    pub kind: Option<String>,
    /// How far they are.
    pub status: StatusIs,
    /// When they are due.
    pub due: Due,
}

/// How far a task is to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StatusIs {
    /// However far.
    #[default]
    Any,
    /// Anything but Done.
    Open,
    /// This.
    Just(TaskStatus),
}

/// When a task is to be due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Due {
    /// Whenever, with a date or without.
    #[default]
    Any,
    /// It has no date.
    Never,
    /// On or after the first day, and on or before the second.
    Within(Option<NaiveDate>, Option<NaiveDate>),
}

/// A task and whose it is.
pub type Chosen<'c> = (InfluencerId, &'c Task);

impl TaskChoice {
    /// Whether a task is meant.
    pub fn meets(&self, task: &Task) -> bool {
        self.network.is_none_or(|network| task.kind.network() == network)
            && self.kind.as_ref().is_none_or(|kind| task.kind.name() == kind)
            && self.status.holds(task.status)
            && self.due.holds(task.date)
    }

    /// The tasks that are meant, in the order of the influencers.
    pub fn among<'c>(&self, campaign: &'c Campaign, ids: &[InfluencerId]) -> Vec<Chosen<'c>> {
        tasks_of(campaign, ids).filter(|(_, task)| self.meets(task)).collect()
    }
}

impl StatusIs {
    /// All, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Any, Self::Open].into_iter().chain(TaskStatus::ALL.iter().copied().map(Self::Just))
    }

    /// What tells it from the others.
    pub fn key(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Open => "open",
            Self::Just(status) => status.key(),
        }
    }

    /// The words a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Any => "Any status",
            Self::Open => "Not done",
            Self::Just(status) => status.label(),
        }
    }

    fn holds(self, status: TaskStatus) -> bool {
        match self {
            Self::Any => true,
            Self::Open => status != TaskStatus::Done,
            Self::Just(wanted) => status == wanted,
        }
    }
}

impl Due {
    fn holds(self, date: Option<NaiveDate>) -> bool {
        match self {
            Self::Any => true,
            Self::Never => date.is_none(),
            Self::Within(from, to) => {
                date.is_some_and(|date| from.is_none_or(|from| date >= from) && to.is_none_or(|to| date <= to))
            }
        }
    }
}

/// The networks on which those influencers have tasks, in the catalogue's order.
pub fn networks_of(campaign: &Campaign, ids: &[InfluencerId]) -> Vec<Network> {
    let there: BTreeSet<Network> = tasks_of(campaign, ids).map(|(_, task)| task.kind.network()).collect();
    there.into_iter().collect()
}

/// The types of their tasks on a network, or on all, by name.
pub fn kinds_of(campaign: &Campaign, ids: &[InfluencerId], network: Option<Network>) -> Vec<String> {
    let tasks = tasks_of(campaign, ids).filter(|(_, task)| network.is_none_or(|it| task.kind.network() == it));
    let there: BTreeSet<&str> = tasks.map(|(_, task)| task.kind.name()).collect();
    there.into_iter().map(str::to_owned).collect()
}

fn tasks_of<'c>(campaign: &'c Campaign, ids: &[InfluencerId]) -> impl Iterator<Item = Chosen<'c>> {
    let people = ids.iter().filter_map(|id| campaign.roster.get(*id));
    people.flat_map(|influencer| influencer.tasks.iter().map(|task| (influencer.id, task)))
}
