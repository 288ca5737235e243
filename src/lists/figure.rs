//! Figures as people write them: `42.9k`, `1,2 M`, `12.500`, `€1.500`, `11,85 %`.

use super::words::{is_among, squash};
use crate::domain::money::Currency;

/// Longest text, in bytes, that can be a figure.
const LONGEST: usize = 40;
/// Most digits of a figure, on either side of the point.
const DIGITS: usize = 20;

/// A figure before it is decided which of its marks is the decimal point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    negative: bool,
    /// Digits, points and commas, without blanks and apostrophes.
    body: String,
    /// Ten to the power of this is its unit: 3 for `k`.
    power: usize,
    /// Whether `%` stands behind it.
    pub percent: bool,
    /// The currency's sign or word beside it, as it was written.
    pub currency: Option<String>,
}

/// What the marks of a figure say by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// There is no mark, or it parts thousands only.
    None,
    /// This mark is the decimal point.
    Is(char),
    /// This mark parts thousands, so that the other one is the decimal point.
    IsNot(char),
    /// This mark may be either: `12.500`.
    Unclear(char),
}

/// A decimal number in plain digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal {
    negative: bool,
    whole: String,
    part: String,
}

impl Figure {
    /// Takes a text apart; `None` where it is no figure.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let rest = text.trim_start_matches(['~', '≈', '<', '>']).trim_start();
        let rest =
            ["ca.", "ca ", "approx.", "approx ", "c. "].iter().find_map(|about| cut(rest, about)).unwrap_or(rest);
        let (before, rest) = rest.split_at(rest.find(|c: char| c.is_ascii_digit())?);
        let (body, behind) = rest.split_at(rest.rfind(|c: char| c.is_ascii_digit())? + 1);
        let (before, negative) = match before.trim().trim_end_matches('+').strip_suffix(['-', '−', '–']) {
            Some(before) => (before, true),
            None => {
                let before = before.trim().trim_end_matches('+');
                let bare = before.strip_prefix(['-', '−', '–']);
                (bare.unwrap_or(before), bare.is_some())
            }
        };
        // What stands before a decimal point may be left out.
        let (before, missing) = match before.trim().strip_suffix(['.', ',']) {
            Some("") => ("", true),
            _ => (before.trim(), false),
        };
        let behind = behind.trim().trim_end_matches('+').trim();
        let (power, behind) = unit(behind);
        let behind = behind.trim().trim_end_matches('+').trim_end_matches(",-").trim_end_matches(",–").trim();
        let percent = behind == "%" || is_among("percent prozent pct", &squash(behind));
        let currency = match (before, behind) {
            ("", "") => None,
            ("", _) if percent => None,
            (mark, "") | ("", mark) if is_currency(mark) => Some(mark.to_owned()),
            (one, other) if is_currency(one) && is_currency(other) => Some(other.to_owned()),
            _ => return None,
        };
        let body = compact(body)?;
        let body = if missing { format!("0.{body}") } else { body };
        (body.len() <= DIGITS * 2).then_some(Self { negative, body, power, percent, currency })
    }

    /// What its marks say; `None` where they are in places in which no number has them.
    pub fn point(&self) -> Option<Point> {
        let marks: Vec<char> = self.body.chars().filter(|c| !c.is_ascii_digit()).collect();
        let groups: Vec<&str> = self.body.split(['.', ',']).collect();
        if groups.iter().any(|group| group.is_empty()) {
            return None;
        }
        let (first, rest) = groups.split_first()?;
        let is_grouped = |rest: &[&str]| {
            let Some((last, middle)) = rest.split_last() else { return true };
            // Two digits a group are how India writes lakhs: 1,00,000.
            first.len() <= 3 && last.len() == 3 && middle.iter().all(|group| matches!(group.len(), 2 | 3))
        };
        match marks.as_slice() {
            [] => Some(Point::None),
            [one] => {
                let could_group = rest[0].len() == 3 && first.len() <= 3 && !first.starts_with('0') && self.power == 0;
                Some(if could_group { Point::Unclear(*one) } else { Point::Is(*one) })
            }
            [all @ .., last] if all.iter().all(|mark| mark != last) => {
                let (_, whole) = rest.split_last()?;
                let is_one = all.windows(2).all(|pair| pair[0] == pair[1]);
                (is_one && is_grouped(whole)).then_some(Point::Is(*last))
            }
            [one, others @ ..] => {
                let is_one = others.iter().all(|mark| mark == one);
                (is_one && is_grouped(rest)).then_some(Point::IsNot(*one))
            }
        }
    }

    /// Its value, with `point` as the decimal point where its own marks leave that open; without one they part
    /// thousands.
    pub fn value(&self, point: Option<char>) -> Option<Decimal> {
        let decimal = match self.point()? {
            Point::None | Point::IsNot(_) => None,
            Point::Is(mark) => Some(mark),
            Point::Unclear(mark) => point.filter(|point| *point == mark),
        };
        let (whole, part) = match decimal {
            Some(mark) => self.body.rsplit_once(mark)?,
            None => (&*self.body, ""),
        };
        let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
        let value = Decimal { negative: self.negative, whole, part: part.to_owned() };
        Some(value.times_ten_to(self.power))
    }

    /// Whether the digits start with a zero that no number needs: an id, a post code, a telephone number.
    pub fn has_leading_zero(&self) -> bool {
        self.body.len() > 1
            && self.body.starts_with('0')
            && !self.body.starts_with("0.")
            && !self.body.starts_with("0,")
    }
}

