//! How the statuses of influencers came to be what they are.
//!
//! A register holds one value. For the two statuses, the values that later edits have taken the place of are kept as
//! well, each with its stamp, and the value from before the first edit. That is a set, joined as one, so that everybody
//! who has heard the same edits knows the same past. It decides nothing.

use super::activity::Deed;
use super::field::{Entity, Field};
use super::past_lists::{Lists, list_field};
use super::stamp::Stamp;
use super::value::Value;
use super::{Document, Edits};
use crate::domain::id::{IdMap, IdSet, InfluencerId};
use crate::domain::influencer::Influencer;
use crate::domain::sorting::sort_by;
use crate::domain::status::{ClientStatus, InfluencerStatus, Status};
use uuid::Uuid;

/// Most earlier values that are kept of one status of one influencer.
pub const REMEMBERED: usize = 12;
/// Of how many edits, beyond those in the activity, it is kept when and by whom they were made.
const MOMENTS: usize = 4_000;

/// A value of one of an influencer's two statuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatusValue {
    /// An influencer status.
    Influencer(InfluencerStatus),
    /// A client status.
    Client(ClientStatus),
}

/// One change of a status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The stamp of the edit.
    pub stamp: Stamp,
    /// What it was before; `None` where that is not known any more.
    pub from: Option<StatusValue>,
    /// What it became.
    pub to: StatusValue,
    /// When and by whom, where that is known.
    pub moment: Option<Moment>,
}

/// When an edit was made, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The stamp of the edit.
    pub stamp: Stamp,
    /// When, by the clock of who made it: `2027-05-02T09:30:00Z`.
    pub at: String,
    /// Who, by the name they gave; empty where they gave none.
    pub who: String,
    /// Whether it was made in a client copy.
    pub by_client: bool,
}

/// The earlier values, and when edits were made that the activity does not tell of any more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Past {
    /// Of each influencer, in the order of status and stamp.
    pub(super) links: IdMap<Uuid, Vec<Link>>,
    /// In the order of their stamps.
    pub(super) moments: Vec<Moment>,
    /// Earlier lists.
    pub(super) lists: Lists,
}

/// An earlier value. Without a stamp it is the one from before the first edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    pub(super) stamp: Option<Stamp>,
    pub(super) status: StatusValue,
}

impl StatusValue {
    /// The status that a register's value is; `None` for registers of anything else.
    pub(super) fn of(value: &Value) -> Option<Self> {
        match value {
            Value::InfluencerStatus(status) => Some(Self::Influencer(*status)),
            Value::ClientStatus(status) => Some(Self::Client(*status)),
            _ => None,
        }
    }

    /// What a register of an influencer holds, where it is a status.
    pub(super) fn in_field(influencer: &Influencer, field: Field) -> Option<Self> {
        match field {
            Field::InfluencerStatus => Some(Self::Influencer(influencer.influencer_status)),
            Field::ClientStatus => Some(Self::Client(influencer.client_status)),
            _ => None,
        }
    }

    /// The value of a key in files.
    pub(super) fn from_key(field: Field, key: &str) -> Option<Self> {
        match field {
            Field::InfluencerStatus => InfluencerStatus::from_key(key).map(Self::Influencer),
            Field::ClientStatus => ClientStatus::from_key(key).map(Self::Client),
            _ => None,
        }
    }

    /// Its key in files.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Influencer(status) => status.key(),
            Self::Client(status) => status.key(),
        }
    }

    /// Its register.
    pub fn field(self) -> Field {
        match self {
            Self::Influencer(_) => Field::InfluencerStatus,
            Self::Client(_) => Field::ClientStatus,
        }
    }

    /// The words a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Influencer(status) => status.label(),
            Self::Client(status) => status.label(),
        }
    }
}

impl Link {
    /// What it is kept in the order of.
    pub(super) fn place(&self) -> (Field, Option<Stamp>) {
        (self.status.field(), self.stamp)
    }
}

impl Past {
    /// Whether it tells nothing.
    pub fn is_empty(&self) -> bool {
        self.links.is_empty() && self.moments.is_empty() && self.lists.is_empty()
    }

