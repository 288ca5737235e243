//! The module as the linker leaves it, with its notes (`--emit-relocs`) of what refers to what: functions to functions
//! and data, data to data and functions.
//!
//! The format is described in WebAssembly's tool conventions, "Linking".

use super::bytes::Reader;
use super::module::{Module, id};

/// The segment of constants, which nothing writes to.
const CONSTANTS: &str = ".rodata";

/// What the linker tells.
pub struct Linked {
    /// The functions that have a body, in their order.
    pub functions: Vec<Function>,
    /// How many functions without a body stand before them.
    pub imported: usize,
    /// What can be referred to.
    pub symbols: Vec<Symbol>,
    /// What the code refers to, in the order of the places.
    pub code: Vec<Reference>,
    /// What the data refers to, in the order of the places.
    pub data: Vec<Reference>,
    /// The code section.
    pub code_bytes: Vec<u8>,
    /// The data section.
    pub data_bytes: Vec<u8>,
    /// The pieces of the data section.
    pub segments: Vec<Segment>,
    /// Which segment holds the constants.
    pub constants: usize,
}

/// A function.
pub struct Function {
    /// Its readable name.
    pub name: Option<String>,
    /// Where its body begins in the code section.
    pub start: usize,
    /// How many values it takes.
    pub parameters: usize,
}

/// What can be referred to.
#[derive(Clone, Copy)]
pub enum Symbol {
    /// A piece of data: its segment, where in that, and how long.
    Data {
        /// Which segment.
        segment: usize,
        /// Where in it.
        start: usize,
        /// How many bytes.
        length: usize,
    },
    /// A function, imported ones first.
    Function(usize),
    /// Anything else.
    Other,
}

/// A place that holds the address of data, or the number of a function or of its place in the table.
pub struct Reference {
    /// Where in the section.
    pub at: usize,
    /// Which of the symbols.
    pub symbol: usize,
}

/// A piece of the data section.
pub struct Segment {
    /// Where its bytes begin in the data section.
    pub start: usize,
    /// How many bytes.
    pub length: usize,
}

impl Linked {
    /// Reads what the linker tells; `None` where it tells nothing or it is not understood.
    pub fn read(module: &Module) -> Option<Self> {
        let (symbols, names) = linking(module.custom("linking")?)?;
        Some(Self {
            functions: functions(module)?,
            imported: module.imports()?.len(),
            symbols,
            code: references(module.custom("reloc.CODE")?)?,
            data: references(module.custom("reloc.DATA")?)?,
            code_bytes: module.content(id::CODE)?.to_vec(),
            data_bytes: module.content(id::DATA)?.to_vec(),
            segments: segments(module.content(id::DATA)?)?,
            constants: names.iter().position(|name| name == CONSTANTS)?,
        })
    }

    /// Where data lies in its section, and its length.
    pub fn range(&self, symbol: usize) -> Option<(usize, usize)> {
        match self.symbols.get(symbol)? {
            Symbol::Data { segment, start, length } => Some((self.segments.get(*segment)?.start + start, *length)),
            _ => None,
        }
    }
}

fn functions(module: &Module) -> Option<Vec<Function>> {
    let names = module.names()?;
    let imported = module.imports()?.len();
    let parameters = module.parameters()?;
    let mut reader = Reader::new(module.content(id::CODE)?);
    (0..reader.number()?)
        .map(|index| {
            let name = names.get(&(imported + index)).map(|name| super::late::readable(name));
            let start = reader.at();
            let length = reader.number()?;
            reader.take(length)?;
            Some(Function { name, start, parameters: *parameters.get(index)? })
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
    const FUNCTION: u8 = 0;
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
            let index = table.number()?;
            if defined || flags & NAMED != 0 {
                table.text()?;
            }
            if kind == FUNCTION {
                return Some(Symbol::Function(index));
            }
        }
    }
    Some(Symbol::Other)
}

/// The places of a section that refer to data or functions, in their order.
fn references(content: &[u8]) -> Option<Vec<Reference>> {
    // R_WASM_FUNCTION_INDEX_*, R_WASM_TABLE_INDEX_* and R_WASM_MEMORY_ADDR_*, for 32 and 64 bits, absolute and relative.
    const WANTED: [u8; 18] = [0, 1, 2, 3, 4, 5, 11, 12, 14, 15, 16, 17, 18, 19, 21, 23, 24, 26];
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
        if WANTED.contains(&kind) {
            found.push(Reference { at, symbol });
        }
    }
    found.sort_by_key(|reference| reference.at);
    Some(found)
}

fn segments(content: &[u8]) -> Option<Vec<Segment>> {
    let data = super::data::Data::read(content)?;
    Some(data.pieces.iter().map(|piece| Segment { start: piece.at, length: piece.bytes.len() }).collect())
}
