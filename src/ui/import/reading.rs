//! One file after the other.

use super::Importer;
use super::answer::Answer;
use super::asking::Asking;
use super::comparison::Comparison;
use super::note::{Failure, Note};
use super::question::{Obstacle, Question};
use super::tally::joined;
use crate::app::campaign_names;
use crate::app::copy_name::copy_name;
use crate::app::exported;
use crate::app::route::Route;
use crate::app::store::CampaignStore;
use crate::browser::{files, ids, page};
use crate::document::{self, Document, Opened, Preview, Standing};
use crate::domain::briefing::Briefing;
use crate::domain::campaign::Campaign;
use crate::domain::command::Command;
use crate::domain::id::CampaignId;
use crate::domain::limits;
use crate::storage::StoreError;
use crate::ui::counted::counted;
use crate::ui::lists;
use leptos::prelude::*;
use std::collections::VecDeque;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use web_sys::File;

/// What became of a file.
enum Outcome {
    /// Its campaign was added.
    Added(Placed),
    /// It was joined with the campaign that is here, or took its place; that has been said.
    Joined,
    /// Nothing was to be done, or the user wanted nothing done.
    Nothing,
}

/// A file's campaign that this browser now has.
struct Placed {
    id: CampaignId,
    name: String,
    /// What is said of it.
    said: String,
    /// Whether it is stored; if not, it can still be opened, once.
    stored: Result<(), StoreError>,
}

/// What this browser has of a file's campaign.
enum Here {
    /// Nothing.
    Nothing,
    /// The campaign.
    Campaign,
    /// Something with which the file cannot be compared at once.
    Behind(Obstacle),
}

/// How often it is looked whether a campaign has opened, in milliseconds.
const STEP: i32 = 30;
/// How long a campaign may take to open, in milliseconds.
const PATIENCE: i32 = 30_000;

impl Importer {
    /// Reads the files that wait until none does, and tells what became of them.
    pub(super) async fn work(self) {
        let mut placed = Vec::new();
        let mut failures = Vec::new();
        let mut repaired = Vec::new();
        let mut files = 0;
        while let Some(file) = self.waiting.try_update_value(VecDeque::pop_front).flatten() {
            let outcome = self.import(&file, &mut repaired).await;
            files += 1;
            match outcome {
                Ok(Outcome::Added(done)) => placed.push(done),
                Ok(Outcome::Joined | Outcome::Nothing) => {}
                Err(why) => failures.push(Failure { file: file.name(), why }),
            }
            self.progress.try_update(|progress| {
                if let Some((done, _)) = progress {
                    *done += 1;
                }
            });
        }
        self.progress.set(None);
        if files == 1 {
            self.show_only(placed.pop());
        } else {
            self.count(placed, &mut failures);
        }
        let failed = (!failures.is_empty()).then_some(Note::Failures(failures));
        self.notes.try_update(|notes| notes.extend(failed.into_iter().chain(repaired)));
    }

    /// Takes one file in.
    async fn import(self, file: &File, repaired: &mut Vec<Note>) -> Result<Outcome, String> {
        if lists::is_list(&file.name()) {
            return self.take_list(file).await;
        }
        let bytes = files::read(file).await?;
        // Reading a large file takes a while: what is said about it comes first.
        page::next_turn().await;
        let mut opened = document::read(&bytes, &mut ids::new_id).map_err(|error| error.to_string())?;
        drop(bytes);
        let name = opened.document.campaign.briefing.name.clone();
        let repairs = std::mem::take(&mut opened.repairs);
        let outcome = self.place(&file.name(), opened).await?;
        if !repairs.is_empty() && !matches!(outcome, Outcome::Nothing) {
            repaired.push(Note::Repairs { name, repairs });
        }
        Ok(outcome)
    }

    /// Has the user look at a list, for the open campaign.
    async fn take_list(self, file: &File) -> Result<Outcome, String> {
        let store = self.open.get_value();
        let is_copy = |store: CampaignStore| store.peek_document(|document| document.copy.is_some());
        if store.is_none_or(is_copy) {
            return Err("It is a list. Open the campaign that it belongs to, and drop it there.".to_owned());
        }
        self.lists.take(file.clone()).await;
        Ok(Outcome::Nothing)
    }

