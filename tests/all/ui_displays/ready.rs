//! Ready displays in the window: they explain themselves, and say what they lack.

use crosscase::analysis::displays::{DISPLAYS, Shape};
use crosscase::analysis::{CellKind, Dimension, Index, Lens, MatrixSpec, Order, matrix};
use crosscase::ui::commands::UiCommand;
use crosscase::ui::views::matrix::named;
use crosscase::words;
use eframe::egui::{Key, Role};
use egui_kittest::kittest::NodeT as _;

use super::super::analysis::notation::study;
use super::{Desk, rich};

const MENU: &str = "Ready and kept: ";

#[test]
fn the_window_and_the_command_line_say_the_same_of_each() {
    for one in &DISPLAYS {
        assert_eq!((named::name(one.key), named::about(one.key)), (one.name, one.about));
    }
    let known: Vec<&str> = words::ids().map(|(_, id)| id).collect();
    for one in DISPLAYS.iter().filter(|one| one.shape == Shape::Matrix) {
        let command = UiCommand::Display(one.key);
        assert!(UiCommand::ALL.contains(&command), "{}", one.key);
        assert_eq!(command.name(), format!("Display: {}", one.name));
        assert!(known.contains(&format!("cmd-display-{}", one.key).as_str()));
    }
}

#[test]
fn one_is_chosen_by_keyboard_alone_and_explains_itself() {
    let mut desk = Desk::of(rich().study);
    let hand = &mut desk.0;
    hand.tab_to(Role::Button, MENU);
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "Contrast table");
    let about = DISPLAYS.iter().find(|one| one.key == "contrast-table").expect("known").about;
    // Before it is chosen, beside the list, and to a screen reader as the line's description.
    hand.see(Role::Label, about);
    let described = hand.focused().and_then(|node| node.accesskit_node().description());
    assert!(described.is_some_and(|said| said.contains(about)));
    hand.key(Key::Enter);
    hand.see(Role::Table, "Matrix: Contrast table");
    desk.must_say("ready display, live");
    // And after, until it is told enough.
    desk.must_say(about);
    desk.must_say("Described by Miles, Huberman & Saldaña.");
    desk.0.tab_to(Role::Button, "Say no more about it");
    desk.0.key(Key::Enter);
    assert!(!desk.says(about));
    assert_eq!(desk.spec().row_order, Order::Spread);
    desk.pick("Cell: ", "evidence", 0);
    desk.must_say("ready display, changed since it was chosen");
    desk.pick(MENU, "The matrix that the view opens with", 0);
    assert!(desk.table().starts_with("Matrix: Theme × case"), "{}", desk.table());
}

#[test]
fn every_one_that_can_be_made_is_made_with_one_press() {
    let mut desk = Desk::of(rich().study);
    let mut made = 0;
    for one in DISPLAYS.iter().filter(|one| one.shape == Shape::Matrix) {
        desk.open(MENU);
        let line = desk.node(Role::Button, |said| said == one.name, 0, one.name);
        if line.accesskit_node().is_disabled() {
            desk.close();
            continue;
        }
        line.click();
        desk.0.settle();
        assert_eq!(desk.table(), format!("Matrix: {}", one.name));
        made += 1;
    }
    assert_eq!(made, 11, "all but that of effects, of which no theme has the name");
}

#[test]
fn what_is_lacking_is_said_and_it_can_not_be_chosen() {
    let mut desk = Desk::of(study("A:T1/x:_:- B:T1/y:_:-").study);
    desk.open(MENU);
    for (name, why) in [
        ("Time-ordered matrix", "No source has a date yet."),
        ("Role-ordered matrix", "No passage is tagged with an actor, and no text says who speaks."),
        ("Predictor–outcome matrix", "No cell is rated yet: the predictors are the ratings of the themes."),
    ] {
        let line = desk.node(Role::Button, |said| said == name, 0, name);
        assert!(line.accesskit_node().is_disabled(), "{name}");
        assert!(line.accesskit_node().description().is_some_and(|said| said.contains(why)), "{name}");
        desk.must_say(why);
        line.click();
        desk.0.settle();
        assert!(desk.table().starts_with("Matrix: Theme × case"), "{}", desk.table());
    }
    // With two cases a count of cases says little, and can be made.
    desk.must_say("With two cases an order or a count of cases says little");
    desk.press(Role::Button, "Content-analytic summary", 0);
    assert_eq!(desk.spec().cell, CellKind::Cases);
    // By its command it says why, too.
    desk.0.command("Display: Time-ordered matrix");
    desk.must_say("Time-ordered matrix: No source has a date yet.");
}

