//! The fields of separated text, with quotes as people and programs really write them.
//!
//! A quote opens a quoted field only where another one closes it: in front of a separator, a line break or the end. The
//! readers of RFC 4180, csv-core among them, let one inch sign at the start of a cell swallow the rows below.

use std::borrow::Cow;

/// Longest quoted field, in bytes: more than the longest cell that is kept.
const LONGEST: usize = 128 << 10;

/// A field, and whether its record ends with it.
#[derive(Debug, PartialEq, Eq)]
pub struct Field<'t> {
    /// What it holds, without the quotes around it.
    pub text: Cow<'t, str>,
    /// The separator behind it; `None` at the end of its record.
    pub separator: Option<u8>,
}

/// The fields of a text, in order. Blank lines have none.
pub struct Fields<'t> {
    text: &'t str,
    at: usize,
    separators: &'t [u8],
    /// How many tabs the first line with one has.
    tabs: usize,
    is_within: bool,
}

impl<'t> Fields<'t> {
    /// Those of a text in which each of these ASCII characters parts fields.
    pub fn of(text: &'t str, separators: &'t [u8]) -> Self {
        let tabs = text.split(['\n', '\r']).map(tabs).find(|tabs| *tabs > 0).unwrap_or(0);
        Self { text, at: 0, separators, tabs, is_within: false }
    }

    /// A quoted field at the start of `rest`, and how many bytes it takes. A formula (`="00123"`) keeps its quotes.
    fn quoted(&self, rest: &'t str) -> Option<(Cow<'t, str>, usize)> {
        let start = rest.len() - rest.trim_start_matches(' ').len();
        let is_formula = rest.get(start..)?.starts_with("=\"");
        let open = start + usize::from(is_formula);
        let content = rest.get(open..)?.strip_prefix('"')?;
        let mut length = 0;
        let mut is_escaped = false;
        let next = loop {
            length += content.get(length..)?.find('"')?;
            let behind = content.get(length + 1..)?;
            let next = behind.trim_start_matches(' ');
            if behind.starts_with('"') {
                length += 2;
            } else if self.ends_field(next.bytes().next()) {
                break next;
            } else if content.get(..length)?.ends_with('\\') {
                // Databases write a quote within quotes like this.
                length += 1;
            } else {
                return None;
            }
            is_escaped = true;
        };
        let end = open + length + 2;
        if length > LONGEST || self.is_raw(end, content.get(..length)?) {
            return None;
        }
        let field = match is_formula {
            true => Cow::Borrowed(rest.get(start..end)?),
            false if is_escaped => Cow::Owned(unescaped(content.get(..length)?)),
            false => Cow::Borrowed(content.get(..length)?),
        };
        Some((field, rest.len() - next.len()))
    }

    /// Whether what looks like a quoted cell is cells of several rows of a spreadsheet, of which the first starts with a
    /// quote and the last ends with one: tabs part it, and each of its lines is a whole row like those above.
    fn is_raw(&self, end: usize, content: &str) -> bool {
        if !self.is_separator(b'\t') || !content.contains('\t') || !content.contains(['\n', '\r']) {
            return false;
        }
        let end = self.at + end;
        let start = self.text[..self.at].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        if !self.text[..start].contains('\t') {
            return false;
        }
        let end = self.text[end..].find(['\n', '\r']).map_or(self.text.len(), |at| end + at);
        self.text[start..end].split(['\n', '\r']).filter(|line| !line.is_empty()).all(|line| tabs(line) == self.tabs)
    }

    /// Whether a field ends in front of this byte, or at the end of the text.
    fn ends_field(&self, byte: Option<u8>) -> bool {
        byte.is_none_or(|byte| matches!(byte, b'\n' | b'\r') || self.is_separator(byte))
    }

    fn is_separator(&self, byte: u8) -> bool {
        self.separators.contains(&byte)
    }
}

impl<'t> Iterator for Fields<'t> {
    type Item = Field<'t>;

