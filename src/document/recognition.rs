//! Who and what the records of a file are here, where their ids do not say it.
//!
//! A file that was written by hand has ids for some records, for none, twice the same, or those of another influencer.
//! Read again it would be new each time. Before it is compared, each such record takes the id of the record here that it
//! is by what it says ([`identity`]); what stays doubtful keeps its own and is asked about by the preview.

use super::edits::Document;
use super::given::Given;
use super::{Opened, Origin};
use crate::domain::campaign::Campaign;
use crate::domain::detail::{Detail, Details};
use crate::domain::id::{CampaignId, IdMap, IdSet, IdSource, InfluencerId, TaskId};
use crate::domain::identity::{self, Doubt};
use crate::domain::influencer::Influencer;
use crate::domain::own_column::OwnColumn;
use crate::domain::roster::Roster;
use crate::domain::short_id::ColumnId;
use crate::domain::table::Table;
use crate::domain::task::Task;
use crate::domain::view::View;
use uuid::Uuid;

impl Opened {
    /// Takes the campaign of a file that gives it no id for one that is here.
    pub fn take_for(&mut self, id: CampaignId) {
        self.document.campaign.id = id;
        self.given.records.insert(id.uuid());
    }

    /// Gives records whose ids the file does not tell those of the records here that they are. A file whose edits
    /// explain its values has ids for all.
    pub fn recognise(&mut self, here: &Campaign, ids: IdSource<'_>) {
        if self.origin == Origin::Rollcall {
            return;
        }
        let mut campaign = self.document.campaign.clone();
        if self.given.has(campaign.id.uuid()) {
            campaign.id = here.id;
        }
        let columns = recognise_table(&mut campaign.table, &here.table, &self.given);
        let mut people: Vec<Influencer> = campaign.roster.iter().cloned().collect();
        for person in &mut people {
            person.details = renamed(&person.details, &columns);
        }
        swap_doubled(&mut people, here, &self.given);
        recognise_people(&mut people, here, &mut self.given);
        let owners = owners(here);
        for person in &mut people {
            recognise_tasks(person, here, &owners, &mut self.given, ids);
        }
        // Where two would be one, the file stays as it was read.
        let Ok(roster) = Roster::new(people) else { return };
        campaign.roster = roster;
        let edits = std::mem::take(&mut self.document.edits);
        self.document = Document { copy: self.document.copy, ..Document::with_edits(campaign, edits) };
    }
}

/// Columns and views without ids are those here of the same name and kind. Answers with the columns' ids, those of the
/// file first.
fn recognise_table(table: &mut Table, here: &Table, given: &Given) -> Vec<(ColumnId, ColumnId)> {
    let mut renamed = Vec::new();
    for (_, id) in &given.columns {
        let Some(column) = table.column(*id).cloned() else { continue };
        let is_it = |known: &&OwnColumn| known.is_called_as(&column) && table.column(known.id).is_none();
        if let Some(known) = here.columns().iter().find(is_it) {
            table.put_column(*id, None);
            table.put_column(known.id, Some(OwnColumn { id: known.id, ..column }));
            renamed.push((*id, known.id));
        }
    }
    for id in &given.views {
        let Some(view) = table.view(*id).cloned() else { continue };
        let is_it = |known: &&View| known.name == view.name && table.view(known.id).is_none();
        if let Some(known) = here.views().iter().find(is_it) {
            table.put_view(*id, None);
            table.put_view(known.id, Some(View { id: known.id, ..view }));
        }
    }
    renamed
}

fn renamed(details: &Details, columns: &[(ColumnId, ColumnId)]) -> Details {
    if columns.is_empty() {
        return details.clone();
    }
    let mut renamed = Details::default();
    for (detail, value) in details.iter() {
        let place = columns.iter().find(|(from, _)| detail == Detail::Own(*from));
        renamed.set(place.map_or(detail, |(_, to)| Detail::Own(*to)), value);
    }
    renamed
}

