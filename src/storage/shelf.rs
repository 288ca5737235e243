//! The campaigns of the two stores.

use super::raw::Lying;
use super::{Both, Deletion, Key, KeyValue, Point, PointLabel, Raw, Side, StoreError, Stored, Texts, Unread};
use crate::domain::id::CampaignId;
use crate::domain::sorting::sort_by;
use std::collections::{BTreeMap, BTreeSet};

/// How many restore points of a campaign are kept (`document.md`, Storage in the browser).
pub const POINTS: usize = 20;

/// The campaigns of this browser, in localStorage and in IndexedDB.
///
/// A campaign is whatever snapshots and changes of it lie in either store, joined: their order does not matter and
/// duplicates do no harm. Nothing is removed before what replaces it has been read back.
#[derive(Clone, Copy, Debug)]
pub struct Shelf<L, I> {
    local: L,
    indexed: I,
}

/// What the keys of a campaign say before anything is read.
#[derive(Default)]
struct Found {
    has_content: bool,
    is_marked: bool,
}

impl Found {
    fn note(&mut self, key: &Key) {
        // A campaign with changes and no snapshot is damaged, not gone.
        self.has_content |= matches!(key, Key::Snapshot(..) | Key::Change(..));
        self.is_marked |= matches!(key, Key::Deleted(_));
    }
}

/// A campaign that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Which.
    pub id: CampaignId,
    /// When the user deleted it, if so.
    pub deleted: Option<String>,
}

impl<L: KeyValue, I: Texts> Shelf<L, I> {
    /// The campaigns of two stores.
    pub const fn new(local: L, indexed: I) -> Self {
        Self { local, indexed }
    }