    fn next(&mut self) -> Option<Field<'t>> {
        if !self.is_within {
            let rest = self.text.get(self.at..)?;
            self.at += rest.len() - rest.trim_start_matches(['\n', '\r']).len();
        }
        let rest = self.text.get(self.at..)?;
        if rest.is_empty() && !self.is_within {
            return None;
        }
        let (text, length) = self.quoted(rest).unwrap_or_else(|| {
            let length = rest.bytes().position(|byte| self.ends_field(Some(byte))).unwrap_or(rest.len());
            (Cow::Borrowed(&rest[..length]), length)
        });
        let end = rest.as_bytes().get(length).copied();
        self.at += length + usize::from(end.is_some());
        let separator = end.filter(|byte| self.is_separator(*byte));
        self.is_within = separator.is_some();
        Some(Field { text, separator })
    }
}

/// What stands between quotes, as it was before its quotes were doubled or had a backslash put before them.
fn unescaped(content: &str) -> String {
    let mut text = String::with_capacity(content.len());
    let mut rest = content;
    while let Some(at) = rest.find('"') {
        let (before, behind) = rest.split_at(at);
        let (before, behind) = match behind.strip_prefix("\"\"") {
            Some(behind) => (before, behind),
            None => (before.strip_suffix('\\').unwrap_or(before), &behind[1..]),
        };
        text.push_str(before);
        text.push('"');
        rest = behind;
    }
    text + rest
}

fn tabs(line: &str) -> usize {
    line.bytes().filter(|byte| *byte == b'\t').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_what_they_enclose_and_nothing_else() {
        // Fields are shown with `|` between them and records with `/`.
        let check = |text: &str, separators: &[u8], expected: &str| {
            let each = Fields::of(text, separators)
                .map(|field| format!("{}{}", field.text, if field.separator.is_some() { "|" } else { "/" }));
            assert_eq!(each.collect::<String>().replace('\n', "⏎"), expected, "{text:?}");
        };
        let comma = b",".as_slice();
        check("a,b\nc,d", comma, "a|b/c|d/");
        check("a,b\r\n\r\n\nc,\r\n", comma, "a|b/c|/");
        check("", comma, "");
        check(",", comma, "|/");
        check("\"a, b\",c", comma, "a, b|c/");
        check("a, \"b, c\" ,d", comma, "a|b, c|d/");
        check("\"\",\"\"\"\",\"a\"\"b\"", comma, "|\"|a\"b/");
        check("\"say \\\"hi\\\" to, a\",x", comma, "say \"hi\" to, a|x/");
        check("\"C:\\\",x", comma, "C:\\|x/");
        check("\"two\nlines\",x", comma, "two⏎lines|x/");
        // Nothing closes these.
        check("5\" nail,x", comma, "5\" nail|x/");
        check("\"5 nails,x\ny,z", comma, "\"5 nails|x/y|z/");
        check("\"A\" team,x", comma, "\"A\" team|x/");
        check("\"A,\"B,\"\"", comma, "\"A|\"B|/");
        check("\"", comma, "\"/");
        check("\"\"\"", comma, "\"\"\"/");
        check("=\"1,5\",x", comma, "=\"1,5\"|x/");
        check("a\t\"A\nb\t\"B\nc\td", b"\t", "a|\"A/b|\"B/c|d/");
        // Two rows of which one cell starts with a quote and another ends with one; a cell with a line break.
        check("n\tx\ty\na\tb\t\"A\nc\td\tB\"", b"\t", "n|x|y/a|b|\"A/c|d|B\"/");
        check("n\tx\ty\na\t\"A\nB\"\tc", b"\t", "n|x|y/a|A⏎B|c/");
        check("n\tx\na\t\"1\t2\n3\"", b"\t", "n|x/a|1\t2⏎3/");
        check("a;\"b,c\",d", b",;", "a|b,c|d/");
    }
}
