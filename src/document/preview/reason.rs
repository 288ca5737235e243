//! Why a row is on or off before anybody has decided.

use super::super::edits::{Moment, Stamp};

/// Why a row is on or off at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// By the clocks of who made them, it is the later one of two edits.
    Later,
    /// It was made after more changes of the campaign; nothing tells when.
    MoreChanges,
    /// Nothing tells which of the two is later, so that what is here stays.
    Unknown,
    /// So that nothing is lost, the record stays or comes back.
    Kept,
    /// The lists of both sides are united.
    United,
    /// The client decided about somebody who is off the roster here.
    Decided,
    /// The same, and what they were is forgotten here: they would be as the client copy has them.
    DecidedAndGone,
    /// What the file does not say is not taken away.
    NotSaid,
}

/// Whether the file's side of a conflict is recommended, and why: the later one by the clocks, where both are known, and
/// otherwise the one that was made after more changes.
pub(super) fn choose(
    mine: (Option<Stamp>, Option<&Moment>),
    theirs: (Option<Stamp>, Option<&Moment>),
) -> (bool, Reason) {
    let when = |moment: Option<&Moment>| moment.map(|moment| moment.at.clone()).filter(|at| !at.is_empty());
    if let (Some(mine), Some(theirs)) = (when(mine.1), when(theirs.1))
        && mine != theirs
    {
        return (theirs > mine, Reason::Later);
    }
    let number = |stamp: Option<Stamp>| stamp.map_or(0, |stamp| stamp.number);
    match number(theirs.0).cmp(&number(mine.0)) {
        std::cmp::Ordering::Equal => (false, Reason::Unknown),
        order => (order.is_gt(), Reason::MoreChanges),
    }
}
