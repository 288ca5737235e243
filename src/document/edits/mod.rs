//! Edits: who changed which value, so that any two versions of one campaign can be joined (`document.md`, Edits).
//!
//! A document is a campaign and, beside it, the stamps of what was edited. A record needs no stamp for its creation:
//! nobody else ever makes one of its id, so that its first values are below every edit of them. What was never
//! edited therefore costs nothing, in memory and in the file.
//!
//! - [`stamp`]: the order of edits, and what a document has seen of them.
//! - [`field`], [`value`]: the registers and what they hold.
//! - [`delta`]: edits on their way from one document to another, and [`line`] their text.
//! - [`record`]: the delta of a command. [`join`]: taking a delta in. [`compare`]: the delta between two documents.
//! - [`order`]: where a record stands among its like.
//! - [`elsewhere`]: what others edited meanwhile. [`without`]: a step back that leaves that alone, and [`left`] says so.
//! - [`activity`]: what was done, in words. [`past`]: how statuses came to be what they are, [`past_lists`]: what lists
//!   were before; [`past_text`] the text of both.

mod activity;
mod compare;
mod delta;
mod elsewhere;
mod field;
mod grave;
mod join;
mod left;
mod line;
mod order;
mod past;
mod past_lists;
mod past_text;
mod record;
mod stamp;
mod value;
mod without;

pub use activity::{Activity, Deed};
pub(super) use compare::differing_fields;
pub use delta::{Change, Delta};
pub(super) use elsewhere::Elsewhere;
pub use field::{Entity, Field};
pub(super) use grave::Grave;
pub use left::Left;
pub(super) use line::Table;
pub use past::{Moment, Past, StatusValue, Turn};
pub(super) use past_lists::networks_of;
pub use stamp::{Replica, Seen, Stamp};
pub use value::{Amount, Value};

use super::marks::removed_key;
use super::withheld::Withheld;
use crate::domain::campaign::Campaign;
use crate::domain::id::{IdMap, IdSet, InfluencerId};
use crate::domain::influencer::Influencer;
use crate::domain::money::Currency;
use crate::domain::network::Network;
use crate::domain::task::Task;
use crate::domain::touched::Touched;
use uuid::Uuid;

/// A campaign with what is known about its edits.
#[derive(Clone, Debug)]
pub struct Document {
    /// What it says.
    pub campaign: Campaign,
    /// Who said it.
    pub edits: Edits,
    /// What it leaves out, when it is a client copy.
    pub copy: Option<Withheld>,
}

/// What is known about the edits of a campaign.
///
/// Invariant: a record is either in the campaign, or in the content of a removed influencer, or in a grave of its
/// own, or was never heard of. The roster, and each influencer's tasks, stand in the order of their positions.
#[derive(Clone, Debug, Default)]
pub struct Edits {
    /// What was seen of each replica.
    pub seen: Seen,
    /// What was done last, in words.
    pub activity: Activity,
    /// How statuses came to be what they are.
    pub(super) past: Past,
    /// The stamps of what was edited. Sparse: most records were never edited.
    pub(super) stamps: IdMap<Uuid, Vec<(Field, Stamp)>>,
    /// Where a record stands, when its id does not say it.
    pub(super) positions: IdMap<Uuid, u128>,
    /// The order of an influencer's networks where it was edited.
    pub(super) orders: IdMap<Uuid, Vec<Network>>,
    /// Amounts that the currency cannot hold exactly, which happens when both were edited at once.
    pub(super) exact: IdMap<Uuid, Amount>,
    /// What was removed.
    pub(super) graves: IdMap<Uuid, Grave>,
    /// Changes of records that nobody has told of yet, or whose content is gone; with the currency of their amounts.
    pub(super) waiting: Vec<(Currency, Change)>,
}

impl Document {
    /// A campaign that was never edited.
    pub fn new(campaign: Campaign) -> Self {
        Self::with_edits(campaign, Edits::default())
    }

    /// A campaign and its edits. Records that stand elsewhere than their positions say are given new ones.
    pub(super) fn with_edits(campaign: Campaign, edits: Edits) -> Self {
        let mut document = Self { campaign, edits, copy: None };
        document.settle_all();
        document
    }

