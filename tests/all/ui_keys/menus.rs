//! What a button opens is walked with the arrows, and nothing below a dialog hears its keys.

use crosscase::edit::History;
use crosscase::session::Session;
use eframe::egui::{Key, Role, Vec2};

use super::hand::Hand;
use super::search::searched;
use crate::analysis::notation::study;

#[test]
fn a_menu_is_entered_walked_and_left_by_keys() {
    let mut hand = searched("donor", "84 places in 2 of 2 texts");
    hand.tab_to(Role::Button, "Passage: the sentence");
    hand.key(Key::Enter);
    let first = hand.here();
    assert!(first.contains("the words found"), "{first}");
    hand.key(Key::ArrowDown);
    hand.key(Key::ArrowDown);
    let third = hand.here();
    assert!(third.contains("the paragraph"), "{third}");
    hand.key(Key::Enter);
    hand.at(Role::Button, "Passage: the paragraph");
    // Opened by another hand, the arrow leads in as well; Escape leads out.
    hand.key(Key::Space);
    hand.key(Key::Escape);
    hand.at(Role::Button, "Passage: the paragraph");
}

#[test]
fn the_view_below_a_dialog_does_not_hear_the_arrows() {
    let session = Session::new(study("North:Money:_:_ South:Money:_:_").study, History::default());
    let mut hand = Hand::new(Vec2::new(1280.0, 800.0), Some(session));
    hand.ctrl(Key::Num1);
    hand.key(Key::F1);
    hand.key(Key::ArrowDown);
    hand.key(Key::Escape);
    assert!(!hand.sees(Role::Button, "Open passage"), "the arrow chose a card below the sheet");
    hand.key(Key::ArrowDown);
    assert!(hand.all(Role::Button).iter().any(|name| name.starts_with("Open passage")));
}
