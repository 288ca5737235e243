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
    note(id, "exported", "");
}

/// Notes that the campaign was just read from a file: then it is not only in this browser.
pub fn mark_read(id: CampaignId) {
    if noted(id).is_none_or(|noted| !noted.starts_with("exported ")) {
        note(id, "read", "");
    }
}

/// Notes that the user does not want to be reminded now.
pub fn postpone(id: CampaignId) {
    let read = noted(id).map(|noted| Noted::of(&noted).read.to_owned()).unwrap_or_default();
    note(id, "later", &read);
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
    let noted = Local.get(&key(campaign.id)).ok()?.unwrap_or_default();
    let Noted { what, when, read } = Noted::of(&noted);
    let changes = document.edits.activity.iter().take_while(|deed| deed.at.as_str() >= read).count();
    let first = document.edits.activity.iter().nth(changes.checked_sub(1)?)?;
    let is_much = changes >= CHANGES || days_since(&first.at) >= DAYS;
    let is_wanted = match what {
        "exported" => false,
        "later" => days_since(when) >= DAYS,
        _ => true,
    };
    (is_much && is_wanted).then_some(if read.is_empty() { Due::All } else { Due::Changes })
}

/// What is noted of a campaign: `exported`, `read` or `later`, when, and for `later` when its file was read.
struct Noted<'n> {
    what: &'n str,
    when: &'n str,
    /// When its file was read; empty where it was not.
    read: &'n str,
}

impl<'n> Noted<'n> {
    fn of(text: &'n str) -> Self {
        let mut words = text.split(' ');
        let mut word = || words.next().unwrap_or_default();
        let (what, when, read) = (word(), word(), word());
        Self { what, when, read: if what == "read" { when } else { read } }
    }
}

fn noted(id: CampaignId) -> Option<String> {
    Local.get(&key(id)).ok().flatten()
}

fn note(id: CampaignId, what: &str, read: &str) {
    // What cannot be remembered is asked again, which is no reason to disturb anybody.
    let _ = Local.set(&key(id), format!("{what} {} {read}", clock::now_text()).trim_end());
}

fn key(id: CampaignId) -> String {
    format!("rollcall.exported.{id}")
}

/// Days since a moment; 0 for a text that is none.
fn days_since(when: &str) -> f64 {
    let millis = js_sys::Date::now() - js_sys::Date::new(&when.into()).get_time();
    if millis.is_nan() { 0.0 } else { millis / 86_400_000.0 }
}
