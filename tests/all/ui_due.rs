//! Comparisons that are due, in the window: offered with what asks for them, begun and not written.

use crosscase::edit::Command;
use crosscase::session::Session;
use crosscase::study::*;
use eframe::egui::{Key, Role, vec2};

use super::ui_counts::sample;
use super::ui_keys::Hand;

/// The sample without its comparisons on accountability.
fn without() -> Session {
    let mut session = sample();
    let study = session.study();
    let theme = study.themes.iter().find(|theme| theme.name.starts_with("Accountability")).unwrap().id;
    let gone = study.comparisons.iter().filter(|one| one.themes.contains(&theme));
    let gone = gone.map(|one| AnyId::Comparison(one.id)).collect();
    session.edit(&Command::Delete(gone)).unwrap();
    session
}

#[test]
fn a_comparison_that_is_due_is_begun_with_its_findings_and_no_words() {
    let session = without();
    let before = session.study().comparisons.len();
    let mut hand = Hand::new(vec2(1280.0, 800.0), Some(session));
    hand.ctrl(Key::Num6);
    hand.tab_to(Role::RadioButton, &format!("Comparisons {before}"));
    hand.key(Key::Space);
    hand.tab_to(Role::Button, "1 comparison is due");
    hand.key(Key::Enter);
    let what = "Accountability mechanisms and performance management: Cambodia and UK (NHS)";
    hand.see(Role::Label, what);
    hand.tab_to(Role::Button, &format!("Write the comparison {what}"));
    hand.key(Key::Enter);
    hand.settle();
    let study = hand.study();
    assert_eq!(study.comparisons.len(), before + 1);
    let new = study.comparisons.iter().max_by_key(|one| one.created).unwrap();
    assert_eq!(new.shows.len(), 2);
    assert!(new.shows.iter().all(|shows| shows.text.is_empty()) && new.joint.is_empty());
    // All findings of the theme but those that speak of both cases: by hand from section 6 of the reference,
    // which has ten of them, one of which (F33) is of both.
    let theme = new.themes[0];
    let own = study.findings.iter().filter(|one| one.themes.contains(&theme) && one.cases.len() == 1);
    let own: Vec<FindingId> = own.map(|one| one.id).collect();
    assert_eq!(new.findings.len(), own.len());
    assert!(own.iter().all(|id| new.findings.contains(id)));
    // Nothing is due any more, and one step takes it back.
    assert!(!hand.nodes().any(|node| super::ui_keys::said(&node).contains("comparison is due")));
    hand.key(Key::Escape);
    hand.command("Undo");
    assert_eq!(hand.study().comparisons.len(), before);
}

#[test]
fn a_cell_of_the_matrix_becomes_a_finding_and_its_row_a_comparison() {
    let mut hand = Hand::new(vec2(1280.0, 800.0), Some(sample()));
    hand.ctrl(Key::Num4);
    // The first theme of Cambodia, constraining: F01, F02 and F03, by section 7 of the reference.
    hand.key(Key::ArrowDown);
    hand.times(2, Key::ArrowRight);
    let study = hand.study();
    let passages: Vec<EvidenceId> = {
        let of = study.findings.iter().filter(|one| [1, 2, 3].contains(&one.number));
        let mut all: Vec<EvidenceId> = of.flat_map(|one| one.evidence_for.clone()).collect();
        all.sort();
        all.dedup();
        all
    };
    let theme = study.themes.iter().find(|theme| theme.name == "Starting conditions").unwrap().id;
    let comparisons = study.comparisons.len();
    hand.letter('f');
    hand.settle();
    hand.write("Three things weigh on the start");
    hand.key(Key::Enter);
    hand.settle();
    let new = hand.study().findings.iter().max_by_key(|one| one.number).unwrap();
    assert_eq!(new.statement, "Three things weigh on the start");
    let mut own = new.evidence_for.clone();
    own.sort();
    assert_eq!(own, passages);
    assert_eq!(new.polarity, Some(Polarity::Constraining));
    hand.ctrl(Key::Num4);
    hand.settle();
    hand.command("Add a comparison");
    hand.settle();
    assert_eq!(hand.study().comparisons.len(), comparisons + 1);
    let new = hand.study().comparisons.iter().max_by_key(|one| one.number).unwrap();
    assert_eq!(new.themes, [theme]);
}
