//! What goes with what, and what is only let go of.

use std::collections::BTreeSet;

use crosscase::edit::Command;
use crosscase::study::*;

use super::sample::{self, id, run};

/// The ids that go when these are deleted.
fn goes(ids: &[AnyId]) -> BTreeSet<AnyId> {
    let mut study = sample::study();
    let set = run(&mut study, &Command::Delete(ids.to_vec())).unwrap();
    set.changes.iter().filter(|change| change.after.is_none()).map(Change::id).collect()
}

#[track_caller]
fn with(id: AnyId, expected: &[AnyId]) {
    assert_eq!(goes(&[id]), expected.iter().copied().chain([id]).collect());
}

#[test]
fn owners_take_what_they_own() {
    use AnyId::*;
    with(Evidence(id(0xE02)), &[Memo(id(0x3E05))]);
    with(Actor(id(0xA03)), &[Flow(id(0xB02))]);
    with(Finding(id(0xF02)), &[Link(id(0xF11)), Link(id(0xF12))]);
    with(Scale(id(0x901)), &[Placement(id(0x911)), Placement(id(0x912))]);
    with(Unit(id(0x203)), &[Cell(CellId::of(CellPlace::Unit(id(0x203)), id(0x704)))]);
    with(Memo(id(0x3E04)), &[Memo(id(0x3E02))]);
    with(
        Theme(id(0x703)),
        &[Cell(CellId::of(CellPlace::Case(id(0x102)), id(0x703))), Memo(id(0x3E04)), Memo(id(0x3E02))],
    );
    let chief = [0xE01, 0xE02, 0xE03].map(|e| Evidence(id(e)));
    with(Source(id(0x501)), &[&[Text(id(0x501)), Memo(id(0x3E05))][..], &chief].concat());
    with(Coder(id(0xC0DE_0003)), &[]);
    with(Attribute(id(0x02)), &[]);
    with(Level(id(0x303)), &[]);
    with(Comparison(id(0xF21)), &[]);
    with(Proposition(id(0xF41)), &[]);
}

#[test]
fn a_case_takes_all_of_its_field() {
    use AnyId::*;
    let case = CellPlace::Case(id(0x102));
    let mut all: Vec<AnyId> = [0x503, 0x504].iter().flat_map(|s| [Source(id(*s)), Text(id(*s))]).collect();
    all.extend([Unit(id(0x203)), Actor(id(0xA03)), Actor(id(0xA04)), Flow(id(0xB02))]);
    all.extend([Evidence(id(0xE06)), Evidence(id(0xE07)), Placement(id(0x912))]);
    all.extend([Cell(CellId::of(case, id(0x703))), Cell(CellId::of(CellPlace::Unit(id(0x203)), id(0x704)))]);
    // The finding on this case alone goes, and the link to it; the one on both cases stays.
    all.extend([Finding(id(0xF03)), Link(id(0xF12))]);
    with(Case(id(0x102)), &all);
}

#[test]
fn a_flow_lets_go_of_evidence_that_goes_with_its_source() {
    let mut study = sample::study();
    run(&mut study, &Command::Delete(vec![AnyId::Source(id(0x503))])).unwrap();
    assert_eq!(study.flows.get(id(0xB02)).unwrap().evidence, [id(0xE01)]);
}

#[test]
fn a_finding_without_a_case_outlives_its_theme() {
    let mut study = sample::study();
    sample::put(&mut study, sample::finding(0x1, &[]));
    run(&mut study, &Command::Delete(vec![AnyId::Theme(id(0x701))])).unwrap();
    assert!(study.findings.get(id(0x1)).unwrap().themes.is_empty());
}

#[test]
fn themes_under_a_theme_that_goes_move_up_and_keep_apart() {
    let mut study = sample::study();
    // Money › Fees › Trust, and Trust at the top; Trust › Fees.
    run(&mut study, &Command::Delete(vec![AnyId::Theme(id(0x702)), AnyId::Theme(id(0x703))])).unwrap();
    let lifted = study.themes.get(id(0x704)).unwrap();
    assert_eq!((lifted.parent, lifted.name.as_str()), (None, "Trust (Fees)"));
    let power = study.themes.get(id(0x705)).unwrap();
    assert_eq!((power.parent, power.name.as_str()), (None, "Power"));
    assert_eq!(super::sound::fault(&study), None);
}
