//! A detail while it is being typed.

use crate::app::store::CampaignStore;
use crate::document::edits::{Entity, Field};
use crate::domain::cell::CellText;
use crate::domain::detail::Detail;
use crate::domain::id::InfluencerId;
use crate::domain::month::parse_day;
use crate::domain::own_column::ColumnKind;
use crate::domain::query::Column;
use crate::domain::touched::Touched;
use crate::ui::kit::Clash;
use crate::ui::live_field::{LiveField, day_in_words, quoted};
use crate::ui::reactive::{Derived, effect, expect_context, provide_context, use_context};
use leptos::{ev, prelude::*};

/// What stands in the field of a detail, and what is kept of it. It is kept when the field is left, when the page is,
/// and when the panel goes on to somebody else.
#[derive(Clone, Copy)]
pub struct Typed {
    store: CampaignStore,
    id: InfluencerId,
    detail: Detail,
    live: LiveField,
    /// What is typed.
    pub text: RwSignal<String>,
    /// What is kept.
    pub kept: Derived<String>,
    /// Why what is typed cannot be kept.
    pub error: RwSignal<Option<String>>,
    /// Whether a date is typed in part.
    pub incomplete: RwSignal<bool>,
}

/// All that is typed about the influencer. A service in the context of the panel's body.
#[derive(Clone, Copy)]
pub struct TypedDetails {
    details: StoredValue<Vec<Typed>>,
    /// What is typed in the task form, as text.
    tasks: StoredValue<Option<Callback<(), String>>>,
}

impl TypedDetails {
    /// Makes the service and puts it into the context.
    pub fn provide() -> Self {
        let typed = Self { details: StoredValue::new(Vec::new()), tasks: StoredValue::new(None) };
        provide_context(typed);
        typed
    }

    /// Whether something of it cannot be kept as it is.
    pub fn has_refused(self) -> bool {
        self.details.with_value(|all| all.iter().any(|typed| typed.is_refused()))
    }

    /// The task form tells what is typed in it.
    pub fn tell_tasks(self, text: Callback<(), String>) {
        self.tasks.set_value(Some(text));
    }

    /// What is not kept, as text to be copied.
    pub fn text(self) -> String {
        let details = self.details.get_value().into_iter().filter_map(|typed| typed.live.unsaved_text());
        let tasks = self.tasks.get_value().and_then(|text| text.try_run(())).filter(|text| !text.is_empty());
        details.chain(tasks).collect::<Vec<_>>().join("\n")
    }
}

impl Typed {
    /// Shows what is kept.
    pub fn new(id: InfluencerId, detail: Detail) -> Self {
        let store = expect_context::<CampaignStore>();
        let kept = store.memo_from(Touched::DETAILS.and(Touched::PEOPLE), move |campaign, before: Option<&String>| {
            match campaign.roster.get(id) {
                Some(influencer) => influencer.details.get(detail).to_owned(),
                // What is typed about somebody who is gone stays, should they come back.
                None => before.cloned().unwrap_or_default(),
            }
        });
        let live = LiveField::comparing(kept.get_untracked(), |one, other| one.trim_end() == other.trim_end());
        let typed = Self {
            store,
            id,
            detail,
            live,
            text: live.value,
            kept,
            error: RwSignal::new(None),
            incomplete: live.incomplete,
        };
        typed.follow();
        if let Some(TypedDetails { details: all, .. }) = use_context() {
            all.update_value(|all| all.push(typed));
            on_cleanup(move || {
                all.try_update_value(|all| all.retain(|other| other.text != typed.text));
            });
        }
        typed
    }

    /// Whether what is typed cannot be kept as it is.
    fn is_refused(self) -> bool {
        if self.text.is_disposed() || !untrack(|| self.live.is_touched()) {
            return false;
        }
        let is_wrong =
            |text: &str| self.store.peek(|campaign| self.detail.read(text, campaign.table.columns()).is_err());
        let is_here = self.store.peek(|campaign| campaign.roster.get(self.id).is_some());
        let is_kept = is_here
            && !self.incomplete.get_untracked()
            && !untrack(|| self.live.clashes())
            && !self.text.with_untracked(|text| is_wrong(text));
        !is_kept
    }

    /// What was changed elsewhere while this was typed.
    pub fn clash(self) -> Clash {
        let is_day = self.store.peek(|campaign| *self.detail.kind(campaign.table.columns()) == ColumnKind::Date);
        let words = move |text: &str| match parse_day(text) {
            Ok(_) if is_day => day_in_words(text),
            _ => quoted(text),
        };
        let clash = self.live.clash(self.store, Entity::Influencer(self.id), Field::Detail(self.detail), words);
        let keep_mine = Callback::new(move |()| {
            self.live.keep_mine();
            self.keep();
        });
        Clash { keep_mine, ..clash }
    }

    /// Puts what is typed into the campaign; `false` when it cannot be kept, and why stands beside the field.
    pub fn keep(self) -> bool {
        let (Some(text), Some(kept)) = (self.text.try_get_untracked(), self.kept.try_get_untracked()) else {
            return true;
        };
        let result = if self.incomplete.get_untracked() {
            // The browser reports a partly typed date as empty, which would mean that there is none.
            Err("This date is incomplete.".to_owned())
        } else if text.trim_end() == kept {
            Ok(())
        } else if untrack(|| self.live.clashes()) {
            // The question stands beside the field already.
            return false;
        } else {
            let column = Column::Detail(self.detail);
            self.store.write_cell(CellText { influencer: self.id, column, text })
        };
        let is_kept = result.is_ok();
        if is_kept && let Some(kept) = self.kept.try_get_untracked() {
            // In the one way in which it is kept.
            self.live.reset(kept);
        }
        self.error.try_set(result.err());
        is_kept
    }

    /// Shows what is kept again; `false` when nothing else was typed.
    pub fn revert(self) -> bool {
        let kept = self.kept.get_untracked();
        let is_other = self.text.with_untracked(|text| *text != kept) || self.incomplete.get_untracked();
        if is_other {
            self.live.reset(kept);
            self.error.set(None);
        }
        is_other
    }

    /// Undo and another tab change what is kept; this brings it into the field, unless something else is being typed.
    fn follow(self) {
        effect(move || {
            let kept = self.kept.get();
            let is_typed = untrack(|| self.live.is_touched());
            self.live.follow(kept);
            if !is_typed {
                self.error.set(None);
            }
        });
        let hidden = window_event_listener_untyped("visibilitychange", move |_| {
            self.keep();
        });
        let gone = window_event_listener(ev::pagehide, move |_| {
            self.keep();
        });
        on_cleanup(move || {
            hidden.remove();
            gone.remove();
            self.keep();
        });
    }
}
