//! Order by hand: heads of the matrix moved by keys and by the pointer; trees where it stands by likeness.

use crosscase::analysis::{CellKind, Dimension, MatrixSpec, Order};
use crosscase::edit::History;
use crosscase::session::Session;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Role, Vec2};
use egui_kittest::kittest::NodeT as _;

use super::super::analysis::notation;
use super::super::ui_keys::{Hand, said};

const LINE: &str = "A:T1/x:macro:- A:T1/y:macro:+ B:T2:meso:- C:T3:meso:- C:T1:micro:- A:T2:micro:+";

fn matrix(line: &str, spec: MatrixSpec) -> Hand {
    let session = Session::new(notation::study(line).study, History::default());
    let mut hand = Hand::new(Vec2::new(1400.0, 800.0), Some(session));
    hand.harness.state_mut().views.matrix.set_spec(spec);
    hand.ctrl(Key::Num4);
    hand
}

fn by_case() -> MatrixSpec {
    MatrixSpec { columns: vec![Dimension::Case], ..MatrixSpec::default() }
}

/// The names of the heads as they stand, without what they count.
fn heads(hand: &Hand, role: Role) -> Vec<String> {
    let name = |said: String| said.split(':').next().unwrap_or_default().to_owned();
    let mut heads: Vec<(f32, f32, String)> = hand
        .nodes()
        .filter(|node| node.accesskit_node().role() == role)
        .map(|node| (node.rect().top(), node.rect().left(), name(said(&node))))
        .collect();
    heads.sort_by(|one, other| (one.0, one.1).partial_cmp(&(other.0, other.1)).unwrap());
    heads.into_iter().map(|head| head.2).collect()
}

fn rows(hand: &Hand) -> Vec<String> {
    heads(hand, Role::RowHeader)
}

fn columns(hand: &Hand) -> Vec<String> {
    heads(hand, Role::ColumnHeader)
}

