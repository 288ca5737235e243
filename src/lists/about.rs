//! What has to be known of a campaign to read a list for it.

use super::header::one_line;
use crate::domain::campaign::Campaign;
use crate::domain::money::Currency;
use crate::domain::network::Network;
use crate::domain::own_column::OwnColumn;
use chrono::NaiveDate;

/// What has to be known of a campaign to read a list for it.
#[derive(Clone, Debug)]
pub struct About {
    /// In which prices are.
    pub currency: Currency,
    /// Those of the briefing.
    pub networks: Vec<Network>,
    /// The user's own columns.
    pub columns: Vec<OwnColumn>,
    /// The campaign's first and last day, as far as they are known.
    pub span: (Option<NaiveDate>, Option<NaiveDate>),
    /// The present day.
    pub today: NaiveDate,
}

impl About {
    /// What a campaign says.
    pub fn of(campaign: &Campaign, today: NaiveDate) -> Self {
        let briefing = &campaign.briefing;
        Self {
            currency: briefing.currency,
            networks: briefing.networks.clone(),
            columns: campaign.table.columns().to_vec(),
            span: (briefing.start, briefing.end),
            today,
        }
    }

    /// The day near which dates without a year are.
    pub fn near(&self) -> NaiveDate {
        self.span.0.unwrap_or(self.today)
    }

    /// Whether a day is within the campaign, where that has a first or last day.
    pub fn spans(&self, day: NaiveDate) -> bool {
        let (start, end) = self.span;
        (start.is_some() || end.is_some()) && start.is_none_or(|it| it <= day) && end.is_none_or(|it| day <= it)
    }

    /// The own column of that name.
    pub fn column(&self, name: &str) -> Option<&OwnColumn> {
        let name = one_line(name).to_lowercase();
        self.columns.iter().find(|column| one_line(&column.name).to_lowercase() == name)
    }
}
