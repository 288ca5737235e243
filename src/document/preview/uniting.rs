//! Lists that both sides changed without knowing of each other: tags, the networks of the briefing, and the choices of a
//! column.
//!
//! A register holds the whole list, so that joining keeps one side's. Here each side's change is kept, against the last
//! list that both knew: what either added is there, and what either removed is not. The result is an edit of who imports
//! (`docs/decisions/uniting-tags.md`).

use super::compare::is_default;
use super::{Reason, Row, RowKind};
use crate::document::edits::{Document, Field, Value};
use crate::domain::detail::{Detail, join_tags, parse_tags};
use crate::domain::limits;
use crate::domain::own_column::{ColumnKind, OwnColumn};

/// Turns each conflict of two lists into a change to what both make of it. Answers with those where that is what is here
/// already, which are no rows.
pub(super) fn unite(mine: &Document, theirs: &Document, rows: &mut Vec<Row>) -> Vec<Row> {
    let mut settled = Vec::new();
    for mut row in std::mem::take(rows) {
        // What only fills a gap of two that are one is no change of both sides.
        let is_of_both = row.kind == RowKind::Conflict || (row.of.is_some() && !is_default(&row.mine));
        let united = is_of_both.then(|| united(mine, theirs, &row)).flatten();
        if let Some(united) = united {
            row.take = row.mine.as_ref() != Some(&united);
            row.theirs = Some(united);
            row.kind = RowKind::Changed;
            row.reason = Some(Reason::United);
            row.explained = false;
            if !row.take {
                settled.push(row);
                continue;
            }
        }
        rows.push(row);
    }
    settled
}

fn united(mine: &Document, theirs: &Document, row: &Row) -> Option<Value> {
    let base = || mine.last_list_known_to_both(theirs, row.at, row.field);
    match (row.field, row.mine.as_ref()?, row.theirs.as_ref()?) {
        (Field::Detail(Detail::Tags), Value::Text(own), Value::Text(others)) => {
            let read = |text: &str| parse_tags(text).ok();
            // Two who were added apart have no list in common.
            let base = if row.of.is_some() { None } else { base() };
            let base = base.map_or(Some(Vec::new()), |base| read(&base))?;
            let tags = union(&base, &read(own)?, &read(others)?, &|a, b| a.to_lowercase() == b.to_lowercase());
            (tags.len() <= limits::TAGS).then(|| Value::Text(join_tags(&tags)))
        }
        (Field::Networks, Value::Networks(own), Value::Networks(others)) => {
            let base = base().map(|base| crate::document::edits::networks_of(&base)).unwrap_or_default();
            let mut networks = union(&base, own, others, &|a, b| a == b);
            networks.sort_unstable();
            Some(Value::Networks(networks))
        }
        (Field::Column(_), Value::Column(Some(own)), Value::Column(Some(others))) => {
            let (ColumnKind::Choice(mine), ColumnKind::Choice(theirs)) = (&own.kind, &others.kind) else { return None };
            let choices = union(&[], mine, theirs, &|a, b| a == b);
            let column = OwnColumn { kind: ColumnKind::Choice(choices), ..OwnColumn::clone(own) };
            let is_all = OwnColumn { kind: column.kind.clone(), ..OwnColumn::clone(others) } == column;
            is_all.then(|| Value::Column(Some(Box::new(column))))
        }
        _ => None,
    }
}

/// What is in `mine` or in `theirs`, without what was in `base` and either has removed.
fn union<T: Clone>(base: &[T], mine: &[T], theirs: &[T], same: &dyn Fn(&T, &T) -> bool) -> Vec<T> {
    let has = |list: &[T], item: &T| list.iter().any(|other| same(other, item));
    let stays = |item: &&T, other: &[T]| has(other, item) || !has(base, item);
    let own = mine.iter().filter(|item| stays(item, theirs));
    let new = theirs.iter().filter(|item| !has(mine, item) && stays(item, mine));
    own.chain(new).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_changes_of_a_list_are_kept() {
        let check = |base: &str, mine: &str, theirs: &str, expected: &str| {
            let list = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let found = union(&list(base), &list(mine), &list(theirs), &|a, b| a == b);
            assert_eq!(found.join(" "), expected, "{base} | {mine} | {theirs}");
        };
        check("a b", "a b c", "a b d", "a b c d");
        check("a b", "a", "a b d", "a d");
        check("a b", "b c", "a b", "b c");
        check("a b", "b", "a", "");
        check("", "a", "b", "a b");
        check("a", "a", "", "");
        check("a", "", "a b", "b");
    }
}
