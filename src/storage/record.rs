//! One open campaign, kept in both stores while it is worked on.

use super::{Both, Folded, Key, KeyValue, Ledger, Mark, Rebuilt, SaveState, Shelf, Side, Snapshot, StoreError, Texts};
use crate::domain::id::CampaignId;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

/// The record of one open campaign: writes every change to both stores, and a snapshot in their place now and then.
///
/// Invariants: what [`Record::state`] calls saved lay in both stores, with all that it builds on, when the last change was
/// written or [`Record::look_again`] was called, and was read back. A change leaves a store only
/// when a snapshot with it was read back from that store, unless localStorage has no room for that before; and it leaves
/// localStorage, whose last minute may be lost, only when IndexedDB has that snapshot.
#[derive(Debug)]
pub struct Record<L, I> {
    shelf: Shelf<L, I>,
    id: CampaignId,
    ledger: RefCell<Ledger>,
    /// Whether a [`Record::settle`] is on its way.
    settling: Cell<bool>,
    /// The greatest number that a snapshot of this record has had in its key.
    last_snapshot: Cell<u64>,
    /// Why nothing may be written.
    read_only: Option<String>,
}

impl<L: KeyValue, I: Texts> Record<L, I> {
    /// The record of a campaign that was read from these stores.
    pub fn new<D>(shelf: Shelf<L, I>, id: CampaignId, rebuilt: &Rebuilt<D>) -> Self {
        let ledger = Ledger::of(rebuilt);
        Self { read_only: rebuilt.newer.clone(), ..Self::of(shelf, id, ledger, rebuilt.number) }
    }

    /// The record of a campaign that was just made; the first [`Record::fold`] stores it. `number` is the greatest
    /// number of the keys that its id has already.
    pub fn made(shelf: Shelf<L, I>, id: CampaignId, number: u64) -> Self {
        Self::of(shelf, id, Ledger::made(), number)
    }

    fn of(shelf: Shelf<L, I>, id: CampaignId, ledger: Ledger, number: u64) -> Self {
        Self {
            shelf,
            id,
            ledger: RefCell::new(ledger),
            settling: Cell::new(false),
            last_snapshot: Cell::new(number),
            read_only: None,
        }
    }

    /// The campaign.
    pub fn id(&self) -> CampaignId {
        self.id
    }

    /// Whether what is on the screen is stored.
    pub fn state(&self) -> SaveState {
        match &self.read_only {
            Some(why) => SaveState::ReadOnly(why.clone()),
            None => self.ledger.borrow().state(),
        }
    }

    /// Looks something up in the ledger.
    pub fn with_ledger<T>(&self, look: impl FnOnce(&Ledger) -> T) -> T {
        look(&self.ledger.borrow())
    }

    /// Notes a change that was just made and writes it to localStorage, with all that could not be written there
    /// before. Finds out whether localStorage has lost something. [`Record::settle`] has to follow.
    ///
    /// # Errors
    /// [`StoreError`] of localStorage; the change waits to be written then.
    pub fn keep(&self, key: Key, change: String) -> Result<(), StoreError> {
        if self.read_only.is_some() {
            return Err(StoreError::Refused);
        }
        // Before it: what is written now is looked for at the next change.
        self.look_at_local();
        self.ledger.borrow_mut().note(key, change);
        self.write_local()
    }

    /// Whether IndexedDB was found cleared, restore points and all, since this was asked last.
    pub fn take_cleared(&self) -> bool {
        self.ledger.borrow_mut().take_cleared()
    }

    /// Notes a change that another tab has written. `false` when it was known already.
    pub fn note_foreign(&self, key: Key, size: usize) -> bool {
        let mut ledger = self.ledger.borrow_mut();
        let is_new = !ledger.knows(&key);
        ledger.note_foreign(key, size);
        is_new
    }

    /// Finds out whether the stores still have what they were given. What is gone is not safe from then on:
    /// [`Ledger::needs_snapshot`] says so, and [`Record::fold`] writes it again.
    pub async fn look_again(&self) {
        if self.read_only.is_none() {
            self.look_at_local();
            // Where nothing can be read, the next writing says so.
            let _ = self.look_at_indexed().await;
        }
    }

    /// Takes in that another tab has put a snapshot in the place of what this one relies on.
    pub async fn note_folded(&self, folded: &Folded) {
        let lies = |key: &Option<Key>| key.as_ref().is_some_and(|key| self.shelf.has_local(key));
        if lies(&folded.snapshot.local) {
            self.ledger.borrow_mut().note_folded(Side::Local, folded);
        }
        // The word may be older than the loss of what it speaks of.
        if let Some(snapshot) = &folded.snapshot.indexed
            && self.shelf.indexed_names(self.id).await.is_ok_and(|names| names.contains(&snapshot.to_string()))
        {
            self.ledger.borrow_mut().note_folded(Side::Indexed, folded);
        }
    }

