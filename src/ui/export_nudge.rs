//! A quiet line about a campaign that is nowhere but in this browser.

use super::share::{Exports, export_campaign};
use crate::app::exported::{self, Due};
use crate::app::store::CampaignStore;
use crate::domain::touched::Touched;
use crate::ui::kit::Toasts;
use crate::ui::reactive::{expect_context, memo};
use crate::ui::view;
use leptos::prelude::*;

/// Offers to export a campaign with many changes that is in no file. It asks for nothing and stands in nobody's
/// way.
#[component]
pub fn ExportNudge() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let toasts = expect_context::<Toasts>();
    let exports = expect_context::<Exports>();
    let due = memo(move || {
        store.track(Touched::ALL);
        exports.0.track();
        store.peek_document(exported::due)
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
        due.get().map(|due| {
            let said = match due {
                Due::All => "Not exported yet: this campaign is only in this browser.",
                Due::Changes => "Not exported since its file was read: what has changed since is only in this browser.",
            };
            view! {
                <div class="nudge" role="group" aria-label="Backup">
                    <p>{said}</p>
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
