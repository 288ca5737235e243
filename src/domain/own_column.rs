//! The user's own columns.

use super::limits;
use super::month::{format_day, parse_day};
use super::number;
use super::short_id::ColumnId;
use super::unknown::Unknown;

/// A column that the user has added to the roster.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnColumn {
    /// Its identity: values stay with it when it is renamed.
    pub id: ColumnId,
    /// Its heading, checked against [`limits::name`].
    pub name: String,
    /// What its values are.
    pub kind: ColumnKind,
    /// What else its file says of it.
    pub unknown: Unknown,
}

impl OwnColumn {
    /// Whether two columns are one to a person: the same name, whatever its case, and the same kind.
    pub fn is_called_as(&self, other: &Self) -> bool {
        self.kind.key() == other.kind.key() && self.name.to_lowercase() == other.name.to_lowercase()
    }
}

/// What the values of a column are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Anything on one line.
    Text,
    /// A decimal number.
    Number,
    /// A day.
    Date,
    /// One of these, in the order in which they are offered.
    Choice(Vec<String>),
}

impl ColumnKind {
    /// Its key in files.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Date => "date",
            Self::Choice(_) => "choice",
        }
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text => "Text",
            Self::Number => "Number",
            Self::Date => "Date",
            Self::Choice(_) => "Choice",
        }
    }

    /// What was typed, as it is kept. `what` is the column's name. Blank is no value.
    ///
    /// # Errors
    /// A sentence that says what is wrong and what would be right.
    pub fn read(&self, what: &str, typed: &str) -> Result<String, String> {
        let text = limits::short_text(what, typed)?;
        match self {
            _ if text.is_empty() => Ok(text),
            Self::Text => Ok(text),
            Self::Number => number::canonical(&text),
            Self::Date => parse_day(&text).map(format_day),
            Self::Choice(choices) => {
                let found = choices.iter().find(|choice| choice.to_lowercase() == text.to_lowercase());
                found.cloned().ok_or_else(|| format!("{what} is one of {}.", choices.join(", ")))
            }
        }
    }
}
