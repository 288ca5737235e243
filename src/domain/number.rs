//! Decimal numbers as people type them, kept as text: nothing here passes through floating point.

/// Most digits before the decimal point and behind it.
const DIGITS: (usize, usize) = (12, 6);

/// A number in one way of writing: `1234.5`. Accepts `1,234.50` and `1.234,50` where the meaning is unambiguous, a
/// sign, and blanks between groups. Blank stays blank.
///
/// # Errors
/// A sentence for anything else.
pub fn canonical(typed: &str) -> Result<String, String> {
    let text: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '\u{2019}' && *c != '\'').collect();
    if text.is_empty() {
        return Ok(text);
    }
    let refuse = || format!("\"{}\" is not a number. Write it like 1234.5.", typed.trim());
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, part) = split(digits).ok_or_else(refuse)?;
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(&whole) || !is_number(&part) {
        return Err(refuse());
    }
    let whole = whole.trim_start_matches('0');
    let part = part.trim_end_matches('0');
    if whole.len() > DIGITS.0 || part.len() > DIGITS.1 {
        let (before, behind) = DIGITS;
        return Err(format!("A number has at most {before} digits before the decimal point and {behind} behind it."));
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    let sign = if whole == "0" && part.is_empty() { "" } else { sign };
    Ok(if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") })
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

/// The digits before the decimal point and behind it, without the marks of groups.
fn split(digits: &str) -> Option<(String, String)> {
    let marks: Vec<char> = digits.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let point = match marks.as_slice() {
        [] => return Some((digits.to_owned(), String::new())),
        [one] => *one,
        // The last mark is the decimal point when it differs from the one before; else all are marks of groups.
        [.., before, last] if before != last => *last,
        _ => '\0',
    };
    let (whole, part) = digits.rsplit_once(point).unwrap_or((digits, ""));
    let groups: Vec<&str> = whole.split(['.', ',']).collect();
    let is_grouped = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    (is_grouped && !groups[0].is_empty() && !part.contains(['.', ','])).then(|| (groups.concat(), part.to_owned()))
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
        check(".5", None);
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
