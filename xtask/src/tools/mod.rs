//! The tools a task needs: found where they already are, else installed once.
//!
//! Each `ensure` returns at once when its tool is there in the right version. Tools come from crates, from rustup or from
//! the system's packages; an executable is downloaded only by a `cargo binstall` that was there before.

mod apt;
mod axe;
mod binaryen;
mod chromium;
mod crates;
mod firefox;
mod libreoffice;
mod python;
mod target;
mod trunk;
mod wasm_bindgen;

use crate::Result;
use std::ffi::OsString;

/// What compiling for the page needs.
pub fn for_compiling() -> Result {
    target::ensure()
}

/// What a development build of the page needs.
pub fn for_development() -> Result {
    for_compiling()?;
    trunk::ensure()?;
    wasm_bindgen::ensure()
}

/// What a release build of the page needs.
pub fn for_release() -> Result {
    for_development()?;
    binaryen::ensure()
}

/// What the bench needs besides a built page.
pub fn for_bench() -> Result {
    chromium::ensure()
}

/// What the tests with other programs need besides Python.
pub fn for_office() -> Result {
    libreoffice::ensure()
}

/// What the tests with Python need; answers with the `PYTHONPATH`.
pub fn for_python() -> Result<OsString> {
    python::ensure()
}

/// What the browser tests need besides a built page.
pub fn for_browser() -> Result {
    axe::ensure()?;
    chromium::ensure()?;
    firefox::ensure()
}
