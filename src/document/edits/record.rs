//! The delta of a command.

use super::compare::{self, campaign_edits, influencer_edits, profile_edits, task_edits};
use super::delta::{Change, Delta};
use super::field::{Entity, Field};
use super::grave::{Content, Grave};
use super::past::{Moment, Past, StatusValue};
use super::stamp::{Replica, Seen, Stamp};
use super::value::{self, Amount, Value};
use super::{Deed, Document};
use crate::domain::briefing::Briefing;
use crate::domain::campaign::Campaign;
use crate::domain::command::{Command, TaskEdit};
use crate::domain::id::{IdSet, InfluencerId};
use crate::domain::influencer::Influencer;
use crate::domain::sorting::sort_by;
use crate::domain::task::Task;
use uuid::Uuid;

/// What a command edited, before it has a stamp.
type Edit = (Entity, Field, Value);

impl Document {
    /// Notes a command that was just carried out on the campaign, whose inverse tells what was there before, and
    /// answers with the delta that has its effect on every other version of the document.
    pub fn record(&mut self, command: &Command, inverse: &Command, replica: Replica) -> Delta {
        let stamp = self.edits.seen.next(replica);
        let mut changes = Vec::new();
        let edits = self.edits_of(command, inverse, &mut changes);
        self.commit(edits, stamp, changes)
    }

    /// Says in words what a delta of this document did.
    pub fn describe(&mut self, delta: &mut Delta, replica: Replica, at: &str, who: &str, what: &str) {
        let Some(stamp) = delta.seen.iter().find(|stamp| stamp.replica == replica) else { return };
        let deed = Deed { stamp, at: at.to_owned(), who: who.to_owned(), what: what.to_owned() };
        self.edits.note_deed(deed.clone());
        if self.copy.is_some() {
            let moment = Moment::of(&deed, true);
            self.edits.past.note_moment(moment.clone());
            delta.past.note_moment(moment);
        }
        delta.deeds.push(deed);
    }

    /// Stamps edits that the campaign has already, and makes their delta.
    pub(super) fn commit(&mut self, edits: Vec<Edit>, stamp: Stamp, mut changes: Vec<Change>) -> Delta {
        let mut set = Vec::with_capacity(edits.len());
        for (at, field, value) in edits.into_iter().rev() {
            let key = at.key();
            // Of a register that was edited twice, the last edit.
            if !self.edits.set_stamp(key, field, stamp) {
                continue;
            }
            if matches!(field, Field::Price | Field::Budget) {
                // What a command sets, the currency holds.
                self.edits.exact.remove(&key);
            }
            set.push(Change::Set { at, field, value, stamp });
        }
        changes.extend(set.into_iter().rev());
        self.edits.seen.note(stamp);
        let mut seen = Seen::default();
        seen.note(stamp);
        let currency = self.campaign.briefing.currency;
        let mut delta = Delta { currency, changes, seen, deeds: Vec::new(), past: Past::default() };
        self.tell_past(&mut delta);
        delta
    }

    /// Adds to a delta what is known of the past of those whom it tells of as a whole.
    pub(in crate::document) fn tell_past(&self, delta: &mut Delta) {
        delta.past = self.edits.past.of_people(delta.told_people());
    }

