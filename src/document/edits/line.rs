//! The text of a delta: a line of JSON, short, because it is written before the click that caused it is over.
//!
//! ```json
//! {"currency":"EUR","replicas":["5f3a9c01d2e4"],"seen":[12],
//!  "deeds":[["12.0","2027-05-02T09:30:00Z","Northwind","Client status of Lena set to Backup"]],
//!  "changes":[["influencer",{"id":"…"}],["task","…",{"id":"…"}],["client_status","12.0","backup",["…","…"]]]}
//! ```
//!
//! A replica stands once in `replicas`; a stamp is its number and the index of its replica. An edit names its field,
//! stamp and value once, and then every record that was so edited: an influencer by its id, a task by both ids with a
//! slash between them, the campaign itself by an empty text.

use super::activity::Deed;
use super::delta::{Change, Delta};
use super::field::{Entity, Field};
use super::past::Past;
use super::stamp::{Replica, Seen, Stamp};
use super::value::{Amount, Value, thousandths};
use crate::document::error::{ReadError, short};
use crate::document::fields::{Fields, list, text, wrong};
use crate::document::migrate;
use crate::document::place::Place;
use crate::document::reader::Reader;
use crate::document::tree::{self, Node};
use crate::document::v1::{account, influencer, table, task};
use crate::document::writer::{Layout, Writer};
use crate::domain::id::{InfluencerId, TaskId};
use crate::domain::limits;
use crate::domain::money::{Currency, Money};
use crate::domain::month::{format_day, parse_day};
use crate::domain::network::Network;
use crate::domain::status::{ClientStatus, InfluencerStatus, Status, TaskStatus};
use crate::domain::unknown::Unknown;
use uuid::Uuid;

/// The replicas of a text, each of which its stamps name by its index.
#[derive(Debug, Default)]
pub(in crate::document) struct Table(Vec<Replica>);

impl Table {
    /// The stamp as it is written: `1042.1`.
    pub(in crate::document) fn write(&mut self, stamp: Stamp) -> String {
        let index = self.0.iter().position(|known| *known == stamp.replica).unwrap_or_else(|| {
            self.0.push(stamp.replica);
            self.0.len() - 1
        });
        format!("{}.{index}", stamp.number)
    }

    /// The replicas that were written.
    pub(in crate::document) fn replicas(&self) -> &[Replica] {
        &self.0
    }

    /// Reads a list of replicas.
    pub(in crate::document) fn read(node: Node<'_>, at: &Place<'_>) -> Result<Self, ReadError> {
        let replicas = list(node, at)?.into_iter().enumerate().map(|(index, node)| {
            let at = at.item(index);
            let text = text(node, &at)?;
            Replica::parse(&text).ok_or_else(|| ReadError::at(&at, &format!("\"{}\" is no replica", short(&text))))
        });
        replicas.collect::<Result<_, _>>().map(Self)
    }

    /// Reads a stamp.
    pub(in crate::document) fn stamp(&self, text: &str, at: &Place<'_>) -> Result<Stamp, ReadError> {
        let parts = text.split_once('.').and_then(|(number, index)| {
            let replica = self.0.get(index.parse::<usize>().ok()?)?;
            Stamp::new(number.parse().ok()?, *replica)
        });
        parts.ok_or_else(|| ReadError::at(at, &format!("\"{}\" is no stamp", short(text))))
    }

    /// Reads what was seen: a number for each replica.
    pub(in crate::document) fn seen(&self, node: Node<'_>, at: &Place<'_>) -> Result<Seen, ReadError> {
        let mut seen = Seen::default();
        for (index, node) in list(node, at)?.into_iter().enumerate() {
            let number = match &node {
                Node::Number(number) => number.as_u64(),
                _ => None,
            };
            let stamp = number.zip(self.0.get(index)).and_then(|(number, replica)| Stamp::new(number, *replica));
            seen.note(stamp.ok_or_else(|| wrong("the number of an edit", &node, &at.item(index)))?);
        }
        Ok(seen)
    }

    /// What was seen, in the order of the table; every replica of it is in the table afterwards.
    pub(in crate::document) fn numbers(&mut self, seen: &Seen) -> Vec<u64> {
        for stamp in seen.iter() {
            self.write(stamp);
        }
        self.0
            .iter()
            .map(|replica| seen.iter().find(|stamp| stamp.replica == *replica).map_or(1, |stamp| stamp.number))
            .collect()
    }
}

