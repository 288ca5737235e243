//! Which influencers are looked for.

use super::detail::Detail;
use super::influencer::Influencer;
use super::network::Network;
use super::status::{ClientStatus, InfluencerStatus};
use chrono::NaiveDate;

/// What is looked for: whoever meets every part of it. A part that names nothing asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that are all in the name, a handle, a detail or the client's comment, whatever their case and accents.
    pub text: String,
    /// One of these influencer statuses.
    pub influencer_statuses: Vec<InfluencerStatus>,
    /// One of these client statuses.
    pub client_statuses: Vec<ClientStatus>,
    /// An account on one of these.
    pub networks: Vec<Network>,
    /// The followers of the largest account: at least the first, at most the second.
    pub followers: (Option<u64>, Option<u64>),
    /// One of these about the tasks.
    pub tasks: Vec<TaskState>,
    /// One of these about the client's comment.
    pub comments: Vec<CommentState>,
    /// Of each of these details one of the values; the empty value means that there is none. Each detail once.
    pub details: Vec<(Detail, Vec<String>)>,
}

/// What can be looked for about somebody's tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TaskState {
    /// There are some.
    Some,
    /// There are none.
    None,
    /// One is dated before today, not done, and its influencer is active.
    Overdue,
}

impl TaskState {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Some, Self::None, Self::Overdue];

    /// Its key in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Some => "some",
            Self::None => "none",
            Self::Overdue => "overdue",
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Some => "Has tasks",
            Self::None => "No tasks",
            Self::Overdue => "Overdue",
        }
    }

    /// Whether it is true of an influencer.
    pub fn holds(self, influencer: &Influencer, today: NaiveDate) -> bool {
        match self {
            Self::Some => !influencer.tasks.is_empty(),
            Self::None => influencer.tasks.is_empty(),
            Self::Overdue => {
                influencer.influencer_status.is_active() && influencer.tasks.iter().any(|task| task.is_late(today))
            }
        }
    }
}

/// What can be looked for about what the client says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CommentState {
    /// There is a comment.
    Some,
    /// There is none.
    None,
}

impl CommentState {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Some, Self::None];

    /// Its key in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Some => "some",
            Self::None => "none",
        }
    }

    /// That of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Some => "Has a comment",
            Self::None => "No comment",
        }
    }

    /// Whether it is true of an influencer.
    pub fn holds(self, influencer: &Influencer) -> bool {
        influencer.client_comment.is_empty() == (self == Self::None)
    }
}

impl Filter {
    /// Whether it asks for nothing but words.
    pub fn is_only_text(&self) -> bool {
        *self == Self { text: self.text.clone(), ..Self::default() }
    }

    /// Whether somebody meets every part but the words, which an index answers.
    pub fn meets(&self, influencer: &Influencer, today: NaiveDate) -> bool {
        let (from, to) = self.followers;
        let reach = influencer.reach();
        (self.influencer_statuses.is_empty() || self.influencer_statuses.contains(&influencer.influencer_status))
            && (self.client_statuses.is_empty() || self.client_statuses.contains(&influencer.client_status))
            && (self.networks.is_empty() || self.networks.iter().any(|network| influencer.is_on(*network)))
            && from.is_none_or(|from| reach >= Some(from))
            && to.is_none_or(|to| reach.is_some_and(|reach| reach <= to))
            && (self.tasks.is_empty() || self.tasks.iter().any(|state| state.holds(influencer, today)))
            && (self.comments.is_empty() || self.comments.iter().any(|state| state.holds(influencer)))
            && self.details.iter().all(|(detail, values)| meets_detail(influencer, *detail, values))
    }
}

fn meets_detail(influencer: &Influencer, detail: Detail, values: &[String]) -> bool {
    let is = |value: &str| values.iter().any(|wanted| wanted.to_lowercase() == value.to_lowercase());
    let has_none = influencer.details.get(detail).is_empty();
    match detail {
        _ if values.is_empty() => true,
        _ if has_none => values.iter().any(String::is_empty),
        Detail::Tags => influencer.details.tags().any(is),
        detail => is(influencer.details.get(detail)),
    }
}
