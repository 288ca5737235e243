//! Splits the module of a built page in two: what the start page and opening a campaign need, and the rest, which the
//! page fetches by itself after its first paint. ARCHITECTURE.md, "What the page weighs", tells the whole.
//!
//! `late`, `linked` and `reach` say which functions and data are late; Binaryen's wasm-split divides the functions,
//! `data` the data and `style` the style.

mod bytes;
mod data;
mod glue;
pub mod late;
mod linked;
pub mod module;
pub mod page;
mod reach;
mod style;

use crate::command::{program, show};
use crate::{Result, paths};
use data::Data;
use late::{Late, readable};
use linked::Linked;
use module::{Module, id};
use page::{File, Page, integrity};
use reach::Reached;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The features that the compiler uses. With all of them, Binaryen 108 writes types that browsers refuse.
pub const FEATURES: [&str; 5] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
];

/// What wasm-bindgen's module and its JavaScript are called at their end.
pub const WASM: &str = "_bg.wasm";
/// The JavaScript beside it.
pub const GLUE: &str = ".js";

/// Splits the page in a folder, as Trunk leaves it.
pub fn split(folder: &Path) -> Result {
    let mut page = Page::read(folder)?;
    let (wasm, glue) = (page.file(WASM)?, page.file(GLUE)?);
    let work = work_folder()?;

    let list = fs::read_to_string(paths::late()).map_err(|error| format!("late.txt cannot be read: {error}."))?;
    let mut whole = read(&wasm.content)?;
    whole.strip(&["name"]);
    let linked = read_linked()?;
    let ways = Ways::read(&linked, &whole)?;
    let listed = Late::parse(&list);
    let reached = ways.reached(|name| listed.has(name));
    let names = late_functions(&whole, &reached)?;
    let [mut first, second] = divide(&whole, &names, &work)?;
    spare_placeholders(&mut first, &whole, &reached)?;
    let [first, second] = divide_data(first, second, &linked, ways.notes.constants, &reached)?;

    let (mut first, mut second) = (optimised(&first, "first", &work)?, optimised(&second, "second", &work)?);
    second.add_custom(style::SECTION, style::gather(&mut page)?.into_bytes());
    glue::order(&mut first, &mut second).ok_or("What one module has of the other is not understood.")?;
    let second = second.write();

    let text = String::from_utf8_lossy(&glue.content);
    let text = glue::shorten(&mut first, &text)?;
    let name = page.add("late", ".wasm", &second)?;
    let text = glue::dense(&glue::with_loader(&text, &name, &integrity(&second))?);
    page.replace(&wasm, "rollcall", ".wasm", &first.write())?;
    page.replace(&glue, "rollcall", ".js", text.as_bytes())?;
    page.write()
}

/// A module of the build.
pub fn read(bytes: &[u8]) -> Result<Module> {
    Module::read(bytes).ok_or_else(|| "The build left something that is no WebAssembly module.".to_owned())
}

/// The folder for what lies between the steps.
pub fn work_folder() -> Result<PathBuf> {
    let folder = paths::root().join("target").join("split");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}.", folder.display()))?;
    Ok(folder)
}

/// The functions of a module with their names, in the order of their bodies.
pub fn functions(module: &Module) -> Result<Vec<(String, usize)>> {
    let read = || {
        let (mut names, imported) = (module.names()?, module.imports()?.len());
        let bodies = module.bodies()?.into_iter().enumerate();
        let named = bodies.map(|(index, length)| (names.remove(&(imported + index)).unwrap_or_default(), length));
        Some(named.collect())
    };
    read().ok_or_else(|| "The module that Trunk left has no names of functions.".to_owned())
}

/// The module as the linker left it.
pub fn read_linked() -> Result<Module> {
    let path = paths::root().join("target/wasm32-unknown-unknown/release/rollcall.wasm");
    read(&fs::read(&path).map_err(|error| format!("{}: {error}.", path.display()))?)
}

/// The ways through a page's module.
pub struct Ways {
    notes: Linked,
    /// The readable names of the functions that something outside of the module calls.
    begins: HashSet<String>,
    /// Those of all functions with a body. What wasm-bindgen has put an import in the place of is not among them.
    own: HashSet<String>,
}

impl Ways {
    /// From the module as the linker and as wasm-bindgen left it.
    pub fn read(linked: &Module, whole: &Module) -> Result<Self> {
        let notes = Linked::read(linked).ok_or("The linker's notes are missing or not understood.")?;
        let own = functions(whole)?.iter().map(|(name, _)| readable(name)).collect();
        let begins = || {
            let mut names = whole.names()?;
            let names = whole.entries()?.into_iter().filter_map(move |index| names.remove(&index));
            // Around a function with several results, wasm-bindgen puts another one.
            Some(names.map(|name| readable(name.trim_end_matches(" multivalue shim"))).collect())
        };
        let begins = begins().ok_or("The module that Trunk left has no names of functions.")?;
        Ok(Self { notes, begins, own })
    }

    /// Where they lead without the functions that are late.
    pub fn reached(&self, is_late: impl Fn(&str) -> bool) -> Reached<'_> {
        self.notes.reached(|name| self.begins.contains(name), |name| self.own.contains(name) && is_late(name))
    }
}

/// The names of the late functions: those that nothing reaches. A name that two functions have is not late.
fn late_functions(module: &Module, reached: &Reached) -> Result<Vec<String>> {
    let functions = functions(module)?;
    let mut count: HashMap<&str, usize> = HashMap::new();
    functions.iter().for_each(|(name, _)| *count.entry(name).or_default() += 1);
    let unreached = reached.unreached();
    let is_late = |name: &str| count.get(name) == Some(&1) && unreached.contains(readable(name).as_str());
    Ok(functions.iter().filter(|(name, _)| is_late(name)).map(|(name, _)| name.clone()).collect())
}