/// An entity as an edit names it.
fn target(at: Entity) -> String {
    match at {
        Entity::Campaign => String::new(),
        Entity::Influencer(id) => id.to_string(),
        Entity::Task(owner, id) => format!("{owner}/{id}"),
    }
}

fn read_target(node: Node<'_>, at: &Place<'_>) -> Result<Entity, ReadError> {
    let text = text(node, at)?;
    let id = |part: &str| Uuid::try_parse(part).ok();
    let entity = match text.split_once('/') {
        None if text.is_empty() => Some(Entity::Campaign),
        None => id(&text).map(|id| Entity::Influencer(InfluencerId::new(id))),
        Some((owner, task)) => {
            id(owner).zip(id(task)).map(|(owner, task)| Entity::Task(InfluencerId::new(owner), TaskId::new(task)))
        }
    };
    entity.ok_or_else(|| ReadError::at(at, &format!("\"{}\" is no id", short(&text))))
}

impl Delta {
    /// Writes the delta as one line of ASCII, which every browser stores in one byte a character.
    pub fn write(&self) -> String {
        let mut table = Table::default();
        let seen = table.numbers(&self.seen);
        let mut changes = Writer::new(Layout::Compact);
        changes.open('[');
        let is_same = |a: &Change, b: &Change| match (a, b) {
            (
                Change::Set { field, value, stamp, .. },
                Change::Set { field: other_field, value: other_value, stamp: other_stamp, .. },
            ) => field == other_field && stamp == other_stamp && value == other_value,
            _ => false,
        };
        for group in self.changes.chunk_by(is_same) {
            let w = &mut changes;
            w.item();
            w.open('[');
            w.item();
            match group.first() {
                Some(Change::Influencer(told)) => {
                    w.text("influencer");
                    w.item();
                    influencer::write(told, self.currency, None, w);
                }
                Some(Change::Task(owner, told)) => {
                    w.text("task");
                    w.item();
                    w.id(owner.uuid());
                    w.item();
                    task::write(told, self.currency, None, w);
                }
                Some(Change::Set { field, value, stamp, .. }) => {
                    w.text(&field.key());
                    w.item();
                    w.text(&table.write(*stamp));
                    w.item();
                    write_value(value, w);
                    w.item();
                    w.list(group, |change, w| match change {
                        Change::Set { at: Entity::Influencer(id), .. } => w.id(id.uuid()),
                        Change::Set { at, .. } => w.text(&target(*at)),
                        _ => {}
                    });
                }
                None => {}
            }
            w.close(']');
        }
        changes.close(']');
        let deeds: Vec<[String; 4]> = self.deeds.iter().map(|deed| deed.parts(&mut table)).collect();
        let past = self.past.told(&mut table);
        let mut w = Writer::new(Layout::Compact);
        w.open('{');
        w.text_field("currency", self.currency.code());
        w.key("replicas");
        w.list(table.replicas(), |replica, w| w.text(&replica.to_string()));
        w.key("seen");
        w.list(&seen, |number, w| w.number(*number));
        w.key("deeds");
        w.list(&deeds, |deed, w| w.list(deed.iter(), |part: &String, w| w.text(part)));
        w.key("changes");
        w.plain(&changes.finish());
        past.write(&mut w);
        w.close('}');
        crate::document::ascii(w.finish())
    }

    /// Reads what [`Delta::write`] wrote. Strict, unlike [`crate::document::read`]: a change that would have to be
    /// repaired might do something else than what was done.
    ///
    /// # Errors
    /// What is wrong, with its place in the line.
    pub fn read(line: &str) -> Result<Self, ReadError> {
        let mut fields = Fields::of(tree::parse(line)?, Place::Root)?;
        migrate::check_change(&mut fields)?;
        let code = fields.text("currency")?.unwrap_or_default();
        let currency = Currency::parse(&code)
            .ok_or_else(|| fields.wrong("currency", &format!("\"{}\" is no currency", short(&code))))?;
        let mut need = |key: &'static str| {
            fields.take(key).ok_or_else(|| ReadError::at(&Place::Root.field(key), "this is missing"))
        };
        let table = Table::read(need("replicas")?, &Place::Root.field("replicas"))?;
        let seen = table.seen(need("seen")?, &Place::Root.field("seen"))?;
        let deeds = Deed::read_all(need("deeds")?, &Place::Root.field("deeds"), &table)?;
        let at = Place::Root.field("changes");
        let reader = &mut Reader::strict(currency);
        let mut changes = Vec::new();
        for (index, node) in list(need("changes")?, &at)?.into_iter().enumerate() {
            read_change(node, at.item(index), &table, reader, &mut changes)?;
        }
        let past = Past::read(&mut fields, &table)?;
        Ok(Self { currency, changes, seen, deeds, past })
    }
}

