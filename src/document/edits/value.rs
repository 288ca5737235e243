//! The values of registers, and where in the domain's records they stand.

use super::Document;
use super::field::Field;
use crate::domain::campaign::Campaign;
use crate::domain::influencer::{Account, Influencer};
use crate::domain::layout::Layout;
use crate::domain::money::{Currency, Money};
use crate::domain::network::Network;
use crate::domain::own_column::OwnColumn;
use crate::domain::sorting::sort_few;
use crate::domain::status::{ClientStatus, InfluencerStatus, TaskStatus};
use crate::domain::task::{Task, TaskKind};
use crate::domain::unknown::Unknown;
use crate::domain::view::View;
use chrono::NaiveDate;

/// An amount in thousandths, whatever the currency: no currency has more decimals, and an edit of an amount and one
/// of the currency must mean the same in either order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount(pub i64);

/// The value of a register. Which kind belongs to which field is told by [`Field`].
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Names, descriptions, comments, details.
    Text(String),
    /// A day, if any.
    Day(Option<NaiveDate>),
    /// A price or a budget, if any.
    Amount(Option<Amount>),
    /// A currency.
    Currency(Currency),
    /// Networks in their order.
    Networks(Vec<Network>),
    /// Accounts on one network.
    Accounts(Vec<Account>),
    /// An influencer status.
    InfluencerStatus(InfluencerStatus),
    /// A client status.
    ClientStatus(ClientStatus),
    /// A task status.
    TaskStatus(TaskStatus),
    /// What a task is.
    Kind(TaskKind),
    /// Fields that nobody knows.
    Other(Unknown),
    /// How columns are arranged.
    Layout(Box<Layout>),
    /// A column of the user's own, unless it was removed.
    Column(Option<Box<OwnColumn>>),
    /// A saved view, unless it was removed.
    View(Option<Box<View>>),
    /// A sortable place among neighbours.
    Position(u128),
    /// Yes or no.
    Flag(bool),
    /// Nothing: the register is only a stamp.
    Unit,
}

impl Amount {
    /// An amount of a currency.
    pub fn of(money: Money, currency: Currency) -> Self {
        Self(money.minor().saturating_mul(Self::scale(currency)))
    }

    /// The same as money, and whether the currency can hold it; what it cannot hold is rounded, halves up.
    pub fn in_currency(self, currency: Currency) -> (Money, bool) {
        let scale = Self::scale(currency);
        let rounded = self.0.saturating_add(scale / 2).div_euclid(scale);
        (Money::from_minor(rounded), self.0 % scale == 0)
    }

    fn scale(currency: Currency) -> i64 {
        10i64.pow(3u32.saturating_sub(currency.decimals()))
    }
}

/// A currency whose minor unit is the thousandth, as none has a smaller one.
pub(super) fn thousandths() -> Currency {
    Currency::parse("KWD").unwrap_or(Currency::EUR)
}

/// The value of a register of the campaign itself.
pub(super) fn of_campaign(campaign: &Campaign, field: Field) -> Option<Value> {
    let briefing = &campaign.briefing;
    Some(match field {
        Field::Name => Value::Text(briefing.name.clone()),
        Field::Client => Value::Text(briefing.client.clone()),
        Field::Description => Value::Text(briefing.description.clone()),
        Field::Networks => Value::Networks(briefing.networks.clone()),
        Field::Start => Value::Day(briefing.start),
        Field::End => Value::Day(briefing.end),
        Field::Budget => Value::Amount(briefing.budget.map(|budget| Amount::of(budget, briefing.currency))),
        Field::Currency => Value::Currency(briefing.currency),
        Field::BriefingOther => Value::Other(briefing.unknown.clone()),
        Field::Other => Value::Other(campaign.unknown.clone()),
        Field::FileOther => Value::Other(campaign.file_unknown.clone()),
        Field::Layout => Value::Layout(Box::new(campaign.table.layout.clone())),
        Field::Column(id) => Value::Column(campaign.table.column(id).cloned().map(Box::new)),
        Field::View(id) => Value::View(campaign.table.view(id).cloned().map(Box::new)),
        _ => return None,
    })
}

/// Sets a register of the campaign itself, but for budget and currency, whose amounts hang together.
pub(super) fn into_campaign(campaign: &mut Campaign, field: Field, value: &Value) {
    let briefing = &mut campaign.briefing;
    match (field, value) {
        (Field::Name, Value::Text(text)) => briefing.name.clone_from(text),
        (Field::Client, Value::Text(text)) => briefing.client.clone_from(text),
        (Field::Description, Value::Text(text)) => briefing.description.clone_from(text),
        (Field::Networks, Value::Networks(networks)) => briefing.networks.clone_from(networks),
        (Field::Start, Value::Day(day)) => briefing.start = *day,
        (Field::End, Value::Day(day)) => briefing.end = *day,
        (Field::BriefingOther, Value::Other(unknown)) => briefing.unknown = unknown.clone(),
        (Field::Other, Value::Other(unknown)) => campaign.unknown = unknown.clone(),
        (Field::FileOther, Value::Other(unknown)) => campaign.file_unknown = unknown.clone(),
        (Field::Layout, Value::Layout(layout)) => campaign.table.layout.clone_from(layout),
        (Field::Column(id), Value::Column(column)) => campaign.table.put_column(id, column.as_deref().cloned()),
        (Field::View(id), Value::View(view)) => campaign.table.put_view(id, view.as_deref().cloned()),
        _ => {}
    }
}

