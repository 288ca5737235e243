//! The module as the linker leaves it, with its notes (`--emit-relocs`) of what refers to which piece of data.
//!
//! The format is described in WebAssembly's tool conventions, "Linking".

use super::bytes::Reader;
use super::module::{Module, id};
use std::collections::{HashMap, HashSet};

/// The segment of constants, which nothing writes to.
const CONSTANTS: &str = ".rodata";

/// What the linker tells.
pub struct Linked {
    functions: Vec<Function>,
    symbols: Vec<Symbol>,
    /// In the code and in the data.
    code: Vec<Reference>,
    data: Vec<Reference>,
    segments: Vec<Segment>,
    /// Which segment is [`CONSTANTS`].
    constants: usize,
}

struct Function {
    name: Option<String>,
    /// Where its body begins in the code section.
    start: usize,
}

/// What can be referred to; only data is of interest.
enum Symbol {
    Data { segment: usize, start: usize, length: usize },
    Other,
}

/// A place that holds the address of a symbol.
struct Reference {
    /// Where in the section.
    at: usize,
    symbol: usize,
}

struct Segment {
    /// Where its bytes begin in the data section.
    start: usize,
    length: usize,
}

impl Linked {
    /// Reads what the linker tells; `None` where it tells nothing or it is not understood.
    pub fn read(module: &Module) -> Option<Self> {
        let (symbols, names) = linking(module.custom("linking")?)?;
        Some(Self {
            functions: functions(module)?,
            symbols,
            code: references(module.custom("reloc.CODE")?)?,
            data: references(module.custom("reloc.DATA")?)?,
            segments: segments(module.content(id::DATA)?)?,
            constants: names.iter().position(|name| name == CONSTANTS)?,
        })
    }

    /// Which segment of the data section holds the constants.
    pub fn constants(&self) -> usize {
        self.constants
    }

    /// For each byte of the constants, whether only functions with these names can read it.
    ///
    /// Everything that is not known counts as read by others: a function of another or of no name, two of one name,
    /// bytes of no symbol.
    pub fn only_for(&self, names: &HashSet<&str>) -> Vec<bool> {
        let mut count: HashMap<&str, usize> = HashMap::new();
        for name in self.functions.iter().filter_map(|function| function.name.as_deref()) {
            *count.entry(name).or_default() += 1;
        }
        let counts_as_late = |function: &Function| {
            function.name.as_deref().is_some_and(|name| names.contains(name) && count.get(name) == Some(&1))
        };
        let at = |reference: &Reference| self.functions.partition_point(|function| function.start <= reference.at);
        let function_of = |reference: &Reference| self.functions.get(at(reference).checked_sub(1)?);

        let inside = self.references_by_symbol();
        let mut waiting: Vec<usize> = self
            .code
            .iter()
            .filter(|reference| !function_of(reference).is_some_and(counts_as_late))
            .map(|reference| reference.symbol)
            .collect();
        // What is not constant is small, and may be reached in other ways.
        waiting.extend(self.symbols.iter().enumerate().filter_map(|(index, symbol)| match symbol {
            Symbol::Data { segment, .. } if *segment != self.constants => Some(index),
            _ => None,
        }));
        let mut reached = HashSet::new();
        while let Some(symbol) = waiting.pop() {
            if reached.insert(symbol) {
                waiting.extend(inside.get(&symbol).into_iter().flatten());
            }
        }
        self.bytes_beyond(&reached)
    }

    /// What each piece of data refers to.
    fn references_by_symbol(&self) -> HashMap<usize, Vec<usize>> {
        let mut sorted: Vec<&Reference> = self.data.iter().collect();
        sorted.sort_by_key(|reference| reference.at);
        let mut inside: HashMap<usize, Vec<usize>> = HashMap::new();
        for (index, symbol) in self.symbols.iter().enumerate() {
            let Symbol::Data { segment, start, length } = symbol else { continue };
            let Some(segment) = self.segments.get(*segment) else { continue };
            let begin = segment.start + start;
            let first = sorted.partition_point(|reference| reference.at < begin);
            let within = sorted[first..].iter().take_while(|reference| reference.at < begin + length);
            inside.entry(index).or_default().extend(within.map(|reference| reference.symbol));
        }
        inside
    }

    fn bytes_beyond(&self, reached: &HashSet<usize>) -> Vec<bool> {
        let length = self.segments.get(self.constants).map_or(0, |segment| segment.length);
        let (mut known, mut read) = (vec![false; length], vec![false; length]);
        for (index, symbol) in self.symbols.iter().enumerate() {
            let Symbol::Data { segment, start, length } = symbol else { continue };
            if *segment == self.constants {
                let range = *start..(start + length).min(known.len());
                known.get_mut(range.clone()).into_iter().flatten().for_each(|byte| *byte = true);
                if reached.contains(&index) {
                    read.get_mut(range).into_iter().flatten().for_each(|byte| *byte = true);
                }
            }
        }
        known.iter().zip(read).map(|(known, read)| *known && !read).collect()
    }
}

