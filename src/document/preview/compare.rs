//! The rows of two versions of a campaign.

use super::reason::choose;
use super::twins::{self, Twins};
use super::{Reason, Row, RowKind};
use crate::document::edits::{Document, Entity, Field, Moment, Stamp, Value};
use crate::document::{Opened, Origin};
use crate::domain::id::InfluencerId;
use crate::domain::status::ClientStatus;
use std::collections::HashSet;

/// The rows, in no order.
pub(super) fn rows(mine: &Document, file: &Opened) -> Vec<Row> {
    let twins = twins::find(mine, file);
    let mut rows = Rows { mine, theirs: &file.document, rows: Vec::new() };
    match file.origin {
        Origin::Rollcall => rows.told(&twins),
        Origin::ByHand | Origin::Untold => rows.untold(&twins, file),
    }
    twins.rows(&mut rows, file.origin == Origin::Rollcall);
    rows.rows
}

/// What the client decided about somebody who is off the roster here, where a row of a client copy is about that.
pub(super) fn decided(mine: &Document, theirs: &Document, row: &Row) -> Vec<Value> {
    let Entity::Influencer(id) = row.at else { return Vec::new() };
    if row.field != Field::Removed || mine.is_present(row.at) || !mine.knows(row.at) {
        return Vec::new();
    }
    let Some(there) = theirs.campaign.roster.get(id) else { return Vec::new() };
    let values = [
        (Field::ClientStatus, Value::ClientStatus(there.client_status), there.client_status == ClientStatus::default()),
        (Field::ClientComment, Value::Text(there.client_comment.clone()), there.client_comment.is_empty()),
    ];
    let is_news = |(field, _, is_default): &(Field, Value, bool)| {
        let stamp = theirs.stamp(row.at, *field);
        stamp.map_or(!is_default && !row.explained, |stamp| !mine.edits.seen.covers(stamp))
    };
    values.into_iter().filter(is_news).map(|(_, value, _)| value).collect()
}

/// Whether a person is asked about a field. The rest follows by itself: places, and the stamps without values.
fn is_shown(field: Field) -> bool {
    !matches!(field, Field::Position | Field::Grown | Field::AccountOrder | Field::Layout)
}

/// Whether a value is what a file that does not say it has.
pub(super) fn is_default(value: &Option<Value>) -> bool {
    match value {
        None => true,
        Some(Value::Text(text)) => text.is_empty(),
        Some(Value::Day(day)) => day.is_none(),
        Some(Value::Amount(amount)) => amount.is_none_or(|amount| amount.0 == 0),
        Some(Value::Networks(networks)) => networks.is_empty(),
        Some(Value::Accounts(accounts)) => accounts.is_empty(),
        Some(Value::InfluencerStatus(status)) => *status == Default::default(),
        Some(Value::ClientStatus(status)) => *status == Default::default(),
        Some(Value::TaskStatus(status)) => *status == Default::default(),
        Some(Value::Other(unknown)) => unknown.is_empty(),
        Some(Value::Column(column)) => column.is_none(),
        Some(Value::View(view)) => view.is_none(),
        Some(_) => false,
    }
}

/// The rows while they are found.
pub(super) struct Rows<'d> {
    pub(super) mine: &'d Document,
    pub(super) theirs: &'d Document,
    rows: Vec<Row>,
}

