//! Files read and written.
//!
//! Invariant: whatever the bytes are, reading ends in a workbook or in a sentence, within the limits of the crate. Each
//! reader counts what it keeps while it reads, and believes no number that a file says about itself.

mod csv_writer;
mod encoding;
mod error;
mod fields;
mod formula;
mod gathering;
mod kind;
mod mac;
mod number;
mod ods;
mod package;
mod separator;
mod text;
mod xls;
mod xlsx;
mod xlsx_writer;

pub use error::ReadError;

use crate::{BYTES, Book, Format, Workbook};
use kind::Kind;

/// Reads a file, or with an empty name a pasted block. `on_rows` hears now and then how many rows there are so far.
///
/// # Errors
/// Why the file cannot be read, as a sentence.
pub fn read(bytes: &[u8], name: &str, on_rows: &mut dyn FnMut(usize)) -> Result<Workbook, ReadError> {
    if bytes.len() > BYTES {
        return Err(ReadError::TooLarge);
    }
    let mut workbook = match Kind::of(bytes)? {
        Kind::Xlsx => xlsx::read(bytes, on_rows),
        Kind::Ods => ods::read(bytes, on_rows),
        Kind::Xls => xls::read(bytes, on_rows),
        Kind::Text => text::read(&encoding::decode(bytes)?, name, on_rows),
    }?;
    workbook.sheets.retain(|sheet| !sheet.rows.is_empty());
    if workbook.sheets.is_empty() { Err(ReadError::Empty) } else { Ok(workbook) }
}

/// Writes a file. A CSV file holds the first table.
///
/// # Errors
/// A sentence, where a text is longer than a cell can hold.
pub fn write(book: &Book, format: Format) -> Result<Vec<u8>, String> {
    match format {
        Format::Xlsx => {
            xlsx_writer::write(book).map_err(|error| format!("The spreadsheet cannot be written: {error}."))
        }
        Format::Csv | Format::CsvWithSemicolons => {
            let has_semicolons = format == Format::CsvWithSemicolons;
            Ok(book.tables.first().map(|table| csv_writer::write(table, has_semicolons)).unwrap_or_default())
        }
    }
}