impl Decimal {
    /// A number in plain decimal digits, as the cells of spreadsheets hold it.
    pub fn plain(text: &str) -> Option<Self> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let is_number = !whole.is_empty() && whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit());
        (is_number && whole.len() <= DIGITS).then(|| Self {
            negative,
            whole: whole.to_owned(),
            part: part.chars().take(DIGITS).collect(),
        })
    }

    /// Times ten to the power of `power`.
    pub fn times_ten_to(mut self, power: usize) -> Self {
        for _ in 0..power {
            let digit = if self.part.is_empty() { '0' } else { self.part.remove(0) };
            self.whole.push(digit);
        }
        self
    }

    /// With at most so many decimals, and whether that was to round it.
    pub fn rounded(mut self, decimals: usize) -> (Self, bool) {
        self.part.truncate(self.part.trim_end_matches('0').len());
        if self.part.len() <= decimals {
            return (self, false);
        }
        let up = self.part.as_bytes().get(decimals).is_some_and(|digit| *digit >= b'5');
        self.part.truncate(decimals);
        if up {
            let mut digits: Vec<u8> = self.whole.bytes().chain(self.part.bytes()).collect();
            let mut at = digits.len();
            while at > 0 && digits[at - 1] == b'9' {
                digits[at - 1] = b'0';
                at -= 1;
            }
            match at.checked_sub(1) {
                Some(last) => digits[last] += 1,
                None => digits.insert(0, b'1'),
            }
            let parted = digits.len() - decimals;
            let text: String = digits.into_iter().map(char::from).collect();
            self.whole = text[..parted].to_owned();
            self.part = text[parted..].to_owned();
        }
        (self, true)
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        self.negative && !self.is_zero()
    }

    /// Whether there is nothing behind the point.
    pub fn is_whole(&self) -> bool {
        self.part.bytes().all(|digit| digit == b'0')
    }

    /// Whether it is at least 0 and at most `hundredths` hundredths.
    pub fn is_at_most(&self, hundredths: u64) -> bool {
        let text = self.clone().times_ten_to(2);
        let whole = text.whole.trim_start_matches('0');
        let value: Option<u64> = if whole.is_empty() { Some(0) } else { whole.parse().ok() };
        !self.is_negative() && value.is_some_and(|it| it < hundredths || (it == hundredths && text.is_whole()))
    }

    /// In one way of writing: `1234.5`.
    pub fn text(&self) -> String {
        let whole = self.whole.trim_start_matches('0');
        let part = self.part.trim_end_matches('0');
        let sign = if self.is_negative() { "-" } else { "" };
        let whole = if whole.is_empty() { "0" } else { whole };
        if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    }

    /// With exactly so many decimals, of which it has no more: `1234.50`.
    pub fn fixed(&self, decimals: usize) -> String {
        let text = self.text();
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        if decimals == 0 { whole.to_owned() } else { format!("{whole}.{part:0<decimals$}") }
    }

    fn is_zero(&self) -> bool {
        self.whole.bytes().chain(self.part.bytes()).all(|digit| digit == b'0')
    }
}

