//! The user's language and region, through the platform's `Intl`: how numbers, money, dates and names are shown
//! and sorted.
//!
//! The interface is in English, so dates that are spelled out as part of a control's name ("10 June 2027") are
//! English for everybody; figures and short dates follow the browser, with the digits 0 to 9 and the Gregorian calendar,
//! which the rest of the page has: docs/decisions/one-kind-of-digits.md.

use crate::domain::folding;
use crate::domain::id::IdHasher;
use crate::domain::money::{Currency, Money};
use crate::domain::month::Month;
use crate::domain::words::Words;
use chrono::{Datelike, NaiveDate, Weekday};
use js_sys::{Array, Date, Function, Intl, JSON, JsString, Object, Reflect};
use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use wasm_bindgen::{JsCast, JsValue};

const ENGLISH: &str = "en-GB";
/// What all figures have.
const PLAIN_DIGITS: &str = r#""numberingSystem":"latn""#;
/// What all dates have: days of a campaign are Gregorian.
const PLAIN_DATES: &str = r#""calendar":"gregory","numberingSystem":"latn""#;

thread_local! {
    /// Making a formatter costs a hundred times what using it costs. Keyed by language and options.
    static FORMATTERS: RefCell<HashMap<String, Formatter>> = RefCell::default();
}

#[derive(Clone)]
struct Formatter {
    /// Formats one value.
    one: Function,
    /// The object itself, for ranges.
    object: JsValue,
}

/// An amount with its currency and all decimals: `€1,200.00`.
pub fn money(amount: Money, currency: Currency) -> String {
    money_with(amount, currency, "")
}

