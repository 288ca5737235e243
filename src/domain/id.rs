//! The identities of campaigns, influencers and tasks: UUIDs, given once and never reused.

use std::fmt;
use uuid::Uuid;

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
