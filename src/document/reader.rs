//! What is carried along while a file or a journal entry is read.

use super::edits::Entity;
use super::error::{ReadError, short};
use super::fields::Fields;
use super::given::Given;
use super::marks::{EDITS, Marks};
use super::place::Place;
use super::repair::Repair;
use super::withheld::Withheld;
use crate::domain::id::{IdSet, IdSource};
use crate::domain::money::Currency;
use crate::domain::short_id::{ColumnId, ViewId};
use crate::domain::status::Status;
use uuid::Uuid;

/// Most repairs that are listed. A hostile file could have millions, each larger than what it repairs.
const LISTED: usize = 1_000;

/// Carries what reading needs and what it finds.
pub(super) struct Reader<'i> {
    /// Gives ids to what has none. `None` when reading our own journal: whatever a file may have repaired is an
    /// error there, because a command that means something else than what was done must not be carried out.
    ids: Option<IdSource<'i>>,
    /// Every id met so far.
    seen: IdSet<Uuid>,
    /// The ids that were given.
    given: Given,
    /// What was put right, the first [`LISTED`] of it.
    repairs: Vec<Repair>,
    /// How much more there was.
    unlisted: usize,
    /// What amounts are in.
    pub(super) currency: Currency,
    /// The edits of the file, where it tells them.
    pub(super) edits: Option<Marks>,
    /// What the file leaves out, when it is a client copy.
    pub(super) copy: Option<Withheld>,
}

impl<'i> Reader<'i> {
    /// Reads a file that anybody may have written.
    pub(super) fn lenient(ids: IdSource<'i>) -> Self {
        Self {
            ids: Some(ids),
            seen: IdSet::default(),
            given: Given::default(),
            repairs: Vec::new(),
            unlisted: 0,
            currency: Currency::EUR,
            edits: None,
            copy: None,
        }
    }

    /// Reads what this program wrote.
    pub(super) fn strict(currency: Currency) -> Self {
        Self {
            ids: None,
            seen: IdSet::default(),
            given: Given::default(),
            repairs: Vec::new(),
            unlisted: 0,
            currency,
            edits: None,
            copy: None,
        }
    }

    /// Notes that something was put right.
    ///
    /// # Errors
    /// The same as an error, when reading strictly.
    pub(super) fn repair(&mut self, at: &Place<'_>, what: &str) -> Result<(), ReadError> {
        if self.ids.is_none() {
            return Err(ReadError::at(at, what));
        }
        self.note(at, what);
        Ok(())
    }

    /// Notes that something is kept as it stands although it is wrong. It will be found again next time.
    pub(super) fn note(&mut self, at: &Place<'_>, what: &str) {
        if self.repairs.len() < LISTED {
            self.repairs.push(Repair { place: at.to_string(), what: what.to_owned() });
        } else {
            self.unlisted += 1;
        }
    }

    /// Whether anything had no id of its own.
    pub(super) fn has_given(&self) -> bool {
        self.given != Given::default()
    }

    /// An id for a column that has none of its own, unless one's own journal is read.
    pub(super) fn column_id(&mut self, name: &str) -> Option<ColumnId> {
        let id = ColumnId::next(self.ids.as_mut()?);
        self.given.columns.push((name.to_owned(), id));
        Some(id)
    }

    /// The same for a saved view.
    pub(super) fn view_id(&mut self) -> Option<ViewId> {
        let id = ViewId::next(self.ids.as_mut()?);
        self.given.views.push(id);
        Some(id)
    }

    /// The column without an id of its own that is called so: its values stand under its name.
    pub(super) fn column_named(&self, name: &str) -> Option<ColumnId> {
        self.given.columns.iter().find(|(known, _)| known == name).map(|(_, id)| *id)
    }

    /// What was put right, where what is too much to list is counted, and which ids were given.
    pub(super) fn finish(mut self) -> (Vec<Repair>, Given) {
        if self.unlisted > 0 {
            let what = format!("{} more repairs are not listed", self.unlisted);
            self.repairs.push(Repair { place: "campaign".to_owned(), what });
        }
        (self.repairs, self.given)
    }

    /// Takes the stamps of a record. What is wrong with them never keeps a file from opening: it is then read like
    /// one that tells no edits.
    pub(super) fn marks(&mut self, of: Entity, saved: &mut Fields<'_, '_>) -> Result<(), ReadError> {
        let Some(node) = saved.take(EDITS) else { return Ok(()) };
        let Some(marks) = &mut self.edits else { return Ok(()) };
        let at = saved.at;
        marks.record(of, node, at.field(EDITS)).or_else(|error| self.without_edits(&error))
    }

    /// Goes on without the edits of the file.
    pub(super) fn without_edits(&mut self, error: &ReadError) -> Result<(), ReadError> {
        self.edits = None;
        let what = format!("the record of edits is damaged ({error}); the file is read without it");
        self.repair(&Place::Root.field(EDITS), &what)
    }

    /// The record's `id`, or a new one when it has none of its own.
    pub(super) fn id(&mut self, fields: &mut Fields<'_, '_>) -> Result<Uuid, ReadError> {
        let text = fields.text("id")?;
        let read = text.as_deref().map(|text| Uuid::try_parse(text).map_err(|_| text));
        let at = fields.at;
        let at = at.field("id");
        let Some(ids) = &mut self.ids else {
            return match read {
                Some(Ok(id)) => Ok(id),
                Some(Err(text)) => Err(ReadError::at(&at, &format!("\"{}\" is no id", short(text)))),
                None => Err(ReadError::at(&at, "the id is missing")),
            };
        };
        let (fault, doubled) = match read {
            Some(Ok(stated)) if self.seen.insert(stated) => return Ok(stated),
            Some(Ok(stated)) => (Some(format!("{stated} is in the file already; this one has a new id")), Some(stated)),
            Some(Err(text)) => (Some(format!("\"{}\" is no id; it has a new one", short(text))), None),
            None => (None, None),
        };
        let id = ids();
        self.seen.insert(id);
        self.given.records.insert(id);
        self.given.doubled.extend(doubled.map(|stated| (id, stated)));
        if let Some(fault) = fault {
            self.note(&at, &fault);
        }
        Ok(id)
    }

    /// A status; absent is Pending, and so is one that we do not know.
    pub(super) fn status<S: Status + Default>(
        &mut self,
        fields: &mut Fields<'_, '_>,
        key: &str,
    ) -> Result<S, ReadError> {
        let Some(text) = fields.text(key)? else { return Ok(S::default()) };
        if let Some(status) = S::from_key(&text) {
            return Ok(status);
        }
        let what = format!("there is no status \"{}\"; it is {} now", short(&text), S::default().label());
        self.repair(&fields.at.field(key), &what)?;
        Ok(S::default())
    }
}
