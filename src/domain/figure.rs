//! Figures as people write them, the one reader of prices, counts, rates and numbers: `42.9k`, `1,2 M`, `12.500`, `€1.500`,
//! `1'500.–`, `Rs. 1,50,000/-`, `١٬٢٣٤٫٥٠ €`, `11,85 %`, `1.500 € zzgl. 19 % MwSt.`.
//!
//! It reads more than any one place accepts: a price refuses a percent sign, and a count refuses a currency. Which mark is
//! the decimal point of `1.200` it leaves open ([`Point::Unclear`]): a form refuses that, a list asks.

use super::characters::{is_invisible, plain};
use super::currency_marks;
use super::decimal::{DIGITS, Decimal};
use super::figure_words::{Beside, about, beside, unit};
use super::money::Currency;

/// Longest text, in characters, that can be a figure.
const LONGEST: usize = 60;
/// Fewest digits of what is an identifier rather than a number.
pub const ID_DIGITS: usize = 12;

/// A figure before it is decided which of its marks is the decimal point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Whether it is below zero.
    pub negative: bool,
    /// Digits, points, commas and `٫`, without what can only part thousands.
    body: String,
    /// Ten to the power of this is its unit: 3 for `k`.
    power: usize,
    /// Whether `%` stands beside it.
    pub percent: bool,
    /// The currency's sign or word beside it, as it is written.
    pub currency: Option<String>,
    /// Whether a word beside it says that it counts something: `followers`.
    pub counts: bool,
    /// Whether it is said not to be exact: `~500`.
    pub about: bool,
    /// Whether a plus stands before it, as before telephone numbers.
    plus: bool,
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

