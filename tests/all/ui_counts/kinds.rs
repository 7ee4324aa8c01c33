//! Matrix cells of every kind, as they are spoken: with what stands in them, and told apart where there is
//! nothing.

use std::collections::BTreeSet;

use crosscase::analysis::association::adjusted;
use crosscase::analysis::{CellKind, Dimension, Lens, MatrixSpec};
use crosscase::edit::History;
use crosscase::session::Session;
use crosscase::study::{Absence, AbsenceKind, Cell, CellPlace, CellState, Moment};
use crosscase::ui::views::matrix::words;
use eframe::egui::{Key, Role, Vec2};
use egui_kittest::kittest::NodeT as _;

use super::super::analysis::notation::{self, Built};
use super::super::ui_keys::Hand;

/// T1 everywhere; in T2 each reason for there being none, then plain nothing, then a rating and a synthesis
/// without evidence.
fn built() -> Built {
    let mut built = notation::study(
        "A:T2:macro:- A:T2:meso:+ A:T1:_:- A:T1:_:- B:T1:_:- C:T1:_:- D:T1:_:- E:T1:_:- F:T1:_:- G:T1:_:- H:T1:_:-",
    );
    let theme = built.theme_id("T2");
    let said = |kind| Absence { kind, note: String::new(), by: None, at: Moment(0) };
    for (case, kind) in ["B", "C", "D", "E"].into_iter().zip(AbsenceKind::ALL) {
        let mut cell = Cell::empty(CellPlace::Case(built.case_id(case)), theme);
        cell.absences.insert(None, said(kind));
        built.put(cell);
    }
    let mut rated = Cell::empty(CellPlace::Case(built.case_id("G")), theme);
    rated.rating = Some(3);
    built.put(rated);
    let mut told = Cell::empty(CellPlace::Case(built.case_id("H")), theme);
    told.synthesis = "Nobody spoke of it.".into();
    told.state = CellState::Agreed;
    built.put(told);
    built
}

fn hand(built: &Built, cell: CellKind) -> Hand {
    let session = Session::new(built.study.clone(), History::default());
    let mut hand = Hand::new(Vec2::new(3000.0, 700.0), Some(session));
    let spec = MatrixSpec { columns: vec![Dimension::Case], cell, ..MatrixSpec::default() };
    hand.harness.state_mut().views.matrix.set_spec(spec);
    hand.ctrl(Key::Num4);
    hand
}

fn cells(built: &Built, kind: CellKind) -> Vec<String> {
    hand(built, kind).all(Role::Cell)
}

/// What is said of T2 in a case.
fn of<'a>(cells: &'a [String], case: &str) -> &'a str {
    let name = format!("T2, {case}: ");
    cells.iter().find_map(|cell| cell.strip_prefix(&name)).unwrap_or_else(|| panic!("{name} {cells:#?}"))
}

#[test]
fn nothing_is_five_things_in_every_kind_of_cell() {
    let built = built();
    for kind in CellKind::ALL.into_iter().filter(|kind| *kind != CellKind::Findings) {
        let cells = cells(&built, kind);
        let said: Vec<&str> = ["B", "C", "D", "E"].iter().map(|case| of(&cells, case)).collect();
        let words = ["not read yet", "nothing found", "contradicted", "not applicable"];
        for (said, word) in said.iter().zip(words) {
            assert!(said.starts_with(word), "{kind:?}: {said}");
        }
        let plain = of(&cells, "F");
        assert!(!words.iter().any(|word| plain.contains(word)), "{kind:?}: {plain}");
        let all: BTreeSet<&str> = said.into_iter().chain([plain]).collect();
        assert_eq!(all.len(), 5, "{kind:?}: {all:?}");
    }
}

