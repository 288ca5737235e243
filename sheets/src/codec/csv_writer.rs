//! CSV files.

use crate::{Table, Value, defused};
use csv::{QuoteStyle, Terminator, WriterBuilder};

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

/// What stands in a cell. Numbers are ours, and a spreadsheet is to read them as numbers. A NUL, which no program reads
/// in a text, is left out.
fn cell(value: &Value) -> String {
    match value {
        Value::Text(text) => defused(&text.replace('\0', "")).into_owned(),
        other => other.text(),
    }
}
