//! What is said in an open form about somebody who was removed from the roster elsewhere.

use super::kit::Toasts;
use crate::app::store::CampaignStore;
use crate::browser::clipboard;
use crate::domain::command::Command;
use crate::domain::id::InfluencerId;
use crate::domain::influencer::Influencer;
use crate::domain::touched::Touched;
use crate::ui::element::drawn;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::prelude::*;

/// A note while the influencer is not on the roster, with a way to put them back as they were, and one to copy what is
/// typed.
#[component]
pub fn Gone(
    /// Whom the form is about.
    id: InfluencerId,
    /// What is typed, to be copied; nothing where nothing is.
    typed: Callback<(), String>,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let toasts = expect_context::<Toasts>();
    let is_gone = store.memo(Touched::PEOPLE, move |campaign| campaign.roster.get(id).is_none());
    // As they were last.
    let all = Touched::PEOPLE.and(Touched::STATUSES).and(Touched::TASKS).and(Touched::DETAILS);
    let last = store.memo_from(all, move |campaign, before: Option<&Option<Influencer>>| {
        campaign.roster.get(id).cloned().or_else(|| before.cloned().flatten())
    });
    let put_back = move |_| {
        if let Some(influencer) = last.get_untracked() {
            store.dispatch_or_tell(Command::AddInfluencers(vec![(usize::MAX, influencer)]));
        }
    };
    let copy = move |_| copy_text(toasts, typed.run(()));
    drawn(move || {
        // Followed while they are here, so that it is known how they were.
        let name = last.with(|last| last.as_ref().map(|influencer| influencer.name().to_owned()));
        if !is_gone.get() {
            return None;
        }
        let name = name.unwrap_or_else(|| "This influencer".to_owned());
        Some(view! {
            <div class="note gone" role="alert">
                <p dir="auto">
                    {format!("{name} was removed from the roster elsewhere. What you typed is still here, and nothing can be saved while they are gone.")}
                </p>
                <button type="button" class="btn small" on:click=put_back>
                    {format!("Put {name} back")}
                </button>
                <button type="button" class="btn small" on:click=copy>
                    "Copy what you typed"
                </button>
            </div>
        })
    })
}

/// Puts a text on the clipboard and says so.
pub fn copy_text(toasts: Toasts, text: String) {
    leptos::task::spawn_local(async move {
        match clipboard::copy(&text).await {
            Ok(()) => toasts.notify("Copied"),
            Err(_) => toasts.error("The browser gives no access to the clipboard. Select the text and copy it."),
        }
    });
}
