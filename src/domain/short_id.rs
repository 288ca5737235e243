//! The identities of columns and views: short, because every edit of a value names its column.

use super::id::IdSource;
use std::fmt;

macro_rules! short_id {
    ($name:ident, $what:literal) => {
        #[doc = concat!("Identifies ", $what, " within a campaign.")]
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(u32);

        impl $name {
            /// Wraps a number that a file gave.
            pub const fn new(number: u32) -> Self {
                Self(number)
            }

            /// A new one, out of the random half of an id.
            pub fn next(ids: IdSource<'_>) -> Self {
                let [.., a, b, c, d] = ids().into_bytes();
                Self(u32::from_be_bytes([a, b, c, d]))
            }

            /// Reads eight hexadecimal digits; `None` for anything else.
            pub fn parse(text: &str) -> Option<Self> {
                let is_hex = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
                u32::from_str_radix(text, 16).ok().filter(|_| is_hex).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:08x}", self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }
    };
}

short_id!(ColumnId, "a column of the user's own");
short_id!(ViewId, "a saved view");
