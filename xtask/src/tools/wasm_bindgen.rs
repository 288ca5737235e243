//! wasm-bindgen-cli: writes the JavaScript between the page and the compiled module.

use super::crates;
use crate::command::{program, read};
use crate::{Result, paths};
use std::fs;

/// Installs the version that Cargo.lock names: the tool and the library must be equal.
pub fn ensure() -> Result {
    let version = locked_version()?;
    let installed = read(program("wasm-bindgen").arg("--version"));
    if installed.is_some_and(|text| text.split_whitespace().nth(1) == Some(&version)) {
        return Ok(());
    }
    println!(
        "Installing wasm-bindgen-cli {version} into target/tools, once; compiling takes about 3 minutes on two cores."
    );
    let spec = format!("wasm-bindgen-cli@{version}");
    crates::install(&spec, OPTIMISATION, &["--bin", "wasm-bindgen", "--locked"])
        .or_else(|_| {
            println!("wasm-bindgen-cli {version} does not install with its own Cargo.lock; trying without.");
            crates::install(&spec, OPTIMISATION, &["--bin", "wasm-bindgen"])
        })
        .map_err(|error| {
            format!(
                "wasm-bindgen-cli {version} could not be installed; the page needs exactly the version \
                 of wasm-bindgen in Cargo.lock. {error} It is compiled from its crate, which needs the network \
                 and a C compiler (`cc`). A wasm-bindgen {version} that you put on PATH is used as it is, and \
                 `cargo binstall` where you have it."
            )
        })
}

/// A little: it runs on every build of the page, also while the page is being worked on.
const OPTIMISATION: &str = "1";

fn locked_version() -> Result<String> {
    let path = paths::root().join("Cargo.lock");
    let text = fs::read_to_string(&path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
    version_in(&text).ok_or_else(|| "Cargo.lock names no version of wasm-bindgen.".to_owned())
}

fn version_in(lock: &str) -> Option<String> {
    let (_, after) = lock.split_once("name = \"wasm-bindgen\"\nversion = \"")?;
    after.split_once('"').map(|(version, _)| version.to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_version_is_that_of_the_crate_itself_and_not_of_its_helpers() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(super::version_in(lock).as_deref(), Some("0.2.130"));
    }
}
