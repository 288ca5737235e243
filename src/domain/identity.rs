//! Who is one person: what two records have in common, and what speaks against their being one.
//!
//! A handle on a network decides; an email and a name are also had by two, so that each has its [`Doubt`]s. Ids take no
//! part: this is for records whose ids say nothing about each other.

use super::detail::Detail;
use super::influencer::{Account, Influencer};
use super::likeness::{are_alike, is_shared_address};
use super::network::Network;
use super::plain_text::{name_key, words};
use super::sorting::sort_by;
use super::task::Task;
use std::collections::HashMap;
use std::hash::Hash;

/// What two records have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// This handle on this network.
    Handle(Network, String),
    /// The email address.
    Email(String),
    /// The name.
    Name(String),
    /// Type and date of a task.
    Task,
}

/// What speaks against two records being of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Both have accounts on this network, and none in common.
    Accounts(Network),
    /// Their emails differ.
    Emails,
    /// Their names differ, as those of people do who share the address of an agency.
    Names,
    /// The name they have in common is one word, which may be anybody's.
    OneWord,
    /// Several have this name.
    SeveralOfName,
    /// Their prices differ.
    Prices,
}

/// Two records that may be of one, as indices into the two lists that were compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// In the first list.
    pub here: usize,
    /// In the second list.
    pub there: usize,
    /// What they have in common.
    pub by: By,
    /// What speaks against it.
    pub doubt: Option<Doubt>,
}

/// Which people of two lists may be one. Nobody is in two pairs. Equal records come first, then handles, emails and
/// names; what is doubtful comes last, so that it takes nobody from a pair that is certain.
pub fn pair_people(here: &[&Influencer], there: &[&Influencer]) -> Vec<Pair> {
    let mut pairing = Pairing::new(here, there);
    let by = |one: &Influencer| match (one.accounts().first(), email(one)) {
        (Some(account), _) => By::Handle(account.network, account.handle.to_string()),
        (None, email) if !email.is_empty() => By::Email(email),
        _ => By::Name(one.name().to_owned()),
    };
    let named = |one: &Influencer| vec![name_key(one.name())];
    pairing.pair_where(named, |a, b| (is_equal(a, b)).then(|| (by(b), None)));
    pairing.pair_where(handles, |a, b| Some((by_handle(a, b)?, None)));
    let emails = |one: &Influencer| Some(email(one)).filter(|email| !email.is_empty()).into_iter().collect();
    let certain = |(by, doubt): (By, Option<Doubt>)| doubt.is_none().then_some((by, None));
    pairing.pair_where(emails, |a, b| certain(by_email(a, b)?));
    pairing.pair_unique(named, |a, b| certain(by_name(a, b)));
    pairing.pair_where(emails, by_email);
    pairing.pair_unique(named, |a, b| Some(by_name(a, b)));
    pairing.pair_in_order(named, |_, b| (By::Name(b.name().to_owned()), Some(Doubt::SeveralOfName)));
    pairing.pairs
}

/// Which tasks of one person may be one: equal ones, then those of one network, type and date.
pub fn pair_tasks(here: &[&Task], there: &[&Task]) -> Vec<Pair> {
    let mut pairing = Pairing::new(here, there);
    let planned = |task: &Task| vec![(task.kind.network(), name_key(task.kind.name()), task.date)];
    pairing.pair_where(planned, |a, b| {
        let is_equal = Task { id: a.id, unknown: a.unknown.clone(), ..b.clone() } == *a;
        is_equal.then_some((By::Task, None))
    });
    pairing.pair_where(planned, |a, b| (a.price == b.price).then_some((By::Task, None)));
    pairing.pair_where(planned, |_, _| Some((By::Task, Some(Doubt::Prices))));
    pairing.pairs
}

