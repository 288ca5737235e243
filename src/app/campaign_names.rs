//! The names of this device's campaigns, so that they can be listed without reading the campaigns: one of ten thousand
//! influencers takes a second to read.

use crate::browser::local_storage::Local;
use crate::domain::id::CampaignId;
use crate::storage::KeyValue;

/// Where they are kept: a line for each, the id and the name.
const KEY: &str = "rollcall.names";

/// The names that are known. They follow each campaign that is opened or shown on the start page; nothing depends on
/// them but lists.
pub fn known() -> Vec<(CampaignId, String)> {
    let text = Local.get(KEY).ok().flatten().unwrap_or_default();
    let line = |line: &str| {
        let (id, name) = line.split_once(' ')?;
        Some((CampaignId::parse(id)?, name.to_owned()))
    };
    text.lines().filter_map(line).collect()
}

/// Notes a campaign's name.
pub fn note(id: CampaignId, name: &str) {
    let mut names = known();
    if names.iter().any(|(known, noted)| *known == id && noted == name) {
        return;
    }
    names.retain(|(known, _)| *known != id);
    names.push((id, name.to_owned()));
    keep(&names);
}

/// Forgets the campaigns that are not among `ids`.
pub fn keep_only(ids: &[CampaignId]) {
    let mut names = known();
    let before = names.len();
    names.retain(|(id, _)| ids.contains(id));
    if names.len() < before {
        keep(&names);
    }
}

fn keep(names: &[(CampaignId, String)]) {
    let lines: Vec<String> = names.iter().map(|(id, name)| format!("{id} {name}")).collect();
    // A name that is not remembered is read again, which is no reason to disturb anybody.
    let _ = Local.set(KEY, &lines.join("\n"));
}
