//! The two stores of a browser that fails in every way that browsers do.

use rollcall::storage::{KeyValue, Side, StoreError, Texts};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::future::poll_fn;
use std::task::Poll;

/// What goes wrong with a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    Nothing,
    /// There is no room.
    Full,
    /// The browser refuses.
    Refused,
    /// Only the beginning of the text arrives, and nobody is told.
    Torn,
    /// It is done, and reported as failed.
    DoneAndDenied,
}

/// The stores, and what is to happen to them. Once it has ended nothing that is done has any effect.
#[derive(Default)]
pub struct World {
    local: RefCell<BTreeMap<String, String>>,
    /// What localStorage has not brought to the disk yet: a crash loses any of it.
    unflushed: RefCell<Vec<(String, Option<String>)>>,
    disk: RefCell<BTreeMap<String, String>>,
    indexed: RefCell<BTreeMap<String, String>>,
    /// For the next writes; after them, all goes well.
    troubles: RefCell<VecDeque<Trouble>>,
    /// How many writes there are until the browser ends.
    left: Cell<Option<usize>>,
    ended: Cell<bool>,
    /// Room in localStorage, in characters.
    room: Cell<Option<usize>>,
    /// What the tabs write to localStorage, with the tab that wrote it.
    pub events: RefCell<Vec<(usize, String, String)>>,
}

impl World {
    pub fn plan(&self, troubles: Vec<Trouble>, left: Option<usize>) {
        *self.troubles.borrow_mut() = troubles.into();
        self.left.set(left);
    }

    pub fn limit(&self, room: Option<usize>) {
        self.room.set(room);
    }

    pub fn has_ended(&self) -> bool {
        self.ended.get()
    }

    /// What localStorage holds is on the disk from now on.
    pub fn flush(&self) {
        if !self.ended.get() {
            self.unflushed.borrow_mut().clear();
            *self.disk.borrow_mut() = self.local.borrow().clone();
        }
    }

    /// The browser ends, and starts again; of each unflushed write `survives` says whether it reached the disk.
    pub fn crash(&self, mut survives: impl FnMut() -> bool) {
        let mut disk = self.disk.borrow_mut();
        for (key, value) in self.unflushed.borrow_mut().drain(..) {
            if survives() {
                match value {
                    Some(value) => disk.insert(key, value),
                    None => disk.remove(&key),
                };
            }
        }
        *self.local.borrow_mut() = disk.clone();
        self.events.borrow_mut().clear();
        self.troubles.borrow_mut().clear();
        self.left.set(None);
        self.ended.set(false);
    }

    /// The browser loses a store of the two, or one key of it, from the disk as well: site data that is cleared, a
    /// database that is deleted, room that is taken back. `which` chooses the key.
    pub fn lose(&self, side: Side, which: Option<usize>) {
        let lose = |texts: &mut BTreeMap<String, String>| match which {
            None => texts.clear(),
            Some(which) => {
                let key = texts.keys().nth(which % texts.len().max(1)).cloned();
                key.into_iter().for_each(|key| drop(texts.remove(&key)));
            }
        };
        if side == Side::Indexed {
            return lose(&mut self.indexed.borrow_mut());
        }
        let mut local = self.local.borrow_mut();
        lose(&mut local);
        self.disk.borrow_mut().retain(|key, _| local.contains_key(key));
        self.unflushed.borrow_mut().retain(|(key, _)| local.contains_key(key));
    }

    /// The same of the keys that have this in them.
    pub fn lose_keys(&self, side: Side, part: &str) {
        let store = if side == Side::Local { &self.local } else { &self.indexed };
        let all: Vec<String> = store.borrow().keys().cloned().collect();
        for (n, _) in all.iter().enumerate().rev().filter(|(_, key)| key.contains(part)) {
            self.lose(side, Some(n));
        }
    }

    /// What would be there if the browser ended now: of what localStorage has not brought to the disk the removals, and
    /// nothing that was put there. What was put over another text may be there, torn, instead of that.
    pub fn at_worst(&self) -> Self {
        let mut disk = self.disk.borrow().clone();
        for (key, value) in self.unflushed.borrow().iter() {
            if value.is_none() || disk.get(key) != value.as_ref() {
                disk.remove(key);
            }
        }
        Self {
            local: RefCell::new(disk.clone()),
            disk: RefCell::new(disk),
            indexed: RefCell::new(self.indexed.borrow().clone()),
            ..Self::default()
        }
    }

