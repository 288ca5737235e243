//! openpyxl, a library of Python that reads spreadsheets.

use super::apt;
use crate::command::{program, show, succeeds};
use crate::{Result, paths};
use std::path::PathBuf;

/// The version.
const PACKAGE: &str = "openpyxl==3.1.5";

/// Installs openpyxl into `target/tools` where it is missing, and answers where its modules are.
pub fn ensure() -> Result<PathBuf> {
    let folder = paths::tools().join(PACKAGE);
    if folder.join("openpyxl").is_dir() {
        return Ok(folder);
    }
    let has_pip = || succeeds(program("python3").args(["-m", "pip", "--version"]));
    if !has_pip() && apt::available() {
        println!("Installing python3-pip with apt-get, once.");
        apt::install(&["python3-pip"]).unwrap_or_else(|error| println!("{error}"));
    }
    if !has_pip() {
        return Err(
            "Python's pip is missing; openpyxl comes by it. On Debian: `apt-get install python3-pip`.".to_owned()
        );
    }
    println!("Installing {PACKAGE} with pip into target/tools, once.");
    show(program("python3").args(["-m", "pip", "install", "--quiet", "--target"]).arg(&folder).arg(PACKAGE))?;
    Ok(folder)
}
