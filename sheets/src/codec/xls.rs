//! Workbooks of Excel 97 to 2003, and whatever else is in their container: a spreadsheet under a password as well.

use super::formula::Formula;
use super::gathering::{Gathering, Room};
use super::{ReadError, xlsx};
use crate::Workbook;
use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Xls, XlsError};
use std::io::Cursor;

/// Reads the sheets that can be seen.
pub fn read(bytes: &[u8], on_rows: &mut dyn FnMut(usize)) -> Result<Workbook, ReadError> {
    // The name of the stream that an encrypted workbook is in, as its container writes it.
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(encrypted.len()).any(|window| window == encrypted) {
        return Err(ReadError::Password);
    }
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(error)?;
    let mut room = Room::new(on_rows);
    let mut workbook = Workbook::default();
    let shown = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let names: Vec<String> = book.sheets_metadata().iter().filter(shown).map(|sheet| sheet.name.clone()).collect();
    for name in names {
        let range = book.worksheet_range(&name).map_err(error)?;
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let formulas = book.worksheet_formula(&name).unwrap_or_default();
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut gathering = Gathering::new(name, &mut room);
        for (row, column, data) in range.used_cells() {
            let cell = xlsx::value(&borrowed(data), false);
            gathering.put(first_row as usize + row, first_column as usize + column, cell)?;
        }
        let (first_row, first_column) = formulas.start().unwrap_or_default();
        for (row, column, formula) in formulas.used_cells() {
            let target = Formula::of(formula).map(|formula| formula.target).unwrap_or_default();
            gathering.link(first_row as usize + row, first_column as usize + column, &target)?;
        }
        merged.iter().try_for_each(|range| gathering.merge(xlsx::merged_cells(range)))?;
        workbook.sheets.push(gathering.done());
    }
    Ok(workbook)
}

fn borrowed(data: &Data) -> DataRef<'_> {
    match data {
        Data::Int(value) => DataRef::Int(*value),
        Data::Float(value) => DataRef::Float(*value),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn error(error: XlsError) -> ReadError {
    match error {
        XlsError::Password => ReadError::Password,
        other => ReadError::Damaged(other.to_string().trim_end_matches('.').to_owned()),
    }
}
