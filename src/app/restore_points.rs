//! Earlier states of the open campaign that can be gone back to.

use super::library::snapshot;
use super::packing::unpack;
use super::store::CampaignStore;
use crate::browser::{clock, ids};
use crate::document::{self, Document};
use crate::domain::command::Command;
use crate::storage::{Point, PointLabel, StoreError};

impl CampaignStore {
    /// Keeps the campaign as it is now, under a label such as "Before importing summer.json". Where there is no room
    /// for it, says so: what follows can still be undone.
    pub async fn keep_restore_point(self, label: &str) {
        let document = self.peek_document(Document::clone);
        self.keep_as_restore_point(document, label).await;
    }

    /// Keeps a state of the campaign.
    pub(super) async fn keep_as_restore_point(self, document: Document, label: &str) {
        let kept = match snapshot(&document).await {
            Some(snapshot) => {
                let point = Point { when: clock::now_text(), label: label.to_owned(), snapshot: snapshot.line() };
                self.shelf().add_point(self.id(), &point).await
            }
            None => Err(StoreError::Refused),
        };
        if let Err(error) = kept {
            self.toasts().error(format!("No restore point was kept, because {error}. Undo still works."));
        }
    }

    /// The restore points, the latest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn restore_points(self) -> Result<Vec<PointLabel>, StoreError> {
        let mut points = self.shelf().points(self.id()).await?;
        points.reverse();
        Ok(points)
    }

    /// Makes the campaign what it was at a restore point, as one step that can be undone; what it is now becomes a
    /// restore point first.
    ///
    /// # Errors
    /// Why it cannot, as a sentence.
    pub async fn restore(self, point: &PointLabel) -> Result<(), String> {
        let gone = || "This restore point can no longer be read.".to_owned();
        let stored = self.shelf().point(self.id(), point.number).await;
        let stored = stored.map_err(|error| format!("It cannot be read, because {error}."))?.ok_or_else(gone)?;
        let content = unpack(&stored.snapshot).await.map_err(|_| gone())?;
        let before = document::read_stored(&content, &mut ids::new_id).map_err(|error| error.to_string())?;
        self.keep_restore_point(&format!("Before going back to {}", lowered(&point.label))).await;
        self.dispatch(Command::Replace(Box::new(before.campaign))).map_err(|rejected| rejected.to_string())
    }
}

/// A label inside a sentence.
fn lowered(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
