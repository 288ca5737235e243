//! Counts of followers: as people write them, and short as a row shows them.

use super::characters;
use super::figure::Figure;

/// Most followers that an account has.
pub const MOST: u64 = 10_000_000_000;

/// Reads `42900`, `42,900`, `42.9k`, `1,2 M`, `5.4K followers`. Blank means unknown.
///
/// # Errors
/// A sentence for anything else, and for more than ten billion.
pub fn parse(text: &str) -> Result<Option<u64>, String> {
    let text = characters::trim(text);
    if text.is_empty() {
        return Ok(None);
    }
    let figure = Figure::parse(text).filter(|figure| !figure.about);
    let count = figure.as_ref().and_then(of_figure).filter(|count| *count <= MOST);
    count.map(Some).ok_or_else(|| format!("\"{text}\" is not a count of followers. Write 42900 or 42.9k."))
}

/// The count that a figure is, if it is one: whole, not negative, no money and no percentage. `12.500` are thousands.
pub fn of_figure(figure: &Figure) -> Option<u64> {
    let value = figure.value(None)?;
    let is_count = figure.currency.is_none() && !figure.percent && !value.is_negative() && value.is_whole();
    is_count.then(|| value.text().parse().ok()).flatten()
}

/// Short, to three digits or so: `950`, `42.9k`, `214k`, `1.2M`.
pub fn short(count: u64) -> String {
    let scaled = |unit: u64, letter: char| {
        let tenths = (count + unit / 20) / (unit / 10);
        if tenths >= 1000 || tenths.is_multiple_of(10) {
            format!("{}{letter}", tenths / 10)
        } else {
            format!("{}.{}{letter}", tenths / 10, tenths % 10)
        }
    };
    match count {
        // What would round up to 1000k is written as 1M.
        999_950.. => scaled(1_000_000, 'M'),
        1_000.. => scaled(1_000, 'k'),
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_people_write_them() {
        let check = |text: &str, expected: Option<Option<u64>>| {
            assert_eq!(parse(text).ok(), expected, "{text}");
        };
        check("", Some(None));
        check("42900", Some(Some(42_900)));
        check("42,900", Some(Some(42_900)));
        check("1.234.567", Some(Some(1_234_567)));
        check("42.9k", Some(Some(42_900)));
        check("1,2 M", Some(Some(1_200_000)));
        check("3m", Some(Some(3_000_000)));
        check("1.23", None);
        check("-5", None);
        check("12,34,567", Some(Some(1_234_567)));
        check("1,23,45", None);
        check("5.4K followers", Some(Some(5_400)));
        check("1,2 M d’abonnés", Some(Some(1_200_000)));
        check("2 lakh", Some(Some(200_000)));
        check("12万", Some(Some(120_000)));
        check("१२.५ K", Some(Some(12_500)));
        check("١٬٢٣٤", Some(Some(1_234)));
        check("\u{200e}42,900\u{200e}", Some(Some(42_900)));
        check("5 €", None);
        check("5 %", None);
        check("~5k", None);
        check("many", None);
        check("99999999999999999999", None);
        check("99999999999999999999k", None);
        check("1.2.3k", None);
        check("k", None);
    }

    #[test]
    fn counts_are_shown_short() {
        for (count, expected) in [
            (0, "0"),
            (950, "950"),
            (1_000, "1k"),
            (42_900, "42.9k"),
            (88_000, "88k"),
            (99_960, "100k"),
            (214_300, "214k"),
            (999_949, "999k"),
            (999_950, "1M"),
            (1_231_012, "1.2M"),
            (640_000_000, "640M"),
        ] {
            assert_eq!(short(count), expected, "{count}");
        }
    }
}
