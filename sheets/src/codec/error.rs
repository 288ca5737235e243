//! Why a file cannot be read.

use crate::{BYTES, CELLS, COLUMNS, ROWS};
use std::fmt;

/// Why a file cannot be read. Its text is a sentence for the user, without the file's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It has more than [`BYTES`].
    TooLarge,
    /// It is packed, and unpacked more than is read.
    Unpacked,
    /// It has more rows than [`ROWS`] in the sheet of that name, which may be empty.
    Rows(String),
    /// It has more columns than [`COLUMNS`] in the sheet of that name.
    Columns(String),
    /// It has more cells than [`CELLS`] or more text than is read.
    Cells,
    /// A cell has more text than spreadsheets allow.
    LongCell,
    /// It is protected by a password.
    Password,
    /// It is something else: "a picture".
    SomethingElse(&'static str),
    /// It has the name or the form of a spreadsheet that is not read, but can be saved as one that is: "an Apple Numbers
    /// file".
    SaveAs(&'static str),
    /// It is no text: it has NUL bytes or other characters that no list has.
    NoText,
    /// It is damaged: what is wrong with it.
    Damaged(String),
    /// There is nothing in it.
    Empty,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let in_sheet = |name: &str| if name.is_empty() { String::new() } else { format!(" in the sheet \"{name}\"") };
        match self {
            Self::TooLarge => write!(f, "The file is larger than {} MiB.", BYTES >> 20),
            Self::Unpacked => f.write_str("The file is packed, and unpacked it would be far too large."),
            Self::Rows(sheet) => {
                write!(
                    f,
                    "The file goes beyond row {}{}. Delete what stands there, or divide it.",
                    grouped(ROWS),
                    in_sheet(sheet)
                )
            }
            Self::Columns(sheet) => {
                write!(
                    f,
                    "The file has more than {} columns{}. Delete what is not needed.",
                    grouped(COLUMNS),
                    in_sheet(sheet)
                )
            }
            Self::Cells => write!(f, "The file holds more than {} cells, or too much text. Divide it.", grouped(CELLS)),
            Self::LongCell => {
                f.write_str("A cell holds more than 32,767 characters, which is the most that spreadsheets allow.")
            }
            Self::Password => f.write_str("The file is protected by a password. Save it without one."),
            Self::SomethingElse(what) => write!(f, "The file is {what} and not a list."),
            Self::SaveAs(what) => write!(f, "The file is {what}. Open it in its program and save it as XLSX or CSV."),
            Self::NoText => f.write_str("The file is neither a spreadsheet nor a text."),
            Self::Damaged(why) => write!(f, "The file is damaged: {why}."),
            Self::Empty => f.write_str("There is nothing in the file."),
        }
    }
}

impl std::error::Error for ReadError {}

fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}
