//! What the user says to a file whose campaign is here already.

use crate::document::Preview;

/// What is to be done with a file.
#[derive(Clone)]
pub enum Answer {
    /// What the switches of this preview say is joined.
    Apply(Box<Preview>),
    /// The file's version takes the place of mine.
    Replace,
    /// The file's version becomes a campaign of its own.
    KeepBoth,
    /// Mine comes back from Recently deleted and is compared with the file.
    Restore,
    /// Nothing happens.
    Cancel,
}
