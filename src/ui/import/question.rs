//! What is asked when a file holds a campaign that this browser has in another version.

use crate::browser::locale;
use crate::domain::briefing::Briefing;
use crate::domain::campaign::Campaign;
use crate::domain::money::Money;
use crate::domain::status::TaskStatus;
use crate::ui::counted::counted;
use std::sync::Arc;

/// What this browser has under the id of a file's campaign.
pub enum Mine {
    /// Nothing.
    Absent,
    /// A campaign.
    Present(Arc<Campaign>),
    /// A campaign in Recently deleted.
    Deleted(Arc<Campaign>),
    /// Something that cannot be read.
    Damaged,
}

/// What the user says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The file's version takes the place of mine.
    Replace,
    /// The file's version becomes a campaign of its own.
    KeepBoth,
    /// Nothing happens.
    Cancel,
}

/// The question, with what it takes to decide.
#[derive(Clone)]
pub struct Question {
    /// The campaign's name in the file.
    pub name: String,
    /// How things are, in a sentence or two.
    pub situation: String,
    /// What it is about, in this browser, in the file.
    pub rows: Vec<[String; 3]>,
    /// Whether mine can be replaced: what cannot be read is never overwritten.
    pub can_replace: bool,
}

impl Question {
    /// Asks about a file's campaign, which `mine` is another version of.
    pub fn new(mine: &Mine, file: &Campaign) -> Self {
        let name = file.briefing.name.clone();
        let (situation, old) = match mine {
            Mine::Present(old) => (difference(old, file), Some(old)),
            Mine::Deleted(old) => {
                let more = difference(old, file);
                (format!("This browser has it in Recently deleted; \"Replace\" restores it as the file has it. {more}"), Some(old))
            }
            Mine::Damaged | Mine::Absent => (
                "What this browser has stored of it is damaged and cannot be compared. It stays where it is: the start \
                 page offers it for download."
                    .to_owned(),
                None,
            ),
        };
        let rows = old.map(|old| {
            let sides = facts(old).into_iter().zip(facts(file));
            sides.map(|((label, mine), (_, theirs))| [label.to_owned(), mine, theirs]).collect()
        });
        Self { name, situation, rows: rows.unwrap_or_default(), can_replace: old.is_some() }
    }
}

/// What tells versions of a campaign apart at a glance.
fn facts(campaign: &Campaign) -> [(&'static str, String); 6] {
    let Briefing { name, client, budget, currency, .. } = &campaign.briefing;
    let tasks = || campaign.roster.iter().flat_map(|influencer| &influencer.tasks);
    let cost: Money = tasks().map(|task| task.price).sum();
    let done = tasks().filter(|task| task.status == TaskStatus::Done).count();
    let or_none = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
    [
        ("Name", name.clone()),
        ("Client", or_none(Some(client.clone()).filter(|client| !client.is_empty()))),
        ("Influencers", locale::count(campaign.roster.len())),
        ("Tasks", format!("{}, {} done", locale::count(tasks().count()), locale::count(done))),
        ("Total cost", locale::money_short(cost, *currency)),
        ("Budget", or_none(budget.map(|budget| locale::money_short(budget, *currency)))),
    ]
}

/// Where two versions differ, in a sentence.
fn difference(mine: &Campaign, file: &Campaign) -> String {
    let theirs = |id| file.roster.get(id);
    let differ = mine.roster.iter().filter(|one| theirs(one.id).is_some_and(|other| other != *one)).count();
    let only_mine = mine.roster.iter().filter(|one| theirs(one.id).is_none()).count();
    let only_file = file.roster.iter().filter(|one| mine.roster.get(one.id).is_none()).count();
    let mut parts = Vec::new();
    if differ > 0 {
        parts.push(format!("{} {}", counted(differ, "influencer"), if differ == 1 { "differs" } else { "differ" }));
    }
    if only_file > 0 {
        parts.push(format!("{} only in the file", counted(only_file, "influencer")));
    }
    if only_mine > 0 {
        parts.push(format!("{} only in this browser", counted(only_mine, "influencer")));
    }
    if mine.briefing != file.briefing {
        parts.push("the briefing differs".to_owned());
    }
    match parts.is_empty() {
        true => "The two differ only in their order or in details that Rollcall keeps without showing them.".to_owned(),
        false => format!("The two versions are not the same: {}.", parts.join(", ")),
    }
}
