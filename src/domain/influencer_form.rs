//! The rules of the dialog that adds an influencer and edits one.

use super::followers;
use super::form::{Check, FieldError};
use super::handle::Handle;
use super::id::InfluencerId;
use super::influencer::{Account, Influencer, Profile};
use super::limits;
use super::network::Network;
use super::open_field::is_same_text;
use super::roster::Roster;
use super::sorting::sort_few;
use super::unknown::Unknown;

/// What stands in the dialog, as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InfluencerForm {
    /// "Name".
    pub name: String,
    /// One line an account.
    pub accounts: Vec<AccountDraft>,
}

/// A line of the dialog: an account, or the room for one.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountDraft {
    /// Where.
    pub network: Network,
    /// "Handle"; blank means no account here.
    pub handle: String,
    /// "Followers"; blank means unknown.
    pub followers: String,
    /// Which of the influencer's accounts this is, when it is not new.
    pub position: Option<usize>,
}

/// A field of the dialog that can be refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InfluencerField {
    /// "Name".
    Name,
    /// "Handle" of that line.
    Handle(usize),
    /// "Followers" of that line.
    Followers(usize),
}

impl InfluencerForm {
    /// What the dialog shows: every account of `influencer`, and room for one on each other network; those of
    /// the briefing first.
    pub fn of(influencer: Option<&Influencer>, briefing_networks: &[Network]) -> Self {
        let accounts = influencer.map(Influencer::accounts).unwrap_or_default();
        let (first, second): (Vec<Network>, Vec<Network>) =
            Network::social().partition(|network| briefing_networks.contains(network));
        let order = first.into_iter().chain(second).chain([Network::OTHERS]);
        let lines = order.flat_map(|network| {
            let mut lines: Vec<AccountDraft> = accounts
                .iter()
                .enumerate()
                .filter(|(_, account)| account.network == network)
                .map(|(position, account)| AccountDraft {
                    network,
                    handle: account.handle.to_string(),
                    followers: account.followers.map(|count| count.to_string()).unwrap_or_default(),
                    position: Some(position),
                })
                .collect();
            if lines.is_empty() {
                lines.push(AccountDraft { network, handle: String::new(), followers: String::new(), position: None });
            }
            lines
        });
        Self { name: influencer.map(|i| i.name().to_owned()).unwrap_or_default(), accounts: lines.collect() }
    }

    /// Name and accounts, when every field is right. `base` is the influencer that is edited: their accounts
    /// keep their order, and so the main handle; new ones follow. What stands in the form as they have it stays as it
    /// is: a file may hold what the form would refuse.
    ///
    /// # Errors
    /// One entry for each field that is refused, among them a handle that somebody else on the roster has.
    pub fn validate(
        &self,
        base: Option<&Influencer>,
        roster: &Roster,
    ) -> Result<Profile, Vec<FieldError<InfluencerField>>> {
        let mut check = Check::new();
        let name = match base {
            Some(base) if is_same_text(&self.name, &base.profile.name) => base.profile.name.clone(),
            _ => check.take(InfluencerField::Name, limits::name("Name", &self.name)),
        };
        let base_accounts = base.map(Influencer::accounts).unwrap_or_default();
        let mut accounts: Vec<((usize, usize), Account)> = Vec::new();
        for (line, draft) in self.accounts.iter().enumerate() {
            let followers = followers::parse(&draft.followers);
            if draft.handle.trim().is_empty() {
                if !draft.followers.trim().is_empty() {
                    let message = "Followers need a handle to belong to.".to_owned();
                    check.refuse(InfluencerField::Handle(line), message);
                }
                continue;
            }
            let followers = check.take(InfluencerField::Followers(line), followers);
            let old = draft.position.and_then(|position| base_accounts.get(position));
            if let Some(kept) = old.filter(|old| old.handle.as_str() == draft.handle.trim()) {
                let place = (draft.position.unwrap_or(usize::MAX), line);
                accounts.push((place, Account { followers, ..kept.clone() }));
                continue;
            }
            let handle = match Handle::parse(draft.network, &draft.handle) {
                Ok(handle) => handle,
                Err(message) => {
                    check.refuse(InfluencerField::Handle(line), message);
                    continue;
                }
            };
            if let Some(owner) = owner(roster, draft.network, &handle, base.map(|i| i.id)) {
                let message = format!("{} has this handle on {} already.", owner.name(), draft.network.name());
                check.refuse(InfluencerField::Handle(line), message);
            }
            if accounts.iter().any(|(_, other)| other.network == draft.network && other.handle == handle) {
                check.refuse(InfluencerField::Handle(line), "This handle stands here twice.".to_owned());
            }
            let account = Account {
                network: draft.network,
                // The address belongs to the handle: with another handle it would lead to the wrong person.
                url: None,
                handle,
                followers,
                unknown: old.map_or_else(Unknown::default, |old| old.unknown.clone()),
            };
            accounts.push(((draft.position.unwrap_or(usize::MAX), line), account));
        }
        sort_few(&mut accounts, |a, b| a.0 < b.0);
        if accounts.len() > limits::ACCOUNTS {
            let message = format!("An influencer has at most {} accounts.", limits::ACCOUNTS);
            check.refuse(InfluencerField::Name, message);
        }
        check.done(Profile { name, accounts: accounts.into_iter().map(|(_, account)| account).collect() })
    }
}

/// Which account each line of an open form is about once the accounts have changed elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowedAccounts {
    /// For each line the position of its account; `None` for a line that has none.
    pub positions: Vec<Option<usize>>,
    /// The positions of accounts that no line is about yet.
    pub new: Vec<usize>,
}

/// Finds the accounts of the lines again. A line is given as its network and the handle that it had, empty where it was
/// room for an account: it stays with its handle, else takes the place of the handle that is gone.
pub fn follow_accounts(lines: &[(Network, String)], now: &[Account]) -> FollowedAccounts {
    type Suits = fn(&str, &Account) -> bool;
    let suits: [Suits; 3] =
        [|handle, account| account.handle.as_str() == handle, |handle, _| !handle.is_empty(), |_, _| true];
    let mut positions = vec![None; lines.len()];
    let mut new: Vec<usize> = (0..now.len()).collect();
    for suits in suits {
        for ((network, handle), position) in lines.iter().zip(&mut positions).filter(|(_, position)| position.is_none())
        {
            let is_its = |at: &usize| now[*at].network == *network && suits(handle, &now[*at]);
            if let Some(place) = new.iter().position(is_its) {
                *position = Some(new.remove(place));
            }
        }
    }
    FollowedAccounts { positions, new }
}

fn owner<'a>(
    roster: &'a Roster,
    network: Network,
    handle: &Handle,
    except: Option<InfluencerId>,
) -> Option<&'a Influencer> {
    roster.iter().filter(|influencer| Some(influencer.id) != except).find(|influencer| {
        influencer.accounts().iter().any(|account| account.network == network && account.handle == *handle)
    })
}
