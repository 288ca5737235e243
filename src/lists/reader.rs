//! The rows of a list that is understood in one way.

use super::about::About;
use super::above::Above;
use super::counts;
use super::draft::{Draft, Remark};
use super::mapping::{Mapping, Surveyed};
use super::meaning::Meaning;
use super::own::OwnPlan;
use super::reading::Reading;
use super::totals::TotalRows;
use super::words::squash;
use crate::sheets::Cell;
use std::sync::Arc;

/// What a row is.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// Nothing: blank, or the headings once more.
    Blank,
    /// Something of an influencer, with what was not clear.
    Said(Box<Draft>, Vec<Remark>),
    /// It cannot be read; why, as a sentence.
    Unreadable(String),
}

/// Reads the rows of a list that is understood in one way.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The list.
    pub surveyed: Arc<Surveyed>,
    /// How it is understood.
    pub mapping: Mapping,
    /// For which campaign.
    pub about: About,
    /// The columns of the user's own.
    pub owns: Vec<OwnPlan>,
    /// Whether Rollcall has written the list, so that a cell holds one value as it was kept.
    pub is_ours: bool,
    /// The column of handles that each column of followers is about.
    pub owners: Vec<Option<usize>>,
    above: Above,
    titles: Vec<String>,
    totals: TotalRows,
}

impl Reader {
    /// For a list that is understood in this way.
    pub fn new(surveyed: Arc<Surveyed>, mapping: Mapping, about: About) -> Self {
        let owns = OwnPlan::all(&surveyed, &mapping, &about);
        let titles = surveyed.titles.iter().map(|title| squash(title)).collect();
        let is_ours = surveyed.ours == Some(mapping.kind);
        let above = if is_ours { Above::default() } else { Above::of(&surveyed, &mapping.columns, mapping.kind) };
        let owners = counts::owners(&mapping.columns);
        Self { surveyed, mapping, about, owns, is_ours, owners, above, titles, totals: TotalRows::default() }
    }

    /// Reads the row at an index of the sheet.
    pub fn read(&self, index: usize) -> Row {
        let row = &*self.above.filled(&self.surveyed, &self.mapping.columns, index);
        if row.iter().all(Cell::is_blank) || self.is_headings(row) {
            return Row::Blank;
        }
        let mut reading = Reading::of(self);
        // The network first, because the other cells are read by it.
        let each = || row.iter().zip(&self.mapping.columns).enumerate();
        for (at, (cell, column)) in each().filter(|(_, (_, column))| column.meaning == Meaning::Network) {
            reading.network_cell(at, cell, column);
        }
        for (at, (cell, column)) in each().filter(|(_, (cell, _))| !cell.is_blank()) {
            if let Err(why) = reading.take(at, cell, column) {
                return Row::Unreadable(why);
            }
        }
        let is_total = || self.totals.is_one(row, &self.surveyed.sheet);
        let of_totals = || Row::Unreadable("This is a row of totals.".to_owned());
        match reading.finish() {
            Err(_) if is_total() => of_totals(),
            Err(why) => Row::Unreadable(why),
            // Of a table of ours, rows that Rollcall has written are no totals, whatever somebody is called.
            Ok((draft, _)) if !draft.is_told_apart() && is_total() => of_totals(),
            Ok((draft, remarks)) => Row::Said(Box::new(draft), remarks),
        }
    }

    fn is_headings(&self, row: &[Cell]) -> bool {
        let Some(head) = self.surveyed.head.row else { return false };
        let same = |(cell, title): (&Cell, &String)| {
            let text = cell.text();
            text.len() <= title.len() * 4 + 8 && squash(&text) == *title
        };
        let Some(headings) = self.surveyed.sheet.rows.get(head) else { return false };
        let is_lowest = || row.iter().zip(headings).all(|(cell, heading)| cell == heading);
        headings.iter().any(|cell| !cell.is_blank()) && (row.iter().zip(&self.titles).all(same) || is_lowest())
    }
}
