//! Office Open XML workbooks.

use super::gathering::{Gathering, Room};
use super::{ReadError, number};
use crate::{Cell, Workbook};
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::NaiveDate;
use std::io::Cursor;

/// The last day that Excel knows, 31 December 9999, counted as Excel does.
const LAST_DAY: f64 = 2_958_465.0;

/// Reads the sheets that can be seen. Of a formula it takes the result that was saved.
pub fn read(bytes: &[u8], on_rows: &mut dyn FnMut(usize)) -> Result<Workbook, ReadError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(error)?;
    let mut room = Room::new(on_rows);
    let mut workbook = Workbook::default();
    let shown = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let names: Vec<String> = book.sheets_metadata().iter().filter(shown).map(|sheet| sheet.name.clone()).collect();
    for name in names {
        let mut cells = match book.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(other) => return Err(error(other)),
        };
        let formats = cells.styles().iter().map(|style| style.number_format.as_ref());
        let percent: Vec<bool> =
            formats.map(|format| format.is_some_and(|format| number::is_percent(&format.format_code))).collect();
        let mut gathering = Gathering::new(name, &mut room);
        // Cell by cell: what the sheet says of its size is not believed, and nothing is kept for cells that are not there.
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(error)? {
            let (row, column) = cell.get_position();
            let is_percent = percent.get(style).copied().unwrap_or_default();
            gathering.put(row as usize, column as usize, value(cell.get_value(), is_percent))?;
        }
        workbook.sheets.push(gathering.done());
    }
    Ok(workbook)
}

/// What a cell of a workbook holds.
pub fn value(data: &DataRef<'_>, is_percent: bool) -> Cell {
    match data {
        DataRef::Empty => Cell::default(),
        DataRef::Int(whole) => Cell::Number(whole.to_string()),
        DataRef::Float(value) if is_percent => Cell::Text(number::percent(&number::decimal(*value))),
        DataRef::Float(value) => Cell::Number(number::decimal(*value)),
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::from(*text),
        DataRef::Bool(is) => Cell::from(if *is { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(moment) => date(moment),
        DataRef::DateTimeIso(text) => iso(text),
        DataRef::DurationIso(text) => Cell::from(text.as_str()),
        DataRef::Error(error) => Cell::Text(error.to_string()),
    }
}

/// The day of a moment; its time where there is no day.
fn date(moment: &ExcelDateTime) -> Cell {
    let value = moment.as_f64();
    if !(0.0..=LAST_DAY).contains(&value) {
        return Cell::Number(number::decimal(value));
    }
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    match date {
        Some(date) if value >= 1.0 && !moment.is_duration() => Cell::Date(date),
        _ => Cell::Text(format!("{hour}:{minute:02}")),
    }
}

/// The day of a moment such as `2027-06-10T09:30:00`.
pub fn iso(text: &str) -> Cell {
    let day = text.get(..10).and_then(|day| day.parse().ok());
    day.map_or_else(|| Cell::from(text), Cell::Date)
}

fn error(error: XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::Password,
        other => ReadError::Damaged(other.to_string().trim_end_matches('.').to_owned()),
    }
}
