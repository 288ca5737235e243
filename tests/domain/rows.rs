//! Which rows the roster shows and in which order, against a naive filter and sort.

use crate::arbitrary::campaign;
use proptest::prelude::*;
use proptest::sample::select;
use rollcall::domain::influencer::Influencer;
use rollcall::domain::query::{Column, NameIndex, Sort};
use rollcall::domain::status::{InfluencerStatus, Status};
use std::cmp::Ordering;

const COLUMNS: [Column; 6] =
    [Column::Name, Column::Reach, Column::InfluencerStatus, Column::ClientStatus, Column::Tasks, Column::Cost];

fn fold(text: &str) -> String {
    text.to_lowercase()
}

/// Names as this test sorts them; the browser lends its own order. Equal names stay in the roster's order.
fn order(names: &[&str]) -> Vec<u32> {
    let mut positions: Vec<u32> = (0..names.len() as u32).collect();
    positions.sort_by_key(|position| fold(names[*position as usize]));
    positions
}

fn compare(column: Column, a: &Influencer, b: &Influencer) -> Ordering {
    let place = |status: InfluencerStatus| InfluencerStatus::ALL.iter().position(|other| *other == status);
    match column {
        Column::Name | Column::Detail(_) => Ordering::Equal,
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

        let rows = NameIndex::of(&campaign.roster, &fold, &order).rows(&campaign.roster, filter, Sort { column, descending });
        prop_assert_eq!(rows, expected.iter().map(|i| i.id).collect::<Vec<_>>());
    }
}

#[test]
fn a_click_on_the_same_column_turns_the_order_and_on_another_starts_afresh() {
    let sort = Sort::default();
    let turned = sort.toggled(Column::Name);
    assert_eq!(turned, Sort { column: Column::Name, descending: true });
    assert_eq!(turned.toggled(Column::Name), sort);
    assert_eq!(turned.toggled(Column::Cost), Sort { column: Column::Cost, descending: false });
}
