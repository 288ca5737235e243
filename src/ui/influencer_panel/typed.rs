//! A detail while it is being typed.

use crate::app::store::CampaignStore;
use crate::domain::cell::CellText;
use crate::domain::detail::Detail;
use crate::domain::id::InfluencerId;
use crate::domain::query::Column;
use crate::domain::touched::Touched;
use crate::ui::reactive::{Derived, expect_context};
use leptos::{ev, prelude::*};

/// What stands in the field of a detail, and what is kept of it. It is kept when the field is left, when the page is,
/// and when the panel goes on to somebody else.
#[derive(Clone, Copy)]
pub struct Typed {
    store: CampaignStore,
    id: InfluencerId,
    detail: Detail,
    /// What is typed.
    pub text: RwSignal<String>,
    /// What is kept.
    pub kept: Derived<String>,
    /// Why what is typed cannot be kept.
    pub error: RwSignal<Option<String>>,
    /// Whether a date is typed in part.
    pub incomplete: RwSignal<bool>,
}

impl Typed {
    /// Shows what is kept.
    pub fn new(id: InfluencerId, detail: Detail) -> Self {
        let store = expect_context::<CampaignStore>();
        let kept = store.memo(Touched::DETAILS, move |campaign| {
            campaign.roster.get(id).map(|influencer| influencer.details.get(detail).to_owned()).unwrap_or_default()
        });
        let typed = Self {
            store,
            id,
            detail,
            text: RwSignal::new(kept.get_untracked()),
            kept,
            error: RwSignal::new(None),
            incomplete: RwSignal::new(false),
        };
        typed.follow();
        typed
    }

    /// Puts what is typed into the campaign; `false` when it cannot be kept, and why stands beside the field.
    pub fn keep(self) -> bool {
        let (Some(text), Some(kept)) = (self.text.try_get_untracked(), self.kept.try_get_untracked()) else {
            return true;
        };
        let result = if self.incomplete.get_untracked() {
            // Of a date that is typed in part the browser gives nothing, which would mean that there is none.
            Err("This date is incomplete.".to_owned())
        } else if text.trim_end() == kept {
            Ok(())
        } else {
            let column = Column::Detail(self.detail);
            self.store.write_cell(CellText { influencer: self.id, column, text })
        };
        let is_kept = result.is_ok();
        if is_kept && let Some(kept) = self.kept.try_get_untracked() {
            // In the one way in which it is kept.
            self.text.try_set(kept);
        }
        self.error.try_set(result.err());
        is_kept
    }

    /// Shows what is kept again; `false` when nothing else was typed.
    pub fn revert(self) -> bool {
        let kept = self.kept.get_untracked();
        let is_other = self.text.with_untracked(|text| *text != kept) || self.incomplete.get_untracked();
        if is_other {
            self.text.set(kept);
            self.incomplete.set(false);
            self.error.set(None);
        }
        is_other
    }

    /// Undo and another tab change what is kept; this brings it into the field, unless something else is being typed.
    fn follow(self) {
        Effect::watch(
            move || self.kept.get(),
            move |now, before, _| {
                let is_typed = before.is_some_and(|before| self.text.with_untracked(|text| text != before));
                if !is_typed {
                    self.text.set(now.clone());
                    self.error.set(None);
                }
            },
            false,
        );
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
