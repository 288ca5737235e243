//! What a column of a list can mean.

use super::statuses::Scope;
use crate::domain::detail::Detail;
use crate::domain::network::{Network, TaskType};

/// What the rows of a list are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListKind {
    /// Influencers, each in one row or in several.
    #[default]
    Influencers,
    /// Tasks, each with the influencer who does it.
    Tasks,
}

/// What a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It is left out.
    Nothing,
    /// The id of an influencer or a task, as Rollcall writes it.
    Record,
    /// The influencer's name.
    Name,
    /// The first part of the name.
    FirstName,
    /// The last part.
    LastName,
    /// Handles or links, of this network or of the one that the row tells.
    Handle(Option<Network>),
    /// Followers on this network, or of the row's first account.
    Followers(Option<Network>),
    /// The address of the account of this network that stands before it.
    Link(Network),
    /// The network that the row is about.
    Network,
    /// On which network the main account is.
    MainNetwork,
    /// A detail that every campaign has.
    Detail(Detail),
    /// Where the influencer stands.
    InfluencerStatus,
    /// What the client decided.
    ClientStatus,
    /// What the client says.
    ClientComment,
    /// A column of the user's own, with values of this kind.
    Own(OwnKind),
    /// The price of a task that each influencer with a value is given.
    TaskAt(Network, &'static TaskType),
    /// What is to be done.
    TaskType,
    /// For how much.
    TaskPrice,
    /// When.
    TaskDate,
    /// How far it is.
    TaskStatus,
    /// How often.
    Quantity,
    /// Whether a task of no network counts as a publication.
    Publication,
}

/// What the values of a new column of the user's own are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnKind {
    /// Anything.
    Text,
    /// Numbers.
    Number,
    /// Days.
    Date,
    /// One of the few values that occur.
    Choice,
}

impl OwnKind {
    /// All, in the order of menus.
    pub const ALL: [Self; 4] = [Self::Text, Self::Number, Self::Date, Self::Choice];

    fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Date => "date",
            Self::Choice => "choice",
        }
    }
}

impl Meaning {
    /// What columns of such a list can mean, in the order of menus. `priced` adds the tasks whose prices a column may
    /// hold.
    pub fn offered(kind: ListKind, priced: bool) -> Vec<Self> {
        let mut all = vec![Self::Nothing, Self::Name, Self::FirstName, Self::LastName, Self::Handle(None)];
        all.extend(Network::social().map(|network| Self::Handle(Some(network))));
        all.push(Self::Network);
        if kind == ListKind::Tasks {
            all.extend([
                Self::TaskType,
                Self::TaskPrice,
                Self::TaskDate,
                Self::TaskStatus,
                Self::Quantity,
                Self::Publication,
            ]);
        }
        all.push(Self::Followers(None));
        all.extend(Network::social().map(|network| Self::Followers(Some(network))));
        all.extend(Detail::BUILT_IN.map(Self::Detail));
        all.extend([Self::InfluencerStatus, Self::ClientStatus, Self::ClientComment]);
        if kind == ListKind::Influencers {
            all.extend(OwnKind::ALL.map(Self::Own));
            if priced {
                all.extend(
                    Network::social()
                        .flat_map(|network| network.types().iter().map(move |kind| Self::TaskAt(network, kind))),
                );
            }
        }
        all
    }

    /// What stands for it where it is remembered.
    pub fn key(self) -> String {
        let of = |word: &str, network: Option<Network>| match network {
            Some(network) => format!("{word}:{}", network.key()),
            None => word.to_owned(),
        };
        match self {
            Self::Nothing => "nothing".to_owned(),
            Self::Record => "record".to_owned(),
            Self::Name => "name".to_owned(),
            Self::FirstName => "first_name".to_owned(),
            Self::LastName => "last_name".to_owned(),
            Self::Handle(network) => of("handle", network),
            Self::Followers(network) => of("followers", network),
            Self::Link(network) => of("link", Some(network)),
            Self::Network => "network".to_owned(),
            Self::MainNetwork => "main_network".to_owned(),
            Self::Detail(detail) => detail.key().into_owned(),
            Self::InfluencerStatus => "influencer_status".to_owned(),
            Self::ClientStatus => "client_status".to_owned(),
            Self::ClientComment => "client_comment".to_owned(),
            Self::Own(kind) => format!("own:{}", kind.key()),
            Self::TaskAt(network, kind) => format!("task_at:{}:{}", network.key(), kind.key),
            Self::TaskType => "task_type".to_owned(),
            Self::TaskPrice => "task_price".to_owned(),
            Self::TaskDate => "task_date".to_owned(),
            Self::TaskStatus => "task_status".to_owned(),
            Self::Quantity => "quantity".to_owned(),
            Self::Publication => "publication".to_owned(),
        }
    }

