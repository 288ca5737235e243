//! CSV files.

use super::defused;
use crate::{Table, Value};
use csv::{QuoteStyle, Terminator, WriterBuilder};
use std::borrow::Cow;

/// A table as RFC 4180 has it, in UTF-8 with a byte order mark, without which Excel takes it for something else.
pub fn write(table: &Table) -> Vec<u8> {
    let file = "\u{feff}".as_bytes().to_vec();
    let mut writer = WriterBuilder::new()
        .flexible(true)
        .quote_style(QuoteStyle::Necessary)
        .terminator(Terminator::CRLF)
        .from_writer(file);
    let width = table.headings.len();
    // Writing to memory does not fail.
    let _ = writer.write_record(table.headings.iter().map(|heading| defused(heading).into_owned()));
    for row in &table.rows {
        let missing = std::iter::repeat_n(String::new(), width.saturating_sub(row.len()));
        let _ = writer.write_record(row.iter().map(cell).chain(missing));
    }
    writer.into_inner().unwrap_or_default()
}

/// What stands in a cell. Numbers are ours, and a spreadsheet is to read them as numbers.
fn cell(value: &Value) -> String {
    match value {
        Value::Text(text) => match defused(text) {
            Cow::Borrowed(text) => text.to_owned(),
            Cow::Owned(text) => text,
        },
        other => other.text(),
    }
}
