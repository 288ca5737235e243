//! Whose followers a column counts.

use super::mapping::Column;
use super::meaning::Meaning;
use crate::domain::network::Network;

/// The column of handles that each column of followers is about; `None` for other columns, and where no column of handles
/// comes into question.
///
/// As many columns of either kind belong together in their order. Else figures belong to the account beside which they
/// stand, and to the first one where they stand apart.
pub fn owners(columns: &[Column]) -> Vec<Option<usize>> {
    let places = |is_it: &dyn Fn(Meaning) -> bool| -> Vec<usize> {
        (0..columns.len()).filter(|at| columns.get(*at).is_some_and(|column| is_it(column.meaning))).collect()
    };
    let owner = |at: usize, network: Option<Network>| {
        let is_about = |meaning: Meaning| match meaning {
            Meaning::Handle(other) => network.is_none() || other.is_none() || other == network,
            _ => false,
        };
        let handles = places(&is_about);
        let counts = places(&|meaning| meaning == Meaning::Followers(network));
        if counts.len() == handles.len() {
            return handles.get(counts.iter().position(|count| *count == at)?).copied();
        }
        let beside = |other: Option<usize>| other.filter(|other| handles.contains(other));
        beside(at.checked_sub(1)).or_else(|| beside(at.checked_add(1))).or_else(|| handles.first().copied())
    };
    let owner = |(at, column): (usize, &Column)| match column.meaning {
        Meaning::Followers(network) => owner(at, network),
        _ => None,
    };
    columns.iter().enumerate().map(owner).collect()
}
