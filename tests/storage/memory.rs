//! A store in memory that fails when it is told to.

use rollcall::storage::{KeyValue, StoreError};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

#[derive(Default)]
pub struct Memory {
    values: RefCell<BTreeMap<String, String>>,
    limit: Cell<Option<usize>>,
    refuses_removals: Cell<bool>,
    garbles: Cell<bool>,
}

impl Memory {
    /// From now on, at most so many characters fit, keys included.
    pub fn limit(&self, characters: usize) {
        self.limit.set(Some(characters));
    }

    /// From now on, nothing can be removed: as if the browser ended before it came to it.
    pub fn fail_removals(&self) {
        self.refuses_removals.set(true);
    }

    /// From now on, what is written reads back shorter.
    pub fn garble_writes(&self) {
        self.garbles.set(true);
    }

    pub fn used(&self) -> usize {
        self.values.borrow().iter().map(|(key, value)| key.len() + value.len()).sum()
    }
}

impl KeyValue for Memory {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.values.borrow().keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.values.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let old = self.values.borrow().get(key).map_or(0, |old| key.len() + old.len());
        if self.limit.get().is_some_and(|limit| self.used() - old + key.len() + value.len() > limit) {
            return Err(StoreError::Full);
        }
        let kept = if self.garbles.get() { &value[..value.len() / 2] } else { value };
        self.values.borrow_mut().insert(key.to_owned(), kept.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        if self.refuses_removals.get() {
            return Err(StoreError::Refused);
        }
        self.values.borrow_mut().remove(key);
        Ok(())
    }
}
