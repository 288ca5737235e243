//! Headings over two rows: networks or groups above, and below each of them what its columns hold.

use super::header::{COLUMNS, is_value, one_line};
use super::known::{self, Known};
use super::networks;
use super::words::{is_among, words};
use crate::sheets::{Cell, Sheet};

/// Whose figures are not the influencer's, so that the group above must not be forgotten: "Audience" above "Country".
const OF_OTHERS: &str = "audience agency management manager brand client competitor average avg publikum zielgruppe agentur \
    kunde audiencia agencia cliente marca agence client publico pubblico agenzia";

/// The headings of a row together with those above it; `None` where the row above belongs to something else.
pub fn titles(sheet: &Sheet, row: usize) -> Option<Vec<String>> {
    let lower = texts(sheet.rows.get(row)?)?;
    let groups = groups(sheet, row.checked_sub(1)?, &lower)?;
    let width = groups.len().max(lower.len());
    let text = |texts: &[String], at: usize| texts.get(at).cloned().unwrap_or_default();
    Some((0..width).map(|at| joined(text(&groups, at), text(&lower, at))).collect())
}

/// What stands above each column, where a row holds the groups of the headings below it.
fn groups(sheet: &Sheet, row: usize, lower: &[String]) -> Option<Vec<String>> {
    let upper = texts(sheet.rows.get(row)?)?;
    let is_known = |text: &&String| known::heading(text).is_some_and(|it| it.known != Known::OfNetwork);
    let known = lower.iter().filter(is_known).count();
    let names_network = upper.iter().any(|text| networks::named(text).is_some());
    let filled = lower.iter().filter(|text| !text.is_empty()).count();
    if known < 2 || (known * 2 < filled && !names_network) {
        return None;
    }
    let merged: Vec<_> = sheet.merged.iter().filter(|it| it.row == row && it.columns > 1).collect();
    let is_empty = |texts: &[String], at: usize| texts.get(at).is_none_or(String::is_empty);
    let mut groups = upper.clone();
    let mut is_band = false;
    for (at, text) in upper.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
        let width = upper.len().max(lower.len());
        let end = match merged.iter().find(|it| it.column == at) {
            Some(it) => (at + it.columns).min(COLUMNS),
            None if !merged.is_empty() || is_empty(lower, at) => at + 1,
            None => (at + 1..width).find(|next| !is_empty(&upper, *next) || is_empty(lower, *next)).unwrap_or(width),
        };
        // A title stands above everything, and at its left end.
        let is_title = lower.iter().take(at).all(String::is_empty) && lower.iter().skip(end).all(String::is_empty);
        let is_heading = known::heading(text).is_some();
        is_band |=
            !is_title && (networks::named(text).is_some() || (is_heading && is_empty(lower, at)) || end > at + 1);
        groups.resize(groups.len().max(end), String::new());
        groups.iter_mut().take(end).skip(at + 1).for_each(|group| group.clone_from(text));
    }
    // A network alone above the whole table is that of all its accounts.
    if let ([network], true) = (&*upper.iter().filter(|text| !text.is_empty()).collect::<Vec<_>>(), merged.len() < 2)
        && networks::named(network).is_some()
        && !is_band
    {
        return Some(vec![(*network).clone(); lower.len()]);
    }
    let stands_above_others = upper.iter().filter(|text| !text.is_empty()).count() > 1 || !merged.is_empty();
    (is_band && (stands_above_others || names_network)).then_some(groups)
}

fn joined(group: String, title: String) -> String {
    if group.is_empty() || group == title {
        return title;
    }
    if title.is_empty() {
        return group;
    }
    let both = format!("{group} {title}");
    let known = known::heading(&title).map(|heading| heading.known);
    let is_of_others = words(&group).iter().any(|word| is_among(OF_OTHERS, word));
    // A name or a country is the same on every network.
    let is_of_account = matches!(
        known,
        Some(Known::Handle | Known::Followers | Known::Engagement | Known::Price | Known::Notes) | None
    );
    match networks::named(&group) {
        Some(_) if is_of_account => both,
        Some(_) => title,
        None if is_of_others || known.is_none() || known::heading(&both).is_some() => both,
        None => title,
    }
}

/// The texts of a row that may hold headings; `None` where it holds values.
fn texts(row: &[Cell]) -> Option<Vec<String>> {
    let cells = row.iter().take(COLUMNS);
    cells.map(|cell| (cell.is_blank() || !is_value(cell)).then(|| one_line(&cell.text()))).collect()
}
