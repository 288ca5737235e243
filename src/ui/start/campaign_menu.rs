//! What can be done with a campaign from the start page.

use super::overview::Overview;
use crate::app::library::Library;
use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::domain::campaign::Campaign;
use crate::domain::id::CampaignId;
use crate::ui::kit::{MenuButton, MenuItem, Toasts};
use crate::ui::reactive::expect_context;
use crate::ui::share::export_campaign;
use crate::ui::view;
use leptos::prelude::*;
use std::sync::Arc;

/// The button "Actions for NAME" and its menu.
#[component]
pub fn CampaignMenu(overview: Overview, campaign: Arc<Campaign>) -> impl IntoView {
    let library = expect_context::<Library>();
    let navigation = expect_context::<Navigation>();
    let toasts = expect_context::<Toasts>();
    let id = campaign.id;
    let label = format!("Actions for {}", campaign.briefing.name);
    let items = move |()| {
        let [copied, deleted] = [&campaign; 2].map(Arc::clone);
        vec![
            MenuItem::action("Open", move || navigation.to(&Route::campaign(id))),
            MenuItem::action("Duplicate", move || overview.duplicating().set(Some(Arc::clone(&copied)))),
            MenuItem::action("Export campaign", move || export(id, library, toasts)),
            MenuItem::separator(),
            MenuItem::action("Delete", move || {
                delete(overview, id, &deleted.briefing.name, library, toasts);
            })
            .danger(),
        ]
    };
    view! {
        <MenuButton items label=label class="btn ghost icon">
            <span class="dots" aria-hidden="true">"⋯"</span>
        </MenuButton>
    }
}

/// Deletes a campaign and offers to take that back. Without a campaign's name, as of a damaged one, pass what it is.
pub fn delete(overview: Overview, id: CampaignId, name: &str, library: Library, toasts: Toasts) {
    overview.focus_heading();
    let said = format!("{name} deleted");
    let restore = move || async move {
        if let Err(why) = library.restore(id).await {
            toasts.error(why);
        }
    };
    leptos::task::spawn_local(async move {
        match library.delete(id).await {
            Ok(()) => toasts.notify_with(said, "Undo", move || leptos::task::spawn_local(restore())),
            Err(error) => toasts.error(format!("The campaign was not deleted: {error}.")),
        }
    });
}

/// Exports a campaign that is not open, with its edits.
fn export(id: CampaignId, library: Library, toasts: Toasts) {
    leptos::task::spawn_local(async move {
        match library.read(id).await {
            Ok(document) => export_campaign(&document, toasts),
            Err(error) => toasts.error(format!("The campaign was not exported: {error}")),
        }
    });
}
