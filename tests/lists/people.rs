//! Limits, and lists in other scripts.

use crate::check::{check, empty, plan};
use rollcall::domain::limits;

#[test]
fn other_scripts() {
    check(
        "Name | Instagram | Country\n森 愛子 | @aiko | 日本\nليلى حداد | @layla | لبنان",
        "森 愛子 [IG aiko]; Country: 日本\nليلى حداد [IG layla]; Country: لبنان",
    );
}

#[test]
fn more_influencers_than_fit_are_told() {
    let rows: Vec<String> = (0..=limits::INFLUENCERS).map(|n| format!("@name{n}")).collect();
    let plan = plan(&empty(), &rows.join("\n"));
    assert_eq!(plan.overflow(&empty()), Some(limits::INFLUENCERS + 1));
}

#[test]
fn no_more_own_columns_than_fit() {
    let titles: Vec<String> = (0..150).map(|n| format!("Field {n}")).collect();
    let values: Vec<String> = (0..150).map(|n| format!("value {n}")).collect();
    let list = format!("Name | {}\nLena F | {}", titles.join(" | "), values.join(" | "));
    let after = crate::check::after(&empty(), &plan(&empty(), &list));
    assert_eq!(after.table.columns().len(), rollcall::domain::table::MOST);
}
