//! What an import would do, row by row, before it does anything (`document.md`, Importing).
//!
//! `compare` finds the rows of two versions; `twins` what was added on both sides and may be one; `uniting` lists
//! that both sides changed; `applying` does what the rows say.

mod applying;
mod compare;
mod reason;
mod twins;
mod uniting;

pub use reason::Reason;
pub use twins::Twin;

use super::edits::{Document, Entity, Field, Moment, Value};
use super::withheld::{Withheld, is_for_client};
use super::{Opened, Origin};
use crate::domain::id::InfluencerId;
use crate::domain::influencer::Account;
use crate::domain::limits;
use crate::domain::own_column::OwnColumn;
use crate::domain::sorting::sort_by;
use crate::domain::task::Task;
use crate::domain::unknown::Unknown;
use std::collections::HashMap;

/// What an import would do.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What would change: the campaign first, then influencer by influencer. Empty when there is nothing to decide.
    pub rows: Vec<Row>,
    /// How the file stands to what is here.
    pub standing: Standing,
    /// What the file leaves out, when it is a client copy that comes back to the agency.
    pub copy: Option<Withheld>,
    origin: Origin,
    /// Lists that both sides changed, where what is here has all of the file's already. Nobody is asked about them; what
    /// is here must stay.
    settled: Vec<Row>,
    /// Where the rows of kind [`RowKind::Same`] are.
    same: HashMap<Entity, usize>,
}

/// How a file stands to the version that is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has something that is not here.
    News,
    /// Both say the same.
    Same,
    /// Everything in it is here already, and more.
    Older,
}

/// One change that the user can take or leave.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What is changed. Of a row of kind [`RowKind::Same`], the file's record.
    pub at: Entity,
    /// Which of its values; [`Field::Removed`] for the whole record.
    pub field: Field,
    /// What kind of change it is.
    pub kind: RowKind,
    /// The influencer's name; empty for the campaign itself.
    pub name: String,
    /// The task, for a change of one.
    pub task: Option<Task>,
    /// The value here; `None` where there is none.
    pub mine: Option<Value>,
    /// The value in the file.
    pub theirs: Option<Value>,
    /// When and by whom the value here was edited, where that is known.
    pub here: Option<Moment>,
    /// The same of the file's value.
    pub there: Option<Moment>,
    /// Whether the file is a client copy and this is nothing that the client decides.
    pub not_theirs: bool,
    /// What the client decided about somebody who is off the roster here: status and comment, as far as the file has
    /// one.
    pub decided: Vec<Value>,
    /// The record here that may be the same as this one of the file.
    pub twin: Option<Twin>,
    /// The record of the file whose row of kind [`RowKind::Same`] decides whether this row counts: values count where it
    /// is taken, and the record itself is new where it is not.
    pub of: Option<Entity>,
    /// Why it is on or off at first, where the kind does not say it.
    pub reason: Option<Reason>,
    /// Whether the edits in the file explain the value.
    explained: bool,
    /// Whether the file's side is taken. What is set here first is what is recommended.
    pub take: bool,
}

/// What kind of change a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// A record that is here and one that is in the file may be one: taken, they become one, and left, they stay two.
    Same,
    /// Both sides changed it without knowing of each other.
    Conflict,
    /// The file has another value.
    Changed,
    /// The file has something that is not here.
    New,
    /// Something is here that the file has removed.
    Removed,
}

impl Row {
    /// Whether a whole record comes or goes.
    pub fn is_of_record(&self) -> bool {
        self.field == Field::Removed
    }

    /// Whose row it is; `None` for the campaign's.
    pub fn whose(&self) -> Option<InfluencerId> {
        self.twin.as_ref().map_or(self.at, |twin| twin.at).influencer()
    }

    /// Whether it says what becomes of a record of the file that is not taken as one that is here.
    pub fn is_otherwise(&self) -> bool {
        self.of == Some(self.at)
    }

    /// Who made the file's edit, where that is known.
    pub fn who(&self) -> &str {
        self.there.as_ref().map_or("", |moment| &moment.who)
    }

