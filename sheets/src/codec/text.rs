//! Separated text: CSV files, and blocks from the clipboard.

use super::ReadError;
use super::fields::Fields;
use super::formula::Formula;
use super::gathering::{Gathering, Room};
use super::separator::{SEPARATORS, find};
use crate::{Cell, Workbook, restored};
use std::borrow::Cow;

/// Reads a text. One without a name was pasted.
pub fn read(text: &str, name: &str, on_rows: &mut dyn FnMut(usize)) -> Result<Workbook, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (said, text) = separator_line(text);
    let text = unwrapped(text).map_or(Cow::Borrowed(text), Cow::Owned);
    let separator = said.or_else(|| find(&text, name.is_empty()));
    let text = if separator == Some(b'|') { without_rules(&text) } else { text };
    let mut room = Room::new(on_rows);
    let mut gathering = Gathering::new(String::new(), &mut room);
    let (mut row, mut column) = (0, 0);
    for field in Fields::of(&text, separator.as_slice()) {
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

/// The text of a file of which each line was put into quotes once more, as if the whole were one column; `None` for any
/// other.
fn unwrapped(text: &str) -> Option<String> {
    let mut lines = text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).peekable();
    let is_wrapped = |line: &str| line.starts_with('"') && line.trim_end().ends_with('"');
    if !text.starts_with('"') || !lines.peek()?.contains([',', ';', '\t']) || !lines.all(is_wrapped) {
        return None;
    }
    let mut records = Vec::new();
    for field in Fields::of(text, &SEPARATORS) {
        if field.separator.is_some() {
            return None;
        }
        records.push(field.text);
    }
    (records.len() > 1).then(|| records.join("\n"))
}

/// A table of pipes without the lines that are only drawn: `|---|:--|`, `+----+----+`.
fn without_rules(text: &str) -> Cow<'_, str> {
    let is_rule = |line: &str| line.contains("--") && line.bytes().all(|byte| b"|+-:= \t\r".contains(&byte));
    if !text.split('\n').any(is_rule) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split('\n').filter(|line| !is_rule(line)).collect::<Vec<_>>().join("\n"))
}
