//! The pages of the form of a proposition, by label and role and with the keyboard in their fields.

use crosscase::session::{Session, fresh};
use crosscase::study::*;
use crosscase::ui::actions::View;
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::ui_books::{Bench, click, harness, press, session, type_into};

/// Two schools, one proposition (P1) with a passage for it and one against it, and its form open.
fn open() -> (Harness<'static, Bench>, Vec<EvidenceId>) {
    let (mut session, ids) = session();
    let one = Proposition {
        id: fresh(),
        number: 0,
        statement: "Heads carry change".into(),
        versions: vec![],
        findings_for: vec![],
        findings_against: vec![],
        comparisons_for: vec![],
        comparisons_against: vec![],
        evidence_for: vec![ids[0]],
        evidence_against: vec![ids[1]],
        rivals: vec![],
        patterns: vec![],
        tests: vec![],
        appraisal: Appraisal::default(),
        basis: String::new(),
        state: ClaimState::Draft,
    };
    session.edit(&crosscase::edit::Command::put(one)).unwrap();
    let mut harness = harness(session, View::Findings);
    click(&mut harness, Role::RadioButton, "Propositions 1");
    click(&mut harness, Role::TreeItem, "P1, Heads carry change, Hillside, one-sided, folded");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    (harness, ids)
}

fn one(session: &Session) -> Proposition {
    session.study().propositions.iter().next().unwrap().clone()
}

fn write(harness: &mut Harness<'_, Bench>, label: &str, words: &str) {
    harness.get_by_role_and_label(Role::MultilineTextInput, label).focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::MultilineTextInput, label).type_text(words);
    harness.run_steps(2);
    press(harness, Modifiers::CTRL, Key::Enter);
}

fn choose(harness: &mut Harness<'_, Bench>, list: &str, word: &str) {
    click(harness, Role::Button, list);
    click(harness, Role::Button, word);
}

#[test]
fn a_rival_is_added_weighed_and_taken_back() {
    let (mut harness, ids) = open();
    click(&mut harness, Role::RadioButton, "Rivals 0");
    click(&mut harness, Role::Button, "Add a rival");
    type_into(&mut harness, "What else could explain it?", "Money came at the same time");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run_steps(3);
    assert_eq!(one(&harness.state().session).rivals, [Rival::new("Money came at the same time")]);

    harness.state_mut().session.selection.pick(AnyId::Evidence(ids[1]));
    harness.run_steps(2);
    click(&mut harness, Role::Button, "Add selected evidence: Evidence for rival 1");
    let rival = one(&harness.state().session).rivals[0].clone();
    assert_eq!((&rival.evidence_for[..], rival.evidence_against.len()), (&ids[1..], 0));
    let label = harness.state().session.history().steps().last().unwrap().label.clone();
    assert_eq!(label, "Changed the rivals of P1");

    write(&mut harness, "Rival 1", " and went again");
    assert_eq!(
        one(&harness.state().session).rivals[0].statement,
        "Money came at the same time and went again"
    );
    for _ in 0..3 {
        harness.state_mut().session.undo().unwrap().unwrap();
    }
    assert!(one(&harness.state().session).rivals.is_empty());
    harness.state_mut().session.redo().unwrap().unwrap();
    harness.run_steps(3);
    click(&mut harness, Role::Button, "Take out Rival 1");
    assert!(one(&harness.state().session).rivals.is_empty());
}

#[test]
fn a_pattern_is_written_for_one_case_and_leaves_when_it_says_nothing() {
    let (mut harness, _) = open();
    click(&mut harness, Role::RadioButton, "Expected patterns 0");
    write(&mut harness, "Expected of Riverbank", "No head, no change");
    choose(&mut harness, "Riverbank: Fit: not said", "mismatch");
    choose(&mut harness, "Riverbank: Role: not said", "should differ, for a reason that is known");
    let riverbank = harness.state().session.study().cases_in_order()[1].id;
    let expected = Pattern {
        case: riverbank,
        expected: "No head, no change".into(),
        found: String::new(),
        fit: Some(Fit::Mismatch),
        replication: Some(Replication::Theoretical),
    };
    assert_eq!(one(&harness.state().session).patterns, [expected]);

    choose(&mut harness, "Hillside: Fit: not said", "match");
    assert_eq!(one(&harness.state().session).patterns.len(), 2);
    choose(&mut harness, "Hillside: Fit: match", "not said");
    assert_eq!(one(&harness.state().session).patterns.len(), 1, "nothing is said of Hillside any more");
}

#[test]
fn a_passage_is_weighed_as_a_test() {
    let (mut harness, ids) = open();
    click(&mut harness, Role::RadioButton, "Tests 0");
    let place = "Head teacher ¶1";
    click(&mut harness, Role::Button, &format!("Weigh as a test: {place}"));
    assert!(harness.query_by_label("Straw in the wind, passed: a little more plausible.").is_some());
    choose(&mut harness, &format!("Certainty: {place}: low"), "high");
    assert!(harness.query_by_label("Hoop, passed: it stays in.").is_some());
    choose(&mut harness, &format!("Uniqueness: {place}: low"), "high");
    assert!(
        harness.query_by_label("Doubly decisive, passed: it is confirmed, and its rivals are out.").is_some()
    );
    let tests = one(&harness.state().session).tests;
    assert_eq!(tests, [Test { certainty: Degree::High, uniqueness: Degree::High, ..Test::new(ids[0]) }]);
    // The other passage stands against it.
    click(&mut harness, Role::Button, "Weigh as a test: Head teacher ¶2");
    assert!(harness.query_by_label("Straw in the wind, failed: a little less plausible.").is_some());
    click(&mut harness, Role::Button, &format!("Take the test off {place}"));
    assert_eq!(one(&harness.state().session).tests, [Test::new(ids[1])]);
}

#[test]
fn confidence_is_what_somebody_says_and_not_worked_out() {
    let (mut harness, _) = open();
    click(&mut harness, Role::RadioButton, "Confidence");
    assert!(harness.query_by_label("1 passage speaks against it.").is_some());
    assert!(harness.query_by_label("1 passage · 1 source · 1 case").is_some());
    choose(&mut harness, "Adequacy: Concerns: not said", "serious");
    write(&mut harness, "Why: Adequacy", "One school");
    let appraisal = one(&harness.state().session).appraisal;
    let said = Component { concern: Some(Concern::Serious), explanation: "One school".into() };
    assert_eq!((appraisal.adequacy, appraisal.confidence), (said, None));
    // It stands below the part of the form that is in sight; the keyboard brings it there.
    harness.get_by_role_and_label(Role::Button, "Confidence: not said").focus();
    harness.run_steps(4);
    choose(&mut harness, "Confidence: not said", "very low");
    assert_eq!(one(&harness.state().session).appraisal.confidence, Some(Confidence::VeryLow));
}

#[test]
fn a_wording_that_is_left_gets_a_reason() {
    let (mut harness, _) = open();
    write(&mut harness, "Statement", ", for a while");
    type_into(&mut harness, "Why it was left", "Too strong");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let one = one(&harness.state().session);
    assert_eq!(one.statement, "Heads carry change, for a while");
    assert_eq!(one.versions.len(), 1);
    assert_eq!(
        (one.versions[0].statement.as_str(), one.versions[0].reason.as_str()),
        ("Heads carry change", "Too strong")
    );
}
