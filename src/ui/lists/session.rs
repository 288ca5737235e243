//! One list that is looked at: how it is understood, what it would do, what the user has chosen.

use super::turns;
use crate::app::file_name::file_name_of;
use crate::app::list_memory;
use crate::app::store::CampaignStore;
use crate::browser::{clock, ids, locale, page};
use crate::domain::limits;
use crate::lists::{About, Choice, ListKind, Mapping, Meaning, Plan, Surveyed, Tally, Unreadable, left_out_table};
use crate::sheets::Book;
use crate::ui::kit::Toasts;
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// What became of a list.
#[derive(Clone)]
pub struct Taken {
    /// What was taken in, in words.
    pub said: String,
    /// The rows that were not.
    pub left_out: Vec<Unreadable>,
    /// Those rows as a file, and what it is called.
    pub book: Book,
    pub file_name: String,
    /// Whether there are rows among them that the user has not left out.
    pub is_unasked: bool,
}

/// One list that is looked at.
#[derive(Clone, Copy)]
pub struct ListSession {
    pub store: CampaignStore,
    toasts: Toasts,
    /// What the list is called.
    pub name: StoredValue<String>,
    /// Its table.
    pub surveyed: StoredValue<Arc<Surveyed>>,
    /// How it is understood.
    pub mapping: RwSignal<Mapping>,
    /// What it would do, as far as that is known.
    pub plan: RwSignal<Option<Plan>>,
    /// How many rows were read of how many, while they are.
    pub busy: RwSignal<Option<(usize, usize)>>,
    /// What the user has chosen, by number of row: it holds when the list is understood otherwise.
    chosen: StoredValue<HashMap<usize, Choice>>,
    /// Which work is the latest.
    turn: StoredValue<u32>,
    /// Whether the user has said anything about it.
    pub touched: RwSignal<bool>,
}

impl ListSession {
    /// Begins with a table.
    pub fn new(store: CampaignStore, toasts: Toasts, name: String, surveyed: Surveyed) -> Self {
        let about = store.peek(|campaign| About::of(campaign, clock::today()));
        let mapping = list_memory::read().recall(&surveyed, &about);
        let mapping = mapping.unwrap_or_else(|| Mapping::guess(&surveyed, None, &about));
        let session = Self {
            store,
            toasts,
            name: StoredValue::new(name),
            surveyed: StoredValue::new(Arc::new(surveyed)),
            mapping: RwSignal::new(mapping),
            plan: RwSignal::new(None),
            busy: RwSignal::new(None),
            chosen: StoredValue::new(HashMap::new()),
            turn: StoredValue::new(0),
            touched: RwSignal::new(false),
        };
        session.read();
        session
    }

    /// Has a column mean something else.
    pub fn set_meaning(self, column: usize, meaning: Meaning) {
        self.understand(|mapping, surveyed, about| mapping.set(column, meaning, surveyed, about));
    }

    /// Has the rows be something else.
    pub fn set_kind(self, kind: ListKind) {
        self.understand(|mapping, surveyed, about| *mapping = Mapping::guess(surveyed, Some(kind), about));
    }

    /// Changes how the list is understood, and reads it again.
    pub fn understand(self, change: impl FnOnce(&mut Mapping, &Surveyed, &About)) {
        self.touched.set(true);
        let about = self.store.peek(|campaign| About::of(campaign, clock::today()));
        let surveyed = self.surveyed.get_value();
        self.mapping.update(|mapping| {
            change(mapping, &surveyed, &about);
            mapping.decide(&surveyed, &about);
        });
        self.read();
    }

    /// Chooses what is done with a line.
    pub fn choose(self, at: usize, choice: Choice) {
        self.touched.set(true);
        self.plan.update(|plan| {
            if let Some(line) = plan.as_mut().and_then(|plan| plan.lines.get_mut(at)) {
                line.choose(choice);
                self.chosen.update_value(|chosen| {
                    chosen.insert(line.row, choice);
                });
            }
        });
    }

    /// Chooses the same for all who are known, or for all who are not.
    pub fn choose_all(self, is_known: bool, choice: Choice) {
        self.touched.set(true);
        self.plan.update(|plan| {
            let Some(plan) = plan else { return };
            if is_known {
                plan.choose_for_known(choice)
            } else {
                plan.choose_for_unknown(choice)
            }
            self.note_choices(plan);
        });
    }

