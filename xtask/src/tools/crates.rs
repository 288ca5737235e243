//! Build tools that are crates, compiled into `target/tools`.

use crate::command::{cargo, show};
use crate::{Result, paths};

/// Compiles a crate's executables into `target/tools`.
///
/// The profile is light: a build tool runs for seconds, and the release profiles of these
/// take twice as long to compile.
pub fn install(spec: &str, optimisation: &str, options: &[&str]) -> Result {
    // A build folder of our own lets an interrupted installation continue where it stopped.
    let build = paths::tools().join("build");
    show(
        cargo()
            .args(["install", "--debug", "--force", spec, "--root"])
            .arg(paths::tools())
            .args(options)
            .env("CARGO_TARGET_DIR", &build)
            .env("CARGO_PROFILE_DEV_DEBUG", "none")
            .env("CARGO_PROFILE_DEV_OPT_LEVEL", optimisation),
    )?;
    // Failing to tidy up harms nobody.
    let _ = std::fs::remove_dir_all(build);
    Ok(())
}
