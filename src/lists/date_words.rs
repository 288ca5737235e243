//! The names of months and days in dates, in six languages; accents are off.

use super::words::is_among;
use chrono::Weekday;

/// The names of months by their first letters, in six languages; accents are off. Checked in this order.
const MONTHS: [&str; 12] = [
    "jan january januar janvier janv ene enero gen gennaio janeiro janner",
    "feb february februar fevrier fevr fev febrero febbraio fevereiro",
    "mar march marz maerz mars marzo marco mrz",
    "apr april avril avr abr abril aprile",
    "may mai mayo mag maggio maio",
    "jun june juni juin junio giu giugno junho",
    "jul july juli juillet juil julio lug luglio julho",
    "aug august aout ago agosto",
    "sep sept september septembre septiembre set settembre setembro",
    "oct october okt oktober octobre octubre ott ottobre out outubro",
    "nov november novembre noviembre novembro",
    "dec december dez dezember decembre dic diciembre dicembre dezembro",
];

/// The days of the week by their names and abbreviations, in six languages; accents are off.
const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "mon monday mo montag lun lunes lundi lunedi seg segunda"),
    (Weekday::Tue, "tue tues tuesday di dienstag mar mart martes mardi martedi ter terca"),
    (Weekday::Wed, "wed weds wednesday mi mitt mittwoch mie mier miercoles mer mercredi mercoledi qua quarta"),
    (Weekday::Thu, "thu thur thurs thursday do donnerstag jue jueves jeu jeudi gio giovedi qui quinta"),
    (Weekday::Fri, "fri friday fr freitag vie viernes ven vendredi venerdi sex sexta"),
    (Weekday::Sat, "sat saturday sa samstag sonnabend sab sabado sam samedi sabato"),
    (Weekday::Sun, "sun sunday so sonntag dom domingo dim dimanche domenica"),
];

/// The number of a month by its squashed name, from 1.
pub fn month(word: &str) -> Option<u32> {
    let place = MONTHS.iter().position(|names| is_among(names, word))?;
    u32::try_from(place).ok().map(|place| place + 1)
}

/// The day of the week of a squashed name.
pub fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(_, names)| is_among(names, word)).map(|(day, _)| *day)
}

/// Whether a word stands beside dates: a day of the week, or one that joins.
pub fn is_beside(word: &str) -> bool {
    is_joining(word) || word == "feira" || weekday(word).is_some()
}

/// Whether a word joins the parts of a date.
pub fn is_joining(word: &str) -> bool {
    is_among("de del do of the le el il den am on um von du", word)
}
