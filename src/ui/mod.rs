//! What a person sees, one file a noun; [`kit`] holds the controls that know nothing of campaigns.

mod briefing;
pub mod briefing_dialog;
pub mod calendar;
mod campaign_page;
mod close_guard;
mod counted;
mod figures;
pub mod import;
mod influencer_dialog;
pub mod kit;
mod missing;
mod roster;
mod save_state;
pub mod share;
mod shell;
pub mod start;
pub mod status;
mod task_panel;
pub mod top_bar;
mod unsaved;
mod words;

pub use shell::Shell;

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

/// Moves the focus to the first field of a form that is refused, once the page says so.
fn focus_first_invalid(form: NodeRef<html::Form>) {
    request_animation_frame(move || {
        let found =
            form.try_get_untracked().flatten().and_then(|form| form.query_selector("[aria-invalid=true]").ok()?);
        if let Some(field) = found.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = field.focus();
        }
    });
}