fn read_change(
    node: Node<'_>,
    at: Place<'_>,
    table: &Table,
    reader: &mut Reader<'_>,
    changes: &mut Vec<Change>,
) -> Result<(), ReadError> {
    let short_of = || ReadError::at(&at, "this change is cut off");
    let mut parts = list(node, &at)?.into_iter();
    let mut next = || parts.next().ok_or_else(short_of);
    let key = text(next()?, &at)?;
    match key.as_ref() {
        "influencer" => {
            changes.push(Change::Influencer(Box::new(influencer::read(next()?, at.item(1), reader)?)));
        }
        "task" => {
            let owner = match read_target(next()?, &at.item(1))? {
                Entity::Influencer(owner) => owner,
                _ => return Err(ReadError::at(&at, "a task needs an influencer")),
            };
            changes.push(Change::Task(owner, Box::new(task::read(next()?, at.item(2), owner, reader)?)));
        }
        key => {
            let field = Field::from_key(key)
                .ok_or_else(|| ReadError::at(&at, &format!("there is no field \"{}\"", short(key))))?;
            let stamp = table.stamp(&text(next()?, &at.item(1))?, &at.item(1))?;
            let value_node = next()?;
            let targets = list(next()?, &at.item(3))?;
            let targets: Vec<Entity> = targets
                .into_iter()
                .enumerate()
                .map(|(index, node)| read_target(node, &at.item(3).item(index)))
                .collect::<Result<_, _>>()?;
            let Some(first) = targets.first() else { return Ok(()) };
            let value = read_value(field, *first, value_node, at.item(2), reader)?;
            for target in targets {
                if !field.belongs_to(target) {
                    return Err(ReadError::at(&at, &format!("\"{key}\" is no field of this")));
                }
                changes.push(Change::Set { at: target, field, value: value.clone(), stamp });
            }
        }
    }
    Ok(())
}

fn write_value(value: &Value, w: &mut Writer) {
    match value {
        Value::Text(text) => w.text(text),
        Value::Day(Some(day)) => w.text(&format_day(*day)),
        Value::Amount(Some(amount)) => w.text(&amount.written()),
        Value::Day(None) | Value::Amount(None) | Value::Unit => w.plain("null"),
        Value::Currency(currency) => w.text(currency.code()),
        Value::Networks(networks) => w.list(networks, |network, w| w.text(network.key())),
        Value::Accounts(accounts) => w.list(accounts, account::write),
        Value::InfluencerStatus(status) => w.text(status.key()),
        Value::ClientStatus(status) => w.text(status.key()),
        Value::TaskStatus(status) => w.text(status.key()),
        Value::Kind(kind) => {
            w.open('{');
            task::write_kind(kind, w);
            w.close('}');
        }
        Value::Other(unknown) => {
            w.open('{');
            w.unknown(unknown, &[]);
            w.close('}');
        }
        Value::Layout(layout) => table::write_layout(layout, w),
        Value::Column(Some(column)) => table::write_column(column, w),
        Value::View(Some(view)) => table::write_view(view, w),
        Value::Column(None) | Value::View(None) => w.plain("null"),
        Value::Position(position) => w.text(&format!("{position:x}")),
        Value::Flag(flag) => w.flag(*flag),
    }
}

