//! The rules of the task form: which networks it offers, what it accepts, and which change it makes of it
//! (`domain.md`, Which networks the task form offers).

use super::command::{Command, TaskChange, TaskEdit};
use super::form::{Check, DateInput, FieldError};
use super::id::{IdSet, IdSource, InfluencerId, TaskId};
use super::influencer::Influencer;
use super::limits;
use super::money::{Currency, Money};
use super::network::Network;
use super::open_field::is_same_price;
use super::sharing::Sharing;
use super::status::TaskStatus;
use super::task::{Task, TaskKind, counts_by_default};
use super::unknown::Unknown;
use chrono::NaiveDate;

/// Which networks the form offers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offer {
    /// In the catalogue's order, Others last.
    pub networks: Vec<Network>,
    /// Networks of the briefing that are left out because somebody has no account there.
    pub left_out: Vec<LeftOut>,
}

/// A network that is not offered, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// Which.
    pub network: Network,
    /// Who has no account on it.
    pub missing: Vec<InfluencerId>,
    /// Among how many.
    pub selected: usize,
}

impl LeftOut {
    /// The reason in one line: "YouTube is not offered: 3 of 12 selected have no YouTube account".
    pub fn reason(&self) -> String {
        let (name, missing) = (self.network.name(), self.missing.len());
        let have = if missing == 1 { "has" } else { "have" };
        format!("{name} is not offered: {missing} of {} selected {have} no {name} account", self.selected)
    }
}

/// What is offered for one influencer: every network they have an account on, then Others.
pub fn offer_for_one(influencer: &Influencer) -> Offer {
    let networks = Network::social().filter(|network| influencer.is_on(*network)).chain([Network::OTHERS]).collect();
    Offer { networks, left_out: Vec::new() }
}

/// What is offered for several: the networks that all of them have in common and that the briefing includes
/// (none chosen restricts nothing), then Others.
pub fn offer_for_several(influencers: &[&Influencer], briefing_networks: &[Network]) -> Offer {
    let mut offer = Offer::default();
    for network in Network::social() {
        let in_briefing = briefing_networks.contains(&network);
        if !briefing_networks.is_empty() && !in_briefing {
            continue;
        }
        let missing: Vec<InfluencerId> = influencers.iter().filter(|i| !i.is_on(network)).map(|i| i.id).collect();
        if missing.is_empty() {
            offer.networks.push(network);
        } else if in_briefing {
            offer.left_out.push(LeftOut { network, missing, selected: influencers.len() });
        }
    }
    offer.networks.push(Network::OTHERS);
    offer
}

/// A task as it stands in the form, as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskDraft {
    /// The task that is edited; `None` for one that is added.
    pub task: Option<TaskId>,
    /// Where.
    pub network: Network,
    /// "Type": the key of a type of the network, or free text for Others.
    pub kind: String,
    /// "Counts as a publication" for Others, once the user has flipped it; `None` follows the type.
    pub publication: Option<bool>,
    /// "Price"; blank is zero.
    pub price: String,
    /// "Date"; blank is none.
    pub date: DateInput,
    /// "Status".
    pub status: TaskStatus,
    /// How price and date are meant where the task is for several.
    pub sharing: Sharing,
}

/// A field of a task that can be refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskField {
    /// "Type".
    Kind,
    /// "Price".
    Price,
    /// "Date".
    Date,
    /// "Days apart", where the task is for several.
    Days,
}

/// A task's content that has passed the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskFields {
    /// Network and type.
    pub kind: TaskKind,
    /// Zero or more.
    pub price: Money,
    /// When, if at all.
    pub date: Option<NaiveDate>,
    /// How far.
    pub status: TaskStatus,
}

/// What an open form knows about one of its tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineState {
    /// The user has taken it out of the form.
    pub is_removed_here: bool,
    /// The data has it.
    pub is_there: bool,
    /// Something is typed into it that is not saved.
    pub is_touched: bool,
    /// The data of it has changed since the user took it out.
    pub has_changed: bool,
}

/// What becomes of a task's line while the form is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFate {
    /// It stands in the form.
    Shown,
    /// It does not, and there is nothing to say about it.
    Gone,
    /// It was removed elsewhere while something was typed into it: the user says whether it is added again.
    RemovedElsewhere,
    /// It was changed elsewhere while it was taken out here: the user says whether it goes all the same.
    ChangedElsewhere,
}

impl LineState {
    /// What becomes of the line.
    pub fn fate(self) -> LineFate {
        match (self.is_removed_here, self.is_there) {
            (false, true) => LineFate::Shown,
            (false, false) if self.is_touched => LineFate::RemovedElsewhere,
            (true, true) if self.has_changed => LineFate::ChangedElsewhere,
            (false | true, _) => LineFate::Gone,
        }
    }
}

/// What the form's foot shows while tasks are typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Tasks in the form.
    pub tasks: usize,
    /// How many of them are publications.
    pub publications: usize,
    /// What they cost; `None` while a price cannot be read, since any number would be wrong.
    pub total_cost: Option<Money>,
}

impl TaskDraft {
    /// A new task: the first type of its network, Pending, no price and no date yet.
    pub fn new(network: Network) -> Self {
        Self {
            task: None,
            network,
            kind: network.types().first().map(|kind| kind.key.to_owned()).unwrap_or_default(),
            publication: None,
            price: String::new(),
            date: DateInput::default(),
            status: TaskStatus::default(),
            sharing: Sharing::default(),
        }
    }