#[test]
fn each_kind_says_what_stands_in_it() {
    let built = built();
    for (kind, said) in [
        (CellKind::Evidence, "2 evidence of 4"),
        (CellKind::Cases, "1 case of 1"),
        (CellKind::Presence, "present"),
        (CellKind::LevelMix, "2 evidence of 4: macro 1, meso 1"),
        (CellKind::Synthesis, "2 evidence of 4, not written"),
        (CellKind::State, "2 evidence of 4, not written"),
        (CellKind::Rating, "not rated, 2 evidence"),
        (CellKind::PolarityMix, "2 evidence of 4: "),
    ] {
        let cells = cells(&built, kind);
        assert!(of(&cells, "A").starts_with(said), "{kind:?}: {}", of(&cells, "A"));
    }
    let rating = cells(&built, CellKind::Rating);
    assert_eq!(of(&rating, "G"), "rated 3 of 4, 0 evidence");
    assert_eq!(of(&rating, "F"), "not rated, 0 evidence");
    let synthesis = cells(&built, CellKind::Synthesis);
    assert_eq!(of(&synthesis, "H"), "0 evidence of 1: Nobody spoke of it.");
    assert_eq!(of(&cells(&built, CellKind::State), "H"), "0 evidence of 1, agreed");
    // Two of eleven stand here, in a row of two and a column of four.
    let residual = adjusted(2.0, 2.0, 4.0, 11.0).unwrap();
    assert!((1.9..2.1).contains(&residual) || residual > 2.0, "{residual}");
    let association = cells(&built, CellKind::Association);
    let far = if residual >= 2.0 { "far more than expected" } else { "about as expected" };
    assert_eq!(of(&association, "A"), format!("residual +{residual:.2}, {far}, 2 evidence"));
    assert!(of(&association, "F").starts_with("residual −"), "{}", of(&association, "F"));
    let quotes = cells(&built, CellKind::Quotes);
    assert!(of(&quotes, "A").starts_with("2 evidence: “"), "{}", of(&quotes, "A"));
}

#[test]
fn ratings_residuals_and_words_are_not_added_up() {
    let built = built();
    for kind in CellKind::ALL.into_iter().filter(|kind| *kind != CellKind::Findings) {
        let hand = hand(&built, kind);
        let total = hand.all(Role::ColumnHeader).iter().any(|head| head.starts_with("Total"));
        let not =
            [CellKind::Rating, CellKind::Association, CellKind::Synthesis, CellKind::State, CellKind::Quotes];
        assert_eq!(total, !not.contains(&kind), "{kind:?}");
    }
}

#[test]
fn a_share_is_shown_of_what_was_read() {
    let built = built();
    let spec = MatrixSpec { columns: vec![Dimension::Case], cell: CellKind::Share, ..MatrixSpec::default() };
    let matrix = built.matrix(&spec, &Lens::default());
    for cell in matrix.cells() {
        let (shown, said) = (words::value(&cell, &spec), words::spoken(&cell, &spec, None));
        match cell.value {
            Some(value) => {
                assert_eq!(shown, format!("{value:.1}%"));
                assert!(said.starts_with(&shown) && said.contains("characters read"), "{said}");
            }
            None => assert!(shown == "–" && !said.contains('%'), "{shown} {said}"),
        }
    }
}

#[test]
fn the_keys_reach_every_cell_of_every_kind() {
    let built = built();
    for kind in CellKind::ALL.into_iter().filter(|kind| *kind != CellKind::Findings) {
        let mut hand = hand(&built, kind);
        hand.key(Key::ArrowDown);
        let mut heard = BTreeSet::new();
        for _ in 0..2 {
            hand.key(Key::Home);
            for _ in 0..8 {
                hand.key(Key::ArrowRight);
                let here = hand.focused().unwrap();
                assert_eq!(here.accesskit_node().role(), Role::Cell, "{kind:?}");
                heard.insert(hand.here());
            }
            hand.key(Key::ArrowDown);
        }
        assert_eq!(heard.len(), 16, "{kind:?}: each cell has a name of its own");
    }
}

/// What somebody wrote is told beside the value, with its state.
#[test]
fn the_state_is_told_beside_the_value() {
    let built = built();
    let hand = hand(&built, CellKind::Evidence);
    let told = hand.nodes().find(|node| super::super::ui_keys::said(node).starts_with("T2, H: ")).unwrap();
    let aside = told.accesskit_node().description().unwrap_or_default();
    assert_eq!(aside, "agreed: Nobody spoke of it.");
}