/// The same, and then those that alone are left of their network and type on both sides.
pub fn pair_all_tasks(here: &[&Task], there: &[&Task]) -> Vec<Pair> {
    let mut pairing = Pairing::new(here, there);
    pairing.take(pair_tasks(here, there));
    let kind = |task: &Task| vec![(task.kind.network(), name_key(task.kind.name()))];
    pairing.pair_unique(kind, |_, _| Some((By::Task, None)));
    pairing.pairs
}

/// The handle that two people have in common. An account of the Others may be the site of an agency, so that there the
/// names must agree as well.
pub fn by_handle(one: &Influencer, other: &Influencer) -> Option<By> {
    let in_common = |account: &&Account| one.accounts().iter().any(|own| key(own) == key(account));
    let are_alike = || are_alike(one.name(), other.name());
    let counts = |account: &&Account| account.network != Network::OTHERS || are_alike();
    let account = other.accounts().iter().filter(in_common).find(counts)?;
    Some(By::Handle(account.network, account.handle.to_string()))
}

/// The email that two people have in common, and what speaks against their being one.
pub fn by_email(one: &Influencer, other: &Influencer) -> Option<(By, Option<Doubt>)> {
    let address = email(other);
    if address.is_empty() || email(one) != address {
        return None;
    }
    let doubt = clash(one, other).map(Doubt::Accounts);
    let is_called_alike = match is_shared_address(&address) {
        true => name_key(one.name()) == name_key(other.name()),
        false => are_alike(one.name(), other.name()),
    };
    let doubt = doubt.or_else(|| (!is_called_alike).then_some(Doubt::Names));
    Some((By::Email(other.details.get(Detail::Email).to_owned()), doubt))
}

/// What speaks against two people of one name being one.
fn by_name(one: &Influencer, other: &Influencer) -> (By, Option<Doubt>) {
    let (own, others) = (email(one), email(other));
    let differ = own != others && !own.is_empty() && !others.is_empty();
    let doubt = clash(one, other).map(Doubt::Accounts);
    let doubt = doubt.or_else(|| differ.then_some(Doubt::Emails));
    let doubt = doubt.or_else(|| is_one_word(other.name()).then_some(Doubt::OneWord));
    (By::Name(other.name().to_owned()), doubt)
}

/// A network on which both have accounts, and none in common: then they are mostly two.
fn clash(one: &Influencer, other: &Influencer) -> Option<Network> {
    let on = |who: &Influencer, network| -> Vec<String> {
        let accounts = who.accounts().iter().filter(|account| account.network == network);
        accounts.map(|account| key(account).1).collect()
    };
    other.accounts().iter().map(|account| account.network).find(|network| {
        let (own, others) = (on(one, *network), on(other, *network));
        *network != Network::OTHERS && !own.is_empty() && !own.iter().any(|handle| others.contains(handle))
    })
}

/// By what an account is known, whatever its case.
pub fn key(account: &Account) -> (Network, String) {
    (account.network, account.handle.as_str().to_lowercase())
}

/// The email as it is compared.
pub fn email(influencer: &Influencer) -> String {
    influencer.details.get(Detail::Email).to_lowercase()
}

fn handles(influencer: &Influencer) -> Vec<(Network, String)> {
    influencer.accounts().iter().map(key).collect()
}

fn is_one_word(name: &str) -> bool {
    // Scripts without blanks between words write a full name as one.
    words(name).len() < 2 && name.is_ascii()
}

/// Whether two records say the same under other ids.
fn is_equal(one: &Influencer, other: &Influencer) -> bool {
    let are_equal = |(a, b): (&Task, &Task)| Task { id: a.id, ..b.clone() } == *a;
    one.profile == other.profile
        && one.influencer_status == other.influencer_status
        && one.client_status == other.client_status
        && one.client_comment == other.client_comment
        && one.details == other.details
        && one.unknown == other.unknown
        && one.tasks.len() == other.tasks.len()
        && one.tasks.iter().zip(&other.tasks).all(are_equal)
}

/// Two lists, and who of them is in a pair already.
struct Pairing<'a, T> {
    here: &'a [&'a T],
    there: &'a [&'a T],
    taken_here: Vec<bool>,
    taken_there: Vec<bool>,
    pairs: Vec<Pair>,
}

