//! A campaign as tables, for spreadsheets: what `lists` reads back, with the headings that it knows. Pure.

mod heading;
mod influencers;
mod summary;
mod tasks;

pub use heading::{Heading, TASK_ID, TASKS};

use crate::domain::campaign::Campaign;
use crate::domain::id::InfluencerId;
use crate::domain::influencer::Influencer;
use crate::domain::query::Column;
use crate::sheets::Book;
use chrono::NaiveDate;

/// A sheet of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A row for each influencer.
    Influencers,
    /// A row for each task.
    Tasks,
    /// The campaign's figures.
    Summary,
}

impl Part {
    /// All, in their order in a file.
    pub const ALL: [Self; 3] = [Self::Influencers, Self::Tasks, Self::Summary];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Influencers => "Influencers",
            Self::Tasks => "Tasks",
            Self::Summary => "Summary",
        }
    }
}

/// What is exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Who, in order.
    pub ids: Vec<InfluencerId>,
    /// With which columns, in order.
    pub columns: Vec<Column>,
    /// Whether that is all there is.
    pub is_whole: bool,
}

impl Extent {
    /// Everybody with every column, shown or not.
    pub fn whole(campaign: &Campaign) -> Self {
        let columns = campaign.table.layout.all(campaign.table.columns());
        Self {
            ids: campaign.roster.iter().map(|influencer| influencer.id).collect(),
            columns: columns.iter().map(|placed| placed.column).collect(),
            is_whole: true,
        }
    }

    fn people<'c>(&self, campaign: &'c Campaign) -> Vec<&'c Influencer> {
        self.ids.iter().filter_map(|id| campaign.roster.get(*id)).collect()
    }
}

/// The spreadsheet of a campaign as it stands on the day `today`.
pub fn book(campaign: &Campaign, extent: &Extent, parts: &[Part], today: NaiveDate) -> Book {
    let people = extent.people(campaign);
    let table = |part: &Part| match part {
        Part::Influencers => influencers::table(campaign, &people, extent),
        Part::Tasks => tasks::table(campaign, &people),
        Part::Summary => summary::table(campaign, &people, extent.is_whole, today),
    };
    let currency = campaign.briefing.currency;
    Book {
        title: campaign.briefing.name.clone(),
        made: today,
        currency: currency.code().to_owned(),
        // A currency has at most three.
        decimals: u8::try_from(currency.decimals()).unwrap_or_default(),
        tables: parts.iter().map(table).collect(),
    }
}
