//! What was removed.

use crate::domain::id::InfluencerId;
use crate::domain::influencer::Influencer;
use crate::domain::task::Task;

/// A removed record. Its content stays for as long as the document is in memory, so that edits by somebody who did
/// not know of the removal are not lost should it be taken back; what is written leaves it out (`document.md`).
#[derive(Clone, Debug, PartialEq)]
pub(in crate::document) struct Grave {
    /// Whose task it was; `None` for an influencer.
    pub(in crate::document) owner: Option<InfluencerId>,
    /// What it was, where that is still known.
    pub(in crate::document) content: Option<Content>,
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::document) enum Content {
    Influencer(Box<Influencer>),
    Task(Box<Task>),
}

impl Grave {
    pub(super) fn influencer(&self) -> Option<&Influencer> {
        match &self.content {
            Some(Content::Influencer(influencer)) => Some(influencer),
            _ => None,
        }
    }

    pub(super) fn influencer_mut(&mut self) -> Option<&mut Influencer> {
        match &mut self.content {
            Some(Content::Influencer(influencer)) => Some(influencer),
            _ => None,
        }
    }

    /// The task that it was, or the tasks of the influencer.
    pub(super) fn tasks_mut(&mut self) -> &mut [Task] {
        match &mut self.content {
            Some(Content::Influencer(influencer)) => &mut influencer.tasks,
            Some(Content::Task(task)) => std::slice::from_mut(task),
            None => &mut [],
        }
    }

    pub(super) fn task(&self) -> Option<&Task> {
        match &self.content {
            Some(Content::Task(task)) => Some(task),
            _ => None,
        }
    }

    pub(super) fn task_mut(&mut self) -> Option<&mut Task> {
        match &mut self.content {
            Some(Content::Task(task)) => Some(task),
            _ => None,
        }
    }
}
