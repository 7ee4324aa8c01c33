//! Pairs as alike, or as different, as can be.

use crosscase::analysis::Lens;
use crosscase::analysis::similarity::{Conditions, Feature, Outcome, systems, systems_of};
use crosscase::study::*;
use proptest::prelude::*;

use crate::analysis::notation::study;

fn known(line: &str) -> Vec<Option<u32>> {
    line.chars().map(|c| c.to_digit(10)).collect()
}

#[test]
fn pairs_are_those_of_a_small_example() {
    // Mill's first two canons: cases 0 and 1 differ in one condition and in the outcome; 0 and 3 share
    // the outcome and one condition only.
    let conditions: Vec<_> = ["1111", "1110", "0001", "0010"].map(known).into();
    let found = systems(&known("1001"), &conditions);
    assert_eq!(found.most_similar().len(), 1);
    let similar = &found.most_similar()[0];
    assert_eq!((similar.cases, &similar.differing[..]), ([0, 1], &[3][..]));
    assert!(similar.warnings_if_similar()[0].starts_with("One condition differs"));
    let different = &found.most_different()[0];
    // Outcome 0: cases 1 and 2 share nothing; outcome 1: cases 0 and 3 share condition 2.
    assert_eq!((different.cases, different.differing.len(), &different.same[..]), ([1, 2], 4, &[][..]));
    assert!(different.warnings_if_different()[0].contains("no known condition"));
    let positive = found.agreements.iter().find(|one| one.outcome == 1).unwrap();
    assert_eq!(
        (&positive.cases[..], &positive.shared[..], &positive.only_here[..]),
        (&[0, 3][..], &[2][..], &[][..])
    );
}

#[test]
fn what_is_not_known_counts_against_a_pair() {
    let conditions: Vec<_> = ["11111", "1110?", "11???", "00???"].map(known).into();
    let found = systems(&known("0111"), &conditions);
    // 0 and 1: one differs, one not known. 0 and 2: none differs, three not known.
    assert_eq!(found.similar[0].cases, [0, 1]);
    let said = found.similar[0].warnings_if_similar();
    assert!(said[1].contains("1 condition is not known"), "{said:?}");
    // 1 and 3 differ in two for sure, and so do 2 and 3, with as much not known.
    assert_eq!(found.most_different().len(), 2);
    assert_eq!(systems(&known("????"), &conditions), systems(&[], &[]));
}

#[test]
fn many_differences_are_warned_of() {
    let found = systems(&known("01"), &["110", "001"].map(known));
    assert!(found.similar[0].warnings_if_similar()[0].starts_with("3 conditions differ"));
    let found = systems(&known("00"), &["110", "110"].map(known));
    assert!(found.different[0].warnings_if_different()[0].starts_with("3 conditions are shared"));
    let found = systems(&known("01"), &["11", "11"].map(known));
    assert!(found.similar[0].warnings_if_similar()[0].contains("not among them"));
}

#[test]
fn outcomes_are_themes_polarities_and_attributes() {
    let mut built = study("A:T1/x:_:+ A:T2:_:_ B:T1:_:- B:T2:_:_ B:T3:_:_ C:T2:_:_");
    let index = built.index();
    let theme = |name: &str| built.theme_id(name);
    let run = |outcome, conditions| systems_of(&built.study, &index, &Lens::default(), outcome, conditions);
    let all = Conditions::Themes { depth: None };
    let found = run(Outcome::Presence(theme("T1")), all);
    assert_eq!(found.outcomes, [Some(1), Some(1), Some(0)]);
    // Neither the theme nor what lies below it explains it.
    assert_eq!(found.conditions, [Feature::Theme(theme("T2")), Feature::Theme(theme("T3"))]);
    assert_eq!(found.found.similar[0].cases, [0, 2]);
    let found = run(Outcome::Presence(theme("x")), all);
    assert_eq!(found.conditions, [Feature::Theme(theme("T2")), Feature::Theme(theme("T3"))]);
    let found = run(Outcome::Polarity(theme("T1")), Conditions::Themes { depth: Some(0) });
    assert_eq!(found.outcomes, [Some(0), Some(1), None]);
    assert_eq!(found.outcome_words[1], "constraining");
    assert_eq!(found.found.similar.len(), 1);
    let id = AttributeId::from_uuid(built.fresh());
    built.put(Attribute {
        id,
        name: "state".into(),
        order: 0,
        kind: AttributeKind::YesNo,
        description: String::new(),
    });
    for (name, yes) in [("A", true), ("C", false)] {
        let mut case = built.study.cases.get(built.case_id(name)).unwrap().clone();
        case.values.insert(id, Value::YesNo(yes));
        built.put(case);
    }
    let index = built.index();
    let found =
        systems_of(&built.study, &index, &Lens::default(), Outcome::Attribute(id), Conditions::Attributes);
    assert_eq!((found.outcomes, found.conditions.len()), (vec![Some(1), None, Some(0)], 0));
}

proptest! {
    #[test]
    fn no_pair_is_missed_and_none_is_better_than_the_best(
        cases in prop::collection::vec((0_u32..3, prop::collection::vec(0_u32..2, 4)), 0..7),
    ) {
        let outcomes: Vec<_> = cases.iter().map(|(outcome, _)| Some(*outcome)).collect();
        let conditions: Vec<Vec<_>> =
            cases.iter().map(|(_, line)| line.iter().copied().map(Some).collect()).collect();
        let found = systems(&outcomes, &conditions);
        let mut pairs = Vec::new();
        for one in 0..cases.len() {
            for other in one + 1..cases.len() {
                let apart = (0..4).filter(|at| cases[one].1[*at] != cases[other].1[*at]).count();
                pairs.push((cases[one].0 == cases[other].0, apart, [one, other]));
            }
        }
        let best = |same: bool| {
            let of = pairs.iter().filter(move |pair| pair.0 == same).map(|pair| pair.1);
            if same { of.max() } else { of.min() }
        };
        let listed = |same: bool| -> Vec<[usize; 2]> {
            let top = best(same);
            pairs.iter().filter(|pair| pair.0 == same && Some(pair.1) == top).map(|pair| pair.2).collect()
        };
        let ours = |pairs: &[crosscase::analysis::similarity::SystemPair]| -> Vec<[usize; 2]> {
            pairs.iter().map(|pair| pair.cases).collect()
        };
        prop_assert_eq!(ours(found.most_similar()), listed(false));
        prop_assert_eq!(ours(found.most_different()), listed(true));
        prop_assert_eq!(found.similar.len() + found.different.len(), pairs.len());
    }
}