impl Figure {
    /// Takes a text apart; `None` where it is no figure.
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_for(text, None)
    }

    /// Takes a text apart that is likely an amount in this currency: `5 K` are five kwachas or five thousand.
    pub fn parse_for(text: &str, currency: Option<Currency>) -> Option<Self> {
        let text = in_plain_characters(text)?;
        let text = text.trim().trim_matches('"').trim();
        let first = text.find(|c: char| c.is_ascii_digit())?;
        let (before, rest) = text.split_at(first);
        let (body, behind) = rest.split_at(body_end(rest));
        let mut figure = Self::default();
        // What stands before a decimal point may be left out; the point of "Rs." is none.
        let is_word = |before: &str| before.ends_with(char::is_alphabetic);
        let (before, missing) = match before.strip_suffix(['.', ',']) {
            Some(before) if !is_word(before) => (before, true),
            _ => (before, false),
        };
        figure.body = if missing { format!("0.{}", body_of(body)?) } else { body_of(body)? };
        if figure.body.len() > DIGITS * 2 {
            return None;
        }
        figure.read_before(before)?;
        figure.read_behind(behind, currency)?;
        Some(figure)
    }

    fn read_before(&mut self, text: &str) -> Option<()> {
        let mut rest = text.trim_start();
        let bare = rest.trim_start_matches(['~', '≈', '<', '>', '±']).trim_start();
        let bare = about(bare).unwrap_or(bare);
        self.about = bare.len() < rest.len();
        rest = bare;
        let mut said = Said::default();
        while let Some(first) = rest.chars().next() {
            rest = match first {
                ' ' | ':' | '(' | '[' | '.' => &rest[1..],
                '+' => {
                    self.plus = true;
                    &rest[1..]
                }
                // With a dash before the sign of a currency or behind it.
                '-' if !self.negative => {
                    self.negative = true;
                    &rest[1..]
                }
                '%' if !self.percent => {
                    self.percent = true;
                    &rest[1..]
                }
                _ => self.mark_or_word(rest, &mut said)?,
            };
        }
        (said.is_complete() && !self.counts).then_some(())
    }

    fn read_behind(&mut self, text: &str, currency: Option<Currency>) -> Option<()> {
        let (text, is_parted) = (text.trim_start(), text.starts_with(' '));
        // A sentence ends so, and "5." is five; "10.06." is a day.
        let has_mark = self.body.contains(['.', ',', '٫']);
        let text =
            if has_mark { text } else { text.strip_prefix(['.', ',']).filter(|it| it.is_empty()).unwrap_or(text) };
        let mut rest = without_dash(text);
        let first = word(rest);
        // Chinese, Japanese and Korean write no blank behind it: "1.2万円".
        let letter = first.chars().next().map_or("", |letter| first.get(..letter.len_utf8()).unwrap_or_default());
        let first = if !letter.is_ascii() && unit(letter).is_some() { letter } else { first };
        // A currency may be written as a unit is: after a blank it is that of the campaign, as a longer mark is always one.
        let is_currency = || {
            let (mark, _) = currency_marks::take(rest)?;
            let is_theirs = is_parted && currency.is_some_and(|currency| mark.means(currency));
            (mark.text.len() > first.len() || is_theirs).then_some(())
        };
        if let Some(power) = unit(first).filter(|_| is_currency().is_none()) {
            self.power = power;
            rest = rest.get(first.len()..)?;
        }
        let mut said = Said::default();
        while let Some(first) = rest.chars().next() {
            rest = match first {
                ' ' | '(' | ')' | '[' | ']' | '+' | ',' | ';' | ':' | '\'' => &rest[1..],
                '%' if !self.percent => {
                    self.percent = true;
                    &rest[1..]
                }
                '/' if said.taxes => &rest[1..],
                // "150 €/Story": for each of something.
                '/' if self.currency.is_some() => {
                    let each = rest[1..].trim_start();
                    let what = word(each);
                    each.get(what.len()..).filter(|_| !what.is_empty())?
                }
                '0'..='9' => {
                    let rate = &rest[body_end(rest)..];
                    said.rate = true;
                    rate.trim_start().strip_prefix('%')?
                }
                _ => without_dash(self.mark_or_word(rest, &mut said)?),
            };
        }
        said.joins &= !self.counts;
        said.is_complete().then_some(())
    }

    /// Takes the mark of a currency off the start, or a word that may stand beside a figure.
    fn mark_or_word<'t>(&mut self, text: &'t str, said: &mut Said) -> Option<&'t str> {
        let word = word(text);
        let means = beside(word);
        // "de", "d" and "s" are marks of currencies as well, and are none before other words.
        let is_word = matches!(means, Some(Beside::Counted | Beside::Taxed));
        if let Some((mark, rest)) = currency_marks::take(text).filter(|_| !is_word)
            && (mark.text.len() >= word.trim_end_matches('.').len() || means.is_none())
        {
            // Of two marks the last one tells more: "$500 CAD".
            self.currency = Some(mark.text.to_owned());
            return Some(rest);
        }
        match means? {
            Beside::Counted => self.counts = true,
            Beside::Taxed => said.taxes = true,
            Beside::Joining => said.joins = true,
        }
        text.get(word.len()..)
    }

    /// What its marks say; `None` where they are in places in which no number has them.
    pub fn point(&self) -> Option<Point> {
        let is_mark = |c: char| !c.is_ascii_digit();
        let marks: Vec<char> = self.body.chars().filter(|c| is_mark(*c)).collect();
        let groups: Vec<&str> = self.body.split(is_mark).collect();
        let (first, rest) = groups.split_first()?;
        if groups.iter().any(|group| group.is_empty()) {
            return None;
        }
        match marks.as_slice() {
            [] => Some(Point::None),
            ['٫'] => Some(Point::Is('٫')),
            [one] => {
                let could_group = rest[0].len() == 3 && first.len() <= 3 && !first.starts_with('0') && self.power == 0;
                Some(if could_group { Point::Unclear(*one) } else { Point::Is(*one) })
            }
            [all @ .., last] if all.iter().all(|mark| mark != last) => {
                let (_, whole) = groups.split_last()?;
                let is_one = all.windows(2).all(|pair| pair[0] == pair[1]);
                (is_one && is_grouped(whole)).then_some(Point::Is(*last))
            }
            [one, others @ ..] => {
                let is_one = others.iter().all(|mark| mark == one);
                (is_one && is_grouped(&groups)).then_some(Point::IsNot(*one))
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
        let value = Decimal::new(self.negative, whole, part.to_owned());
        Some(value.times_ten_to(self.power))
    }

    /// Whether it is more likely an id, a post code or a telephone number than a number: a zero or a plus before it, or more
    /// digits than anything that is counted has.
    pub fn is_identifier(&self) -> bool {
        let is_bare = self.body.bytes().all(|byte| byte.is_ascii_digit());
        let is_padded = self.body.len() > 1
            && self.body.starts_with('0')
            && !self.body.starts_with("0.")
            && !self.body.starts_with("0,");
        is_padded || (is_bare && self.body.len() >= ID_DIGITS) || (self.plus && self.body.len() >= 7)
    }
}

/// What the words beside a figure have said.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    taxes: bool,
    rate: bool,
    joins: bool,
}

