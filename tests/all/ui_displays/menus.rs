//! Rows, columns, cells, measures, orders, differences: each menu asks for what it says.

use std::collections::BTreeMap;

use crosscase::analysis::{CellKind, Dimension, MatrixSpec, Measure, Order, Periods};
use crosscase::study::*;
use eframe::egui::{Key, Role};
use egui_kittest::kittest::NodeT as _;

use super::super::analysis::notation::study;
use super::{Desk, rich};

/// The words of every dimension in the menus, and one row that it must give.
const DIMENSIONS: [(&str, &str); 13] = [
    ("theme", "x"),
    ("top-level theme", "T2"),
    ("case", "B"),
    ("unit", "A1"),
    ("level", "meso"),
    ("polarity", "constraining"),
    ("source", "c"),
    ("kind of source", "interview"),
    ("coder", "NN"),
    ("kind of evidence", "document"),
    ("actor", "Ministry"),
    ("speaker", "Nurse"),
    ("period", "2006"),
];

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

#[test]
fn every_dimension_can_be_chosen_and_gives_rows() {
    let mut desk = Desk::of(rich().study);
    desk.set(MatrixSpec { columns: vec![Dimension::Case], ..MatrixSpec::default() });
    // Something else first, so that the first line is a choice, too.
    desk.pick("Rows: ", "level", 0);
    for (name, row) in DIMENSIONS {
        desk.pick("Rows: ", name, 0);
        assert_eq!(desk.table(), format!("Matrix: {} × case", capital(name)));
        assert!(desk.rows().iter().any(|one| one == row), "{name}: {:?}", desk.rows());
        let head = desk.node(Role::ColumnHeader, |_| true, 0, "the corner");
        assert_eq!(super::said(&head), capital(name));
    }
    for (name, row) in [("Size", "20"), ("Founded", "2004-05")] {
        desk.pick("Rows: ", name, 0);
        assert_eq!(desk.table(), format!("Matrix: {name} × case"));
        // A value stands with the name of what it is a value of.
        let heads = desk.0.all(Role::RowHeader);
        assert!(heads.iter().any(|one| one.starts_with(&format!("{name}: {row}: "))), "{name}: {heads:?}");
    }
}

#[test]
fn two_dimensions_nest_on_each_side_and_none_with_itself() {
    let mut desk = Desk::of(rich().study);
    desk.set(MatrixSpec { columns: vec![Dimension::Case], ..MatrixSpec::default() });
    desk.open("Columns: ");
    let lines = |desk: &Desk, name: &str| desk.0.all(Role::Button).iter().filter(|one| *one == name).count();
    assert_eq!((lines(&desk, "case"), lines(&desk, "coder")), (1, 2), "a case is not nested in its case");
    assert_eq!((lines(&desk, "theme"), lines(&desk, "Size")), (1, 2), "themes are the rows");
    desk.press(Role::Button, "Size", 1);
    desk.close();
    assert_eq!(desk.table(), "Matrix: Theme × case, by Size");
    desk.pick("Rows: ", "level", 1);
    assert_eq!(desk.table(), "Matrix: Theme × case, by level, by Size");
    assert_eq!(desk.spec().rows, [Dimension::Theme { depth: None }, Dimension::Level]);
    // What is nested stays when the outer value is another one, unless it is the same.
    desk.pick("Rows: ", "coder", 0);
    assert_eq!(desk.spec().rows, [Dimension::Coder, Dimension::Level]);
    desk.pick("Rows: ", "level", 0);
    assert_eq!(desk.spec().rows, [Dimension::Level]);
}

const CELLS: [(&str, CellKind); 16] = [
    ("evidence", CellKind::Evidence),
    ("findings", CellKind::Findings),
    ("cases", CellKind::Cases),
    ("sources", CellKind::Sources),
    ("units", CellKind::Units),
    ("words", CellKind::Words),
    ("characters", CellKind::Characters),
    ("presence", CellKind::Presence),
    ("polarity mix", CellKind::PolarityMix),
    ("level mix", CellKind::LevelMix),
    ("share of text", CellKind::Share),
    ("association", CellKind::Association),
    ("best quotes", CellKind::Quotes),
    ("synthesis", CellKind::Synthesis),
    ("state", CellKind::State),
    ("rating", CellKind::Rating),
];

#[test]
fn every_kind_of_cell_can_be_chosen_and_counts_alone_have_measures() {
    let mut desk = Desk::of(rich().study);
    for (name, kind) in CELLS.iter().rev() {
        desk.pick("Cell: ", name, 0);
        assert_eq!(desk.spec().cell, *kind);
        let measured = desk.0.all(Role::Button).iter().any(|one| one.starts_with("Measure: "));
        let written = ["synthesis", "state", "rating", "best quotes", "share of text", "association"];
        assert_eq!(measured, !written.contains(name), "{name}");
    }
    let all = ["count", "row %", "column %", "% of all", "per 1 000 words", "per source read"];
    for (name, measure) in all.into_iter().zip(Measure::ALL).rev() {
        desk.pick("Measure: ", name, 0);
        assert_eq!(desk.spec().measure, measure);
    }
    desk.pick("Measure: ", "row %", 0);
    desk.pick("Cell: ", "rating", 0);
    assert_eq!(desk.spec().measure, Measure::Raw, "of a rating there is no per cent");
}

