//! Chromium and its driver, which the browser tests and the bench operate.

use super::apt;
use crate::Result;
use crate::paths::find_program;

/// The names Chromium has on various systems; `tests/browser/support/engine.rs` looks for the same.
const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Installs Chromium and chromedriver where one of them is missing.
pub fn ensure() -> Result {
    if installed() {
        return Ok(());
    }
    if apt::available() {
        println!("Installing chromium and chromium-driver with apt-get, once; about a minute.");
        apt::install(&["chromium", "chromium-driver"]).unwrap_or_else(|error| println!("{error}"));
        // Most journeys are made in it, in half the time; where it is missing, they are made in Chromium.
        apt::install(&["chromium-headless-shell"]).unwrap_or_else(|error| println!("{error}"));
    }
    if installed() {
        return Ok(());
    }
    Err("Chromium or chromedriver is missing; the browser tests operate the page with them. \
         Put both on PATH in the same version, as `chromium`, `chromium-browser` or `google-chrome` and `chromedriver`. \
         On Debian: `apt-get install chromium chromium-driver`."
        .to_owned())
}

fn installed() -> bool {
    find_program(&BROWSERS).is_some() && find_program(&["chromedriver"]).is_some()
}
