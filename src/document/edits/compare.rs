//! What differs: between two states of a record, and between two documents.

use super::Document;
use super::delta::{Change, Delta};
use super::field::{Entity, Field};
use super::grave::Content;
use super::past::{Link, StatusValue};
use super::past_lists::list_of;
use super::stamp::{Seen, Stamp};
use super::value::{self, Amount, Value, networks_in_order};
use crate::domain::campaign::Campaign;
use crate::domain::detail::Detail;
use crate::domain::id::{InfluencerId, TaskId};
use crate::domain::influencer::{Influencer, Profile};
use crate::domain::money::Currency;
use crate::domain::network::Network;
use crate::domain::sorting::sort_few;
use crate::domain::table::Table;
use crate::domain::task::Task;

/// The registers that every campaign has. The currency comes before the amounts that are in it.
const CAMPAIGN: &[Field] = &[
    Field::Name,
    Field::Client,
    Field::Description,
    Field::Networks,
    Field::Start,
    Field::End,
    Field::Currency,
    Field::Budget,
    Field::BriefingOther,
    Field::Other,
    Field::FileOther,
    Field::Layout,
];

/// The registers of a task that hold what a person sees.
pub(super) const TASK: &[Field] = &[Field::Kind, Field::Price, Field::Date, Field::Status, Field::Other];

type Edit = (Entity, Field, Value);

/// The registers of the campaign itself that one of two has: those of every campaign, columns and views.
fn campaign_fields(one: &Table, other: &Table) -> Vec<Field> {
    let mut fields = CAMPAIGN.to_vec();
    for table in [one, other] {
        fields.extend(table.columns().iter().map(|column| Field::Column(column.id)));
        fields.extend(table.views().iter().map(|view| Field::View(view.id)));
    }
    sort_few(&mut fields[CAMPAIGN.len()..], |a, b| a < b);
    fields.dedup();
    fields
}

/// What differs between two states of the campaign itself.
pub(super) fn campaign_edits(old: &Campaign, new: &Campaign, edits: &mut Vec<Edit>) {
    for field in campaign_fields(&old.table, &new.table) {
        let value = value::of_campaign(new, field);
        if value != value::of_campaign(old, field) {
            edits.extend(value.map(|value| (Entity::Campaign, field, value)));
        }
    }
}

/// What differs in name and accounts.
pub(super) fn profile_edits(id: InfluencerId, old: &Profile, new: &Profile, edits: &mut Vec<Edit>) {
    let at = Entity::Influencer(id);
    if old.name != new.name {
        edits.push((at, Field::Name, Value::Text(new.name.clone())));
    }
    if old.accounts == new.accounts {
        return;
    }
    for network in Network::social().chain([Network::OTHERS]) {
        let on = |profile: &Profile| -> Vec<_> {
            profile.accounts.iter().filter(|account| account.network == network).cloned().collect()
        };
        let accounts = on(new);
        if accounts != on(old) {
            edits.push((at, Field::Accounts(network), Value::Accounts(accounts)));
        }
    }
    let order = networks_in_order(&new.accounts);
    if order != networks_in_order(&old.accounts) {
        edits.push((at, Field::AccountOrder, Value::Networks(order)));
    }
}

/// What differs between two states of an influencer, but for the tasks.
pub(super) fn influencer_edits(old: &Influencer, new: &Influencer, edits: &mut Vec<Edit>) {
    profile_edits(new.id, &old.profile, &new.profile, edits);
    let at = Entity::Influencer(new.id);
    for field in [Field::InfluencerStatus, Field::ClientStatus, Field::ClientComment, Field::Other] {
        let value = value::of_influencer(new, field);
        if value != value::of_influencer(old, field) {
            edits.extend(value.map(|value| (at, field, value)));
        }
    }
    if old.details == new.details {
        return;
    }
    let gone = old.details.iter().map(|(detail, _)| detail).filter(|detail| new.details.get(*detail).is_empty());
    let gone = gone.map(|detail| (detail, ""));
    for (detail, value) in new.details.iter().chain(gone) {
        if value != old.details.get(detail) {
            edits.push((at, Field::Detail(detail), Value::Text(value.to_owned())));
        }
    }
}

