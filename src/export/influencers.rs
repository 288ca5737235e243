//! A row for each influencer.

use super::heading::Heading;
use super::{Extent, Part};
use crate::domain::campaign::Campaign;
use crate::domain::detail::Detail;
use crate::domain::influencer::{Account, Influencer};
use crate::domain::money::Currency;
use crate::domain::month::parse_day;
use crate::domain::network::Network;
use crate::domain::own_column::ColumnKind;
use crate::domain::query::Column;
use crate::domain::status::Status;
use crate::sheets::{Table, Value};

/// The table. Instead of the column of accounts there are a handle and followers for each network that anybody is on, and
/// again for a second account there; and addresses, where an account has one of its own. The last column has the ids.
pub fn table(campaign: &Campaign, people: &[&Influencer], extent: &Extent) -> Table {
    let places = places(people);
    let has_main = people.iter().any(|influencer| !is_first_place(influencer));
    let own = campaign.table.columns();
    let has_comments = people.iter().any(|influencer| !influencer.client_comment.is_empty());
    let has_column = extent.columns.contains(&Column::Comment);
    let comments = extent.is_whole && has_comments && !has_column;
    // Whoever exports everything needs no empty column.
    let columns =
        || extent.columns.iter().filter(|column| **column != Column::Comment || has_comments || !extent.is_whole);
    let headings = columns().flat_map(|column| match column {
        Column::Name => vec![Heading::Name.text(0)],
        Column::Reach => {
            let main = has_main.then(|| Heading::MainNetwork.text(0));
            places.iter().flat_map(Place::headings).chain(main).collect()
        }
        Column::InfluencerStatus => vec![Heading::InfluencerStatus.text(0)],
        Column::ClientStatus => vec![Heading::ClientStatus.text(0)],
        Column::Tasks => vec![Heading::Tasks.text(0)],
        Column::Cost => vec![Heading::Cost.text(0)],
        Column::Comment => vec![Heading::ClientComment.text(0)],
        Column::Detail(Detail::Own(id)) => vec![Heading::Own(Detail::Own(*id).name(own).to_owned()).text(0)],
        Column::Detail(detail) => vec![Heading::Detail(*detail).text(0)],
    });
    let headings = headings.chain(comments.then(|| Heading::ClientComment.text(0)));
    let headings = headings.chain([Heading::Id.text(0)]).collect();
    let row = |influencer: &&Influencer| {
        let cells = columns().flat_map(|column| match column {
            Column::Reach => {
                let main = has_main.then(|| main_network(influencer));
                places.iter().flat_map(|place| place.values(influencer)).chain(main).collect()
            }
            column => vec![value(campaign, influencer, *column)],
        });
        let comment = comments.then(|| Value::Text(influencer.client_comment.clone()));
        cells.chain(comment).chain([Value::Text(influencer.id.to_string())]).collect()
    };
    Table {
        name: Part::Influencers.name().to_owned(),
        headings,
        rows: people.iter().map(row).collect(),
        is_list: true,
        has_ids: true,
    }
}

/// Where an account stands: the first on a network, the second, and so on.
struct Place {
    network: Network,
    /// From zero.
    nth: usize,
    /// Whether somebody's account there has an address of its own.
    has_link: bool,
}

impl Place {
    fn headings(&self) -> Vec<String> {
        let link = self.has_link.then_some(Heading::Link(self.network));
        let all = [Heading::Handle(self.network), Heading::Followers(self.network)].into_iter().chain(link);
        all.map(|heading| heading.text(self.nth)).collect()
    }

    fn values(&self, influencer: &Influencer) -> Vec<Value> {
        let account = on(influencer, self.network).nth(self.nth);
        let handle = account.map(|account| Value::Text(account.handle.to_string()));
        let followers = account.and_then(|account| account.followers).map(|count| Value::Number(count.to_string()));
        let link = account.and_then(|account| account.url.clone()).map(Value::Text);
        let all = [Some(handle), Some(followers), self.has_link.then_some(link)].into_iter().flatten();
        all.map(|value| value.unwrap_or(Value::NOTHING)).collect()
    }
}

/// Whether the main account is the one that stands first in the table.
fn is_first_place(influencer: &Influencer) -> bool {
    let main = influencer.accounts().first().map(|account| account.network);
    networks().find(|network| on(influencer, *network).next().is_some()) == main
}

fn main_network(influencer: &Influencer) -> Value {
    influencer.accounts().first().map_or(Value::NOTHING, |account| account.network.name().into())
}

fn networks() -> impl Iterator<Item = Network> {
    Network::social().chain([Network::OTHERS])
}

fn on(influencer: &Influencer, network: Network) -> impl Iterator<Item = &Account> {
    influencer.accounts().iter().filter(move |account| account.network == network)
}

/// The places that somebody's account needs.
fn places(people: &[&Influencer]) -> Vec<Place> {
    let most = |network| people.iter().map(|influencer| on(influencer, network).count()).max().unwrap_or_default();
    let place = |network, nth| {
        let mut accounts = people.iter().filter_map(|influencer| on(influencer, network).nth(nth));
        Place { network, nth, has_link: accounts.any(|account| account.url.is_some()) }
    };
    networks().flat_map(|network| (0..most(network)).map(move |nth| place(network, nth))).collect()
}

fn value(campaign: &Campaign, influencer: &Influencer, column: Column) -> Value {
    let currency: Currency = campaign.briefing.currency;
    match column {
        Column::Name => Value::Text(influencer.name().to_owned()),
        Column::Reach => Value::NOTHING,
        Column::InfluencerStatus => influencer.influencer_status.label().into(),
        Column::ClientStatus => influencer.client_status.label().into(),
        Column::Tasks => Value::Number(influencer.tasks.len().to_string()),
        Column::Cost => Value::Money(influencer.cost().to_decimal(currency)),
        Column::Comment => Value::Text(influencer.client_comment.clone()),
        Column::Detail(detail) => {
            let text = influencer.details.get(detail).to_owned();
            let kind = detail.kind(campaign.table.columns());
            match (detail, kind.as_ref()) {
                (Detail::Engagement, _) if is_decimal(&text) => Value::Percent(text),
                (_, ColumnKind::Number) if is_decimal(&text) => Value::Number(text),
                (_, ColumnKind::Date) => parse_day(&text).map_or(Value::Text(text), Value::Day),
                _ => Value::Text(text),
            }
        }
    }
}

/// Whether a text is a decimal number. A file may hold others in a column of numbers.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    is_number(whole) && is_number(fraction)
}