    /// Writes whatever is not written yet, to both stores, until nothing is left or a store fails.
    pub async fn settle(&self) {
        if self.read_only.is_some() || self.settling.replace(true) {
            return;
        }
        let _ = self.write_local();
        while self.write_indexed().await {}
        self.settling.set(false);
    }

    /// Puts a snapshot in the place of all that is in it. `covered` is what [`Ledger::covered`] gave before the
    /// snapshot was begun.
    ///
    /// # Errors
    /// [`StoreError`] of a store that did not take it; that store keeps all it had.
    pub async fn fold(&self, snapshot: &Snapshot, replica: &str, covered: &[Key]) -> Result<(), StoreError> {
        if self.read_only.is_some() {
            return Err(StoreError::Refused);
        }
        // Never the key of another one, not even of one that could not be read.
        let number = snapshot.number.max(self.last_snapshot.get() + 1);
        self.last_snapshot.set(number);
        let key = Key::Snapshot(self.id, Mark::new(number, replica));
        let line = snapshot.line();
        let local = self.shelf.put_local([(&key, line.as_str())]);
        let indexed = self.shelf.put_indexed(&[(&key, &line)]).await;
        self.note(Side::Indexed, &key, covered, indexed);
        let in_indexed = indexed.is_ok().then(|| key.clone());
        if local == Err(StoreError::Full)
            && let Some(indexed) = &in_indexed
            && let Some(replaced) = self.replace_local(&line, covered)
        {
            self.tell(Some(replaced.clone()), Some(indexed.clone()), covered);
            self.shed(Side::Local, covered, &replaced).await;
            self.shed(Side::Indexed, covered, indexed).await;
            return Ok(());
        }
        // Much may have happened to it while IndexedDB was written.
        let local = local.and_then(|()| if self.shelf.has_local(&key) { Ok(()) } else { Err(StoreError::Unfaithful) });
        if local.is_ok() && indexed.is_err() && self.ledger.borrow().has(Side::Local, covered) {
            // Everything is there without it, and the room may be needed.
            let _ = self.shelf.remove_local(&[key]);
            return indexed;
        }
        self.note(Side::Local, &key, covered, local);
        if local.is_err() {
            // Where something else than the whole text was written.
            let _ = self.shelf.remove_local(std::slice::from_ref(&key));
        }
        if indexed.is_ok() {
            self.tell(local.is_ok().then(|| key.clone()), in_indexed, covered);
            self.shed(Side::Indexed, covered, &key).await;
            if local.is_ok() {
                self.shed(Side::Local, covered, &key).await;
            }
        }
        Both { local, indexed }.all()
    }

    /// Tells the other tabs what is about to go, and what has it.
    fn tell(&self, local: Option<Key>, indexed: Option<Key>, covered: &[Key]) {
        let folded = Folded { snapshot: Both { local, indexed }, covered: covered.to_vec() };
        self.shelf.tell(&Key::Folded(self.id), &folded.text(self.id));
    }

    /// Writes a snapshot over an older one in localStorage, where there is no room for both. That is one step, which
    /// leaves the older one where it fails; and IndexedDB has everything by then. Answers with the key it lies under.
    fn replace_local(&self, line: &str, covered: &[Key]) -> Option<Key> {
        let lying = self.ledger.borrow().lying(Side::Local, covered);
        let old = lying.iter().find(|key| matches!(key, Key::Snapshot(..)))?;
        let rest: Vec<Key> = lying.iter().filter(|key| *key != old).cloned().collect();
        if self.shelf.put_local([(old, line)]).is_err() && !self.replace_changes(old, line, &rest) {
            return None;
        }
        self.note(Side::Local, old, covered, Ok(()));
        Some(old.clone())
    }

    /// Writes a snapshot where even over the older one there is no room for it: the changes that are in it go first.
    /// Where it cannot be written all the same, they are put back.
    fn replace_changes(&self, old: &Key, line: &str, lying: &[Key]) -> bool {
        let changes = lying.iter().filter(|key| matches!(key, Key::Change(..)));
        let changes: Option<Vec<(&Key, String)>> =
            changes.map(|key| Some((key, self.shelf.local_text(key)?))).collect();
        let Some(changes) = changes.filter(|changes| !changes.is_empty()) else { return false };
        let keys: Vec<Key> = changes.iter().map(|(key, _)| (*key).clone()).collect();
        if self.shelf.remove_local(&keys).is_ok() && self.shelf.put_local([(old, line)]).is_ok() {
            return true;
        }
        for (key, text) in changes {
            if self.shelf.put_local([(key, text.as_str())]).is_err() {
                self.ledger.borrow_mut().lost(Side::Local, key, text);
            }
        }
        false
    }

