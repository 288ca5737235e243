//! Deleted campaigns, which can be restored for a while.

use super::overview::{Known, Overview, Reading};
use crate::app::library::Library;
use crate::browser::locale;
use crate::ui::kit::Toasts;
use leptos::{html, prelude::*};

/// The list of deleted campaigns, as a disclosure.
#[component]
pub fn RecentlyDeleted(overview: Overview) -> impl IntoView {
    let count = Memo::new(move |_| overview.with(|all| all.iter().filter(|known| known.deleted.is_some()).count()));
    let each = move || {
        let mut deleted =
            overview.with(|all| all.iter().filter(|known| known.deleted.is_some()).cloned().collect::<Vec<_>>());
        deleted.sort_unstable_by(|a, b| b.deleted.cmp(&a.deleted));
        deleted
    };
    view! {
        <details class="deleted" hidden=move || count.get() == 0>
            <summary>
                <h2>{move || format!("Recently deleted · {}", count.get())}</h2>
            </summary>
            <p class="muted">"Deleted campaigns are kept for 30 days."</p>
            <ul>
                <For
                    each
                    key=|known| (known.id, known.version, known.deleted.clone())
                    children=move |known| view! { <DeletedRow overview known /> }
                />
            </ul>
        </details>
    }
    .into_any()
}

#[component]
fn DeletedRow(overview: Overview, known: Known) -> impl IntoView {
    let library = expect_context::<Library>();
    let toasts = expect_context::<Toasts>();
    let id = known.id;
    let name = match &known.reading {
        Reading::Read(campaign) => campaign.briefing.name.clone(),
        Reading::Damaged(_) => "A campaign that cannot be read".to_owned(),
        Reading::Waiting => "…".to_owned(),
    };
    let when = locale::moment(known.deleted.as_deref().unwrap_or_default());
    let told = StoredValue::new(name.clone());
    let restore = move |_| {
        overview.focus_heading();
        let told = told.get_value();
        leptos::task::spawn_local(async move {
            match library.restore(id).await {
                Ok(()) => toasts.notify(format!("{told} restored")),
                Err(error) => toasts.error(format!("The campaign was not restored: {error}.")),
            }
        });
    };
    let purge = move |_| {
        overview.focus_heading();
        let told = told.get_value();
        leptos::task::spawn_local(async move {
            match library.purge(id).await {
                Ok(()) => toasts.notify(format!("{told} deleted for good")),
                Err(error) => toasts.error(format!("The campaign was not deleted: {error}.")),
            }
        });
    };
    // The one thing that cannot be undone takes a second step, in place.
    let asked = RwSignal::new(false);
    let keep = NodeRef::<html::Button>::new();
    keep.on_load(|keep| {
        let _ = keep.focus();
    });
    let first = NodeRef::<html::Button>::new();
    let back = move |_| {
        asked.set(false);
        request_animation_frame(move || {
            if let Some(first) = first.try_get_untracked().flatten() {
                let _ = first.focus();
            }
        });
    };
    let buttons = move || match asked.get() {
        false => view! {
            <button type="button" class="btn small" on:click=restore>
                "Restore"
            </button>
            <button node_ref=first type="button" class="btn small danger" on:click=move |_| asked.set(true)>
                "Delete for good"
            </button>
        }
        .into_any(),
        true => view! {
            <span class="muted">"This cannot be undone."</span>
            <button node_ref=keep type="button" class="btn small" on:click=back>
                "Keep it"
            </button>
            <button type="button" class="btn small danger" on:click=purge>
                "Delete now"
            </button>
        }
        .into_any(),
    };
    view! {
        <li class="deleted-row">
            <div class="card-name">
                <b>{name}</b>
                <p>{format!("Deleted {when}")}</p>
            </div>
            <div class="card-buttons">{buttons}</div>
        </li>
    }
    .into_any()
}
