//! Whether a campaign is deleted, and since when.

/// What the user last decided about a campaign, with the moment, so that of two stores that say different things the
/// one that heard last is believed.
///
/// As text: `2027-05-02T09:30:00Z` for deleted, the same after `- ` for restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deletion {
    /// The moment, in UTC, in the form of files; texts of this form sort by time.
    pub when: String,
    /// Whether it was deleted; else it was restored.
    pub deleted: bool,
}

/// How long a deleted campaign can be restored, in milliseconds: 30 days.
pub const KEPT_MILLIS: f64 = 30.0 * 86_400_000.0;

impl Deletion {
    /// Reads the stored text. One that says nothing is a deletion of long ago.
    pub fn parse(text: &str) -> Self {
        match text.strip_prefix("- ") {
            Some(when) => Self { when: when.to_owned(), deleted: false },
            None => Self { when: text.to_owned(), deleted: true },
        }
    }

    /// The text to store.
    pub fn text(&self) -> String {
        if self.deleted { self.when.clone() } else { format!("- {}", self.when) }
    }

    /// The later of two; of two at once the one that keeps the campaign.
    pub fn join(self, other: Self) -> Self {
        let rank = |of: &Self| (of.when.clone(), !of.deleted);
        if rank(&other) > rank(&self) { other } else { self }
    }
}
