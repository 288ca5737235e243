//! What a tab tells the others when it puts a snapshot in the place of what they rely on.

use super::{Both, Key};
use crate::domain::id::CampaignId;

/// A snapshot that was read back, and the keys that go for it. Without this word another tab could not tell a store
/// that was tidied from one that has lost something.
///
/// As text, one a line: the snapshot in localStorage, the one in IndexedDB (`-` where that store keeps what it has), and
/// each key that is covered, all without what the keys of the campaign begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// Under which key the snapshot lies in each store.
    pub snapshot: Both<Option<Key>>,
    /// The keys whose content is in it.
    pub covered: Vec<Key>,
}

impl Folded {
    /// Reads the text; `None` when it is none.
    pub fn parse(id: CampaignId, text: &str) -> Option<Self> {
        let prefix = Key::all_of(id);
        let key = |line: &str| Key::parse(&format!("{prefix}{line}"));
        let mut lines = text.lines();
        let snapshot = Both { local: key(lines.next()?), indexed: key(lines.next()?) };
        Some(Self { snapshot, covered: lines.filter_map(key).collect() })
    }

    /// The text.
    pub fn text(&self, id: CampaignId) -> String {
        let prefix = Key::all_of(id);
        let line = |key: &Key| {
            let key = key.to_string();
            key.strip_prefix(&prefix).unwrap_or(&key).to_owned()
        };
        let snapshots = [&self.snapshot.local, &self.snapshot.indexed].into_iter();
        let snapshots = snapshots.map(|key| key.as_ref().map_or_else(|| "-".to_owned(), line));
        snapshots.chain(self.covered.iter().map(line)).collect::<Vec<_>>().join("\n")
    }
}
