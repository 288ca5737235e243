//! `cargo xtask fuzz`: damaged files and deltas, as many as asked for.

use crate::Result;
use crate::command::{cargo, show};

/// How many cases without a number, as the document's issue asks.
const CASES: u32 = 100_000;

/// Runs the cases, by the number given or [`CASES`]. Optimised, since one case reads and writes several files.
pub fn run(arguments: &[String]) -> Result {
    let cases = match arguments {
        [] => CASES,
        [number] => number.parse().map_err(|_| format!("\"{number}\" is not a number of cases."))?,
        _ => return Err("`cargo xtask fuzz` takes one number: how many cases.".to_owned()),
    };
    println!("{cases} damaged files and deltas; some seconds for each 100,000, after the build.");
    let test = ["test", "--profile", "xtask", "--package", "rollcall", "--test", "document", "fuzz", "--", "--ignored"];
    show(cargo().args(test).env("PROPTEST_CASES", cases.to_string()))
}
