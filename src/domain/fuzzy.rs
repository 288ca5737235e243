//! Finding what somebody means by a few of its letters.
//!
//! A text matches when the letters that are sought stand in it in their order. How well it matches is told by where
//! they stand: beside each other, at the beginnings of words, at the beginning of the text. Both sides are folded by the
//! caller, so that case and accents do not matter.

use super::first::First;

/// What each letter that is found is worth.
const LETTER: i32 = 16;
/// A letter right behind the last one. No other bonus is greater, so that letters in a row beat the same letters apart.
const RUN: i32 = 8;
/// A letter at the beginning of a word.
const WORD: i32 = 8;
/// A letter at the beginning of the text.
const FIRST: i32 = 11;
/// The last letter at the end of a word: of "Ana" and "Anabel", "ana" means the first. Less than a gap costs.
const END: i32 = 2;
/// What the first letter left out between two costs.
const GAP: i32 = 3;
/// What each further one costs.
const WIDER_GAP: i32 = 1;
/// Less than any sum.
const NEVER: i32 = i32::MIN / 2;

/// The letters that are sought, with room to work in.
#[derive(Clone, Debug, Default)]
pub struct Search {
    letters: Vec<char>,
    text: Vec<char>,
    row: Vec<i32>,
    next: Vec<i32>,
}

impl Search {
    /// Seeks the letters of a folded text. White space in a row counts as one space, and at the ends as nothing.
    pub fn new(folded: &str) -> Self {
        let mut letters = Vec::new();
        for word in folded.split_whitespace() {
            if !letters.is_empty() {
                letters.push(' ');
            }
            letters.extend(word.chars());
        }
        Self { letters, ..Self::default() }
    }

    /// Whether nothing is sought, which everything matches.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// How well a folded text matches: the more the better; `None` when it does not.
    pub fn score(&mut self, text: &str) -> Option<i32> {
        if !self.is_within(text) {
            return None;
        }
        let Some((first, rest)) = self.letters.split_first() else { return Some(0) };
        self.text.clear();
        self.text.extend(text.chars());
        begin(&self.text, *first, &mut self.row);
        for letter in rest {
            step(&self.text, *letter, &self.row, &mut self.next);
            std::mem::swap(&mut self.row, &mut self.next);
        }
        best(&self.text, &self.row).map(|(_, score)| score)
    }

    /// At which characters of a folded text the letters stand, where they are worth the most; `None` when it does not
    /// match.
    pub fn places(&self, text: &str) -> Option<Vec<usize>> {
        if !self.is_within(text) {
            return None;
        }
        let Some((first, rest)) = self.letters.split_first() else { return Some(Vec::new()) };
        let text: Vec<char> = text.chars().collect();
        let mut rows = vec![Vec::new()];
        begin(&text, *first, &mut rows[0]);
        for letter in rest {
            let mut next = Vec::new();
            step(&text, *letter, rows.last()?, &mut next);
            rows.push(next);
        }
        let (mut place, _) = best(&text, rows.last()?)?;
        let mut places = vec![place];
        for pair in rows.windows(2).rev() {
            let [before, now] = pair else { break };
            let worth = now[place];
            place = (0..place).rev().find(|from| before[*from] + gain(&text, *from, place) == worth)?;
            places.push(place);
        }
        places.reverse();
        Some(places)
    }

    /// Whether the letters stand in the text in their order: quick, and most texts are out.
    fn is_within(&self, text: &str) -> bool {
        let mut rest = text.chars();
        self.letters.iter().all(|letter| rest.any(|character| character == *letter))
    }
}

/// The best `limit` of `texts`, by their positions: the best match first, among equals what was used last (`used` says
/// how long ago, from 0; most were never), then the order in which they come.
pub fn best_of<'a>(
    folded: &str,
    texts: impl Iterator<Item = &'a str>,
    used: &dyn Fn(usize) -> Option<u32>,
    limit: usize,
) -> (Vec<usize>, usize) {
    let mut search = Search::new(folded);
    let scored = texts.enumerate().filter_map(|(position, text)| Some((search.score(text)?, position)));
    let keyed = scored.map(|(score, position)| (i64::from(-score), used(position).unwrap_or(u32::MAX), position));
    let mut best = First::new(limit);
    keyed.for_each(|key| best.put(key));
    let (best, found) = best.into_sorted();
    (best.into_iter().map(|(_, _, position)| position).collect(), found)
}

/// What the first letter is worth at each place.
fn begin(text: &[char], letter: char, row: &mut Vec<i32>) {
    row.clear();
    row.extend((0..text.len()).map(|at| if text[at] == letter { LETTER + bonus(text, at) } else { NEVER }));
}

/// What the letters so far are worth when the next one stands at each place.
fn step(text: &[char], letter: char, row: &[i32], next: &mut Vec<i32>) {
    next.clear();
    // The best of those that end two or more places back, less what the gap costs by now.
    let mut apart = NEVER;
    for at in 0..text.len() {
        if let Some(back) = at.checked_sub(2) {
            apart = (apart - WIDER_GAP).max(row[back] - GAP);
        }
        let beside = at.checked_sub(1).map_or(NEVER, |back| row[back]);
        let worth = (beside + RUN.max(bonus(text, at))).max(apart + bonus(text, at));
        next.push(if text[at] == letter && worth > NEVER / 2 { worth + LETTER } else { NEVER });
    }
}

/// What a letter adds at a place when the one before it stands at `from`.
fn gain(text: &[char], from: usize, at: usize) -> i32 {
    let extra = bonus(text, at);
    LETTER
        + match i32::try_from(at - from - 1).unwrap_or(i32::MAX / 4) {
            0 => RUN.max(extra),
            gap => extra - GAP - (gap - 1) * WIDER_GAP,
        }
}

fn best(text: &[char], row: &[i32]) -> Option<(usize, i32)> {
    let end = |at: usize| if is_boundary(text.get(at + 1)) { END } else { 0 };
    let reached = row.iter().enumerate().filter(|(_, worth)| **worth > NEVER / 2);
    // Of equals the first.
    reached.map(|(at, worth)| (at, worth + end(at))).fold(None, |best, now| match best {
        Some((_, worth)) if worth >= now.1 => best,
        _ => Some(now),
    })
}

fn bonus(text: &[char], at: usize) -> i32 {
    match at.checked_sub(1) {
        None => FIRST,
        Some(before) if is_boundary(text.get(before)) && !is_boundary(text.get(at)) => WORD,
        Some(_) => 0,
    }
}

/// Whether a word ends here. Every script's own letters count as letters, without the tables that know them.
fn is_boundary(character: Option<&char>) -> bool {
    character.is_none_or(|character| character.is_ascii() && !character.is_ascii_alphanumeric())
}
