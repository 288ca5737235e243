//! A step back or forth that leaves alone what others have edited since.

use super::Document;
use super::elsewhere::Came;
use super::field::{Entity, Field};
use super::left::Left;
use super::value::{self, Amount, Value};
use crate::domain::campaign::Campaign;
use crate::domain::command::{Command, Rejected, TaskChange, TaskEdit, apply};
use crate::domain::id::{IdSet, InfluencerId, TaskId};
use crate::domain::influencer::Influencer;
use crate::domain::limits;
use crate::domain::money::{Currency, Money};
use crate::domain::sorting::{sort_by, sort_few};
use crate::domain::task::Task;
use std::collections::BTreeSet;

impl Document {
    /// What of a command is carried out when `came` from elsewhere since it was made, with amounts in `currency`: a
    /// command after which every register in `came` is as it is now, and what it leaves undone for that.
    ///
    /// # Errors
    /// [`Rejected`], as that of the command itself.
    pub(in crate::document) fn without(
        &self,
        command: Command,
        currency: Currency,
        came: &Came,
    ) -> Result<(Command, Left), Rejected> {
        let mut without = Without { document: self, came, left: Left::default() };
        let command = without.in_present_currency(command, currency);
        let command = without.possible(command)?;
        let mut target = self.campaign.clone();
        apply(&mut target, command.clone())?;
        let as_it_is = target.clone();
        without.keep_people(&mut target);
        without.keep_tasks(&mut target);
        without.keep_values(&mut target);
        without.keep_order(&mut target, matches!(command, Command::Replace(_)));
        if target.roster.len() > limits::INFLUENCERS {
            return Err(Rejected::RosterFull);
        }
        if let Some(full) = target.roster.iter().find(|influencer| influencer.tasks.len() > limits::TASKS) {
            return Err(Rejected::TooManyTasks(full.name().to_owned()));
        }
        // A command of its own kind touches less of what is seen.
        let command = if target == as_it_is { command } else { Command::Replace(Box::new(target)) };
        Ok((command, without.left))
    }
}

struct Without<'d> {
    document: &'d Document,
    came: &'d Came,
    left: Left,
}

