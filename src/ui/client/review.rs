//! Who is in focus, and what the client can do about them.

use crate::app::navigation::{Guarded, Holder, Navigation, Question};
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::document::edits::{Entity, Field};
use crate::domain::campaign::Campaign;
use crate::domain::command::Command;
use crate::domain::id::InfluencerId;
use crate::domain::limits;
use crate::domain::status::ClientStatus;
use crate::domain::touched::Touched;
use crate::ui::focus_on;
use crate::ui::kit::{Clash, Toasts, focused};
use crate::ui::live_field::{LiveField, quoted};
use crate::ui::reactive::{Derived, expect_context, memo, provide_context};
use leptos::{ev, prelude::*};
use std::sync::Arc;

/// The client's way through the roster. A service in the context of the client's view.
///
/// **Invariant:** a comment that was typed is in the campaign before another influencer comes into focus, before the
/// file is written, and before the page goes.
#[derive(Clone, Copy)]
pub struct Review {
    store: CampaignStore,
    session: Session,
    navigation: Navigation,
    toasts: Toasts,
    /// Whether those who are decided are left out of the list.
    pub undecided_only: RwSignal<bool>,
    /// Whom the list shows.
    pub rows: Derived<Arc<Vec<InfluencerId>>>,
    /// Who is in focus; `None` only when there is nobody.
    pub current: Derived<Option<InfluencerId>>,
    /// How many of the whole roster have each client status, in the order of [`ClientStatus::ALL`].
    pub counts: Derived<[usize; 4]>,
    /// The comment on the one in focus.
    pub comment: LiveField,
    /// Why the comment cannot be kept.
    pub comment_error: RwSignal<Option<String>>,
    /// Whether the list is open where it is a drawer.
    pub people_open: RwSignal<bool>,
    /// Whether the briefing is open where it is a drawer.
    pub briefing_open: RwSignal<bool>,
    /// Whether the dialog about returning the file is open.
    pub returning: RwSignal<bool>,
}

impl Review {
    /// Begins with the influencer of the address, or else with the first who is undecided.
    pub fn provide() -> Self {
        let store = expect_context::<CampaignStore>();
        let session = expect_context::<Session>();
        let navigation = expect_context::<Navigation>();
        let first = session.rows.with_untracked(|rows| {
            store.peek(|campaign| {
                rows.iter()
                    .find(|id| status_of(campaign, **id) == Some(ClientStatus::Pending))
                    .or(rows.first())
                    .copied()
            })
        });
        let addressed = memo(move || navigation.route.with(|route| route.influencer_id()));
        let current = memo(move || {
            store.track(Touched::PEOPLE);
            let (wanted, rows) = (addressed.get(), session.rows.get());
            let is_there = |id: &InfluencerId| store.peek(|campaign| campaign.roster.get(*id).is_some());
            wanted.filter(is_there).or(first.filter(is_there)).or(rows.first().copied())
        });
        let undecided_only = RwSignal::new(false);
        let rows = memo(move || {
            let rows = session.rows.get();
            if !undecided_only.get() {
                return rows;
            }
            store.track(Touched::STATUSES);
            // Whoever is in focus stays in the list, so that a decision does not take them away from under it.
            let now = current.get();
            let stays = |campaign: &Campaign, id: InfluencerId| {
                Some(id) == now || status_of(campaign, id) == Some(ClientStatus::Pending)
            };
            store.peek(|campaign| Arc::new(rows.iter().copied().filter(|id| stays(campaign, *id)).collect()))
        });
        let counts = store.memo(Touched::STATUSES.and(Touched::PEOPLE), |campaign| {
            let mut counts = [0; 4];
            for influencer in &campaign.roster {
                counts[influencer.client_status as usize] += 1;
            }
            counts
        });
        let review = Self {
            store,
            session,
            navigation,
            toasts: expect_context(),
            undecided_only,
            rows,
            current,
            counts,
            // From the start: a field that is just being built takes no other value than its first.
            comment: LiveField::comparing(
                current
                    .get_untracked()
                    .and_then(|id| store.peek(|campaign| comment_of(campaign, id)))
                    .unwrap_or_default(),
                |one, other| one.trim_end() == other.trim_end(),
            ),
            comment_error: RwSignal::new(None),
            people_open: RwSignal::new(false),
            briefing_open: RwSignal::new(false),
            returning: RwSignal::new(false),
        };
        provide_context(review);
        review.follow_comment();
        // What cannot be kept would be lost; the rest is kept when it is left.
        let question = Question::Page {
            title: "Unsaved comment",
            saves: "Save comment",
            save: Callback::new(move |()| review.keep_comment()),
            discard: None,
        };
        let unsaved = Signal::derive(move || review.is_comment_refused());
        navigation.guard(Guarded { holder: Holder::Panel, unsaved, question });
        review
    }

