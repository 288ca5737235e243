//! Single values of a list: counts, rates, prices, days, addresses, tags.

use super::dates::{self, Order};
use super::rules::Rules;
use crate::domain::decimal::Decimal;
use crate::domain::figure::Figure;
use crate::domain::followers;
use crate::domain::limits;
use crate::domain::money::{Currency, Money};
use crate::domain::month::parse_day;
use crate::domain::number;
use crate::sheets::Cell;
use chrono::NaiveDate;

/// Most decimals of a rate.
const RATE: usize = 4;
/// Most decimals of a number.
const NUMBER: usize = 6;

/// A count of followers, or of anything that is whole.
///
/// # Errors
/// A sentence.
pub fn count(cell: &Cell, rules: &Rules) -> Result<u64, String> {
    let text = cell.text();
    let refuse = || format!("\"{}\" is not a count.", short(&text));
    let (value, figure) = number_of(cell, rules, None).ok_or_else(refuse)?;
    if figure.is_some_and(|figure| figure.currency.is_some() || figure.percent) {
        return Err(refuse());
    }
    let value = value.times_ten_to(rules.scale);
    // Spreadsheets store 42000 as 41999.9999999.
    let (value, _) = if matches!(cell, Cell::Number(_)) { value.rounded(0) } else { (value, false) };
    if value.is_negative() || !value.is_whole() {
        return Err(refuse());
    }
    let count = value.text().parse().ok().filter(|count| *count <= followers::MOST);
    count.ok_or_else(|| format!("\"{}\" is more followers than there can be.", short(&text)))
}

/// A rate in percent, as it is kept.
///
/// # Errors
/// A sentence.
pub fn rate(cell: &Cell, rules: &Rules) -> Result<String, String> {
    let text = cell.text();
    let refuse = || format!("\"{}\" is not a rate. Write it like 4.25.", short(&text));
    let (value, figure) = number_of(cell, rules, None).ok_or_else(refuse)?;
    let is_percent = figure.is_some_and(|figure| figure.percent);
    let value = if rules.is_share && !is_percent { value.times_ten_to(2) } else { value };
    if value.is_negative() {
        return Err(refuse());
    }
    number::canonical(&value.rounded(RATE).0.text())
}

/// A number as it is kept, and what is said of it where that is a guess.
///
/// # Errors
/// A sentence.
pub fn decimal(cell: &Cell, rules: &Rules) -> Result<(String, Option<String>), String> {
    let text = cell.text();
    let (value, figure) =
        number_of(cell, rules, None).ok_or_else(|| format!("\"{}\" is not a number.", short(&text)))?;
    let number = number::canonical(&value.rounded(NUMBER).0.text())?;
    let remark = guessed(&text, figure.as_ref(), rules, &number, |other| other.text());
    Ok((number, remark))
}

/// What is said of a value of which only a guess decides whether a mark is its decimal point.
fn guessed(
    text: &str,
    figure: Option<&Figure>,
    rules: &Rules,
    read: &str,
    write: impl Fn(Decimal) -> String,
) -> Option<String> {
    let other = write(rules.other_value(figure?)?);
    Some(format!("\"{}\" is read as {read}; it may be {other}.", short(text)))
}

/// A price, and what was made of it where that is not plain.
///
/// # Errors
/// A sentence.
pub fn price(cell: &Cell, rules: &Rules, currency: Currency) -> Result<(Money, Option<String>), String> {
    let text = cell.text();
    let (value, figure) = match number_of(cell, rules, Some(currency)) {
        Some(found) => found,
        None if is_free(&text) => return Ok((Money::ZERO, None)),
        None => return Err(format!("\"{}\" is not an amount; the price stays 0.", short(&text))),
    };
    if value.is_negative() {
        return Err(format!("\"{}\" is negative; the price stays 0.", short(&text)));
    }
    let (value, was_rounded) = value.rounded(currency.decimals() as usize);
    let units: Option<i64> = value.clone().times_ten_to(currency.decimals() as usize).text().parse().ok();
    let most = limits::PRICE_UNITS * 10i64.pow(currency.decimals());
    let units = units.filter(|units| *units <= most);
    let units = units.ok_or_else(|| format!("\"{}\" is too much. At most 1,000,000,000.00 fits.", short(&text)))?;
    let price = Money::from_minor(units);
    let decimals = currency.decimals() as usize;
    let other = guessed(&text, figure.as_ref(), rules, &price.to_decimal(currency), |it| {
        it.rounded(decimals).0.fixed(decimals)
    });
    let remark = was_rounded && matches!(cell, Cell::Text(_));
    Ok((price, other.or(remark.then(|| format!("\"{}\" is rounded to {}.", short(&text), value.text())))))
}

