//! Who wrote a value, and when in the order of the document.

use std::fmt;

/// Greatest number of a stamp that is read: what a JSON number holds exactly everywhere. A file that claims more is
/// not one of ours.
const GREATEST: u64 = 1 << 53;

/// One writer: a browser tab. 48 bits at random, so that two writers of one campaign never share theirs.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Replica(u64);

impl Replica {
    /// The replica of these random bits; the upper 16 are ignored.
    pub const fn new(random: u64) -> Self {
        Self(random & 0xffff_ffff_ffff)
    }

    /// Reads twelve hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let is_hex = text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        is_hex.then(|| u64::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}

impl fmt::Display for Replica {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}", self.0)
    }
}

impl fmt::Debug for Replica {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A place in the one order of all edits of a document (a Lamport clock): the number is one more than the greatest
/// the writer had seen, and the replica decides between two writers who used the same number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Stamp {
    /// From 1.
    pub number: u64,
    /// Who.
    pub replica: Replica,
}

impl Stamp {
    /// A stamp of these parts; `None` when the number is none that a document reaches.
    pub fn new(number: u64, replica: Replica) -> Option<Self> {
        (1..=GREATEST).contains(&number).then_some(Self { number, replica })
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.number, self.replica)
    }
}

/// A version vector: for each replica the greatest number seen of it. It tells what a document knew, and so what
/// was concurrent (`document.md`, Edits); it decides nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(Vec<Stamp>);

impl Seen {
    /// Whether an edit is known here.
    pub fn covers(&self, stamp: Stamp) -> bool {
        self.place(stamp.replica).is_ok_and(|place| self.0[place].number >= stamp.number)
    }

    /// Whether everything that `other` has seen was seen here.
    pub fn includes(&self, other: &Self) -> bool {
        other.iter().all(|stamp| self.covers(stamp))
    }

    /// Notes an edit.
    pub fn note(&mut self, stamp: Stamp) {
        match self.place(stamp.replica) {
            Ok(place) => self.0[place].number = self.0[place].number.max(stamp.number),
            Err(place) => self.0.insert(place, stamp),
        }
    }

    /// Notes all that another has seen.
    pub fn join(&mut self, other: &Self) {
        other.iter().for_each(|stamp| self.note(stamp));
    }

    /// The stamp of the next edit of a replica.
    pub fn next(&self, replica: Replica) -> Stamp {
        Stamp {
            number: self.iter().map(|stamp| stamp.number).max().map_or(1, |greatest| greatest.saturating_add(1)),
            replica,
        }
    }

    /// The last edit seen of each replica, in the order of the replicas.
    pub fn iter(&self) -> impl Iterator<Item = Stamp> + '_ {
        self.0.iter().copied()
    }

    /// Whether no edit was ever seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where the replica stands, or would.
    fn place(&self, replica: Replica) -> Result<usize, usize> {
        self.0.binary_search_by(|stamp| stamp.replica.cmp(&replica))
    }
}
