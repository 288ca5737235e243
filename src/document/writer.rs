//! Writes JSON with its keys in the order in which they are given.

use super::edits::Field;
use super::withheld::Withheld;
use crate::domain::unknown::Unknown;
use serde_json::Value;
use uuid::Uuid;

/// How a file is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Indented by two spaces and ended by a line break, to be read and compared by people.
    Readable,
    /// In one line without blanks, to be stored.
    Compact,
}

/// A JSON text that is being written.
pub(super) struct Writer {
    out: String,
    layout: Layout,
    depth: usize,
    /// Whether nothing has been written in the innermost list or object.
    is_first: bool,
    /// What a client copy leaves out.
    pub(super) withheld: Option<Withheld>,
}

impl Writer {
    pub(super) fn new(layout: Layout) -> Self {
        Self { out: String::new(), layout, depth: 0, is_first: true, withheld: None }
    }

    /// Whether the value of a field is written.
    pub(super) fn tells(&self, field: Field) -> bool {
        self.withheld.is_none_or(|withheld| !withheld.hides(field))
    }

    /// Opens a list or an object with its bracket.
    pub(super) fn open(&mut self, bracket: char) {
        self.out.push(bracket);
        self.depth += 1;
        self.is_first = true;
    }

    /// Closes it.
    pub(super) fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.is_first {
            self.line();
        }
        self.out.push(bracket);
        self.is_first = false;
    }

    /// Starts the next item of a list.
    pub(super) fn item(&mut self) {
        if !self.is_first {
            self.out.push(',');
        }
        self.is_first = false;
        self.line();
    }

    /// Starts the next field of an object.
    pub(super) fn key(&mut self, key: &str) {
        self.item();
        self.text(key);
        self.out.push_str(if self.layout == Layout::Readable { ": " } else { ":" });
    }

    /// A number, `true` or `false`.
    pub(super) fn plain(&mut self, json: &str) {
        self.out.push_str(json);
    }

    pub(super) fn number(&mut self, number: u64) {
        self.plain(&number.to_string());
    }

    pub(super) fn id(&mut self, id: Uuid) {
        self.out.push('"');
        self.out.push_str(id.hyphenated().encode_lower(&mut Uuid::encode_buffer()));
        self.out.push('"');
    }

    pub(super) fn text(&mut self, text: &str) {
        self.out.push('"');
        let mut written = 0;
        for (index, byte) in text.bytes().enumerate() {
            if byte >= b' ' && byte != b'"' && byte != b'\\' {
                continue;
            }
            // The byte is ASCII, so these are the bounds of characters.
            self.out.push_str(&text[written..index]);
            written = index + 1;
            match byte {
                b'"' => self.out.push_str("\\\""),
                b'\\' => self.out.push_str("\\\\"),
                b'\n' => self.out.push_str("\\n"),
                b'\r' => self.out.push_str("\\r"),
                b'\t' => self.out.push_str("\\t"),
                _ => self.out.push_str(&format!("\\u{byte:04x}")),
            }
        }
        self.out.push_str(&text[written..]);
        self.out.push('"');
    }

    pub(super) fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.plain("null"),
            Value::Bool(value) => self.flag(*value),
            Value::Number(number) => self.plain(&number.to_string()),
            Value::String(text) => self.text(text),
            Value::Array(items) => self.list(items, |item, writer| writer.value(item)),
            Value::Object(fields) => {
                self.open('{');
                for (key, value) in fields {
                    self.key(key);
                    self.value(value);
                }
                self.close('}');
            }
        }
    }

    pub(super) fn flag(&mut self, value: bool) {
        self.plain(if value { "true" } else { "false" });
    }

    /// A list, each item written by `write`.
    pub(super) fn list<'t, T: 't>(
        &mut self,
        items: impl IntoIterator<Item = &'t T>,
        mut write: impl FnMut(&'t T, &mut Self),
    ) {
        self.open('[');
        for item in items {
            self.item();
            write(item, self);
        }
        self.close(']');
    }

    /// A field that is a text.
    pub(super) fn text_field(&mut self, key: &str, text: &str) {
        self.key(key);
        self.text(text);
    }

    /// A field that is a text, left out when that is empty.
    pub(super) fn optional_text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.text_field(key, text);
        }
    }

    /// The fields that we do not know, but for those in `written`: no field may stand there twice.
    pub(super) fn unknown(&mut self, unknown: &Unknown, written: &[&str]) {
        if !self.tells(Field::Other) {
            return;
        }
        for (key, value) in unknown.iter() {
            if !written.contains(&key.as_str()) {
                self.key(key);
                self.value(value);
            }
        }
    }

    /// Takes out what was written so far; writing goes on behind it.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.out)
    }

    pub(super) fn finish(mut self) -> String {
        if self.layout == Layout::Readable {
            self.out.push('\n');
        }
        self.out
    }

    fn line(&mut self) {
        if self.layout == Layout::Readable {
            self.out.push('\n');
            for _ in 0..self.depth {
                self.out.push_str("  ");
            }
        }
    }
}
