//! JSON in ASCII: WebKit stores two bytes a character as soon as one of a text is not Latin-1.

use std::fmt::Write;

/// The same JSON with every other character as `\uXXXX`. Such characters stand only inside of JSON's texts,
/// where that means the same.
pub fn ascii(json: String) -> String {
    if json.is_ascii() {
        return json;
    }
    let mut out = String::with_capacity(json.len() + json.len() / 4);
    let mut units = [0; 2];
    let mut rest = json.as_str();
    // Nearly all of it is ASCII and copied in long runs.
    while let Some(start) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let (run, others) = rest.split_at(start);
        out.push_str(run);
        let mut others = others.chars();
        for unit in others.next().unwrap_or_default().encode_utf16(&mut units) {
            // Writing to a text cannot fail.
            let _ = write!(out, "\\u{unit:04x}");
        }
        rest = others.as_str();
    }
    out.push_str(rest);
    out
}
