//! How high the lines of a list are: all alike, but for a few that are lower, such as the heads of groups.

use std::sync::Arc;

/// The heights of the lines of a list, in px.
#[derive(Clone, Debug, PartialEq)]
pub struct Heights {
    row: f64,
    head: f64,
    heads: Arc<Vec<usize>>,
}

impl Heights {
    /// All lines are `row` high, except that those at the places of `heads`, in rising order, are `head` high.
    pub fn new(row: f64, head: f64, heads: Arc<Vec<usize>>) -> Self {
        Self { row, head, heads }
    }

    /// All lines have this height.
    pub fn even(row: f64) -> Self {
        Self::new(row, row, Arc::default())
    }

    /// All lines so many times as high.
    #[must_use]
    pub fn scaled(&self, scale: f64) -> Self {
        Self { row: self.row * scale, head: self.head * scale, heads: Arc::clone(&self.heads) }
    }

    /// How high most lines are.
    pub fn row(&self) -> f64 {
        self.row
    }

    /// Where the line at a place begins, below the start of the list; for the number of lines, how high they all are.
    pub fn top(&self, index: usize) -> f64 {
        let heads = self.heads.partition_point(|head| *head < index);
        to_f64(index - heads) * self.row + to_f64(heads) * self.head
    }

    /// The line in which a distance from the start of the list lies, as if the list had no end; the first above it.
    pub fn line_at(&self, distance: f64) -> usize {
        let heads = self.heads.partition_point(|head| self.top(*head) <= distance);
        let last = heads.checked_sub(1).and_then(|at| self.heads.get(at).copied());
        let Some(last) = last else { return whole(distance / self.row) };
        let below = distance - self.top(last) - self.head;
        if below < 0.0 { last } else { last + 1 + whole(below / self.row) }
    }
}

/// Exact, since a count of lines is far below 2^53.
fn to_f64(count: usize) -> f64 {
    count as f64
}

/// Rounded down; 0 for what is negative.
fn whole(count: f64) -> usize {
    count.max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_line_begins_where_the_one_before_ends(
            heads in proptest::collection::btree_set(0_usize..60, 0..12),
            row in 1_u8..200, head in 1_u8..200,
        ) {
            let heads = Arc::new(heads.into_iter().collect::<Vec<_>>());
            let heights = Heights::new(row.into(), head.into(), Arc::clone(&heads));
            let mut top = 0.0;
            for index in 0..80 {
                let height = f64::from(if heads.contains(&index) { head } else { row });
                prop_assert_eq!(heights.top(index), top);
                prop_assert_eq!(heights.line_at(top), index);
                prop_assert_eq!(heights.line_at(top + height - 0.5), index);
                top += height;
            }
            prop_assert_eq!(heights.line_at(-3.0), 0);
        }
    }
}
