//! What leaves the page and comes into it: the "Share" menu of a campaign.

use crate::app::file_name::file_name;
use crate::app::store::CampaignStore;
use crate::browser::{clock, files, page};
use crate::document::{self, Layout};
use crate::domain::campaign::Campaign;
use crate::ui::import::Importer;
use crate::ui::kit::{Icon, MenuButton, MenuItem, Toasts};
use crate::ui::view;
use leptos::prelude::*;

/// The "Share" menu of the open campaign.
#[component]
pub fn ShareMenu() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let toasts = expect_context::<Toasts>();
    let importer = expect_context::<Importer>();
    let items = move |()| {
        vec![
            MenuItem::action("Export campaign", move || store.peek(|campaign| export_campaign(campaign, toasts))),
            MenuItem::action("Import…", move || importer.choose()),
            MenuItem::separator(),
            MenuItem::action("Print…", page::print),
        ]
    };
    view! {
        <MenuButton items>
            "Share"
            <Icon name="chevron-down" />
        </MenuButton>
    }
}

/// Hands the user a campaign as a file, and says what the file is called.
pub fn export_campaign(campaign: &Campaign, toasts: Toasts) {
    let name = file_name(&campaign.briefing.name);
    let content = document::write(campaign, &clock::now_text(), Layout::Readable);
    match files::download(&name, &content, "application/json") {
        Ok(()) => toasts.notify(format!("Exported as {name}")),
        Err(why) => toasts.error(why),
    }
}
