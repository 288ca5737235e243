//! Running other programs.

use crate::{Result, paths};
use std::ffi::OsStr;
use std::process::{Command, Stdio};

/// A program to be started in the repository's root, with our tools first on `PATH`.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(paths::root()).env("PATH", paths::path_with_tools());
    command
}

/// The cargo that runs this task, so that every step uses the toolchain of the repository.
pub fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// One of Trunk's commands.
pub fn trunk(command: &str) -> Command {
    let mut trunk = program("trunk");
    trunk.args(["--skip-version-check", command]);
    // Trunk refuses the value 1, which some terminals set; and its backtraces would bury the message.
    trunk.env_remove("NO_COLOR").env("RUST_BACKTRACE", "0");
    trunk
}

/// Runs a program with its output shown. Fails with its command line where it does not succeed.
pub fn show(command: &mut Command) -> Result {
    let line = line_of(command);
    let status = command.status().map_err(|error| format!("`{line}` could not be started: {error}."))?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed ({status}).")) }
}

/// What a program prints, or nothing where it is missing or fails.
pub fn read(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program runs and succeeds; its output is not shown.
pub fn succeeds(command: &mut Command) -> bool {
    read(command).is_some()
}

fn line_of(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}
