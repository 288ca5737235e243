//! Days and months of the calendar. Days carry no time and no zone.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::fmt;

/// Reads `2027-06-10`: four, two and two digits, a day that exists.
///
/// # Errors
/// What is wrong, to be put behind the place in a file or shown in a form.
pub fn parse_day(text: &str) -> Result<NaiveDate, String> {
    let number = |part: &str, width: usize| {
        (part.len() == width && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<i32>().ok()).flatten()
    };
    let parts: Vec<&str> = text.split('-').collect();
    let (year, month, day) = match parts.as_slice() {
        [y, m, d] => number(y, 4).zip(number(m, 2)).zip(number(d, 2)).map(|((y, m), d)| (y, m, d)),
        _ => None,
    }
    .ok_or_else(|| format!("\"{text}\" is not a date such as 2027-06-10"))?;
    (year > 0)
        .then(|| NaiveDate::from_ymd_opt(year, month.unsigned_abs(), day.unsigned_abs()))
        .flatten()
        .ok_or_else(|| format!("\"{text}\" does not exist in the calendar"))
}

/// The form of files and addresses: `2027-06-10`.
pub fn format_day(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// Last year of the calendar.
pub const LAST_YEAR: i32 = 9999;

/// The day so many days later, or earlier; `None` outside the calendar, which begins with the year 1.
pub fn days_later(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let by = Days::new(days.unsigned_abs());
    let moved = if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) };
    moved.filter(|day| (1..=LAST_YEAR).contains(&day.year()))
}

/// A month of a year between 1 and 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month {
    /// Its first day.
    first: NaiveDate,
}

impl Month {
    /// The month a day is in.
    pub fn of(day: NaiveDate) -> Self {
        Self { first: day.with_day(1).unwrap_or(day) }
    }

    /// Reads `2027-06`.
    pub fn parse(text: &str) -> Option<Self> {
        parse_day(&format!("{text}-01")).ok().map(Self::of)
    }

    /// The month before; the same at the start of the calendar.
    pub fn previous(self) -> Self {
        self.first.pred_opt().filter(|day| day.year() >= 1).map_or(self, Self::of)
    }

    /// The month after; the same at the end of the calendar.
    pub fn next(self) -> Self {
        self.first.checked_add_days(Days::new(31)).filter(|day| day.year() <= LAST_YEAR).map_or(self, Self::of)
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        self.first
    }

    /// Whether `day` is in it.
    pub fn contains(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }

    /// The days of its page: whole weeks that start on `week_start`, from the one with the first day to the one
    /// with the last.
    pub fn page(self, week_start: Weekday) -> Vec<NaiveDate> {
        let before = u64::from(self.first.weekday().days_since(week_start));
        let start = self.first.checked_sub_days(Days::new(before)).unwrap_or(self.first);
        let days = before + u64::from(self.first.num_days_in_month());
        (0..days.div_ceil(7) * 7).filter_map(|n| start.checked_add_days(Days::new(n))).collect()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_strictly() {
        assert_eq!(parse_day("2028-02-29").map(format_day).as_deref(), Ok("2028-02-29"));
        for (text, part) in [
            ("2027-02-29", "does not exist"),
            ("2027-13-01", "does not exist"),
            ("0000-01-01", "does not exist"),
            ("2027-6-1", "is not a date"),
            ("10/06/2027", "is not a date"),
            ("2027-06-10T00:00", "is not a date"),
            ("+027-06-10", "is not a date"),
            ("", "is not a date"),
        ] {
            let said = parse_day(text).expect_err(text);
            assert!(said.contains(part), "{text}: {said}");
        }
    }

    #[test]
    fn a_page_is_whole_weeks_around_the_month() {
        let check = |month: &str, start: Weekday, first: &str, last: &str, days: usize| {
            let page = Month::parse(month).expect("a month").page(start);
            assert_eq!(
                (format_day(page[0]), format_day(page[page.len() - 1]), page.len()),
                (first.to_owned(), last.to_owned(), days)
            );
        };
        check("2027-06", Weekday::Mon, "2027-05-31", "2027-07-04", 35);
        check("2027-06", Weekday::Sun, "2027-05-30", "2027-07-03", 35);
        check("2027-02", Weekday::Mon, "2027-02-01", "2027-02-28", 28);
        check("2026-08", Weekday::Sun, "2026-07-26", "2026-09-05", 42);
    }

    #[test]
    fn months_follow_each_other() {
        let month = |text| Month::parse(text).expect("a month");
        assert_eq!(month("2027-12").next(), month("2028-01"));
        assert_eq!(month("2027-01").previous(), month("2026-12"));
        assert_eq!(month("9999-12").next(), month("9999-12"));
        assert_eq!(month("0001-01").previous(), month("0001-01"));
        assert_eq!(Month::parse("2027-00"), None);
    }
}