    /// How many there are, and how many of them are decided: those whose client status is not Pending.
    pub fn decided(self) -> (usize, usize) {
        let counts = self.counts.get();
        let all: usize = counts.iter().sum();
        (all - counts[ClientStatus::Pending as usize], all)
    }

    /// Decides about the one in focus.
    pub fn decide(self, status: ClientStatus) {
        let Some(id) = self.current.try_get_untracked().flatten() else { return };
        if self.store.peek(|campaign| status_of(campaign, id)) != Some(status) {
            self.store.dispatch_or_tell(Command::client_status(&[id], status));
        }
    }

    /// Brings somebody into focus, once the comment on the one before is kept.
    pub fn show(self, id: InfluencerId) {
        if !self.keep_comment() {
            return;
        }
        self.people_open.set(false);
        if self.current.get_untracked() == Some(id) {
            return self.focus_card();
        }
        let route = self.navigation.route.get_untracked();
        self.navigation.replace(&route.with_influencer(Some(id)));
    }

    /// Goes to the next of the list, or the one before.
    pub fn step(self, forward: bool) {
        let rows = self.rows.get_untracked();
        let place = self.place(&rows);
        let next = match (place, forward) {
            (Some(place), true) => Some(place + 1),
            (Some(place), false) => place.checked_sub(1),
            (None, _) => Some(0),
        };
        match next.and_then(|next| rows.get(next)) {
            Some(id) => self.show(*id),
            None => self.toasts.announce(if forward {
                "This is the last influencer"
            } else {
                "This is the first influencer"
            }),
        }
    }

    /// Goes to the next whose client status is Pending, from the end of the list on to its start.
    pub fn next_undecided(self) {
        // Everybody counts, also those whom the filter of the list hides: nobody should be forgotten.
        let (rows, all) = (self.session.rows.get_untracked(), self.everybody());
        let rows = if rows.len() == all.len() { rows } else { Arc::new(all) };
        let from = self.place(&rows).map_or(0, |place| place + 1);
        let (before, after) = rows.split_at(from.min(rows.len()));
        let now = self.current.get_untracked();
        let is_open = |campaign: &Campaign, id: InfluencerId| {
            Some(id) != now && status_of(campaign, id) == Some(ClientStatus::Pending)
        };
        let next = self.store.peek(|campaign| after.iter().chain(before).copied().find(|id| is_open(campaign, *id)));
        match next {
            Some(id) => self.show(id),
            None if self.counts.with_untracked(|counts| counts[0] > 0) => {
                self.toasts.announce("This is the last one without a decision");
            }
            None => self.start_return(),
        }
    }

    /// Opens the dialog about returning the file.
    pub fn start_return(self) {
        if self.keep_comment() {
            self.returning.set(true);
        }
    }

