//! Taking a delta in.

use super::Document;
use super::delta::{Change, Delta};
use super::field::{Entity, Field};
use super::grave::{Content, Grave};
use super::past::{Link, StatusValue};
use super::past_lists::{is_list, list_of};
use super::stamp::Stamp;
use super::value::{self, Amount, Value};
use crate::domain::id::{IdMap, IdSet, InfluencerId};
use crate::domain::influencer::Influencer;
use crate::domain::money::{Currency, Money};
use crate::domain::task::Task;
use crate::domain::touched::Touched;
use uuid::Uuid;

/// What a join has to put in order at its end.
#[derive(Default)]
struct Unsorted {
    roster: bool,
    tasks_of: IdSet<InfluencerId>,
    currency: bool,
    /// Whether something came that others may have waited for.
    came: bool,
    /// Who came with this delta: what it tells of them is not from before the first edit.
    told: IdSet<InfluencerId>,
    touched: Touched,
}

impl Document {
    /// Joins another version of this document, or a delta of one: of each register the edit with the greater stamp
    /// counts. The order of joins, and joining twice, make no difference (`document.md`, Edits). Answers which parts
    /// of the campaign it touched.
    pub fn join(&mut self, delta: &Delta) -> Touched {
        let mut unsorted = Unsorted::default();
        for change in &delta.changes {
            if !self.take(change, delta.currency, &mut unsorted) {
                let waits = (delta.currency, change.clone());
                if !self.edits.waiting.contains(&waits) {
                    self.edits.waiting.push(waits);
                }
            }
        }
        unsorted.told.clear();
        while std::mem::take(&mut unsorted.came) && !self.edits.waiting.is_empty() {
            for (currency, change) in std::mem::take(&mut self.edits.waiting) {
                if !self.take(&change, currency, &mut unsorted) {
                    self.edits.waiting.push((currency, change));
                }
            }
        }
        if unsorted.currency {
            self.refit();
        }
        self.sort(unsorted.roster, &unsorted.tasks_of);
        self.edits.seen.join(&delta.seen);
        for deed in &delta.deeds {
            self.edits.note_deed(deed.clone());
        }
        self.edits.past.join(&delta.past);
        unsorted.touched
    }

    /// Takes one change in; `false` when it must wait for the record it is about.
    fn take(&mut self, change: &Change, currency: Currency, unsorted: &mut Unsorted) -> bool {
        match change {
            Change::Influencer(influencer) => self.take_influencer(influencer, currency, unsorted),
            Change::Task(owner, task) => self.take_task(*owner, task, currency, unsorted),
            Change::Set { at, field, value, stamp } => self.take_edit(*at, *field, value, *stamp, unsorted),
        }
    }

    fn take_influencer(&mut self, told: &Influencer, currency: Currency, unsorted: &mut Unsorted) -> bool {
        let key = told.id.uuid();
        if self.influencer(told.id).is_some() {
            // Each is taken in; one that must wait makes the whole wait, to be taken in again.
            let waiting = told.tasks.iter().filter(|task| !self.take_task(told.id, task, currency, unsorted)).count();
            return waiting == 0;
        }
        let mut influencer = told.clone();
        influencer.tasks.clear();
        unsorted.came = true;
        unsorted.told.insert(told.id);
        match self.edits.graves.get_mut(&key) {
            Some(grave) => grave.content = Some(Content::Influencer(Box::new(influencer))),
            None => {
                self.campaign.roster.push(influencer);
                unsorted.roster = true;
                unsorted.touched = unsorted.touched.and(Touched::INFLUENCERS);
            }
        }
        for task in &told.tasks {
            self.take_task(told.id, task, currency, unsorted);
        }
        true
    }

    fn take_task(&mut self, owner: InfluencerId, told: &Task, currency: Currency, unsorted: &mut Unsorted) -> bool {
        let at = Entity::Task(owner, told.id);
        let key = told.id.uuid();
        if self.task(at).is_some() {
            return true;
        }
        let amount = Amount::of(told.price, currency);
        let (price, is_exact) = amount.in_currency(self.campaign.briefing.currency);
        let task = Task { price, ..told.clone() };
        if let Some(grave) = self.edits.graves.get_mut(&key) {
            grave.owner = Some(owner);
            grave.content = Some(Content::Task(Box::new(task)));
        } else if let Some(influencer) = self.influencer_mut(owner) {
            influencer.tasks.push(task);
            unsorted.tasks_of.insert(owner);
            unsorted.touched = unsorted.touched.and(Touched::TASKS);
        } else {
            // Of someone unknown who may still come, or who was removed and may come back.
            return false;
        }
        if !is_exact {
            self.edits.exact.insert(key, amount);
        }
        unsorted.came = true;
        true
    }

