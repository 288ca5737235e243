//! The JavaScript beside the first module: wasm-bindgen's, with shorter names and with what loads the second module.

use super::module::{Export, FUNCTION, Import, Module};
use crate::Result;
use std::collections::HashMap;

/// What loads the second module. It becomes a part of wasm-bindgen's file and uses its `wasm`.
const LOADER: &str = include_str!("late.js");
/// The namespace in which the first module imports placeholders.
pub const PLACEHOLDERS: &str = "b";
/// The namespace in which the second module imports from the first.
pub const FIRST: &str = "a";
/// How the names of what it exports for that begin.
pub const EXPORTED: &str = "%";
/// What wasm-bindgen's imports are called in the first module.
const IMPORTS: &str = "m";
/// What wasm-bindgen calls them.
const BINDGEN: &str = "./rollcall_bg.js";

/// Gives the imports of the module short names, in it and in its JavaScript.
pub fn shorten(module: &mut Module, glue: &str) -> Result<String> {
    let mut imports = module.imports().ok_or("The first module imports something other than functions.")?;
    let mut glue = replace(glue, &format!("\"{BINDGEN}\": import0,"), &format!("{IMPORTS}: import0,"))?;
    for (index, import) in imports.iter_mut().filter(|import| import.module == BINDGEN).enumerate() {
        let short = short(index);
        glue = replace(&glue, &format!("\n        {}: ", import.name), &format!("\n        {short}: "))?;
        (import.module, import.name) = (IMPORTS.to_owned(), short);
    }
    module.set_imports(&imports);
    Ok(glue)
}

/// Puts what the second module has of the first into the order of the functions there, under short names: names and
/// numbers that rise together compress best.
pub fn order(first: &mut Module, second: &mut Module) -> Option<()> {
    let mut exports = first.exports()?;
    let for_second = |export: &Export| export.kind == FUNCTION && export.name.starts_with(EXPORTED);
    exports.sort_by_key(|export| (for_second(export), if for_second(export) { export.index } else { 0 }));
    let mut names = HashMap::new();
    for (index, export) in exports.iter_mut().filter(|export| for_second(export)).enumerate() {
        names.insert(std::mem::replace(&mut export.name, short(index)), short(index));
    }
    first.set_exports(&exports);
    let mut imports = second.imports()?;
    for import in imports.iter_mut().filter(|import| import.module == FIRST) {
        if let Some(name) = names.get(&import.name) {
            import.name.clone_from(name);
        }
    }
    second.set_imports(&imports);
    Some(())
}

/// Leaves one placeholder for all places of the table at which nothing looks before the second module is there. It is
/// called nothing, so that a call, should one come against all reckoning, fails.
pub fn spare(first: &mut Module, is_wanted: impl Fn(usize) -> bool) -> Option<()> {
    let mut imports = first.imports()?;
    let place = |import: &Import| import.name.parse().ok().filter(|_| import.module == PLACEHOLDERS);
    let spared: Vec<Option<usize>> =
        imports.iter().map(|import| place(import).filter(|place| !is_wanted(*place))).collect();
    let Some(nothing) = spared.iter().position(Option::is_some) else { return Some(()) };
    let mut held = first.table()?;
    if held.windows(2).any(|pair| pair[0].0 + 1 != pair[1].0) {
        return None;
    }
    for (_, function) in &mut held {
        if spared.get(*function).is_some_and(Option::is_some) {
            *function = nothing;
        }
    }
    imports[nothing].name = "nothing".to_owned();
    first.set_imports(&imports);
    first.set_table(&held);
    Some(())
}

/// Adds what loads the second module, a file beside this one.
pub fn with_loader(glue: &str, file: &str, integrity: &str) -> Result<String> {
    let with = format!("{IMPORTS}: import0,\n        {PLACEHOLDERS}: placeholders,");
    let glue = replace(glue, &format!("{IMPORTS}: import0,"), &with)?;
    let loader = replace(LOADER, "SECOND_MODULE", file)?;
    let loader = replace(&loader, "INTEGRITY", integrity)?;
    Ok(glue + &loader)
}

