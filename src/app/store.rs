//! The open campaign: read through memos, changed through [`CampaignStore::dispatch`].

use super::keeper::{Keeper, Kept};
use super::library::{BrowserShelf, Library, Opened};
use super::person::Person;
use super::recording::record;
use crate::browser::{clock, page, replica};
use crate::document::{Delta, Document, History, Preview, StepId, StepStanding, Stepped};
use crate::domain::campaign::Campaign;
use crate::domain::cell::{self, CellText};
use crate::domain::command::{Command, Rejected};
use crate::domain::id::CampaignId;
use crate::domain::touched::Touched;
use crate::storage::{Deletion, Folded, Key, SaveState};
use crate::ui::kit::Toasts;
use crate::ui::later::do_now;
use crate::ui::reactive::{Derived, State, expect_context, memo, memo_from, provide_context};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The open campaign. A service in the context of its page.
///
/// One private signal holds the whole campaign. Nothing subscribes to it directly: a memo names the parts of the
/// campaign it reads, and is computed again only when a command has touched one of them.
#[derive(Clone, Copy)]
pub struct CampaignStore {
    document: State<Document>,
    person: Person,
    /// How often each part was touched.
    briefing: RwSignal<u32>,
    roster: RwSignal<u32>,
    profiles: RwSignal<u32>,
    statuses: RwSignal<u32>,
    tasks: RwSignal<u32>,
    details: RwSignal<u32>,
    table: RwSignal<u32>,
    /// Of each influencer, whether they are in: all that a calendar needs to know of statuses.
    active: Derived<Vec<bool>>,
    history: StoredValue<History>,
    /// What undo and redo would do.
    steps: State<(Option<String>, Option<String>)>,
    keeper: Keeper,
    toasts: Toasts,
    today: State<NaiveDate>,
    id: CampaignId,
}

impl CampaignStore {
    /// Takes over a campaign that was opened, and puts the service into the context.
    pub fn provide(library: Library, toasts: Toasts, opened: Opened) -> Self {
        let Opened { document, record, unread } = opened;
        let id = document.campaign.id;
        let document = State::new(document);
        let (roster, statuses) = (RwSignal::new(0), RwSignal::new(0));
        let active = memo(move || {
            roster.track();
            statuses.track();
            let active = |document: &Document| {
                document.campaign.roster.iter().map(|influencer| influencer.influencer_status.is_active()).collect()
            };
            document.with_untracked(active)
        });
        let store = Self {
            document,
            person: expect_context(),
            briefing: RwSignal::new(0),
            roster,
            profiles: RwSignal::new(0),
            statuses,
            tasks: RwSignal::new(0),
            details: RwSignal::new(0),
            table: RwSignal::new(0),
            active,
            history: StoredValue::new(History::default()),
            steps: State::new((None, None)),
            keeper: Keeper::new(library, toasts, document, Kept { record, unread }),
            toasts,
            today: State::new(clock::today()),
            id,
        };
        provide_context(store);
        store.follow_midnight();
        store
    }

    /// Which campaign it is.
    pub fn id(self) -> CampaignId {
        self.id
    }

