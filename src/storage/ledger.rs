//! What of an open campaign is safe in which store.

use super::{Both, Key, Rebuilt, Side, StoreError};
use std::collections::BTreeMap;

/// What of an open campaign lies in which store, and what still has to be written.
///
/// A change is safe in a store when it lies there itself, or in a snapshot that was read back from there.
#[derive(Debug, Default)]
pub struct Ledger {
    changes: BTreeMap<Key, Entry>,
    /// The snapshots whose content is in the open document.
    snapshots: BTreeMap<Key, Both<bool>>,
    /// Whether no snapshot of a campaign that was just made is safe in a store.
    baseless: Both<bool>,
    /// Why the last writing to a store failed, until one succeeds.
    failed: Both<Option<StoreError>>,
    /// How long the changes are that are in no snapshot, in bytes.
    size: usize,
}

#[derive(Debug)]
struct Entry {
    /// Kept while it may have to be written again.
    text: Option<String>,
    lies: Both<bool>,
    safe: Both<bool>,
    size: usize,
    /// Whether it may lie there already, unknown to us: another tab may have written it, or a write that was said to
    /// have failed.
    may_lie: bool,
}

/// Whether what is on the screen is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// It is, in both stores.
    Saved,
    /// It will be in a moment.
    Saving,
    /// It is not, and why.
    NotSaved(StoreError),
    /// It never will be: a newer Rollcall has written to the campaign, a sentence says so, and this one leaves it
    /// as it is.
    ReadOnly(String),
}

impl Ledger {
    /// Of a campaign as it was read. What one store had lost is to be written there again.
    pub fn of<D>(rebuilt: &Rebuilt<D>) -> Self {
        let mut ledger = Self::default();
        for stored in &rebuilt.snapshots {
            let lies = ledger.snapshots.entry(stored.key.clone()).or_default();
            *lies = Both { local: lies.local || stored.lies.local, indexed: lies.indexed || stored.lies.indexed };
        }
        for stored in &rebuilt.changes {
            let size = stored.text.len();
            ledger.size += size;
            let text = (!stored.lies.all()).then(|| stored.text.clone());
            let entry = Entry { text, lies: stored.lies, safe: stored.lies, size, may_lie: true };
            ledger.changes.insert(stored.key.clone(), entry);
        }
        ledger
    }

    /// Of a campaign that was just made, and lies nowhere yet.
    pub fn made() -> Self {
        Self { baseless: Both::BOTH, ..Self::default() }
    }

    /// Notes a change of this tab, which is to be written.
    pub fn note(&mut self, key: Key, text: String) {
        self.size += text.len();
        let size = text.len();
        let entry = Entry { text: Some(text), lies: Both::NEITHER, safe: Both::NEITHER, size, may_lie: false };
        self.changes.insert(key, entry);
    }

    /// Notes a change that another tab has written, and sees to.
    pub fn note_foreign(&mut self, key: Key, size: usize) {
        if !self.changes.contains_key(&key) {
            self.size += size;
            self.changes.insert(key, Entry { text: None, lies: Both::BOTH, safe: Both::BOTH, size, may_lie: true });
        }
    }

    /// Whether what lies under a key is in the open document.
    pub fn knows(&self, key: &Key) -> bool {
        self.changes.contains_key(key) || self.snapshots.contains_key(key)
    }

    /// The changes that are not safe in a store, with whether one may lie there all the same.
    pub fn unwritten(&self, side: Side) -> impl Iterator<Item = (&Key, &str, bool)> {
        let wanted = self.changes.iter().filter(move |(_, entry)| !entry.safe.of(side));
        wanted.filter_map(|(key, entry)| Some((key, entry.text.as_deref()?, entry.may_lie)))
    }

    /// Notes that changes were written to a store.
    pub fn wrote(&mut self, side: Side, keys: &[Key]) {
        for key in keys {
            if let Some(entry) = self.changes.get_mut(key) {
                *entry.lies.of_mut(side) = true;
                *entry.safe.of_mut(side) = true;
                if entry.safe.all() {
                    entry.text = None;
                }
            }
        }
        *self.failed.of_mut(side) = None;
    }

