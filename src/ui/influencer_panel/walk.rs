//! From one influencer to the next, in the order of the list.

use super::is_in_panel;
use crate::app::action::Action;
use crate::app::navigation::Navigation;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::board;
use crate::domain::id::InfluencerId;
use crate::domain::touched::Touched;
use crate::ui::commands::Commands;
use crate::ui::kit::Toasts;
use crate::ui::reactive::{Derived, expect_context, memo, provide_context};
use leptos::prelude::*;
use std::sync::Arc;

/// The list that is shown beside the panel, and the place in it. A service in the context of the panel.
#[derive(Clone, Copy)]
pub struct Walk {
    navigation: Navigation,
    toasts: Toasts,
    /// Who is shown, as the roster or the board has them now.
    order: Derived<Arc<Vec<InfluencerId>>>,
    /// At which place of it the one in the panel is; nowhere for somebody whom the filter hides.
    place: Derived<Option<usize>>,
    /// Where that was last: whoever drops out of the list because of a change leaves the next one there.
    last: StoredValue<usize>,
    /// Whether the one who comes was gone to from the one before, and whether the focus was in the panel then.
    step: StoredValue<Option<bool>>,
}

impl Walk {
    /// Makes the service, puts it into the context and offers its two commands.
    pub fn provide(who: Derived<Option<InfluencerId>>) -> Self {
        let store = expect_context::<CampaignStore>();
        let session = expect_context::<Session>();
        let navigation = expect_context::<Navigation>();
        let order = memo(move || {
            let rows = session.rows.get();
            let Some(by) = navigation.route.with(|route| route.board) else { return rows };
            store.track(Touched::STATUSES);
            store.peek(|campaign| Arc::new(board::order(campaign, &rows, by)))
        });
        let last = StoredValue::new(0);
        let place = memo(move || {
            let now = who.get()?;
            order.with(|order| order.iter().position(|id| *id == now))
        });
        Effect::watch(move || place.get(), move |place, _, _| place.iter().for_each(|at| last.set_value(*at)), true);
        let walk = Self { navigation, toasts: expect_context(), order, place, last, step: StoredValue::new(None) };
        provide_context(walk);
        let commands = expect_context::<Commands>();
        commands.offer(Action::NextInfluencer, move || walk.go(true));
        commands.offer(Action::PreviousInfluencer, move || walk.go(false));
        walk
    }

    /// "3 of 14"; nothing for somebody who is not in the list.
    pub fn place_in_words(self) -> Option<String> {
        let place = self.place.get()?;
        let count = self.order.with(|order| order.len());
        Some(format!("{} of {}", locale::count(place + 1), locale::count(count)))
    }

    /// Goes to the next one, or to the one before; asks first where something typed would be lost.
    pub fn go(self, forwards: bool) {
        let next = self.order.with_untracked(|order| {
            let (place, last) = (self.place.get_untracked(), self.last.get_value());
            let at = match (place, forwards) {
                (Some(at), true) => Some(at + 1),
                // The one behind whoever dropped out stands in that place now.
                (None, true) => Some(last.min(order.len().saturating_sub(1))),
                (Some(at), false) => at.checked_sub(1),
                (None, false) => Some(last.saturating_sub(1)),
            };
            at.and_then(|at| order.get(at).copied())
        });
        let Some(id) = next else {
            self.toasts.announce(if forwards { "This is the last influencer" } else { "This is the first influencer" });
            return;
        };
        let had_focus = is_in_panel();
        let (navigation, step) = (self.navigation, self.step);
        navigation.leave(move || {
            step.try_set_value(Some(had_focus));
            let route = navigation.route.get_untracked();
            navigation.replace(&route.with_influencer(Some(id)));
        });
    }

    /// Whether the one who is shown now was gone to from the one before, and whether the focus was in the panel then.
    pub fn take_step(self) -> Option<bool> {
        self.step.try_update_value(Option::take).flatten()
    }
}
