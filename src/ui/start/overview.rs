//! The campaigns of this browser as far as they have been read.

use crate::app::library::{Library, OpenError};
use crate::browser::page;
use crate::domain::campaign::Campaign;
use crate::domain::id::CampaignId;
use crate::storage::{Listing, Raw, StoreError};
use crate::ui::element::ElementRef;
use crate::ui::reactive::effect;
use crate::ui::sort_few;
use leptos::prelude::*;
use std::sync::Arc;

/// The campaigns of this browser, newest first, read one after the other so that the page can be used meanwhile.
#[derive(Clone, Copy)]
pub struct Overview {
    library: Library,
    all: RwSignal<Vec<Known>>,
    refused: RwSignal<Option<StoreError>>,
    /// Rises with each round of reading, so that the one before ends.
    round: StoredValue<u32>,
    /// Where the focus goes when a card that had it goes.
    heading: StoredValue<Option<ElementRef>>,
}

/// A campaign and what is known of it.
#[derive(Clone)]
pub struct Known {
    pub id: CampaignId,
    /// When it was deleted, if so.
    pub deleted: Option<String>,
    pub reading: Reading,
    /// Rises each time it is read.
    pub version: u32,
    /// What of the stored text tells whether it is another by now.
    print: Option<Print>,
}

/// How far reading is.
#[derive(Clone)]
pub enum Reading {
    Waiting,
    Read(Arc<Campaign>),
    /// A sentence says why.
    Damaged(String),
}

/// Two stored texts of a campaign with equal prints are the same: each write changes a number or the time of saving at
/// the start of the snapshot, or adds or removes a change.
#[derive(Clone, PartialEq)]
struct Print {
    start: String,
    length: usize,
    changes: usize,
    last: Option<String>,
}

impl Overview {
    /// Begins to read, and follows the library.
    pub fn provide(library: Library) -> Self {
        let overview = Self {
            library,
            all: RwSignal::new(Vec::new()),
            refused: RwSignal::new(None),
            round: StoredValue::new(0),
            heading: StoredValue::new(None),
        };
        // What is stored is outside of the program: this effect brings it in.
        effect(move || overview.follow(library.list()));
        overview
    }

    /// Everything that is known; follows it.
    pub fn with<T>(self, read: impl FnOnce(&[Known]) -> T) -> T {
        self.all.with(|all| read(all))
    }

    /// Whether there is no campaign, deleted ones aside.
    pub fn is_empty(self) -> bool {
        self.with(|all| all.iter().all(|known| known.deleted.is_some()))
    }

    /// Why nothing is known, where the browser gives no storage.
    pub fn refused(self) -> Option<StoreError> {
        self.refused.get()
    }

    /// The sample that there is, if there is one.
    pub fn sample(self) -> Option<CampaignId> {
        let sample = |all: &Vec<Known>| {
            all.iter().find(|known| known.is_sample() && known.deleted.is_none()).map(|known| known.id)
        };
        self.all.try_with_untracked(sample).flatten()
    }

    /// Waits until everything is read.
    pub async fn settled(self) {
        let waits = |all: &Vec<Known>| all.iter().any(|known| matches!(known.reading, Reading::Waiting));
        while self.all.try_with_untracked(waits) == Some(true) {
            page::next_turn().await;
        }
    }

    /// Names the heading.
    pub fn set_heading(self, heading: ElementRef) {
        self.heading.set_value(Some(heading));
    }

    /// Gives the focus to the heading, because what had it is about to go.
    pub fn focus_heading(self) {
        if let Some(heading) = self.heading.get_value().and_then(|heading| heading.get_untracked()) {
            let _ = heading.focus();
        }
    }

    fn follow(self, listed: Result<Vec<Listing>, StoreError>) {
        let listings = match listed {
            Ok(listings) => listings,
            Err(error) => return self.refused.set(Some(error)),
        };
        self.refused.set(None);
        self.all.update(|all| {
            let mut old = std::mem::take(all);
            // Ids rise with the time at which they were made.
            all.extend(listings.into_iter().rev().map(|Listing { id, deleted }| {
                match old.iter().position(|known| known.id == id) {
                    Some(place) => Known { deleted, ..old.swap_remove(place) },
                    None => Known { id, deleted, reading: Reading::Waiting, version: 0, print: None },
                }
            }));
        });
        self.round.update_value(|round| *round = round.wrapping_add(1));
        leptos::task::spawn_local(self.read_all(self.round.get_value()));
    }

    /// Reads what is new or was changed, by this tab or another. Deleted campaigns come last.
    async fn read_all(self, round: u32) {
        let Some(mut queue) = self.all.try_with_untracked(|all| {
            all.iter().map(|known| (known.deleted.is_some(), known.id, known.print.clone())).collect::<Vec<_>>()
        }) else {
            return;
        };
        sort_few(&mut queue, |a, b| (a.0, b.1) < (b.0, a.1));
        for (_, id, print) in queue {
            page::next_turn().await;
            if self.round.try_get_value() != Some(round) {
                return;
            }
            let now = self.library.shelf().raw(id).ok().map(|raw| Print::of(&raw));
            if now.is_some() && now == print {
                continue;
            }
            let reading = match self.library.read(id).await {
                Ok(rebuilt) => Reading::Read(Arc::new(rebuilt.campaign)),
                Err(OpenError::Damaged(why)) => Reading::Damaged(why),
                Err(OpenError::Refused(error)) => Reading::Damaged(format!("It cannot be read because {error}.")),
                Err(OpenError::Missing | OpenError::Deleted) => continue,
            };
            self.all.try_update(|all| {
                if let Some(known) = all.iter_mut().find(|known| known.id == id) {
                    known.reading = reading;
                    known.version += 1;
                    known.print = now;
                }
            });
        }
    }
}

impl Known {
    /// Whether it is known to be a sample.
    pub fn is_sample(&self) -> bool {
        matches!(&self.reading, Reading::Read(campaign) if campaign.sample)
    }

    /// The campaign, if it counts in the calendar.
    pub fn counted(&self) -> Option<&Campaign> {
        match &self.reading {
            Reading::Read(campaign) if self.deleted.is_none() && !campaign.sample => Some(campaign),
            _ => None,
        }
    }
}

impl Print {
    fn of(raw: &Raw) -> Self {
        let snapshot = raw.snapshot.as_deref().unwrap_or_default();
        Self {
            start: snapshot.chars().take(120).collect(),
            length: snapshot.len(),
            changes: raw.changes.len(),
            last: raw.changes.last().map(|(key, _)| key.to_string()),
        }
    }
}
