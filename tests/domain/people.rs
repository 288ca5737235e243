//! Small campaigns for tables, in one line each.
#![allow(dead_code, reason = "each of the two targets uses a part")]

use chrono::NaiveDate;
use rollcall::domain::briefing::Briefing;
use rollcall::domain::campaign::Campaign;
use rollcall::domain::handle::Handle;
use rollcall::domain::id::{CampaignId, InfluencerId, TaskId};
use rollcall::domain::influencer::{Account, Influencer, Profile};
use rollcall::domain::money::Money;
use rollcall::domain::network::Network;
use rollcall::domain::roster::Roster;
use rollcall::domain::status::TaskStatus;
use rollcall::domain::task::{Task, TaskKind, counts_by_default};
use rollcall::domain::unknown::Unknown;
use uuid::Uuid;

/// The network of that key.
pub fn network(key: &str) -> Network {
    Network::from_key(key).expect("a network")
}

/// The day of that text.
pub fn day(text: &str) -> NaiveDate {
    rollcall::domain::month::parse_day(text).expect("a day")
}

/// Somebody with an account on each of the networks; `id` from 1.
pub fn person(id: u128, name: &str, networks: &[&str]) -> Influencer {
    let account = |key: &&str| Account {
        network: network(key),
        handle: Handle::parse(network(key), name).expect("a handle"),
        url: None,
        followers: None,
        unknown: Unknown::default(),
    };
    let accounts = networks.iter().map(account).collect();
    Influencer::new(InfluencerId::new(Uuid::from_u128(id)), Profile { name: name.to_owned(), accounts })
}

/// A task in cents; a type that the network does not have makes it an Others task.
pub fn task(id: u128, key: &str, kind: &str, cents: i64) -> Task {
    let network = network(key);
    let kind = match network.type_from_key(kind) {
        Some(kind) => TaskKind::Listed { network, kind },
        None => TaskKind::Other { text: kind.to_owned(), publication: counts_by_default(kind) },
    };
    Task {
        id: TaskId::new(Uuid::from_u128(id)),
        kind,
        price: Money::from_minor(cents),
        date: None,
        status: TaskStatus::default(),
        unknown: Unknown::default(),
    }
}

/// A campaign "Summer" of these people.
pub fn campaign(people: Vec<Influencer>) -> Campaign {
    let id = CampaignId::new(Uuid::from_u128(0xCA));
    let mut campaign = Campaign::new(id, Briefing::named("Summer".to_owned()));
    campaign.roster = Roster::new(people).expect("unique ids");
    campaign
}

/// Ids that count up from a number that no table uses.
pub fn ids() -> impl FnMut() -> Uuid {
    let mut next = 0xF000u128;
    move || {
        next += 1;
        Uuid::from_u128(next)
    }
}
