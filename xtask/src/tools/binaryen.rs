//! Binaryen: wasm-split divides the page's module in two, wasm-opt makes both smaller.

use super::apt;
use crate::Result;
use crate::command::{program, read};

/// The version: another one writes other modules. Debian 12 and Ubuntu 24.04 have it.
const VERSION: &str = "108";

/// Its two tools that the build uses.
const TOOLS: [&str; 2] = ["wasm-split", "wasm-opt"];

/// Installs Binaryen where one of the tools is missing.
pub fn ensure() -> Result {
    if installed() {
        return Ok(());
    }
    if apt::available() {
        println!("Installing binaryen with apt-get, once; it splits the page's module and makes it small.");
        match apt::install(&["binaryen"]) {
            Ok(()) if installed() => return Ok(()),
            Ok(()) => println!("The packaged Binaryen is not version {VERSION}."),
            Err(error) => println!("{error}"),
        }
    }
    Err(format!(
        "wasm-split and wasm-opt {VERSION} are missing; they split the page's module and make it small. Put them on PATH: \
         https://github.com/WebAssembly/binaryen/releases/tag/version_{VERSION} has them for Linux, macOS and Windows."
    ))
}

fn installed() -> bool {
    TOOLS.iter().all(|tool| {
        let version = read(program(tool).arg("--version")).and_then(|text| version_in(&text).map(str::to_owned));
        version.is_some_and(|found| found == VERSION)
    })
}

fn version_in(text: &str) -> Option<&str> {
    text.split_once(" version ")?.1.split(|c: char| !c.is_ascii_digit()).next()
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn versions_are_read_with_and_without_a_suffix() {
        assert_eq!(version_in("wasm-opt version 108\n"), Some("108"));
        assert_eq!(version_in("wasm-split version 123 (version_123)\n"), Some("123"));
        assert_eq!(version_in("something else"), None);
    }
}
