//! The identities of campaigns, influencers and tasks: UUIDs, given once and never reused.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::{BuildHasherDefault, Hasher};
use uuid::Uuid;

/// A map by ids.
pub type IdMap<K, V> = HashMap<K, V, BuildHasherDefault<IdHasher>>;
/// A set of ids.
pub type IdSet<K> = HashSet<K, BuildHasherDefault<IdHasher>>;

/// A hasher for ids only. A change of ten thousand influencers looks ids up some hundred thousand times, and the hasher
/// of the standard library, which withstands keys that were chosen to collide, takes a frame for that. Whoever makes
/// such a file only makes it slow to work with.
#[derive(Clone, Copy, Debug, Default)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    // Once in the page, not at each of its many calls.
    #[inline(never)]
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().fold(0, |word, byte| (word << 8) | u64::from(*byte));
            // The multiplier and the last turn of FxHash: ids that were made one after the other differ in a few bits.
            self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0xf135_7aea_2e62_a9c5);
        }
    }

    fn write_usize(&mut self, _: usize) {
        // The length, which is the same for all.
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

/// Where new ids come from. The domain has no randomness of its own, so whoever creates something brings a source.
pub type IdSource<'a> = &'a mut dyn FnMut() -> Uuid;

macro_rules! id {
    ($name:ident, $what:literal) => {
        #[doc = concat!("Identifies ", $what, ".")]
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID that an [`IdSource`] or a file gave.
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// Reads a UUID, with hyphens or without, in any case; `None` for anything else.
            pub fn parse(text: &str) -> Option<Self> {
                Uuid::try_parse(text).ok().map(Self)
            }

            /// The UUID itself.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }
    };
}

id!(CampaignId, "a campaign");
id!(InfluencerId, "an influencer within a campaign");
id!(TaskId, "a task of an influencer");
