//! Tables that are copied with their HTML.

use crate::lists::{ClipCell, clip_text};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Document, DomParser, Element, NodeList, SupportedType};

/// Longest HTML that is looked at, in bytes.
const MOST: usize = 32 << 20;
/// What takes the place of line breaks until blanks are joined.
const BREAK: char = '\u{2028}';

/// The rows on the clipboard as text: of a table where it says more than the plain text does. Empty for none.
pub fn rows(event: &ClipboardEvent) -> String {
    table(event).unwrap_or_else(|| get(event, "text/plain"))
}

/// A document to be read. It runs no script, loads nothing, and nothing of it comes onto the page.
#[expect(clippy::disallowed_methods, reason = "it is only read")]
fn parsed(html: &str) -> Option<Document> {
    DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()
}

/// The table on the clipboard as text, where it says more than the plain text does.
pub fn table(event: &ClipboardEvent) -> Option<String> {
    let html = get(event, "text/html");
    let has = |tag: &str| html.contains(tag);
    let may_say_more = ["href=", "<br", "<p", "<div", "<li", "rowspan="].into_iter().any(has);
    if html.len() > MOST || !has("<table") || !may_say_more {
        return None;
    }
    let page = parsed(&html)?;
    mark_breaks(&page);
    // A table with others in it lays out a page.
    let tables = elements(page.query_selector_all("table:not(:has(table))"));
    let most = tables.into_iter().max_by_key(|table| elements(table.query_selector_all("td, th")).len())?;
    let rows = elements(most.query_selector_all("tr")).into_iter();
    clip_text(
        rows.map(|row| elements(row.query_selector_all(":scope > td, :scope > th")).iter().map(cell).collect())
            .collect(),
    )
}

/// Whether cells of a table are on the clipboard.
pub fn has_cells(event: &ClipboardEvent) -> bool {
    get(event, "text/html").contains("<td")
}

fn get(event: &ClipboardEvent, kind: &str) -> String {
    event.clipboard_data().and_then(|clipboard| clipboard.get_data(kind).ok()).unwrap_or_default()
}

fn elements(list: Result<NodeList, wasm_bindgen::JsValue>) -> Vec<Element> {
    let Ok(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

/// Blanks and line breaks of the source mean nothing, those of elements do.
fn mark_breaks(page: &Document) {
    elements(page.query_selector_all("script, style, template")).iter().for_each(Element::remove);
    for element in elements(page.query_selector_all("td br, th br, td p, th p, td div, th div, td li, th li")) {
        let _ = element.insert_adjacent_text("afterend", &BREAK.to_string());
    }
}

fn cell(element: &Element) -> ClipCell {
    let text = element.text_content().unwrap_or_default();
    let lines = text.split(BREAK).map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    let link = element.query_selector("a[href]").ok().flatten();
    let span = |name| element.get_attribute(name).and_then(|said| said.trim().parse().ok()).unwrap_or(1);
    ClipCell {
        text: lines.join("\n"),
        link: link.and_then(|link| link.get_attribute("href")).unwrap_or_default(),
        rows: span("rowspan"),
        columns: span("colspan"),
    }
}
