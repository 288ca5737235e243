//! What the values of one column look like.

use super::accounts::{self, is_link};
use super::dates::{self, Order, Written};
use super::networks;
use super::task_text;
use super::values;
use super::words::LONGEST;
use crate::domain::characters;
use crate::domain::decimal::Decimal;
use crate::domain::figure::{Figure, ID_DIGITS, Point};
use crate::domain::handle::Handle;
use crate::sheets::Cell;
use chrono::NaiveDate;
use std::collections::HashMap;

/// Of so many values it is looked at what they are.
const LOOKED_AT: usize = 400;
/// So many different values are counted.
const WORDS: usize = 60;
/// So many values are shown as a sample.
const SAMPLES: usize = 4;
/// Longest sample, in characters.
const SAMPLE: usize = 60;
/// So many dates that may be either are kept.
const EITHER: usize = 100;

/// What the values of one column look like.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// How many cells have a value.
    pub filled: usize,
    /// How many cells say in a word that there is none.
    pub nothing: usize,
    /// The first different values.
    pub samples: Vec<String>,
    /// How many values were looked at for the counts that follow.
    pub seen: usize,
    /// Links to profiles.
    pub links: usize,
    /// Links to elsewhere, a post among them.
    pub pages: usize,
    /// Texts that start with `@`.
    pub ats: usize,
    /// Texts of one account or several that name their networks.
    pub accounts: usize,
    /// Email addresses.
    pub emails: usize,
    /// Figures, as text or as numbers.
    pub figures: usize,
    /// Figures that are money by a sign beside them.
    pub money: usize,
    /// Figures with `%`.
    pub percents: usize,
    /// Figures up to 0.3 without `%`.
    pub shares: usize,
    /// The first of those that is not zero.
    pub share_text: Option<String>,
    /// Figures of 1,000 and more.
    pub thousands: usize,
    /// Figures with a zero or a plus before them, or with more digits than are counted: ids and telephone numbers.
    pub padded: usize,
    /// Telephone numbers.
    pub phones: usize,
    /// Days.
    pub dates: usize,
    /// Names of networks.
    pub networks: usize,
    /// Types of tasks.
    pub task_types: usize,
    /// Texts of one word.
    pub words: usize,
    /// Texts longer than a line of ours, or of several lines.
    pub long: usize,
    /// How many values have `.` and `,` as their decimal point.
    pub points: [usize; 2],
    /// The first values whose `.` and whose `,` may be a decimal point or part thousands.
    pub unclear: [Option<String>; 2],
    /// How many days come first, and how many months.
    pub orders: [usize; 2],
    /// Dates that may be either, the first of them with its text.
    pub either: Vec<(NaiveDate, NaiveDate)>,
    /// The text of the first of those.
    pub either_text: Option<String>,
    /// The first date with a day of the week beside it.
    pub weekday_text: Option<String>,
    /// The currency signs and codes beside figures.
    pub currencies: Vec<String>,
    /// The different values in the order in which they come, with how often; the first [`WORDS`] of them.
    pub values: Vec<(String, usize)>,
    /// Whether there are more different values than are counted.
    pub many: bool,
    places: HashMap<String, usize>,
}

impl Survey {
    /// Looks at another cell.
    pub fn take(&mut self, cell: &Cell) {
        if cell.is_blank() {
            return;
        }
        let text = cell.text();
        let text = characters::trim(&text);
        if accounts::is_nothing(text) {
            self.nothing += 1;
            return;
        }
        self.filled += 1;
        self.count(text);
        if self.seen < LOOKED_AT {
            self.seen += 1;
            self.look(cell, text);
        } else if self.share(self.figures + self.dates) >= 10 {
            self.point(cell, text);
        }
    }

    /// How many of the values that were looked at, in hundredths.
    pub fn share(&self, count: usize) -> usize {
        (count * 100).checked_div(self.seen).unwrap_or(0)
    }

    fn count(&mut self, text: &str) {
        if self.many {
            return;
        }
        let key: String = text.chars().take(200).collect::<String>().to_lowercase();
        if let Some(place) = self.places.get(&key) {
            self.values[*place].1 += 1;
        } else if self.values.len() < WORDS {
            self.places.insert(key, self.values.len());
            self.values.push((text.to_owned(), 1));
            if self.samples.len() < SAMPLES {
                let short: String = text.chars().take(SAMPLE).map(|c| if c.is_control() { ' ' } else { c }).collect();
                self.samples.push(if short.len() < text.len() { format!("{short}…") } else { short });
            }
        } else {
            self.many = true;
            self.places.clear();
        }
    }

