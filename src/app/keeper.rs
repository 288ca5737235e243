//! Keeps the open campaign in the browser's stores, change by change.

use super::library::{BrowserRecord, BrowserShelf, Library, Opened, change_key, change_text, is_of, last_number};
use super::packing::pack;
use crate::browser::{page, replica};
use crate::document::edits::Replica;
use crate::document::{Delta, Document};
use crate::domain::id::CampaignId;
use crate::storage::{Folded, Key, SaveState, Unread};
use crate::ui::kit::Toasts;
use crate::ui::reactive::State;
use leptos::prelude::*;
use std::rc::Rc;

/// With so many changes behind the snapshot, or so many bytes of them, a new snapshot is made.
const MANY_CHANGES: usize = 200;
const MANY_BYTES: usize = 512 * 1024;
/// How long nothing must have changed before a snapshot is made, in milliseconds: it takes a moment, and a person
/// at work should not feel it.
const IDLE: i32 = 3_000;
/// How long after a write failed it is tried again, in milliseconds, should nothing change before.
const RETRY: i32 = 5_000;

/// What is said once a campaign is stored again whose stores were cleared.
const CLEARED: &str = "What this browser had stored of this campaign was cleared. The campaign is stored again; its \
                       restore points are gone.";

/// Writes each change of one campaign as it is made, to both stores, and a snapshot now and then.
#[derive(Clone, Copy)]
pub struct Keeper {
    library: Library,
    document: State<Document>,
    state: State<SaveState>,
    deleted: RwSignal<bool>,
    place: StoredValue<Place, LocalStorage>,
    toasts: Toasts,
    id: CampaignId,
}

/// What was found in the stores of a campaign that was opened.
pub struct Kept {
    /// What of it lies where.
    pub record: Rc<BrowserRecord>,
    /// What could not be read.
    pub unread: Vec<Unread>,
}

/// How far the stores are.
struct Place {
    record: Rc<BrowserRecord>,
    /// Rises with every change.
    version: u64,
    folding: Folding,
    /// Whether another attempt is waited for.
    retrying: bool,
}

/// Whether a snapshot is on its way.
#[derive(Clone, Copy, PartialEq)]
enum Folding {
    No,
    /// It is as soon as nothing has changed for a while.
    Waiting,
    Running,
}

impl Keeper {
    /// Follows the campaign that was opened, whose signal is `document`.
    pub fn new(library: Library, toasts: Toasts, document: State<Document>, opened: Kept) -> Self {
        let Kept { record, unread } = opened;
        let keeper = Self {
            library,
            document,
            toasts,
            state: State::new(record.state()),
            deleted: RwSignal::new(false),
            id: record.id(),
            place: StoredValue::new_local(Place {
                record: Rc::clone(&record),
                version: 0,
                folding: Folding::No,
                retrying: false,
            }),
        };
        if unread.iter().any(|unread| is_of(&unread.key, &replica::current().to_string())) {
            replica::change();
        }
        let has_gaps = record.with_ledger(|ledger| ledger.has_gaps());
        if (!unread.is_empty() || has_gaps) && !keeper.is_read_only() {
            leptos::task::spawn_local(async move {
                // What stays where it is harms nobody there.
                let _ = library.shelf().set_aside(&unread).await;
                keeper.settle(&record).await;
                keeper.mend(&record).await;
            });
        }
        keeper
    }

    /// Where campaigns are stored.
    pub(super) fn shelf(self) -> BrowserShelf {
        self.library.shelf()
    }

    /// Whether what is on the screen is stored; follows it.
    pub fn state(self) -> SaveState {
        self.state.get()
    }

    /// Whether nothing may be changed here.
    pub fn is_read_only(self) -> bool {
        self.state.with_untracked(|state| matches!(state, SaveState::ReadOnly(_)))
    }

