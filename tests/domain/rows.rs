//! Which rows the roster shows and in which order, against a naive filter and sort.

use crate::arbitrary::{campaign, filter, today};
use crate::people::{self, person};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rollcall::domain::campaign::Campaign;
use rollcall::domain::detail::Detail;
use rollcall::domain::filter::{Filter, TaskState};
use rollcall::domain::finding::{Found, Line, Query, find};
use rollcall::domain::influencer::Influencer;
use rollcall::domain::names::{Language, NameOrder};
use rollcall::domain::network::Network;
use rollcall::domain::own_column::{ColumnKind, OwnColumn};
use rollcall::domain::query::{Column, Sort};
use rollcall::domain::search_texts::{SearchTexts, comments, details, names_and_handles};
use rollcall::domain::short_id::ColumnId;
use rollcall::domain::status::{InfluencerStatus, Status};
use rollcall::domain::unknown::Unknown;
use rollcall::domain::view::Group;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

const COLUMNS: [Column; 6] =
    [Column::Name, Column::Reach, Column::InfluencerStatus, Column::ClientStatus, Column::Tasks, Column::Cost];

fn fold(text: &str) -> String {
    text.to_lowercase()
}

/// Names as this test sorts them; the browser lends its own order. Equal names keep theirs.
fn order(names: &[&str]) -> Vec<u32> {
    let mut positions: Vec<u32> = (0..names.len() as u32).collect();
    positions.sort_by_key(|position| fold(names[*position as usize]));
    positions
}

const LANGUAGE: Language<'static> = Language { order: &order, compare: &|a: &str, b: &str| fold(a).cmp(&fold(b)) };

fn compare(column: Column, a: &Influencer, b: &Influencer) -> Ordering {
    let place = |status: InfluencerStatus| InfluencerStatus::ALL.iter().position(|other| *other == status);
    match column {
        Column::Name | Column::Comment | Column::Detail(_) => Ordering::Equal,
        // `None` is below every number.
        Column::Reach => a
            .accounts()
            .iter()
            .filter_map(|x| x.followers)
            .max()
            .cmp(&b.accounts().iter().filter_map(|x| x.followers).max()),
        Column::InfluencerStatus => place(a.influencer_status).cmp(&place(b.influencer_status)),
        Column::ClientStatus => a.client_status.cmp(&b.client_status),
        Column::Tasks => a.tasks.len().cmp(&b.tasks.len()),
        Column::Cost => {
            let cost = |i: &Influencer| i.tasks.iter().map(|t| t.price.minor()).sum::<i64>();
            cost(a).cmp(&cost(b))
        }
    }
}

proptest! {
    #[test]
    fn rows_are_filtered_and_sorted(
        campaign in campaign(),
        column in select(COLUMNS.to_vec()),
        descending: bool,
        filter in select(vec!["", "  ", "e", "lena", "e n", "子", "zoë \"", "nobody at all"]),
    ) {
        let everyone: Vec<&Influencer> = campaign.roster.iter().collect();
        let holds = |person: &&&Influencer| {
            filter.split(' ').filter(|word| !word.is_empty()).all(|word| {
                fold(person.name()).contains(word)
                    || person.accounts().iter().any(|account| fold(account.handle.as_str()).contains(word))
                    || fold(&person.client_comment).contains(word)
                    || person.details.iter().any(|(_, value)| fold(value).contains(word))
            })
        };
        let mut expected: Vec<&Influencer> = everyone.iter().filter(holds).copied().collect();
        let by_name = |a: &&Influencer, b: &&Influencer| fold(a.name()).cmp(&fold(b.name()));
        if column == Column::Name && descending {
            // Equal names in the reverse of the roster's order: the other direction is the mirror image.
            expected.reverse();
            expected.sort_by(|a, b| by_name(b, a));
        } else {
            expected.sort_by(by_name);
        }
        expected.sort_by(|a, b| if descending { compare(column, b, a) } else { compare(column, a, b) });

        let found = found(&campaign, &Filter::default(), filter, &[Sort { column, descending }], None);
        prop_assert_eq!(&*found.ids, &expected.iter().map(|i| i.id).collect::<Vec<_>>());
    }

    #[test]
    fn a_filter_shows_whom_it_means_and_groups_hold_everybody_once(
        campaign in campaign(),
        filter in filter(),
        sorts in vec((select(COLUMNS.to_vec()), any::<bool>()), 0..4),
        group in prop::option::of(select(Group::BUILT_IN.to_vec())),
    ) {
        let sorts: Vec<Sort> = sorts.into_iter().map(|(column, descending)| Sort { column, descending }).collect();
        let found = found(&campaign, &filter, "", &sorts, group);
        let today = today();
        let expected: BTreeSet<_> = campaign.roster.iter().filter(|it| filter.meets(it, today)).map(|it| it.id).collect();
        prop_assert_eq!(found.ids.iter().copied().collect::<BTreeSet<_>>(), expected);
        prop_assert_eq!(group.is_some() && !found.ids.is_empty(), !found.groups.is_empty());
        let mut next = 0;
        for section in &found.groups {
            prop_assert_eq!(section.start, next);
            let people: Vec<&Influencer> =
                found.ids[section.start..section.start + section.count].iter().filter_map(|id| campaign.roster.get(*id)).collect();
            prop_assert_eq!(section.tasks, people.iter().map(|it| it.tasks.len()).sum::<usize>());
            prop_assert_eq!(section.cost.minor(), people.iter().map(|it| it.cost().minor()).sum::<i64>());
            for pair in people.windows(2) {
                let by = sorts.iter().map(|sort| {
                    let order = compare_by_name(sort.column, pair[0], pair[1]);
                    if sort.descending { order.reverse() } else { order }
                });
                prop_assert!(by.into_iter().take(3).find(|order| order.is_ne()).is_none_or(Ordering::is_lt));
            }
            next += section.count;
        }
        prop_assert!(found.groups.is_empty() || next == found.ids.len());
        let lines: Vec<Line> = (0..found.line_count()).filter_map(|at| found.line(at)).collect();
        prop_assert_eq!(lines.len(), found.line_count());
        prop_assert_eq!(found.line(found.line_count()), None);
        prop_assert_eq!(lines.iter().filter_map(|line| line.influencer()).collect::<Vec<_>>(), found.ids.to_vec());
        for (row, id) in found.ids.iter().enumerate() {
            prop_assert_eq!(found.line(found.line_of(row)), Some(Line::Influencer(*id)));
        }
        let heads = lines.iter().filter(|line| matches!(line, Line::Group(_)));
        prop_assert!(heads.copied().eq((0..found.groups.len()).map(Line::Group)));
    }
}

