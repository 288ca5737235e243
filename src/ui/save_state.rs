//! Whether what is on the screen is stored, truthfully.

use super::share::export_campaign;
use crate::app::keeper::SaveState;
use crate::app::store::CampaignStore;
use crate::ui::element::drawn;
use crate::ui::kit::Toasts;
use crate::ui::view;
use leptos::prelude::*;

/// "Saved on this device", "Saving…" or "Not saved: WHY", in the top bar.
#[component]
pub fn SaveStatus() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let state = store.save_state();
    let text = move || match state.get() {
        SaveState::Saved => "Saved on this device".to_owned(),
        SaveState::Saving => "Saving…".to_owned(),
        SaveState::NotSaved(error) => format!("Not saved: {error}"),
    };
    let class = move || match state.get() {
        SaveState::Saved => "saved",
        SaveState::Saving => "saved pending",
        SaveState::NotSaved(_) => "saved failed",
    };
    view! {
        <span role="status" class=class title=text>
            <span class="saved-text">{text}</span>
        </span>
    }
}

/// Stays on the page while changes are not stored, and offers the way out.
#[component]
pub fn NotSavedBanner() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let toasts = expect_context::<Toasts>();
    let state = store.save_state();
    drawn(move || {
        let SaveState::NotSaved(error) = state.get() else { return ().into_any() };
        let export = move |_| store.peek(|campaign| export_campaign(campaign, toasts));
        view! {
            <div class="banner" role="alert">
                <p>
                    <b>"Changes are not saved: "</b>
                    {format!("{error}. Work goes on in this tab; export the campaign before you close it.")}
                </p>
                <button type="button" class="btn" on:click=export>
                    "Export now"
                </button>
            </div>
        }
    })
}
