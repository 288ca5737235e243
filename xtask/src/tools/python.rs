//! Libraries of Python that read what we write.

use super::apt;
use crate::command::{program, show, succeeds};
use crate::{Result, paths};
use std::ffi::OsString;

/// The libraries: what pip calls each, and the folder of its module.
const PACKAGES: [(&str, &str); 2] = [("openpyxl==3.1.5", "openpyxl"), ("icalendar==6.3.2", "icalendar")];

/// Installs the libraries into `target/tools` where they are missing, and answers with the `PYTHONPATH` to them.
pub fn ensure() -> Result<OsString> {
    let folders = PACKAGES.map(|(package, _)| paths::tools().join(package));
    for (folder, (package, module)) in folders.iter().zip(PACKAGES) {
        if folder.join(module).is_dir() {
            continue;
        }
        ensure_pip(package)?;
        println!("Installing {package} with pip into target/tools, once.");
        show(program("python3").args(["-m", "pip", "install", "--quiet", "--target"]).arg(folder).arg(package))?;
    }
    std::env::join_paths(&folders).map_err(|error| format!("target/tools cannot stand in PYTHONPATH: {error}."))
}

fn ensure_pip(package: &str) -> Result {
    let has_pip = || succeeds(program("python3").args(["-m", "pip", "--version"]));
    if !has_pip() && apt::available() {
        println!("Installing python3-pip with apt-get, once.");
        apt::install(&["python3-pip"]).unwrap_or_else(|error| println!("{error}"));
    }
    if has_pip() {
        return Ok(());
    }
    Err(format!("Python's pip is missing; {package} comes by it. On Debian: `apt-get install python3-pip`."))
}
