//! A campaign as it lies in the stores.

use super::{Both, Key, StoreError};
use crate::domain::sorting::sort_by;
use std::collections::BTreeMap;

/// Everything of a campaign that makes up its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw {
    /// The snapshots, in the order of their keys. Mostly there is one.
    pub snapshots: Vec<Stored>,
    /// The changes, in the order of their keys.
    pub changes: Vec<Stored>,
    /// Whether each store could be read.
    pub read: Both<Result<(), StoreError>>,
}

/// A text and where it lies. Under one key the stores may hold two texts, as when one of them is torn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The key.
    pub key: Key,
    /// What lies there.
    pub text: String,
    /// In which stores it lies so.
    pub lies: Both<bool>,
}

/// The texts of both stores, each once.
pub(super) struct Lying {
    stored: Vec<Stored>,
    /// Of IndexedDB, where each key stands in the list.
    indexed: BTreeMap<Key, usize>,
}

impl Lying {
    /// Begins with what IndexedDB has.
    pub(super) fn in_indexed(texts: Vec<(Key, String)>) -> Self {
        let lies = Both { local: false, indexed: true };
        let indexed = texts.iter().zip(0..).map(|((key, _), at)| (key.clone(), at)).collect();
        Self { stored: texts.into_iter().map(|(key, text)| Stored { key, text, lies }).collect(), indexed }
    }

    /// What IndexedDB has under a key.
    pub(super) fn of(&mut self, key: &Key) -> Option<&mut Stored> {
        self.stored.get_mut(*self.indexed.get(key)?)
    }

    /// Adds what localStorage has and IndexedDB has not.
    pub(super) fn add_local(&mut self, key: Key, text: String) {
        self.stored.push(Stored { key, text, lies: Both { local: true, indexed: false } });
    }

    /// All of it in the order of the keys; of one key, what localStorage has comes first.
    pub(super) fn sorted(mut self) -> Vec<Stored> {
        sort_by(&mut self.stored, &|a, b| a.key.cmp(&b.key).then_with(|| b.lies.local.cmp(&a.lies.local)));
        self.stored
    }
}
