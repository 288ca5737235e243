//! What the user has to be told about files, with the time to read it.

use crate::document::Repair;

/// Something to be told.
#[derive(Clone)]
pub enum Note {
    /// Files that could not be imported.
    Failures(Vec<Failure>),
    /// A file that was opened although it had faults.
    Repairs {
        /// The campaign's name.
        name: String,
        /// What was put right.
        repairs: Vec<Repair>,
    },
}

/// A file that could not be imported.
#[derive(Clone)]
pub struct Failure {
    /// Its name.
    pub file: String,
    /// Why, as a sentence with the place in the file.
    pub why: String,
}
