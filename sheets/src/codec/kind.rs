//! What a file is, by what it begins with. Its name says nothing that could be relied on.

use super::{ReadError, package};

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An Office Open XML workbook.
    Xlsx,
    /// An OpenDocument spreadsheet.
    Ods,
    /// A workbook of Excel 97 to 2003.
    Xls,
    /// Separated text.
    Text,
}

/// What other files begin with.
const OTHERS: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a text document"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"Rar!", "a packed file"),
    (b"SQLite format 3", "a database"),
];

/// What files begin with that have a spreadsheet's name, though they are another kind of text.
const DISGUISED: &[(&str, &str)] =
    &[("<!doctype html", "a web page"), ("<html", "a web page"), ("<table", "a web page"), ("<?xml", "an XML file")];

impl Kind {
    /// The kind of a file.
    ///
    /// # Errors
    /// What it is instead, or why it is not even looked into.
    pub fn of(bytes: &[u8]) -> Result<Self, ReadError> {
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return package::inspect(bytes);
        }
        if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            return Ok(Self::Xls);
        }
        if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
            return Err(ReadError::SomethingElse(what));
        }
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        let starts = |start: &str| text.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start.as_bytes()));
        match DISGUISED.iter().find(|(start, _)| starts(start)) {
            Some((_, what)) => Err(ReadError::SaveAs(what)),
            None => Ok(Self::Text),
        }
    }
}
