//! One person on the roster.

use super::detail::Details;
use super::handle::Handle;
use super::id::{InfluencerId, TaskId};
use super::money::Money;
use super::network::Network;
use super::status::{ClientStatus, InfluencerStatus};
use super::task::Task;
use super::unknown::Unknown;

/// One profile of a person on one social network.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Where.
    pub network: Network,
    /// Under which name.
    pub handle: Handle,
    /// The address as its file gives it, when it does. What is shown of it is [`super::account_link::Link::of`].
    pub url: Option<String>,
    /// How many follow it, when known.
    pub followers: Option<u64>,
    /// What else its file says of it.
    pub unknown: Unknown,
}

/// What a person edits of an influencer in one go: the name and the accounts.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Checked against [`super::limits::name`].
    pub name: String,
    /// At most [`super::limits::ACCOUNTS`]; the first one is the main one.
    pub accounts: Vec<Account>,
}

/// One person on the roster.
#[derive(Clone, Debug, PartialEq)]
pub struct Influencer {
    /// Their identity within the campaign.
    pub id: InfluencerId,
    /// Name and accounts.
    pub profile: Profile,
    /// Where they stand with us.
    pub influencer_status: InfluencerStatus,
    /// What the client decided.
    pub client_status: ClientStatus,
    /// What the client says about that; empty for nothing.
    pub client_comment: String,
    /// What else is known of them.
    pub details: Details,
    /// What they will do, in the order in which it was added.
    pub tasks: Vec<Task>,
    /// What else their file says of them.
    pub unknown: Unknown,
}

impl Influencer {
    /// Someone new: both statuses Pending, nothing to do.
    pub fn new(id: InfluencerId, profile: Profile) -> Self {
        Self {
            id,
            profile,
            influencer_status: InfluencerStatus::default(),
            client_status: ClientStatus::default(),
            client_comment: String::new(),
            details: Details::default(),
            tasks: Vec::new(),
            unknown: Unknown::default(),
        }
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.profile.name
    }

    /// The accounts.
    pub fn accounts(&self) -> &[Account] {
        &self.profile.accounts
    }

    /// The handle that stands under the name: that of the first account.
    pub fn main_handle(&self) -> Option<&Handle> {
        self.profile.accounts.first().map(|account| &account.handle)
    }

    /// The followers of the largest account: what "how big is this person" is sorted by.
    pub fn reach(&self) -> Option<u64> {
        self.profile.accounts.iter().filter_map(|account| account.followers).max()
    }

    /// Whether there is an account on `network`.
    pub fn is_on(&self, network: Network) -> bool {
        self.profile.accounts.iter().any(|account| account.network == network)
    }

    /// The price of all tasks.
    pub fn cost(&self) -> Money {
        // A plain loop: sorting by cost and the board add up every task of a campaign.
        let mut cost = Money::ZERO;
        for task in &self.tasks {
            cost = cost + task.price;
        }
        cost
    }

    /// The task of that id.
    pub fn task(&self, id: TaskId) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id == id)
    }
}
