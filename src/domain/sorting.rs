//! Sorting without a copy of the standard library's algorithm for every type of item: each is 3 to 5 KB in the page.

use std::cmp::Ordering;

/// Puts a list in order, keeping equals as they are; one copy of the algorithm for all types.
pub fn sort_by<T>(items: &mut Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) {
    let order = sorted_indices(items.len(), &|a, b| compare(&items[a], &items[b]));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|index| taken.get_mut(index)?.take()));
}

/// Puts a short list in order, or one that nearly is, keeping equals as they are.
pub fn sort_few<T>(items: &mut [T], is_before: impl Fn(&T, &T) -> bool) {
    for end in 1..items.len() {
        for at in (1..=end).rev() {
            let [.., one, other] = items.split_at_mut(at + 1).0 else { break };
            if !is_before(other, one) {
                break;
            }
            std::mem::swap(one, other);
        }
    }
}

#[inline(never)]
fn sorted_indices(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn both_sort_as_the_standard_library_does(items in prop::collection::vec((0u8..9, any::<u8>()), 0..40)) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            let mut sorted = items.clone();
            sort_by(&mut sorted, &|a, b| a.0.cmp(&b.0));
            prop_assert_eq!(&sorted, &expected);
            let mut few = items;
            sort_few(&mut few, |a, b| a.0 < b.0);
            prop_assert_eq!(&few, &expected);
        }
    }
}
