//! The cells of the roster as text: what is copied, what is typed into one, what is pasted into many.

use super::accounts_text;
use super::campaign::Campaign;
use super::command::Command;
use super::detail::Detail;
use super::id::InfluencerId;
use super::influencer::{Account, Influencer, Profile};
use super::limits;
use super::money::Currency;
use super::network::Network;
use super::query::Column;
use super::status::Status;
use std::collections::HashMap;

/// A cell and the text that is to be in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellText {
    /// Whose row.
    pub influencer: InfluencerId,
    /// Which column.
    pub column: Column,
    /// What was typed or pasted.
    pub text: String,
}

/// A cell whose text was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedCell {
    /// Whose row.
    pub influencer: InfluencerId,
    /// Which column.
    pub column: Column,
    /// What is wrong and what would be right, as a sentence.
    pub why: String,
}

/// Whether what stands in a column can be typed.
pub fn is_editable(column: Column) -> bool {
    !matches!(column, Column::Tasks | Column::Cost | Column::Comment)
}

/// What stands in a cell, as a text that [`edit`] reads and spreadsheets understand.
pub fn text(influencer: &Influencer, column: Column, currency: Currency) -> String {
    match column {
        Column::Name => influencer.name().to_owned(),
        Column::Reach => accounts_text::text(influencer.accounts()),
        Column::InfluencerStatus => influencer.influencer_status.label().to_owned(),
        Column::ClientStatus => influencer.client_status.label().to_owned(),
        Column::Tasks => influencer.tasks.len().to_string(),
        Column::Cost => influencer.cost().to_decimal(currency),
        Column::Comment => influencer.client_comment.clone(),
        Column::Detail(detail) => influencer.details.get(detail).to_owned(),
    }
}

/// The command that writes texts into cells as far as they are right, and those that are not. `None` when nothing would
/// change. Of a cell that comes twice the later text counts.
pub fn edit(campaign: &Campaign, cells: &[CellText]) -> (Option<Command>, Vec<RefusedCell>) {
    let mut edits = Edits::new(campaign);
    let mut refused = Vec::new();
    for cell in cells {
        if let Err(why) = edits.take(cell) {
            refused.push(RefusedCell { influencer: cell.influencer, column: cell.column, why });
        }
    }
    (edits.command(), refused)
}

/// Edits of cells that come together.
struct Edits<'c> {
    campaign: &'c Campaign,
    profiles: Latest<InfluencerId, Profile>,
    influencer_statuses: Latest<InfluencerId, super::status::InfluencerStatus>,
    client_statuses: Latest<InfluencerId, super::status::ClientStatus>,
    details: Latest<(InfluencerId, Detail), String>,
    /// Who has which handle, folded; made when the first accounts are typed.
    owners: Option<HashMap<(Network, String), InfluencerId>>,
}

impl<'c> Edits<'c> {
    fn new(campaign: &'c Campaign) -> Self {
        Self {
            campaign,
            profiles: Latest::default(),
            influencer_statuses: Latest::default(),
            client_statuses: Latest::default(),
            details: Latest::default(),
            owners: None,
        }
    }

    fn take(&mut self, cell: &CellText) -> Result<(), String> {
        let campaign = self.campaign;
        let influencer = campaign.roster.get(cell.influencer).ok_or("This influencer is no longer on the roster.")?;
        let id = cell.influencer;
        // What was not changed need not be right: files may hold what the page would refuse.
        let is_unchanged = cell.text.trim() == text(influencer, cell.column, campaign.briefing.currency).trim();
        match cell.column {
            _ if is_unchanged => Ok(()),
            Column::Name => {
                let name = limits::name("Name", &cell.text)?;
                self.profile(influencer).name = name;
                Ok(())
            }
            Column::Reach => {
                let accounts = accounts_text::parse(&cell.text, influencer.accounts())?;
                self.claim(influencer, &accounts)?;
                self.profile(influencer).accounts = accounts;
                Ok(())
            }
            Column::InfluencerStatus => status(&cell.text).map(|status| self.influencer_statuses.set(id, status)),
            Column::ClientStatus => status(&cell.text).map(|status| self.client_statuses.set(id, status)),
            Column::Tasks | Column::Cost => Err("This follows from the tasks. Change it there.".to_owned()),
            Column::Comment => Err("The client says this. It is written in the client's copy.".to_owned()),
            Column::Detail(detail) => {
                let value = detail.read(&cell.text, campaign.table.columns())?;
                self.details.set((id, detail), value);
                Ok(())
            }
        }
    }

