//! Office Open XML workbooks.

use super::formula::Formula;
use super::gathering::{Gathering, Room};
use super::{ReadError, number, package};
use crate::{Cell, Merged, Workbook};
use calamine::{
    DataRef, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError, XlsxFormulaMetadata,
};
use chrono::NaiveDate;
use std::io::Cursor;

/// The last day that Excel knows, 31 December 9999, counted as Excel does.
const LAST_DAY: f64 = 2_958_465.0;

/// Reads the sheets that can be seen. Of a formula it takes the result that was saved, or what stands in it.
pub fn read(bytes: &[u8], on_rows: &mut dyn FnMut(usize)) -> Result<Workbook, ReadError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(error)?;
    let mut room = Room::new(on_rows);
    let mut workbook = Workbook::default();
    let shown = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let names: Vec<String> = book.sheets_metadata().iter().filter(shown).map(|sheet| sheet.name.clone()).collect();
    let has_telling_formulas = package::has_in(bytes, "xl/worksheets/", &["HYPERLINK(", "f>\"", "f>&quot;"]);
    for name in names {
        // What says something about cells that are there is passed over where it cannot be read.
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let links = book.hyperlinks_by_sheet_name(&name).unwrap_or_default();
        let formulas = if has_telling_formulas { formulas(&mut book, &name) } else { Vec::new() };
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
        for (row, column, is_saved, formula) in formulas {
            if !is_saved {
                gathering.put(row, column, Cell::Text(formula.text))?;
            }
            gathering.link(row, column, &formula.target)?;
        }
        for link in links {
            let (row, column) = link.range.start;
            gathering.link(row as usize, column as usize, &link.target.unwrap_or_default())?;
        }
        merged.iter().try_for_each(|range| gathering.merge(merged_cells(range)))?;
        workbook.sheets.push(gathering.done());
    }
    Ok(workbook)
}

/// The formulas of a sheet whose results stand in them, each with its row and column and whether its result was saved.
fn formulas(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Vec<(usize, usize, bool, Formula)> {
    let mut formulas = Vec::new();
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return formulas };
    while let Ok(Some(cell)) = cells.next_cell_with_formula_metadata() {
        let Some(XlsxFormulaMetadata::Normal { formula }) = cell.formula else { continue };
        if let Some(formula) = Formula::of(&formula) {
            let is_saved = !matches!(cell.value, DataRef::Empty);
            formulas.push((cell.pos.0 as usize, cell.pos.1 as usize, is_saved, formula));
        }
    }
    formulas
}

/// Cells that are shown as one, by the first and the last of them.
pub fn merged_cells(range: &Dimensions) -> Merged {
    let (first, last) = (range.start, range.end);
    let over = |first: u32, last: u32| last.saturating_sub(first) as usize + 1;
    Merged {
        row: first.0 as usize,
        column: first.1 as usize,
        rows: over(first.0, last.0),
        columns: over(first.1, last.1),
    }
}

/// What a cell of a workbook holds. An error is no value.
pub fn value(data: &DataRef<'_>, is_percent: bool) -> Cell {
    match data {
        DataRef::Empty | DataRef::Error(_) => Cell::default(),
        DataRef::Int(whole) => Cell::Number(whole.to_string()),
        DataRef::Float(value) if is_percent => Cell::Text(number::percent(&number::decimal(*value))),
        DataRef::Float(value) => Cell::Number(number::decimal(*value)),
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::from(*text),
        DataRef::Bool(is) => Cell::from(if *is { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(moment) => date(moment),
        DataRef::DateTimeIso(text) => iso(text),
        DataRef::DurationIso(text) => Cell::from(text.as_str()),
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