/// Without comments that have lines of their own, and without indentation: what else a minifier does, brotli does as well.
pub fn dense(script: &str) -> String {
    let (mut dense, mut in_comment) = (String::new(), false);
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")) {
        let comment = in_comment || line.starts_with("/**");
        in_comment = comment && !line.ends_with("*/");
        if !comment {
            dense.push_str(line);
            dense.push('\n');
        }
    }
    dense
}

/// Replaces what is there exactly once.
fn replace(text: &str, from: &str, to: &str) -> Result<String> {
    match text.matches(from).count() {
        1 => Ok(text.replacen(from, to, 1)),
        count => Err(format!(
            "The page's JavaScript has {count} places \"{}\" where the split needs one: \
             has wasm-bindgen changed what it writes? xtask/src/split/glue.rs has to follow.",
            from.trim()
        )),
    }
}

/// `a`, `b`, … `z`, `a1`, `b1` …
fn short(index: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or_default());
    if index < 26 { letter.to_string() } else { format!("{letter}{}", index / 26) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::split::module::{id, tests::section};

    #[test]
    fn imports_get_short_names_in_both_files() {
        let mut content = vec![1, 16];
        content.extend_from_slice(BINDGEN.as_bytes());
        content.extend_from_slice(b"\x04__wb\x00\x00");
        let mut module = Module { sections: vec![section(id::IMPORT, &content)] };
        let glue = "const import0 = {\n        __wb: function() {},\n};\n\"./rollcall_bg.js\": import0,";
        let shortened = shorten(&mut module, glue).unwrap();
        assert_eq!(shortened, "const import0 = {\n        a: function() {},\n};\nm: import0,");
        assert_eq!(module.imports().unwrap()[0].name, "a");
        assert!(with_loader(&shortened, "late.wasm", "sha384-x").unwrap().contains("b: placeholders,"));
    }

    #[test]
    fn glue_that_is_not_as_expected_is_refused() {
        assert!(with_loader("nothing of the kind", "late.wasm", "").unwrap_err().contains("0 places"));
    }

    /// A module with imports of the only type, of no values, as namespace and name.
    fn importing(imports: &[(&str, &str)]) -> Module {
        let text = |text: &str| [vec![u8::try_from(text.len()).unwrap()], text.as_bytes().to_vec()].concat();
        let one = |(module, name): &(&str, &str)| [text(module), text(name), vec![0, 0]].concat();
        let content = [vec![u8::try_from(imports.len()).unwrap()], imports.iter().flat_map(one).collect()].concat();
        Module { sections: vec![section(id::IMPORT, &content)] }
    }

    fn imported(module: &Module) -> Vec<String> {
        module.imports().unwrap().into_iter().map(|import| import.name).collect()
    }

    #[test]
    fn what_the_second_module_has_of_the_first_is_in_the_order_of_the_functions() {
        let export = |name: &str, index| Export { name: name.to_owned(), kind: FUNCTION, index };
        let (mut first, mut second) = (importing(&[]), importing(&[("a", "%x"), ("a", "%y"), ("m", "%y")]));
        first.set_exports(&[export("%x", 9), export("main", 3), export("%y", 7)]);
        order(&mut first, &mut second).unwrap();
        assert_eq!(first.exports().unwrap(), [export("main", 3), export("a", 7), export("b", 9)]);
        assert_eq!(imported(&second), ["b", "a", "%y"]);
    }

    #[test]
    fn one_placeholder_stands_where_nothing_looks() {
        let mut first = importing(&[("m", "a"), ("b", "5"), ("b", "6"), ("b", "7")]);
        first.set_table(&[(5, 1), (6, 2), (7, 3), (8, 0)]);
        spare(&mut first, |place| place == 6).unwrap();
        assert_eq!(first.table().unwrap(), [(5, 1), (6, 2), (7, 1), (8, 0)]);
        assert_eq!(imported(&first), ["a", "nothing", "6", "7"]);
    }

    #[test]
    fn comments_and_indentation_go() {
        let script =
            "/**\n * @param {A} a\n */\nf(a) {\n    // Why.\n    return a; // what\n}\n/** one line */\n\ng();\n";
        assert_eq!(dense(script), "f(a) {\nreturn a; // what\n}\ng();\n");
    }

    #[test]
    fn short_names_differ() {
        let names: std::collections::HashSet<String> = (0..1000).map(short).collect();
        assert_eq!(names.len(), 1000);
    }
}
