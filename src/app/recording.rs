//! What a change of the open campaign leaves behind: its delta, which is stamped and stored.

use super::keeper::Keeper;
use super::person::Person;
use crate::browser::{clock, replica};
use crate::document::{Document, Stepped};
use crate::ui::reactive::State;

/// Stamps a change that was carried out, and keeps it. `what` says how it came about, such as "Undone"; nothing for a
/// change that somebody made.
pub fn record(document: State<Document>, person: Person, keeper: Keeper, stepped: &Stepped, what: &str) {
    let replica = replica::current();
    let delta = document.try_update_untracked(|document| {
        let mut delta = document.record(&stepped.command, &stepped.inverse, replica);
        let what = if what.is_empty() { stepped.label.clone() } else { format!("{what}: {}", stepped.label) };
        document.describe(&mut delta, replica, &clock::now_text(), &person.signs(document), &what);
        delta
    });
    if let Some(delta) = delta {
        keeper.keep(&delta);
    }
}