/// The value of a register of an influencer, but for its place.
pub(super) fn of_influencer(influencer: &Influencer, field: Field) -> Option<Value> {
    Some(match field {
        Field::Name => Value::Text(influencer.profile.name.clone()),
        Field::InfluencerStatus => Value::InfluencerStatus(influencer.influencer_status),
        Field::ClientStatus => Value::ClientStatus(influencer.client_status),
        Field::ClientComment => Value::Text(influencer.client_comment.clone()),
        Field::Detail(detail) => Value::Text(influencer.details.get(detail).to_owned()),
        Field::Accounts(network) => {
            Value::Accounts(influencer.accounts().iter().filter(|a| a.network == network).cloned().collect())
        }
        Field::AccountOrder => Value::Networks(networks_in_order(influencer.accounts())),
        Field::Grown => Value::Unit,
        Field::Other => Value::Other(influencer.unknown.clone()),
        _ => return None,
    })
}

/// Sets a register of an influencer, but for its place. `order` is the order of the networks that was edited last.
pub(super) fn into_influencer(influencer: &mut Influencer, field: Field, value: &Value, order: Option<&[Network]>) {
    match (field, value) {
        (Field::Name, Value::Text(text)) => influencer.profile.name.clone_from(text),
        (Field::InfluencerStatus, Value::InfluencerStatus(status)) => influencer.influencer_status = *status,
        (Field::ClientStatus, Value::ClientStatus(status)) => influencer.client_status = *status,
        (Field::ClientComment, Value::Text(text)) => influencer.client_comment.clone_from(text),
        (Field::Detail(detail), Value::Text(text)) => {
            influencer.details.set(detail, text);
        }
        (Field::Accounts(network), Value::Accounts(accounts)) => {
            let before = networks_in_order(influencer.accounts());
            let mut all = std::mem::take(&mut influencer.profile.accounts);
            all.retain(|account| account.network != network);
            all.extend(accounts.iter().cloned());
            influencer.profile.accounts = arranged(all, order.unwrap_or(&before));
        }
        (Field::AccountOrder, Value::Networks(order)) => {
            let all = std::mem::take(&mut influencer.profile.accounts);
            influencer.profile.accounts = arranged(all, order);
        }
        (Field::Other, Value::Other(unknown)) => influencer.unknown = unknown.clone(),
        _ => {}
    }
}

/// The value of a register of a task, but for its place. Its price is in `currency`.
pub(super) fn of_task(task: &Task, field: Field, currency: Currency) -> Option<Value> {
    Some(match field {
        Field::Kind => Value::Kind(task.kind.clone()),
        Field::Price => Value::Amount(Some(Amount::of(task.price, currency))),
        Field::Date => Value::Day(task.date),
        Field::Status => Value::TaskStatus(task.status),
        Field::Other => Value::Other(task.unknown.clone()),
        _ => return None,
    })
}

/// Sets a register of a task, but for its place.
pub(super) fn into_task(task: &mut Task, field: Field, value: &Value, currency: Currency) {
    match (field, value) {
        (Field::Kind, Value::Kind(kind)) => task.kind = kind.clone(),
        (Field::Price, Value::Amount(Some(amount))) => task.price = amount.in_currency(currency).0,
        (Field::Date, Value::Day(day)) => task.date = *day,
        (Field::Status, Value::TaskStatus(status)) => task.status = *status,
        (Field::Other, Value::Other(unknown)) => task.unknown = unknown.clone(),
        _ => {}
    }
}

impl Document {
    /// Sets a register of an influencer that is in no document yet.
    pub(in crate::document) fn set_in_influencer(influencer: &mut Influencer, field: Field, value: &Value) {
        into_influencer(influencer, field, value, None);
    }

    /// The same of a task, whose price is in this document's currency.
    pub(in crate::document) fn set_in_task(&self, task: &mut Task, field: Field, value: &Value) {
        into_task(task, field, value, self.campaign.briefing.currency);
    }
}

/// The network of each account, in order.
pub(super) fn networks_in_order(accounts: &[Account]) -> Vec<Network> {
    accounts.iter().map(|account| account.network).collect()
}

/// Accounts in an order of networks; those of one network keep theirs, and what the order does not name stands
/// behind it in the order of the catalogue.
fn arranged(mut accounts: Vec<Account>, order: &[Network]) -> Vec<Account> {
    sort_few(&mut accounts, |a, b| a.network < b.network);
    let mut rest = accounts.into_iter().map(Some).collect::<Vec<_>>();
    let mut all = Vec::with_capacity(rest.len());
    for network in order {
        let next = rest.iter_mut().find(|account| account.as_ref().is_some_and(|a| a.network == *network));
        all.extend(next.and_then(Option::take));
    }
    all.extend(rest.into_iter().flatten());
    all
}
