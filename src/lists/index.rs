//! Whom a row is about: somebody on the roster, somebody of an earlier row, or nobody yet.

use super::draft::Draft;
use super::meaning::ListKind;
use super::words::{name_key, words};
use crate::domain::campaign::Campaign;
use crate::domain::detail::Detail;
use crate::domain::id::InfluencerId;
use crate::domain::influencer::Account;
use crate::domain::network::Network;
use std::collections::HashMap;

/// Somebody who is known, as an index into those of an [`Index`].
pub type Who = usize;

/// Where somebody is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The roster.
    Roster(InfluencerId),
    /// A line of the list, by its place in [`super::Plan::lines`].
    Line(usize),
}

/// What two have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// This handle on this network.
    Handle(Network, String),
    /// The email address.
    Email(String),
    /// The name.
    Name(String),
}

/// What is compared of somebody.
#[derive(Clone, Debug)]
struct Facts {
    origin: Origin,
    name: String,
    email: String,
    accounts: Vec<(Network, String)>,
}

/// Those who are known.
#[derive(Clone, Debug, Default)]
pub struct Index {
    all: Vec<Facts>,
    handles: HashMap<(Network, String), Who>,
    bare: HashMap<String, Vec<Who>>,
    emails: HashMap<String, Vec<Who>>,
    names: HashMap<String, Vec<Who>>,
    of_roster: HashMap<InfluencerId, Who>,
}

/// What is known of whom a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Who.
    pub who: Who,
    /// By what.
    pub by: By,
    /// Whether something else speaks against it, so that they are likelier two.
    pub is_doubtful: bool,
}

impl Index {
    /// Those on the roster.
    pub fn of(campaign: &Campaign) -> Self {
        let mut index = Self::default();
        for influencer in &campaign.roster {
            let who = index.begin(Origin::Roster(influencer.id));
            index.note(who, influencer.name(), influencer.accounts(), influencer.details.get(Detail::Email));
            index.of_roster.insert(influencer.id, who);
        }
        index
    }

    /// Where somebody is known from.
    pub fn origin(&self, who: Who) -> Option<Origin> {
        self.all.get(who).map(|facts| facts.origin)
    }

    /// The networks that somebody has accounts on.
    pub fn networks(&self, who: Who) -> Vec<Network> {
        self.all.get(who).map(|facts| facts.accounts.iter().map(|(network, _)| *network).collect()).unwrap_or_default()
    }

    /// Notes somebody of whom nothing was known.
    pub fn add(&mut self, line: usize, draft: &Draft) -> Who {
        let who = self.begin(Origin::Line(line));
        self.join(who, draft);
        who
    }

    /// Notes what a row says of somebody.
    pub fn join(&mut self, who: Who, draft: &Draft) {
        self.note(who, &draft.name, &draft.accounts, draft.detail(Detail::Email));
    }

    /// Whom a row is about.
    ///
    /// # Errors
    /// A sentence, where it may be several and the list says what each of them does.
    pub fn find(&self, kind: ListKind, draft: &Draft) -> Result<Option<Match>, String> {
        let handle = |account: &Account| (account.network, account.handle.as_str().to_lowercase());
        let by_handle = draft.accounts.iter().find_map(|account| {
            let who = *self.handles.get(&handle(account))?;
            let by = By::Handle(account.network, account.handle.to_string());
            Some(Match { who, by, is_doubtful: false })
        });
        if by_handle.is_some() {
            return Ok(by_handle);
        }
        if kind == ListKind::Tasks {
            return self.find_for_task(draft);
        }
        Ok(self.by_email(draft).or_else(|| self.by_name(draft)))
    }

    fn by_email(&self, draft: &Draft) -> Option<Match> {
        let email = draft.detail(Detail::Email).to_lowercase();
        let known = self.emails.get(&email).filter(|_| !email.is_empty())?;
        let is_doubtful = |who: &Who| {
            let Some(facts) = self.all.get(*who) else { return true };
            facts.clashes(draft) || !are_alike(&facts.name, &draft.name)
        };
        let who = known.iter().find(|who| !is_doubtful(who)).or_else(|| known.first())?;
        let by = By::Email(draft.detail(Detail::Email).to_owned());
        Some(Match { who: *who, by, is_doubtful: is_doubtful(who) })
    }

