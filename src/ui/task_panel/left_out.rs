//! Why networks are not offered.

use super::name_of;
use crate::app::store::CampaignStore;
use crate::domain::id::InfluencerId;
use crate::domain::task_form::Offer;
use crate::ui::element::drawn;
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
                view! {
                    <details class="left-out">
                        <summary>{left_out.reason()}</summary>
                        <p>{names(&left_out.missing)}</p>
                    </details>
                }
            })
            .collect_view()
    })
}