    /// A task that exists.
    pub fn of(task: &Task, currency: Currency) -> Self {
        let (kind, publication) = match &task.kind {
            TaskKind::Listed { kind, .. } => (kind.key.to_owned(), None),
            TaskKind::Other { text, publication } => {
                (text.clone(), (*publication != counts_by_default(text)).then_some(*publication))
            }
        };
        Self {
            task: Some(task.id),
            network: task.kind.network(),
            kind,
            publication,
            price: task.price.to_decimal(currency),
            date: DateInput::of(task.date),
            status: task.status,
            sharing: Sharing::default(),
        }
    }

    /// Whether it counts as a publication as it stands.
    pub fn is_publication(&self) -> bool {
        self.network != Network::OTHERS || self.publication.unwrap_or_else(|| counts_by_default(self.kind.trim()))
    }

    /// The content of a task that is edited, when every field that was typed into is right. What stands in the draft as
    /// the task has it stays as it is: a file may hold what the form would refuse.
    ///
    /// # Errors
    /// One entry for each field that is refused.
    pub fn validate_over(&self, now: &Task, currency: Currency) -> Result<TaskFields, Vec<FieldError<TaskField>>> {
        let kept = Self::of(now, currency);
        let is_kept = |field: TaskField| match field {
            TaskField::Kind => self.kind == kept.kind && self.publication == kept.publication,
            TaskField::Price => is_same_price(&self.price, &kept.price),
            TaskField::Date => self.date == kept.date,
            TaskField::Days => true,
        };
        let [kind, price, date] = [TaskField::Kind, TaskField::Price, TaskField::Date].map(is_kept);
        // What is kept is not read at all.
        let mut typed = self.clone();
        if kind {
            typed.kind = TaskDraft::new(self.network).kind + if self.network == Network::OTHERS { "-" } else { "" };
        }
        if price {
            typed.price.clear();
        }
        if date {
            typed.date = DateInput::default();
        }
        let typed = typed.validate(currency)?;
        Ok(TaskFields {
            kind: if kind { now.kind.clone() } else { typed.kind },
            price: if price { now.price } else { typed.price },
            date: if date { now.date } else { typed.date },
            status: typed.status,
        })
    }

    /// The task's content, when every field is right.
    ///
    /// # Errors
    /// One entry for each field that is refused.
    pub fn validate(&self, currency: Currency) -> Result<TaskFields, Vec<FieldError<TaskField>>> {
        let mut check = Check::new();
        let kind = if self.network == Network::OTHERS {
            let text = check.take(TaskField::Kind, limits::name("Type", &self.kind));
            TaskKind::Other { publication: self.is_publication(), text }
        } else {
            match self.network.type_from_key(&self.kind) {
                Some(kind) => TaskKind::Listed { network: self.network, kind },
                None => {
                    check.refuse(TaskField::Kind, "Choose a type.".to_owned());
                    TaskKind::Other { text: String::new(), publication: false }
                }
            }
        };
        let fields = TaskFields {
            kind,
            price: check.take(TaskField::Price, Money::parse_typed(&self.price, currency)),
            date: check.take(TaskField::Date, self.date.read()),
            status: self.status,
        };
        check.done(fields)
    }
}

/// The figures of the drafts for one influencer.
pub fn figures<'a>(drafts: impl IntoIterator<Item = &'a TaskDraft>, currency: Currency) -> Figures {
    let start = Figures { total_cost: Some(Money::ZERO), ..Figures::default() };
    drafts.into_iter().fold(start, |sum, draft| Figures {
        tasks: sum.tasks + 1,
        publications: sum.publications + usize::from(draft.is_publication()),
        total_cost: sum
            .total_cost
            .zip(Money::parse_typed(&draft.price, currency).ok())
            .map(|(total, price)| total + price),
    })
}

/// The change that makes an influencer's tasks what the form says: what is new is added, what differs is put in
/// its place, and what the form was `opened_with` and no longer holds is removed. `None` when nothing differs.
///
/// The fields of tasks that exist come from [`TaskDraft::validate_over`]. A task of the form that the influencer no
/// longer has is added again: the form asks before, see [`LineFate::RemovedElsewhere`].
pub fn changes_for_one(
    influencer: &Influencer,
    opened_with: &[TaskId],
    form: Vec<(Option<TaskId>, TaskFields)>,
    ids: IdSource<'_>,
) -> Option<Command> {
    let kept: IdSet<TaskId> = form.iter().filter_map(|(task, _)| *task).collect();
    // A task that another tab added while the form was open is none of its business.
    let removed = |task: &&Task| opened_with.contains(&task.id) && !kept.contains(&task.id);
    let mut edits: Vec<TaskEdit> =
        influencer.tasks.iter().filter(removed).map(|task| TaskEdit::Remove(task.id)).collect();
    for (id, fields) in form {
        match id.and_then(|id| influencer.task(id)) {
            Some(old) => {
                let new = task(old.id, fields, old.unknown.clone());
                if new != *old {
                    edits.push(TaskEdit::Put(new));
                }
            }
            None => {
                let id = id.unwrap_or_else(|| TaskId::new(ids()));
                edits.push(TaskEdit::Add(usize::MAX, task(id, fields, Unknown::default())));
            }
        }
    }
    let changes: Vec<TaskChange> =
        edits.into_iter().map(|edit| TaskChange { influencer: influencer.id, edit }).collect();
    (!changes.is_empty()).then_some(Command::ChangeTasks(changes))
}

fn task(id: TaskId, fields: TaskFields, unknown: Unknown) -> Task {
    let TaskFields { kind, price, date, status } = fields;
    Task { id, kind, price, date, status, unknown }
}
