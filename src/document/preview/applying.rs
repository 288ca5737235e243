//! Does what the rows of a preview say.

use super::{Preview, Row, RowKind};
use crate::document::Origin;
use crate::document::edits::{Amount, Change, Delta, Document, Entity, Field, Replica, Stamp, Value};
use crate::document::withheld::is_for_client;
use crate::domain::id::{IdMap, InfluencerId, TaskId};
use crate::domain::influencer::Influencer;
use crate::domain::task::Task;
use crate::domain::touched::Touched;
use std::collections::HashMap;
use uuid::Uuid;

impl Preview {
    /// Does what the rows say, and answers with the delta of it and what it touched.
    ///
    /// What is taken keeps its stamps. What is left, and how a conflict was decided, are new edits: joining the same
    /// file again asks nothing again.
    pub fn apply(&self, mine: &mut Document, theirs: &Document, replica: Replica) -> (Delta, Touched) {
        let mut delta = match self.origin {
            Origin::Rollcall => mine.news_in(theirs),
            Origin::ByHand | Origin::Untold => mine.nothing_new(),
        };
        if self.copy.is_some() {
            delta.past.retain(is_for_client);
        }
        let rows = || self.rows.iter().chain(&self.settled);
        let was: HashMap<(Entity, Field), Option<Value>> =
            rows().map(|row| ((row.at, row.field), mine.value(row.at, row.field))).collect();
        let staying: Vec<Entity> = self.staying().filter(|at| mine.is_present(*at)).collect();
        // Who stays although the file removed them stays as they were: what the file changed before was never listed.
        let people: Vec<Influencer> = staying
            .iter()
            .filter(|at| matches!(at, Entity::Influencer(_)))
            .filter_map(|at| mine.influencer(at.influencer()?).cloned())
            .collect();
        let tasks: Vec<(InfluencerId, Task)> =
            staying.iter().filter_map(|at| Some((at.influencer()?, mine.task(*at)?.clone()))).collect();
        let currency = mine.campaign.briefing.currency;
        // New to this campaign and perhaps in another currency.
        let mut amounts: IdMap<TaskId, Amount> = IdMap::default();
        if !self.is_joined() && theirs.campaign.briefing.currency != currency {
            for person in &theirs.campaign.roster {
                let is_new = |task: &&Task| !mine.knows(Entity::Task(person.id, task.id));
                amounts.extend(person.tasks.iter().filter(is_new).map(|task| (task.id, theirs.amount(task))));
            }
        }
        let mut touched = mine.join(&delta);
        let stamp = mine.edits.seen.next(replica);
        let mut changes = Vec::new();
        for row in rows().filter(|row| row.of.is_none() || row.is_otherwise()).filter(|row| self.is_open(row)) {
            if row.kind == RowKind::Same {
                if row.take {
                    self.make_one(row, mine, theirs, stamp, &mut changes);
                }
                continue;
            }
            // What came with the join stands, and what no edit explains did not come with it.
            let is_done = match row.explained {
                true => row.take && row.kind != RowKind::Conflict,
                false => !row.take && !self.is_joined(),
            };
            if !is_done {
                let value =
                    if row.take { row.theirs.clone() } else { was.get(&(row.at, row.field)).cloned().flatten() };
                mine.decide(row.at, row.field, value, theirs, stamp, &mut changes);
            }
        }
        for at in staying.iter().filter(|at| !mine.is_present(**at)) {
            mine.decide(*at, Field::Removed, Some(Value::Flag(false)), theirs, stamp, &mut changes);
        }
        for influencer in &people {
            mine.as_it_was(influencer, currency, stamp, &mut changes);
        }
        for (owner, task) in &tasks {
            mine.task_as_it_was(*owner, task, currency, stamp, &mut changes);
        }
        if !changes.is_empty() {
            let mut own = mine.nothing_new();
            own.seen.note(stamp);
            own.changes = changes;
            mine.tell_past(&mut own);
            let own = own.in_thousandths(&|task| {
                amounts.get(&task.id).copied().or_else(|| mine.exact(task)).or_else(|| theirs.exact(task))
            });
            touched = touched.and(mine.join(&own));
            delta = delta.in_thousandths(&|task| theirs.exact(task));
            delta.changes.extend(own.changes);
            delta.past.join(&own.past);
            delta.seen.join(&own.seen);
        } else if !delta.is_empty() {
            // The import is a deed of its own, which takes a number.
            mine.edits.seen.note(stamp);
            delta.seen.note(stamp);
        }
        (delta, touched)
    }

