//! The campaigns of this browser.

use crate::browser::{clock, compression, ids, local_storage::Local};
use crate::document::{self, Document};
use crate::domain::campaign::Campaign;
use crate::domain::command::{Command, apply};
use crate::domain::id::CampaignId;
use crate::storage::{Encoding, Key, Listing, Rebuilt, Shelf, Snapshot, StoreError, rebuild};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use leptos::prelude::*;
use std::collections::{HashMap, HashSet};
use std::fmt;

/// Text longer than this is deflated before it is stored: 5 MiB is all that a browser gives.
const COMPRESS_FROM: usize = 256 * 1024;
/// How long a deleted campaign can be restored, in days.
const KEPT_DAYS: f64 = 30.0;

/// The campaigns of this browser. A service in the context.
#[derive(Clone, Copy)]
pub struct Library {
    shelf: Shelf<Local>,
    /// Campaigns that were just made or imported, so that opening them needs no reading back, and campaigns with
    /// changes that could not be stored, which live on here while the tab does.
    fresh: StoredValue<HashMap<CampaignId, Opened>>,
    /// Campaigns with changes that could not be stored.
    unsaved: StoredValue<HashSet<CampaignId>>,
    /// Rises when the set of campaigns changes.
    revision: RwSignal<u32>,
}

/// A campaign that was opened, or can be opened without reading it.
#[derive(Clone)]
pub struct Opened {
    /// The campaign and what of it lies where.
    pub rebuilt: Rebuilt,
    /// Whether it is stored at all.
    pub stored: Result<(), StoreError>,
}

/// Why a campaign cannot be opened.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenError {
    /// There is none of that id.
    Missing,
    /// The user deleted it; it can be restored.
    Deleted,
    /// What is stored cannot be read; a sentence says why. It stays where it is.
    Damaged(String),
    /// The browser gives no storage.
    Refused(StoreError),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("It is not in this browser."),
            Self::Deleted => f.write_str("It was deleted."),
            Self::Damaged(why) => f.write_str(why),
            Self::Refused(error) => write!(f, "It cannot be read: {error}."),
        }
    }
}

impl Library {
    /// Makes the service and puts it into the context; campaigns that were deleted long ago go for good.
    pub fn provide() -> Self {
        let library = Self {
            shelf: Shelf::new(Local),
            fresh: StoredValue::new(HashMap::new()),
            unsaved: StoredValue::new(HashSet::new()),
            revision: RwSignal::new(0),
        };
        provide_context(library);
        library.purge_old();
        library
    }

    /// The store itself, for what follows one campaign.
    pub fn shelf(self) -> Shelf<Local> {
        self.shelf
    }

