//! What an import would do, row by row, before it does anything (`document.md`, Importing).

use super::edits::{Change, Delta, Document, Entity, Field, Replica, Stamp, Value};
use super::withheld::{Withheld, is_for_client};
use super::{Opened, Origin};
use crate::domain::id::InfluencerId;
use crate::domain::influencer::{Account, Influencer};
use crate::domain::limits;
use crate::domain::own_column::OwnColumn;
use crate::domain::sorting::sort_by;
use crate::domain::task::Task;
use crate::domain::touched::Touched;
use crate::domain::unknown::Unknown;
use std::collections::{HashMap, HashSet};

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
    /// What is changed.
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
    /// Who changed it there, where that is known.
    pub who: String,
    /// Whether the file is a client copy and this is nothing that the client decides.
    pub not_theirs: bool,
    /// Whether the edits in the file explain the value.
    explained: bool,
    /// Whether the file's side is taken. What is set here first is what is recommended.
    pub take: bool,
}

/// What kind of change a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
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
    /// Compares a file with the version that is here.
    pub fn of(mine: &Document, file: &Opened) -> Self {
        let theirs = &file.document;
        let mut rows = match file.origin {
            Origin::Rollcall => told(mine, theirs),
            Origin::ByHand | Origin::Untold => untold(mine, theirs),
        };
        if let Some(withheld) = theirs.copy {
            rows.retain(|row| !withheld.hides(row.field) && (row.explained || !row.is_of_unknown_alone()));
        }
        // To a client who gets a newer copy, it is the agency's and nothing that comes back.
        let copy = theirs.copy.filter(|_| mine.copy.is_none());
        if copy.is_some() {
            for row in &mut rows {
                row.not_theirs = !is_for_client(row.field);
                row.take &= !row.not_theirs;
            }
        }
        let place =
            |at: Entity| at.influencer().and_then(|id| mine.campaign.roster.position(id)).map_or(0, |at| at + 1);
        let is_new = |row: &Row| row.at.influencer().is_some_and(|id| mine.campaign.roster.get(id).is_none());
        let key = |row: &Row| (is_new(row), place(row.at), row.at, row.field);
        sort_by(&mut rows, &|a, b| key(a).cmp(&key(b)));
        let standing = match (rows.is_empty(), file.origin) {
            (false, _) => Standing::News,
            (true, Origin::Rollcall) if !theirs.edits.seen.includes(&mine.edits.seen) => Standing::Older,
            (true, _) => Standing::Same,
        };
        Self { rows, standing, copy, origin: file.origin }
    }

    /// How many rows of a kind there are.
    pub fn count(&self, kind: RowKind) -> usize {
        self.rows.iter().filter(|row| row.kind == kind).count()
    }

    /// Whether the campaign would have more influencers than fit, and how many.
    pub fn overflow(&self, mine: &Document) -> Option<usize> {
        let comes = |row: &&Row| row.take && matches!(row.at, Entity::Influencer(_)) && row.kind == RowKind::New;
        let goes = |row: &&Row| row.take && matches!(row.at, Entity::Influencer(_)) && row.kind == RowKind::Removed;
        let count = mine.campaign.roster.len() + self.rows.iter().filter(comes).count();
        let count = count.saturating_sub(self.rows.iter().filter(goes).count());
        (count > limits::INFLUENCERS).then_some(count)
    }

    /// Does what the rows say, and answers with the delta of it and what it touched.
    ///
    /// What is taken keeps its stamps. What is left, and how a conflict was decided, are new edits: joining the same
    /// file again asks nothing again.
    pub fn apply(&self, mine: &mut Document, theirs: &Document, replica: Replica) -> (Delta, Touched) {
        let mut delta = match self.origin {
            Origin::Rollcall => mine.news_in(theirs),
            Origin::ByHand | Origin::Untold => mine.nothing_new(),
        };
        if self.copy.is_some() {
            delta.past.retain(is_for_client);
        }
        let was: HashMap<(Entity, Field), Option<Value>> =
            self.rows.iter().map(|row| ((row.at, row.field), mine.value(row.at, row.field))).collect();
        // Who stays although the file removed them stays as they were: what the file changed before was never listed.
        let stays = |row: &&Row| {
            !row.take && row.field == Field::Removed && matches!(row.kind, RowKind::Removed | RowKind::Conflict)
        };
        let staying = || self.rows.iter().filter(stays).filter(|row| mine.is_present(row.at)).map(|row| row.at);
        let people: Vec<Influencer> = staying()
            .filter(|at| matches!(at, Entity::Influencer(_)))
            .filter_map(|at| mine.influencer(at.influencer()?).cloned())
            .collect();
        let tasks: Vec<(InfluencerId, Task)> =
            staying().filter_map(|at| Some((at.influencer()?, mine.task(at)?.clone()))).collect();
        let currency = mine.campaign.briefing.currency;
        let mut touched = mine.join(&delta);
        let stamp = mine.edits.seen.next(replica);
        let mut changes = Vec::new();
        for row in &self.rows {
            // What came with the join stands, and what no edit explains did not come with it.
            let is_done = if row.explained { row.take && row.kind != RowKind::Conflict } else { !row.take };
            if !is_done {
                let value =
                    if row.take { row.theirs.clone() } else { was.get(&(row.at, row.field)).cloned().flatten() };
                mine.decide(row.at, row.field, value, theirs, stamp, &mut changes);
            }
        }
        for influencer in &people {
            mine.as_it_was(influencer, currency, stamp, &mut changes);
        }
        for (owner, task) in &tasks {
            mine.task_as_it_was(*owner, task, currency, stamp, &mut changes);
        }
        if !changes.is_empty() {
            let mut own = mine.nothing_new();
            own.seen.note(stamp);
            own.changes = changes;
            mine.tell_past(&mut own);
            let own = own.in_thousandths(&|task| mine.exact(task).or_else(|| theirs.exact(task)));
            touched = touched.and(mine.join(&own));
            delta = delta.in_thousandths(&|task| theirs.exact(task));
            delta.changes.extend(own.changes);
            delta.past.join(&own.past);
            delta.seen.join(&own.seen);
        } else if !delta.is_empty() {
            // The import is a deed of its own, which takes a number.
            mine.edits.seen.note(stamp);
            delta.seen.note(stamp);
        }
        (delta, touched)
    }
}

