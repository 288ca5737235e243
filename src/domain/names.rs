//! The order of names. Comparing names as the user's language does is slow, and only the browser can: so it is done
//! once for a roster, and again only for names that have changed.

use super::influencer::Influencer;
use super::roster::Roster;
use super::sorting::sort_by;
use std::cmp::Ordering;

/// How the language of the user sorts names. The browser lends it.
#[derive(Clone, Copy)]
pub struct Language<'l> {
    /// The places of names in their order. Names that are equal keep theirs.
    pub order: &'l dyn Fn(&[&str]) -> Vec<u32>,
    /// How two names stand to each other.
    pub compare: &'l dyn Fn(&str, &str) -> Ordering,
}

/// The names of a roster in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameOrder {
    /// By roster position.
    names: Vec<String>,
    /// The roster positions, sorted.
    by_name: Vec<usize>,
    /// By roster position: the place among the sorted names.
    ranks: Vec<u32>,
}

/// So many changed names are put in their places one by one; more are sorted with all others.
const FEW: usize = 60;

impl NameOrder {
    /// Sorts the names of a roster.
    pub fn of(roster: &Roster, language: Language<'_>) -> Self {
        let names = names_of(roster);
        // A browser sorts in little more than one pass what is nearly sorted already, and every comparison in its
        // language costs as much as ten of bytes.
        let mut near: Vec<(String, usize)> = names.iter().map(|name| name.to_ascii_lowercase()).zip(0..).collect();
        sort_by(&mut near, &|a, b| nearly((&a.0, &names[a.1], a.1), (&b.0, &names[b.1], b.1)));
        let sorted: Vec<&str> = near.iter().map(|(_, position)| names[*position].as_str()).collect();
        let by_name = (language.order)(&sorted).into_iter().filter_map(|at| Some(near.get(at as usize)?.1)).collect();
        Self::ranked(names, by_name)
    }

    /// The order of a roster that was `self` before something changed.
    pub fn followed(&self, roster: &Roster, language: Language<'_>) -> Self {
        let names = names_of(roster);
        let Some(moved) = Moved::between(&self.names, &names) else { return Self::of(roster, language) };
        let mut by_name: Vec<usize> = self.by_name.iter().filter_map(|position| moved.now_at(*position)).collect();
        for position in moved.new {
            let name = names[position].as_str();
            let key = |at: usize| (names[at].to_ascii_lowercase(), names[at].as_str(), at);
            let (lower, _, _) = key(position);
            let is_before = |other: &usize| {
                let order = (language.compare)(&names[*other], name);
                let ties = || {
                    let (other, raw, at) = key(*other);
                    nearly((&other, raw, at), (&lower, name, position))
                };
                order.then_with(ties) == Ordering::Less
            };
            by_name.insert(by_name.partition_point(is_before), position);
        }
        Self::ranked(names, by_name)
    }

    fn ranked(names: Vec<String>, by_name: Vec<usize>) -> Self {
        let mut ranks = vec![u32::MAX; names.len()];
        for (rank, position) in (0..).zip(&by_name) {
            if let Some(slot) = ranks.get_mut(*position) {
                *slot = rank;
            }
        }
        Self { names, by_name, ranks }
    }

    /// The positions of the roster in the order of names.
    pub fn by_name(&self) -> &[usize] {
        &self.by_name
    }

    /// The place of the influencer at a position of the roster among the sorted names.
    pub fn rank(&self, position: usize) -> i64 {
        self.ranks.get(position).copied().map_or(i64::MAX, i64::from)
    }
}

fn names_of(roster: &Roster) -> Vec<String> {
    roster.iter().map(Influencer::name).map(str::to_owned).collect()
}

/// Nearly the order of names, and the last word between names that a language calls equal: by the name without ASCII's
/// upper case, then by the name, then by the position.
fn nearly(a: (&str, &str, usize), b: (&str, &str, usize)) -> Ordering {
    a.cmp(&b)
}

/// What became of the items of a list.
struct Moved {
    /// How many stand at its beginning as before, but for those that are new.
    before: usize,
    /// Of the old list, from where on items are still there, further back or further ahead.
    old_rest: usize,
    /// Where those stand now.
    rest: usize,
    /// The positions of what is new, in order.
    new: Vec<usize>,
}

impl Moved {
    /// Compares two lists; `None` where more than a few are new.
    fn between(old: &[String], now: &[String]) -> Option<Self> {
        if old.len() == now.len() {
            let new: Vec<usize> = (0..now.len()).filter(|at| old[*at] != now[*at]).take(FEW + 1).collect();
            let whole = Self { before: now.len(), old_rest: old.len(), rest: now.len(), new };
            return Some(whole).filter(|moved| moved.new.len() <= FEW);
        }
        let before = old.iter().zip(now).take_while(|(old, now)| old == now).count();
        let behind = old[before..].iter().rev().zip(now[before..].iter().rev()).take_while(|(old, now)| old == now);
        let behind = behind.count();
        let rest = now.len() - behind;
        let moved = Self { before, old_rest: old.len() - behind, rest, new: (before..rest).collect() };
        Some(moved).filter(|moved| moved.new.len() <= FEW)
    }

    /// Where an item of the old list is now; `None` where it is gone or another.
    fn now_at(&self, position: usize) -> Option<usize> {
        if position < self.before {
            (self.new.binary_search(&position).is_err()).then_some(position)
        } else {
            position.checked_sub(self.old_rest).map(|at| self.rest + at)
        }
    }
}
