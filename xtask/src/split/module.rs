//! A WebAssembly module as its sections, and those of them that the split reads or writes.

use super::bytes::{Reader, write_number, write_signed, write_text};
use std::collections::HashMap;

/// What can be imported or exported.
pub const FUNCTION: u8 = 0;
const TABLE: u8 = 1;
const MEMORY: u8 = 2;
const GLOBAL: u8 = 3;

const I32_CONST: u8 = 0x41;
const END: u8 = 0x0b;

/// What every module begins with: the magic word and version 1.
const HEAD: &[u8] = b"\0asm\x01\0\0\0";

/// What others can use of a module.
#[derive(Debug, PartialEq, Eq)]
pub struct Export {
    /// What it is called.
    pub name: String,
    /// Functions have 0.
    pub kind: u8,
    /// Which of its kind.
    pub index: usize,
}

/// The sections' numbers.
pub mod id {
    /// Anything beside the module's own, with a name.
    pub const CUSTOM: u8 = 0;
    /// The types of functions.
    pub const TYPE: u8 = 1;
    /// What it imports.
    pub const IMPORT: u8 = 2;
    /// The type of each function that has a body.
    pub const FUNCTION: u8 = 3;
    /// What others can use.
    pub const EXPORT: u8 = 7;
    /// The function that runs first.
    pub const START: u8 = 8;
    /// What the table holds.
    pub const ELEMENT: u8 = 9;
    /// The functions' bodies.
    pub const CODE: u8 = 10;
    /// What memory holds at the beginning.
    pub const DATA: u8 = 11;
    /// How many pieces of data there are.
    pub const DATA_COUNT: u8 = 12;
}

/// A module.
pub struct Module {
    /// In their order.
    pub sections: Vec<Section>,
}

/// A section.
pub struct Section {
    /// One of [`id`].
    pub id: u8,
    /// A custom section's name; empty for others.
    pub name: String,
    /// What follows the length and the name.
    pub content: Vec<u8>,
}

/// What a module imports.
#[derive(Debug, PartialEq, Eq)]
pub struct Import {
    /// The namespace.
    pub module: String,
    /// Its name there.
    pub name: String,
    /// Kind and type, as they are written.
    kind: Vec<u8>,
}