#[test]
fn alt_and_arrows_move_a_row_among_its_siblings() {
    let mut hand = matrix(LINE, by_case());
    let all = ["T1", "x", "y", "T2", "T3", "All themes"];
    assert_eq!(rows(&hand), all);
    hand.key(Key::ArrowDown);
    hand.key(Key::Home);
    hand.at(Role::RowHeader, "T1");
    hand.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(rows(&hand), all, "nothing is above the first");
    hand.press(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(rows(&hand), ["T2", "T1", "x", "y", "T3", "All themes"], "with what is below it");
    hand.at(Role::RowHeader, "T1");
    hand.see(Role::Status, "T1 stands at 2 of 3 now");
    let live = hand.nodes().find(|node| said(node).starts_with("T1 stands")).unwrap();
    assert_eq!(live.accesskit_node().live(), eframe::egui::accesskit::Live::Polite);
    hand.press(Modifiers::ALT, Key::ArrowDown);
    hand.press(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(rows(&hand), ["T2", "T3", "T1", "x", "y", "All themes"]);
    hand.key(Key::ArrowDown);
    hand.at(Role::RowHeader, "x");
    assert!(hand.all(Role::Status).iter().all(|said| !said.contains("stands at")), "that was said");
    hand.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(rows(&hand), ["T2", "T3", "T1", "x", "y", "All themes"], "a child stays below its theme");
    hand.press(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(rows(&hand), ["T2", "T3", "T1", "y", "x", "All themes"]);
    // An order is how the table is looked at: there is nothing to take back.
    assert!(hand.session().history().next_undo().is_none());
}

#[test]
fn columns_move_and_cells_do_not() {
    let mut hand = matrix(LINE, by_case());
    assert_eq!(columns(&hand), ["Theme", "A", "B", "C", "Total"]);
    hand.key(Key::ArrowRight);
    hand.press(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(columns(&hand), ["Theme", "B", "A", "C", "Total"]);
    hand.at(Role::ColumnHeader, "A");
    hand.press(Modifiers::ALT, Key::ArrowLeft);
    hand.press(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(columns(&hand), ["Theme", "A", "B", "C", "Total"]);
    hand.press(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(rows(&hand)[0], "T1");
    let nested = MatrixSpec { columns: vec![Dimension::Case, Dimension::Level], ..MatrixSpec::default() };
    let mut hand = matrix(LINE, nested);
    let inner = |hand: &Hand| -> Vec<String> {
        columns(hand).into_iter().filter(|head| head.contains("A, ")).collect()
    };
    assert_eq!(inner(&hand), ["A, macro", "A, meso", "A, micro"]);
    hand.key(Key::ArrowRight);
    hand.press(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(inner(&hand), ["A, meso", "A, macro", "A, micro"]);
    let b: Vec<String> = columns(&hand).into_iter().filter(|head| head.contains("B, ")).collect();
    assert_eq!(b, ["B, meso", "B, macro", "B, micro"], "one order of the levels for all cases");
}

fn place(hand: &Hand, role: Role, name: &str) -> Pos2 {
    let node = hand.nodes().find(|node| node.accesskit_node().role() == role && said(node).starts_with(name));
    node.unwrap_or_else(|| panic!("no {name}")).rect().center()
}

fn pointer(hand: &mut Hand, event: Event) {
    hand.harness.input_mut().events.push(event);
    hand.harness.step();
}

fn press(hand: &mut Hand, pos: Pos2, pressed: bool) {
    let modifiers = Modifiers::NONE;
    pointer(hand, Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers });
}

fn drag(hand: &mut Hand, from: Pos2, to: Pos2) {
    pointer(hand, Event::PointerMoved(from));
    press(hand, from, true);
    for step in 1..=8 {
        let on = f32::from(step as u8) / 8.0;
        pointer(hand, Event::PointerMoved(from + (to - from) * on));
    }
}

#[test]
fn a_head_is_dragged_to_where_the_line_is() {
    let mut hand = matrix(LINE, by_case());
    let (from, to) = (place(&hand, Role::RowHeader, "T3"), place(&hand, Role::RowHeader, "T1"));
    drag(&mut hand, from, to - Vec2::new(0.0, 10.0));
    press(&mut hand, to - Vec2::new(0.0, 10.0), false);
    hand.settle();
    assert_eq!(rows(&hand), ["T3", "T1", "x", "y", "T2", "All themes"]);
    hand.at(Role::RowHeader, "T3");

    let (from, to) = (place(&hand, Role::ColumnHeader, "A"), place(&hand, Role::ColumnHeader, "C"));
    drag(&mut hand, from, to + Vec2::new(20.0, 0.0));
    press(&mut hand, to + Vec2::new(20.0, 0.0), false);
    hand.settle();
    assert_eq!(columns(&hand), ["Theme", "B", "C", "A", "Total"]);

    // Escape lets it go where it was.
    let (from, to) = (place(&hand, Role::RowHeader, "T2"), place(&hand, Role::RowHeader, "T3"));
    drag(&mut hand, from, to);
    hand.key(Key::Escape);
    press(&mut hand, to, false);
    hand.settle();
    assert_eq!(rows(&hand), ["T3", "T1", "x", "y", "T2", "All themes"]);
}

#[test]
fn a_tree_says_which_rows_are_nearest_and_where_there_is_none() {
    // T1 and T3 stand in the same cases.
    let line = "A:T1:_:- B:T1:_:- C:T2:_:- D:T2:_:- A:T3:_:- B:T3:_:+ D:T4:_:-";
    let alike = MatrixSpec {
        row_order: Order::Similarity,
        column_order: Order::Similarity,
        cell: CellKind::Evidence,
        ..by_case()
    };
    let hand = matrix(line, alike.clone());
    let corner = &hand.all(Role::ColumnHeader)[0];
    assert!(corner.contains("nearest are T1 and T3"), "{corner}");
    let foot = |hand: &Hand| hand.all(Role::Label).iter().any(|label| label.contains("No tree is drawn"));
    assert!(!foot(&hand));
    // A theme that stays with the theme above it breaks the order that the tree would have.
    let nested = "A:T1/x:_:- B:T2/y:_:- C:T1/z:_:- B:T1/z:_:-";
    let hand = matrix(nested, MatrixSpec { row_order: Order::Similarity, ..by_case() });
    assert_eq!(
        foot(&hand),
        hand.all(Role::ColumnHeader)[0] == "Theme",
        "either there is a tree, or it is said that there is none"
    );
}
