//! Where a record stands among its like.

use super::field::{Entity, Field};
use super::value::Value;
use super::{Document, Edits};
use crate::domain::id::{IdSet, InfluencerId};
use crate::domain::sorting::sort_few;
use crate::domain::task::Task;
use std::collections::HashMap;
use uuid::Uuid;

/// How far behind its neighbour a record is put that has none after it.
const GAP: u128 = 1 << 64;

impl Document {
    /// Gives positions to whoever stands elsewhere than their positions say: on reading a file that says none, and
    /// when another version took the place of the campaign.
    pub(super) fn settle_all(&mut self) -> Vec<(Entity, Field, Value)> {
        let people: Vec<Uuid> = self.campaign.roster.iter().map(|influencer| influencer.id.uuid()).collect();
        let mut moved: Vec<(Entity, u128)> = Vec::new();
        for (index, position) in self.edits.settled(&people, &IdSet::default()) {
            moved.push((Entity::Influencer(InfluencerId::new(people[index])), position));
        }
        for influencer in &self.campaign.roster {
            let is_settled = influencer.tasks.is_sorted_by_key(|task| (self.edits.position(task.id.uuid()), task.id));
            if !is_settled {
                let tasks: Vec<Uuid> = influencer.tasks.iter().map(|task| task.id.uuid()).collect();
                for (index, position) in self.edits.settled(&tasks, &IdSet::default()) {
                    moved.push((Entity::Task(influencer.id, influencer.tasks[index].id), position));
                }
            }
        }
        self.move_all(moved)
    }

    /// Gives positions to influencers that were just put on the roster, where their ids do not say them.
    pub(super) fn settle_influencers(&mut self, new: &IdSet<Uuid>) -> Vec<(Entity, Field, Value)> {
        let people: Vec<Uuid> = self.campaign.roster.iter().map(|influencer| influencer.id.uuid()).collect();
        let moved = self.edits.settled(&people, new).into_iter();
        let moved = moved.map(|(index, position)| (Entity::Influencer(InfluencerId::new(people[index])), position));
        let moved = moved.collect();
        self.move_all(moved)
    }

    /// The same for tasks of an influencer.
    pub(super) fn settle_tasks(&mut self, owner: InfluencerId, new: &IdSet<Uuid>) -> Vec<(Entity, Field, Value)> {
        let Some(influencer) = self.campaign.roster.get(owner) else { return Vec::new() };
        let tasks: Vec<Uuid> = influencer.tasks.iter().map(|task| task.id.uuid()).collect();
        let moved = self.edits.settled(&tasks, new).into_iter();
        let moved = moved.map(|(index, position)| (Entity::Task(owner, influencer.tasks[index].id), position));
        let moved = moved.collect();
        self.move_all(moved)
    }

    /// Puts the roster, and the tasks of some, in the order of their positions.
    pub(super) fn sort(&mut self, roster: bool, tasks_of: &IdSet<InfluencerId>) {
        let edits = &mut self.edits;
        if roster {
            self.campaign.roster.sort_by_key(&mut |influencer| (edits.position(influencer.id.uuid()), influencer.id));
        }
        for id in tasks_of {
            // A removed influencer's tasks keep their order too, for when the removal is taken back.
            let positions = &edits.positions;
            let place = |id: Uuid| positions.get(&id).copied().unwrap_or_else(|| id.as_u128());
            let influencer = match self.campaign.roster.get_mut(*id) {
                Some(influencer) => Some(influencer),
                None => edits.graves.get_mut(&id.uuid()).and_then(|grave| grave.influencer_mut()),
            };
            if let Some(influencer) = influencer {
                let place = |task: &Task| (place(task.id.uuid()), task.id);
                sort_few(&mut influencer.tasks, |a, b| place(a) < place(b));
            }
        }
    }

    fn move_all(&mut self, moved: Vec<(Entity, u128)>) -> Vec<(Entity, Field, Value)> {
        for (at, position) in &moved {
            self.edits.positions.insert(at.key(), *position);
        }
        moved.into_iter().map(|(at, position)| (at, Field::Position, Value::Position(position))).collect()
    }
}

impl Edits {
    /// Whether the order of a list says all positions of what is in it, by their rule for a list that says none.
    pub(in crate::document) fn are_settled(&self, list: impl Iterator<Item = Uuid>) -> bool {
        if self.positions.is_empty() {
            return true;
        }
        let list: Vec<Uuid> = list.collect();
        if list.iter().any(|id| self.stamp(*id, Field::Position).is_some()) {
            return false;
        }
        let implied: HashMap<usize, u128> = Self::default().settled(&list, &IdSet::default()).into_iter().collect();
        let is_implied = |(index, id): (usize, &Uuid)| self.positions.get(id) == implied.get(&index);
        list.iter().enumerate().all(is_implied)
    }

    /// New positions for those of a list that stand elsewhere than theirs say, by index. Of two that disagree, the
    /// one in `new` moves, or else the later one.
    fn settled(&self, list: &[Uuid], new: &IdSet<Uuid>) -> Vec<(usize, u128)> {
        let mut moved = Vec::new();
        // Two people may have put something into the same place; then the ids decide.
        let mut before: Option<(u128, Uuid)> = None;
        // The next one that is not new; of thousands that are new it is looked for once.
        let mut next_old = 0;
        for (index, id) in list.iter().enumerate() {
            let is_behind = |place: (u128, Uuid)| before.is_none_or(|before| place > before);
            let mut position = self.position(*id);
            let fits = is_behind((position, *id));
            if !fits || new.contains(id) {
                next_old = next_old.max(index + 1);
                while list.get(next_old).is_some_and(|other| new.contains(other)) {
                    next_old += 1;
                }
                let next = list.get(next_old);
                let next = next.map(|other| (self.position(*other), *other)).filter(|next| is_behind(*next));
                if !fits || next.is_some_and(|next| (position, *id) >= next) {
                    position = between(before.map(|before| before.0), next.map(|next| next.0));
                    moved.push((index, position));
                }
            }
            before = Some((position, *id));
        }
        moved
    }
}

/// A position between two others. Where there is no room between them it is behind both: the next one then moves as
/// well.
fn between(before: Option<u128>, next: Option<u128>) -> u128 {
    let before = before.unwrap_or_default();
    match next {
        Some(next) if next - before >= 2 => before + (next - before) / 2,
        _ => before.saturating_add(GAP),
    }
}
