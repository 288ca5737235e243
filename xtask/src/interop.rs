//! `cargo xtask interop`: files that we write, read by programs that we did not write.

use crate::command::{cargo, show};
use crate::{Result, tools};

/// Sets up LibreOffice and Python's libraries and runs the tests that need them.
pub fn run() -> Result {
    tools::for_office()?;
    test("interop")
}

/// The part that needs Python only, which takes seconds.
pub fn python() -> Result {
    test("interop::python")
}

fn test(filter: &str) -> Result {
    let modules = tools::for_python()?;
    let arguments = ["test", "--test", "sheets", filter, "--", "--ignored", "--nocapture"];
    show(cargo().args(arguments).env("PYTHONPATH", modules))
}
