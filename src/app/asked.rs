//! What an address says of how the roster is shown: `named=overdue&network=instagram,youtube&sort=-cost,name`.
//!
//! What it does not say is as the named view has it, or as it is at first; so an address is as short as what was chosen.
//! Of what differs, a part that asks for nothing any more is written out: `filter=none`, `group=none`, `q=`.

use crate::domain::detail::Detail;
use crate::domain::filter::{CommentState, Filter, TaskState};
use crate::domain::finding::SORTS;
use crate::domain::network::Network;
use crate::domain::query::{Column, Sort};
use crate::domain::status::Status;
use crate::domain::view::{Group, Look, Named};

/// What an address says of the roster.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// `named=…`: the view that was chosen.
    pub named: Option<Named>,
    /// `q=…`: words to search for.
    text: Option<String>,
    /// `network=…`, `tags=…` and so on, by the keys of files: whom the filter asks for besides. Its text is not read.
    filter: Option<Filter>,
    /// `sort=-cost,name`.
    sort: Option<Vec<Sort>>,
    /// `group=tag`.
    group: Option<Option<Group>>,
}

/// A word for "nothing".
const NONE: &str = "none";

/// A parameter of an address, decoded.
pub type Parameter = (String, String);

impl Asked {
    /// A view as it was saved.
    pub fn named(named: Option<Named>) -> Self {
        Self { named, ..Self::default() }
    }

    /// A look that began with the named view, which looks like `base`.
    pub fn of(look: &Look, named: Option<Named>, base: &Look) -> Self {
        let filter = |look: &Look| Filter { text: String::new(), ..look.filter.clone() };
        let (now, before) = (filter(look), filter(base));
        Self {
            named,
            text: (look.filter.text != base.filter.text).then(|| look.filter.text.clone()),
            filter: (now != before).then_some(now),
            sort: (look.sort != base.sort).then(|| look.sort.clone()),
            group: (look.group != base.group).then_some(look.group),
        }
    }

    /// How the roster is to look, where the named view looks like `base`.
    pub fn look(&self, base: &Look) -> Look {
        let text = self.text.as_ref().unwrap_or(&base.filter.text).clone();
        Look {
            filter: Filter { text, ..self.filter.as_ref().unwrap_or(&base.filter).clone() },
            sort: self.sort.as_ref().unwrap_or(&base.sort).clone(),
            group: self.group.unwrap_or(base.group),
        }
    }

    /// Reads the parameters of an address. What cannot be read is as if it were not there.
    pub fn read(parameters: &[Parameter]) -> Self {
        let get = |name: &str| parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let sort = get("sort").map(|value| distinct(value, read_sort)).filter(|sort| !sort.is_empty());
        Self {
            named: get("named").and_then(Named::from_key),
            text: get("q").map(str::to_owned),
            filter: read_filter(parameters),
            sort: sort.map(|mut sort: Vec<Sort>| {
                let mut columns = Vec::new();
                sort.retain(|sort| {
                    !columns.contains(&sort.column) && {
                        columns.push(sort.column);
                        true
                    }
                });
                sort.truncate(SORTS);
                sort
            }),
            group: get("group").and_then(|key| match Group::from_key(key) {
                Some(group) => Some(Some(group)),
                None => (key == NONE).then_some(None),
            }),
        }
    }

    /// The parameters, for an address.
    pub fn parameters(&self) -> Vec<Parameter> {
        let sort = |sort: &Sort| format!("{}{}", if sort.descending { "-" } else { "" }, sort.column.key());
        let mut all = Vec::new();
        let mut put = |key: &str, value: Option<String>| all.extend(value.map(|value| (key.to_owned(), value)));
        put("named", self.named.map(Named::key));
        put("q", self.text.clone());
        for (key, value) in self.filter.iter().flat_map(write_filter) {
            put(&key, Some(value));
        }
        put("sort", self.sort.as_ref().map(|sorts| sorts.iter().map(sort).collect::<Vec<_>>().join(",")));
        put("group", self.group.map(|group| group.map_or_else(|| NONE.to_owned(), |group| group.key().into_owned())));
        all
    }
}

fn read_sort(key: &str) -> Option<Sort> {
    let (key, descending) = key.strip_prefix('-').map_or((key, false), |key| (key, true));
    Column::from_key(key).map(|column| Sort { column, descending })
}

fn read_filter(parameters: &[Parameter]) -> Option<Filter> {
    let mut filter = Filter::default();
    let mut is_said = false;
    for (key, value) in parameters {
        match key.as_str() {
            "filter" => is_said |= value == NONE,
            "influencer_status" => filter.influencer_statuses = distinct(value, Status::from_key),
            "client_status" => filter.client_statuses = distinct(value, Status::from_key),
            "network" => filter.networks = distinct(value, Network::from_key),
            "tasks" => {
                let state = |key: &str| TaskState::ALL.into_iter().find(|state| state.key() == key);
                filter.tasks = distinct(value, state);
            }
            "comment" => filter.comments = distinct(value, CommentState::from_key),
            "followers" => filter.followers = read_range(value).unwrap_or_default(),
            key => {
                if let Some(detail) = Detail::from_key(key)
                    && filter.details.iter().all(|(other, _)| *other != detail)
                {
                    filter.details.push((detail, distinct(value, |value| Some(value.to_owned()))));
                }
            }
        }
    }
    (is_said || !filter.is_only_text()).then_some(filter)
}