/// A day, and what is said of it where a day of the week beside it is another one.
///
/// # Errors
/// A sentence.
pub fn day(cell: &Cell, rules: &Rules, near: NaiveDate) -> Result<(NaiveDate, Option<String>), String> {
    if let Cell::Date(day) = cell {
        return Ok((*day, None));
    }
    let text = cell.text();
    // As we write it, of whatever century.
    if let Ok(day) = parse_day(text.trim()) {
        return Ok((day, None));
    }
    let Some(read) = dates::day(&text, rules.order.unwrap_or(Order::DayFirst), near) else {
        let why = if dates::is_month(&text) { "names a month and no day" } else { "is not a date" };
        return Err(format!("\"{}\" {why}.", short(&text)));
    };
    let weekday = read.other_weekday.map(|_| {
        format!(
            "\"{}\" is read as {}, which is a {}.",
            short(&text),
            read.day.format("%-d %B %Y"),
            read.day.format("%A")
        )
    });
    Ok((read.day, weekday))
}

/// The first address of a cell, and whether there are more.
pub fn email(text: &str) -> (String, bool) {
    let parts = text.split([',', ';', '/', '|', '<', '>', ' ', '\n', '\t', '\r', '(', ')']);
    let mut addresses = parts.map(|part| part.trim().trim_start_matches("mailto:")).filter(|part| part.contains('@'));
    match addresses.next() {
        Some(first) => (first.to_owned(), addresses.any(|other| !other.eq_ignore_ascii_case(first))),
        None => (text.trim().to_owned(), false),
    }
}

/// The name and the address of `Lena Fischer <lena@example.com>`.
pub fn name_and_address(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.trim().split_once('<')?;
    let address = rest.trim_end_matches([',', ';', ' ']).strip_suffix('>')?.trim();
    let name = name.trim().trim_matches(['"', '\'']).trim();
    let (who, host) = address.trim_start_matches("mailto:").split_once('@')?;
    let is_one = !who.is_empty() && host.contains('.') && !address.contains([' ', '<', '>', '/', ',']);
    (is_one && !name.contains(['@', '/'])).then_some((name, address.trim_start_matches("mailto:")))
}

/// Tags as our own separators part them.
pub fn tags(text: &str) -> String {
    let text = text.replace(" | ", ", ").replace(" / ", ", ").replace(" • ", ", ");
    // "#beauty #food"
    let is_hashed = text.starts_with('#') && text.split_whitespace().all(|word| word.starts_with('#'));
    if is_hashed {
        text.split_whitespace().map(|word| word.trim_start_matches('#')).collect::<Vec<_>>().join(", ")
    } else {
        text
    }
}

/// The start of a text, for a sentence about it.
pub fn short(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn number_of(cell: &Cell, rules: &Rules, currency: Option<Currency>) -> Option<(Decimal, Option<Figure>)> {
    match cell {
        Cell::Number(text) => Decimal::plain(text).map(|value| (value, None)),
        Cell::Text(text) => {
            let figure = Figure::parse_for(text, currency)?;
            rules.value(&figure).map(|value| (value, Some(figure)))
        }
        Cell::Date(_) => None,
    }
}

fn is_free(text: &str) -> bool {
    const FREE: &str =
        "free gifted gift barter gratis kostenlos gratuit gratuito unpaid organic productonly tauschgeschaft";
    super::words::is_among(FREE, &super::words::squash(text))
}