#[test]
fn a_display_that_lacks_its_theme_takes_one() {
    let built = rich();
    let theme = built.theme_id("T2");
    let mut desk = Desk::of(built.study);
    desk.open(MENU);
    desk.press(Role::Button, "Choose a theme…", 0);
    desk.press(Role::Button, "T2", 0);
    assert_eq!(desk.table(), "Matrix: Effects matrix");
    assert_eq!(desk.spec().themes, [theme].into());
    desk.pick("Main theme: ", "T1", 0);
    assert_ne!(desk.spec().themes, [theme].into());
    desk.must_say("ready display, live");
}

#[test]
fn choices_change_what_they_are_about_and_nothing_else() {
    let built = rich();
    let founded = built.study.attributes_in_order()[1].id;
    let mut desk = Desk::of(built.study);
    desk.pick(MENU, "Case-ordered descriptive matrix", 0);
    let Order::Attribute(first) = desk.spec().row_order else { panic!("{:?}", desk.spec().row_order) };
    assert_ne!(first, founded);
    desk.pick("Cell: ", "evidence", 0);
    desk.pick("Cases stand: ", "Founded", 0);
    assert_eq!(desk.spec().row_order, Order::Attribute(founded));
    assert_eq!(desk.spec().cell, CellKind::Evidence, "what was changed by hand stays");
    desk.must_say("changed since it was chosen");
}

#[test]
fn a_command_shows_one_from_any_view() {
    let mut desk = Desk::of(rich().study);
    desk.0.ctrl(Key::Num1);
    desk.0.command("Display: Framework chart");
    assert_eq!(desk.table(), "Matrix: Framework chart");
    desk.0.command("Keep this display…");
    desk.0.at(Role::TextInput, "Name");
}

#[test]
fn a_matrix_is_kept_also_from_in_front_of_a_display_that_is_none() {
    let mut desk = Desk::of(rich().study);
    desk.0.command("Display: Pair sheet");
    // It is made beside the window.
    desk.0.wait("the sheet", |hand| hand.sees(Role::Table, "Pair sheet"));
    desk.0.command("Keep this display…");
    desk.0.at(Role::TextInput, "Name");
    assert!(desk.table().starts_with("Matrix: "), "{}", desk.table());
}

#[test]
fn from_one_case_without_evidence_to_twelve() {
    // One case, and nothing tagged: the view says so, and a command why it can't be made.
    let mut bare = study("");
    bare.case("A");
    bare.theme("T1/x");
    let mut desk = Desk::of(bare.study);
    desk.must_say("Nothing to set out yet");
    desk.0.command("Display: Time-ordered matrix");
    desk.must_say("No passage is tagged with a theme yet.");

    let mut desk = Desk::of(study("A:T1/x:_:-").study);
    desk.open(MENU);
    let line = desk.node(Role::Button, |said| said == "Contrast table", 0, "line");
    assert!(line.accesskit_node().is_disabled());
    desk.must_say("With one case there is nothing to contrast.");
    desk.press(Role::Button, "Conceptually clustered matrix", 0);
    assert_eq!(desk.table(), "Matrix: Conceptually clustered matrix");

    let line: Vec<String> = (1..=12).map(|case| format!("Case{case}:T1/x:_:- Case{case}:T2:_:+")).collect();
    let mut desk = Desk::of(study(&line.join(" ")).study);
    desk.pick(MENU, "Contrast table", 0);
    desk.must_say("No row differs between the columns.");
    desk.pick(MENU, "Content-analytic summary", 0);
    desk.node(Role::Cell, |said| said.starts_with("T2, enabling: 12 cases"), 0, "12 of 12");
    assert!(!desk.says("says little"), "twelve are enough");
}

/// Of a matrix that nests cases in what they have, the cells are those of the cases.
#[test]
fn what_was_written_of_a_case_stands_beside_its_value() {
    let built = rich();
    let size = built.study.attributes_in_order()[0].id;
    let spec = MatrixSpec {
        rows: vec![Dimension::Attribute(size), Dimension::Case],
        columns: vec![Dimension::Theme { depth: None }],
        cell: CellKind::Synthesis,
        ..MatrixSpec::default()
    };
    let made = matrix(&built.study, &Index::build(&built.study), &spec, &Lens::default()).expect("small");
    let row = made.rows.iter().position(|row| row.labels == ["5", "A"]).expect("A has 5");
    let written = made.cell(row, 0).and_then(|cell| cell.status).map(|status| status.synthesis().to_owned());
    assert_eq!(written.as_deref(), Some("What A says of T1."));
    // Beside a value on the other axis, which the case may not have, there is none.
    let apart = MatrixSpec {
        rows: vec![Dimension::Theme { depth: None }, Dimension::Attribute(size)],
        columns: vec![Dimension::Case],
        ..spec
    };
    let made = matrix(&built.study, &Index::build(&built.study), &apart, &Lens::default()).expect("small");
    assert!(made.cells().all(|cell| cell.status.is_none()));
}
