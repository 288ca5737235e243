//! What else is known of an influencer. Those details that every campaign has stand beside name and accounts, values of
//! the user's own columns under `fields` by the id of their column, or by its name where the file gives it no id.
//!
//! Files of other programs may use the same keys for something else: what is no text is left among the fields that
//! nobody knows, and said.

use crate::document::edits::Field;
use crate::document::error::ReadError;
use crate::document::fields::Fields;
use crate::document::reader::Reader;
use crate::document::tree::Node;
use crate::document::writer::Writer;
use crate::domain::detail::{Detail, Details, join_tags, parse_tags};
use crate::domain::limits;
use crate::domain::short_id::ColumnId;
use crate::domain::unknown::Unknown;
use serde_json::{Map, Value};

/// The key under which the values of the user's own columns stand.
const OWN: &str = "fields";

/// Takes the details out of what is left of an influencer's fields, and answers with those that nobody knows.
pub(in crate::document) fn read(
    mut saved: Fields<'_, '_>,
    reader: &mut Reader<'_>,
) -> Result<(Details, Unknown), ReadError> {
    let mut details = Details::default();
    if saved.is_spent() {
        return Ok((details, Unknown::default()));
    }
    let at = saved.at;
    let mut others = Map::new();
    for detail in Detail::BUILT_IN {
        let key = detail.key();
        if let Some(node) = saved.take(&key) {
            let at = at.field(&key);
            match value(detail, &node) {
                Ok(value) => drop(details.set(detail, &value)),
                Err(said) => {
                    reader.note(&at, &said);
                    others.insert(key.to_string(), node.into_value(&at)?);
                }
            }
        }
    }
    match saved.take(OWN) {
        Some(Node::Record(record)) => {
            let at = at.field(OWN);
            let mut rest = Map::new();
            for (key, node) in record.into_nodes() {
                let place = at.field(&key);
                let id = reader.column_named(&key).or_else(|| ColumnId::parse(&key));
                let read = id.map(|id| (Detail::Own(id), value(Detail::Own(id), &node)));
                match read {
                    Some((detail, Ok(value))) => drop(details.set(detail, &value)),
                    read => {
                        if let Some((_, Err(said))) = read {
                            reader.note(&place, &said);
                        }
                        rest.insert(key.clone().into_owned(), node.into_value(&place)?);
                    }
                }
            }
            if !rest.is_empty() {
                others.insert(OWN.to_owned(), Value::Object(rest));
            }
        }
        Some(node) => {
            let at = at.field(OWN);
            others.insert(OWN.to_owned(), node.into_value(&at)?);
        }
        None => {}
    }
    let mut unknown = saved.rest()?;
    if !others.is_empty() {
        others.extend(unknown.fields());
        unknown = Unknown::new(others);
    }
    Ok((details, unknown))
}

/// A value as it is kept. Values that would be refused in the page, such as an address without an "@", are kept as
/// they stand: the file is right about what it says.
fn value(detail: Detail, node: &Node<'_>) -> Result<String, String> {
    let kept = || " is kept in the file and ignored here".to_owned();
    match (detail, node) {
        (Detail::Tags, Node::List(items)) => {
            let tags = items.iter().map(|item| match item {
                Node::Text(tag) => Ok(tag.to_string()),
                item => Err(format!("{}{}", item.describe(), kept())),
            });
            parse_tags(&tags.collect::<Result<Vec<_>, _>>()?.join("\n")).map(|tags| join_tags(&tags))
        }
        (Detail::Tags, Node::Text(text)) => parse_tags(text).map(|tags| join_tags(&tags)),
        (Detail::Notes, Node::Text(text)) => limits::free_text("This", text),
        (_, Node::Text(text)) => limits::short_text("This", text),
        (Detail::Tags | Detail::Notes, node) => Err(format!("{}{}", node.describe(), kept())),
        (_, Node::Number(number)) => Ok(number.to_string()),
        (_, node) => Err(format!("{}{}", node.describe(), kept())),
    }
}

/// Writes the details, and the fields that nobody knows but for those in `written`.
pub(in crate::document) fn write(details: &Details, unknown: &Unknown, written: &[&str], writer: &mut Writer) {
    let told = details.iter().filter(|(detail, _)| writer.tells(Field::Detail(*detail)));
    let (own, built_in): (Vec<_>, Vec<_>) = told.partition(|(detail, _)| matches!(detail, Detail::Own(_)));
    for (detail, value) in &built_in {
        writer.key(&detail.key());
        if *detail == Detail::Tags {
            let tags: Vec<&str> = details.tags().collect();
            writer.list(&tags, |tag, writer| writer.text(tag));
        } else {
            writer.text(value);
        }
    }
    let rest = match unknown.get(OWN) {
        Some(Value::Object(rest)) if writer.tells(Field::Other) => Some(rest),
        _ => None,
    };
    let is_merged = !own.is_empty();
    if is_merged {
        writer.key(OWN);
        writer.open('{');
        for (detail, value) in &own {
            if let Detail::Own(id) = detail {
                writer.text_field(&id.to_string(), value);
            }
        }
        for (key, value) in rest.into_iter().flatten() {
            if ColumnId::parse(key).is_none_or(|id| details.get(Detail::Own(id)).is_empty()) {
                writer.key(key);
                writer.value(value);
            }
        }
        writer.close('}');
    }
    let mut known: Vec<&str> = written.to_vec();
    let keys: Vec<_> = built_in.iter().map(|(detail, _)| detail.key()).collect();
    known.extend(keys.iter().map(|key| &**key));
    if is_merged {
        known.push(OWN);
    }
    writer.unknown(unknown, &known);
}
