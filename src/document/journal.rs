//! The saved form of one command: a line of JSON, short, because it is written before the click that caused it
//! is over. Each kind of command is an object of one field:
//!
//! ```json
//! {"edit_briefing":{"name":"Summer","briefing":{"currency":"EUR"}}}
//! {"add":[[4,{"id":"…","name":"Lena Fischer"}]]}
//! {"edit":{"id":"…","name":"Lena Fischer","accounts":[]}}
//! {"remove":["…"]}
//! {"influencer_status":{"accepted":["…","…"],"pending":["…"]}}
//! {"client_status":{"backup":["…"]}}
//! {"tasks":[["…",[[2,{"id":"…","type":"Podcast"}],{"id":"…","type":"Podcast"},"…"]]]}
//! ```
//!
//! Under `tasks`, each influencer has a list of what happens: `[position, task]` is added, a task alone is put in
//! the place of the one with its id, and an id alone is removed. A campaign that replaces another is a whole file.
//!
//! Positions behind the longest list that the limits allow are written as its end, which they mean.

use super::error::{ReadError, short};
use super::fields::{Fields, list, text, wrong};
use super::place::Place;
use super::reader::Reader;
use super::tree::{self, Node};
use super::v1::{self, briefing, influencer, task};
use super::writer::{Layout, Writer};
use crate::domain::command::{Command, TaskChange, TaskEdit};
use crate::domain::id::{InfluencerId, TaskId};
use crate::domain::limits;
use crate::domain::money::Currency;
use crate::domain::status::Status;
use std::collections::HashSet;
use uuid::Uuid;

/// Writes a command. `currency` is what the campaign's amounts are in; a briefing and a whole campaign bring
/// their own.
pub fn write_command(command: &Command, currency: Currency) -> String {
    let mut writer = Writer::new(Layout::Compact);
    let w = &mut writer;
    match command {
        Command::EditBriefing(edited) => {
            w.open_entry("edit_briefing");
            w.open('{');
            briefing::write(edited, w);
            w.close('}');
        }
        Command::AddInfluencers(placed) => {
            w.open_entry("add");
            w.list(placed, |(position, added), w| {
                w.open_placed(*position, limits::INFLUENCERS);
                influencer::write(added, currency, w);
                w.close(']');
            });
        }
        Command::EditInfluencer(id, profile) => {
            w.open_entry("edit");
            w.open('{');
            w.key("id");
            w.id(id.uuid());
            influencer::write_profile(profile, w);
            w.close('}');
        }
        Command::RemoveInfluencers(ids) => {
            w.open_entry("remove");
            w.list(ids, |id, w| w.id(id.uuid()));
        }
        Command::SetInfluencerStatus(set) => write_statuses("influencer_status", set, w),
        Command::SetClientStatus(set) => write_statuses("client_status", set, w),
        Command::ChangeTasks(changes) => {
            w.open_entry("tasks");
            w.open('[');
            for changes in changes.chunk_by(|a, b| a.influencer == b.influencer) {
                w.item();
                write_tasks(changes, currency, w);
            }
            w.close(']');
        }
        Command::Replace(campaign) => {
            v1::write(campaign, "", w);
            return writer.finish();
        }
    }
    w.close('}');
    writer.finish()
}

