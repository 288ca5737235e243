//! What the page writes, it reads: amounts and counts as `Intl` writes them in the languages and regions of browsers.

use proptest::prelude::*;
use rollcall::domain::figure::Figure;
use rollcall::domain::followers;
use rollcall::domain::money::{Currency, Money};
use rollcall::domain::number;

/// A line each: the currency, the amount, whether cents that are zero were left out, the text, a language in which it is
/// written so. `make.mjs` beside it makes both files.
const AMOUNTS: &str = include_str!("../fixtures/intl/amounts.tsv");
/// A line each: the count, the text, a language.
const COUNTS: &str = include_str!("../fixtures/intl/counts.tsv");

#[test]
fn amounts_as_the_page_writes_them_are_read() {
    let mut wrong = Vec::new();
    for line in AMOUNTS.lines() {
        let [code, amount, form, text, language] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let currency = Currency::parse(code).expect("a currency");
        let expected = Money::parse_saved(amount, currency).expect("an amount");
        match Money::parse_typed(text, currency) {
            Ok(read) if read == expected => {}
            // Three digits behind a mark may be thousands or not: a form asks, and never takes them for the other.
            Err(why) if why.contains("could be") && (form == "short" || currency.decimals() == 3) => {
                let figure = Figure::parse_for(text, Some(currency)).expect("a figure");
                let mut readings = [None, Some('.'), Some(',')].into_iter().filter_map(|point| figure.value(point));
                assert!(readings.any(|it| Money::from_decimal(&it, currency) == Ok(expected)), "{language} {text}");
            }
            read => wrong.push(format!("{language} {code} {amount}: {text:?} {read:?}")),
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn counts_as_the_page_writes_them_are_read() {
    for line in COUNTS.lines() {
        let [count, text, language] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        assert_eq!(followers::parse(text), Ok(count.parse().ok()), "{language} {text}");
    }
}

/// An amount in cents with these marks, in groups of three or as India has them, in the digits of a script.
fn written(cents: u64, group: &str, point: char, is_indian: bool, zero: char) -> String {
    let whole = (cents / 100).to_string();
    let mut groups: Vec<String> = Vec::new();
    let mut rest = whole.as_str();
    while rest.len() > if groups.is_empty() || !is_indian { 3 } else { 2 } {
        let size = if groups.is_empty() || !is_indian { 3 } else { 2 };
        let (before, last) = rest.split_at(rest.len() - size);
        groups.insert(0, last.to_owned());
        rest = before;
    }
    groups.insert(0, rest.to_owned());
    let text = format!("{}{point}{:02}", groups.join(group), cents % 100);
    let script = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(u32::from(zero) + digit)).unwrap_or(c);
    text.chars().map(script).collect()
}

proptest! {
    #[test]
    fn an_amount_is_read_in_any_script_with_any_marks(
        cents in 0u64..100_000_000_000,
        (group, point) in prop::sample::select(vec![
            ("", '.'), ("", ','), (",", '.'), (".", ','), (" ", ','), ("\u{202f}", ','), ("\u{a0}", '.'), ("'", '.'), ("’", ','), ("٬", '٫'), ("", '٫'),
        ]),
        is_indian in any::<bool>(),
        zero in prop::sample::select(vec!['0', '٠', '۰', '०', '০', '０', '๐', '𝟎']),
        around in prop::sample::select(vec![("", ""), ("€ ", ""), ("", "\u{a0}€"), ("\u{200f}", "\u{200e}"), ("EUR ", ""), ("", " € netto"), ("€", " + VAT"), ("\u{feff}", "")]),
    ) {
        // Nobody parts twos with blanks.
        let is_indian = is_indian && !group.contains(char::is_whitespace);
        let text = format!("{}{}{}", around.0, written(cents, group, point, is_indian, zero), around.1);
        prop_assert_eq!(Money::parse_typed(&text, Currency::EUR), Ok(Money::from_minor(cents as i64)), "{}", text);
    }

    #[test]
    fn what_is_read_as_a_number_stays_that_number(text in "\\PC{0,12}|[0-9.,' k€%+-]{0,14}") {
        if let Ok(number) = number::canonical(&text) {
            prop_assert_eq!(number::canonical(&number), Ok(number));
        }
        if let Ok(rate) = number::rate(&text) {
            prop_assert_eq!(number::canonical(&rate), Ok(rate));
        }
    }
}
