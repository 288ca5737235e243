//! What a command does, in words.

use super::campaign::Campaign;
use super::command::{Command, DetailEdit, TaskChange, TaskEdit};
use super::detail::Detail;
use super::id::{IdSet, InfluencerId};
use super::influencer::Influencer;
use super::own_column::OwnColumn;
use super::status::Status;
use super::table::Table;
use super::task::Task;
use super::view::View;

impl Command {
    /// What is said once it is done: "Client status of 12 influencers set to Backup". To be asked before it is
    /// applied, since names may be gone afterwards.
    pub fn describe(&self, campaign: &Campaign) -> String {
        let name = |id: InfluencerId| campaign.roster.get(id).map_or("1 influencer", Influencer::name).to_owned();
        let people = |ids: &mut dyn Iterator<Item = InfluencerId>| {
            let ids: IdSet<InfluencerId> = ids.collect();
            match (ids.len(), ids.iter().next()) {
                (1, Some(id)) => name(*id),
                (count, _) => format!("{count} influencers"),
            }
        };
        match self {
            Self::EditBriefing(_) => "Briefing changed".to_owned(),
            Self::AddInfluencers(placed) => match placed.as_slice() {
                [(_, one)] => format!("{} added", one.name()),
                several => format!("{} influencers added", several.len()),
            },
            Self::EditInfluencers(list) => format!("{} changed", people(&mut list.iter().map(|(id, _)| *id))),
            Self::RemoveInfluencers(ids) => {
                format!("{} removed from the campaign", people(&mut ids.iter().copied()))
            }
            Self::SetInfluencerStatus(list) => describe_status(list, &people(&mut list.iter().map(|(id, _)| *id))),
            Self::SetClientStatus(list) => describe_status(list, &people(&mut list.iter().map(|(id, _)| *id))),
            Self::SetClientComment(id, comment) if comment.is_empty() => format!("Comment on {} removed", name(*id)),
            Self::SetClientComment(id, _) => format!("Comment on {} changed", name(*id)),
            Self::SetDetails(list) => {
                let people = people(&mut list.iter().map(|(id, ..)| *id));
                describe_details(list, &people, campaign.table.columns())
            }
            Self::SetTable(table) => describe_table(&campaign.table, table),
            Self::Several(commands) => match commands.as_slice() {
                [] => "Nothing changed".to_owned(),
                [one] => one.describe(campaign),
                several => {
                    let said = several.iter().map(|command| command.describe(campaign));
                    said.collect::<Vec<_>>().join(" · ")
                }
            },
            Self::ChangeTasks(changes) => {
                let people = people(&mut changes.iter().map(|change| change.influencer));
                describe_one_field(campaign, changes, &people).unwrap_or_else(|| describe_tasks(changes, &people))
            }
            Self::Replace(_) => "Campaign replaced".to_owned(),
        }
    }
}

fn describe_status<S: Status>(list: &[(InfluencerId, S)], people: &str) -> String {
    match list.first() {
        Some((_, value)) if list.iter().all(|(_, other)| other == value) => {
            format!("{} of {people} set to {}", S::TITLE, value.label())
        }
        _ => format!("{} of {people} set", S::TITLE),
    }
}

fn describe_details(list: &[DetailEdit], people: &str, columns: &[OwnColumn]) -> String {
    let Some((_, detail, value)) = list.first() else { return "Nothing changed".to_owned() };
    if list.iter().any(|(_, other, _)| other != detail) {
        return format!("Details of {people} changed");
    }
    let name = detail.name(columns);
    let is_one_value = list.iter().all(|(_, _, other)| other == value);
    match detail {
        _ if is_one_value && value.is_empty() => format!("{name} of {people} removed"),
        Detail::Notes | Detail::Tags => format!("{name} of {people} changed"),
        _ if is_one_value => format!("{name} of {people} set to {value}"),
        _ => format!("{name} of {people} changed"),
    }
}

fn describe_table(old: &Table, new: &Table) -> String {
    let column = |column: &OwnColumn, done| format!("Column {} {done}", column.name);
    let view = |view: &View, done| format!("View {} {done}", view.name);
    let columns = new.columns().iter().filter_map(|it| match old.column(it.id) {
        None => Some(column(it, "added")),
        Some(before) => (before != it).then(|| column(it, "changed")),
    });
    let gone_columns = old.columns().iter().filter(|it| new.column(it.id).is_none()).map(|it| column(it, "removed"));
    let views = new.views().iter().filter_map(|it| match old.view(it.id) {
        None => Some(view(it, if it.hidden { "hidden" } else { "saved" })),
        Some(before) => (before != it).then(|| view(it, if it.hidden { "hidden" } else { "changed" })),
    });
    let gone_views = old.views().iter().filter(|it| new.view(it.id).is_none()).map(|it| view(it, "removed"));
    let said: Vec<String> = columns.chain(gone_columns).chain(views).chain(gone_views).collect();
    if said.is_empty() { "Columns arranged".to_owned() } else { said.join(", ") }
}

/// What is said where several tasks are put in the place of others and differ in one field alone.
fn describe_one_field(campaign: &Campaign, changes: &[TaskChange], people: &str) -> Option<String> {
    let mut pairs: Vec<(&Task, &Task)> = Vec::with_capacity(changes.len());
    for change in changes {
        let TaskEdit::Put(new) = &change.edit else { return None };
        pairs.push((campaign.roster.get(change.influencer)?.task(new.id)?, new));
    }
    let (_, first) = pairs.first().filter(|_| pairs.len() > 1)?;
    let all = |is: &dyn Fn(&Task, &Task) -> bool| pairs.iter().all(|(old, new)| is(old, new));
    let tasks = format!("{} tasks of {people}", pairs.len());
    if all(&|old, new| Task { status: new.status, ..old.clone() } == *new) {
        let is_one_value = all(&|_, new| new.status == first.status);
        let set = if is_one_value { format!(" to {}", first.status.label()) } else { String::new() };
        return Some(format!("Status of {tasks} set{set}"));
    }
    let is_field = |field: &dyn Fn(&Task, &Task) -> Task| all(&|old, new| field(old, new) == *new);
    if is_field(&|old, new| Task { date: new.date, ..old.clone() }) {
        return Some(format!("Dates of {tasks} changed"));
    }
    is_field(&|old, new| Task { price: new.price, ..old.clone() }).then(|| format!("Prices of {tasks} changed"))
}

fn describe_tasks(changes: &[TaskChange], people: &str) -> String {
    let count = |which: fn(&TaskEdit) -> bool| changes.iter().filter(|change| which(&change.edit)).count();
    let parts = [
        (count(|edit| matches!(edit, TaskEdit::Add(..))), "added"),
        (count(|edit| matches!(edit, TaskEdit::Put(_))), "changed"),
        (count(|edit| matches!(edit, TaskEdit::Remove(_))), "removed"),
    ];
    let said: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, done)| format!("{count} {} {done}", if *count == 1 { "task" } else { "tasks" }))
        .collect();
    if said.is_empty() { format!("Tasks of {people} unchanged") } else { format!("{} for {people}", said.join(", ")) }
}
