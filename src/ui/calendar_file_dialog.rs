//! The dialog that makes a calendar file of the tasks.

use super::counted::counted;
use super::kit::{Dialog, Toasts};
use super::whom::{Whom, WhomField};
use crate::app::file_name::file_name_of;
use crate::app::session::Session;
use crate::app::store::CampaignStore;
use crate::browser::{clock, files};
use crate::calendar_file::{Dated, calendar_file};
use crate::ui::close_guard::CloseGuard;
use crate::ui::reactive::{expect_context, memo};
use crate::ui::view;
use leptos::prelude::*;

/// "Export calendar file": whose tasks, and the file.
#[component]
pub fn CalendarFileDialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open title="Export calendar file".to_owned() on_close=move |()| open.set(false) guard=CloseGuard::nothing()>
            <Choices open />
        </Dialog>
    }
}

#[component]
fn Choices(open: RwSignal<bool>) -> impl IntoView {
    let store = expect_context::<CampaignStore>();
    let session = expect_context::<Session>();
    let toasts = expect_context::<Toasts>();
    let whom = Whom::here(store, session);
    let dated = memo(move || {
        let who = whom.ids();
        store.peek(|campaign| Dated::of(campaign, &who))
    });
    let count = move || match dated.get().events {
        0 => "No task of theirs has a date.".to_owned(),
        events => format!("{}, one for each task.", counted(events, "event")),
    };
    let undated = move || match dated.get().undated {
        0 => String::new(),
        1 => "1 task without a date is left out.".to_owned(),
        undated => format!("{} without a date are left out.", counted(undated, "task")),
    };
    let name = store.peek(|campaign| file_name_of(&campaign.briefing.name, "ics"));
    let file = name.clone();
    let export = move |_| {
        let who = untrack(|| whom.ids());
        let text = store.peek_document(|document| calendar_file(document, &who, &clock::now_text()));
        match files::download(&file, &text, "text/calendar;charset=utf-8") {
            Ok(()) => {
                toasts.notify(format!("Exported as {file}"));
                open.set(false);
            }
            Err(why) => toasts.error(why),
        }
    };
    view! {
        <div class="dialog-body calendar-file">
            <p>
                "The tasks as all-day events for the calendar of Google, Apple, Outlook and others. A calendar that has imported the file before updates its events."
            </p>
            <WhomField whom />
            <p role="status">
                <b class="num">{count}</b>
                " "
                {undated}
            </p>
            <p class="muted">
                "Tasks of influencers who are Rejected or Cancelled are marked as cancelled, unless they are done. A task that you have removed, or taken the date from, is not in the file: a calendar that has it keeps it until you delete it there."
            </p>
            <p class="muted file-name"><bdi>{name}</bdi></p>
        </div>
        <div class="dialog-actions">
            <button type="button" class="btn" on:click=move |_| open.set(false)>
                "Cancel"
            </button>
            <button
                type="button"
                class="btn primary"
                disabled=move || dated.get().events == 0
                on:click=export
            >
                "Export"
            </button>
        </div>
    }
}