    /// Which campaigns there are; follows changes.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    pub fn list(self) -> Result<Vec<Listing>, StoreError> {
        self.revision.track();
        let mut list = self.shelf.list()?;
        self.fresh.with_value(|fresh| {
            let unlisted = fresh.keys().filter(|id| !list.iter().any(|listing| listing.id == **id));
            let unlisted: Vec<Listing> = unlisted.map(|id| Listing { id: *id, deleted: None }).collect();
            list.extend(unlisted);
        });
        Ok(list)
    }

    /// Whether there are changes that could not be stored and would go with this tab.
    pub fn has_unsaved(self) -> bool {
        self.unsaved.with_value(|unsaved| !unsaved.is_empty())
    }

    /// Notes whether a campaign has changes that could not be stored.
    pub fn set_unsaved(self, id: CampaignId, is_unsaved: bool) {
        self.unsaved.update_value(|unsaved| {
            if is_unsaved {
                unsaved.insert(id);
            } else {
                unsaved.remove(&id);
            }
        });
    }

    /// Takes back a campaign that is left with changes that could not be stored, so that it can be opened again
    /// with them.
    pub fn hold(self, opened: Opened) {
        self.fresh.update_value(|fresh| {
            fresh.insert(opened.rebuilt.document.campaign.id, opened);
        });
        self.changed();
    }

    /// Whether there is a campaign of that id, deleted or not.
    pub fn listing(self, id: CampaignId) -> Option<Listing> {
        self.shelf.list().ok()?.into_iter().find(|listing| listing.id == id)
    }

    /// Adds a campaign, or puts it in the place of one of its id that cannot be opened. It can be opened even
    /// when it cannot be stored.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add(self, document: Document) -> Result<(), StoreError> {
        let id = document.campaign.id;
        let stored = self.shelf.fold(id, &snapshot(&document, 0).await, &[]);
        self.set_unsaved(id, stored.is_err());
        let rebuilt = Rebuilt { document, number: 0, since_snapshot: Vec::new(), unread: Vec::new() };
        self.hold(Opened { rebuilt, stored });
        stored
    }

    /// Lets go of a campaign that is not going to be opened now.
    pub fn forget(self, id: CampaignId) {
        self.set_unsaved(id, false);
        self.fresh.update_value(|fresh| {
            fresh.remove(&id);
        });
    }

    /// Opens a campaign.
    ///
    /// # Errors
    /// [`OpenError`]; what is stored is left as it is.
    pub async fn open(self, id: CampaignId) -> Result<Opened, OpenError> {
        let fresh = self.fresh.try_update_value(|fresh| fresh.remove(&id)).flatten();
        if let Some(fresh) = fresh.filter(|fresh| fresh.stored.is_err() || self.is_as_stored(fresh)) {
            return Ok(fresh);
        }
        match self.shelf.list().map_err(OpenError::Refused)?.into_iter().find(|listing| listing.id == id) {
            None => Err(OpenError::Missing),
            Some(Listing { deleted: Some(_), .. }) => Err(OpenError::Deleted),
            Some(_) => Ok(Opened { rebuilt: self.read(id).await?, stored: Ok(()) }),
        }
    }

    /// Reads a campaign as it is stored.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn read(self, id: CampaignId) -> Result<Rebuilt, OpenError> {
        let held = self.fresh.with_value(|fresh| fresh.get(&id).filter(|fresh| fresh.stored.is_err()).cloned());
        if let Some(held) = held {
            return Ok(held.rebuilt);
        }
        let raw = self.shelf.raw(id).map_err(OpenError::Refused)?;
        let damaged = |why: &str| OpenError::Damaged(why.to_owned());
        let line = raw.snapshot.ok_or_else(|| damaged("Its stored text is missing; only changes to it are there."))?;
        let snapshot = Snapshot::parse(&line).ok_or_else(|| damaged("Its stored text is damaged."))?;
        let content = match snapshot.encoding {
            Encoding::Json => snapshot.payload.into_bytes(),
            Encoding::Deflate => {
                let packed = BASE64_STANDARD.decode(&snapshot.payload);
                let packed = packed.map_err(|_| damaged("Its stored text is damaged."))?;
                compression::inflate(&packed).await.map_err(|_| damaged("Its stored text cannot be unpacked."))?
            }
        };
        rebuild(&content, snapshot.number, raw.changes, &mut ids::new_id).map_err(OpenError::Damaged)
    }

    /// Puts another version of a stored campaign in its place, as one more change behind those there are, so that a
    /// tab that has it open follows. Where there is no room for a change, a snapshot takes the place of everything.
    /// Not for the campaign that is open in this tab: that one changes by a command of its store.
    ///
    /// # Errors
    /// [`StoreError`]; what was there is still there then.
    pub async fn replace(self, campaign: Campaign) -> Result<(), OpenError> {
        let id = campaign.id;
        let mut document = self.read(id).await?.document;
        let raw = self.shelf.raw(id).map_err(OpenError::Refused)?;
        let snapshot_number = raw.snapshot.as_deref().and_then(Snapshot::parse).map_or(0, |snapshot| snapshot.number);
        let numbers = raw.changes.iter().filter_map(|(key, _)| match key {
            Key::Change(_, number, _) => Some(*number),
            _ => None,
        });
        let number = numbers.fold(snapshot_number, u64::max) + 1;
        let command = Command::Replace(Box::new(campaign));
        let applied = apply(&mut document.campaign, command.clone()).map_err(|_| OpenError::Missing)?;
        let replica = ids::new_replica();
        let change = document.record(&command, &applied.inverse, replica).write();
        let mut stored = self.shelf.append(&Key::Change(id, number, replica.to_string()), &change);
        if stored == Err(StoreError::Full) {
            let covered: Vec<Key> = raw.changes.into_iter().map(|(key, _)| key).collect();
            stored = self.shelf.fold(id, &snapshot(&document, number).await, &covered);
        }
        self.changed();
        stored.map_err(OpenError::Refused)
    }

    /// Deletes a campaign; it can be restored for 30 days.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn delete(self, id: CampaignId) -> Result<(), StoreError> {
        let done = self.shelf.delete(id, &clock::now_text());
        self.changed();
        done
    }

    /// Takes a deletion back.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn restore(self, id: CampaignId) -> Result<(), StoreError> {
        let done = self.shelf.restore(id);
        self.changed();
        done
    }

    /// Removes a campaign for good.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn purge(self, id: CampaignId) -> Result<(), StoreError> {
        let done = self.shelf.purge(id);
        self.changed();
        done
    }

    /// Says that the set of campaigns is another, as when a second tab changed it.
    pub fn changed(self) {
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
    }

    /// Whether nothing was added to what is stored since; another tab may have changed it.
    fn is_as_stored(self, fresh: &Opened) -> bool {
        let Rebuilt { document, number, .. } = &fresh.rebuilt;
        self.shelf.raw(document.campaign.id).is_ok_and(|raw| {
            let snapshot = raw.snapshot.as_deref().and_then(Snapshot::parse);
            raw.changes.is_empty() && snapshot.is_some_and(|snapshot| snapshot.number == *number)
        })
    }

    fn purge_old(self) {
        let now = js_sys::Date::now();
        let Ok(listings) = self.shelf.list() else { return };
        for listing in listings {
            let since = listing.deleted.map(|when| now - js_sys::Date::new(&when.into()).get_time());
            if since.is_some_and(|millis| millis > KEPT_DAYS * 86_400_000.0) {
                // Nothing depends on it; the next start tries again.
                let _ = self.shelf.purge(listing.id);
            }
        }
    }
}

/// The stored form of a campaign in which the changes up to `number` are.
pub async fn snapshot(document: &Document, number: u64) -> Snapshot {
    let json = document::ascii(document::write_compact(document, &clock::now_text()));
    if json.len() < COMPRESS_FROM {
        return Snapshot { number, encoding: Encoding::Json, payload: json };
    }
    match compression::deflate(json.as_bytes()).await {
        Ok(packed) => Snapshot { number, encoding: Encoding::Deflate, payload: BASE64_STANDARD.encode(packed) },
        // Without compression it may still fit.
        Err(_) => Snapshot { number, encoding: Encoding::Json, payload: json },
    }
}