    pub fn local(&self, tab: usize) -> Local<'_> {
        Local { world: self, tab }
    }

    pub fn used(&self) -> usize {
        self.local.borrow().iter().map(|(key, value)| key.len() + value.len()).sum()
    }

    pub fn indexed_keys(&self) -> Vec<String> {
        self.indexed.borrow().keys().cloned().collect()
    }

    pub fn set_indexed(&self, key: &str, text: &str) {
        self.indexed.borrow_mut().insert(key.to_owned(), text.to_owned());
    }

    /// Counts a write, and says what goes wrong with it.
    fn next(&self) -> Result<Trouble, StoreError> {
        if let Some(left) = self.left.get() {
            if left == 0 {
                self.ended.set(true);
            }
            self.left.set(Some(left.saturating_sub(1)));
        }
        if self.ended.get() {
            return Err(StoreError::Refused);
        }
        match self.troubles.borrow_mut().pop_front().unwrap_or(Trouble::Nothing) {
            Trouble::Full => Err(StoreError::Full),
            Trouble::Refused => Err(StoreError::Refused),
            trouble => Ok(trouble),
        }
    }

    fn write_local(&self, key: &str, value: Option<&str>) {
        let mut local = self.local.borrow_mut();
        match value {
            Some(value) => local.insert(key.to_owned(), value.to_owned()),
            None => local.remove(key),
        };
        self.unflushed.borrow_mut().push((key.to_owned(), value.map(str::to_owned)));
    }
}

/// localStorage as one tab sees it.
#[derive(Clone, Copy)]
pub struct Local<'w> {
    world: &'w World,
    tab: usize,
}

impl KeyValue for Local<'_> {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.world.local.borrow().keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.world.local.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let trouble = self.world.next()?;
        let old = self.world.local.borrow().get(key).map_or(0, |old| key.len() + old.len());
        if self.world.room.get().is_some_and(|room| self.world.used() - old + key.len() + value.len() > room) {
            return Err(StoreError::Full);
        }
        let written = if trouble == Trouble::Torn { &value[..value.len() / 2] } else { value };
        self.world.write_local(key, Some(written));
        self.world.events.borrow_mut().push((self.tab, key.to_owned(), written.to_owned()));
        if trouble == Trouble::DoneAndDenied { Err(StoreError::Refused) } else { Ok(()) }
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        let trouble = self.world.next()?;
        if trouble != Trouble::Torn {
            self.world.write_local(key, None);
        }
        if matches!(trouble, Trouble::DoneAndDenied | Trouble::Torn) { Err(StoreError::Refused) } else { Ok(()) }
    }
}

/// IndexedDB. Each call takes a turn, in which others may do something.
#[derive(Clone, Copy)]
pub struct Indexed<'w>(pub &'w World);

impl Texts for Indexed<'_> {
    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.all(prefix).await?.into_iter().map(|(key, _)| key).collect())
    }

    async fn all(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreError> {
        turn().await;
        let indexed = self.0.indexed.borrow();
        let found = indexed.iter().filter(|(key, _)| key.starts_with(prefix));
        Ok(found.map(|(key, text)| (key.clone(), text.clone())).collect())
    }

    async fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        turn().await;
        Ok(self.0.indexed.borrow().get(key).cloned())
    }

    async fn put(&self, entries: &[(String, &str)]) -> Result<(), StoreError> {
        turn().await;
        let trouble = self.0.next()?;
        for (key, text) in entries {
            let written = if trouble == Trouble::Torn { &text[..text.len() / 2] } else { text };
            self.0.indexed.borrow_mut().insert(key.clone(), written.to_owned());
        }
        turn().await;
        if trouble == Trouble::DoneAndDenied { Err(StoreError::Refused) } else { Ok(()) }
    }

    async fn remove(&self, keys: &[String]) -> Result<(), StoreError> {
        turn().await;
        let trouble = self.0.next()?;
        if trouble != Trouble::Torn {
            keys.iter().for_each(|key| {
                self.0.indexed.borrow_mut().remove(key);
            });
        }
        if matches!(trouble, Trouble::DoneAndDenied | Trouble::Torn) { Err(StoreError::Refused) } else { Ok(()) }
    }
}

async fn turn() {
    let mut waited = false;
    poll_fn(move |context| {
        if waited {
            return Poll::Ready(());
        }
        waited = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