    fn look(&mut self, cell: &Cell, text: &str) {
        self.point(cell, text);
        match cell {
            Cell::Date(_) => self.dates += 1,
            Cell::Number(_) => {
                self.figures += 1;
                let value = Decimal::plain(text);
                if value.as_ref().is_some_and(|value| value.is_at_most(30)) {
                    self.note_share(text);
                }
                let is_id = text.bytes().take_while(u8::is_ascii_digit).count() >= ID_DIGITS;
                self.padded += usize::from(is_id);
                self.thousands += usize::from(!is_id && value.is_some_and(|value| !value.is_at_most(99_999)));
            }
            Cell::Text(_) => self.look_at_text(text),
        }
    }

    fn look_at_text(&mut self, text: &str) {
        self.long += usize::from(text.chars().nth(200).is_some() || text.contains('\n'));
        let first = text.split_whitespace().next().unwrap_or_default();
        if is_link(first) {
            let is_profile = Handle::from_link(first).is_some_and(|(_, read)| read.is_ok());
            if is_profile {
                self.links += 1
            } else {
                self.pages += 1
            }
            return;
        }
        if text.starts_with(['@', '＠']) {
            self.ats += 1;
            return;
        }
        if is_email(text) {
            self.emails += 1;
            return;
        }
        if text.contains('@') || text.contains(':') {
            let (named, refused) = accounts::read(text, None);
            if refused.is_empty() && !named.is_empty() && named.iter().all(|account| account.network.is_some()) {
                self.accounts += 1;
                return;
            }
        }
        self.networks += usize::from(networks::named(text).is_some());
        self.task_types += usize::from(text.len() <= LONGEST && task_text::is_task(text));
        self.words += usize::from(!text.contains(char::is_whitespace));
        self.phones += usize::from(is_phone(text));
        if let Some(figure) = Figure::parse(text)
            && let Some(value) = figure.value(Some('.'))
        {
            self.figures += 1;
            self.money += usize::from(figure.currency.is_some());
            self.percents += usize::from(figure.percent);
            let is_id = figure.is_identifier();
            self.padded += usize::from(is_id);
            if !figure.percent && value.is_at_most(30) {
                self.note_share(text);
            }
            let is_large = figure.value(None).is_some_and(|value| !value.is_at_most(99_999));
            self.thousands += usize::from(is_large && !is_id);
        }
        self.dates += usize::from(dates::read(text).is_some_and(|written| !matches!(written, Written::Serial(_))));
    }

    fn note_share(&mut self, text: &str) {
        self.shares += 1;
        if text.contains(|c: char| c.is_ascii_digit() && c != '0') {
            self.share_text.get_or_insert_with(|| text.to_owned());
        }
    }

    /// Notes what a value says about the decimal point, the currency, and the order of day and month.
    fn point(&mut self, cell: &Cell, text: &str) {
        if !matches!(cell, Cell::Text(_)) || !text.bytes().any(|byte| byte.is_ascii_digit()) || text.len() > 60 {
            return;
        }
        if let Some(figure) = Figure::parse(text) {
            match figure.point() {
                Some(Point::Is('.') | Point::IsNot(',')) => self.points[0] += 1,
                Some(Point::Is(_) | Point::IsNot(_)) => self.points[1] += 1,
                Some(Point::Unclear(mark)) => {
                    self.unclear[usize::from(mark == ',')].get_or_insert_with(|| text.to_owned());
                }
                _ => {}
            }
            if let Some(mark) = figure.currency.filter(|mark| !self.currencies.contains(mark))
                && self.currencies.len() < WORDS
            {
                self.currencies.push(mark);
            }
        }
        if self.weekday_text.is_none() && dates::has_weekday(text) {
            self.weekday_text = Some(text.to_owned());
        }
        match Written::order(text) {
            Some(Order::DayFirst) => self.orders[0] += 1,
            Some(Order::MonthFirst) => self.orders[1] += 1,
            None => {
                if self.either.len() < EITHER
                    && text.contains(['/', '-'])
                    && let Some(Written::Either(day_first, month_first)) = dates::read(text)
                {
                    self.either.push((day_first, month_first));
                    self.either_text.get_or_insert_with(|| text.to_owned());
                }
            }
        }
    }
}

/// Whether a text is one email address or several.
pub fn is_email(text: &str) -> bool {
    if values::name_and_address(text).is_some() {
        return true;
    }
    let one = text.split([',', ';', ' ', '\n']).find(|part| !part.is_empty()).unwrap_or_default();
    let parts = one.split_once('@');
    parts.is_some_and(|(who, host)| !who.is_empty() && host.contains('.') && !host.contains('/'))
}

fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let others = text.bytes().filter(|byte| !byte.is_ascii_digit()).all(|byte| b" +-()./".contains(&byte));
    others && (7..=16).contains(&digits) && (text.starts_with(['+', '0', '(']) || text.contains([' ', '-']))
}
