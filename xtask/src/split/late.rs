//! Where the first module ends: `xtask/late.txt`.
//!
//! The list holds paths as `rollcall::ui::import`. A function is late if its name mentions one of them or anything
//! below it; names tell the types that a generic function was compiled for, so that a line takes with it whatever was
//! compiled for a late type. A line may also be a whole name. Of the rest, what only late functions lead to is late
//! as well (`reach`), and everything else is in the first module.

use std::collections::{BinaryHeap, HashMap, HashSet};

/// How many bytes of code a line must keep out of the first module, so that the list does not name every trifle.
const WORTH: usize = 16;

/// The list.
pub struct Late {
    paths: HashSet<String>,
}

impl Late {
    /// Reads the list: a path a line, and comments after `#`.
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().map(|line| line.split(" #").next().unwrap_or_default().trim());
        Self { paths: lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect() }
    }

    /// Whether a function with this readable name is late.
    pub fn has(&self, name: &str) -> bool {
        mentions(name).any(|path| self.paths.contains(&path))
    }
}

/// The shortest list that takes the functions that are wanted and none that was used.
pub fn choose(used: &[String], wanted: &[String]) -> Vec<String> {
    let used: HashSet<String> = used.iter().flat_map(|name| mentions(name)).collect();
    let mut takes: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, name) in wanted.iter().enumerate() {
        let paths: HashSet<String> = mentions(name).filter(|path| !used.contains(path)).collect();
        paths.into_iter().for_each(|path| takes.entry(path).or_default().push(index));
    }
    let mut taken = vec![false; wanted.len()];
    let gain =
        |path: &str, taken: &[bool]| takes.get(path).into_iter().flatten().filter(|index| !taken[**index]).count();
    // The greatest gain first and of equal ones the shortest path. A gain only ever shrinks, so that what is still the
    // greatest after being counted again is the greatest of all.
    let rank = |path: &String, gain: usize| (gain, std::cmp::Reverse((path.len(), path.clone())));
    let mut waiting: BinaryHeap<_> = takes.keys().map(|path| rank(path, gain(path, &taken))).collect();
    let mut chosen = Vec::new();
    while let Some((was, std::cmp::Reverse((_, path)))) = waiting.pop() {
        let now = gain(&path, &taken);
        if now == 0 {
            continue;
        }
        if now < was {
            waiting.push(rank(&path, now));
            continue;
        }
        takes.get(&path).into_iter().flatten().for_each(|index| taken[*index] = true);
        chosen.push(path);
    }
    chosen.sort();
    chosen
}

/// The list without the lines that keep hardly anything out of the first module: `weight` is how many bytes of code that
/// has where the functions with these names are late.
pub fn thin(lines: Vec<String>, names: &[String], weight: impl Fn(&HashSet<&str>) -> usize) -> Vec<String> {
    let at: HashMap<&str, usize> = lines.iter().enumerate().map(|(index, line)| (line.as_str(), index)).collect();
    let takes =
        |name: &String| mentions(name).filter_map(|path| at.get(path.as_str()).copied()).collect::<HashSet<_>>();
    let taken: Vec<(&str, HashSet<usize>)> = names.iter().map(|name| (name.as_str(), takes(name))).collect();
    let mut kept = vec![true; lines.len()];
    let weigh = |kept: &[bool]| {
        let late = taken.iter().filter(|(_, lines)| lines.iter().any(|line| kept[*line])).map(|(name, _)| *name);
        weight(&late.collect())
    };
    let mut now = weigh(&kept);
    for index in 0..kept.len() {
        kept[index] = false;
        let without = weigh(&kept);
        kept[index] = without >= now + WORTH;
        if !kept[index] {
            now = without;
        }
    }
    lines.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(line, _)| line).collect()
}

/// A function's name as wasm-bindgen leaves it or the linker wrote it, demangled.
pub fn readable(name: &str) -> String {
    rustc_demangle::try_demangle(name).map_or_else(|_| name.to_owned(), |name| name.to_string())
}

/// All paths in a name, without what changes from build to build: hashes of crates and numbers of closures.
///
/// `<a::B<c::D>>::e::{closure#1}` mentions `a::B`, `c::D` and `a::B::e::{closure}`, and all that these are within;
/// and last the whole name, without numbers and with them.
fn mentions(name: &str) -> impl Iterator<Item = String> {
    let (numbered, name) = (plain(name, true), plain(name, false));
    let paths = paths(&name).into_iter().flat_map(|path| {
        let ends = path.match_indices("::").map(|(at, _)| at).skip(1).chain([path.len()]);
        ends.map(|end| path[..end].to_owned()).collect::<Vec<_>>()
    });
    paths.collect::<Vec<_>>().into_iter().chain([name, numbered])
}

