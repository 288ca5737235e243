//! The one way a campaign changes: [`apply`] carries out a [`Command`] and answers with the command that takes
//! it back.

use super::briefing::Briefing;
use super::campaign::Campaign;
use super::id::{IdSet, InfluencerId, TaskId};
use super::influencer::{Influencer, Profile};
use super::limits;
use super::money::{Currency, Money};
use super::status::{ClientStatus, InfluencerStatus, Status};
use super::task::Task;
use std::fmt;

/// A change of a campaign. A change of many influencers is one command, and so one undo step, one saved entry
/// and one announcement. The set is closed: the inverse of each is among them.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Puts another briefing in the place of the one there is. With another currency every amount keeps its
    /// digits.
    EditBriefing(Box<Briefing>),
    /// Puts influencers on the roster, each at a position in the roster as it will be, in rising order; a
    /// position behind the end means the end.
    AddInfluencers(Vec<(usize, Influencer)>),
    /// Gives an influencer another name and other accounts.
    EditInfluencer(InfluencerId, Profile),
    /// Takes influencers off the roster with their tasks.
    RemoveInfluencers(Vec<InfluencerId>),
    /// Sets the influencer status of each.
    SetInfluencerStatus(Vec<(InfluencerId, InfluencerStatus)>),
    /// Sets the client status of each.
    SetClientStatus(Vec<(InfluencerId, ClientStatus)>),
    /// Sets what the client says about an influencer.
    SetClientComment(InfluencerId, String),
    /// Adds, edits and removes tasks, one after the other.
    ChangeTasks(Vec<TaskChange>),
    /// Puts another version of the same campaign in its place.
    Replace(Box<Campaign>),
}

/// One change of one influencer's tasks.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskChange {
    /// Whose tasks.
    pub influencer: InfluencerId,
    /// What happens to them.
    pub edit: TaskEdit,
}

/// What happens to a task.
#[derive(Clone, Debug, PartialEq)]
pub enum TaskEdit {
    /// It is added at a position; one behind the end means the end.
    Add(usize, Task),
    /// It takes the place of the task with its id.
    Put(Task),
    /// It goes.
    Remove(TaskId),
}

/// Which parts of a campaign a command touches, so that what is derived from the others is not computed again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// The briefing.
    pub briefing: bool,
    /// Who is on the roster, their names, accounts and order.
    pub people: bool,
    /// Influencer and client statuses, and what the client says about them.
    pub statuses: bool,
    /// Tasks.
    pub tasks: bool,
}

impl Touched {
    /// No part.
    pub const NONE: Self = Self { briefing: false, people: false, statuses: false, tasks: false };
    /// Only the briefing.
    pub const BRIEFING: Self = Self { briefing: true, ..Self::NONE };
    /// Only people.
    pub const PEOPLE: Self = Self { people: true, ..Self::NONE };
    /// Only statuses.
    pub const STATUSES: Self = Self { statuses: true, ..Self::NONE };
    /// Only tasks.
    pub const TASKS: Self = Self { tasks: true, ..Self::NONE };
    /// All of an influencer.
    pub const INFLUENCERS: Self = Self { people: true, statuses: true, tasks: true, ..Self::NONE };
    /// Every part.
    pub const ALL: Self = Self { briefing: true, people: true, statuses: true, tasks: true };

    /// The parts of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            briefing: self.briefing || other.briefing,
            people: self.people || other.people,
            statuses: self.statuses || other.statuses,
            tasks: self.tasks || other.tasks,
        }
    }
}

/// What [`apply`] did.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The command that takes it back.
    pub inverse: Command,
    /// What it touched.
    pub touched: Touched,
    /// Whether anything is other than before: a step that changed nothing needs no undo.
    pub changed: bool,
}