/// What differs between two states of a task.
pub(super) fn task_edits(owner: InfluencerId, old: &Task, new: &Task, currency: Currency, edits: &mut Vec<Edit>) {
    for field in TASK {
        let value = value::of_task(new, *field, currency);
        if value != value::of_task(old, *field, currency) {
            edits.extend(value.map(|value| (Entity::Task(owner, new.id), *field, value)));
        }
    }
}

/// Every register of an influencer, but for the tasks.
pub(super) fn all_of_influencer(influencer: &Influencer) -> Vec<Edit> {
    let at = Entity::Influencer(influencer.id);
    let networks = networks_in_order(influencer.accounts());
    let mut fields = vec![Field::Name, Field::InfluencerStatus, Field::ClientStatus, Field::ClientComment];
    fields.extend(networks.iter().map(|network| Field::Accounts(*network)));
    fields.extend([Field::AccountOrder, Field::Other]);
    // An earlier list has a stamp wherever its record has: the first is told by nothing else.
    fields.push(Field::Detail(Detail::Tags));
    let details = influencer.details.iter().map(|(detail, _)| detail).filter(|detail| *detail != Detail::Tags);
    fields.extend(details.map(Field::Detail));
    fields.into_iter().filter_map(|field| Some((at, field, value::of_influencer(influencer, field)?))).collect()
}

/// In which registers a record here and one of another document differ, which stand for the same though their ids
/// differ.
pub(in crate::document) fn differing_fields(
    mine: &Document,
    here: Entity,
    theirs: &Document,
    there: Entity,
) -> Vec<Field> {
    let fields: Vec<Field> = match (here, there) {
        (Entity::Influencer(one), Entity::Influencer(other)) => {
            let (Some(one), Some(other)) = (mine.influencer(one), theirs.influencer(other)) else { return Vec::new() };
            let mut edits = Vec::new();
            influencer_edits(one, other, &mut edits);
            edits.into_iter().map(|(_, field, _)| field).filter(|field| *field != Field::AccountOrder).collect()
        }
        (Entity::Task(..), Entity::Task(..)) => TASK.to_vec(),
        _ => Vec::new(),
    };
    fields.into_iter().filter(|field| mine.value(here, *field) != theirs.value(there, *field)).collect()
}

/// Every register of a task.
pub(super) fn all_of_task(owner: InfluencerId, task: &Task, currency: Currency) -> Vec<Edit> {
    let at = Entity::Task(owner, task.id);
    TASK.iter().filter_map(|field| Some((at, *field, value::of_task(task, *field, currency)?))).collect()
}

impl Document {
    /// What another version of this document has that this one has not: joining the answer is joining the other.
    pub fn news_in(&self, theirs: &Self) -> Delta {
        let mut changes = Vec::new();
        for influencer in &theirs.campaign.roster {
            self.news_of(influencer, &mut changes);
        }
        for grave in theirs.edits.graves.values() {
            match &grave.content {
                // Known to be removed there; what it was is told in case the removal is taken back.
                Some(Content::Influencer(influencer)) => self.news_of(influencer, &mut changes),
                Some(Content::Task(task)) => {
                    if let Some(owner) = grave.owner
                        && !self.knows(Entity::Task(owner, task.id))
                    {
                        changes.push(Change::Task(owner, task.clone()));
                    }
                }
                None => {}
            }
        }
        let mut past = self.edits.past.news_in(&theirs.edits.past);
        theirs.each_stamp(&mut |at, field, stamp| {
            let known = self.stamp(at, field);
            if known < Some(stamp)
                && let Some(value) = theirs.value(at, field)
            {
                changes.push(Change::Set { at, field, value, stamp });
            } else if known > Some(stamp)
                && let Some(text) = theirs.value(at, field).and_then(|value| list_of(field, &value))
            {
                if !self.edits.past.has_list(at.key(), Some(stamp), &text) {
                    past.note_list(at.key(), Some(stamp), &text);
                }
            } else if known > Some(stamp) && field.is_status() {
                // What is the present value there was one before here.
                let status = theirs.value(at, field).and_then(|value| StatusValue::of(&value));
                let link = status.map(|status| Link { stamp: Some(stamp), status });
                let link = link.filter(|link| !self.edits.past.has(at.key(), link));
                link.into_iter().for_each(|link| past.note(at.key(), link));
            }
        });
        let deeds = theirs.edits.activity.iter().rev().filter(|deed| !self.edits.activity.has(deed.stamp)).cloned();
        let delta = Delta {
            currency: theirs.campaign.briefing.currency,
            changes,
            seen: theirs.edits.seen.clone(),
            deeds: deeds.collect(),
            past,
        };
        if theirs.edits.exact.is_empty() { delta } else { delta.in_thousandths(&|task| theirs.exact(task)) }
    }