    /// The meaning of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        // These stand in no menu, and may still be what a column was found to be about.
        let others = [Self::Handle(Some(Network::OTHERS)), Self::Followers(Some(Network::OTHERS))];
        let others = others.into_iter().chain([Self::MainNetwork, Self::Record]);
        let links = Network::social().chain([Network::OTHERS]).map(Self::Link);
        let all = [ListKind::Influencers, ListKind::Tasks].map(|kind| Self::offered(kind, true)).concat();
        all.into_iter().chain(others).chain(links).find(|meaning| meaning.key() == key)
    }

    /// What a person reads.
    pub fn label(self) -> String {
        let of = |what: &str, network: Option<Network>| match network {
            Some(network) => format!("{} {what}", network.name()),
            None => format!("{}{}", what[..1].to_uppercase(), &what[1..]),
        };
        match self {
            Self::Nothing => "Leave out".to_owned(),
            Self::Record => "Rollcall id".to_owned(),
            Self::Name => "Name".to_owned(),
            Self::FirstName => "First name".to_owned(),
            Self::LastName => "Last name".to_owned(),
            Self::Handle(network) => of("handle or link", network),
            Self::Followers(network) => of("followers", network),
            Self::Link(network) => of("address of its own", Some(network)),
            Self::Network => "Network".to_owned(),
            Self::MainNetwork => "Main network".to_owned(),
            Self::Detail(detail) => detail.name(&[]).to_owned(),
            Self::InfluencerStatus => "Influencer status".to_owned(),
            Self::ClientStatus => "Client status".to_owned(),
            Self::ClientComment => "Client comment".to_owned(),
            Self::Own(kind) => format!("Own column ({})", kind.key()),
            Self::TaskAt(network, kind) => format!("Task at this price: {} {}", network.name(), kind.name),
            Self::TaskType => "Task type".to_owned(),
            Self::TaskPrice => "Task price".to_owned(),
            Self::TaskDate => "Task date".to_owned(),
            Self::TaskStatus => "Task status".to_owned(),
            Self::Quantity => "Number of tasks".to_owned(),
            Self::Publication => "Counts as a publication".to_owned(),
        }
    }

    /// Whether several columns may mean it at once.
    pub fn is_shared(self) -> bool {
        matches!(
            self,
            Self::Nothing
                | Self::Handle(_)
                | Self::Followers(_)
                | Self::Link(_)
                | Self::Own(_)
                | Self::TaskAt(..)
                | Self::Detail(Detail::Tags | Detail::Notes)
        )
    }

    /// Whose status it is, if it is one.
    pub fn scope(self) -> Option<Scope> {
        match self {
            Self::InfluencerStatus => Some(Scope::Influencer),
            Self::ClientStatus => Some(Scope::Client),
            Self::TaskStatus => Some(Scope::Task),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_meaning_is_found_by_its_key_and_told_apart_by_its_label() {
        for kind in [ListKind::Influencers, ListKind::Tasks] {
            let all = Meaning::offered(kind, true);
            let labels: std::collections::HashSet<String> = all.iter().map(|meaning| meaning.label()).collect();
            assert_eq!(labels.len(), all.len());
            for meaning in all {
                assert_eq!(Meaning::from_key(&meaning.key()), Some(meaning));
            }
        }
        assert_eq!(Meaning::from_key("shoe size"), None);
    }
}