    /// Takes rows that may be several tasks as those tasks, in the order of their days.
    pub fn choose_by_days(self) {
        self.touched.set(true);
        self.plan.update(|plan| {
            let Some(plan) = plan else { return };
            self.store.peek(|campaign| plan.choose_by_days(campaign));
            self.note_choices(plan);
        });
    }

    fn note_choices(self, plan: &Plan) {
        let made = plan.lines.iter().filter(|line| !line.asks).map(|line| (line.row, line.choice));
        self.chosen.update_value(|chosen| chosen.extend(made));
    }

    /// Has what is not in the list go from the campaign as well, or stay.
    pub fn remove_missing(self, removes: bool) {
        self.touched.set(true);
        self.mapping.update(|mapping| mapping.removes = removes);
        self.plan.update(|plan| plan.iter_mut().for_each(|plan| plan.mapping.removes = removes));
    }

    /// What it comes to.
    pub fn tally(self) -> Tally {
        self.plan.with(|plan| plan.as_ref().map(Plan::tally).unwrap_or_default())
    }

    /// Why it cannot be taken in, if so.
    pub fn obstacle(self) -> Option<String> {
        let count = self.plan.with(|plan| self.store.peek(|campaign| plan.as_ref()?.overflow(campaign)))?;
        Some(format!(
            "The campaign would have {} influencers; at most {} fit. Leave some out.",
            locale::count(count),
            locale::count(limits::INFLUENCERS)
        ))
    }

    /// Takes the list in, after a restore point was kept, and answers with what became of it. `None` when it could not
    /// be.
    pub async fn apply(self) -> Option<Taken> {
        let name = self.name.get_value();
        let (surveyed, mapping) = (self.surveyed.get_value(), self.mapping.get_untracked());
        let plan = self.plan.get_untracked()?;
        self.store.keep_restore_point(&format!("Before adding from {name}")).await;
        // Each of what follows takes a moment where the list has thousands of rows.
        page::next_turn().await;
        let tally = plan.tally();
        let taken = self.taken(&plan, &surveyed, tally.done());
        let Some(command) = self.store.peek(|campaign| plan.command(campaign, &mut ids::new_id)) else {
            self.toasts.notify(format!("Nothing was taken from {name}."));
            return Some(taken);
        };
        let mut memory = list_memory::read();
        memory.note(&surveyed, &mapping);
        list_memory::keep(&memory);
        page::next_turn().await;
        match self.store.dispatch_as(command, format!("{name}: {}", tally.done())).await {
            Ok(()) => Some(taken),
            Err(rejected) => {
                self.toasts.error(rejected.to_string());
                None
            }
        }
    }

    fn taken(self, plan: &Plan, surveyed: &Surveyed, said: String) -> Taken {
        let left_out = plan.left_out();
        let name = self.name.get_value();
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        let (title, currency) = (format!("{stem} left out"), self.store.peek(|campaign| campaign.briefing.currency));
        let book = Book {
            title: title.clone(),
            made: clock::today(),
            currency: currency.code().to_owned(),
            decimals: 2,
            tables: vec![left_out_table(&left_out, surveyed)],
        };
        let is_unasked = !plan.unreadable.is_empty() || plan.lines.iter().any(|line| line.asks);
        Taken { said, left_out, book, file_name: file_name_of(&title, "csv"), is_unasked }
    }

    /// Reads the rows, in turns. What was begun before is given up.
    fn read(self) {
        let turn = self.turn.with_value(|turn| turn.wrapping_add(1));
        self.turn.set_value(turn);
        let is_latest = move || self.turn.try_get_value() == Some(turn);
        self.busy.set(Some((0, 1)));
        let (surveyed, mapping) = (self.surveyed.get_value(), self.mapping.get_untracked());
        leptos::task::spawn_local(async move {
            let on_rows = move |progress| {
                let goes_on = is_latest();
                if goes_on {
                    self.busy.set(Some(progress));
                }
                goes_on
            };
            let Some(mut plan) = turns::plan(self.store, surveyed, mapping, on_rows).await else { return };
            if !is_latest() {
                return;
            }
            self.chosen.with_value(|chosen| {
                for at in 0..plan.lines.len() {
                    let choice = plan.lines.get(at).and_then(|line| chosen.get(&line.row)).copied();
                    let offered = plan.lines.get(at).map(|line| plan.choices(line)).unwrap_or_default();
                    if let Some(choice) = choice.filter(|choice| offered.contains(choice)) {
                        plan.lines[at].choose(choice);
                    }
                }
            });
            self.plan.set(Some(plan));
            self.busy.set(None);
        });
    }
}
