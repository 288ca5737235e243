//! Amounts of money: integer counts of a currency's minor unit, with no floating point anywhere on their way.

use super::characters;
use super::currency_marks;
use super::decimal::Decimal;
use super::figure::{Figure, Point};
use super::limits;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

/// A currency of ISO 4217 that people pay in: at most three decimals.
///
/// The units of account with four (CLF, UYW) are not accepted: nobody is paid in them, and without them no sum
/// that the limits allow leaves an `i64`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// The euro, with which a new campaign starts.
    pub const EUR: Self = Self(iso_currency::Currency::EUR);

    /// Reads a code such as `EUR`, in any case.
    pub fn parse(code: &str) -> Option<Self> {
        let currency = iso_currency::Currency::from_code(&code.trim().to_ascii_uppercase())?;
        currency.exponent().is_some_and(|decimals| decimals <= 3).then_some(Self(currency))
    }

    /// Every currency that [`Currency::parse`] reads and that is in use today, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.split(' ').filter_map(Self::parse)
    }

    /// The code of three capital letters.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// How many decimals an amount has: EUR 2, JPY 0, KWD 3.
    pub fn decimals(self) -> u32 {
        self.0.exponent().map_or(2, u32::from)
    }

    fn unit(self) -> i64 {
        10i64.pow(self.decimals())
    }

    fn decimals_rule(self) -> String {
        match self.decimals() {
            0 => format!("{} has no decimals", self.code()),
            2 => format!("{} has at most two decimals", self.code()),
            3 => format!("{} has at most three decimals", self.code()),
            n => format!("{} has at most {n} decimals", self.code()),
        }
    }
}

/// The currencies of countries in ISO 4217, without metals, funds and test codes. The crate's own list needs an
/// iterator that would put every country's name into the page.
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD \
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD \
    HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD \
    MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG \
    QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH \
    UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW";

/// An amount in the minor unit of the campaign's currency (cents). What a currency's decimals mean for it only
/// its campaign knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Money(i64);

impl Money {
    /// Nothing: the price of a gifted collaboration.
    pub const ZERO: Self = Self(0);

    /// So many minor units. The caller keeps prices between zero and the limit of `domain.md`.
    pub const fn from_minor(units: i64) -> Self {
        Self(units)
    }

    /// How many minor units.
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// Reads the decimal form of files, `1200.00`; fewer decimals than the currency has are filled up.
    ///
    /// # Errors
    /// What is wrong with it, to be put behind the place in the file.
    pub fn parse_saved(text: &str, currency: Currency) -> Result<Self, String> {
        let (whole, fraction) = text.split_once('.').map_or((text, None), |(w, f)| (w, Some(f)));
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if text.starts_with('-') && is_number(whole.trim_start_matches('-')) {
            return Err(format!("\"{text}\" is negative"));
        }
        if !is_number(whole) || !fraction.is_none_or(is_number) {
            return Err(format!("\"{text}\" is not an amount"));
        }
        let number = Decimal::new(false, whole.to_owned(), fraction.unwrap_or_default().to_owned());
        Self::from_decimal(&number, currency).map_err(|e| match e {
            NotMoney::Decimals => format!("\"{text}\" has too many decimals: {}", currency.decimals_rule()),
            NotMoney::Limit => format!("\"{text}\" is more than {}.00", limits::PRICE_UNITS),
        })
    }

