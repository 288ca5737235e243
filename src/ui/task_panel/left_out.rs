//! Why networks are not offered.

use super::form::Form;
use super::name_of;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::id::InfluencerId;
use crate::domain::task_form::Offer;
use crate::ui::counted::counted;
use crate::ui::element::drawn;
use crate::ui::focus_on;
use crate::ui::kit::Toasts;
use crate::ui::reactive::{Derived, expect_context};
use crate::ui::view;
use leptos::prelude::*;

/// Why networks of the briefing are not offered, with a way to see who has no account.
#[component]
pub fn LeftOutLines(
    /// What the form offers.
    offer: Derived<Offer>,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let form = expect_context::<Form>();
    let toasts = expect_context::<Toasts>();
    let leave_out = move |some: &[InfluencerId]| {
        form.leave_out(some);
        let (gone, left) = (counted(some.len(), "influencer"), counted(untrack(|| form.count()), "influencer"));
        toasts.announce(format!("{gone} left out. The tasks are for {left}."));
        // The button goes with the line.
        focus_on(".panel-head h2");
    };
    drawn(move || {
        let lines = offer.with(|offer| offer.left_out.clone());
        let names = |ids: &[InfluencerId]| {
            let names =
                store.peek(|campaign| ids.iter().take(100).filter_map(|id| name_of(campaign, *id)).collect::<Vec<_>>());
            let more = ids.len().saturating_sub(names.len());
            if more == 0 { names.join(", ") } else { format!("{} and {more} more", names.join(", ")) }
        };
        lines
            .into_iter()
            .map(|left_out| {
                let (reason, names) = (left_out.reason(), names(&left_out.missing));
                let missing = left_out.missing;
                // Without them somebody is left.
                let button = (missing.len() < left_out.selected).then(|| {
                    let text = match missing.len() {
                        1 => "Leave this one out".to_owned(),
                        some => format!("Leave these {} out", locale::count(some)),
                    };
                    let label = format!("{text}: no {} account", left_out.network.name());
                    view! {
                        <button type="button" class="btn small" aria-label=label on:click=move |_| leave_out(&missing)>
                            {text}
                        </button>
                    }
                });
                view! {
                    <div class="left-out">
                        <details>
                            <summary>{reason}</summary>
                            <p>{names}</p>
                        </details>
                        {button}
                    </div>
                }
            })
            .collect_view()
    })
}
