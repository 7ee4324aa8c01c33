//! The map in the window, by keyboard alone: actors and flows from nothing, moved, taken back.

use crosscase::edit::History;
use crosscase::session::{NewStudy, Session, new_study};
use crosscase::study::*;
use eframe::egui::{Key, Modifiers, Role, vec2};

use super::super::ui_keys::{Hand, said};

fn begun() -> Session {
    let new = NewStudy {
        title: "Who funds whom".into(),
        question: "Who depends on whom?".into(),
        cases: vec!["Cambodia".into(), "UK".into()],
        ..NewStudy::default()
    };
    Session::new(new_study(&new), History::default())
}

fn add(hand: &mut Hand, name: &str) {
    hand.letter('a');
    hand.settle();
    hand.write(name);
    hand.key(Key::Enter);
    hand.settle();
}

#[test]
fn a_structure_is_drawn_from_nothing_and_taken_back() {
    let mut hand = Hand::new(vec2(1280.0, 800.0), Some(begun()));
    hand.ctrl(Key::Num9);
    hand.settle();
    assert!(hand.nodes().any(|node| said(&node) == "No actors yet"));
    add(&mut hand, "Global Fund");
    add(&mut hand, "International NGO");
    let study = hand.study();
    assert_eq!(study.actors.len(), 2);
    assert!(study.actors.iter().all(|actor| actor.tier == 1));
    // The new one has the keyboard: it goes down a tier, and a little aside.
    hand.press(Modifiers::ALT, Key::ArrowDown);
    hand.settle();
    hand.press(Modifiers::ALT, Key::ArrowRight);
    hand.settle();
    let ngo =
        |hand: &Hand| hand.study().actors.iter().find(|actor| actor.name.starts_with("Int")).unwrap().clone();
    assert_eq!(ngo(&hand).tier, 2);
    assert!(ngo(&hand).place.is_some());
    // A flow from the one that is picked.
    hand.press(Modifiers::SHIFT, Key::A);
    hand.settle();
    hand.write("reports");
    hand.tab_to(Role::Button, "Kind of flow: funding");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "accountability");
    hand.key(Key::Enter);
    hand.settle();
    hand.tab_to(Role::Button, "To: to whom?");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "Global Fund");
    hand.key(Key::Enter);
    hand.settle();
    hand.tab_to(Role::Button, "Draw it");
    hand.key(Key::Enter);
    hand.settle();
    let flow = hand.study().flows.iter().next().unwrap().clone();
    assert_eq!((flow.kind, flow.what.as_str()), (FlowKind::Accountability, "reports"));
    assert_eq!(flow.from, ngo(&hand).id);
    hand.at(Role::Button, "accountability from International NGO to Global Fund: reports");
    for _ in 0..5 {
        hand.ctrl(Key::Z);
        hand.settle();
    }
    assert!(hand.study().actors.is_empty() && hand.study().flows.is_empty());
    for _ in 0..5 {
        hand.ctrl(Key::Y);
        hand.settle();
    }
    assert_eq!(hand.study().flows.iter().next().unwrap(), &flow);
}

#[test]
fn what_can_be_read_off_is_said_and_flows_are_walked() {
    let mut hand = Hand::new(vec2(1280.0, 800.0), Some(super::super::ui_counts::sample()));
    hand.ctrl(Key::Num9);
    hand.settle();
    assert!(hand.nodes().any(|node| said(&node).starts_with("3: GF → INGO → LNGO1 → PE")));
    assert!(hand.nodes().any(|node| said(&node) == "MOD (permission 3)"));
    hand.letter('n');
    hand.settle();
    let first = hand.session().selection.what;
    assert!(matches!(first, Some(AnyId::Flow(_))));
    hand.letter('n');
    hand.settle();
    assert_ne!(hand.session().selection.what, first);
    hand.letter('p');
    hand.settle();
    assert_eq!(hand.session().selection.what, first);
}