    /// The value of a register; `None` where there is no such record here, or its content is gone.
    pub fn value(&self, at: Entity, field: Field) -> Option<Value> {
        if field == Field::Removed {
            return self.knows(at).then(|| Value::Flag(self.edits.graves.contains_key(&at.key())));
        }
        if field == Field::Position {
            return Some(Value::Position(self.edits.position(at.key())));
        }
        if let (Field::Price | Field::Budget, Some(exact)) = (field, self.edits.exact.get(&at.key())) {
            return Some(Value::Amount(Some(*exact)));
        }
        match at {
            Entity::Campaign => value::of_campaign(&self.campaign, field),
            Entity::Influencer(id) => match (field, self.edits.orders.get(&id.uuid())) {
                (Field::AccountOrder, Some(order)) => Some(Value::Networks(order.clone())),
                _ => value::of_influencer(self.influencer(id)?, field),
            },
            Entity::Task(..) => value::of_task(self.task(at)?, field, self.campaign.briefing.currency),
        }
    }

    /// The stamp of a register; `None` when it was never edited.
    pub fn stamp(&self, at: Entity, field: Field) -> Option<Stamp> {
        self.edits.stamp(at.key(), field)
    }

    /// Whether the record was heard of, removed or not.
    pub fn knows(&self, at: Entity) -> bool {
        let buried = |id: Uuid| self.edits.graves.contains_key(&id);
        match at {
            Entity::Campaign => true,
            Entity::Influencer(id) => self.campaign.roster.get(id).is_some() || buried(id.uuid()),
            Entity::Task(owner, id) => {
                buried(id.uuid()) || self.influencer(owner).is_some_and(|influencer| influencer.task(id).is_some())
            }
        }
    }

    /// Whether the record is in the campaign.
    pub fn is_present(&self, at: Entity) -> bool {
        match at {
            Entity::Campaign => true,
            Entity::Influencer(id) => self.campaign.roster.get(id).is_some(),
            Entity::Task(owner, id) => self.campaign.roster.get(owner).is_some_and(|it| it.task(id).is_some()),
        }
    }

    /// Whether more is known of the record than that it was removed.
    pub(super) fn tells(&self, at: Entity) -> bool {
        match at {
            Entity::Campaign => true,
            Entity::Influencer(id) => self.influencer(id).is_some(),
            Entity::Task(..) => self.task(at).is_some(),
        }
    }

    /// An influencer, removed or not.
    pub(super) fn influencer(&self, id: InfluencerId) -> Option<&Influencer> {
        self.campaign.roster.get(id).or_else(|| self.edits.graves.get(&id.uuid())?.influencer())
    }

    fn influencer_mut(&mut self, id: InfluencerId) -> Option<&mut Influencer> {
        match self.campaign.roster.get_mut(id) {
            Some(influencer) => Some(influencer),
            None => self.edits.graves.get_mut(&id.uuid())?.influencer_mut(),
        }
    }

    /// A task, removed or not.
    pub(super) fn task(&self, at: Entity) -> Option<&Task> {
        let Entity::Task(owner, id) = at else { return None };
        let standing = self.influencer(owner).and_then(|influencer| influencer.task(id));
        standing.or_else(|| self.edits.graves.get(&id.uuid())?.task())
    }

    fn task_mut(&mut self, at: Entity) -> Option<&mut Task> {
        let Entity::Task(owner, id) = at else { return None };
        if self.edits.graves.contains_key(&id.uuid()) {
            return self.edits.graves.get_mut(&id.uuid())?.task_mut();
        }
        self.influencer_mut(owner)?.tasks.iter_mut().find(|task| task.id == id)
    }
}

impl Edits {
    pub(super) fn stamp(&self, key: Uuid, field: Field) -> Option<Stamp> {
        let stamps = self.stamps.get(&key)?;
        stamps.iter().find(|(known, _)| *known == field).map(|(_, stamp)| *stamp)
    }

