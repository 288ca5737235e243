//! A field of a form that stands open while the campaign may change: see [`OpenField`] for the rule.

use super::kit::Clash;
use super::words::moment_in_words;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::document::edits::{Entity, Field};
use crate::domain::form::DateInput;
use crate::domain::month::parse_day;
use crate::domain::open_field::OpenField;
use leptos::prelude::*;

/// How much of a text is quoted.
const QUOTED: usize = 160;

/// What stands in the place of a date that is typed in part, of which the browser says nothing.
const INCOMPLETE: &str = "\u{0}";

/// What is typed into a field, and what the campaign has.
#[derive(Clone, Copy)]
pub struct LiveField {
    /// What stands in the field.
    pub value: RwSignal<String>,
    /// Whether that is a date typed in part.
    pub incomplete: RwSignal<bool>,
    state: RwSignal<OpenField<String>>,
}

impl LiveField {
    /// Opens with what the campaign has.
    pub fn new(kept: String) -> Self {
        Self::comparing(kept, String::eq)
    }

    /// The same for values that can be written in several ways.
    pub fn comparing(kept: String, is_same: fn(&String, &String) -> bool) -> Self {
        Self {
            value: RwSignal::new(kept.clone()),
            incomplete: RwSignal::new(false),
            state: RwSignal::new(OpenField::comparing(kept, is_same)),
        }
    }

    /// The campaign has this now: it comes into the field unless something else was typed there.
    pub fn follow(self, now: String) {
        self.change(|state| state.follow(now));
    }

    /// What the campaign has; once.
    pub fn kept(self) -> String {
        self.state.try_with_untracked(|state| state.now().clone()).unwrap_or_default()
    }

    /// Begins anew with what is kept, as when a form is emptied for the next one.
    pub fn reset(self, kept: String) {
        self.follow(kept);
        self.take_theirs();
    }

    /// What is typed that the campaign does not have; once, and nothing where the field is gone.
    pub fn unsaved_text(self) -> Option<String> {
        if untrack(|| self.is_touched()) { self.value.try_get_untracked() } else { None }
    }

    /// Whether something is typed that the campaign does not have; follows it.
    pub fn is_touched(self) -> bool {
        self.state().is_some_and(|state| state.is_touched())
    }

    /// Whether it was changed elsewhere as well, so that the user has to decide; follows it.
    pub fn clashes(self) -> bool {
        self.state().is_some_and(|state| state.clash().is_some())
    }

    /// Keeps what is typed, whatever it was changed to.
    pub fn keep_mine(self) {
        self.change(OpenField::keep_mine);
    }

    /// Takes what the campaign has.
    pub fn take_theirs(self) {
        self.change(OpenField::take_theirs);
    }

    /// What a date field holds; follows it.
    pub fn date(self) -> DateInput {
        DateInput { text: self.value.get(), incomplete: self.incomplete.get() }
    }

    /// The question beside the field. `at` and `field` say what it is, to tell when and by whom it was changed; `words`
    /// makes a value readable.
    pub fn clash(
        self,
        store: CampaignStore,
        at: Entity,
        field: Field,
        words: impl Fn(&str) -> String + Send + Sync + 'static,
    ) -> Clash {
        self.clash_of(move |theirs| {
            let moment = store.peek_document(|document| document.last_edit(at, field));
            let moment = moment.map(|moment| moment_in_words(&moment, untrack(|| store.today())));
            said(&words(theirs), moment.filter(|moment| !moment.is_empty()))
        })
    }

    /// The same for what is kept outside of a campaign.
    pub fn plain_clash(self) -> Clash {
        self.clash_of(|theirs| said(&quoted(theirs), None))
    }

    fn clash_of(self, said: impl Fn(&str) -> String + Send + Sync + 'static) -> Clash {
        let said = Signal::derive(move || self.state()?.clash().map(|theirs| said(theirs)));
        Clash {
            said,
            keep_mine: Callback::new(move |()| self.keep_mine()),
            take_theirs: Callback::new(move |()| self.take_theirs()),
        }
    }

    /// The state with what is typed in it; follows both. Nothing where the field is gone.
    fn state(self) -> Option<OpenField<String>> {
        let (mut state, incomplete, value) = (self.state.try_get()?, self.incomplete.try_get()?, self.value.try_get()?);
        state.type_in(if incomplete { INCOMPLETE.to_owned() } else { value });
        Some(state)
    }

    fn change(self, change: impl FnOnce(&mut OpenField<String>)) {
        let Some(mut state) = untrack(|| self.state()) else { return };
        let before = state.typed().clone();
        change(&mut state);
        if *state.typed() != before {
            self.value.set(state.typed().clone());
            self.incomplete.set(false);
        }
        self.state.set(state);
    }
}

/// A value as it stands in a sentence.
pub fn quoted(value: &str) -> String {
    let short: String = value.chars().take(QUOTED).collect();
    let more = if short.len() < value.len() { "…" } else { "" };
    if value.is_empty() { String::new() } else { format!("\"{short}{more}\"") }
}

/// A day as forms hold it, as people read it.
pub fn day_in_words(text: &str) -> String {
    parse_day(text).map_or_else(|_| text.to_owned(), locale::day)
}

fn said(theirs: &str, moment: Option<String>) -> String {
    let moment = moment.map(|moment| format!(" ({moment})")).unwrap_or_default();
    match theirs {
        "" => format!("Emptied elsewhere meanwhile{moment}."),
        theirs => format!("Changed elsewhere meanwhile to {theirs}{moment}."),
    }
}
