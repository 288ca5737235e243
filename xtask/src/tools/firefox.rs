//! Firefox ESR and its driver, in which a part of the browser tests is run as well.

use super::{apt, crates};
use crate::Result;
use crate::command::{program, read};
use crate::paths::find_program;

/// The names Firefox has on various systems; `tests/browser/support/engine.rs` looks for the same.
const BROWSERS: [&str; 2] = ["firefox-esr", "firefox"];
/// The driver, which no Debian packages.
const DRIVER: &str = "geckodriver@0.37.1";

/// Installs Firefox and geckodriver where one of them is missing.
pub fn ensure() -> Result {
    if find_program(&BROWSERS).is_none() && apt::available() {
        println!("Installing firefox-esr with apt-get, once; about a minute.");
        apt::install(&["firefox-esr"]).unwrap_or_else(|error| println!("{error}"));
    }
    if find_program(&BROWSERS).is_none() {
        return Err("Firefox is missing; a part of the browser tests runs in it. \
             Put it on PATH as `firefox-esr` or `firefox`. On Debian: `apt-get install firefox-esr`."
            .to_owned());
    }
    if read(program("geckodriver").arg("--version")).is_some() {
        return Ok(());
    }
    println!("Installing geckodriver into target/tools, once; about 3 minutes on two cores.");
    crates::install(DRIVER, "0", &["--locked"]).map_err(|error| {
        format!(
            "geckodriver could not be installed; the browser tests operate Firefox with it. {error} \
             It is compiled from its crate, which needs the network and a C compiler (`cc`). \
             A geckodriver that you put on PATH is used as it is."
        )
    })
}
