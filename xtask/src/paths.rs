//! Where things are in the repository.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The repository's root, whichever folder the task was started in.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The finished page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The list of what the page's second module holds.
pub fn late() -> PathBuf {
    root().join("xtask").join("late.txt")
}

/// The page's module as the linker leaves it.
pub fn linked() -> PathBuf {
    root().join("target/wasm32-unknown-unknown/release/rollcall.wasm")
}

/// Where the tasks install their tools, apart from anything else on the machine.
pub fn tools() -> PathBuf {
    root().join("target").join("tools")
}

/// The executables in [`tools`].
pub fn tools_bin() -> PathBuf {
    tools().join("bin")
}

/// `PATH` with our tools in front, so that Trunk finds these versions and no others.
pub fn path_with_tools() -> OsString {
    let before = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(tools_bin()).chain(env::split_paths(&before));
    env::join_paths(folders).unwrap_or(before)
}

/// The first of `names` that stands as an executable in our tools or on `PATH`.
pub fn find_program(names: &[&str]) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::split_paths(&path_with_tools()).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))))
        .find(|path| path.is_file())
}