/// The rows of a file that tells its edits.
fn told(mine: &Document, theirs: &Document) -> Vec<Row> {
    let mut rows = Rows { mine, theirs, rows: Vec::new() };
    // Records that only one of the two has in its campaign; their values are not listed one by one.
    let mut whole: HashSet<InfluencerId> = HashSet::new();
    for influencer in &theirs.campaign.roster {
        let at = Entity::Influencer(influencer.id);
        if mine.campaign.roster.get(influencer.id).is_none() {
            whole.insert(influencer.id);
            rows.only_there(at);
        }
    }
    for influencer in &mine.campaign.roster {
        if theirs.campaign.roster.get(influencer.id).is_none() {
            whole.insert(influencer.id);
            rows.only_here(Entity::Influencer(influencer.id));
        }
    }
    for influencer in &theirs.campaign.roster {
        let Some(here) = mine.campaign.roster.get(influencer.id) else { continue };
        if here.tasks.len() == influencer.tasks.len()
            && here.tasks.iter().zip(&influencer.tasks).all(|(here, there)| here.id == there.id)
        {
            continue;
        }
        for task in influencer.tasks.iter().filter(|task| here.task(task.id).is_none()) {
            rows.only_there(Entity::Task(influencer.id, task.id));
        }
        for task in here.tasks.iter().filter(|task| influencer.task(task.id).is_none()) {
            rows.only_here(Entity::Task(influencer.id, task.id));
        }
    }
    theirs.each_stamp(&mut |at, field, stamp| {
        let is_whole = at.influencer().is_some_and(|id| whole.contains(&id));
        if !is_whole && rows.both_have(at) {
            rows.edited(at, field, stamp);
        }
    });
    // Two browsers that took in a file without edits, changed by hand in between, have other values of the same age.
    for (at, field) in mine.differences_from(theirs) {
        if rows.both_have(at) && is_shown(field) && mine.stamp(at, field) == theirs.stamp(at, field) {
            rows.push(at, field, RowKind::Changed, None, true);
            rows.unexplained();
        }
    }
    rows.rows
}

/// The rows of a file that does not: every value that differs.
fn untold(mine: &Document, theirs: &Document) -> Vec<Row> {
    let mut rows = Rows { mine, theirs, rows: Vec::new() };
    let mut differing = mine.differences_from(theirs);
    differing.retain(|(_, field)| is_shown(*field));
    for (at, field) in differing {
        let both = rows.both_have(at);
        let kind = match (both, theirs.is_present(at)) {
            (true, _) => RowKind::Changed,
            (false, true) => RowKind::New,
            (false, false) => RowKind::Removed,
        };
        // What the file does not have may never have been in it, and what was removed here is not new.
        let take = kind != RowKind::Removed && !(kind == RowKind::New && mine.knows(at));
        rows.push(at, field, kind, None, take);
        rows.unexplained();
    }
    rows.rows
}

/// Whether a person is asked about a field. The rest follows by itself: places, and the stamps without values.
fn is_shown(field: Field) -> bool {
    !matches!(field, Field::Position | Field::Grown | Field::AccountOrder | Field::Layout)
}

