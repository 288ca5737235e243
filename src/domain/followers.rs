//! Counts of followers: as people write them, and short as a row shows them.

/// Most followers that an account has.
pub const MOST: u64 = 10_000_000_000;

/// Reads `42900`, `42,900`, `42.9k`, `1,2 M`. Blank means unknown.
///
/// # Errors
/// A sentence for anything else, and for more than ten billion.
pub fn parse(text: &str) -> Result<Option<u64>, String> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() {
        return Ok(None);
    }
    let refuse = || format!("\"{text}\" is not a count of followers. Write 42900 or 42.9k.");
    let (number, scale) = match text.chars().last() {
        Some('k' | 'K') => (&text[..text.len() - 1], 1_000),
        Some('m' | 'M') => (&text[..text.len() - 1], 1_000_000),
        _ => (&text[..], 1),
    };
    let groups: Vec<&str> = number.split(['.', ',', '\'', '’']).collect();
    if groups.iter().any(|group| group.is_empty() || !group.bytes().all(|b| b.is_ascii_digit())) {
        return Err(refuse());
    }
    let count = match groups.as_slice() {
        [whole] => digits(whole).and_then(|n| n.checked_mul(scale)),
        // With a letter behind it, one separator is a decimal point: 1.234M.
        [whole, part] if scale > 1 && part.len() <= 6 => digits(whole).zip(digits(part)).and_then(|(whole, part)| {
            let part = part * scale / 10u64.pow(part_len(groups[1]));
            whole.checked_mul(scale)?.checked_add(part)
        }),
        [first, rest @ ..] if scale == 1 && first.len() <= 3 && rest.iter().all(|group| group.len() == 3) => {
            digits(&groups.concat())
        }
        _ => None,
    };
    count.filter(|count| *count <= MOST).map(Some).ok_or_else(refuse)
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

fn digits(text: &str) -> Option<u64> {
    text.parse().ok()
}

fn part_len(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
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
        check("12,34,567", None);
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
