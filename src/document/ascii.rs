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
    // What is ASCII is copied in runs: nearly all of it is.
    for run in json.split_inclusive(|c: char| !c.is_ascii()) {
        let last = run.char_indices().next_back().filter(|(_, c)| !c.is_ascii());
        let Some((start, c)) = last else {
            out.push_str(run);
            continue;
        };
        out.push_str(&run[..start]);
        for unit in c.encode_utf16(&mut units) {
            // Writing to a text cannot fail.
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out
}
