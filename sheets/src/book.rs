//! A spreadsheet to be written.

use crate::{Cell, Sheet};
use chrono::NaiveDate;

/// A spreadsheet to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// Its title, as file managers show it.
    pub title: String,
    /// The day on which it was made.
    pub made: NaiveDate,
    /// The code of the currency of its amounts, such as `EUR`.
    pub currency: String,
    /// How many decimals an amount has.
    pub decimals: u8,
    /// Its sheets, in order.
    pub tables: Vec<Table>,
}

/// What a file is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A spreadsheet of all tables.
    Xlsx,
    /// Comma-separated text of the first table.
    Csv,
    /// The same with semicolons between cells and commas before decimals, as spreadsheets of many countries expect it.
    CsvWithSemicolons,
}

/// One table with its headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name, at most 31 characters.
    pub name: String,
    /// What stands above its columns.
    pub headings: Vec<String>,
    /// Its rows, each as long as the headings or shorter.
    pub rows: Vec<Vec<Value>>,
    /// Whether its rows are alike, so that a person may want to filter them.
    pub is_list: bool,
    /// Whether its last column has ids, which are for programs: a spreadsheet hides it.
    pub has_ids: bool,
}

/// What is to stand in a cell. Numbers are decimal text (`-12.5`), so that none passes through floating point before the
/// file's format asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text; empty for nothing.
    Text(String),
    /// A number.
    Number(String),
    /// A number of percent: `4.25` for 4.25 %.
    Percent(String),
    /// An amount in the book's currency.
    Money(String),
    /// A day.
    Day(NaiveDate),
}

impl Value {
    /// Nothing.
    pub const NOTHING: Self = Self::Text(String::new());

    /// What a person would read in it, and what stands in a CSV file.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Money(text) => text.clone(),
            Self::Percent(text) => format!("{text}%"),
            Self::Day(day) => day.to_string(),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&Table> for Sheet {
    /// The sheet that is read from a spreadsheet with this table.
    fn from(table: &Table) -> Self {
        let cell = |value: &Value| match value {
            Value::Number(number) | Value::Money(number) => Cell::Number(number.clone()),
            Value::Day(day) => Cell::Date(*day),
            Value::Text(_) | Value::Percent(_) => Cell::Text(value.text()),
        };
        let headings = table.headings.iter().map(|heading| Cell::from(heading.as_str())).collect();
        let rows = table.rows.iter().map(|row| row.iter().map(cell).collect());
        let rows = std::iter::once(headings).chain(rows).collect();
        Self { name: table.name.clone(), rows, ..Self::default() }
    }
}