/// Why a command was not carried out. The campaign is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejected {
    /// An influencer is not on the roster, or no longer.
    NoInfluencer,
    /// A task is not there, or no longer.
    NoTask,
    /// Something is added that is there already.
    Twice,
    /// The roster would have more influencers than fit.
    RosterFull,
    /// This influencer would have more tasks than fit.
    TooManyTasks(String),
    /// An amount has more decimals than the other currency; the amount with its currency, and whose it is.
    Decimals {
        /// The amount that does not fit, for example `2400.50 EUR`.
        amount: String,
        /// The influencer, or "the budget".
        whose: String,
        /// The currency that cannot hold it.
        currency: Currency,
    },
    /// A version of another campaign was to take this one's place.
    OtherCampaign,
    /// A newer Rollcall has written to the campaign, and this one must not.
    ReadOnly,
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoInfluencer => f.write_str("This influencer is no longer on the roster."),
            Self::NoTask => f.write_str("This task was removed in the meantime."),
            Self::Twice => f.write_str("This is in the campaign already."),
            Self::RosterFull => write!(f, "A campaign holds at most {} influencers.", limits::INFLUENCERS),
            Self::TooManyTasks(name) => write!(f, "{name} would have more than {} tasks.", limits::TASKS),
            Self::Decimals { amount, whose, currency } => write!(
                f,
                "Amounts keep their digits in another currency, and {currency} cannot hold {amount} of {whose}."
            ),
            Self::OtherCampaign => f.write_str("This file holds another campaign."),
            Self::ReadOnly => f.write_str("A newer Rollcall has changed this campaign; this one can only show it."),
        }
    }
}

/// Carries out a command and answers with its inverse: applying that gives back the campaign as it was.
///
/// # Errors
/// [`Rejected`]; the campaign is then unchanged.
pub fn apply(campaign: &mut Campaign, command: Command) -> Result<Applied, Rejected> {
    let touched = command.touches();
    let mut changed = true;
    let inverse = match command {
        Command::EditBriefing(briefing) => {
            changed = campaign.briefing != *briefing;
            edit_briefing(campaign, *briefing)?
        }
        Command::AddInfluencers(placed) => add_influencers(campaign, placed)?,
        Command::EditInfluencer(id, profile) => {
            let influencer = campaign.roster.get_mut(id).ok_or(Rejected::NoInfluencer)?;
            changed = influencer.profile != profile;
            Command::EditInfluencer(id, std::mem::replace(&mut influencer.profile, profile))
        }
        Command::RemoveInfluencers(ids) => {
            let ids: IdSet<InfluencerId> = ids.into_iter().collect();
            if ids.iter().any(|id| campaign.roster.get(*id).is_none()) {
                return Err(Rejected::NoInfluencer);
            }
            Command::AddInfluencers(campaign.roster.remove(&ids))
        }
        Command::SetInfluencerStatus(list) => {
            let (old, differs) = set_each(campaign, list, |i| &mut i.influencer_status)?;
            changed = differs;
            Command::SetInfluencerStatus(old)
        }
        Command::SetClientStatus(list) => {
            let (old, differs) = set_each(campaign, list, |i| &mut i.client_status)?;
            changed = differs;
            Command::SetClientStatus(old)
        }
        Command::SetClientComment(id, comment) => {
            let influencer = campaign.roster.get_mut(id).ok_or(Rejected::NoInfluencer)?;
            changed = influencer.client_comment != comment;
            Command::SetClientComment(id, std::mem::replace(&mut influencer.client_comment, comment))
        }
        Command::ChangeTasks(changes) => change_tasks(campaign, changes)?,
        Command::Replace(other) => {
            if other.id != campaign.id {
                return Err(Rejected::OtherCampaign);
            }
            Command::Replace(Box::new(std::mem::replace(campaign, *other)))
        }
    };
    Ok(Applied { inverse, touched, changed })
}

impl Command {
    /// Sets the influencer status of all of `ids` to one value.
    pub fn influencer_status(ids: &[InfluencerId], value: InfluencerStatus) -> Self {
        Self::SetInfluencerStatus(ids.iter().map(|id| (*id, value)).collect())
    }

    /// Sets the client status of all of `ids` to one value.
    pub fn client_status(ids: &[InfluencerId], value: ClientStatus) -> Self {
        Self::SetClientStatus(ids.iter().map(|id| (*id, value)).collect())
    }

