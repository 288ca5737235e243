//! The task form: for one influencer, as a part of their panel, or the same tasks for several, as a panel of its own.

mod fields;
mod form;
mod left_out;
mod line;
mod network_group;
mod sharing;
mod sums;

use crate::app::navigation::Navigation;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::locale;
use crate::domain::campaign::Campaign;
use crate::domain::id::InfluencerId;
use crate::domain::touched::Touched;
use crate::ui::kit::{Drawer, Icon, Side};
use crate::ui::reactive::expect_context;
use crate::ui::view;
pub use fields::TaskFields;
use leptos::prelude::*;
pub use sharing::parts_in_words;
use std::sync::Arc;

/// "Add tasks to 3 influencers", beside the roster.
#[component]
pub fn TaskPanel(
    /// For whom.
    target: Arc<Vec<InfluencerId>>,
) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let navigation = expect_context::<Navigation>();
    let close = move || navigation.leave(move || session.adding_to.set(None));
    let target = RwSignal::new(target);
    let title = Signal::derive({
        // Who was removed meanwhile gets none.
        let here = store.memo(Touched::PEOPLE, move |campaign| {
            target.with(|all| all.iter().filter(|id| campaign.roster.get(**id).is_some()).count())
        });
        let name = store.memo(Touched::PEOPLE, move |campaign| {
            target.with(|all| if let [one] = all.as_slice() { name_of(campaign, *one) } else { None })
        });
        move || match name.get() {
            Some(name) => format!("Add tasks to {name}"),
            None => format!("Add tasks to {} influencers", locale::count(here.get())),
        }
    });
    // Where all are removed elsewhere, the form stays for as long as something is typed in it.
    let there = store.memo_from(Touched::PEOPLE, move |campaign, before: Option<&bool>| {
        let is_any_here = target.with(|all| all.iter().any(|id| campaign.roster.get(*id).is_some()));
        is_any_here || (before == Some(&true) && navigation.has_unsaved())
    });
    view! {
        <Drawer
            open=Signal::stored(true)
            label=title
            on_close=move |()| close()
            side=Side::Right
            tall=true
            class="panel"
        >
            {move || {
                if there.get() {
                    view! { <TaskFields target single=false title on_close=Callback::new(move |()| close()) /> }
                } else {
                    view! {
                        <header class="panel-head">
                            <h2>"They are not here"</h2>
                            <span class="grow"></span>
                            <CloseButton on_close=Callback::new(move |()| close()) />
                        </header>
                        <div class="panel-body">
                            <p class="muted">"They may have been removed; Undo brings them back."</p>
                        </div>
                    }
                }
            }}
        </Drawer>
    }
}

#[component]
fn CloseButton(on_close: Callback<()>) -> impl IntoView {
    view! {
        <button type="button" class="btn ghost icon wide-only" aria-label="Close panel" on:click=move |_| on_close.run(())>
            <Icon name="close" />
        </button>
    }
}

fn name_of(campaign: &Campaign, id: InfluencerId) -> Option<String> {
    campaign.roster.get(id).map(|influencer| influencer.name().to_owned())
}
