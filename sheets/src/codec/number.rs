//! Numbers as spreadsheets keep them, in floating point, and as people read them.

/// A number in plain decimals. Spreadsheets show fifteen digits, so that 0.1 + 0.2 is 0.3; what stands behind them is no
/// part of it.
pub fn decimal(number: f64) -> String {
    let shown: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    if shown == 0.0 { "0".to_owned() } else { shown.to_string() }
}

/// A share of one in percent: `4.25%` for `0.0425`.
pub fn percent(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = format!("{fraction:0<2}");
    let (moved, rest) = fraction.split_at_checked(2).unwrap_or((&fraction, ""));
    let whole = format!("{whole}{moved}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() { format!("{sign}{whole}%") } else { format!("{sign}{whole}.{rest}%") }
}

/// A number of percent as a share of one: `0.0425` for `4.25`.
pub fn share(percent: &str) -> String {
    let (sign, digits) = percent.strip_prefix('-').map_or(("", percent), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = format!("{whole:0>3}");
    let (rest, moved) = whole.split_at_checked(whole.len().saturating_sub(2)).unwrap_or((&whole, ""));
    format!("{sign}{rest}.{moved}{fraction}")
}

/// Whether a format of cells (`0.0%`) shows a number as percent. What is quoted or escaped is only shown.
pub fn is_percent(format: &str) -> bool {
    let mut quoted = false;
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '\\' if !quoted => drop(chars.next()),
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_spreadsheets_do() {
        let check = |number: f64, expected: &str| assert_eq!(decimal(number), expected);
        check(0.1 + 0.2, "0.3");
        check(1200.0, "1200");
        check(-0.0, "0");
        check(4.915_112_345_678e12, "4915112345678");
        check(1e21, "1000000000000000000000");
        check(1.5e-7, "0.00000015");
    }

    #[test]
    fn percent_moves_the_point_and_nothing_else() {
        let check = |number: &str, expected: &str| {
            assert_eq!(percent(number), format!("{expected}%"));
            let back: f64 = share(expected).parse().unwrap();
            assert_eq!(decimal(back), number);
        };
        check("0.0425", "4.25");
        check("0.046", "4.6");
        check("1", "100");
        check("12.5", "1250");
        check("0.00001", "0.001");
        check("-0.5", "-50");
        check("0", "0");
        for (format, expected) in [("0.00%", true), ("0.00\"%\"", false), ("0\\%", false), ("General", false)] {
            assert_eq!(is_percent(format), expected, "{format}");
        }
    }
}
