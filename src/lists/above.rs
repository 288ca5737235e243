//! What a blank cell says because of the row above it: cells that are shown as one, and the rows below a name in a list of
//! tasks.

use super::mapping::{Column, Surveyed};
use super::meaning::{ListKind, Meaning};
use super::networks;
use super::totals::TotalRows;
use crate::domain::detail::Detail;
use crate::sheets::Cell;
use std::borrow::Cow;
use std::collections::HashMap;

/// Most cells of merged ranges that are looked at.
const MOST: usize = 1_000_000;

/// Which rows say what the blank cells below them mean.
#[derive(Clone, Debug, Default)]
pub struct Above {
    /// For cells that are shown as one with others: row and column, and the row in which the value stands.
    merged: HashMap<(usize, usize), usize>,
    /// For rows that name nobody: whose row it is.
    named: HashMap<usize, usize>,
    /// For rows of the same influencer that name no network: the row that names the last one.
    networks: HashMap<usize, usize>,
}

impl Above {
    /// Looks through the rows of a list that is understood in this way.
    pub fn of(surveyed: &Surveyed, columns: &[Column], kind: ListKind) -> Self {
        let mut above = Self::default();
        let sheet = &surveyed.sheet;
        // Ranges of a hostile file may overlap, so that their cells are counted and not what comes of them.
        let mut left = MOST;
        for merged in &sheet.merged {
            let meaning = columns.get(merged.column).map(|column| column.meaning);
            if merged.row < surveyed.head.first || !meaning.is_some_and(|meaning| is_said_again(meaning, kind)) {
                continue;
            }
            let end = merged.row.saturating_add(merged.rows).min(sheet.rows.len());
            let below = (merged.row + 1..end).take(left);
            left -= below.len();
            above.merged.extend(below.map(|row| ((row, merged.column), merged.row)));
        }
        if kind == ListKind::Tasks {
            above.name(surveyed, columns);
        }
        above
    }

    fn name(&mut self, surveyed: &Surveyed, columns: &[Column]) {
        // Whose tasks the rows are, and which row says on which network.
        let (mut whose, mut network) = (None, None);
        let totals = TotalRows::default();
        for (at, cells) in surveyed.sheet.rows.iter().enumerate().skip(surveyed.head.first) {
            if totals.is_one(cells, &surveyed.sheet) || cells.iter().all(Cell::is_blank) {
                (whose, network) = (None, None);
                continue;
            }
            let has = |is_it: fn(Meaning) -> bool| {
                cells.iter().zip(columns).any(|(cell, column)| is_it(column.meaning) && !cell.is_blank())
            };
            let is_merged =
                |(column, it): (usize, &Column)| names_somebody(it.meaning) && self.merged.contains_key(&(at, column));
            let says_network = has(|meaning| meaning == Meaning::Network);
            if has(names_somebody) {
                (whose, network) = (Some(at), says_network.then_some(at));
                continue;
            }
            let is_task = has(|meaning| meaning == Meaning::TaskType);
            if let (Some(whose), true) = (whose, is_task && !columns.iter().enumerate().any(is_merged)) {
                self.named.insert(at, whose);
            }
            if says_network {
                network = Some(at);
            } else if let (Some(network), true) = (network, is_task && !tells_network(cells, columns)) {
                self.networks.insert(at, network);
            }
        }
    }

    /// Whether a row is about whoever the row above it names.
    pub fn names_again(&self) -> bool {
        !self.named.is_empty()
    }

    /// A row with what those above it say.
    pub fn filled<'r>(&self, surveyed: &'r Surveyed, columns: &[Column], at: usize) -> Cow<'r, [Cell]> {
        let rows = &surveyed.sheet.rows;
        let row = rows.get(at).map(Vec::as_slice).unwrap_or_default();
        let row = row.get(..row.len().min(columns.len())).unwrap_or_default();
        let is_blank = |column: usize| row.get(column).is_none_or(Cell::is_blank);
        let source = |column: usize, meaning: Meaning| {
            let named = || match meaning {
                Meaning::Network => self.networks.get(&at),
                _ => self.named.get(&at).filter(|_| names_somebody(meaning)),
            };
            self.merged.get(&(at, column)).or_else(named).copied()
        };
        let said: Vec<(usize, &Cell)> = columns
            .iter()
            .enumerate()
            .filter(|(column, _)| is_blank(*column))
            .filter_map(|(column, it)| Some((column, rows.get(source(column, it.meaning)?)?.get(column)?)))
            .collect();
        if said.is_empty() || row.iter().all(Cell::is_blank) {
            return Cow::Borrowed(row);
        }
        let mut filled = row.to_vec();
        filled.resize_with(filled.len().max(columns.len()), Cell::default);
        for (column, cell) in said {
            filled[column] = cell.clone();
        }
        Cow::Owned(filled)
    }
}

/// Whether a meaning tells who a row is about.
pub fn names_somebody(meaning: Meaning) -> bool {
    let is_name = matches!(meaning, Meaning::Name | Meaning::FirstName | Meaning::LastName | Meaning::Handle(_));
    is_name || meaning == Meaning::Detail(Detail::Email)
}

/// Whether what is to be done is done on one network only: a tweet, a reel.
fn tells_network(cells: &[Cell], columns: &[Column]) -> bool {
    let types = cells.iter().zip(columns).filter(|(_, column)| column.meaning == Meaning::TaskType);
    types.into_iter().any(|(cell, _)| networks::told_by_type(&cell.text()).is_some())
}

/// Whether cells that are shown as one say the same of each of their rows. A price does not: it is said once.
fn is_said_again(meaning: Meaning, kind: ListKind) -> bool {
    let is_of_task =
        matches!(meaning, Meaning::TaskType | Meaning::TaskDate | Meaning::TaskStatus | Meaning::Publication);
    names_somebody(meaning)
        || matches!(meaning, Meaning::Network | Meaning::MainNetwork)
        || (kind == ListKind::Tasks && is_of_task)
}
