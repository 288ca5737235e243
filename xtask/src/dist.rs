//! `cargo xtask dist`: the finished page in `dist/`.

use crate::command::{cargo, show, trunk};
use crate::{Result, csp, paths, sizes, tools};
use std::fs;

/// Builds the page and prints what it weighs.
pub fn run() -> Result {
    build()?;
    print!("{}", sizes::of_dist()?);
    println!("The page is in dist/. Copy the folder's content to any static host, into any folder.");
    Ok(())
}

/// Builds the page: optimised, with hashed names and relative addresses.
pub fn build() -> Result {
    tools::for_release()?;
    // What an earlier build left behind must not be published.
    if paths::dist().exists() {
        fs::remove_dir_all(paths::dist()).map_err(|error| format!("dist/ cannot be emptied: {error}."))?;
    }
    // Cargo comes first and by itself: its messages arrive as they are, and it may fetch what a fresh clone has not got.
    show(cargo().args(["build", "--release", "--target", "wasm32-unknown-unknown", "--bin", "rollcall"]))?;
    show(trunk("build").args(["--release", "--offline"]))?;
    let index = paths::dist().join("index.html");
    let html = fs::read_to_string(&index).map_err(|error| format!("Trunk left no dist/index.html: {error}."))?;
    fs::write(&index, csp::insert(&html)?).map_err(|error| format!("dist/index.html cannot be written: {error}."))
}
