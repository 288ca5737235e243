//! Build tools that are crates, in `target/tools`: fetched by `cargo binstall` where that is installed, else compiled.

use crate::command::{cargo, show, succeeds};
use crate::{Result, paths};

/// Puts a crate's executables into `target/tools`.
///
/// The profile is light: a build tool runs for seconds, and the release profiles of these
/// take twice as long to compile.
pub fn install(spec: &str, optimisation: &str, options: &[&str]) -> Result {
    if fetched(spec) {
        return Ok(());
    }
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

/// Whether `cargo binstall` is there and has fetched what the crate's makers built. What it would compile itself is
/// compiled here, with the light profile.
fn fetched(spec: &str) -> bool {
    if !succeeds(cargo().args(["binstall", "-V"])) {
        return false;
    }
    println!("`cargo binstall` fetches it.");
    let fetch = ["binstall", "--no-confirm", "--force", "--disable-strategies", "compile", "--root"];
    match show(cargo().args(fetch).arg(paths::tools()).arg(spec)) {
        Ok(()) => true,
        Err(error) => {
            println!("{error} It is compiled instead.");
            false
        }
    }
}