    /// A memo of something in the campaign, computed again when one of `parts` was touched.
    pub fn memo<T>(self, parts: Touched, read: impl Fn(&Campaign) -> T + Send + Sync + 'static) -> Derived<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        memo(move || {
            self.track(parts);
            self.document.with_untracked(|document| read(&document.campaign))
        })
    }

    /// The same of something that is made faster from what it was before.
    pub fn memo_from<T>(
        self,
        parts: Touched,
        read: impl Fn(&Campaign, Option<&T>) -> T + Send + Sync + 'static,
    ) -> Derived<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        memo_from(move |before| {
            self.track(parts);
            self.document.with_untracked(|document| read(&document.campaign, before))
        })
    }

    /// Subscribes to parts of the campaign.
    pub fn track(self, parts: Touched) {
        self.each_of(parts, |signal| signal.track());
    }

    /// Subscribes to who is neither Rejected nor Cancelled. Most changes of statuses change nobody in that, and what
    /// visits every task need not do so again.
    pub fn track_active(self) {
        self.active.track();
    }

    /// Reads something once, without following it.
    pub fn peek<T>(self, read: impl FnOnce(&Campaign) -> T) -> T {
        self.document.with_untracked(|document| read(&document.campaign))
    }

    /// Reads something of the document once, without following it.
    pub fn peek_document<T>(self, read: impl FnOnce(&Document) -> T) -> T {
        self.document.with_untracked(read)
    }

    /// The present day where the user is; follows midnight.
    pub fn today(self) -> NaiveDate {
        self.today.get()
    }

    /// Carries out a change, keeps it, says it, and offers to undo it.
    ///
    /// # Errors
    /// [`Rejected`]; nothing has changed then, and nothing was said.
    pub fn dispatch(self, command: Command) -> Result<(), Rejected> {
        // Of a removal of many the undo is gone with this tab; the restore point stays.
        let removed = match &command {
            Command::RemoveInfluencers(ids) if ids.len() > 1 => Some(self.peek_document(Document::clone)),
            _ => None,
        };
        let stepped = self.step("", |history, document| Some(history.dispatch(document, command)));
        let stepped = stepped.unwrap_or(Err(Rejected::NoInfluencer))?;
        if let Some(before) = removed {
            let label = format!("Before: {}", stepped.label);
            leptos::task::spawn_local(async move { self.keep_as_restore_point(before, &label).await });
        }
        self.offer_undo(stepped);
        Ok(())
    }

    /// Carries out a large change that is called `label`, keeps it, says it, and offers to undo it. What is seen follows
    /// in a turn of its own, once the change is stored.
    ///
    /// # Errors
    /// [`Rejected`]; nothing has changed then, and nothing was said.
    pub async fn dispatch_as(self, command: Command, label: String) -> Result<(), Rejected> {
        let stepped = self.carry_out("", |history, document| Some(history.dispatch_as(document, command, label)));
        let stepped = stepped.unwrap_or(Err(Rejected::NoInfluencer))?;
        page::next_turn().await;
        self.touch(stepped.touched);
        self.offer_undo(stepped);
        Ok(())
    }

    /// Carries out a change that cannot fail unless a second tab took away what it changes; then says so.
    pub fn dispatch_or_tell(self, command: Command) {
        if let Err(rejected) = self.dispatch(command) {
            self.toasts.error(rejected.to_string());
        }
    }

    /// Writes a text into a cell of the roster, as a change of its own.
    ///
    /// # Errors
    /// What is wrong with the text, as a sentence.
    pub fn write_cell(self, cell: CellText) -> Result<(), String> {
        let (command, refused) = self.peek(|campaign| cell::edit(campaign, &[cell]));
        if let Some(refused) = refused.into_iter().next() {
            return Err(refused.why);
        }
        command.map_or(Ok(()), |command| self.dispatch(command).map_err(|why| why.to_string()))
    }

    /// Takes in what a preview of a file says, as one step; says so and offers to undo it. `false` when it comes to
    /// nothing.
    pub fn join_file(self, preview: &Preview, theirs: &Document, label: &str) -> bool {
        if self.keeper.is_read_only() {
            self.toasts.error(Rejected::ReadOnly.to_string());
            return false;
        }
        let replica = replica::current();
        let joined = self.document.try_update_untracked(|document| {
            let old = document.campaign.clone();
            let (mut delta, touched) = preview.apply(document, theirs, replica);
            document.describe(&mut delta, replica, &clock::now_text(), &self.person.signs(document), label);
            (old, delta, touched)
        });
        let Some((old, delta, touched)) = joined else { return false };
        if delta.is_empty() {
            return false;
        }
        self.keeper.keep(&delta);
        let currency = old.briefing.currency;
        let remember =
            |history: &mut History| history.remember(label.to_owned(), Command::Replace(Box::new(old)), currency);
        let step = self.history.try_update_value(remember);
        self.touch(touched);
        self.tell_steps();
        if let Some(step) = step {
            self.toasts.notify_with(label.to_owned(), "Undo", move || self.undo_step(step));
        }
        true
    }

    /// Says what was done, and offers to take that back. What changed nothing has nothing to be taken back.
    fn offer_undo(self, stepped: Stepped) {
        let Stepped { id, label, changed, .. } = stepped;
        match changed {
            true => self.toasts.notify_with(label, "Undo", move || self.undo_step(id)),
            false => self.toasts.notify("Nothing changed"),
        }
    }

    /// Takes one step back, if it is the last one: what was said of it may stand on the page for longer than that.
    fn undo_step(self, step: StepId) {
        match self.history.try_with_value(|history| history.standing(step)) {
            Some(StepStanding::Last) => self.undo(),
            Some(StepStanding::Below) => {
                self.toasts.notify("Later changes stand on this one. Undo those first.");
            }
            Some(StepStanding::Gone) => self.toasts.notify("This was undone already"),
            None => {}
        }
    }

    /// Takes the last change back.
    pub fn undo(self) {
        self.tell("Undone", self.step("Undone", History::undo));
    }

    /// Does the last undone change again.
    pub fn redo(self) {
        self.tell("Redone", self.step("Redone", History::redo));
    }

    /// What [`CampaignStore::undo`] would take back, if anything.
    pub fn undo_label(self) -> Option<String> {
        self.steps.with(|(undo, _)| undo.clone())
    }

    /// What [`CampaignStore::redo`] would do again, if anything.
    pub fn redo_label(self) -> Option<String> {
        self.steps.with(|(_, redo)| redo.clone())
    }

    /// Whether what is on the screen is stored; follows it.
    pub fn save_state(self) -> SaveState {
        self.keeper.state()
    }

    /// Whether the campaign was deleted in another tab; follows it.
    pub fn is_deleted(self) -> bool {
        self.keeper.is_deleted()
    }

    /// Takes that back. What was removed for good meanwhile is stored again.
    pub fn restore_deleted(self) {
        leptos::task::spawn_local(async move {
            match self.keeper.restore().await {
                Ok(()) => self.toasts.notify("Campaign restored"),
                Err(why) => self.toasts.error(why),
            }
        });
    }

    /// Finds out whether what is on the screen is still stored, for when somebody comes back to the tab.
    pub fn look_again(self) {
        self.keeper.look_again();
    }

    /// Takes in what another tab has written under `key`: a change, that it has folded, or that it has deleted the
    /// campaign.
    pub fn absorb(self, key: Key, change: &str) {
        if key.campaign() != self.id {
            return;
        }
        match key {
            Key::Folded(id) => Folded::parse(id, change).into_iter().for_each(|folded| self.keeper.note_folded(folded)),
            Key::Deleted(_) => self.keeper.note_deleted(Deletion::parse(change).deleted),
            Key::Change(..) if !self.keeper.knows(&key, replica::current()) => self.absorb_change(key, change),
            _ => {}
        }
    }

    fn absorb_change(self, key: Key, change: &str) {
        let absorb = |delta: Delta| {
            self.document
                .try_update_untracked(|document| {
                    self.history.try_update_value(|history| history.absorb(document, &delta))
                })
                .flatten()
        };
        let joined = Delta::read(change).ok().and_then(absorb);
        match joined {
            Some(touched) => {
                self.keeper.note(key, change.len());
                self.touch(touched);
            }
            None => self.toasts.error(
                "Another tab changed this campaign in a way this tab cannot follow. Reload this page to see it.",
            ),
        }
    }

    /// Where campaigns are stored.
    pub(super) fn shelf(self) -> BrowserShelf {
        self.keeper.shelf()
    }

    /// Where things are said.
    pub(super) fn toasts(self) -> Toasts {
        self.toasts
    }

    /// Leaves the campaign: what could not be stored is held by the library.
    pub fn leave(self) {
        self.keeper.leave();
    }

    /// Takes a step and has what is seen follow it.
    fn step(
        self,
        what: &str,
        run: impl FnOnce(&mut History, &mut Document) -> Option<Result<Stepped, Rejected>>,
    ) -> Option<Result<Stepped, Rejected>> {
        let stepped = self.carry_out(what, run)?;
        if let Ok(stepped) = &stepped {
            self.touch(stepped.touched);
        }
        Some(stepped)
    }

    /// Takes a step and keeps what it changed; what is seen does not follow yet.
    fn carry_out(
        self,
        what: &str,
        run: impl FnOnce(&mut History, &mut Document) -> Option<Result<Stepped, Rejected>>,
    ) -> Option<Result<Stepped, Rejected>> {
        if self.keeper.is_read_only() {
            return Some(Err(Rejected::ReadOnly));
        }
        let stepped = do_now(|| {
            self.document
                .try_update_untracked(|document| self.history.try_update_value(|history| run(history, document)))
                .flatten()
                .flatten()
        })?;
        // Undo and redo of a change are changes like any other to whoever reads what is stored.
        if let Some(stepped) = stepped.as_ref().ok().filter(|stepped| stepped.changed) {
            record(self.document, self.person, self.keeper, stepped, what);
        }
        self.tell_steps();
        Some(stepped)
    }

    fn tell_steps(self) {
        let steps = self
            .history
            .with_value(|history| (history.undo_label().map(str::to_owned), history.redo_label().map(str::to_owned)));
        self.steps.set(steps);
    }

    fn touch(self, parts: Touched) {
        self.each_of(parts, |signal| signal.update(|count| *count = count.wrapping_add(1)));
    }

    fn each_of(self, parts: Touched, visit: impl Fn(RwSignal<u32>)) {
        let signals = [
            (parts.briefing, self.briefing),
            (parts.roster, self.roster),
            (parts.profiles, self.profiles),
            (parts.statuses, self.statuses),
            (parts.tasks, self.tasks),
            (parts.details, self.details),
            (parts.table, self.table),
        ];
        for (_, signal) in signals.into_iter().filter(|(wanted, _)| *wanted) {
            visit(signal);
        }
    }

    fn tell(self, what: &str, stepped: Option<Result<Stepped, Rejected>>) {
        match stepped {
            Some(Ok(stepped)) => {
                let left = self.peek_document(|document| stepped.left.in_words(document));
                let nothing_came_of_it = !stepped.changed && left.is_some();
                let done = if nothing_came_of_it { format!("Not {}", what.to_lowercase()) } else { what.to_owned() };
                let said = format!("{done}: {}", stepped.label);
                self.toasts.notify(left.map_or(said.clone(), |left| format!("{said}. {left}.")));
            }
            Some(Err(rejected)) => self.toasts.error(format!("This cannot be {}: {rejected}", what.to_lowercase())),
            None => {}
        }
    }

    fn follow_midnight(self) {
        page::after(60_000, move || {
            let today = clock::today();
            match self.today.try_get_untracked() {
                Some(shown) if shown != today => self.today.set(today),
                Some(_) => {}
                None => return,
            }
            self.follow_midnight();
        });
    }
}
