//! The rows of a list that are not taken, for people to look at and to keep.

use super::draft::Draft;
use super::index::Origin;
use super::mapping::Surveyed;
use super::plan::{Choice, Found, Line, Plan, Unreadable};
use crate::sheets::{Table, Value};

impl Plan {
    /// The rows that are not taken, in the list's order, each with why. Those of whom everything is here already are
    /// none.
    pub fn left_out(&self) -> Vec<Unreadable> {
        let lines = self.lines.iter().filter(|line| self.effect(line) == Choice::Skip && !line.same);
        let lines = lines.map(|line| Unreadable { row: line.row, text: called(&line.draft), why: self.why(line) });
        let mut all: Vec<Unreadable> = lines.chain(self.unreadable.iter().cloned()).collect();
        all.sort_by_key(|row| row.row);
        all
    }

    fn why(&self, line: &Line) -> String {
        match &line.found {
            _ if line.asks => "It was not said which task of the campaign it is.".to_owned(),
            Some(Found { origin: Origin::Line(first), .. }) if line.choice != Choice::Skip => {
                let row = self.lines.get(*first).map_or(0, |first| first.row);
                format!("It belongs to row {row}, which is left out.")
            }
            _ => "You left it out.".to_owned(),
        }
    }
}

/// Whom a row is about, and what is to be done.
fn called(draft: &Draft) -> String {
    let tasks = draft.tasks.iter().map(|task| task.text.as_str()).filter(|text| !text.is_empty());
    std::iter::once(draft.called().as_str()).chain(tasks).collect::<Vec<_>>().join(" · ")
}

/// Rows that were not taken, as the list had them, with their numbers and why.
pub fn table(rows: &[Unreadable], surveyed: &Surveyed) -> Table {
    let own = ["Row", "Why it was left out"].map(str::to_owned);
    let cells = |row: &Unreadable| {
        let cells = surveyed.sheet.rows.get(row.row - 1).map(Vec::as_slice).unwrap_or_default();
        let cells = cells.iter().take(surveyed.titles.len()).map(|cell| Value::Text(cell.text().into_owned()));
        cells.chain(std::iter::repeat(Value::NOTHING)).take(surveyed.titles.len())
    };
    let row = |row: &Unreadable| {
        cells(row).chain([Value::Number(row.row.to_string()), Value::Text(row.why.clone())]).collect()
    };
    Table {
        name: "Left out".to_owned(),
        headings: surveyed.titles.iter().cloned().chain(own).collect(),
        rows: rows.iter().map(row).collect(),
        is_list: true,
        has_ids: false,
    }
}
