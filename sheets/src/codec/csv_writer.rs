//! CSV files.

use crate::{Table, Value, defused};
use csv::{QuoteStyle, Terminator, WriterBuilder};

/// A table as RFC 4180 has it, in UTF-8 with a byte order mark, without which Excel takes it for something else; with
/// semicolons and decimal commas where spreadsheets expect them.
pub fn write(table: &Table, has_semicolons: bool) -> Vec<u8> {
    let file = "\u{feff}".as_bytes().to_vec();
    let mut writer = WriterBuilder::new()
        .flexible(true)
        .delimiter(if has_semicolons { b';' } else { b',' })
        .quote_style(QuoteStyle::Necessary)
        .terminator(Terminator::CRLF)
        .from_writer(file);
    let width = table.headings.len();
    // Writing to memory does not fail.
    let _ = writer.write_record(table.headings.iter().map(|heading| defused(heading).into_owned()));
    for row in &table.rows {
        let missing = std::iter::repeat_n(String::new(), width.saturating_sub(row.len()));
        let _ = writer.write_record(row.iter().map(|value| cell(value, has_semicolons)).chain(missing));
    }
    writer.into_inner().unwrap_or_default()
}

/// What stands in a cell. Numbers are ours, and a spreadsheet is to read them as numbers. A NUL, which no program reads
/// in a text, is left out.
fn cell(value: &Value, has_comma: bool) -> String {
    match value {
        Value::Text(text) => defused(&text.replace('\0', "")).into_owned(),
        Value::Number(number) | Value::Money(number) if has_comma => with_comma(number),
        Value::Percent(number) if has_comma => format!("{}%", with_comma(number)),
        other => other.text(),
    }
}

/// A decimal number with a comma. Three digits behind it would look like thousands, so that there are four then.
fn with_comma(number: &str) -> String {
    match number.split_once('.') {
        Some((whole, part)) if part.len() == 3 => format!("{whole},{part}0"),
        Some((whole, part)) => format!("{whole},{part}"),
        None => number.to_owned(),
    }
}
