//! Splits the module of a built page in two: what the start page and opening a campaign need, and the rest, which the
//! page fetches by itself after its first paint. docs/decisions/splitting-the-page.md tells why and how.
//!
//! `late` says which functions are late, Binaryen's wasm-split divides them, and `late.js` loads the second module.

pub mod binaryen;
mod data;
mod late;

use crate::page::{Page, integrity};
use crate::{Result, paths};
use late::{Linked, List};
use std::fs;
use std::path::Path;
use wasm_encoder::RawSection;
use wasmparser::{Parser, Payload};

/// What loads the second module. It becomes a part of wasm-bindgen's file and uses its `wasm`.
const LOADER: &str = include_str!("late.js");
/// Where wasm-bindgen's file names the imports of the module.
const IMPORTS: &str = "\"./rollcall_bg.js\": import0,";

/// Splits the page in a folder, as Trunk leaves it.
pub fn split(folder: &Path) -> Result {
    let mut page = Page::read(folder)?;
    let (wasm, glue) = (page.file("_bg.wasm")?, page.file(".js")?);
    let list = fs::read_to_string(paths::late()).map_err(|error| format!("late.txt cannot be read: {error}."))?;

    let linked = fs::read(paths::linked()).map_err(|error| format!("The linker left no module: {error}."))?;
    let late = Linked::read(&linked).map_err(unread)?.late(&List::parse(&list));
    let functions = late::numbers(&wasm.content, &late.functions).map_err(unread)?;
    // Without names Binaryen calls a function by its number.
    let [first, second] = binaryen::divide(&bare(&wasm.content).map_err(unread)?, &functions)?;
    let [first, second] = data::divide(&first, &second, &late.data).map_err(unread)?;
    let (first, second) = (binaryen::optimise(&first, "first")?, binaryen::optimise(&second, "second")?);

    let name = page.add("late", ".wasm", &second)?;
    let text = with_loader(&String::from_utf8_lossy(&glue.content), &name, &integrity(&second))?;
    page.replace(&wasm, "rollcall", ".wasm", &first)?;
    page.replace(&glue, "rollcall", ".js", text.as_bytes())?;
    page.write()
}

/// Without what is beside the program: its functions' names and the linker's notes. What features it uses stays.
fn bare(module: &[u8]) -> wasmparser::Result<Vec<u8>> {
    let mut bare = wasm_encoder::Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let is_beside = matches!(&payload, Payload::CustomSection(section) if section.name() != "target_features");
        if let Some((id, range)) = payload.as_section().filter(|_| !is_beside) {
            bare.section(&RawSection { id, data: &module[range.start as usize..range.end as usize] });
        }
    }
    Ok(bare.finish())
}

fn unread(error: wasmparser::Error) -> String {
    format!("The page's module cannot be read: {error}.")
}

/// wasm-bindgen's file with what loads the second module, a file beside it.
fn with_loader(glue: &str, file: &str, integrity: &str) -> Result<String> {
    if glue.matches(IMPORTS).count() != 1 {
        return Err(format!(
            "The page's JavaScript does not have `{IMPORTS}` once: has wasm-bindgen changed what it writes? \
             xtask/src/split/mod.rs has to follow."
        ));
    }
    let glue = glue.replace(IMPORTS, &format!("{IMPORTS}\n        placeholder: placeholders,"));
    Ok(glue + &LOADER.replace("SECOND_MODULE", file).replace("INTEGRITY", integrity))
}

#[cfg(test)]
mod tests {
    use super::with_loader;

    #[test]
    fn the_loader_knows_its_file_and_gives_the_placeholders() {
        let glue =
            with_loader("return {\n        \"./rollcall_bg.js\": import0,\n};", "late-1.wasm", "sha384-x").unwrap();
        assert!(glue.contains("import0,\n        placeholder: placeholders,\n};"), "{glue}");
        assert!(glue.contains("./late-1.wasm") && glue.contains("integrity: \"sha384-x\""), "{glue}");
        assert!(with_loader("nothing of the kind", "late-1.wasm", "").unwrap_err().contains("does not have"));
    }
}
