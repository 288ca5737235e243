//! wasm-opt, from Binaryen: makes the compiled module about 40 percent smaller.

use super::{apt, crates};
use crate::Result;
use crate::command::{program, read};

/// The oldest version that understands what this compiler emits; Debian 12 has it.
const OLDEST: u32 = 108;

/// The crate that builds Binaryen, where the system has no package of it.
const CRATE: &str = "wasm-opt@0.116.1";

/// Installs wasm-opt where it is missing or too old.
pub fn ensure() -> Result {
    if installed() {
        return Ok(());
    }
    if apt::available() {
        println!("Installing binaryen with apt-get, once; it has wasm-opt, which makes the module small.");
        match apt::install(&["binaryen"]) {
            Ok(()) if installed() => return Ok(()),
            Ok(()) => println!("The packaged wasm-opt is older than {OLDEST}."),
            Err(error) => println!("{error}"),
        }
    }
    println!("Installing wasm-opt into target/tools from its crate, once; it builds Binaryen, 10 minutes or more.");
    crates::install(CRATE, "0", &["--locked"]).map_err(|error| {
        format!(
            "wasm-opt {OLDEST} or newer is missing; it makes the module about 40 percent smaller. {error} \
             Install Binaryen from your system's packages (the package is called `binaryen` in apt, dnf, pacman \
             and Homebrew), or a C++ compiler so that the crate can build it."
        )
    })
}

fn installed() -> bool {
    read(program("wasm-opt").arg("--version")).and_then(|text| version_in(&text)).is_some_and(|found| found >= OLDEST)
}

fn version_in(text: &str) -> Option<u32> {
    text.trim().strip_prefix("wasm-opt version ")?.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn versions_are_read_with_and_without_a_suffix() {
        assert_eq!(version_in("wasm-opt version 108\n"), Some(108));
        assert_eq!(version_in("wasm-opt version 123 (version_123)\n"), Some(123));
        assert_eq!(version_in("something else"), None);
    }
}
