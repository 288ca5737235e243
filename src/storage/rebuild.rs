//! From what lies in the stores back to a campaign.

use super::{Both, Fault, Join, Key, Raw, Stored};
use crate::domain::id::IdSource;

/// A campaign that was read.
#[derive(Clone, Debug)]
pub struct Rebuilt<D> {
    /// With everything that could be read.
    pub document: D,
    /// The greatest number of any key, read or not. The next change takes a greater one.
    pub number: u64,
    /// Where the snapshots lie that are in the document.
    pub snapshots: Vec<Stored>,
    /// Where the changes lie that are in the document.
    pub changes: Vec<Stored>,
    /// What could not be read, and is not of a newer version.
    pub unread: Vec<Unread>,
    /// A sentence where a newer Rollcall has written to the campaign: nothing may be written then, nor set aside.
    pub newer: Option<String>,
}

/// A stored text that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where it lies.
    pub key: Key,
    /// What lies there.
    pub text: String,
    /// In which stores.
    pub lies: Both<bool>,
    /// Why it could not be used, as a sentence.
    pub why: String,
}

/// Joins all that lies in the stores. `contents` are the file forms in the snapshots of `raw`, in the same order, or
/// why one could not be unpacked; `ids` give ids to what has none. What cannot be read costs only itself, as long as one snapshot can.
///
/// # Errors
/// Why no snapshot can be read.
pub fn rebuild<D: Join>(
    raw: Raw,
    contents: Vec<Result<Vec<u8>, Fault>>,
    ids: IdSource<'_>,
) -> Result<Rebuilt<D>, Fault> {
    let keys = raw.snapshots.iter().chain(&raw.changes);
    let number = keys.map(|stored| stored.key.number()).max().unwrap_or_default();
    let mut document: Option<D> = None;
    let mut snapshots: Vec<Stored> = Vec::new();
    let mut faults = Faults::default();
    for (stored, content) in raw.snapshots.into_iter().zip(contents) {
        match content.and_then(|content| D::read(&content, ids)) {
            Ok(read) => {
                match &mut document {
                    Some(document) => document.join(read),
                    None => document = Some(read),
                }
                // Only where it lies is of interest from here on, and it may be large.
                snapshots.push(Stored { text: String::new(), ..stored });
            }
            Err(fault) => faults.note(stored, fault),
        }
    }
    let Some(mut document) = document else {
        let missing = || Fault::Damaged("Its stored text is missing; only changes to it are there.".to_owned());
        return Err(faults.first.unwrap_or_else(missing));
    };
    let mut changes: Vec<Stored> = Vec::new();
    for stored in raw.changes {
        match document.join_change(&stored.text) {
            Ok(()) => changes.push(stored),
            Err(fault) => faults.note(stored, fault),
        }
    }
    Ok(Rebuilt { document, number, snapshots, changes, unread: faults.unread, newer: faults.newer })
}

#[derive(Default)]
struct Faults {
    first: Option<Fault>,
    unread: Vec<Unread>,
    newer: Option<String>,
}

impl Faults {
    fn note(&mut self, stored: Stored, fault: Fault) {
        // That a newer version wrote it says more than that something else is damaged.
        if self.first.is_none() || matches!(fault, Fault::Newer(_)) {
            self.first = Some(fault.clone());
        }
        match fault {
            Fault::Newer(why) => self.newer = Some(why),
            Fault::Damaged(why) => {
                let Stored { key, text, lies } = stored;
                self.unread.push(Unread { key, text, lies, why });
            }
        }
    }
}