/// What a filter asks for but words, part by part.
fn write_filter(filter: &Filter) -> Vec<Parameter> {
    fn list<'v>(values: impl Iterator<Item = &'v str>) -> String {
        values.map(escaped).collect::<Vec<_>>().join(",")
    }
    let followers = match filter.followers {
        (None, None) => String::new(),
        (from, to) => {
            let bound = |bound: Option<u64>| bound.map(|count| count.to_string()).unwrap_or_default();
            format!("{}-{}", bound(from), bound(to))
        }
    };
    let parts = [
        ("influencer_status", list(filter.influencer_statuses.iter().map(|it| it.key()))),
        ("client_status", list(filter.client_statuses.iter().map(|it| it.key()))),
        ("network", list(filter.networks.iter().map(|it| it.key()))),
        ("followers", followers),
        ("tasks", list(filter.tasks.iter().map(|it| it.key()))),
        ("comment", list(filter.comments.iter().map(|it| it.key()))),
    ];
    let parts = parts.into_iter().filter(|(_, value)| !value.is_empty());
    let parts = parts.map(|(key, value)| (key.to_owned(), value));
    // The empty value of a detail means that there is none.
    let details = filter.details.iter().filter(|(_, values)| !values.is_empty());
    let details = details.map(|(detail, values)| (detail.key().into_owned(), list(values.iter().map(String::as_str))));
    let all: Vec<Parameter> = parts.chain(details).collect();
    if all.is_empty() { vec![("filter".to_owned(), NONE.to_owned())] } else { all }
}

fn read_range(value: &str) -> Option<(Option<u64>, Option<u64>)> {
    let (from, to) = value.split_once('-')?;
    let bound = |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
    bound(from).zip(bound(to))
}

/// The values of a list that can be read, each once.
fn distinct<T: PartialEq>(list: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
    let mut values = Vec::new();
    for value in split(list).iter().filter_map(|value| read(value)) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

/// A value in a list: a comma in it is no end of it.
fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace(',', "\\,")
}

/// The values of a list.
fn split(list: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut characters = list.chars();
    while let Some(character) = characters.next() {
        match (character, values.last_mut()) {
            (',', _) => values.push(String::new()),
            ('\\', Some(value)) => value.extend(characters.next()),
            (other, Some(value)) => value.push(other),
            (_, None) => {}
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::short_id::{ColumnId, ViewId};
    use crate::domain::status::{ClientStatus, InfluencerStatus};
    use crate::domain::view::Given;

    fn pairs(query: &str) -> Vec<Parameter> {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
    }

    fn text(asked: &Asked) -> String {
        let pairs = asked.parameters().into_iter().map(|(key, value)| format!("{key}={value}"));
        pairs.collect::<Vec<_>>().join("&")
    }

    fn all() -> Look {
        let own = Detail::Own(ColumnId::new(7));
        Look {
            filter: Filter {
                text: "lena".to_owned(),
                influencer_statuses: vec![InfluencerStatus::InCampaign, InfluencerStatus::Pending],
                client_statuses: vec![ClientStatus::Backup],
                networks: vec![Network::OTHERS],
                followers: (Some(1_000), None),
                tasks: vec![TaskState::Overdue],
                comments: vec![CommentState::Some],
                details: vec![
                    (Detail::Country, vec!["Korea, Republic of".to_owned(), String::new()]),
                    (own, vec!["a\\b".to_owned()]),
                ],
            },
            sort: vec![
                Sort { column: Column::Cost, descending: true },
                Sort { column: Column::Detail(own), descending: false },
            ],
            group: Some(Group::Tag),
        }
    }

    #[test]
    fn an_address_says_what_differs_and_is_read_back() {
        let plain = Look::default();
        let named = Some(Named::Given(Given::Overdue));
        let overdue = Look {
            filter: Filter { tasks: vec![TaskState::Overdue], ..Filter::default() },
            group: Some(Group::Network),
            ..Look::default()
        };
        let check = |look: &Look, named: Option<Named>, base: &Look, expected: &str| {
            let asked = Asked::of(look, named, base);
            assert_eq!(text(&asked), expected);
            let read = Asked::read(&asked.parameters());
            assert_eq!(read, asked);
            assert_eq!(read.look(base), *look);
        };
        check(&plain, None, &plain, "");
        check(&overdue, named, &overdue, "named=overdue");
        check(&plain, named, &overdue, "named=overdue&filter=none&group=none");
        let searched = Look { filter: Filter { text: "lena".to_owned(), ..overdue.filter.clone() }, ..overdue.clone() };
        check(&searched, named, &overdue, "named=overdue&q=lena");
        check(&overdue, Some(Named::Saved(ViewId::new(255))), &searched, "named=000000ff&q=");
        for (group, key) in [
            (Group::Detail(Detail::Country), "country"),
            (Group::Detail(Detail::Own(ColumnId::new(7))), "fields.00000007"),
        ] {
            check(&Look { group: Some(group), ..plain.clone() }, None, &plain, &format!("group={key}"));
        }
        check(
            &all(),
            None,
            &plain,
            "q=lena&influencer_status=in_campaign,pending&client_status=backup&network=others&followers=1000-\
             &tasks=overdue&comment=some&country=Korea\\, Republic of,&fields.00000007=a\\\\b&sort=-cost,fields.00000007&group=tag",
        );
    }

    #[test]
    fn what_cannot_be_read_is_as_if_it_were_not_there() {
        let check = |query: &str, expected: &str| assert_eq!(text(&Asked::read(&pairs(query))), expected, "{query}");
        check("named=nobody&sort=&group=x&network=mars&followers=many&filter=x&fields.zz=1&else=2", "");
        check(
            "network=instagram,mars,instagram&sort=cost,-cost,name,tasks,nonsense",
            "network=instagram&sort=cost,name,tasks",
        );
        check("followers=-9&followers=x", "");
        check("followers=99999999999999999999999-", "");
        check("tags=a&tags=b&tags", "tags=a");
        check("tags=a\\", "tags=a");
    }
}