    /// Whether the file's edits are joined, and not only values taken from it.
    fn is_joined(&self) -> bool {
        self.origin == Origin::Rollcall
    }

    /// The records here that stay although the file may have removed them.
    fn staying(&self) -> impl Iterator<Item = Entity> {
        self.rows.iter().filter(|row| !row.take && row.field == Field::Removed).filter_map(|row| match row.kind {
            RowKind::Removed | RowKind::Conflict => Some(row.at),
            RowKind::Same => row.twin.as_ref().map(|twin| twin.at),
            _ => None,
        })
    }

    /// Makes one of two records.
    ///
    /// Where the file tells its edits, both sides have one of the two and may import each other's file at once: the one
    /// with the smaller id stays, whoever decides, and what moves to it has an id that follows from its own, so that both
    /// end with the same.
    fn make_one(&self, row: &Row, mine: &Document, theirs: &Document, stamp: Stamp, changes: &mut Vec<Change>) {
        let Some(twin) = &row.twin else { return };
        let (here, there) = (twin.at, row.at);
        let stays = if self.is_joined() { here.min(there) } else { here };
        let goes = if stays == here { there } else { here };
        if !mine.is_present(stays) && mine.knows(stays) {
            mine.decide(stays, Field::Removed, Some(Value::Flag(false)), theirs, stamp, changes);
        }
        // What belongs to the two follows their row.
        let after = self.same.get(&there).map_or(0, |index| index + 1);
        let taken = || {
            let all = self.rows.iter().skip(after).take_while(|value| value.of == Some(there));
            all.filter(|value| value.take && !value.is_otherwise())
        };
        let currency = mine.campaign.briefing.currency;
        let moved = |kept: Option<TaskId>, other: Option<TaskId>| {
            let derived = other.map(|id| if self.is_joined() { TaskId::new(derived(id.uuid())) } else { id });
            kept.or(derived)
        };
        // What the currency cannot hold, which may be about to change as well.
        let mut exact: IdMap<TaskId, Amount> = IdMap::default();
        let from = changes.len();
        let price = |at: Entity| {
            let of_task = taken().find(|value| value.at == at && value.field == Field::Price);
            match of_task.map(|value| &value.theirs) {
                Some(Some(Value::Amount(amount))) => *amount,
                _ => mine.task(at).and_then(|task| mine.exact(task)),
            }
        };
        match (here, stays, there) {
            (Entity::Influencer(own), Entity::Influencer(id), Entity::Influencer(other)) => {
                let Some(mut one) = mine.influencer(own).cloned() else { return };
                let is_mine = own == id;
                for task in &mut one.tasks {
                    let pair = twin.tasks.iter().find(|(a, _)| *a == task.id).map(|(_, b)| *b);
                    let own_task = Some(task.id);
                    let at = Entity::Task(own, task.id);
                    for value in taken().filter(|value| value.at == at) {
                        value.theirs.iter().for_each(|new| mine.set_in_task(task, value.field, new));
                    }
                    let new = if is_mine { moved(own_task, pair) } else { moved(pair, own_task) };
                    task.id = new.unwrap_or(task.id);
                    exact.extend(price(at).map(|amount| (task.id, amount)));
                }
                for value in taken() {
                    match (value.at, value.field, &value.theirs) {
                        (Entity::Influencer(_), field, Some(new)) => Document::set_in_influencer(&mut one, field, new),
                        (Entity::Task(_, task), Field::Removed, _) => {
                            let Some(new) = theirs.task(Entity::Task(other, task)) else { continue };
                            let id = if is_mine { moved(None, Some(task)) } else { moved(Some(task), None) };
                            let id = id.unwrap_or(task);
                            let amount = theirs.amount(new);
                            exact.insert(id, amount);
                            one.tasks.push(Task { id, price: amount.in_currency(currency).0, ..new.clone() });
                        }
                        _ => {}
                    }
                }
                one.id = id;
                let known = mine.influencer(id).map_or(&[][..], |known| &known.tasks);
                let new: Vec<&Task> =
                    one.tasks.iter().filter(|task| !known.iter().any(|it| it.id == task.id)).collect();
                changes.extend(new.iter().map(|task| Change::Task(id, Box::new((*task).clone()))));
                if !new.is_empty() {
                    changes.push(Change::Set { at: stays, field: Field::Grown, value: Value::Unit, stamp });
                }
                mine.as_it_was(&one, currency, stamp, changes);
            }
            (Entity::Task(owner, task), Entity::Task(_, id), Entity::Task(..)) => {
                let Some(mut one) = mine.influencer(owner).and_then(|person| person.task(task)).cloned() else {
                    return;
                };
                for value in taken() {
                    value.theirs.iter().for_each(|new| mine.set_in_task(&mut one, value.field, new));
                }
                one.id = id;
                exact.extend(price(here).map(|amount| (id, amount)));
                mine.task_as_it_was(owner, &one, currency, stamp, changes);
            }
            _ => return,
        }
        for change in &mut changes[from..] {
            if let Change::Set { at: Entity::Task(_, id), field: Field::Price, value, .. } = change
                && let Some(amount) = exact.get(id)
            {
                *value = Value::Amount(Some(*amount));
            }
        }
        if self.is_joined() {
            changes.push(Change::Set { at: goes, field: Field::Removed, value: Value::Flag(true), stamp });
        }
    }
}

