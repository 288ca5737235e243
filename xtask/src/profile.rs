//! `cargo xtask profile`: renews late.txt, the list of what the page's second module holds.
//!
//! Builds the page with a module that notes which functions are used, visits it as `tests/browser/profile.rs` says, and
//! writes the list of what no visit has used.

use crate::command::{cargo, program, show};
use crate::split::late::{Late, choose, readable, thin};
use crate::split::page::Page;
use crate::split::{self, FEATURES, WASM};
use crate::{Result, dist, paths, tools};
use std::collections::HashSet;
use std::fs;

const HEAD: &str = "\
# What belongs to the page's second module: a function whose name mentions one of these paths.
# Written by `cargo xtask profile` from visits in a browser; ARCHITECTURE.md, \"What the page weighs\".
";

/// Builds, visits, and writes the list.
pub fn run() -> Result {
    tools::for_release()?;
    tools::for_bench()?;
    let folder = paths::root().join("target").join("profile");
    dist::build_whole(&folder)?;
    let wasm = Page::read(&folder)?.file(WASM)?;
    let work = split::work_folder()?;
    let (before, after) = (work.join("plain.wasm"), work.join("noting.wasm"));
    let mut module = split::read(&wasm.content)?;
    module.strip(&["name"]);
    fs::write(&before, module.write()).map_err(|error| format!("{}: {error}.", before.display()))?;
    show(program("wasm-split").arg("--instrument").args(FEATURES).arg(&before).arg("-o").arg(&after))?;
    let noting = fs::read(&after).map_err(|error| format!("wasm-split left nothing: {error}."))?;
    split::exchange(&folder, &wasm, &noting)?;

    show(cargo().args(["bench", "--profile", "dev", "--bench", "profile", "--"]).arg(&folder))?;
    let functions = split::functions(&module)?;
    let mut used = vec![false; functions.len()];
    let mut visits = 0;
    for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().ends_with(".visit") {
            let noted = fs::read(entry.path()).map_err(|error| format!("{}: {error}.", entry.path().display()))?;
            for (used, noted) in used.iter_mut().zip(noted_in(&noted, functions.len())?) {
                *used |= noted;
            }
            visits += 1;
        }
    }
    let names: Vec<String> = functions.iter().map(|(name, _)| readable(name)).collect();
    let used_names: Vec<String> = names.iter().zip(&used).filter(|(_, used)| **used).map(|(n, _)| n.clone()).collect();
    let linked = split::read_linked()?;
    let ways = split::Ways::read(&linked, &module)?;

    // What is not used, but called by or known to what is: behind that lies the rest.
    let used_set: HashSet<&str> = used_names.iter().map(String::as_str).collect();
    let exact = ways.reached(|name| !used_set.contains(name));
    let unreached = exact.unreached();
    if let Some(name) = used_names.iter().find(|name| unreached.contains(name.as_str())) {
        return Err(format!("A visit used {name}, and the linker's notes tell of no way to it."));
    }
    let mut wanted: HashSet<String> = exact.called().into_iter().map(str::to_owned).collect();
    // What no line can keep out leads to more that should not be there.
    let chosen = loop {
        let chosen = choose(&used_names, &wanted.iter().cloned().collect::<Vec<_>>());
        let late = Late::parse(&chosen.join("\n"));
        let before = wanted.len();
        let reached = ways.reached(|name| late.has(name));
        wanted.extend(reached.running().into_iter().filter(|name| !used_set.contains(name)).map(str::to_owned));
        if wanted.len() == before {
            break chosen;
        }
    };
    let before = chosen.len();
    let chosen = thin(chosen, &names, |late| ways.reached(|name| late.contains(name)).weight());
    let late = Late::parse(&chosen.join("\n"));
    let weight = ways.reached(|name| late.has(name)).weight();
    println!(
        "{visits} visits used {} of {} functions: {} bytes before the last optimisation; {} more, which none has used, \
         are in the first module for want of a line. late.txt has {} lines; {} more would have been worth little.",
        used_names.len(),
        used.len(),
        exact.weight(),
        weight - exact.weight(),
        chosen.len(),
        before - chosen.len(),
    );
    fs::write(paths::late(), format!("{HEAD}{}\n", chosen.join("\n")))
        .map_err(|error| format!("late.txt cannot be written: {error}."))
}

/// Which functions a visit has used. wasm-split notes when each was first called, 0 for never, after eight bytes that
/// name the module.
fn noted_in(bytes: &[u8], functions: usize) -> Result<Vec<bool>> {
    let times = bytes.get(8..).unwrap_or_default();
    if times.len() != functions * 4 {
        return Err(format!("A visit notes {} functions and not {functions}.", times.len() / 4));
    }
    Ok(times.chunks(4).map(|time| time.iter().any(|byte| *byte != 0)).collect())
}

#[cfg(test)]
mod tests {
    use super::noted_in;

    #[test]
    fn a_function_was_used_where_a_time_is_noted() {
        let bytes = [[1_u32; 2].as_slice(), &[0, 7, 0x0100_0000]].concat();
        let bytes: Vec<u8> = bytes.iter().flat_map(|number| number.to_le_bytes()).collect();
        assert_eq!(noted_in(&bytes, 3), Ok(vec![false, true, true]));
        assert!(noted_in(&bytes, 4).is_err());
    }
}
