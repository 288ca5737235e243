//! Separated text: CSV files, and blocks from the clipboard.

use super::gathering::{Gathering, Room};
use super::separator::{find, reader};
use super::{ReadError, restored};
use crate::{Cell, Sheet, Workbook};
use csv_core::ReadFieldResult;

/// Room for one cell, in bytes: more than the longest that is kept.
const CELL: usize = 128 << 10;

/// Reads a text. One without a name was pasted.
pub fn read(text: &str, name: &str, on_rows: &mut dyn FnMut(usize)) -> Result<Workbook, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (said, text) = separator_line(text);
    let separator = said.or_else(|| find(text, name.is_empty()));
    let sheet = match sheet(text, separator, true, on_rows) {
        // A quote that is never closed takes all that follows into its cell.
        Ok(read) if ends_in_open_quote(text, &read) => sheet(text, separator, false, on_rows),
        Err(ReadError::LongCell) => sheet(text, separator, false, on_rows),
        other => other,
    }?;
    Ok(Workbook { sheets: vec![sheet] })
}

fn sheet(text: &str, separator: Option<u8>, quotes: bool, on_rows: &mut dyn FnMut(usize)) -> Result<Sheet, ReadError> {
    let mut room = Room::new(on_rows);
    let mut gathering = Gathering::new(String::new(), &mut room);
    let mut reader = reader(separator, quotes);
    let mut input = text.as_bytes();
    let mut output = vec![0; CELL];
    let (mut row, mut column, mut filled) = (0, 0, 0);
    loop {
        let (result, read, written) = reader.read_field(input, &mut output[filled..]);
        input = &input[read..];
        filled += written;
        match result {
            ReadFieldResult::Field { record_end } => {
                let cell = String::from_utf8_lossy(&output[..filled]);
                gathering.put(row, column, Cell::from(restored(&cell)))?;
                filled = 0;
                (row, column) = if record_end { (row + 1, 0) } else { (row, column + 1) };
            }
            ReadFieldResult::OutputFull => return Err(ReadError::LongCell),
            ReadFieldResult::InputEmpty => {}
            ReadFieldResult::End => return Ok(gathering.done()),
        }
    }
}

/// The separator that the first line names as Excel writes it (`sep=;`), and the text behind that line.
fn separator_line(text: &str) -> (Option<u8>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim_end_matches('\r').trim_matches('"');
    match line.get(..4).zip(line.as_bytes().get(4..)) {
        Some((start, [separator])) if start.eq_ignore_ascii_case("sep=") => (Some(*separator), rest),
        _ => (None, text),
    }
}

fn ends_in_open_quote(text: &str, sheet: &Sheet) -> bool {
    let last = sheet.rows.last().and_then(|row| row.last());
    let spans_lines = matches!(last, Some(Cell::Text(text)) if text.trim_end().contains('\n'));
    spans_lines && text.matches('"').count() % 2 == 1
}
