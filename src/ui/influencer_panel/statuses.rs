//! Both statuses, how they came to be so, and what the client says.

use super::turns::Turns;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::domain::command::Command;
use crate::domain::id::InfluencerId;
use crate::domain::status::{ClientStatus, InfluencerStatus, Status};
use crate::domain::touched::Touched;
use crate::ui::counted::counted;
use crate::ui::kit::{MenuButton, MenuItem, target_element};
use crate::ui::reactive::{Derived, expect_context, memo};
use crate::ui::roster::status_items_of;
use crate::ui::status::{client_colour, influencer_colour};
use crate::ui::view;
use leptos::{ev, prelude::*};

/// The influencer status first, the client status second, and their history on demand.
#[component]
pub fn Statuses(
    /// Whose.
    id: InfluencerId,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let influencer_status =
        store.memo(Touched::STATUSES, move |campaign| campaign.roster.get(id).map(|it| it.influencer_status));
    let client_status =
        store.memo(Touched::STATUSES, move |campaign| campaign.roster.get(id).map(|it| it.client_status));
    let comment = store.memo(Touched::STATUSES, move |campaign| {
        campaign.roster.get(id).map(|it| it.client_comment.clone()).filter(|comment| !comment.is_empty())
    });
    let turns = memo(move || {
        store.track(Touched::STATUSES);
        store.peek_document(|document| document.status_turns(id))
    });
    let count = memo(move || turns.with(Vec::len));
    let says = move || {
        comment.get().map(|comment| view! { <p class="client-says"><b>"Client comment"</b> <bdi>{comment}</bdi></p> })
    };
    let history = move || {
        (count.get() > 0).then(|| {
            let open = session.history_open;
            view! {
                <details class="who-part" open=open.get_untracked() on:toggle=move |event| follow(open, &event)>
                    <summary>"Status history" <small class="muted num">{move || counted(count.get(), "change")}</small></summary>
                    {move || open.get().then(|| view! { <Turns turns /> })}
                </details>
            }
        })
    };
    view! {
        <div class="who-statuses">
            <StatusButton
                present=influencer_status
                colour=influencer_colour
                shape="dot"
                pill="pill"
                column="influencer"
                set=move |value: InfluencerStatus| store.dispatch_or_tell(Command::influencer_status(&[id], value))
            />
            <StatusButton
                present=client_status
                colour=client_colour
                shape="diamond"
                pill="pill client"
                column="client"
                set=move |value: ClientStatus| store.dispatch_or_tell(Command::client_status(&[id], value))
            />
        </div>
        {says}
        {history}
    }
}

/// Keeps in mind whether a part is open: the next influencer has it open as well.
pub(super) fn follow(open: RwSignal<bool>, event: &ev::Event) {
    let is_open = target_element(event).is_some_and(|details| details.has_attribute("open"));
    if open.get_untracked() != is_open {
        open.set(is_open);
    }
}

/// A status with its menu.
#[component]
fn StatusButton<S: Status + Send + Sync>(
    present: Derived<Option<S>>,
    colour: fn(S) -> &'static str,
    shape: &'static str,
    pill: &'static str,
    column: &'static str,
    set: impl Fn(S) + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let items = move |()| -> Vec<MenuItem> { status_items_of(present.get_untracked(), colour, shape, set.clone()) };
    let label = move || present.get().map_or("", S::label);
    let class = Signal::derive(move || format!("{pill} {}", present.get().map_or("grey", colour)));
    view! {
        <div class="who-status" data-col=column>
            <span aria-hidden="true">{S::TITLE}</span>
            <MenuButton
                items=Callback::new(items)
                label=Signal::derive(move || format!("{}: {}", S::TITLE, label()))
                class
            >
                {label}
            </MenuButton>
        </div>
    }
}
