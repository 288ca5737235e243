//! Restore points: earlier states of a campaign that the user can go back to.

/// An earlier state of a campaign. As text: a line with the moment, a line with the label, and the snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// When it was made, in UTC, in the form of files.
    pub when: String,
    /// Before what: "Before the import of summer.json".
    pub label: String,
    /// The line of a [`super::Snapshot`].
    pub snapshot: String,
}

/// What a list of restore points shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointLabel {
    /// Tells it from the others of its campaign.
    pub number: u64,
    /// When it was made, in UTC, in the form of files.
    pub when: String,
    /// Before what.
    pub label: String,
}

impl Point {
    /// Reads the stored text; `None` when it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let (when, rest) = text.split_once('\n')?;
        let (label, snapshot) = rest.split_once('\n')?;
        Some(Self { when: when.to_owned(), label: label.to_owned(), snapshot: snapshot.to_owned() })
    }

    /// The text to store.
    pub fn text(&self) -> String {
        let label: String = self.label.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        format!("{}\n{label}\n{}", self.when, self.snapshot)
    }

    /// What a list shows of it.
    pub fn label(self, number: u64) -> PointLabel {
        PointLabel { number, when: self.when, label: self.label }
    }
}