#[test]
fn what_is_written_is_offered_where_there_is_a_place_for_it() {
    let mut desk = Desk::of(rich().study);
    desk.set(MatrixSpec { rows: vec![Dimension::Level], ..MatrixSpec::default() });
    desk.open("Cell: ");
    for name in ["synthesis", "state", "rating"] {
        let line = desk.node(Role::Button, |said| said == name, 0, name);
        assert!(line.accesskit_node().is_disabled(), "{name}");
    }
    desk.must_say("belong to a case and a theme");
    desk.close();
    desk.pick("Rows: ", "theme", 0);
    desk.pick("Cell: ", "synthesis", 0);
    assert_eq!(desk.spec().cell, CellKind::Synthesis);
}

#[test]
fn rows_and_columns_are_ordered_apart() {
    let mut built = rich();
    let scale = ScaleId::from_uuid(built.fresh());
    let pole = |name: &str| Pole { name: name.into(), description: String::new() };
    let name = "Depth".to_owned();
    built.put(Scale { id: scale, name, low: pole("low"), high: pole("high"), top: 4, note: String::new() });
    let placement = Placement {
        id: PlacementId::from_uuid(built.fresh()),
        scale,
        case: built.case_id("C"),
        unit: None,
        label: "C".into(),
        order: 0,
        actors: vec![],
        outcome: None,
        period: String::new(),
        score: 3.0,
        low: 3.0,
        high: 3.0,
        reason: String::new(),
        evidence: Vec::new(),
        coder: None,
        note: String::new(),
    };
    built.put(placement);
    let (rated, size) = (built.theme_id("T1"), built.study.attributes_in_order()[0].id);
    let mut desk = Desk::of(built.study);
    desk.set(MatrixSpec { columns: vec![Dimension::Case], ..MatrixSpec::default() });
    // Rows stand first in the menu, and themes have no attribute: that is the columns' alone.
    let lines = [
        ("highest total first", Order::Total),
        ("by name", Order::Label),
        ("what differs most first", Order::Spread),
        ("by similarity", Order::Similarity),
        ("by the first axis", Order::FirstAxis),
        ("as in the study", Order::Study),
    ];
    for (name, order) in lines {
        let columns = desk.spec().column_order;
        desk.pick("Order: ", name, 0);
        assert_eq!((desk.spec().row_order, desk.spec().column_order), (order.clone(), columns));
        desk.pick("Order: ", name, 1);
        assert_eq!((desk.spec().row_order, desk.spec().column_order), (order.clone(), order));
    }
    let cases =
        [("Size", Order::Attribute(size)), ("T1", Order::Rating(rated)), ("Depth", Order::Placement(scale))];
    for (name, order) in cases {
        desk.pick("Order: ", name, 0);
        assert_eq!((desk.spec().row_order, desk.spec().column_order), (Order::Study, order));
    }
    desk.node(Role::Button, |said| said == "Order: columns by placement: Depth", 0, "the button");
    desk.open("Order: ");
    assert!(!desk.0.sees(Role::Button, "by hand"), "nothing was moved by hand");
    desk.close();
    let spec = MatrixSpec { row_order: Order::Hand(Vec::new()), ..desk.spec() };
    desk.set(spec);
    desk.pick("Order: ", "by hand", 0);
    assert_eq!(desk.spec().row_order, Order::Hand(Vec::new()), "it stays");
}

#[test]
fn the_slider_hides_rows_that_differ_too_little() {
    // T1: 5 and 1; T2: 2 and 1; T3: 1 and 1.
    let line =
        "A:T1:_:- A:T1:_:- A:T1:_:- A:T1:_:- A:T1:_:- B:T1:_:- A:T2:_:- A:T2:_:- B:T2:_:- A:T3:_:- B:T3:_:-";
    let mut desk = Desk::of(study(line).study);
    desk.set(MatrixSpec::default());
    assert!(!desk.0.sees(Role::Slider, "at least"));
    desk.press(Role::CheckBox, "only rows that differ", 0);
    assert_eq!(desk.rows(), ["T1", "T2", "All themes"]);
    let slider = |desk: &Desk| desk.node(Role::Slider, |said| said == "at least", 0, "slider").rect();
    assert!(slider(&desk).width() > 40.0);
    desk.0.tab_to(Role::Slider, "at least");
    desk.0.times(2, Key::ArrowRight);
    assert_eq!(desk.spec().least_difference, 200);
    assert_eq!(desk.rows(), ["T1", "All themes"]);
    desk.must_say("less than 2 apart");
    // At its end the row that differs most is left, and the way back is open.
    desk.0.times(9, Key::ArrowRight);
    assert_eq!((desk.spec().least_difference, desk.rows().len()), (400, 2));
    desk.0.times(9, Key::ArrowLeft);
    assert_eq!(desk.spec().least_difference, 0);
    assert_eq!(desk.rows(), ["T1", "T2", "All themes"]);
    // A difference in one measure is none in another.
    desk.0.times(2, Key::ArrowRight);
    desk.pick("Measure: ", "row %", 0);
    assert_eq!(desk.spec().least_difference, 0);
}

