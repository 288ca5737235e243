//! The campaigns of this browser.

use super::packing::{pack, unpack};
use crate::browser::indexed_db::Indexed;
use crate::browser::local_storage::Local;
use crate::browser::{clock, early, ids, page, replica};
use crate::document::{self, Delta, Document};
use crate::domain::id::CampaignId;
use crate::storage::{
    KEPT_MILLIS, Key, Listing, Mark, Rebuilt, Record, SaveState, Shelf, Snapshot, StoreError, Unread, rebuild,
};
use crate::ui::reactive::provide_context;
use leptos::prelude::*;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// The stores of this browser.
pub type BrowserShelf = Shelf<Local, Indexed>;
/// The record of a campaign in them.
pub type BrowserRecord = Record<Local, Indexed>;

/// The campaigns of this browser. A service in the context.
#[derive(Clone, Copy)]
pub struct Library {
    shelf: BrowserShelf,
    /// Campaigns that were just made or imported, so that opening them needs no reading back, and campaigns with
    /// changes that could not be stored, which live on here while the tab does.
    fresh: StoredValue<HashMap<CampaignId, Opened>, LocalStorage>,
    /// Campaigns with changes that are not stored.
    unsaved: StoredValue<HashSet<CampaignId>>,
    /// Rises when the set of campaigns changes.
    revision: RwSignal<u32>,
}