    /// Reads what people type: `1234.5`, `1,234.50`, `1.234,50`, `1 234,50`, `€1,234`, `EUR 12`, `1.5k`. Blank is zero.
    ///
    /// # Errors
    /// A sentence that names the rule: negative, more decimals than the currency has, a separator that could be
    /// either a decimal point or a thousands separator, another currency, over the limit, no number.
    pub fn parse_typed(text: &str, currency: Currency) -> Result<Self, String> {
        let typed = characters::trim(text);
        if typed.is_empty() {
            return Ok(Self::ZERO);
        }
        let no_amount = || format!("\"{typed}\" is not an amount. Write digits, such as 1200 or 1200.50.");
        let is_amount = |figure: &Figure| !figure.percent && !figure.counts && !figure.about;
        let figure = Figure::parse_for(typed, Some(currency)).filter(is_amount).ok_or_else(no_amount)?;
        if figure.currency.as_ref().is_some_and(|mark| !currency_marks::means(mark, currency)) {
            return Err(format!("\"{typed}\" is not in {currency}, the campaign's currency."));
        }
        if figure.negative {
            return Err("Price is negative. Write 0 or more.".to_owned());
        }
        let whole = figure.value(None).ok_or_else(no_amount)?;
        if let Some(Point::Unclear(mark)) = figure.point().filter(|_| currency.decimals() > 0) {
            let parted = figure.value(Some(mark)).ok_or_else(no_amount)?;
            return Err(format!(
                "\"{typed}\" could be {} or {}, and {}. Write it without a thousands separator.",
                whole.text(),
                parted.fixed(3),
                currency.decimals_rule(),
            ));
        }
        Self::from_decimal(&whole, currency).map_err(|e| match e {
            NotMoney::Decimals => format!("\"{typed}\" has too many decimals. {}.", currency.decimals_rule()),
            NotMoney::Limit => format!("\"{typed}\" is too much. At most 1,000,000,000.00 fits."),
        })
    }

    /// A number as an amount, however many decimals it is written with.
    ///
    /// # Errors
    /// Which rule it breaks. The caller has made sure that it is not negative.
    pub fn from_decimal(number: &Decimal, currency: Currency) -> Result<Self, NotMoney> {
        let decimals = currency.decimals() as usize;
        if number.clone().rounded(decimals).1 {
            return Err(NotMoney::Decimals);
        }
        let units = number.clone().times_ten_to(decimals).text().parse::<i64>().ok();
        let units = units.filter(|units| *units <= limits::PRICE_UNITS * currency.unit());
        units.map(Self).ok_or(NotMoney::Limit)
    }

    /// The decimal form of files, with all the currency's decimals: `1200.00`.
    pub fn to_decimal(self, currency: Currency) -> String {
        let unit = currency.unit().unsigned_abs();
        let (sign, amount) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        match currency.decimals() as usize {
            0 => format!("{sign}{amount}"),
            width => format!("{sign}{}.{:0width$}", amount / unit, amount % unit),
        }
    }