#[test]
fn numbers_are_cut_into_bands_or_it_is_said_why_not() {
    let mut built = study("A:T1:_:- B:T1:_:- C:T1:_:-");
    let size =
        super::attribute(&mut built, "Size", AttributeKind::Number, &[("A", 5.0), ("B", 20.0), ("C", 60.0)]);
    let mut desk = Desk::of(built.study);
    desk.set(MatrixSpec { rows: vec![Dimension::Attribute(size)], ..MatrixSpec::default() });
    desk.open("Rows: ");
    desk.node(Role::TextInput, |said| said == "bands of Size, cut at", 0, "field").click();
    desk.0.settle();
    desk.0.write("10, 5");
    desk.must_say("10 must be lower than 5.");
    desk.0.write("0");
    assert_eq!(desk.spec().bands, BTreeMap::from([(size, vec!["10".to_owned(), "50".to_owned()])]));
    let bands = desk.0.all(Role::RowHeader);
    let of_size = |ends: &str| bands.iter().any(|row| row.starts_with("Size: ") && row.contains(ends));
    assert!(of_size("10") && of_size("50"), "{bands:?}");
    assert_eq!(bands.iter().filter(|row| row.starts_with("Size: ")).count(), 3, "{bands:?}");
    desk.0.write(", many");
    desk.must_say("“many” is no number.");
    assert_eq!(desk.spec().bands[&size].len(), 2, "what was understood stays");
}

#[test]
fn time_is_cut_by_months_or_by_periods_with_names() {
    let mut desk = Desk::of(rich().study);
    desk.set(MatrixSpec { rows: vec![Dimension::Period], ..MatrixSpec::default() });
    desk.open("Rows: ");
    desk.press(Role::RadioButton, "months", 0);
    assert_eq!(desk.spec().periods, Periods::Months);
    assert_eq!(desk.rows()[0], "2005-03");
    desk.press(Role::RadioButton, "named", 0);
    assert_eq!(desk.spec().periods, Periods::Months, "nothing has a name yet");
    for (field, words) in [("Name of period 1", "early"), ("End of period 1", "2006")] {
        desk.node(Role::TextInput, |said| said == field, 0, field).click();
        desk.0.settle();
        desk.0.write(words);
    }
    let Periods::Named(bands) = desk.spec().periods else { panic!("{:?}", desk.spec().periods) };
    assert_eq!((bands[0].name.as_str(), bands[0].to.as_str()), ("early", "2006"));
    assert_eq!(desk.rows()[0], "early");
    desk.press(Role::Button, "Add a period", 0);
    desk.must_say("Period 2 needs a name.");
    desk.press(Role::RadioButton, "years", 0);
    assert_eq!(desk.spec().periods, Periods::Years);
}

#[test]
fn branches_layers_units_and_gaps_are_shown_or_not() {
    let mut desk = Desk::of(rich().study);
    desk.set(MatrixSpec { columns: vec![Dimension::Case], ..MatrixSpec::default() });
    assert_eq!(desk.rows(), ["T1", "x", "y", "T2", "z", "All themes"]);
    desk.open("Rows: ");
    desk.press(Role::CheckBox, "T2", 0);
    assert_eq!(desk.rows(), ["T2", "z", "All themes"]);
    desk.press(Role::CheckBox, "x", 0);
    assert_eq!(desk.rows(), ["T1", "x", "T2", "z", "All themes"]);
    // A branch takes in what is below it.
    desk.press(Role::CheckBox, "T1", 0);
    assert_eq!(desk.spec().themes.len(), 2);
    desk.press(Role::Button, "all themes", 0);
    assert!(desk.spec().themes.is_empty());
    desk.press(Role::RadioButton, "1", 0);
    assert_eq!(desk.rows(), ["T1", "T2", "All themes"]);
    desk.press(Role::CheckBox, "with sub-themes", 0);
    assert!(!desk.spec().roll_up);
    desk.press(Role::CheckBox, "what has no value", 0);
    desk.press(Role::CheckBox, "empty rows and columns", 0);
    assert_eq!((desk.spec().show_missing, desk.spec().show_empty), (true, false));
    desk.close();
    desk.open("Columns: ");
    desk.press(Role::CheckBox, "units as columns", 0);
    desk.press(Role::CheckBox, "A1", 0);
    assert_eq!(desk.spec().columns, [Dimension::CaseAndUnits]);
    assert_eq!(desk.spec().without_units.len(), 1);
    desk.close();
    // Records without a value have a name in the window's own words.
    desk.pick("Rows: ", "kind of evidence", 0);
    assert!(desk.rows().contains(&"no kind of evidence".to_owned()), "{:?}", desk.rows());
}
