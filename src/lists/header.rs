//! Which row of a table holds the headings, and where its values start.

use super::accounts::is_link;
use super::band;
use super::dates;
use super::known::{self, Known};
use super::ours;
use super::survey::is_email;
use crate::domain::figure::Figure;
use crate::sheets::{Cell, Sheet};

/// The headings are looked for in so many rows from the first that has a value.
const ROWS: usize = 25;
/// So many columns are read.
pub const COLUMNS: usize = 200;

/// Where a table's headings and values are, as indices of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The row with the headings, if there is one.
    pub row: Option<usize>,
    /// The first row with values.
    pub first: usize,
}

impl Head {
    /// Finds them.
    pub fn find(sheet: &Sheet) -> Self {
        let start = sheet.rows.iter().position(|row| filled(row) > 0).unwrap_or(0);
        let near = || sheet.rows.iter().enumerate().skip(start).take(ROWS);
        let texts = |row: &[Cell]| row.iter().take(COLUMNS).map(|cell| one_line(&cell.text())).collect::<Vec<_>>();
        if let Some((at, _)) = near().find(|(_, row)| ours::kind(&texts(row)).is_some()) {
            return Self::at(at);
        }
        let width = near().map(|(_, row)| filled(row)).max().unwrap_or(0);
        let mut best: Option<(usize, usize)> = None;
        for (at, row) in near() {
            let (score, is_telling) = known_headings(row);
            let is_one = is_telling || filled(row) <= 2 || looks_like_headings(sheet, at, width);
            let is_enough = score >= 2 || (score == 1 && is_one && filled(row) * 2 >= width);
            if is_enough && best.is_none_or(|(_, most)| score > most) {
                best = Some((at, score));
            }
        }
        if let Some((at, _)) = best {
            // What was found may be the groups of the headings, which stand below.
            return Self::at(if band::titles(sheet, at + 1).is_some() { at + 1 } else { at });
        }
        // What stands above a table in a row of its own is its title.
        let is_wide = |row: &[Cell]| width < 3 || filled(row) > 1;
        let first = near().find(|(_, row)| filled(row) > 0 && is_wide(row)).map_or(start, |(at, _)| at);
        if looks_like_headings(sheet, first, width) { Self::at(first) } else { Self { row: None, first } }
    }

    /// With the headings in that row.
    pub fn at(row: usize) -> Self {
        Self { row: Some(row), first: row + 1 }
    }

    /// The headings, as they stand; empty where there are none.
    pub fn titles(self, sheet: &Sheet) -> Vec<String> {
        let width = sheet.rows.iter().skip(self.first).take(500).map(Vec::len).max().unwrap_or(0);
        let row = self.row.and_then(|row| sheet.rows.get(row)).map(Vec::as_slice).unwrap_or_default();
        let width = width.max(row.len()).min(COLUMNS);
        let own = || row.iter().map(|cell| one_line(&cell.text())).collect();
        let mut titles: Vec<String> = self.row.and_then(|row| band::titles(sheet, row)).unwrap_or_else(own);
        titles.resize(width.max(titles.len()).min(COLUMNS), String::new());
        // Columns at the end without a heading and without a value are none.
        let has_value = |at: usize| {
            sheet.rows.iter().skip(self.first).take(500).any(|row| row.get(at).is_some_and(|it| !it.is_blank()))
        };
        while titles.last().is_some_and(String::is_empty) && !has_value(titles.len() - 1) {
            titles.pop();
        }
        titles
    }
}

/// Whether the first of several rows holds headings that are known.
pub fn has_headings(rows: &[Vec<String>]) -> bool {
    let cells = |row: &Vec<String>| row.iter().map(|text| Cell::from(text.as_str())).collect::<Vec<_>>();
    rows.len() > 1 && rows.first().is_some_and(|row| known_headings(&cells(row)).0 >= 2)
}

/// A text on one line, without blanks that do not show.
pub fn one_line(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|it| !it.is_empty()).collect();
    words.join(" ").chars().take(crate::domain::limits::NAME).collect()
}

fn filled(row: &[Cell]) -> usize {
    row.iter().take(COLUMNS).filter(|cell| !cell.is_blank()).count()
}