    /// Stamps a register; `false` when it has this stamp already.
    pub(super) fn set_stamp(&mut self, key: Uuid, field: Field, stamp: Stamp) -> bool {
        let stamps = self.stamps.entry(key).or_default();
        match stamps.iter_mut().find(|(known, _)| *known == field) {
            Some((_, old)) => std::mem::replace(old, stamp) != stamp,
            None => {
                stamps.reserve_exact(1);
                stamps.push((field, stamp));
                true
            }
        }
    }

    /// Where a record stands: ids rise with the time of their making (UUID version 7), so that they are the
    /// positions of what is added behind the others.
    pub(super) fn position(&self, key: Uuid) -> u128 {
        self.positions.get(&key).copied().unwrap_or_else(|| key.as_u128())
    }

    pub(super) fn set_position(&mut self, key: Uuid, position: u128) {
        self.positions.insert(key, position);
    }

    /// Where a record stands, when its id does not say it.
    pub(super) fn explicit_position(&self, key: Uuid) -> Option<u128> {
        self.positions.get(&key).copied()
    }

    /// What an amount is that the currency cannot hold.
    pub(super) fn exact_amount(&self, key: Uuid) -> Option<Amount> {
        self.exact.get(&key).copied()
    }

    pub(super) fn set_exact(&mut self, key: Uuid, amount: Amount) {
        self.exact.insert(key, amount);
    }

    pub(super) fn stamps_of_key(&self, key: Uuid) -> &[(Field, Stamp)] {
        self.stamps.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Notes that something was removed, in reading.
    pub(super) fn bury(&mut self, key: Uuid, grave: Grave, stamp: Stamp) {
        self.graves.insert(key, grave);
        self.set_stamp(key, Field::Removed, stamp);
    }

    /// What is in the campaign is not removed, whatever a file says besides.
    pub(super) fn exhume(&mut self, key: Uuid) {
        self.graves.remove(&key);
    }

    /// Whether anything was removed.
    pub(super) fn has_graves(&self) -> bool {
        !self.graves.is_empty()
    }

    /// Keeps the orders of networks that were edited, in reading.
    pub(super) fn note_orders(&mut self, campaign: &Campaign) {
        if self.stamps.is_empty() {
            return;
        }
        for influencer in &campaign.roster {
            let key = influencer.id.uuid();
            if self.stamp(key, Field::AccountOrder).is_some() {
                self.orders.insert(key, value::networks_in_order(influencer.accounts()));
            }
        }
    }

    /// Visits what was removed, by its key in a file.
    pub(super) fn each_removed(&self, visit: &mut dyn FnMut(String, Stamp)) {
        for (key, grave) in &self.graves {
            if let Some(stamp) = self.stamp(*key, Field::Removed) {
                visit(removed_key(*key, grave.owner), stamp);
            }
        }
    }

    /// Forgets the stamps of fields, and with them that these were ever edited.
    pub(super) fn forget(&mut self, hidden: &dyn Fn(Field) -> bool) {
        for stamps in self.stamps.values_mut() {
            stamps.retain(|(field, _)| !hidden(*field));
        }
        self.stamps.retain(|_, stamps| !stamps.is_empty());
        if hidden(Field::Price) {
            self.exact.clear();
        }
    }

    /// Forgets a record, as if nobody had told of it.
    pub(super) fn forget_record(&mut self, key: Uuid) {
        self.stamps.remove(&key);
        self.positions.remove(&key);
        self.orders.remove(&key);
        self.exact.remove(&key);
    }

    /// Forgets what was removed from these influencers.
    pub(super) fn forget_graves_of(&mut self, influencers: &IdSet<InfluencerId>) {
        let is_theirs = |grave: &Grave| grave.owner.is_some_and(|owner| influencers.contains(&owner));
        let keys: Vec<Uuid> = self.graves.iter().filter(|(_, grave)| is_theirs(grave)).map(|(key, _)| *key).collect();
        for key in keys {
            self.graves.remove(&key);
            self.forget_record(key);
        }
    }

    /// Forgets what removed records were; that they were removed stays known.
    pub(super) fn empty_graves(&mut self) {
        self.graves.values_mut().for_each(|grave| grave.content = None);
        self.waiting.clear();
    }
}
