//! What taking a list in would do, line by line, and what the user chooses of it.

use super::about::About;
use super::draft::{Draft, Remark};
use super::index::{By, Origin, Who};
use super::mapping::{Mapping, Surveyed, Surveying};
use super::meaning::ListKind;
use super::missing::Missing;
use super::own::OwnPlan;
use super::planning::Planning;
use super::records::Claim;
use super::told::Cleared;
use crate::domain::campaign::Campaign;
use crate::domain::id::TaskId;
use crate::domain::limits;
use crate::domain::task::TaskKind;
use crate::sheets::Sheet;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::Arc;

/// What taking a list in would do. Nothing is done before [`Plan::command`] is carried out.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How the list is understood.
    pub mapping: Mapping,
    /// The columns of the user's own that it fills.
    pub owns: Vec<OwnPlan>,
    /// The rows that were read, in the list's order.
    pub lines: Vec<Line>,
    /// The rows that cannot be read.
    pub unreadable: Vec<Unreadable>,
    /// Who and what is here and not in the list, where Rollcall has written it.
    pub missing: Missing,
}

/// A row that was read.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its number in the list, from 1.
    pub row: usize,
    /// What it says.
    pub draft: Draft,
    /// What was not clear in it.
    pub remarks: Vec<Remark>,
    /// Who it is about, if they are known already.
    pub found: Option<Found>,
    /// Whoever it is about, the same for all lines about one.
    pub who: Who,
    /// What its tasks are in the catalogue, one for each of the draft's.
    pub kinds: Vec<TaskKind>,
    /// What its id tells.
    pub claim: Claim,
    /// The task of the roster that each of its tasks is, where it is one.
    pub targets: Vec<Option<TaskId>>,
    /// The tasks of the roster of which its task may be one, where that is not clear.
    pub candidates: Vec<TaskId>,
    /// Whether it waits for the user to say whether it is one of them. Until then it is left out.
    pub asks: bool,
    /// What is empty in it and not on the roster, where Rollcall has written the list.
    pub cleared: Vec<Cleared>,
    /// What is to be done with it.
    pub choice: Choice,
    /// Whether to do that would change nothing.
    pub same: bool,
}

/// Somebody who is known already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// From where.
    pub origin: Origin,
    /// Who.
    pub who: Who,
    /// By what they were recognised.
    pub by: By,
    /// Whether they are likelier two.
    pub is_doubtful: bool,
}

/// What is to be done with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    /// Whoever is known gets what it says; a task that is there already takes its values.
    Update,
    /// It is left out.
    Skip,
    /// It becomes an influencer of its own; its tasks are added beside those that are there.
    Add,
    /// Its task is that one of the roster, which takes its values.
    Is(TaskId),
}

/// A row that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its number in the list, from 1.
    pub row: usize,
    /// Its first values.
    pub text: String,
    /// Why, as a sentence.
    pub why: String,
}

/// How many of what a plan comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Influencers who are added.
    pub new: usize,
    /// Influencers of the roster who are given something.
    pub updated: usize,
    /// Influencers or tasks that are there exactly so.
    pub same: usize,
    /// Rows that are taken together with an earlier one.
    pub joined: usize,
    /// Rows that are left out.
    pub skipped: usize,
    /// Rows that cannot be read.
    pub unreadable: usize,
    /// Tasks that are added.
    pub tasks: usize,
    /// Tasks that are changed.
    pub changed_tasks: usize,
    /// Rows that wait for the user to say which task they are. They are among those that are left out.
    pub asking: usize,
    /// Influencers who are removed because they are not in the list.
    pub removed: usize,
    /// Tasks that are removed because they are not in the list.
    pub removed_tasks: usize,
}

impl Line {
    /// Chooses what is to be done with it.
    pub fn choose(&mut self, choice: Choice) {
        self.choice = choice;
        self.asks = false;
    }

    /// The task of the roster that one of its tasks is taken as; `None` for a new one.
    pub fn target(&self, nth: usize, choice: Choice) -> Option<TaskId> {
        match choice {
            Choice::Is(task) => Some(task),
            Choice::Update => self.targets.get(nth).copied().flatten(),
            Choice::Add | Choice::Skip => None,
        }
    }
}

impl Plan {
    /// The whole of it at once: how a sheet is understood, and what that would do.
    pub fn of(sheet: &Arc<Sheet>, campaign: &Campaign, today: NaiveDate) -> Self {
        let mut surveying = Surveying::new(Arc::clone(sheet), None);
        while surveying.step(usize::MAX) {}
        let surveyed = Arc::new(surveying.done());
        let about = About::of(campaign, today);
        let mapping = Mapping::guess(&surveyed, None, &about);
        Self::with(surveyed, mapping, campaign, today)
    }

    /// The whole of it at once, with a list understood in this way.
    pub fn with(surveyed: Arc<Surveyed>, mapping: Mapping, campaign: &Campaign, today: NaiveDate) -> Self {
        let mut planning = Planning::new(surveyed, mapping, campaign, today);
        while planning.step(campaign, usize::MAX) {}
        planning.done()
    }

