//! The one command that a plan comes to.

use super::draft::Place;
use super::index::Origin;
use super::joining::{Joined, status};
use super::meaning::ListKind;
use super::plan::{Choice, Line, Plan, Tally};
use crate::domain::campaign::Campaign;
use crate::domain::command::{Command, DetailEdit, TaskChange, TaskEdit};
use crate::domain::detail::Detail;
use crate::domain::id::{IdMap, IdSource, InfluencerId, TaskId};
use crate::domain::influencer::{Influencer, Profile};
use crate::domain::own_column::OwnColumn;
use crate::domain::short_id::ColumnId;
use crate::domain::status::{ClientStatus, InfluencerStatus};
use crate::domain::task::Task;
use crate::domain::unknown::Unknown;
use std::collections::HashMap;

/// Everything that happens, sorted by what it is.
#[derive(Default)]
struct Changes {
    added: Vec<(usize, Influencer)>,
    profiles: Vec<(InfluencerId, Profile)>,
    influencer_statuses: Vec<(InfluencerId, InfluencerStatus)>,
    client_statuses: Vec<(InfluencerId, ClientStatus)>,
    comments: Vec<Command>,
    details: Vec<DetailEdit>,
    tasks: Vec<TaskChange>,
    removed: Vec<InfluencerId>,
}

impl Plan {
    /// The command that does what the plan says; `None` when nothing would change.
    pub fn command(&self, campaign: &Campaign, ids: IdSource<'_>) -> Option<Command> {
        let columns: Vec<ColumnId> =
            self.owns.iter().map(|own| own.id.unwrap_or_else(|| ColumnId::next(ids))).collect();
        let mut changes = Changes::default();
        let mut used = vec![false; columns.len()];
        for (id, joined) in self.joined(campaign) {
            for (place, _) in &joined.details {
                let own = match place {
                    Place::Own(at) => Some(*at),
                    Place::Detail(Detail::Own(id)) => columns.iter().position(|column| column == id),
                    Place::Detail(_) => None,
                };
                own.and_then(|at| used.get_mut(at)).into_iter().for_each(|used| *used = true);
            }
            match id.and_then(|id| campaign.roster.get(id)) {
                Some(influencer) => self.update(influencer, joined, &columns, &mut changes, ids),
                None => self.add(joined, &columns, &mut changes, ids),
            }
        }
        if self.mapping.removes {
            changes.removed.clone_from(&self.missing.influencers);
            let gone = self.missing.tasks.iter();
            changes.tasks.extend(gone.map(|(id, task)| TaskChange { influencer: *id, edit: TaskEdit::Remove(*task) }));
        }
        let table = self.table(campaign, &columns, &used);
        changes.command(table)
    }

    /// Everybody whom the plan touches, as they are to be; the id of those on the roster.
    fn joined(&self, campaign: &Campaign) -> Vec<(Option<InfluencerId>, Joined)> {
        let mut all: Vec<(Option<InfluencerId>, Joined)> = Vec::new();
        let mut of_roster: IdMap<InfluencerId, usize> = IdMap::default();
        let mut of_list: HashMap<usize, usize> = HashMap::new();
        for line in &self.lines {
            let choice = self.effect(line);
            if choice == Choice::Skip {
                continue;
            }
            let origin = line.found.as_ref().map(|found| found.origin);
            let is_tasks = self.mapping.kind == ListKind::Tasks;
            let place = match origin {
                Some(Origin::Roster(id)) if choice != Choice::Add || is_tasks => {
                    let Some(influencer) = campaign.roster.get(id) else { continue };
                    *of_roster.entry(id).or_insert_with(|| {
                        all.push((Some(id), Joined::of(influencer)));
                        all.len() - 1
                    })
                }
                _ if choice == Choice::Update || is_tasks => {
                    let who = line.found.as_ref().map_or(line.who, |found| found.who);
                    *of_list.entry(who).or_insert_with(|| {
                        all.push((None, Joined::nobody()));
                        all.len() - 1
                    })
                }
                _ => {
                    all.push((None, Joined::nobody()));
                    // Rows that are taken together with this one follow it.
                    of_list.entry(line.who).or_insert(all.len() - 1);
                    all.len() - 1
                }
            };
            if let Some((id, joined)) = all.get_mut(place) {
                self.take(line, choice, id.is_none(), joined);
            }
        }
        all
    }

    /// Takes a line in.
    pub(super) fn take(&self, line: &Line, choice: Choice, is_new: bool, joined: &mut Joined) {
        joined.take(&self.mapping, line, choice, is_new);
        if joined.profile.name.is_empty() {
            joined.profile.name = line.draft.called();
        }
    }