impl<'a, T> Pairing<'a, T> {
    fn new(here: &'a [&'a T], there: &'a [&'a T]) -> Self {
        let (taken_here, taken_there) = (vec![false; here.len()], vec![false; there.len()]);
        Self { here, there, taken_here, taken_there, pairs: Vec::new() }
    }

    fn take(&mut self, pairs: Vec<Pair>) {
        for pair in pairs {
            self.taken_here[pair.here] = true;
            self.taken_there[pair.there] = true;
            self.pairs.push(pair);
        }
    }

    /// Pairs whoever has a key in common, the first with the first, where `judge` agrees.
    fn pair_where<K: Hash + Eq>(
        &mut self,
        keys: impl Fn(&T) -> Vec<K>,
        judge: impl Fn(&T, &T) -> Option<(By, Option<Doubt>)>,
    ) {
        let known = self.free_here(&keys);
        for there in 0..self.there.len() {
            if self.taken_there[there] {
                continue;
            }
            let candidates = keys(self.there[there]);
            let candidates = candidates.iter().filter_map(|key| known.get(key)).flatten();
            let found = candidates
                .filter(|here| !self.taken_here[**here])
                .find_map(|here| Some((*here, judge(self.here[*here], self.there[there])?)));
            if let Some((here, (by, doubt))) = found {
                self.take(vec![Pair { here, there, by, doubt }]);
            }
        }
    }

    /// Pairs those who alone are left with a key on both sides.
    fn pair_unique<K: Hash + Eq>(
        &mut self,
        keys: impl Fn(&T) -> Vec<K>,
        judge: impl Fn(&T, &T) -> Option<(By, Option<Doubt>)>,
    ) {
        let known = self.free_here(&keys);
        for (key, there) in self.free_there(&keys) {
            if let (Some([here]), [there]) = (known.get(&key).map(Vec::as_slice), there.as_slice())
                && let Some((by, doubt)) = judge(self.here[*here], self.there[*there])
            {
                self.take(vec![Pair { here: *here, there: *there, by, doubt }]);
            }
        }
        sort_by(&mut self.pairs, &|a, b| a.there.cmp(&b.there));
    }

    /// Pairs those who share a key with as many on the other side, in their order.
    fn pair_in_order<K: Hash + Eq>(
        &mut self,
        keys: impl Fn(&T) -> Vec<K>,
        said: impl Fn(&T, &T) -> (By, Option<Doubt>),
    ) {
        let known = self.free_here(&keys);
        for (key, there) in self.free_there(&keys) {
            let Some(here) = known.get(&key).filter(|here| here.len() == there.len() && here.len() > 1) else {
                continue;
            };
            for (here, there) in here.iter().zip(&there) {
                let (by, doubt) = said(self.here[*here], self.there[*there]);
                self.take(vec![Pair { here: *here, there: *there, by, doubt }]);
            }
        }
        sort_by(&mut self.pairs, &|a, b| a.there.cmp(&b.there));
    }

    fn free_here<K: Hash + Eq>(&self, keys: &impl Fn(&T) -> Vec<K>) -> HashMap<K, Vec<usize>> {
        free(self.here, &self.taken_here, keys)
    }

    fn free_there<K: Hash + Eq>(&self, keys: &impl Fn(&T) -> Vec<K>) -> HashMap<K, Vec<usize>> {
        free(self.there, &self.taken_there, keys)
    }
}

/// Who is in no pair yet, by key.
fn free<T, K: Hash + Eq>(all: &[&T], taken: &[bool], keys: &impl Fn(&T) -> Vec<K>) -> HashMap<K, Vec<usize>> {
    let mut found = HashMap::<K, Vec<usize>>::new();
    for (at, one) in all.iter().enumerate().filter(|(at, _)| !taken[*at]) {
        for key in keys(one) {
            found.entry(key).or_default().push(at);
        }
    }
    found
}
