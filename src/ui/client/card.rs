//! The influencer in focus.

use super::choices::Choices;
use super::comment::Comment;
use super::plan::Plan;
use super::review::Review;
use crate::app::person::Person;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::status::Status;
use crate::domain::touched::Touched;
use crate::ui::kit::Icon;
use crate::ui::reactive::{expect_context, memo};
use crate::ui::status::influencer_colour;
use crate::ui::view;
use crate::ui::your_name::YourName;
use leptos::prelude::*;

/// Name and place, accounts and plans, the comment, and the choices, which are always in sight.
#[component]
pub fn Card() -> impl IntoView {
    let review = expect_context::<Review>();
    let is_empty = memo(move || review.current.with(Option::is_none));
    let card = move || {
        if is_empty.get() {
            return view! {
                <div class="notice">
                    <h2>"Nobody to decide about"</h2>
                    <p class="muted">"This copy has no influencers. Ask the agency for another one."</p>
                </div>
            }
            .into_any();
        }
        view! {
            <CardHead />
            <div class="card-body">
                <div class="card-width">
                    <Plan />
                    <Comment />
                    <NameOnce />
                </div>
            </div>
            <Choices />
        }
        .into_any()
    };
    view! { <section class="now" aria-label="Decision">{card}</section> }.into_any()
}

/// The name, at which place of the list, what the agency says, and the ways to the neighbours.
#[component]
fn CardHead() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let review = expect_context::<Review>();
    let tells_status =
        store.peek_document(|document| document.copy.is_some_and(|withheld| !withheld.influencer_statuses));
    let shown = memo(move || {
        store.track(Touched::PEOPLE.and(Touched::STATUSES));
        let id = review.current.get()?;
        store.peek(|campaign| {
            let influencer = campaign.roster.get(id)?;
            Some((influencer.name().to_owned(), influencer.influencer_status))
        })
    });
    let place = move || {
        let now = review.current.get();
        review.rows.with(|rows| {
            let place = rows.iter().position(|id| Some(*id) == now);
            place.map(|place| format!("{} of {}", locale::count(place + 1), locale::count(rows.len())))
        })
    };
    let status = move || {
        let (_, status) = shown.get().filter(|_| tells_status)?;
        Some(view! {
            <span class="says">
                "Influencer status"
                <span class=format!("pill {}", influencer_colour(status))>{status.label()}</span>
            </span>
        })
    };
    let step = move |label: &'static str, icon: &'static str, forward: bool| {
        view! {
            <button
                type="button"
                class="btn icon"
                aria-label=label
                title=label
                on:click=move |_| review.step(forward)
            >
                <Icon name=icon />
            </button>
        }
        .into_any()
    };
    view! {
        <header class="card-head">
            <div class="card-width">
                <div class="card-title">
                    <h2 class="card-name-now" tabindex="-1">
                        <bdi>{move || shown.get().map(|(name, _)| name)}</bdi>
                    </h2>
                    <p class="muted">
                        <span class="num">{place}</span>
                        {status}
                    </p>
                </div>
                {step("Previous influencer", "chevron-left", false)}
                {step("Next influencer", "chevron-right", true)}
            </div>
        </header>
    }
    .into_any()
}

/// Asks for the client's name where none was given. It stays while it is being typed.
#[component]
fn NameOnce() -> impl IntoView {
    let person = expect_context::<Person>();
    person
        .name_untracked()
        .is_empty()
        .then(|| view! { <YourName hint="So that the agency sees who decided. Asked once." /> }.into_any())
}
