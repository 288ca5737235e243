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
}
