//! What is said of a campaign in more than one place.

use crate::browser::locale;
use crate::document::edits::Moment;
use crate::domain::briefing::Briefing;
use crate::domain::money::Money;
use crate::domain::totals::Totals;
use chrono::{Datelike, NaiveDate};

/// "1 Jun – 31 Jul 2027", "from 1 Jun 2027", "until 31 Jul 2027".
pub fn dates(briefing: &Briefing) -> Option<String> {
    match (briefing.start, briefing.end) {
        (Some(start), Some(end)) => Some(locale::days(start, end)),
        (Some(start), None) => Some(format!("from {}", locale::day(start))),
        (None, Some(end)) => Some(format!("until {}", locale::day(end))),
        (None, None) => None,
    }
}

/// "€5,550 left" or "€500 over budget", and whether it is over; `None` without a budget.
pub fn budget_left(briefing: &Briefing, totals: &Totals) -> Option<(String, bool)> {
    let left = totals.left_of(briefing.budget?);
    let show = |amount: Money| locale::money_short(amount, briefing.currency);
    Some(match left < Money::ZERO {
        true => (format!("{} over budget", show(Money::ZERO - left)), true),
        false => (format!("{} left", show(left)), false),
    })
}

/// A part of a whole in thousandths; all of it for something of nothing. For drawing and for
/// rounded percentages: amounts themselves never pass through a floating-point number.
pub fn thousandths(part: i64, whole: i64) -> i64 {
    match (part, whole) {
        (0, _) => 0,
        (_, 0) => 1_000,
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "drawn in pixels")]
        (part, whole) => (part as f64 / whole as f64 * 1_000.0).round() as i64,
    }
}

/// Thousandths as a width in CSS, at most the whole.
pub fn width(thousandths: i64) -> String {
    let thousandths = thousandths.clamp(0, 1_000);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// When and by whom an edit was made, as far as that is known: "12 Nov 14:20, returned by Northwind Drinks".
pub fn moment_in_words(moment: &Moment, today: NaiveDate) -> String {
    let when = locale::day_and_time(&moment.at).map(|(day, time)| {
        let day = if day.year() == today.year() { locale::day_of_year(day) } else { locale::day(day) };
        format!("{day} {time}")
    });
    let who = match (moment.by_client, moment.who.as_str()) {
        (true, "") => Some("returned by the client".to_owned()),
        (true, who) => Some(format!("returned by {who}")),
        (false, "") => None,
        (false, who) => Some(who.to_owned()),
    };
    when.into_iter().chain(who).collect::<Vec<_>>().join(", ")
}
