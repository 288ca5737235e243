//! Saved views of the roster.

use super::filter::{Filter, TaskState};
use super::layout::Layout;
use super::query::Sort;
use super::short_id::ViewId;
use super::status::{ClientStatus, InfluencerStatus};
use super::unknown::Unknown;

/// A way of looking at the roster that was given a name.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Its identity.
    pub id: ViewId,
    /// Its name, checked against [`super::limits::name`].
    pub name: String,
    /// Whom it shows.
    pub filter: Filter,
    /// In which order: by the first, and where that is equal by the next.
    pub sort: Vec<Sort>,
    /// In which groups, if any.
    pub group: Option<Group>,
    /// With which columns; the roster's own arrangement when the view has none.
    pub layout: Option<Layout>,
    /// What else its file says of it.
    pub unknown: Unknown,
}

/// By what the rows are grouped. Each row stands in one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// By influencer status.
    InfluencerStatus,
    /// By client status.
    ClientStatus,
    /// By the network of the main account.
    Network,
    /// By the first tag.
    Tag,
}

impl Group {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::InfluencerStatus, Self::ClientStatus, Self::Network, Self::Tag];

    /// Its key in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::InfluencerStatus => "influencer_status",
            Self::ClientStatus => "client_status",
            Self::Network => "network",
            Self::Tag => "tag",
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::InfluencerStatus => "Influencer status",
            Self::ClientStatus => "Client status",
            Self::Network => "Network",
            Self::Tag => "Tag",
        }
    }
}

/// The views that every campaign has from the start, by name.
pub fn from_the_start() -> [(&'static str, Filter); 4] {
    use InfluencerStatus as I;
    let active = || vec![I::Pending, I::Accepted, I::InCampaign, I::Finished];
    [
        ("To decide", Filter { influencer_statuses: vec![I::Pending], ..Filter::default() }),
        (
            "Waiting for client",
            Filter { influencer_statuses: active(), client_statuses: vec![ClientStatus::Pending], ..Filter::default() },
        ),
        ("In campaign", Filter { influencer_statuses: vec![I::InCampaign], ..Filter::default() }),
        ("Overdue", Filter { tasks: vec![TaskState::Overdue], ..Filter::default() }),
    ]
}
