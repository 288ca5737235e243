//! The three statuses. Any may change to any other at any time: real campaigns go backwards.

/// What the three statuses share: a fixed list of values, each with the words a person reads and the word a
/// file holds.
pub trait Status: Copy + Eq + 'static {
    /// What this status is called in sentences, for example "Client status".
    const TITLE: &'static str;
    /// Every value, in the order in which menus offer them and columns sort them.
    const ALL: &'static [Self];

    /// The words a person reads: "In Campaign".
    fn label(self) -> &'static str;

    /// The word in files, snake case: `in_campaign`.
    fn key(self) -> &'static str;

    /// The value whose [`key`](Status::key) this is.
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.key() == key)
    }
}

macro_rules! status {
    ($(#[$doc:meta])* $name:ident, $title:literal: $($(#[$value_doc:meta])* $value:ident $label:literal $key:literal),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$value_doc])* $value,)+
        }

        impl Status for $name {
            const TITLE: &'static str = $title;
            const ALL: &'static [Self] = &[$(Self::$value),+];

            fn label(self) -> &'static str {
                match self { $(Self::$value => $label),+ }
            }

            fn key(self) -> &'static str {
                match self { $(Self::$value => $key),+ }
            }
        }
    };
}

status! {
    /// Where the influencer stands with us.
    InfluencerStatus, "Influencer status":
    /// Not decided yet; where everyone starts.
    #[default] Pending "Pending" "pending",
    /// Said yes.
    Accepted "Accepted" "accepted",
    /// Said no, or we did.
    Rejected "Rejected" "rejected",
    /// At work.
    InCampaign "In Campaign" "in_campaign",
    /// Done with everything.
    Finished "Finished" "finished",
    /// Was in, and no longer is.
    Cancelled "Cancelled" "cancelled",
}

status! {
    /// What the client decided about the influencer.
    ClientStatus, "Client status":
    /// Not decided yet.
    #[default] Pending "Pending" "pending",
    /// Wanted.
    Accepted "Accepted" "accepted",
    /// Not wanted.
    Rejected "Rejected" "rejected",
    /// Wanted if another falls out.
    Backup "Backup" "backup",
}

status! {
    /// How far a task is.
    TaskStatus, "Task status":
    /// To be done.
    #[default] Pending "Pending" "pending",
    /// Delivered, and being looked at.
    InReview "In Review" "in_review",
    /// Looked at and good, not published yet.
    Accepted "Accepted" "accepted",
    /// Published, or over.
    Done "Done" "done",
}

impl InfluencerStatus {
    /// Whether the influencer's tasks count in the active figures: all but Rejected and Cancelled (`domain.md`, Totals).
    pub fn is_active(self) -> bool {
        !matches!(self, Self::Rejected | Self::Cancelled)
    }

    /// Whether the influencer has said yes: Accepted, In Campaign or Finished. Their tasks are committed cost.
    pub fn is_committed(self) -> bool {
        matches!(self, Self::Accepted | Self::InCampaign | Self::Finished)
    }
}
