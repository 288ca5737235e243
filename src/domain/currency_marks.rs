//! The signs and words that stand beside amounts, with the currencies that each can mean.
//!
//! They are those with which `Intl` writes the currencies of the catalogue in any language, and what people write.

use super::money::Currency;
use super::plain_text::is_among;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Dollars of any country.
const DOLLARS: &str = "USD CAD AUD NZD MXN SGD HKD TWD CLP COP ARS UYU CUP DOP BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD \
    TTD XCD BRL";

/// Signs and words in small letters, separated by `|`, before what they can mean. A single letter stands as it is written.
const MARKS: &[(&str, &str)] = &[
    ("$|＄|dollar|dollars|dólares|dolares|dólar|dollari", DOLLARS),
    ("us$|u$s|us $|$us|us dollar|us dollars|usd$", "USD"),
    ("a$|au$|$au", "AUD"),
    ("c$|ca$|cad$|$ca|$c", "CAD NIO"),
    ("nz$", "NZD"),
    ("mx$|mxn$", "MXN"),
    ("s$|sg$", "SGD SBD"),
    ("hk$|hks", "HKD"),
    ("nt$|tw$", "TWD"),
    ("cl$", "CLP"),
    ("co$|col$", "COP"),
    ("ar$", "ARS"),
    ("$u|uy$", "UYU"),
    ("cu$|$mn", "CUP"),
    ("rd$|do$", "DOP"),
    ("bb$|bds$", "BBD"),
    ("bm$|bd$", "BMD"),
    ("bn$|b$", "BND BSD"),
    ("bs$", "BSD"),
    ("bz$", "BZD"),
    ("fj$|f$", "FJD"),
    ("gy$|g$", "GYD"),
    ("jm$|j$", "JMD"),
    ("ky$|ci$", "KYD"),
    ("$lr|l$|lr$", "LRD"),
    ("n$", "NAD"),
    ("sb$|si$", "SBD"),
    ("sr$", "SRD"),
    ("tt$", "TTD"),
    ("ec$|xc$", "XCD"),
    ("t$|$t|$ t", "TOP"),
    ("$ws|ws$", "WST"),
    ("peso|pesos", "MXN CLP COP ARS UYU CUP DOP PHP"),
    ("r$|real|reais|reales", "BRL"),
    ("€|euro|euros|eur.|teur€", "EUR"),
    ("£|￡|pound|pounds", "GBP GIP EGP SHP FKP SSP SYP LBP SDG"),
    ("uk£|gbp£|quid", "GBP"),
    ("e£|£e|£ e|le|l.e.", "EGP"),
    ("fk£|fl£", "FKP"),
    ("l£|£l", "LBP"),
    ("sd£", "SSP"),
    ("s£", "SYP"),
    ("¥|￥", "JPY CNY"),
    ("jp¥|円|yen", "JPY"),
    ("cn¥|元|rmb|yuan|人民币", "CNY"),
    ("₩|￦|원|won", "KRW KPW"),
    ("₹|रु|रू|रु.|rupee|rupees|rupien", "INR NPR"),
    ("rs|rs.|₨", "INR PKR LKR NPR MUR SCR"),
    ("රු.|රු", "LKR"),
    ("fr|fr.|franken|francs|franc|franchi|₣", "CHF RWF XAF XOF XPF KMF BIF DJF CDF GNF"),
    ("sfr|sfr.", "CHF"),
    ("fcfa|cfa|f cfa|فرانک cfa|සිෆ්එ", "XAF XOF XPF"),
    ("cfpf|fcfp|cfp", "XPF"),
    ("cf|fc", "KMF CDF"),
    ("fg|f.g.|fg.", "GNF"),
    ("rf|f.rw|frw", "RWF"),
    ("fbu", "BIF"),
    ("kr|kr.|íkr|kronor|kroner|kronen|krona|krone|кр", "SEK NOK DKK ISK"),
    ("skr", "SEK"),
    ("nkr", "NOK"),
    ("dkr", "DKK"),
    ("₺|tl|try₺|lira", "TRY"),
    ("zł|zl|złotych|zloty|złoty", "PLN"),
    ("kč|kc|korun|czk.", "CZK"),
    ("ft|forint", "HUF"),
    ("lei|leu|ron.|лей|lej|ley|लेई|ಲೀ|レイ", "RON MDL"),
    ("L", "HNL RON MDL"),
    ("₽|руб|руб.|р|р.|рублей|rb|rouble|roubles|rubel", "RUB BYN"),
    ("br|br.|p.|r.|ብር", "BYN ETB"),
    ("₴|грн|грн.|гривень", "UAH"),
    ("дин|дин.|din|din.", "RSD"),
    ("ден|ден.|den|den.", "MKD"),
    ("km", "BAM"),
    ("lekë|lek", "ALL"),
    ("₼|man", "AZN"),
    ("֏", "AMD"),
    ("₾|ლ", "GEL"),
    ("₸|тг|тенге", "KZT"),
    ("⃀|сом|сом.", "KGS TJS"),
    ("soʻm|so'm|сўм|сум", "UZS"),
    ("тмт", "TMT"),
    ("₮|төг", "MNT"),
    ("₪|ש\"ח|שח|nis", "ILS"),
    ("dh|dhs|dhs.|dh.|aed.|dirham|dirhams|د.إ|د.إ.|درهم", "AED MAD"),
    ("د.م|د.م.", "MAD"),
    ("sr|s.r.|ر.س|ر.س.|﷼|ريال|riyal|riyals", "SAR QAR OMR YER IRR"),
    ("ر.ق|ر.ق.|qr", "QAR"),
    ("ر.ع|ر.ع.", "OMR"),
    ("ر.ي|ر.ي.", "YER"),
    ("ر.إ|ر.إ.|ریال", "IRR"),
    ("د.ك|د.ك.|kd", "KWD"),
    ("د.ب|د.ب.|bd", "BHD"),
    ("د.أ|د.أ.|jd", "JOD"),
    ("د.ع|د.ع.", "IQD"),
    ("د.ل|د.ل.", "LYD"),
    ("د.ج|د.ج.|da", "DZD"),
    ("د.ت|د.ت.|dt", "TND"),
    ("أ.م|أ.م.|um", "MRU"),
    ("ج.س|ج.س.", "SDG"),
    ("ج.م|ج.م.|جنيه", "EGP"),
    ("ل.ل|ل.ل.", "LBP"),
    ("ل.س|ل.س.", "SYP"),
    ("؋|af", "AFN"),
    ("৳|tk|tk.|taka", "BDT"),
    ("nu|nu.", "BTN"),
    ("฿|บาท|baht", "THB"),
    ("₫|đ|vnđ|đồng", "VND"),
    ("₱|php₱", "PHP CUP"),
    ("rp|rp.|rupiah", "IDR"),
    ("rm|ringgit", "MYR"),
    ("៛|រៀល", "KHR"),
    ("₭|ກີບ", "LAK"),
    ("K", "MMK PGK ZMW"),
    ("zk|kw", "ZMW"),
    ("лсл|ឡូទី", "LSL"),
    ("mk", "MWK"),
    ("₦|naira", "NGN"),
    ("gh₵|₵|ghc|cedi|cedis", "GHS"),
    ("ksh|ksh.|kes.", "KES"),
    ("tsh|tsh.", "TZS"),
    ("ush|ush.", "UGX"),
    ("R|rand", "ZAR"),
    ("P|pula", "BWP"),
    ("kz", "AOA"),
    ("mtn|mt", "MZN"),
    ("db|std", "STN"),
    ("ar", "MGA"),
    ("S", "SOS"),
    ("D", "GMD"),
    ("G", "HTG"),
    ("Q", "GTQ"),
    ("₡", "CRC"),
    ("₲|gs|gs.", "PYG"),
    ("s/|s/.|soles", "PEN"),
    ("b/.|b/", "PAB"),
    ("bs|bs.", "BOB VES"),
    ("bs.s|bs.d|bs.f", "VES"),
    ("afl|afl.", "AWG"),
    ("રૂ.|રૂ", "INR MUR"),
];