    /// Which registers differ, whatever their stamps are; [`Field::Removed`] where only one of the two has the record
    /// in its campaign.
    pub(in crate::document) fn differences_from(&self, theirs: &Self) -> Vec<(Entity, Field)> {
        // What a client copy leaves out is no difference.
        let is_told = |field: &&Field| theirs.copy.is_none_or(|withheld| !withheld.hides(**field));
        let mut found: Vec<(Entity, Field)> = campaign_fields(&self.campaign.table, &theirs.campaign.table)
            .into_iter()
            .filter(|field| is_told(&field))
            .filter(|field| self.value(Entity::Campaign, *field) != theirs.value(Entity::Campaign, *field))
            .map(|field| (Entity::Campaign, field))
            .collect();
        let (ours_in, theirs_in) = (self.campaign.briefing.currency, theirs.campaign.briefing.currency);
        for there in &theirs.campaign.roster {
            let Some(here) = self.campaign.roster.get(there.id) else {
                found.push((Entity::Influencer(there.id), Field::Removed));
                continue;
            };
            if here == there && ours_in == theirs_in {
                continue;
            }
            let mut edits = Vec::new();
            influencer_edits(here, there, &mut edits);
            found.extend(edits.into_iter().map(|(at, field, _)| (at, field)));
            for task in &there.tasks {
                let at = Entity::Task(there.id, task.id);
                let Some(old) = here.task(task.id) else {
                    found.push((at, Field::Removed));
                    continue;
                };
                let differs = |field: &&Field| self.task_value(old, **field) != theirs.task_value(task, **field);
                found.extend(TASK.iter().filter(is_told).filter(differs).map(|field| (at, *field)));
            }
            let gone = here.tasks.iter().filter(|task| there.task(task.id).is_none());
            found.extend(gone.map(|task| (Entity::Task(there.id, task.id), Field::Removed)));
        }
        let gone = self.campaign.roster.iter().filter(|here| theirs.campaign.roster.get(here.id).is_none());
        found.extend(gone.map(|here| (Entity::Influencer(here.id), Field::Removed)));
        found
    }

    /// The edits that make an influencer, and the tasks, what they were before.
    pub(in crate::document) fn as_it_was(
        &self,
        before: &Influencer,
        currency: Currency,
        stamp: Stamp,
        changes: &mut Vec<Change>,
    ) {
        let Some(now) = self.influencer(before.id) else { return };
        let mut edits = Vec::new();
        influencer_edits(now, before, &mut edits);
        changes.extend(edits.into_iter().map(|(at, field, value)| Change::Set { at, field, value, stamp }));
        for task in &now.tasks {
            if before.task(task.id).is_none() {
                let at = Entity::Task(before.id, task.id);
                changes.push(Change::Set { at, field: Field::Removed, value: Value::Flag(true), stamp });
            }
        }
        for task in &before.tasks {
            self.task_as_it_was(before.id, task, currency, stamp, changes);
        }
    }

    /// The same for a task, whose price was in `currency`.
    pub(in crate::document) fn task_as_it_was(
        &self,
        owner: InfluencerId,
        before: &Task,
        currency: Currency,
        stamp: Stamp,
        changes: &mut Vec<Change>,
    ) {
        let at = Entity::Task(owner, before.id);
        if self.edits.graves.contains_key(&at.key()) {
            self.tell(at, changes);
            changes.push(Change::Set { at, field: Field::Removed, value: Value::Flag(false), stamp });
        }
        for field in TASK {
            let value = value::of_task(before, *field, currency);
            if value != self.value(at, *field) {
                changes.extend(value.map(|value| Change::Set { at, field: *field, value, stamp }));
            }
        }
    }

