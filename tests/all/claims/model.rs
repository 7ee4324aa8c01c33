//! Commands, what they refuse, what is let go of, what the history says.

use crosscase::analysis::{Chain, unused_evidence};
use crosscase::edit::{Command, Refusal, prose};
use crosscase::study::*;

use super::{proposition, run, says, study, weighed, weighed_study};
use crate::storage::sample::id;

/// The table of the four tests in the literature of process tracing.
#[test]
fn a_test_is_named_by_certainty_and_uniqueness() {
    use Degree::{High, Low};
    for (certainty, uniqueness, name) in [
        (Low, Low, "straw-in-the-wind"),
        (High, Low, "hoop"),
        (Low, High, "smoking-gun"),
        (High, High, "doubly-decisive"),
    ] {
        let test = Test { certainty, uniqueness, ..Test::new(id(200)) };
        assert_eq!(test.kind().key(), name);
    }
}

#[test]
fn the_side_of_a_piece_of_evidence_says_whether_it_passed() {
    let mut one = weighed(&study());
    assert_eq!(
        (one.passed(id(200)), one.passed(id(203)), one.passed(id(201))),
        (Some(true), Some(false), None)
    );
    // For a rival the same passage may stand on the other side.
    assert_eq!((one.rivals[1].passed(id(203)), one.rivals[1].passed(id(201))), (Some(true), Some(false)));
    one.evidence_against.push(id(200));
    assert_eq!(one.passed(id(200)), None, "on both sides it says nothing");
}

#[test]
fn what_is_weighed_is_one_step_and_is_undone() {
    let mut study = study();
    let before = study.clone();
    let new = weighed(&study);
    let set = run(&mut study, &Command::put(new.clone())).unwrap();
    assert_eq!(proposition(&study), new);
    let back = set.inverse(Stamp { session: SessionId(0xc1a1), counter: 99 });
    study.apply(&back).unwrap();
    assert!(study.same_content(&before));
    study.apply(&back.inverse(Stamp { session: SessionId(0xc1a1), counter: 100 })).unwrap();
    assert_eq!(proposition(&study), new);
}

#[test]
fn what_cannot_be_is_refused() {
    let mut study = study();
    let one = weighed(&study);
    let mut refused = |record: Record, why: Refusal| {
        let before = study.clone();
        assert_eq!(run(&mut study, &Command::Put(record)).unwrap_err(), why);
        assert!(study.same_content(&before));
    };
    let twice = |list: &[Pattern]| [list, &list[..1]].concat();
    refused(Proposition { patterns: twice(&one.patterns), ..one.clone() }.into(), Refusal::Twice(Kind::Case));
    let tests = vec![Test::new(id(200)), Test::new(id(200))];
    refused(Proposition { tests: tests.clone(), ..one.clone() }.into(), Refusal::Twice(Kind::Evidence));
    let rivals = vec![Rival { tests, ..Rival::new("Chance") }];
    refused(Proposition { rivals, ..one.clone() }.into(), Refusal::Twice(Kind::Evidence));
    let patterns = vec![Pattern::new(id(999))];
    refused(Proposition { patterns, ..one.clone() }.into(), Refusal::Dangling(Kind::Case));
    let tests = vec![Test::new(id(999))];
    refused(Proposition { tests, ..one.clone() }.into(), Refusal::Dangling(Kind::Evidence));
    let rivals = vec![Rival { comparisons_for: vec![id(999)], ..Rival::new("Chance") }];
    refused(Proposition { rivals, ..one.clone() }.into(), Refusal::Dangling(Kind::Comparison));
    let rivals = vec![Rival { findings_for: vec![id(300)], ..Rival::new(" ") }];
    refused(Proposition { rivals, ..one.clone() }.into(), Refusal::NoName);
    let finding = self::study().findings.get(id(300)).unwrap().clone();
    refused(Finding { agreed_by: vec![id(999)], ..finding }.into(), Refusal::Dangling(Kind::Coder));
    // The placement is of case 41, the actors are those of 40.
    let placed = self::study().placements.get(id(370)).unwrap().clone();
    refused(Placement { actors: vec![id(90)], ..placed.clone() }.into(), Refusal::ActorOfOtherCase);
    refused(Placement { outcome: Some(id(999)), ..placed }.into(), Refusal::Dangling(Kind::Theme));
}

#[test]
fn refusals_are_sentences() {
    assert_eq!(Refusal::Twice(Kind::Evidence).to_string(), "a piece of evidence stands in this list twice");
    assert_eq!(Refusal::ActorOfOtherCase.to_string(), "the actors must belong to the case that it is about");
}

/// A line that was left empty is no rival, but words are not dropped.
#[test]
fn empty_rivals_are_left_out() {
    let mut study = study();
    let rivals = vec![Rival::new(""), Rival::new("Chance"), Rival::new("  ")];
    let new = Proposition { rivals, ..proposition(&study) };
    run(&mut study, &Command::put(new)).unwrap();
    assert_eq!(proposition(&study).rivals, [Rival::new("Chance")]);
}

#[test]
fn coders_who_agree_are_a_set() {
    let study = weighed_study();
    assert_eq!(study.findings.get(id(300)).unwrap().agreed_by, [id(20), id(21)]);
}

