//! Whether a campaign was ever exported from this browser or read from a file, and when to remind people that it was not.

use crate::browser::{clock, local_storage::Local};
use crate::document::Document;
use crate::domain::id::CampaignId;
use crate::storage::KeyValue;

/// With so many changes a campaign is work that nobody wants to do again.
const CHANGES: usize = 50;
/// A campaign that was begun so many days ago is not a try any more. "Not now" is good for as long.
const DAYS: f64 = 7.0;

/// Notes that a campaign was exported as a whole.
pub fn mark(id: CampaignId) {
    note(id, "exported");
}

/// Notes that the campaign was just read from a file: then it is not only in this browser.
pub fn mark_read(id: CampaignId) {
    let is_exported = Local.get(&key(id)).is_ok_and(|noted| noted.is_some_and(|noted| noted.starts_with("exported ")));
    if !is_exported {
        note(id, "read");
    }
}

/// Notes that the user does not want to be reminded now.
pub fn postpone(id: CampaignId) {
    note(id, "later");
}

/// What is only in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// The campaign.
    All,
    /// What has changed since its file was read.
    Changes,
}

/// Of what to remind the user: of a campaign that was never exported, once it has 50 changes or was begun seven days ago,
/// and of as much since its file was read; and nobody said "Not now" within seven days. Samples and client copies are
/// nothing that could be lost.
pub fn due(document: &Document) -> Option<Due> {
    let campaign = &document.campaign;
    if campaign.sample || document.copy.is_some() {
        return None;
    }
    // Where nothing can be remembered, "Not now" could not be either; the save state says what is wrong.
    let noted = Local.get(&key(campaign.id)).ok()?;
    let (what, when) = noted.as_deref().and_then(|noted| noted.split_once(' ')).unwrap_or_default();
    let since = if what == "read" { when } else { "" };
    let changes = document.edits.activity.iter().take_while(|deed| deed.at.as_str() >= since).count();
    let first = document.edits.activity.iter().nth(changes.checked_sub(1)?)?;
    let is_much = changes >= CHANGES || days_since(&first.at) >= DAYS;
    let is_wanted = match what {
        "exported" => false,
        "later" => days_since(when) >= DAYS,
        _ => true,
    };
    (is_much && is_wanted).then_some(if what == "read" { Due::Changes } else { Due::All })
}

fn note(id: CampaignId, what: &str) {
    // What cannot be remembered is asked again, which is no reason to disturb anybody.
    let _ = Local.set(&key(id), &format!("{what} {}", clock::now_text()));
}

fn key(id: CampaignId) -> String {
    format!("rollcall.exported.{id}")
}

/// Days since a moment; 0 for a text that is none.
fn days_since(when: &str) -> f64 {
    let millis = js_sys::Date::now() - js_sys::Date::new(&when.into()).get_time();
    if millis.is_nan() { 0.0 } else { millis / 86_400_000.0 }
}
