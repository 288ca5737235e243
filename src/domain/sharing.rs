//! The same tasks for several influencers: what each of them gets of a price, and on which day.

use super::command::{Command, TaskChange, TaskEdit};
use super::form::FieldError;
use super::id::{IdSource, InfluencerId, TaskId};
use super::money::{Currency, Money};
use super::month::{LAST_YEAR, days_later};
use super::task::Task;
use super::task_form::{Figures, TaskDraft, TaskField, TaskFields, figures};
use super::unknown::Unknown;
use chrono::NaiveDate;

/// Furthest that dates are apart, or are shifted at once, in days.
pub const FURTHEST: u64 = 3_660;

/// For whom a price is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PriceFor {
    /// Each gets it.
    #[default]
    Each,
    /// It is a total that is split evenly.
    All,
}

/// For whom a date is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateFor {
    /// Everybody has that day.
    #[default]
    All,
    /// The first has that day, and each of the others is some days later than the one before.
    First,
}

/// How price and date of a task for several are meant, as chosen and typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharing {
    /// For whom the price is.
    pub price: PriceFor,
    /// For whom the date is.
    pub date: DateFor,
    /// "Days apart".
    pub days: String,
}

/// The same for all, and a week between dates once they are spread.
impl Default for Sharing {
    fn default() -> Self {
        Self { price: PriceFor::default(), date: DateFor::default(), days: "7".to_owned() }
    }
}

/// A task for several that has passed the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedTask {
    /// Its content; the price is a total where it is split, the date is that of the first.
    pub fields: TaskFields,
    /// For whom the price is.
    pub price: PriceFor,
    /// How many days each is later than the one before; 0 for the same day.
    pub apart: u64,
}

/// An amount split evenly, to the minor unit: the parts differ by one at most, and their sum is the amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    part: Money,
    greater: usize,
    count: usize,
}

/// What the form's foot shows for several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SharedFigures {
    /// For each; the cost is the least that somebody has.
    pub each: Figures,
    /// The most that somebody has.
    pub most: Option<Money>,
    /// For all together.
    pub all: Figures,
}

impl Split {
    /// Splits an amount, zero or more, among so many. Among nobody nothing is split.
    pub fn of(amount: Money, count: usize) -> Self {
        let among = i64::try_from(count.max(1)).unwrap_or(i64::MAX);
        let greater = usize::try_from(amount.minor() % among).unwrap_or_default();
        Self { part: Money::from_minor(amount.minor() / among), greater, count }
    }

    /// The part of the one at a place: the first have the greater parts.
    pub fn part(self, place: usize) -> Money {
        Money::from_minor(self.part.minor() + i64::from(place < self.greater))
    }

    /// Each amount with how many have it, the greater first: 33.34 for 1, 33.33 for 2.
    pub fn parts(self) -> Vec<(Money, usize)> {
        let parts = [(self.part(0), self.greater), (self.part, self.count - self.greater)];
        parts.into_iter().filter(|(_, count)| *count > 0).collect()
    }
}

impl SharedTask {
    /// A task of one, which shares nothing.
    pub fn of(fields: TaskFields) -> Self {
        Self { fields, price: PriceFor::Each, apart: 0 }
    }
}

impl TaskDraft {
    /// The task's content for so many, when every field is right.
    ///
    /// # Errors
    /// One entry for each field that is refused.
    pub fn validate_for(&self, count: usize, currency: Currency) -> Result<SharedTask, Vec<FieldError<TaskField>>> {
        let is_spread = self.sharing.date == DateFor::First;
        let days = read_days(&self.sharing.days);
        let mut refused = Vec::new();
        let mut refuse = |field: TaskField, message: String| refused.push(FieldError { field, message });
        // A date that cannot be read is refused already.
        if let Ok(date) = self.date.read()
            && is_spread
        {
            let last = |(first, days)| day_at(first, days, count.saturating_sub(1));
            if date.is_none() {
                refuse(TaskField::Date, "Choose the date of the first.".to_owned());
            } else if date.zip(days).is_some_and(|spread| last(spread).is_none()) {
                refuse(TaskField::Days, format!("The last date would be after the year {LAST_YEAR}."));
            }
        }
        if is_spread && days.is_none() {
            refuse(TaskField::Days, format!("Write a whole number of days from 1 to {FURTHEST}, such as 7."));
        }
        match self.validate(currency) {
            Ok(fields) if refused.is_empty() => {
                let apart = days.filter(|_| is_spread).unwrap_or_default();
                Ok(SharedTask { fields, price: self.sharing.price, apart })
            }
            fields => Err(fields.err().into_iter().flatten().chain(refused).collect()),
        }
    }

