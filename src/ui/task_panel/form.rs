//! The form's lines, and what saving them does.

use super::line::Line;
use crate::app::store::CampaignStore;
use crate::browser::ids;
use crate::domain::id::{InfluencerId, TaskId};
use crate::domain::network::Network;
use crate::domain::sharing::{SharedFigures, changes_for_several, figures_for};
use crate::domain::sorting::sort_few;
use crate::domain::task_form::{TaskDraft, changes_for_one};
use crate::domain::touched::Touched;
use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;

/// The form's lines and what it needs to know of whom it is for. A service in the context of the form.
#[derive(Clone, Copy)]
pub struct Form {
    store: CampaignStore,
    /// For how many it adds tasks; `None` where it has those of one.
    pub several: Option<usize>,
    /// In the order of their networks.
    pub lines: RwSignal<Vec<Line>>,
    /// The drafts as they were when the form opened: what differs from them is unsaved.
    opened: StoredValue<Vec<TaskDraft>>,
    owner: StoredValue<WeakOwner>,
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
    pub fn open(store: CampaignStore, target: &[InfluencerId], single: bool) -> Self {
        let form = Self {
            store,
            several: (!single).then_some(target.len()),
            lines: RwSignal::new(Vec::new()),
            opened: StoredValue::new(Vec::new()),
            // An owner that held itself would never go.
            owner: StoredValue::new(Owner::current().unwrap_or_default().downgrade()),
            next_key: StoredValue::new(0),
            drawn: RwSignal::new(0),
        };
        let mut drafts = store.peek(|campaign| {
            let one = target.first().filter(|_| single);
            let influencer = one.and_then(|id| campaign.roster.get(*id));
            let tasks = influencer.map(|influencer| influencer.tasks.as_slice()).unwrap_or_default();
            tasks.iter().map(|task| TaskDraft::of(task, campaign.briefing.currency)).collect::<Vec<_>>()
        });
        // In the order in which they stand below each other, so that the first are drawn first.
        sort_few(&mut drafts, |a, b| a.network < b.network);
        let lines = drafts.iter().map(|draft| form.line(draft.clone())).collect();
        form.lines.set(lines);
        form.opened.set_value(drafts);
        form.draw_more();
        form
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
        self.lines.with(|lines| lines.iter().take(drawn).filter(|line| line.network == network).copied().collect())
    }

    /// A line for a draft, whose signals live as long as the form.
    fn line(self, draft: TaskDraft) -> Line {
        let key = self.next_key.with_value(|key| *key);
        self.next_key.set_value(key + 1);
        self.owner.with_value(|owner| owner.upgrade().unwrap_or_default().with(|| Line::new(key, draft)))
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

    /// Takes the line with this key out.
    pub fn remove(self, key: u32) {
        self.lines.update(|lines| lines.retain(|line| line.key != key));
    }

    /// Whether the lines differ from what was there when the form opened.
    pub fn is_unsaved(self) -> bool {
        let drafts: Vec<TaskDraft> = self.lines.get().iter().map(|line| line.draft()).collect();
        self.opened.with_value(|opened| drafts != *opened)
    }

    /// What the lines come to.
    pub fn figures(self) -> SharedFigures {
        self.store.track(Touched::BRIEFING);
        let currency = self.store.peek(|campaign| campaign.briefing.currency);
        let drafts: Vec<TaskDraft> = self.lines.get().iter().map(|line| line.draft()).collect();
        figures_for(&drafts, self.several.unwrap_or(1), currency)
    }

    /// How many lines need attention, in words.
    pub fn store_error(self) -> Option<String> {
        let wrong = self.lines.with(|lines| lines.iter().filter(|line| line.has_error()).count());
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
    pub fn save(self, ids: &[InfluencerId]) -> Result<(), String> {
        let currency = self.store.peek(|campaign| campaign.briefing.currency);
        // Who was removed while the form was open gets no tasks.
        let there: Vec<InfluencerId> =
            self.store.peek(|campaign| ids.iter().copied().filter(|id| campaign.roster.get(*id).is_some()).collect());
        let lines = self.lines.get_untracked();
        let checked: Vec<_> =
            lines.iter().filter_map(|line| Some((line.task, line.check(there.len(), currency)?))).collect();
        if checked.len() < lines.len() {
            return Err(NOTHING_SAVED.to_owned());
        }
        let command = if self.several.is_none() {
            let opened_with: Vec<TaskId> =
                self.opened.with_value(|opened| opened.iter().filter_map(|d| d.task).collect());
            self.store.peek(|campaign| {
                let influencer = ids.first().and_then(|id| campaign.roster.get(*id))?;
                let checked = checked.into_iter().map(|(id, task)| (id, task.fields)).collect();
                changes_for_one(influencer, &opened_with, checked, &mut ids::new_id)
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
