//! Dates in the usual written forms.

use super::date_words::{is_beside, is_joining, month as month_named, weekday};
use super::words::{squash, words};
use crate::domain::characters::{is_invisible, plain};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Longest text, in bytes, that can be a date.
const LONGEST: usize = 60;

/// A date as it is written, before it is decided whether the day or the month comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// One day, whatever the order.
    Day(NaiveDate),
    /// Two numbers that may both be a month, and a year: `06/10/2027`.
    Either(NaiveDate, NaiveDate),
    /// A day and a month without a year.
    NoYear(u32, u32),
    /// The same, where either number may be the month.
    EitherNoYear(u32, u32),
    /// The number of a day in spreadsheets.
    Serial(NaiveDate),
}

/// What the order of day and month in a date says about others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The day comes first.
    DayFirst,
    /// The month comes first.
    MonthFirst,
}

/// A date that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub day: NaiveDate,
    /// The day of the week that is written beside it, where that is another one.
    pub other_weekday: Option<Weekday>,
}

/// Reads a written date; `None` where it is none. A time is left out. A day of the week beside it decides between two
/// days that it may be.
pub fn read(text: &str) -> Option<Written> {
    with_weekday(text).map(|(written, _)| written)
}

/// The day of a written date, with an order for what may be either and a day near which a date without a year is.
pub fn day(text: &str, order: Order, near: NaiveDate) -> Option<Day> {
    let (written, weekday) = with_weekday(text)?;
    let day = written.day(order, near)?;
    Some(Day { day, other_weekday: weekday.filter(|weekday| *weekday != day.weekday()) })
}

fn with_weekday(text: &str) -> Option<(Written, Option<Weekday>)> {
    let text = in_plain_digits(text)?;
    let (weekday, rest) = without_weekday(&text);
    // "Mar 1, 2027" is of a month.
    let Some(written) = read_plain(rest) else { return Some((read_plain(&text)?, None)) };
    let told = match (written, weekday) {
        (Written::Either(one, other), Some(weekday)) => match (one.weekday() == weekday, other.weekday() == weekday) {
            (true, false) => Written::Day(one),
            (false, true) => Written::Day(other),
            _ => written,
        },
        _ => written,
    };
    Some((told, weekday))
}

/// Whether a day of the week stands beside a date in numbers.
pub fn has_weekday(text: &str) -> bool {
    in_plain_digits(text).is_some_and(|text| {
        let (weekday, rest) = without_weekday(&text);
        weekday.is_some() && numbers(without_time(rest)).is_some()
    })
}

/// Whether a text names a month and no day: `June 2027`, `Jun-27`, `06/2027`.
pub fn is_month(text: &str) -> bool {
    let Some(text) = in_plain_digits(text) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((one, other)) = text.split_once(['/', '.', '-']) {
        let (one, other) = (one.trim(), other.trim());
        let is_of = |month: &str, year: &str| {
            year.len() == 4 && digits(year) && (1..=12).contains(&number(month).filter(|_| digits(month)).unwrap_or(0))
        };
        if is_of(one, other) || is_of(other, one) {
            return true;
        }
    }
    let words = words(&text);
    let (numbers, names): (Vec<&String>, Vec<&String>) = words.iter().partition(|word| digits(word));
    let months = names.iter().filter(|word| month_named(word).is_some()).count();
    let others = names.iter().all(|word| month_named(word).is_some() || is_joining(word));
    let is_year = |year: &str| year.len() == 4 && ("1900".."2999").contains(&year);
    match numbers.as_slice() {
        _ if months != 1 || !others => false,
        [year] if is_year(year) => true,
        // As spreadsheets write it: "Jun-27", "Jun '27".
        [short] => {
            short.len() == 2 && {
                let before = text.trim().strip_suffix(short.as_str()).unwrap_or_default();
                before.ends_with(['-', '/', '\'', '’', '–']) && before.starts_with(char::is_alphabetic)
            }
        }
        _ => false,
    }
}

