//! What was added here and in the file and may be one: a person, or a task of one.
//!
//! Each pair is one row with one switch. Taken, the two become one; the rows of values in which they differ count only
//! then. Left, they stay two.

use super::RowKind;
use super::compare::{Rows, is_default};
use super::reason::choose;
use crate::document::Opened;
use crate::document::edits::{Document, Entity, Field, Stamp, differing_fields};
use crate::domain::id::TaskId;
use crate::domain::identity::{self, By, Doubt};
use crate::domain::influencer::Influencer;
use crate::domain::task::Task;
use std::collections::HashSet;

/// The record here that may be the same as one of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Twin {
    /// The record here.
    pub at: Entity,
    /// What the two have in common.
    pub by: By,
    /// What speaks against their being one.
    pub doubt: Option<Doubt>,
    /// Which of two people's tasks are one as well, those here first.
    pub(super) tasks: Vec<(TaskId, TaskId)>,
}

/// The pairs of two versions.
#[derive(Default)]
pub(super) struct Twins {
    pairs: Vec<(Entity, Twin, bool)>,
    known: HashSet<Entity>,
}

/// Finds the pairs: of records that only one of the two has in its campaign, where mine has never heard of the file's.
pub(super) fn find(mine: &Document, file: &Opened) -> Twins {
    let theirs = &file.document;
    let mut twins = Twins::default();
    let is_new = |person: &&Influencer| !mine.knows(Entity::Influencer(person.id));
    let there: Vec<&Influencer> = theirs.campaign.roster.iter().filter(is_new).collect();
    if !there.is_empty() {
        let is_alone = |person: &&Influencer| theirs.campaign.roster.get(person.id).is_none();
        let here: Vec<&Influencer> = mine.campaign.roster.iter().filter(is_alone).collect();
        for pair in identity::pair_people(&here, &there) {
            let (one, other) = (here[pair.here], there[pair.there]);
            // Who has no id in the file is the one of that name, unless somebody says otherwise.
            let is_given = file.given.has(other.id.uuid()) && matches!(pair.by, By::Name(_));
            let take = pair.doubt.is_none() || is_given;
            let (own, others): (Vec<&Task>, Vec<&Task>) = (one.tasks.iter().collect(), other.tasks.iter().collect());
            let tasks = identity::pair_tasks(&own, &others).into_iter();
            let tasks = tasks.map(|pair| (own[pair.here].id, others[pair.there].id)).collect();
            let at = Entity::Influencer(one.id);
            twins.add(Entity::Influencer(other.id), Twin { at, by: pair.by, doubt: pair.doubt, tasks }, take);
        }
    }
    for other in &theirs.campaign.roster {
        let Some(one) = mine.campaign.roster.get(other.id) else { continue };
        let is_new = |task: &&Task| !mine.knows(Entity::Task(other.id, task.id));
        let there: Vec<&Task> = other.tasks.iter().filter(is_new).collect();
        if there.is_empty() {
            continue;
        }
        let here: Vec<&Task> = one.tasks.iter().filter(|task| other.task(task.id).is_none()).collect();
        for pair in identity::pair_tasks(&here, &there) {
            let at = Entity::Task(one.id, here[pair.here].id);
            let twin = Twin { at, by: pair.by, doubt: pair.doubt, tasks: Vec::new() };
            twins.add(Entity::Task(one.id, there[pair.there].id), twin, pair.doubt.is_none());
        }
    }
    twins
}

impl Twins {
    fn add(&mut self, there: Entity, twin: Twin, take: bool) {
        self.known.extend([there, twin.at]);
        self.pairs.push((there, twin, take));
    }

    /// Whether a record is in a pair.
    pub(super) fn has(&self, at: Entity) -> bool {
        self.known.contains(&at)
    }

    /// Adds the rows. Where a file `tells` its edits, each value that both have set otherwise is a conflict.
    pub(super) fn rows(self, rows: &mut Rows<'_>, tells: bool) {
        for (there, twin, take) in self.pairs {
            let mut pairs = vec![(twin.at, there)];
            if let (Entity::Influencer(here), Entity::Influencer(other)) = (twin.at, there) {
                let tasks = twin.tasks.iter();
                pairs.extend(tasks.map(|(a, b)| (Entity::Task(here, *a), Entity::Task(other, *b))));
            }
            let mut values = Vec::new();
            for (a, b) in pairs {
                let fields = differing_fields(rows.mine, a, rows.theirs, b).into_iter();
                values.extend(fields.map(|field| (a, b, field)));
            }
            values.retain(|(_, b, field)| !is_default(&rows.theirs.value(*b, *field)));
            let new = new_tasks(rows.theirs, there, &twin);
            if !tells && take && values.is_empty() && new.is_empty() {
                continue;
            }
            for (a, b, field) in values {
                value_row(rows, (a, b), field, there, tells);
            }
            if let (Entity::Influencer(here), Entity::Influencer(other)) = (twin.at, there) {
                for task in new {
                    let theirs = rows.theirs.task(Entity::Task(other, task)).cloned();
                    let name = rows.mine.influencer(here).map(|person| person.name().to_owned());
                    let row = rows.push(Entity::Task(here, task), Field::Removed, RowKind::New, None, true);
                    row.task = theirs;
                    row.name = name.unwrap_or_default();
                    row.of = Some(there);
                    row.explained = false;
                }
            }
            let is_new = !rows.mine.knows(there);
            let row = rows.push(there, Field::Removed, RowKind::New, None, is_new);
            row.twin = Some(twin.clone());
            row.of = Some(there);
            row.explained = tells;
            let at = twin.at;
            let name = at.influencer().and_then(|id| rows.mine.influencer(id)).map(|person| person.name().to_owned());
            let task = rows.mine.task(at).cloned();
            let row = rows.push(there, Field::Removed, RowKind::Same, None, take);
            row.name = name.unwrap_or_default();
            row.task = task;
            row.twin = Some(twin);
            row.explained = tells;
        }
    }
}

/// The tasks of the file's person that none here is.
fn new_tasks(theirs: &Document, there: Entity, twin: &Twin) -> Vec<TaskId> {
    let Entity::Influencer(other) = there else { return Vec::new() };
    let all = theirs.influencer(other).map_or(&[][..], |person| &person.tasks);
    let is_new = |task: &&Task| !twin.tasks.iter().any(|(_, known)| *known == task.id);
    all.iter().filter(is_new).map(|task| task.id).collect()
}

/// A value in which two that may be one differ.
fn value_row(rows: &mut Rows<'_>, (here, other): (Entity, Entity), field: Field, of: Entity, tells: bool) {
    let theirs = rows.theirs.value(other, field);
    let stamp = rows.theirs.stamp(other, field);
    let there = stamp.and_then(|stamp| rows.theirs.edits.moment(stamp));
    let own: Option<Stamp> = rows.mine.stamp(here, field);
    let row = rows.push(here, field, RowKind::Changed, None, true);
    row.theirs = theirs;
    row.there = there;
    row.of = Some(of);
    row.explained = false;
    if tells && !is_default(&row.mine) {
        row.kind = RowKind::Conflict;
        let (take, reason) = choose((own, row.here.as_ref()), (stamp, row.there.as_ref()));
        row.take = take;
        row.reason = Some(reason);
    }
}