/// How many different known headings a row holds, and whether one of them is no word that stands among values; none
/// where it holds values.
fn known_headings(row: &[Cell]) -> (usize, bool) {
    let mut seen = Vec::new();
    for cell in row.iter().take(COLUMNS).filter(|cell| !cell.is_blank()) {
        if is_value(cell) {
            return (0, false);
        }
        if let Some(heading) = known::heading(&cell.text()) {
            let what = (heading.known, heading.network, heading.kind.map(|(_, kind)| kind.key));
            if !seen.contains(&what) {
                seen.push(what);
            }
        }
    }
    // Two networks beside each other may as well be values, of two columns about networks.
    let only_networks = seen.iter().all(|(known, ..)| *known == Known::OfNetwork);
    let telling = [Known::Name, Known::LastName, Known::Handle, Known::Followers, Known::Engagement, Known::Email];
    let is_telling = seen.iter().any(|(known, ..)| telling.contains(known));
    (if only_networks { seen.len().min(1) } else { seen.len() }, is_telling)
}

/// Whether a row of texts stands above values of other kinds.
fn looks_like_headings(sheet: &Sheet, at: usize, width: usize) -> bool {
    let Some(row) = sheet.rows.get(at) else { return false };
    if filled(row) * 2 < width || row.iter().any(is_value) {
        return false;
    }
    let below: Vec<&Vec<Cell>> = sheet.rows.iter().skip(at + 1).filter(|row| filled(row) > 0).take(5).collect();
    (0..row.len().min(COLUMNS)).any(|column| {
        let cells: Vec<&Cell> =
            below.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_blank()).collect();
        !row[column].is_blank() && !cells.is_empty() && cells.iter().all(|cell| is_value(cell))
    })
}

/// Whether a cell holds what no heading is.
pub fn is_value(cell: &Cell) -> bool {
    let Cell::Text(text) = cell else { return true };
    let text = text.trim();
    let is_heading = || known::heading(text).is_some_and(|heading| heading.known == Known::Handle);
    (text.starts_with('@') && text.len() > 1 && !is_heading())
        || is_link(text)
        || (is_email(text) && text.contains('@'))
        || Figure::parse(text).is_some_and(|figure| figure.value(None).is_some())
        || dates::read(text).is_some()
        || text.len() > 150
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_found_below_titles_and_missed_where_there_are_none() {
        let check = |rows: &[&str], expected: Option<usize>, first: usize| {
            let rows = rows.iter().map(|row| row.split('|').map(Cell::from).collect());
            let sheet = Sheet { rows: rows.collect(), ..Sheet::default() };
            assert_eq!(Head::find(&sheet), Head { row: expected, first }, "{:?}", sheet.rows);
        };
        check(&["Name|Instagram", "Lena|@lena"], Some(0), 1);
        check(&["Creators Q3 2027", "", "Exported on 1 June", "Name|IG|ER", "Lena|@lena|4"], Some(3), 4);
        check(&["", "", "nombre|correo", "Lena|l@example.com"], Some(2), 3);
        check(&["Lena|@lena|42000", "Tomas|@tomas|12000"], None, 0);
        check(&["My list", "Lena|@lena|42000", "Tomas|@tomas|12000"], None, 1);
        check(&["Shoe|Shirt|Hat", "Lena|40|12", "Tomas|42|13"], Some(0), 1);
        check(&["Handle", "@lena", "@tomas"], Some(0), 1);
        check(&["@lena", "@tomas"], None, 0);
        check(&["@handle|Name", "@lena|Lena"], Some(0), 1);
        check(&["Lena Fischer", "Tomas Ruiz"], None, 0);
        check(&["Lena|Instagram|Accepted", "Tomas|TikTok|Pending"], None, 0);
        check(&["Name|Instagram||TikTok|", "|Handle|Followers|Handle|Followers", "Lena|@lena|40|@l|5"], Some(1), 2);
        check(&["Instagram", "Name|Handle|Followers", "Lena|@lena|40"], Some(1), 2);
        check(&["Name|Network|Type", "Lena|Instagram|Post", "Tom|TikTok|Video"], Some(0), 1);
        check(&[], None, 0);
        check(&["", ""], None, 0);
    }
}
