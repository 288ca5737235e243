//! The briefing: name and client stand in the campaign itself, the rest in its field `briefing`.

use crate::document::edits::Field;
use crate::document::error::{ReadError, short};
use crate::document::fields::{Fields, text};
use crate::document::reader::Reader;
use crate::document::tree::{Node, Record};
use crate::document::writer::Writer;
use crate::domain::briefing::Briefing;
use crate::domain::limits;
use crate::domain::money::Currency;
use crate::domain::month::format_day;
use crate::domain::network::Network;
use crate::domain::unknown::Unknown;
use serde_json::Value;

/// Takes the briefing out of the campaign's fields, and tells the reader the currency.
pub(in crate::document) fn read(campaign: &mut Fields<'_, '_>, reader: &mut Reader<'_>) -> Result<Briefing, ReadError> {
    let name = campaign.checked("name", "the name", limits::name)?;
    let name = name.ok_or_else(|| campaign.wrong("name", "the name is missing"))?;
    let client = campaign.checked("client", "the client", limits::short_text)?.unwrap_or_default();
    let node = campaign.take("briefing").unwrap_or(Node::Record(Record::default()));
    let at = campaign.at;
    let mut saved = Fields::of(node, at.field("briefing"))?;
    let description = saved.checked("description", "the description", limits::free_text)?.unwrap_or_default();
    let (networks, others) = networks(&mut saved, reader)?;
    let start = saved.day("start")?;
    let end = saved.day("end")?;
    let currency = match saved.text("currency")? {
        None => Currency::EUR,
        Some(code) => Currency::parse(&code).ok_or_else(|| {
            let said = format!("\"{}\" is not a currency code such as EUR", short(&code));
            saved.wrong("currency", &said)
        })?,
    };
    reader.currency = currency;
    let budget = saved.amount("budget", currency)?;
    let mut unknown = saved.rest()?;
    if !others.is_empty() {
        let mut fields = unknown.fields();
        fields.insert("networks".to_owned(), Value::Array(others));
        unknown = Unknown::new(fields);
    }
    Ok(Briefing { name, client, description, networks, start, end, budget, currency, unknown })
}

/// Writes the campaign's fields that belong to the briefing.
pub(in crate::document) fn write(briefing: &Briefing, writer: &mut Writer) {
    writer.text_field("name", &briefing.name);
    writer.optional_text("client", &briefing.client);
    writer.key("briefing");
    writer.open('{');
    if writer.tells(Field::Description) {
        writer.optional_text("description", &briefing.description);
    }
    let others = match briefing.unknown.get("networks") {
        Some(Value::Array(others)) if writer.tells(Field::Other) => others.as_slice(),
        _ => &[],
    };
    if !briefing.networks.is_empty() || !others.is_empty() {
        writer.key("networks");
        writer.open('[');
        for network in &briefing.networks {
            writer.item();
            writer.text(network.key());
        }
        for other in others {
            writer.item();
            writer.value(other);
        }
        writer.close(']');
    }
    for (key, day) in [("start", briefing.start), ("end", briefing.end)] {
        if let Some(day) = day {
            writer.text_field(key, &format_day(day));
        }
    }
    if let Some(budget) = briefing.budget.filter(|_| writer.tells(Field::Budget)) {
        writer.text_field("budget", &budget.to_decimal(briefing.currency));
    }
    writer.text_field("currency", briefing.currency.code());
    writer.unknown(&briefing.unknown, &["description", "networks", "start", "end", "budget", "currency"]);
    writer.close('}');
}

/// The networks of the catalogue, in its order, and what else the list names: that is carried along among the
/// briefing's unknown fields and written back into the list.
fn networks(saved: &mut Fields<'_, '_>, reader: &mut Reader<'_>) -> Result<(Vec<Network>, Vec<Value>), ReadError> {
    let (mut known, mut others) = (Vec::new(), Vec::new());
    let list = saved.list("networks", limits::ACCOUNTS, "networks")?;
    let at = saved.at.field("networks");
    for (index, node) in list.into_iter().enumerate() {
        let at = at.item(index);
        let key = text(node, &at)?;
        match Network::from_key(&key) {
            Some(network) if network != Network::OTHERS => known.push(network),
            Some(_) => reader.note(&at, "Others belongs to every campaign; it is kept in the file and ignored here"),
            None => {
                let what = format!("there is no network \"{}\"; it is kept in the file and ignored here", short(&key));
                reader.note(&at, &what);
            }
        }
        if known.last().is_none_or(|network| network.key() != key) {
            others.push(Value::String(key.into_owned()));
        }
    }
    let in_order = Network::social().filter(|network| known.contains(network));
    Ok((in_order.collect(), others))
}
