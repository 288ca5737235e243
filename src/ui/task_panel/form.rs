//! The form's lines, and what saving them does.

use super::line::Line;
use crate::app::store::CampaignStore;
use crate::browser::ids;
use crate::domain::campaign::Campaign;
use crate::domain::id::{InfluencerId, TaskId};
use crate::domain::network::Network;
use crate::domain::sharing::{SharedFigures, changes_for_several, figures_for};
use crate::domain::sorting::sort_few;
use crate::domain::task::Task;
use crate::domain::task_form::{LineFate, TaskDraft, changes_for_one};
use crate::domain::touched::Touched;
use crate::ui::reactive::watch;
use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use std::sync::Arc;

/// The form's lines and what it needs to know of whom it is for. A service in the context of the form.
#[derive(Clone, Copy)]
pub struct Form {
    store: CampaignStore,
    /// Whose tasks it has, where it has those of one.
    pub owner: Option<InfluencerId>,
    /// For whom it is.
    target: RwSignal<Arc<Vec<InfluencerId>>>,
    /// Whether it adds tasks to all of them, where else it has those of one.
    pub several: bool,
    /// In the order of their networks.
    pub lines: RwSignal<Vec<Line>>,
    /// What the lines' signals belong to.
    reactive: StoredValue<WeakOwner>,
    next_key: StoredValue<u32>,
    /// How many of the lines are drawn.
    drawn: RwSignal<usize>,
}

/// How many lines are drawn before each frame, beginning with the first one after the form has opened: drawing a line
/// takes about 2 ms, and nobody should wait for all of forty before seeing any.
const LINES_A_FRAME: usize = 4;

/// What is said when a field is refused.
pub const NOTHING_SAVED: &str = "Nothing was saved yet: some fields need attention.";

impl Form {
    /// A form with the tasks of the one influencer, or else an empty one for all of them.
    pub fn open(store: CampaignStore, target: RwSignal<Arc<Vec<InfluencerId>>>, single: bool) -> Self {
        let form = Self {
            store,
            owner: target.with_untracked(|target| target.first().copied()).filter(|_| single),
            target,
            several: !single,
            lines: RwSignal::new(Vec::new()),
            // An owner that held itself would never go.
            reactive: StoredValue::new(Owner::current().unwrap_or_default().downgrade()),
            next_key: StoredValue::new(0),
            drawn: RwSignal::new(0),
        };
        let mut drafts = form.drafts_now().unwrap_or_default();
        // In the order in which they stand below each other, so that the first are drawn first.
        sort_few(&mut drafts, |a, b| a.network < b.network);
        let lines = drafts.iter().map(|draft| form.line(draft.clone())).collect();
        form.lines.set(lines);
        form.draw_more();
        watch(move || store.track(Touched::TASKS.and(Touched::PEOPLE).and(Touched::BRIEFING)), move |()| form.follow());
        form
    }

    /// The tasks of the one as the campaign has them; `None` where they are not on the roster, and for several.
    fn drafts_now(self) -> Option<Vec<TaskDraft>> {
        self.store.peek(|campaign| {
            let influencer = campaign.roster.get(self.owner?)?;
            let currency = campaign.briefing.currency;
            Some(influencer.tasks.iter().map(|task| TaskDraft::of(task, currency)).collect())
        })
    }

    /// The campaign has changed: fields that nobody has typed into follow it, and so do lines.
    fn follow(self) {
        // Of somebody who is gone the form stays as it is, should they come back.
        let Some(drafts) = self.drafts_now() else { return };
        // The fields of another network are others.
        let stays = |line: &Line| {
            line.task.is_none()
                || untrack(|| line.is_unsaved())
                || !drafts.iter().any(|draft| draft.task == line.task && draft.network != line.network)
        };
        if !self.lines.with_untracked(|lines| lines.iter().all(stays)) {
            self.lines.update(|lines| lines.retain(stays));
        }
        let lines = self.lines.get_untracked();
        for line in lines.iter().filter(|line| line.task.is_some()) {
            line.follow(drafts.iter().find(|draft| draft.task == line.task && draft.network == line.network));
        }
        let is_new = |draft: &&TaskDraft| !lines.iter().any(|line| line.task == draft.task);
        let new: Vec<Line> = drafts.iter().filter(is_new).map(|draft| self.line(draft.clone())).collect();
        if !new.is_empty() {
            // Above those that are being added here.
            let place = lines.iter().position(|line| line.task.is_none()).unwrap_or(lines.len());
            self.lines.update(|lines| drop(lines.splice(place..place, new)));
        }
    }

    /// The task of a line as the campaign has it.
    pub fn task(self, campaign: &Campaign, id: Option<TaskId>) -> Option<&Task> {
        campaign.roster.get(self.owner?)?.task(id?)
    }

    /// What is typed in it that is not saved, as text.
    pub fn unsaved_text(self) -> String {
        let lines = self.lines.get_untracked();
        lines.iter().filter_map(Line::unsaved_text).collect::<Vec<_>>().join("\n")
    }

    /// For how many it is; follows it.
    pub fn count(self) -> usize {
        self.target.with(|target| target.len())
    }

    /// Takes some out of those whom it is for. What is typed stays.
    pub fn leave_out(self, some: &[InfluencerId]) {
        self.target
            .update(|target| *target = Arc::new(target.iter().copied().filter(|id| !some.contains(id)).collect()));
    }