fn paths(name: &str) -> Vec<String> {
    let inside = |c: char| c.is_alphanumeric() || "_:{}".contains(c);
    let mut found = Vec::new();
    // For each angle that is open, and for the one that was closed last, what a path behind its end continues.
    let mut open: Vec<String> = Vec::new();
    let mut closed = String::new();
    let (mut rest, mut before) = (name, ' ');
    while let Some(c) = rest.chars().next() {
        let length = if inside(c) { rest.find(|c| !inside(c)).unwrap_or(rest.len()) } else { c.len_utf8() };
        let (word, after) = rest.split_at(length);
        rest = after;
        match c {
            '<' => open.push(String::new()),
            '>' if before != '-' => closed = open.pop().unwrap_or_default(),
            _ if !inside(c) => {}
            _ => {
                let path = if word.starts_with("::") { format!("{closed}{word}") } else { word.to_owned() };
                let path = path.trim_end_matches(':').to_owned();
                if before == '<' && path.contains("::") {
                    open.iter_mut()
                        .rev()
                        .take(1)
                        .filter(|base| base.is_empty())
                        .for_each(|base| base.clone_from(&path));
                }
                // Parameters of a function: `a::b::<C>::{closure}` continues a::b.
                if word.ends_with("::") && rest.starts_with('<') {
                    rest = &rest[1..];
                    open.push(path.clone());
                }
                if path.contains("::") && !path.starts_with([':', '{']) {
                    found.push(path);
                }
            }
        }
        before = c;
    }
    found
}

/// Without hashes, and without numbers where these are not wanted.
fn plain(name: &str, numbers: bool) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(at) = rest.find(['[', '#']) {
        plain.push_str(&rest[..at]);
        let (mark, after) = rest[at..].split_at(1);
        let is_hash = |text: &str| text.len() > 8 && text.chars().all(|c| c.is_ascii_hexdigit());
        rest = match after.split_once(']') {
            Some((hash, after)) if mark == "[" && is_hash(hash) => after,
            _ if mark == "#" && !numbers => after.trim_start_matches(|c: char| c.is_ascii_digit()),
            _ => {
                plain.push_str(mark);
                after
            }
        };
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: &[&str]) {
        let mut found: Vec<String> = mentions(name).collect();
        assert_eq!(found.pop(), Some(plain(name, true)));
        assert_eq!(found.pop(), Some(plain(name, false)));
        found.sort();
        assert_eq!(found, expected, "{name}");
    }

    #[test]
    fn a_name_mentions_paths_without_hashes_and_numbers() {
        check(
            "rollcall[d535ffe4b9154105]::ui::share::menu",
            &["rollcall::ui", "rollcall::ui::share", "rollcall::ui::share::menu"],
        );
        check("a::b::{closure#12}", &["a::b", "a::b::{closure}"]);
        check("<a::B>::e::{closure#0}", &["a::B", "a::B", "a::B::e", "a::B::e::{closure}"]);
        check("<a::B<c::D>>::e", &["a::B", "a::B", "a::B::e", "c::D"]);
        check("a::b::<c::D, e::F>::{closure#2}", &["a::b", "a::b", "a::b::{closure}", "c::D", "e::F"]);
        check("<dyn a::B<fn() -> c::D> as e::F>::g", &["a::B", "c::D", "e::F"]);
        check("<<a::B>::c as d::E>::f", &["a::B", "a::B", "a::B::c", "d::E"]);
        check("a::b::<[u8; 4], &[str]>", &["a::b"]);
        check("memcpy", &[]);
    }

    #[test]
    fn a_function_is_late_where_its_name_mentions_a_line() {
        let late = Late::parse("# late\nrollcall::ui::import\nrollcall::app::store::redo # a word\n");
        assert!(late.has("rollcall[d535ffe4b9154105]::ui::import::ask::{closure#3}"));
        assert!(late.has("core::ptr::drop_in_place::<rollcall[d535ffe4b9154105]::ui::import::Asking>"));
        assert!(late.has("rollcall::app::store::redo"));
        assert!(!late.has("rollcall::ui::important"));
        assert!(!late.has("rollcall::app::store::undo"));
    }

    #[test]
    fn the_list_takes_what_was_not_used_and_nothing_else() {
        let used = ["r::start::page", "core::drop::<r::start::Known>"].map(str::to_owned);
        let wanted = ["r::start::menu", "r::import::ask", "core::drop::<r::import::Asking>"].map(str::to_owned);
        let chosen = choose(&used, &wanted);
        assert_eq!(chosen, ["r::import", "r::start::menu"]);
        let late = Late::parse(&chosen.join("\n"));
        assert!(wanted.iter().all(|name| late.has(name)));
        assert!(!used.iter().any(|name| late.has(name)));
    }

    #[test]
    fn what_is_hardly_worth_a_line_has_none() {
        let (lines, names) = (["r::a", "r::b"].map(str::to_owned), ["r::a::c", "r::b::d"].map(str::to_owned));
        let weight = |late: &HashSet<&str>| 300 - late.len() * 100 - usize::from(late.contains("r::b::d"));
        assert_eq!(thin(lines.to_vec(), &names, weight), lines);
        let weight = |late: &HashSet<&str>| if late.contains("r::b::d") { 100 } else { 200 };
        assert_eq!(thin(lines.to_vec(), &names, weight), ["r::b"]);
    }
}
