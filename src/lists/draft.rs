//! What one row of a list says.

use super::statuses::Scope;
use crate::domain::detail::Detail;
use crate::domain::influencer::Account;
use crate::domain::money::Money;
use crate::domain::network::Network;
use chrono::NaiveDate;
use uuid::Uuid;

/// What one row says of an influencer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The name; empty where the row has none.
    pub name: String,
    /// The accounts that the row names, within the limits.
    pub accounts: Vec<Account>,
    /// Handles of which the row does not tell the network: they only find influencers who are known.
    pub handles: Vec<String>,
    /// Values, each as it is kept.
    pub details: Vec<(Place, String)>,
    /// Status words, as they stand.
    pub statuses: Vec<(Scope, String)>,
    /// What the client says; empty for nothing.
    pub comment: String,
    /// What is to be done.
    pub tasks: Vec<TaskDraft>,
    /// What the row says of a task that it does not name: its columns.
    pub stray: Vec<usize>,
    /// The id of the influencer or of the task, in a table that Rollcall has written.
    pub record: Option<Uuid>,
}

/// Where a value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A detail that every campaign has.
    Detail(Detail),
    /// A column of the user's own, by its place in [`super::Plan::owns`].
    Own(usize),
}

/// A task that a row names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskDraft {
    /// Where, if the row tells.
    pub network: Option<Network>,
    /// What, as it stands.
    pub text: String,
    /// For how much, if the row tells.
    pub price: Option<Money>,
    /// When, if the row tells.
    pub date: Option<NaiveDate>,
    /// How far, as it stands; empty for nothing.
    pub status: String,
    /// Whether it counts as a publication, if the row tells and the catalogue leaves that open.
    pub publication: Option<bool>,
}

/// What was made of a value that was not clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Its column.
    pub column: usize,
    /// What was made of it, as a sentence.
    pub said: String,
}

impl Draft {
    /// The value of a detail; empty for none.
    pub fn detail(&self, detail: Detail) -> &str {
        let found = self.details.iter().find(|(place, _)| *place == Place::Detail(detail));
        found.map_or("", |(_, value)| value)
    }

    /// Whether the row says more than a name of whom it is about, so that it is about somebody.
    pub fn is_told_apart(&self) -> bool {
        self.record.is_some() || !self.accounts.is_empty() || !self.detail(Detail::Email).is_empty()
    }

    /// What the influencer is called: by the name, a handle or the email address.
    pub fn called(&self) -> String {
        if !self.name.is_empty() {
            return self.name.clone();
        }
        let account = self.accounts.first().map(|account| account.handle.to_string());
        let handle = account.or_else(|| self.handles.first().cloned());
        handle.unwrap_or_else(|| self.detail(Detail::Email).split('@').next().unwrap_or_default().to_owned())
    }
}
