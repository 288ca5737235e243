//! What the user is being asked.

use super::comparison::Comparison;
use super::question::Question;
use std::sync::Arc;

/// One of the two things an import asks.
#[derive(Clone)]
pub enum Asking {
    /// What to do where nothing can be compared.
    Question(Question),
    /// What to take of a file.
    Comparison(Arc<Comparison>),
}
