//! What of an open campaign is safe in which store.

use super::{Both, Folded, Key, Rebuilt, Side, StoreError};
use std::collections::{BTreeMap, BTreeSet};

/// What of an open campaign lies in which store, and what still has to be written.
///
/// A change is safe in a store when it lies there itself, or in a snapshot that was read back from there. That lasts as
/// long as the keys it rests on are there: a browser may lose everything it stores at any moment, one store of the two,
/// or one key. [`Ledger::relied_on`] are the keys to look for, [`Ledger::note_gone`] takes their loss in.
#[derive(Debug, Default)]
pub struct Ledger {
    changes: BTreeMap<Key, Entry>,
    snapshots: BTreeMap<Key, Base>,
    /// Whether a store has no snapshot that holds what is in none of `changes`.
    baseless: Both<bool>,
    /// Why the last writing to a store failed, until one succeeds.
    failed: Both<Option<StoreError>>,
    /// How long the changes are that are in no snapshot, in bytes.
    size: usize,
    /// Whether IndexedDB was found without anything to build on.
    was_cleared: bool,
}

#[derive(Debug)]
struct Entry {
    /// Kept while it may have to be written again.
    text: Option<String>,
    lies: Both<bool>,
    safe: Both<bool>,
    /// Whether it is safe because a snapshot has it; then nothing rests on its own key any more.
    in_snapshot: Both<bool>,
    size: usize,
    /// Whether it may lie there already, unknown to us: another tab may have written it, or a write that was said to
    /// have failed.
    may_lie: bool,
}

