//! What the campaign is about.

use super::money::{Currency, Money};
use super::network::Network;
use super::unknown::Unknown;
use chrono::NaiveDate;

/// What a campaign is about and what it may cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Briefing {
    /// The campaign's name; checked against [`super::limits::name`].
    pub name: String,
    /// For whom; may be empty.
    pub client: String,
    /// Anything more; may be empty.
    pub description: String,
    /// Where it runs, in the catalogue's order; empty restricts nothing.
    pub networks: Vec<Network>,
    /// Its first day.
    pub start: Option<NaiveDate>,
    /// Its last day, not before the first.
    pub end: Option<NaiveDate>,
    /// What it may cost; `None` when nobody said.
    pub budget: Option<Money>,
    /// The one currency of every amount in the campaign.
    pub currency: Currency,
    /// What else its file says in the briefing.
    pub unknown: Unknown,
}

impl Briefing {
    /// A briefing that says only what the campaign is called.
    pub fn named(name: String) -> Self {
        Self {
            name,
            client: String::new(),
            description: String::new(),
            networks: Vec::new(),
            start: None,
            end: None,
            budget: None,
            currency: Currency::EUR,
            unknown: Unknown::default(),
        }
    }

    /// Whether tasks on `network` are part of the campaign. A briefing with no network chosen restricts nothing.
    pub fn includes(&self, network: Network) -> bool {
        self.networks.is_empty() || self.networks.contains(&network)
    }
}
