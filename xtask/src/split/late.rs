//! Which functions are late, that is, belong to the second module: `late.txt`.
//!
//! The list holds paths as `rollcall::ui::import`. A function is late if its name mentions one of them or anything
//! below it; names tell the types that a generic function was compiled for, so that a line takes with it whatever was
//! compiled for a late type. A line may also be a whole name. What no line mentions is in the first module.

use std::collections::{BinaryHeap, HashMap, HashSet};

/// How many bytes a line must bring into the second module, so that the list does not name every trifle; a long line
/// more.
fn worth(path: &str) -> usize {
    (path.len() / 3).max(24)
}

/// The list.
pub struct Late {
    paths: HashSet<String>,
}

impl Late {
    /// Reads the list: a path a line, and comments after `#`.
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
        Self { paths: lines.filter(|line| !line.is_empty()).map(str::to_owned).collect() }
    }

    /// Whether a function with this readable name is late.
    pub fn has(&self, name: &str) -> bool {
        mentions(name).any(|path| self.paths.contains(&path))
    }
}

/// The shortest list that takes the functions that were not used and none that was: names with the bytes of each
/// function, and whether it was used.
pub fn choose(functions: &[(String, usize, bool)]) -> Vec<String> {
    let used: HashSet<String> = functions.iter().filter(|function| function.2).flat_map(|f| mentions(&f.0)).collect();
    let mut takes: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, (name, _, _)) in functions.iter().enumerate().filter(|(_, function)| !function.2) {
        let paths: HashSet<String> = mentions(name).filter(|path| !used.contains(path)).collect();
        paths.into_iter().for_each(|path| takes.entry(path).or_default().push(index));
    }
    let mut taken = vec![false; functions.len()];
    let gain = |path: &str, taken: &[bool]| -> usize {
        takes.get(path).into_iter().flatten().filter(|index| !taken[**index]).map(|index| functions[*index].1).sum()
    };
    // The greatest gain first and of equal ones the shortest path. A gain only ever shrinks, so that what is still the
    // greatest after being counted again is the greatest of all.
    let rank = |path: &String, gain: usize| (gain, std::cmp::Reverse((path.len(), path.clone())));
    let mut waiting: BinaryHeap<_> = takes.keys().map(|path| rank(path, gain(path, &taken))).collect();
    let mut chosen = Vec::new();
    while let Some((was, std::cmp::Reverse((_, path)))) = waiting.pop() {
        let now = gain(&path, &taken);
        if now < worth(&path) {
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

/// A function's name as wasm-bindgen leaves it or the linker wrote it, demangled.
pub fn readable(name: &str) -> String {
    rustc_demangle::try_demangle(name).map_or_else(|_| name.to_owned(), |name| name.to_string())
}

/// All paths in a name, without what changes from build to build: hashes of crates and numbers of closures.
///
/// `<a::B<c::D>>::e::{closure#1}` mentions `a::B`, `c::D` and `a::B::e::{closure}`, and all that these are within;
/// and last the whole name.
fn mentions(name: &str) -> impl Iterator<Item = String> {
    let name = plain(name);
    let paths = paths(&name).into_iter().flat_map(|path| {
        let ends = path.match_indices("::").map(|(at, _)| at).skip(1).chain([path.len()]);
        ends.map(|end| path[..end].to_owned()).collect::<Vec<_>>()
    });
    paths.collect::<Vec<_>>().into_iter().chain([name])
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

/// Without hashes and numbers.
fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(at) = rest.find(['[', '#']) {
        plain.push_str(&rest[..at]);
        let (mark, after) = rest[at..].split_at(1);
        let is_hash = |text: &str| text.len() > 8 && text.chars().all(|c| c.is_ascii_hexdigit());
        rest = match after.split_once(']') {
            Some((hash, after)) if mark == "[" && is_hash(hash) => after,
            _ if mark == "#" => after.trim_start_matches(|c: char| c.is_ascii_digit()),
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
        assert_eq!(found.pop(), Some(plain(name)));
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
        let function = |name: &str, used| (name.to_owned(), 100, used);
        let functions = [
            function("r::start::page", true),
            function("r::start::menu", false),
            function("r::import::ask", false),
            function("core::drop::<r::import::Asking>", false),
            function("core::drop::<r::start::Known>", true),
        ];
        let chosen = choose(&functions);
        assert_eq!(chosen, ["r::import", "r::start::menu"]);
        let late = Late::parse(&chosen.join("\n"));
        for (name, _, used) in &functions {
            assert_eq!(late.has(name), !used, "{name}");
        }
    }

    #[test]
    fn what_is_hardly_worth_a_line_has_none() {
        assert!(choose(&[("r::import::ask".to_owned(), 23, false)]).is_empty());
    }
}
