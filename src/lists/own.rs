//! The user's own columns that a list fills.

use super::about::About;
use super::mapping::{Mapping, Surveyed};
use super::meaning::{Meaning, OwnKind};
use super::ours;
use super::rules::Rules;
use super::values;
use crate::domain::limits;
use crate::domain::month::format_day;
use crate::domain::own_column::ColumnKind;
use crate::domain::short_id::ColumnId;
use crate::domain::table;
use crate::sheets::Cell;
use chrono::NaiveDate;

/// A column of the user's own that a list fills.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnPlan {
    /// Which column of the list.
    pub column: usize,
    /// The column of the campaign, where there is one of this name.
    pub id: Option<ColumnId>,
    /// Its name.
    pub name: String,
    /// What its values are, with the choices that the list adds.
    pub kind: ColumnKind,
}

impl OwnPlan {
    /// Those of a list, as far as a campaign holds so many.
    pub fn all(surveyed: &Surveyed, mapping: &Mapping, about: &About) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let mut new = 0;
        for (at, column) in mapping.columns.iter().enumerate() {
            let Meaning::Own(kind) = column.meaning else { continue };
            let is_ours = surveyed.ours == Some(mapping.kind);
            let title = if is_ours { ours::own_name(&column.title) } else { column.title.clone() };
            let is_taken = |name: &str| all.iter().any(|own| own.name.to_lowercase() == name.to_lowercase());
            let numbered = (2..=mapping.columns.len() + 1).map(|n| format!("{title} {n}"));
            let name = std::iter::once(title.clone()).chain(numbered).find(|name| !is_taken(name));
            let Some(name) = name.and_then(|name| limits::name("Column", &name).ok()) else { continue };
            let known = about.column(&name);
            let values = surveyed.surveys.get(at).map(|it| it.values.as_slice()).unwrap_or_default();
            let is_many = surveyed.surveys.get(at).is_none_or(|survey| survey.many);
            let words = || values.iter().filter_map(|(value, _)| limits::short_text(&name, value).ok());
            let kind = match (known.map(|known| &known.kind), kind) {
                (Some(ColumnKind::Choice(choices)), _) => {
                    let mut choices = choices.clone();
                    add_choices(&mut choices, words());
                    ColumnKind::Choice(choices)
                }
                (Some(known), _) => known.clone(),
                (None, OwnKind::Text) => ColumnKind::Text,
                (None, OwnKind::Number) => ColumnKind::Number,
                (None, OwnKind::Date) => ColumnKind::Date,
                (None, OwnKind::Choice) if is_many => ColumnKind::Text,
                (None, OwnKind::Choice) => {
                    let mut choices = Vec::new();
                    add_choices(&mut choices, words());
                    ColumnKind::Choice(choices)
                }
            };
            if known.is_none() {
                if about.columns.len() + new >= table::MOST {
                    continue;
                }
                new += 1;
            }
            all.push(Self { column: at, id: known.map(|known| known.id), name, kind });
        }
        all
    }
}

fn add_choices(choices: &mut Vec<String>, words: impl Iterator<Item = String>) {
    for word in words.filter(|word| !word.is_empty()) {
        if !choices.iter().any(|choice| choice.to_lowercase() == word.to_lowercase()) {
            choices.push(word);
        }
    }
}

/// A value as the column keeps it, and what is said of it where that is a guess.
///
/// # Errors
/// A sentence.
pub fn read_own(
    own: &OwnPlan,
    cell: &Cell,
    rules: &Rules,
    near: NaiveDate,
) -> Result<(String, Option<String>), String> {
    let text = cell.text();
    let is_plain = matches!(own.kind, ColumnKind::Text | ColumnKind::Choice(_));
    // Words that say nothing are no choices, unless the column has them.
    let is_choice = matches!(&own.kind, ColumnKind::Choice(choices) if !choices.iter().any(|it| it.to_lowercase() == text.trim().to_lowercase()));
    if (!is_plain || is_choice) && super::accounts::is_nothing(&text) {
        return Ok((String::new(), None));
    }
    match own.kind {
        ColumnKind::Number => values::decimal(cell, rules),
        ColumnKind::Date => values::day(cell, rules, near).map(|(day, said)| (format_day(day), said)),
        ColumnKind::Text | ColumnKind::Choice(_) => {
            let lines: Vec<&str> = text.split(char::is_control).map(str::trim).filter(|it| !it.is_empty()).collect();
            own.kind.read(&own.name, &lines.join(" ")).map(|text| (text, None))
        }
    }
}