    /// The same digits in another currency: `1200.00` EUR is `1200` JPY. Nothing is converted.
    /// `None` when the other currency has too few decimals for it.
    pub fn relabel(self, from: Currency, to: Currency) -> Option<Self> {
        let (from, to) = (from.unit(), to.unit());
        if to >= from {
            self.0.checked_mul(to / from).map(Self)
        } else {
            (self.0 % (from / to) == 0).then(|| Self(self.0 / (from / to)))
        }
    }
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Why a number is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMoney {
    /// It has more decimals than the currency.
    Decimals,
    /// It is more than [`limits::PRICE_UNITS`].
    Limit,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).expect("a currency")
    }

    #[test]
    fn typed_amounts() {
        let check = |code: &str, text: &str, expected: Result<i64, &str>| {
            let read = Money::parse_typed(text, currency(code)).map(Money::minor);
            match (&read, expected) {
                (Err(said), Err(part)) => assert!(said.contains(part), "{text}: {said}"),
                _ => assert_eq!(read, expected.map_err(str::to_owned), "{text}"),
            }
        };
        check("EUR", "", Ok(0));
        check("EUR", "0", Ok(0));
        check("EUR", "1200", Ok(120_000));
        check("EUR", "12.5", Ok(1_250));
        check("EUR", ",5", Ok(50));
        check("EUR", "5.", Ok(500));
        check("EUR", "1,234.50", Ok(123_450));
        check("EUR", "1.234,50", Ok(123_450));
        check("EUR", "1 234,50", Ok(123_450));
        check("EUR", "1'234.50", Ok(123_450));
        check("EUR", "1.234.567", Ok(123_456_700));
        check("INR", "1,00,000.00", Ok(10_000_000));
        check("EUR", "0.125", Err("at most two decimals"));
        check("EUR", "12.345", Err("EUR has at most two decimals"));
        check("EUR", "1,200", Err("could be 1200 or 1.200"));
        check("EUR", "1234.567", Err("EUR has at most two decimals"));
        check("JPY", "1,200", Ok(1_200));
        check("JPY", "12.5", Err("JPY has no decimals"));
        check("KWD", "1.2345", Err("KWD has at most three decimals"));
        check("KWD", "1,234.567", Ok(1_234_567));
        check("KWD", "1.234", Err("could be"));
        check("EUR", "€1,234.50", Ok(123_450));
        check("EUR", "12 eur", Ok(1_200));
        check("EUR", "$12", Err("not in EUR"));
        check("EUR", "12 USD", Err("not in EUR"));
        check("EUR", "-5", Err("negative"));
        check("EUR", "€-5", Err("negative"));
        check("EUR", "12x", Err("not an amount"));
        check("EUR", "1,2,3", Err("not an amount"));
        check("EUR", "1,234.5,6", Err("not an amount"));
        check("EUR", ".", Err("not an amount"));
        check("EUR", "€", Err("not an amount"));
        check("EUR", "١٢", Ok(1_200));
        check("EUR", "5 %", Err("not an amount"));
        check("EUR", "5 followers", Err("not an amount"));
        check("EUR", "~500", Err("not an amount"));
        check("CHF", "1'000.-", Ok(100_000));
        check("CHF", "Fr. 250.–", Ok(25_000));
        check("INR", "Rs. 1,50,000/-", Ok(15_000_000));
        check("INR", "1.5 Lakh", Ok(15_000_000));
        check("EUR", "1.500,00 € zzgl. 19 % MwSt.", Ok(150_000));
        check("EUR", "1.5k", Ok(150_000));
        check("ZMW", "5 K", Ok(500));
        check("ZMW", "5K", Ok(500_000));
        check("EUR", "1000000000", Ok(100_000_000_000));
        check("EUR", "1000000000.01", Err("too much"));
        check("EUR", "99999999999999999999999", Err("too much"));
    }

    #[test]
    fn saved_amounts() {
        let check = |code: &str, text: &str, expected: Result<i64, &str>| {
            let read = Money::parse_saved(text, currency(code)).map(Money::minor);
            assert_eq!(read, expected.map_err(str::to_owned), "{text}");
        };
        check("EUR", "1200.00", Ok(120_000));
        check("EUR", "1200", Ok(120_000));
        check("JPY", "1200", Ok(1_200));
        check("EUR", "12,5x", Err("\"12,5x\" is not an amount"));
        check("EUR", "", Err("\"\" is not an amount"));
        check("EUR", "1.", Err("\"1.\" is not an amount"));
        check("EUR", "-1.00", Err("\"-1.00\" is negative"));
        check("EUR", "1.005", Err("\"1.005\" has too many decimals: EUR has at most two decimals"));
        check("EUR", "1000000000.01", Err("\"1000000000.01\" is more than 1000000000.00"));
    }

    #[test]
    fn currencies() {
        assert_eq!(Currency::parse("eur"), Some(Currency::EUR));
        assert_eq!(currency("JPY").decimals(), 0);
        assert_eq!(currency("KWD").decimals(), 3);
        for code in ["CLF", "UYW", "XXX", "ZZZ", "", "€"] {
            assert_eq!(Currency::parse(code), None, "{code}");
        }
    }

    #[test]
    fn relabelling_keeps_digits_or_refuses() {
        let (eur, jpy, kwd) = (currency("EUR"), currency("JPY"), currency("KWD"));
        assert_eq!(Money(120_000).relabel(eur, jpy), Some(Money(1_200)));
        assert_eq!(Money(240_050).relabel(eur, jpy), None);
        assert_eq!(Money(120_001).relabel(eur, kwd), Some(Money(1_200_010)));
    }

    proptest! {
        #[test]
        fn written_amounts_read_back(minor in 0i64..=100_000_000_000, code in prop::sample::select(vec!["EUR", "JPY", "KWD"])) {
            let currency = currency(code);
            prop_assume!(minor <= limits::PRICE_UNITS * currency.unit());
            let amount = Money(minor);
            prop_assert_eq!(Money::parse_saved(&amount.to_decimal(currency), currency), Ok(amount));
        }

        #[test]
        fn typing_anything_never_panics(text in "\\PC*") {
            let _ = Money::parse_typed(&text, Currency::EUR);
            let _ = Money::parse_typed(&format!("1{text}.0"), currency("JPY"));
        }
    }
}
