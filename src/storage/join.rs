//! What the texts in a store are put together to.

use crate::document::{self, Delta, Document, ReadError};
use crate::domain::id::IdSource;

/// What can be put together from texts in any order: a document with its edits.
pub trait Join: Sized {
    /// Reads the file form of a whole document. What has no id takes one from `ids`.
    ///
    /// # Errors
    /// [`Fault`].
    fn read(content: &[u8], ids: IdSource<'_>) -> Result<Self, Fault>;

    /// Takes in all that another document of the same campaign knows.
    fn join(&mut self, other: Self);

    /// Takes in a stored change.
    ///
    /// # Errors
    /// [`Fault`]; nothing was taken in then.
    fn join_change(&mut self, text: &str) -> Result<(), Fault>;
}

/// Why a text could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A newer Rollcall wrote it; a sentence says so.
    Newer(String),
    /// It is damaged; a sentence says how.
    Damaged(String),
}

impl Fault {
    /// The sentence.
    pub fn why(&self) -> &str {
        match self {
            Self::Newer(why) | Self::Damaged(why) => why,
        }
    }
}

impl From<ReadError> for Fault {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Newer(_) => Self::Newer(error.to_string()),
            _ => Self::Damaged(error.to_string()),
        }
    }
}

impl Join for Document {
    fn read(content: &[u8], ids: IdSource<'_>) -> Result<Self, Fault> {
        Ok(document::read_stored(content, ids)?)
    }

    fn join(&mut self, other: Self) {
        let news = self.news_in(&other);
        Self::join(self, &news);
    }

    fn join_change(&mut self, text: &str) -> Result<(), Fault> {
        let delta = Delta::read(text)?;
        Self::join(self, &delta);
        Ok(())
    }
}
