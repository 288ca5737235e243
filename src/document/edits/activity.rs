//! What was done, in words.

use super::stamp::Stamp;

/// How many deeds a document remembers.
const REMEMBERED: usize = 500;

/// The last 500 changes of a campaign, in the order of their stamps. Two are joined as sets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity(Vec<Deed>);

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
    /// Notes a deed, and answers with those that are forgotten for it. The first word about a stamp stays.
    pub(super) fn note(&mut self, deed: Deed) -> Vec<Deed> {
        if let Err(place) = self.place(deed.stamp) {
            self.0.insert(place, deed);
        }
        let beyond = self.0.len().saturating_sub(REMEMBERED);
        self.0.drain(..beyond).collect()
    }

    /// The deeds, the latest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Deed> {
        self.0.iter().rev()
    }

    /// The word about a stamp.
    pub(super) fn find(&self, stamp: Stamp) -> Option<&Deed> {
        self.0.get(self.place(stamp).ok()?)
    }

    /// Whether there is a word about this stamp.
    pub(super) fn has(&self, stamp: Stamp) -> bool {
        self.place(stamp).is_ok()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where the deed stands, or would.
    fn place(&self, stamp: Stamp) -> Result<usize, usize> {
        self.0.binary_search_by(|deed| deed.stamp.cmp(&stamp))
    }

    /// Forgets everything.
    pub(in crate::document) fn clear(&mut self) {
        self.0.clear();
    }
}
