//! The rules of the dialog that adds an influencer and edits one.

use super::followers;
use super::form::{Check, FieldError};
use super::handle::Handle;
use super::id::InfluencerId;
use super::influencer::{Account, Influencer, Profile};
use super::limits;
use super::network::Network;
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
    /// keep their order, and so the main handle; new ones follow.
    ///
    /// # Errors
    /// One entry for each field that is refused, among them a handle that somebody else on the roster has.
    pub fn validate(
        &self,
        base: Option<&Influencer>,
        roster: &Roster,
    ) -> Result<Profile, Vec<FieldError<InfluencerField>>> {
        let mut check = Check::new();
        let name = check.take(InfluencerField::Name, limits::name("Name", &self.name));
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
            let old = draft.position.and_then(|position| base_accounts.get(position));
            let same_handle = old.filter(|old| old.handle.as_str() == handle.as_str());
            let account = Account {
                network: draft.network,
                // The address belongs to the handle: with another handle it would lead to the wrong person.
                url: same_handle.and_then(|old| old.url.clone()),
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