struct Rows<'d> {
    mine: &'d Document,
    theirs: &'d Document,
    rows: Vec<Row>,
}

impl Rows<'_> {
    fn both_have(&self, at: Entity) -> bool {
        self.mine.is_present(at) && self.theirs.is_present(at)
    }

    /// A record that is in the file's campaign and not in mine.
    fn only_there(&mut self, at: Entity) {
        if !self.mine.knows(at) {
            return self.push(at, Field::Removed, RowKind::New, None, true);
        }
        let removed = self.mine.stamp(at, Field::Removed);
        let revived = self.theirs.stamp(at, Field::Removed);
        if revived > removed && removed.is_none_or(|removed| self.theirs.edits.seen.covers(removed)) {
            // They took the removal back.
            return self.push(at, Field::Removed, RowKind::New, revived, true);
        }
        let knew = removed.is_none_or(|removed| self.theirs.edits.seen.covers(removed));
        if !knew && self.theirs.was_edited_beyond(at, &self.mine.edits.seen) {
            self.push(at, Field::Removed, RowKind::Conflict, None, true);
        }
    }

    /// A record that is in my campaign and not in the file's.
    fn only_here(&mut self, at: Entity) {
        // Without a trace of a removal, they never had it.
        let Some(removed) = self.theirs.stamp(at, Field::Removed).filter(|_| self.theirs.knows(at)) else { return };
        if self.mine.edits.seen.covers(removed) {
            return;
        }
        if self.mine.was_edited_beyond(at, &self.theirs.edits.seen) {
            self.push(at, Field::Removed, RowKind::Conflict, Some(removed), false);
        } else {
            self.push(at, Field::Removed, RowKind::Removed, Some(removed), true);
        }
    }

    /// A value that they edited, of a record that both have.
    fn edited(&mut self, at: Entity, field: Field, stamp: Stamp) {
        let here = self.mine.stamp(at, field);
        if !is_shown(field) || field == Field::Removed || here == Some(stamp) {
            return;
        }
        let i_knew = self.mine.edits.seen.covers(stamp);
        let they_knew = here.is_none_or(|here| self.theirs.edits.seen.covers(here));
        let is_conflict = !i_knew && !they_knew;
        if (!is_conflict && here > Some(stamp)) || self.mine.value(at, field) == self.theirs.value(at, field) {
            return;
        }
        let kind = if is_conflict { RowKind::Conflict } else { RowKind::Changed };
        self.push(at, field, kind, Some(stamp), here < Some(stamp));
    }

    fn push(&mut self, at: Entity, field: Field, kind: RowKind, stamp: Option<Stamp>, take: bool) {
        let influencer = at.influencer().and_then(|id| {
            let of = |document: &Document| document.influencer(id).map(|influencer| influencer.name().to_owned());
            of(self.mine).or_else(|| of(self.theirs))
        });
        let task = self.mine.task(at).or_else(|| self.theirs.task(at)).cloned();
        let who = stamp.and_then(|stamp| self.theirs.edits.activity.iter().find(|deed| deed.stamp == stamp));
        self.rows.push(Row {
            at,
            field,
            kind,
            name: influencer.unwrap_or_default(),
            task,
            mine: self.mine.value(at, field),
            theirs: self.theirs.value(at, field),
            who: who.map(|deed| deed.who.clone()).unwrap_or_default(),
            not_theirs: false,
            explained: true,
            take,
        });
    }

    /// Says of the last row that no edit explains it.
    fn unexplained(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.explained = false;
        }
    }
}

impl Document {
    /// A delta that tells nothing.
    fn nothing_new(&self) -> Delta {
        Delta {
            currency: self.campaign.briefing.currency,
            changes: Vec::new(),
            seen: Default::default(),
            deeds: Vec::new(),
            past: Default::default(),
        }
    }

    /// The edit that makes a register say `value` from now on, for `changes`.
    fn decide(
        &self,
        at: Entity,
        field: Field,
        value: Option<Value>,
        theirs: &Self,
        stamp: Stamp,
        changes: &mut Vec<Change>,
    ) {
        if field != Field::Removed {
            if let Some(value) = value {
                changes.push(Change::Set { at, field, value, stamp });
            }
            return;
        }
        // `None` and `true` mean that it is not there.
        let stays = value == Some(Value::Flag(false));
        if stays {
            // Told with all that is known, for those who have only heard that it was removed.
            let source = if self.tells(at) { self } else { theirs };
            source.tell(at, changes);
        }
        if stays || self.knows(at) {
            changes.push(Change::Set { at, field, value: Value::Flag(!stays), stamp });
        }
    }
}
