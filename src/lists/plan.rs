//! What taking a list in would do, line by line, and what the user chooses of it.

use super::about::About;
use super::draft::{Draft, Remark};
use super::index::{By, Index, Origin, Who};
use super::joining::{self, Joined};
use super::mapping::{Mapping, Surveyed, Surveying};
use super::meaning::ListKind;
use super::own::OwnPlan;
use super::reader::{Reader, Row};
use super::task_text;
use crate::domain::campaign::Campaign;
use crate::domain::id::{IdMap, InfluencerId, TaskId};
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
        let mut seen: HashMap<Who, bool> = HashMap::new();
        for line in &self.lines {
            let effect = self.effect(line);
            match effect {
                Choice::Skip if line.same => tally.same += 1,
                Choice::Skip => tally.skipped += 1,
                Choice::Add | Choice::Update => {}
            }
            if effect == Choice::Skip {
                continue;
            }
            let kinds = line.kinds.len();
            match (self.mapping.kind, effect) {
                (ListKind::Tasks, Choice::Update) => tally.changed_tasks += kinds,
                _ => tally.tasks += kinds,
            }
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

    /// What can be chosen for a line, in the order of menus.
    pub fn choices(&self, line: &Line) -> &'static [Choice] {
        match (&line.found, self.mapping.kind) {
            (None, _) => &[Choice::Add, Choice::Skip],
            (Some(_), ListKind::Influencers) => &[Choice::Update, Choice::Skip, Choice::Add],
            (Some(_), ListKind::Tasks) if line.choice == Choice::Update || line.same => {
                &[Choice::Update, Choice::Skip, Choice::Add]
            }
            (Some(_), ListKind::Tasks) => &[Choice::Add, Choice::Skip],
        }
    }

    /// Chooses the same for every line that is about somebody who is known, or that has a task which is there already.
    pub fn choose_for_known(&mut self, choice: Choice) {
        let places: Vec<usize> = (0..self.lines.len()).filter(|at| self.is_known(*at)).collect();
        for at in places {
            if let Some(line) = self.lines.get_mut(at) {
                line.choice = choice;
            }
        }
    }

    /// Chooses for every line about influencers who are not on the roster whether they are added.
    pub fn choose_for_unknown(&mut self, choice: Choice) {
        for line in &mut self.lines {
            let is_on_roster = matches!(&line.found, Some(Found { origin: Origin::Roster(_), .. }));
            if !is_on_roster && (line.found.is_none() || self.mapping.kind == ListKind::Tasks) {
                line.choice = choice;
            }
        }
    }

    /// Whether a line is about somebody or something that is there already, so that there is something to choose.
    pub fn is_known(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| match self.mapping.kind {
            ListKind::Influencers => line.found.is_some(),
            ListKind::Tasks => self.choices(line).len() == 3,
        })
    }

    /// How many influencers the campaign would have, if that is more than fit.
    pub fn overflow(&self, campaign: &Campaign) -> Option<usize> {
        Some(campaign.roster.len() + self.tally().new).filter(|count| *count > limits::INFLUENCERS)
    }
}

/// Makes a plan, a few rows at a time.
#[derive(Debug)]
pub struct Planning {
    reader: Reader,
    index: Index,
    plan: Plan,
    next: usize,
    /// How many tasks everybody would have, and which of them are spoken for.
    tasks: HashMap<Who, (usize, Vec<TaskId>)>,
    /// The influencers of the roster as the lines so far would have them.
    states: IdMap<InfluencerId, Joined>,
}

impl Planning {
    /// Begins, with a list that is understood in this way.
    pub fn new(surveyed: Arc<Surveyed>, mapping: Mapping, campaign: &Campaign, today: NaiveDate) -> Self {
        let reader = Reader::new(surveyed, mapping, About::of(campaign, today));
        let plan = Plan {
            mapping: reader.mapping.clone(),
            owns: reader.owns.clone(),
            lines: Vec::new(),
            unreadable: Vec::new(),
        };
        let next = reader.surveyed.head.first;
        Self { reader, index: Index::of(campaign), plan, next, tasks: HashMap::new(), states: IdMap::default() }
    }

    /// Reads so many rows more; `false` when none is left. The campaign is the one it began with, or a later state of
    /// it.
    pub fn step(&mut self, campaign: &Campaign, rows: usize) -> bool {
        let count = self.reader.surveyed.sheet.rows.len();
        let end = self.next.saturating_add(rows).min(count);
        for at in self.next..end {
            match self.reader.read(at) {
                Row::Blank => {}
                Row::Unreadable(why) => self.refuse(at, why),
                Row::Said(draft, remarks) => self.take(campaign, at, *draft, remarks),
            }
        }
        self.next = end.max(self.next);
        self.next < count
    }

