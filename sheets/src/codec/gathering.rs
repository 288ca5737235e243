//! The cells of a sheet, gathered one by one.

use super::ReadError;
use crate::{CELLS, COLUMNS, Cell, Link, Merged, ROWS, Sheet, TEXT};

/// How often those who wait hear of rows.
const STEP: usize = 500;
/// Most characters of a cell: what Excel allows.
const LONGEST: usize = 32_767;

/// What a file may still bring, and who hears of its rows.
pub struct Room<'f> {
    cells: usize,
    text: usize,
    rows: usize,
    on_rows: &'f mut dyn FnMut(usize),
}

impl<'f> Room<'f> {
    /// For one file.
    pub fn new(on_rows: &'f mut dyn FnMut(usize)) -> Self {
        Self { cells: CELLS, text: TEXT, rows: 0, on_rows }
    }

    fn take(&mut self, cells: usize, text: usize) -> Result<(), ReadError> {
        self.cells = self.cells.checked_sub(cells).ok_or(ReadError::Cells)?;
        self.text = self.text.checked_sub(text).ok_or(ReadError::Cells)?;
        Ok(())
    }
}

/// A sheet that is being read.
pub struct Gathering<'r, 'f> {
    sheet: Sheet,
    room: &'r mut Room<'f>,
}

impl<'r, 'f> Gathering<'r, 'f> {
    /// A sheet of that name, empty for none.
    pub fn new(name: String, room: &'r mut Room<'f>) -> Self {
        Self { sheet: Sheet { name, ..Sheet::default() }, room }
    }

    /// Puts a cell where it belongs, both counted from zero and in any order. Blank ones need no place.
    ///
    /// # Errors
    /// When there is no room for it.
    pub fn put(&mut self, row: usize, column: usize, cell: Cell) -> Result<(), ReadError> {
        if cell.is_blank() {
            return Ok(());
        }
        if row >= ROWS {
            return Err(ReadError::Rows(self.sheet.name.clone()));
        }
        if column >= COLUMNS {
            return Err(ReadError::Columns(self.sheet.name.clone()));
        }
        let text = match &cell {
            Cell::Text(text) | Cell::Number(text) => text,
            Cell::Date(_) => "",
        };
        if text.len() > LONGEST && text.encode_utf16().count() > LONGEST {
            return Err(ReadError::LongCell);
        }
        let rows = &mut self.sheet.rows;
        let new_rows = (row + 1).saturating_sub(rows.len());
        let length = rows.get(row).map_or(0, Vec::len);
        self.room.take(new_rows + (column + 1).saturating_sub(length), text.len())?;
        if new_rows > 0 {
            rows.resize_with(row + 1, Vec::new);
            let before = self.room.rows / STEP;
            self.room.rows += new_rows;
            if self.room.rows / STEP > before {
                (self.room.on_rows)(self.room.rows);
            }
        }
        let cells = &mut rows[row];
        if cells.len() <= column {
            cells.resize_with(column + 1, Cell::default);
        }
        cells[column] = cell;
        Ok(())
    }

    /// Puts the cells of a row into another.
    ///
    /// # Errors
    /// When there is no room for them.
    pub fn repeat(&mut self, from: usize, to: usize) -> Result<(), ReadError> {
        let cells = self.sheet.rows.get(from).cloned().unwrap_or_default();
        cells.into_iter().enumerate().try_for_each(|(column, cell)| self.put(to, column, cell))
    }

    /// Notes where a cell leads. An address that is empty or longer than a cell is none.
    ///
    /// # Errors
    /// When there is no room for it.
    pub fn link(&mut self, row: usize, column: usize, target: &str) -> Result<(), ReadError> {
        if target.is_empty() || target.len() > LONGEST || row >= ROWS || column >= COLUMNS {
            return Ok(());
        }
        self.room.take(1, target.len())?;
        self.sheet.links.push(Link { row, column, target: target.to_owned() });
        Ok(())
    }

    /// Notes that cells are shown as one, as far as a sheet has so many of them.
    ///
    /// # Errors
    /// When there is no room for it.
    pub fn merge(&mut self, merged: Merged) -> Result<(), ReadError> {
        let is_in_sheet = merged.row < ROWS && merged.column < COLUMNS;
        if merged.rows.max(merged.columns) < 2 || !is_in_sheet || self.sheet.merged.len() >= ROWS {
            return Ok(());
        }
        self.room.take(1, 0)?;
        self.sheet.merged.push(merged);
        Ok(())
    }

    /// The sheet: to its last row and in each row to the last cell with something in it.
    pub fn done(self) -> Sheet {
        self.sheet
    }
}