    /// The parts of a price that is split among so many, each with how many get it; `None` where nothing is split or
    /// the price cannot be read.
    pub fn prices_of(&self, count: usize, currency: Currency) -> Option<Vec<(Money, usize)>> {
        let is_split = self.sharing.price == PriceFor::All && !self.price.trim().is_empty();
        is_split.then(|| Some(Split::of(Money::parse_typed(&self.price, currency).ok()?, count).parts()))?
    }

    /// The days of the first and the last of so many whose dates are spread; `None` where they are not, or cannot be
    /// read.
    pub fn dates_of(&self, count: usize) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.date.read().ok().flatten().filter(|_| self.sharing.date == DateFor::First)?;
        Some((first, day_at(first, read_days(&self.sharing.days)?, count.saturating_sub(1))?))
    }
}

/// The days apart as typed; at least one.
fn read_days(typed: &str) -> Option<u64> {
    typed.trim().parse().ok().filter(|days| (1..=FURTHEST).contains(days))
}

/// The day of the one at a place; `None` when it is behind the end of the calendar.
fn day_at(first: NaiveDate, apart: u64, place: usize) -> Option<NaiveDate> {
    days_later(first, i64::try_from(u64::try_from(place).ok()?.checked_mul(apart)?).ok()?)
}

/// The change that adds the tasks to each of several influencers, in this order. What a split leaves over goes to one
/// after the other, through all tasks, so that what somebody gets in all is at most one minor unit more as well. `None`
/// when there is nothing to add.
pub fn changes_for_several(influencers: &[InfluencerId], form: &[SharedTask], ids: IdSource<'_>) -> Option<Command> {
    let count = influencers.len();
    // Whose turn it is to have the greater part, task by task.
    let mut turn = 0;
    let splits: Vec<Option<(Split, usize)>> = form
        .iter()
        .map(|task| {
            let split = Split::of(task.fields.price, count);
            let start = turn;
            (task.price == PriceFor::All).then(|| {
                turn = (turn + split.greater) % count.max(1);
                (split, start)
            })
        })
        .collect();
    let mut changes = Vec::with_capacity(count * form.len());
    for (place, influencer) in influencers.iter().enumerate() {
        for (task, split) in form.iter().zip(&splits) {
            let TaskFields { kind, price, date, status } = task.fields.clone();
            let price = split.map_or(price, |(split, start)| split.part((place + count - start) % count));
            let date = date.and_then(|first| day_at(first, task.apart, place));
            let task = Task { id: TaskId::new(ids()), kind, price, date, status, unknown: Unknown::default() };
            changes.push(TaskChange { influencer: *influencer, edit: TaskEdit::Add(usize::MAX, task) });
        }
    }
    (!changes.is_empty()).then_some(Command::ChangeTasks(changes))
}

/// The figures of the drafts for so many.
pub fn figures_for<'a>(
    drafts: impl IntoIterator<Item = &'a TaskDraft>,
    count: usize,
    currency: Currency,
) -> SharedFigures {
    let (split, same): (Vec<_>, Vec<_>) = drafts.into_iter().partition(|draft| draft.sharing.price == PriceFor::All);
    let splits: Option<Vec<Split>> = split
        .iter()
        .map(|draft| Money::parse_typed(&draft.price, currency).ok().map(|total| Split::of(total, count)))
        .collect();
    let (split, same) = (figures(split, currency), figures(same, currency));
    let least_and_most = same.total_cost.zip(splits).map(|(cost, splits)| {
        let parts = splits.iter().fold(cost, |sum, split| sum + split.part);
        let over: usize = splits.iter().map(|split| split.greater).sum();
        // What is left over goes round, see `changes_for_several`.
        let more = |units: usize| Money::from_minor(parts.minor() + i64::try_from(units).unwrap_or(i64::MAX));
        (more(over / count.max(1)), more(over.div_ceil(count.max(1))))
    });
    let times = |cost: Money| Some(Money::from_minor(cost.minor().checked_mul(i64::try_from(count).ok()?)?));
    let (tasks, publications) = (same.tasks + split.tasks, same.publications + split.publications);
    let all = same.total_cost.and_then(times).zip(split.total_cost).map(|(same, split)| same + split);
    SharedFigures {
        each: Figures { tasks, publications, total_cost: least_and_most.map(|(least, _)| least) },
        most: least_and_most.map(|(_, most)| most),
        all: Figures { tasks: tasks * count, publications: publications * count, total_cost: all },
    }
}
