//! Displays that a study keeps: named, changed, saved, undone, deleted, and shown without what is gone.

use crosscase::analysis::{CellKind, Dimension, MatrixSpec};
use crosscase::edit::{Command, History};
use crosscase::session::{Session, fresh};
use crosscase::study::*;
use eframe::egui::{Key, Role};
use egui_kittest::kittest::NodeT as _;

use super::{Desk, rich};

const MENU: &str = "Ready and kept: ";

fn kept(desk: &Desk) -> Vec<(String, String, CellKind)> {
    let all = desk.0.study().displays.iter();
    all.map(|one| (one.name.clone(), one.note.clone(), one.spec.cell)).collect()
}

#[test]
fn a_display_is_kept_changed_undone_redone_and_opened_again() {
    let mut desk = Desk::of(rich().study);
    desk.set(MatrixSpec { columns: vec![Dimension::Case], ..MatrixSpec::default() });
    desk.lead(MENU, "Keep this display…");
    // The dialog proposes what rows and columns are; it is written over.
    desk.0.at(Role::TextInput, "Name");
    assert_eq!(desk.0.focused().and_then(|node| node.value()).as_deref(), Some("Theme × case"));
    desk.0.write("Table 3");
    desk.0.key(Key::Enter);
    assert_eq!(kept(&desk), [("Table 3".to_owned(), String::new(), CellKind::Evidence)]);
    assert_eq!(desk.table(), "Matrix: Table 3");
    desk.must_say("kept, live");

    desk.pick("Cell: ", "sources", 0);
    desk.must_say("kept, changed since");
    assert_eq!(kept(&desk)[0].2, CellKind::Evidence, "what is kept is kept");
    desk.pick(MENU, "Save the changes", 0);
    assert_eq!(kept(&desk)[0].2, CellKind::Sources);
    desk.must_say("kept, live");
    desk.0.ctrl(Key::Z);
    assert_eq!(kept(&desk)[0].2, CellKind::Evidence);
    desk.must_say("kept, changed since");
    desk.0.press(super::super::ui_keys::CTRL | eframe::egui::Modifiers::SHIFT, Key::Z);
    assert_eq!(kept(&desk)[0].2, CellKind::Sources);

    desk.lead(MENU, "Name and note…");
    desk.0.write("Table 4");
    desk.0.key(Key::Tab);
    desk.0.at(Role::MultilineTextInput, "Note");
    desk.0.write("For the appendix");
    desk.press(Role::Button, "Save", 0);
    assert_eq!(kept(&desk)[0], ("Table 4".to_owned(), "For the appendix".to_owned(), CellKind::Sources));
    assert_eq!(desk.table(), "Matrix: Table 4");
    desk.must_say("For the appendix");

    // Another display, and back by its name; then the study as a file has it.
    desk.pick(MENU, "Conceptually clustered matrix", 0);
    desk.pick(MENU, "Table 4", 0);
    assert_eq!((desk.table().as_str(), desk.spec().cell), ("Matrix: Table 4", CellKind::Sources));
    let mut again = Desk::session(Session::new(desk.0.study().clone(), History::default()));
    again.pick(MENU, "Table 4", 0);
    assert_eq!((again.table().as_str(), again.spec().cell), ("Matrix: Table 4", CellKind::Sources));

    again.pick(MENU, "Delete it", 0);
    assert!(kept(&again).is_empty());
    assert_eq!(again.table(), "Matrix: Theme × case", "what was shown is still shown");
    again.0.ctrl(Key::Z);
    assert_eq!(again.table(), "Matrix: Table 4", "and has its name again");
}

#[test]
fn one_name_is_not_given_twice_and_escape_keeps_nothing() {
    let mut desk = Desk::of(rich().study);
    desk.lead(MENU, "Keep this display…");
    desk.0.write("Table 3");
    desk.0.key(Key::Enter);
    desk.lead(MENU, "Keep this display…");
    desk.0.write("Table 3");
    desk.must_say("The study already keeps a display called Table 3.");
    let verb = desk.node(Role::Button, |said| said == "Keep it", 0, "verb");
    assert!(verb.accesskit_node().is_disabled());
    desk.0.key(Key::Enter);
    assert_eq!(kept(&desk).len(), 1);
    desk.0.key(Key::Escape);
    assert!(!desk.0.sees(Role::Button, "Keep it"));
    assert_eq!(kept(&desk).len(), 1);
}

#[test]
fn a_kept_display_says_what_is_gone_and_is_whole_again_when_it_is_back() {
    let built = rich();
    let size = built.study.attributes_in_order()[0].id;
    let mut session = Session::new(built.study, History::default());
    let spec = MatrixSpec {
        rows: vec![Dimension::Theme { depth: None }],
        columns: vec![Dimension::Attribute(size), Dimension::Case],
        ..MatrixSpec::default()
    };
    let display = Display { id: fresh(), name: "By size".into(), note: String::new(), spec: spec.clone() };
    session.edit(&Command::put(display)).expect("kept");
    let mut desk = Desk::session(session);
    desk.pick(MENU, "By size", 0);
    assert!(!desk.says("no longer in the study"));
    let gone = Command::Delete(vec![AnyId::Attribute(size)]);
    desk.app().session.as_mut().expect("open").edit(&gone).expect("deleted");
    desk.0.settle();
    desk.must_say("The attribute that made the columns is no longer in the study.");
    desk.must_say("kept, live");
    assert_eq!(desk.table(), "Matrix: By size");
    assert!(desk.0.all(Role::ColumnHeader).iter().any(|head| head.starts_with('B')));
    desk.0.ctrl(Key::Z);
    assert!(!desk.says("no longer in the study"));
    assert_eq!(desk.spec(), spec);
}
