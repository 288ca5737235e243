//! Bringing influencers along from another campaign: they themselves and what is known of them, never tasks, statuses or
//! what the client said.

use super::campaign::Campaign;
use super::command::Command;
use super::detail::{Detail, Details};
use super::id::{IdSource, InfluencerId};
use super::influencer::{Account, Influencer, Profile};
use super::likeness::{are_alike, is_shared_address};
use super::network::Network;
use super::own_column::{ColumnKind, OwnColumn};
use super::short_id::ColumnId;
use super::spelling::name_key;
use super::table::{MOST, Table};
use super::unknown::Unknown;
use std::collections::HashMap;

/// What comes along beside names and accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Along {
    /// Tags.
    pub tags: bool,
    /// Email and phone.
    pub contact: bool,
    /// Country, language and engagement rate.
    pub about: bool,
    /// Notes.
    pub notes: bool,
    /// The user's own columns; those that are missing here are made.
    pub own: bool,
}

impl Along {
    /// Whether a detail comes along.
    fn takes(self, detail: Detail) -> bool {
        match detail {
            Detail::Tags => self.tags,
            Detail::Email | Detail::Phone => self.contact,
            Detail::Country | Detail::Language | Detail::Engagement => self.about,
            Detail::Notes => self.notes,
            Detail::Own(_) => self.own,
        }
    }
}

/// Of each influencer of `from`, in order, who in `to` they are already: somebody with the same handle on a network, or
/// somebody alike with the same email, which nobody else has.
pub fn already_here(from: &Campaign, to: &Campaign) -> Vec<Option<InfluencerId>> {
    let mut accounts: HashMap<(Network, String), InfluencerId> = HashMap::new();
    for here in &to.roster {
        for account in here.accounts() {
            accounts.entry(account_key(account)).or_insert(here.id);
        }
    }
    let (here, there) = (by_email(to), by_email(from));
    let known = |influencer: &Influencer| {
        let by_account = influencer.accounts().iter().find_map(|account| accounts.get(&account_key(account))).copied();
        let email = email_key(influencer);
        let by_email = || match (here.get(&email).map(Vec::as_slice), there.get(&email).map(Vec::as_slice)) {
            (Some([here]), Some([_])) => Some(*here).filter(|here| may_be_one(here, influencer)).map(|here| here.id),
            _ => None,
        };
        by_account.or_else(by_email)
    };
    from.roster.iter().map(known).collect()
}

fn by_email(campaign: &Campaign) -> HashMap<String, Vec<&Influencer>> {
    let mut emails: HashMap<String, Vec<&Influencer>> = HashMap::new();
    for influencer in campaign.roster.iter().filter(|influencer| !email_key(influencer).is_empty()) {
        emails.entry(email_key(influencer)).or_default().push(influencer);
    }
    emails
}

/// Whether two with one email address may be one: they are called alike, and as one where the address is an agency's,
/// and there is no network on which each has an account that the other one has not.
fn may_be_one(here: &Influencer, there: &Influencer) -> bool {
    let is_called_alike = match is_shared_address(&email_key(here)) {
        true => name_key(here.name()) == name_key(there.name()),
        false => are_alike(here.name(), there.name()),
    };
    let clashes = there.accounts().iter().any(|account| here.is_on(account.network));
    is_called_alike && !clashes
}

fn account_key(account: &Account) -> (Network, String) {
    (account.network, account.handle.as_str().to_lowercase())
}

fn email_key(influencer: &Influencer) -> String {
    influencer.details.get(Detail::Email).to_lowercase()
}

/// The command that adds these influencers of `from` to `to`, behind those who are there, under new ids.
///
/// # Errors
/// A sentence, when the columns that would have to be made are too many.
pub fn bring(
    from: &Campaign,
    to: &Campaign,
    who: &[InfluencerId],
    along: Along,
    ids: IdSource<'_>,
) -> Result<Command, String> {
    let mut columns = Columns { from: &from.table, table: to.table.clone(), places: Vec::new(), is_changed: false };
    let mut added = Vec::new();
    for influencer in who.iter().filter_map(|id| from.roster.get(*id)) {
        let accounts =
            influencer.accounts().iter().map(|account| Account { unknown: Unknown::default(), ..account.clone() });
        let profile = Profile { name: influencer.name().to_owned(), accounts: accounts.collect() };
        let mut details = Details::default();
        for (detail, value) in influencer.details.iter().filter(|(detail, _)| along.takes(*detail)) {
            let detail = match detail {
                Detail::Own(id) => match columns.place(id, value, ids)? {
                    Some(id) => Detail::Own(id),
                    None => continue,
                },
                detail => detail,
            };
            details.set(detail, value);
        }
        let new = Influencer { details, ..Influencer::new(InfluencerId::new(ids()), profile) };
        added.push((usize::MAX, new));
    }
    let add = Command::AddInfluencers(added);
    Ok(if columns.is_changed { Command::Several(vec![Command::SetTable(Box::new(columns.table)), add]) } else { add })
}

/// Where the columns of one campaign are in the other.
struct Columns<'a> {
    from: &'a Table,
    table: Table,
    places: Vec<(ColumnId, ColumnId)>,
    is_changed: bool,
}

impl Columns<'_> {
    /// The column here for a value of a column there: that of the same name and kind, or a new one. `None` for a value
    /// whose column is not known there either: nobody has ever seen it.
    fn place(&mut self, id: ColumnId, value: &str, ids: IdSource<'_>) -> Result<Option<ColumnId>, String> {
        let Some(there) = self.from.column(id) else { return Ok(None) };
        let known = self.places.iter().find(|(known, _)| *known == id).map(|(_, here)| *here);
        let here = known.or_else(|| self.table.columns().iter().find(|here| is_same(here, there)).map(|here| here.id));
        let here = match here {
            Some(here) => here,
            None if self.table.columns().len() >= MOST => {
                return Err(format!("A campaign has at most {MOST} columns of its own. Bring them along without."));
            }
            None => {
                let mut new = ColumnId::next(ids);
                while self.table.column(new).is_some() {
                    new = ColumnId::next(ids);
                }
                let column = OwnColumn { id: new, unknown: Unknown::default(), ..there.clone() };
                self.table.put_column(new, Some(column));
                self.is_changed = true;
                new
            }
        };
        if known.is_none() {
            self.places.push((id, here));
        }
        self.offer(here, value);
        Ok(Some(here))
    }

    /// Adds a value to the choices of a column that has others.
    fn offer(&mut self, here: ColumnId, value: &str) {
        let Some(column) = self.table.column(here) else { return };
        let ColumnKind::Choice(choices) = &column.kind else { return };
        if choices.iter().any(|choice| choice == value) {
            return;
        }
        let choices = choices.iter().cloned().chain([value.to_owned()]).collect();
        let column = OwnColumn { kind: ColumnKind::Choice(choices), ..column.clone() };
        self.table.put_column(here, Some(column));
        self.is_changed = true;
    }
}

/// Whether two columns are one to a person: the same name, whatever its case, and the same kind.
fn is_same(one: &OwnColumn, other: &OwnColumn) -> bool {
    one.kind.key() == other.kind.key() && one.name.to_lowercase() == other.name.to_lowercase()
}