    /// Keeps the earlier values of some fields only.
    pub(in crate::document) fn retain(&mut self, is_kept: impl Fn(Field) -> bool) {
        for links in self.links.values_mut() {
            links.retain(|link| is_kept(link.status.field()));
        }
        self.links.retain(|_, links| !links.is_empty());
        self.lists.retain(|of, _| is_kept(list_field(*of)));
    }

    /// Keeps the earlier values of those who are there only.
    pub(in crate::document) fn retain_people(&mut self, is_there: impl Fn(InfluencerId) -> bool) {
        self.links.retain(|id, _| is_there(InfluencerId::new(*id)));
        self.lists.retain(|id, _| id.is_nil() || is_there(InfluencerId::new(*id)));
    }

    /// Notes an earlier value. Of two values from before the first edit, which only differ where files did, the greater
    /// counts.
    pub(super) fn note(&mut self, of: Uuid, link: Link) {
        let links = self.links.entry(of).or_default();
        match links.binary_search_by(|known| known.place().cmp(&link.place())) {
            Ok(at) => links[at] = links[at].max(link),
            Err(at) => insert(links, at, link),
        }
    }

    /// The same, unless another value is noted in its place.
    fn note_first(&mut self, of: Uuid, link: Link) {
        let links = self.links.entry(of).or_default();
        if let Err(at) = links.binary_search_by(|known| known.place().cmp(&link.place())) {
            insert(links, at, link);
        }
    }

    /// Notes when an edit was made.
    pub(super) fn note_moment(&mut self, moment: Moment) {
        match self.moments.binary_search_by(|known| known.stamp.cmp(&moment.stamp)) {
            Ok(at) => self.moments[at].by_client |= moment.by_client,
            Err(at) => self.moments.insert(at, moment),
        }
        let beyond = self.moments.len().saturating_sub(MOMENTS);
        self.moments.drain(..beyond);
    }

    /// Takes in what another knows.
    pub(in crate::document) fn join(&mut self, other: &Self) {
        for (id, links) in &other.links {
            links.iter().for_each(|link| self.note(*id, *link));
        }
        other.moments.iter().for_each(|moment| self.note_moment(moment.clone()));
        for (of, lists) in &other.lists {
            lists.iter().for_each(|(stamp, text)| self.note_list(*of, *stamp, text));
        }
    }

    /// Whether an earlier value is noted.
    pub(super) fn has(&self, of: Uuid, link: &Link) -> bool {
        self.links.get(&of).is_some_and(|links| links.contains(link))
    }

    /// What another knows and this does not.
    pub(super) fn news_in(&self, theirs: &Self) -> Self {
        let mut news = Self::default();
        for (id, links) in &theirs.links {
            let new: Vec<Link> = links.iter().filter(|link| !self.has(*id, link)).copied().collect();
            if !new.is_empty() {
                news.links.insert(*id, new);
            }
        }
        for (of, lists) in &theirs.lists {
            let new = lists.iter().filter(|(stamp, text)| !self.has_list(*of, *stamp, text));
            let new: Vec<_> = new.cloned().collect();
            if !new.is_empty() {
                news.lists.insert(*of, new);
            }
        }
        let new = theirs.moments.iter().filter(|moment| self.moment(moment.stamp) != Some(*moment));
        news.moments = new.cloned().collect();
        news
    }

    /// What is known of some influencers, to be told with them.
    pub(super) fn of_people(&self, people: impl Iterator<Item = InfluencerId>) -> Self {
        let mut told = Self::default();
        for id in people.map(InfluencerId::uuid) {
            if let Some(links) = self.links.get(&id) {
                told.links.insert(id, links.clone());
            }
            if let Some(lists) = self.lists.get(&id) {
                told.lists.insert(id, lists.clone());
            }
        }
        let stamps: Vec<Stamp> = told.links.values().flatten().filter_map(|link| link.stamp).collect();
        let is_told = |moment: &&Moment| stamps.contains(&moment.stamp);
        told.moments = self.moments.iter().filter(is_told).cloned().collect();
        told
    }

    fn moment(&self, stamp: Stamp) -> Option<&Moment> {
        let at = self.moments.binary_search_by(|known| known.stamp.cmp(&stamp)).ok()?;
        self.moments.get(at)
    }
}

impl Moment {
    pub(super) fn of(deed: &Deed, by_client: bool) -> Self {
        Self { stamp: deed.stamp, at: deed.at.clone(), who: deed.who.clone(), by_client }
    }
}

