//! Writes the dense form.

use super::bytes::{Sum, put_count, put_id, put_number, put_text};
use super::record::{COMMENT, DATE, DETAILS, EDITED, EXACT, FOLLOWERS, KIND, POSITION, PUBLICATION, UNKNOWN, URL};
use super::words::{Words, kind_key};
use super::{MAGIC, VERSION};
use crate::document::edits::{Document, Edits};
use crate::document::marks::Marker;
use crate::document::v1;
use crate::document::writer::{Layout, Writer};
use crate::domain::influencer::{Account, Influencer};
use crate::domain::status::Status;
use crate::domain::task::{Task, TaskKind};
use crate::domain::unknown::Unknown;
use chrono::Datelike;
use std::ops::Range;
use uuid::Uuid;

/// Writes the dense form of a document that stays the same, a few influencers at a time.
pub(in crate::document) struct DenseWriter {
    out: Vec<u8>,
    sum: Sum,
    words: Words,
    /// Whether the roster's order says the positions in it.
    placed: bool,
}

impl DenseWriter {
    /// Begins with what stands before the influencers. `saved_at` is the time of writing.
    pub(in crate::document) fn new(document: &Document, saved_at: &str) -> Self {
        let mut head = Writer::new(Layout::Compact);
        v1::write_head(document, saved_at, &mut head);
        v1::write_tail(document, Marker::new(&document.edits), None, &mut head);
        let mut out = MAGIC.to_vec();
        out.push(VERSION);
        put_text(&head.finish(), &mut out);
        put_count(document.campaign.roster.len(), &mut out);
        Self { out, sum: Sum::new(), words: Words::new(), placed: v1::is_roster_placed(document) }
    }

    /// Writes the influencers at `places`.
    pub(in crate::document) fn write(&mut self, document: &Document, places: Range<usize>) {
        let roster = document.campaign.roster.iter();
        for influencer in roster.take(places.end).skip(places.start) {
            self.influencer(influencer, &document.edits);
        }
    }

    /// Takes out what was written so far; writing goes on behind it.
    pub(in crate::document) fn take(&mut self) -> Vec<u8> {
        let taken = std::mem::take(&mut self.out);
        self.sum.add(&taken);
        taken
    }

    /// Ends, and takes out what was not yet taken.
    pub(in crate::document) fn finish(&mut self) -> Vec<u8> {
        let mut taken = self.take();
        taken.extend_from_slice(&self.sum.bytes());
        taken
    }

    fn influencer(&mut self, influencer: &Influencer, edits: &Edits) {
        let id = influencer.id.uuid();
        let is_edited = is_edited(edits, id, self.placed);
        put_id(id, &mut self.out);
        self.out.push(flags(&[
            (COMMENT, !influencer.client_comment.is_empty()),
            (DETAILS, !influencer.details.is_empty()),
            (UNKNOWN, !influencer.unknown.is_empty()),
            (EDITED, is_edited),
        ]));
        put_text(influencer.name(), &mut self.out);
        let (ours, theirs) = (influencer.influencer_status, influencer.client_status);
        self.words.influencer_statuses.write(ours, || ours.key().to_owned(), &mut self.out);
        self.words.client_statuses.write(theirs, || theirs.key().to_owned(), &mut self.out);
        put_count(influencer.accounts().len(), &mut self.out);
        influencer.accounts().iter().for_each(|account| self.account(account));
        let placed = edits.are_settled(influencer.tasks.iter().map(|task| task.id.uuid()));
        put_count(influencer.tasks.len(), &mut self.out);
        influencer.tasks.iter().for_each(|task| self.task(task, placed, edits));
        if !influencer.client_comment.is_empty() {
            put_text(&influencer.client_comment, &mut self.out);
        }
        if !influencer.details.is_empty() {
            put_count(influencer.details.iter().count(), &mut self.out);
            for (detail, value) in influencer.details.iter() {
                self.words.details.write(detail, || detail.key().into_owned(), &mut self.out);
                put_text(value, &mut self.out);
            }
        }
        self.unknown(&influencer.unknown);
        if is_edited {
            self.edits(id, self.placed, edits);
        }
    }

