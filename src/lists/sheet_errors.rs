//! What spreadsheets write where a formula came to nothing: `#REF!`, `#NV`, `Err:502`.

use crate::sheets::{Cell, Sheet};
use std::sync::Arc;

/// The errors without a mark at their end, in the languages of spreadsheets.
const UNMARKED: &[&str] = &[
    "N/A",
    "NV",
    "N/D",
    "N/B",
    "N/DISP",
    "I/T",
    "Н/Д",
    "YOK",
    "HIÁNYZIK",
    "NENÍ_K_DISPOZICI",
    "GETTING_DATA",
    "DATEN_ABRUFEN",
    "ERROR",
    "LOADING",
    "LOADING...",
];
/// Longest error, in bytes.
const LONGEST: usize = 60;

/// Whether a text is the error of a spreadsheet, in any language: `#¡VALOR!`, `#ССЫЛКА!`, or marks for a number that
/// does not fit its column.
pub fn is_error(text: &str) -> bool {
    let text = text.trim();
    if text.len() > LONGEST {
        return false;
    }
    if let Some(number) = text.get(..4).filter(|start| start.eq_ignore_ascii_case("err:")).and_then(|_| text.get(4..)) {
        return number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    }
    let Some(body) = text.strip_prefix('#') else { return false };
    if body.len() >= 2 && body.bytes().all(|byte| byte == b'#') {
        return true;
    }
    let name = body.trim_start_matches(['¡', '¿']).to_uppercase();
    if let Some(name) = name.strip_suffix(['!', '?']) {
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '/' | '_' | ' ');
        // Who writes a hashtag with a mark behind it seldom writes it in capitals; Excel always does.
        let is_loud = body.chars().all(|c| !c.is_lowercase()) || KNOWN.contains(&name);
        return is_loud && name.chars().any(char::is_alphabetic) && name.chars().all(is_name);
    }
    UNMARKED.contains(&&*name) || name.starts_with("N/A ")
}

/// The errors that are in small letters where somebody has changed the case of a file.
const KNOWN: &[&str] =
    &["REF", "VALUE", "NAME", "NUM", "NULL", "DIV/0", "N/A", "SPILL", "CALC", "ERROR", "BEZUG", "WERT"];

/// The sheet without errors.
pub fn without(sheet: Arc<Sheet>) -> Arc<Sheet> {
    let is_error = |cell: &Cell| matches!(cell, Cell::Text(text) if is_error(text));
    if !sheet.rows.iter().flatten().any(is_error) {
        return sheet;
    }
    let mut sheet = Arc::unwrap_or_clone(sheet);
    for cell in sheet.rows.iter_mut().flatten().filter(|cell| is_error(cell)) {
        *cell = Cell::default();
    }
    Arc::new(sheet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_known_in_all_languages() {
        let errors = "#REF!|#N/A|#DIV/0!|#VALUE!|#NAME?|#NULL!|#NUM!|#SPILL!|#CALC!|#ERROR!|#GETTING_DATA|Err:502|err:508|\
            #BEZUG!|#NV|#WERT!|#ZAHL!|#ÜBERLAUF!|#VALEUR!|#NOM?|#NOMBRE!|#NUL!|#¡REF!|#¡VALOR!|#¿NOMBRE?|#¡NUM!|#N/D|\
            #¡DIV/0!|#RIF!|#VALORE!|#NOME?|#NÚM!|#ARG!|#ADR!|#NAZWA?|#VERW!|#WAARDE!|#N/B|#DEEL/0!|#DEĞER!|#YOK|#SAYI/0!|\
            #VÄRDEFEL!|#SAKNAS!|#I/T|#ССЫЛКА!|#ЗНАЧ!|#ИМЯ?|#Н/Д|#ДЕЛ/0!|#DĚLENÍ_NULOU!|#ref!|#n/a| #REF! |####|#########";
        errors.split('|').for_each(|text| assert!(is_error(text), "{text}"));
        let values =
            "|#|##|#1|#food|#Food!|#FOOD|#wow!|Lena|N/A|REF!|# REF|#beauty #food!|#4!|Err|Err:5021|#@!|#vegan?";
        values.split('|').for_each(|text| assert!(!is_error(text), "{text}"));
    }
}
