//! Makes a plan, a few rows at a time: the rows are read, then it is found whom they are about, then what each would change.

use super::about::About;
use super::draft::{Draft, Remark};
use super::index::{By, Index, Origin, Who};
use super::joining::Joined;
use super::mapping::{Mapping, Surveyed};
use super::matching::match_tasks;
use super::meaning::{ListKind, Meaning};
use super::missing::Missing;
use super::plan::{Choice, Found, Line, Plan, Unreadable};
use super::reader::{Reader, Row};
use super::records::Records;
use super::{task_text, told};
use crate::domain::campaign::Campaign;
use crate::domain::id::{IdMap, InfluencerId};
use crate::domain::likeness::are_alike;
use crate::domain::limits;
use crate::domain::network::Network;
use crate::domain::task::TaskKind;
use chrono::NaiveDate;
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

/// Makes a plan, a few rows at a time.
#[derive(Debug)]
pub struct Planning {
    reader: Reader,
    index: Index,
    records: Records,
    plan: Plan,
    next: usize,
    /// Rows that were read, by their index in the sheet.
    said: VecDeque<(usize, Draft, Vec<Remark>)>,
    /// How many rows said something.
    count: usize,
    /// The lines about somebody.
    lines: HashMap<Who, Vec<usize>>,
    /// How many lines it is known of what they change.
    settled: usize,
    /// How many tasks everybody would have.
    tasks: HashMap<Who, usize>,
    /// The influencers of the roster as the lines so far would have them.
    states: IdMap<InfluencerId, Joined>,
    /// The lines that are more than fit, and why.
    refused: Vec<(usize, String)>,
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
            missing: Missing::default(),
        };
        Self {
            index: Index::of(campaign),
            records: Records::of(campaign, plan.mapping.kind),
            next: reader.surveyed.head.first,
            reader,
            plan,
            said: VecDeque::new(),
            count: 0,
            lines: HashMap::new(),
            settled: 0,
            tasks: HashMap::new(),
            states: IdMap::default(),
            refused: Vec::new(),
        }
    }

    /// Goes on by so many rows; `false` when the plan is made. The campaign is the one it began with, or a later state of
    /// it.
    pub fn step(&mut self, campaign: &Campaign, rows: usize) -> bool {
        let count = self.reader.surveyed.sheet.rows.len();
        if self.next < count {
            let end = self.next.saturating_add(rows).min(count);
            (self.next..end).for_each(|at| self.read(at));
            self.next = end;
            self.count = self.said.len();
        } else if !self.said.is_empty() {
            for _ in 0..rows {
                let Some((at, draft, remarks)) = self.said.pop_front() else { break };
                self.find(at, draft, remarks);
            }
        } else {
            let end = self.settled.saturating_add(rows).min(self.plan.lines.len());
            (self.settled..end).for_each(|at| self.settle(campaign, at));
            self.settled = end;
            if end == self.plan.lines.len() {
                self.end(campaign);
                return false;
            }
        }
        true
    }

    /// How many rows are done and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        let rows = self.reader.surveyed.sheet.rows.len();
        let found = self.count - self.said.len();
        // Reading takes the most of the time, what follows is counted as a part of it.
        ((self.next * 2 + found + self.settled) / 4, rows)
    }

    /// The plan.
    pub fn done(self) -> Plan {
        self.plan
    }

    fn read(&mut self, at: usize) {
        self.records.see(&self.reader, at);
        match self.reader.read(at) {
            Row::Blank => {}
            Row::Unreadable(why) => self.refuse(at, why),
            Row::Said(draft, remarks) => {
                self.index.note_address(&draft);
                self.records.note(&draft, &self.index);
                self.said.push_back((at, *draft, remarks));
            }
        }
    }

    fn refuse(&mut self, at: usize, why: String) {
        let cells = self.reader.surveyed.sheet.rows.get(at).map(Vec::as_slice).unwrap_or_default();
        let first = cells.iter().filter(|cell| !cell.is_blank()).take(4).map(|cell| super::values::short(&cell.text()));
        let text = first.collect::<Vec<_>>().join(" · ");
        self.plan.unreadable.push(Unreadable { row: at + 1, text, why });
    }

    fn column(&self, meaning: Meaning) -> usize {
        self.plan.mapping.columns.iter().position(|column| column.meaning == meaning).unwrap_or(0)
    }

    /// Finds whom a row is about.
    fn find(&mut self, at: usize, draft: Draft, mut remarks: Vec<Remark>) {
        let kind = self.plan.mapping.kind;
        let (by_record, claim, doubt) = self.records.find(&draft, &self.index);
        remarks.extend(doubt.map(|said| Remark { column: self.column(Meaning::Record), said }));
        let found = match by_record.map_or_else(|| self.index.find(kind, &draft), |found| Ok(Some(found))) {
            Ok(found) => found,
            Err(why) => return self.refuse(at, why),
        };
        if let (true, false, true) = (draft.tasks.is_empty(), draft.stray.is_empty(), kind == ListKind::Tasks) {
            if found.is_some() {
                return self.refuse(at, "It does not say what is to be done.".to_owned());
            }
            let said = "It does not say what is to be done; only the influencer is taken.";
            let remark = |column: &usize| Remark { column: *column, said: said.to_owned() };
            remarks.extend(draft.stray.first().map(remark));
        }
        let place = self.plan.lines.len();
        let is_new = found.as_ref().is_none_or(|found| found.is_doubtful && kind == ListKind::Influencers);
        let who = match &found {
            Some(found) if !is_new => found.who,
            _ => self.index.add(place, &draft),
        };
        let found = found.and_then(|found| {
            let origin = self.index.origin(found.who)?;
            Some(Found { origin, who: found.who, by: found.by, is_doubtful: found.is_doubtful })
        });
        remarks.extend(self.other_name(&draft, found.as_ref()));
        let kinds = self.kinds(who, &draft);
        self.index.join(who, &draft);
        let mut line = Line {
            row: at + 1,
            draft,
            remarks,
            found,
            who,
            targets: vec![None; kinds.len()],
            kinds,
            claim,
            candidates: Vec::new(),
            asks: false,
            cleared: Vec::new(),
            choice: if is_new { Choice::Add } else { Choice::Update },
            same: false,
        };
        self.remark_on_kinds(&mut line);
        self.lines.entry(who).or_default().push(place);
        self.plan.lines.push(line);
    }

    /// Says that two rows with one account have different names.
    fn other_name(&self, draft: &Draft, found: Option<&Found>) -> Option<Remark> {
        let Some(Found { origin: Origin::Line(at), who, by: By::Handle(_, handle), .. }) = found else { return None };
        let other = self.index.name(*who);
        if other.is_empty() || draft.name.is_empty() || are_alike(other, &draft.name) {
            return None;
        }
        let row = self.plan.lines.get(*at)?.row;
        let said = format!("Row {row} has @{handle} as well and calls them {other}; both are taken as one.");
        Some(Remark { column: self.column(Meaning::Name), said })
    }

    /// What the tasks of a row are in the catalogue.
    fn kinds(&self, who: Who, draft: &Draft) -> Vec<TaskKind> {
        if self.reader.is_ours {
            return draft.tasks.iter().map(task_text::written).collect();
        }
        let mut distinct: Vec<Network> = Vec::new();
        for network in draft.accounts.iter().map(|account| account.network).chain(self.index.networks(who)) {
            if !distinct.contains(&network) {
                distinct.push(network);
            }
        }
        draft.tasks.iter().map(|task| task_text::kind(task, &distinct)).collect()
    }

    /// Says which tasks go to Others.
    fn remark_on_kinds(&self, line: &mut Line) {
        let mut said: Vec<String> = Vec::new();
        for (kind, task) in line.kinds.iter().zip(&line.draft.tasks) {
            if let (TaskKind::Other { text, .. }, Some(network)) = (kind, task.network)
                && network != Network::OTHERS
            {
                said.push(format!("{} has no \"{text}\"; it is kept under Others.", network.name()));
            }
        }
        said.dedup();
        let column = self.column(Meaning::TaskType);
        line.remarks.extend(said.into_iter().map(|said| Remark { column, said }));
    }

    /// What a line would change, and what is best done with it.
    fn settle(&mut self, campaign: &Campaign, at: usize) {
        let Some(who) = self.plan.lines.get(at).map(|line| line.who) else { return };
        let influencer = match self.index.origin(who) {
            Some(Origin::Roster(id)) => campaign.roster.get(id),
            _ => None,
        };
        let tasks = influencer.map(|influencer| influencer.tasks.as_slice()).unwrap_or_default();
        // Their tasks are told apart when the first of their lines comes up.
        if let Some(mine) = self.lines.remove(&who) {
            match_tasks(tasks, &mut self.plan.lines, &mine);
            self.tasks.insert(who, tasks.len());
        }
        let Some(line) = self.plan.lines.get_mut(at) else { return };
        let new = if line.asks { 0 } else { line.targets.iter().filter(|target| target.is_none()).count() };
        let count = self.tasks.entry(who).or_default();
        if *count + new > limits::TASKS {
            let why = format!("{} would have more than {} tasks.", line.draft.called(), limits::TASKS);
            return self.refused.push((at, why));
        }
        *count += new;
        let Some(influencer) = influencer else {
            // Whoever is named again in a list of tasks, with nothing to be done, is as they are.
            line.same = self.plan.mapping.kind == ListKind::Tasks && line.found.is_some() && line.kinds.is_empty();
            let is_first = line.found.as_ref().is_none_or(|found| found.is_doubtful);
            let is_added = is_first || self.plan.mapping.kind == ListKind::Tasks;
            line.choice = if line.same {
                Choice::Skip
            } else if is_added {
                Choice::Add
            } else {
                Choice::Update
            };
            return;
        };
        if self.reader.surveyed.ours.is_some() {
            told::tell(&self.reader, campaign, influencer, line);
        }
        if line.asks {
            line.choice = Choice::Skip;
            return;
        }
        let state = self.states.entry(influencer.id).or_insert_with(|| Joined::of(influencer));
        let before = state.clone();
        state.take(&self.plan.mapping, line, Choice::Update, false);
        line.same = *state == before;
        let has_twin = self.plan.mapping.kind == ListKind::Influencers || line.targets.iter().any(Option::is_some);
        line.choice = match (line.same, has_twin || !line.cleared.is_empty()) {
            (true, _) => Choice::Skip,
            (false, true) => Choice::Update,
            (false, false) => Choice::Add,
        };
    }

    fn end(&mut self, campaign: &Campaign) {
        if self.reader.is_ours {
            self.plan.missing = Missing::of(&self.plan, campaign, &self.records);
        }
        if self.refused.is_empty() {
            return self.plan.unreadable.sort_by_key(|row| row.row);
        }
        // Where the lines are that stay, so that those that are taken together still are.
        let refused: HashMap<usize, String> = std::mem::take(&mut self.refused).into_iter().collect();
        let mut places: HashMap<usize, usize> = HashMap::new();
        let mut first: HashMap<Who, usize> = HashMap::new();
        let mut kept: Vec<Line> = Vec::with_capacity(self.plan.lines.len());
        for (at, mut line) in std::mem::take(&mut self.plan.lines).into_iter().enumerate() {
            if let Some(why) = refused.get(&at) {
                self.refuse(line.row - 1, why.clone());
                continue;
            }
            if let Some(Found { origin: Origin::Line(before), who, .. }) = &mut line.found {
                match places.get(before).or_else(|| first.get(who)) {
                    Some(place) => *before = *place,
                    None => line.found = None,
                }
            }
            places.insert(at, kept.len());
            first.entry(line.who).or_insert(kept.len());
            kept.push(line);
        }
        self.plan.lines = kept;
        self.plan.unreadable.sort_by_key(|row| row.row);
    }
}
