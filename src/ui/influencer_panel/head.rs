//! Who it is.

use super::walk::Walk;
use crate::app::action::Action;
use crate::app::session::{InfluencerEdit, Session};
use crate::app::store::CampaignStore;
use crate::domain::id::InfluencerId;
use crate::domain::touched::Touched;
use crate::ui::commands::Commands;
use crate::ui::kit::Icon;
use crate::ui::reactive::{Derived, expect_context, memo};
use crate::ui::roster::initials;
use crate::ui::view;
use leptos::prelude::*;

/// Name, the place in the list, main handle, and what leads elsewhere.
#[component]
pub fn PanelHead(
    /// Who is shown.
    who: Derived<Option<InfluencerId>>,
    /// Their name.
    name: Derived<String>,
    /// Closes the panel.
    on_close: Callback<()>,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let walk = expect_context::<Walk>();
    let handle = store
        .memo(Touched::PEOPLE, move |campaign| Some(format!("@{}", campaign.roster.get(who.get()?)?.main_handle()?)));
    let place = memo(move || walk.place_in_words());
    let about = move || {
        let parts = [place.get(), handle.get()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let edit = move |_| session.editing.set(who.get_untracked().map(InfluencerEdit::Edit));
    view! {
        <header class="panel-head who-head">
            <i class="av" aria-hidden="true">{move || initials(&name.get())}</i>
            <div class="cut">
                <h2 class="cut who-now" dir="auto" tabindex="-1" title=name>
                    {name}
                </h2>
                <small class="muted num cut">{about}</small>
            </div>
            <span class="grow"></span>
            <StepButton action=Action::PreviousInfluencer icon="chevron-left" />
            <StepButton action=Action::NextInfluencer icon="chevron-right" />
            <button
                type="button"
                class="btn ghost icon"
                aria-label="Edit influencer"
                title="Edit name and accounts"
                on:click=edit
            >
                <Icon name="pencil" />
            </button>
            <CloseButton on_close />
        </header>
    }
}

/// "Close", where the panel is no drawer, which has one of its own.
#[component]
pub fn CloseButton(
    /// Closes the panel.
    on_close: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="btn ghost icon wide-only" aria-label="Close" on:click=move |_| on_close.run(())>
            <Icon name="close" />
        </button>
    }
}

/// A command of the walk as a button.
#[component]
fn StepButton(action: Action, icon: &'static str) -> impl IntoView {
    let commands = expect_context::<Commands>();
    let name = crate::app::action::entry(action).map(|entry| entry.name.to_string()).unwrap_or_default();
    let title = match commands.shortcut(action) {
        Some(key) => format!("{name} ({key})"),
        None => name.clone(),
    };
    view! {
        <button
            type="button"
            class="btn ghost icon"
            aria-label=name
            aria-keyshortcuts=commands.aria(action)
            title=title
            on:click=move |_| commands.run(action)
        >
            <Icon name=icon />
        </button>
    }
}
