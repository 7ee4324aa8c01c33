//! Lists that are longer than the window draw only what is in sight: the keyboard must not be lost where
//! the sight ends.

use std::path::Path;

use crosscase::edit::{Command, History};
use crosscase::session::{Session, fresh};
use crosscase::study::Theme;
use eframe::egui::{Key, Role, Vec2};

use super::hand::Hand;

fn sample() -> Session {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/health-partnerships");
    Session::new(crosscase::storage::open(&folder).unwrap().contents.study, History::default())
}

fn window(session: Session) -> Hand {
    Hand::new(Vec2::new(1280.0, 800.0), Some(session))
}

#[test]
fn the_keys_walk_a_list_of_claims_that_is_longer_than_the_window() {
    let mut hand = window(sample());
    hand.ctrl(Key::Num6);
    hand.tab_to(Role::TreeItem, "");
    let first = hand.here();
    let seen = hand.all(Role::TreeItem).len();
    for _ in 0..seen + 5 {
        let before = hand.here();
        hand.key(Key::ArrowDown);
        assert!(hand.is_at(Role::TreeItem, "") && hand.here() != before, "after {before}: {}", hand.here());
    }
    hand.key(Key::End);
    assert!(hand.is_at(Role::TreeItem, ""), "{}", hand.here());
    let last = hand.here();
    hand.key(Key::ArrowDown);
    assert_eq!(hand.here(), last);
    hand.key(Key::Home);
    assert_eq!(hand.here(), first);
}

#[test]
fn the_keys_walk_a_history_that_is_longer_than_the_window() {
    let mut session = sample();
    let one = session.study().themes.iter().next().unwrap().clone();
    for at in 0..60 {
        let name = format!("Theme {at:02}");
        session.edit(&Command::put(Theme { id: fresh(), name, order: 6 + at, ..one.clone() })).unwrap();
    }
    let mut hand = window(session);
    hand.ctrl(Key::Num7);
    hand.tab_to(Role::ListItem, "");
    let theme =
        |hand: &Hand| hand.here().split("Theme ").nth(1).map(|rest| rest[..2].parse::<i32>().unwrap());
    let from = theme(&hand).unwrap();
    for at in 1..=50 {
        hand.key(Key::ArrowDown);
        assert_eq!(theme(&hand), Some(from - at), "{}", hand.here());
    }
    for at in (10..50).rev() {
        hand.key(Key::ArrowUp);
        assert_eq!(theme(&hand), Some(from - at), "{}", hand.here());
    }
}

#[test]
fn the_keys_walk_sources_that_are_more_than_the_window_shows() {
    let mut hand = window(sample());
    hand.harness.set_size(Vec2::new(1280.0, 420.0));
    hand.ctrl(Key::Num8);
    hand.tab_to(Role::RadioButton, "Sources");
    hand.key(Key::Enter);
    hand.tab_to(Role::RowHeader, "");
    let mut walked = vec![hand.here()];
    for _ in 1..hand.study().sources.len() {
        hand.key(Key::ArrowDown);
        assert!(hand.is_at(Role::RowHeader, "") && !walked.contains(&hand.here()), "{}", hand.here());
        walked.push(hand.here());
    }
    assert!(hand.all(Role::RowHeader).len() < walked.len(), "the list is longer than what is drawn of it");
    for before in walked.iter().rev().skip(1) {
        hand.key(Key::ArrowUp);
        assert_eq!(&hand.here(), before);
    }
}