/// Reads what [`write_command`] wrote. `currency` is what the campaign's amounts are in before the command.
///
/// Strict, unlike [`super::read`]: a command that would have to be repaired might do something else than what was
/// done.
///
/// # Errors
/// What is wrong, with its place in the line.
pub fn read_command(text: &str, currency: Currency) -> Result<Command, ReadError> {
    type Read = fn(Node<'_>, Place<'_>, &mut Reader<'_>) -> Result<Command, ReadError>;
    const KINDS: &[(&str, Read)] = &[
        ("edit_briefing", read_briefing),
        ("add", read_added),
        ("edit", read_edited),
        ("remove", |node, at, _| Ok(Command::RemoveInfluencers(influencers(node, at)?))),
        ("influencer_status", |node, at, _| Ok(Command::SetInfluencerStatus(read_statuses(node, at)?))),
        ("client_status", |node, at, _| Ok(Command::SetClientStatus(read_statuses(node, at)?))),
        ("tasks", read_tasks),
    ];
    let reader = &mut Reader::strict(currency);
    let mut entry = Fields::of(tree::parse(text)?, Place::Root)?;
    for (key, read) in KINDS {
        if let Some(node) = entry.take(key) {
            return read(node, Place::Root.field(key), reader);
        }
    }
    super::file(entry, reader).map(|campaign| Command::Replace(Box::new(campaign)))
}

impl Writer {
    fn open_entry(&mut self, key: &str) {
        self.open('{');
        self.key(key);
    }

    fn open_placed(&mut self, position: usize, end: usize) {
        self.open('[');
        self.item();
        self.plain(&position.min(end).to_string());
        self.item();
    }
}

fn read_briefing(node: Node<'_>, at: Place<'_>, reader: &mut Reader<'_>) -> Result<Command, ReadError> {
    let mut fields = Fields::of(node, at)?;
    Ok(Command::EditBriefing(Box::new(briefing::read(&mut fields, reader)?)))
}

fn read_added(node: Node<'_>, at: Place<'_>, reader: &mut Reader<'_>) -> Result<Command, ReadError> {
    let mut placed = Vec::new();
    for (index, node) in list(node, &at)?.into_iter().enumerate() {
        let at = at.item(index);
        let (position, node) = read_placed(node, &at)?;
        placed.push((position, influencer::read(node, at, reader)?));
    }
    Ok(Command::AddInfluencers(placed))
}

fn read_edited(node: Node<'_>, at: Place<'_>, reader: &mut Reader<'_>) -> Result<Command, ReadError> {
    let mut fields = Fields::of(node, at)?;
    let id = InfluencerId::new(reader.id(&mut fields)?);
    Ok(Command::EditInfluencer(id, influencer::read_profile(&mut fields, reader)?))
}

/// One list of ids for each value, so that a change of ten thousand to one value is little more than their ids.
fn write_statuses<S: Status>(key: &str, set: &[(InfluencerId, S)], writer: &mut Writer) {
    // Where an id comes twice, the last value is the one that counts.
    let mut seen = HashSet::with_capacity(set.len());
    let last: Vec<_> = set.iter().rev().filter(|(id, _)| seen.insert(*id)).collect();
    writer.open_entry(key);
    writer.open('{');
    for value in S::ALL {
        let mut ids = last.iter().rev().filter(|(_, set)| set == value).peekable();
        if ids.peek().is_some() {
            writer.key(value.key());
            writer.list(ids, |(id, _), writer| writer.id(id.uuid()));
        }
    }
    writer.close('}');
}

fn read_statuses<S: Status>(node: Node<'_>, at: Place<'_>) -> Result<Vec<(InfluencerId, S)>, ReadError> {
    let mut fields = Fields::of(node, at)?;
    let mut set = Vec::new();
    for value in S::ALL {
        if let Some(node) = fields.take(value.key()) {
            set.extend(influencers(node, at.field(value.key()))?.into_iter().map(|id| (id, *value)));
        }
    }
    match fields.rest()?.iter().next() {
        Some((key, _)) => Err(ReadError::at(&at, &format!("there is no status \"{}\"", short(key)))),
        None => Ok(set),
    }
}

/// What happens to the tasks of one influencer.
fn write_tasks(changes: &[TaskChange], currency: Currency, writer: &mut Writer) {
    let Some(first) = changes.first() else { return };
    writer.open('[');
    writer.item();
    writer.id(first.influencer.uuid());
    writer.item();
    writer.list(changes, |change, writer| match &change.edit {
        TaskEdit::Add(position, added) => {
            writer.open_placed(*position, limits::TASKS);
            task::write(added, currency, writer);
            writer.close(']');
        }
        TaskEdit::Put(put) => task::write(put, currency, writer),
        TaskEdit::Remove(id) => writer.id(id.uuid()),
    });
    writer.close(']');
}

fn read_tasks(node: Node<'_>, at: Place<'_>, reader: &mut Reader<'_>) -> Result<Command, ReadError> {
    let mut changes = Vec::new();
    for (index, node) in list(node, &at)?.into_iter().enumerate() {
        let at = at.item(index);
        let (influencer, edits) = pair(node, &at)?;
        let influencer = InfluencerId::new(id(influencer, &at)?);
        for (index, node) in list(edits, &at)?.into_iter().enumerate() {
            let at = at.item(index);
            let edit = match node {
                Node::Text(_) => TaskEdit::Remove(TaskId::new(id(node, &at)?)),
                Node::List(_) => {
                    let (position, node) = read_placed(node, &at)?;
                    TaskEdit::Add(position, task::read(node, at, reader)?)
                }
                node => TaskEdit::Put(task::read(node, at, reader)?),
            };
            changes.push(TaskChange { influencer, edit });
        }
    }
    Ok(Command::ChangeTasks(changes))
}

fn influencers(node: Node<'_>, at: Place<'_>) -> Result<Vec<InfluencerId>, ReadError> {
    let ids = list(node, &at)?.into_iter().enumerate().map(|(index, node)| id(node, &at.item(index)));
    ids.map(|id| id.map(InfluencerId::new)).collect()
}

fn id(node: Node<'_>, at: &Place<'_>) -> Result<Uuid, ReadError> {
    let text = text(node, at)?;
    Uuid::try_parse(&text).map_err(|_| ReadError::at(at, &format!("\"{}\" is no id", short(&text))))
}

/// A position and what is put there.
fn read_placed<'a>(node: Node<'a>, at: &Place<'_>) -> Result<(usize, Node<'a>), ReadError> {
    let (position, node) = pair(node, at)?;
    match &position {
        Node::Number(number) => number.as_u64().and_then(|position| usize::try_from(position).ok()),
        _ => None,
    }
    .map(|position| (position, node))
    .ok_or_else(|| wrong("a position", &position, at))
}

fn pair<'a>(node: Node<'a>, at: &Place<'_>) -> Result<(Node<'a>, Node<'a>), ReadError> {
    let mut items = list(node, at)?.into_iter();
    match (items.next(), items.next(), items.next()) {
        (Some(first), Some(second), None) => Ok((first, second)),
        _ => Err(ReadError::at(at, "a list of two is needed here")),
    }
}
