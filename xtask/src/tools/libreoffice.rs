//! LibreOffice without its windows, which opens the spreadsheets that we write.

use super::apt;
use crate::Result;
use crate::paths::find_program;

/// Installs LibreOffice Calc where it is missing.
pub fn ensure() -> Result {
    if find_program(&["soffice"]).is_some() {
        return Ok(());
    }
    if apt::available() {
        println!("Installing libreoffice-calc-nogui with apt-get, once; 90 MB, some minutes.");
        apt::install(&["libreoffice-calc-nogui"]).unwrap_or_else(|error| println!("{error}"));
    }
    if find_program(&["soffice"]).is_some() {
        return Ok(());
    }
    Err("LibreOffice is missing; it opens the spreadsheets that Rollcall writes. Put it on PATH as `soffice`. \
         On Debian: `apt-get install libreoffice-calc-nogui`."
        .to_owned())
}
