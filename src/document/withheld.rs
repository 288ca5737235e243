//! What a client copy leaves out.

use super::edits::Field;
use crate::domain::detail::Detail;

/// What a client copy leaves out: the values are absent from the file, and the file says so (`document.md`, Client
/// copy). What was done, how the team looks at the roster, and fields that this program does not know, are
/// never in one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Withheld {
    /// The prices of tasks, and the budget.
    pub prices: bool,
    /// The briefing's description.
    pub description: bool,
    /// The influencer statuses.
    pub influencer_statuses: bool,
    /// Email and phone.
    pub contact: bool,
    /// What the team knows besides: notes, tags, and columns of its own.
    pub notes: bool,
}

impl Withheld {
    /// Nothing but what never leaves.
    pub const NOTHING: Self =
        Self { prices: false, description: false, influencer_statuses: false, contact: false, notes: false };

    /// The keys in the file of what is left out.
    pub fn keys(self) -> impl Iterator<Item = &'static str> {
        let keys = [
            (self.prices, "prices"),
            (self.description, "description"),
            (self.influencer_statuses, "influencer_statuses"),
            (self.contact, "contact"),
            (self.notes, "notes"),
        ];
        keys.into_iter().filter(|(withheld, _)| *withheld).map(|(_, key)| key)
    }

    /// Adds what a key names; a key that nobody knows names nothing that is here.
    pub(super) fn add(&mut self, key: &str) {
        match key {
            "prices" => self.prices = true,
            "description" => self.description = true,
            "influencer_statuses" => self.influencer_statuses = true,
            "contact" => self.contact = true,
            "notes" => self.notes = true,
            _ => {}
        }
    }

    /// Whether the values of a field are left out.
    pub fn hides(self, field: Field) -> bool {
        match field {
            Field::Price | Field::Budget => self.prices,
            Field::Description => self.description,
            Field::InfluencerStatus => self.influencer_statuses,
            Field::Detail(Detail::Email | Detail::Phone) => self.contact,
            Field::Detail(Detail::Notes | Detail::Tags | Detail::Own(_)) | Field::Column(_) => self.notes,
            // How the team looks at the roster is its own.
            Field::Layout | Field::View(_) => true,
            Field::Other | Field::BriefingOther | Field::FileOther => true,
            _ => false,
        }
    }
}

/// Whether a client may decide the value of a field.
pub fn is_for_client(field: Field) -> bool {
    matches!(field, Field::ClientStatus | Field::ClientComment)
}