/// A campaign that was opened, or can be opened without reading it.
#[derive(Clone)]
pub struct Opened {
    /// The campaign and its edits.
    pub document: Document,
    /// What of it lies where.
    pub record: Rc<BrowserRecord>,
    /// What could not be read.
    pub unread: Vec<Unread>,
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
            shelf: Shelf::new(Local, Indexed),
            fresh: StoredValue::new_local(HashMap::new()),
            unsaved: StoredValue::new(HashSet::new()),
            revision: RwSignal::new(0),
        };
        provide_context(library);
        // What is deleted long ago can wait until what is wanted now is there.
        page::when_idle(move || leptos::task::spawn_local(library.purge_old()));
        library
    }

    /// The stores themselves, for what follows one campaign.
    pub fn shelf(self) -> BrowserShelf {
        self.shelf
    }

    /// Follows the set of campaigns: [`Library::list`] may answer something else when this has changed.
    pub fn track(self) {
        self.revision.track();
    }

    /// Which campaigns there are. One whose time to be restored is over is none any more, though it may still lie there.
    ///
    /// # Errors
    /// [`StoreError::Refused`].
    pub async fn list(self) -> Result<Vec<Listing>, StoreError> {
        let mut list = self.shelf.list().await?;
        let unlisted: Vec<CampaignId> = self.fresh.with_value(|fresh| {
            fresh.keys().filter(|id| !list.iter().any(|listing| listing.id == **id)).copied().collect()
        });
        for id in unlisted {
            list.push(Listing { id, deleted: self.shelf.deleted(id).await });
        }
        list.retain(|listing| !is_over(listing));
        Ok(list)
    }

    /// Whether there are changes that are not stored and would go with this tab.
    pub fn has_unsaved(self) -> bool {
        self.unsaved.with_value(|unsaved| !unsaved.is_empty())
    }

    /// Notes whether a campaign has changes that are not stored.
    pub fn set_unsaved(self, id: CampaignId, is_unsaved: bool) {
        self.unsaved.update_value(|unsaved| {
            if is_unsaved {
                unsaved.insert(id);
            } else {
                unsaved.remove(&id);
            }
        });
    }

    /// Takes back a campaign that is left with changes that are not stored, so that it can be opened again with
    /// them.
    pub fn hold(self, opened: Opened) {
        self.fresh.update_value(|fresh| {
            fresh.insert(opened.document.campaign.id, opened);
        });
        self.changed();
    }

    /// The campaign of that id, deleted or not, if there is one.
    pub async fn listing(self, id: CampaignId) -> Option<Listing> {
        self.list().await.ok()?.into_iter().find(|listing| listing.id == id)
    }

    /// Adds a campaign, or puts it beside what there is of one of its id that cannot be opened. It can be opened even
    /// when it cannot be stored.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add(self, document: Document) -> Result<(), StoreError> {
        replica::claim().await;
        let id = document.campaign.id;
        // Behind the keys of what cannot be read, so that none is used again.
        let keys = self.shelf.keys(id).await.unwrap_or_default();
        let number = keys.iter().map(Key::number).max().unwrap_or_default();
        let record = Rc::new(Record::made(self.shelf, id, number));
        let mut stored = Err(StoreError::Refused);
        if let Some(snapshot) = snapshot(&document).await {
            stored = record.fold(&snapshot, &replica::current().to_string(), &[]).await;
        }
        self.set_unsaved(id, stored.is_err());
        self.hold(Opened { document, record, unread: Vec::new() });
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
        // The browser answers beside the reading.
        let claimed = future_to_promise(async {
            replica::claim().await;
            Ok(JsValue::UNDEFINED)
        });
        let opened = self.open_unclaimed(id).await;
        early::forget();
        let _ = JsFuture::from(claimed).await;
        opened
    }

    async fn open_unclaimed(self, id: CampaignId) -> Result<Opened, OpenError> {
        let fresh = self.fresh.try_update_value(|fresh| fresh.remove(&id)).flatten();
        if let Some(fresh) = &fresh {
            // What was stored when it was made may be gone by now.
            fresh.record.look_again().await;
        }
        if let Some(mut fresh) = fresh
            && (self.catch_up(&mut fresh).await || fresh.record.state() != SaveState::Saved)
        {
            return Ok(fresh);
        }
        match self.shelf.listing(id).await.map_err(OpenError::Refused)? {
            None => Err(OpenError::Missing),
            Some(listing) if is_over(&listing) => Err(OpenError::Missing),
            Some(Listing { deleted: Some(_), .. }) => Err(OpenError::Deleted),
            Some(_) => {
                let mut rebuilt = self.rebuild(id).await?;
                let record = Rc::new(Record::new(self.shelf, id, &rebuilt));
                let unread = std::mem::take(&mut rebuilt.unread);
                Ok(Opened { document: rebuilt.document, record, unread })
            }
        }
    }

    /// Reads a campaign as it is stored, or as it is held here because it could not be.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn read(self, id: CampaignId) -> Result<Document, OpenError> {
        let held = self.fresh.with_value(|fresh| {
            let fresh = fresh.get(&id).filter(|fresh| fresh.record.state() != SaveState::Saved);
            fresh.map(|fresh| fresh.document.clone())
        });
        match held {
            Some(held) => Ok(held),
            None => Ok(self.rebuild(id).await?.document),
        }
    }

    /// Deletes a campaign; it can be restored for 30 days.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn delete(self, id: CampaignId) -> Result<(), StoreError> {
        let done = self.shelf.delete(id, &clock::now_text()).await;
        self.changed();
        done
    }

    /// Takes a deletion back.
    ///
    /// # Errors
    /// Why it was not restored, as a sentence.
    pub async fn restore(self, id: CampaignId) -> Result<(), String> {
        let done = self.shelf.restore(id, &clock::now_text()).await;
        self.changed();
        match done {
            Ok(true) => Ok(()),
            Ok(false) => Err("The campaign can no longer be restored: it was deleted for good.".to_owned()),
            Err(error) => Err(format!("The campaign was not restored: {error}.")),
        }
    }

    /// Removes a campaign for good.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn purge(self, id: CampaignId) -> Result<(), StoreError> {
        self.forget(id);
        let done = self.shelf.purge(id).await;
        self.changed();
        done
    }

    /// Says that the set of campaigns is another, as when a second tab changed it.
    pub fn changed(self) {
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
    }

    /// Reads a campaign with all that is known of where it lies.
    async fn rebuild(self, id: CampaignId) -> Result<Rebuilt<Document>, OpenError> {
        let raw = self.shelf.raw(id).await.map_err(OpenError::Refused)?;
        let mut contents = Vec::with_capacity(raw.snapshots.len());
        // Mostly there is one, and what is in it was unpacked before the program had arrived.
        let is_early = matches!(raw.snapshots.as_slice(), [only] if only.lies.indexed);
        let early = if is_early { early::inflated().await } else { None };
        if let Some(content) = early {
            contents.push(Ok(content));
        } else {
            for stored in &raw.snapshots {
                contents.push(unpack(&stored.text).await);
            }
        }
        rebuild(raw, contents, &mut ids::new_id).map_err(|fault| OpenError::Damaged(fault.why().to_owned()))
    }

    /// Takes in what other tabs have written since. Whether the campaign is as it is stored now.
    async fn catch_up(self, fresh: &mut Opened) -> bool {
        let Ok(keys) = self.shelf.keys(fresh.document.campaign.id).await else { return false };
        let mut is_current = true;
        for key in keys {
            if fresh.record.with_ledger(|ledger| ledger.knows(&key)) {
                continue;
            }
            let change = if matches!(key, Key::Change(..)) { self.shelf.change(&key).await } else { None };
            match change.as_deref().map(Delta::read) {
                Some(Ok(delta)) => {
                    fresh.document.join(&delta);
                    fresh.record.note_foreign(key, change.unwrap_or_default().len());
                }
                _ => is_current = false,
            }
        }
        is_current
    }

    async fn purge_old(self) {
        let Ok(listings) = self.shelf.list().await else { return };
        for Listing { id, .. } in listings.into_iter().filter(is_over) {
            // It may have been restored meanwhile.
            if self.shelf.listing(id).await.ok().flatten().as_ref().is_some_and(is_over) {
                // Nothing depends on it; the next start tries again.
                let _ = self.shelf.purge(id).await;
            }
        }
    }
}

/// Whether a campaign was deleted so long ago that it cannot be restored any more.
fn is_over(listing: &Listing) -> bool {
    let since = |when: &String| js_sys::Date::now() - js_sys::Date::new(&when.into()).get_time();
    listing.deleted.as_ref().is_some_and(|when| since(when) > KEPT_MILLIS)
}

/// The stored form of a document that nobody changes meanwhile.
pub async fn snapshot(document: &Document) -> Option<Snapshot> {
    let visit = |look: &mut dyn FnMut(&Document)| {
        look(document);
        true
    };
    pack(last_number(document), visit).await
}

/// The number of the last change in a document.
pub fn last_number(document: &Document) -> u64 {
    document.edits.seen.iter().map(|stamp| stamp.number).max().unwrap_or_default()
}

/// The key of the change that was just recorded in a document by this tab.
pub fn change_key(document: &Document) -> Key {
    let replica = replica::current().to_string();
    Key::Change(document.campaign.id, Mark::new(last_number(document), replica))
}

/// The text of a change.
pub fn change_text(delta: &Delta) -> String {
    document::ascii(delta.write())
}

/// Whether something was written by a replica.
pub fn is_of(key: &Key, replica: &str) -> bool {
    matches!(key, Key::Change(_, mark) | Key::Snapshot(_, mark) if mark.replica == replica)
}
