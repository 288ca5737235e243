//! How a reader writes days, amounts and counts. Only the page knows it, so it comes in from there.

use super::briefing::Briefing;
use super::money::{Currency, Money};
use chrono::{NaiveDate, Weekday};

/// The reader's ways of writing.
#[derive(Clone, Copy)]
pub struct Words {
    /// An amount, without decimals where they are zero.
    pub money: fn(Money, Currency) -> String,
    /// A day with its year.
    pub day: fn(NaiveDate) -> String,
    /// A day with its weekday.
    pub weekday: fn(NaiveDate) -> String,
    /// From one day to another.
    pub days: fn(NaiveDate, NaiveDate) -> String,
    /// A count.
    pub count: fn(usize) -> String,
    /// The day with which weeks start.
    pub week_start: Weekday,
}

impl Words {
    /// From when to when a campaign runs, as far as that is known; empty where it is not.
    pub fn dates(&self, briefing: &Briefing) -> String {
        match (briefing.start, briefing.end) {
            (Some(start), Some(end)) => (self.days)(start, end),
            (Some(start), None) => format!("from {}", (self.day)(start)),
            (None, Some(end)) => format!("until {}", (self.day)(end)),
            (None, None) => String::new(),
        }
    }

    /// "1 task", "3 tasks".
    pub fn counted(&self, count: usize, one: &str) -> String {
        format!("{} {one}{}", (self.count)(count), if count == 1 { "" } else { "s" })
    }
}