    /// What is said once it is done: "Client status of 12 influencers set to Backup". To be asked before it is
    /// applied, since names may be gone afterwards.
    pub fn describe(&self, campaign: &Campaign) -> String {
        let name = |id: InfluencerId| campaign.roster.get(id).map_or("1 influencer", Influencer::name).to_owned();
        let people = |ids: &mut dyn Iterator<Item = InfluencerId>| {
            let ids: IdSet<InfluencerId> = ids.collect();
            match (ids.len(), ids.iter().next()) {
                (1, Some(id)) => name(*id),
                (count, _) => format!("{count} influencers"),
            }
        };
        match self {
            Self::EditBriefing(_) => "Briefing changed".to_owned(),
            Self::AddInfluencers(placed) => match placed.as_slice() {
                [(_, one)] => format!("{} added", one.name()),
                several => format!("{} influencers added", several.len()),
            },
            Self::EditInfluencer(id, _) => format!("{} changed", name(*id)),
            Self::RemoveInfluencers(ids) => {
                format!("{} removed from the campaign", people(&mut ids.iter().copied()))
            }
            Self::SetInfluencerStatus(list) => describe_status(list, &people(&mut list.iter().map(|(id, _)| *id))),
            Self::SetClientStatus(list) => describe_status(list, &people(&mut list.iter().map(|(id, _)| *id))),
            Self::SetClientComment(id, comment) if comment.is_empty() => format!("Comment on {} removed", name(*id)),
            Self::SetClientComment(id, _) => format!("Comment on {} changed", name(*id)),
            Self::ChangeTasks(changes) => {
                describe_tasks(changes, &people(&mut changes.iter().map(|change| change.influencer)))
            }
            Self::Replace(_) => "Campaign replaced".to_owned(),
        }
    }

    fn touches(&self) -> Touched {
        match self {
            // Another currency changes the digits behind every amount.
            Self::EditBriefing(_) => Touched::BRIEFING.and(Touched::TASKS),
            Self::EditInfluencer(..) => Touched::PEOPLE,
            Self::SetInfluencerStatus(_) | Self::SetClientStatus(_) | Self::SetClientComment(..) => Touched::STATUSES,
            Self::ChangeTasks(_) => Touched::TASKS,
            Self::AddInfluencers(_) | Self::RemoveInfluencers(_) => Touched::INFLUENCERS,
            Self::Replace(_) => Touched::ALL,
        }
    }
}

fn describe_status<S: Status>(list: &[(InfluencerId, S)], people: &str) -> String {
    match list.first() {
        Some((_, value)) if list.iter().all(|(_, other)| other == value) => {
            format!("{} of {people} set to {}", S::TITLE, value.label())
        }
        _ => format!("{} of {people} set", S::TITLE),
    }
}

fn describe_tasks(changes: &[TaskChange], people: &str) -> String {
    let count = |which: fn(&TaskEdit) -> bool| changes.iter().filter(|change| which(&change.edit)).count();
    let parts = [
        (count(|edit| matches!(edit, TaskEdit::Add(..))), "added"),
        (count(|edit| matches!(edit, TaskEdit::Put(_))), "changed"),
        (count(|edit| matches!(edit, TaskEdit::Remove(_))), "removed"),
    ];
    let said: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, done)| format!("{count} {} {done}", if *count == 1 { "task" } else { "tasks" }))
        .collect();
    if said.is_empty() { format!("Tasks of {people} unchanged") } else { format!("{} for {people}", said.join(", ")) }
}