    /// Writes a change that was just recorded in the document.
    pub fn keep(self, delta: &Delta) {
        let Some(record) = self.record() else { return };
        let Some(key) = self.document.try_with_untracked(change_key) else { return };
        self.place.update_value(|place| place.version += 1);
        // Where it fails, the record remembers and says so.
        let _ = record.keep(key, change_text(delta));
        self.say(&record);
        replica::ask_to_persist();
        let many = record.with_ledger(|ledger| ledger.count() > MANY_CHANGES || ledger.size() > MANY_BYTES);
        leptos::task::spawn_local(async move {
            self.settle(&record).await;
            self.mend(&record).await;
            if many || matches!(record.state(), SaveState::NotSaved(_)) {
                // A snapshot may fit where the change did not, once the changes in it go.
                self.fold_when_idle();
            }
        });
    }

    /// Finds out whether the stores still have the campaign, and writes it again where they do not: for when somebody
    /// comes back to the tab. Site data may have been cleared meanwhile. One that was deleted elsewhere stays away until
    /// somebody goes on with it.
    pub fn look_again(self) {
        let Some(record) = self.record() else { return };
        leptos::task::spawn_local(async move {
            if let Ok(Some(listing)) = self.shelf().listing(self.id).await {
                self.note_deleted(listing.deleted.is_some());
            }
            record.look_again().await;
            if self.deleted.try_get_untracked() == Some(false) {
                self.say(&record);
                self.mend(&record).await;
            }
        });
    }

    /// Whether the campaign was deleted in another tab; follows it.
    pub fn is_deleted(self) -> bool {
        self.deleted.get()
    }

    /// Notes whether the campaign is deleted.
    pub fn note_deleted(self, is_deleted: bool) {
        if self.deleted.try_get_untracked().is_some_and(|before| before != is_deleted) {
            self.deleted.set(is_deleted);
        }
    }

    /// Takes a deletion back, and writes what of the campaign is gone.
    ///
    /// # Errors
    /// Why it was not, as a sentence.
    pub async fn restore(self) -> Result<(), String> {
        if self.library.restore(self.id).await.is_err()
            && let Some(record) = self.record()
        {
            // It was removed for good: here it still is.
            record.look_again().await;
            self.fold_now().await;
            self.library.restore(self.id).await?;
        }
        self.note_deleted(false);
        Ok(())
    }

    /// Takes in that another tab has put a snapshot in the place of what this one relies on.
    pub fn note_folded(self, folded: Folded) {
        let Some(record) = self.record() else { return };
        leptos::task::spawn_local(async move { record.note_folded(&folded).await });
    }

    /// Notes a change that another tab has written. `false` when it was known already.
    pub fn note(self, key: Key, size: usize) -> bool {
        self.place.update_value(|place| place.version += 1);
        self.record().is_some_and(|record| record.note_foreign(key, size))
    }

    /// Whether a change under this key comes from this tab, or is in the document already.
    pub fn knows(self, key: &Key, own: Replica) -> bool {
        let known = self.record().is_none_or(|record| record.with_ledger(|ledger| ledger.knows(key)));
        known || is_of(key, &own.to_string())
    }

    /// Hands the campaign back when it is left with changes that are not stored.
    pub fn leave(self) {
        let Some(record) = self.record() else { return };
        if matches!(record.state(), SaveState::Saving | SaveState::NotSaved(_)) {
            let document = self.document.get_untracked();
            self.library.hold(Opened { document, record, unread: Vec::new() });
        }
    }

    fn record(self) -> Option<Rc<BrowserRecord>> {
        self.place.try_with_value(|place| Rc::clone(&place.record))
    }

    /// Writes what is not written yet, and tries again later where that fails.
    async fn settle(self, record: &Rc<BrowserRecord>) {
        record.settle().await;
        if record.with_ledger(|ledger| ledger.has_homeless()) {
            replica::retire();
        }
        self.say(record);
        if matches!(record.state(), SaveState::NotSaved(_)) {
            self.retry_later();
        }
    }