    fn take_edit(&mut self, at: Entity, field: Field, value: &Value, stamp: Stamp, unsorted: &mut Unsorted) -> bool {
        if !field.belongs_to(at) {
            return true;
        }
        let before = self.stamp(at, field);
        if before >= Some(stamp) {
            if before > Some(stamp) {
                if let Some(status) = StatusValue::of(value) {
                    self.edits.past.note(at.key(), Link { stamp: Some(stamp), status });
                }
                if let Some(text) = list_of(field, value) {
                    self.edits.past.note_list(at.key(), Some(stamp), &text);
                }
            }
            return true;
        }
        if field == Field::Removed {
            let is_done = match value {
                Value::Flag(true) => {
                    self.remove(at, unsorted);
                    true
                }
                _ => self.revive(at, unsorted),
            };
            if is_done {
                self.edits.set_stamp(at.key(), field, stamp);
            }
            return is_done;
        }
        let is_told = before.is_none() && at.influencer().is_some_and(|id| unsorted.told.contains(&id));
        if is_list(field)
            && !is_told
            && let Some(text) = self.value(at, field).and_then(|value| list_of(field, &value))
        {
            self.edits.past.note_list(at.key(), before, &text);
        }
        match at {
            Entity::Campaign => self.set_campaign(field, value, unsorted),
            Entity::Influencer(id) => {
                let order = self.edits.orders.get(&id.uuid()).cloned();
                let left = match self.influencer_mut(id) {
                    Some(influencer) => {
                        let left = StatusValue::in_field(influencer, field);
                        value::into_influencer(influencer, field, value, order.as_deref());
                        left
                    }
                    None => return false,
                };
                if let Some(status) = left.filter(|_| before.is_some() || !unsorted.told.contains(&id)) {
                    self.edits.past.note(id.uuid(), Link { stamp: before, status });
                }
                if let (Field::AccountOrder, Value::Networks(order)) = (field, value) {
                    self.edits.orders.insert(id.uuid(), order.clone());
                }
                unsorted.touched = unsorted.touched.and(match field {
                    Field::InfluencerStatus | Field::ClientStatus | Field::ClientComment => Touched::STATUSES,
                    Field::Grown => Touched::NONE,
                    Field::Detail(_) => Touched::DETAILS,
                    _ => Touched::PEOPLE,
                });
            }
            Entity::Task(_, id) => {
                let currency = self.campaign.briefing.currency;
                match self.task_mut(at) {
                    Some(task) => value::into_task(task, field, value, currency),
                    None => return false,
                }
                if let (Field::Price, Value::Amount(Some(amount))) = (field, value) {
                    self.note_exact(id.uuid(), *amount, currency);
                }
                unsorted.touched = unsorted.touched.and(Touched::TASKS);
            }
        }
        if let (Field::Position, Value::Position(position)) = (field, value) {
            self.edits.positions.insert(at.key(), *position);
            match at {
                Entity::Task(owner, _) => {
                    unsorted.tasks_of.insert(owner);
                }
                _ => unsorted.roster = true,
            }
        }
        self.edits.set_stamp(at.key(), field, stamp);
        true
    }

    fn set_campaign(&mut self, field: Field, value: &Value, unsorted: &mut Unsorted) {
        unsorted.touched = unsorted.touched.and(match field {
            Field::Layout | Field::Column(_) | Field::View(_) => Touched::TABLE.and(Touched::DETAILS),
            _ => Touched::BRIEFING,
        });
        let currency = self.campaign.briefing.currency;
        match (field, value) {
            (Field::Currency, Value::Currency(new)) => {
                self.relabel(currency, *new);
                unsorted.currency = true;
                unsorted.touched = unsorted.touched.and(Touched::TASKS);
            }
            (Field::Budget, Value::Amount(budget)) => {
                self.campaign.briefing.budget = budget.map(|amount| amount.in_currency(currency).0);
                match budget {
                    Some(amount) => self.note_exact(Entity::Campaign.key(), *amount, currency),
                    None => {
                        self.edits.exact.remove(&Entity::Campaign.key());
                    }
                }
            }
            _ => value::into_campaign(&mut self.campaign, field, value),
        }
    }

    fn note_exact(&mut self, key: Uuid, amount: Amount, currency: Currency) {
        if amount.in_currency(currency).1 {
            self.edits.exact.remove(&key);
        } else {
            self.edits.exact.insert(key, amount);
        }
    }