#[derive(Debug, Default)]
struct Base {
    lies: Both<bool>,
    /// Whether a later snapshot has what is in this one.
    replaced: Both<bool>,
    /// Whether another tab wrote it. This document may lack something of it then, and so never takes its place.
    is_foreign: bool,
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
            let base = ledger.snapshots.entry(stored.key.clone()).or_default();
            let lies = base.lies;
            base.lies = Both { local: lies.local || stored.lies.local, indexed: lies.indexed || stored.lies.indexed };
        }
        for side in [Side::Local, Side::Indexed] {
            // Each snapshot may hold something that no other one does.
            *ledger.baseless.of_mut(side) = ledger.snapshots.values().any(|base| !base.lies.of(side));
        }
        for stored in &rebuilt.changes {
            let size = stored.text.len();
            ledger.size += size;
            let text = (!stored.lies.all()).then(|| stored.text.clone());
            let entry = Entry { text, safe: stored.lies, ..Entry::new(stored.lies, size, true) };
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
        self.changes.insert(key, Entry { text: Some(text), ..Entry::new(Both::NEITHER, size, false) });
    }

    /// Notes a change that another tab has written, and sees to.
    pub fn note_foreign(&mut self, key: Key, size: usize) {
        if !self.changes.contains_key(&key) {
            self.size += size;
            self.changes.insert(key, Entry { safe: Both::BOTH, ..Entry::new(Both::BOTH, size, true) });
        }
    }

    /// Whether what lies under a key is in the open document.
    pub fn knows(&self, key: &Key) -> bool {
        self.changes.contains_key(key) || self.snapshots.get(key).is_some_and(|base| !base.is_foreign)
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
        let waits = |side: Side| *self.baseless.of(side) || self.changes.values().any(|entry| !entry.safe.of(side));
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
        self.needs_snapshot()
            || [Side::Local, Side::Indexed].into_iter().any(|side| self.unwritten(side).next().is_some())
    }

    /// Whether there is a change that no store has.
    pub fn has_homeless(&self) -> bool {
        self.changes.values().any(|entry| !entry.safe.any())
    }

    /// Whether what is open would go with this tab, or some of it.
    pub fn is_at_risk(&self) -> bool {
        self.baseless.all() || self.has_homeless()
    }

    /// Whether a snapshot is needed before anything can be called saved.
    pub fn needs_snapshot(&self) -> bool {
        // What is gone and cannot be written by itself again is in the document.
        self.baseless.any() || self.changes.values().any(|entry| entry.text.is_none() && !entry.safe.all())
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
        let own = self.snapshots.iter().filter(|(_, base)| !base.is_foreign).map(|(key, _)| key);
        self.changes.keys().chain(own).cloned().collect()
    }

    /// The keys that have to lie in a store for what is called safe there to be safe.
    pub fn relied_on(&self, side: Side) -> impl Iterator<Item = &Key> {
        let changes = self.changes.iter().filter(move |(_, entry)| *entry.lies.of(side) && !entry.in_snapshot.of(side));
        let snapshots = self.snapshots.iter().filter(move |(_, base)| *base.lies.of(side) && !base.replaced.of(side));
        changes.map(|(key, _)| key).chain(snapshots.map(|(key, _)| key))
    }

    /// Notes that keys which were relied on are gone from a store, whoever took them.
    pub(super) fn note_gone(&mut self, side: Side, gone: &BTreeSet<Key>) {
        for (_, entry) in self.changes.iter_mut().filter(|(key, _)| gone.contains(*key)) {
            *entry.lies.of_mut(side) = false;
            *entry.safe.of_mut(side) = *entry.in_snapshot.of(side);
        }
        for (_, base) in self.snapshots.iter_mut().filter(|(key, _)| gone.contains(*key)) {
            *base.lies.of_mut(side) = false;
            *self.baseless.of_mut(side) = true;
        }
        self.snapshots.retain(|_, base| base.lies.any());
    }

    /// Notes that nothing that was written before is left in IndexedDB, restore points among it.
    pub(super) fn note_cleared(&mut self) {
        self.was_cleared = true;
    }

    /// Whether IndexedDB was cleared since this was asked last.
    pub(super) fn take_cleared(&mut self) -> bool {
        std::mem::take(&mut self.was_cleared)
    }

    /// Takes in that another tab has put a snapshot in the place of keys of one store, where it was read back.
    pub(super) fn note_folded(&mut self, side: Side, folded: &Folded) {
        let Some(snapshot) = folded.snapshot.of(side) else { return };
        let base = self.snapshots.entry(snapshot.clone()).or_insert(Base { is_foreign: true, ..Base::default() });
        *base.lies.of_mut(side) = true;
        *base.replaced.of_mut(side) = false;
        self.cover(side, snapshot, &folded.covered);
        let gone: Vec<Key> = folded.covered.iter().filter(|key| *key != snapshot).cloned().collect();
        self.removed(side, &gone);
    }

    /// Those of `covered` that lie in a store.
    pub(super) fn lying(&self, side: Side, covered: &[Key]) -> Vec<Key> {
        let lies = |key: &&Key| match self.changes.get(key) {
            Some(entry) => *entry.lies.of(side),
            None => self.snapshots.get(key).is_some_and(|base| *base.lies.of(side)),
        };
        covered.iter().filter(lies).cloned().collect()
    }

    /// Whether all that a snapshot covers is safe in a store without it.
    pub(super) fn has(&self, side: Side, covered: &[Key]) -> bool {
        let safe = |key: &Key| self.changes.get(key).is_none_or(|entry| *entry.safe.of(side));
        !self.baseless.of(side) && covered.iter().all(safe)
    }

    /// Notes that a snapshot with everything in `covered` was read back from a store.
    pub(super) fn note_snapshot(&mut self, side: Side, snapshot: &Key, covered: &[Key]) {
        let base = self.snapshots.entry(snapshot.clone()).or_default();
        *base.lies.of_mut(side) = true;
        *base.replaced.of_mut(side) = false;
        *self.baseless.of_mut(side) = false;
        *self.failed.of_mut(side) = None;
        self.cover(side, snapshot, covered);
    }

    /// What a snapshot has is safe without keys of its own.
    fn cover(&mut self, side: Side, snapshot: &Key, covered: &[Key]) {
        for key in covered {
            if let Some(entry) = self.changes.get_mut(key) {
                *entry.safe.of_mut(side) = true;
                *entry.in_snapshot.of_mut(side) = true;
                if entry.safe.all() {
                    entry.text = None;
                }
            } else if key != snapshot
                && let Some(base) = self.snapshots.get_mut(key)
            {
                *base.replaced.of_mut(side) = true;
            }
        }
        self.forget_settled();
    }

    /// Notes that a change is gone from a store, and has to be written there again.
    pub(super) fn lost(&mut self, side: Side, key: &Key, text: String) {
        if let Some(entry) = self.changes.get_mut(key) {
            entry.text = Some(text);
            *entry.lies.of_mut(side) = false;
            *entry.safe.of_mut(side) = false;
            *entry.in_snapshot.of_mut(side) = false;
            entry.may_lie = true;
        }
    }

    /// Notes that keys are gone from a store because a snapshot has what lay there.
    pub(super) fn removed(&mut self, side: Side, keys: &[Key]) {
        for key in keys {
            if let Some(entry) = self.changes.get_mut(key) {
                *entry.lies.of_mut(side) = false;
            } else if let Some(base) = self.snapshots.get_mut(key) {
                *base.lies.of_mut(side) = false;
            }
        }
        self.forget_settled();
    }

    /// Forgets what lies nowhere any more, and is safe.
    fn forget_settled(&mut self) {
        let size = &mut self.size;
        self.changes.retain(|_, entry| {
            let is_settled = entry.safe.all() && !entry.lies.any();
            if is_settled {
                *size = size.saturating_sub(entry.size);
            }
            !is_settled
        });
        self.snapshots.retain(|_, base| base.lies.any());
    }
}

impl Entry {
    fn new(lies: Both<bool>, size: usize, may_lie: bool) -> Self {
        Self { text: None, lies, safe: Both::NEITHER, in_snapshot: Both::NEITHER, size, may_lie }
    }
}
