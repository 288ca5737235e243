//! Changes of many influencers at once that are more than a value set: fields, tags, dates.

use super::campaign::Campaign;
use super::command::{Command, DetailEdit, TaskChange, TaskEdit};
use super::detail::{Detail, join_tags, parse_tags};
use super::id::InfluencerId;
use super::influencer::Influencer;
use super::limits;
use super::status::TaskStatus;
use super::task::Task;
use chrono::{Datelike, Days, NaiveDate};

/// Furthest that dates are shifted at once, in days.
pub const FURTHEST: u64 = 3_660;

/// Where dates go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// Later by so many days, or earlier.
    Days(i64),
    /// All to one day.
    To(NaiveDate),
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

/// Shifts the dates of the tasks of each that are not done; tasks without a date are given one only by
/// [`Shift::To`]. `None` when no task changes.
///
/// # Errors
/// A sentence, when a date would leave the calendar.
pub fn shift_dates(campaign: &Campaign, ids: &[InfluencerId], shift: Shift) -> Result<Option<Command>, String> {
    let mut changes = Vec::new();
    for influencer in ids.iter().filter_map(|id| campaign.roster.get(*id)) {
        for task in influencer.tasks.iter().filter(|task| task.status != TaskStatus::Done) {
            let date = match (shift, task.date) {
                (Shift::To(day), _) => Some(day),
                (Shift::Days(_), None) => None,
                (Shift::Days(days), Some(date)) => Some(shifted(date, days)?),
            };
            if date.is_some() && date != task.date {
                let edit = TaskEdit::Put(Task { date, ..task.clone() });
                changes.push(TaskChange { influencer: influencer.id, edit });
            }
        }
    }
    Ok((!changes.is_empty()).then_some(Command::ChangeTasks(changes)))
}

fn shifted(date: NaiveDate, days: i64) -> Result<NaiveDate, String> {
    let by = Days::new(days.unsigned_abs().min(FURTHEST));
    let moved = if days < 0 { date.checked_sub_days(by) } else { date.checked_add_days(by) };
    moved.filter(|day| (1..=9999).contains(&day.year())).ok_or_else(|| "A date would leave the calendar.".to_owned())
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
