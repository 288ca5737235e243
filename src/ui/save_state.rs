//! Whether what is on the screen is stored, truthfully.

use super::share::export_campaign;
use crate::app::store::CampaignStore;
use crate::storage::SaveState;
use crate::ui::element::drawn;
use crate::ui::kit::Toasts;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::prelude::*;

/// "Saved on this device", "Saving…" or "Not saved: WHY", in the top bar.
#[component]
pub fn SaveStatus() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let text = move || match store.save_state() {
        _ if store.is_deleted() => "Deleted in another tab".to_owned(),
        SaveState::Saved => "Saved on this device".to_owned(),
        SaveState::Saving => "Saving…".to_owned(),
        SaveState::NotSaved(error) => format!("Not saved: {error}"),
        SaveState::ReadOnly(_) => "Read-only".to_owned(),
    };
    let class = move || match store.save_state() {
        _ if store.is_deleted() => "saved failed",
        SaveState::Saved => "saved",
        SaveState::Saving => "saved pending",
        SaveState::NotSaved(_) | SaveState::ReadOnly(_) => "saved failed",
    };
    view! {
        <span role="status" class=class title=text>
            <span class="saved-text">{text}</span>
        </span>
    }
}

/// Stays on the page while changes are not stored, or the campaign is deleted, and offers the way out.
#[component]
pub fn NotSavedBanner() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let toasts = expect_context::<Toasts>();
    drawn(move || {
        if store.is_deleted() {
            return deleted(store).into_any();
        }
        let (what, why) = match store.save_state() {
            SaveState::Saved | SaveState::Saving => return ().into_any(),
            SaveState::NotSaved(error) => (
                "Changes are not saved: ",
                format!("{error}. Work goes on in this tab; export the campaign before you close it."),
            ),
            SaveState::ReadOnly(why) => ("This campaign is read-only here: ", why),
        };
        let export = move |_| store.peek_document(|document| export_campaign(document, toasts));
        view! {
            <div class="banner" role="alert">
                <p>
                    <b>{what}</b>
                    {why}
                </p>
                <button type="button" class="btn" on:click=export>
                    "Export now"
                </button>
            </div>
        }
    })
}

/// Says that another tab has deleted the campaign, and takes that back.
fn deleted(store: CampaignStore) -> impl IntoView {
    view! {
        <div class="banner" role="alert">
            <p>
                <b>"This campaign was deleted in another tab. "</b>
                "It goes for good after 30 days, with what you change here."
            </p>
            <button type="button" class="btn" on:click=move |_| store.restore_deleted()>
                "Restore"
            </button>
        </div>
    }
}
