//! The page of one campaign: calendar on the left, roster in the middle, briefing or influencer on the right.

use super::briefing::BriefingPanel;
use super::briefing_dialog::{BriefingDialog, BriefingMode};
use super::bring::BringDialog;
use super::calendar::CampaignCalendar;
use super::client::ClientView;
use super::commands::{Commands, Deed, Desk, offer_campaign, offer_steps};
use super::export_nudge::ExportNudge;
use super::figures::CampaignHeader;
use super::history::HistoryButton;
use super::import::Importer;
use super::influencer_dialog::InfluencerDialog;
use super::influencer_panel::InfluencerPanel;
use super::kit::{Drawer, Icon, Side, Toasts};
use super::later::{later, run_later};
use super::lists::{ListDialog, Lists};
use super::missing::UnopenedCampaign;
use super::panels::Panels;
use super::report::ReportPage;
use super::roster::{Roster, offer_paper};
use super::save_state::{NotSavedBanner, SaveStatus};
use super::share::{Exports, ShareMenu};
use super::start::DuplicateDialog;
use super::stranded::{Stranded, StrandedDialog};
use super::task_panel::TaskPanel;
use super::top_bar::TopBar;
use crate::app::action::Action;
use crate::app::campaign_names;
use crate::app::library::{Library, OpenError, Opened};
use crate::app::navigation::Navigation;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::page;
use crate::domain::campaign::Campaign;
use crate::domain::id::CampaignId;
use crate::domain::touched::Touched;
use crate::storage::Key;
use crate::ui::element::drawn;
use crate::ui::reactive::{State, effect, expect_context, memo, provide_context};
use crate::ui::view;
use leptos::{ev, prelude::*};
use std::sync::Arc;

/// Opens a campaign, then shows it.
#[component]
pub fn CampaignLoader(
    /// Which campaign.
    id: CampaignId,
) -> impl IntoView {
    let library = expect_context::<Library>();
    let opened = StoredValue::new_local(None::<Opened>);
    let answer = State::new(None::<Result<(), OpenError>>);
    leptos::task::spawn_local(async move {
        let result = library.open(id).await;
        // The user may have gone elsewhere meanwhile.
        if opened.is_disposed() {
            return;
        }
        answer.set(Some(result.map(|result| opened.set_value(Some(result)))));
    });
    drawn(move || match answer.get() {
        None => {
            view! { <TopBar /><main class="notice" aria-busy="true"><p role="status">"Opening the campaign…"</p></main> }
        }
        Some(Err(error)) => view! { <UnopenedCampaign id error /> },
        Some(Ok(())) => match opened.try_update_value(Option::take).flatten() {
            Some(opened) => view! { <CampaignPage opened /> },
            None => ().into_any(),
        },
    })
}

#[component]
fn CampaignPage(opened: Opened) -> impl IntoView {
    let library = expect_context::<Library>();
    let navigation = expect_context::<Navigation>();
    let toasts = expect_context::<Toasts>();
    let importer = expect_context::<Importer>();
    tell_unread(&opened, toasts);
    let store = CampaignStore::provide(library, toasts, opened);
    Session::provide(store, navigation, toasts);
    importer.set_open(Some(store));

    let name = store.memo(Touched::BRIEFING, |campaign| campaign.briefing.name.clone());
    effect(move || page::set_title(&format!("{} · Rollcall", name.get())));
    run_later(move || effect(move || campaign_names::note(store.id(), &name.get())));
    offer_steps(expect_context(), store);
    let others = window_event_listener(ev::storage, move |event| {
        // With a null key everything was cleared.
        let Some(key) = event.key() else { return store.look_again() };
        // A snapshot is long, and its text is asked for nowhere.
        if let Some(key) = Key::parse(&key).filter(|key| !matches!(key, Key::Snapshot(..)))
            && let Some(text) = event.new_value()
        {
            store.absorb(key, &text);
        }
    });
    let back = [
        window_event_listener(ev::focus, move |_| store.look_again()),
        window_event_listener(ev::pageshow, move |_| store.look_again()),
    ];
    let shown = window_event_listener(ev::visibilitychange, move |_| {
        if page::is_shown() {
            store.look_again()
        }
    });
    on_cleanup(move || {
        others.remove();
        shown.remove();
        back.into_iter().for_each(|listener| listener.remove());
        importer.set_open(None);
        store.leave();
        page::set_title("Rollcall");
    });

    if store.peek_document(|document| document.copy.is_some()) {
        return view! {
            <TopBar campaign=Signal::derive(move || Some(name.get()))>
                <SaveStatus />
                <StepButtons />
            </TopBar>
            {later(|| view! { <ClientView /> }.into_any())}
        }
        .into_any();
    }
    provide_context(Exports(RwSignal::new(0)));
    let report = memo(move || navigation.route.with(|route| route.report));
    drawn(move || match report.get() {
        true => {
            view! {
                <TopBar campaign=Signal::derive(move || Some(name.get()))>
                    <SaveStatus />
                </TopBar>
                {later(|| view! { <ReportPage /> }.into_any())}
            }
        }
        false => view! { <Desktop name=Signal::derive(move || Some(name.get())) /> },
    })
}

