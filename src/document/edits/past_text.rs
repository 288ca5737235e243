//! The past of statuses as it stands in files and deltas. Whoever does not know it passes it over.
//!
//! ```json
//! "past": [["client_status", null, "pending", ["ID", "ID"]], ["client_status", "12.0", "accepted", ["ID"]]],
//! "moments": [["12.0", "2027-05-02T09:30:00Z", "Ana"], ["13.1", "2027-05-04T10:00:00Z", "Northwind", "client"]]
//! ```
//!
//! An earlier value stands once with its stamp, and then everybody who had it. Without a stamp it is from before the
//! first edit. Earlier lists stand there too: `["tags", "9.0", "beauty, food", ["ID"]]`, and `networks` of the campaign
//! itself, whose id is nil.

use super::Edits;
use super::field::Field;
use super::line::Table;
use super::past::{Link, Moment, Past, StatusValue};
use super::past_lists::{is_list, list_field};
use super::stamp::Stamp;
use crate::document::error::ReadError;
use crate::document::fields::{Fields, list, text};
use crate::document::place::Place;
use crate::document::tree::Node;
use crate::document::writer::Writer;
use crate::domain::limits;
use crate::domain::sorting::sort_by;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

const PAST: &str = "past";
const MOMENTS: &str = "moments";
/// Says of a moment that it was in a client copy.
const BY_CLIENT: &str = "client";

/// What is to be written, once all replicas that it names are in the table.
pub(in crate::document) struct Told {
    groups: Vec<Group>,
    moments: Vec<Vec<String>>,
    lists: Vec<(Field, Option<String>, String, Vec<Uuid>)>,
}

struct Group {
    stamp: Option<String>,
    status: StatusValue,
    people: Vec<Uuid>,
}

impl Past {
    /// All of it.
    pub(super) fn told(&self, table: &mut Table) -> Told {
        Told::of(self.links.iter(), &self.moments.iter().collect::<Vec<_>>(), self.lists.iter(), table)
    }

    /// Reads what [`Told::write`] wrote.
    pub(in crate::document) fn read(saved: &mut Fields<'_, '_>, table: &Table) -> Result<Self, ReadError> {
        let mut past = Self::default();
        let at = saved.at;
        if let Some(node) = saved.take(PAST) {
            let at = at.field(PAST);
            for (index, node) in list(node, &at)?.into_iter().enumerate() {
                past.read_group(node, &at.item(index), table)?;
            }
        }
        if let Some(node) = saved.take(MOMENTS) {
            let at = at.field(MOMENTS);
            for (index, node) in list(node, &at)?.into_iter().enumerate() {
                past.note_moment(read_moment(node, &at.item(index), table)?);
            }
        }
        Ok(past)
    }

    /// The stamps in it.
    pub(in crate::document) fn stamps(&self) -> impl Iterator<Item = Stamp> {
        let of_lists = self.lists.values().flatten().filter_map(|(stamp, _)| *stamp);
        self.links.values().flatten().filter_map(|link| link.stamp).chain(of_lists)
    }

    fn read_group(&mut self, node: Node<'_>, at: &Place<'_>, table: &Table) -> Result<(), ReadError> {
        let mut parts = list(node, at)?.into_iter();
        let mut next = || parts.next().ok_or_else(|| ReadError::at(at, "a list of four is needed here"));
        let field = Field::from_key(&text(next()?, &at.item(0))?);
        let stamp = match next()? {
            Node::Null => None,
            node => Some(table.stamp(&text(node, &at.item(1))?, &at.item(1))?),
        };
        let key = text(next()?, &at.item(2))?;
        let people = list(next()?, &at.item(3))?;
        let status = field.and_then(|field| StatusValue::from_key(field, &key));
        let is_list = field.is_some_and(is_list);
        let list: Arc<str> = if is_list { Arc::from(&*key) } else { Arc::from("") };
        if status.is_none() && !is_list {
            // A status, or a value of one, that a later version has.
            return Ok(());
        }
        let at = at.item(3);
        for (index, node) in people.into_iter().enumerate() {
            let at = at.item(index);
            let id = Uuid::try_parse(&text(node, &at)?).map_err(|_| ReadError::at(&at, "this is no id"))?;
            match status {
                Some(status) => self.note(id, Link { stamp, status }),
                None if field == Some(list_field(id)) => self.note_list(id, stamp, &list),
                None => {}
            }
        }
        Ok(())
    }
}

