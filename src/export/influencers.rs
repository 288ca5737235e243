//! A row for each influencer.

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
/// again for a second account there.
pub fn table(campaign: &Campaign, people: &[&Influencer], extent: &Extent) -> Table {
    let places = places(people);
    let own = campaign.table.columns();
    let has_comments = people.iter().any(|influencer| !influencer.client_comment.is_empty());
    let comments = extent.is_whole && has_comments;
    let headings = extent.columns.iter().flat_map(|column| match column {
        Column::Name => vec!["Name".to_owned()],
        Column::Reach => {
            places.iter().flat_map(|place| ["handle", "followers"].map(|what| place.heading(what))).collect()
        }
        Column::InfluencerStatus => vec!["Influencer status".to_owned()],
        Column::ClientStatus => vec!["Client status".to_owned()],
        Column::Tasks => vec!["Tasks".to_owned()],
        Column::Cost => vec!["Cost".to_owned()],
        Column::Detail(detail) => vec![detail.name(own).to_owned()],
    });
    let headings = headings.chain(comments.then(|| "Client comment".to_owned())).collect();
    let row = |influencer: &&Influencer| {
        let cells = extent.columns.iter().flat_map(|column| match column {
            Column::Reach => places.iter().flat_map(|place| place.values(influencer)).collect(),
            column => vec![value(campaign, influencer, *column)],
        });
        cells.chain(comments.then(|| Value::Text(influencer.client_comment.clone()))).collect()
    };
    Table { name: Part::Influencers.name().to_owned(), headings, rows: people.iter().map(row).collect(), is_list: true }
}

/// Where an account stands: the first on a network, the second, and so on.
struct Place {
    network: Network,
    /// From zero.
    nth: usize,
}

impl Place {
    fn heading(&self, what: &str) -> String {
        let again = if self.nth == 0 { String::new() } else { format!(" {}", self.nth + 1) };
        format!("{} {what}{again}", self.network.name())
    }

    fn values(&self, influencer: &Influencer) -> [Value; 2] {
        let account = on(influencer, self.network).nth(self.nth);
        let handle = account.map(|account| Value::Text(account.handle.to_string()));
        let followers = account.and_then(|account| account.followers).map(|count| Value::Number(count.to_string()));
        [handle, followers].map(|value| value.unwrap_or(Value::NOTHING))
    }
}

fn on(influencer: &Influencer, network: Network) -> impl Iterator<Item = &Account> {
    influencer.accounts().iter().filter(move |account| account.network == network)
}

/// The places that somebody's account needs.
fn places(people: &[&Influencer]) -> Vec<Place> {
    let most = |network| people.iter().map(|influencer| on(influencer, network).count()).max().unwrap_or_default();
    let networks = Network::social().chain([Network::OTHERS]);
    networks.flat_map(|network| (0..most(network)).map(move |nth| Place { network, nth })).collect()
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