    fn edits_of(&mut self, command: &Command, inverse: &Command, changes: &mut Vec<Change>) -> Vec<Edit> {
        let mut edits = Vec::new();
        match (command, inverse) {
            (Command::EditBriefing(_), Command::EditBriefing(old)) => self.edited_briefing(old, &mut edits),
            (Command::AddInfluencers(placed), _) => {
                let ids: IdSet<Uuid> = placed.iter().map(|(_, added)| added.id.uuid()).collect();
                edits.extend(self.settle_influencers(&ids));
                for (_, added) in placed {
                    self.added_influencer(added, changes, &mut edits);
                }
            }
            (Command::RemoveInfluencers(_), Command::AddInfluencers(removed)) => {
                for (_, influencer) in removed {
                    self.bury_influencer(influencer.clone());
                    edits.push((Entity::Influencer(influencer.id), Field::Removed, Value::Flag(true)));
                }
            }
            (Command::EditInfluencers(new), Command::EditInfluencers(old)) => {
                for ((id, new), (_, old)) in new.iter().zip(old.iter().rev()) {
                    let mut own = Vec::new();
                    profile_edits(*id, old, new, &mut own);
                    self.note_order(*id, &own);
                    edits.extend(own);
                }
            }
            (Command::SetInfluencerStatus(new), Command::SetInfluencerStatus(old)) => {
                // The inverse is in reverse order, so that the first value of an id that comes twice counts.
                for ((id, new), (_, old)) in new.iter().zip(old.iter().rev()) {
                    if new != old {
                        self.leave(*id, StatusValue::Influencer(*old));
                        let at = Entity::Influencer(*id);
                        edits.push((at, Field::InfluencerStatus, Value::InfluencerStatus(*new)));
                    }
                }
            }
            (Command::SetClientStatus(new), Command::SetClientStatus(old)) => {
                for ((id, new), (_, old)) in new.iter().zip(old.iter().rev()) {
                    if new != old {
                        self.leave(*id, StatusValue::Client(*old));
                        edits.push((Entity::Influencer(*id), Field::ClientStatus, Value::ClientStatus(*new)));
                    }
                }
            }
            (Command::SetClientComment(id, new), Command::SetClientComment(_, old)) if new != old => {
                edits.push((Entity::Influencer(*id), Field::ClientComment, Value::Text(new.clone())));
            }
            (Command::SetDetails(new), Command::SetDetails(old)) => {
                for ((id, detail, new), (.., old)) in new.iter().zip(old.iter().rev()) {
                    if new != old {
                        let at = Entity::Influencer(*id);
                        self.leave_list(at, Field::Detail(*detail), Some(&Value::Text(old.clone())));
                        edits.push((at, Field::Detail(*detail), Value::Text(new.clone())));
                    }
                }
            }
            (Command::SetTable(_), Command::SetTable(old)) => {
                let mut before = self.campaign_alone();
                before.table.clone_from(old);
                campaign_edits(&before, &self.campaign, &mut edits);
            }
            (Command::Several(new), Command::Several(old)) => {
                for (new, old) in new.iter().zip(old.iter().rev()) {
                    edits.extend(self.edits_of(new, old, changes));
                }
            }
            (Command::ChangeTasks(new), Command::ChangeTasks(old)) => {
                let mut grown = Vec::new();
                for (new, old) in new.iter().zip(old.iter().rev()) {
                    let owner = new.influencer;
                    match (&new.edit, &old.edit) {
                        (TaskEdit::Add(_, task), _) => {
                            grown.push((owner, task.id.uuid()));
                            self.added_task(owner, task, changes, &mut edits);
                        }
                        (TaskEdit::Put(task), TaskEdit::Put(before)) => {
                            task_edits(owner, before, task, self.campaign.briefing.currency, &mut edits);
                        }
                        (TaskEdit::Remove(id), TaskEdit::Add(_, task)) => {
                            self.bury_task(owner, task.clone());
                            edits.push((Entity::Task(owner, *id), Field::Removed, Value::Flag(true)));
                        }
                        _ => {}
                    }
                }
                self.note_grown(grown, &mut edits);
            }
            (Command::Replace(_), Command::Replace(old)) => self.replaced(old, changes, &mut edits),
            _ => {}
        }
        edits
    }

    /// The campaign without its roster.
    fn campaign_alone(&self) -> Campaign {
        let campaign = &self.campaign;
        Campaign {
            table: campaign.table.clone(),
            unknown: campaign.unknown.clone(),
            file_unknown: campaign.file_unknown.clone(),
            ..Campaign::new(campaign.id, campaign.briefing.clone())
        }
    }

    fn edited_briefing(&mut self, old: &Briefing, edits: &mut Vec<Edit>) {
        let mut before = self.campaign_alone();
        before.briefing.clone_from(old);
        campaign_edits(&before, &self.campaign, edits);
        self.leave_networks(old);
        if old.currency != self.campaign.briefing.currency {
            self.relabel_graves(old.currency, self.campaign.briefing.currency);
            if edits.iter().any(|(_, field, _)| *field == Field::Budget) {
                self.edits.exact.remove(&Entity::Campaign.key());
            }
            self.refit();
        }
    }

    /// Notes the networks of the briefing before, where they are others now.
    fn leave_networks(&mut self, old: &Briefing) {
        if old.networks != self.campaign.briefing.networks {
            self.leave_list(Entity::Campaign, Field::Networks, Some(&Value::Networks(old.networks.clone())));
        }
    }

