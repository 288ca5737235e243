//! One cell of a sheet.

use chrono::NaiveDate;
use std::borrow::Cow;

/// What stands in a cell. An empty cell is an empty text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// As it was typed, or as the file has it.
    Text(String),
    /// A number that the file marks as one, in plain decimal digits with a point: `-12.5`, never an exponent.
    Number(String),
    /// A day that the file marks as one.
    Date(NaiveDate),
}

impl Cell {
    /// What a person would read in it: dates as `2027-06-10`.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) | Self::Number(text) => Cow::Borrowed(text),
            Self::Date(day) => Cow::Owned(day.to_string()),
        }
    }

    /// Whether there is nothing but blanks in it.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

impl Default for Cell {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
