//! `cargo xtask dist`: the finished page in `dist/`.

use crate::command::{cargo, show, trunk};
use crate::{Result, csp, paths, sheets, sizes, split, style, tools};
use std::fs;
use std::path::Path;

/// The worker's module, as cargo knows it. In a call of its own, so that its crates' features stay out of the page's.
pub const SHEETS: [&str; 6] = ["--package", "rollcall-sheets", "--features", "codec", "--bin", "sheets"];

/// Builds the page and prints what it weighs.
pub fn run() -> Result {
    build()?;
    print!("{}", sizes::of_dist()?);
    println!("The page is in dist/. Copy the folder's content to any static host, into any folder.");
    Ok(())
}

/// Builds the page: optimised, split, with hashed names, relative addresses and its policy.
pub fn build() -> Result {
    tools::for_release()?;
    build_whole(&paths::dist())?;
    split::split(&paths::dist())?;
    sheets::finish(&paths::dist())?;
    let index = paths::dist().join("index.html");
    let html = fs::read_to_string(&index).map_err(|error| format!("dist/index.html cannot be read: {error}."))?;
    fs::write(&index, csp::insert(&style::without_comments(&html))?)
        .map_err(|error| format!("dist/index.html cannot be written: {error}."))
}

/// Builds the page into a folder as Trunk leaves it: in one module, which still has the names of its functions, and the
/// worker's module in a folder of its own.
pub fn build_whole(folder: &Path) -> Result {
    // What an earlier build left behind must not be published.
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("{} cannot be emptied: {error}.", folder.display()))?;
    }
    // Cargo comes first and by itself: its messages arrive as they are, and it may fetch what a fresh clone has not got.
    show(cargo().args(["build", "--release", "--target", "wasm32-unknown-unknown", "--bin", "rollcall"]))?;
    show(cargo().args(["build", "--release", "--target", "wasm32-unknown-unknown"]).args(SHEETS))?;
    show(trunk("build").args(["--release", "--offline", "--dist"]).arg(folder))
}
