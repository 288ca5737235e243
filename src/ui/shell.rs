//! The frame around every page: the services in the context, and which page is shown.

use super::briefing_dialog::{BriefingDialog, BriefingMode};
use super::campaign_page::CampaignLoader;
use super::commands::{Commands, Deed, ShortcutsDialog};
use super::import::{DropZone, ImportDialogs, Importer};
use super::kit::{MenuHost, Menus, TextScale, ToastRegion, Toasts};
use super::later::{Whole, later};
use super::lists::Lists;
use super::missing::MissingCampaign;
use super::paper::Paper;
use super::start::StartPage;
use super::unsaved::UnsavedDialog;
use crate::app::action::Action;
use crate::app::library::Library;
use crate::app::navigation::{Navigation, listen_to_travels};
use crate::app::person::Person;
use crate::app::route::{Route, Wanted};
use crate::app::theme::Theme;
use crate::browser::page;
use crate::ui::reactive::memo;
use crate::ui::view;
use leptos::{ev, prelude::*};
use leptos_router::components::Router;

/// The whole program.
#[component]
pub fn Shell() -> impl IntoView {
    listen_to_travels();
    view! {
        <Router>
            <Frame />
        </Router>
    }
}

#[component]
fn Frame() -> impl IntoView {
    Whole::provide();
    let toasts = Toasts::provide();
    Menus::provide();
    TextScale::provide();
    let theme = Theme::provide();
    let commands = Commands::provide();
    Person::provide();
    Paper::provide();
    let library = Library::provide();
    let navigation = Navigation::provide();
    Lists::provide();
    let importer = Importer::provide(library, navigation, toasts);
    commands.offer_many(move |action| {
        Some(match action {
            Action::Shortcuts => Deed::new(move || commands.shortcuts.set(true)),
            Action::NewCampaign => Deed::new(move || commands.creating.set(true)),
            Action::Import => Deed::new(move || importer.choose()),
            Action::Print => Deed::new(page::print),
            Action::RestoreCampaign => Deed::new(move || {
                navigation.leave(move || {
                    commands.restoring.set(true);
                    if navigation.route.with_untracked(|route| route.campaign.is_some()) {
                        navigation.to(&Route::default());
                    }
                });
            }),
            Action::SwitchTheme => Deed::new(move || theme.switch()),
            Action::StartPage => Deed::only_while(
                move || navigation.route.with_untracked(|route| route.campaign.is_some()),
                move || navigation.to(&Route::default()),
            ),
            _ => return None,
        })
    });

    // Another tab made, deleted or changed a campaign.
    let heard = window_event_listener(ev::storage, move |event| {
        if event.key().is_none_or(|key| key.starts_with("rollcall.campaign.")) {
            library.changed();
        }
    });
    // The browser asks before the tab closes; what it says is its own.
    let leaving = window_event_listener(ev::beforeunload, move |event| {
        if navigation.has_unsaved() || library.has_unsaved() {
            event.prevent_default();
        }
    });
    on_cleanup(move || {
        heard.remove();
        leaving.remove();
    });

    let campaign = memo(move || navigation.route.with(|route| route.campaign.clone()));
    let page = move || match campaign.get() {
        None => view! { <StartPage /> },
        Some(Wanted::Id(id)) => view! { <CampaignLoader id /> },
        Some(Wanted::Nonsense(text)) => view! { <MissingCampaign what=text /> },
    };
    view! {
        {page}
        {later(move || {
            view! {
                <UnsavedDialog />
                <BriefingDialog open=commands.creating mode=BriefingMode::New />
                <ShortcutsDialog />
                <ImportDialogs />
                <MenuHost />
            }
            .into_any()
        })}
        // From the start: without it the browser shows a dropped file in the place of the page.
        <DropZone />
        <ToastRegion />
    }
}
