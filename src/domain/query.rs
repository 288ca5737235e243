//! The columns of the roster, and the order of its rows.

use super::detail::Detail;
use super::influencer::Influencer;
use std::borrow::Cow;

/// A column by which the roster can be sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Column {
    /// By name, as the language of the user sorts names.
    #[default]
    Name,
    /// By the followers of the largest account; unknown counts as fewest.
    Reach,
    /// By influencer status, in the order of the menu.
    InfluencerStatus,
    /// By client status, in the order of the menu.
    ClientStatus,
    /// By number of tasks.
    Tasks,
    /// By cost.
    Cost,
    /// By what the client says.
    Comment,
    /// By a detail.
    Detail(Detail),
}

impl Column {
    /// Those that are no details, in the order in which they stand at first.
    pub const BASIC: [Self; 6] =
        [Self::Name, Self::Reach, Self::InfluencerStatus, Self::ClientStatus, Self::Tasks, Self::Cost];

    /// Its key in files.
    pub fn key(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Name => "name",
            Self::Reach => "accounts",
            Self::InfluencerStatus => "influencer_status",
            Self::ClientStatus => "client_status",
            Self::Tasks => "tasks",
            Self::Cost => "cost",
            Self::Comment => "client_comment",
            Self::Detail(detail) => return detail.key(),
        })
    }

    /// What an influencer is sorted by in a column that is no text.
    pub(super) fn key_of(self, influencer: &Influencer) -> i64 {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        match self {
            Self::Name | Self::Comment | Self::Detail(_) => 0,
            Self::Reach => influencer.reach().map_or(-1, |n| i64::try_from(n).unwrap_or(i64::MAX)),
            Self::InfluencerStatus => influencer.influencer_status as i64,
            Self::ClientStatus => influencer.client_status as i64,
            Self::Tasks => count(influencer.tasks.len()),
            Self::Cost => influencer.cost().minor(),
        }
    }

    /// The column of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        let basic = Self::BASIC.into_iter().chain([Self::Comment]).find(|column| column.key() == key);
        basic.or_else(|| Detail::from_key(key).map(Self::Detail))
    }
}

/// The order of the rows. Rows that are equal in the column are in the order of names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub column: Column,
    /// Whether the greatest comes first.
    pub descending: bool,
}

impl Sort {
    /// The order after a click on a column's header: that column alone, or the other direction of it. With `further` the
    /// column is added to those that rows are sorted by already.
    pub fn chosen(sorts: &[Self], column: Column, further: bool) -> Vec<Self> {
        let at = sorts.iter().position(|sort| sort.column == column);
        match (at, further) {
            (Some(at), _) if further || sorts.len() == 1 => {
                let mut sorts = sorts.to_vec();
                sorts[at].descending = !sorts[at].descending;
                sorts
            }
            (None, true) => {
                let mut sorts = sorts.to_vec();
                sorts.truncate(super::finding::SORTS - 1);
                sorts.push(Self { column, descending: false });
                sorts
            }
            _ => vec![Self { column, descending: false }],
        }
    }
}
