//! The edits of a document as they stand in its file: the stamps of a record beside it under `edits`, the rest in one
//! `edits` beside the campaign.
//!
//! ```json
//! "edits": {
//!   "checksum": "1f0c22ab", "replicas": ["5f3a9c01d2e4"], "seen": [14],
//!   "campaign": {"name": "12.0"}, "removed": {"ID": "13.0", "ID/TASK": "14.0"},
//!   "deeds": [["14.0", "2027-05-02T09:30:00Z", "Northwind", "1 task removed for Lena"]]
//! }
//! ```
//!
//! What was removed is written as id and stamp only: who is off the roster is not in the file either.

use super::edits::{Amount, Deed, Edits, Entity, Field, Grave, Past, Table};
use super::error::{ReadError, short};
use super::fields::{Fields, text};
use super::place::Place;
use super::tree::Node;
use super::writer::Writer;
use crate::domain::campaign::Campaign;
use crate::domain::id::{InfluencerId, TaskId};
use crate::domain::sorting::{sort_by, sort_few};
use uuid::Uuid;

/// The key, in a record and beside the campaign.
pub(super) const EDITS: &str = "edits";

/// Marks records with their stamps while a file is written.
pub(super) struct Marker<'e> {
    pub(super) edits: &'e Edits,
    pub(super) table: Table,
}

impl<'e> Marker<'e> {
    pub(super) fn new(edits: &'e Edits) -> Self {
        Self { edits, table: Table::default() }
    }

    /// The field `edits` of the open record, when it was ever edited.
    ///
    /// Its position is among it unless `placed`: the list it stands in says all positions by its order.
    pub(super) fn mark(&mut self, id: Uuid, placed: bool, w: &mut Writer) {
        let mut stamps = self.edits.stamps_of_key(id).to_vec();
        sort_few(&mut stamps, |a, b| a.0 < b.0);
        let position = if placed { None } else { self.edits.explicit_position(id) };
        let exact = self.edits.exact_amount(id);
        if stamps.is_empty() && position.is_none() && exact.is_none() {
            return;
        }
        w.key(EDITS);
        w.open('{');
        for (field, stamp) in stamps {
            w.text_field(&field.key(), &self.table.write(stamp));
        }
        if let Some(position) = position {
            w.text_field("at", &format!("{position:x}"));
        }
        if let Some(exact) = exact {
            w.text_field("exact", &exact.written());
        }
        w.close('}');
    }

    /// The field `edits` beside the campaign.
    pub(super) fn finish(mut self, checksum: Option<u32>, w: &mut Writer) {
        // All replicas are in the table before it is written.
        let mut removed = Vec::new();
        self.edits.each_removed(&mut |at, stamp| removed.push((at, stamp)));
        sort_by(&mut removed, &Ord::cmp);
        let removed: Vec<(String, String)> =
            removed.into_iter().map(|(at, stamp)| (at, self.table.write(stamp))).collect();
        let deeds: Vec<[String; 4]> = self.edits.activity.iter().map(|deed| deed.parts(&mut self.table)).collect();
        let mut campaign = self.edits.stamps_of_key(Uuid::nil()).to_vec();
        sort_few(&mut campaign, |a, b| a.0 < b.0);
        let campaign: Vec<(Field, String)> =
            campaign.into_iter().map(|(field, stamp)| (field, self.table.write(stamp))).collect();
        let past = self.edits.told_past(&mut self.table);
        let seen = self.table.numbers(&self.edits.seen);
        w.key(EDITS);
        w.open('{');
        if let Some(checksum) = checksum {
            w.text_field("checksum", &format!("{checksum:08x}"));
        }
        w.key("replicas");
        w.list(self.table.replicas(), |replica, w| w.text(&replica.to_string()));
        w.key("seen");
        w.list(&seen, |number, w| w.number(*number));
        if !campaign.is_empty() {
            w.key("campaign");
            w.open('{');
            campaign.iter().for_each(|(field, stamp)| w.text_field(&field.key(), stamp));
            w.close('}');
        }
        if let Some(exact) = self.edits.exact_amount(Uuid::nil()) {
            w.text_field("exact", &exact.written());
        }
        if !removed.is_empty() {
            w.key("removed");
            w.open('{');
            removed.iter().for_each(|(at, stamp)| w.text_field(at, stamp));
            w.close('}');
        }
        if !deeds.is_empty() {
            w.key("deeds");
            w.list(&deeds, |deed, w| w.list(deed.iter(), |part: &String, w| w.text(part)));
        }
        past.write(w);
        w.close('}');
    }
}