/// The text with plain digits, without what cannot be seen; `None` for what is too long for a date or has no digit.
fn in_plain_digits(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let visible = text.chars().filter(|c| !is_invisible(*c)).map(|c| match c {
        '年' | '月' => '-',
        '日' => ' ',
        c if c.is_whitespace() => ' ',
        c => plain(c),
    });
    let text: String = visible.collect();
    text.bytes().any(|byte| byte.is_ascii_digit()).then(|| text.trim().to_owned())
}

fn read_plain(text: &str) -> Option<Written> {
    if let Some(serial) = serial(text) {
        return Some(Written::Serial(serial));
    }
    let day = without_time(text);
    if let Some(written) = numbers(day) {
        return Some(written);
    }
    if is_month(day) { None } else { in_words(day) }
}

/// The day of the week before or behind a date in numbers, and the date without it.
fn without_weekday(text: &str) -> (Option<Weekday>, &str) {
    let mut found = None;
    let mut rest = text;
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '(' | ')' | ';');
    let named = |word: &str| weekday(&squash(word.strip_suffix("-feira").unwrap_or(word)));
    let ends = |c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, '.' | ',' | '(' | ')' | ';');
    loop {
        let text = rest.trim_start_matches(is_mark);
        let (word, behind) = text.split_at(text.find(ends).unwrap_or(text.len()));
        match named(word) {
            Some(day) if found.is_none() => found = Some(day),
            _ if !word.is_empty() && is_joining(&squash(word)) => {}
            _ => break,
        }
        rest = behind;
    }
    // "jueves, 10 de junio": only numbers stand alone behind it.
    let rest = rest.trim_start_matches(is_mark);
    let end = rest.trim_end_matches(is_mark);
    let start = end.rfind(ends).map_or(0, |at| at + end[at..].chars().next().map_or(0, char::len_utf8));
    match end.get(start..).and_then(named).filter(|_| found.is_none()) {
        Some(day) if month_named(&squash(&end[start..])).is_none() => {
            let before = &end[..start];
            (Some(day), before.trim_end_matches(|c: char| is_mark(c) && c != '.'))
        }
        _ => (found, rest),
    }
}

impl Written {
    /// What it says about the order in others of the same column.
    pub fn order(text: &str) -> Option<Order> {
        let text = in_plain_digits(text)?;
        let (weekday, text) = without_weekday(&text);
        let (a, b, year) = parts(without_time(text))?;
        if a.len() == 4 || year.is_none() {
            return None;
        }
        if let (Some(weekday), Some(Written::Either(one, other))) = (weekday, read_plain(text)) {
            return match (one.weekday() == weekday, other.weekday() == weekday) {
                (true, false) => Some(Order::DayFirst),
                (false, true) => Some(Order::MonthFirst),
                _ => None,
            };
        }
        match (number(a)?, number(b)?) {
            (13..=31, 1..=12) => Some(Order::DayFirst),
            (1..=12, 13..=31) => Some(Order::MonthFirst),
            _ => None,
        }
    }

    /// The day it is, with an order for what may be either and a day near which a date without a year is.
    pub fn day(self, order: Order, near: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Day(day) | Self::Serial(day) => Some(day),
            Self::Either(day_first, month_first) => {
                Some(if order == Order::DayFirst { day_first } else { month_first })
            }
            Self::NoYear(day, month) => next(day, month, near),
            Self::EitherNoYear(a, b) => {
                let (day, month) = if order == Order::DayFirst { (a, b) } else { (b, a) };
                next(day, month, near)
            }
        }
    }
}

/// The first such day that is not more than two months before `near`.
fn next(day: u32, month: u32, near: NaiveDate) -> Option<NaiveDate> {
    let from = near.checked_sub_days(Days::new(61)).unwrap_or(near);
    // The 29th of February may be some years away.
    (0..9).find_map(|years| NaiveDate::from_ymd_opt(near.year() - 1 + years, month, day).filter(|it| *it >= from))
}

/// The day of a number of days since 30 December 1899, between 1954 and 2119.
fn serial(text: &str) -> Option<NaiveDate> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let days: u64 = whole.parse().ok().filter(|days| whole.len() == 5 && (20_000..80_000).contains(days))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