/// Divides the functions.
fn divide(whole: &Module, late: &[String], work: &Path) -> Result<[Module; 2]> {
    let path = |name: &str| work.join(name);
    let write =
        |name: &str, content: &[u8]| fs::write(path(name), content).map_err(|error| format!("{name}: {error}."));
    write("whole.wasm", &whole.write())?;
    let names: Vec<String> = late.iter().map(|name| escaped(name)).collect();
    write("late.names", names.join("\n").as_bytes())?;
    let mut list = std::ffi::OsString::from("@");
    list.push(path("late.names"));
    show(
        program("wasm-split")
            .args(FEATURES)
            .arg("--quiet")
            .arg(format!("--export-prefix={}", glue::EXPORTED))
            .arg(format!("--import-namespace={}", glue::FIRST))
            .arg(format!("--placeholder-namespace={}", glue::PLACEHOLDERS))
            .arg("--split-funcs")
            .arg(list)
            .arg(path("whole.wasm"))
            .arg("-o1")
            .arg(path("first.wasm"))
            .arg("-o2")
            .arg(path("second.wasm")),
    )?;
    let result = |name: &str| {
        let content = fs::read(path(name)).map_err(|error| format!("wasm-split left no {name}: {error}."))?;
        let mut module = read(&content)?;
        module.strip(&[]);
        Ok::<_, String>(module)
    };
    let modules = [result("first.wasm")?, result("second.wasm")?];
    let moved = modules[1].bodies().map_or(0, |bodies| bodies.len());
    if moved != late.len() {
        return Err(format!("wasm-split moved {moved} functions where {} are late.", late.len()));
    }
    Ok(modules)
}

/// Takes the placeholders out of the first module that nothing calls.
fn spare_placeholders(first: &mut Module, whole: &Module, reached: &Reached) -> Result {
    let not_understood = || "The table of functions is not understood.".to_owned();
    let called = reached.called();
    let names = whole.names().ok_or_else(not_understood)?;
    let held = whole.table().ok_or_else(not_understood)?;
    let unreached = reached.unreached();
    let is_spared = |index: &usize| {
        let name = names.get(index).map(|name| readable(name));
        name.is_some_and(|name| unreached.contains(name.as_str()) && !called.contains(name.as_str()))
    };
    let spared: HashSet<usize> = held.iter().filter(|(_, index)| is_spared(index)).map(|(place, _)| *place).collect();
    glue::spare(first, |place| !spared.contains(&place)).ok_or_else(not_understood)
}

/// Moves the constants that nothing reads before the second module is there.
fn divide_data(
    mut first: Module,
    mut second: Module,
    linked: &Module,
    constants: usize,
    reached: &Reached,
) -> Result<[Module; 2]> {
    let data_of = |module: &Module| module.content(id::DATA).and_then(Data::read);
    let unlike = || "The module's data is not what the linker wrote.".to_owned();
    let (before, mut after) = (data_of(linked).ok_or_else(unlike)?, data_of(&first).ok_or_else(unlike)?);
    let same = |a: &Data, b: &Data| {
        a.pieces.len() == b.pieces.len()
            && a.pieces.iter().zip(&b.pieces).all(|(a, b)| (a.address, &a.bytes) == (b.address, &b.bytes))
    };
    if !same(&before, &after) {
        return Err(unlike());
    }
    let unread = reached.unread();
    let is_late = |offset: usize| unread.get(offset) == Some(&true);
    let constants = after.pieces.remove(constants);
    let late = Data { pieces: constants.parts(is_late) };
    let mut early = constants.parts(|offset| !is_late(offset));
    early.append(&mut after.pieces);
    let early = Data { pieces: early };
    for (module, data) in [(&mut first, early), (&mut second, late)] {
        module.sections.retain(|section| section.id != id::DATA_COUNT);
        module.set(id::DATA, data.write());
    }
    Ok([first, second])
}

/// Smaller by wasm-opt. Its highest level makes a smaller file of which less can be compressed.
pub fn optimised(module: &Module, name: &str, work: &Path) -> Result<Module> {
    let (from, to) = (work.join(format!("{name}-divided.wasm")), work.join(format!("{name}-optimised.wasm")));
    fs::write(&from, module.write()).map_err(|error| format!("{}: {error}.", from.display()))?;
    show(program("wasm-opt").arg("-Os").args(FEATURES).arg(&from).arg("-o").arg(&to))?;
    let content = fs::read(&to).map_err(|error| format!("wasm-opt left no {}: {error}.", to.display()))?;
    let mut module = read(&content)?;
    module.strip(&[]);
    Ok(module)
}

/// A name as Binaryen writes it: what may not stand in a name of its text format as `\xx`.
fn escaped(name: &str) -> String {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-./:<=>?@\\^_`|~".contains(&byte);
    name.bytes()
        .map(|byte| if allowed(byte) { char::from(byte).to_string() } else { format!("\\{byte:02x}") })
        .collect()
}

/// Puts another module into a page, such as one that notes which functions are used.
pub fn exchange(folder: &Path, wasm: &File, content: &[u8]) -> Result {
    let mut page = Page::read(folder)?;
    page.replace(wasm, "rollcall", WASM, content)?;
    page.write()
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_escaped_as_binaryen_does() {
        assert_eq!(super::escaped("<a::B as c>::{d#0}"), "<a::B\\20as\\20c>::\\7bd#0\\7d");
    }
}