impl Without<'_> {
    fn came(&self, at: Entity, field: Field) -> bool {
        self.came.contains_key(&(at, field))
    }

    fn leave(&mut self, at: Entity, field: Field) {
        self.left.0.insert((at, field));
    }

    /// Amounts keep their digits where somebody else has changed the currency, and the currency is as it is now.
    fn in_present_currency(&mut self, command: Command, currency: Currency) -> Command {
        let now = self.document.campaign.briefing.currency;
        if !self.came(Entity::Campaign, Field::Currency) {
            return command;
        }
        let relabel = |money: Money, from: Currency| Amount::of(money, from).in_currency(now).0;
        let in_now = |mut influencer: Influencer, from: Currency| {
            influencer.tasks.iter_mut().for_each(|task| task.price = relabel(task.price, from));
            influencer
        };
        match command {
            Command::EditBriefing(mut briefing) => {
                if self.came.get(&(Entity::Campaign, Field::Currency))
                    != Some(&Some(Value::Currency(briefing.currency)))
                {
                    self.leave(Entity::Campaign, Field::Currency);
                }
                briefing.budget = briefing.budget.map(|budget| relabel(budget, briefing.currency));
                briefing.currency = now;
                Command::EditBriefing(briefing)
            }
            Command::Replace(mut campaign) => {
                let from = campaign.briefing.currency;
                if self.came.get(&(Entity::Campaign, Field::Currency)) != Some(&Some(Value::Currency(from))) {
                    self.leave(Entity::Campaign, Field::Currency);
                }
                if from.decimals() != now.decimals() {
                    campaign.briefing.budget = campaign.briefing.budget.map(|budget| relabel(budget, from));
                    let tasks = campaign.roster.iter_mut().flat_map(|influencer| &mut influencer.tasks);
                    tasks.for_each(|task| task.price = relabel(task.price, from));
                }
                campaign.briefing.currency = now;
                Command::Replace(campaign)
            }
            Command::AddInfluencers(placed) => Command::AddInfluencers(
                placed.into_iter().map(|(place, influencer)| (place, in_now(influencer, currency))).collect(),
            ),
            Command::ChangeTasks(mut changes) => {
                for change in &mut changes {
                    if let TaskEdit::Add(_, task) | TaskEdit::Put(task) = &mut change.edit {
                        task.price = relabel(task.price, currency);
                    }
                }
                Command::ChangeTasks(changes)
            }
            Command::Several(commands) => Command::Several(
                commands.into_iter().map(|command| self.in_present_currency(command, currency)).collect(),
            ),
            other => other,
        }
    }

    /// The command as far as what it is about is still there.
    fn possible(&mut self, command: Command) -> Result<Command, Rejected> {
        let roster = &self.document.campaign.roster;
        let mut gone = BTreeSet::new();
        let mut is_here = |id: &InfluencerId| {
            let is_here = roster.get(*id).is_some();
            if !is_here {
                gone.insert(*id);
            }
            is_here
        };
        let possible = match command {
            Command::EditInfluencers(mut list) => {
                list.retain(|(id, _)| is_here(id));
                Command::EditInfluencers(list)
            }
            Command::SetInfluencerStatus(mut list) => {
                list.retain(|(id, _)| is_here(id));
                Command::SetInfluencerStatus(list)
            }
            Command::SetClientStatus(mut list) => {
                list.retain(|(id, _)| is_here(id));
                Command::SetClientStatus(list)
            }
            Command::SetDetails(mut list) => {
                list.retain(|(id, ..)| is_here(id));
                Command::SetDetails(list)
            }
            Command::SetClientComment(id, _) if !is_here(&id) => Command::Several(Vec::new()),
            // Who is off the roster, or on it, as it should be needs nothing.
            Command::RemoveInfluencers(mut ids) => {
                ids.retain(|id| roster.get(*id).is_some());
                Command::RemoveInfluencers(ids)
            }
            Command::AddInfluencers(mut placed) => {
                placed.retain(|(_, influencer)| roster.get(influencer.id).is_none());
                Command::AddInfluencers(placed)
            }
            Command::ChangeTasks(changes) => return self.possible_changes(changes),
            Command::Several(commands) => {
                let possible = commands.into_iter().map(|command| self.possible(command));
                return Ok(Command::Several(possible.collect::<Result<_, _>>()?));
            }
            other => other,
        };
        gone.into_iter().for_each(|id| self.leave(Entity::Influencer(id), Field::Removed));
        Ok(possible)
    }

    fn possible_changes(&mut self, changes: Vec<TaskChange>) -> Result<Command, Rejected> {
        let mut trial = self.document.campaign.clone();
        let mut possible = Vec::with_capacity(changes.len());
        for change in changes {
            match apply(&mut trial, Command::ChangeTasks(vec![change.clone()])) {
                Ok(_) => possible.push(change),
                Err(Rejected::NoInfluencer) => {
                    self.leave(Entity::Influencer(change.influencer), Field::Removed);
                }
                // One that is there, or gone, as it should be needs nothing.
                Err(Rejected::Twice) => {}
                Err(Rejected::NoTask) => {
                    if let TaskEdit::Put(task) = &change.edit {
                        self.leave(Entity::Task(change.influencer, task.id), Field::Removed);
                    }
                }
                Err(why) => return Err(why),
            }
        }
        Ok(Command::ChangeTasks(possible))
    }

    /// Whether a record has to be in the campaign as it is now, whatever the command does: somebody else brought it,
    /// removed it, or has edited it.
    fn is_kept(&self, at: Entity, is_now: bool, edited: &dyn Fn(Entity) -> bool) -> Option<bool> {
        if self.came(at, Field::Removed) {
            return Some(is_now);
        }
        (is_now && edited(at)).then_some(true)
    }

    /// Tells that a record is not removed, or not brought back, unless the command had nothing to do with that.
    fn leave_record(&mut self, at: Entity, would_be: bool) {
        let was = self.came.get(&(at, Field::Removed)).map(|before| before == &Some(Value::Flag(false)));
        if was != Some(would_be) {
            self.leave(at, Field::Removed);
        }
    }

    fn keep_people(&mut self, target: &mut Campaign) {
        let now = &self.document.campaign.roster;
        let edited: IdSet<InfluencerId> =
            self.came.keys().filter(|(_, field)| is_value(*field)).filter_map(|(at, _)| at.influencer()).collect();
        let people: BTreeSet<InfluencerId> = self.came.keys().filter_map(|(at, _)| at.influencer()).collect();
        let mut missing = IdSet::default();
        let mut unwanted = IdSet::default();
        for id in people {
            let at = Entity::Influencer(id);
            let is_there = target.roster.get(id).is_some();
            match self.is_kept(at, now.get(id).is_some(), &|_| edited.contains(&id)) {
                Some(true) if !is_there => missing.insert(id),
                Some(false) if is_there => unwanted.insert(id),
                _ => continue,
            };
            self.leave_record(at, is_there);
        }
        target.roster.remove(&unwanted);
        let missing = now.iter().enumerate().filter(|(_, it)| missing.contains(&it.id));
        let missing: Vec<(usize, Influencer)> = missing.map(|(place, it)| (place, it.clone())).collect();
        if missing.is_empty() {
            return;
        }
        // Each behind whom it stands behind now, as far as they are there.
        let mut places = Vec::with_capacity(missing.len());
        for (place, influencer) in missing {
            let before = (0..place).rev().find_map(|place| target.roster.position(now[place].id));
            places.push((before.map_or(0, |before| before + 1), influencer));
        }
        sort_by(&mut places, &|a, b| a.0.cmp(&b.0));
        let placed = places.into_iter().enumerate().map(|(n, (place, influencer))| (place + n, influencer));
        target.roster.insert(placed.collect());
    }

    fn keep_tasks(&mut self, target: &mut Campaign) {
        let tasks: BTreeSet<(InfluencerId, TaskId)> = self.came.keys().filter_map(|(at, _)| task_of(*at)).collect();
        let edited: BTreeSet<Entity> =
            self.came.keys().filter(|(_, field)| is_value(*field)).map(|(at, _)| *at).collect();
        for (owner, id) in tasks {
            let at = Entity::Task(owner, id);
            let (Some(now), Some(then)) = (self.document.influencer(owner), target.roster.get(owner)) else { continue };
            let is_there = then.task(id).is_some();
            match (self.is_kept(at, now.task(id).is_some(), &|at| edited.contains(&at)), now.task(id).cloned()) {
                (Some(true), Some(task)) if !is_there => {
                    let place = now.tasks.iter().position(|it| it.id == id).unwrap_or_default();
                    let behind = |it: &Task| then.tasks.iter().position(|other| other.id == it.id);
                    let place = now.tasks[..place].iter().rev().find_map(behind).map_or(0, |before| before + 1);
                    if let Some(influencer) = target.roster.get_mut(owner) {
                        influencer.tasks.insert(place, task);
                    }
                }
                (Some(false), _) if is_there => {
                    if let Some(influencer) = target.roster.get_mut(owner) {
                        influencer.tasks.retain(|task| task.id != id);
                    }
                }
                _ => continue,
            }
            self.leave_record(at, is_there);
        }
    }

    fn keep_values(&mut self, target: &mut Campaign) {
        let currency = target.briefing.currency;
        for ((at, field), before) in self.came.iter().filter(|((_, field), _)| is_value(*field)) {
            let Some(now) = self.document.value(*at, *field) else { continue };
            let then = match at {
                Entity::Campaign => value::of_campaign(target, *field),
                Entity::Influencer(id) => {
                    target.roster.get(*id).and_then(|influencer| value::of_influencer(influencer, *field))
                }
                Entity::Task(owner, id) => target
                    .roster
                    .get(*owner)
                    .and_then(|influencer| influencer.task(*id))
                    .and_then(|task| value::of_task(task, *field, currency)),
            };
            // Of a record that is not there, and will not be, there is nothing to keep.
            let Some(then) = then.filter(|then| *then != now) else { continue };
            match at {
                Entity::Campaign => match (*field, &now) {
                    (Field::Budget, Value::Amount(budget)) => {
                        target.briefing.budget = budget.map(|budget| budget.in_currency(currency).0);
                    }
                    // It was seen to before anything else.
                    (Field::Currency, _) => continue,
                    _ => value::into_campaign(target, *field, &now),
                },
                Entity::Influencer(id) => {
                    let order = self.document.edits.orders.get(&id.uuid());
                    if let Some(influencer) = target.roster.get_mut(*id) {
                        value::into_influencer(influencer, *field, &now, order.map(Vec::as_slice));
                    }
                }
                Entity::Task(owner, id) => {
                    let tasks = target.roster.get_mut(*owner).map(|influencer| &mut influencer.tasks);
                    if let Some(task) = tasks.and_then(|tasks| tasks.iter_mut().find(|task| task.id == *id)) {
                        value::into_task(task, *field, &now, currency);
                    }
                }
            }
            if before.as_ref() != Some(&then) {
                self.left.0.insert((*at, *field));
            }
        }
    }

    /// Where somebody else has put something into another place, everything stands where its position says. That is told
    /// if the command would have `arranged` it.
    fn keep_order(&mut self, target: &mut Campaign, arranged: bool) {
        let edits = &self.document.edits;
        let moved: Vec<Entity> =
            self.came.keys().filter(|(_, field)| *field == Field::Position).map(|(at, _)| *at).collect();
        let people: Vec<&Entity> = moved.iter().filter(|at| matches!(at, Entity::Influencer(_))).collect();
        let place = |influencer: &Influencer| (edits.position(influencer.id.uuid()), influencer.id);
        if !people.is_empty() && !target.roster.iter().is_sorted_by_key(place) {
            target.roster.sort_by_key(&mut |influencer| place(influencer));
            self.left.0.extend(people.into_iter().filter(|_| arranged).map(|at| (*at, Field::Position)));
        }
        for at in moved {
            let place = |task: &Task| (edits.position(task.id.uuid()), task.id);
            let tasks = task_of(at).and_then(|(owner, _)| target.roster.get_mut(owner)).map(|owner| &mut owner.tasks);
            if let Some(tasks) = tasks.filter(|tasks| !tasks.is_sorted_by_key(place)) {
                sort_few(tasks, |a, b| place(a) < place(b));
                self.left.0.extend(arranged.then_some((at, Field::Position)));
            }
        }
    }
}

/// Whether a field is a value that somebody may want to keep.
fn is_value(field: Field) -> bool {
    !matches!(field, Field::Removed | Field::Position | Field::Grown)
}

fn task_of(at: Entity) -> Option<(InfluencerId, TaskId)> {
    match at {
        Entity::Task(owner, id) => Some((owner, id)),
        _ => None,
    }
}
