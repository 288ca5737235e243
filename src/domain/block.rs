//! A block of cells as the text that spreadsheets put on the clipboard: a line a row, a tab between cells, and quotes
//! around cells that hold either. What a spreadsheet would take for a formula is [`defused`], as in a CSV file.

use rollcall_sheets::{defused, restored};

/// The text of a block. One cell is a text, not a line, unless it would be read as something else.
pub fn write(rows: &[Vec<String>]) -> String {
    if let [row] = rows
        && let [cell] = row.as_slice()
    {
        let text = defused(cell);
        if text.is_empty() {
            // As spreadsheets copy an empty cell: without a text there would be nothing to paste.
            return "\n".to_owned();
        }
        if matches!(read(&text).as_slice(), [row] if row == &[cell.as_str()]) {
            return text.into_owned();
        }
    }
    let mut writer = csv::WriterBuilder::new().delimiter(b'\t').flexible(true).from_writer(Vec::new());
    for row in rows {
        // Writing to memory does not fail.
        let _ = writer.write_record(row.iter().map(|cell| defused(cell).into_owned()));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The rows of a text, each with its cells. A blank line is a row with one blank cell: it stands for the row that it is
/// copied from. The line break at the end starts no row.
pub fn read(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut rest) = (Vec::new(), Vec::new(), text);
    while !rest.is_empty() || !row.is_empty() {
        let (cell, behind) = quoted(rest).unwrap_or_else(|| {
            let end = rest.find(ENDS).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        });
        row.push(restored(&cell).to_owned());
        rest = match behind.strip_prefix('\t') {
            Some(next) => next,
            None => {
                rows.push(std::mem::take(&mut row));
                behind.strip_prefix("\r\n").or_else(|| behind.strip_prefix(['\r', '\n'])).unwrap_or(behind)
            }
        };
    }
    rows
}

/// What ends a cell.
const ENDS: [char; 3] = ['\t', '\r', '\n'];

/// A cell in quotes at the start of a text, and what comes behind it. A quote that none closes in front of the cell's
/// end is a sign like others.
fn quoted(text: &str) -> Option<(String, &str)> {
    let content = text.strip_prefix('"')?;
    let mut length = 0;
    loop {
        length += content.get(length..)?.find('"')?;
        let behind = content.get(length + 1..)?;
        if behind.starts_with('"') {
            length += 2;
        } else if behind.is_empty() || behind.starts_with(ENDS) {
            return Some((content.get(..length)?.replace("\"\"", "\""), behind));
        } else {
            return None;
        }
    }
}

/// What of a block has no place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beyond {
    /// How many rows at its end.
    pub rows: usize,
    /// How many columns to its right.
    pub columns: usize,
}

/// What of a block is lost where there are only so many rows and columns for it. Blank cells are no loss.
pub fn beyond(block: &[Vec<String>], rows: usize, columns: usize) -> Option<Beyond> {
    let filled = |row: &Vec<String>| row.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |at| at + 1);
    let high = block.iter().rposition(|row| filled(row) > 0).map_or(0, |at| at + 1);
    let wide = block.iter().map(filled).max().unwrap_or(0);
    let beyond = Beyond { rows: high.saturating_sub(rows), columns: wide.saturating_sub(columns) };
    (beyond != Beyond::default()).then_some(beyond)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    #[test]
    fn a_block_is_read_as_spreadsheets_write_it() {
        let check = |text: &str, expected: &[&[&str]]| assert_eq!(read(text), expected, "{text:?}");
        check("", &[]);
        check("one", &[&["one"]]);
        check("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]);
        check("a\t\tb\nc", &[&["a", "", "b"], &["c"]]);
        check("a\t\n", &[&["a", ""]]);
        check("a\rb", &[&["a"], &["b"]]);
        check("\"two\nlines\"\t\"a \"\"quote\"\"\"", &[&["two\nlines", "a \"quote\""]]);
        check("5\" nail\tx", &[&["5\" nail", "x"]]);
        // A quote that opens nothing.
        check("\"5 nail\tx\ny", &[&["\"5 nail", "x"], &["y"]]);
        check("\"a\" b\tx", &[&["\"a\" b", "x"]]);
    }

    #[test]
    fn blank_lines_are_rows() {
        let check = |text: &str, expected: &[&[&str]]| assert_eq!(read(text), expected, "{text:?}");
        check("a\n\nc\n", &[&["a"], &[""], &["c"]]);
        check("\r\n\r\nc\r\n", &[&[""], &[""], &["c"]]);
        check("a\r\n\r\n", &[&["a"], &[""]]);
        // One empty cell.
        check("\r\n", &[&[""]]);
        check("\n", &[&[""]]);
        check("\"\"", &[&[""]]);
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_copied_defused_and_comes_back() {
        let check = |cell: &str, expected: &str| {
            let rows = vec![vec![cell.to_owned()]];
            assert_eq!(write(&rows), expected);
            assert_eq!(read(expected), rows);
        };
        check("=1+1", "'=1+1");
        check("@lena", "'@lena");
        check("+49 170 1", "'+49 170 1");
        check("-1", "'-1");
        check("'=1", "''=1");
        check("\t=1", "\"'\t=1\"\n");
        check("Lena", "Lena");
        check("5\" nail", "5\" nail");
        check("\"x\"", "\"\"\"x\"\"\"\n");
        check("two\nlines", "\"two\nlines\"\n");
        check("", "\n");
        assert_eq!(write(&[vec!["=a".to_owned(), "b".to_owned()]]), "'=a\tb\n");
    }

    proptest! {
        #[test]
        fn what_is_copied_comes_back(rows in vec(vec("[a'=@+\"\t\r\n -]{0,4}", 1..4), 1..5)) {
            prop_assert_eq!(read(&write(&rows)), rows);
        }

        #[test]
        fn every_line_of_a_column_is_a_row(cells in vec("[a-c]{0,2}", 1..9)) {
            let text: String = cells.iter().map(|cell| format!("{cell}\r\n")).collect();
            let rows: Vec<Vec<String>> = cells.into_iter().map(|cell| vec![cell]).collect();
            prop_assert_eq!(read(&text), rows);
        }
    }

    #[test]
    fn what_has_no_place_is_counted() {
        let check = |text: &str, (rows, columns): (usize, usize), expected: Option<(usize, usize)>| {
            let expected = expected.map(|(rows, columns)| Beyond { rows, columns });
            assert_eq!(beyond(&read(text), rows, columns), expected, "{text:?} into {rows} rows and {columns} columns");
        };
        check("a\nb\nc", (3, 1), None);
        check("a\nb\nc", (2, 1), Some((1, 0)));
        check("a\tb\nc", (2, 1), Some((0, 1)));
        check("a\tb\nc\td\ne\tf", (1, 1), Some((2, 1)));
        // Blank cells are no loss.
        check("a\n\n\n", (1, 1), None);
        check("a\t\t\nb\t", (2, 1), None);
        check("a", (0, 1), Some((1, 0)));
    }
}
