//! Edits on their way.

use super::activity::Deed;
use super::field::{Entity, Field};
use super::past::Past;
use super::stamp::{Seen, Stamp};
use super::value::{Amount, Value, thousandths};
use crate::domain::id::InfluencerId;
use crate::domain::influencer::Influencer;
use crate::domain::money::Currency;
use crate::domain::task::Task;

/// What one document tells another: what one command changed, or all that is new in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Delta {
    /// What the prices of the records in `changes` are in.
    pub currency: Currency,
    /// The changes. A record comes before the edits of it.
    pub changes: Vec<Change>,
    /// What the writer had seen that the reader need not ask about again.
    pub seen: Seen,
    /// What was done, in words.
    pub deeds: Vec<Deed>,
    /// How the statuses of influencers came to be what they are, where its changes do not say it.
    pub past: Past,
}

/// One change of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// There is this influencer, with these tasks.
    Influencer(Box<Influencer>),
    /// There is this task.
    Task(InfluencerId, Box<Task>),
    /// A register was edited.
    Set {
        /// Of which record.
        at: Entity,
        /// Which.
        field: Field,
        /// To what.
        value: Value,
        /// When and by whom.
        stamp: Stamp,
    },
}

impl Delta {
    /// The same with prices that hold whatever any currency holds.
    pub(in crate::document) fn in_thousandths(mut self, exact: &dyn Fn(&Task) -> Option<Amount>) -> Self {
        let from = std::mem::replace(&mut self.currency, thousandths());
        let told = |task: &mut Task| {
            let amount = exact(task).unwrap_or_else(|| Amount::of(task.price, from));
            task.price = amount.in_currency(thousandths()).0;
        };
        for change in &mut self.changes {
            match change {
                Change::Influencer(influencer) => influencer.tasks.iter_mut().for_each(told),
                Change::Task(_, task) => told(task),
                Change::Set { .. } => {}
            }
        }
        self
    }

    /// Whether it tells nothing.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.deeds.is_empty() && self.past.is_empty()
    }

    /// The influencers that it tells of as a whole.
    pub(super) fn told_people(&self) -> impl Iterator<Item = InfluencerId> {
        self.changes.iter().filter_map(|change| match change {
            Change::Influencer(influencer) => Some(influencer.id),
            _ => None,
        })
    }
}

impl Change {
    /// The influencer it is about, if it is about one.
    pub fn influencer(&self) -> Option<InfluencerId> {
        match self {
            Self::Influencer(influencer) => Some(influencer.id),
            Self::Task(id, _) => Some(*id),
            Self::Set { at, .. } => at.influencer(),
        }
    }
}
