//! The roster as a board: a column for each value of a status.

use super::campaign::Campaign;
use super::command::Command;
use super::id::InfluencerId;
use super::influencer::Influencer;
use super::money::Money;
use super::status::{ClientStatus, InfluencerStatus, Status};
use std::sync::Arc;

/// The status whose values are the columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum By {
    /// Where influencers stand with us.
    #[default]
    InfluencerStatus,
    /// What the client decided.
    ClientStatus,
}

/// A column: who is in it, and what they cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Who, in the order of the rows.
    pub ids: Arc<Vec<InfluencerId>>,
    /// The price of their tasks, without those of influencers who are Rejected or Cancelled.
    pub active_cost: Money,
}

impl By {
    /// Both, in the order of profiles.
    pub const ALL: [Self; 2] = [Self::InfluencerStatus, Self::ClientStatus];

    /// What the status is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::InfluencerStatus => InfluencerStatus::TITLE,
            Self::ClientStatus => ClientStatus::TITLE,
        }
    }

    /// The word in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::InfluencerStatus => "influencer",
            Self::ClientStatus => "client",
        }
    }

    /// The status whose [`By::key`] this is.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.key() == key)
    }

    /// The headings of the columns, in their order.
    pub fn labels(self) -> Vec<&'static str> {
        match self {
            Self::InfluencerStatus => InfluencerStatus::ALL.iter().map(|status| status.label()).collect(),
            Self::ClientStatus => ClientStatus::ALL.iter().map(|status| status.label()).collect(),
        }
    }

    /// The column somebody is in.
    pub fn column_of(self, influencer: &Influencer) -> usize {
        match self {
            Self::InfluencerStatus => influencer.influencer_status as usize,
            Self::ClientStatus => influencer.client_status as usize,
        }
    }

    /// What moves influencers to a column, if there is one of that number.
    pub fn command(self, ids: &[InfluencerId], column: usize) -> Option<Command> {
        match self {
            Self::InfluencerStatus => {
                InfluencerStatus::ALL.get(column).map(|status| Command::influencer_status(ids, *status))
            }
            Self::ClientStatus => ClientStatus::ALL.get(column).map(|status| Command::client_status(ids, *status)),
        }
    }
}

/// Who is on a board with these rows, column after column.
pub fn order(campaign: &Campaign, rows: &[InfluencerId], by: By) -> Vec<InfluencerId> {
    columns(campaign, rows, by).iter().flat_map(|column| column.ids.iter().copied()).collect()
}

/// Divides rows of the roster into the columns of a board, each in the order of the rows.
pub fn columns(campaign: &Campaign, rows: &[InfluencerId], by: By) -> Vec<Column> {
    let mut columns = vec![(Vec::new(), Money::ZERO); by.labels().len()];
    for influencer in rows.iter().filter_map(|id| campaign.roster.get(*id)) {
        let Some((ids, cost)) = columns.get_mut(by.column_of(influencer)) else { continue };
        ids.push(influencer.id);
        if influencer.influencer_status.is_active() {
            *cost = *cost + influencer.cost();
        }
    }
    columns.into_iter().map(|(ids, active_cost)| Column { ids: Arc::new(ids), active_cost }).collect()
}
