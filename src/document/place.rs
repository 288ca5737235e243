//! Where in a file something is, in words that lead a person there: `campaign.influencers[3].tasks[1].price`.

use std::fmt;

/// A place in a file: a chain from the inside out that lives on the stack, so that it costs nothing until it is
/// shown.
#[derive(Clone, Copy)]
pub(super) enum Place<'p> {
    /// The file itself.
    Root,
    /// A field of an object.
    Field(&'p Place<'p>, &'p str),
    /// An item of a list, counted from 0 as in the file's own path notation.
    Item(&'p Place<'p>, usize),
}

impl<'p> Place<'p> {
    pub(super) fn field(&'p self, key: &'p str) -> Self {
        Self::Field(self, key)
    }

    pub(super) fn item(&'p self, index: usize) -> Self {
        Self::Item(self, index)
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Field(Self::Root, key) => f.write_str(key),
            Self::Field(parent, key) => write!(f, "{parent}.{key}"),
            Self::Item(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}
