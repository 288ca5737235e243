//! The first few of many, without an order of the rest.

use std::collections::BinaryHeap;

/// Keeps the least of what it is given.
pub struct First<T> {
    most: usize,
    count: usize,
    /// The greatest of those that are kept on top.
    kept: BinaryHeap<T>,
}

impl<T: Ord> First<T> {
    /// Keeps at most so many.
    pub fn new(most: usize) -> Self {
        Self { most, count: 0, kept: BinaryHeap::new() }
    }

    /// Takes one in, where it is less than the greatest that is kept, or there is room.
    pub fn put(&mut self, item: T) {
        self.count += 1;
        if self.kept.len() < self.most {
            self.kept.push(item);
        } else if let Some(mut last) = self.kept.peek_mut()
            && item < *last
        {
            *last = item;
        }
    }

    /// Those that were kept, in order, and how many there were in all.
    pub fn into_sorted(self) -> (Vec<T>, usize) {
        (self.kept.into_sorted_vec(), self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::First;

    #[test]
    fn the_least_are_kept_in_order() {
        let check = |most: usize, given: &[i32], expected: &[i32]| {
            let mut first = First::new(most);
            given.iter().for_each(|item| first.put(*item));
            assert_eq!(first.into_sorted(), (expected.to_vec(), given.len()), "{most} of {given:?}");
        };
        check(3, &[5, 1, 4, 2, 3], &[1, 2, 3]);
        check(3, &[2, 1], &[1, 2]);
        check(2, &[1, 1, 1], &[1, 1]);
        check(0, &[1], &[]);
        check(1, &[], &[]);
    }
}