    fn update(
        &self,
        influencer: &Influencer,
        joined: Joined,
        columns: &[ColumnId],
        changes: &mut Changes,
        ids: IdSource<'_>,
    ) {
        let id = influencer.id;
        if joined.profile != influencer.profile {
            changes.profiles.push((id, joined.profile.clone()));
        }
        if joined.influencer_status != influencer.influencer_status {
            changes.influencer_statuses.push((id, joined.influencer_status));
        }
        if joined.client_status != influencer.client_status {
            changes.client_statuses.push((id, joined.client_status));
        }
        if joined.comment != influencer.client_comment {
            changes.comments.push(Command::SetClientComment(id, joined.comment.clone()));
        }
        let details = details(&joined, columns);
        let is_gone = |detail: &Detail| !details.iter().any(|(known, _)| known == detail);
        let gone = influencer.details.iter().map(|(detail, _)| detail).filter(is_gone);
        changes.details.extend(gone.map(|detail| (id, detail, String::new())));
        for (detail, value) in details {
            if influencer.details.get(detail) != value {
                changes.details.push((id, detail, value));
            }
        }
        for (old, new) in influencer.tasks.iter().zip(&joined.tasks) {
            if old != new {
                changes.tasks.push(TaskChange { influencer: id, edit: TaskEdit::Put(new.clone()) });
            }
        }
        for task in self.new_tasks(&joined, ids) {
            changes.tasks.push(TaskChange { influencer: id, edit: TaskEdit::Add(usize::MAX, task) });
        }
    }

    fn add(&self, joined: Joined, columns: &[ColumnId], changes: &mut Changes, ids: IdSource<'_>) {
        let mut influencer = Influencer::new(InfluencerId::new(ids()), joined.profile.clone());
        influencer.influencer_status = joined.influencer_status;
        influencer.client_status = joined.client_status;
        influencer.client_comment.clone_from(&joined.comment);
        for (detail, value) in details(&joined, columns) {
            influencer.details.set(detail, &value);
        }
        influencer.tasks = self.new_tasks(&joined, ids);
        changes.added.push((usize::MAX, influencer));
    }

    fn new_tasks(&self, joined: &Joined, ids: IdSource<'_>) -> Vec<Task> {
        let tasks = joined.added.iter().map(|added| Task {
            id: TaskId::new(ids()),
            kind: added.kind.clone(),
            price: added.draft.price.unwrap_or_default(),
            date: added.draft.date,
            status: status(&self.mapping, &added.draft).unwrap_or_default(),
            unknown: Unknown::default(),
        });
        tasks.collect()
    }

    /// The table with the columns that the list adds, if it adds any or gives one more choices.
    fn table(&self, campaign: &Campaign, columns: &[ColumnId], used: &[bool]) -> Option<Command> {
        let mut table = campaign.table.clone();
        for ((own, id), _) in self.owns.iter().zip(columns).zip(used).filter(|(_, used)| **used) {
            let known = table.column(*id).cloned();
            let unknown = known.as_ref().map_or_else(Unknown::default, |known| known.unknown.clone());
            let name = known.map_or_else(|| own.name.clone(), |known| known.name);
            table.put_column(*id, Some(OwnColumn { id: *id, name, kind: own.kind.clone(), unknown }));
        }
        (table != campaign.table).then(|| Command::SetTable(Box::new(table)))
    }
}

impl Tally {
    /// What was done, for the history: "212 influencers added, 14 influencers updated, 9 rows left out".
    pub fn done(&self) -> String {
        let counted = |count: usize, one: &str, many: &str, done: &str| {
            (count > 0).then(|| format!("{count} {} {done}", if count == 1 { one } else { many }))
        };
        let parts = [
            counted(self.new, "influencer", "influencers", "added"),
            counted(self.updated, "influencer", "influencers", "updated"),
            counted(self.tasks, "task", "tasks", "added"),
            counted(self.changed_tasks, "task", "tasks", "changed"),
            counted(self.removed, "influencer", "influencers", "removed"),
            counted(self.removed_tasks, "task", "tasks", "removed"),
            counted(self.skipped + self.unreadable, "row", "rows", "left out"),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        if said.is_empty() { "nothing taken".to_owned() } else { said.join(", ") }
    }
}

impl Changes {
    fn command(self, table: Option<Command>) -> Option<Command> {
        let some = |command: Command, is_empty: bool| (!is_empty).then_some(command);
        let parts = [
            table,
            some(Command::EditInfluencers(self.profiles.clone()), self.profiles.is_empty()),
            some(Command::SetInfluencerStatus(self.influencer_statuses.clone()), self.influencer_statuses.is_empty()),
            some(Command::SetClientStatus(self.client_statuses.clone()), self.client_statuses.is_empty()),
            some(Command::SetDetails(self.details.clone()), self.details.is_empty()),
            some(Command::ChangeTasks(self.tasks.clone()), self.tasks.is_empty()),
            some(Command::RemoveInfluencers(self.removed.clone()), self.removed.is_empty()),
        ];
        let mut commands: Vec<Command> = parts.into_iter().flatten().chain(self.comments).collect();
        if !self.added.is_empty() {
            commands.push(Command::AddInfluencers(self.added));
        }
        if commands.len() > 1 { Some(Command::Several(commands)) } else { commands.pop() }
    }
}

/// The details of somebody, with the columns of the user's own by their ids.
fn details(joined: &Joined, columns: &[ColumnId]) -> Vec<(Detail, String)> {
    let each = joined.details.iter().filter_map(|(place, value)| {
        let detail = match place {
            Place::Detail(detail) => *detail,
            Place::Own(at) => Detail::Own(*columns.get(*at)?),
        };
        Some((detail, value.clone()))
    });
    each.collect()
}
