//! The undo and redo stacks against a model that is too simple to be wrong.

use std::collections::BTreeSet;

use crosscase::edit::{History, Step, StepKind};
use crosscase::study::*;
use proptest::prelude::*;

fn stamp(counter: usize) -> Stamp {
    Stamp { session: SessionId(3), counter: counter as u64 }
}

fn step(counter: usize, kind: StepKind) -> Step {
    let changes = ChangeSet { stamp: stamp(counter), changes: vec![] };
    Step { at: Moment(counter as i64), coder: None, label: format!("Step {counter}"), kind, changes }
}

/// Two lists of numbers, newest last.
#[derive(Default)]
struct Model {
    undo: Vec<usize>,
    redo: Vec<usize>,
    done: BTreeSet<usize>,
}

impl Model {
    fn push(&mut self, counter: usize, kind: StepKind) {
        match kind {
            StepKind::Do => {
                self.done.insert(counter);
                self.undo.push(counter);
                self.redo.clear();
            }
            StepKind::Undo(of) => {
                let of = of.counter as usize;
                if self.undo.contains(&of) {
                    self.undo.retain(|other| *other != of);
                    self.redo.push(of);
                }
            }
            StepKind::Redo(of) => {
                let of = of.counter as usize;
                if self.done.contains(&of) && !self.undo.contains(&of) {
                    self.redo.retain(|other| *other != of);
                    self.undo.push(of);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn stacks_are_those_of_the_model(throws in prop::collection::vec((0_u8..8, any::<usize>()), 0..60)) {
        let mut history = History::default();
        let mut model = Model::default();
        for (at, (what, which)) in throws.iter().enumerate() {
            let counter = at + 1;
            // Mostly what a person does; now and then what a log from elsewhere may say.
            let kind = match what {
                0..=2 => StepKind::Do,
                3 | 4 => match history.next_undo() {
                    Some(step) => StepKind::Undo(step.stamp()),
                    None => StepKind::Do,
                },
                5 => match history.next_redo() {
                    Some(step) => StepKind::Redo(step.stamp()),
                    None => StepKind::Do,
                },
                6 => StepKind::Undo(stamp(which % (counter + 2))),
                _ => StepKind::Redo(stamp(which % (counter + 2))),
            };
            history.push(step(counter, kind));
            model.push(counter, kind);
            // The same step again is no new step.
            history.push(step(counter, StepKind::Do));
            prop_assert_eq!(history.len(), counter);
            prop_assert_eq!(history.next_undo().map(Step::stamp), model.undo.last().copied().map(stamp));
            prop_assert_eq!(history.next_redo().map(Step::stamp), model.redo.last().copied().map(stamp));
            for earlier in 0..=counter + 1 {
                prop_assert_eq!(history.in_force(stamp(earlier)), model.undo.contains(&earlier));
            }
        }
        let again = History::from_steps(history.steps().iter().cloned());
        prop_assert_eq!(again.steps(), history.steps());
        prop_assert_eq!(again.next_undo(), history.next_undo());
        prop_assert_eq!(again.next_redo(), history.next_redo());
        prop_assert_eq!(again.is_empty(), throws.is_empty());
        for step in history.steps() {
            prop_assert_eq!(again.get(step.stamp()), Some(step));
        }
    }
}

#[test]
fn a_long_history_is_undone_and_listed_in_no_time() {
    let count = 50_000;
    let mut history = History::default();
    (1..=count).for_each(|at| history.push(step(at, StepKind::Do)));
    let start = std::time::Instant::now();
    for at in 0..count {
        history.push(step(count + 1 + at, StepKind::Undo(stamp(count - at))));
    }
    let standing = history.steps().iter().filter(|step| history.in_force(step.stamp())).count();
    assert_eq!(standing, 0);
    // A walk through a stack for each step would be 2 500 000 000 steps.
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}