    /// The last edit of the record, or of a task of it, that `seen` does not know.
    pub(in crate::document) fn last_edit_beyond(&self, at: Entity, seen: &Seen) -> Option<Stamp> {
        let mut last = None;
        let mut visit = |_: Entity, field: Field, stamp: Stamp| {
            if field != Field::Position && !seen.covers(stamp) {
                last = last.max(Some(stamp));
            }
        };
        match at {
            Entity::Influencer(id) => {
                if let Some(influencer) = self.influencer(id) {
                    self.stamps_of_influencer(influencer, &mut visit);
                }
            }
            at => self.stamps_of(at, &mut visit),
        }
        last
    }

    /// Tells a record with the stamps of all its edits, to someone who may know nothing of it.
    pub(in crate::document) fn tell(&self, at: Entity, changes: &mut Vec<Change>) {
        match at {
            Entity::Campaign => {}
            Entity::Influencer(id) => {
                if let Some(influencer) = self.influencer(id) {
                    changes.push(Change::Influencer(Box::new(influencer.clone())));
                    self.tell_stamps(at, influencer, changes);
                }
            }
            Entity::Task(owner, _) => {
                if let Some(task) = self.task(at) {
                    changes.push(Change::Task(owner, Box::new(task.clone())));
                    self.tell_task_stamps(at, task, changes);
                }
            }
        }
    }

    /// The value of a register of a task that is in the campaign.
    pub(super) fn task_value(&self, task: &Task, field: Field) -> Option<Value> {
        match (field, self.exact(task)) {
            (Field::Price, Some(exact)) => Some(Value::Amount(Some(exact))),
            _ => value::of_task(task, field, self.campaign.briefing.currency),
        }
    }

    /// What a task costs, where the currency cannot hold it.
    pub(in crate::document) fn exact(&self, task: &Task) -> Option<Amount> {
        self.edits.exact.get(&task.id.uuid()).copied()
    }

    fn news_of(&self, influencer: &Influencer, changes: &mut Vec<Change>) {
        let Some(known) = self.influencer(influencer.id) else {
            // Unknown, or removed with its content gone.
            changes.push(Change::Influencer(Box::new(influencer.clone())));
            return;
        };
        for (index, task) in influencer.tasks.iter().enumerate() {
            // The same tasks in the same order are by far the most frequent case.
            let is_here = known.tasks.get(index).is_some_and(|here| here.id == task.id)
                || self.knows(Entity::Task(influencer.id, task.id));
            if !is_here {
                changes.push(Change::Task(influencer.id, Box::new(task.clone())));
            }
        }
    }

    /// Visits every stamp: of the campaign, of each influencer and its tasks, and of what was removed.
    pub(in crate::document) fn each_stamp(&self, visit: &mut dyn FnMut(Entity, Field, Stamp)) {
        if self.edits.stamps.is_empty() {
            return;
        }
        for influencer in &self.campaign.roster {
            self.stamps_of_influencer(influencer, visit);
        }
        for (key, grave) in &self.edits.graves {
            match (&grave.content, grave.owner) {
                (Some(Content::Influencer(influencer)), _) => self.stamps_of_influencer(influencer, visit),
                (_, Some(owner)) => self.stamps_of(Entity::Task(owner, TaskId::new(*key)), visit),
                (_, None) => self.stamps_of(Entity::Influencer(InfluencerId::new(*key)), visit),
            }
        }
        self.stamps_of(Entity::Campaign, visit);
    }

    fn stamps_of_influencer(&self, influencer: &Influencer, visit: &mut dyn FnMut(Entity, Field, Stamp)) {
        self.stamps_of(Entity::Influencer(influencer.id), visit);
        for task in &influencer.tasks {
            self.stamps_of(Entity::Task(influencer.id, task.id), visit);
        }
    }

    pub(super) fn stamps_of(&self, at: Entity, visit: &mut dyn FnMut(Entity, Field, Stamp)) {
        for (field, stamp) in self.edits.stamps.get(&at.key()).into_iter().flatten() {
            visit(at, *field, *stamp);
        }
    }
}
