//! A field of a form that stands open while the data behind it may change: by another tab, by undo, by a file.
//!
//! Every form and editor of the page follows this one three-way rule: a field that nobody has typed into follows the
//! data, typed text stays, and where both have changed the user decides. Nothing is written over unseen.

use super::followers;
use super::money::{Currency, Money};

/// What a field holds, against the data.
///
/// **Invariant:** the user has seen what the data has now (`base` is `now`), or there is a clash, in which what is typed
/// is neither.
#[derive(Clone, Debug)]
pub struct OpenField<T> {
    /// What the data had when the user last saw it in or beside this field.
    base: T,
    typed: T,
    now: T,
    is_same: fn(&T, &T) -> bool,
}

impl<T: Clone + PartialEq> OpenField<T> {
    /// A field that opens with what the data has.
    pub fn new(kept: T) -> Self {
        Self::comparing(kept, T::eq)
    }

    /// The same for values that can be written in several ways, such as `300` and `300.00`.
    pub fn comparing(kept: T, is_same: fn(&T, &T) -> bool) -> Self {
        Self { base: kept.clone(), typed: kept.clone(), now: kept, is_same }
    }

    /// What stands in the field.
    pub fn typed(&self) -> &T {
        &self.typed
    }

    /// What the data has.
    pub fn now(&self) -> &T {
        &self.now
    }

    /// Whether saving would change the data, so that the field is unsaved input.
    pub fn is_touched(&self) -> bool {
        !(self.is_same)(&self.typed, &self.now)
    }

    /// What the data has been changed to since the user typed something else; saving waits for an answer.
    pub fn clash(&self) -> Option<&T> {
        (!self.is_seen()).then_some(&self.now)
    }

    /// The user types.
    pub fn type_in(&mut self, typed: T) {
        self.typed = typed;
        self.settle();
    }

    /// The data has changed.
    pub fn follow(&mut self, now: T) {
        // A value that stays leaves the text alone that says it in another way: somebody may be typing on.
        if self.is_seen() && !self.is_touched() && now != self.now {
            self.typed = now.clone();
            self.base = now.clone();
        }
        self.now = now;
        self.settle();
    }

    /// The user has seen what the data has, and keeps what is typed.
    pub fn keep_mine(&mut self) {
        self.base = self.now.clone();
    }

    /// The user takes what the data has.
    pub fn take_theirs(&mut self) {
        self.typed = self.now.clone();
        self.base = self.now.clone();
    }

    fn is_seen(&self) -> bool {
        (self.is_same)(&self.base, &self.now)
    }

    /// Where what is typed is what the data has, there is nothing to decide.
    fn settle(&mut self) {
        if !self.is_touched() {
            self.base = self.now.clone();
        }
    }
}

/// Whether two texts are kept as the same.
#[expect(clippy::ptr_arg, reason = "a field compares values of its own type")]
pub fn is_same_text(one: &String, other: &String) -> bool {
    one.trim() == other.trim()
}

/// Whether two prices are the same, as typed.
pub fn is_same_price(one: &String, other: &String) -> bool {
    // A currency with the most decimals reads what any other reads.
    let read = |text: &str| Currency::parse("KWD").and_then(|currency| Money::parse_typed(text, currency).ok());
    is_same_text(one, other) || read(one).zip(read(other)).is_some_and(|(one, other)| one == other)
}

/// Whether two numbers of followers are the same, as typed.
pub fn is_same_followers(one: &String, other: &String) -> bool {
    let read = |text: &str| followers::parse(text).ok();
    is_same_text(one, other) || read(one).zip(read(other)).is_some_and(|(one, other)| one == other)
}