    /// Which campaigns there are, oldest id first, deleted ones among them. A store that gives no access is passed
    /// over as long as the other one does.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    pub async fn list(&self) -> Result<Vec<Listing>, StoreError> {
        let local = self.local.keys();
        let indexed = self.indexed.keys(Key::EVERY).await;
        if let (Err(error), Err(_)) = (&local, &indexed) {
            return Err(*error);
        }
        let mut found: BTreeMap<CampaignId, Found> = BTreeMap::new();
        for text in local.unwrap_or_default().iter().chain(&indexed.unwrap_or_default()) {
            if let Some(key) = Key::parse(text) {
                found.entry(key.campaign()).or_default().note(&key);
            }
        }
        let mut listings = Vec::with_capacity(found.len());
        for (id, found) in found {
            listings.extend(self.listed(id, found).await);
        }
        Ok(listings)
    }

    /// What is to be known of one campaign before it is read; `None` where there is none of that id.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when neither store can be read.
    pub async fn listing(&self, id: CampaignId) -> Result<Option<Listing>, StoreError> {
        let prefix = Key::all_of(id);
        let local = self.local.keys();
        let indexed = self.indexed.keys(&prefix).await;
        if let (Err(error), Err(_)) = (&local, &indexed) {
            return Err(*error);
        }
        let (local, indexed) = (local.unwrap_or_default(), indexed.unwrap_or_default());
        let keys = local.iter().filter(|name| name.starts_with(&prefix)).chain(&indexed);
        let mut found = Found::default();
        keys.filter_map(|name| Key::parse(name)).for_each(|key| found.note(&key));
        Ok(self.listed(id, found).await)
    }

    /// A campaign of which these keys lie there. A word about a deletion alone is none: what it was about is gone.
    async fn listed(&self, id: CampaignId, found: Found) -> Option<Listing> {
        if !found.has_content {
            return None;
        }
        let deleted = if found.is_marked { self.deleted(id).await } else { None };
        Some(Listing { id, deleted })
    }

    /// When the user deleted a campaign, if it is deleted, whether or not anything of it is there.
    pub async fn deleted(&self, id: CampaignId) -> Option<String> {
        self.deletion(id).await.filter(|mark| mark.deleted).map(|mark| mark.when)
    }

    /// What lies there of a campaign.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when neither store can be read.
    pub async fn raw(&self, id: CampaignId) -> Result<Raw, StoreError> {
        let prefix = Key::all_of(id);
        let snapshots = self.indexed.all(&format!("{prefix}snapshot")).await;
        let changes = self.indexed.all(&format!("{prefix}change")).await;
        let indexed = snapshots.and_then(|mut all| {
            all.extend(changes?);
            Ok(parsed(all))
        });
        let indexed_read = indexed.as_ref().map(drop).map_err(|e| *e);
        let mut stored = Lying::in_indexed(indexed.unwrap_or_default());
        let local_read = self.add_local(&prefix, &mut stored);
        let read = Both { local: local_read, indexed: indexed_read };
        if let (Err(error), Err(_)) = (read.local, read.indexed) {
            return Err(error);
        }
        let stored = stored.sorted();
        let (snapshots, rest): (Vec<Stored>, _) =
            stored.into_iter().partition(|stored| matches!(stored.key, Key::Snapshot(..)));
        let changes = rest.into_iter().filter(|stored| matches!(stored.key, Key::Change(..))).collect();
        Ok(Raw { snapshots, changes, read })
    }

    /// Writes texts to localStorage, each read back.
    ///
    /// # Errors
    /// [`StoreError`] of the first that failed; those before it are written.
    pub fn put_local<'t>(&self, entries: impl IntoIterator<Item = (&'t Key, &'t str)>) -> Result<(), StoreError> {
        for (key, text) in entries {
            let key = key.to_string();
            self.local.set(&key, text)?;
            if !self.local.holds(&key, text)? {
                return Err(StoreError::Unfaithful);
            }
        }
        Ok(())
    }

    /// Writes texts to IndexedDB in one transaction, each read back.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn put_indexed(&self, entries: &[(&Key, &str)]) -> Result<(), StoreError> {
        let named: Vec<(String, &str)> = entries.iter().map(|(key, text)| (key.to_string(), *text)).collect();
        self.indexed.put(&named).await?;
        for (key, text) in &named {
            if !self.indexed.holds(key, text).await? {
                return Err(StoreError::Unfaithful);
            }
        }
        Ok(())
    }

    /// Takes keys out of a store.
    ///
    /// # Errors
    /// [`StoreError`]; some may be gone then.
    pub async fn remove(&self, side: Side, keys: &[Key]) -> Result<(), StoreError> {
        match side {
            Side::Local => self.remove_local(keys),
            Side::Indexed if keys.is_empty() => Ok(()),
            Side::Indexed => self.indexed.remove(&keys.iter().map(Key::to_string).collect::<Vec<_>>()).await,
        }
    }

    /// Takes keys out of localStorage.
    ///
    /// # Errors
    /// [`StoreError`]; some may be gone then.
    pub fn remove_local(&self, keys: &[Key]) -> Result<(), StoreError> {
        keys.iter().try_for_each(|key| self.local.remove(&key.to_string()))
    }

    /// The keys of a campaign's snapshots and changes in either store, in order. As a key is used once, equal keys
    /// mean an equal campaign.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when neither store can be read.
    pub async fn keys(&self, id: CampaignId) -> Result<Vec<Key>, StoreError> {
        let prefix = Key::all_of(id);
        let local = self.local.keys();
        let indexed = self.indexed.keys(&prefix).await;
        if let (Err(error), Err(_)) = (&local, &indexed) {
            return Err(*error);
        }
        let names = [local.unwrap_or_default(), indexed.unwrap_or_default()].concat();
        let names = names.iter().filter(|name| name.starts_with(&prefix));
        let mut keys: Vec<Key> = names.filter_map(|name| Key::parse(name)).collect();
        keys.retain(|key| matches!(key, Key::Snapshot(..) | Key::Change(..)));
        sort_by(&mut keys, &Ord::cmp);
        keys.dedup();
        Ok(keys)
    }

    /// What lies under a key in localStorage.
    pub(super) fn local_text(&self, key: &Key) -> Option<String> {
        self.local.get(&key.to_string()).ok().flatten()
    }

    /// Whether a text lies in localStorage.
    pub(super) fn local_has(&self, key: &Key, text: &str) -> bool {
        self.local.holds(&key.to_string(), text).unwrap_or_default()
    }

    /// Those of some keys that are not in localStorage. Where that cannot be asked, the next writing says why.
    pub(super) fn missing_local<'k>(&self, keys: impl Iterator<Item = &'k Key>) -> BTreeSet<Key> {
        let missing = self.local.missing(keys.map(Key::to_string).collect()).unwrap_or_default();
        missing.iter().filter_map(|key| Key::parse(key)).collect()
    }

    /// Whether a key is in localStorage.
    pub(super) fn has_local(&self, key: &Key) -> bool {
        self.missing_local(std::iter::once(key)).is_empty()
    }

    /// The keys of a campaign in IndexedDB, of whatever kind.
    pub(super) async fn indexed_names(&self, id: CampaignId) -> Result<BTreeSet<String>, StoreError> {
        Ok(self.indexed.keys(&Key::all_of(id)).await?.into_iter().collect())
    }

    /// Has other tabs called with a text, which does not stay. Without it they do more than they need.
    pub(super) fn tell(&self, key: &Key, text: &str) {
        let key = key.to_string();
        let _ = self.local.set(&key, text);
        let _ = self.local.remove(&key);
    }

    /// Whether a text lies in IndexedDB.
    pub(super) async fn indexed_has(&self, key: &Key, text: &str) -> bool {
        self.indexed.holds(&key.to_string(), text).await.unwrap_or_default()
    }

    /// A change, from whichever store has it.
    pub async fn change(&self, key: &Key) -> Option<String> {
        let name = key.to_string();
        match self.local.get(&name) {
            Ok(Some(text)) => Some(text),
            _ => self.indexed.get(&name).await.ok().flatten(),
        }
    }

    /// Moves what could not be read out of the way, and keeps it. Where a store has no room for that, it stays where
    /// it is: it harms nobody there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_aside(&self, unread: &[Unread]) -> Result<(), StoreError> {
        let mut done = Ok(());
        for Unread { key, text, lies, .. } in unread {
            if lies.local {
                done = done.and(self.move_local(key, text));
            }
            if lies.indexed {
                done = done.and(self.move_indexed(key, text).await);
            }
        }
        done
    }

    /// Marks a campaign as deleted at the moment `when`; it stays until [`Shelf::purge`].
    ///
    /// # Errors
    /// [`StoreError`] when neither store has noted it.
    pub async fn delete(&self, id: CampaignId, when: &str) -> Result<(), StoreError> {
        self.decide(id, &Deletion { when: when.to_owned(), deleted: true }).await
    }

    /// Takes a deletion back at the moment `when`. `false` when nothing of the campaign is there any more.
    ///
    /// # Errors
    /// [`StoreError`] when neither store has noted it.
    pub async fn restore(&self, id: CampaignId, when: &str) -> Result<bool, StoreError> {
        if self.listing(id).await?.is_none() {
            return Ok(false);
        }
        // A clock that was set back must not make it the earlier word, should one store not hear of it.
        let last = self.deletion(id).await.map(|mark| mark.when).unwrap_or_default();
        self.decide(id, &Deletion { when: last.max(when.to_owned()), deleted: false }).await?;
        // Another tab may have been about to remove it for good.
        Ok(self.listing(id).await?.is_some())
    }

    /// Removes everything of a campaign for good.
    ///
    /// # Errors
    /// [`StoreError`]; some of it may be gone then.
    pub async fn purge(&self, id: CampaignId) -> Result<(), StoreError> {
        let prefix = Key::all_of(id);
        // The mark of deletion goes last: what a browser that ends meanwhile leaves is still deleted.
        let is_deletion = |key: &str| matches!(Key::parse(key), Some(Key::Deleted(_)));
        let last = |keys: &mut Vec<String>| sort_by(keys, &|a, b| is_deletion(a).cmp(&is_deletion(b)));
        let mut keys = self.indexed.keys(&prefix).await?;
        last(&mut keys);
        self.indexed.remove(&keys).await?;
        let mut keys = self.local.keys()?;
        last(&mut keys);
        keys.iter().filter(|key| key.starts_with(&prefix)).try_for_each(|key| self.local.remove(key))
    }

    /// Everything that lies there of a campaign, as one text for the user to keep.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when neither store can be read.
    pub async fn dump(&self, id: CampaignId) -> Result<String, StoreError> {
        let prefix = Key::all_of(id);
        let indexed = self.indexed.all(&prefix).await;
        let has_indexed = indexed.is_ok();
        let mut stored = Lying::in_indexed(parsed(indexed.unwrap_or_default()));
        self.add_local(&prefix, &mut stored).or_else(|error| if has_indexed { Ok(()) } else { Err(error) })?;
        let mut text = String::new();
        for Stored { key, text: value, lies } in stored.sorted() {
            let place = match (lies.local, lies.indexed) {
                (true, true) => "localStorage and IndexedDB",
                (true, false) => "localStorage",
                _ => "IndexedDB",
            };
            text.push_str(&format!("{key} ({place})\n{value}\n\n"));
        }
        Ok(text)
    }

    /// Adds a restore point, and takes out the oldest beyond [`POINTS`].
    ///
    /// # Errors
    /// [`StoreError`]; the points there were are still there then.
    pub async fn add_point(&self, id: CampaignId, point: &Point) -> Result<(), StoreError> {
        let keys = self.point_keys(id).await?;
        let next = keys.last().map_or(1, |key| key.number() + 1);
        self.put_indexed(&[(&Key::Point(id, next), &point.text())]).await?;
        let beyond = (keys.len() + 1).saturating_sub(POINTS);
        self.remove(Side::Indexed, &keys[..beyond.min(keys.len())]).await
    }

    /// The restore points of a campaign, oldest first. What cannot be read is left out.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    pub async fn points(&self, id: CampaignId) -> Result<Vec<PointLabel>, StoreError> {
        let mut points = Vec::new();
        for key in self.point_keys(id).await? {
            // One after the other: twenty large campaigns at once would fill the memory.
            let text = self.indexed.get(&key.to_string()).await?;
            points.extend(text.and_then(|text| Point::parse(&text)).map(|point| point.label(key.number())));
        }
        Ok(points)
    }

    /// One restore point; `None` when it is gone or cannot be read.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    pub async fn point(&self, id: CampaignId, number: u64) -> Result<Option<Point>, StoreError> {
        Ok(self.indexed.get(&Key::Point(id, number).to_string()).await?.and_then(|text| Point::parse(&text)))
    }

    async fn point_keys(&self, id: CampaignId) -> Result<Vec<Key>, StoreError> {
        let keys = self.indexed.keys(&format!("{}point.", Key::all_of(id))).await?;
        let mut keys: Vec<Key> = keys.iter().filter_map(|key| Key::parse(key)).collect();
        // As texts, 10 comes before 9.
        sort_by(&mut keys, &Ord::cmp);
        Ok(keys)
    }

    /// What the stores say of the deletion of a campaign.
    async fn deletion(&self, id: CampaignId) -> Option<Deletion> {
        let key = Key::Deleted(id).to_string();
        let local = self.local.get(&key).ok().flatten();
        let indexed = self.indexed.get(&key).await.ok().flatten();
        local.into_iter().chain(indexed).map(|text| Deletion::parse(&text)).reduce(Deletion::join)
    }

    async fn decide(&self, id: CampaignId, mark: &Deletion) -> Result<(), StoreError> {
        let (key, text) = (Key::Deleted(id), mark.text());
        // IndexedDB first, because it keeps what it says it has. A mark in either store is believed.
        let indexed = self.put_indexed(&[(&key, &text)]).await;
        let local = self.put_local([(&key, text.as_str())]);
        indexed.or(local)
    }

    fn move_local(&self, key: &Key, text: &str) -> Result<(), StoreError> {
        let mut copy = 0;
        let aside = loop {
            let aside = key.aside(copy);
            match self.local.get(&aside.to_string())? {
                Some(other) if other != text => copy += 1,
                _ => break aside,
            }
        };
        self.put_local([(&aside, text)])?;
        // What lies there by now may be whole.
        let name = key.to_string();
        if self.local.holds(&name, text)? { self.local.remove(&name) } else { Ok(()) }
    }

    async fn move_indexed(&self, key: &Key, text: &str) -> Result<(), StoreError> {
        let mut copy = 0;
        let aside = loop {
            let aside = key.aside(copy);
            match self.indexed.get(&aside.to_string()).await? {
                Some(other) if other != text => copy += 1,
                _ => break aside,
            }
        };
        self.put_indexed(&[(&aside, text)]).await?;
        let name = key.to_string();
        if self.indexed.holds(&name, text).await? { self.indexed.remove(&[name]).await } else { Ok(()) }
    }

    /// Adds what lies in localStorage. Most of it lies in IndexedDB as well, and is compared where it lies.
    fn add_local(&self, prefix: &str, stored: &mut Lying) -> Result<(), StoreError> {
        for name in self.local.keys()?.into_iter().filter(|name| name.starts_with(prefix)) {
            let Some(key) = Key::parse(&name) else { continue };
            if let Some(same) = stored.of(&key)
                && self.local.holds(&name, &same.text)?
            {
                same.lies.local = true;
            } else if let Some(text) = self.local.get(&name)? {
                stored.add_local(key, text);
            }
        }
        Ok(())
    }
}

fn parsed(texts: Vec<(String, String)>) -> Vec<(Key, String)> {
    texts.into_iter().filter_map(|(key, text)| Some((Key::parse(&key)?, text))).collect()
}
