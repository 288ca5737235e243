//! A campaign made from another: what comes along is asked, and what one client said or saw is not told to the next.
//!
//! The edits, the activity and the fields of other programs never come along, whatever is asked for.

use super::briefing::Briefing;
use super::bring::Along;
use super::campaign::Campaign;
use super::detail::{Detail, Details};
use super::form::{Check, DateInput, FieldError};
use super::id::{CampaignId, IdSource, InfluencerId, TaskId};
use super::influencer::{Account, Influencer, Profile};
use super::limits;
use super::money::Money;
use super::month::days_later;
use super::own_column::OwnColumn;
use super::query::Column;
use super::roster::Roster;
use super::status::{ClientStatus, InfluencerStatus, TaskStatus};
use super::table::Table;
use super::task::Task;
use super::unknown::Unknown;
use super::view::View;
use chrono::NaiveDate;

/// What comes along into a duplicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The description and the budget of the briefing.
    pub briefing: bool,
    /// The influencers with their accounts; without them nothing that is theirs comes along either.
    pub influencers: bool,
    /// What is known of them. The user's own columns come with the saved views.
    pub along: Along,
    /// Their influencer statuses.
    pub influencer_statuses: bool,
    /// What the client decided and said.
    pub client_statuses: bool,
    /// Their tasks.
    pub tasks: bool,
    /// What the tasks cost.
    pub prices: bool,
    /// Whether the tasks begin at Pending.
    pub reset_tasks: bool,
}

impl Default for Taken {
    /// What most duplicates are for: the same people with the same tasks, in another period or for another client.
    fn default() -> Self {
        Self {
            briefing: false,
            influencers: true,
            along: Along { tags: true, contact: true, about: true, notes: false, own: false },
            influencer_statuses: false,
            client_statuses: false,
            tasks: true,
            prices: true,
            reset_tasks: true,
        }
    }
}

/// What becomes of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    /// All move by so many days, backwards where there are less than none.
    Moved(i64),
    /// There are none.
    Left,
}

/// What stands in the dialog, as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct DuplicateForm {
    /// "Name".
    pub name: String,
    /// "Client".
    pub client: String,
    /// "Start date": where the first day moves to, and every other date with it. Blank leaves the dates out.
    pub start: DateInput,
    /// What comes along.
    pub taken: Taken,
}

/// A field of the dialog that can be refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DuplicateField {
    /// "Name".
    Name,
    /// "Client".
    Client,
    /// "Start date".
    Start,
}

/// A duplicate that can be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Duplicate {
    name: String,
    client: String,
    dates: Dates,
    taken: Taken,
}

impl DuplicateForm {
    /// What the dialog shows at first for a campaign, whose copy is to be called `name`.
    pub fn of(campaign: &Campaign, name: String) -> Self {
        let client = campaign.briefing.client.clone();
        Self { name, client, start: DateInput::of(first_day(campaign)), taken: Taken::default() }
    }

    /// What becomes of the dates of a campaign.
    ///
    /// # Errors
    /// What is wrong with the start date, as a sentence.
    pub fn dates(&self, campaign: &Campaign) -> Result<Dates, String> {
        let Some(first) = first_day(campaign) else { return Ok(Dates::Moved(0)) };
        let Some(start) = self.start.read()? else { return Ok(Dates::Left) };
        let days = (start - first).num_days();
        match days_of(campaign).all(|day| days_later(day, days).is_some()) {
            true => Ok(Dates::Moved(days)),
            false => Err("A date of a task would leave the calendar, which has the years 1 to 9999.".to_owned()),
        }
    }

    /// The duplicate, when every field is right.
    ///
    /// # Errors
    /// One entry for each field that is refused.
    pub fn validate(&self, campaign: &Campaign) -> Result<Duplicate, Vec<FieldError<DuplicateField>>> {
        let mut check = Check::new();
        let dates = self.dates(campaign).unwrap_or_else(|said| {
            check.refuse(DuplicateField::Start, said);
            Dates::Left
        });
        let name = check.take(DuplicateField::Name, limits::name("Name", &self.name));
        let client = check.take(DuplicateField::Client, limits::short_text("Client", &self.client));
        check.done(Duplicate { name, client, dates, taken: self.taken })
    }
}