    /// How many of what it comes to as it stands.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally { unreadable: self.unreadable.len(), ..Tally::default() };
        if self.mapping.removes {
            tally.removed = self.missing.influencers.len();
            tally.removed_tasks = self.missing.tasks.len();
        }
        let mut seen: HashMap<Who, bool> = HashMap::new();
        for line in &self.lines {
            let effect = self.effect(line);
            match effect {
                Choice::Skip if line.same => tally.same += 1,
                Choice::Skip => tally.skipped += 1,
                Choice::Add | Choice::Update | Choice::Is(_) => {}
            }
            if effect == Choice::Skip {
                tally.asking += usize::from(line.asks);
                continue;
            }
            let changed = match effect {
                Choice::Update => line.targets.iter().flatten().count(),
                Choice::Is(_) => 1,
                Choice::Add | Choice::Skip => 0,
            };
            tally.changed_tasks += changed;
            tally.tasks += line.kinds.len() - changed.min(line.kinds.len());
            let is_on_roster = matches!(&line.found, Some(Found { origin: Origin::Roster(_), .. }));
            let is_new = match self.mapping.kind {
                ListKind::Tasks => !is_on_roster && seen.insert(line.who, true).is_none(),
                ListKind::Influencers => effect == Choice::Add,
            };
            if is_new {
                tally.new += 1;
            } else if is_on_roster {
                tally.updated += usize::from(seen.insert(line.who, true).is_none());
            } else if self.mapping.kind == ListKind::Influencers {
                tally.joined += 1;
            }
        }
        tally
    }

    /// What is done with a line: who is taken together with a row that is left out is left out, too.
    pub fn effect(&self, line: &Line) -> Choice {
        match (&line.found, line.choice, self.mapping.kind) {
            (None, Choice::Update, _) => Choice::Add,
            (Some(Found { origin: Origin::Line(first), .. }), Choice::Update, ListKind::Influencers) => {
                let is_left_out =
                    self.lines.get(*first).is_some_and(|first| first.choice == Choice::Skip && !first.same);
                if is_left_out { Choice::Skip } else { Choice::Update }
            }
            (_, choice, _) => choice,
        }
    }

    /// What can be chosen for a line, in the order of menus. A task that another line was said to be is offered once.
    pub fn choices(&self, line: &Line) -> Vec<Choice> {
        let is_known = line.found.is_some();
        if self.mapping.kind == ListKind::Influencers {
            return if is_known {
                vec![Choice::Update, Choice::Skip, Choice::Add]
            } else {
                vec![Choice::Add, Choice::Skip]
            };
        }
        let is_taken = |choice: &Choice| {
            let mut others = self.lines.iter().filter(|other| other.who == line.who && other.row != line.row);
            !line.candidates.is_empty() && others.any(|other| other.choice == *choice)
        };
        let candidates = line.candidates.iter().map(|task| Choice::Is(*task)).filter(|choice| !is_taken(choice));
        let update = is_known && (line.same || line.targets.iter().any(Option::is_some) || !line.cleared.is_empty());
        let rest =
            if update { vec![Choice::Update, Choice::Skip, Choice::Add] } else { vec![Choice::Add, Choice::Skip] };
        candidates.chain(rest).collect()
    }

    /// Chooses the same for every line that is about somebody who is known, or that has a task which is there already.
    pub fn choose_for_known(&mut self, choice: Choice) {
        let places: Vec<usize> = (0..self.lines.len()).filter(|at| self.is_known(*at)).collect();
        for at in places {
            if let Some(line) = self.lines.get_mut(at) {
                line.choose(choice);
            }
        }
    }

    /// Takes the rows that may be several tasks as those tasks, the earliest day as the earliest.
    pub fn choose_by_days(&mut self, campaign: &Campaign) {
        let mut asking: Vec<usize> = (0..self.lines.len()).filter(|at| self.lines[*at].asks).collect();
        let day = |line: &Line| line.draft.tasks.first().and_then(|task| task.date);
        asking.sort_by_key(|at| day(&self.lines[*at]));
        for at in asking {
            let Some(line) = self.lines.get(at) else { continue };
            let Some(Found { origin: Origin::Roster(id), .. }) = line.found else { continue };
            let tasks = || campaign.roster.get(id).map(|influencer| influencer.tasks.as_slice()).unwrap_or_default();
            let date = |choice: &Choice| match choice {
                Choice::Is(id) => tasks().iter().find(|task| task.id == *id).map(|task| task.date),
                _ => None,
            };
            let earliest = self.choices(line).into_iter().filter(|it| matches!(it, Choice::Is(_))).min_by_key(date);
            if let (Some(choice), Some(line)) = (earliest, self.lines.get_mut(at)) {
                line.choose(choice);
            }
        }
    }

    /// Chooses for every line about influencers who are not on the roster whether they are added.
    pub fn choose_for_unknown(&mut self, choice: Choice) {
        for line in &mut self.lines {
            let is_on_roster = matches!(&line.found, Some(Found { origin: Origin::Roster(_), .. }));
            if !is_on_roster && (line.found.is_none() || self.mapping.kind == ListKind::Tasks) {
                line.choose(choice);
            }
        }
    }

    /// Whether a line is about somebody or something that is there already, so that there is something to choose.
    pub fn is_known(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| match self.mapping.kind {
            ListKind::Influencers => line.found.is_some(),
            ListKind::Tasks => line.found.is_some() && (line.same || line.targets.iter().any(Option::is_some)),
        })
    }

    /// How many influencers the campaign would have, if that is more than fit.
    pub fn overflow(&self, campaign: &Campaign) -> Option<usize> {
        Some(campaign.roster.len() + self.tally().new).filter(|count| *count > limits::INFLUENCERS)
    }
}
