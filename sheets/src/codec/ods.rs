//! OpenDocument spreadsheets.
//!
//! Read here and not by calamine, whose reader makes repeated cells, rows and blanks (a few bytes may claim billions)
//! before anybody could count them, and does not tell a percentage from a number.

use super::formula::Formula;
use super::gathering::{Gathering, Room};
use super::xlsx::iso;
use super::{ReadError, number, package};
use crate::{Cell, Merged, TEXT, Workbook};
use quick_xml::Reader;
use quick_xml::XmlVersion::Implicit1_0;
use quick_xml::events::{BytesStart, Event};

/// Reads all sheets. Of a formula it takes the result that was saved.
pub fn read(bytes: &[u8], on_rows: &mut dyn FnMut(usize)) -> Result<Workbook, ReadError> {
    if package::text(bytes, "META-INF/manifest.xml").is_ok_and(|manifest| manifest.contains("encryption-data")) {
        return Err(ReadError::Password);
    }
    let content = package::text(bytes, "content.xml")?;
    let mut xml = Reader::from_str(&content);
    xml.config_mut().expand_empty_elements = true;
    let mut room = Room::new(on_rows);
    let mut workbook = Workbook::default();
    loop {
        match xml.read_event().map_err(damaged)? {
            Event::Start(start) if start.name().as_ref() == "table:table" => {
                let name = attribute(&start, "table:name").unwrap_or_default();
                workbook.sheets.push(table(&mut xml, Gathering::new(name, &mut room))?);
            }
            Event::Eof => return Ok(workbook),
            _ => {}
        }
    }
}

fn table(xml: &mut Reader<&[u8]>, mut gathering: Gathering<'_, '_>) -> Result<crate::Sheet, ReadError> {
    let (mut row, mut column) = (0_usize, 0_usize);
    let mut repeated = 1;
    let mut is_blank = true;
    loop {
        match xml.read_event().map_err(damaged)? {
            Event::Start(start) => match start.name().as_ref() {
                "table:table-row" => {
                    repeated = count(&start, "table:number-rows-repeated");
                    (column, is_blank) = (0, true);
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    let times = count(&start, "table:number-columns-repeated");
                    let (cell, target) = cell(xml, &start)?;
                    gathering.link(row, column, &target)?;
                    let spanned = |name: &str| attribute(&start, name).and_then(|text| text.parse().ok()).unwrap_or(1);
                    let (rows, columns) =
                        (spanned("table:number-rows-spanned"), spanned("table:number-columns-spanned"));
                    gathering.merge(Merged { row, column, rows, columns })?;
                    if !cell.is_blank() {
                        is_blank = false;
                        for place in column..column.saturating_add(times) {
                            gathering.put(row, place, cell.clone())?;
                        }
                    }
                    column = column.saturating_add(times);
                }
                _ => {}
            },
            Event::End(end) => match end.name().as_ref() {
                "table:table-row" => {
                    let after = row.saturating_add(repeated);
                    if !is_blank {
                        for copy in row + 1..after {
                            gathering.repeat(row, copy)?;
                        }
                    }
                    row = after;
                }
                "table:table" => return Ok(gathering.done()),
                _ => {}
            },
            Event::Eof => return Err(ReadError::Damaged("it ends within a sheet".to_owned())),
            _ => {}
        }
    }
}

/// What stands in a cell, to its end, and where that leads. An error is no value.
fn cell(xml: &mut Reader<&[u8]>, start: &BytesStart<'_>) -> Result<(Cell, String), ReadError> {
    let value = |name: &str| attribute(start, name);
    let kind = value("office:value-type").unwrap_or_default();
    let decimal = || value("office:value").and_then(|value| value.parse().ok()).map(number::decimal);
    let typed = match kind.as_str() {
        "float" | "currency" => decimal().map(Cell::Number),
        "percentage" => decimal().map(|decimal| Cell::Text(number::percent(&decimal))),
        "date" => value("office:date-value").map(|date| iso(&date)),
        "boolean" => value("office:boolean-value").map(|is| Cell::Text(is.to_ascii_uppercase())),
        "string" => value("office:string-value").map(Cell::Text),
        _ => None,
    };
    let (text, link) = content(xml, start)?;
    if value("calcext:value-type").is_some_and(|kind| kind == "error") {
        return Ok((Cell::default(), String::new()));
    }
    let formula =
        value("table:formula").and_then(|formula| Formula::of(formula.trim_start_matches("of:").strip_prefix('=')?));
    let target = formula.map(|formula| formula.target).filter(|target| !target.is_empty()).unwrap_or(link);
    Ok((typed.unwrap_or(Cell::Text(text)), target))
}

/// The paragraphs of a cell as lines, without comments on it, and where its first link leads.
fn content(xml: &mut Reader<&[u8]>, start: &BytesStart<'_>) -> Result<(String, String), ReadError> {
    let mut text = String::new();
    let mut link = String::new();
    let mut paragraphs = 0;
    loop {
        match xml.read_event().map_err(damaged)? {
            Event::Start(inner) => match inner.name().as_ref() {
                "office:annotation" => {
                    xml.read_to_end(inner.name()).map_err(damaged)?;
                }
                "text:p" => {
                    paragraphs += 1;
                    if paragraphs > 1 {
                        text.push('\n');
                    }
                }
                "text:s" => {
                    let blanks = count(&inner, "text:c");
                    if blanks > TEXT {
                        return Err(ReadError::LongCell);
                    }
                    text.extend(std::iter::repeat_n(' ', blanks));
                }
                "text:tab" => text.push('\t'),
                "text:a" if link.is_empty() => link = attribute(&inner, "xlink:href").unwrap_or_default(),
                "text:line-break" => text.push('\n'),
                _ => {}
            },
            Event::Text(part) => text.push_str(&part.xml10_content()),
            Event::CData(part) => text.push_str(&part.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().map_err(damaged)? {
                Some(c) => text.push(c),
                None => text.push_str(quick_xml::escape::resolve_xml_entity(&reference).unwrap_or_default()),
            },
            Event::End(end) if end.name() == start.name() => return Ok((text, link)),
            Event::Eof => return Err(ReadError::Damaged("it ends within a cell".to_owned())),
            _ => {}
        }
        if text.len() > TEXT {
            return Err(ReadError::LongCell);
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    found.normalized_value(Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// How often something is repeated; once where nothing is said.
fn count(start: &BytesStart<'_>, name: &str) -> usize {
    attribute(start, name).and_then(|text| text.parse().ok()).unwrap_or(1)
}

fn damaged(error: impl std::fmt::Display) -> ReadError {
    ReadError::Damaged(error.to_string().trim_end_matches('.').to_owned())
}
