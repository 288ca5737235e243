//! The compiler's `wasm32-unknown-unknown` target.

use crate::Result;
use crate::command::{program, read, show};
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target to the toolchain where it is missing.
pub fn ensure() -> Result {
    let sysroot = read(program("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib").is_dir() {
        return Ok(());
    }
    println!("Adding the Rust target {TARGET}, once; a few seconds.");
    show(program("rustup").args(["target", "add", TARGET])).map_err(|error| {
        format!(
            "The Rust target {TARGET} is missing; the page is compiled for it. {error} \
             Run `rustup target add {TARGET}` in this folder, or install the target's \
             standard library the way your Rust was installed."
        )
    })
}
