//! What was wrong with a file and could be put right.

use std::fmt;

/// A fault of a file that did not keep it from opening. All of them are told to the user, since nothing is
/// changed or left out in silence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Where: `campaign.influencers[3].tasks[1].type`.
    pub place: String,
    /// What was wrong and what became of it: `Instagram has no type "reel"; it is kept as an Others task`.
    pub what: String,
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}