    /// How many rows were read and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.next, self.reader.surveyed.sheet.rows.len())
    }

    /// The plan.
    pub fn done(self) -> Plan {
        self.plan
    }

    fn refuse(&mut self, at: usize, why: String) {
        let cells = self.reader.surveyed.sheet.rows.get(at).map(Vec::as_slice).unwrap_or_default();
        let first = cells.iter().filter(|cell| !cell.is_blank()).take(4).map(|cell| super::values::short(&cell.text()));
        let text = first.collect::<Vec<_>>().join(" · ");
        self.plan.unreadable.push(Unreadable { row: at + 1, text, why });
    }

    fn take(&mut self, campaign: &Campaign, at: usize, draft: Draft, remarks: Vec<Remark>) {
        let kind = self.plan.mapping.kind;
        let found = match self.index.find(kind, &draft) {
            Ok(found) => found,
            Err(why) => return self.refuse(at, why),
        };
        let place = self.plan.lines.len();
        let is_new = found.as_ref().is_none_or(|found| found.is_doubtful && kind == ListKind::Influencers);
        let who = match &found {
            Some(found) if !is_new => found.who,
            _ => self.index.add(place, &draft),
        };
        let networks = self.index.networks(who);
        let named: Vec<_> = draft.accounts.iter().map(|account| account.network).chain(networks).collect();
        let mut distinct = Vec::new();
        named.into_iter().for_each(|network| {
            if !distinct.contains(&network) {
                distinct.push(network)
            }
        });
        let kinds: Vec<TaskKind> = match self.reader.is_ours {
            true => draft.tasks.iter().map(task_text::written).collect(),
            false => draft.tasks.iter().map(|task| task_text::kind(task, &distinct)).collect(),
        };
        let before = match self.index.origin(who) {
            Some(Origin::Roster(id)) => campaign.roster.get(id).map_or(0, |it| it.tasks.len()),
            _ => 0,
        };
        let (tasks, _) = self.tasks.entry(who).or_insert((before, Vec::new()));
        if *tasks + kinds.len() > limits::TASKS {
            return self.refuse(at, format!("{} would have more than {} tasks.", draft.called(), limits::TASKS));
        }
        self.index.join(who, &draft);
        let found = found.and_then(|found| {
            let origin = self.index.origin(found.who)?;
            Some(Found { origin, who: found.who, by: found.by, is_doubtful: found.is_doubtful })
        });
        let mut line = Line { row: at + 1, draft, remarks, found, who, kinds, choice: Choice::Add, same: false };
        self.remark_on_kinds(&mut line);
        match (kind, is_new) {
            (ListKind::Influencers, true) => {}
            (ListKind::Influencers, false) => {
                line.choice = Choice::Update;
                self.compare(campaign, &mut line);
            }
            (ListKind::Tasks, _) => self.choose_for_tasks(campaign, &mut line),
        }
        if let (Some((tasks, _)), true) = (self.tasks.get_mut(&who), line.choice == Choice::Add) {
            *tasks += line.kinds.len();
        }
        self.plan.lines.push(line);
    }

    /// Says which tasks go to Others.
    fn remark_on_kinds(&self, line: &mut Line) {
        let column = self.plan.mapping.columns.iter().position(|it| it.meaning == super::Meaning::TaskType);
        let mut said: Vec<String> = Vec::new();
        for (kind, task) in line.kinds.iter().zip(&line.draft.tasks) {
            if let (TaskKind::Other { text, .. }, Some(network)) = (kind, task.network)
                && network != crate::domain::network::Network::OTHERS
            {
                said.push(format!("{} has no \"{text}\"; it is kept under Others.", network.name()));
            }
        }
        said.dedup();
        line.remarks.extend(said.into_iter().map(|said| Remark { column: column.unwrap_or(0), said }));
    }

    /// Whether a line about somebody on the roster would change anything.
    fn compare(&mut self, campaign: &Campaign, line: &mut Line) {
        let Some(Found { origin: Origin::Roster(id), .. }) = &line.found else { return };
        let Some(influencer) = campaign.roster.get(*id) else { return };
        let state = self.states.entry(*id).or_insert_with(|| Joined::of(influencer));
        let before = state.clone();
        state.take(&self.plan.mapping, &line.draft, &line.kinds, Choice::Update);
        line.same = *state == before;
        if line.same {
            line.choice = Choice::Skip;
        }
    }

    fn choose_for_tasks(&mut self, campaign: &Campaign, line: &mut Line) {
        let Some(Found { origin: Origin::Roster(id), .. }) = &line.found else { return };
        let Some(influencer) = campaign.roster.get(*id) else { return };
        let (_, taken) = self.tasks.entry(line.who).or_default();
        let (mut twins, mut differ) = (0, false);
        for (task, kind) in line.draft.tasks.iter().zip(&line.kinds) {
            if let Some(twin) = joining::twin(&influencer.tasks, kind, task.date, taken) {
                taken.push(twin.id);
                twins += 1;
                differ |= joining::put(&self.plan.mapping, twin, task) != *twin;
            }
        }
        let is_all = twins == line.kinds.len();
        line.same = is_all && !differ;
        line.choice = match (twins, line.same) {
            (0, _) => Choice::Add,
            (_, true) => Choice::Skip,
            (_, false) => Choice::Update,
        };
    }
}
