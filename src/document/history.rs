//! Undo and redo: of what was done here, never of what others did.

use super::edits::{Delta, Document, Elsewhere, Left};
use crate::domain::command::{Applied, Command, Rejected, apply};
use crate::domain::money::Currency;
use crate::domain::touched::Touched;
use std::collections::VecDeque;

/// How many steps can be taken back.
pub const STEPS: usize = 200;

/// The steps that can be taken back and those that can be done again.
///
/// A step takes back what it did itself. What another tab, or a file that another tab joined, has edited since, stays and
/// is told: [`Stepped::left`].
#[derive(Debug, Default)]
pub struct History {
    undo: VecDeque<Step>,
    redo: Vec<Step>,
    elsewhere: Elsewhere,
    /// How many steps there ever were.
    count: u64,
}

/// Which of the steps that were ever taken; the same after it was undone and done again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepId(u64);

#[derive(Debug)]
struct Step {
    id: StepId,
    label: String,
    command: Command,
    /// How much had come from elsewhere when it was taken.
    since: u64,
    /// What its amounts are in.
    currency: Currency,
}

/// What a step back or forth did.
#[derive(Debug, PartialEq)]
pub struct Stepped {
    /// Which step it was.
    pub id: StepId,
    /// What the step was: "Client status of 12 influencers set to Backup".
    pub label: String,
    /// The command that was carried out, to be saved like any other.
    pub command: Command,
    /// The command that takes it back, which holds what was there before.
    pub inverse: Command,
    /// What it touched.
    pub touched: Touched,
    /// Whether anything is other than before.
    pub changed: bool,
    /// What it would have changed as well, had nobody else edited it since.
    pub left: Left,
}

/// Where a step stands that somebody wants to take back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is the last one.
    Last,
    /// Later steps stand on it.
    Below,
    /// It was taken back already, or is too long ago.
    Gone,
}

impl History {
    /// Carries out a command and remembers how to take it back; steps that were undone are forgotten.
    ///
    /// # Errors
    /// [`Rejected`]; neither the campaign nor the history has changed then.
    pub fn dispatch(&mut self, document: &mut Document, command: Command) -> Result<Stepped, Rejected> {
        let label = command.describe(&document.campaign);
        self.dispatch_as(document, command, label)
    }

    /// As [`History::dispatch`], with words of its own for what the command does.
    ///
    /// # Errors
    /// [`Rejected`]; neither the campaign nor the history has changed then.
    pub fn dispatch_as(
        &mut self,
        document: &mut Document,
        command: Command,
        label: String,
    ) -> Result<Stepped, Rejected> {
        let currency = document.campaign.briefing.currency;
        let Applied { inverse, touched, changed } = apply(&mut document.campaign, command.clone())?;
        let id = match changed {
            true => self.remember(label.clone(), inverse.clone(), currency),
            false => StepId(self.count),
        };
        Ok(Stepped { id, label, command, inverse, touched, changed, left: Left::default() })
    }

    /// Remembers a change that was carried out elsewhere in this tab, and how to take it back; steps that were undone are
    /// forgotten. The amounts in `inverse` are in `currency`.
    pub fn remember(&mut self, label: String, inverse: Command, currency: Currency) -> StepId {
        self.redo.clear();
        self.count += 1;
        let id = StepId(self.count);
        self.undo.push_back(Step { id, label, command: inverse, since: self.elsewhere.count(), currency });
        if self.undo.len() > STEPS {
            self.undo.pop_front();
        }
        id
    }

    /// Takes in what another tab did. It is no step of this one.
    pub fn absorb(&mut self, document: &mut Document, delta: &Delta) -> Touched {
        self.elsewhere.absorb(document, delta)
    }

    /// Takes the last step back, but for what others have edited since. `None` when there is none.
    ///
    /// # Errors
    /// [`Rejected`] when something else changed the campaign so that the step cannot be taken back; it is then
    /// dropped, since it never will.
    pub fn undo(&mut self, document: &mut Document) -> Option<Result<Stepped, Rejected>> {
        let step = self.undo.pop_back()?;
        Some(self.run(step, document).map(|(back, stepped)| {
            self.redo.extend(back);
            stepped
        }))
    }

    /// Does the last undone step again, but for what others have edited since. `None` when there is none.
    ///
    /// # Errors
    /// As [`History::undo`].
    pub fn redo(&mut self, document: &mut Document) -> Option<Result<Stepped, Rejected>> {
        let step = self.redo.pop()?;
        Some(self.run(step, document).map(|(back, stepped)| {
            self.undo.extend(back);
            stepped
        }))
    }

    /// What [`History::undo`] would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.back().map(|step| step.label.as_str())
    }

    /// What [`History::redo`] would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|step| step.label.as_str())
    }

    /// Whether a step can be taken back by [`History::undo`].
    pub fn standing(&self, id: StepId) -> Standing {
        match self.undo.iter().rposition(|step| step.id == id) {
            Some(place) if place + 1 == self.undo.len() => Standing::Last,
            Some(_) => Standing::Below,
            None => Standing::Gone,
        }
    }

    /// Carries a step out, and answers with the step that takes it back unless nothing came of it.
    fn run(&self, step: Step, document: &mut Document) -> Result<(Option<Step>, Stepped), Rejected> {
        let Step { id, label, command, since, currency } = step;
        let (command, left) = match self.elsewhere.since(since) {
            none if none.is_empty() => (command, Left::default()),
            edits => document.without(command, currency, &edits)?,
        };
        let currency = document.campaign.briefing.currency;
        let Applied { inverse, touched, changed } = apply(&mut document.campaign, command.clone())?;
        let back =
            || Step { id, label: label.clone(), command: inverse.clone(), since: self.elsewhere.count(), currency };
        let back = (changed || left.is_empty()).then(back);
        Ok((back, Stepped { id, label, command, inverse, touched, changed, left }))
    }
}
