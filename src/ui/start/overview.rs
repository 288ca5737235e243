//! The campaigns of this browser as far as they have been read.

use crate::app::campaign_names;
use crate::app::library::{Library, OpenError};
use crate::browser::page;
use crate::document::Withheld;
use crate::domain::campaign::Campaign;
use crate::domain::id::CampaignId;
use crate::domain::sorting::sort_few;
use crate::storage::{Key, Listing, StoreError};
use crate::ui::element::ElementRef;
use crate::ui::reactive::{State, effect};
use leptos::prelude::*;
use std::sync::Arc;

/// The campaigns of this browser, newest first, read one after the other so that the page can be used meanwhile.
#[derive(Clone, Copy)]
pub struct Overview {
    library: Library,
    all: State<Vec<Known>>,
    refused: State<Option<StoreError>>,
    /// Whether it is known which campaigns there are.
    listed: RwSignal<bool>,
    /// Rises with each round of reading, so that the one before ends.
    round: StoredValue<u32>,
    /// The campaign that the user is asked about, how it is to be duplicated.
    duplicating: State<Option<Arc<Campaign>>>,
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
    /// What it leaves out, when it is a client copy.
    pub copy: Option<Withheld>,
    /// Rises each time it is read.
    pub version: u32,
    /// Where its stored texts lay when it was read: each writing takes a key of its own, so that other keys mean that
    /// it was changed.
    keys: Option<Vec<Key>>,
}

/// How far reading is.
#[derive(Clone)]
pub enum Reading {
    Waiting,
    Read(Arc<Campaign>),
    /// A sentence says why.
    Damaged(String),
}

impl Overview {
    /// Begins to read, and follows the library.
    pub fn provide(library: Library) -> Self {
        let overview = Self {
            library,
            all: State::new(Vec::new()),
            refused: State::new(None),
            listed: RwSignal::new(false),
            round: StoredValue::new(0),
            duplicating: State::new(None),
            heading: StoredValue::new(None),
        };
        // What is stored is outside of the program: this effect brings it in.
        effect(move || {
            library.track();
            leptos::task::spawn_local(overview.follow());
        });
        overview
    }

    /// Everything that is known; follows it.
    pub fn with<T>(self, read: impl FnOnce(&[Known]) -> T) -> T {
        self.all.with(|all| read(all))
    }

    /// Whether it is known that there is no campaign, deleted ones aside.
    pub fn is_empty(self) -> bool {
        self.listed.get() && self.with(|all| all.iter().all(|known| known.deleted.is_some()))
    }

    /// Whether it is known which campaigns there are; follows it.
    pub fn is_listed(self) -> bool {
        self.listed.get()
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

    /// What a campaign leaves out, when it is a client copy.
    pub fn copy_of(self, id: CampaignId) -> Option<Withheld> {
        self.all.with_untracked(|all| all.iter().find(|known| known.id == id).and_then(|known| known.copy))
    }

    /// Waits until everything is read.
    pub async fn settled(self) {
        let waits = |all: &Vec<Known>| all.iter().any(|known| matches!(known.reading, Reading::Waiting));
        while self.listed.try_get_untracked() == Some(false) || self.all.try_with_untracked(waits) == Some(true) {
            page::next_turn().await;
        }
    }

    /// The campaign that is being duplicated. Its dialog outlives the card, which is drawn anew when another tab changes
    /// the campaign.
    pub fn duplicating(self) -> State<Option<Arc<Campaign>>> {
        self.duplicating
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

    async fn follow(self) {
        let Some(round) = self.round.try_update_value(|round| {
            *round = round.wrapping_add(1);
            *round
        }) else {
            return;
        };
        let listed = self.library.list().await;
        // Another round may have begun, or the page may be gone.
        if self.round.try_get_value() != Some(round) {
            return;
        }
        self.listed.set(true);
        let listings = match listed {
            Ok(listings) => listings,
            Err(error) => return self.refused.set(Some(error)),
        };
        self.refused.set(None);
        campaign_names::keep_only(&listings.iter().map(|listing| listing.id).collect::<Vec<_>>());
        self.all.update(|all| {
            let mut old = std::mem::take(all);
            // Ids rise with the time at which they were made.
            all.extend(listings.into_iter().rev().map(|Listing { id, deleted }| {
                match old.iter().position(|known| known.id == id) {
                    Some(place) => Known { deleted, ..old.swap_remove(place) },
                    None => Known { id, deleted, reading: Reading::Waiting, copy: None, version: 0, keys: None },
                }
            }));
        });
        self.read_all(round).await;
    }

    /// Reads what is new or was changed, by this tab or another. Deleted campaigns come last.
    async fn read_all(self, round: u32) {
        let Some(mut queue) = self.all.try_with_untracked(|all| {
            all.iter().map(|known| (known.deleted.is_some(), known.id, known.keys.clone())).collect::<Vec<_>>()
        }) else {
            return;
        };
        sort_few(&mut queue, |a, b| (a.0, b.1) < (b.0, a.1));
        for (_, id, keys) in queue {
            page::next_turn().await;
            if self.round.try_get_value() != Some(round) {
                return;
            }
            let now = self.library.shelf().keys(id).await.ok();
            if now.is_some() && now == keys {
                continue;
            }
            let mut copy = None;
            let reading = match self.library.read(id).await {
                Ok(document) => {
                    copy = document.copy;
                    campaign_names::note(id, &document.campaign.briefing.name);
                    Reading::Read(Arc::new(document.campaign))
                }
                Err(OpenError::Damaged(why)) => Reading::Damaged(why),
                Err(OpenError::Refused(error)) => Reading::Damaged(format!("It cannot be read because {error}.")),
                Err(OpenError::Missing | OpenError::Deleted) => continue,
            };
            self.all.try_update(|all| {
                if let Some(known) = all.iter_mut().find(|known| known.id == id) {
                    known.reading = reading;
                    known.copy = copy;
                    known.version += 1;
                    known.keys = now;
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

    /// The campaign, if it counts in the calendar. In a client copy others do the tasks, and their prices may be unknown.
    pub fn counted(&self) -> Option<&Campaign> {
        match &self.reading {
            Reading::Read(campaign) if self.deleted.is_none() && self.copy.is_none() && !campaign.sample => {
                Some(campaign)
            }
            _ => None,
        }
    }
}
