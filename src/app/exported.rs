//! Whether a campaign was ever exported from this browser, and when to remind people that it was not.

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

/// Notes that the user does not want to be reminded now.
pub fn postpone(id: CampaignId) {
    note(id, "later");
}

/// Whether to remind the user that a campaign was never exported: it has 50 changes or was begun seven days ago, and
/// nobody said "Not now" within seven days. Samples and client copies are nothing that could be lost.
pub fn is_due(document: &Document) -> bool {
    let campaign = &document.campaign;
    let activity = &document.edits.activity;
    let Some(first) = activity.iter().next_back() else { return false };
    if campaign.sample || document.copy.is_some() || (activity.len() < CHANGES && days_since(&first.at) < DAYS) {
        return false;
    }
    match Local.get(&key(campaign.id)) {
        Ok(Some(noted)) => noted.strip_prefix("later ").is_some_and(|when| days_since(when) >= DAYS),
        Ok(None) => true,
        // Where nothing can be remembered, "Not now" could not be either; the save state says what is wrong.
        Err(_) => false,
    }
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
