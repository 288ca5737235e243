//! `cargo xtask interop`: files that we write, read by programs that we did not write.

use crate::command::{cargo, show};
use crate::{Result, tools};

/// Sets up LibreOffice and openpyxl and runs the tests that need them.
pub fn run() -> Result {
    let modules = tools::for_interop()?;
    show(cargo().args(["test", "--test", "sheets", "--", "--ignored", "--nocapture"]).env("PYTHONPATH", modules))
}