/// The text without the time behind the day.
fn without_time(text: &str) -> &str {
    let text = match text.find(':') {
        // The hour before the colon, and what parts it from the day.
        Some(colon) => text[..colon].trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['T', ' ', ',']),
        None => text,
    };
    text.trim_end_matches("T00").trim()
}

fn number(text: &str) -> Option<u32> {
    (text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// Two or three numbers with one kind of mark between them.
fn parts(text: &str) -> Option<(&str, &str, Option<&str>)> {
    let text = text.trim_end_matches(['.', '/']);
    let mark = text.chars().find(|c| matches!(c, '-' | '/' | '.' | '–' | ' '))?;
    let parts: Vec<&str> = text.split(mark).map(str::trim).collect();
    let is_numbers = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    match parts.as_slice() {
        _ if !is_numbers => None,
        [a, b, c] => Some((a, b, Some(c))),
        // "10.06." and "6/10", but no number such as 10.06.
        [a, b] if mark == '/' && a.len() <= 2 && b.len() <= 2 => Some((a, b, None)),
        _ => None,
    }
}

fn numbers(text: &str) -> Option<Written> {
    // "10.06." is a day; "10.06" is a number.
    if let Some((day, month)) = text.strip_suffix('.').and_then(|text| text.split_once('.')) {
        return no_year(number(day)?, number(month)?)
            .map(|_| Written::NoYear(number(day).unwrap_or(0), number(month).unwrap_or(0)));
    }
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) && text.starts_with("20") {
        return date(number(&text[..4])?, number(&text[4..6])?, number(&text[6..])?).map(Written::Day);
    }
    let (a, b, c) = parts(text)?;
    let (first, second) = (number(a)?, number(b)?);
    let Some(c) = c else {
        return match (no_year(first, second), no_year(second, first)) {
            (Some(()), Some(())) => Some(Written::EitherNoYear(first, second)),
            (Some(()), None) => Some(Written::NoYear(first, second)),
            (None, Some(())) => Some(Written::NoYear(second, first)),
            (None, None) => None,
        };
    };
    if a.len() == 4 {
        return date(first, second, number(c)?).map(Written::Day);
    }
    let year = year(c)?;
    let day_first = date(year, second, first);
    // With points the day comes first everywhere.
    if text.contains('.') {
        return day_first.map(Written::Day);
    }
    match (day_first, date(year, first, second)) {
        (Some(one), Some(other)) if one != other => Some(Written::Either(one, other)),
        (one, other) => one.or(other).map(Written::Day),
    }
}

/// A day, a month's name and perhaps a year, in any order.
fn in_words(text: &str) -> Option<Written> {
    let mut month = None;
    let mut numbers: Vec<(u32, bool)> = Vec::new();
    let has_apostrophe = text.contains(['\'', '’']);
    for word in words(text) {
        let bare = ["st", "nd", "rd", "th", "er", "o"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(&word);
        if let Some(digits) = number(&word).or_else(|| number(bare)) {
            numbers.push((digits, digits > 999));
        } else if let Some(named) = month_named(&word) {
            // "mar" is a day of the week as well.
            match month {
                Some(_) if is_beside(&word) => {}
                Some(_) => return None,
                None => month = Some(named),
            }
        } else if !is_beside(&word) {
            // "10Jun27" is one word.
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            let (day, rest) = word.split_at(digits);
            let letters = rest.trim_end_matches(|c: char| c.is_ascii_digit());
            let named = month_named(letters)?;
            if month.replace(named).is_some() || day.is_empty() {
                return None;
            }
            numbers.push((number(day)?, false));
            if rest.len() > letters.len() {
                numbers.push((number(&rest[letters.len()..])?, rest.len() - letters.len() == 4));
            }
        }
    }
    let month = month?;
    match numbers.as_slice() {
        [(day, false)] => no_year(*day, month).map(|()| Written::NoYear(*day, month)),
        [(day, false), (year, true)] | [(year, true), (day, false)] => date(*year, month, *day).map(Written::Day),
        [(day, false), (short, false)] if has_apostrophe || *short <= 99 => {
            date(2000 + *short, month, *day).map(Written::Day)
        }
        _ => None,
    }
}

fn no_year(day: u32, month: u32) -> Option<()> {
    NaiveDate::from_ymd_opt(2028, month, day).map(|_| ())
}

fn year(text: &str) -> Option<u32> {
    match (text.len(), number(text)?) {
        (4, year) => Some(year),
        (2, short) => Some(2000 + short),
        _ => None,
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|year| (1900..=2999).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near() -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 6, 1).expect("a day")
    }

    #[test]
    fn dates_are_read_in_the_usual_forms() {
        let check = |text: &str, expected: Option<&str>| {
            let found = read(text).and_then(|it| it.day(Order::DayFirst, near()));
            assert_eq!(found.map(|day| day.to_string()).as_deref(), expected, "{text}");
        };
        for text in [
            "2027-06-10",
            "2027-06-10T14:30:00Z",
            "2027/06/10",
            "2027.6.10",
            "20270610",
            "10.06.2027",
            "10.6.27",
            "10/06/2027",
            "10-06-2027",
            "10/06/2027 14:30",
            "10 June 2027",
            "10th June 2027",
            "June 10, 2027",
            "June 10th, 2027",
            "Thu, 10 Jun 2027",
            "10-Jun-27",
            "10Jun2027",
            "10. Juni 2027",
            "10 de junio de 2027",
            "jueves, 10 de junio de 2027",
            "10 juin 2027",
            "10 giugno 2027",
            "10 de junho de 2027",
            "10.06.",
            "10 June",
            "Jun 10",
            "10/06",
            "46548",
        ] {
            check(text, Some("2027-06-10"));
        }
        check("1er août 2027", Some("2027-08-01"));
        check("5 Jan", Some("2028-01-05"));
        check("29 Feb", Some("2028-02-29"));
        for none in
            ["", "soon", "31.02.2027", "2027", "10.06", "June 2027", "12", "Q3 2027", "10 11 12 13", "lena@x.de 5"]
        {
            check(none, None);
        }
    }

    #[test]
    fn a_day_of_the_week_may_stand_beside_any_form() {
        let check = |text: &str, expected: Option<&str>| {
            let found = day(text, Order::DayFirst, near());
            assert_eq!(found.map(|it| it.day.to_string()).as_deref(), expected, "{text}");
            assert_eq!(found.and_then(|it| it.other_weekday), None, "{text}");
        };
        for weekday in [
            "Thu",
            "Thu.",
            "Thurs",
            "Thursday",
            "Thursday,",
            "Do",
            "Do.",
            "Do.,",
            "Donnerstag,",
            "jue",
            "jue.",
            "Jueves,",
            "jeu.",
            "jeudi",
            "gio",
            "giovedì",
            "qui",
            "quinta-feira,",
            "quinta",
            "THU",
            "am Donnerstag, den",
            "(Thu)",
        ] {
            for date in [
                "10/06/2027",
                "10.06.2027",
                "10.6.27",
                "10-06-2027",
                "2027-06-10",
                "2027/06/10",
                "10.06.",
                "10/6",
                "10 June 2027",
                "June 10, 2027",
                "10/06/2027 14:30",
            ] {
                check(&format!("{weekday} {date}"), Some("2027-06-10"));
            }
        }
        for text in
            ["10.06.2027 (Do)", "10/06/2027, Thursday", "10.06. Do", "10/06 Thu", "2027-06-10 jeudi", "Do10.06.2027"]
        {
            check(text, Some("2027-06-10"));
        }
        check("Mo 14.06.2027", Some("2027-06-14"));
        check("Fri 25/6", Some("2027-06-25"));
        check("mardi 15/06/2027", Some("2027-06-15"));
        check("mar. 15 juin 2027", Some("2027-06-15"));
        check("15 mar 2027", Some("2027-03-15"));
        check("mar 16 mar 2027", Some("2027-03-16"));
        check("terça-feira, 15/06/2027", Some("2027-06-15"));
        // The day of the week tells which of the two numbers is the day.
        for order in [Order::DayFirst, Order::MonthFirst] {
            let found = |text| day(text, order, near()).map(|it| it.day.to_string());
            assert_eq!(found("Thu 10/06/2027").as_deref(), Some("2027-06-10"));
            assert_eq!(found("Thu 06/10/2027").as_deref(), Some("2027-06-10"));
        }
        assert_eq!(Written::order("Thu 10/06/2027"), Some(Order::DayFirst));
        assert_eq!(Written::order("Thu 06/10/2027"), Some(Order::MonthFirst));
        let other = day("Mon 10.06.2027", Order::DayFirst, near()).expect("a day");
        assert_eq!((other.day.to_string().as_str(), other.other_weekday), ("2027-06-10", Some(Weekday::Mon)));
    }

    #[test]
    fn digits_of_other_scripts_are_read() {
        let day = |text: &str| day(text, Order::DayFirst, near()).map(|it| it.day.to_string());
        for text in [
            "١٠/٠٦/٢٠٢٧",
            "۲۰۲۷-۰۶-۱۰",
            "２０２７年６月１０日",
            "2027年6月10日",
            "\u{200f}10\u{200f}/6\u{200f}/2027",
            "10. 6. 2027",
        ] {
            assert_eq!(day(text).as_deref(), Some("2027-06-10"), "{text}");
        }
    }

    #[test]
    fn a_month_and_a_year_are_no_day() {
        for text in [
            "June 2027",
            "Jun-27",
            "Jul-27",
            "Jun '27",
            "Jun’27",
            "Jun/27",
            "juin 2027",
            "Juni 2027",
            "junio de 2027",
            "giugno 2027",
            "06/2027",
            "6/2027",
            "06.2027",
            "06-2027",
            "2027-06",
            "2027/06",
            "2027 June",
            "Jun-2027",
            "Jun. 2027",
            "MÄRZ 2027",
        ] {
            assert!(is_month(text), "{text}");
            assert_eq!(day(text, Order::DayFirst, near()), None, "{text}");
        }
        for text in [
            "10 June 2027",
            "June 10",
            "Jun 27",
            "27-Jun",
            "10.06.",
            "10/06",
            "10/06/2027",
            "2027",
            "soon",
            "Lena 2027",
            "27. Juni",
            "46548",
            "10.06",
        ] {
            assert!(!is_month(text), "{text}");
        }
    }

    #[test]
    fn the_order_is_the_callers_where_the_text_leaves_it_open() {
        let day = |text: &str, order| read(text).and_then(|it| it.day(order, near())).map(|day| day.to_string());
        assert_eq!(day("06/10/2027", Order::MonthFirst).as_deref(), Some("2027-06-10"));
        assert_eq!(day("06/10/2027", Order::DayFirst).as_deref(), Some("2027-10-06"));
        assert_eq!(day("06/25/2027", Order::DayFirst).as_deref(), Some("2027-06-25"));
        assert_eq!(Written::order("25/06/2027"), Some(Order::DayFirst));
        assert_eq!(Written::order("06/25/2027"), Some(Order::MonthFirst));
        assert_eq!(Written::order("06/10/2027"), None);
        assert_eq!(Written::order("2027-06-25"), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_a_date_panic(text in "\\PC{0,16}|[0-9./: TJanjuni-]{0,16}") {
            let _ = read(&text).and_then(|it| it.day(Order::MonthFirst, near()));
            let _ = Written::order(&text);
        }

        #[test]
        fn days_in_any_form_are_read_again(days in 700_000i32..760_000) {
            let day = NaiveDate::from_num_days_from_ce_opt(days).expect("a day");
            for form in ["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%b %d, %Y", "%d/%m/%Y"] {
                let text = day.format(form).to_string();
                prop_assert_eq!(read(&text).and_then(|it| it.day(Order::DayFirst, day)), Some(day), "{}", text);
            }
        }
    }
}
