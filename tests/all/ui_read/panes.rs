//! Texts side by side that move together.

use crosscase::edit::Command;
use crosscase::session::fresh;
use crosscase::study::{Evidence, MarkKind, SourceMark};
use eframe::egui::{Key, Modifiers, Role, Vec2};

use super::super::ui_keys::{CTRL, Hand};
use super::{press, reader, with_texts};

const SIZE: Vec2 = Vec2::new(1400.0, 700.0);

/// A text each paragraph of which is a page of its own: `a17` is in sight when its label is.
fn pages(letter: char, count: usize) -> (String, Vec<SourceMark>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    for number in 1..=count {
        let start = text.len();
        text.push_str(&"Words of a page. ".repeat(1 + number % 4));
        marks.push(SourceMark::new(start, text.len(), MarkKind::Page(format!("{letter}{number}"))));
        text.push('\n');
    }
    (text, marks)
}

fn seen(hand: &Hand, letter: char) -> Vec<u32> {
    let begins = format!("p. {letter}");
    let labels = hand.all(Role::Label);
    labels.iter().filter_map(|label| label.strip_prefix(&begins)?.parse().ok()).collect()
}

fn two(first: usize, second: usize) -> Hand {
    let (a, a_marks) = pages('a', first);
    let (b, b_marks) = pages('b', second);
    let (session, ids) = with_texts(&[("Alpha", &a, a_marks), ("Beta", &b, b_marks)]);
    reader(session, &ids, SIZE)
}

#[test]
fn texts_scroll_together_when_they_are_locked() {
    let mut hand = two(200, 200);
    hand.at(Role::MultilineTextInput, "Text of Beta");
    press(&mut hand, Modifiers::NONE, Key::PageDown, 3);
    assert_eq!(seen(&hand, 'a')[0], 1, "each moves by itself");
    assert!(seen(&hand, 'b')[0] > 10);
    hand.press(CTRL, Key::J);
    press(&mut hand, Modifiers::NONE, Key::PageDown, 2);
    assert!(seen(&hand, 'b')[0] > 20);
    assert_eq!(seen(&hand, 'a')[0], seen(&hand, 'b')[0], "paragraph by paragraph");
    // From the other text as well.
    hand.press(Modifiers::SHIFT, Key::Tab);
    hand.at(Role::MultilineTextInput, "Text of Alpha");
    hand.press(CTRL, Key::End);
    assert_eq!(seen(&hand, 'b').last(), Some(&200));
}

#[test]
fn texts_of_other_length_scroll_by_their_share() {
    let mut hand = two(400, 100);
    hand.press(CTRL, Key::J);
    press(&mut hand, Modifiers::NONE, Key::PageDown, 2);
    let (a, b) = (f64::from(seen(&hand, 'a')[0]) / 400.0, f64::from(seen(&hand, 'b')[0]) / 100.0);
    assert!(b > 0.1 && (a - b).abs() < 0.03, "{a} {b}");
}

#[test]
fn locked_to_a_theme_the_keys_take_every_text_to_its_next_passage() {
    let mut hand = two(200, 200);
    let app = hand.harness.state_mut();
    let session = app.session.as_mut().unwrap();
    let theme = session.selection.theme.unwrap();
    let of = |letter: char| {
        let title = if letter == 'a' { "Alpha" } else { "Beta" };
        session.study().sources.iter().find(|source| source.title == title).unwrap().id
    };
    let (alpha, beta) = (of('a'), of('b'));
    let like = session.study().evidence.iter().next().unwrap().clone();
    for (source, page) in [(alpha, 50), (beta, 120), (alpha, 150)] {
        let marks = session.study().marks(source);
        let span = marks[page - 1].span;
        let quote = span.slice(session.study().text(source)).unwrap().to_owned();
        let evidence = Evidence {
            id: fresh(),
            source,
            span,
            quote,
            themes: vec![theme],
            unit: None,
            actors: Vec::new(),
            ..like.clone()
        };
        session.edit(&Command::put(evidence)).unwrap();
    }
    hand.settle();
    hand.press(CTRL, Key::J);
    hand.press(CTRL, Key::J);
    hand.letter('n');
    assert!(seen(&hand, 'a').contains(&50) && seen(&hand, 'b').contains(&120));
    hand.letter('n');
    assert!(seen(&hand, 'a').contains(&150) && seen(&hand, 'b').contains(&120));
    hand.letter('p');
    assert!(seen(&hand, 'a').contains(&50));
    hand.press(CTRL, Key::J);
    hand.see(Role::RadioButton, "Each by itself");
}
