//! What the page writes, it reads: amounts and counts as `Intl` writes them in the languages and regions of browsers.

use rollcall::domain::figure::Figure;
use rollcall::domain::followers;
use rollcall::domain::money::{Currency, Money};

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