/// Currencies by the signs and words that stand beside amounts, squashed where they are words.
const MARKS: &[(&str, &str)] = &[
    ("€", "EUR"),
    ("£", "GBP GIP EGP"),
    ("¥", "JPY CNY"),
    ("₹", "INR"),
    ("₺", "TRY"),
    ("₩", "KRW"),
    ("₪", "ILS"),
    ("₽", "RUB"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("R$", "BRL"),
    ("US$", "USD"),
    ("A$", "AUD"),
    ("AU$", "AUD"),
    ("C$", "CAD"),
    ("CA$", "CAD"),
    ("MX$", "MXN"),
    ("$", "USD CAD AUD NZD MXN SGD HKD CLP COP ARS"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("dollar", "USD CAD AUD NZD"),
    ("dollars", "USD CAD AUD NZD"),
    ("pounds", "GBP"),
    ("fr", "CHF"),
    ("sfr", "CHF"),
    ("kr", "SEK NOK DKK ISK"),
];

/// Whether a sign or word beside an amount can mean this currency.
pub fn means(mark: &str, currency: Currency) -> bool {
    codes(mark).is_some_and(|codes| is_among(&codes, currency.code()))
}

fn is_currency(mark: &str) -> bool {
    codes(mark).is_some()
}

fn codes(mark: &str) -> Option<String> {
    let mark = mark.trim().trim_end_matches('.');
    let is_it = |(sign, _): &&(&str, &str)| sign.eq_ignore_ascii_case(mark);
    let known = MARKS.iter().find(is_it).map(|(_, codes)| (*codes).to_owned());
    known.or_else(|| (mark.len() == 3).then(|| Currency::parse(mark)).flatten().map(|it| it.code().to_owned()))
}

/// Takes the word for thousands or millions off the front of what stands behind the digits.
fn unit(behind: &str) -> (usize, &str) {
    let end = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
    let (word, rest) = behind.split_at(end);
    let power = match squash(word).as_str() {
        "k" | "tsd" | "mil" | "mila" | "thousand" => 3,
        "m" | "mi" | "mm" | "mn" | "mio" | "mill" | "million" | "millions" | "millionen" | "millones" | "milioni"
        | "milhoes" | "milhao" | "millon" | "mln" => 6,
        "b" | "bn" | "mrd" | "billion" => 9,
        _ => return (0, behind),
    };
    (power, rest.strip_prefix('.').unwrap_or(rest))
}

/// The digits and marks of a figure. Blanks and apostrophes part thousands, and stand nowhere else.
fn compact(body: &str) -> Option<String> {
    let mut groups = body.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '`'));
    let mut joined = groups.next()?.to_owned();
    for group in groups {
        let digits = group.bytes().take_while(u8::is_ascii_digit).count();
        let marks_before = joined.contains(['.', ',']);
        if digits != 3 || marks_before || joined.is_empty() || joined.starts_with('0') {
            return None;
        }
        joined.push_str(group);
    }
    joined.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')).then_some(joined)
}

