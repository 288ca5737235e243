//! Views of the roster: those that every campaign has, and those that were saved.

use super::detail::Detail;
use super::filter::{Filter, TaskState};
use super::layout::Layout;
use super::own_column::ColumnKind;
use super::query::Sort;
use super::short_id::ViewId;
use super::status::{ClientStatus, InfluencerStatus};
use super::table::Table;
use super::unknown::Unknown;
use std::borrow::Cow;

/// A way of looking at the roster that was given a name.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Its identity.
    pub id: ViewId,
    /// Its name, checked against [`super::limits::name`].
    pub name: String,
    /// Whom it shows.
    pub filter: Filter,
    /// In which order: by the first, and where that is equal by the next.
    pub sort: Vec<Sort>,
    /// In which groups, if any.
    pub group: Option<Group>,
    /// With which columns; the roster's own arrangement when the view has none.
    pub layout: Option<Layout>,
    /// Whether it is not offered, which is how a view that every campaign has is hidden.
    pub hidden: bool,
    /// What else its file says of it.
    pub unknown: Unknown,
}

/// By what the rows are grouped. Each row stands in one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// By influencer status.
    InfluencerStatus,
    /// By client status.
    ClientStatus,
    /// By the network of the main account.
    Network,
    /// By the first tag.
    Tag,
    /// By the value of a detail: country, language, or a column of the user's own.
    Detail(Detail),
}

impl Group {
    /// Those that every campaign has, in the order in which they are offered.
    pub const BUILT_IN: [Self; 6] = [
        Self::InfluencerStatus,
        Self::ClientStatus,
        Self::Network,
        Self::Tag,
        Self::Detail(Detail::Country),
        Self::Detail(Detail::Language),
    ];

    /// Those that a campaign offers: the built-in ones, then each column of the user's own whose values can recur.
    /// Numbers and days are left out, because each would be a group of its own.
    pub fn offered(table: &Table) -> Vec<Self> {
        let recurs = |kind: &ColumnKind| matches!(kind, ColumnKind::Text | ColumnKind::Choice(_));
        let own = table.columns().iter().filter(|column| recurs(&column.kind));
        Self::BUILT_IN.into_iter().chain(own.map(|column| Self::Detail(Detail::Own(column.id)))).collect()
    }

    /// Whether a campaign offers it: its column may have been removed, or may hold numbers by now.
    pub fn is_offered(self, table: &Table) -> bool {
        Self::BUILT_IN.contains(&self) || Self::offered(table).contains(&self)
    }

    /// Its key in files and addresses.
    pub fn key(self) -> Cow<'static, str> {
        match self {
            Self::InfluencerStatus => Cow::Borrowed("influencer_status"),
            Self::ClientStatus => Cow::Borrowed("client_status"),
            Self::Network => Cow::Borrowed("network"),
            Self::Tag => Cow::Borrowed("tag"),
            Self::Detail(detail) => detail.key(),
        }
    }

    /// The group whose [`Group::key`] this is. Whether a campaign has the column is not asked here.
    pub fn from_key(key: &str) -> Option<Self> {
        let built_in = Self::BUILT_IN.into_iter().find(|group| group.key() == key);
        built_in.or_else(|| match Detail::from_key(key) {
            Some(detail @ Detail::Own(_)) => Some(Self::Detail(detail)),
            _ => None,
        })
    }

    /// Its name in a campaign with that table.
    pub fn name(self, table: &Table) -> &str {
        match self {
            Self::InfluencerStatus => "Influencer status",
            Self::ClientStatus => "Client status",
            Self::Network => "Network",
            Self::Tag => "Tag",
            Self::Detail(detail) => detail.name(table.columns()),
        }
    }
}

/// Whom the roster shows, in which order and in which groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Whom.
    pub filter: Filter,
    /// In which order: by the first, and where that is equal by the next.
    pub sort: Vec<Sort>,
    /// In which groups, if any.
    pub group: Option<Group>,
}

/// Everybody by name.
impl Default for Look {
    fn default() -> Self {
        Self { filter: Filter::default(), sort: vec![Sort::default()], group: None }
    }
}

impl View {
    /// What it shows.
    pub fn look(&self) -> Look {
        let sort = if self.sort.is_empty() { vec![Sort::default()] } else { self.sort.clone() };
        Look { filter: self.filter.clone(), sort, group: self.group }
    }

    /// Whether it has that name, whatever the case.
    pub fn is_called(&self, name: &str) -> bool {
        self.name.to_lowercase() == name.to_lowercase()
    }
}

