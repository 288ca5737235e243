//! JSON as a tree that borrows its texts from the file.
//!
//! Why not derived structs: a tree keeps the fields that we do not know at no cost, knows the place of every
//! fault without parsing twice, reads a record's fields in any order, and is one parser in the page, where each
//! derived type adds its own.

use super::error::{ReadError, short};
use super::place::Place;
use crate::domain::unknown::Unknown;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

/// Deepest nesting of lists and objects.
const DEPTH: u32 = 64;
/// Most values in one file. A real campaign has one in twenty bytes or so; a file of nothing but brackets would
/// take fifty times its size in memory.
const VALUES: u32 = 8_000_000;

/// A JSON value.
#[derive(Debug)]
pub(super) enum Node<'a> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Record(Record<'a>),
}

/// A JSON object, whose fields are taken out one after the other; [`Record::rest`] is what nobody took.
#[derive(Debug, Default)]
pub(super) struct Record<'a> {
    /// `None` once taken.
    fields: Vec<(Cow<'a, str>, Option<Node<'a>>)>,
    /// Behind the field that was taken last: files have their fields in the order in which we ask, so the next
    /// one is nearly always here.
    next: usize,
}

/// Parses JSON within the bounds of [`DEPTH`] and [`VALUES`].
///
/// # Errors
/// With line and column.
pub(super) fn parse(text: &str) -> Result<Node<'_>, ReadError> {
    let mut json = serde_json::Deserializer::from_str(text);
    let seed = Seed { depth: 0, values: &Cell::new(0) };
    seed.deserialize(&mut json).and_then(|node| json.end().map(|()| node)).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        if error.is_eof() {
            return ReadError::CutOff { line, column };
        }
        let said = error.to_string();
        let what = said.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&said);
        ReadError::Syntax { line, column, what: what.to_owned() }
    })
}

impl<'a> Node<'a> {
    /// What it is, for "… is needed here, not …".
    pub(super) fn describe(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Number(number) => format!("the number {number}"),
            Self::Text(text) => format!("the text \"{}\"", short(text)),
            Self::List(_) => "a list".to_owned(),
            Self::Record(_) => "an object".to_owned(),
        }
    }

    /// The same with texts of its own.
    pub(super) fn into_value(self, at: &Place<'_>) -> Result<Value, ReadError> {
        Ok(match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(value),
            Self::Number(number) => Value::Number(number),
            Self::Text(text) => Value::String(text.into_owned()),
            Self::List(items) => {
                let items = items.into_iter().enumerate().map(|(index, item)| item.into_value(&at.item(index)));
                Value::Array(items.collect::<Result<_, _>>()?)
            }
            Self::Record(record) => Value::Object(record.into_map(at)?),
        })
    }
}

impl<'a> Record<'a> {
    /// Takes a field out. `None` when it is absent or `null`, which mean the same.
    pub(super) fn take(&mut self, key: &str) -> Option<Node<'a>> {
        let is_it = |(name, node): &(Cow<'a, str>, Option<Node<'a>>)| name == key && node.is_some();
        let index = match self.fields.get(self.next) {
            Some(field) if is_it(field) => self.next,
            _ => self.fields.iter().position(is_it)?,
        };
        self.next = index + 1;
        match self.fields[index].1.take() {
            Some(Node::Null) | None => None,
            node => node,
        }
    }

    /// Whether there is such a field, and not `null`.
    pub(super) fn has(&self, key: &str) -> bool {
        self.fields.iter().any(|(name, node)| name == key && !matches!(node, None | Some(Node::Null)))
    }

    /// Whether every field was taken.
    pub(super) fn is_spent(&self) -> bool {
        self.fields.iter().all(|(_, node)| node.is_none())
    }

    /// What nobody took.
    ///
    /// # Errors
    /// A field stands there twice: one of the two would be lost.
    pub(super) fn rest(self, at: &Place<'_>) -> Result<Unknown, ReadError> {
        if self.is_spent() {
            return Ok(Unknown::default());
        }
        self.into_map(at).map(Unknown::new)
    }

    /// What nobody took, field by field.
    pub(super) fn into_nodes(self) -> impl Iterator<Item = (Cow<'a, str>, Node<'a>)> {
        self.fields.into_iter().filter_map(|(key, node)| Some((key, node?)))
    }

    fn into_map(self, at: &Place<'_>) -> Result<Map<String, Value>, ReadError> {
        let mut taken = Vec::new();
        let mut left = Vec::new();
        for (key, node) in self.fields {
            match node {
                Some(node) => left.push((key, node)),
                None => taken.push(key),
            }
        }
        let mut map = Map::new();
        for (key, node) in left {
            let place = at.field(&key);
            let value = node.into_value(&place)?;
            if taken.contains(&key) || map.insert(key.clone().into_owned(), value).is_some() {
                return Err(ReadError::at(&at.field(&short(&key)), "this field stands here twice"));
            }
        }
        Ok(map)
    }
}

#[derive(Clone, Copy)]
struct Seed<'c> {
    depth: u32,
    values: &'c Cell<u32>,
}

impl Seed<'_> {
    fn inner<E: Error>(self) -> Result<Self, E> {
        let depth = self.depth + 1;
        if depth > DEPTH {
            return Err(E::custom(format_args!("it is nested deeper than {DEPTH} levels")));
        }
        Ok(Self { depth, ..self })
    }

    fn count<E: Error>(self) -> Result<(), E> {
        self.values.set(self.values.get() + 1);
        if self.values.get() > VALUES {
            return Err(E::custom(format_args!("it has more than {VALUES} values")));
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node<'de>, E> {
        Ok(Node::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node<'de>, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node<'de>, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node<'de>, E> {
        Ok(Number::from_f64(value).map_or(Node::Null, Node::Number))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node<'de>, A::Error> {
        let inner = self.inner()?;
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(inner)? {
            self.count()?;
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node<'de>, A::Error> {
        let inner = self.inner()?;
        // Nearly every record has three to eight fields.
        let mut fields = Vec::with_capacity(8);
        // A key is read as a value, which keeps it borrowed; JSON has no other keys than texts.
        while let Some(key) = map.next_key_seed(inner)? {
            self.count()?;
            if let Node::Text(key) = key {
                fields.push((key, Some(map.next_value_seed(inner)?)));
            }
        }
        Ok(Node::Record(Record { fields, next: 0 }))
    }
}
