//! axe-core, which finds faults of accessibility: a script that the browser tests run in the page. It comes from npm and is
//! no part of the page.

use super::apt;
use crate::Result;
use crate::command::{program, show};
use crate::paths::{self, find_program};
use std::fs;

/// The version; `tests/browser/accessible.rs` reads it from a folder of this name.
const PACKAGE: &str = "axe-core@4.11.0";

/// Unpacks axe-core into `target/tools`, once.
pub fn ensure() -> Result {
    let folder = paths::tools().join(PACKAGE);
    if folder.join("package").join("axe.min.js").is_file() {
        return Ok(());
    }
    if find_program(&["npm"]).is_none() && apt::available() {
        println!("Installing npm with apt-get, once, to fetch axe-core; some minutes.");
        apt::install(&["npm"]).unwrap_or_else(|error| println!("{error}"));
    }
    if find_program(&["npm"]).is_none() {
        return Err("npm is missing; the browser tests fetch axe-core with it. Put it on PATH. \
             On Debian: `apt-get install npm`."
            .to_owned());
    }
    println!("Fetching {PACKAGE} with npm into target/tools, once.");
    let failed = |error: &dyn std::fmt::Display| format!("{PACKAGE} could not be fetched: {error}");
    fs::create_dir_all(&folder).map_err(|error| failed(&error))?;
    show(program("npm").args(["pack", "--silent", PACKAGE, "--pack-destination"]).arg(&folder))
        .map_err(|error| failed(&error))?;
    let archive = folder.join(PACKAGE.replace('@', "-") + ".tgz");
    show(program("tar").arg("-xzf").arg(archive).arg("-C").arg(&folder)).map_err(|error| failed(&error))
}
