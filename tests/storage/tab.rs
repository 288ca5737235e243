//! Tabs that work on one campaign in one world.

use crate::words::Words;
use crate::world::{Indexed, Local, World};
use rollcall::domain::id::CampaignId;
use rollcall::storage::{Fault, Folded, Key, Mark, Rebuilt, Record, SaveState, Shelf, Snapshot, rebuild};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use uuid::Uuid;

pub type WorldShelf<'w> = Shelf<Local<'w>, Indexed<'w>>;

pub fn id() -> CampaignId {
    CampaignId::new(Uuid::from_u128(1))
}

pub fn shelf(world: &World, tab: usize) -> WorldShelf<'_> {
    Shelf::new(world.local(tab), Indexed(world))
}

/// Runs something to its end, with nothing else going on.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    let mut future = Box::pin(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return value;
        }
    }
}

/// What lies in the stores, put together.
pub fn read(shelf: &WorldShelf<'_>) -> Result<Rebuilt<Words>, Fault> {
    let all = now(shelf.list()).map(|all| all.into_iter().find(|listing| listing.id == id()));
    assert_eq!(now(shelf.listing(id())), all, "one is listed as all are");
    let raw = now(shelf.raw(id())).expect("the world can always be read");
    let damaged = || Fault::Damaged("It is no snapshot.".to_owned());
    let content = |line: &str| Snapshot::parse(line).map(|snapshot| snapshot.payload.into_bytes()).ok_or_else(damaged);
    let contents = raw.snapshots.iter().map(|stored| content(&stored.text)).collect();
    rebuild(raw, contents, &mut Uuid::nil)
}

type Task<'w> = Pin<Box<dyn Future<Output = ()> + 'w>>;

/// One tab with the campaign open, as the page's keeper drives it.
pub struct Tab<'w> {
    pub world: &'w World,
    pub number: usize,
    pub replica: String,
    pub words: Words,
    /// What was there when it was opened.
    opened: Words,
    pub record: Rc<Record<Local<'w>, Indexed<'w>>>,
    /// The number of the last change.
    last: u64,
    /// How many of the world's events it has heard.
    heard: usize,
    tasks: Vec<Task<'w>>,
    /// How often a store has lost something, and which of that this tab must have found by now.
    losses: Cell<u32>,
    found: Rc<Cell<u32>>,
}

impl<'w> Tab<'w> {
    pub fn open(world: &'w World, number: usize, replica: String) -> Result<Self, Fault> {
        let shelf = shelf(world, number);
        let rebuilt = read(&shelf)?;
        let record = Rc::new(Record::new(shelf, id(), &rebuilt));
        if !matches!(record.state(), SaveState::ReadOnly(_)) {
            let _ = now(shelf.set_aside(&rebuilt.unread));
        }
        let heard = world.events.borrow().len();
        let mut tab = Self {
            world,
            number,
            replica,
            opened: rebuilt.document.clone(),
            words: rebuilt.document,
            record,
            last: rebuilt.number,
            heard,
            tasks: vec![],
            losses: Cell::default(),
            found: Rc::default(),
        };
        tab.settle();
        Ok(tab)
    }

    pub fn edit(&mut self) -> String {
        self.last += 1;
        let word = format!("{}.{}", self.last, self.replica);
        self.words.0.insert(word.clone());
        let key = Key::Change(id(), Mark::new(self.last, self.replica.clone()));
        let _ = self.record.keep(key, Words::change(&word));
        self.found.set(self.losses.get());
        self.settle();
        word
    }

    /// Comes back to the tab.
    pub fn look_again(&mut self) {
        let (record, found, losses) = (Rc::clone(&self.record), Rc::clone(&self.found), self.losses.get());
        self.tasks.push(Box::pin(async move {
            record.look_again().await;
            found.set(found.get().max(losses));
        }));
    }

    /// A store has lost something, of which this tab does not hear.
    pub fn lose(&self) {
        self.losses.set(self.losses.get() + 1);
    }

    /// Writes the campaign again whole, where it has found that something of it is gone, as the keeper does.
    pub fn mend(&mut self) {
        if self.record.with_ledger(|ledger| ledger.needs_snapshot()) {
            self.fold();
        }
    }

    pub fn settle(&mut self) {
        let record = Rc::clone(&self.record);
        self.tasks.push(Box::pin(async move { record.settle().await }));
    }

    pub fn fold(&mut self) {
        let covered = self.record.with_ledger(|ledger| ledger.covered());
        let snapshot = self.words.snapshot(self.last);
        let (record, replica) = (Rc::clone(&self.record), self.replica.clone());
        self.tasks.push(Box::pin(async move {
            let _ = record.fold(&snapshot, &replica, &covered).await;
        }));
    }

    /// Goes on with one of the things that are under way.
    pub fn step(&mut self, which: usize) {
        if self.tasks.is_empty() {
            return;
        }
        let which = which % self.tasks.len();
        if self.tasks[which].as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready() {
            drop(self.tasks.remove(which));
        }
    }

    pub fn finish(&mut self) {
        while !self.tasks.is_empty() {
            self.step(0);
        }
    }

    /// Hears what the other tabs have written; `again` of it twice.
    pub fn hear(&mut self, again: usize) {
        let events = self.world.events.borrow().clone();
        let from = self.heard.saturating_sub(again);
        for (tab, key, text) in &events[from.min(events.len())..] {
            match Key::parse(key).filter(|_| *tab != self.number) {
                Some(key @ Key::Change(..)) if rollcall::storage::Join::join_change(&mut self.words, text).is_ok() => {
                    self.last = self.last.max(key.number());
                    self.record.note_foreign(key, text.len());
                }
                Some(Key::Folded(_)) => {
                    let record = Rc::clone(&self.record);
                    let Some(folded) = Folded::parse(id(), text) else { continue };
                    self.tasks.push(Box::pin(async move { record.note_folded(&folded).await }));
                }
                _ => {}
            }
        }
        self.heard = events.len();
    }

    /// What this tab says is stored while it says "saved": its words, and those that it was opened with. The words of
    /// other tabs are for them to promise.
    pub fn promise(&self, promised: &mut BTreeSet<String>) {
        let is_told = self.found.get() == self.losses.get();
        if self.record.state() == SaveState::Saved && is_told && !self.world.has_ended() {
            let own = self.words.0.iter().filter(|word| word.ends_with(&format!(".{}", self.replica)));
            promised.extend(own.chain(&self.opened.0).cloned());
        }
    }
}