fn cut<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    let begins = text.get(..start.len())?.eq_ignore_ascii_case(start);
    begins.then(|| text.get(start.len()..)).flatten().map(str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn figures_are_read_as_people_write_them() {
        let check = |text: &str, point: Option<char>, expected: Option<&str>| {
            let found = Figure::parse(text).and_then(|figure| figure.value(point)).map(|value| value.text());
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        check("42.9k", None, Some("42900"));
        check("42,9 K", None, Some("42900"));
        check("1,2 M", None, Some("1200000"));
        check("1.234M", None, Some("1234000"));
        check("1,2 Mio.", None, Some("1200000"));
        check("12.500", None, Some("12500"));
        check("12.500", Some('.'), Some("12.5"));
        check("12.500", Some(','), Some("12500"));
        check("€1.500", Some(','), Some("1500"));
        check("1.500,50 €", None, Some("1500.5"));
        check("1,234.50", None, Some("1234.5"));
        check("EUR 1 500,00", None, Some("1500"));
        check("1'500.50", None, Some("1500.5"));
        check("1 234 567", None, Some("1234567"));
        check("1,00,000", None, Some("100000"));
        check("11,85 %", None, Some("11.85"));
        check("0.046", Some('.'), Some("0.046"));
        check("0.046", None, Some("0.046"));
        check(".5", None, Some("0.5"));
        check("-5", None, Some("-5"));
        check("€ -5", None, Some("-5"));
        check("-€5", None, Some("-5"));
        check("500,-", None, Some("500"));
        check("10k+", None, Some("10000"));
        check("~42k", None, Some("42000"));
        check("ca. 5000", None, Some("5000"));
        check("2 mil", None, Some("2000"));
        check("1.5k €", None, Some("1500"));
        check("US$ 1,000", None, Some("1000"));
        for none in
            ["", "k", "many", "12 34", "1.2.3,4.5", "1,23.4,5", "500-700", "12x", "030 123 456", "@lena1", "١٢", "1e5"]
        {
            check(none, None, None);
        }
    }

    #[test]
    fn what_a_mark_says_is_told() {
        let point = |text: &str| Figure::parse(text).and_then(|figure| figure.point());
        assert_eq!(point("12.500"), Some(Point::Unclear('.')));
        assert_eq!(point("0.500"), Some(Point::Is('.')));
        assert_eq!(point("12,5"), Some(Point::Is(',')));
        assert_eq!(point("1.234.567"), Some(Point::IsNot('.')));
        assert_eq!(point("1.234,5"), Some(Point::Is(',')));
        assert_eq!(point("1234"), Some(Point::None));
    }

    #[test]
    fn currencies_are_told_by_sign_word_and_code() {
        let mark = |text: &str| Figure::parse(text).and_then(|figure| figure.currency);
        let currency = |code: &str| Currency::parse(code).expect("a currency");
        assert!(means(&mark("$500").expect("a sign"), currency("CAD")));
        assert!(!means(&mark("US$500").expect("a sign"), currency("CAD")));
        assert!(means(&mark("500 chf").expect("a code"), currency("CHF")));
        assert!(!means(&mark("500 euros").expect("a word"), currency("USD")));
        assert_eq!(mark("500"), None);
    }

    proptest! {
        #[test]
        fn rounding_is_to_the_nearest(units in 0u64..10_000_000, decimals in 0usize..4) {
            let value = Decimal::plain(&format!("{}.{:04}", units / 10_000, units % 10_000)).expect("a number");
            let step = 10u64.pow(4 - u32::try_from(decimals).expect("small"));
            let nearest = (units + step / 2) / step * step;
            let expected = Decimal::plain(&format!("{}.{:04}", nearest / 10_000, nearest % 10_000)).expect("a number");
            let (rounded, was) = value.clone().rounded(decimals);
            prop_assert_eq!(rounded.text(), expected.text());
            prop_assert_eq!(was, units % step != 0);
        }

        #[test]
        fn no_text_makes_a_figure_panic(text in "\\PC{0,12}|[0-9.,' k€%+-]{0,14}", point in prop::option::of(prop::sample::select(vec!['.', ',']))) {
            let _ = Figure::parse(&text).and_then(|figure| figure.value(point)).map(|value| value.rounded(2).0.text());
        }
    }
}
