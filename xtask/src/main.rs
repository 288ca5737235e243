//! Rollcall's tasks: `cargo xtask serve | test | dist | bench | fuzz | interop`.
//!
//! A fresh clone needs nothing but rustup: each task first sets up the tools it uses (`tools`), once,
//! and says so. Everything it installs itself goes to `target/tools`, pinned to a version.

mod bench;
mod command;
mod csp;
mod dist;
mod fuzz;
mod interop;
mod page;
mod paths;
mod serve;
mod sheets;
mod sizes;
mod split;
mod style;
mod test;
mod tools;

use std::process::ExitCode;

/// A task either succeeds or ends with a sentence for the person who started it.
type Result<T = ()> = std::result::Result<T, String>;

const USAGE: &str = "\
Usage: cargo xtask TASK

  serve [--release] [--port N]   build the page, serve it on this machine, rebuild on every change
  test [--only STEP,STEP]        every check that a change must pass; see below for the steps
       [-- ARGS]                 what follows `--` goes to the browser tests, such as a name to filter by
  dist                           leave the finished page in dist/, for any static host and any folder
  bench [ARGS]                   measure how quickly the page answers, with 1,000 and 10,000 influencers
  interop                        have LibreOffice and Python read the files that we write
  fuzz [N]                       read, join and write N damaged files and deltas (100,000)

Steps of `test`, in order: format, lint, lint-page, native, python, page, browser, size.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result {
    let Some((task, rest)) = arguments.split_first() else {
        return Err(USAGE.to_owned());
    };
    match task.as_str() {
        "serve" => serve::run(rest),
        "test" => test::run(rest),
        "dist" if rest.is_empty() => dist::run(),
        "bench" => bench::run(rest),
        "interop" if rest.is_empty() => interop::run(),
        "fuzz" => fuzz::run(rest),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        _ => Err(format!("There is no task \"{}\".\n\n{USAGE}", arguments.join(" "))),
    }
}
