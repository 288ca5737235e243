//! Tables that Rollcall has written: their headings are certain, and a cell holds one value as it was kept.

use super::about::About;
use super::guess::{Confidence, Guess, Seen, own, said};
use super::meaning::{ListKind, Meaning, OwnKind};
use super::words::{is_among, squash};
use crate::domain::number;
use crate::export::{Heading, TASK_ID, TASKS};
use chrono::NaiveDate;

/// What the rows are, where such headings stand above a table that Rollcall has written.
pub fn kind(titles: &[String]) -> Option<ListKind> {
    if Heading::are_of_influencers(titles) {
        Some(ListKind::Influencers)
    } else {
        Heading::are_of_tasks(titles).then_some(ListKind::Tasks)
    }
}

/// The name of the user's own column that a heading is of.
pub fn own_name(title: &str) -> String {
    match Heading::read(title) {
        Heading::Own(name) => name,
        other => other.text(0),
    }
}

/// What each column means.
pub fn guess(kind: ListKind, columns: &[Seen<'_>], about: &About) -> Vec<Guess> {
    let sure = |meaning| said(meaning, Confidence::High, "Rollcall has written it.");
    let follows = || said(Meaning::Nothing, Confidence::High, "It follows from the tasks.");
    let record =
        || said(Meaning::Record, Confidence::High, "It tells which rows are whose, also where names have changed.");
    let each = columns.iter().map(|column| match kind {
        ListKind::Tasks if column.title == TASK_ID => record(),
        ListKind::Tasks => match task_meaning(column.title) {
            Some(meaning) => sure(meaning),
            None => said(Meaning::Nothing, Confidence::Fair, "Tasks have no place for it."),
        },
        ListKind::Influencers => match Heading::read(column.title) {
            Heading::Name => sure(Meaning::Name),
            Heading::Handle(network) => sure(Meaning::Handle(Some(network))),
            Heading::Followers(network) => sure(Meaning::Followers(Some(network))),
            Heading::Link(network) => sure(Meaning::Link(network)),
            Heading::MainNetwork => sure(Meaning::MainNetwork),
            Heading::InfluencerStatus => sure(Meaning::InfluencerStatus),
            Heading::ClientStatus => sure(Meaning::ClientStatus),
            Heading::ClientComment => sure(Meaning::ClientComment),
            Heading::Detail(detail) => sure(Meaning::Detail(detail)),
            Heading::Tasks | Heading::Cost => follows(),
            Heading::Id => record(),
            Heading::Own(name) => own_column(&Seen { title: &name, ..column.clone() }, about),
        },
    });
    each.collect()
}

fn task_meaning(title: &str) -> Option<Meaning> {
    let meanings = [
        Meaning::Name,
        Meaning::Network,
        Meaning::TaskType,
        Meaning::TaskDate,
        Meaning::TaskPrice,
        Meaning::TaskStatus,
        Meaning::Publication,
    ];
    TASKS.iter().zip(meanings).find(|(ours, _)| **ours == title).map(|(_, meaning)| meaning)
}

/// A column of the user's own. Unless the campaign knows it, it has a kind in which every value stays as it stands.
fn own_column(column: &Seen<'_>, about: &About) -> Guess {
    let guess = own(column, about);
    let survey = column.survey;
    let all = |is_kept: fn(&str) -> bool| survey.nothing == 0 && survey.values.iter().all(|(value, _)| is_kept(value));
    let is_exact = match guess.meaning {
        _ if about.column(column.title).is_some() => true,
        Meaning::Own(OwnKind::Number) => all(|value| number::canonical(value).as_deref() == Ok(value)),
        Meaning::Own(OwnKind::Date) => all(|value| value.parse::<NaiveDate>().is_ok()),
        Meaning::Own(OwnKind::Choice) => survey.nothing == 0,
        _ => true,
    };
    if is_exact { guess } else { said(Meaning::Own(OwnKind::Text), Confidence::High, "It is kept as it stands.") }
}

/// Whether a text says yes or no.
///
/// # Errors
/// A sentence, where it says neither.
pub fn yes_or_no(text: &str) -> Result<bool, String> {
    let word = squash(text);
    if is_among("yes y true ja si oui sim 1 x", &word) {
        Ok(true)
    } else if is_among("no n false nein non nao 0", &word) {
        Ok(false)
    } else {
        Err(format!("\"{}\" is neither yes nor no.", super::values::short(text)))
    }
}
