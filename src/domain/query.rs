//! The columns of the roster, and the order of its rows.

use super::detail::Detail;
use super::influencer::Influencer;
use super::roster::Roster;
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
            Self::Detail(detail) => return detail.key(),
        })
    }

    /// What an influencer is sorted by in a column that is neither the name nor a detail.
    pub(super) fn key_of(self, influencer: &Influencer) -> i64 {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        match self {
            Self::Name | Self::Detail(_) => 0,
            Self::Reach => influencer.reach().map_or(-1, |n| i64::try_from(n).unwrap_or(i64::MAX)),
            Self::InfluencerStatus => influencer.influencer_status as i64,
            Self::ClientStatus => influencer.client_status as i64,
            Self::Tasks => count(influencer.tasks.len()),
            Self::Cost => influencer.cost().minor(),
        }
    }

    /// The column of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        let basic = Self::BASIC.into_iter().find(|column| column.key() == key);
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

/// What is needed of names to filter and sort them, computed once for a roster: comparing names as the user's
/// language does is slow, and needs the browser, which lends it through the two functions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NameIndex {
    /// By roster position: the text that the filter searches.
    texts: Vec<String>,
    /// By roster position: the place among the sorted names.
    ranks: Vec<u32>,
}

impl NameIndex {
    /// Indexes a roster. `fold` makes texts comparable (no case, no accents); `order` gives the positions of
    /// names in the order in which they are sorted.
    pub fn of(roster: &Roster, fold: &dyn Fn(&str) -> String, order: &dyn Fn(&[&str]) -> Vec<u32>) -> Self {
        let texts = fold_all(roster.iter().map(searched).collect(), fold);
        let names: Vec<&str> = roster.iter().map(Influencer::name).collect();
        let mut ranks = vec![0; names.len()];
        for (rank, position) in (0..).zip(order(&names)) {
            if let Some(slot) = ranks.get_mut(position as usize) {
                *slot = rank;
            }
        }
        Self { texts, ranks }
    }

    /// The folded text of the influencer at a position of the roster: the name, and behind it each handle on a line of
    /// its own.
    pub fn text(&self, position: usize) -> &str {
        self.texts.get(position).map(String::as_str).unwrap_or_default()
    }

    /// The positions of the roster in the order of names.
    pub fn by_name(&self) -> Vec<usize> {
        let mut order = vec![0; self.ranks.len()];
        for (position, rank) in self.ranks.iter().enumerate() {
            if let Some(slot) = order.get_mut(*rank as usize) {
                *slot = position;
            }
        }
        order
    }

    /// The place of the influencer at a position of the roster among the sorted names.
    pub fn rank(&self, position: usize) -> i64 {
        self.ranks.get(position).copied().map_or(i64::MAX, i64::from)
    }
}

/// Folds all texts as one, because each text on its own is a call of the browser.
pub(super) fn fold_all(texts: Vec<String>, fold: &dyn Fn(&str) -> String) -> Vec<String> {
    let folded: Vec<String> = fold(&texts.join("\0")).split('\0').map(str::to_owned).collect();
    // Unless somebody has that character in a text.
    if folded.len() == texts.len() { folded } else { texts.iter().map(|text| fold(text)).collect() }
}

fn searched(influencer: &Influencer) -> String {
    let mut text = influencer.name().to_owned();
    for account in influencer.accounts() {
        text.push('\n');
        text.push_str(account.handle.as_str());
    }
    text
}