impl Edits {
    /// What a file tells: of those who are in the campaign.
    pub(in crate::document) fn told_past(&self, table: &mut Table) -> Told {
        let links = self.past.links.iter().filter(|(id, _)| !self.graves.contains_key(id));
        let lists = self.past.lists.iter().filter(|(id, _)| !self.graves.contains_key(id));
        Told::of(links, &self.told_moments(), lists, table)
    }
}

impl Told {
    fn of<'p>(
        links: impl Iterator<Item = (&'p Uuid, &'p Vec<Link>)>,
        moments: &[&Moment],
        lists: impl Iterator<Item = (&'p Uuid, &'p Vec<(Option<Stamp>, Arc<str>)>)>,
        table: &mut Table,
    ) -> Self {
        // There are ten thousand people and a dozen times as many links, but few groups: who is sorted first need not be
        // sorted within each.
        let mut people: Vec<_> = links.collect();
        sort_by(&mut people, &|a, b| a.0.cmp(b.0));
        let mut grouped = BTreeMap::<_, Vec<Uuid>>::new();
        for (id, links) in people {
            for link in links {
                grouped.entry((link.place(), *link)).or_default().push(*id);
            }
        }
        let group = |((_, link), people): ((_, Link), Vec<Uuid>)| {
            let stamp = link.stamp.map(|stamp| table.write(stamp));
            Group { stamp, status: link.status, people }
        };
        let groups = grouped.into_iter().map(group).collect();
        let moment = |moment: &&Moment| {
            let mut parts = vec![table.write(moment.stamp), moment.at.clone(), moment.who.clone()];
            if moment.by_client {
                parts.push(BY_CLIENT.to_owned());
            }
            parts
        };
        let moments = moments.iter().map(moment).collect();
        let mut grouped = BTreeMap::<_, Vec<Uuid>>::new();
        for (id, lists) in lists {
            for (stamp, text) in lists {
                grouped.entry((list_field(*id), *stamp, text)).or_default().push(*id);
            }
        }
        let mut lists = Vec::with_capacity(grouped.len());
        for ((field, stamp, text), mut people) in grouped {
            sort_by(&mut people, &Ord::cmp);
            lists.push((field, stamp.map(|stamp| table.write(stamp)), text.to_string(), people));
        }
        Self { groups, moments, lists }
    }

    /// Writes it as fields of the open object; nothing where there is nothing.
    pub(in crate::document) fn write(&self, w: &mut Writer) {
        if !self.groups.is_empty() || !self.lists.is_empty() {
            w.key(PAST);
            w.open('[');
            for group in &self.groups {
                write_group(group.status.field(), group.stamp.as_deref(), group.status.key(), &group.people, w);
            }
            for (field, stamp, text, people) in &self.lists {
                write_group(*field, stamp.as_deref(), text, people, w);
            }
            w.close(']');
        }
        if !self.moments.is_empty() {
            w.key(MOMENTS);
            w.list(&self.moments, |moment, w| w.list(moment, |part, w| w.text(part)));
        }
    }
}

fn write_group(field: Field, stamp: Option<&str>, value: &str, people: &[Uuid], w: &mut Writer) {
    w.item();
    w.open('[');
    w.item();
    w.text(&field.key());
    w.item();
    match stamp {
        Some(stamp) => w.text(stamp),
        None => w.plain("null"),
    }
    w.item();
    w.text(value);
    w.item();
    w.list(people, |id, w| w.id(*id));
    w.close(']');
}

fn read_moment(node: Node<'_>, at: &Place<'_>, table: &Table) -> Result<Moment, ReadError> {
    let parts = list(node, at)?.into_iter().map(|node| text(node, at));
    let parts = parts.collect::<Result<Vec<_>, _>>()?;
    let [stamp, when, who, rest @ ..] = parts.as_slice() else {
        return Err(ReadError::at(at, "a list of three is needed here"));
    };
    // For display only; what is too long for that is cut.
    let cut = |text: &str| text.chars().take(limits::NAME).collect();
    let by_client = rest.iter().any(|part| part == BY_CLIENT);
    Ok(Moment { stamp: table.stamp(stamp, at)?, at: cut(when), who: cut(who), by_client })
}
