//! A file of sheets.

use crate::Cell;

/// What a file holds: a spreadsheet's sheets, or the one table of a CSV file or a pasted block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// Its sheets, in the file's order; one without a name where the file has no names.
    pub sheets: Vec<Sheet>,
}

/// One table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; empty for none.
    pub name: String,
    /// Its rows from the first, each with its cells from the left. Rows may differ in length; what is missing on the
    /// right is empty.
    pub rows: Vec<Vec<Cell>>,
    /// Where cells lead.
    pub links: Vec<Link>,
    /// Cells that are shown as one. What it holds stands in the first.
    pub merged: Vec<Merged>,
}

/// Where a cell leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The row of the cell, from zero.
    pub row: usize,
    /// Its column, from zero.
    pub column: usize,
    /// An address: `https://…`, `mailto:…`.
    pub target: String,
}

/// Cells that are shown as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The first row, from zero.
    pub row: usize,
    /// The first column, from zero.
    pub column: usize,
    /// Over how many rows it goes.
    pub rows: usize,
    /// Over how many columns it goes.
    pub columns: usize,
}