fn read_value(
    field: Field,
    of: Entity,
    node: Node<'_>,
    at: Place<'_>,
    reader: &mut Reader<'_>,
) -> Result<Value, ReadError> {
    let absent = matches!(node, Node::Null);
    let status = |node| -> Result<_, ReadError> {
        let text = text(node, &at)?;
        Ok((ReadError::at(&at, &format!("there is no status \"{}\"", short(&text))), text))
    };
    Ok(match field {
        Field::Name | Field::Client | Field::Description | Field::ClientComment => {
            let rule = match field {
                Field::Name => limits::name,
                Field::Client => limits::short_text,
                _ => limits::free_text,
            };
            let said = text(node, &at)?;
            Value::Text(rule("this", &said).map_err(|said| ReadError::at(&at, &said))?)
        }
        Field::Detail(_) => {
            let said = text(node, &at)?;
            Value::Text(limits::free_text("this", &said).map_err(|said| ReadError::at(&at, &said))?)
        }
        Field::Layout => Value::Layout(Box::new(table::read_layout(node, at)?)),
        Field::Column(_) if absent => Value::Column(None),
        Field::Column(_) => Value::Column(Some(Box::new(table::read_column(node, at)?))),
        Field::View(_) if absent => Value::View(None),
        Field::View(_) => Value::View(Some(Box::new(table::read_view(node, at)?))),
        Field::Start | Field::End | Field::Date if absent => Value::Day(None),
        Field::Start | Field::End | Field::Date => {
            Value::Day(Some(parse_day(&text(node, &at)?).map_err(|said| ReadError::at(&at, &said))?))
        }
        Field::Budget if absent => Value::Amount(None),
        Field::Budget | Field::Price => Value::Amount(Some(Amount::read(&text(node, &at)?, &at)?)),
        Field::Currency => {
            let code = text(node, &at)?;
            let currency = Currency::parse(&code);
            Value::Currency(
                currency.ok_or_else(|| ReadError::at(&at, &format!("\"{}\" is no currency", short(&code))))?,
            )
        }
        Field::Networks | Field::AccountOrder => {
            let networks = list(node, &at)?.into_iter().enumerate().map(|(index, node)| {
                let at = at.item(index);
                let key = text(node, &at)?;
                Network::from_key(&key)
                    .ok_or_else(|| ReadError::at(&at, &format!("there is no network \"{}\"", short(&key))))
            });
            Value::Networks(networks.collect::<Result<_, _>>()?)
        }
        Field::Accounts(_) => {
            let accounts = list(node, &at)?.into_iter().enumerate();
            let accounts = accounts.map(|(index, node)| account::read(node, at.item(index), reader));
            Value::Accounts(accounts.collect::<Result<_, _>>()?)
        }
        Field::InfluencerStatus => {
            let (wrong, key) = status(node)?;
            Value::InfluencerStatus(InfluencerStatus::from_key(&key).ok_or(wrong)?)
        }
        Field::ClientStatus => {
            let (wrong, key) = status(node)?;
            Value::ClientStatus(ClientStatus::from_key(&key).ok_or(wrong)?)
        }
        Field::Status => {
            let (wrong, key) = status(node)?;
            Value::TaskStatus(TaskStatus::from_key(&key).ok_or(wrong)?)
        }
        Field::Kind => Value::Kind(task::kind(&mut Fields::of(node, at)?, reader)?),
        Field::BriefingOther | Field::Other | Field::FileOther => {
            Value::Other(if absent { Unknown::default() } else { Fields::of(node, at)?.rest()? })
        }
        Field::Position => {
            let text = text(node, &at)?;
            let position = u128::from_str_radix(&text, 16);
            Value::Position(position.map_err(|_| ReadError::at(&at, "this is no position"))?)
        }
        Field::Removed => match node {
            Node::Bool(flag) if of != Entity::Campaign => Value::Flag(flag),
            node => return Err(wrong("true or false", &node, &at)),
        },
        Field::Grown => Value::Unit,
    })
}

impl Amount {
    /// `12.500`.
    pub(in crate::document) fn written(self) -> String {
        Money::from_minor(self.0).to_decimal(thousandths())
    }

    pub(in crate::document) fn read(text: &str, at: &Place<'_>) -> Result<Self, ReadError> {
        let money = Money::parse_saved(&short(text), thousandths());
        money.map(|money| Self(money.minor())).map_err(|said| ReadError::at(at, &said))
    }
}

impl Deed {
    /// Stamp, when, who and what, as they are written.
    pub(in crate::document) fn parts(&self, table: &mut Table) -> [String; 4] {
        [table.write(self.stamp), self.at.clone(), self.who.clone(), self.what.clone()]
    }

    pub(in crate::document) fn read_all(node: Node<'_>, at: &Place<'_>, table: &Table) -> Result<Vec<Self>, ReadError> {
        let deeds = list(node, at)?.into_iter().enumerate().map(|(index, node)| {
            let at = at.item(index);
            let parts = list(node, &at)?.into_iter().map(|node| text(node, &at));
            let parts = parts.collect::<Result<Vec<_>, _>>()?;
            let [stamp, when, who, what] = parts.as_slice() else {
                return Err(ReadError::at(&at, "a list of four is needed here"));
            };
            let stamp = table.stamp(stamp, &at)?;
            // For display only; what is too long for that is cut.
            let cut = |text: &str| text.chars().take(limits::NAME * 3).collect();
            Ok(Self { stamp, at: cut(when), who: cut(who), what: cut(what) })
        });
        deeds.collect()
    }
}
