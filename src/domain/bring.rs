//! Bringing influencers along from another campaign: they themselves and what is known of them, never tasks, statuses or
//! what the client said.

use super::campaign::Campaign;
use super::command::Command;
use super::detail::{Detail, Details};
use super::id::{IdSource, InfluencerId};
use super::identity;
use super::influencer::{Account, Influencer, Profile};
use super::network::Network;
use super::own_column::{ColumnKind, OwnColumn};
use super::short_id::ColumnId;
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
    pub(super) fn takes(self, detail: Detail) -> bool {
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
/// with the same email and nothing that speaks against it ([`identity`]).
pub fn already_here(from: &Campaign, to: &Campaign) -> Vec<Option<InfluencerId>> {
    let mut accounts: HashMap<(Network, String), Vec<&Influencer>> = HashMap::new();
    let mut emails: HashMap<String, Vec<&Influencer>> = HashMap::new();
    for here in &to.roster {
        for account in here.accounts() {
            accounts.entry(identity::key(account)).or_default().push(here);
        }
        emails.entry(identity::email(here)).or_default().push(here);
    }
    let known = |influencer: &Influencer| {
        let keys = influencer.accounts().iter().map(identity::key);
        let by_account = keys.filter_map(|key| accounts.get(&key)).flatten();
        let found = by_account.copied().find(|here| identity::by_handle(here, influencer).is_some());
        let by_email = emails.get(&identity::email(influencer)).into_iter().flatten().copied();
        let is_one = |here: &&Influencer| matches!(identity::by_email(here, influencer), Some((_, None)));
        found.or_else(|| by_email.into_iter().find(is_one)).map(|here| here.id)
    };
    from.roster.iter().map(known).collect()
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
        let here =
            known.or_else(|| self.table.columns().iter().find(|here| here.is_called_as(there)).map(|here| here.id));
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
