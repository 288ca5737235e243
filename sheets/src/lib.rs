//! Tables as other programs keep them: what a CSV file, a spreadsheet or a block on the clipboard holds. Pure.
//!
//! In reading order:
//!
//! 1. [`Workbook`]: what a file holds, for whoever reads one.
//! 2. [`Book`]: what is to be written into a file, with the formats of its cells.
//! 3. [`pack`]: both as bytes, on their way between the page and the worker.
//! 4. [`defused`]: texts that a spreadsheet would take for formulas.
//! 5. `codec`: files read and written. Its libraries are heavy, so it is a feature that only the worker has.
//!
//! Invariant: nothing in here knows campaigns.

mod book;
mod cell;
#[cfg(feature = "codec")]
pub mod codec;
mod defused;
pub mod pack;
mod workbook;

pub use book::{Book, Format, Table, Value};
pub use cell::Cell;
pub use defused::{defused, restored};
pub use workbook::{Link, Merged, Sheet, Workbook};

/// Largest file that is read, in bytes.
pub const BYTES: usize = 64 << 20;
/// Most rows of a sheet.
pub const ROWS: usize = 100_000;
/// Most columns of a sheet.
pub const COLUMNS: usize = 1_000;
/// Most cells of a file, empty ones among others included.
pub const CELLS: usize = 4_000_000;
/// Most bytes that all texts of a file have together.
pub const TEXT: usize = 128 << 20;
