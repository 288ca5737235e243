//! A row for each task.

use super::Part;
use super::heading::{TASK_ID, TASKS};
use crate::domain::campaign::Campaign;
use crate::domain::influencer::Influencer;
use crate::domain::status::Status;
use crate::domain::task::Task;
use crate::sheets::{Table, Value};

/// The table: the tasks of these influencers, of each in its own order, with their ids in the last column.
pub fn table(campaign: &Campaign, people: &[&Influencer]) -> Table {
    let row = |influencer: &Influencer, task: &Task| {
        vec![
            Value::Text(influencer.name().to_owned()),
            task.kind.network().name().into(),
            task.kind.name().into(),
            task.date.map_or(Value::NOTHING, Value::Day),
            Value::Money(task.price.to_decimal(campaign.briefing.currency)),
            task.status.label().into(),
            if task.kind.is_publication() { "Yes" } else { "No" }.into(),
            Value::Text(task.id.to_string()),
        ]
    };
    let rows = people.iter().flat_map(|influencer| influencer.tasks.iter().map(|task| row(influencer, task)));
    Table {
        name: Part::Tasks.name().to_owned(),
        headings: TASKS.iter().chain([&TASK_ID]).map(|heading| (*heading).to_owned()).collect(),
        rows: rows.collect(),
        is_list: true,
        has_ids: true,
    }
}