/// Of two with one id, the first has it. Where it is plainly the other who has it here, they change.
fn swap_doubled(people: &mut [Influencer], here: &Campaign, given: &Given) {
    if given.doubled.is_empty() {
        return;
    }
    let places: IdMap<Uuid, usize> = people.iter().enumerate().map(|(at, person)| (person.id.uuid(), at)).collect();
    for (new, stated) in &given.doubled {
        let (Some(first), Some(second)) = (places.get(stated).copied(), places.get(new).copied()) else { continue };
        let Some(known) = here.roster.get(people[first].id) else { continue };
        let is_it =
            |person: &Influencer| identity::pair_people(&[known], &[person]).iter().any(|pair| pair.doubt.is_none());
        if !is_it(&people[first]) && is_it(&people[second]) {
            let id = people[first].id;
            people[first].id = people[second].id;
            people[second].id = id;
        }
    }
}

fn recognise_people(people: &mut [Influencer], here: &Campaign, given: &mut Given) {
    let stated: IdSet<InfluencerId> =
        people.iter().map(|person| person.id).filter(|id| !given.has(id.uuid())).collect();
    let unknown: Vec<usize> = (0..people.len()).filter(|at| !stated.contains(&people[*at].id)).collect();
    let known: Vec<&Influencer> = here.roster.iter().filter(|known| !stated.contains(&known.id)).collect();
    let there: Vec<&Influencer> = unknown.iter().filter_map(|at| people.get(*at)).collect();
    let mut found = Vec::new();
    for pair in identity::pair_people(&known, &there) {
        if matches!(pair.doubt, None | Some(Doubt::OneWord | Doubt::SeveralOfName)) {
            found.push((unknown[pair.there], known[pair.here].id));
        }
    }
    for (at, id) in found {
        given.records.remove(&people[at].id.uuid());
        given.recognised.insert(id.uuid());
        people[at].id = id;
    }
}

/// The same for the tasks of one. One whose id is that of a task of somebody else here is another task.
fn recognise_tasks(
    person: &mut Influencer,
    here: &Campaign,
    owners: &IdMap<TaskId, InfluencerId>,
    given: &mut Given,
    ids: IdSource<'_>,
) {
    let is_stated =
        |task: &Task| !given.has(task.id.uuid()) && owners.get(&task.id).is_none_or(|owner| *owner == person.id);
    let unknown: Vec<usize> = (0..person.tasks.len()).filter(|at| !is_stated(&person.tasks[*at])).collect();
    if unknown.is_empty() {
        return;
    }
    let known = here.roster.get(person.id).map_or(&[][..], |known| &known.tasks);
    let is_free = |known: &&Task| !person.tasks.iter().any(|task| task.id == known.id && is_stated(task));
    let known: Vec<&Task> = known.iter().filter(is_free).collect();
    let there: Vec<&Task> = unknown.iter().filter_map(|at| person.tasks.get(*at)).collect();
    let mut new: Vec<Option<TaskId>> = vec![None; unknown.len()];
    for pair in identity::pair_all_tasks(&known, &there) {
        new[pair.there] = Some(known[pair.here].id);
    }
    for (at, found) in unknown.into_iter().zip(new) {
        let Some(task) = person.tasks.get_mut(at) else { continue };
        match found {
            Some(id) => {
                given.records.remove(&task.id.uuid());
                given.recognised.insert(id.uuid());
                task.id = id;
            }
            None if given.has(task.id.uuid()) => {}
            None => {
                task.id = TaskId::new(ids());
                given.records.insert(task.id.uuid());
            }
        }
    }
}

/// Whose each task is here.
fn owners(here: &Campaign) -> IdMap<TaskId, InfluencerId> {
    here.roster.iter().flat_map(|known| known.tasks.iter().map(|task| (task.id, known.id))).collect()
}