/// The id of a task that moves to another owner: always the same one, and where its place is in the order of ids.
fn derived(id: Uuid) -> Uuid {
    const RANDOM: u128 = (1 << 62) - 1;
    const STEP: u128 = 0x2545_f491_4f6c_dd1d;
    let id = id.as_u128();
    Uuid::from_u128((id & !RANDOM) | ((id & RANDOM).wrapping_add(STEP) & RANDOM))
}

impl Document {
    /// What a task costs, whatever the currency can hold.
    fn amount(&self, task: &Task) -> Amount {
        self.exact(task).unwrap_or_else(|| Amount::of(task.price, self.campaign.briefing.currency))
    }

    /// A delta that tells nothing.
    fn nothing_new(&self) -> Delta {
        Delta {
            currency: self.campaign.briefing.currency,
            changes: Vec::new(),
            seen: Default::default(),
            deeds: Vec::new(),
            past: Default::default(),
        }
    }

    /// The edit that makes a register say `value` from now on, for `changes`.
    fn decide(
        &self,
        at: Entity,
        field: Field,
        value: Option<Value>,
        theirs: &Self,
        stamp: Stamp,
        changes: &mut Vec<Change>,
    ) {
        if field != Field::Removed {
            if let Some(value) = value {
                changes.push(Change::Set { at, field, value, stamp });
            }
            return;
        }
        // `None` and `true` mean that it is not there.
        let stays = value == Some(Value::Flag(false));
        if stays {
            // Told with all that is known, for those who have only heard that it was removed.
            let source = if self.tells(at) { self } else { theirs };
            source.tell(at, changes);
        }
        if stays || self.knows(at) {
            changes.push(Change::Set { at, field, value: Value::Flag(!stays), stamp });
        }
    }
}
