//! Decimal numbers as people type them, kept as text: nothing here passes through floating point.

use super::characters;
use super::figure::{Figure, Point};

/// Most digits before the decimal point and behind it.
const DIGITS: (usize, usize) = (12, 6);

/// A number in one way of writing: `1234.5`. Blank stays blank, and a number in that way stays as it is. What may be two
/// numbers (`1,200`) is refused.
///
/// # Errors
/// A sentence for what is no number or may be two.
pub fn canonical(typed: &str) -> Result<String, String> {
    if is_canonical(typed) {
        return Ok(typed.to_owned());
    }
    read(typed, |figure| !figure.percent, |_| None)
}

/// A rate in percent in one way of writing, with its sign or without: `4,25 %` is `4.25`. A mark in it is its decimal point.
///
/// # Errors
/// A sentence for what is no number.
pub fn rate(typed: &str) -> Result<String, String> {
    read(typed, |_| true, Some)
}

/// Reads what was typed, if `allows` does; `point` decides which mark is the decimal point where that is open.
fn read(typed: &str, allows: impl Fn(&Figure) -> bool, point: impl Fn(char) -> Option<char>) -> Result<String, String> {
    let text = characters::trim(typed);
    if text.is_empty() {
        return Ok(String::new());
    }
    let refuse = || format!("\"{text}\" is not a number. Write it like 1234.5.");
    let is_plain = |figure: &Figure| figure.currency.is_none() && !figure.counts && !figure.about && allows(figure);
    let figure = Figure::parse(text).filter(is_plain).ok_or_else(refuse)?;
    let value = match figure.point() {
        Some(Point::Unclear(mark)) if point(mark).is_none() => {
            let [whole, parted] =
                [None, Some(mark)].map(|point| figure.value(point).map(|it| it.text()).unwrap_or_default());
            return Err(format!(
                "\"{text}\" could be {whole} or {parted}. Write it without a mark for thousands, or with other decimals."
            ));
        }
        Some(Point::Unclear(mark)) => figure.value(point(mark)),
        _ => figure.value(None),
    };
    let number = value.ok_or_else(refuse)?.text();
    if is_canonical(&number) {
        return Ok(number);
    }
    let (before, behind) = DIGITS;
    Err(format!("A number has at most {before} digits before the decimal point and {behind} behind it."))
}

/// Whether a text is a number in the one way of writing, within the limits.
fn is_canonical(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "1"));
    let is_number = !whole.is_empty() && whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit());
    let is_short = whole.len() <= DIGITS.0 && part.len() <= DIGITS.1;
    let is_bare = (whole == "0" || !whole.starts_with('0')) && !part.ends_with('0') && !part.is_empty();
    is_number && is_short && is_bare && text != "-0"
}

/// What a number in one way of writing is worth in millionths, to compare it; `None` for what is no number.
pub fn millionths(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || !whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit()) || part.len() > DIGITS.1
    {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let part: i64 = format!("{part:0<6}").parse().ok()?;
    Some(sign * whole.checked_mul(1_000_000)?.checked_add(part)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_in_one_way_of_writing() {
        let check =
            |typed: &str, expected: Option<&str>| assert_eq!(canonical(typed).ok().as_deref(), expected, "{typed}");
        check("", Some(""));
        check(" 12 ", Some("12"));
        check("0012.500", Some("12.5"));
        check("4,5", Some("4.5"));
        check("1,234.50", Some("1234.5"));
        check("1.234,50", Some("1234.5"));
        check("1.234.567", Some("1234567"));
        check("1 234", Some("1234"));
        check("-0.0", Some("0"));
        check("-3,5", Some("-3.5"));
        check("1.2.3,4", None);
        check("1,23.4,5", None);
        check(".5", Some("0.5"));
        check("1.234", Some("1.234"));
        check("1,234", None);
        check("1.200", None);
        check("1.2000", Some("1.2"));
        check("1.5k", Some("1500"));
        check("1,50,000", Some("150000"));
        check("१,२३४.५", Some("1234.5"));
        check("−۱٬۲۳۴٫۵", Some("-1234.5"));
        check("5 €", None);
        check("5 %", None);
        check("~5", None);
        check("ten", None);
        check("1e5", None);
        check("1234567890123", None);
        check("0.1234567", None);
    }

    #[test]
    fn numbers_compare_by_what_they_are_worth() {
        for (text, expected) in
            [("12", Some(12_000_000)), ("-0.5", Some(-500_000)), ("999999999999.999999", Some(999_999_999_999_999_999))]
        {
            assert_eq!(millionths(text), expected, "{text}");
        }
        for text in ["", "x", "1.2345678", "--1"] {
            assert_eq!(millionths(text), None, "{text}");
        }
    }
}
