//! The keys under which Rollcall keeps things.

use crate::domain::id::CampaignId;
use std::fmt;

const PREFIX: &str = "rollcall.campaign.";

/// A key of the store that belongs to a campaign.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// `rollcall.campaign.ID.snapshot`: the campaign as it was after some change.
    Snapshot(CampaignId),
    /// `rollcall.campaign.ID.change.NUMBER.TAB`: one change after that. Two tabs that use a number at the same
    /// moment write two keys, so that neither overwrites the other.
    Change(CampaignId, u64, String),
    /// `rollcall.campaign.ID.deleted`: when the user deleted it.
    Deleted(CampaignId),
    /// `rollcall.campaign.ID.aside.NUMBER.TAB`: a change that could not be read, kept for the user.
    Aside(CampaignId, u64, String),
}

impl Key {
    /// Reads a key of the store; `None` for keys of others.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.strip_prefix(PREFIX)?.split('.');
        let id = CampaignId::parse(parts.next()?)?;
        let kind = parts.next()?;
        let rest: Vec<&str> = parts.collect();
        match (kind, rest.as_slice()) {
            ("snapshot", []) => Some(Self::Snapshot(id)),
            ("deleted", []) => Some(Self::Deleted(id)),
            ("change", [number, tab]) => Some(Self::Change(id, number.parse().ok()?, (*tab).to_owned())),
            ("aside", [number, tab]) => Some(Self::Aside(id, number.parse().ok()?, (*tab).to_owned())),
            _ => None,
        }
    }

    /// The campaign it belongs to.
    pub fn campaign(&self) -> CampaignId {
        match self {
            Self::Snapshot(id) | Self::Deleted(id) | Self::Change(id, ..) | Self::Aside(id, ..) => *id,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PREFIX}{}", self.campaign())?;
        match self {
            Self::Snapshot(_) => f.write_str(".snapshot"),
            Self::Deleted(_) => f.write_str(".deleted"),
            Self::Change(_, number, tab) => write!(f, ".change.{number}.{tab}"),
            Self::Aside(_, number, tab) => write!(f, ".aside.{number}.{tab}"),
        }
    }
}
