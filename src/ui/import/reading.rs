//! One file after the other.

use super::Importer;
use super::note::{Failure, Note};
use super::question::{Answer, Mine, Question};
use crate::app::copy_name::copy_name;
use crate::app::route::Route;
use crate::browser::{files, ids, page};
use crate::document::{self, Document};
use crate::domain::campaign::Campaign;
use crate::domain::command::Command;
use crate::domain::id::CampaignId;
use crate::storage::StoreError;
use crate::ui::counted::counted;
use leptos::prelude::*;
use std::collections::VecDeque;
use std::sync::Arc;
use web_sys::File;

/// A file's campaign that this browser now has.
struct Placed {
    id: CampaignId,
    name: String,
    /// What is said of it, unless that has been said.
    said: Option<String>,
    /// Whether it is stored; if not, it can still be opened, once.
    stored: Result<(), StoreError>,
}

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
                Ok(Some(done)) => placed.push(done),
                Ok(None) => {}
                Err(why) => failures.push(Failure { file: file.name(), why }),
            }
            self.progress.try_update(|progress| {
                if let Some((done, _)) = progress {
                    *done += 1;
                }
            });
        }
        self.progress.try_set(None);
        if files == 1 {
            self.show_only(placed.pop());
        } else {
            self.count(placed, &mut failures);
        }
        let failed = (!failures.is_empty()).then_some(Note::Failures(failures));
        self.notes.try_update(|notes| notes.extend(failed.into_iter().chain(repaired)));
    }

    /// Takes one file in. `None` when the user cancelled.
    async fn import(self, file: &File, repaired: &mut Vec<Note>) -> Result<Option<Placed>, String> {
        let bytes = files::read(file).await?;
        // Reading a large file takes a while: what is said about it comes first.
        page::next_turn().await;
        let opened = document::read(&bytes, &mut ids::new_id).map_err(|error| error.to_string())?;
        drop(bytes);
        let name = opened.document.campaign.briefing.name.clone();
        let placed = self.place(opened.document).await?;
        if placed.is_some() && !opened.repairs.is_empty() {
            repaired.push(Note::Repairs { name, repairs: opened.repairs });
        }
        Ok(placed)
    }

    /// Puts a file's campaign beside or in the place of what this browser has.
    async fn place(self, document: Document) -> Result<Option<Placed>, String> {
        let campaign = document.campaign.clone();
        let id = campaign.id;
        let name = campaign.briefing.name.clone();
        let mine = self.mine(id).await;
        match &mine {
            Mine::Absent => {
                let said = format!("{name} imported");
                return Ok(Some(self.add(document, said).await));
            }
            Mine::Present(mine) if **mine == campaign => {
                let said = format!("This browser already has exactly this campaign: {name}");
                return Ok(Some(Placed { id, name, said: Some(said), stored: Ok(()) }));
            }
            Mine::Deleted(mine) if **mine == campaign => {
                self.library.restore(id).await.map_err(|error| format!("It stays in Recently deleted: {error}."))?;
                let said = format!("{name} was in Recently deleted and is restored");
                return Ok(Some(Placed { id, name, said: Some(said), stored: Ok(()) }));
            }
            _ => {}
        }
        match self.ask(Question::new(&mine, &campaign)).await {
            Answer::Cancel => Ok(None),
            Answer::KeepBoth => {
                let sample = campaign.sample;
                let name = copy_name(&name, "(imported)");
                let said = format!("{name} added");
                let copy = Campaign { sample, ..campaign.duplicate(name, &mut ids::new_id) };
                Ok(Some(self.add(Document::new(copy), said).await))
            }
            Answer::Replace => self.replace(mine, campaign).await.map(Some),
        }
    }

    /// What this browser has of the id.
    async fn mine(self, id: CampaignId) -> Mine {
        if let Some(store) = self.open_store(id) {
            return Mine::Present(Arc::new(store.peek(Campaign::clone)));
        }
        let Some(listing) = self.library.listing(id).await else { return Mine::Absent };
        match self.library.read(id).await {
            Ok(document) if listing.deleted.is_some() => Mine::Deleted(Arc::new(document.campaign)),
            Ok(document) => Mine::Present(Arc::new(document.campaign)),
            Err(_) => Mine::Damaged,
        }
    }

    async fn add(self, document: Document, said: String) -> Placed {
        let (id, name) = (document.campaign.id, document.campaign.briefing.name.clone());
        Placed { id, name, said: Some(said), stored: self.library.add(document).await }
    }

    async fn replace(self, mine: Mine, campaign: Campaign) -> Result<Placed, String> {
        let id = campaign.id;
        let name = campaign.briefing.name.clone();
        // The open campaign's store says it and offers to undo it.
        let said_already = self.open_store(id).is_some();
        if let (false, Mine::Present(old)) = (said_already, &mine) {
            self.keep_copy(old).await;
        }
        self.write(campaign).await?;
        let was_deleted = matches!(mine, Mine::Deleted(_));
        if was_deleted {
            self.library
                .restore(id)
                .await
                .map_err(|error| format!("The campaign stays in Recently deleted: {error}."))?;
        }
        if let (false, Mine::Present(old) | Mine::Deleted(old)) = (said_already, mine) {
            let undo = move || leptos::task::spawn_local(self.take_back(Arc::clone(&old), was_deleted));
            self.toasts.notify_with(format!("{name} replaced by the file"), "Undo", undo);
        }
        Ok(Placed { id, name, said: None, stored: Ok(()) })
    }

    /// Keeps the version that is about to be replaced in Recently deleted, for the day when the message that offers
    /// to undo it is long gone. Where there is no room for it, the message is all there is.
    async fn keep_copy(self, old: &Campaign) {
        let copy = old.duplicate(copy_name(&old.briefing.name, "(before import)"), &mut ids::new_id);
        let id = copy.id;
        let _ = self.library.add(Document::new(copy)).await;
        let _ = self.library.delete(id).await;
        self.library.forget(id);
    }

    /// Puts the version that was there before an import back.
    async fn take_back(self, old: Arc<Campaign>, was_deleted: bool) {
        let name = old.briefing.name.clone();
        let id = old.id;
        let mut done = self.write(Campaign::clone(&old)).await;
        if done.is_ok() && was_deleted {
            if self.open_store(id).is_some() {
                self.navigation.to(&Route::default());
            }
            done =
                self.library.delete(id).await.map_err(|error| format!("The campaign was not deleted again: {error}."));
        }
        match done {
            Ok(()) => self.toasts.notify(format!("{name} is as it was before the import")),
            Err(why) => self.toasts.error(why),
        }
    }

    /// Puts a version of a campaign that this browser has in its place.
    async fn write(self, campaign: Campaign) -> Result<(), String> {
        match self.open_store(campaign.id) {
            Some(store) => {
                store.dispatch(Command::Replace(Box::new(campaign))).map_err(|rejected| rejected.to_string())
            }
            None => self.library.replace(campaign).await.map_err(|error| format!("Nothing was replaced: {error}")),
        }
    }

    /// Goes to the only campaign that came in. It opens even where it could not be stored; its page says so.
    fn show_only(self, placed: Option<Placed>) {
        let Some(Placed { id, said, .. }) = placed else { return };
        if let Some(said) = said {
            self.toasts.notify(said);
        }
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
