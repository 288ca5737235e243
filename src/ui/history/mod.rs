//! "History": what was done to a campaign, and the states it can return to.

mod deeds;
mod restore_points;

use super::kit::{Dialog, Icon, Toasts};
use super::your_name::YourName;
use crate::app::action::Action;
use crate::app::store::CampaignStore;
use crate::storage::PointLabel;
use crate::ui::close_guard::CloseGuard;
use crate::ui::commands::Commands;
use crate::ui::focus_on;
use crate::ui::later::later;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use deeds::Deeds;
use leptos::prelude::*;
use restore_points::RestorePoints;

/// The button that opens the dialog, and the dialog.
#[component]
pub fn HistoryButton() -> impl IntoView {
    let open = RwSignal::new(false);
    let commands = expect_context::<Commands>();
    commands.offer(Action::History, move || open.set(true));
    commands.offer(Action::RestorePoints, move || {
        open.set(true);
        request_animation_frame(|| focus_on(".restore-points"));
    });
    view! {
        <button type="button" class="btn ghost icon" aria-label="History" title="History" on:click=move |_| commands.run(Action::History)>
            <Icon name="clock" />
        </button>
        {later(move || view! { <HistoryDialog open /> }.into_any())}
    }
    .into_any()
}

#[component]
fn HistoryDialog(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title="History" on_close=move |()| open.set(false) guard=CloseGuard::nothing() class="history">
            {
                let (points, restore) = restore_points();
                let restore = Callback::new(move |point| {
                    open.set(false);
                    restore.run(point);
                });
                view! {
                    <div class="dialog-body">
                        <Deeds />
                        <RestorePoints points on_restore=restore />
                        <YourName hint="Shown beside what you change, in files you share." />
                    </div>
                }
                .into_any()
            }
        </Dialog>
    }
    .into_any()
}

/// The campaign's restore points, and what restores one.
fn restore_points() -> (Signal<Vec<PointLabel>>, Callback<PointLabel>) {
    let store = expect_context::<CampaignStore>();
    let toasts = expect_context::<Toasts>();
    let points = RwSignal::new(Vec::new());
    leptos::task::spawn_local(async move {
        match store.restore_points().await {
            Ok(found) => {
                points.try_set(found);
            }
            Err(error) => toasts.error(format!("The restore points cannot be read, because {error}.")),
        }
    });
    let restore = Callback::new(move |point: PointLabel| {
        leptos::task::spawn_local(async move {
            if let Err(why) = store.restore(&point).await {
                toasts.error(why);
            }
        });
    });
    (points.into(), restore)
}
