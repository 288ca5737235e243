//! Which record of the campaign a row says it is, in a table that Rollcall has written.

use super::draft::Draft;
use super::index::{By, Index, Match};
use super::meaning::{ListKind, Meaning};
use super::reader::Reader;
use super::words::name_key;
use crate::domain::campaign::Campaign;
use crate::domain::id::{IdMap, InfluencerId, TaskId};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What an id tells of its row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Claim {
    /// There is none.
    #[default]
    None,
    /// Which record it is.
    Record(Uuid),
    /// Nothing: it belongs to no record here, to somebody whom the row does not name, or to several rows. Such a row may
    /// be about anybody, and so it takes the place of nothing unless the user says so.
    Unsure,
}

/// The ids of a campaign, and how many rows of a list have each.
#[derive(Clone, Debug)]
pub struct Records {
    kind: ListKind,
    owners: IdMap<TaskId, InfluencerId>,
    rows: HashMap<Uuid, usize>,
    /// All ids that stand in the list, also in rows that cannot be read.
    seen: HashSet<Uuid>,
}

impl Records {
    /// Those of a campaign, of which no row was read yet.
    pub fn of(campaign: &Campaign, kind: ListKind) -> Self {
        let mut owners = IdMap::default();
        if kind == ListKind::Tasks {
            for influencer in &campaign.roster {
                owners.extend(influencer.tasks.iter().map(|task| (task.id, influencer.id)));
            }
        }
        Self { kind, owners, rows: HashMap::new(), seen: HashSet::new() }
    }

    /// Notes the id of a row that may not be readable.
    pub fn see(&mut self, reader: &Reader, at: usize) {
        let Some(row) = reader.surveyed.sheet.rows.get(at) else { return };
        let cells = row.iter().zip(&reader.mapping.columns).filter(|(_, column)| column.meaning == Meaning::Record);
        self.seen.extend(cells.filter_map(|(cell, _)| Uuid::try_parse(cell.text().trim()).ok()));
    }

    /// Whether an id stands in the list.
    pub fn has(&self, record: Uuid) -> bool {
        self.seen.contains(&record)
    }

    /// Notes that a row has an id and names whose it is.
    pub fn note(&mut self, draft: &Draft, index: &Index) {
        let Some(record) = draft.record else { return };
        if self.owner(record, index).is_some_and(|who| index.is_named(who, draft)) {
            *self.rows.entry(record).or_default() += 1;
        }
    }

    /// Whom a row is about by its id, and what the id tells; a sentence where it is not believed.
    pub fn find(&self, draft: &Draft, index: &Index) -> (Option<Match>, Claim, Option<String>) {
        let Some(record) = draft.record else { return (None, Claim::None, None) };
        let Some(who) = self.owner(record, index) else { return (None, Claim::Unsure, None) };
        let found = Match { who, by: By::Record, is_doubtful: false };
        let name = index.name(who);
        if !index.is_named(who, draft) {
            let said =
                format!("The id of this row is that of {name}, whom the row does not name. It is taken without it.");
            return (None, Claim::Unsure, Some(said));
        }
        let is_alone = self.rows.get(&record).is_none_or(|rows| *rows < 2);
        match (is_alone, self.kind) {
            (true, _) => (Some(found), Claim::Record(record), None),
            (false, ListKind::Tasks) => (Some(found), Claim::Unsure, None),
            // A copied row that was made somebody else's keeps what nobody has written over.
            (false, ListKind::Influencers) => {
                let is_doubtful = name_key(name) != name_key(&draft.name);
                let said = format!("The id of this row, that of {name}, stands in several rows.");
                (Some(Match { is_doubtful, ..found }), Claim::Unsure, Some(said))
            }
        }
    }

    fn owner(&self, record: Uuid, index: &Index) -> Option<usize> {
        let id = match self.kind {
            ListKind::Influencers => InfluencerId::new(record),
            ListKind::Tasks => *self.owners.get(&TaskId::new(record))?,
        };
        index.of_roster(id)
    }
}
