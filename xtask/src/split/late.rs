//! Which functions and constants are late: those that the program reaches only through the modules of `xtask/late.txt`.
//!
//! The linker notes in its module what refers to what (`--emit-relocs`, build.rs): functions and constants to functions
//! and constants. The notes are followed from what the page enters, and not into the listed modules. What is reached is
//! early, and everything else late.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use wasmparser::{
    ExternalKind, KnownCustom, Linking, LinkingSectionReader, Name, Parser, Payload, RelocationType, Result,
    SymbolInfo, TypeRef,
};

/// The list: paths of our own modules, a path a line, and comments after `#`.
pub struct List<'l> {
    paths: Vec<&'l str>,
}

impl<'l> List<'l> {
    /// Reads the list.
    pub fn parse(text: &'l str) -> Self {
        let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
        Self { paths: lines.filter(|line| !line.is_empty()).collect() }
    }

    /// Whether a listed module has the function of this name, or the type or closure that it belongs to.
    fn has(&self, name: &str) -> bool {
        let name = name.trim_start_matches(['<', '&']);
        self.paths.iter().any(|path| name.strip_prefix(path).is_some_and(|rest| rest.starts_with("::")))
    }
}

/// A function or a piece of data, and where in the file its content lies.
struct Part {
    content: Range<u64>,
    /// The name of a function, as the compiler writes it.
    name: Option<String>,
}

/// The module as the linker leaves it.
#[derive(Default)]
pub struct Linked {
    parts: Vec<Part>,
    /// Which part is at a place and refers to which: the place, and the part that it refers to.
    references: Vec<(u64, usize)>,
    /// The functions that can be called from outside.
    entries: Vec<usize>,
    segments: Vec<Segment>,
}

/// A piece of the section of data: where in the file its bytes lie, and where in memory they go.
struct Segment {
    content: Range<u64>,
    address: Option<u32>,
}

/// What is late.
#[derive(Debug, PartialEq, Eq)]
pub struct Late {
    /// The names of functions. A name that an early function has as well is not among them.
    pub functions: HashSet<String>,
    /// Ranges of memory, in their order.
    pub data: Vec<Range<u32>>,
}