type Marks = Vec<(&'static str, &'static str)>;

/// The marks with their codes by the first letter, in small: a long list has a hundred thousand amounts.
static BY_LETTER: LazyLock<HashMap<char, Marks>> = LazyLock::new(|| {
    let mut all: HashMap<char, Marks> = HashMap::new();
    for (marks, codes) in MARKS {
        for mark in marks.split('|') {
            if let Some(first) = mark.chars().next().and_then(|first| first.to_lowercase().next()) {
                all.entry(first).or_default().push((mark, codes));
            }
        }
    }
    all
});

/// Whether a sign or word beside an amount can mean this currency.
pub fn means(mark: &str, currency: Currency) -> bool {
    matches!(take(mark), Some((found, "")) if found.means(currency))
}

/// A sign, word or code at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'t> {
    /// As it is written.
    pub text: &'t str,
    /// The codes of the currencies that it can mean, separated by blanks.
    codes: &'t str,
}

impl Found<'_> {
    /// Whether it can mean this currency.
    pub fn means(self, currency: Currency) -> bool {
        is_among(self.codes, currency.code())
    }
}

/// Takes the longest sign, word or code of a currency off the start of a text.
pub fn take(text: &str) -> Option<(Found<'_>, &str)> {
    let mut best: Option<(usize, &str)> = None;
    let first = text.chars().next()?;
    for (mark, codes) in first.to_lowercase().next().and_then(|first| BY_LETTER.get(&first)).into_iter().flatten() {
        let Some(end) = matched(text, mark, first) else { continue };
        if best.is_none_or(|(longest, _)| end > longest) {
            best = Some((end, *codes));
        }
    }
    let code = text.get(..3).filter(|_| is_end(text, 3));
    if let Some(code) = code.and_then(Currency::parse).filter(|_| best.is_none_or(|(longest, _)| longest <= 3)) {
        best = Some((3, code.code()));
    }
    let (end, codes) = best?;
    let (mark, rest) = text.split_at(end);
    let rest = match rest.strip_prefix('.') {
        Some(behind) if !behind.starts_with(['-', '–']) && mark.ends_with(char::is_alphabetic) => behind,
        _ => rest,
    };
    Some((Found { text: mark, codes }, rest))
}

