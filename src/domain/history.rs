//! Undo and redo.

use super::campaign::Campaign;
use super::command::{Applied, Command, Rejected, apply};
use super::touched::Touched;
use std::collections::VecDeque;

/// How many steps can be taken back.
pub const STEPS: usize = 200;

/// The steps that can be taken back and those that can be done again.
#[derive(Debug, Default)]
pub struct History {
    undo: VecDeque<Step>,
    redo: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    label: String,
    command: Command,
}

/// What a step back or forth did.
#[derive(Debug, PartialEq)]
pub struct Stepped {
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
}

impl History {
    /// Carries out a command and remembers how to take it back; steps that were undone are forgotten.
    ///
    /// # Errors
    /// [`Rejected`]; neither the campaign nor the history has changed then.
    pub fn dispatch(&mut self, campaign: &mut Campaign, command: Command) -> Result<Stepped, Rejected> {
        let label = command.describe(campaign);
        self.dispatch_as(campaign, command, label)
    }

    /// As [`History::dispatch`], with words of its own for what the command does.
    ///
    /// # Errors
    /// [`Rejected`]; neither the campaign nor the history has changed then.
    pub fn dispatch_as(
        &mut self,
        campaign: &mut Campaign,
        command: Command,
        label: String,
    ) -> Result<Stepped, Rejected> {
        let Applied { inverse, touched, changed } = apply(campaign, command.clone())?;
        if changed {
            self.remember(label.clone(), inverse.clone());
        }
        Ok(Stepped { label, command, inverse, touched, changed })
    }

    /// Remembers a change that was carried out elsewhere, and how to take it back; steps that were undone are
    /// forgotten.
    pub fn remember(&mut self, label: String, inverse: Command) {
        self.redo.clear();
        self.undo.push_back(Step { label, command: inverse });
        if self.undo.len() > STEPS {
            self.undo.pop_front();
        }
    }

    /// Takes the last step back. `None` when there is none.
    ///
    /// # Errors
    /// [`Rejected`] when something else changed the campaign so that the step cannot be taken back; it is then
    /// dropped, since it never will.
    pub fn undo(&mut self, campaign: &mut Campaign) -> Option<Result<Stepped, Rejected>> {
        let step = self.undo.pop_back()?;
        Some(run(step, campaign).map(|(back, stepped)| {
            self.redo.push(back);
            stepped
        }))
    }

    /// Does the last undone step again. `None` when there is none.
    ///
    /// # Errors
    /// As [`History::undo`].
    pub fn redo(&mut self, campaign: &mut Campaign) -> Option<Result<Stepped, Rejected>> {
        let step = self.redo.pop()?;
        Some(run(step, campaign).map(|(back, stepped)| {
            self.undo.push_back(back);
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
}

fn run(step: Step, campaign: &mut Campaign) -> Result<(Step, Stepped), Rejected> {
    let Applied { inverse, touched, changed } = apply(campaign, step.command.clone())?;
    let back = Step { label: step.label.clone(), command: inverse.clone() };
    Ok((back, Stepped { label: step.label, command: step.command, inverse, touched, changed }))
}