    /// Puts what is typed as a comment into the campaign; `false` when it cannot be kept.
    pub fn keep_comment(self) -> bool {
        let (Some(Some(id)), Some(typed)) = (self.current.try_get_untracked(), self.comment.value.try_get_untracked())
        else {
            return true;
        };
        let Some(kept) = self.store.peek(|campaign| comment_of(campaign, id)) else { return true };
        let text = typed.trim_end();
        let result = if kept == typed || kept == text {
            Ok(())
        } else if untrack(|| self.comment.clashes()) {
            // The question stands beside the field already.
            return false;
        } else {
            limits::free_text("The comment", text).and_then(|text| {
                self.store.dispatch(Command::SetClientComment(id, text)).map_err(|rejected| rejected.to_string())
            })
        };
        let is_kept = result.is_ok();
        self.comment_error.try_set(result.err());
        is_kept
    }

    /// Whether something is typed as a comment that cannot be kept as it is.
    fn is_comment_refused(self) -> bool {
        self.comment.is_touched()
            && (self.comment.clashes()
                || self.comment.value.with(|text| limits::free_text("The comment", text.trim_end()).is_err()))
    }

    /// What was changed elsewhere while the comment was typed.
    pub fn comment_clash(self) -> Clash {
        let said = Signal::derive(move || {
            let id = self.current.get()?;
            let clash = self.comment.clash(self.store, Entity::Influencer(id), Field::ClientComment, quoted);
            clash.said.get()
        });
        Clash {
            said,
            keep_mine: Callback::new(move |()| {
                self.comment.keep_mine();
                self.keep_comment();
            }),
            take_theirs: Callback::new(move |()| self.comment.take_theirs()),
        }
    }

    /// Gives the focus to the name of the one in focus: once that is drawn, but before the next key, which would else
    /// land in the field that is left.
    pub fn focus_card(self) {
        const NAME: &str = ".client-view .card-name-now";
        leptos::task::spawn_local(async { focus_on(NAME) });
        // The card may be drawn anew.
        request_animation_frame(|| {
            if focused().is_none() {
                focus_on(NAME);
            }
        });
    }

    /// The field shows the comment on the one in focus, unless something else is being typed. Undo and another tab
    /// change it from outside; this effect brings that into the field.
    fn follow_comment(self) {
        let kept = memo(move || {
            self.store.track(Touched::STATUSES.and(Touched::PEOPLE));
            let id = self.current.get();
            (id, id.and_then(|id| self.store.peek(|campaign| comment_of(campaign, id))).unwrap_or_default())
        });
        Effect::watch(
            move || kept.get(),
            move |(id, now), before, _| {
                let is_other = before.is_none_or(|(old, _)| old != id);
                if is_other {
                    self.comment.reset(now.clone());
                    self.comment_error.set(None);
                } else {
                    self.comment.follow(now.clone());
                    if !untrack(|| self.comment.is_touched()) {
                        self.comment_error.set(None);
                    }
                }
                if before.is_some() && is_other {
                    self.focus_card();
                }
            },
            true,
        );
        let hidden = window_event_listener_untyped("visibilitychange", move |_| {
            self.keep_comment();
        });
        let gone = window_event_listener(ev::pagehide, move |_| {
            self.keep_comment();
        });
        on_cleanup(move || {
            hidden.remove();
            gone.remove();
            self.keep_comment();
        });
    }

    fn everybody(self) -> Vec<InfluencerId> {
        self.store.peek(|campaign| campaign.roster.iter().map(|influencer| influencer.id).collect())
    }

    fn place(self, rows: &[InfluencerId]) -> Option<usize> {
        let now = self.current.get_untracked()?;
        rows.iter().position(|id| *id == now)
    }
}

fn status_of(campaign: &Campaign, id: InfluencerId) -> Option<ClientStatus> {
    campaign.roster.get(id).map(|influencer| influencer.client_status)
}

fn comment_of(campaign: &Campaign, id: InfluencerId) -> Option<String> {
    campaign.roster.get(id).map(|influencer| influencer.client_comment.clone())
}