    /// Adds a file's campaign, or has the user compare it with the one that is here.
    async fn place(self, file: &str, mut opened: Opened) -> Result<Outcome, String> {
        if opened.given.has(opened.document.campaign.id.uuid())
            && let Some(id) = self.of_that_name(&opened.document.campaign.briefing).await
        {
            opened.take_for(id);
        }
        let id = opened.document.campaign.id;
        let name = opened.document.campaign.briefing.name.clone();
        let obstacle = match self.here(id).await {
            Here::Nothing => {
                let said = format!("{name} imported");
                return Ok(Outcome::Added(self.add(opened.document, said).await));
            }
            Here::Campaign => return self.compare(file, opened).await,
            Here::Behind(obstacle) => obstacle,
        };
        match self.ask(Asking::Question(Question { name, obstacle })).await {
            Answer::KeepBoth => Ok(self.keep_both(opened.document).await),
            Answer::Restore => {
                self.library
                    .restore(id)
                    .await
                    .map_err(|error| format!("The campaign stays in Recently deleted: {error}."))?;
                self.compare(file, opened).await
            }
            Answer::Apply(_) | Answer::Replace | Answer::Cancel => Ok(Outcome::Nothing),
        }
    }

    /// The one campaign here that is called so and is for that client, for a file that gives no id.
    async fn of_that_name(self, briefing: &Briefing) -> Option<CampaignId> {
        let is_it = |here: &Briefing| {
            let key = |briefing: &Briefing| [&briefing.name, &briefing.client].map(|text| text.trim().to_lowercase());
            key(here) == key(briefing)
        };
        if let Some(store) = self.open.get_value()
            && store.peek(|campaign| is_it(&campaign.briefing))
        {
            return Some(store.id());
        }
        let named = campaign_names::known().into_iter().filter(|(_, name)| name.trim() == briefing.name.trim());
        let mut found = None;
        for (id, _) in named {
            let is_here = self.library.listing(id).await.is_some_and(|listing| listing.deleted.is_none());
            let read = if is_here { self.library.read(id).await.ok() } else { None };
            if read.is_some_and(|document| is_it(&document.campaign.briefing)) {
                // Which of several is meant, only a person can say.
                found = if found.is_none() { Some(id) } else { return None };
            }
        }
        found
    }

    /// What this browser has of the id.
    async fn here(self, id: CampaignId) -> Here {
        if self.open_store(id).is_some() {
            return Here::Campaign;
        }
        let Some(listing) = self.library.listing(id).await else { return Here::Nothing };
        match (self.library.read(id).await, listing.deleted) {
            (Err(_), _) => Here::Behind(Obstacle::Damaged),
            (Ok(_), Some(_)) => Here::Behind(Obstacle::Deleted),
            (Ok(_), None) => Here::Campaign,
        }
    }

    async fn add(self, document: Document, said: String) -> Placed {
        let (id, name) = (document.campaign.id, document.campaign.briefing.name.clone());
        let stored = self.library.add(document).await;
        exported::mark_read(id);
        Placed { id, name, said, stored }
    }

    /// Adds the file's version under an id of its own. A client copy stays one: it has no prices to show as ours.
    async fn keep_both(self, document: Document) -> Outcome {
        let name = copy_name(&document.campaign.briefing.name, "(imported)");
        let said = format!("{name} added");
        let sample = document.campaign.sample;
        let campaign = Campaign { sample, ..document.campaign.under_new_ids(name, &mut ids::new_id) };
        let copy = Document { copy: document.copy, ..Document::new(campaign) };
        Outcome::Added(self.add(copy, said).await)
    }

    /// Shows what the file would change in the campaign that is here, and does what the user says.
    async fn compare(self, file: &str, opened: Opened) -> Result<Outcome, String> {
        let id = opened.document.campaign.id;
        let Some(store) = self.opened(id).await? else { return Ok(Outcome::Nothing) };
        let mut opened = opened;
        store.peek(|here| opened.recognise(here, &mut ids::new_id));
        let comparison = store.peek_document(|mine| Comparison::new(mine, &opened));
        if comparison.preview.standing == Standing::Same {
            exported::mark_read(id);
        }
        match comparison.preview.standing {
            Standing::Same => {
                let name = &comparison.name;
                self.toasts.notify(format!("Nothing new: {name} is here exactly as in this file."));
                return Ok(Outcome::Nothing);
            }
            Standing::Older => {
                self.toasts.notify("You already have everything in this file.");
                return Ok(Outcome::Nothing);
            }
            Standing::News => {}
        }
        match self.ask(Asking::Comparison(Arc::new(comparison))).await {
            Answer::Apply(preview) => {
                let outcome = self.apply(file, &preview, &opened.document).await;
                // Letting go of a large version takes a turn of its own.
                page::next_turn().await;
                outcome
            }
            Answer::Replace => self.replace(file, opened.document.campaign).await,
            Answer::KeepBoth => Ok(self.keep_both(opened.document).await),
            Answer::Restore | Answer::Cancel => Ok(Outcome::Nothing),
        }
    }

