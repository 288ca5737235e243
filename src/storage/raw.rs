//! A campaign as it lies in the stores.

use super::{Both, Key, StoreError};
use crate::domain::sorting::sort_by;

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

impl Raw {
    /// The texts of both stores, each once.
    pub(super) fn union(local: Vec<(Key, String)>, indexed: Vec<(Key, String)>) -> Vec<Stored> {
        let stored = |lies: Both<bool>| move |(key, text)| Stored { key, text, lies };
        let locals = local.into_iter().map(stored(Both { local: true, indexed: false }));
        let indexed = indexed.into_iter().map(stored(Both { local: false, indexed: true }));
        let mut all: Vec<Stored> = locals.chain(indexed).collect();
        // Equal texts come to stand beside each other; of one key, what localStorage has comes first.
        sort_by(&mut all, &|a, b| a.key.cmp(&b.key).then_with(|| a.text.cmp(&b.text)));
        all.dedup_by(|next, kept| {
            let same = next.key == kept.key && next.text == kept.text;
            if same {
                kept.lies =
                    Both { local: kept.lies.local || next.lies.local, indexed: kept.lies.indexed || next.lies.indexed };
            }
            same
        });
        all
    }
}