/// Where a mark ends that a text starts with.
fn matched(text: &str, mark: &str, first: char) -> Option<usize> {
    let mut letters = mark.chars();
    let start = letters.next()?;
    // Single letters are many things in small: "k" is a thousand.
    let is_single = letters.as_str().is_empty() && mark.is_ascii();
    if first != start && (is_single || !is_same(first, start)) {
        return None;
    }
    let mut end = first.len_utf8();
    let mut rest = text.get(end..)?.chars();
    for letter in letters {
        let other = rest.next()?;
        if !is_same(other, letter) {
            return None;
        }
        end += other.len_utf8();
    }
    is_end(text, end).then_some(end)
}

/// Whether a letter of a text is that of a mark, in whatever case.
fn is_same(letter: char, of_mark: char) -> bool {
    letter == of_mark
        || letter.eq_ignore_ascii_case(&of_mark)
        || (!letter.is_ascii() && !of_mark.is_ascii() && letter.to_lowercase().eq(of_mark.to_lowercase()))
}

/// Whether a word ends at a place in a text.
fn is_end(text: &str, at: usize) -> bool {
    let Some((mark, rest)) = text.split_at_checked(at) else { return false };
    !(mark.ends_with(char::is_alphabetic) && rest.starts_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_mean_currencies() {
        let check = |mark: &str, code: &str, expected: bool| {
            let currency = Currency::parse(code).expect("a currency");
            assert_eq!(means(mark, currency), expected, "{mark} {code}");
        };
        check("$", "CAD", true);
        check("US$", "CAD", false);
        check("us$", "USD", true);
        check("Rs.", "INR", true);
        check("Rs", "PKR", true);
        check("Fr.", "CHF", true);
        check("CHF", "CHF", true);
        check("chf", "CHF", true);
        check("R", "ZAR", true);
        check("r", "ZAR", false);
        check("د.إ.", "AED", true);
        check("euros", "USD", false);
        check("EURO", "EUR", true);
        check("reel", "BRL", false);
        check("", "EUR", false);
    }

    #[test]
    fn the_table_names_known_currencies_only() {
        for (marks, codes) in MARKS {
            assert!(codes.split_whitespace().all(|code| Currency::parse(code).is_some()), "{marks}: {codes}");
            for mark in marks.split('|') {
                let is_single = mark.is_ascii() && mark.len() == 1;
                assert!(is_single || mark.chars().all(|c| c.to_lowercase().eq([c])), "{mark} is in small letters");
                assert_eq!(take(mark).map(|(_, rest)| rest), Some(""), "{mark}");
            }
        }
    }
}