    /// Joins what was taken of a file.
    async fn apply(self, file: &str, preview: &Preview, theirs: &Document) -> Result<Outcome, String> {
        // The user may have gone elsewhere while the preview was open.
        let Some(store) = self.opened(theirs.campaign.id).await? else { return Ok(Outcome::Nothing) };
        // Another tab may have added influencers meanwhile.
        if let Some(count) = store.peek_document(|mine| preview.overflow(mine)) {
            let most = limits::INFLUENCERS;
            return Err(format!(
                "It would make {}, and a campaign holds {most} at most.",
                counted(count, "influencer")
            ));
        }
        store.keep_restore_point(&format!("Before importing {file}")).await;
        if !store.join_file(preview, theirs, &joined(file, preview)) {
            self.toasts.notify(format!("Nothing was taken from {file}."));
        }
        Ok(Outcome::Joined)
    }

    /// Makes the campaign that is here exactly what the file has.
    async fn replace(self, file: &str, theirs: Campaign) -> Result<Outcome, String> {
        let Some(store) = self.opened(theirs.id).await? else { return Ok(Outcome::Nothing) };
        store.keep_restore_point(&format!("Before importing {file}")).await;
        let id = theirs.id;
        store.dispatch(Command::Replace(Box::new(theirs))).map_err(|rejected| rejected.to_string())?;
        exported::mark_read(id);
        Ok(Outcome::Joined)
    }

    /// The campaign in this tab, after going to it where another view is open; `None` when the user stays there
    /// because of what is typed and not saved.
    async fn opened(self, id: CampaignId) -> Result<Option<CampaignStore>, String> {
        if self.open_store(id).is_none() {
            let navigation = self.navigation;
            navigation.leave(move || navigation.to(&Route::campaign(id)));
        }
        let mut waited = 0;
        loop {
            if let Some(store) = self.open_store(id) {
                return Ok(Some(store));
            }
            pause(STEP).await;
            let is_asked = self.navigation.pending.with_untracked(Option::is_some);
            let goes_there = self.navigation.route.with_untracked(|route| route.campaign_id() == Some(id));
            match (is_asked, goes_there) {
                (true, _) => {}
                (false, true) if waited < PATIENCE => waited += STEP,
                (false, true) => return Err("The campaign that is here could not be opened to compare it.".to_owned()),
                (false, false) => return Ok(None),
            }
        }
    }

    /// Goes to the only campaign that came in. It opens even where it could not be stored; its page says so.
    fn show_only(self, placed: Option<Placed>) {
        let Some(Placed { id, said, .. }) = placed else { return };
        self.toasts.notify(said);
        let is_shown = self.navigation.route.with_untracked(|route| route.campaign_id() == Some(id));
        if !is_shown {
            self.navigation.to(&Route::campaign(id));
        }
    }

    /// Says how many campaigns came in. One that could not be stored counts as a failure among several, because it is
    /// gone with the page.
    fn count(self, placed: Vec<Placed>, failures: &mut Vec<Failure>) {
        let mut stored = 0;
        for Placed { name, stored: result, .. } in placed {
            match result {
                Ok(()) => stored += 1,
                Err(error) => failures.push(Failure {
                    file: name,
                    why: format!("It was read and not stored, because {error}. Import it alone to work with it."),
                }),
            }
        }
        if stored > 0 {
            let text = format!("{} imported", counted(stored, "campaign"));
            let navigation = self.navigation;
            if navigation.route.with_untracked(|route| route.campaign.is_none()) {
                self.toasts.notify(text);
            } else {
                self.toasts.notify_with(text, "Show campaigns", move || navigation.to(&Route::default()));
            }
        }
    }
}

/// Waits, in milliseconds.
async fn pause(millis: i32) {
    let passed = js_sys::Promise::new(&mut |resolve, _| {
        page::after(millis, move || {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        });
    });
    let _ = wasm_bindgen_futures::JsFuture::from(passed).await;
}
