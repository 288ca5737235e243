//! Which rows of the roster are shown, and in which order.

use super::detail::Detail;
use super::id::InfluencerId;
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
    /// The order after a click on a column's header: that column, or the other direction of it.
    pub fn toggled(self, column: Column) -> Self {
        Self { column, descending: self.column == column && !self.descending }
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

    /// The influencers whose name or a handle holds every word of `filter` (folded as the index is), sorted.
    pub fn rows(&self, roster: &Roster, filter: &str, sort: Sort) -> Vec<InfluencerId> {
        // Rows show handles with "@", so people type it.
        let words: Vec<&str> = filter.split_whitespace().map(|word| word.trim_start_matches('@')).collect();
        let shown = (0..roster.len().min(self.ranks.len()))
            .filter(|position| words.iter().all(|word| self.texts[*position].contains(word)));
        let keyed = shown.map(|position| {
            let rank = self.ranks[position];
            let key = match sort.column {
                Column::Name => i64::from(rank),
                column => sort_key(&roster[position], column),
            };
            (if sort.descending { -key } else { key }, rank, position)
        });
        let mut keyed: Vec<(i64, u32, usize)> = keyed.collect();
        keyed.sort_unstable();
        keyed.into_iter().map(|(_, _, position)| roster[position].id).collect()
    }
}

/// Folds all texts as one, because each text on its own is a call of the browser.
fn fold_all(texts: Vec<String>, fold: &dyn Fn(&str) -> String) -> Vec<String> {
    let folded: Vec<String> = fold(&texts.join("\0")).split('\0').map(str::to_owned).collect();
    // Unless somebody has that character in a name.
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

fn sort_key(influencer: &Influencer, column: Column) -> i64 {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match column {
        Column::Name | Column::Detail(_) => 0,
        Column::Reach => influencer.reach().map_or(-1, |n| i64::try_from(n).unwrap_or(i64::MAX)),
        Column::InfluencerStatus => influencer.influencer_status as i64,
        Column::ClientStatus => influencer.client_status as i64,
        Column::Tasks => count(influencer.tasks.len()),
        Column::Cost => influencer.cost().minor(),
    }
}
