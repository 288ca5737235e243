//! The board against the roster it shows.

use crate::arbitrary::campaign;
use chrono::NaiveDate;
use proptest::prelude::*;
use rollcall::domain::board::{By, columns};
use rollcall::domain::command::apply;
use rollcall::domain::id::InfluencerId;
use rollcall::domain::money::Money;
use rollcall::domain::totals::Totals;

proptest! {
    #[test]
    fn columns_divide_the_rows_and_keep_their_order(campaign in campaign(), skip in 1usize..3) {
        let all: Vec<InfluencerId> = campaign.roster.iter().map(|influencer| influencer.id).collect();
        let rows: Vec<InfluencerId> = all.iter().rev().step_by(skip).copied().collect();
        for by in By::ALL {
            let columns = columns(&campaign, &rows, by);
            prop_assert_eq!(columns.len(), by.labels().len());
            for (number, column) in columns.iter().enumerate() {
                let expected: Vec<InfluencerId> = rows
                    .iter()
                    .copied()
                    .filter(|id| campaign.roster.get(*id).is_some_and(|influencer| by.column_of(influencer) == number))
                    .collect();
                prop_assert_eq!(&*column.ids, &expected);
            }
        }
    }

    #[test]
    fn the_columns_cost_what_the_campaign_does(campaign in campaign()) {
        let rows: Vec<InfluencerId> = campaign.roster.iter().map(|influencer| influencer.id).collect();
        let totals = Totals::of(&campaign, NaiveDate::default());
        for by in By::ALL {
            let cost = columns(&campaign, &rows, by).iter().fold(Money::ZERO, |sum, column| sum + column.active_cost);
            prop_assert_eq!(cost, totals.active_cost());
        }
    }

    #[test]
    fn a_move_brings_all_to_the_column_and_nobody_else(campaign in campaign(), column in 0usize..6, every in 1usize..4) {
        let moved: Vec<InfluencerId> = campaign.roster.iter().step_by(every).map(|influencer| influencer.id).collect();
        for by in By::ALL {
            let Some(command) = by.command(&moved, column) else {
                prop_assert!(column >= by.labels().len());
                continue;
            };
            let mut after = campaign.clone();
            prop_assert!(apply(&mut after, command).is_ok());
            for (before, after) in campaign.roster.iter().zip(&after.roster) {
                let expected = if moved.contains(&before.id) { column } else { by.column_of(before) };
                prop_assert_eq!(by.column_of(after), expected);
            }
        }
    }
}
