//! What leaves the page and comes into it: the "Share" menu of a campaign.

use super::calendar_file_dialog::CalendarFileDialog;
use super::client_copy_dialog::ClientCopyDialog;
use super::messages::MessagesDialog;
use super::spreadsheet_dialog::SpreadsheetDialog;
use crate::app::action::Action;
use crate::app::exported;
use crate::app::file_name::file_name;
use crate::app::navigation::Navigation;
use crate::app::route::Route;
use crate::app::store::CampaignStore;
use crate::browser::{clock, files};
use crate::document::{self, Document};
use crate::ui::commands::{Commands, Deed};
use crate::ui::kit::{Icon, MenuButton, MenuItem, Toasts};
use crate::ui::later::later;
use crate::ui::reactive::expect_context;
use crate::ui::view;
use leptos::prelude::*;

/// Rises when the open campaign was exported. In the context of its page.
#[derive(Clone, Copy)]
pub struct Exports(pub RwSignal<u32>);

impl Exports {
    /// Says that it was, or that nobody wants to hear of it.
    pub fn changed(self) {
        self.0.try_update(|count| *count = count.wrapping_add(1));
    }
}

/// The "Share" menu of the open campaign.
#[component]
pub fn ShareMenu() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let toasts = expect_context::<Toasts>();
    let commands = expect_context::<Commands>();
    let exports = expect_context::<Exports>();
    let copying = RwSignal::new(false);
    let to_spreadsheet = RwSignal::new(false);
    let to_calendar = RwSignal::new(false);
    let messages = RwSignal::new(false);
    let navigation = expect_context::<Navigation>();
    commands.offer_many(move |action| {
        Some(match action {
            Action::ExportCampaign => Deed::new(move || {
                store.peek_document(|document| export_campaign(document, toasts));
                exports.changed();
            }),
            Action::ExportClientCopy => Deed::new(move || copying.set(true)),
            Action::ExportSpreadsheet => Deed::new(move || to_spreadsheet.set(true)),
            Action::ExportCalendar => Deed::new(move || to_calendar.set(true)),
            Action::CopyMessages => Deed::new(move || messages.set(true)),
            // A task form that is open is left by it.
            Action::Report => Deed::new(move || {
                navigation.leave(move || {
                    // The report is about what the roster shows, and the way back leads there.
                    let asked = navigation.route.with_untracked(|route| route.asked.clone());
                    navigation.to(&Route { report: true, asked, ..Route::campaign(store.id()) });
                });
            }),
            _ => return None,
        })
    });
    let line = move |action| commands.menu_item(action);
    let items = move |()| {
        vec![
            line(Action::ExportCampaign),
            line(Action::ExportClientCopy),
            line(Action::ExportSpreadsheet),
            line(Action::ExportCalendar),
            line(Action::Import),
            MenuItem::separator(),
            line(Action::Report),
            line(Action::CopyMessages),
            line(Action::Print),
        ]
    };
    view! {
        <MenuButton items>
            "Share"
            <Icon name="chevron-down" />
        </MenuButton>
        {later(move || {
            view! {
                <ClientCopyDialog open=copying />
                <SpreadsheetDialog open=to_spreadsheet />
                <CalendarFileDialog open=to_calendar />
                <MessagesDialog open=messages />
            }
            .into_any()
        })}
    }
}

/// Hands the user a campaign as a file, and says what the file is called.
pub fn export_campaign(document: &Document, toasts: Toasts) {
    let name = file_name(&document.campaign.briefing.name);
    let content = document::write(document, &clock::now_text());
    match files::download(&name, &content, "application/json") {
        Ok(()) => {
            exported::mark(document.campaign.id);
            toasts.notify(format!("Exported as {name}"));
        }
        Err(why) => toasts.error(why),
    }
}
