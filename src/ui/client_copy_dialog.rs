//! The dialog that makes a copy of the campaign for the client.

use super::counted::counted;
use super::kit::{CheckboxField, Dialog, Toasts};
use super::whom::{Whom, WhomField};
use crate::app::file_name::file_name_with;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::{clock, files};
use crate::document::{self, Withheld};
use crate::domain::influencer::Influencer;
use crate::domain::status::InfluencerStatus;
use crate::ui::close_guard::CloseGuard;
use crate::ui::reactive::{expect_context, memo};
use crate::ui::view;
use leptos::prelude::*;

/// "Export client copy": what to put into the file, and the file.
#[component]
pub fn ClientCopyDialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open title="Export client copy" on_close=move |()| open.set(false) guard=CloseGuard::nothing()>
            <Choices open />
        </Dialog>
    }
    .into_any()
}

#[component]
fn Choices(open: RwSignal<bool>) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let toasts = expect_context::<Toasts>();
    // Beside what is ticked here the file holds what a client needs in any case.
    let parts = [
        ("Prices and budget", RwSignal::new(false)),
        ("Briefing description", RwSignal::new(true)),
        ("Influencer statuses", RwSignal::new(true)),
        ("Contact details", RwSignal::new(false)),
        ("Notes, tags and own columns", RwSignal::new(false)),
    ];
    let withheld = move || {
        let withheld = parts.map(|(_, included)| !included.get_untracked());
        let [prices, description, influencer_statuses, contact, notes] = withheld;
        Withheld { prices, description, influencer_statuses, contact, notes }
    };
    let whom = Whom::here(store, expect_context::<Session>());
    let with_rejected = RwSignal::new(false);
    let is_rejected = |influencer: &Influencer| influencer.influencer_status == InfluencerStatus::Rejected;
    // There is nothing for the client to decide about those.
    let chosen = memo(move || {
        let (ids, all) = (whom.ids(), with_rejected.get());
        store.peek(|campaign| {
            let people = ids.into_iter().filter_map(|id| campaign.roster.get(id));
            people.filter(|it| all || !is_rejected(it)).map(|it| it.id).collect::<Vec<_>>()
        })
    });
    let rejected = move || {
        let ids = whom.ids();
        let count = store
            .peek(|campaign| ids.iter().filter_map(|id| campaign.roster.get(*id)).filter(|it| is_rejected(it)).count());
        (count > 0).then(|| {
            let label = format!("Also the {} whom you have rejected", counted(count, "influencer"));
            view! { <CheckboxField label checked=with_rejected on_change=move |on| with_rejected.set(on) /> }
        })
    };
    let counts = move || {
        chosen.with(|chosen| {
            store.peek(|campaign| {
                let people = chosen.iter().filter_map(|id| campaign.roster.get(*id));
                let tasks = people.map(|influencer| influencer.tasks.len()).sum();
                format!("{}, {}", counted(chosen.len(), "influencer"), counted(tasks, "planned task"))
            })
        })
    };
    let name = move || {
        store.peek(|campaign| {
            let client = &campaign.briefing.client;
            let what = if client.is_empty() { "client copy".to_owned() } else { format!("for {client}") };
            file_name_with(&campaign.briefing.name, &what)
        })
    };
    let export = move |_| {
        let copy =
            chosen.with_untracked(|who| store.peek_document(|document| document.client_copy(withheld()).only(who)));
        let name = name();
        match files::download(&name, &document::write(&copy, &clock::now_text()), "application/json") {
            Ok(()) => {
                toasts.notify(format!("Exported as {name}"));
                open.set(false);
            }
            Err(why) => toasts.error(why),
        }
    };
    let part = |(label, included): (&'static str, RwSignal<bool>)| {
        view! { <CheckboxField label=label.to_owned() checked=included on_change=move |on| included.set(on) /> }
            .into_any()
    };
    view! {
        <div class="dialog-body client-copy">
            <p>
                "A file for the client. Opened in Rollcall it shows the roster to decide about; the client sets the client statuses, comments, and returns the file."
            </p>
            <WhomField whom />
            {rejected}
            <fieldset class="checks">
                <legend>"Include"</legend>
                {parts.map(part).into_iter().collect::<Vec<_>>()}
            </fieldset>
            <p>
                "What is not ticked is not in the file at all. Names, accounts, planned publications with their dates, client statuses and comments always are: "
                <b class="num">{counts}</b> ". The history of changes never is."
            </p>
            <p class="muted">
                "This is courtesy, not security. Whoever has the file can change it. When it comes back, the import shows every change before anything is taken over."
            </p>
            <p class="muted file-name">{name()}</p>
        </div>
        <div class="dialog-actions">
            <button type="button" class="btn" on:click=move |_| open.set(false)>
                "Cancel"
            </button>
            <button type="button" class="btn primary" on:click=export>
                "Export"
            </button>
        </div>
    }
    .into_any()
}
