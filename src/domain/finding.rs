//! Which rows the roster shows: filtered, in order, in groups.

use super::detail::Detail;
use super::filter::Filter;
use super::id::InfluencerId;
use super::influencer::Influencer;
use super::money::Money;
use super::names::NameOrder;
use super::number;
use super::own_column::ColumnKind;
use super::query::{Column, Sort};
use super::roster::Roster;
use super::search_texts::SearchTexts;
use super::sorting::sort_by;
use super::status::Status;
use super::table::Table;
use super::view::Group;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::Arc;

/// Most columns that rows are sorted by at once.
pub const SORTS: usize = 3;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Query<'q> {
    /// Whom. Its text is not read; the words are in `words`.
    pub filter: &'q Filter,
    /// The words of the filter, folded as the texts are.
    pub words: &'q str,
    /// In which order: by the first, and where that is equal by the next; by name where all are equal. At most
    /// [`SORTS`] count.
    pub sort: &'q [Sort],
    /// In which groups.
    pub group: Option<Group>,
    /// The present day.
    pub today: NaiveDate,
}

/// The rows that were found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Who, in order.
    pub ids: Arc<Vec<InfluencerId>>,
    /// The groups they stand in, in order; none without grouping.
    pub groups: Vec<Section>,
}

/// A group of rows with its sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What its rows have in common: "In Campaign", "Instagram", "No tag".
    pub name: String,
    /// Which of the rows is its first.
    pub start: usize,
    /// How many it has.
    pub count: usize,
    /// What their tasks cost.
    pub cost: Money,
    /// How many tasks they have.
    pub tasks: usize,
}

/// A line of the roster: a row, or the head of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Line {
    /// The head of the group at that place.
    Group(usize),
    /// A row.
    Influencer(InfluencerId),
}

impl Line {
    /// Whose row it is.
    pub fn influencer(self) -> Option<InfluencerId> {
        match self {
            Self::Influencer(id) => Some(id),
            Self::Group(_) => None,
        }
    }
}

impl Found {
    /// How many lines there are.
    pub fn line_count(&self) -> usize {
        self.ids.len() + self.groups.len()
    }

    /// The line at a place.
    pub fn line(&self, at: usize) -> Option<Line> {
        // The heads down to this line: each stands at its first row, moved down by the heads before it.
        let heads = (0..self.groups.len()).take_while(|group| self.head(*group) <= at).count();
        match heads.checked_sub(1) {
            Some(last) if self.head(last) == at => Some(Line::Group(last)),
            _ => self.ids.get(at - heads).copied().map(Line::Influencer),
        }
    }

    /// The place of a row's line.
    pub fn line_of(&self, row: usize) -> usize {
        row + self.groups.partition_point(|section| section.start <= row)
    }

    /// The places of the groups' heads.
    pub fn heads(&self) -> Vec<usize> {
        (0..self.groups.len()).map(|group| self.head(group)).collect()
    }

    /// The place of a group's head.
    fn head(&self, group: usize) -> usize {
        self.groups.get(group).map_or(usize::MAX, |section| section.start + group)
    }
}

/// Finds rows. Each word of the query is in one of an influencer's `texts`.
pub fn find(
    roster: &Roster,
    table: &Table,
    names: &NameOrder,
    texts: &[Arc<SearchTexts>],
    query: &Query<'_>,
    fold: &dyn Fn(&str) -> String,
) -> Found {
    let words = words(query.words);
    let has_words = |position: usize| has_words(position, &words, texts);
    let is_plain = query.filter.is_only_text();
    let people = roster.iter().enumerate();
    let shown = people.filter(|(position, influencer)| {
        has_words(*position) && (is_plain || query.filter.meets(influencer, query.today))
    });
    let shown: Vec<(usize, &Influencer)> = shown.collect();
    let mut keys = vec![Keys::default(); shown.len()];
    let groups = query.group.filter(|group| group.is_offered(table)).map(|group| {
        let labels = group_labels(&shown, group, table, fold);
        for (key, (place, _)) in keys.iter_mut().zip(&labels) {
            key.0[0] = *place;
        }
        labels
    });
    for (place, sort) in query.sort.iter().take(SORTS).enumerate() {
        let column: Vec<Option<i64>> = match sort.column {
            Column::Detail(detail) => detail_keys(&shown, detail, table, fold),
            Column::Name => shown.iter().map(|(position, _)| Some(names.rank(*position))).collect(),
            Column::Comment => {
                let values = || shown.iter().map(|(_, influencer)| influencer.client_comment.as_str());
                let places = places_of(values().filter(|value| !value.is_empty()), fold);
                values().map(|value| places.get(value).copied()).collect()
            }
            column => shown.iter().map(|(_, influencer)| Some(column.key_of(influencer))).collect(),
        };
        for (key, value) in keys.iter_mut().zip(column) {
            // What has no value stands last in either direction.
            key.0[place + 1] = value.map_or(i64::MAX, |value| if sort.descending { -value } else { value });
        }
    }
    let mut order: Vec<(Keys, i64, usize)> =
        keys.into_iter().enumerate().map(|(at, key)| (key, names.rank(shown[at].0), at)).collect();
    order.sort_unstable();
    let sections = groups.map(|labels| sections(&shown, &labels, &order)).unwrap_or_default();
    let ids = order.into_iter().map(|(_, _, at)| shown[at].1.id).collect();
    Found { ids: Arc::new(ids), groups: sections }
}