fn edit_briefing(campaign: &mut Campaign, briefing: Briefing) -> Result<Command, Rejected> {
    let (from, to) = (campaign.briefing.currency, briefing.currency);
    if from.decimals() != to.decimals() {
        let relabel = |price: Money, whose: &dyn Fn() -> String| {
            price.relabel(from, to).ok_or_else(|| Rejected::Decimals {
                amount: format!("{} {from}", price.to_decimal(from)),
                whose: whose(),
                currency: to,
            })
        };
        // All are checked before any is changed. The budget is in the new currency already: its field was.
        for influencer in &campaign.roster {
            for task in &influencer.tasks {
                relabel(task.price, &|| influencer.name().to_owned())?;
            }
        }
        for influencer in campaign.roster.iter_mut() {
            for task in &mut influencer.tasks {
                task.price = relabel(task.price, &String::new)?;
            }
        }
    }
    Ok(Command::EditBriefing(Box::new(std::mem::replace(&mut campaign.briefing, briefing))))
}

fn add_influencers(campaign: &mut Campaign, placed: Vec<(usize, Influencer)>) -> Result<Command, Rejected> {
    let ids: Vec<InfluencerId> = placed.iter().map(|(_, influencer)| influencer.id).collect();
    let distinct: IdSet<&InfluencerId> = ids.iter().collect();
    if distinct.len() < ids.len() || ids.iter().any(|id| campaign.roster.get(*id).is_some()) {
        return Err(Rejected::Twice);
    }
    if campaign.roster.len() + ids.len() > limits::INFLUENCERS {
        return Err(Rejected::RosterFull);
    }
    campaign.roster.insert(placed);
    Ok(Command::RemoveInfluencers(ids))
}

/// The old values, and whether any differs from its new one.
fn set_each<S: Copy + PartialEq>(
    campaign: &mut Campaign,
    list: Vec<(InfluencerId, S)>,
    field: fn(&mut Influencer) -> &mut S,
) -> Result<(Vec<(InfluencerId, S)>, bool), Rejected> {
    if list.iter().any(|(id, _)| campaign.roster.get(*id).is_none()) {
        return Err(Rejected::NoInfluencer);
    }
    let mut old = Vec::with_capacity(list.len());
    let mut differs = false;
    for (id, value) in list {
        let influencer = campaign.roster.get_mut(id).ok_or(Rejected::NoInfluencer)?;
        let before = std::mem::replace(field(influencer), value);
        differs |= before != value;
        old.push((id, before));
    }
    // Of an id that comes twice the first old value must be restored last.
    old.reverse();
    Ok((old, differs))
}

fn change_tasks(campaign: &mut Campaign, changes: Vec<TaskChange>) -> Result<Command, Rejected> {
    let mut inverse = Vec::with_capacity(changes.len());
    let mut refused = None;
    for change in changes {
        match change_task(campaign, change) {
            Ok(undo) => inverse.push(undo),
            Err(why) => {
                refused = Some(why);
                break;
            }
        }
    }
    inverse.reverse();
    let Some(why) = refused else { return Ok(Command::ChangeTasks(inverse)) };
    for undo in inverse {
        change_task(campaign, undo)?;
    }
    Err(why)
}

fn change_task(campaign: &mut Campaign, change: TaskChange) -> Result<TaskChange, Rejected> {
    let influencer = campaign.roster.get_mut(change.influencer).ok_or(Rejected::NoInfluencer)?;
    let find = |tasks: &[Task], id: TaskId| tasks.iter().position(|task| task.id == id);
    let edit = match change.edit {
        TaskEdit::Add(position, task) => {
            if find(&influencer.tasks, task.id).is_some() {
                return Err(Rejected::Twice);
            }
            if influencer.tasks.len() >= limits::TASKS {
                return Err(Rejected::TooManyTasks(influencer.name().to_owned()));
            }
            let id = task.id;
            influencer.tasks.insert(position.min(influencer.tasks.len()), task);
            TaskEdit::Remove(id)
        }
        TaskEdit::Put(task) => {
            let position = find(&influencer.tasks, task.id).ok_or(Rejected::NoTask)?;
            TaskEdit::Put(std::mem::replace(&mut influencer.tasks[position], task))
        }
        TaskEdit::Remove(id) => {
            let position = find(&influencer.tasks, id).ok_or(Rejected::NoTask)?;
            TaskEdit::Add(position, influencer.tasks.remove(position))
        }
    };
    Ok(TaskChange { influencer: change.influencer, edit })
}
