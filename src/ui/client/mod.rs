//! What a client sees of a copy that was made for them: one influencer after the other, to decide about.
//!
//! In reading order: [`review`] is who is in focus and what can be done, [`head`] the campaign and how far the client
//! is, [`people`] everybody, [`card`] the one in focus with [`plan`], [`comment`] and [`choices`], and
//! [`return_dialog`] the way back.

mod card;
mod choices;
mod comment;
mod head;
mod people;
mod plan;
mod return_dialog;
mod review;

use super::briefing::BriefingPanel;
use super::kit::{Drawer, Side};
use super::save_state::NotSavedBanner;
use crate::ui::view;
use card::Card;
use head::ClientHead;
use leptos::{ev, html, prelude::*};
use people::People;
use return_dialog::ReturnDialog;
use review::Review;
use wasm_bindgen::JsCast;

/// The page of a client copy.
#[component]
pub fn ClientView() -> impl IntoView {
    let review = Review::provide();
    let node = NodeRef::<html::Div>::new();
    // The keys work from the first moment, without a click.
    node.on_load(move |_| review.focus_card());
    view! {
        <main class="campaign client-view">
            <NotSavedBanner />
            <ClientHead />
            // The single keys are heard only while the focus is in here, so that nothing else has to fear them. A click
            // anywhere in it brings the focus back.
            <div node_ref=node class="body" tabindex="-1" on:keydown=move |event| on_key(review, &event)>
                <Drawer
                    open=review.people_open
                    label="Influencers"
                    on_close=move |()| review.people_open.set(false)
                    side=Side::Left
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

/// 1 to 4 decide, N or Enter goes to the next undecided, J and K or the arrows to the next and the one before.
fn on_key(review: Review, event: &ev::KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() || event.is_composing() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let is_in =
        |selector: &str| target.as_ref().is_some_and(|target| target.closest(selector).ok().flatten().is_some());
    if is_in("input:not([type=checkbox]), textarea, select, dialog") {
        return;
    }
    match event.key().as_str() {
        key @ ("1" | "2" | "3" | "4") => review.decide_by_number(key),
        "n" | "N" => review.next_undecided(),
        "Enter" if !is_in("button, a, input") => review.next_undecided(),
        "j" | "J" | "ArrowRight" => review.step(true),
        "k" | "K" | "ArrowLeft" => review.step(false),
        _ => return,
    }
    event.prevent_default();
}