/// The words of a folded text. Rows show handles with "@", so people type it.
pub fn words(folded: &str) -> Vec<&str> {
    folded.split_whitespace().map(|word| word.trim_start_matches('@')).collect()
}

/// Whether every word is in what is known of the influencer at a position of the roster.
pub fn has_words(position: usize, words: &[&str], texts: &[Arc<SearchTexts>]) -> bool {
    words.iter().all(|word| texts.iter().any(|texts| texts.text(position).contains(word)))
}

/// What a row is sorted by: its group, then its columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Keys([i64; SORTS + 1]);

fn sections(shown: &[(usize, &Influencer)], labels: &[(i64, String)], order: &[(Keys, i64, usize)]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut last = None;
    for (start, (key, _, at)) in order.iter().enumerate() {
        if last != Some(key.0[0]) {
            last = Some(key.0[0]);
            let name = labels[*at].1.clone();
            sections.push(Section { name, start, count: 0, cost: Money::ZERO, tasks: 0 });
        }
        if let Some(section) = sections.last_mut() {
            let influencer = shown[*at].1;
            section.count += 1;
            section.cost = section.cost + influencer.cost();
            section.tasks += influencer.tasks.len();
        }
    }
    sections
}

/// Of each row the place of its group among the groups, and that group's name.
fn group_labels(
    shown: &[(usize, &Influencer)],
    group: Group,
    table: &Table,
    fold: &dyn Fn(&str) -> String,
) -> Vec<(i64, String)> {
    let each = |label: &dyn Fn(&Influencer) -> (i64, String)| shown.iter().map(|(_, it)| label(it)).collect();
    let none = || (i64::MAX, format!("No {}", in_sentence(group, table)));
    match group {
        Group::InfluencerStatus => each(&|it| (it.influencer_status as i64, it.influencer_status.label().to_owned())),
        Group::ClientStatus => each(&|it| (it.client_status as i64, it.client_status.label().to_owned())),
        Group::Network => each(&|it| match it.accounts().first() {
            Some(account) => (account.network.place(), account.network.name().to_owned()),
            None => (i64::MAX, "No account".to_owned()),
        }),
        Group::Tag => {
            let places = places_of(shown.iter().filter_map(|(_, it)| it.details.tags().next()), fold);
            each(&|it| match it.details.tags().next() {
                Some(tag) => (places.get(tag).copied().unwrap_or_default(), tag.to_owned()),
                None => none(),
            })
        }
        Group::Detail(detail) => {
            let places = detail_keys(shown, detail, table, fold).into_iter().zip(shown);
            let label = |(place, (_, it)): (Option<i64>, &(usize, &Influencer))| match place {
                Some(place) => (place, it.details.get(detail).to_owned()),
                None => none(),
            };
            places.map(label).collect()
        }
    }
}

/// The name of a group within a sentence: ours in small letters, a column of the user's own as the user writes it.
pub fn in_sentence(group: Group, table: &Table) -> String {
    match group {
        Group::Detail(Detail::Own(_)) => group.name(table).to_owned(),
        ours => ours.name(table).to_lowercase(),
    }
}

/// Of each row the place of its value in a column; `None` for no value.
fn detail_keys(
    shown: &[(usize, &Influencer)],
    detail: Detail,
    table: &Table,
    fold: &dyn Fn(&str) -> String,
) -> Vec<Option<i64>> {
    let values = || shown.iter().map(|(_, influencer)| influencer.details.get(detail));
    let kind = detail.kind(table.columns());
    if *kind == ColumnKind::Number {
        return values().map(number::millionths).collect();
    }
    if let ColumnKind::Choice(choices) = &*kind {
        // In the order in which they are offered; what is no longer offered stands behind, each value for itself.
        let offered = |value: &str| choices.iter().position(|choice| choice == value);
        let others = places_of(values().filter(|value| !value.is_empty() && offered(value).is_none()), fold);
        let place = |value: &str| match offered(value) {
            Some(place) => place as i64,
            None => choices.len() as i64 + others.get(value).copied().unwrap_or_default(),
        };
        return values().map(|value| (!value.is_empty()).then(|| place(value))).collect();
    }
    let places = places_of(values().filter(|value| !value.is_empty()), fold);
    values().map(|value| places.get(value).copied()).collect()
}

/// The place of each text among all of them, whatever its case and accents.
fn places_of<'t>(texts: impl Iterator<Item = &'t str>, fold: &dyn Fn(&str) -> String) -> HashMap<&'t str, i64> {
    let mut places: HashMap<&str, i64> = texts.map(|text| (text, 0)).collect();
    let mut folded: Vec<(String, &str)> = places.keys().map(|text| (fold(text), *text)).collect();
    sort_by(&mut folded, &|one, other| one.0.cmp(&other.0));
    let (mut place, mut before) = (0, None);
    for (folded, text) in &folded {
        if before.is_some_and(|before| before != folded) {
            place += 1;
        }
        before = Some(folded);
        places.insert(*text, place);
    }
    places
}
