//! What a line would change, in words.

use super::draft::Place;
use super::index::Origin;
use super::joining::{Joined, in_words};
use super::meaning::ListKind;
use super::plan::{Choice, Line, Plan};
use crate::domain::accounts_text;
use crate::domain::campaign::Campaign;
use crate::domain::id::TaskId;
use crate::domain::influencer::Profile;
use crate::domain::status::Status;
use crate::domain::task::Task;

/// A value that a line would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is of: "Email".
    pub what: String,
    /// What it is; empty for nothing.
    pub before: String,
    /// What it would be.
    pub after: String,
}

impl Plan {
    /// What a line would change by itself, with what it says of somebody new.
    pub fn changes(&self, at: usize, campaign: &Campaign) -> Vec<Change> {
        let Some(line) = self.lines.get(at) else { return Vec::new() };
        let choice = match line.choice {
            // What becomes of it is not known; what it says is.
            Choice::Skip if line.asks => Choice::Add,
            Choice::Skip => Choice::Update,
            choice => choice,
        };
        let known = match line.found.as_ref().map(|found| found.origin) {
            Some(Origin::Roster(id)) if choice != Choice::Add || self.mapping.kind == ListKind::Tasks => {
                campaign.roster.get(id)
            }
            _ => None,
        };
        let before = known.map_or_else(Joined::nobody, Joined::of);
        let mut after = before.clone();
        self.take(line, choice, known.is_none(), &mut after);
        let mut changes = self.details(campaign, &before, &after);
        changes.extend(self.tasks(campaign, &before, &after));
        let gone = before.details.iter().filter(|(place, _)| after.value(*place).is_empty());
        changes.extend(gone.map(|(place, value)| Change {
            what: self.name_of(campaign, *place).to_owned(),
            before: value.clone(),
            after: "nothing".to_owned(),
        }));
        changes
    }

    fn details(&self, campaign: &Campaign, before: &Joined, after: &Joined) -> Vec<Change> {
        let mut changes = Vec::new();
        let mut add = |what: &str, before: &str, after: &str| {
            if before != after {
                changes.push(Change { what: what.to_owned(), before: before.to_owned(), after: after.to_owned() });
            }
        };
        let accounts = |profile: &Profile| accounts_text::text(&profile.accounts);
        add("Name", &before.profile.name, &after.profile.name);
        add("Accounts", &accounts(&before.profile), &accounts(&after.profile));
        add("Influencer status", before.influencer_status.label(), after.influencer_status.label());
        add("Client status", before.client_status.label(), after.client_status.label());
        add("Client comment", &before.comment, &after.comment);
        for (place, value) in &after.details {
            add(self.name_of(campaign, *place), before.value(*place), value);
        }
        changes
    }

    /// A task of the roster of which a line may be about, in words: "Instagram Story, 10 June 2027, 100.00 EUR".
    pub fn task_in_words(&self, campaign: &Campaign, line: &Line, task: TaskId) -> String {
        let Some(Origin::Roster(id)) = line.found.as_ref().map(|found| found.origin) else { return String::new() };
        let task = campaign.roster.get(id).and_then(|influencer| influencer.task(task));
        let currency = campaign.briefing.currency;
        let said = |task: &Task| {
            format!("It is {}, {} {currency}", in_words(&task.kind, task.date), task.price.to_decimal(currency))
        };
        task.map(said).unwrap_or_default()
    }

    fn name_of<'p>(&'p self, campaign: &'p Campaign, place: Place) -> &'p str {
        match place {
            Place::Detail(detail) => detail.name(campaign.table.columns()),
            Place::Own(at) => self.owns.get(at).map_or("", |own| &own.name),
        }
    }

    fn tasks(&self, campaign: &Campaign, before: &Joined, after: &Joined) -> Vec<Change> {
        let currency = campaign.briefing.currency;
        let mut changes = Vec::new();
        for (old, new) in before.tasks.iter().zip(&after.tasks).filter(|(old, new)| old != new) {
            // What is the same on both sides, kind and day mostly, names the task and is not said twice.
            let is_moved = old.date != new.date || old.kind != new.kind;
            let said = |task: &Task| {
                let rest = format!("{} {currency}, {}", task.price.to_decimal(currency), task.status.label());
                if is_moved { format!("{}, {rest}", in_words(&task.kind, task.date)) } else { rest }
            };
            let what = if is_moved { "Task".to_owned() } else { in_words(&old.kind, old.date) };
            changes.push(Change { what, before: said(old), after: said(new) });
        }
        for added in &after.added {
            let price = added.draft.price.unwrap_or_default().to_decimal(currency);
            let after = format!("{}, {price} {currency}", in_words(&added.kind, added.draft.date));
            changes.push(Change { what: "Task".to_owned(), before: String::new(), after });
        }
        changes
    }
}
