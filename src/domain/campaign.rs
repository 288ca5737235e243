//! One promotion for one client: a briefing, a roster, and what the roster will do.

use super::briefing::Briefing;
use super::id::{CampaignId, IdSource, InfluencerId, TaskId};
use super::roster::Roster;
use super::table::Table;
use super::unknown::Unknown;

/// One promotion for one client. Changed through [`super::command::apply`] only.
#[derive(Clone, Debug, PartialEq)]
pub struct Campaign {
    /// Its identity, the same in every copy of it.
    pub id: CampaignId,
    /// What it is about.
    pub briefing: Briefing,
    /// Who is in it.
    pub roster: Roster,
    /// How the roster is laid out.
    pub table: Table,
    /// Whether it is the sample that people try the program with; kept apart from real campaigns.
    pub sample: bool,
    /// What else its file says of the campaign.
    pub unknown: Unknown,
    /// What else its file says beside the campaign, `edits` among it.
    pub file_unknown: Unknown,
}

impl Campaign {
    /// A campaign with a briefing and nobody in it.
    pub fn new(id: CampaignId, briefing: Briefing) -> Self {
        Self {
            id,
            briefing,
            roster: Roster::default(),
            table: Table::default(),
            sample: false,
            unknown: Unknown::default(),
            file_unknown: Unknown::default(),
        }
    }

    /// All of a campaign as one of its own under another name: everything gets a new id, and the edits stay with the
    /// original. For a file that is put beside the campaign here; what a person duplicates is
    /// [`super::duplicate::Duplicate`].
    pub fn under_new_ids(&self, name: String, ids: IdSource<'_>) -> Self {
        let influencers = self.roster.iter().map(|influencer| {
            let mut copy = influencer.clone();
            copy.id = InfluencerId::new(ids());
            for task in &mut copy.tasks {
                task.id = TaskId::new(ids());
            }
            copy
        });
        let influencers: Vec<_> = influencers.collect();
        Self {
            id: CampaignId::new(ids()),
            briefing: Briefing { name, ..self.briefing.clone() },
            // New ids are unique by the contract of an id source; if one is not, an empty roster would be a lie.
            roster: Roster::new(influencers).unwrap_or_else(|_| self.roster.clone()),
            table: self.table.clone(),
            sample: false,
            unknown: self.unknown.clone(),
            file_unknown: Unknown::default(),
        }
    }
}