impl Said {
    /// A rate is that of a tax, and the words that join say nothing by themselves.
    fn is_complete(self) -> bool {
        self.taxes || !(self.rate || self.joins)
    }
}

/// The text in characters that are compared below: what is invisible is gone, digits of any script are plain, and each
/// dash, blank and apostrophe is one of its kind. `None` for a text too long for a figure or without a digit.
fn in_plain_characters(text: &str) -> Option<String> {
    let mut plainly = String::with_capacity(text.len());
    let mut has_digit = false;
    for (place, c) in text.trim().chars().enumerate() {
        if place > LONGEST {
            return None;
        }
        let c = match c {
            c if is_invisible(c) => continue,
            c if c.is_whitespace() => ' ',
            '−' | '–' | '—' | '‒' | '‐' | '‑' | '﹣' | '－' | '⁻' => '-',
            '’' | '‘' | 'ʼ' | '′' | '`' | '´' | '٬' | '＇' => '\'',
            '،' | '，' | '、' | '⹁' => ',',
            '٪' | '﹪' | '％' => '%',
            c => plain(c),
        };
        has_digit |= c.is_ascii_digit();
        plainly.push(c);
    }
    has_digit.then_some(plainly)
}

/// Where the digits with their marks end at the start of a text. Between them stand single marks; a blank parts thousands
/// only.
fn body_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    loop {
        let digits = bytes.get(end..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count();
        end += digits;
        let Some(rest) = text.get(end..) else { return end };
        let Some(mark) = rest.chars().next().filter(|c| matches!(c, '.' | ',' | '\'' | ' ' | '٫')) else { return end };
        let behind = rest.get(mark.len_utf8()..).unwrap_or_default();
        let next = behind.bytes().take_while(u8::is_ascii_digit).count();
        if next == 0 || (mark == ' ' && next != 3) {
            return end;
        }
        end += mark.len_utf8();
    }
}

/// The digits and marks of a figure without blanks and apostrophes, which part thousands and stand nowhere else.
fn body_of(text: &str) -> Option<String> {
    let end = text.find(['.', ',', '٫']).unwrap_or(text.len());
    let (whole, part) = text.split_at(end);
    if !whole.contains([' ', '\'']) && !part.contains([' ', '\'']) {
        return Some(text.to_owned());
    }
    let groups: Vec<&str> = whole.split([' ', '\'']).collect();
    let marks = part.chars().filter(|c| !c.is_ascii_digit()).count();
    let is_right = is_grouped(&groups) && !whole.starts_with('0') && marks <= 1 && !part.contains([' ', '\'']);
    is_right.then(|| format!("{}{part}", groups.concat()))
}

/// Whether digits are in groups of three, or as India writes them, in twos before the last three: `1,00,000`.
fn is_grouped(groups: &[&str]) -> bool {
    let [first, middle @ .., last] = groups else { return true };
    let is_of =
        |size: usize| first.len() <= size && !first.is_empty() && middle.iter().all(|group| group.len() == size);
    last.len() == 3 && (is_of(3) || is_of(2))
}

/// The text without the dash that stands for no cents: `500.–`, `500,-`, `500/-`, `500:-`.
fn without_dash(text: &str) -> &str {
    let dashes = text.strip_prefix(['.', ',', '/', ':']).unwrap_or_default();
    let rest = dashes.trim_start_matches(['-', '=']);
    if rest.len() < dashes.len() { rest } else { text }
}