/// An amount with its currency, without decimals when they are zero: `€1,200`.
pub fn money_short(amount: Money, currency: Currency) -> String {
    money_with(amount, currency, r#","trailingZeroDisplay":"stripIfInteger""#)
}

fn money_with(amount: Money, currency: Currency, more: &str) -> String {
    let decimal = amount.to_decimal(currency);
    let options = format!(r#"{{"style":"currency","currency":"{currency}","currencyDisplay":"narrowSymbol"{more}}}"#);
    // As text, so that no amount passes through a floating-point number.
    number_formatter(&options)
        .and_then(|formatter| call(&formatter.one, &decimal.as_str().into()))
        .unwrap_or_else(|| format!("{decimal} {currency}"))
}

/// A count with the language's separators: `9,214`.
pub fn count(number: usize) -> String {
    number_formatter("{}")
        .and_then(|formatter| call(&formatter.one, &JsValue::from_f64(number as f64)))
        .unwrap_or_else(|| number.to_string())
}

/// Whether decimals stand behind a comma, so that spreadsheets part the cells of a CSV file by semicolons.
pub fn has_decimal_comma() -> bool {
    let written = number_formatter("{}").and_then(|formatter| call(&formatter.one, &JsValue::from_f64(1.5)));
    written.is_some_and(|written| written.contains(','))
}

/// A short date with its year: `10 Jun 2027`.
pub fn day(day: NaiveDate) -> String {
    date(day, None, r#"{"day":"numeric","month":"short","year":"numeric","timeZone":"UTC"}"#)
}

/// A short date without its year, where the year goes without saying: `10 Jun`.
pub fn day_of_year(day: NaiveDate) -> String {
    date(day, None, r#"{"day":"numeric","month":"short","timeZone":"UTC"}"#)
}

/// A short date with its weekday: `Thu, 10 Jun`.
pub fn day_of_week(day: NaiveDate) -> String {
    date(day, None, r#"{"weekday":"short","day":"numeric","month":"short","timeZone":"UTC"}"#)
}

/// From one day to another, saying what they share once: `1 Jun – 31 Jul 2027`.
pub fn days(from: NaiveDate, to: NaiveDate) -> String {
    let options = r#"{"day":"numeric","month":"short","year":"numeric","timeZone":"UTC"}"#;
    let range = date_formatter(None, options).and_then(|formatter| {
        let object: Intl::DateTimeFormat = formatter.object.unchecked_into();
        object.format_range(&js_date(from), &js_date(to)).ok().map(String::from)
    });
    range.unwrap_or_else(|| format!("{} – {}", day(from), day(to)))
}

/// A date spelled out, for the names of controls: `10 June 2027`.
pub fn day_in_words(day: NaiveDate) -> String {
    date(day, Some(ENGLISH), r#"{"day":"numeric","month":"long","year":"numeric","timeZone":"UTC"}"#)
}

/// A date with its weekday: `Thursday 10 June`.
pub fn weekday_in_words(day: NaiveDate) -> String {
    date(day, Some(ENGLISH), r#"{"weekday":"long","day":"numeric","month":"long","timeZone":"UTC"}"#)
}

/// A month with its year: `June 2027`.
pub fn month_in_words(month: Month) -> String {
    date(month.first_day(), Some(ENGLISH), r#"{"month":"long","year":"numeric","timeZone":"UTC"}"#)
}

/// A moment of a file or a stored record (`2027-05-02T09:30:00Z`) in the user's zone; the text itself where it is
/// no moment.
pub fn moment(text: &str) -> String {
    let date = Date::new(&text.into());
    if date.get_time().is_nan() {
        return text.to_owned();
    }
    date_formatter(None, r#"{"dateStyle":"medium","timeStyle":"short"}"#)
        .and_then(|formatter| call(&formatter.one, &date.into()))
        .unwrap_or_else(|| text.to_owned())
}

/// The day and the time of a moment of a file where the user is (`14:05`); `None` where the text is no moment.
pub fn day_and_time(text: &str) -> Option<(NaiveDate, String)> {
    let date = Date::new(&text.into());
    if date.get_time().is_nan() {
        return None;
    }
    let year = i32::try_from(date.get_full_year()).ok()?;
    let day = NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date())?;
    let time = call(&date_formatter(None, r#"{"timeStyle":"short"}"#)?.one, &date.into())?;
    Some((day, time))
}

/// The day with which weeks start where the user lives.
pub fn week_start() -> Weekday {
    let Some(language) = language() else { return Weekday::Mon };
    week_info(&language).unwrap_or_else(|| {
        // Engines without the week of a locale: the regions of many users whose weeks do not start on Monday.
        match language.rsplit('-').next().unwrap_or_default() {
            "US" | "CA" | "MX" | "BR" | "CO" | "PE" | "JP" | "KR" | "TW" | "HK" | "IN" | "IL" | "PH" | "TH" | "ZA" => {
                Weekday::Sun
            }
            "EG" | "AE" | "DZ" | "IQ" | "JO" | "KW" | "QA" => Weekday::Sat,
            _ => Weekday::Mon,
        }
    })
}

/// How the reader writes, for what the domain writes.
pub fn words() -> Words {
    Words { money: money_short, day, weekday: day_of_week, days, count, week_start: week_start() }
}

/// A text to compare in filters: see [`folding`].
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return folding::fold(text);
    }
    folding::fold(&String::from(JsString::from(text).normalize("NFKD")))
}

/// The places of `names` in the order in which the user's language sorts them. Equal names keep theirs.
pub fn order(names: &[&str]) -> Vec<u32> {
    // Sorted inside the browser: a comparison that crossed into WebAssembly for each pair would take ten times as long.
    // And they cross as one text. The character between them, should a name have it, sorts like a space.
    let names: Vec<String> = names.iter().map(|name| name.replace('\0', " ")).collect();
    let list = JsString::from(names.join("\0")).split("\0");
    let _ = Reflect::get(&list, &"sort".into())
        .and_then(|sort| sort.unchecked_into::<Function>().call1(&list, &collation()));
    let mut places: HashMap<&str, Vec<u32>, BuildHasherDefault<IdHasher>> = HashMap::default();
    places.reserve(names.len());
    for (place, name) in names.iter().enumerate().rev() {
        places.entry(name).or_default().push(place as u32);
    }
    let sorted = String::from(list.join("\0"));
    sorted.split('\0').filter_map(|name| places.get_mut(name)?.pop()).collect()
}

/// How two names stand to each other where the user's language sorts them.
pub fn compare(a: &str, b: &str) -> Ordering {
    let order = collation().call2(&JsValue::UNDEFINED, &a.into(), &b.into());
    order.ok().and_then(|order| order.as_f64()?.partial_cmp(&0.0)).unwrap_or(Ordering::Equal)
}

fn collation() -> Function {
    formatter("collation", || {
        let object = Intl::Collator::new(&undefined(), &options(r#"{"numeric":true}"#, ""));
        Formatter { one: object.compare().unchecked_into(), object: object.into() }
    })
    .map(|collator| collator.one)
    .unwrap_or_default()
}

/// The codes of the currencies that the browser can name, each with its name.
pub fn currencies() -> Vec<(String, String)> {
    let named = |code: String| {
        let names = Intl::DisplayNames::new(&Array::of1(&ENGLISH.into()), &options(r#"{"type":"currency"}"#, ""));
        let name = Reflect::get(&names, &"of".into())
            .and_then(|of| of.unchecked_into::<Function>().call1(&names, &code.as_str().into()));
        let text = match name.ok().and_then(|name| name.as_string()) {
            Some(name) if name != code => format!("{code} – {name}"),
            _ => code.clone(),
        };
        (code, text)
    };
    Currency::all().map(|currency| named(currency.code().to_owned())).collect()
}

fn language() -> Option<String> {
    web_sys::window()?.navigator().language()
}

fn week_info(language: &str) -> Option<Weekday> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let locale: Function = Reflect::get(&intl, &"Locale".into()).ok()?.dyn_into().ok()?;
    let locale = Reflect::construct(&locale, &Array::of1(&language.into())).ok()?;
    // A method in the standard, a property in the engines that came before it.
    let info = match Reflect::get(&locale, &"getWeekInfo".into()).ok()?.dyn_into::<Function>() {
        Ok(method) => method.call0(&locale).ok()?,
        Err(_) => Reflect::get(&locale, &"weekInfo".into()).ok()?,
    };
    let day = Reflect::get(&info, &"firstDay".into()).ok()?.as_f64()?;
    Weekday::try_from((day as u8 + 6) % 7).ok()
}

fn date(day: NaiveDate, language: Option<&str>, options: &str) -> String {
    date_formatter(language, options)
        .and_then(|formatter| call(&formatter.one, &js_date(day).into()))
        .unwrap_or_else(|| crate::domain::month::format_day(day))
}

fn js_date(day: NaiveDate) -> Date {
    let days = day.num_days_from_ce() - NaiveDate::default().num_days_from_ce();
    Date::new(&JsValue::from_f64(f64::from(days) * 86_400_000.0))
}

fn number_formatter(settings: &str) -> Option<Formatter> {
    formatter(settings, || {
        let object = Intl::NumberFormat::new(&locales(), &options(settings, PLAIN_DIGITS));
        Formatter { one: object.format(), object: object.into() }
    })
}

fn date_formatter(language: Option<&str>, settings: &str) -> Option<Formatter> {
    formatter(&format!("{}{settings}", language.unwrap_or_default()), || {
        let locales = language.map_or_else(locales, |language| Array::of1(&language.into()));
        let object = Intl::DateTimeFormat::new(&locales, &options(settings, PLAIN_DATES));
        Formatter { one: object.format(), object: object.into() }
    })
}

fn formatter(key: &str, make: impl FnOnce() -> Formatter) -> Option<Formatter> {
    FORMATTERS.with(|formatters| {
        let mut formatters = formatters.try_borrow_mut().ok()?;
        if let Some(known) = formatters.get(key) {
            return Some(known.clone());
        }
        let new = make();
        formatters.insert(key.to_owned(), new.clone());
        Some(new)
    })
}

fn call(function: &Function, value: &JsValue) -> Option<String> {
    function.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
}

/// The language and region of figures and short dates: the browser's, or English in the same region where its script
/// runs from right to left, since its words and marks would turn the line around in which they stand.
fn locales() -> Array {
    match language() {
        Some(language) if runs_leftwards(&language) => {
            let is_region = |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_uppercase());
            let region = language.split('-').skip(1).find(is_region);
            Array::of1(&region.map_or_else(|| ENGLISH.to_owned(), |region| format!("en-{region}")).into())
        }
        _ => undefined(),
    }
}

/// Whether a language is written from right to left, by the list of Unicode's locale data.
fn runs_leftwards(language: &str) -> bool {
    let mut parts = language.split('-');
    let first = parts.next().unwrap_or_default();
    match parts.find(|part| part.len() == 4) {
        Some(script) => ["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"].contains(&script),
        None => {
            "ar arc ckb dv fa he iw ks lrc mzn nqo pnb prs ps sd syr ug ur yi".split(' ').any(|known| known == first)
        }
    }
}

/// The browser's own choice of language.
fn undefined() -> Array {
    JsValue::UNDEFINED.unchecked_into()
}

/// Options as JSON, with further ones.
fn options(json: &str, more: &str) -> Object {
    let json = json.strip_suffix('}').unwrap_or(json);
    let comma = if json.len() > 1 && !more.is_empty() { "," } else { "" };
    JSON::parse(&format!("{json}{comma}{more}}}")).map(JsCast::unchecked_into).unwrap_or_default()
}
