//! The sums below the roster.

use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::money::Currency;
use crate::domain::totals::Totals;
use crate::domain::touched::Touched;
use crate::ui::counted::counted;
use crate::ui::reactive::{expect_context, memo};
use crate::ui::view;
use leptos::prelude::*;

/// How many influencers, tasks and publications, and what they cost.
#[component]
pub fn RosterFoot() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let totals = session.totals;
    let currency = store.memo(Touched::BRIEFING, |campaign| campaign.briefing.currency);
    let sums = memo(move || {
        let shown = session.rows.with(|rows| rows.len());
        totals.with(|totals| sums(totals, shown, currency.get()))
    });
    let sum = move |place: usize| move || sums.with(|sums| sums[place].clone());
    view! {
        <div class="foot num">
            <span>{sum(0)}</span>
            <span>{sum(1)}</span>
            <span>{sum(2)}</span>
        </div>
    }
}

/// How many influencers are shown, how much work there is in all, and what it costs.
pub fn sums(totals: &Totals, shown: usize, currency: Currency) -> [String; 3] {
    let count = locale::count;
    let money = |amount| locale::money_short(amount, currency);
    let (all, active, total) = (totals.influencers, totals.active_cost(), money(totals.total_cost));
    let people = if shown == all {
        counted(all, "influencer")
    } else {
        format!("{} of {} influencers", count(shown), count(all))
    };
    let work = format!("{} tasks · {} publications", count(totals.tasks), count(totals.publications));
    let cost = if active == totals.total_cost {
        format!("{total} total")
    } else {
        format!("{total} total · {} excluding Rejected and Cancelled", money(active))
    };
    [people, work, cost]
}