    fn profile(&mut self, influencer: &Influencer) -> &mut Profile {
        self.profiles.get_or_set(influencer.id, || influencer.profile.clone())
    }

    /// Notes that somebody has these accounts now.
    ///
    /// # Errors
    /// A sentence, when somebody else has one of the handles.
    fn claim(&mut self, influencer: &Influencer, accounts: &[Account]) -> Result<(), String> {
        let roster = &self.campaign.roster;
        let key = |account: &Account| (account.network, account.handle.as_str().to_lowercase());
        let owners = self.owners.get_or_insert_with(|| {
            let of = |it: &'c Influencer| it.accounts().iter().map(move |account| (key(account), it.id));
            roster.iter().flat_map(of).collect()
        });
        for account in accounts {
            let owner = owners.get(&key(account)).filter(|owner| **owner != influencer.id);
            if let Some(owner) = owner.and_then(|owner| roster.get(*owner)) {
                return Err(format!("{} has this handle on {} already.", owner.name(), account.network.name()));
            }
        }
        owners.extend(accounts.iter().map(|account| (key(account), influencer.id)));
        Ok(())
    }

    fn command(self) -> Option<Command> {
        let details = self.details.list.into_iter().map(|((id, detail), value)| (id, detail, value)).collect();
        let all = [
            (!self.profiles.list.is_empty()).then_some(Command::EditInfluencers(self.profiles.list)),
            (!self.influencer_statuses.list.is_empty())
                .then_some(Command::SetInfluencerStatus(self.influencer_statuses.list)),
            (!self.client_statuses.list.is_empty()).then_some(Command::SetClientStatus(self.client_statuses.list)),
            (!self.details.places.is_empty()).then_some(Command::SetDetails(details)),
        ];
        let mut commands: Vec<Command> = all.into_iter().flatten().collect();
        match commands.len() {
            0 => None,
            1 => commands.pop(),
            _ => Some(Command::Several(commands)),
        }
    }
}

/// The latest value of each key, in the order in which the keys came.
struct Latest<K, V> {
    list: Vec<(K, V)>,
    places: HashMap<K, usize>,
}

impl<K, V> Default for Latest<K, V> {
    fn default() -> Self {
        Self { list: Vec::new(), places: HashMap::new() }
    }
}

impl<K: Copy + Eq + std::hash::Hash, V> Latest<K, V> {
    fn set(&mut self, key: K, value: V) {
        match self.places.get(&key) {
            Some(place) => self.list[*place].1 = value,
            None => {
                self.places.insert(key, self.list.len());
                self.list.push((key, value));
            }
        }
    }

    fn get_or_set(&mut self, key: K, value: impl FnOnce() -> V) -> &mut V {
        let place = match self.places.get(&key) {
            Some(place) => *place,
            None => {
                self.set(key, value());
                self.list.len() - 1
            }
        };
        &mut self.list[place].1
    }
}

/// A status by its words, whatever their case and the blanks in them.
fn status<S: Status>(text: &str) -> Result<S, String> {
    let plain = |text: &str| text.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
    let found = S::ALL.iter().copied().find(|status| plain(status.label()) == plain(text));
    found.ok_or_else(|| {
        let labels: Vec<&str> = S::ALL.iter().map(|status| status.label()).collect();
        format!("{} is one of {}.", S::TITLE, labels.join(", "))
    })
}
