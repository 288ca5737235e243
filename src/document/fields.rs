//! The fields of one record of a file, read as what they should be.

use super::error::{ReadError, short};
use super::place::Place;
use super::tree::{Node, Record};
use crate::domain::money::{Currency, Money};
use crate::domain::month::parse_day;
use crate::domain::unknown::Unknown;
use chrono::NaiveDate;
use std::borrow::Cow;

/// A record with its place. Each question answers `None` when the field is absent or `null`, and fails with the
/// field's place when it is something else than it should be.
pub(super) struct Fields<'a, 'p> {
    record: Record<'a>,
    /// Where the record is.
    pub(super) at: Place<'p>,
}

impl<'a, 'p> Fields<'a, 'p> {
    pub(super) fn of(node: Node<'a>, at: Place<'p>) -> Result<Self, ReadError> {
        match node {
            Node::Record(record) => Ok(Self { record, at }),
            node => Err(wrong("an object", &node, &at)),
        }
    }

    /// Whether there is such a field, and not `null`.
    pub(super) fn has(&self, key: &str) -> bool {
        self.record.has(key)
    }

    /// Whether every field was taken.
    pub(super) fn is_spent(&self) -> bool {
        self.record.is_spent()
    }

    pub(super) fn take(&mut self, key: &str) -> Option<Node<'a>> {
        self.record.take(key)
    }

    pub(super) fn text(&mut self, key: &str) -> Result<Option<Cow<'a, str>>, ReadError> {
        self.take(key).map(|node| text(node, &self.at.field(key))).transpose()
    }

    /// A text that one of the rules of [`crate::domain::limits`] accepts. `what` is what the rule calls it.
    pub(super) fn checked(
        &mut self,
        key: &str,
        what: &str,
        rule: fn(&str, &str) -> Result<String, String>,
    ) -> Result<Option<String>, ReadError> {
        let text = self.text(key)?;
        text.map(|text| rule(what, &text)).transpose().map_err(|said| self.wrong(key, &said))
    }

    pub(super) fn flag(&mut self, key: &str) -> Result<Option<bool>, ReadError> {
        match self.take(key) {
            None => Ok(None),
            Some(Node::Bool(value)) => Ok(Some(value)),
            Some(node) => Err(wrong("true or false", &node, &self.at.field(key))),
        }
    }

    pub(super) fn count(&mut self, key: &str) -> Result<Option<u64>, ReadError> {
        match self.take(key) {
            None => Ok(None),
            Some(node) => match node {
                Node::Number(ref number) if number.is_u64() => Ok(number.as_u64()),
                node => Err(wrong("a whole number from 0", &node, &self.at.field(key))),
            },
        }
    }

    /// A day; an empty text is none.
    pub(super) fn day(&mut self, key: &str) -> Result<Option<NaiveDate>, ReadError> {
        match self.text(key)? {
            Some(text) if !text.is_empty() => parse_day(&short(&text)).map(Some).map_err(|said| self.wrong(key, &said)),
            _ => Ok(None),
        }
    }

    /// An amount: a decimal text, or a whole JSON number. A JSON number with a fraction is refused: it would pass
    /// through floating point, and what it then is may not be what the file says.
    pub(super) fn amount(&mut self, key: &str, currency: Currency) -> Result<Option<Money>, ReadError> {
        let text = match self.take(key) {
            None => return Ok(None),
            Some(Node::Text(text)) => text,
            Some(Node::Number(number)) if number.is_f64() => {
                let decimal = Money::parse_saved(&number.to_string(), currency).map(|m| m.to_decimal(currency));
                let example = decimal.map(|decimal| format!(": write \"{decimal}\"")).unwrap_or_default();
                return Err(self.wrong(key, &format!("{number} must stand in quotes, as an exact amount{example}")));
            }
            Some(Node::Number(number)) => Cow::Owned(number.to_string()),
            Some(node) => return Err(wrong("an amount such as \"12.50\"", &node, &self.at.field(key))),
        };
        Money::parse_saved(&short(&text), currency).map(Some).map_err(|said| self.wrong(key, &said))
    }

    /// A list of at most `most` items; absent is empty. `items` is what they are called.
    pub(super) fn list(&mut self, key: &str, most: usize, items: &str) -> Result<Vec<Node<'a>>, ReadError> {
        let Some(node) = self.take(key) else { return Ok(Vec::new()) };
        let list = list(node, &self.at.field(key))?;
        if list.len() > most {
            return Err(self.wrong(key, &format!("there are {} {items} here; at most {most} fit", list.len())));
        }
        Ok(list)
    }

    /// An error about one of the fields.
    pub(super) fn wrong(&self, key: &str, what: &str) -> ReadError {
        ReadError::at(&self.at.field(key), what)
    }

    /// What nobody took, field by field.
    pub(super) fn into_nodes(self) -> impl Iterator<Item = (Cow<'a, str>, Node<'a>)> {
        self.record.into_nodes()
    }

    /// The fields that nobody asked for.
    pub(super) fn rest(self) -> Result<Unknown, ReadError> {
        self.record.rest(&self.at)
    }
}

pub(super) fn text<'a>(node: Node<'a>, at: &Place<'_>) -> Result<Cow<'a, str>, ReadError> {
    match node {
        Node::Text(text) => Ok(text),
        node => Err(wrong("text", &node, at)),
    }
}

pub(super) fn list<'a>(node: Node<'a>, at: &Place<'_>) -> Result<Vec<Node<'a>>, ReadError> {
    match node {
        Node::List(items) => Ok(items),
        node => Err(wrong("a list", &node, at)),
    }
}

pub(super) fn wrong(needed: &str, found: &Node<'_>, at: &Place<'_>) -> ReadError {
    ReadError::at(at, &format!("{needed} is needed here, not {}", found.describe()))
}