    /// Moves a record out of the campaign.
    fn remove(&mut self, at: Entity, unsorted: &mut Unsorted) {
        if self.edits.graves.contains_key(&at.key()) {
            return;
        }
        match at {
            Entity::Campaign => {}
            Entity::Influencer(id) => {
                let removed = self.campaign.roster.take(id);
                unsorted.roster = true;
                unsorted.touched = unsorted.touched.and(Touched::INFLUENCERS);
                match removed {
                    Some(influencer) => self.bury_influencer(influencer),
                    None => {
                        self.edits.graves.insert(at.key(), Grave { owner: None, content: None });
                        unsorted.came = true;
                    }
                }
            }
            Entity::Task(owner, id) => {
                unsorted.touched = unsorted.touched.and(Touched::TASKS);
                let removed = self.influencer_mut(owner).and_then(|influencer| {
                    let index = influencer.tasks.iter().position(|task| task.id == id)?;
                    Some(influencer.tasks.remove(index))
                });
                match removed {
                    Some(task) => self.bury_task(owner, task),
                    None => {
                        self.edits.graves.insert(at.key(), Grave { owner: Some(owner), content: None });
                        unsorted.came = true;
                    }
                }
            }
        }
    }

    /// Moves a record back; `false` when what it was is not known yet.
    fn revive(&mut self, at: Entity, unsorted: &mut Unsorted) -> bool {
        let Some(grave) = self.edits.graves.remove(&at.key()) else { return self.knows(at) };
        match (at, grave.content) {
            (Entity::Influencer(_), Some(Content::Influencer(influencer))) => {
                let id = influencer.id;
                self.campaign.roster.push(*influencer);
                unsorted.roster = true;
                unsorted.tasks_of.insert(id);
                unsorted.touched = unsorted.touched.and(Touched::INFLUENCERS);
                true
            }
            (Entity::Task(owner, _), Some(Content::Task(task))) => match self.influencer_mut(owner) {
                Some(influencer) => {
                    influencer.tasks.push(*task);
                    unsorted.tasks_of.insert(owner);
                    unsorted.touched = unsorted.touched.and(Touched::TASKS);
                    true
                }
                None => {
                    let content = Some(Content::Task(task));
                    self.edits.graves.insert(at.key(), Grave { owner: Some(owner), content });
                    false
                }
            },
            (at, content) => {
                let owner = if let Entity::Task(owner, _) = at { Some(owner) } else { None };
                self.edits.graves.insert(at.key(), Grave { owner, content });
                false
            }
        }
    }

    /// Every amount keeps its digits in another currency, as far as that can hold them.
    fn relabel(&mut self, from: Currency, to: Currency) {
        self.campaign.briefing.currency = to;
        if from.decimals() == to.decimals() {
            return;
        }
        let exact = &mut self.edits.exact;
        if let Some(budget) = &mut self.campaign.briefing.budget {
            relabel(budget, Entity::Campaign.key(), from, to, exact);
        }
        for task in self.campaign.roster.iter_mut().flat_map(|influencer| &mut influencer.tasks) {
            relabel(&mut task.price, task.id.uuid(), from, to, exact);
        }
        self.relabel_graves(from, to);
    }

    /// The same for what was removed, which no command reaches.
    pub(super) fn relabel_graves(&mut self, from: Currency, to: Currency) {
        if from.decimals() == to.decimals() {
            return;
        }
        let exact = &mut self.edits.exact;
        for task in self.edits.graves.values_mut().flat_map(Grave::tasks_mut) {
            relabel(&mut task.price, task.id.uuid(), from, to, exact);
        }
    }

    /// Brings amounts that an earlier currency could not hold back to what they are.
    pub(super) fn refit(&mut self) {
        let currency = self.campaign.briefing.currency;
        let exact = &mut self.edits.exact;
        if exact.is_empty() {
            return;
        }
        if let Some(budget) = &mut self.campaign.briefing.budget {
            refit(budget, Entity::Campaign.key(), currency, exact);
        }
        for task in self.campaign.roster.iter_mut().flat_map(|influencer| &mut influencer.tasks) {
            refit(&mut task.price, task.id.uuid(), currency, exact);
        }
        self.refit_graves();
    }

    /// The same for what was removed.
    pub(super) fn refit_graves(&mut self) {
        let currency = self.campaign.briefing.currency;
        let exact = &mut self.edits.exact;
        if exact.is_empty() {
            return;
        }
        for task in self.edits.graves.values_mut().flat_map(Grave::tasks_mut) {
            refit(&mut task.price, task.id.uuid(), currency, exact);
        }
    }
}

/// Keeps the digits of an amount in another currency; what that cannot hold is kept in `exact`.
fn relabel(money: &mut Money, key: Uuid, from: Currency, to: Currency, exact: &mut IdMap<Uuid, Amount>) {
    let amount = Amount::of(*money, from);
    let (relabelled, is_exact) = amount.in_currency(to);
    *money = relabelled;
    if !is_exact {
        exact.entry(key).or_insert(amount);
    }
}

/// Makes an amount what `exact` says it is, as far as the currency can hold that.
fn refit(money: &mut Money, key: Uuid, currency: Currency, exact: &mut IdMap<Uuid, Amount>) {
    let Some(amount) = exact.get(&key) else { return };
    let (refitted, is_exact) = amount.in_currency(currency);
    *money = refitted;
    if is_exact {
        exact.remove(&key);
    }
}