/// Collects the edits while a file is read.
#[derive(Default)]
pub(super) struct Marks {
    pub(super) edits: Edits,
    table: Table,
    /// What the file says the campaign's text sums up to.
    pub(super) checksum: Option<u32>,
}

impl Marks {
    /// Reads the field beside the campaign.
    pub(super) fn read(node: Node<'_>, at: Place<'_>) -> Result<Self, ReadError> {
        let mut saved = Fields::of(node, at)?;
        let mut marks = Self::default();
        if let Some(sum) = saved.text("checksum")? {
            let sum = u32::from_str_radix(&sum, 16);
            marks.checksum = Some(sum.map_err(|_| saved.wrong("checksum", "this is no checksum"))?);
        }
        if let Some(node) = saved.take("replicas") {
            marks.table = Table::read(node, &at.field("replicas"))?;
        }
        if let Some(node) = saved.take("seen") {
            marks.edits.seen = marks.table.seen(node, &at.field("seen"))?;
        }
        if let Some(node) = saved.take("campaign") {
            marks.record(Entity::Campaign, node, at.field("campaign"))?;
        }
        if let Some(exact) = saved.text("exact")? {
            marks.edits.set_exact(Uuid::nil(), Amount::read(&exact, &at.field("exact"))?);
        }
        if let Some(node) = saved.take("removed") {
            let at = at.field("removed");
            for (key, value) in Fields::of(node, at)?.rest()?.iter() {
                let at = at.field(key);
                let stamp = value.as_str().ok_or_else(|| ReadError::at(&at, "a stamp is needed here"))?;
                let stamp = marks.table.stamp(stamp, &at)?;
                let id = |text: &str| Uuid::try_parse(text).ok();
                let (key, owner) = match key.split_once('/') {
                    None => (id(key), None),
                    Some((owner, key)) => (id(key), id(owner).map(InfluencerId::new)),
                };
                let key = key.ok_or_else(|| ReadError::at(&at, "this is no id"))?;
                marks.edits.bury(key, Grave { owner, content: None }, stamp);
                marks.edits.seen.note(stamp);
            }
        }
        marks.edits.past = Past::read(&mut saved, &marks.table)?;
        marks.edits.past.stamps().for_each(|stamp| marks.edits.seen.note(stamp));
        if let Some(node) = saved.take("deeds") {
            for deed in Deed::read_all(node, &at.field("deeds"), &marks.table)? {
                marks.edits.note_deed(deed);
            }
        }
        Ok(marks)
    }

    /// The edits, once the campaign is read: nothing is both there and removed.
    pub(super) fn finish(mut self, campaign: &Campaign) -> Edits {
        if self.edits.has_graves() {
            for influencer in &campaign.roster {
                self.edits.exhume(influencer.id.uuid());
                influencer.tasks.iter().for_each(|task| self.edits.exhume(task.id.uuid()));
            }
        }
        self.edits.note_orders(campaign);
        self.edits.past.retain_people(|id| campaign.roster.get(id).is_some());
        self.edits
    }

    /// Reads the field of a record.
    pub(super) fn record(&mut self, of: Entity, node: Node<'_>, at: Place<'_>) -> Result<(), ReadError> {
        let mut saved = Fields::of(node, at)?;
        if let Some(position) = saved.text("at")? {
            let position = u128::from_str_radix(&position, 16);
            let position = position.map_err(|_| saved.wrong("at", "this is no position"))?;
            self.edits.set_position(of.key(), position);
        }
        if let Some(exact) = saved.text("exact")? {
            self.edits.set_exact(of.key(), Amount::read(&exact, &at.field("exact"))?);
        }
        for (key, node) in saved.into_nodes() {
            let at = at.field(&key);
            let stamp = self.table.stamp(&text(node, &at)?, &at)?;
            match Field::from_key(&key).filter(|field| field.belongs_to(of)) {
                Some(field) => {
                    self.edits.set_stamp(of.key(), field, stamp);
                    self.edits.seen.note(stamp);
                }
                None => return Err(ReadError::at(&at, &format!("there is no field \"{}\"", short(&key)))),
            }
        }
        Ok(())
    }
}

/// A removed record's key in a file.
pub(super) fn removed_key(id: Uuid, owner: Option<InfluencerId>) -> String {
    match owner {
        None => id.to_string(),
        Some(owner) => format!("{owner}/{}", TaskId::new(id)),
    }
}
