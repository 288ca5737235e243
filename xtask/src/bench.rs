//! `cargo xtask bench`: how quickly the page answers, in a real browser.

use crate::command::{cargo, show};
use crate::{Result, dist, tools};

/// Builds the page and measures it. The arguments go to `tests/browser/bench.rs`.
pub fn run(arguments: &[String]) -> Result {
    tools::for_bench()?;
    dist::build()?;
    // The development profile: this code only operates the browser, and links in seconds.
    show(cargo().args(["bench", "--profile", "dev", "--bench", "browser", "--"]).args(arguments))
}
