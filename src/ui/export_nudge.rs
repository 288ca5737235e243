//! A quiet line about a campaign that is nowhere but in this browser.

use super::share::{Exports, export_campaign};
use crate::app::exported;
use crate::app::store::CampaignStore;
use crate::domain::touched::Touched;
use crate::ui::kit::Toasts;
use crate::ui::reactive::{expect_context, memo};
use crate::ui::view;
use leptos::prelude::*;

/// Offers to export a campaign with many changes that was never exported. It asks for nothing and stands in nobody's
/// way.
#[component]
pub fn ExportNudge() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let toasts = expect_context::<Toasts>();
    let exports = expect_context::<Exports>();
    let is_due = memo(move || {
        store.track(Touched::ALL);
        exports.0.track();
        store.peek_document(exported::is_due)
    });
    let export = move |_| {
        store.peek_document(|document| export_campaign(document, toasts));
        exports.changed();
    };
    let later = move |_| {
        exported::postpone(store.id());
        exports.changed();
    };
    move || {
        is_due.get().then(|| {
            view! {
                <div class="nudge" role="group" aria-label="Backup">
                    <p>"Not exported yet: this campaign is only in this browser."</p>
                    <button type="button" class="btn small" on:click=export>
                        "Export now"
                    </button>
                    <button type="button" class="btn ghost small" on:click=later>
                        "Not now"
                    </button>
                </div>
            }
            .into_any()
        })
    }
}
