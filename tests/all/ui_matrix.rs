//! Matrix and the drawer below it, by label and role: what keys pick, open and close, and what is said.

use std::collections::BTreeMap;

use crosscase::analysis::{CellKind, Dimension, Index, Lens, MatrixSpec, Measure, matrix};
use crosscase::session::fresh;
use crosscase::study::*;
use crosscase::ui::App;
use crosscase::ui::actions::View;
use crosscase::ui::views::matrix::words;
use eframe::egui::{Key, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::ui_compare::{Made, made, put, session, window};

fn spec(cell: CellKind) -> MatrixSpec {
    MatrixSpec { columns: vec![Dimension::Case, Dimension::Polarity], cell, ..MatrixSpec::default() }
}

/// The window with a matrix in it.
fn opened(made: Made, spec: MatrixSpec) -> Harness<'static, App> {
    let mut harness = window(made.session);
    harness.state_mut().shell.view = View::Matrix;
    harness.state_mut().views.matrix.set_spec(spec);
    harness.run_steps(4);
    harness
}

fn cell<'a>(harness: &'a Harness<'static, App>, name: &'a str) -> egui_kittest::Node<'a> {
    harness.get_by_role_and_label(Role::Cell, name)
}

fn press(harness: &mut Harness<'static, App>, keys: &[Key]) {
    for key in keys {
        harness.key_press(*key);
        harness.run_steps(4);
    }
}

fn a_case(study: &mut Study, name: &str, order: u32) -> CaseId {
    let id = fresh();
    let case = Case {
        id,
        name: name.into(),
        order,
        description: String::new(),
        selection: String::new(),
        fieldwork: Fieldwork::default(),
        values: BTreeMap::new(),
    };
    put(study, case);
    id
}

#[test]
fn arrows_pick_and_escape_gives_the_keyboard_back() {
    let made = made();
    let (case, theme) = (made.cases[0], made.theme);
    let mut harness = opened(made, spec(CellKind::Evidence));
    let first = "Accountability, Cambodia: 2 evidence of 2";
    cell(&harness, first).click();
    harness.run_steps(4);
    assert_eq!(session(&harness).selection.cell, Some((CellPlace::Case(case), theme)));
    press(&mut harness, &[Key::ArrowDown]);
    let (_, trust) = session(&harness).selection.cell.unwrap();
    assert_ne!(trust, theme, "the inspector follows");
    press(&mut harness, &[Key::Enter]);
    harness.get_by_label("Nothing stands here.");
    press(&mut harness, &[Key::Escape]);
    assert!(harness.query_by_label("Close the list").is_none());
    let below = cell(&harness, "Trust, Cambodia: 0 evidence of 2");
    assert!(below.is_focused(), "the keyboard is back");
    press(&mut harness, &[Key::ArrowUp, Key::Enter]);
    harness.get_by_label("Close the list");
    let aside = "Accountability, UK: 3 evidence of 3";
    cell(&harness, aside).click();
    harness.run_steps(4);
    press(&mut harness, &[Key::Escape]);
    assert!(harness.query_by_label("Close the list").is_none(), "from the grid, too");
    assert!(cell(&harness, aside).is_focused(), "who walked on stays there");
    press(&mut harness, &[Key::Enter]);
    harness.get_by_label("Close the list");
    harness.state_mut().shell.view = View::Codebook;
    harness.run_steps(4);
    assert!(harness.query_by_label("Close the list").is_none(), "it was about the matrix");
}

#[test]
fn the_drawer_closes_when_the_matrix_is_another_one() {
    let mut harness = opened(made(), spec(CellKind::Evidence));
    cell(&harness, "Accountability, Cambodia: 2 evidence of 2").click();
    harness.run_steps(4);
    press(&mut harness, &[Key::Enter]);
    harness.get_by_label("Close the list");
    harness.state_mut().views.matrix.set_spec(spec(CellKind::Sources));
    harness.run_steps(4);
    assert!(harness.query_by_label("Close the list").is_none());
}

