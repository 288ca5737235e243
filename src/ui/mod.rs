//! What a person sees, one file a noun; [`kit`] holds the controls that know nothing of campaigns.

mod briefing;
pub mod briefing_dialog;
mod bring;
pub mod calendar;
mod calendar_file_dialog;
mod campaign_page;
mod client;
mod client_copy_dialog;
mod close_guard;
mod commands;
mod counted;
mod element;
mod export_nudge;
mod figures;
mod gone;
mod history;
pub mod import;
mod influencer_dialog;
mod influencer_panel;
pub mod kit;
pub(crate) mod later;
mod lists;
mod live_field;
mod messages;
mod missing;
mod palette;
mod panels;
pub mod paper;
pub(crate) mod reactive;
mod report;
mod roster;
mod save_state;
pub mod share;
mod shell;
mod spreadsheet_dialog;
pub mod start;
pub mod status;
mod stranded;
mod task_panel;
pub mod top_bar;
mod unsaved;
mod whom;
mod words;
mod your_name;

pub use rollcall_view::view;
pub use shell::Shell;

use crate::ui::element::ElementRef;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Moves the focus to the first field of a form that is refused, once the page says so.
fn focus_first_invalid(form: ElementRef) {
    request_animation_frame(move || {
        if let Some(form) = form.try_get_untracked().flatten() {
            focus(form.query_selector("[aria-invalid=true], .line-note > button").ok().flatten());
        }
    });
}

/// Moves the focus to the first element of the page that matches.
fn focus_on(selector: &str) {
    focus(document().query_selector(selector).ok().flatten());
}

fn focus(element: Option<web_sys::Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
