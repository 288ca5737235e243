//! Somebody with what rows of a list say of them.

use super::draft::{Place, TaskDraft};
use super::mapping::Mapping;
use super::meaning::ListKind;
use super::plan::{Choice, Line};
use super::records::Claim;
use super::statuses::Scope;
use super::told::Cleared;
use crate::domain::detail::{Detail, join_tags, parse_tags};
use crate::domain::influencer::{Account, Influencer, Profile};
use crate::domain::limits;
use crate::domain::month::format_day;
use crate::domain::network::Network;
use crate::domain::status::{ClientStatus, InfluencerStatus, Status, TaskStatus};
use crate::domain::task::{Task, TaskKind};
use chrono::NaiveDate;

/// Somebody with what rows of a list say of them: values of the list take the place of others, tags, notes and accounts
/// are added. In a row that is known by its id they take the place of others as well: there they are what was there
/// before, written over.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    /// Name and accounts.
    pub profile: Profile,
    /// Where they stand.
    pub influencer_status: InfluencerStatus,
    /// What the client decided.
    pub client_status: ClientStatus,
    /// What the client says.
    pub comment: String,
    /// Details that every campaign has.
    pub details: Vec<(Place, String)>,
    /// Tasks that were there, as they are to be.
    pub tasks: Vec<Task>,
    /// Tasks that are new, without an id.
    pub added: Vec<Added>,
}

/// A task to be added.
#[derive(Clone, Debug, PartialEq)]
pub struct Added {
    /// What it is.
    pub kind: TaskKind,
    /// What the list says of it.
    pub draft: TaskDraft,
}

impl Joined {
    /// Somebody on the roster. What they have in own columns is compared when it is written.
    pub fn of(influencer: &Influencer) -> Self {
        let details = influencer.details.iter().map(|(detail, value)| (Place::Detail(detail), value.to_owned()));
        Self {
            profile: influencer.profile.clone(),
            influencer_status: influencer.influencer_status,
            client_status: influencer.client_status,
            comment: influencer.client_comment.clone(),
            details: details.collect(),
            tasks: influencer.tasks.clone(),
            added: Vec::new(),
        }
    }

    /// Nobody yet.
    pub fn nobody() -> Self {
        Self {
            profile: Profile { name: String::new(), accounts: Vec::new() },
            influencer_status: InfluencerStatus::default(),
            client_status: ClientStatus::default(),
            comment: String::new(),
            details: Vec::new(),
            tasks: Vec::new(),
            added: Vec::new(),
        }
    }

    /// The value of a place; empty for none.
    pub fn value(&self, place: Place) -> &str {
        self.details.iter().find(|(other, _)| *other == place).map_or("", |(_, value)| value)
    }

    /// Takes in what a line says. Of who is known, a list of tasks tells only who is meant; of who is new, all.
    pub fn take(&mut self, mapping: &Mapping, line: &Line, choice: Choice, is_new: bool) {
        let draft = &line.draft;
        if mapping.kind == ListKind::Influencers || is_new {
            self.take_person(line);
        }
        for (scope, word) in &draft.statuses {
            match (scope, mapping.status(*scope, word)) {
                (Scope::Influencer, Some(key)) => {
                    self.influencer_status = InfluencerStatus::from_key(key).unwrap_or(self.influencer_status);
                }
                (Scope::Client, Some(key)) => {
                    self.client_status = ClientStatus::from_key(key).unwrap_or(self.client_status);
                }
                _ => {}
            }
        }
        if !draft.comment.is_empty() {
            self.comment.clone_from(&draft.comment);
        }
        for nth in 0..line.kinds.len() {
            self.take_task(mapping, line, nth, choice);
        }
        if mapping.clears {
            self.clear(line);
        }
    }

    fn take_person(&mut self, line: &Line) {
        let draft = &line.draft;
        let is_record = matches!(line.claim, Claim::Record(_));
        if !draft.name.is_empty() {
            self.profile.name.clone_from(&draft.name);
        }
        if is_record {
            self.rename_accounts(&draft.accounts);
        }
        draft.accounts.iter().for_each(|account| self.take_account(account));
        for (place, value) in &draft.details {
            self.take_value(*place, value, is_record);
        }
    }

    /// Gives accounts the handles that a row has in their place: of each network as many as there are.
    fn rename_accounts(&mut self, accounts: &[Account]) {
        let is_in = |account: &Account, all: &[Account]| {
            all.iter().any(|other| other.network == account.network && other.handle == account.handle)
        };
        let before = self.profile.accounts.clone();
        let new: Vec<&Account> = accounts.iter().filter(|account| !is_in(account, &before)).collect();
        for network in Network::social().chain([Network::OTHERS]) {
            let mut new = new.iter().filter(|account| account.network == network);
            let is_old = |account: &&mut Account| account.network == network && !is_in(account, accounts);
            let mut old: Vec<&mut Account> = self.profile.accounts.iter_mut().filter(is_old).collect();
            if old.len() == new.clone().count() {
                old.iter_mut().zip(&mut new).for_each(|(old, new)| {
                    old.handle = new.handle.clone();
                    old.url.clone_from(&new.url);
                });
            }
        }
    }

