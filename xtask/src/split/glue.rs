//! The JavaScript beside the first module: wasm-bindgen's, with shorter names and with what loads the second module.

use super::module::Module;
use crate::Result;

/// What loads the second module. It becomes a part of wasm-bindgen's file and uses its `wasm`.
const LOADER: &str = include_str!("late.js");
/// The namespace in which the first module imports placeholders.
pub const PLACEHOLDERS: &str = "b";
/// The namespace in which the second module imports from the first.
pub const FIRST: &str = "a";
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