    fn account(&mut self, account: &Account) {
        self.out.push(flags(&[
            (FOLLOWERS, account.followers.is_some()),
            (URL, account.url.is_some()),
            (UNKNOWN, !account.unknown.is_empty()),
        ]));
        self.words.networks.write(account.network, || account.network.key().to_owned(), &mut self.out);
        put_text(account.handle.as_str(), &mut self.out);
        if let Some(followers) = account.followers {
            put_number(followers, &mut self.out);
        }
        if let Some(url) = &account.url {
            put_text(url, &mut self.out);
        }
        self.unknown(&account.unknown);
    }

    fn task(&mut self, task: &Task, placed: bool, edits: &Edits) {
        let id = task.id.uuid();
        let is_edited = is_edited(edits, id, placed);
        put_id(id, &mut self.out);
        self.out.push(flags(&[
            (KIND, matches!(task.kind, TaskKind::Listed { .. })),
            (PUBLICATION, matches!(task.kind, TaskKind::Other { publication: true, .. })),
            (DATE, task.date.is_some()),
            (UNKNOWN, !task.unknown.is_empty()),
            (EDITED, is_edited),
        ]));
        self.words.task_statuses.write(task.status, || task.status.key().to_owned(), &mut self.out);
        put_number(task.price.minor().cast_unsigned(), &mut self.out);
        match &task.kind {
            TaskKind::Listed { network, kind } => {
                self.words.kinds.write((*network, kind), || kind_key(*network, kind), &mut self.out);
            }
            TaskKind::Other { text, .. } => put_text(text, &mut self.out),
        }
        if let Some(date) = task.date {
            // The years of a campaign begin with 1.
            put_number(u64::try_from(date.num_days_from_ce()).unwrap_or_default(), &mut self.out);
        }
        self.unknown(&task.unknown);
        if is_edited {
            self.edits(id, placed, edits);
        }
    }

    fn unknown(&mut self, unknown: &Unknown) {
        if !unknown.is_empty() {
            let mut json = Writer::new(Layout::Compact);
            json.open('{');
            json.unknown(unknown, &[]);
            json.close('}');
            put_text(&json.finish(), &mut self.out);
        }
    }

    /// The edits of a record. Its position is among them unless `placed`; see [`Marker::mark`].
    fn edits(&mut self, id: Uuid, placed: bool, edits: &Edits) {
        let position = edits.explicit_position(id).filter(|_| !placed);
        let exact = edits.exact_amount(id);
        self.out.push(flags(&[(POSITION, position.is_some()), (EXACT, exact.is_some())]));
        let stamps = edits.stamps_of_key(id);
        put_count(stamps.len(), &mut self.out);
        for (field, stamp) in stamps {
            self.words.fields.write(*field, || field.key().into_owned(), &mut self.out);
            self.words.replicas.write(stamp.replica, || stamp.replica.to_string(), &mut self.out);
            put_number(stamp.number, &mut self.out);
        }
        if let Some(position) = position {
            self.out.extend_from_slice(&position.to_be_bytes());
        }
        if let Some(exact) = exact {
            put_number(exact.0.cast_unsigned(), &mut self.out);
        }
    }
}

fn is_edited(edits: &Edits, id: Uuid, placed: bool) -> bool {
    let is_elsewhere = !placed && edits.explicit_position(id).is_some();
    is_elsewhere || !edits.stamps_of_key(id).is_empty() || edits.exact_amount(id).is_some()
}

fn flags(flags: &[(u8, bool)]) -> u8 {
    flags.iter().filter(|(_, is_set)| *is_set).fold(0, |all, (flag, _)| all | flag)
}
