//! Binaryen's tools at work on the page's modules. They read in each module which features it uses.

use crate::command::{program, show};
use crate::{Result, paths};
use std::fs;
use std::path::PathBuf;

/// Divides a module without names: the first part, and the second with the functions of these numbers, counted without
/// the imported ones.
pub fn divide(module: &[u8], late: &[usize]) -> Result<[Vec<u8>; 2]> {
    let (whole, first, second) = (file("whole.wasm")?, file("first.wasm")?, file("second.wasm")?);
    write(&whole, module)?;
    let list = file("late.functions")?;
    write(&list, late.iter().map(usize::to_string).collect::<Vec<_>>().join("\n").as_bytes())?;
    let mut split = program("wasm-split");
    split.args(["--quiet", "--export-prefix=%", "--split-funcs"]).arg(format!("@{}", list.display()));
    show(split.arg(&whole).arg("-o1").arg(&first).arg("-o2").arg(&second))?;
    Ok([read(&first)?, read(&second)?])
}

/// A module made smaller. The highest level makes a smaller file of which less can be compressed.
pub fn optimise(module: &[u8], name: &str) -> Result<Vec<u8>> {
    let (before, after) = (file(&format!("{name}-before.wasm"))?, file(&format!("{name}-after.wasm"))?);
    write(&before, module)?;
    let strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
    show(program("wasm-opt").arg("-Os").args(strip).arg(&before).arg("-o").arg(&after))?;
    read(&after)
}

/// A file for what lies between the steps.
fn file(name: &str) -> Result<PathBuf> {
    let folder = paths::root().join("target").join("split");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}.", folder.display()))?;
    Ok(folder.join(name))
}

fn write(path: &PathBuf, content: &[u8]) -> Result {
    fs::write(path, content).map_err(|error| format!("{}: {error}.", path.display()))
}

fn read(path: &PathBuf) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| format!("Binaryen left no {}: {error}.", path.display()))
}
