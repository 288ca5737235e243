//! What was done, in words.

use super::stamp::Stamp;
use std::collections::BTreeMap;

/// How many deeds a document remembers.
const REMEMBERED: usize = 500;

/// The last 500 changes of a campaign, in the order of their stamps. Two are joined as sets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity(BTreeMap<Stamp, Deed>);

/// One change, for people to read. It decides nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// The stamp of its edits.
    pub stamp: Stamp,
    /// When, by the clock of who did it: `2027-05-02T09:30:00Z`.
    pub at: String,
    /// Who, by the name they gave; empty where they gave none.
    pub who: String,
    /// What: `Client status of 12 influencers set to Accepted`.
    pub what: String,
}

impl Activity {
    /// Notes a deed. The first word about a stamp stays.
    pub fn note(&mut self, deed: Deed) {
        self.0.entry(deed.stamp).or_insert(deed);
        while self.0.len() > REMEMBERED {
            self.0.pop_first();
        }
    }

    /// The deeds, the latest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Deed> {
        self.0.values().rev()
    }

    /// Whether there is a word about this stamp.
    pub(super) fn has(&self, stamp: Stamp) -> bool {
        self.0.contains_key(&stamp)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Forgets everything.
    pub(in crate::document) fn clear(&mut self) {
        self.0.clear();
    }
}
