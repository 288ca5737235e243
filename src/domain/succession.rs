//! Who takes the place of somebody who drops out of a list.

/// The next one who is still there of those who followed `gone`, else the nearest of those before; `None` where none is
/// left, or `gone` was not in the list.
pub fn successor<K: Copy + PartialEq>(before: &[K], gone: K, is_there: impl Fn(K) -> bool) -> Option<K> {
    let place = before.iter().position(|key| *key == gone)?;
    let (above, below) = (before.get(..place)?, before.get(place + 1..)?);
    below.iter().chain(above.iter().rev()).copied().find(|key| is_there(*key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_one_takes_the_place_else_the_one_before() {
        let check = |before: &str, gone: char, after: &str, expected: Option<char>| {
            let before: Vec<char> = before.chars().collect();
            let found = successor(&before, gone, |key| after.contains(key));
            assert_eq!(found, expected, "{gone} of {before:?}, left are {after}");
        };
        check("abcd", 'b', "acd", Some('c'));
        check("abcd", 'd', "abc", Some('c'));
        check("abcd", 'a', "bcd", Some('b'));
        // Several go at once, and the rest is in another order.
        check("abcd", 'b', "da", Some('d'));
        check("abcd", 'c', "ba", Some('b'));
        check("a", 'a', "", None);
        check("abc", 'x', "abc", None);
    }
}
