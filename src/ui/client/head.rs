//! The campaign, and how far the client is with it.

use super::review::Review;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::status::{ClientStatus, Status};
use crate::domain::touched::Touched;
use crate::ui::reactive::expect_context;
use crate::ui::status::client_colour;
use crate::ui::view;
use crate::ui::words::{dates, thousandths, width};
use leptos::prelude::*;

/// Name, client and dates, the progress, and "Return to agency".
#[component]
pub fn ClientHead() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let review = expect_context::<Review>();
    let name = store.memo(Touched::BRIEFING, |campaign| campaign.briefing.name.clone());
    let about = store.memo(Touched::BRIEFING, |campaign| {
        let client = Some(campaign.briefing.client.clone()).filter(|client| !client.is_empty());
        [client, dates(&campaign.briefing)].into_iter().flatten().collect::<Vec<_>>()
    });
    let progress = Signal::derive(move || {
        let (decided, all) = review.decided();
        format!("{} of {} decided", locale::count(decided), locale::count(all))
    });
    // Pending is what the bar is empty of.
    let decisions = [ClientStatus::Accepted, ClientStatus::Rejected, ClientStatus::Backup];
    let bar = move || {
        let (_, all) = review.decided();
        let part = |status: ClientStatus| {
            let share = thousandths(review.counts.get()[status as usize] as i64, all as i64);
            view! { <i class=client_colour(status) style=format!("width:{}", width(share))></i> }.into_any()
        };
        decisions.map(part).into_iter().collect::<Vec<_>>()
    };
    let key = move || {
        let part = |status: ClientStatus| {
            let count = locale::count(review.counts.get()[status as usize]);
            view! {
                <span>
                    <i class=format!("key {}", client_colour(status)) aria-hidden="true"></i>
                    {format!("{} {count}", status.label())}
                </span>
            }
            .into_any()
        };
        decisions.map(part).into_iter().collect::<Vec<_>>()
    };
    let opener = move |text: &'static str, open: RwSignal<bool>| {
        view! {
            <button
                type="button"
                class="btn"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.set(true)
            >
                {text}
            </button>
        }
        .into_any()
    };
    view! {
        <header class="head">
            <div class="head-name">
                <h1><bdi>{move || name.get()}</bdi></h1>
                <p class="meta">
                    {move || about.get().into_iter().map(|part| view! { <span>{part}</span> }).collect::<Vec<_>>()}
                </p>
            </div>
            <div class="budget">
                <div class="budget-line">
                    <b class="num progress">{progress}</b>
                </div>
                <div
                    class="bar"
                    role="progressbar"
                    aria-label="Decisions"
                    aria-valuemin="0"
                    aria-valuemax=move || review.decided().1.to_string()
                    aria-valuenow=move || review.decided().0.to_string()
                    aria-valuetext=progress
                >
                    {bar}
                </div>
                <div class="budget-parts num">{key}</div>
            </div>
            <button type="button" class="btn return" on:click=move |_| review.start_return()>
                "Return to agency"
            </button>
            <div class="head-buttons narrow-only">
                {opener("Influencers", review.people_open)} {opener("Briefing", review.briefing_open)}
            </div>
        </header>
    }
    .into_any()
}
