//! Dates in the usual written forms.

use super::words::{is_among, words};
use chrono::{Datelike, Days, NaiveDate};

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

/// The names of months by their first letters, in six languages; accents are off. Checked in this order.
const MONTHS: [&str; 12] = [
    "jan january januar janvier janv ene enero gen gennaio janeiro janner",
    "feb february februar fevrier fevr fev febrero febbraio fevereiro",
    "mar march marz maerz mars marzo marco mrz",
    "apr april avril avr abr abril aprile",
    "may mai mayo mag maggio maio",
    "jun june juni juin junio giu giugno junho",
    "jul july juli juillet juil julio lug luglio julho",
    "aug august aout ago agosto",
    "sep sept september septembre septiembre set settembre setembro",
    "oct october okt oktober octobre octubre ott ottobre out outubro",
    "nov november novembre noviembre novembro",
    "dec december dez dezember decembre dic diciembre dicembre dezembro",
];

/// Reads a written date; `None` where it is none. What says a time or a day of the week is left out.
pub fn read(text: &str) -> Option<Written> {
    let text = text.trim();
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if let Some(serial) = serial(text) {
        return Some(Written::Serial(serial));
    }
    let day = without_time(text);
    if let Some(written) = numbers(day) {
        return Some(written);
    }
    in_words(day)
}

impl Written {
    /// What it says about the order in others of the same column.
    pub fn order(text: &str) -> Option<Order> {
        let (a, b, year) = parts(without_time(text.trim()))?;
        if a.len() == 4 || year.is_none() {
            return None;
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
        } else if let Some(place) = MONTHS.iter().position(|names| is_among(names, &word)) {
            if month.replace(u32::try_from(place).ok()? + 1).is_some() {
                return None;
            }
        } else if !is_filler(&word) {
            // "10Jun27" is one word.
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            let (day, rest) = word.split_at(digits);
            let letters = rest.trim_end_matches(|c: char| c.is_ascii_digit());
            let place = MONTHS.iter().position(|names| is_among(names, letters))?;
            if month.replace(u32::try_from(place).ok()? + 1).is_some() || day.is_empty() {
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

/// Words that stand beside a date: days of the week, and what joins.
fn is_filler(word: &str) -> bool {
    const FILLERS: &str = "de del do of the le el il den am on um von du di mon tue tues wed thu thur thurs fri sat sun \
        monday tuesday wednesday thursday friday saturday sunday mo di mi fr sa so montag dienstag mittwoch donnerstag \
        freitag samstag sonntag lun mie jue vie sab dom lunes martes miercoles jueves viernes sabado domingo mer jeu ven \
        sam dim lundi mardi mercredi jeudi vendredi samedi dimanche gio lunedi martedi mercoledi giovedi venerdi domenica \
        seg ter qua qui sex segunda terca quarta quinta sexta feira";
    is_among(FILLERS, word)
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
