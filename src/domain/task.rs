//! One thing an influencer will do.

use super::id::TaskId;
use super::money::Money;
use super::network::{Network, TaskType};
use super::status::TaskStatus;
use super::unknown::Unknown;
use chrono::NaiveDate;

/// What kind of task: one that a network offers, or anything else in free words.
#[derive(Clone, Debug, PartialEq)]
pub enum TaskKind {
    /// A type of the catalogue. Always a publication.
    Listed {
        /// Where it is published.
        network: Network,
        /// One of the types of that network.
        kind: &'static TaskType,
    },
    /// An Others task.
    Other {
        /// What the user wrote; checked against [`super::limits::name`].
        text: String,
        /// Whether it counts as a publication; [`counts_by_default`] until the user says otherwise.
        publication: bool,
    },
}

/// Whether an Others task of this type counts as a publication before anyone says so: all but attendance at an
/// event (`domain.md`, Task types).
pub fn counts_by_default(text: &str) -> bool {
    text != "Event attendance"
}

impl TaskKind {
    /// Where it is done; Others for free text.
    pub fn network(&self) -> Network {
        match self {
            Self::Listed { network, .. } => *network,
            Self::Other { .. } => Network::OTHERS,
        }
    }

    /// The type in words.
    pub fn name(&self) -> &str {
        match self {
            Self::Listed { kind, .. } => kind.name,
            Self::Other { text, .. } => text,
        }
    }

    /// Whether it ends in something published.
    pub fn is_publication(&self) -> bool {
        match self {
            Self::Listed { .. } => true,
            Self::Other { publication, .. } => *publication,
        }
    }
}

/// One thing an influencer will do.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Its identity.
    pub id: TaskId,
    /// Network and type.
    pub kind: TaskKind,
    /// What it costs, zero for a gift.
    pub price: Money,
    /// The day it is due; `None` shows under "No date".
    pub date: Option<NaiveDate>,
    /// How far it is.
    pub status: TaskStatus,
    /// What else its file says of it.
    pub unknown: Unknown,
}

impl Task {
    /// Whether it is dated before `today` and not done. Only tasks of active influencers are called overdue.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.status != TaskStatus::Done && self.date.is_some_and(|date| date < today)
    }
}
