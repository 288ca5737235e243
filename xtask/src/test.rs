//! `cargo xtask test`: every check that a change must pass.

use crate::command::{cargo, show};
use crate::{Result, dist, interop, sizes, tools};
use std::time::{Duration, Instant};

const STEPS: [Step; 8] = [
    Step { name: "format", what: "the code is formatted", run: format },
    Step { name: "lint", what: "clippy has nothing to say, natively", run: lint },
    Step { name: "lint-page", what: "nor for wasm32", run: lint_page },
    Step { name: "native", what: "native tests", run: native },
    Step { name: "python", what: "Python reads the files that we write", run: python },
    Step { name: "page", what: "release build of the page", run: page },
    Step { name: "browser", what: "browser tests", run: browser },
    Step { name: "size", what: "size budget", run: size },
];

struct Step {
    name: &'static str,
    what: &'static str,
    /// Gets what the person wrote after `--`.
    run: fn(&[String]) -> Result,
}

/// Runs the steps in order and stops at the first that fails.
pub fn run(arguments: &[String]) -> Result {
    let (own, passed_on) = match arguments.iter().position(|argument| argument == "--") {
        Some(at) => (&arguments[..at], &arguments[at + 1..]),
        None => (arguments, [].as_slice()),
    };
    let steps = chosen(own)?;
    let mut times = Vec::new();
    for step in &steps {
        println!("\n== {}: {}", step.name, step.what);
        let start = Instant::now();
        let outcome = (step.run)(passed_on);
        times.push((step.name, start.elapsed()));
        if let Err(sentence) = outcome {
            print_times(&times);
            return Err(format!("The step \"{}\" failed. {sentence}", step.name));
        }
    }
    print_times(&times);
    println!("All passed.");
    Ok(())
}

fn chosen(arguments: &[String]) -> Result<Vec<&'static Step>> {
    let names = match arguments {
        [] => return Ok(STEPS.iter().collect()),
        [flag, names] if flag == "--only" => names,
        _ => {
            return Err("test knows `--only STEP,STEP` and `-- ARGS` for the browser tests.".to_owned());
        }
    };
    let known = || STEPS.map(|step| step.name).join(", ");
    names
        .split(',')
        .map(|name| {
            let step = STEPS.iter().find(|step| step.name == name);
            step.ok_or_else(|| format!("There is no step \"{name}\". The steps are {}.", known()))
        })
        .collect()
}

fn format(_: &[String]) -> Result {
    show(cargo().args(["fmt", "--all", "--check"])).map_err(|error| format!("{error} `cargo fmt --all` puts it right."))
}

fn lint(_: &[String]) -> Result {
    // The browser tests are named because `--all-targets` leaves out what plain `cargo test` does.
    show(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    show(cargo().args(["clippy", "--test", "browser", "--bench", "browser", "--", "-D", "warnings"]))
}

fn lint_page(_: &[String]) -> Result {
    tools::for_compiling()?;
    let clippy = || {
        let mut clippy = cargo();
        clippy.args(["clippy", "--target", "wasm32-unknown-unknown"]);
        clippy
    };
    show(clippy().args(["--lib", "--bins", "--", "-D", "warnings"]))?;
    show(clippy().args(dist::SHEETS).args(["--", "-D", "warnings"]))
}

fn native(_: &[String]) -> Result {
    show(cargo().args(["test", "--workspace"]))
}

fn python(_: &[String]) -> Result {
    interop::python()
}

fn page(_: &[String]) -> Result {
    dist::run()
}

fn browser(arguments: &[String]) -> Result {
    tools::for_browser()?;
    show(cargo().args(["test", "--test", "browser", "--"]).args(arguments))
}

fn size(_: &[String]) -> Result {
    let sizes = sizes::of_dist()?;
    print!("{sizes}");
    sizes.check()
}

fn print_times(times: &[(&str, Duration)]) {
    println!();
    for (name, time) in times {
        println!("{name:10} {:>7.1} s", time.as_secs_f64());
    }
    let total: Duration = times.iter().map(|(_, time)| *time).sum();
    println!("{:10} {:>7.1} s", "together", total.as_secs_f64());
}