    fn clear(&mut self, line: &Line) {
        for cleared in &line.cleared {
            match cleared {
                Cleared::Detail(detail) => self.details.retain(|(place, _)| *place != Place::Detail(*detail)),
                Cleared::Comment => self.comment.clear(),
                Cleared::TaskDate => {
                    let target = line.targets.first().copied().flatten();
                    self.tasks.iter_mut().filter(|task| Some(task.id) == target).for_each(|task| task.date = None);
                }
            }
        }
    }

    fn take_account(&mut self, account: &Account) {
        let accounts = &mut self.profile.accounts;
        let same = accounts.iter().position(|it| it.network == account.network && it.handle == account.handle);
        if let Some(same) = same.and_then(|at| accounts.get_mut(at)) {
            same.followers = account.followers.or(same.followers);
            if same.url.is_none() {
                same.url.clone_from(&account.url);
            }
        } else if accounts.len() < limits::ACCOUNTS {
            accounts.push(account.clone());
        }
    }

    fn take_value(&mut self, place: Place, value: &str, is_record: bool) {
        let before = self.value(place);
        let value = match place {
            _ if is_record => value.to_owned(),
            Place::Detail(Detail::Tags) => with_tags(before, value),
            Place::Detail(Detail::Notes) => with_notes(before, value),
            _ => value.to_owned(),
        };
        match self.details.iter_mut().find(|(other, _)| *other == place) {
            Some((_, before)) => *before = value,
            None => self.details.push((place, value)),
        }
    }

    fn take_task(&mut self, mapping: &Mapping, line: &Line, nth: usize, choice: Choice) {
        let (Some(draft), Some(kind)) = (line.draft.tasks.get(nth), line.kinds.get(nth)) else { return };
        let target = line.target(nth, choice);
        if let Some(known) = self.tasks.iter_mut().find(|task| Some(task.id) == target) {
            let is_record = matches!(line.claim, Claim::Record(_));
            *known = put(mapping, known, kind, draft, is_record);
        } else if self.tasks.len() + self.added.len() < limits::TASKS {
            self.added.push(Added { kind: kind.clone(), draft: draft.clone() });
        }
    }
}

/// Whether two tasks are of one kind to a person.
pub fn is_same_kind(one: &TaskKind, other: &TaskKind) -> bool {
    match (one, other) {
        (TaskKind::Other { text, .. }, TaskKind::Other { text: other, .. }) => {
            text.to_lowercase() == other.to_lowercase()
        }
        (one, other) => one == other,
    }
}

/// A task with what a row says of it; another kind only where its id tells that it is this task.
fn put(mapping: &Mapping, task: &Task, kind: &TaskKind, draft: &TaskDraft, is_record: bool) -> Task {
    let kind = match (&task.kind, draft.publication) {
        (before, _) if is_record && !is_same_kind(before, kind) => kind.clone(),
        (TaskKind::Other { .. }, Some(publication)) => match if is_record { kind } else { &task.kind } {
            TaskKind::Other { text, .. } => TaskKind::Other { text: text.clone(), publication },
            listed => listed.clone(),
        },
        (before, _) => before.clone(),
    };
    Task {
        kind,
        price: draft.price.unwrap_or(task.price),
        date: draft.date.or(task.date),
        status: status(mapping, draft).unwrap_or(task.status),
        ..task.clone()
    }
}

/// The status that a row gives a task.
pub fn status(mapping: &Mapping, draft: &TaskDraft) -> Option<TaskStatus> {
    mapping.status(Scope::Task, &draft.status).and_then(TaskStatus::from_key)
}

fn with_tags(before: &str, value: &str) -> String {
    let all = format!("{before}\n{value}");
    // With more tags than fit, those that are there stay.
    parse_tags(&all).map_or_else(|_| before.to_owned(), |tags| join_tags(&tags))
}

fn with_notes(before: &str, value: &str) -> String {
    if before.is_empty() || value.contains(before) {
        return value.to_owned();
    }
    if before.contains(value) {
        return before.to_owned();
    }
    let all = format!("{before}\n{value}");
    if all.chars().count() > limits::FREE_TEXT { before.to_owned() } else { all }
}

/// A task in words: "Instagram Story, 10 June 2027".
pub fn in_words(kind: &TaskKind, date: Option<NaiveDate>) -> String {
    let what = match kind {
        TaskKind::Listed { network, kind } => format!("{} {}", network.name(), kind.name),
        TaskKind::Other { text, .. } => text.clone(),
    };
    date.map_or_else(|| what.clone(), |day| format!("{what}, {}", format_day(day)))
}
