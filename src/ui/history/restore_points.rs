//! The states that a campaign can return to.

use crate::browser::locale;
use crate::storage::PointLabel;
use crate::ui::view;
use leptos::prelude::*;

/// "Restore points", each with a button that returns to it.
#[component]
pub fn RestorePoints(
    /// The newest first.
    points: Signal<Vec<PointLabel>>,
    /// Hears which one the user wants back.
    on_restore: Callback<PointLabel>,
) -> impl IntoView {
    let line = move |point: PointLabel| {
        let (label, when) = (point.label.clone(), locale::moment(&point.when));
        let name = format!("Restore {label}, {when}");
        view! {
            <li>
                <span>{label}</span>
                <small>{when}</small>
                <button type="button" class="btn small" aria-label=name on:click=move |_| on_restore.run(point.clone())>
                    "Restore"
                </button>
            </li>
        }
        .into_any()
    };
    let list = move || {
        let points = points.get();
        if points.is_empty() {
            let text = "None yet. One is kept before each import and before much is removed at once.";
            return view! { <p class="muted">{text}</p> }.into_any();
        }
        view! { <ul class="points">{points.into_iter().map(line).collect::<Vec<_>>()}</ul> }.into_any()
    };
    view! {
        <section class="history-part" aria-label="Restore points">
            <h3 class="restore-points" tabindex="-1">"Restore points"</h3>
            {list}
        </section>
    }
    .into_any()
}