/// Calendar, roster and briefing with all that is done there.
#[component]
fn Desktop(name: Signal<Option<String>>) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let commands = expect_context::<Commands>();
    Stranded::provide();
    let editing_briefing = RwSignal::new(false);
    let bringing = RwSignal::new(false);
    let duplicating = State::new(None::<Arc<Campaign>>);
    let panels = Panels::provide(session, expect_context(), commands);
    let lists = expect_context::<Lists>();
    commands.offer_many(move |action| {
        Some(match action {
            Action::EditBriefing => Deed::new(move || editing_briefing.set(true)),
            Action::Duplicate => Deed::new(move || duplicating.set(Some(Arc::new(store.peek(Campaign::clone))))),
            Action::Bring => Deed::new(move || bringing.set(true)),
            Action::AddFromList => Deed::new(move || lists.ask()),
            _ => return None,
        })
    });
    let pasted = window_event_listener(ev::paste, move |event| lists.hear_paste(&event));
    on_cleanup(move || pasted.remove());
    if let Some(desk) = Desk::here() {
        offer_campaign(desk);
    }
    offer_paper();
    view! {
        <TopBar campaign=name>
            <SaveStatus />
            <StepButtons />
            <ShareMenu />
        </TopBar>
        <main class="campaign">
            <NotSavedBanner />
            <ExportNudge />
            <CampaignHeader />
            <div
                class="body"
                class:no-calendar=move || !panels.calendar.get()
                class:no-panel=move || !panels.panel.get()
            >
                <Drawer
                    open=session.calendar_open
                    label="Calendar"
                    on_close=move |()| session.calendar_open.set(false)
                    side=Side::Left
                    class="cal"
                >
                    <CampaignCalendar />
                </Drawer>
                <Roster />
                <RightPanel editing_briefing />
            </div>
        </main>
        {later(move || {
            view! {
                <BriefingDialog open=editing_briefing mode=BriefingMode::Edit(store) />
                <InfluencerDialog />
                <BringDialog open=bringing />
                // A client copy has no such page.
                <DuplicateDialog asked=duplicating copy_of=Callback::new(|_| None) />
                <ListDialog />
                <StrandedDialog />
            }
            .into_any()
        })}
    }
}

/// The briefing, or the open influencer, or tasks for several.
#[component]
fn RightPanel(editing_briefing: RwSignal<bool>) -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let session = expect_context::<Session>();
    let is_open = memo(move || navigation.route.with(|route| route.influencer.is_some()));
    drawn(move || {
        if let Some(several) = session.adding_to.get() {
            return later(move || view! { <TaskPanel target=Arc::clone(&several) /> }.into_any());
        }
        match is_open.get() {
            true => later(|| view! { <InfluencerPanel /> }.into_any()),
            false => view! {
                <Drawer
                    open=session.briefing_open
                    label="Briefing"
                    on_close=move |()| session.briefing_open.set(false)
                    side=Side::Right
                    class="panel"
                >
                    <BriefingPanel on_edit=move |()| editing_briefing.set(true) />
                </Drawer>
            },
        }
    })
}

/// "Undo" and "Redo", each saying in its title what it would do, and "History".
#[component]
fn StepButtons() -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let commands = expect_context::<Commands>();
    let keys = move |action| commands.shortcut(action).unwrap_or_default();
    let undo_title = move || {
        let undo = |label| format!("Undo: {label} ({})", keys(Action::Undo));
        store.undo_label().map_or("Nothing to undo".to_owned(), undo)
    };
    let redo_title = move || {
        let redo = |label| format!("Redo: {label} ({})", keys(Action::Redo));
        store.redo_label().map_or("Nothing to redo".to_owned(), redo)
    };
    view! {
        <span class="steps">
            <button
                type="button"
                class="btn ghost icon"
                aria-label="Undo"
                aria-keyshortcuts=commands.aria(Action::Undo)
                title=undo_title
                disabled=move || store.undo_label().is_none()
                on:click=move |_| store.undo()
            >
                <Icon name="undo" />
            </button>
            <button
                type="button"
                class="btn ghost icon"
                aria-label="Redo"
                aria-keyshortcuts=commands.aria(Action::Redo)
                title=redo_title
                disabled=move || store.redo_label().is_none()
                on:click=move |_| store.redo()
            >
                <Icon name="redo" />
            </button>
            <HistoryButton />
        </span>
    }
}

fn tell_unread(opened: &Opened, toasts: Toasts) {
    let unread = &opened.unread;
    if let Some(first) = unread.first() {
        let (count, verb) = if unread.len() == 1 { ("1 change", "was") } else { ("Some changes", "were") };
        toasts
            .error(format!("{count} in this browser's storage could not be read and {verb} set aside: {}", first.why));
    }
}
