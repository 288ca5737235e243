//! What a filter can ask for, with how many each choice would show.

use super::detail::Detail;
use super::filter::{CommentState, Filter, TaskState};
use super::influencer::Influencer;
use super::network::Network;
use super::own_column::ColumnKind;
use super::roster::Roster;
use super::status::{ClientStatus, InfluencerStatus, Status};
use super::table::Table;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Most values of a detail that are offered, the most frequent first.
const VALUES: usize = 40;

/// A part of a filter that offers choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The influencer status.
    InfluencerStatus,
    /// The client status.
    ClientStatus,
    /// The networks of the accounts.
    Network,
    /// The tasks.
    Tasks,
    /// What the client says.
    Comment,
    /// A detail.
    Detail(Detail),
}

/// A part of a filter with its choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// Which part.
    pub part: Part,
    /// What it is called.
    pub name: String,
    /// What can be chosen.
    pub choices: Vec<Choice>,
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What [`Filter::toggle`] takes.
    pub key: String,
    /// What a person reads.
    pub label: String,
    /// How many would be shown if this were the only choice of its part.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// All that can be asked for. `has_words` says whether the influencer at a position of the roster has the words of the
/// filter.
pub fn facets(
    roster: &Roster,
    table: &Table,
    filter: &Filter,
    today: NaiveDate,
    has_words: &dyn Fn(usize) -> bool,
) -> Vec<Facet> {
    let people: Vec<&Influencer> =
        roster.iter().enumerate().filter(|(position, _)| has_words(*position)).map(|(_, it)| it).collect();
    let own = table.columns().iter().map(|column| Detail::Own(column.id));
    let details = [Detail::Tags, Detail::Country, Detail::Language].into_iter().chain(own).map(Part::Detail);
    let parts = [Part::InfluencerStatus, Part::ClientStatus, Part::Comment, Part::Network, Part::Tasks];
    let facet = |part: Part| {
        let others = filter.without(part);
        let others: Vec<&Influencer> = people.iter().filter(|it| others.meets(it, today)).copied().collect();
        let choices = choices(part, filter, &others, table, today);
        let name = part.name(table);
        (!choices.is_empty()).then_some(Facet { part, name, choices })
    };
    parts.into_iter().chain(details).filter_map(facet).collect()
}

impl Part {
    /// What it is called.
    pub fn name(self, table: &Table) -> String {
        match self {
            Self::InfluencerStatus => InfluencerStatus::TITLE,
            Self::ClientStatus => ClientStatus::TITLE,
            Self::Network => "Network",
            Self::Tasks => "Tasks",
            Self::Comment => "Client comment",
            Self::Detail(detail) => detail.name(table.columns()),
        }
        .to_owned()
    }
}

impl Filter {
    /// The same without one part.
    #[must_use]
    pub fn without(&self, part: Part) -> Self {
        let mut other = self.clone();
        match part {
            Part::InfluencerStatus => other.influencer_statuses.clear(),
            Part::ClientStatus => other.client_statuses.clear(),
            Part::Network => other.networks.clear(),
            Part::Tasks => other.tasks.clear(),
            Part::Comment => other.comments.clear(),
            Part::Detail(detail) => other.details.retain(|(it, _)| *it != detail),
        }
        other
    }

    /// Asks for a choice as well, or no longer.
    pub fn toggle(&mut self, part: Part, key: &str) {
        fn switch<T: PartialEq>(list: &mut Vec<T>, value: Option<T>) {
            let Some(value) = value else { return };
            let before = list.len();
            list.retain(|other| *other != value);
            if list.len() == before {
                list.push(value);
            }
        }
        match part {
            Part::InfluencerStatus => switch(&mut self.influencer_statuses, Status::from_key(key)),
            Part::ClientStatus => switch(&mut self.client_statuses, Status::from_key(key)),
            Part::Network => switch(&mut self.networks, Network::from_key(key)),
            Part::Tasks => switch(&mut self.tasks, TaskState::ALL.into_iter().find(|state| state.key() == key)),
            Part::Comment => switch(&mut self.comments, CommentState::from_key(key)),
            Part::Detail(detail) => {
                let at = self.details.iter().position(|(it, _)| *it == detail).unwrap_or_else(|| {
                    self.details.push((detail, Vec::new()));
                    self.details.len() - 1
                });
                switch(&mut self.details[at].1, Some(key.to_owned()));
                self.details.retain(|(_, values)| !values.is_empty());
            }
        }
    }

