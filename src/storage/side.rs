//! Which of the two stores.

use super::StoreError;

/// One of the two stores in which everything is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// localStorage: writes at once, but what it wrote in the last minute may be lost when the browser is killed.
    Local,
    /// IndexedDB: answers later, and what it has answered survives.
    Indexed,
}

/// Something for each of the two stores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Both<T> {
    /// For localStorage.
    pub local: T,
    /// For IndexedDB.
    pub indexed: T,
}

impl<T> Both<T> {
    /// The one of a store.
    pub fn of(&self, side: Side) -> &T {
        match side {
            Side::Local => &self.local,
            Side::Indexed => &self.indexed,
        }
    }

    /// The one of a store, to be changed.
    pub fn of_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Local => &mut self.local,
            Side::Indexed => &mut self.indexed,
        }
    }
}

impl Both<bool> {
    /// In neither.
    pub const NEITHER: Self = Self { local: false, indexed: false };
    /// In both.
    pub const BOTH: Self = Self { local: true, indexed: true };

    /// Whether it is so of both.
    pub fn all(self) -> bool {
        self.local && self.indexed
    }

    /// Whether it is so of one at least.
    pub fn any(self) -> bool {
        self.local || self.indexed
    }
}

impl Both<Result<(), StoreError>> {
    /// Both went well, or why one did not.
    ///
    /// # Errors
    /// That of localStorage before that of IndexedDB.
    pub fn all(self) -> Result<(), StoreError> {
        self.local.and(self.indexed)
    }
}