impl Linked {
    /// Reads the module with the linker's notes.
    pub fn read(module: &[u8]) -> Result<Self> {
        let mut linked = Self::default();
        let (mut sections, mut imported, mut symbols) = (vec![], 0, vec![]);
        for payload in Parser::new(0).parse_all(module) {
            let payload = payload?;
            sections.extend(payload.as_section().map(|(_, range)| range.start));
            match payload {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            linked.entries.extend((export.index as usize).checked_sub(imported));
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => linked.parts.push(Part { content: body.range(), name: None }),
                Payload::DataSection(data) => {
                    for segment in data {
                        let segment = segment?;
                        let content = segment.range.end - segment.data.len() as u64..segment.range.end;
                        linked.segments.push(Segment { content, address: super::data::address(&segment)? });
                    }
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Linking(notes) => symbols = linked.symbols(notes, imported)?,
                    KnownCustom::Reloc(notes) => {
                        let start = sections.get(notes.section_index() as usize).copied().unwrap_or_default();
                        for note in notes.entries() {
                            let note = note?;
                            if let Some(Some(part)) = symbols.get(note.index as usize)
                                && note.ty != RelocationType::TypeIndexLeb
                            {
                                linked.references.push((start + u64::from(note.offset), *part));
                            }
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        linked.references.sort_unstable();
        Ok(linked)
    }

    /// The parts that the symbols mean.
    fn symbols(&mut self, notes: LinkingSectionReader<'_>, imported: usize) -> Result<Vec<Option<usize>>> {
        let mut parts = Vec::new();
        for note in notes {
            let Linking::SymbolTable(symbols) = note? else { continue };
            for symbol in symbols {
                parts.push(match symbol? {
                    SymbolInfo::Func { index, name, .. } => (index as usize).checked_sub(imported).inspect(|own| {
                        if let Some(part) = self.parts.get_mut(*own) {
                            part.name = name.map(str::to_owned);
                        }
                    }),
                    SymbolInfo::Data { symbol: Some(data), .. } => {
                        self.segments.get(data.index as usize).map(|segment| {
                            let start = segment.content.start + u64::from(data.offset);
                            self.parts.push(Part { content: start..start + u64::from(data.size), name: None });
                            self.parts.len() - 1
                        })
                    }
                    _ => None,
                });
            }
        }
        Ok(parts)
    }

    /// What is reached only through listed modules.
    pub fn late(&self, list: &List) -> Late {
        let is_listed = |part: &Part| {
            part.name.as_deref().is_some_and(|name| list.has(&format!("{:#}", rustc_demangle::demangle(name))))
        };
        let mut reached = vec![false; self.parts.len()];
        let mut waiting = self.entries.clone();
        while let Some(index) = waiting.pop() {
            if !is_listed(&self.parts[index]) && !std::mem::replace(&mut reached[index], true) {
                let Range { start, end } = self.parts[index].content;
                let at = |place: u64| self.references.partition_point(|(at, _)| *at < place);
                waiting.extend(self.references[at(start)..at(end)].iter().map(|(_, part)| *part));
            }
        }
        let parts =
            |wanted: bool| self.parts.iter().zip(&reached).filter(move |(_, is)| **is == wanted).map(|(part, _)| part);
        let names =
            |wanted| parts(wanted).filter_map(|part| part.name.as_deref()).map(readable).collect::<HashSet<_>>();
        // Pieces overlap where one text is the end of another.
        let ranges = self.segments.iter().filter_map(|Segment { content, address }| {
            let mut at = (*address)?;
            let mut is_late = vec![false; (content.end - content.start) as usize];
            for (part, late) in parts(false).map(|part| (part, true)).chain(parts(true).map(|part| (part, false))) {
                if content.start <= part.content.start && part.content.end <= content.end {
                    let range = part.content.start - content.start..part.content.end - content.start;
                    is_late[range.start as usize..range.end as usize].fill(late);
                }
            }
            let runs = is_late.chunk_by(|a, b| a == b).map(|run| {
                at += run.len() as u32;
                (run[0], at - run.len() as u32..at)
            });
            Some(runs.filter(|(late, _)| *late).map(|(_, range)| range).collect::<Vec<_>>())
        });
        Late { functions: &names(false) - &names(true), data: ranges.flatten().collect() }
    }
}

/// The numbers of the functions that have one of these names, counted without the imported ones, in a module that has the
/// names of its functions. A name of two functions counts for none.
pub fn numbers(module: &[u8], names: &HashSet<String>) -> Result<Vec<usize>> {
    let mut imported = 0;
    let mut found: HashMap<String, Vec<usize>> = HashMap::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(parts) = section.as_known() else { continue };
                for part in parts {
                    let Name::Function(functions) = part? else { continue };
                    for function in functions {
                        let function = function?;
                        found.entry(readable(function.name)).or_default().push(function.index as usize);
                    }
                }
            }
            _ => {}
        }
    }
    let late = found.into_iter().filter(|(name, _)| names.contains(name));
    let mut numbers: Vec<usize> = late
        .filter_map(|(_, functions)| if let [one] = functions[..] { one.checked_sub(imported) } else { None })
        .collect();
    numbers.sort_unstable();
    Ok(numbers)
}

/// The name of a function, whether wasm-bindgen has already made it readable or not.
fn readable(name: &str) -> String {
    rustc_demangle::demangle(name).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ImportSection, Module, NameMap, NameSection};

    #[test]
    fn each_line_of_the_list_is_a_module_of_ours() {
        let text = std::fs::read_to_string(crate::paths::late()).unwrap();
        let paths = List::parse(&text).paths;
        assert!(paths.len() <= 50, "the list is to be short enough to be read");
        for path in paths {
            let file = crate::paths::root().join(path.replacen("rollcall::", "src/", 1).replace("::", "/"));
            assert!(file.with_extension("rs").is_file() || file.join("mod.rs").is_file(), "there is no {path}");
        }
    }

    fn check_listed(name: &str, expected: bool) {
        let list = List::parse("# What is late.\nrollcall::ui::import # dialogs\n\nrollcall::lists\n");
        assert_eq!(list.has(name), expected, "{name}");
    }

    #[test]
    fn a_module_is_listed_with_all_that_is_defined_in_it() {
        check_listed("rollcall::lists::read", true);
        check_listed("rollcall::ui::import::question::ask::{closure#0}", true);
        check_listed("<rollcall::lists::plan::Plan>::command", true);
        check_listed("<rollcall::lists::plan::Plan as core::clone::Clone>::clone", true);
        check_listed("<<rollcall::lists::read::{closure#1} as core::ops::FnOnce<()>>::call_once", true);
        check_listed("<&rollcall::lists::Plan as core::fmt::Debug>::fmt", true);
        check_listed("rollcall::ui::importer::ask", false);
        check_listed("rollcall::ui", false);
    }

    /// One copy of the code of another crate may serve a listed type and others.
    #[test]
    fn what_another_crate_compiles_for_a_listed_type_is_not_listed() {
        check_listed("<alloc::vec::Vec<rollcall::lists::Row>>::push", false);
        check_listed("core::ptr::drop_in_place::<rollcall::lists::plan::Plan>", false);
    }

    /// What is late of functions `main`, `r::late`, `behind` and `shared`, and a constant that memory has at 1040, at ten
    /// places each. References go from part to part.
    fn check_late(references: &[(u64, usize)], functions: &[&str], is_constant_late: bool) {
        let part =
            |(at, name): (u64, Option<&str>)| Part { content: at * 10..at * 10 + 10, name: name.map(str::to_owned) };
        let names = [Some("main"), Some("r::late::f"), Some("behind"), Some("shared"), None];
        let linked = Linked {
            parts: (0..).zip(names).map(part).collect(),
            references: references.iter().map(|(from, to)| (from * 10 + 5, *to)).collect(),
            entries: vec![0],
            segments: vec![Segment { content: 40..60, address: Some(1040) }],
        };
        let data = is_constant_late.then_some(1040..1050).into_iter().collect();
        let expected = Late { functions: functions.iter().map(ToString::to_string).collect(), data };
        assert_eq!(linked.late(&List::parse("r::late")), expected, "{references:?}");
    }

    #[test]
    fn late_is_what_is_reached_only_through_the_list() {
        check_late(&[(0, 1), (0, 3), (1, 2), (1, 3)], &["behind", "r::late::f"], true);
        // What the constant points to is reached with the constant.
        check_late(&[(0, 4), (4, 3)], &["behind", "r::late::f"], false);
        check_late(&[(1, 4), (4, 3)], &["behind", "r::late::f", "shared"], true);
    }

    #[test]
    fn functions_have_their_numbers_without_the_imported_ones() {
        let (mut imports, mut names, mut map) = (ImportSection::new(), NameSection::new(), NameMap::new());
        imports.import("m", "f", wasm_encoder::EntityType::Function(0));
        for (index, name) in [(0, "early"), (1, "late"), (2, "twice"), (3, "twice"), (4, "_RNvC1r4late")] {
            map.append(index, name);
        }
        names.functions(&map);
        let mut module = Module::new();
        module.section(&imports).section(&names);
        let late = ["late", "twice", "r::late"].map(str::to_owned);
        assert_eq!(numbers(&module.finish(), &HashSet::from(late)).unwrap(), [0, 3]);
    }
}