    /// What it asks for besides words and followers, part by part, each with its choices in words.
    pub fn parts(&self, table: &Table) -> Vec<(Part, String)> {
        let labels = |list: Vec<&str>| list.join(", ");
        let all = [
            (Part::InfluencerStatus, labels(self.influencer_statuses.iter().map(|it| it.label()).collect())),
            (Part::ClientStatus, labels(self.client_statuses.iter().map(|it| it.label()).collect())),
            (Part::Comment, labels(self.comments.iter().map(|it| it.name()).collect())),
            (Part::Network, labels(self.networks.iter().map(|it| it.name()).collect())),
            (Part::Tasks, labels(self.tasks.iter().map(|it| it.name()).collect())),
        ];
        let details = self.details.iter().map(|(detail, values)| {
            let name = detail.name(table.columns()).to_lowercase();
            let none = format!("No {name}");
            let values = values.iter().map(|value| if value.is_empty() { none.as_str() } else { value.as_str() });
            (Part::Detail(*detail), labels(values.collect()))
        });
        all.into_iter().chain(details).filter(|(_, said)| !said.is_empty()).collect()
    }
}

fn choices(part: Part, filter: &Filter, people: &[&Influencer], table: &Table, today: NaiveDate) -> Vec<Choice> {
    let count = |holds: &dyn Fn(&Influencer) -> bool| people.iter().filter(|it| holds(it)).count();
    let choice = |key: &str, label: &str, count: usize, chosen: bool| Choice {
        key: key.to_owned(),
        label: label.to_owned(),
        count,
        chosen,
    };
    match part {
        Part::InfluencerStatus => InfluencerStatus::ALL
            .iter()
            .map(|it| {
                let count = count(&|influencer| influencer.influencer_status == *it);
                choice(it.key(), it.label(), count, filter.influencer_statuses.contains(it))
            })
            .collect(),
        Part::ClientStatus => ClientStatus::ALL
            .iter()
            .map(|it| {
                let count = count(&|influencer| influencer.client_status == *it);
                choice(it.key(), it.label(), count, filter.client_statuses.contains(it))
            })
            .collect(),
        Part::Network => Network::social()
            .chain([Network::OTHERS])
            .map(|it| choice(it.key(), it.name(), count(&|person| person.is_on(it)), filter.networks.contains(&it)))
            .filter(|it| it.count > 0 || it.chosen)
            .collect(),
        Part::Tasks => TaskState::ALL
            .into_iter()
            .map(|it| choice(it.key(), it.name(), count(&|person| it.holds(person, today)), filter.tasks.contains(&it)))
            .collect(),
        // While nobody has a comment there is nothing to find.
        Part::Comment if filter.comments.is_empty() && count(&|person| CommentState::Some.holds(person)) == 0 => {
            Vec::new()
        }
        Part::Comment => CommentState::ALL
            .into_iter()
            .map(|it| choice(it.key(), it.name(), count(&|person| it.holds(person)), filter.comments.contains(&it)))
            .collect(),
        Part::Detail(detail) => detail_choices(detail, filter, people, table),
    }
}

/// The values of a detail, the most frequent first, and last whether there is none. Nothing where nobody has a value, or
/// where nearly everybody has one of their own.
fn detail_choices(detail: Detail, filter: &Filter, people: &[&Influencer], table: &Table) -> Vec<Choice> {
    let wanted = filter.details.iter().find(|(it, _)| *it == detail).map_or(&[][..], |(_, values)| values);
    // By their small letters, with the first way of writing that came.
    let mut counts: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    let mut without = 0;
    for influencer in people {
        let value = influencer.details.get(detail);
        if value.is_empty() {
            without += 1;
        } else if detail == Detail::Tags {
            for tag in influencer.details.tags() {
                counts.entry(tag.to_lowercase()).or_insert((tag, 0)).1 += 1;
            }
        } else {
            counts.entry(value.to_lowercase()).or_insert((value, 0)).1 += 1;
        }
    }
    for value in wanted.iter().filter(|value| !value.is_empty()) {
        counts.entry(value.to_lowercase()).or_insert((value, 0));
    }
    let is_list = detail == Detail::Tags || matches!(&*detail.kind(table.columns()), ColumnKind::Choice(_));
    if counts.is_empty() || (!is_list && counts.len() > VALUES && wanted.is_empty()) {
        return Vec::new();
    }
    let is_chosen = |value: &str| wanted.iter().any(|it| it.to_lowercase() == value.to_lowercase());
    let mut choices: Vec<Choice> = counts
        .into_values()
        .map(|(value, count)| Choice {
            key: wanted.iter().find(|it| it.to_lowercase() == value.to_lowercase()).map_or(value, |it| it).to_owned(),
            label: value.to_owned(),
            count,
            chosen: is_chosen(value),
        })
        .collect();
    super::sorting::sort_by(&mut choices, &|a, b| (!a.chosen, b.count, &a.label).cmp(&(!b.chosen, a.count, &b.label)));
    choices.truncate(VALUES);
    let name = format!("No {}", detail.name(table.columns()).to_lowercase());
    choices.push(Choice { key: String::new(), label: name, count: without, chosen: is_chosen("") });
    choices
}