    /// Draws further lines before the next frame, until all are.
    fn draw_more(self) {
        request_animation_frame(move || {
            let Some(drawn) = self.drawn.try_get_untracked() else { return };
            let is_more = self.lines.try_with_untracked(|lines| lines.len() > drawn) == Some(true);
            if is_more {
                self.drawn.set(drawn + LINES_A_FRAME);
                self.draw_more();
            } else {
                // Whatever is added from now on is drawn at once.
                self.drawn.set(usize::MAX);
            }
        });
    }

    /// The lines of a network that are drawn.
    pub fn lines_of(self, network: Network) -> Vec<Line> {
        let drawn = self.drawn.get();
        let lines = self.lines.get();
        lines.into_iter().take(drawn).filter(|line| line.network == network && line.fate() != LineFate::Gone).collect()
    }

    /// A line for a draft, whose signals live as long as the form.
    fn line(self, draft: TaskDraft) -> Line {
        let key = self.next_key.with_value(|key| *key);
        self.next_key.set_value(key + 1);
        self.reactive.with_value(|owner| owner.upgrade().unwrap_or_default().with(|| Line::new(key, draft)))
    }

    /// Adds an empty task and answers with its line. How price and date are meant is as in the line added before it.
    pub fn add(self, network: Network) -> Line {
        let last = self.lines.with_untracked(|lines| lines.iter().max_by_key(|line| line.key).copied());
        let sharing = last.map(|line| untrack(|| line.sharing.read())).unwrap_or_default();
        let line = self.line(TaskDraft { sharing, ..TaskDraft::new(network) });
        self.drawn.set(usize::MAX);
        self.lines.update(|lines| lines.push(line));
        line
    }

    /// Takes a line out. One of a task stays known, since that may be changed elsewhere meanwhile.
    pub fn remove(self, line: &Line) {
        if line.task.is_some() {
            line.remove();
        } else {
            self.forget(line);
        }
    }

    /// Takes a line out for good.
    pub fn forget(self, line: &Line) {
        self.lines.update(|lines| lines.retain(|other| other.key != line.key));
    }

    /// The lines that stand in the form; follows them.
    pub fn shown(self) -> Vec<Line> {
        self.lines.get().into_iter().filter(|line| line.fate() != LineFate::Gone).collect()
    }

    /// Whether the lines say anything else than the campaign; follows both.
    pub fn is_unsaved(self) -> bool {
        self.lines.get().iter().any(Line::is_unsaved)
    }

    /// What the lines come to.
    pub fn figures(self) -> SharedFigures {
        self.store.track(Touched::BRIEFING);
        let currency = self.store.peek(|campaign| campaign.briefing.currency);
        let drafts: Vec<TaskDraft> = self.shown().iter().map(|line| line.draft()).collect();
        figures_for(&drafts, self.count(), currency)
    }

    /// How many lines need attention, in words.
    pub fn store_error(self) -> Option<String> {
        let wrong = self.shown().iter().filter(|line| line.has_error()).count();
        match wrong {
            0 => None,
            1 => Some("1 task needs attention.".to_owned()),
            wrong => Some(format!("{wrong} tasks need attention.")),
        }
    }

    /// Checks every line and carries out the change.
    ///
    /// # Errors
    /// What to say when something is refused; it stands beside its field as well.
    pub fn save(self) -> Result<(), String> {
        let ids = self.target.get_untracked();
        let currency = self.store.peek(|campaign| campaign.briefing.currency);
        // Who was removed while the form was open gets no tasks.
        let there: Vec<InfluencerId> =
            self.store.peek(|campaign| ids.iter().copied().filter(|id| campaign.roster.get(*id).is_some()).collect());
        if there.is_empty() {
            return Err("Nothing was saved: they are no longer on the roster.".to_owned());
        }
        let lines = untrack(|| self.shown());
        let check = |line: &Line| {
            let task = self.store.peek(|campaign| line.check(self.task(campaign, line.task), there.len(), currency));
            Some((line.task, task?))
        };
        let checked: Vec<_> = lines.iter().filter_map(check).collect();
        // What was changed elsewhere meanwhile is not written over unseen.
        if checked.len() < lines.len() || untrack(|| lines.iter().any(Line::is_undecided)) {
            return Err(NOTHING_SAVED.to_owned());
        }
        let command = if !self.several {
            let all: Vec<TaskId> =
                self.lines.with_untracked(|lines| lines.iter().filter_map(|line| line.task).collect());
            self.store.peek(|campaign| {
                let influencer = ids.first().and_then(|id| campaign.roster.get(*id))?;
                let checked = checked.into_iter().map(|(id, task)| (id, task.fields)).collect();
                changes_for_one(influencer, &all, checked, &mut ids::new_id)
            })
        } else {
            let tasks: Vec<_> = checked.into_iter().map(|(_, task)| task).collect();
            changes_for_several(&there, &tasks, &mut ids::new_id)
        };
        match command {
            Some(command) => self.store.dispatch(command).map_err(|rejected| {
                let said = rejected.to_string();
                if let Some(line) = lines.last() {
                    line.refuse(said.clone());
                }
                said
            }),
            None => Ok(()),
        }
    }
}
