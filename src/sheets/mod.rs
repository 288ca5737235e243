//! Tables as other programs keep them: what a CSV file, a spreadsheet or a block on the clipboard holds. Pure.
//!
//! Invariant: nothing in here knows campaigns. What a table means is the question of `lists`.

mod cell;
mod workbook;

pub use cell::Cell;
pub use workbook::{Sheet, Workbook};
