//! A text with the letters marked that were sought.

use crate::browser::locale;
use crate::domain::fuzzy::Search;

/// A text in pieces, each marked or not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked(pub Vec<(bool, String)>);

/// A query as it is sought: folded, and without the "@" that rows show before handles.
pub fn sought(query: &str) -> String {
    let words: Vec<&str> = query.split_whitespace().map(|word| word.trim_start_matches('@')).collect();
    locale::fold(&words.join(" "))
}

/// A text without marks.
pub fn plain(text: String) -> Marked {
    if text.is_empty() { Marked::default() } else { Marked(vec![(false, text)]) }
}

/// A text folded letter by letter, and which character of the text each letter of the folded one comes from.
struct Folded {
    folded: String,
    from: Vec<usize>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut all = Self { folded: String::new(), from: Vec::new() };
        let mut one = [0; 4];
        for (at, character) in text.chars().enumerate() {
            let letters = locale::fold(character.encode_utf8(&mut one));
            all.from.extend(letters.chars().map(|_| at));
            all.folded.push_str(&letters);
        }
        all
    }

    /// The characters of the text in which the query's letters stand.
    fn places(&self, query: &str) -> Option<Vec<usize>> {
        let places = Search::new(query).places(&self.folded)?;
        Some(places.into_iter().filter_map(|place| self.from.get(place).copied()).collect())
    }
}

impl Marked {
    /// A text with the letters of a folded query marked; without marks where it does not match.
    pub fn new(text: &str, query: &str) -> Self {
        let places = Folded::of(text).places(query).unwrap_or_default();
        Self::at(text.chars().enumerate(), &places)
    }

    /// A name and a handle with the letters marked that made them match: the handle is the one that matches best, or the
    /// first.
    pub fn of_person(name: &str, handles: &[String], query: &str) -> (Self, Self) {
        let with = |handle: &String| format!("{name}\n{handle}");
        let best = handles.iter().rev().max_by_key(|handle| Search::new(query).score(&locale::fold(&with(handle))));
        let Some(handle) = best else { return (Self::new(name, query), Self::default()) };
        let both = with(handle);
        let places = Folded::of(&both).places(query).unwrap_or_default();
        let end = name.chars().count();
        let characters = || both.chars().enumerate();
        let mut detail = Self::at(characters().skip(end + 1), &places);
        detail.0.insert(0, (false, "@".to_owned()));
        (Self::at(characters().take(end), &places), detail)
    }

    fn at(characters: impl Iterator<Item = (usize, char)>, places: &[usize]) -> Self {
        let mut pieces: Vec<(bool, String)> = Vec::new();
        for (at, character) in characters {
            let is_marked = places.contains(&at);
            match pieces.last_mut() {
                Some((marked, text)) if *marked == is_marked => text.push(character),
                _ => pieces.push((is_marked, character.to_string())),
            }
        }
        Self(pieces)
    }
}
