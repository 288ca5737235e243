//! How lists with the same headings were understood before.

use super::about::About;
use super::ambiguity::ReadAs;
use super::mapping::{Mapping, Surveyed};
use super::meaning::{ListKind, Meaning};
use super::statuses::Scope;
use super::words::squash;
use serde_json::{Map, Value, json};

/// So many lists are remembered, the latest first.
const MOST: usize = 40;

/// How lists with the same headings were understood before; as JSON it is kept by the browser.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory(Vec<Value>);

impl Memory {
    /// Reads what [`Memory::text`] wrote; what cannot be read is forgotten.
    pub fn read(text: &str) -> Self {
        match serde_json::from_str(text) {
            Ok(Value::Array(entries)) => Self(entries.into_iter().take(MOST).collect()),
            _ => Self::default(),
        }
    }

    /// As JSON.
    pub fn text(&self) -> String {
        Value::Array(self.0.clone()).to_string()
    }

    /// How a list with these headings was understood, if there was one. Status words are to be confirmed again.
    pub fn recall(&self, surveyed: &Surveyed, about: &About) -> Option<Mapping> {
        let key = fingerprint(surveyed)?;
        let entry = self.0.iter().find(|entry| entry["headings"] == *key)?;
        let kind = if entry["kind"] == "tasks" { ListKind::Tasks } else { ListKind::Influencers };
        let mut mapping = Mapping::guess(surveyed, Some(kind), about);
        let columns = entry["columns"].as_array().filter(|columns| columns.len() == mapping.columns.len())?;
        for (column, saved) in mapping.columns.iter_mut().zip(columns) {
            let Some(meaning) = saved["meaning"].as_str().and_then(Meaning::from_key) else { continue };
            if column.meaning != meaning {
                column.meaning = meaning;
                column.reason = "As with the last list with these headings.".to_owned();
            }
            column.wish = saved["read_as"].as_str().and_then(ReadAs::from_key);
        }
        mapping.decide(surveyed, about);
        let words = entry["words"].as_object();
        for word in &mut mapping.words {
            let saved = words.and_then(|words| words.get(&word_key(word.scope, &word.word)));
            match saved {
                Some(Value::String(key)) => {
                    let known = word.scope.all().into_iter().find(|(known, _)| known == key);
                    word.chosen = known.map_or(word.chosen, |(known, _)| Some(known));
                }
                Some(Value::Null) => word.chosen = None,
                _ => {}
            }
        }
        Some(mapping)
    }

    /// Remembers how a list was understood.
    pub fn note(&mut self, surveyed: &Surveyed, mapping: &Mapping) {
        let Some(key) = fingerprint(surveyed) else { return };
        let columns = mapping.columns.iter().map(|column| {
            let mut saved = Map::new();
            saved.insert("meaning".to_owned(), column.meaning.key().into());
            if let Some(wish) = column.wish {
                saved.insert("read_as".to_owned(), wish.key().into());
            }
            Value::Object(saved)
        });
        let columns: Vec<Value> = columns.collect();
        let words = mapping.words.iter().map(|word| (word_key(word.scope, &word.word), word.chosen.into()));
        let words: Map<String, Value> = words.collect();
        let kind = if mapping.kind == ListKind::Tasks { "tasks" } else { "influencers" };
        self.0.retain(|entry| entry["headings"] != *key);
        self.0.insert(0, json!({"headings": key, "kind": kind, "columns": columns, "words": words}));
        self.0.truncate(MOST);
    }
}

/// What lists with the same headings have in common; `None` without headings.
fn fingerprint(surveyed: &Surveyed) -> Option<String> {
    surveyed.head.row?;
    let titles: Vec<String> = surveyed.titles.iter().map(|title| squash(title)).collect();
    Some(format!("{:08x}.{}", crc32fast::hash(titles.join("|").as_bytes()), titles.len()))
}

fn word_key(scope: Scope, word: &str) -> String {
    let scope = match scope {
        Scope::Influencer => "influencer",
        Scope::Client => "client",
        Scope::Task => "task",
    };
    format!("{scope}:{}", word.trim().to_lowercase())
}
