//! Which email addresses are of several people.

use crate::domain::influencer::Account;
use crate::domain::likeness::{are_alike, is_shared_address};
use std::collections::HashMap;

/// So many who have one address are compared with each other. An address of more is an agency's.
const FEW: usize = 8;

/// Who has which email address, on the roster and in the list.
#[derive(Clone, Debug, Default)]
pub struct Addresses(HashMap<String, Owners>);

#[derive(Clone, Debug, Default)]
struct Owners {
    is_shared: bool,
    known: Vec<(String, Vec<Account>)>,
}

impl Addresses {
    /// Notes somebody who has an address.
    pub fn note(&mut self, name: &str, accounts: &[Account], email: &str) {
        if email.is_empty() {
            return;
        }
        let owners = self.0.entry(email.to_lowercase()).or_default();
        let is_another = |(other, theirs): &(String, Vec<Account>)| {
            let has_names = !name.is_empty() && !other.is_empty();
            (has_names && !are_alike(name, other)) || accounts.iter().any(|account| is_beside(account, theirs))
        };
        owners.is_shared |= owners.known.len() >= FEW || owners.known.iter().any(is_another);
        let is_known = owners.known.iter().any(|(other, theirs)| other == name && theirs.as_slice() == accounts);
        if !owners.is_shared && !is_known {
            owners.known.push((name.to_owned(), accounts.to_vec()));
        }
    }

    /// Whether an address is of several people: it looks like it, or those who have it cannot be one.
    pub fn is_shared(&self, email: &str) -> bool {
        is_shared_address(email) || self.0.get(&email.to_lowercase()).is_some_and(|owners| owners.is_shared)
    }
}

/// Whether somebody has another account on the network of this one.
fn is_beside(account: &Account, theirs: &[Account]) -> bool {
    let mut there = theirs.iter().filter(|other| other.network == account.network).peekable();
    there.peek().is_some() && there.all(|other| other.handle != account.handle)
}
