//! Changes of many influencers at once that are more than a value set: fields, tags, and the tasks that
//! [`super::task_choice`] has chosen.

use super::campaign::Campaign;
use super::command::{Command, DetailEdit, TaskChange, TaskEdit};
use super::detail::{Detail, join_tags, parse_tags};
use super::id::InfluencerId;
use super::influencer::Influencer;
use super::limits;
use super::money::Money;
use super::month::{LAST_YEAR, days_later};
use super::sharing::{FURTHEST, PriceFor, Split};
use super::status::TaskStatus;
use super::task::Task;
use super::task_choice::Chosen;
use chrono::NaiveDate;

/// Where dates go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// Later by so many days, or earlier; see [`read_days`].
    Days(i64),
    /// All to one day.
    To(NaiveDate),
}

/// Reads a number of days to shift dates by: at most [`FURTHEST`] in either direction.
///
/// # Errors
/// A sentence that says what would be right.
pub fn read_days(typed: &str) -> Result<Shift, String> {
    let days = typed.trim().parse::<i64>().ok().filter(|days| days.unsigned_abs() <= FURTHEST);
    days.map(Shift::Days).ok_or_else(|| "Write a whole number of days, such as 7 or -3.".to_owned())
}

/// Sets a detail of each to what was typed, or removes it with nothing. `None` when all have it already.
///
/// # Errors
/// A sentence, when the field refuses the text.
pub fn set_detail(
    campaign: &Campaign,
    ids: &[InfluencerId],
    detail: Detail,
    typed: &str,
) -> Result<Option<Command>, String> {
    let value = detail.read(typed, campaign.table.columns())?;
    details(campaign, ids, detail, &|_| Ok(value.clone()))
}

/// Gives tags to each, behind those they have.
///
/// # Errors
/// A sentence, when no tag was typed or somebody would have too many.
pub fn add_tags(campaign: &Campaign, ids: &[InfluencerId], typed: &str) -> Result<Option<Command>, String> {
    let new = some_tags(typed)?;
    details(campaign, ids, Detail::Tags, &|influencer| {
        let all: Vec<&str> = influencer.details.tags().chain(new.iter().map(String::as_str)).collect();
        let tags = parse_tags(&all.join("\n"))
            .map_err(|_| format!("{} would have more than {} tags.", influencer.name(), limits::TAGS))?;
        Ok(join_tags(&tags))
    })
}

/// Takes tags from each, whatever their case.
///
/// # Errors
/// A sentence, when no tag was typed.
pub fn remove_tags(campaign: &Campaign, ids: &[InfluencerId], typed: &str) -> Result<Option<Command>, String> {
    let gone: Vec<String> = some_tags(typed)?.iter().map(|tag| tag.to_lowercase()).collect();
    details(campaign, ids, Detail::Tags, &|influencer| {
        let left = influencer.details.tags().filter(|tag| !gone.contains(&tag.to_lowercase()));
        Ok(join_tags(&left.map(str::to_owned).collect::<Vec<_>>()))
    })
}

/// Shifts the dates of tasks; those without a date are given one only by [`Shift::To`]. `None` when no task changes.
///
/// # Errors
/// A sentence, when a date would leave the calendar.
pub fn shift_dates(tasks: &[Chosen<'_>], shift: Shift) -> Result<Option<Command>, String> {
    let day = |task: &Task| match shift {
        Shift::To(day) => Ok(Some(day)),
        Shift::Days(days) => task.date.map(|date| days_later(date, days).ok_or(date)).transpose(),
    };
    let dates: Result<Vec<_>, _> = tasks.iter().map(|(_, task)| day(task)).collect();
    let dates = dates.map_err(|_| format!("A date would leave the years 1 to {LAST_YEAR}."))?;
    Ok(put(tasks.iter().zip(dates).map(|((id, task), date)| (*id, *task, Task { date, ..(*task).clone() }))))
}

/// Sets the task status. `None` when no task changes.
pub fn set_task_status(tasks: &[Chosen<'_>], status: TaskStatus) -> Option<Command> {
    put(tasks.iter().map(|(id, task)| (*id, *task, Task { status, ..(*task).clone() })))
}

/// Sets the price of each, or splits a total evenly among them. `None` when no task changes.
pub fn set_task_price(tasks: &[Chosen<'_>], amount: Money, price_for: PriceFor) -> Option<Command> {
    let split = Split::of(amount, tasks.len());
    put(tasks.iter().enumerate().map(|(place, (id, task))| {
        let price = if price_for == PriceFor::All { split.part(place) } else { amount };
        (*id, *task, Task { price, ..(*task).clone() })
    }))
}

/// Removes tasks. `None` when there are none.
pub fn remove_tasks(tasks: &[Chosen<'_>]) -> Option<Command> {
    let changes: Vec<TaskChange> =
        tasks.iter().map(|(id, task)| TaskChange { influencer: *id, edit: TaskEdit::Remove(task.id) }).collect();
    (!changes.is_empty()).then_some(Command::ChangeTasks(changes))
}

/// Puts tasks in the places of those that they differ from.
fn put<'c>(tasks: impl Iterator<Item = (InfluencerId, &'c Task, Task)>) -> Option<Command> {
    let changes: Vec<TaskChange> = tasks
        .filter(|(_, old, new)| *old != new)
        .map(|(influencer, _, new)| TaskChange { influencer, edit: TaskEdit::Put(new) })
        .collect();
    (!changes.is_empty()).then_some(Command::ChangeTasks(changes))
}

fn some_tags(typed: &str) -> Result<Vec<String>, String> {
    let tags = parse_tags(typed)?;
    if tags.is_empty() { Err("Write at least one tag.".to_owned()) } else { Ok(tags) }
}

fn details(
    campaign: &Campaign,
    ids: &[InfluencerId],
    detail: Detail,
    value: &dyn Fn(&Influencer) -> Result<String, String>,
) -> Result<Option<Command>, String> {
    let mut edits: Vec<DetailEdit> = Vec::new();
    for influencer in ids.iter().filter_map(|id| campaign.roster.get(*id)) {
        let value = value(influencer)?;
        if value != influencer.details.get(detail) {
            edits.push((influencer.id, detail, value));
        }
    }
    Ok((!edits.is_empty()).then_some(Command::SetDetails(edits)))
}