    /// Notes that writing to a store failed.
    pub fn failed(&mut self, side: Side, error: StoreError) {
        *self.failed.of_mut(side) = Some(error);
        self.changes.values_mut().filter(|entry| !entry.safe.of(side)).for_each(|entry| entry.may_lie = true);
    }

    /// Whether everything is safe in both stores.
    pub fn state(&self) -> SaveState {
        let waits = |side: Side| *self.baseless.of(side) || self.unwritten(side).next().is_some();
        let mut state = SaveState::Saved;
        for side in [Side::Local, Side::Indexed] {
            match self.failed.of(side) {
                Some(error) if waits(side) => return SaveState::NotSaved(*error),
                None if waits(side) => state = SaveState::Saving,
                _ => {}
            }
        }
        state
    }

    /// Whether anything lies in one store only, or in none.
    pub fn has_gaps(&self) -> bool {
        let gap = |side: Side| {
            *self.baseless.of(side)
                || self.unwritten(side).next().is_some()
                || self.snapshots.values().any(|lies| !lies.of(side))
        };
        gap(Side::Local) || gap(Side::Indexed)
    }

    /// Whether there is a change that no store has.
    pub fn has_homeless(&self) -> bool {
        self.changes.values().any(|entry| !entry.safe.any())
    }

    /// Whether a snapshot is needed before anything can be called saved.
    pub fn is_baseless(&self) -> bool {
        self.baseless.any()
    }

    /// How many changes are in no snapshot.
    pub fn count(&self) -> usize {
        self.changes.len()
    }

    /// How long they are, in bytes.
    pub fn size(&self) -> usize {
        self.size
    }

    /// The changes and the snapshots whose content is in the open document now, and so will be in a snapshot of it.
    pub fn covered(&self) -> Vec<Key> {
        self.changes.keys().chain(self.snapshots.keys()).cloned().collect()
    }

    /// Those of `covered` that lie in a store.
    pub(super) fn lying(&self, side: Side, covered: &[Key]) -> Vec<Key> {
        let lies = |key: &&Key| match self.changes.get(key) {
            Some(entry) => *entry.lies.of(side),
            None => self.snapshots.get(key).is_some_and(|lies| *lies.of(side)),
        };
        covered.iter().filter(lies).cloned().collect()
    }

    /// Whether all that a snapshot covers was safe in a store before it.
    pub(super) fn had(&self, side: Side, covered: &[Key]) -> bool {
        let safe = |key: &Key| self.changes.get(key).is_none_or(|entry| *entry.safe.of(side));
        !self.baseless.of(side) && covered.iter().all(safe)
    }

    /// Notes that a snapshot with everything in `covered` was read back from a store.
    pub(super) fn note_snapshot(&mut self, side: Side, snapshot: &Key, covered: &[Key]) {
        *self.snapshots.entry(snapshot.clone()).or_default().of_mut(side) = true;
        *self.baseless.of_mut(side) = false;
        *self.failed.of_mut(side) = None;
        for key in covered {
            if let Some(entry) = self.changes.get_mut(key) {
                *entry.safe.of_mut(side) = true;
                if entry.safe.all() {
                    entry.text = None;
                }
            }
        }
    }

    /// Notes that a change is gone from a store, and has to be written there again.
    pub(super) fn lost(&mut self, side: Side, key: &Key, text: String) {
        if let Some(entry) = self.changes.get_mut(key) {
            entry.text = Some(text);
            *entry.lies.of_mut(side) = false;
            *entry.safe.of_mut(side) = false;
            entry.may_lie = true;
        }
    }

    /// Notes that keys are gone from a store. What lies nowhere any more, and is safe, is forgotten.
    pub(super) fn removed(&mut self, side: Side, keys: &[Key]) {
        for key in keys {
            if let Some(entry) = self.changes.get_mut(key) {
                *entry.lies.of_mut(side) = false;
                if entry.safe.all() && !entry.lies.any() {
                    self.size = self.size.saturating_sub(entry.size);
                    self.changes.remove(key);
                }
            } else if let Some(lies) = self.snapshots.get_mut(key) {
                *lies.of_mut(side) = false;
                if !lies.any() {
                    self.snapshots.remove(key);
                }
            }
        }
    }
}
