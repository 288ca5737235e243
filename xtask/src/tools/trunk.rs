//! Trunk: bundles the page and serves it while it is being worked on.

use super::crates;
use crate::Result;
use crate::command::{program, read};

/// 0.22 needs a newer compiler than the repository's.
const VERSION: &str = "0.21.14";

/// Installs Trunk where this version is missing.
pub fn ensure() -> Result {
    if read(program("trunk").arg("--version")).is_some_and(|text| text.trim() == format!("trunk {VERSION}")) {
        return Ok(());
    }
    println!("Installing trunk {VERSION} into target/tools, once; compiling takes about 5 minutes on two cores.");
    crates::install(&format!("trunk@{VERSION}"), "0", &["--locked", "--no-default-features", "--features", "rustls"])
        .map_err(|error| {
            format!(
                "Trunk {VERSION} could not be installed; it bundles the page. {error} \
             It is compiled from its crate, which needs the network and a C compiler (`cc`). \
             A trunk {VERSION} that you put on PATH is used as it is, and `cargo binstall` where you have it."
            )
        })
}