/// A view that every campaign has from the start. A saved view of the same name stands in its place, and hides it where
/// that one is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Given {
    /// Whom we have not decided about.
    ToDecide,
    /// About whom the client has not decided.
    WaitingForClient,
    /// Who is at work.
    InCampaign,
    /// Whose tasks are late.
    Overdue,
}

impl Given {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::ToDecide, Self::WaitingForClient, Self::InCampaign, Self::Overdue];

    /// The word in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::ToDecide => "to-decide",
            Self::WaitingForClient => "waiting-for-client",
            Self::InCampaign => "in-campaign",
            Self::Overdue => "overdue",
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::ToDecide => "To decide",
            Self::WaitingForClient => "Waiting for client",
            Self::InCampaign => "In campaign",
            Self::Overdue => "Overdue",
        }
    }

    fn filter(self) -> Filter {
        use InfluencerStatus as I;
        match self {
            Self::ToDecide => Filter { influencer_statuses: vec![I::Pending], ..Filter::default() },
            Self::WaitingForClient => Filter {
                influencer_statuses: vec![I::Pending, I::Accepted, I::InCampaign, I::Finished],
                client_statuses: vec![ClientStatus::Pending],
                ..Filter::default()
            },
            Self::InCampaign => Filter { influencer_statuses: vec![I::InCampaign], ..Filter::default() },
            Self::Overdue => Filter { tasks: vec![TaskState::Overdue], ..Filter::default() },
        }
    }
}

/// Which view, as addresses name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Named {
    /// One that every campaign has.
    Given(Given),
    /// One that was saved.
    Saved(ViewId),
}

impl Named {
    /// The word in addresses: `overdue`, or the id of a saved view.
    pub fn key(self) -> String {
        match self {
            Self::Given(given) => given.key().to_owned(),
            Self::Saved(id) => id.to_string(),
        }
    }

    /// The view whose [`Named::key`] this is.
    pub fn from_key(key: &str) -> Option<Self> {
        let given = Given::ALL.into_iter().find(|given| given.key() == key).map(Self::Given);
        given.or_else(|| ViewId::parse(key).map(Self::Saved))
    }
}

/// A view that is offered; no name of its own for [`EVERYBODY`].
pub type Offered = (Option<Named>, View);

/// The name of the view that shows everybody.
pub const EVERYBODY: &str = "All influencers";

/// The views there are: everybody, those that every campaign has, and those that were saved, by name.
pub fn views(table: &Table) -> Vec<Offered> {
    let saved = |view: &View| (Some(Named::Saved(view.id)), view.clone());
    let given = Given::ALL.into_iter().map(|given| match namesake(table, given) {
        Some(view) => saved(view),
        None => (Some(Named::Given(given)), plain(given.name(), given.filter())),
    });
    let is_namesake = |view: &&View| Given::ALL.iter().any(|given| view.is_called(given.name()));
    let mut others: Vec<&View> = table.views().iter().filter(|view| !is_namesake(view)).collect();
    super::sorting::sort_few(&mut others, |a, b| a.name < b.name);
    let all =
        [(None, plain(EVERYBODY, Filter::default()))].into_iter().chain(given).chain(others.into_iter().map(saved));
    all.filter(|(_, view)| !view.hidden).collect()
}

/// The view that is meant; everybody where there is none of the kind. One that is hidden can still be meant.
pub fn view(table: &Table, named: Option<Named>) -> Offered {
    let saved = |view: &View| (Some(Named::Saved(view.id)), view.clone());
    let found = match named {
        Some(Named::Given(given)) => match namesake(table, given).filter(|view| !view.hidden) {
            Some(view) => Some(saved(view)),
            None => Some((named, plain(given.name(), given.filter()))),
        },
        Some(Named::Saved(id)) => table.view(id).map(saved),
        None => None,
    };
    found.unwrap_or_else(|| (None, plain(EVERYBODY, Filter::default())))
}

/// The saved view that stands in the place of a given one.
pub fn namesake(table: &Table, given: Given) -> Option<&View> {
    table.views().iter().find(|view| view.is_called(given.name()))
}

fn plain(name: &str, filter: Filter) -> View {
    View {
        id: ViewId::new(0),
        name: name.to_owned(),
        filter,
        sort: vec![Sort::default()],
        group: None,
        layout: None,
        hidden: false,
        unknown: Unknown::default(),
    }
}
