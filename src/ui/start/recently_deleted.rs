//! Deleted campaigns, which can be restored for a while.

use super::overview::{Known, Overview, Reading};
use crate::app::library::Library;
use crate::browser::locale;
use crate::domain::sorting::sort_few;
use crate::ui::commands::Commands;
use crate::ui::element::ElementRef;
use crate::ui::focus_on;
use crate::ui::kit::Toasts;
use crate::ui::later::do_later;
use crate::ui::reactive::{Derived, each, effect, expect_context, memo, on_load};
use crate::ui::view;
use leptos::prelude::*;

/// The list of deleted campaigns, as a disclosure.
#[component]
pub fn RecentlyDeleted(overview: Overview) -> impl IntoView {
    let count = memo(move || overview.with(|all| all.iter().filter(|known| known.deleted.is_some()).count()));
    follow_command(overview, count);
    let key =
        |known: &Known| format!("{} {} {}", known.id, known.version, known.deleted.as_deref().unwrap_or_default());
    let deleted = move || {
        let mut deleted =
            overview.with(|all| all.iter().filter(|known| known.deleted.is_some()).cloned().collect::<Vec<_>>());
        sort_few(&mut deleted, |a, b| a.deleted > b.deleted);
        deleted
    };
    view! {
        <details class="deleted" hidden=move || count.get() == 0>
            <summary>
                <h2>{move || format!("Recently deleted · {}", count.get())}</h2>
            </summary>
            <p class="muted">"Deleted campaigns are kept for 30 days."</p>
            <ul>
                {each(deleted, key, move |known| view! { <DeletedRow overview known /> })}
            </ul>
        </details>
    }
}

/// Opens the list when somebody asks for a deleted campaign by a command; says so where there is none.
fn follow_command(overview: Overview, count: Derived<usize>) {
    let wanted = expect_context::<Commands>().restoring;
    let toasts = expect_context::<Toasts>();
    effect(move || {
        if !wanted.get() || !overview.is_listed() {
            return;
        }
        let is_some = count.get_untracked() > 0;
        do_later(move || {
            wanted.set(false);
            if !is_some {
                return toasts.notify("No campaign was deleted in the last 30 days.");
            }
            request_animation_frame(|| {
                if let Ok(Some(list)) = document().query_selector(".deleted") {
                    let _ = list.set_attribute("open", "");
                    focus_on(".deleted > summary");
                }
            });
        });
    });
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
                Err(why) => toasts.error(why),
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
    let keep = ElementRef::new();
    on_load(keep, |keep| {
        let _ = keep.focus();
    });
    let first = ElementRef::new();
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
        },
        true => view! {
            <span class="muted">"This cannot be undone."</span>
            <button node_ref=keep type="button" class="btn small" on:click=back>
                "Keep it"
            </button>
            <button type="button" class="btn small danger" on:click=purge>
                "Delete now"
            </button>
        },
    };
    view! {
        <li class="deleted-row">
            <div class="card-name">
                <b><bdi>{name}</bdi></b>
                <p>{format!("Deleted {when}")}</p>
            </div>
            <div class="card-buttons">{buttons}</div>
        </li>
    }
}