    fn retry_later(self) {
        let retrying = self.place.try_update_value(|place| std::mem::replace(&mut place.retrying, true));
        if retrying != Some(false) {
            return;
        }
        page::after(RETRY, move || {
            // The campaign may have been left; what is not stored of it is held by the library then.
            self.place.try_update_value(|place| place.retrying = false);
            let Some(record) = self.record() else { return };
            leptos::task::spawn_local(async move {
                self.settle(&record).await;
                if record.with_ledger(|ledger| ledger.needs_snapshot()) {
                    self.fold_when_idle();
                }
            });
        });
    }

    /// Writes the campaign whole where that is needed before anything can be called saved. Who reads "Saving" should not
    /// have to wait until nothing changes.
    async fn mend(self, record: &BrowserRecord) {
        if record.with_ledger(|ledger| ledger.needs_snapshot()) {
            self.fold_now().await;
        }
    }

    /// Shows the state of the record. The library hears of it even when the campaign was left.
    fn say(self, record: &BrowserRecord) {
        let state = record.state();
        // What one store has already survives that the tab is closed.
        let is_at_risk = matches!(state, SaveState::NotSaved(_)) || record.with_ledger(|ledger| ledger.is_at_risk());
        self.library.set_unsaved(self.id, is_at_risk);
        if state == SaveState::Saved && record.take_cleared() {
            self.toasts.error(CLEARED);
        }
        if self.state.try_with_untracked(|old| *old != state) == Some(true) {
            self.state.set(state);
        }
    }

    fn fold_when_idle(self) {
        if self.place.try_update_value(|place| place.begin(Folding::Waiting)) == Some(true) {
            self.wait_for_idle();
        }
    }

    fn wait_for_idle(self) {
        let Some(version) = self.version() else { return };
        page::after(IDLE, move || {
            // The campaign may have been left, and then what was written stays as it is; or somebody could not wait.
            if self.place.try_with_value(|place| place.folding == Folding::Waiting) != Some(true) {
                return;
            }
            if self.version() == Some(version) {
                leptos::task::spawn_local(self.fold_now());
            } else {
                self.wait_for_idle();
            }
        });
    }

    async fn fold_now(self) {
        if self.place.try_update_value(|place| place.begin(Folding::Running)) == Some(true) {
            self.fold().await;
        }
    }

    fn version(self) -> Option<u64> {
        self.place.try_with_value(|place| place.version)
    }

    async fn fold(self) {
        let (Some(record), Some(version)) = (self.record(), self.version()) else { return };
        // Before the first piece is written: what comes later is not in the snapshot.
        let covered = record.with_ledger(|ledger| ledger.covered());
        let Some(number) = self.document.try_with_untracked(last_number) else { return };
        let visit = |look: &mut dyn FnMut(&Document)| {
            self.version() == Some(version) && self.document.try_with_untracked(|document| look(document)).is_some()
        };
        let snapshot = pack(number, visit).await;
        if let Some(snapshot) = &snapshot {
            // Where it fails, both stores keep what they have, and the state says whether that is everything.
            let _ = record.fold(snapshot, &replica::current().to_string(), &covered).await;
            self.say(&record);
        }
        self.place.try_update_value(|place| place.folding = Folding::No);
        if snapshot.is_none() || record.with_ledger(|ledger| ledger.needs_snapshot()) {
            // Something changed meanwhile, or was lost again.
            self.fold_when_idle();
        }
        if matches!(record.state(), SaveState::NotSaved(_)) {
            self.retry_later();
        }
    }
}

impl Place {
    /// Goes on to wait for a snapshot or to make it; `false` where that is under way already.
    fn begin(&mut self, next: Folding) -> bool {
        let begins = match next {
            Folding::Running => self.folding != Folding::Running,
            _ => self.folding == Folding::No,
        };
        if begins {
            self.folding = next;
        }
        begins
    }
}