#[test]
fn a_finding_opens_its_passage_or_offers_several() {
    let mut harness = opened(made(), spec(CellKind::Findings));
    harness.get_by_label("1 of 1 findings");
    let name = "Accountability, Cambodia: 1 finding of 1";
    cell(&harness, name).click();
    harness.run_steps(4);
    press(&mut harness, &[Key::Enter, Key::Enter]);
    assert_eq!(harness.state().shell.view, View::Read);

    let mut two = made();
    let mut study = two.session.study().clone();
    let mut finding = study.findings.iter().next().unwrap().clone();
    finding.evidence_for.push(two.evidence[1]);
    put(&mut study, finding);
    two.session = crosscase::session::Session::new(study, crosscase::edit::History::default());
    let mut harness = opened(two, spec(CellKind::Findings));
    cell(&harness, name).click();
    harness.run_steps(4);
    let passages = |harness: &Harness<'static, App>| {
        let items = harness.root().query_all_by(|node| node.role() == Role::ListItem);
        let labels = items.filter_map(|node| node.accesskit_node().label());
        labels.filter(|label| label.contains("Account Cambodia")).count()
    };
    press(&mut harness, &[Key::Enter]);
    assert_eq!(passages(&harness), 0);
    press(&mut harness, &[Key::Enter]);
    assert_eq!((passages(&harness), harness.state().shell.view), (2, View::Matrix));
}

#[test]
fn what_is_of_all_polarities_has_no_columns_by_polarity() {
    for kind in [CellKind::PolarityMix, CellKind::Synthesis, CellKind::State] {
        let harness = opened(made(), spec(kind));
        let heads = harness.root().query_all_by(|node| node.role() == Role::ColumnHeader);
        let heads: Vec<String> = heads.filter_map(|node| node.accesskit_node().label()).collect();
        assert!(heads.iter().any(|head| head.starts_with("Cambodia")), "{heads:?}");
        assert!(!heads.iter().any(|head| head.starts_with("Cambodia, ")), "{heads:?}");
    }
}

#[test]
fn absence_is_said_and_only_as_far_as_it_is_known() {
    let mut made = made();
    let mut study = made.session.study().clone();
    let case = a_case(&mut study, "Kenya", 2);
    let mut source = study.sources.iter().next().unwrap().clone();
    source.id = fresh();
    source.case = case;
    source.read_by.clear();
    put(&mut study, SourceText::plain(source.id, "Words."));
    put(&mut study, source);
    made.session = crosscase::session::Session::new(study, crosscase::edit::History::default());
    let spec = MatrixSpec { columns: vec![Dimension::Case], ..spec(CellKind::Presence) };
    let harness = opened(made, spec);
    cell(&harness, "Accountability, Cambodia: present");
    cell(&harness, "Trust, Cambodia: not present");
    cell(&harness, "Trust, Kenya: not read yet");
}

#[test]
fn a_caption_says_what_a_share_is_of_and_leaves_no_column_unsaid() {
    let made = made();
    let mut study = made.session.study().clone();
    let said = |study: &Study, measure| {
        let spec = MatrixSpec {
            columns: vec![Dimension::Case],
            measure,
            cell: CellKind::Evidence,
            ..MatrixSpec::default()
        };
        let matrix = matrix(study, &Index::build(study), &spec, &Lens::default()).unwrap();
        words::caption(&matrix, &spec)
    };
    let row = said(&study, Measure::RowPercent);
    assert!(row.contains("of all evidence of the row") && !row.contains("Cambodia 2"), "{row}");
    let column = said(&study, Measure::ColumnPercent);
    assert!(column.contains("of all evidence of the column: Cambodia 2, UK 3"), "{column}");
    let table = said(&study, Measure::TablePercent);
    assert!(table.contains("of 5 evidence in the table"), "{table}");
    let words = said(&study, Measure::PerThousandWords);
    assert!(words.contains("words read: Cambodia 20"), "{words}");
    for order in 2..15 {
        a_case(&mut study, &format!("Case {order}"), order);
    }
    let many = said(&study, Measure::Raw);
    assert!(many.contains("Cambodia 2, UK 3, Case 2 0") && many.contains("and 3 more columns"), "{many}");
}
