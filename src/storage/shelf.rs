//! The campaigns of a store: a snapshot each, and the changes since.

use super::{Key, KeyValue, Snapshot, StoreError};
use crate::document::{self, Delta, Document};
use crate::domain::id::{CampaignId, IdSource};
use std::collections::BTreeMap;

/// The campaigns of a store.
///
/// A campaign is its snapshot and the changes with a higher number, carried out in the order of number and tab.
/// Every change is written the moment it is made; a snapshot takes their place now and then. Nothing is removed
/// before what replaces it has been read back.
#[derive(Clone, Copy, Debug)]
pub struct Shelf<S>(S);

/// A campaign that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Which.
    pub id: CampaignId,
    /// When the user deleted it, if so.
    pub deleted: Option<String>,
}

/// A campaign as it lies in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw {
    /// The stored line of its snapshot.
    pub snapshot: Option<String>,
    /// The changes, in order.
    pub changes: Vec<(Key, String)>,
}

/// A campaign that was read.
#[derive(Clone, Debug)]
pub struct Rebuilt {
    /// With all changes that could be read.
    pub document: Document,
    /// The number of the last change, read or not.
    pub number: u64,
    /// The keys of the changes that are in it but not in the snapshot.
    pub since_snapshot: Vec<Key>,
    /// Changes that could not be read or carried out.
    pub unread: Vec<Unread>,
}

/// A stored change that could not be read or carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where it lies.
    pub key: Key,
    /// What lies there.
    pub text: String,
    /// Why it could not be used, as a sentence.
    pub why: String,
}

impl<S: KeyValue> Shelf<S> {
    /// The campaigns of `store`.
    pub const fn new(store: S) -> Self {
        Self(store)
    }

    /// Which campaigns there are, oldest id first, deleted ones among them.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    pub fn list(&self) -> Result<Vec<Listing>, StoreError> {
        let mut found: BTreeMap<CampaignId, Option<String>> = BTreeMap::new();
        for key in self.0.keys()?.iter().filter_map(|key| Key::parse(key)) {
            match key {
                // A campaign with changes and no snapshot is damaged, not gone.
                Key::Snapshot(id) | Key::Change(id, ..) => {
                    found.entry(id).or_default();
                }
                Key::Deleted(id) => {
                    found.insert(id, Some(self.0.get(&key.to_string())?.unwrap_or_default()));
                }
                Key::Aside(..) => {}
            }
        }
        Ok(found.into_iter().map(|(id, deleted)| Listing { id, deleted }).collect())
    }

    /// What lies there of a campaign.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    pub fn raw(&self, id: CampaignId) -> Result<Raw, StoreError> {
        let mut changes = Vec::new();
        for key in self.keys_of(id)? {
            if matches!(key, Key::Change(..))
                && let Some(text) = self.0.get(&key.to_string())?
            {
                changes.push((key, text));
            }
        }
        changes.sort_unstable();
        Ok(Raw { snapshot: self.0.get(&Key::Snapshot(id).to_string())?, changes })
    }

    /// Writes one change.
    ///
    /// # Errors
    /// [`StoreError`]; nothing was written then.
    pub fn append(&self, key: &Key, change: &str) -> Result<(), StoreError> {
        self.0.set(&key.to_string(), change)
    }

    /// Puts a snapshot in the place of the one there is, reads it back, and then removes the changes it holds.
    /// Another tab's newer snapshot stays.
    ///
    /// # Errors
    /// [`StoreError`]; what was there is still there then.
    pub fn fold(&self, id: CampaignId, snapshot: &Snapshot, covered: &[Key]) -> Result<(), StoreError> {
        let key = Key::Snapshot(id).to_string();
        let newer =
            self.0.get(&key)?.and_then(|line| Snapshot::parse(&line)).is_some_and(|s| s.number > snapshot.number);
        if newer {
            return Ok(());
        }
        let line = snapshot.line();
        self.0.set(&key, &line)?;
        if self.0.get(&key)?.as_deref() != Some(line.as_str()) {
            return Err(StoreError::Unfaithful);
        }
        covered.iter().try_for_each(|key| self.0.remove(&key.to_string()))
    }

    /// Moves changes that could not be read out of the way of those to come, and keeps them.
    ///
    /// # Errors
    /// [`StoreError`]; what was there is still there then.
    pub fn set_aside(&self, unread: &[Unread]) -> Result<(), StoreError> {
        for change in unread {
            if let Key::Change(id, number, tab) = &change.key {
                self.0.set(&Key::Aside(*id, *number, tab.clone()).to_string(), &change.text)?;
                self.0.remove(&change.key.to_string())?;
            }
        }
        Ok(())
    }

    /// Marks a campaign as deleted at the moment `when`; it stays until [`Shelf::purge`].
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn delete(&self, id: CampaignId, when: &str) -> Result<(), StoreError> {
        self.0.set(&Key::Deleted(id).to_string(), when)
    }

    /// Takes a deletion back.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    pub fn restore(&self, id: CampaignId) -> Result<(), StoreError> {
        self.0.remove(&Key::Deleted(id).to_string())
    }

    /// Removes everything of a campaign for good.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    pub fn purge(&self, id: CampaignId) -> Result<(), StoreError> {
        self.keys_of(id)?.iter().try_for_each(|key| self.0.remove(&key.to_string()))
    }

    /// Everything that lies there of a campaign, as one text for the user to keep.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    pub fn dump(&self, id: CampaignId) -> Result<String, StoreError> {
        let mut text = String::new();
        for key in self.keys_of(id)? {
            let value = self.0.get(&key.to_string())?.unwrap_or_default();
            text.push_str(&format!("{key}\n{value}\n\n"));
        }
        Ok(text)
    }

    fn keys_of(&self, id: CampaignId) -> Result<Vec<Key>, StoreError> {
        let mut keys: Vec<Key> =
            self.0.keys()?.iter().filter_map(|key| Key::parse(key)).filter(|key| key.campaign() == id).collect();
        keys.sort_unstable();
        Ok(keys)
    }
}

/// Reads a campaign from the file form in its snapshot and the changes since. A change that cannot be read, or
/// that no longer fits, costs only itself.
///
/// # Errors
/// Why the snapshot cannot be read, as a sentence.
pub fn rebuild(content: &[u8], number: u64, changes: Vec<(Key, String)>, ids: IdSource<'_>) -> Result<Rebuilt, String> {
    let mut document = document::read(content, ids).map_err(|error| error.to_string())?.document;
    let mut rebuilt_number = number;
    let mut since_snapshot = Vec::new();
    let mut unread = Vec::new();
    for (key, text) in changes {
        let Key::Change(_, change_number, _) = &key else { continue };
        rebuilt_number = rebuilt_number.max(*change_number);
        if *change_number <= number {
            // In the snapshot already; the browser ended before it was removed.
            since_snapshot.push(key);
            continue;
        }
        match Delta::read(&text) {
            Ok(delta) => {
                document.join(&delta);
                since_snapshot.push(key);
            }
            Err(error) => unread.push(Unread { key, text, why: error.to_string() }),
        }
    }
    Ok(Rebuilt { document, number: rebuilt_number, since_snapshot, unread })
}
