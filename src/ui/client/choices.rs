//! The four decisions, large, and the way on.

use super::review::Review;
use crate::app::store::CampaignStore;
use crate::domain::status::{ClientStatus, Status};
use crate::domain::touched::Touched;
use crate::ui::reactive::{expect_context, memo};
use crate::ui::status::client_colour;
use crate::ui::view;
use leptos::prelude::*;

/// "Pending", "Accepted", "Rejected", "Backup", and "Next undecided".
///
/// They are buttons that stay pressed rather than radio buttons: with those the arrow keys would decide on their way,
/// and each step would be a change for the agency to read.
#[component]
pub fn Choices() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let review = expect_context::<Review>();
    let present = memo(move || {
        store.track(Touched::STATUSES.and(Touched::PEOPLE));
        let id = review.current.get()?;
        store.peek(|campaign| campaign.roster.get(id).map(|influencer| influencer.client_status))
    });
    let name = memo(move || {
        store.track(Touched::PEOPLE);
        let id = review.current.get()?;
        store.peek(|campaign| campaign.roster.get(id).map(|influencer| influencer.name().to_owned()))
    });
    let choice = move |(number, status): (usize, &ClientStatus)| {
        let status = *status;
        let number = (number + 1).to_string();
        let key = number.clone();
        view! {
            <button
                type="button"
                class=format!("verdict {}", client_colour(status))
                aria-pressed=move || (present.get() == Some(status)).to_string()
                aria-keyshortcuts=key
                on:click=move |_| review.decide(status)
            >
                <i class="diamond" aria-hidden="true"></i>
                <span>{status.label()}</span>
                <kbd aria-hidden="true">{number}</kbd>
            </button>
        }
        .into_any()
    };
    let all_decided = memo(move || review.counts.with(|counts| counts[ClientStatus::Pending as usize] == 0));
    let next = move || {
        if all_decided.get() {
            view! {
                <p>"Everybody is decided."</p>
                <button type="button" class="btn primary large" on:click=move |_| review.start_return()>
                    "Return to agency…"
                </button>
            }
            .into_any()
        } else {
            view! {
                <p class="keys muted" aria-hidden="true">
                    <kbd>"1"</kbd>
                    "–"
                    <kbd>"4"</kbd>
                    " decide, "
                    <kbd>"N"</kbd>
                    " next undecided, "
                    <kbd>"J"</kbd>
                    " "
                    <kbd>"K"</kbd>
                    " next and previous"
                </p>
                <button
                    type="button"
                    class="btn primary large"
                    aria-keyshortcuts="N"
                    on:click=move |_| review.next_undecided()
                >
                    "Next undecided"
                </button>
            }
            .into_any()
        }
    };
    view! {
        <div class="decide">
            <div class="card-width">
                <div
                    class="verdicts"
                    role="group"
                    aria-label=move || name.get().map(|name| format!("Client status of {name}"))
                >
                    {ClientStatus::ALL.iter().enumerate().map(choice).collect::<Vec<_>>()}
                </div>
                <div class="onward">{next}</div>
            </div>
        </div>
    }
    .into_any()
}
