//! What is said at the foot of the window covers nothing that is wanted next; and what a dialog is for is
//! one key away from anywhere in it.

use eframe::egui::{Key, Rect, Role};
use egui_kittest::kittest::NodeT as _;

use super::hand::{CTRL, Hand, said};
use super::search::searched;

fn place(hand: &Hand, role: Role, name: &str) -> Rect {
    let root = hand.harness.root();
    let mut all = root.children_recursive();
    let node = all.find(|node| node.accesskit_node().role() == role && said(node).starts_with(name));
    node.unwrap_or_else(|| panic!("no {role:?} {name:?}")).rect()
}

#[test]
fn the_note_after_tagging_leaves_the_bar_in_sight() {
    let mut hand = searched("donor", "84 places in 2 of 2 texts");
    hand.key(Key::Enter);
    hand.key(Key::Space);
    hand.letter('t');
    hand.write("Donors");
    hand.key(Key::Enter);
    hand.at(Role::Button, "Tag 1 picked place");
    hand.key(Key::Enter);
    assert_eq!(hand.study().evidence.len(), 1);
    // A note is as tall as its button that closes it.
    let close = place(&hand, Role::Button, "Close this note");
    let bar = place(&hand, Role::Button, "Tag ");
    assert!(close.bottom() < bar.top(), "{close:?} {bar:?}");
}

#[test]
fn ctrl_enter_does_what_a_dialog_is_for_wherever_the_keyboard_is() {
    let mut hand = searched("donor", "84 places in 2 of 2 texts");
    hand.ctrl(Key::I);
    hand.overwrite("/nowhere/at all.txt");
    hand.tab_to(Role::Button, "Cancel");
    hand.press(CTRL, Key::Enter);
    // Imports, and not what stands under the keyboard.
    hand.see(Role::Label, "There is no file or folder at this path.");
}
