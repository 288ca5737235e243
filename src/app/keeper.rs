//! Keeps the open campaign in the browser's storage, change by change.

use super::library::{Library, Opened, snapshot};
use crate::browser::page;
use crate::document::edits::Replica;
use crate::document::{Delta, Document};
use crate::domain::id::CampaignId;
use crate::storage::{Key, Rebuilt, StoreError};
use leptos::prelude::*;

/// With so many changes behind the snapshot, or so many characters of them, a new snapshot is made.
const MANY_CHANGES: usize = 200;
const MANY_CHARACTERS: usize = 512 * 1024;
/// How long nothing must have changed before a snapshot is made, in milliseconds: it takes a moment, and a person
/// at work should not feel it.
const IDLE: i32 = 3_000;

/// Whether what is on the screen is also in the storage.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveState {
    /// It is.
    Saved,
    /// It will be in a moment.
    Saving,
    /// It is not, and why.
    NotSaved(StoreError),
}

/// Writes each change of one campaign as it is made, and a snapshot now and then.
///
/// Invariant: a change is written only behind all changes before it. After a write failed, nothing more is appended
/// until a snapshot of everything has succeeded, because what is stored must always be a state the campaign was in.
#[derive(Clone, Copy)]
pub struct Keeper {
    library: Library,
    document: RwSignal<Document>,
    state: RwSignal<SaveState>,
    shelf: StoredValue<Place>,
}

/// How far the store is.
struct Place {
    id: CampaignId,
    /// Tells this tab's changes from those of others.
    tab: String,
    /// The number of the last change, of whichever tab.
    number: u64,
    /// The changes behind the snapshot.
    behind: Vec<Key>,
    /// How long they are.
    characters: usize,
    /// Rises with every change.
    version: u64,
    /// Whether a snapshot is waited for or being made.
    folding: bool,
}

impl Keeper {
    /// Follows the campaign that was opened, whose signal is `document`.
    pub fn new(library: Library, document: RwSignal<Document>, replica: Replica, opened: &Opened) -> Self {
        let id = opened.rebuilt.document.campaign.id;
        let keeper = Self {
            library,
            document,
            state: RwSignal::new(SaveState::Saved),
            shelf: StoredValue::new(Place {
                id,
                tab: replica.to_string(),
                number: opened.rebuilt.number,
                behind: opened.rebuilt.since_snapshot.clone(),
                characters: 0,
                version: 0,
                folding: false,
            }),
        };
        if let Err(error) = opened.stored {
            keeper.state.set(SaveState::NotSaved(error));
        }
        if let Err(error) = library.shelf().set_aside(&opened.rebuilt.unread) {
            keeper.state.set(SaveState::NotSaved(error));
        }
        keeper
    }

    /// Whether what is on the screen is stored.
    pub fn state(self) -> ReadSignal<SaveState> {
        self.state.read_only()
    }

    /// Writes a change that was just carried out.
    pub fn keep(self, delta: &Delta) {
        let change = delta.write();
        let change = change.as_str();
        let stopped = matches!(self.state.get_untracked(), SaveState::NotSaved(_));
        let written = self.shelf.try_update_value(|place| {
            place.version += 1;
            if stopped {
                return Ok(false);
            }
            let key = Key::Change(place.id, place.number + 1, place.tab.clone());
            self.library.shelf().append(&key, change)?;
            place.number += 1;
            place.behind.push(key);
            place.characters += change.len();
            Ok(place.behind.len() > MANY_CHANGES || place.characters > MANY_CHARACTERS)
        });
        match written {
            // What failed before may fit now, and who reads "not saved" should not have to wait to see it.
            Some(Ok(_)) if stopped => leptos::task::spawn_local(self.fold()),
            Some(Ok(false)) => self.say(SaveState::Saved),
            Some(Ok(true)) => self.fold_when_idle(),
            Some(Err(error)) => {
                self.say(SaveState::NotSaved(error));
                // A snapshot may fit where the change did not, once the changes before it go.
                self.fold_when_idle();
            }
            None => {}
        }
    }

    /// Notes a change that another tab has written.
    pub fn note(self, key: Key, number: u64) {
        self.shelf.try_update_value(|place| {
            place.number = place.number.max(number);
            place.behind.push(key);
            place.version += 1;
        });
    }

    /// Whether a change under this key comes from this tab.
    pub fn is_own(self, key: &Key) -> bool {
        self.shelf.with_value(|place| matches!(key, Key::Change(_, _, tab) if *tab == place.tab))
    }

    /// Hands the campaign back when it is left with changes that could not be stored.
    pub fn leave(self) {
        let SaveState::NotSaved(error) = self.state.get_untracked() else { return };
        let (number, since_snapshot) = self.shelf.with_value(|place| (place.number, place.behind.clone()));
        let document = self.document.get_untracked();
        let rebuilt = Rebuilt { document, number, since_snapshot, unread: Vec::new() };
        self.library.hold(Opened { rebuilt, stored: Err(error) });
    }

    fn say(self, state: SaveState) {
        let id = self.shelf.with_value(|place| place.id);
        self.library.set_unsaved(id, matches!(state, SaveState::NotSaved(_)));
        if self.state.with_untracked(|old| *old != state) {
            self.state.set(state);
        }
    }

    fn fold_when_idle(self) {
        let waits = self.shelf.try_update_value(|place| std::mem::replace(&mut place.folding, true));
        if waits == Some(false) {
            self.wait_for_idle();
        }
    }

    fn wait_for_idle(self) {
        let Some(version) = self.shelf.try_with_value(|place| place.version) else { return };
        page::after(IDLE, move || {
            match self.shelf.try_with_value(|place| place.version) {
                Some(now) if now != version => self.wait_for_idle(),
                Some(_) => leptos::task::spawn_local(self.fold()),
                // The campaign was left; what was written stays as it is.
                None => {}
            }
        });
    }

    async fn fold(self) {
        let Some((id, number, version, covered)) =
            self.shelf.try_with_value(|place| (place.id, place.number, place.version, place.behind.clone()))
        else {
            return;
        };
        let Some(document) = self.document.try_get_untracked() else { return };
        let done = self.library.shelf().fold(id, &snapshot(&document, number).await, &covered);
        let still_open = self.shelf.try_update_value(|place| {
            place.folding = false;
            if done.is_ok() {
                place.behind.retain(|key| !covered.contains(key));
                place.characters = 0;
            }
            place.version == version
        });
        match (still_open, done) {
            (Some(true), Ok(())) => self.say(SaveState::Saved),
            // Something changed meanwhile. If it was written, all is well; if not, another snapshot is needed.
            (Some(false), Ok(())) if matches!(self.state.get_untracked(), SaveState::NotSaved(_)) => {
                self.fold_when_idle();
            }
            (Some(_), Err(error)) if matches!(self.state.get_untracked(), SaveState::NotSaved(_)) => {
                self.say(SaveState::NotSaved(error));
            }
            // While changes are still written one by one, a snapshot that does not fit is no loss.
            _ => {}
        }
    }
}
