//! Fields of a file that this version does not know.

use serde_json::{Map, Value};

/// Fields of a record that another version or another program wrote. They are carried along untouched and
/// written back, so that opening and saving a file never takes anything out of it (`document.md`).
///
/// Boxed and optional, because nearly every record has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unknown(Option<Box<Map<String, Value>>>);

impl Unknown {
    /// Keeps `fields`.
    pub fn new(fields: Map<String, Value>) -> Self {
        Self((!fields.is_empty()).then(|| Box::new(fields)))
    }

    /// The fields as they were read.
    pub fn fields(&self) -> Map<String, Value> {
        self.0.as_deref().cloned().unwrap_or_default()
    }

    /// One of the fields.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.as_deref().and_then(|fields| fields.get(key))
    }

    /// All of them, in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.0.as_deref().into_iter().flatten()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}
