//! Laws of change, for any sequence of commands.

use std::collections::BTreeSet;

use crosscase::edit::{Command, check, label};
use crosscase::study::*;
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::pick::Dice;
use super::sample;
use super::sound::fault;

fn throws() -> impl Strategy<Value = Vec<Vec<u32>>> {
    prop::collection::vec(prop::collection::vec(any::<u32>(), 40), 1..30)
}

/// The records alone, as text: a mark that does not trust `same_content`.
fn content(study: &Study) -> Vec<String> {
    Kind::ALL.iter().flat_map(|kind| study.records(*kind)).map(|record| format!("{record:?}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_commands_keep_the_study_sound_and_can_be_undone(hands in throws()) {
        let start = sample::study();
        let mut study = start.clone();
        let mut done: Vec<ChangeSet> = Vec::new();
        for (at, hand) in hands.iter().enumerate() {
            let command = Dice::new(hand, at).command(&study, &done);
            prop_assert!(!label(&study, &command).trim().is_empty(), "no label for {command:?}");
            let before = study.clone();
            let Ok(mut set) = check(&study, &command, sample::context()) else {
                prop_assert_eq!(before.revision(), study.revision());
                continue;
            };
            prop_assert!(!set.is_empty());
            let ids: BTreeSet<AnyId> = set.changes.iter().map(Change::id).collect();
            prop_assert_eq!(ids.len(), set.changes.len(), "a record twice in {:?}", set);
            for change in &set.changes {
                prop_assert!(change.before != change.after, "an empty change in {:?}", set);
            }
            set.stamp = Stamp { session: SessionId(1), counter: at as u64 + 1 };
            prop_assert!(study.apply(&set).is_ok());
            let wrong = fault(&study);
            prop_assert!(wrong.is_none(), "{:?} after {command:?}", wrong);
            // The change set says all that changed, and touches nothing else.
            for record in Kind::ALL.iter().flat_map(|kind| before.records(*kind)) {
                let id = record.id();
                if !ids.contains(&id) {
                    prop_assert_eq!(study.record(id), Some(record));
                }
            }
            // It is a pure question: the same command on the same study gives the same answer.
            let again = check(&before, &command, sample::context()).unwrap();
            prop_assert_eq!(&again.changes, &set.changes);
            if let Command::TakeBack { inverse, .. } = &command {
                for change in &inverse.changes {
                    prop_assert_eq!(&study.record(change.id()), &change.after);
                }
                prop_assert!(ids.is_subset(&inverse.changes.iter().map(Change::id).collect()));
            }
            done.push(set);
        }
        let end = study.clone();
        for set in done.iter().rev() {
            prop_assert!(study.apply(&set.inverse(Stamp::default())).is_ok());
        }
        prop_assert!(study.same_content(&start));
        prop_assert_eq!(content(&study), content(&start));
        for set in &done {
            prop_assert!(study.apply(set).is_ok());
        }
        prop_assert!(study.same_content(&end));
        prop_assert_eq!(content(&study), content(&end));
    }

    #[test]
    fn a_change_set_that_does_not_fit_changes_nothing(hand in prop::collection::vec(any::<u32>(), 40), other in prop::collection::vec(any::<u32>(), 40)) {
        let study = sample::study();
        let set = check(&study, &Dice::new(&hand, 0).command(&study, &[]), sample::context());
        let later = check(&study, &Dice::new(&other, 1).command(&study, &[]), sample::context());
        if let (Ok(set), Ok(later)) = (set, later) {
            let mut moved = study.clone();
            prop_assert!(moved.apply(&later).is_ok());
            let before = content(&moved);
            let meet = set.changes.iter().any(|change| moved.record(change.id()) != change.before);
            let result = moved.apply(&set);
            prop_assert_eq!(result.is_err(), meet);
            if result.is_err() {
                prop_assert_eq!(content(&moved), before);
            }
        }
    }
}

#[test]
fn random_commands_are_mostly_carried_out() {
    // The laws would be empty if the dice gave refusals only.
    let study = sample::study();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut carried = 0;
    for at in 0..400 {
        let hand = prop::collection::vec(any::<u32>(), 40).new_tree(&mut runner).unwrap().current();
        let command = Dice::new(&hand, at).command(&study, &[]);
        carried += usize::from(check(&study, &command, sample::context()).is_ok());
    }
    assert!(carried > 130, "{carried} of 400");
}
