//! The one way a campaign changes: [`apply`] carries out a [`Command`] and answers with the command that takes
//! it back.

use super::briefing::Briefing;
use super::campaign::Campaign;
use super::detail::Detail;
use super::id::{IdSet, InfluencerId, TaskId};
use super::influencer::{Influencer, Profile};
use super::limits;
use super::money::{Currency, Money};
use super::status::{ClientStatus, InfluencerStatus};
use super::table::Table;
use super::task::Task;
use super::touched::Touched;
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
    /// Gives each another name and other accounts.
    EditInfluencers(Vec<(InfluencerId, Profile)>),
    /// Takes influencers off the roster with their tasks.
    RemoveInfluencers(Vec<InfluencerId>),
    /// Sets the influencer status of each.
    SetInfluencerStatus(Vec<(InfluencerId, InfluencerStatus)>),
    /// Sets the client status of each.
    SetClientStatus(Vec<(InfluencerId, ClientStatus)>),
    /// Sets what the client says about an influencer.
    SetClientComment(InfluencerId, String),
    /// Sets a detail of each to what [`Detail::read`] made of it; empty for none.
    SetDetails(Vec<DetailEdit>),
    /// Adds, edits and removes tasks, one after the other.
    ChangeTasks(Vec<TaskChange>),
    /// Lays the roster out otherwise: columns, their arrangement, views.
    SetTable(Box<Table>),
    /// Does several changes in this order, as one. None of them touches what another one does.
    Several(Vec<Command>),
    /// Puts another version of the same campaign in its place.
    Replace(Box<Campaign>),
}

/// Whose detail is set, which, and to what.
pub type DetailEdit = (InfluencerId, Detail, String);

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
    let changed;
    let inverse = match command {
        Command::EditBriefing(briefing) => {
            changed = campaign.briefing != *briefing;
            edit_briefing(campaign, *briefing)?
        }
        Command::AddInfluencers(placed) => {
            changed = !placed.is_empty();
            add_influencers(campaign, placed)?
        }
        Command::EditInfluencers(list) => {
            let (old, differs) = set_each(campaign, list, |i| &mut i.profile)?;
            changed = differs;
            Command::EditInfluencers(old)
        }
        Command::RemoveInfluencers(ids) => {
            let ids: IdSet<InfluencerId> = ids.into_iter().collect();
            if ids.iter().any(|id| campaign.roster.get(*id).is_none()) {
                return Err(Rejected::NoInfluencer);
            }
            changed = !ids.is_empty();
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
        Command::SetDetails(list) => {
            let (old, differs) = set_details(campaign, list)?;
            changed = differs;
            Command::SetDetails(old)
        }
        Command::ChangeTasks(changes) => {
            let (undo, differs) = change_tasks(campaign, changes)?;
            changed = differs;
            Command::ChangeTasks(undo)
        }
        Command::SetTable(table) => {
            changed = campaign.table != *table;
            Command::SetTable(Box::new(std::mem::replace(&mut campaign.table, *table)))
        }
        Command::Several(commands) => {
            let (undo, differs) = several(campaign, commands)?;
            changed = differs;
            Command::Several(undo)
        }
        Command::Replace(other) => {
            if other.id != campaign.id {
                return Err(Rejected::OtherCampaign);
            }
            changed = *campaign != *other;
            Command::Replace(if changed { Box::new(std::mem::replace(campaign, *other)) } else { other })
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

    fn touches(&self) -> Touched {
        match self {
            // Another currency changes the digits behind every amount.
            Self::EditBriefing(_) => Touched::BRIEFING.and(Touched::TASKS),
            Self::EditInfluencers(_) => Touched::PROFILES,
            Self::SetDetails(_) => Touched::DETAILS,
            // The values of a column are read by its kind.
            Self::SetTable(_) => Touched::TABLE.and(Touched::DETAILS),
            Self::Several(commands) => commands.iter().fold(Touched::NONE, |touched, it| touched.and(it.touches())),
            Self::SetInfluencerStatus(_) | Self::SetClientStatus(_) | Self::SetClientComment(..) => Touched::STATUSES,
            Self::ChangeTasks(_) => Touched::TASKS,
            Self::AddInfluencers(_) | Self::RemoveInfluencers(_) => Touched::INFLUENCERS,
            Self::Replace(_) => Touched::ALL,
        }
    }
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
fn set_each<S: PartialEq>(
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
        let field = field(influencer);
        differs |= *field != value;
        old.push((id, std::mem::replace(field, value)));
    }
    // Of an id that comes twice the first old value must be restored last.
    old.reverse();
    Ok((old, differs))
}

/// The old values, and whether any differs from its new one.
fn set_details(campaign: &mut Campaign, list: Vec<DetailEdit>) -> Result<(Vec<DetailEdit>, bool), Rejected> {
    if list.iter().any(|(id, ..)| campaign.roster.get(*id).is_none()) {
        return Err(Rejected::NoInfluencer);
    }
    let mut old = Vec::with_capacity(list.len());
    let mut differs = false;
    for (id, detail, value) in list {
        let influencer = campaign.roster.get_mut(id).ok_or(Rejected::NoInfluencer)?;
        let before = influencer.details.set(detail, &value);
        differs |= before != value;
        old.push((id, detail, before));
    }
    old.reverse();
    Ok((old, differs))
}

/// The inverse, and whether anything differs. Where one is refused, those before it are taken back.
fn several(campaign: &mut Campaign, commands: Vec<Command>) -> Result<(Vec<Command>, bool), Rejected> {
    let mut undo = Vec::with_capacity(commands.len());
    let mut differs = false;
    let mut refused = None;
    for command in commands {
        match apply(campaign, command) {
            Ok(applied) => {
                differs |= applied.changed;
                undo.push(applied.inverse);
            }
            Err(why) => {
                refused = Some(why);
                break;
            }
        }
    }
    undo.reverse();
    let Some(why) = refused else { return Ok((undo, differs)) };
    for command in undo {
        apply(campaign, command)?;
    }
    Err(why)
}

/// The inverse, and whether anything differs.
fn change_tasks(campaign: &mut Campaign, changes: Vec<TaskChange>) -> Result<(Vec<TaskChange>, bool), Rejected> {
    let mut inverse = Vec::with_capacity(changes.len());
    let mut differs = false;
    let mut refused = None;
    for change in changes {
        match change_task(campaign, change) {
            Ok((undo, differ)) => {
                differs |= differ;
                inverse.push(undo);
            }
            Err(why) => {
                refused = Some(why);
                break;
            }
        }
    }
    inverse.reverse();
    let Some(why) = refused else { return Ok((inverse, differs)) };
    for undo in inverse {
        change_task(campaign, undo)?;
    }
    Err(why)
}

fn change_task(campaign: &mut Campaign, change: TaskChange) -> Result<(TaskChange, bool), Rejected> {
    let influencer = campaign.roster.get_mut(change.influencer).ok_or(Rejected::NoInfluencer)?;
    let find = |tasks: &[Task], id: TaskId| tasks.iter().position(|task| task.id == id);
    let mut differs = true;
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
            differs = influencer.tasks[position] != task;
            TaskEdit::Put(std::mem::replace(&mut influencer.tasks[position], task))
        }
        TaskEdit::Remove(id) => {
            let position = find(&influencer.tasks, id).ok_or(Rejected::NoTask)?;
            TaskEdit::Add(position, influencer.tasks.remove(position))
        }
    };
    Ok((TaskChange { influencer: change.influencer, edit }, differs))
}