impl Rows<'_> {
    /// The rows of a file that tells its edits.
    fn told(&mut self, twins: &Twins) {
        let (mine, theirs) = (self.mine, self.theirs);
        // Records that only one of the two has in its campaign; their values are not listed one by one.
        let mut whole: HashSet<InfluencerId> = HashSet::new();
        for influencer in &theirs.campaign.roster {
            if mine.campaign.roster.get(influencer.id).is_none() {
                whole.insert(influencer.id);
                self.only_there(Entity::Influencer(influencer.id), twins);
            }
        }
        for influencer in &mine.campaign.roster {
            if theirs.campaign.roster.get(influencer.id).is_none() {
                whole.insert(influencer.id);
                self.only_here(Entity::Influencer(influencer.id), twins);
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
                self.only_there(Entity::Task(influencer.id, task.id), twins);
            }
            for task in here.tasks.iter().filter(|task| influencer.task(task.id).is_none()) {
                self.only_here(Entity::Task(influencer.id, task.id), twins);
            }
        }
        theirs.each_stamp(&mut |at, field, stamp| {
            let is_whole = at.influencer().is_some_and(|id| whole.contains(&id));
            if !is_whole && self.both_have(at) {
                self.edited(at, field, stamp);
            }
        });
        // Two browsers that took in a file without edits, changed by hand in between, have other values of the same age.
        for (at, field) in mine.differences_from(theirs) {
            if self.both_have(at) && is_shown(field) && mine.stamp(at, field) == theirs.stamp(at, field) {
                self.push(at, field, RowKind::Changed, None, true).explained = false;
            }
        }
    }

    /// The rows of a file that does not: every value that differs.
    fn untold(&mut self, twins: &Twins, file: &Opened) {
        for (at, field) in self.mine.differences_from(self.theirs) {
            if !is_shown(field) || (field == Field::Removed && twins.has(at)) {
                continue;
            }
            let kind = match (self.both_have(at), self.theirs.is_present(at)) {
                (true, _) => RowKind::Changed,
                (false, true) => RowKind::New,
                (false, false) => RowKind::Removed,
            };
            // What the file does not have may never have been in it, and what was removed here is not new.
            // In a file that Rollcall wrote, what is not there was taken out.
            let is_whole = file.origin == Origin::ByHand && !file.given.recognised.contains(&at.key());
            let is_said = is_whole || kind != RowKind::Changed;
            let is_said = is_said || !is_default(&self.theirs.value(at, field));
            let take = kind != RowKind::Removed && is_said && !(kind == RowKind::New && self.mine.knows(at));
            let row = self.push(at, field, kind, None, take);
            row.explained = false;
            row.reason = (!is_said || kind == RowKind::Removed).then_some(Reason::NotSaid);
        }
    }

    pub(super) fn both_have(&self, at: Entity) -> bool {
        self.mine.is_present(at) && self.theirs.is_present(at)
    }

    /// A record that is in the file's campaign and not in mine.
    fn only_there(&mut self, at: Entity, twins: &Twins) {
        if twins.has(at) {
            return;
        }
        if !self.mine.knows(at) {
            self.push(at, Field::Removed, RowKind::New, None, true);
            return;
        }
        let removed = self.mine.stamp(at, Field::Removed);
        let revived = self.theirs.stamp(at, Field::Removed);
        if revived > removed && removed.is_none_or(|removed| self.theirs.edits.seen.covers(removed)) {
            // They took the removal back.
            self.push(at, Field::Removed, RowKind::New, revived, true);
            return;
        }
        let knew = removed.is_none_or(|removed| self.theirs.edits.seen.covers(removed));
        let edited = self.theirs.last_edit_beyond(at, &self.mine.edits.seen);
        if !knew && edited.is_some() {
            self.push(at, Field::Removed, RowKind::Conflict, edited, true).reason = Some(Reason::Kept);
        }
    }

    /// A record that is in my campaign and not in the file's.
    fn only_here(&mut self, at: Entity, twins: &Twins) {
        // Without a trace of a removal, they never had it.
        let Some(removed) = self.theirs.stamp(at, Field::Removed).filter(|_| self.theirs.knows(at)) else { return };
        if self.mine.edits.seen.covers(removed) || twins.has(at) {
            return;
        }
        if let Some(edited) = self.mine.last_edit_beyond(at, &self.theirs.edits.seen) {
            let here = self.mine.edits.moment(edited);
            let row = self.push(at, Field::Removed, RowKind::Conflict, Some(removed), false);
            row.reason = Some(Reason::Kept);
            row.here = here;
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
        if !is_conflict {
            self.push(at, field, RowKind::Changed, Some(stamp), here < Some(stamp));
            return;
        }
        let row = self.push(at, field, RowKind::Conflict, Some(stamp), false);
        let (take, reason) = choose((here, row.here.as_ref()), (Some(stamp), row.there.as_ref()));
        row.take = take;
        row.reason = Some(reason);
    }

    /// Adds a row; `stamp` is that of the file's edit.
    pub(super) fn push(
        &mut self,
        at: Entity,
        field: Field,
        kind: RowKind,
        stamp: Option<Stamp>,
        take: bool,
    ) -> &mut Row {
        let influencer = at.influencer().and_then(|id| {
            let of = |document: &Document| document.influencer(id).map(|influencer| influencer.name().to_owned());
            of(self.mine).or_else(|| of(self.theirs))
        });
        let task = self.mine.task(at).or_else(|| self.theirs.task(at)).cloned();
        let moment = |document: &Document, stamp: Option<Stamp>| stamp.and_then(|stamp| document.edits.moment(stamp));
        let here: Option<Moment> = moment(self.mine, self.mine.stamp(at, field));
        self.rows.push(Row {
            at,
            field,
            kind,
            name: influencer.unwrap_or_default(),
            task,
            mine: self.mine.value(at, field),
            theirs: self.theirs.value(at, field),
            here,
            there: moment(self.theirs, stamp),
            not_theirs: false,
            decided: Vec::new(),
            twin: None,
            of: None,
            reason: None,
            explained: true,
            take,
        });
        let last = self.rows.len() - 1;
        &mut self.rows[last]
    }
}