fn compare_by_name(column: Column, a: &Influencer, b: &Influencer) -> Ordering {
    if column == Column::Name { fold(a.name()).cmp(&fold(b.name())) } else { compare(column, a, b) }
}

fn found(campaign: &Campaign, filter: &Filter, words: &str, sort: &[Sort], group: Option<Group>) -> Found {
    let query = Query { filter, words, sort, group, today: today() };
    let names = NameOrder::of(&campaign.roster, LANGUAGE);
    let texts = [names_and_handles(&campaign.roster), details(&campaign.roster), comments(&campaign.roster)];
    let texts = texts.map(|texts| Arc::new(SearchTexts::of(texts, None, &fold)));
    find(&campaign.roster, &campaign.table, &names, &texts, &query, &fold)
}

#[test]
fn rows_are_found_by_what_is_known_of_them() {
    let mut ana = person(1, "Ana", &["instagram"]);
    ana.details.set(Detail::Tags, "Beauty, Réel");
    ana.details.set(Detail::Country, "France");
    ana.details.set(Detail::Engagement, "10");
    let mut ben = person(2, "Ben", &["tiktok"]);
    ben.details.set(Detail::Tags, "food");
    ben.details.set(Detail::Engagement, "9.5");
    let zoe = person(3, "Zoë", &[]);
    let campaign = people::campaign(vec![zoe, ben, ana]);
    let names = |found: &Found| -> Vec<String> {
        found.ids.iter().filter_map(|id| Some(campaign.roster.get(*id)?.name().to_owned())).collect()
    };
    let check = |filter: Filter, expected: &[&str]| {
        let words = fold(&filter.text);
        assert_eq!(names(&found(&campaign, &filter, &words, &[], None)), expected, "{filter:?}");
    };
    let detail = |detail: Detail, values: &[&str]| Filter {
        details: vec![(detail, values.iter().map(|it| (*it).to_owned()).collect())],
        ..Filter::default()
    };
    check(Filter { text: "fran".to_owned(), ..Filter::default() }, &["Ana"]);
    check(Filter { text: "ana beau".to_owned(), ..Filter::default() }, &["Ana"]);
    check(detail(Detail::Tags, &["beauty"]), &["Ana"]);
    check(detail(Detail::Tags, &["beauty", "food"]), &["Ana", "Ben"]);
    check(detail(Detail::Country, &[""]), &["Ben", "Zoë"]);
    check(detail(Detail::Country, &["", "france"]), &["Ana", "Ben", "Zoë"]);
    check(Filter { networks: vec![Network::OTHERS], ..Filter::default() }, &[]);
    check(Filter { tasks: vec![TaskState::None], ..Filter::default() }, &["Ana", "Ben", "Zoë"]);
    check(Filter { followers: (Some(1), None), ..Filter::default() }, &[]);
    let by = |detail: Detail, descending| {
        let sort = [Sort { column: Column::Detail(detail), descending }];
        names(&found(&campaign, &Filter::default(), "", &sort, None))
    };
    // As numbers, and what has no value last in either direction.
    assert_eq!(by(Detail::Engagement, false), ["Ben", "Ana", "Zoë"]);
    assert_eq!(by(Detail::Engagement, true), ["Ana", "Ben", "Zoë"]);
    let groups = found(&campaign, &Filter::default(), "", &[], Some(Group::Tag)).groups;
    let groups: Vec<_> = groups.iter().map(|section| (section.name.as_str(), section.count)).collect();
    assert_eq!(groups, [("Beauty", 1), ("food", 1), ("No tag", 1)]);
}

