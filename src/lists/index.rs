//! Whom a row is about: somebody on the roster, somebody of an earlier row, or nobody yet.

use super::addresses::Addresses;
use super::draft::Draft;
use super::meaning::ListKind;
use super::words::{name_key, words};
use crate::domain::campaign::Campaign;
use crate::domain::detail::Detail;
use crate::domain::id::InfluencerId;
use crate::domain::influencer::Account;
use crate::domain::likeness::{are_alike, fits_handle};
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
    /// The id that Rollcall has written into the row.
    Record,
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
    addresses: Addresses,
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
            index.addresses.note(influencer.name(), influencer.accounts(), influencer.details.get(Detail::Email));
        }
        index
    }

    /// Notes who else has an address, before anybody is found by it: what is an agency's does not depend on the order of
    /// the rows.
    pub fn note_address(&mut self, draft: &Draft) {
        self.addresses.note(&draft.name, &draft.accounts, draft.detail(Detail::Email));
    }

    /// Somebody on the roster.
    pub fn of_roster(&self, id: InfluencerId) -> Option<Who> {
        self.of_roster.get(&id).copied()
    }

    /// What somebody is called; empty where nobody has said.
    pub fn name(&self, who: Who) -> &str {
        self.all.get(who).map_or("", |facts| &facts.name)
    }

    /// Whether a row names somebody: by the name, by a handle or by an address that is theirs alone, and names nobody
    /// else by a handle.
    pub fn is_named(&self, who: Who, draft: &Draft) -> bool {
        let Some(facts) = self.all.get(who) else { return false };
        let email = draft.detail(Detail::Email).to_lowercase();
        let by_email = !email.is_empty() && facts.email == email && !self.addresses.is_shared(&email);
        let others = draft.accounts.iter().filter_map(|account| self.handles.get(&handle_key(account)));
        let (mut mine, mut theirs) = (false, false);
        others.for_each(|other| if *other == who { mine = true } else { theirs = true });
        !theirs && (mine || by_email || draft.name.is_empty() || are_alike(&facts.name, &draft.name))
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
        let by_handle = self.by_handle(draft);
        if by_handle.is_some() {
            return Ok(by_handle);
        }
        if kind == ListKind::Tasks {
            return self.find_for_task(draft);
        }
        Ok(self.by_email(draft).or_else(|| self.by_name(draft)))
    }

    fn by_handle(&self, draft: &Draft) -> Option<Match> {
        let mut known =
            draft.accounts.iter().filter_map(|account| Some((account, *self.handles.get(&handle_key(account))?)));
        let (account, who) = known.next()?;
        // Where another handle is that of somebody else, the row mixes two people up.
        let is_doubtful = known.any(|(_, other)| {
            let is_on_roster = |who| matches!(self.origin(who), Some(Origin::Roster(_)));
            other != who && is_on_roster(who) && is_on_roster(other) && !are_alike(self.name(who), self.name(other))
        });
        Some(Match { who, by: By::Handle(account.network, account.handle.to_string()), is_doubtful })
    }

    fn by_email(&self, draft: &Draft) -> Option<Match> {
        let email = draft.detail(Detail::Email).to_lowercase();
        let known = self.emails.get(&email).filter(|_| !email.is_empty())?;
        let is_shared = self.addresses.is_shared(&email);
        let may_be = |who: &&Who| self.all.get(**who).is_some_and(|facts| facts.may_be(draft, is_shared));
        let mut likely = known.iter().filter(may_be);
        let (first, is_clear) = (likely.next(), likely.next().is_none());
        let by = By::Email(draft.detail(Detail::Email).to_owned());
        Some(Match { who: *first.or(known.first())?, by, is_doubtful: first.is_none() || !is_clear })
    }

    fn by_name(&self, draft: &Draft) -> Option<Match> {
        if !is_telling(&draft.name) {
            return None;
        }
        let email = draft.detail(Detail::Email).to_lowercase();
        let fits = |who: &&Who| {
            let Some(facts) = self.all.get(**who) else { return false };
            let same_email = facts.email.is_empty() || email.is_empty() || facts.email == email;
            same_email && !facts.clashes(draft)
        };
        let mut known = self.names.get(&name_key(&draft.name))?.iter().filter(fits);
        let who = *known.next()?;
        Some(Match { who, by: By::Name(draft.name.clone()), is_doubtful: known.next().is_some() })
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

    /// Whether a row with their address may be about them. An address of several people tells nothing that the name does
    /// not.
    fn may_be(&self, draft: &Draft, is_shared: bool) -> bool {
        if self.clashes(draft) {
            return false;
        }
        if !self.name.is_empty() && !draft.name.is_empty() {
            let is_same = || is_telling(&draft.name) && name_key(&self.name) == name_key(&draft.name);
            return if is_shared { is_same() } else { are_alike(&self.name, &draft.name) };
        }
        let mut theirs = self.accounts.iter().map(|(_, handle)| handle.as_str()).peekable();
        let mut others = draft.accounts.iter().map(|account| account.handle.as_str()).peekable();
        if theirs.peek().is_none() && others.peek().is_none() {
            return !is_shared;
        }
        let said: Vec<&str> = others.chain((!draft.name.is_empty()).then_some(draft.name.as_str())).collect();
        let mut known = theirs.chain((!self.name.is_empty()).then_some(self.name.as_str()));
        known.any(|known| said.iter().any(|said| fits_handle(known, said))) || (!is_shared && said.is_empty())
    }
}

fn handle_key(account: &Account) -> (Network, String) {
    (account.network, account.handle.as_str().to_lowercase())
}

/// Whether a name tells one person from others: one word may be anybody's, but for scripts that put no blank between the
/// parts of a name.
fn is_telling(name: &str) -> bool {
    let has_no_blanks = |letter: char| matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    words(name).len() >= 2 || name.chars().filter(|letter| has_no_blanks(*letter)).count() >= 2
}
