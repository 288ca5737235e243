//! Columns whose values can be read in two ways, where nothing in the list tells which is meant.

/// Two ways of reading the values of a column, of which one was guessed until the user answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ambiguity {
    /// A value of the column that can be read in both ways, as it stands.
    pub text: String,
    /// The two ways, each with what that value is then.
    pub readings: [(ReadAs, String); 2],
    /// The way in which the column is read at present.
    pub taken: ReadAs,
    /// Whether the user has said so.
    pub is_answered: bool,
}

/// A way of reading the values of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadAs {
    /// `06/10` is the sixth of October.
    DayFirst,
    /// `06/10` is the tenth of June.
    MonthFirst,
    /// `0.05` is a twentieth of one percent.
    Percent,
    /// `0.05` is five percent.
    Share,
    /// `1.200` is one thousand two hundred.
    Thousands,
    /// `1.200` is one and a fifth.
    Decimals,
}

impl ReadAs {
    const ALL: [(Self, &str, &str); 6] = [
        (Self::DayFirst, "day_first", "Day first"),
        (Self::MonthFirst, "month_first", "Month first"),
        (Self::Percent, "percent", "In percent"),
        (Self::Share, "share", "As shares of one"),
        (Self::Thousands, "thousands", "As thousands"),
        (Self::Decimals, "decimals", "As decimals"),
    ];

    /// Its key in the memory of lists.
    pub fn key(self) -> &'static str {
        self.row().1
    }

    /// The way with that key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().find(|row| row.1 == key).map(|row| row.0)
    }

    /// What the user reads.
    pub fn label(self) -> &'static str {
        self.row().2
    }

    fn row(self) -> &'static (Self, &'static str, &'static str) {
        &Self::ALL[self as usize]
    }
}
