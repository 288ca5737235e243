//! The campaign's influencers: ordered, and found by id at once.
//!
//! A copy of a roster shares every influencer with it until either changes them, so that an earlier state of ten thousand
//! can be kept for an undo or a restore point within a moment, and costs next to no memory.

use super::id::{IdMap, IdSet, InfluencerId};
use super::influencer::Influencer;
use super::sorting::sort_by;
use std::collections::hash_map::Entry;
use std::ops::Index;
use std::sync::Arc;

/// The campaign's influencers in their order. Invariant: no two have the same id, and the index holds exactly
/// the position of each.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    influencers: Vec<Arc<Influencer>>,
    positions: IdMap<InfluencerId, usize>,
}

impl Roster {
    /// Takes the influencers in this order.
    ///
    /// # Errors
    /// The first id that comes twice.
    pub fn new(influencers: Vec<Influencer>) -> Result<Self, InfluencerId> {
        let mut positions = IdMap::with_capacity_and_hasher(influencers.len(), Default::default());
        for (position, influencer) in influencers.iter().enumerate() {
            if positions.insert(influencer.id, position).is_some() {
                return Err(influencer.id);
            }
        }
        Ok(Self { influencers: influencers.into_iter().map(Arc::new).collect(), positions })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.influencers.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.influencers.is_empty()
    }

    /// All, in order.
    pub fn iter(&self) -> Iter<'_> {
        Iter(self.influencers.iter())
    }

    /// The influencer of that id.
    pub fn get(&self, id: InfluencerId) -> Option<&Influencer> {
        self.position(id).map(|position| &*self.influencers[position])
    }

    /// These influencers in this order, each once; who is not on the roster is passed over. They are shared, not copied.
    pub fn only(&self, ids: &[InfluencerId]) -> Self {
        let mut only = Self::default();
        for influencer in ids.iter().filter_map(|id| self.influencers.get(self.position(*id)?)) {
            if let Entry::Vacant(entry) = only.positions.entry(influencer.id) {
                entry.insert(only.influencers.len());
                only.influencers.push(Arc::clone(influencer));
            }
        }
        only
    }

    /// The influencer of that id, to be changed. Their id must stay.
    pub(crate) fn get_mut(&mut self, id: InfluencerId) -> Option<&mut Influencer> {
        self.position(id).map(|position| Arc::make_mut(&mut self.influencers[position]))
    }

    /// Where in the order that influencer is.
    pub fn position(&self, id: InfluencerId) -> Option<usize> {
        self.positions.get(&id).copied()
    }

    /// Every influencer, to be changed. Their ids must stay.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Influencer> {
        self.influencers.iter_mut().map(Arc::make_mut)
    }

    /// Puts each influencer at the position it names in the roster as it will be; `placed` is in rising order of
    /// position, positions behind the end mean the end. Ids must be new.
    pub(crate) fn insert(&mut self, placed: Vec<(usize, Influencer)>) {
        let mut old = std::mem::take(&mut self.influencers).into_iter();
        let mut all = Vec::with_capacity(old.len() + placed.len());
        for (position, influencer) in placed {
            while all.len() < position {
                let Some(next) = old.next() else { break };
                all.push(next);
            }
            all.push(Arc::new(influencer));
        }
        all.extend(old);
        self.influencers = all;
        self.reindex();
    }

    /// Takes out those influencers, each with the position it had, in rising order.
    pub(crate) fn remove(&mut self, ids: &IdSet<InfluencerId>) -> Vec<(usize, Influencer)> {
        let mut removed = Vec::with_capacity(ids.len());
        let mut kept = Vec::with_capacity(self.influencers.len());
        for (position, influencer) in std::mem::take(&mut self.influencers).into_iter().enumerate() {
            if ids.contains(&influencer.id) {
                removed.push((position, Arc::unwrap_or_clone(influencer)));
            } else {
                kept.push(influencer);
            }
        }
        self.influencers = kept;
        self.reindex();
        removed
    }

    /// Puts an influencer behind all others.
    pub(crate) fn push(&mut self, influencer: Influencer) {
        self.positions.insert(influencer.id, self.influencers.len());
        self.influencers.push(Arc::new(influencer));
    }

    /// Takes an influencer off the roster, whose last one takes the place: to be sorted afterwards.
    pub(crate) fn take(&mut self, id: InfluencerId) -> Option<Influencer> {
        let position = self.positions.remove(&id)?;
        let taken = self.influencers.swap_remove(position);
        if let Some(moved) = self.influencers.get(position) {
            self.positions.insert(moved.id, position);
        }
        Some(Arc::unwrap_or_clone(taken))
    }

    /// Sorts the roster by a key.
    pub(crate) fn sort_by_key(&mut self, key: &mut dyn FnMut(&Influencer) -> (u128, InfluencerId)) {
        let mut keyed: Vec<_> = self.influencers.drain(..).map(|influencer| (key(&influencer), influencer)).collect();
        sort_by(&mut keyed, &|a, b| a.0.cmp(&b.0));
        self.influencers = keyed.into_iter().map(|(_, influencer)| influencer).collect();
        self.reindex();
    }

    fn reindex(&mut self) {
        self.positions = self.influencers.iter().enumerate().map(|(position, i)| (i.id, position)).collect();
    }
}

impl Index<usize> for Roster {
    type Output = Influencer;

    fn index(&self, position: usize) -> &Influencer {
        &self.influencers[position]
    }
}

impl PartialEq for Roster {
    fn eq(&self, other: &Self) -> bool {
        let is_same = |(a, b): (&Arc<Influencer>, &Arc<Influencer>)| Arc::ptr_eq(a, b) || a == b;
        self.len() == other.len() && self.influencers.iter().zip(&other.influencers).all(is_same)
    }
}

impl<'a> IntoIterator for &'a Roster {
    type Item = &'a Influencer;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The influencers of a roster, in order.
#[derive(Clone, Debug)]
pub struct Iter<'a>(std::slice::Iter<'a, Arc<Influencer>>);

impl<'a> Iterator for Iter<'a> {
    type Item = &'a Influencer;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|influencer| &**influencer)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }

    fn nth(&mut self, n: usize) -> Option<Self::Item> {
        self.0.nth(n).map(|influencer| &**influencer)
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|influencer| &**influencer)
    }
}

impl ExactSizeIterator for Iter<'_> {}