/// The first day of a campaign: that of its briefing, or else that of its first task.
pub fn first_day(campaign: &Campaign) -> Option<NaiveDate> {
    campaign.briefing.start.or_else(|| days_of(campaign).min())
}

fn days_of(campaign: &Campaign) -> impl Iterator<Item = NaiveDate> {
    let tasks = campaign.roster.iter().flat_map(|influencer| &influencer.tasks).filter_map(|task| task.date);
    tasks.chain(campaign.briefing.start).chain(campaign.briefing.end)
}

impl Duplicate {
    /// The duplicate of a campaign, in which everything has a new id.
    pub fn make(&self, campaign: &Campaign, ids: IdSource<'_>) -> Campaign {
        let taken = self.taken;
        let briefing = &campaign.briefing;
        let briefing = Briefing {
            name: self.name.clone(),
            client: self.client.clone(),
            description: if taken.briefing { briefing.description.clone() } else { String::new() },
            networks: briefing.networks.clone(),
            start: self.moved(briefing.start),
            end: self.moved(briefing.end),
            budget: briefing.budget.filter(|_| taken.briefing),
            currency: briefing.currency,
            unknown: Unknown::default(),
        };
        let mut copy = Campaign::new(CampaignId::new(ids()), briefing);
        copy.table = self.table(&campaign.table);
        if taken.influencers {
            let influencers = campaign.roster.iter().map(|influencer| self.influencer(influencer, ids)).collect();
            // New ids are unique by the contract of an id source.
            copy.roster = Roster::new(influencers).unwrap_or_default();
        }
        copy
    }

    fn influencer(&self, influencer: &Influencer, ids: IdSource<'_>) -> Influencer {
        let taken = self.taken;
        let accounts = influencer.accounts().iter();
        let accounts = accounts.map(|account| Account { unknown: Unknown::default(), ..account.clone() }).collect();
        let profile = Profile { name: influencer.name().to_owned(), accounts };
        let mut details = Details::default();
        for (detail, value) in influencer.details.iter().filter(|(detail, _)| taken.along.takes(*detail)) {
            details.set(detail, value);
        }
        let is_client_told = taken.client_statuses;
        Influencer {
            influencer_status: if taken.influencer_statuses {
                influencer.influencer_status
            } else {
                InfluencerStatus::default()
            },
            client_status: if is_client_told { influencer.client_status } else { ClientStatus::default() },
            client_comment: if is_client_told { influencer.client_comment.clone() } else { String::new() },
            details,
            tasks: match taken.tasks {
                true => influencer.tasks.iter().map(|task| self.task(task, ids)).collect(),
                false => Vec::new(),
            },
            ..Influencer::new(InfluencerId::new(ids()), profile)
        }
    }

    fn task(&self, task: &Task, ids: IdSource<'_>) -> Task {
        Task {
            id: TaskId::new(ids()),
            kind: task.kind.clone(),
            price: if self.taken.prices { task.price } else { Money::ZERO },
            date: self.moved(task.date),
            status: if self.taken.reset_tasks { TaskStatus::default() } else { task.status },
            unknown: Unknown::default(),
        }
    }

    /// How the roster is arranged; the user's own columns and saved views, where they come along.
    fn table(&self, table: &Table) -> Table {
        let mut copy = Table::default();
        copy.layout = table.layout.clone();
        if !self.taken.along.own {
            copy.layout.columns.retain(|placed| !matches!(placed.column, Column::Detail(Detail::Own(_))));
            return copy;
        }
        for column in table.columns() {
            copy.put_column(column.id, Some(OwnColumn { unknown: Unknown::default(), ..column.clone() }));
        }
        for view in table.views() {
            copy.put_view(view.id, Some(View { unknown: Unknown::default(), ..view.clone() }));
        }
        copy
    }

    fn moved(&self, day: Option<NaiveDate>) -> Option<NaiveDate> {
        match self.dates {
            Dates::Moved(days) => day.and_then(|day| days_later(day, days)),
            Dates::Left => None,
        }
    }
}