    fn note(&self, side: Side, snapshot: &Key, covered: &[Key], done: Result<(), StoreError>) {
        let mut ledger = self.ledger.borrow_mut();
        match done {
            Ok(()) => ledger.note_snapshot(side, snapshot, covered),
            Err(error) => ledger.failed(side, error),
        }
    }

    /// Takes what a snapshot has replaced out of a store. What stays because that fails, goes with the next one.
    async fn shed(&self, side: Side, covered: &[Key], snapshot: &Key) {
        let mut lying = self.ledger.borrow().lying(side, covered);
        lying.retain(|key| key != snapshot);
        if self.shelf.remove(side, &lying).await.is_ok() {
            self.ledger.borrow_mut().removed(side, &lying);
        }
    }

    /// Looks for what is relied on in localStorage.
    fn look_at_local(&self) {
        let mut ledger = self.ledger.borrow_mut();
        let gone = self.shelf.missing_local(ledger.relied_on(Side::Local));
        if !gone.is_empty() {
            ledger.note_gone(Side::Local, &gone);
        }
    }

    /// The same in IndexedDB.
    async fn look_at_indexed(&self) -> Result<(), StoreError> {
        let before: BTreeSet<Key> = self.with_ledger(|ledger| ledger.relied_on(Side::Indexed).cloned().collect());
        let names = self.shelf.indexed_names(self.id).await?;
        let mut ledger = self.ledger.borrow_mut();
        // Only what was relied on before it was asked, and still is.
        let relied_on = ledger.relied_on(Side::Indexed).filter(|key| before.contains(*key));
        let gone: BTreeSet<Key> = relied_on.filter(|key| !names.contains(&key.to_string())).cloned().collect();
        if !gone.is_empty() {
            ledger.note_gone(Side::Indexed, &gone);
            let rests = |name: &String| matches!(Key::parse(name), Some(Key::Snapshot(..) | Key::Point(..)));
            if !names.iter().any(rests) {
                ledger.note_cleared();
            }
        }
        Ok(())
    }

    fn write_local(&self) -> Result<(), StoreError> {
        let mut ledger = self.ledger.borrow_mut();
        let mut written = Vec::new();
        let mut done = Ok(());
        for (key, text, may_lie) in ledger.unwritten(Side::Local) {
            // Writing again what is there would risk it for nothing.
            let is_there = may_lie && self.shelf.local_has(key, text);
            done = if is_there { Ok(()) } else { self.shelf.put_local([(key, text)]) };
            match done {
                Ok(()) => written.push(key.clone()),
                Err(_) => break,
            }
        }
        if !written.is_empty() {
            ledger.wrote(Side::Local, &written);
        }
        done.inspect_err(|error| ledger.failed(Side::Local, *error))
    }

    /// Writes to IndexedDB what is not there. Whether there may be more to write.
    async fn write_indexed(&self) -> bool {
        let batch: Vec<(Key, String, bool)> = {
            let ledger = self.ledger.borrow();
            let unwritten = ledger.unwritten(Side::Indexed);
            unwritten.map(|(key, text, may_lie)| (key.clone(), text.to_owned(), may_lie)).collect()
        };
        if batch.is_empty() {
            return false;
        }
        let mut entries: Vec<(&Key, &str)> = Vec::with_capacity(batch.len());
        for (key, text, may_lie) in &batch {
            // Writing again what is there would risk it for nothing.
            if !may_lie || !self.shelf.indexed_has(key, text).await {
                entries.push((key, text));
            }
        }
        let done = if entries.is_empty() { Ok(()) } else { self.shelf.put_indexed(&entries).await };
        // What these changes build on is looked for with them.
        let done = if done.is_ok() { self.look_at_indexed().await } else { done };
        let keys: Vec<Key> = batch.into_iter().map(|(key, ..)| key).collect();
        let mut ledger = self.ledger.borrow_mut();
        match done {
            Ok(()) => ledger.wrote(Side::Indexed, &keys),
            Err(error) => ledger.failed(Side::Indexed, error),
        }
        done.is_ok()
    }
}
