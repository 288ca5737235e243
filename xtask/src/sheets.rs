//! The module that reads and writes spreadsheets, which a worker of the page runs: made small, and put beside the page
//! under names with hashes, as its script and its module.

use crate::Result;
use crate::page::{Page, integrity};
use crate::split::binaryen;
use std::fs;
use std::path::Path;

/// The folder in which Trunk leaves it.
const FOLDER: &str = "sheets";
/// What index.html calls the worker's script there.
const SCRIPT: &str = "sheets/worker.js";
/// How that script takes in wasm-bindgen's, and what it calls the module.
const IMPORT: &str = "importScripts(\"sheets.js\");\n";
const MODULE: &str = "\"sheets_bg.wasm\"";

/// Finishes the page in a folder.
pub fn finish(folder: &Path) -> Result {
    let parts = folder.join(FOLDER);
    let read =
        |name: &str| fs::read(parts.join(name)).map_err(|error| format!("Trunk left no {FOLDER}/{name}: {error}."));
    let text = |name: &str| read(name).map(|content| String::from_utf8_lossy(&content).into_owned());
    let module = binaryen::optimise(&read("sheets_bg.wasm")?, "sheets")?;
    let (glue, start) = (text("sheets.js")?, text("worker.js")?);

    let mut page = Page::read(folder)?;
    let name = page.add("sheets", ".wasm", &module)?;
    let script = page.add("sheets", ".js", script(&glue, &start, &name, &integrity(&module))?.as_bytes())?;
    page.mention(SCRIPT, &script)?;
    page.write()?;
    fs::remove_dir_all(&parts).map_err(|error| format!("{}: {error}.", parts.display()))
}

/// One script of both, which fetches the module by its name.
fn script(glue: &str, start: &str, module: &str, integrity: &str) -> Result<String> {
    if start.matches(IMPORT).count() != 1 || start.matches(MODULE).count() != 1 {
        return Err("sheets/worker.js is not what xtask/src/sheets.rs expects: one has to follow the other.".to_owned());
    }
    let fetched = format!("fetch(\"{module}\", {{ integrity: \"{integrity}\" }})");
    Ok(start.replace(IMPORT, glue).replace(MODULE, &fetched))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_script_names_the_module_and_its_hash() {
        let start = include_str!("../../sheets/worker.js");
        let script = script("let wasm_bindgen;\n", start, "sheets-1.wasm", "sha384-x").unwrap();
        assert!(script.contains("let wasm_bindgen;\nwasm_bindgen("), "{script}");
        assert!(script.contains("module_or_path: fetch(\"sheets-1.wasm\", { integrity: \"sha384-x\" })"), "{script}");
        assert!(super::script("", "importScripts();", "", "").is_err());
    }
}
