//! What was done, by whom, in order: the log of a study, and the undo and redo that follow from it.

use std::collections::BTreeMap;

use crate::study::{ChangeSet, CoderId, Moment, Stamp};

/// One entry of the log. It is named by the stamp of its changes.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    pub at: Moment,
    pub coder: Option<CoderId>,
    /// What was done, in words, as it is shown in the history list.
    pub label: String,
    pub kind: StepKind,
    pub changes: ChangeSet,
}

/// The log only grows: taking back and doing again are entries of their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepKind {
    Do,
    /// Takes back the step with this stamp.
    Undo(Stamp),
    /// Does the step with this stamp again.
    Redo(Stamp),
}

impl Step {
    pub fn stamp(&self) -> Stamp {
        self.changes.stamp
    }
}

/// The log with its undo and redo stacks.
#[derive(Clone, Debug, Default)]
pub struct History {
    steps: Vec<Step>,
    place: BTreeMap<Stamp, usize>,
    undo: Vec<usize>,
    redo: Vec<usize>,
    /// For each step whether it is done and not taken back: the list of steps asks this of every one.
    in_force: Vec<bool>,
}

impl History {
    /// The history that a log tells. Steps whose stamp came before are dropped.
    pub fn from_steps(steps: impl IntoIterator<Item = Step>) -> Self {
        let mut history = Self::default();
        for step in steps {
            history.push(step);
        }
        history
    }

    /// Adds a step at the end.
    pub fn push(&mut self, step: Step) {
        if self.place.contains_key(&step.stamp()) {
            return;
        }
        let at = self.steps.len();
        match step.kind {
            StepKind::Do => {
                self.undo.push(at);
                self.redo.clear();
            }
            StepKind::Undo(of) => {
                if let Some(of) = self.done(of).filter(|of| self.in_force[*of]) {
                    take_out(&mut self.undo, of);
                    self.redo.push(of);
                    self.in_force[of] = false;
                }
            }
            StepKind::Redo(of) => {
                if let Some(of) = self.done(of).filter(|of| !self.in_force[*of]) {
                    take_out(&mut self.redo, of);
                    self.undo.push(of);
                    self.in_force[of] = true;
                }
            }
        }
        self.in_force.push(step.kind == StepKind::Do);
        self.place.insert(step.stamp(), at);
        self.steps.push(step);
    }

    /// Where a step stands that did something, as opposed to one that took back or did again.
    fn done(&self, stamp: Stamp) -> Option<usize> {
        self.place.get(&stamp).copied().filter(|at| self.steps[*at].kind == StepKind::Do)
    }

    /// All entries, oldest first.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    pub fn get(&self, stamp: Stamp) -> Option<&Step> {
        self.place.get(&stamp).map(|at| &self.steps[*at])
    }

    pub fn next_undo(&self) -> Option<&Step> {
        self.undo.last().map(|at| &self.steps[*at])
    }

    pub fn next_redo(&self) -> Option<&Step> {
        self.redo.last().map(|at| &self.steps[*at])
    }

    /// Whether a step is in force: done and not taken back.
    pub fn in_force(&self, stamp: Stamp) -> bool {
        self.place.get(&stamp).is_some_and(|at| self.in_force[*at])
    }

    pub fn len(&self) -> usize {
        self.steps.len()
    }

    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

/// Takes a step out of a stack; it is the last one but for logs that were merged.
fn take_out(stack: &mut Vec<usize>, step: usize) {
    if let Some(at) = stack.iter().rposition(|other| *other == step) {
        stack.remove(at);
    }
}
