//! Somebody with what rows of a list say of them.

use super::draft::{Draft, Place, TaskDraft};
use super::mapping::Mapping;
use super::plan::Choice;
use super::statuses::Scope;
use crate::domain::detail::{Detail, join_tags, parse_tags};
use crate::domain::id::TaskId;
use crate::domain::influencer::{Account, Influencer, Profile};
use crate::domain::limits;
use crate::domain::month::format_day;
use crate::domain::status::{ClientStatus, InfluencerStatus, Status, TaskStatus};
use crate::domain::task::{Task, TaskKind};
use chrono::NaiveDate;

/// Somebody with what rows of a list say of them: values of the list take the place of others, tags, notes and accounts
/// are added.
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
    /// The tasks that rows were found to be about.
    taken: Vec<TaskId>,
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
            taken: Vec::new(),
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
            taken: Vec::new(),
        }
    }

    /// The value of a place; empty for none.
    pub fn value(&self, place: Place) -> &str {
        self.details.iter().find(|(other, _)| *other == place).map_or("", |(_, value)| value)
    }

    /// Takes in what a row says.
    pub fn take(&mut self, mapping: &Mapping, draft: &Draft, kinds: &[TaskKind], choice: Choice) {
        if !draft.name.is_empty() {
            self.profile.name.clone_from(&draft.name);
        }
        draft.accounts.iter().for_each(|account| self.take_account(account));
        for (place, value) in &draft.details {
            self.take_value(*place, value);
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
        for (task, kind) in draft.tasks.iter().zip(kinds) {
            self.take_task(mapping, task, kind, choice);
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

    fn take_value(&mut self, place: Place, value: &str) {
        let before = self.value(place);
        let value = match place {
            Place::Detail(Detail::Tags) => with_tags(before, value),
            Place::Detail(Detail::Notes) => with_notes(before, value),
            _ => value.to_owned(),
        };
        match self.details.iter_mut().find(|(other, _)| *other == place) {
            Some((_, before)) => *before = value,
            None => self.details.push((place, value)),
        }
    }

    fn take_task(&mut self, mapping: &Mapping, task: &TaskDraft, kind: &TaskKind, choice: Choice) {
        if choice == Choice::Update
            && let Some(twin) = twin(&self.tasks, kind, task.date, &self.taken).map(|twin| twin.id)
        {
            self.taken.push(twin);
            for known in self.tasks.iter_mut().filter(|known| known.id == twin) {
                *known = put(mapping, known, task);
            }
            return;
        }
        if self.tasks.len() + self.added.len() < limits::TASKS {
            self.added.push(Added { kind: kind.clone(), draft: task.clone() });
        }
    }
}

/// The task that a row is about: of the same kind and for the same day, and of no earlier row.
pub fn twin<'t>(tasks: &'t [Task], kind: &TaskKind, date: Option<NaiveDate>, taken: &[TaskId]) -> Option<&'t Task> {
    let is_same = |task: &&Task| match (&task.kind, kind) {
        (TaskKind::Other { text, .. }, TaskKind::Other { text: other, .. }) => {
            text.to_lowercase() == other.to_lowercase()
        }
        (one, other) => one == other,
    };
    tasks.iter().filter(is_same).find(|task| task.date == date && !taken.contains(&task.id))
}

/// A task with what a row says of it.
pub fn put(mapping: &Mapping, task: &Task, draft: &TaskDraft) -> Task {
    let kind = match (&task.kind, draft.publication) {
        (TaskKind::Other { text, .. }, Some(publication)) => TaskKind::Other { text: text.clone(), publication },
        (kind, _) => kind.clone(),
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