#[test]
fn what_is_deleted_is_let_go_of() {
    let mut study = weighed_study();
    run(&mut study, &Command::Delete(vec![AnyId::Evidence(id(201)), AnyId::Evidence(id(203))])).unwrap();
    let one = proposition(&study);
    assert_eq!(one.tests.iter().map(|test| test.evidence).collect::<Vec<_>>(), [id(200)]);
    assert_eq!((one.rivals[1].evidence_for.len(), &one.rivals[1].evidence_against[..]), (0, &[id(202)][..]));
    assert!(one.rivals[1].tests.is_empty());

    let gone = [AnyId::Finding(id(301)), AnyId::Comparison(id(320)), AnyId::Coder(id(21))];
    run(&mut study, &Command::Delete(gone.to_vec())).unwrap();
    let rival = proposition(&study).rivals[1].clone();
    assert_eq!((rival.findings_for.len(), &rival.findings_against[..]), (0, &[id(300)][..]));
    assert!(rival.comparisons_against.is_empty());
    assert_eq!(study.findings.get(id(300)).unwrap().agreed_by, [id(20)]);

    let gone = [AnyId::Actor(id(92)), AnyId::Theme(id(71))];
    run(&mut study, &Command::Delete(gone.to_vec())).unwrap();
    let placed = study.placements.get(id(370)).unwrap();
    assert_eq!((placed.actors.len(), placed.outcome, placed.period.as_str()), (0, None, "2007\u{2013}2008"));

    run(&mut study, &Command::Delete(vec![AnyId::Case(id(41))])).unwrap();
    let patterns = proposition(&study).patterns;
    assert_eq!(patterns.iter().map(|pattern| pattern.case).collect::<Vec<_>>(), [id(40)]);
}

#[test]
fn deleting_and_taking_back_brings_all_of_it_back() {
    let mut study = weighed_study();
    let before = study.clone();
    let set = run(&mut study, &Command::Delete(vec![AnyId::Case(id(40))])).unwrap();
    assert!(proposition(&study).patterns.iter().all(|pattern| pattern.case == id(41)));
    study.apply(&set.inverse(Stamp { session: SessionId(0xc1a1), counter: 99 })).unwrap();
    assert!(study.same_content(&before));
}

#[test]
fn a_merged_theme_takes_its_placements_along() {
    let mut study = weighed_study();
    run(&mut study, &Command::MergeThemes { from: id(71), into: id(70) }).unwrap();
    assert_eq!(study.placements.get(id(370)).unwrap().outcome, Some(id(70)));
}

#[test]
fn an_actor_that_is_placed_stays_in_its_case() {
    let mut study = weighed_study();
    let moved = Actor { case: id(40), ..study.actors.get(id(92)).unwrap().clone() };
    assert_eq!(run(&mut study, &Command::put(moved)).unwrap_err(), Refusal::ActorOfOtherCase);
}

#[test]
fn the_history_says_which_part_was_changed() {
    let study = study();
    let (old, new) = (proposition(&study), weighed(&study));
    says(&study, Proposition { rivals: new.rivals.clone(), ..old.clone() }, "Changed the rivals of P4");
    let patterns = new.patterns.clone();
    says(&study, Proposition { patterns, ..old.clone() }, "Changed what is expected of the cases in P4");
    says(
        &study,
        Proposition { tests: new.tests.clone(), ..old.clone() },
        "Changed the tests of evidence in P4",
    );
    let appraisal = new.appraisal.clone();
    says(&study, Proposition { appraisal, ..old.clone() }, "Changed how much confidence is put in P4");
    let versions = vec![Version { reason: "Too weak".into(), ..old.versions[0].clone() }];
    says(&study, Proposition { versions, ..old.clone() }, "Changed the reasons for earlier wordings of P4");
    says(&study, new, "Changed proposition P4");
    says(&study, old, "Changed proposition P4");
    let finding = study.findings.get(id(300)).unwrap().clone();
    says(&study, Finding { agreed_by: vec![id(20)], ..finding.clone() }, "Changed who agrees with F24");
    says(&study, finding, "Changed finding F24");
    let placed = study.placements.get(id(370)).unwrap().clone();
    let period = "2008".into();
    says(
        &study,
        Placement { period, ..placed.clone() },
        "Changed what is placed in placement GF \u{2013} INGO",
    );
    says(&study, Placement { score: 2.0, ..placed }, "Changed placement GF \u{2013} INGO");
}

/// Words that people wrote are found where names are replaced and proven gone.
#[test]
fn every_word_of_it_is_prose() {
    let study = weighed_study();
    let words = |id: AnyId| -> Vec<String> {
        prose(&study.record(id).unwrap()).into_iter().map(|(_, words)| words.to_owned()).collect()
    };
    let of = words(AnyId::Proposition(id(340)));
    for words in [
        "Custom",
        "Custom decides, and pay follows it",
        "Hardly ever seen",
        "Where pay stops, the committee stops",
        "It stopped in one ward of two",
        "It had to be there",
        "One ward runs against it",
        "Two sources",
        "Little was read",
    ] {
        assert!(of.iter().any(|has| has == words), "{words}");
    }
    assert!(words(AnyId::Placement(id(370))).contains(&"2007\u{2013}2008".to_owned()));
}

/// What speaks for a rival is used, and is no ground of the proposition.
#[test]
fn a_rival_uses_evidence_without_grounding_the_proposition() {
    let study = weighed_study();
    let chain = Chain::build(&study);
    let at = AnyId::Proposition(id(340));
    let (second, third) = (AnyId::Evidence(id(202)), AnyId::Evidence(id(203)));
    assert_eq!(chain.rivals(second), [at]);
    assert!(!chain.above(second).contains(&at) && !chain.below(at).contains(&second));
    assert!(chain.above(third).contains(&at), "it speaks against the proposition itself");
    assert!(!unused_evidence(&study, &chain).contains(&id(202)));
}