/// The word at the start of a text: `MwSt.`, `h.t.`, `d’abonnés`.
fn word(text: &str) -> &str {
    let ends = |c: char| c.is_whitespace() || c.is_ascii_digit() || "()[]/+;,:%'\"-".contains(c);
    text.split(ends).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::currency_marks::means;
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
        for (text, expected) in [
            ("CHF 1'000.-", "1000"),
            ("1'500.–", "1500"),
            ("1’500.— Fr.", "1500"),
            ("Fr. 250.-", "250"),
            ("Fr.250", "250"),
            ("SFr. 1'250.50", "1250.5"),
            ("500:- kr", "500"),
            ("kr 1 500,-", "1500"),
            ("Rs. 45,000", "45000"),
            ("₹45,000/-", "45000"),
            ("Rs 1,50,000/- only", ""),
            ("1.5 Lakh", "150000"),
            ("1.5L", "150000"),
            ("2 Cr", "20000000"),
            ("₹ 2.5 crore", "25000000"),
            ("1,50,00,000", "15000000"),
            ("1.500 € netto", "1500"),
            ("netto 1.500,00 €", "1500"),
            ("1.190,00 € inkl. MwSt.", "1190"),
            ("1.190,00 € inkl. 19 % MwSt.", "1190"),
            ("1.000,00 EUR zzgl. 19% USt", "1000"),
            ("£1,250.00 + VAT", "1250"),
            ("£1,250.00 excl. VAT", "1250"),
            ("1 250,00 € HT", "1250"),
            ("1 250,00 € H.T.", "1250"),
            ("1 500 € TTC", "1500"),
            ("1.500,00 € + IVA", "1500"),
            ("1.500,00 € IVA incluido", "1500"),
            ("1.500,00 € + 21% IVA", "1500"),
            ("1.500,00 € (IVA inclusa)", "1500"),
            ("R$ 1.500,00", "1500"),
            ("18.000.000 VND", "18000000"),
            ("150 €/Story", "150"),
            ("150,50 € / Reel", "150.5"),
            ("5.4K followers", "5400"),
            ("1.2M subs", "1200000"),
            ("1,2 M abonnés", "1200000"),
            ("1,2 M d'abonnés", "1200000"),
            ("12,5 Tsd. Abonnenten", "12500"),
            ("2,5 mi de seguidores", "2500000"),
            ("3,4 mila follower", "3400"),
            ("12万", "120000"),
            ("1.2억", "120000000"),
            ("42 тыс.", "42000"),
            ("1.2万円", "12000"),
            ("3万人", "30000"),
            ("5만원", "50000"),
            ("12万 粉丝", "120000"),
            ("٤٢٬٩٠٠", "42900"),
            ("٤٢٫٩ ألف", "42900"),
            ("۱۲٫۵ هزار", "12500"),
            ("१,५०,००० रु.", "150000"),
            ("４２，９００", "42900"),
            ("￥１，２００", "1200"),
            ("\u{200f}1,234.50 د.إ.\u{200f}", "1234.5"),
            ("\u{202b}1\u{202f}234,50\u{a0}€\u{202c}", "1234.5"),
            ("US$ 1,234.50", "1234.5"),
            ("1.234,50 L", "123450000"),
            ("9,03%", "9.03"),
            ("٪٩٫٠٣", "9.03"),
            ("%12,5", "12.5"),
        ] {
            check(text, None, Some(expected).filter(|it| !it.is_empty()));
        }
        check("US$ 1,000", None, Some("1000"));
        for none in [
            "",
            "k",
            "many",
            "12 34",
            "1.2.3,4.5",
            "1,23.4,5",
            "500-700",
            "12x",
            "2x 500",
            "1/2",
            "19% VAT 500",
            "500 19%",
            "1 23 456",
            "1'23",
            "12'34.5",
            "5 apples",
            "Reel 500",
            "10.06.",
            "030 123 456",
            "@lena1",
            "1e5",
        ] {
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
        fn no_text_makes_a_figure_panic(text in "\\PC{0,12}|[0-9.,' k€%+-]{0,14}", point in prop::option::of(prop::sample::select(vec!['.', ',']))) {
            let _ = Figure::parse(&text).and_then(|figure| figure.value(point)).map(|value| value.rounded(2).0.text());
        }
    }
}
