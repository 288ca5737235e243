//! XLSX files.

use super::number::share;
use crate::{Book, Table, Value};
use chrono::Datelike;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// How many digits a number of a spreadsheet has. One with more is written as text, so that none is lost.
const DIGITS: usize = 15;
/// Widest column, in pixels.
const WIDEST: u32 = 360;

/// A workbook of all tables: headings in bold that stay in sight, and filters where rows are alike.
pub fn write(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut file = Workbook::new();
    let mut properties = DocProperties::new().set_title(&book.title);
    if let Some(made) = day(book.made) {
        properties = properties.set_creation_datetime(&made);
    }
    file.set_properties(&properties);
    let formats = Formats::of(book);
    for table in &book.tables {
        sheet(file.add_worksheet(), table, &formats)?;
    }
    file.save_to_buffer()
}

struct Formats {
    heading: Format,
    text: Format,
    money: Format,
    percent: Format,
    day: Format,
}

impl Formats {
    fn of(book: &Book) -> Self {
        let decimals = match book.decimals {
            0 => String::new(),
            count => format!(".{}", "0".repeat(usize::from(count))),
        };
        // The code is understood by every program and in every language; a sign may mean another currency there.
        let amount = format!("[${}] #,##0{decimals}", book.currency);
        let plain = || Format::new().set_align(FormatAlign::Top);
        Self {
            heading: Format::new().set_bold().set_background_color(Color::RGB(0x00ee_f1f6)),
            text: plain(),
            money: plain().set_num_format(format!("{amount};-{amount}")),
            percent: plain().set_num_format("0.0#%"),
            day: plain().set_num_format("yyyy-mm-dd"),
        }
    }
}

fn sheet(sheet: &mut Worksheet, table: &Table, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(&table.name)?;
    for (column, heading) in (0..).zip(&table.headings) {
        sheet.write_string_with_format(0, column, heading, &formats.heading)?;
    }
    for (row, values) in (1..).zip(&table.rows) {
        for (column, value) in (0..).zip(values) {
            put(sheet, row, column, value, formats)?;
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    if table.is_list && !table.headings.is_empty() {
        let last = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let columns = u16::try_from(table.headings.len()).unwrap_or(u16::MAX);
        sheet.autofilter(0, 0, last(table.rows.len()), columns - 1)?;
    }
    sheet.set_autofit_max_width(WIDEST);
    sheet.autofit();
    if let Some(last) =
        u16::try_from(table.headings.len()).ok().and_then(|count| count.checked_sub(1)).filter(|_| table.has_ids)
    {
        sheet.set_column_hidden(last)?;
    }
    Ok(())
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, value: &Value, formats: &Formats) -> Result<(), XlsxError> {
    let (number, format) = match value {
        Value::Text(text) if text.is_empty() => return Ok(()),
        Value::Text(text) => return sheet.write_string_with_format(row, column, text, &formats.text).map(drop),
        Value::Day(date) => {
            return match day(*date) {
                Some(date) => sheet.write_datetime_with_format(row, column, date, &formats.day).map(drop),
                None => sheet.write_string_with_format(row, column, date.to_string(), &formats.text).map(drop),
            };
        }
        Value::Number(number) => (number.clone(), &formats.text),
        Value::Money(number) => (number.clone(), &formats.money),
        Value::Percent(number) => (share(number), &formats.percent),
    };
    let digits = number.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    match number.parse::<f64>() {
        Ok(float) if digits <= DIGITS => sheet.write_number_with_format(row, column, float, format).map(drop),
        _ => sheet.write_string_with_format(row, column, value.text(), &formats.text).map(drop),
    }
}

/// A day as Excel counts it; `None` for one before 1900 or after 9999.
fn day(day: chrono::NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}
