//! Which ids a file does not have.

use crate::domain::id::IdSet;
use crate::domain::short_id::{ColumnId, ViewId};
use uuid::Uuid;

/// The ids that reading gave to what had none of its own, or one that was no id, or that of another record. They tell
/// nothing of who or what it is: see [`super::Opened::recognise`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// Of the campaign, influencers and tasks.
    pub(super) records: IdSet<Uuid>,
    /// Those of records that had the id of an earlier record in the file, with that id.
    pub(super) doubled: Vec<(Uuid, Uuid)>,
    /// Those here that records of the file were recognised as.
    pub(super) recognised: IdSet<Uuid>,
    /// Of the user's own columns, by their names.
    pub(super) columns: Vec<(String, ColumnId)>,
    /// Of saved views.
    pub(super) views: Vec<ViewId>,
}

impl Given {
    /// Whether the id of a record was given.
    pub fn has(&self, id: Uuid) -> bool {
        self.records.contains(&id)
    }
}
