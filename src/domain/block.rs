//! A block of cells as the text that spreadsheets put on the clipboard: a line a row, a tab between cells, and quotes
//! around cells that hold either.

/// The text of a block.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(b'\t').flexible(true).from_writer(Vec::new());
    for row in rows {
        // Writing to memory does not fail.
        let _ = writer.write_record(row);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The rows of a text, each with its cells. The line break at the end starts no row.
pub fn read(text: &str) -> Vec<Vec<String>> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b'\t').flexible(true).has_headers(false).from_reader(text.as_bytes());
    let rows = reader.records().filter_map(Result::ok);
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_read_as_spreadsheets_write_it() {
        let check = |text: &str, expected: &[&[&str]]| assert_eq!(read(text), expected, "{text:?}");
        check("", &[]);
        check("one", &[&["one"]]);
        check("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]);
        check("a\t\tb\nc", &[&["a", "", "b"], &["c"]]);
        check("\"two\nlines\"\t\"a \"\"quote\"\"\"", &[&["two\nlines", "a \"quote\""]]);
        check("5\" nail\tx", &[&["5\" nail", "x"]]);
        for rows in [vec![vec!["a\tb", "c\nd", "\"e\"", "f"]], vec![vec!["", "x"], vec!["y", ""]]] {
            let rows: Vec<Vec<String>> =
                rows.iter().map(|row| row.iter().map(|it| (*it).to_owned()).collect()).collect();
            assert_eq!(read(&write(&rows)), rows);
        }
    }
}
