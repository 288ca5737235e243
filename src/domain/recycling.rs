//! Which drawn rows of a list serve again when the list shows other items: a question of orders, and so asked here,
//! where it can be tested, and not of the page.

/// Where the row of a wanted item comes from. The numbers are places in the list of rows that are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The row shows the item already, and stays where it is.
    Stays(usize),
    /// The row shows another item until now, and stays where it is. Moving it would cost the browser twice as much as
    /// giving it other texts.
    Turns(usize),
    /// The row shows another item until now, and stands elsewhere.
    Moves(usize),
    /// No row is left.
    New,
}

/// Where the rows of the `wanted` items come from, given the items that the rows `there` are showing, in order. In
/// both lists no item comes twice. The row at `pinned` (which has the focus) shows its own item or none, and stays
/// where it is; all rows before it that stay or turn are for items before its own.
pub fn sources<K: PartialEq>(there: &[K], wanted: &[K], pinned: Option<usize>) -> Vec<Source> {
    // Few rows are there, or few are wanted: as many as a screen shows.
    let place = |key: &K| there.iter().position(|other| other == key);
    let known: Vec<(usize, usize)> =
        wanted.iter().enumerate().filter_map(|(at, key)| Some((at, place(key)?))).collect();
    let pin = known.iter().copied().find(|(_, place)| pinned == Some(*place));
    let fits = |(at, place): &(usize, usize)| pin.is_none_or(|pin| at.cmp(&pin.0) == place.cmp(&pin.1));
    let stays = longest_rising(known.into_iter().filter(fits).collect());
    let sources = around(&stays, there.len(), wanted.len(), pinned);
    let cost = |source: &Source| match source {
        Source::Stays(_) => 0,
        Source::Turns(_) | Source::New => 1,
        Source::Moves(_) => 2,
    };
    // Where much has to move around the few that stay, all turn instead.
    if sources.iter().map(cost).sum::<usize>() <= wanted.len() {
        return sources;
    }
    around(pin.as_slice(), there.len(), wanted.len(), pinned)
}

/// The sources when these stay, each with its place among the wanted and among those there.
fn around(stays: &[(usize, usize)], there: usize, wanted: usize, pinned: Option<usize>) -> Vec<Source> {
    let mut sources = vec![Source::New; wanted];
    let mut free: Vec<bool> = (0..there).map(|place| pinned != Some(place)).collect();
    for &(at, place) in stays {
        sources[at] = Source::Stays(place);
        free[place] = false;
    }
    // Between two rows that stay, others turn.
    let (mut from, mut place) = (0, 0);
    for &(at, end) in stays.iter().chain([&(wanted, there)]) {
        for source in &mut sources[from..at] {
            if let Some(found) = (place..end).find(|place| free[*place]) {
                *source = Source::Turns(found);
                free[found] = false;
                place = found;
            }
        }
        (from, place) = (at + 1, end + 1);
    }
    let mut left = (0..there).filter(|place| free[*place]);
    for source in sources.iter_mut().filter(|source| **source == Source::New) {
        *source = left.next().map_or(Source::New, Source::Moves);
    }
    sources
}

/// Of pairs whose first numbers rise, as many as possible whose second numbers rise too.
fn longest_rising(pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    // The last of the best chain of each length, and what comes before each pair in its chain.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::with_capacity(pairs.len()));
    for (this, (_, place)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *place);
        before.push(length.checked_sub(1).map(|length| ends[length]));
        match ends.get_mut(length) {
            Some(end) => *end = this,
            None => ends.push(this),
        }
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut last = ends.pop();
    while let Some(this) = last {
        chain.push(pairs[this]);
        last = before[this];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;
    use Source::{Moves, New, Stays, Turns};
    use proptest::prelude::*;
    use proptest::sample::subsequence;

    fn check(there: &str, wanted: &str, pinned: Option<usize>, expected: &[Source]) {
        let (there, wanted): (Vec<char>, Vec<char>) = (there.chars().collect(), wanted.chars().collect());
        assert_eq!(sources(&there, &wanted, pinned), expected);
    }

    #[test]
    fn rows_serve_again() {
        // Scrolled by one, to elsewhere, filtered, sorted the other way round, grown.
        check("abcd", "bcde", None, &[Stays(1), Stays(2), Stays(3), Moves(0)]);
        check("abc", "xyz", None, &[Turns(0), Turns(1), Turns(2)]);
        check("abcd", "axd", None, &[Stays(0), Turns(1), Stays(3)]);
        check("abc", "cba", None, &[Turns(0), Turns(1), Turns(2)]);
        check("a", "ab", None, &[Stays(0), New]);
    }

    #[test]
    fn the_row_with_the_focus_stays_itself() {
        check("abc", "cba", Some(0), &[Moves(1), Moves(2), Stays(0)]);
        check("abc", "xyz", Some(1), &[Turns(0), Turns(2), New]);
    }

    proptest! {
        #[test]
        fn no_row_serves_twice_and_those_that_are_not_moved_are_in_order(
            there in subsequence((0..40).collect::<Vec<u8>>(), 0..30).prop_shuffle(),
            wanted in subsequence((0..40).collect::<Vec<u8>>(), 0..30).prop_shuffle(),
            pinned in prop::option::of(0_usize..30),
        ) {
            let pinned = pinned.filter(|place| *place < there.len());
            let sources = sources(&there, &wanted, pinned);
            prop_assert_eq!(sources.len(), wanted.len());
            let used = |source: &Source| match source { Stays(at) | Turns(at) | Moves(at) => Some(*at), New => None };
            let mut all: Vec<usize> = sources.iter().filter_map(used).collect();
            let count = all.len();
            let unmoved: Vec<usize> =
                sources.iter().filter_map(|s| match s { Stays(at) | Turns(at) => Some(*at), _ => None }).collect();
            prop_assert!(unmoved.is_sorted(), "{sources:?}");
            all.sort_unstable();
            all.dedup();
            prop_assert_eq!(all.len(), count);
            for (source, key) in sources.iter().zip(&wanted) {
                match source {
                    Stays(at) => prop_assert_eq!(&there[*at], key),
                    Turns(at) | Moves(at) => prop_assert_ne!(pinned, Some(*at)),
                    New => {}
                }
            }
            if let Some(place) = pinned && wanted.contains(&there[place]) {
                prop_assert!(sources.contains(&Stays(place)));
            }
            // No row is made while one is left.
            let pinned_out = pinned.is_some_and(|place| !wanted.contains(&there[place]));
            prop_assert_eq!(count, wanted.len().min(there.len() - usize::from(pinned_out)));
        }
    }
}
