//! A task.

use crate::document::edits::{Entity, Field};
use crate::document::error::{ReadError, short};
use crate::document::fields::Fields;
use crate::document::marks::Marker;
use crate::document::place::Place;
use crate::document::reader::Reader;
use crate::document::tree::Node;
use crate::document::writer::Writer;
use crate::domain::id::{InfluencerId, TaskId};
use crate::domain::limits;
use crate::domain::money::{Currency, Money};
use crate::domain::month::format_day;
use crate::domain::network::Network;
use crate::domain::status::Status;
use crate::domain::task::{Task, TaskKind, counts_by_default};

/// Reads a task.
pub(in crate::document) fn read(
    node: Node<'_>,
    at: Place<'_>,
    owner: InfluencerId,
    reader: &mut Reader<'_>,
) -> Result<Task, ReadError> {
    let mut saved = Fields::of(node, at)?;
    let id = TaskId::new(reader.id(&mut saved)?);
    reader.marks(Entity::Task(owner, id), &mut saved)?;
    let kind = kind(&mut saved, reader)?;
    let price = saved.amount("price", reader.currency)?.unwrap_or(Money::ZERO);
    let date = saved.day("date")?;
    let status = reader.status(&mut saved, "status")?;
    Ok(Task { id, kind, price, date, status, unknown: saved.rest()? })
}

/// Writes a task whose price is in `currency`.
pub(in crate::document) fn write(
    task: &Task,
    currency: Currency,
    marker: Option<(&mut Marker<'_>, bool)>,
    writer: &mut Writer,
) {
    let written: &[&str] = match task.kind {
        TaskKind::Listed { .. } => &["id", "network", "type", "price", "date", "status"],
        TaskKind::Other { .. } => &["id", "network", "type", "price", "date", "status", "publication"],
    };
    writer.open('{');
    writer.key("id");
    writer.id(task.id.uuid());
    write_kind(&task.kind, writer);
    if writer.tells(Field::Price) {
        writer.text_field("price", &task.price.to_decimal(currency));
    }
    if let Some(date) = task.date {
        writer.text_field("date", &format_day(date));
    }
    writer.text_field("status", task.status.key());
    writer.unknown(&task.unknown, written);
    if let Some((marker, placed)) = marker {
        marker.mark(task.id.uuid(), placed, writer);
    }
    writer.close('}');
}

/// Writes network and type as fields of the open object.
pub(in crate::document) fn write_kind(kind: &TaskKind, writer: &mut Writer) {
    writer.text_field("network", kind.network().key());
    match kind {
        TaskKind::Listed { kind, .. } => writer.text_field("type", kind.key),
        TaskKind::Other { text, publication } => {
            writer.text_field("type", text);
            writer.key("publication");
            writer.flag(*publication);
        }
    }
}

/// Network and type. What the catalogue does not have becomes an Others task that says so in its words.
pub(in crate::document) fn kind(saved: &mut Fields<'_, '_>, reader: &mut Reader<'_>) -> Result<TaskKind, ReadError> {
    let network_key = saved.text("network")?;
    let type_key = saved.text("type")?;
    let network = network_key.as_deref().map_or(Some(Network::OTHERS), Network::from_key);
    if let (Some(network), Some(key)) = (network, &type_key)
        && let Some(kind) = network.type_from_key(key)
    {
        return Ok(TaskKind::Listed { network, kind });
    }
    let type_key = type_key.map(|key| limits::name("the type", &key)).transpose();
    let type_key = type_key.map_err(|said| saved.wrong("type", &said))?;
    let (text, repair) = match (network, type_key) {
        (Some(Network::OTHERS), Some(text)) => (text, None),
        (Some(Network::OTHERS), None) => {
            ("Task".to_owned(), Some(("type", "the type is missing; it is \"Task\" now".to_owned())))
        }
        (Some(network), Some(key)) => {
            let name = network.name();
            let what = format!("{name} has no type \"{}\"; it is kept as an Others task", short(&key));
            (format!("{name}: {key}"), Some(("type", what)))
        }
        (Some(network), None) => {
            let name = network.name();
            let what = format!("the type is missing; it is kept as the Others task \"{name}\"");
            (name.to_owned(), Some(("type", what)))
        }
        (None, type_key) => {
            let key = network_key.unwrap_or_default();
            let what = format!("there is no network \"{}\"; it is kept as an Others task", short(&key));
            (type_key.map_or(key.to_string(), |kind| format!("{key}: {kind}")), Some(("network", what)))
        }
    };
    if let Some((key, what)) = repair {
        reader.repair(&saved.at.field(key), &what)?;
    }
    let text = limits::name("the type", &text).map_err(|said| saved.wrong("type", &said))?;
    let publication = saved.flag("publication")?.unwrap_or_else(|| counts_by_default(&text));
    Ok(TaskKind::Other { text, publication })
}
