//! Binaryen: wasm-split divides the page's module in two, wasm-opt makes both smaller.

use super::apt;
use crate::Result;
use crate::command::{program, read};

/// The oldest version that understands what this compiler emits; Debian 12 has it.
const OLDEST: u32 = 108;

/// Its two tools that the build uses.
const TOOLS: [&str; 2] = ["wasm-split", "wasm-opt"];

/// Installs Binaryen where one of the tools is missing or too old.
pub fn ensure() -> Result {
    if installed() {
        return Ok(());
    }
    if apt::available() {
        println!("Installing binaryen with apt-get, once; it splits the page's module and makes it small.");
        match apt::install(&["binaryen"]) {
            Ok(()) if installed() => return Ok(()),
            Ok(()) => println!("The packaged Binaryen is older than {OLDEST}."),
            Err(error) => println!("{error}"),
        }
    }
    Err(format!(
        "wasm-split and wasm-opt {OLDEST} or newer are missing; they split the page's module and make it small. \
         Install Binaryen from your system's packages: it is called `binaryen` in apt, dnf, pacman and Homebrew."
    ))
}

fn installed() -> bool {
    TOOLS.iter().all(|tool| {
        let version = read(program(tool).arg("--version")).and_then(|text| version_in(&text));
        version.is_some_and(|found| found >= OLDEST)
    })
}

fn version_in(text: &str) -> Option<u32> {
    text.trim().split_once(" version ")?.1.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn versions_are_read_with_and_without_a_suffix() {
        assert_eq!(version_in("wasm-opt version 108\n"), Some(108));
        assert_eq!(version_in("wasm-split version 123 (version_123)\n"), Some(123));
        assert_eq!(version_in("something else"), None);
    }
}