/// Each group by its name and how many it has.
#[test]
fn rows_stand_in_groups_of_any_column_whose_values_recur() {
    let [text, choice, number] = [1, 2, 3].map(ColumnId::new);
    let column = |id, name: &str, kind| OwnColumn { id, name: name.to_owned(), kind, unknown: Unknown::default() };
    let person = |id, name, values: &[(Detail, &str)]| {
        let mut person = person(id, name, &[]);
        values.iter().for_each(|(detail, value)| {
            person.details.set(*detail, value);
        });
        person
    };
    let own = Detail::Own;
    let mut campaign = people::campaign(vec![
        person(1, "Ana", &[(Detail::Country, "Spain"), (own(text), "Kim"), (own(choice), "M"), (own(number), "1")]),
        person(2, "Ben", &[(Detail::Country, "france"), (own(text), "kim"), (own(choice), "S"), (own(number), "2")]),
        person(3, "Cleo", &[(Detail::Country, "France"), (own(text), "Ida"), (own(choice), "XL")]),
        person(4, "Dora", &[(Detail::Language, "Basque"), (own(choice), "old")]),
    ]);
    let choices = ["S", "M", "XL"].map(str::to_owned).to_vec();
    for column in [
        column(text, "Agent", ColumnKind::Text),
        column(choice, "Size", ColumnKind::Choice(choices)),
        column(number, "Rank", ColumnKind::Number),
    ] {
        campaign.table.put_column(column.id, Some(column));
    }
    let check = |campaign: &Campaign, detail: Detail, expected: &[(&str, usize)]| {
        let group = Some(Group::Detail(detail));
        let groups = found(campaign, &Filter::default(), "", &[], group).groups;
        let groups: Vec<_> = groups.iter().map(|section| (section.name.as_str(), section.count)).collect();
        assert_eq!(groups, expected, "{detail:?}");
    };
    check(&campaign, Detail::Country, &[("france", 2), ("Spain", 1), ("No country", 1)]);
    check(&campaign, Detail::Language, &[("Basque", 1), ("No language", 3)]);
    check(&campaign, own(text), &[("Ida", 1), ("Kim", 2), ("No Agent", 1)]);
    // In the order of the choices, and what is offered no more behind them.
    check(&campaign, own(choice), &[("S", 1), ("M", 1), ("XL", 1), ("old", 1)]);
    // Each number would be a group of its own.
    check(&campaign, own(number), &[]);
    let offered: Vec<&str> = Group::offered(&campaign.table).iter().map(|group| group.name(&campaign.table)).collect();
    assert_eq!(offered[4..], ["Country", "Language", "Agent", "Size"]);
    for group in Group::offered(&campaign.table) {
        assert_eq!(Group::from_key(&group.key()), Some(group));
    }
    // A view may ask for a column that is gone.
    campaign.table.put_column(text, None);
    check(&campaign, own(text), &[]);
}

#[test]
fn a_click_on_the_same_column_turns_the_order_and_on_another_starts_afresh() {
    let check = |before: &[(Column, bool)], column: Column, further: bool, expected: &[(Column, bool)]| {
        let sorts = |list: &[(Column, bool)]| -> Vec<Sort> {
            list.iter().map(|(column, descending)| Sort { column: *column, descending: *descending }).collect()
        };
        assert_eq!(Sort::chosen(&sorts(before), column, further), sorts(expected));
    };
    check(&[(Column::Name, false)], Column::Name, false, &[(Column::Name, true)]);
    check(&[(Column::Name, true)], Column::Name, false, &[(Column::Name, false)]);
    check(&[(Column::Name, true)], Column::Cost, false, &[(Column::Cost, false)]);
    check(&[(Column::Name, true)], Column::Cost, true, &[(Column::Name, true), (Column::Cost, false)]);
    let two = [(Column::Cost, false), (Column::Name, false)];
    check(&two, Column::Name, true, &[(Column::Cost, false), (Column::Name, true)]);
    check(&two, Column::Cost, false, &[(Column::Cost, false)]);
    let three = [(Column::Cost, false), (Column::Name, false), (Column::Tasks, true)];
    check(&three, Column::Reach, true, &[(Column::Cost, false), (Column::Name, false), (Column::Reach, false)]);
}