    /// An influencer that came new, or comes back.
    fn added_influencer(&mut self, added: &Influencer, changes: &mut Vec<Change>, edits: &mut Vec<Edit>) {
        let at = Entity::Influencer(added.id);
        changes.push(Change::Influencer(Box::new(added.clone())));
        let Some(grave) = self.edits.graves.remove(&added.id.uuid()) else { return };
        let currency = self.campaign.briefing.currency;
        match grave.influencer() {
            Some(before) => {
                self.tell_stamps(at, before, changes);
                for task in &before.tasks {
                    if added.task(task.id).is_none() {
                        self.bury_task(added.id, task.clone());
                        edits.push((Entity::Task(added.id, task.id), Field::Removed, Value::Flag(true)));
                    }
                }
                self.leave_statuses(before, added);
                influencer_edits(before, added, edits);
                for task in &added.tasks {
                    match before.task(task.id) {
                        Some(old) => task_edits(added.id, old, task, currency, edits),
                        None => self.revived_task(added.id, task, changes, edits),
                    }
                }
            }
            // What it was is gone: whatever it is now counts as edited.
            None => {
                edits.extend(compare::all_of_influencer(added));
                for task in &added.tasks {
                    self.revived_task(added.id, task, changes, edits);
                }
            }
        }
        self.note_order(added.id, edits);
        edits.push((at, Field::Removed, Value::Flag(false)));
    }

    /// A task that came new, or comes back.
    fn added_task(&mut self, owner: InfluencerId, added: &Task, changes: &mut Vec<Change>, edits: &mut Vec<Edit>) {
        changes.push(Change::Task(owner, Box::new(added.clone())));
        self.revived_task(owner, added, changes, edits);
    }

    fn revived_task(&mut self, owner: InfluencerId, added: &Task, changes: &mut Vec<Change>, edits: &mut Vec<Edit>) {
        let at = Entity::Task(owner, added.id);
        let Some(grave) = self.edits.graves.remove(&added.id.uuid()) else { return };
        let currency = self.campaign.briefing.currency;
        match grave.task() {
            Some(before) => {
                self.tell_task_stamps(at, before, changes);
                task_edits(owner, before, added, currency, edits);
            }
            None => edits.extend(compare::all_of_task(owner, added, currency)),
        }
        edits.push((at, Field::Removed, Value::Flag(false)));
    }

    /// Tells the stamps of what was edited of an influencer that comes back: a reader may have dropped them.
    pub(super) fn tell_stamps(&self, at: Entity, influencer: &Influencer, changes: &mut Vec<Change>) {
        self.tell_record(at, &|field| value::of_influencer(influencer, field), changes);
        for task in &influencer.tasks {
            self.tell_task_stamps(Entity::Task(influencer.id, task.id), task, changes);
        }
    }

    pub(super) fn tell_task_stamps(&self, at: Entity, task: &Task, changes: &mut Vec<Change>) {
        self.tell_record(at, &|field| self.task_value(task, field), changes);
    }

    fn tell_record(&self, at: Entity, value: &dyn Fn(Field) -> Option<Value>, changes: &mut Vec<Change>) {
        for (field, stamp) in self.edits.stamps_of_key(at.key()) {
            let value = match field {
                Field::Removed => None,
                Field::Position => Some(Value::Position(self.edits.position(at.key()))),
                field => value(*field),
            };
            changes.extend(value.map(|value| Change::Set { at, field: *field, value, stamp: *stamp }));
        }
    }

    /// Places the tasks that were added, and says that their influencers were given some.
    fn note_grown(&mut self, mut grown: Vec<(InfluencerId, Uuid)>, edits: &mut Vec<Edit>) {
        sort_by(&mut grown, &Ord::cmp);
        for tasks in grown.chunk_by(|(owner, _), (other, _)| owner == other) {
            let owner = tasks[0].0;
            let new = tasks.iter().map(|(_, task)| *task).collect();
            edits.extend(self.settle_tasks(owner, &new));
            edits.push((Entity::Influencer(owner), Field::Grown, Value::Unit));
        }
    }

