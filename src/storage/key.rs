//! The keys under which Rollcall keeps things.

use crate::domain::id::CampaignId;
use std::fmt;

const PREFIX: &str = "rollcall.campaign.";

/// A key of a store that belongs to a campaign.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// `rollcall.campaign.ID.snapshot.NUMBER.REPLICA`: the campaign with every change that its writer knew. Each is
    /// written under a key of its own, so that two tabs that write one at once lose neither.
    Snapshot(CampaignId, Mark),
    /// `rollcall.campaign.ID.change.NUMBER.REPLICA`: one change.
    Change(CampaignId, Mark),
    /// `rollcall.campaign.ID.point.NUMBER`: a state to go back to. In IndexedDB only.
    Point(CampaignId, u64),
    /// `rollcall.campaign.ID.deleted`: when the user deleted or restored it; see [`super::Deletion`].
    Deleted(CampaignId),
    /// `rollcall.campaign.ID.folded`: there for a moment in localStorage, so that other tabs are called with it; see
    /// [`super::Folded`].
    Folded(CampaignId),
    /// `rollcall.campaign.ID.aside.REST`: what lay under the key that ends in REST and could not be read, kept for
    /// the user.
    Aside(CampaignId, String),
}

/// The end of a key that tells two writings apart: a number that rises, and who wrote.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Greater than every number that the writer knew of; for a snapshot, the last in it.
    pub number: u64,
    /// The replica id of the tab.
    pub replica: String,
}

impl Mark {
    /// A mark of these parts.
    pub fn new(number: u64, replica: impl Into<String>) -> Self {
        Self { number, replica: replica.into() }
    }

    fn parse(number: &str, replica: &str) -> Option<Self> {
        let is_name = !replica.is_empty() && replica.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_name.then(|| number.parse().ok().map(|number| Self::new(number, replica))).flatten()
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.number, self.replica)
    }
}

impl Key {
    /// Reads a key of a store; `None` for keys of others.
    pub fn parse(text: &str) -> Option<Self> {
        let (id, rest) = text.strip_prefix(PREFIX)?.split_once('.')?;
        let id = CampaignId::parse(id)?;
        if let Some(rest) = rest.strip_prefix("aside.") {
            return Some(Self::Aside(id, rest.to_owned()));
        }
        let parts: Vec<&str> = rest.split('.').collect();
        match parts.as_slice() {
            ["snapshot", number, replica] => Some(Self::Snapshot(id, Mark::parse(number, replica)?)),
            ["change", number, replica] => Some(Self::Change(id, Mark::parse(number, replica)?)),
            ["point", number] => Some(Self::Point(id, number.parse().ok()?)),
            ["deleted"] => Some(Self::Deleted(id)),
            ["folded"] => Some(Self::Folded(id)),
            _ => None,
        }
    }

    /// The campaign it belongs to.
    pub fn campaign(&self) -> CampaignId {
        match self {
            Self::Snapshot(id, _)
            | Self::Change(id, _)
            | Self::Point(id, _)
            | Self::Deleted(id)
            | Self::Folded(id)
            | Self::Aside(id, _) => *id,
        }
    }

    /// The number in it, for what is counted.
    pub fn number(&self) -> u64 {
        match self {
            Self::Snapshot(_, mark) | Self::Change(_, mark) => mark.number,
            Self::Point(_, number) => *number,
            Self::Deleted(_) | Self::Folded(_) | Self::Aside(..) => 0,
        }
    }

    /// Where what lies under this key goes when it cannot be read. `copy` tells apart what lay there at different
    /// times.
    pub(super) fn aside(&self, copy: u32) -> Self {
        let whole = self.to_string();
        let prefix = Self::all_of(self.campaign());
        let rest = whole.strip_prefix(&prefix).unwrap_or(&whole);
        Self::Aside(self.campaign(), if copy == 0 { rest.to_owned() } else { format!("{rest}.{copy}") })
    }

    /// What every key of Rollcall's campaigns begins with.
    pub(super) const EVERY: &str = PREFIX;

    /// What the keys of a campaign begin with.
    pub(super) fn all_of(id: CampaignId) -> String {
        format!("{PREFIX}{id}.")
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PREFIX}{}", self.campaign())?;
        match self {
            Self::Snapshot(_, mark) => write!(f, ".snapshot.{mark}"),
            Self::Change(_, mark) => write!(f, ".change.{mark}"),
            Self::Point(_, number) => write!(f, ".point.{number}"),
            Self::Deleted(_) => f.write_str(".deleted"),
            Self::Folded(_) => f.write_str(".folded"),
            Self::Aside(_, rest) => write!(f, ".aside.{rest}"),
        }
    }
}