impl Document {
    /// How both statuses of an influencer changed, the latest change first.
    pub fn status_turns(&self, id: InfluencerId) -> Vec<Turn> {
        let mut turns = self.turns(id, Field::InfluencerStatus);
        turns.extend(self.turns(id, Field::ClientStatus));
        sort_by(&mut turns, &|a, b| b.stamp.cmp(&a.stamp));
        turns
    }

    /// How a status of an influencer changed, the latest change first. `field` says which of the two. Of changes that
    /// are longer ago than the last [`REMEMBERED`], nothing is known.
    pub fn turns(&self, id: InfluencerId, field: Field) -> Vec<Turn> {
        let now = self.influencer(id).and_then(|influencer| StatusValue::in_field(influencer, field));
        let (Some(now), Some(stamp)) = (now, self.stamp(Entity::Influencer(id), field)) else { return Vec::new() };
        let links = self.edits.past.links.get(&id.uuid()).map_or(&[][..], Vec::as_slice);
        let earlier = links.iter().filter(|link| link.status.field() == field && link.stamp < Some(stamp));
        let mut turns = Vec::new();
        let mut from = None;
        for link in earlier.copied().chain([Link { stamp: Some(stamp), status: now }]) {
            if let Some(stamp) = link.stamp
                && from != Some(link.status)
            {
                turns.push(Turn { stamp, from, to: link.status, moment: self.edits.moment(stamp) });
            }
            from = Some(link.status);
        }
        turns.reverse();
        turns
    }

    /// When and by whom a register was edited last, where that is known.
    pub fn last_edit(&self, at: Entity, field: Field) -> Option<Moment> {
        self.edits.moment(self.stamp(at, field)?)
    }

    /// Notes what the statuses and tags of an influencer were, where they are something else now.
    pub(super) fn leave_statuses(&mut self, before: &Influencer, now: &Influencer) {
        for field in [Field::InfluencerStatus, Field::ClientStatus] {
            let status = StatusValue::in_field(before, field);
            if status != StatusValue::in_field(now, field) {
                status.into_iter().for_each(|status| self.leave(before.id, status));
            }
        }
        self.leave_tags(before, now);
    }

    /// Notes what a status was before the edit that is being recorded. Of a status that is edited twice at once, what
    /// it was before both.
    pub(super) fn leave(&mut self, id: InfluencerId, status: StatusValue) {
        let stamp = self.stamp(Entity::Influencer(id), status.field());
        self.edits.past.note_first(id.uuid(), Link { stamp, status });
    }
}

impl Edits {
    /// Notes a deed; when and by whom stays known for longer than what.
    pub(in crate::document) fn note_deed(&mut self, deed: Deed) {
        for forgotten in self.activity.note(deed) {
            self.past.note_moment(Moment::of(&forgotten, false));
        }
    }

    /// When an edit was made, and by whom.
    pub(in crate::document) fn moment(&self, stamp: Stamp) -> Option<Moment> {
        let noted = self.past.moment(stamp).cloned();
        noted.or_else(|| self.activity.find(stamp).map(|deed| Moment::of(deed, false)))
    }

    /// The moments that a file tells: those of statuses that it has, unless the activity tells them.
    pub(super) fn told_moments(&self) -> Vec<&Moment> {
        if self.past.moments.is_empty() {
            return Vec::new();
        }
        let of_links = self.past.links.values().flatten().filter_map(|link| link.stamp);
        let mut wanted: IdSet<Stamp> = of_links.collect();
        let stamps = self.stamps.values().flatten();
        wanted.extend(stamps.filter(|(field, _)| field.is_status()).map(|(_, stamp)| *stamp));
        let is_told =
            |moment: &&Moment| wanted.contains(&moment.stamp) && (moment.by_client || !self.activity.has(moment.stamp));
        self.past.moments.iter().filter(is_told).collect()
    }
}

/// Puts a link at its place, and lets go of the oldest of its status beyond those that are kept.
fn insert(links: &mut Vec<Link>, at: usize, link: Link) {
    links.reserve_exact(1);
    links.insert(at, link);
    let is_of_status = |known: &Link| known.status.field() == link.status.field();
    if links.iter().filter(|known| is_of_status(known)).count() > REMEMBERED
        && let Some(first) = links.iter().position(is_of_status)
    {
        links.remove(first);
    }
}