    /// Whether both sides' accounts, or columns, differ in nothing but fields that this program does not know. Those are
    /// never in a client copy.
    fn is_of_unknown_alone(&self) -> bool {
        let known = |value: &Option<Value>| match value {
            Some(Value::Accounts(accounts)) => {
                let known = |account: &Account| Account { unknown: Unknown::default(), ..account.clone() };
                Some(Value::Accounts(accounts.iter().map(known).collect()))
            }
            Some(Value::Column(Some(column))) => {
                let known = OwnColumn { unknown: Unknown::default(), ..OwnColumn::clone(column) };
                Some(Value::Column(Some(Box::new(known))))
            }
            _ => None,
        };
        let mine = known(&self.mine);
        mine.is_some() && mine == known(&self.theirs)
    }
}

impl Preview {
    /// Compares a file with the version that is here. What the file gives no ids is [recognised](Opened::recognise)
    /// before.
    pub fn of(mine: &Document, file: &Opened) -> Self {
        let theirs = &file.document;
        let mut rows = compare::rows(mine, file);
        if let Some(withheld) = theirs.copy {
            rows.retain(|row| !withheld.hides(row.field) && (row.explained || !row.is_of_unknown_alone()));
        }
        // To a client who gets a newer copy, it is the agency's and nothing that comes back.
        let copy = theirs.copy.filter(|_| mine.copy.is_none());
        if copy.is_some() {
            for row in &mut rows {
                row.decided = compare::decided(mine, theirs, row);
                row.not_theirs = !is_for_client(row.field);
                row.take &= !row.not_theirs;
                if !row.decided.is_empty() {
                    row.reason = Some(if mine.tells(row.at) { Reason::Decided } else { Reason::DecidedAndGone });
                }
            }
        }
        let settled = uniting::unite(mine, theirs, &mut rows);
        let place =
            |id: Option<InfluencerId>| id.and_then(|id| mine.campaign.roster.position(id)).map_or(0, |at| at + 1);
        let is_new = |row: &Row| row.whose().is_some_and(|id| mine.campaign.roster.get(id).is_none());
        // What depends on another row follows it.
        let leader = |row: &Row| row.of.unwrap_or(row.at);
        let key = |row: &Row| {
            (
                is_new(row),
                place(row.whose()),
                row.whose(),
                leader(row),
                row.kind != RowKind::Same,
                row.is_otherwise(),
                row.at,
                row.field,
            )
        };
        sort_by(&mut rows, &|a, b| key(a).cmp(&key(b)));
        let standing = match (rows.is_empty(), file.origin) {
            (false, _) => Standing::News,
            (true, Origin::Rollcall) if !theirs.edits.seen.includes(&mine.edits.seen) => Standing::Older,
            (true, _) if !settled.is_empty() => Standing::Older,
            (true, _) => Standing::Same,
        };
        let same = rows.iter().enumerate().filter(|(_, row)| row.kind == RowKind::Same);
        let same = same.map(|(index, row)| (row.at, index)).collect();
        Self { rows, standing, copy, origin: file.origin, settled, same }
    }

    /// How many rows of a kind there are.
    pub fn count(&self, kind: RowKind) -> usize {
        self.rows.iter().filter(|row| row.kind == kind && !row.is_otherwise()).count()
    }

    /// Whether a row counts, as others are taken.
    pub fn is_open(&self, row: &Row) -> bool {
        row.of.is_none_or(|of| {
            let leader = self.same.get(&of).and_then(|index| self.rows.get(*index));
            leader.is_none_or(|leader| leader.take != row.is_otherwise())
        })
    }

    /// Whether the register is a list that both sides changed, and of which both sides' changes are kept.
    pub fn unites(&self, at: Entity, field: Field) -> bool {
        let is_it = |row: &Row| (row.at, row.field) == (at, field);
        self.settled.iter().any(is_it) || self.rows.iter().any(|row| is_it(row) && row.reason == Some(Reason::United))
    }

    /// Whether the campaign would have more influencers than fit, and how many.
    pub fn overflow(&self, mine: &Document) -> Option<usize> {
        let of_people = |row: &&Row| matches!(row.at, Entity::Influencer(_));
        let comes = |row: &&Row| row.take && row.kind == RowKind::New && self.is_open(row);
        let goes = |row: &&Row| row.take && row.kind == RowKind::Removed;
        let people = || self.rows.iter().filter(of_people);
        let count = mine.campaign.roster.len() + people().filter(comes).count();
        let count = count.saturating_sub(people().filter(goes).count());
        (count > limits::INFLUENCERS).then_some(count)
    }
}
