//! Which task of the roster each task of a list is.
//!
//! By the id that Rollcall has written; then by kind and day; then, where one task of a kind and one row of it are left,
//! these are one, since a day may be moved and a price agreed anew. Where more are left, the user says which is which.

use super::joining::is_same_kind;
use super::plan::Line;
use super::records::Claim;
use crate::domain::id::TaskId;
use crate::domain::status::TaskStatus;
use crate::domain::task::Task;

/// One task of a line.
#[derive(Clone, Copy)]
struct Place {
    line: usize,
    nth: usize,
}

/// Finds which of somebody's tasks those of their lines are: `mine` are the lines' places among `lines`.
pub fn match_tasks(tasks: &[Task], lines: &mut [Line], mine: &[usize]) {
    let mut left: Vec<&Task> = tasks.iter().collect();
    let mut open: Vec<Place> = Vec::new();
    for line in mine.iter().copied() {
        let Some(it) = lines.get_mut(line) else { continue };
        it.targets = vec![None; it.kinds.len()];
        let record = match it.claim {
            Claim::Record(record) => Some(TaskId::new(record)),
            _ => None,
        };
        let known = record.and_then(|id| left.iter().position(|task| task.id == id));
        match (known, it.targets.first_mut()) {
            (Some(at), Some(target)) => *target = Some(left.remove(at).id),
            _ => open.extend((0..it.kinds.len()).map(|nth| Place { line, nth })),
        }
    }
    // Those that are as they were, before those that have another price: so that two of a day are not mixed up.
    for is_exact in [true, false] {
        open.retain(|place| {
            let Some(line) = lines.get_mut(place.line) else { return false };
            let twin = left.iter().position(|task| is_twin(line, place.nth, task, is_exact));
            twin.is_none_or(|at| !take(line, place.nth, left.remove(at)))
        });
    }
    while let Some(first) = open.first().copied() {
        let Some(kind) = lines.get(first.line).and_then(|line| line.kinds.get(first.nth)).cloned() else { return };
        let is_it = |place: &Place| {
            lines.get(place.line).and_then(|line| line.kinds.get(place.nth)).is_some_and(|it| is_same_kind(it, &kind))
        };
        let (same, others): (Vec<Place>, Vec<Place>) = open.into_iter().partition(is_it);
        open = others;
        let of_kind: Vec<&Task> = left.iter().copied().filter(|task| is_same_kind(&task.kind, &kind)).collect();
        settle(&same, &of_kind, lines);
    }
}

/// What is left of one kind.
fn settle(places: &[Place], tasks: &[&Task], lines: &mut [Line]) {
    let mut tasks = tasks.to_vec();
    // A row without a day moves none, and of a row of several tasks nobody could say which is which.
    let (ordered, asking): (Vec<Place>, Vec<Place>) = places.iter().partition(|place| {
        lines.get(place.line).is_some_and(|line| {
            let day = line.draft.tasks.get(place.nth).and_then(|task| task.date);
            line.claim != Claim::Unsure && (line.kinds.len() > 1 || day.is_none())
        })
    });
    for place in ordered {
        if let (false, Some(line)) = (tasks.is_empty(), lines.get_mut(place.line)) {
            take(line, place.nth, tasks.remove(0));
        }
    }
    let is_only = asking.len() == 1 && tasks.len() == 1;
    for place in asking {
        let Some(line) = lines.get_mut(place.line).filter(|_| !tasks.is_empty()) else { continue };
        let is_clear = is_only && line.claim == Claim::None && tasks.iter().all(|task| task.status != TaskStatus::Done);
        if is_clear {
            take(line, place.nth, tasks.remove(0));
        } else if line.kinds.len() == 1 {
            line.candidates = tasks.iter().map(|task| task.id).collect();
            line.asks = true;
        }
    }
}

fn take(line: &mut Line, nth: usize, task: &Task) -> bool {
    line.targets.get_mut(nth).map(|target| *target = Some(task.id)).is_some()
}

fn is_twin(line: &Line, nth: usize, task: &Task, is_exact: bool) -> bool {
    let (Some(kind), Some(draft)) = (line.kinds.get(nth), line.draft.tasks.get(nth)) else { return false };
    let is_price = draft.price.is_none_or(|price| price == task.price);
    is_same_kind(kind, &task.kind) && draft.date == task.date && (is_price || !is_exact)
}
