//! The sums below the roster.

use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::touched::Touched;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::prelude::*;

/// How many influencers, tasks and publications, and what they cost.
#[component]
pub fn RosterFoot() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let totals = session.totals;
    let currency = store.memo(Touched::BRIEFING, |campaign| campaign.briefing.currency);
    let people = move || {
        let total = totals.with(|totals| totals.influencers);
        let shown = session.rows.with(|rows| rows.len());
        if shown == total {
            format!("{} {}", locale::count(total), if total == 1 { "influencer" } else { "influencers" })
        } else {
            format!("{} of {} influencers", locale::count(shown), locale::count(total))
        }
    };
    let work = move || {
        totals.with(|totals| {
            format!("{} tasks · {} publications", locale::count(totals.tasks), locale::count(totals.publications))
        })
    };
    let cost = move || {
        let money = |amount| locale::money_short(amount, currency.get());
        totals.with(|totals| {
            let active = totals.active_cost();
            let total = money(totals.total_cost);
            if active == totals.total_cost {
                format!("{total} total")
            } else {
                format!("{total} total · {} excluding Rejected and Cancelled", money(active))
            }
        })
    };
    view! {
        <div class="foot num">
            <span>{people}</span>
            <span>{work}</span>
            <span>{cost}</span>
        </div>
    }
}