    /// Another version of the campaign stands where `old` stood.
    fn replaced(&mut self, old: &Campaign, changes: &mut Vec<Change>, edits: &mut Vec<Edit>) {
        campaign_edits(old, &self.campaign, edits);
        self.leave_networks(&old.briefing);
        for influencer in &old.roster {
            if self.campaign.roster.get(influencer.id).is_none() {
                self.bury_influencer(influencer.clone());
                edits.push((Entity::Influencer(influencer.id), Field::Removed, Value::Flag(true)));
            }
        }
        let roster = self.campaign.roster.clone();
        for influencer in &roster {
            let before = old.roster.get(influencer.id).map_or(&[][..], |before| &before.tasks);
            for task in before.iter().filter(|task| influencer.task(task.id).is_none()) {
                self.bury_task(influencer.id, task.clone());
                edits.push((Entity::Task(influencer.id, task.id), Field::Removed, Value::Flag(true)));
            }
        }
        let (from, to) = (old.briefing.currency, self.campaign.briefing.currency);
        if from != to {
            self.relabel_graves(from, to);
            self.refit_graves();
        }
        let mut grown = Vec::new();
        let mut came = IdSet::default();
        for influencer in &roster {
            let Some(before) = old.roster.get(influencer.id) else {
                came.insert(influencer.id.uuid());
                let grave = self.edits.graves.get(&influencer.id.uuid()).and_then(|grave| grave.influencer());
                let was_here = grave.is_some();
                let is_new = |task: &&Task| {
                    let own = self.edits.graves.get(&task.id.uuid()).and_then(|grave| grave.task());
                    own.is_none() && grave.is_none_or(|grave| grave.task(task.id).is_none())
                };
                let new: Vec<&Task> = influencer.tasks.iter().filter(is_new).collect();
                self.added_influencer(influencer, changes, edits);
                // What was never here has its id from a file that others may have as well, in another version: unlike
                // what is new under an id of our own, its values need stamps.
                if !was_here {
                    edits.extend(compare::all_of_influencer(influencer));
                    self.note_order(influencer.id, edits);
                }
                for task in new {
                    edits.extend(compare::all_of_task(influencer.id, task, to));
                }
                continue;
            };
            if from == to && (std::ptr::eq(before, influencer) || before == influencer) {
                continue;
            }
            self.leave_statuses(before, influencer);
            influencer_edits(before, influencer, edits);
            self.note_order(influencer.id, edits);
            for task in &influencer.tasks {
                match before.task(task.id) {
                    Some(old_task) => {
                        let at = Entity::Task(influencer.id, task.id);
                        for field in compare::TASK {
                            let mut before = value::of_task(old_task, *field, from);
                            if let (Field::Price, Some(exact)) = (*field, self.edits.exact.get(&at.key()))
                                && from != to
                            {
                                // As it shows there: to say that again is no edit.
                                before = Some(Value::Amount(Some(Amount::of(exact.in_currency(to).0, to))));
                            }
                            let new = value::of_task(task, *field, to);
                            if new != before {
                                edits.extend(new.map(|new| (at, *field, new)));
                            }
                        }
                    }
                    None => {
                        grown.push((influencer.id, task.id.uuid()));
                        self.added_task(influencer.id, task, changes, edits);
                        edits.extend(compare::all_of_task(influencer.id, task, to));
                    }
                }
            }
        }
        edits.extend(self.settle_influencers(&came));
        self.note_grown(grown, edits);
        edits.extend(self.settle_all());
        if from != to {
            // What was edited is what it says; what was not may now be what it was.
            let amounts = edits.iter().filter(|(_, field, _)| matches!(field, Field::Price | Field::Budget));
            amounts.for_each(|(at, ..)| {
                self.edits.exact.remove(&at.key());
            });
            self.refit();
        }
    }

    pub(super) fn bury_influencer(&mut self, influencer: Influencer) {
        let key = influencer.id.uuid();
        let content = Some(Content::Influencer(Box::new(influencer)));
        self.edits.graves.insert(key, Grave { owner: None, content });
    }

    pub(super) fn bury_task(&mut self, owner: InfluencerId, task: Task) {
        let key = task.id.uuid();
        self.edits.graves.insert(key, Grave { owner: Some(owner), content: Some(Content::Task(Box::new(task))) });
    }

    /// Keeps an order of networks that was edited.
    fn note_order(&mut self, id: InfluencerId, edits: &[Edit]) {
        for (at, field, value) in edits.iter().rev() {
            if *at != Entity::Influencer(id) {
                continue;
            }
            if let (Field::AccountOrder, Value::Networks(order)) = (field, value) {
                self.edits.orders.insert(id.uuid(), order.clone());
                return;
            }
        }
    }
}