    fn by_name(&self, draft: &Draft) -> Option<Match> {
        // One word may be anybody's.
        if words(&draft.name).len() < 2 && draft.name.is_ascii() {
            return None;
        }
        let email = draft.detail(Detail::Email).to_lowercase();
        let fits = |who: &&Who| {
            let Some(facts) = self.all.get(**who) else { return false };
            let same_email = facts.email.is_empty() || email.is_empty() || facts.email == email;
            same_email && !facts.clashes(draft)
        };
        let who = *self.names.get(&name_key(&draft.name))?.iter().find(fits)?;
        Some(Match { who, by: By::Name(draft.name.clone()), is_doubtful: false })
    }

    fn find_for_task(&self, draft: &Draft) -> Result<Option<Match>, String> {
        if let Some(found) = self.by_email(draft).filter(|found| !found.is_doubtful) {
            return Ok(Some(found));
        }
        let one = |list: Option<&Vec<Who>>, called: &str, by: By| match list.map(Vec::as_slice) {
            None | Some([]) => Ok(None),
            Some([who]) => Ok(Some(Match { who: *who, by, is_doubtful: false })),
            Some(several) => Err(format!(
                "{} influencers are called {called}; it is not clear which of them is meant.",
                several.len()
            )),
        };
        for handle in &draft.handles {
            let found = one(self.bare.get(&handle.to_lowercase()), handle, By::Name(handle.clone()))?;
            if found.is_some() {
                return Ok(found);
            }
        }
        let name = &draft.name;
        if name.is_empty() {
            return Ok(None);
        }
        let found = one(self.names.get(&name_key(name)), name, By::Name(name.clone()))?;
        if found.is_some() {
            return Ok(found);
        }
        // A handle may stand where the name is expected.
        one(self.bare.get(&name.to_lowercase()), name, By::Name(name.clone()))
    }

    fn begin(&mut self, origin: Origin) -> Who {
        self.all.push(Facts { origin, name: String::new(), email: String::new(), accounts: Vec::new() });
        self.all.len() - 1
    }

    fn note(&mut self, who: Who, name: &str, accounts: &[Account], email: &str) {
        let Some(facts) = self.all.get_mut(who) else { return };
        let push = |map: &mut HashMap<String, Vec<Who>>, key: String| {
            let list = map.entry(key).or_default();
            if !list.contains(&who) {
                list.push(who);
            }
        };
        if !name.is_empty() {
            if facts.name.is_empty() {
                facts.name = name.to_owned();
            }
            push(&mut self.names, name_key(name));
        }
        let email = email.to_lowercase();
        if !email.is_empty() {
            if facts.email.is_empty() {
                facts.email.clone_from(&email);
            }
            push(&mut self.emails, email);
        }
        for account in accounts {
            let handle = account.handle.as_str().to_lowercase();
            self.handles.entry((account.network, handle.clone())).or_insert(who);
            push(&mut self.bare, handle.clone());
            let key = (account.network, handle);
            if !facts.accounts.contains(&key) {
                facts.accounts.push(key);
            }
        }
    }
}

impl Facts {
    /// Whether a row names another account on a network than they have: then they are mostly two.
    fn clashes(&self, draft: &Draft) -> bool {
        draft.accounts.iter().any(|account| {
            let mut theirs = self.accounts.iter().filter(|(network, _)| *network == account.network).peekable();
            let handle = account.handle.as_str().to_lowercase();
            theirs.peek().is_some() && theirs.all(|(_, other)| *other != handle)
        })
    }
}

/// Whether two names may be of one person: one of them is missing, or they have a word in common.
fn are_alike(one: &str, other: &str) -> bool {
    let (mine, theirs) = (words(one), words(other));
    mine.is_empty()
        || theirs.is_empty()
        || mine.iter().any(|word| word.chars().count() >= 3 && theirs.contains(word))
        || name_key(one) == name_key(other)
}
