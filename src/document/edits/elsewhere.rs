//! What others edited while the document was open here.

use super::delta::{Change, Delta};
use super::field::{Entity, Field};
use super::stamp::Stamp;
use super::value::Value;
use super::{Document, Touched};
use std::collections::BTreeMap;

/// The registers whose value came from elsewhere, each with what stood there before: an undo leaves those alone that came
/// after the step it takes back. [`Field::Removed`] stands for a record that came or went.
///
/// Stamps alone would not tell: where a step was taken back over what somebody else had written, their value stands there
/// with a stamp of ours.
#[derive(Debug, Default)]
pub(in crate::document) struct Elsewhere {
    /// How many deltas have come.
    count: u64,
    edits: BTreeMap<(Entity, Field), Vec<Arrival>>,
}

/// One edit from elsewhere.
#[derive(Debug)]
struct Arrival {
    /// With which delta it came.
    number: u64,
    /// What stood there before.
    before: Option<Value>,
}

/// A register that came from elsewhere, and what stood there before.
pub(in crate::document) type Came = BTreeMap<(Entity, Field), Option<Value>>;

impl Elsewhere {
    /// Joins a delta of somebody else.
    pub(in crate::document) fn absorb(&mut self, document: &mut Document, delta: &Delta) -> Touched {
        let mut told: Vec<(Entity, Field, Option<Stamp>)> = Vec::new();
        for change in &delta.changes {
            match change {
                Change::Influencer(influencer) => {
                    told.push((Entity::Influencer(influencer.id), Field::Removed, None));
                    let tasks = influencer.tasks.iter().map(|task| Entity::Task(influencer.id, task.id));
                    told.extend(tasks.map(|at| (at, Field::Removed, None)));
                }
                Change::Task(owner, task) => told.push((Entity::Task(*owner, task.id), Field::Removed, None)),
                // It has no value.
                Change::Set { field: Field::Grown, .. } => {}
                Change::Set { at, field, stamp, .. } => told.push((*at, *field, Some(*stamp))),
            }
        }
        // Who is told of as a whole may have been here all along.
        told.retain(|(at, _, stamp)| stamp.is_some() || !document.is_present(*at));
        let before: Vec<Option<Value>> = told.iter().map(|(at, field, _)| document.value(*at, *field)).collect();
        let touched = document.join(delta);
        self.count += 1;
        for ((at, field, stamp), before) in told.into_iter().zip(before) {
            // Of two edits at once the greater stamp stands, and may be ours.
            let stands = match stamp {
                Some(_) => document.stamp(at, field) == stamp,
                None => document.tells(at),
            };
            if stands {
                self.edits.entry((at, field)).or_default().push(Arrival { number: self.count, before });
            }
        }
        touched
    }

    /// How many deltas have come.
    pub(in crate::document) fn count(&self) -> u64 {
        self.count
    }

    /// What came after the first `count` deltas, with what stood there before.
    pub(in crate::document) fn since(&self, count: u64) -> Came {
        let first = |came: &[Arrival]| came.iter().find(|it| it.number > count).map(|it| it.before.clone());
        self.edits.iter().filter_map(|(at, came)| Some((*at, first(came)?))).collect()
    }
}