impl Module {
    /// Reads a module; `None` where it is none.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes.strip_prefix(HEAD)?);
        let mut sections = Vec::new();
        while !reader.is_empty() {
            let id = reader.byte()?;
            let length = reader.number()?;
            let content = reader.take(length)?;
            let mut inside = Reader::new(content);
            let name = if id == id::CUSTOM { inside.text()?.to_owned() } else { String::new() };
            sections.push(Section { id, name, content: content[inside.at()..].to_vec() });
        }
        Some(Self { sections })
    }

    /// The module's bytes.
    pub fn write(&self) -> Vec<u8> {
        let mut out = HEAD.to_vec();
        for section in &self.sections {
            let mut content = Vec::new();
            if section.id == id::CUSTOM {
                write_text(&section.name, &mut content);
            }
            content.extend_from_slice(&section.content);
            out.push(section.id);
            write_number(content.len(), &mut out);
            out.append(&mut content);
        }
        out
    }

    /// The content of one of the module's own sections.
    pub fn content(&self, id: u8) -> Option<&[u8]> {
        self.sections.iter().find(|section| section.id == id).map(|section| section.content.as_slice())
    }

    /// The content of a custom section.
    pub fn custom(&self, name: &str) -> Option<&[u8]> {
        let found = self.sections.iter().find(|section| section.id == id::CUSTOM && section.name == name);
        found.map(|section| section.content.as_slice())
    }

    /// Without the custom sections but those named.
    pub fn strip(&mut self, keep: &[&str]) {
        self.sections.retain(|section| section.id != id::CUSTOM || keep.contains(&section.name.as_str()));
    }

    /// Adds a custom section behind all others.
    pub fn add_custom(&mut self, name: &str, content: Vec<u8>) {
        self.sections.push(Section { id: id::CUSTOM, name: name.to_owned(), content });
    }

    /// Puts a section in the place of the one with its number, or where the format's order wants it.
    pub fn set(&mut self, id: u8, content: Vec<u8>) {
        // The count stands before the code, everything else in the order of the numbers.
        let rank = |id: u8| if id == id::DATA_COUNT { id::CODE * 2 - 1 } else { id * 2 };
        self.sections.retain(|section| section.id != id);
        let later = |section: &Section| section.id != id::CUSTOM && rank(section.id) > rank(id);
        let last = self.sections.iter().rposition(|section| section.id != id::CUSTOM).map_or(0, |at| at + 1);
        let at = self.sections.iter().position(later).unwrap_or(last);
        self.sections.insert(at, Section { id, name: String::new(), content });
    }

    /// What is imported.
    pub fn imports(&self) -> Option<Vec<Import>> {
        let Some(content) = self.content(id::IMPORT) else { return Some(Vec::new()) };
        let mut reader = Reader::new(content);
        (0..reader.number()?)
            .map(|_| {
                let (module, name) = (reader.text()?.to_owned(), reader.text()?.to_owned());
                let start = reader.at();
                let limits = |reader: &mut Reader<'_>| {
                    let has_most = reader.byte()? & 1 == 1;
                    reader.number()?;
                    if has_most { reader.number() } else { Some(0) }
                };
                match reader.byte()? {
                    FUNCTION => reader.number()?,
                    TABLE => reader.byte().and_then(|_| limits(&mut reader))?,
                    MEMORY => limits(&mut reader)?,
                    GLOBAL => reader.take(2)?.len(),
                    _ => return None,
                };
                Some(Import { module, name, kind: content[start..reader.at()].to_vec() })
            })
            .collect()
    }

    /// What others can use.
    pub fn exports(&self) -> Option<Vec<Export>> {
        let mut reader = Reader::new(self.content(id::EXPORT)?);
        (0..reader.number()?)
            .map(|_| Some(Export { name: reader.text()?.to_owned(), kind: reader.byte()?, index: reader.number()? }))
            .collect()
    }

    /// Replaces what others can use.
    pub fn set_exports(&mut self, exports: &[Export]) {
        let mut content = Vec::new();
        write_number(exports.len(), &mut content);
        for export in exports {
            write_text(&export.name, &mut content);
            content.push(export.kind);
            write_number(export.index, &mut content);
        }
        self.set(id::EXPORT, content);
    }

    /// What the table holds: places, and the functions there. `None` where it is filled in another way than the linker's.
    pub fn table(&self) -> Option<Vec<(usize, usize)>> {
        let mut reader = Reader::new(self.content(id::ELEMENT)?);
        let mut held = Vec::new();
        for _ in 0..reader.number()? {
            let (kind, constant) = (reader.byte()?, reader.byte()?);
            let first = usize::try_from(reader.signed()?).ok()?;
            if (kind, constant, reader.byte()?) != (0, I32_CONST, END) {
                return None;
            }
            for place in first..first + reader.number()? {
                held.push((place, reader.number()?));
            }
        }
        Some(held)
    }

    /// Puts functions into the table, at places that follow each other.
    pub fn set_table(&mut self, held: &[(usize, usize)]) {
        let mut content = vec![1, 0, I32_CONST];
        write_signed(held.first().map_or(0, |(place, _)| *place as i64), &mut content);
        content.push(END);
        write_number(held.len(), &mut content);
        held.iter().for_each(|(_, function)| write_number(*function, &mut content));
        self.set(id::ELEMENT, content);
    }

    /// Replaces the imports by as many others.
    pub fn set_imports(&mut self, imports: &[Import]) {
        let mut content = Vec::new();
        write_number(imports.len(), &mut content);
        for import in imports {
            write_text(&import.module, &mut content);
            write_text(&import.name, &mut content);
            content.extend_from_slice(&import.kind);
        }
        self.set(id::IMPORT, content);
    }

    /// The lengths of the functions' bodies, in their order; imported functions have none.
    pub fn bodies(&self) -> Option<Vec<usize>> {
        let mut reader = Reader::new(self.content(id::CODE)?);
        (0..reader.number()?)
            .map(|_| {
                let length = reader.number()?;
                reader.take(length).map(|_| length)
            })
            .collect()
    }

    /// The functions that something outside calls, by index, imported functions counted.
    pub fn entries(&self) -> Option<Vec<usize>> {
        let exported = self.exports()?.into_iter().filter(|export| export.kind == FUNCTION);
        let mut entries: Vec<usize> = exported.map(|export| export.index).collect();
        entries.extend(self.content(id::START).and_then(|content| Reader::new(content).number()));
        Some(entries)
    }

    /// How many values each function with a body takes, in the order of the bodies.
    pub fn parameters(&self) -> Option<Vec<usize>> {
        const OF_FUNCTION: u8 = 0x60;
        let mut reader = Reader::new(self.content(id::TYPE)?);
        let types: Vec<usize> = (0..reader.number()?)
            .map(|_| {
                if reader.byte()? != OF_FUNCTION {
                    return None;
                }
                let parameters = reader.number()?;
                reader.take(parameters)?;
                let results = reader.number()?;
                reader.take(results)?;
                Some(parameters)
            })
            .collect::<Option<_>>()?;
        let mut reader = Reader::new(self.content(id::FUNCTION)?);
        (0..reader.number()?).map(|_| types.get(reader.number()?).copied()).collect()
    }

    /// The functions' names by index, imported functions first; `None` where a module has no names.
    pub fn names(&self) -> Option<HashMap<usize, String>> {
        const FUNCTIONS: u8 = 1;
        let mut reader = Reader::new(self.custom("name")?);
        while !reader.is_empty() {
            let kind = reader.byte()?;
            let length = reader.number()?;
            let mut names = Reader::new(reader.take(length)?);
            if kind == FUNCTIONS {
                return (0..names.number()?).map(|_| Some((names.number()?, names.text()?.to_owned()))).collect();
            }
        }
        None
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A section without a name.
    pub fn section(id: u8, content: &[u8]) -> Section {
        Section { id, name: String::new(), content: content.to_vec() }
    }

    #[test]
    fn a_module_is_written_as_it_was_read() {
        let names = Section { id: id::CUSTOM, name: "name".to_owned(), content: vec![1, 5, 1, 7, 2, b'f', b'!'] };
        let module = Module { sections: vec![section(id::CODE, &[1, 2, 0, 11]), names] };
        let again = Module::read(&module.write()).unwrap();
        assert_eq!(again.write(), module.write());
        assert_eq!(again.bodies(), Some(vec![2]));
        assert_eq!(again.names(), Some(HashMap::from([(7, "f!".to_owned())])));
        assert!(Module::read(b"something else").is_none());
    }

    #[test]
    fn a_section_is_put_where_the_format_wants_it() {
        let mut module = Module { sections: vec![section(id::IMPORT, &[0]), section(id::CODE, &[0])] };
        module.set(id::DATA, vec![0]);
        module.set(id::DATA_COUNT, vec![0]);
        module.set(id::IMPORT, vec![0]);
        let order: Vec<u8> = module.sections.iter().map(|section| section.id).collect();
        assert_eq!(order, [id::IMPORT, id::DATA_COUNT, id::CODE, id::DATA]);
    }

    #[test]
    fn the_table_is_written_as_it_was_read() {
        let mut module = Module { sections: vec![section(id::CODE, &[0])] };
        let held = [(1, 7), (2, 300), (3, 7)];
        module.set_table(&held);
        assert_eq!(module.table(), Some(held.to_vec()));
    }

    #[test]
    fn what_is_no_function_can_be_imported() {
        // A table of at least 3 functions, a memory of 1 to 2 pages, a mutable i32.
        let kinds: [&[u8]; 3] = [&[1, 0x70, 0, 3], &[2, 1, 1, 2], &[3, 0x7f, 1]];
        let imports: Vec<u8> = kinds.iter().flat_map(|kind| [&[1, b'm', 1, b'x'], *kind].concat()).collect();
        let content = [vec![3], imports].concat();
        let mut module = Module { sections: vec![section(id::IMPORT, &content)] };
        module.set_imports(&module.imports().unwrap());
        assert_eq!(module.content(id::IMPORT), Some(content.as_slice()));
    }

    #[test]
    fn imports_can_be_renamed() {
        let mut module = Module { sections: vec![section(id::IMPORT, &[1, 1, b'm', 2, b'l', b'o', 0, 3])] };
        let mut imports = module.imports().unwrap();
        assert_eq!((imports[0].module.as_str(), imports[0].name.as_str()), ("m", "lo"));
        imports[0].name = "s".to_owned();
        module.set_imports(&imports);
        assert_eq!(module.content(id::IMPORT), Some([1, 1, b'm', 1, b's', 0, 3].as_slice()));
    }
}
