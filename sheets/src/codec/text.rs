//! Separated text: CSV files, and blocks from the clipboard.

use super::fields::Fields;
use super::formula::Formula;
use super::gathering::{Gathering, Room};
use super::separator::find;
use super::{ReadError, restored};
use crate::{Cell, Workbook};

/// Reads a text. One without a name was pasted.
pub fn read(text: &str, name: &str, on_rows: &mut dyn FnMut(usize)) -> Result<Workbook, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (said, text) = separator_line(text);
    let separator = said.or_else(|| find(text, name.is_empty()));
    let mut room = Room::new(on_rows);
    let mut gathering = Gathering::new(String::new(), &mut room);
    let (mut row, mut column) = (0, 0);
    for field in Fields::of(text, separator.as_slice()) {
        match (restored(&field.text), Formula::parse(&field.text)) {
            // What our own files hold as a text is no formula.
            (text, Some(formula)) if text.len() == field.text.len() => {
                gathering.put(row, column, Cell::Text(formula.text))?;
                gathering.link(row, column, &formula.target)?;
            }
            (text, _) => gathering.put(row, column, Cell::from(text))?,
        }
        (row, column) = if field.separator.is_some() { (row, column + 1) } else { (row + 1, 0) };
    }
    Ok(Workbook { sheets: vec![gathering.done()] })
}

/// The separator that the first line names as Excel writes it (`sep=;`), and the text behind that line.
fn separator_line(text: &str) -> (Option<u8>, &str) {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let (line, rest) = text.split_at(end);
    let line = line.trim_matches('"');
    match line.get(..4).zip(line.as_bytes().get(4..)) {
        Some((start, [separator])) if start.eq_ignore_ascii_case("sep=") && separator.is_ascii() => {
            (Some(*separator), rest)
        }
        _ => (None, text),
    }
}
