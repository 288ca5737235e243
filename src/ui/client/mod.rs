//! What a client sees of a copy that was made for them: one influencer after the other, to decide about.
//!
//! In reading order: [`review`] is who is in focus and what can be done, [`head`] the campaign and how far the client
//! is, [`people`] everybody, [`card`] the one in focus with [`plan`], [`comment`] and [`choices`], and
//! [`return_dialog`] the way back.

mod card;
mod choices;
mod comment;
mod head;
mod on_paper;
mod people;
mod plan;
mod return_dialog;
mod review;

use super::briefing::BriefingPanel;
use super::kit::{Drawer, Side};
use super::save_state::NotSavedBanner;
use crate::app::action::Action;
use crate::domain::status::{ClientStatus, Status};
use crate::ui::commands::Commands;
use crate::ui::focus_on;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use card::Card;
use head::ClientHead;
use leptos::{html, prelude::*};
use people::People;
use return_dialog::ReturnDialog;
use review::Review;

/// The page of a client copy.
#[component]
pub fn ClientView() -> impl IntoView {
    let review = Review::provide();
    offer(review);
    on_paper::offer_paper(review);
    let node = NodeRef::<html::Div>::new();
    // The keys work from the first moment, without a click.
    node.on_load(move |_| review.focus_card());
    view! {
        <main class="campaign client-view">
            <NotSavedBanner />
            <ClientHead />
            // The single keys are heard only while the focus is in here, so that nothing else has to fear them. A click
            // anywhere in it brings the focus back.
            <div node_ref=node class="body" tabindex="-1">
                <Drawer
                    open=review.people_open
                    label="Influencers"
                    on_close=move |()| review.people_open.set(false)
                    side=Side::Left
                    tall=true
                    class="people"
                >
                    <People />
                </Drawer>
                <Card />
                <Drawer
                    open=review.briefing_open
                    label="Briefing"
                    on_close=move |()| review.briefing_open.set(false)
                    side=Side::Right
                    class="panel"
                >
                    <BriefingPanel on_edit=|()| {} />
                </Drawer>
            </div>
        </main>
        <ReturnDialog />
    }
    .into_any()
}

/// Offers what the client can do. The keys are in the table of commands.
fn offer(review: Review) {
    let commands = expect_context::<Commands>();
    for status in ClientStatus::ALL {
        commands.offer(Action::Decide(*status), move || review.decide(*status));
    }
    commands.offer(Action::NextUndecided, move || review.next_undecided());
    commands.offer(Action::NextInfluencer, move || review.step(true));
    commands.offer(Action::PreviousInfluencer, move || review.step(false));
    commands.offer(Action::Filter, || focus_on(".people-tools .filter input"));
}