fn functions(module: &Module) -> Option<Vec<Function>> {
    let names = module.names()?;
    let imported = module.imports()?.len();
    let mut reader = Reader::new(module.content(id::CODE)?);
    (0..reader.number()?)
        .map(|index| {
            let name = names.get(&(imported + index)).map(|name| super::late::readable(name));
            let start = reader.at();
            let length = reader.number()?;
            reader.take(length)?;
            Some(Function { name, start })
        })
        .collect()
}

/// The symbols, and the names of the segments.
fn linking(content: &[u8]) -> Option<(Vec<Symbol>, Vec<String>)> {
    const VERSION: usize = 2;
    const SEGMENTS: u8 = 5;
    const SYMBOLS: u8 = 8;
    let mut reader = Reader::new(content);
    if reader.number()? != VERSION {
        return None;
    }
    let (mut symbols, mut names) = (Vec::new(), Vec::new());
    while !reader.is_empty() {
        let kind = reader.byte()?;
        let length = reader.number()?;
        let mut table = Reader::new(reader.take(length)?);
        match kind {
            SEGMENTS => {
                for _ in 0..table.number()? {
                    names.push(table.text()?.to_owned());
                    // Alignment and flags.
                    table.number()?;
                    table.number()?;
                }
            }
            SYMBOLS => {
                for _ in 0..table.number()? {
                    symbols.push(symbol(&mut table)?);
                }
            }
            _ => {}
        }
    }
    Some((symbols, names))
}

fn symbol(table: &mut Reader<'_>) -> Option<Symbol> {
    const DATA: u8 = 1;
    const SECTION: u8 = 3;
    const UNDEFINED: usize = 0x10;
    const NAMED: usize = 0x40;
    let kind = table.byte()?;
    let flags = table.number()?;
    let defined = flags & UNDEFINED == 0;
    match kind {
        DATA => {
            table.text()?;
            if defined {
                let (segment, start, length) = (table.number()?, table.number()?, table.number()?);
                return Some(Symbol::Data { segment, start, length });
            }
        }
        SECTION => {
            table.number()?;
        }
        _ => {
            table.number()?;
            if defined || flags & NAMED != 0 {
                table.text()?;
            }
        }
    }
    Some(Symbol::Other)
}

/// The places of a section that hold addresses of memory.
fn references(content: &[u8]) -> Option<Vec<Reference>> {
    // R_WASM_MEMORY_ADDR_*, for 32 and 64 bits, absolute and relative.
    const OF_MEMORY: [u8; 10] = [3, 4, 5, 11, 14, 15, 16, 17, 21, 23];
    // Those that are followed by an addend: of memory, and of offsets in functions and sections.
    const WITH_ADDEND: [u8; 13] = [3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23];
    let mut reader = Reader::new(content);
    // The section's index.
    reader.number()?;
    let mut found = Vec::new();
    for _ in 0..reader.number()? {
        let kind = reader.byte()?;
        let (at, symbol) = (reader.number()?, reader.number()?);
        if WITH_ADDEND.contains(&kind) {
            reader.signed()?;
        }
        if OF_MEMORY.contains(&kind) {
            found.push(Reference { at, symbol });
        }
    }
    Some(found)
}

fn segments(content: &[u8]) -> Option<Vec<Segment>> {
    let data = super::data::Data::read(content)?;
    Some(data.pieces.iter().map(|piece| Segment { start: piece.at, length: piece.bytes.len() }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Functions `early` (at 0) and `late` (at 10); five constants of two bytes, the last of them nobody's.
    fn linked(code: &[(usize, usize)], data: &[(usize, usize)]) -> Linked {
        let references = |list: &[(usize, usize)]| list.iter().map(|&(at, symbol)| Reference { at, symbol }).collect();
        let function = |name: &str, start| Function { name: Some(name.to_owned()), start };
        Linked {
            functions: vec![function("early", 0), function("late", 10)],
            symbols: (0..4).map(|index| Symbol::Data { segment: 0, start: index * 2, length: 2 }).collect(),
            code: references(code),
            data: references(data),
            segments: vec![Segment { start: 0, length: 10 }],
            constants: 0,
        }
    }

    fn check(code: &[(usize, usize)], data: &[(usize, usize)], late_symbols: &[usize]) {
        let expected: Vec<bool> = (0..10).map(|byte| late_symbols.contains(&(byte / 2))).collect();
        assert_eq!(linked(code, data).only_for(&HashSet::from(["late"])), expected, "{code:?} {data:?}");
    }

    #[test]
    fn data_is_late_where_only_late_functions_reach_it() {
        check(&[(3, 0), (12, 1)], &[], &[1, 2, 3]);
        check(&[(3, 0), (12, 0)], &[], &[1, 2, 3]);
        // Symbol 0, which an early function reads, refers to 2, and that to 3.
        check(&[(3, 0), (12, 1)], &[(0, 2), (4, 3)], &[1]);
        // What late data refers to stays late.
        check(&[(3, 0), (12, 1)], &[(2, 3)], &[1, 2, 3]);
    }

    #[test]
    fn two_functions_of_one_name_count_as_early() {
        let mut linked = linked(&[(12, 1)], &[]);
        linked.functions[0].name = Some("late".to_owned());
        assert!(!linked.only_for(&HashSet::from(["late"]))[2]);
    }
}
