//! Pages, moments, speakers, questions: seen, gone to, searched within.

use crosscase::session::{Numbering, Page, Place};
use crosscase::study::{MarkKind, SourceId, SourceMark};
use eframe::egui::{Key, Modifiers, Role, Vec2};
use egui_kittest::kittest::NodeT as _;

use super::super::ui_keys::{CTRL, Hand, said};
use super::{go_to, reader, show, with_texts};

const SIZE: Vec2 = Vec2::new(1400.0, 700.0);

/// An interview on pages xii and 12, with a question of a form, and a long middle.
fn talk() -> (String, Vec<SourceMark>) {
    let mut text = String::from("How does a day go?\nWe are there for many hours, with soap.\n");
    let mut marks = vec![
        SourceMark::new(0, 18, MarkKind::Turn("Anna".into())),
        SourceMark::new(0, 18, MarkKind::Time(0)),
        SourceMark::new(0, 40, MarkKind::Page("xii".into())),
        SourceMark::new(19, 58, MarkKind::Turn("Bopha".into())),
        SourceMark::new(19, 58, MarkKind::Time(12_000)),
    ];
    let filler = text.len();
    text.push_str(&"Some more words of the long middle, without soap.\n".repeat(300));
    marks.push(SourceMark::new(filler, text.len() - 1, MarkKind::Turn("Anna".into())));
    let last = text.len();
    text.push_str("The soap was gone.\n");
    marks.push(SourceMark::new(last, last + 18, MarkKind::Page("12".into())));
    marks.push(SourceMark::new(last, last + 18, MarkKind::Turn("Bopha".into())));
    marks.push(SourceMark::new(last, last + 18, MarkKind::Time(750_000)));
    let answer = text.len();
    text.push_str("Soap, mostly.");
    marks.push(SourceMark::new(answer, text.len(), MarkKind::Field("What was missing?".into())));
    (text, marks)
}

fn hand() -> (Hand, SourceId) {
    let (text, marks) = talk();
    let (session, ids) = with_texts(&[("Talk", &text, marks)]);
    (reader(session, &ids, SIZE), ids[0])
}

/// Keeps what was typed long enough that the place is remembered.
fn rest(hand: &mut Hand) {
    hand.harness.run_steps(8);
}

#[test]
fn what_stands_beside_the_words_is_said() {
    let (mut hand, _) = hand();
    for label in ["p. xii", "Anna", "00:00:00", "Bopha", "00:00:12"] {
        hand.see(Role::Label, label);
    }
    go_to(&mut hand, "12");
    for label in ["p. 12", "00:12:30", "What was missing?"] {
        hand.see(Role::Label, label);
    }
}

#[test]
fn pages_moments_and_paragraphs_are_gone_to_and_what_is_not_there_is_said() {
    let (mut hand, _) = hand();
    for place in ["p. 12", "Page 12", "12:30", "00:12:30", "13:00", "¶ 303", "par. 303", "line 303"] {
        go_to(&mut hand, "xii");
        assert!(!hand.sees(Role::Label, "p. 12"), "{place}");
        go_to(&mut hand, place);
        hand.see(Role::Label, "p. 12");
    }
    for (place, said) in [
        ("14", "There is no page 14 here: pages xii to 12."),
        ("¶ 400", "There is no paragraph 400 here: the last is 304."),
        ("5:00:00", "The last time here is 00:12:30."),
        ("somewhere:", "Write a page, a time such as 12:30, or a paragraph such as ¶ 40."),
    ] {
        go_to(&mut hand, place);
        hand.see(Role::Label, said);
        hand.key(Key::Escape);
        hand.at(Role::MultilineTextInput, "Text of Talk");
    }
}

#[test]
fn found_words_are_counted_and_one_speaker_can_be_picked() {
    let (mut hand, _) = hand();
    hand.press(CTRL, Key::F);
    hand.write("soap");
    hand.see(Role::Status, "1 of 303");
    hand.key(Key::Enter);
    hand.see(Role::Status, "2 of 303");
    hand.press(Modifiers::SHIFT, Key::Enter);
    hand.press(Modifiers::SHIFT, Key::Enter);
    hand.see(Role::Status, "303 of 303");
    // Bopha says it twice, and once in the answer of the form, which is nobody's turn.
    hand.tab_to(Role::Button, "Who speaks");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "Bopha");
    hand.key(Key::Enter);
    hand.see(Role::Status, "2 found");
    hand.press(CTRL, Key::F);
    hand.key(Key::Enter);
    hand.key(Key::Enter);
    hand.see(Role::Status, "2 of 2");
    hand.key(Key::Escape);
    hand.key(Key::Escape);
    hand.at(Role::MultilineTextInput, "Text of Talk");
}

#[test]
fn a_pattern_is_looked_for_and_half_a_pattern_said() {
    let (mut hand, _) = hand();
    hand.press(CTRL, Key::F);
    hand.write("(s|S)oap(,| was)");
    hand.see(Role::Status, "0 found");
    hand.tab_to(Role::CheckBox, "Pattern");
    hand.key(Key::Space);
    // “soap was” and “Soap, mostly”.
    hand.see(Role::Status, "2 found");
    hand.press(CTRL, Key::F);
    hand.overwrite("(soap");
    hand.see(Role::Status, "Not a whole pattern yet");
}

#[test]
fn bookmarks_are_set_listed_gone_to_and_remembered() {
    let (mut hand, source) = hand();
    go_to(&mut hand, "¶ 100");
    hand.press(CTRL, Key::B);
    hand.see(Role::Button, "Bookmarks: 1");
    go_to(&mut hand, "¶ 200");
    hand.press(CTRL, Key::B);
    hand.see(Role::Button, "Bookmarks: 2");
    go_to(&mut hand, "¶ 1");
    hand.command("Next bookmark");
    hand.command("Next bookmark");
    hand.press(CTRL, Key::B);
    hand.see(Role::Button, "Bookmarks: 1");
    let kept = hand.harness.state().prefs.places.get(source).unwrap().bookmarks.clone();
    let (text, _) = talk();
    let hundredth = text.match_indices('\n').nth(98).unwrap().0 + 1;
    assert_eq!(kept, [hundredth as u32]);
}

#[test]
fn a_text_opens_where_it_was_left() {
    let (text, marks) = talk();
    let (session, ids) = with_texts(&[("Talk", &text, marks), ("Other", "Short.", Vec::new())]);
    let mut hand = reader(session, &ids[..1], SIZE);
    go_to(&mut hand, "12");
    rest(&mut hand);
    let kept: Place = hand.harness.state().prefs.places.get(ids[0]).unwrap().clone();
    assert!(kept.at > 0);
    show(&mut hand, &ids[1..]);
    assert!(!hand.sees(Role::Label, "p. 12"));
    show(&mut hand, &ids[..1]);
    hand.see(Role::Label, "p. 12");
    // As at the next start of the program: what is kept is what is written.
    let written = ron::to_string(&hand.harness.state().prefs).unwrap();
    let read: crosscase::session::Prefs = ron::from_str(&written).unwrap();
    assert_eq!(read.places.get(ids[0]), Some(&kept));
}

#[test]
fn lines_and_paragraphs_are_numbered_as_one_likes() {
    let (mut hand, _) = hand();
    for (what, page) in [
        ("Reading: no numbers beside the text", Numbering::Off),
        ("Reading: number the lines of the stored text", Numbering::Lines),
        ("Reading: number the paragraphs", Numbering::Paragraphs),
    ] {
        hand.command(what);
        assert_eq!(hand.harness.state().prefs.reading_numbers, page);
    }
    assert!(Page::ALL.contains(&Page::Number(Numbering::Lines)));
}

#[test]
fn places_of_the_texts_read_last_are_kept_and_no_more() {
    let mut places = crosscase::session::Places::default();
    let ids: Vec<SourceId> = (0..600).map(|_| crosscase::session::fresh()).collect();
    for (at, id) in ids.iter().enumerate() {
        places.keep(*id, Place { at: at as u32 + 1, bookmarks: vec![7] });
        // The first is read again and again.
        places.keep(ids[0], Place { at: 5, bookmarks: Vec::new() });
    }
    assert_eq!(places.len(), 500);
    assert!(places.get(ids[0]).is_some() && places.get(ids[1]).is_none());
    assert_eq!(places.get(ids[599]).unwrap().at, 600);
    let lines: Vec<String> = places.clone().into();
    assert_eq!(crosscase::session::Places::from(lines), places);
    let odd = vec!["not a line".to_owned(), String::new()];
    assert!(crosscase::session::Places::from(odd).is_empty());
}

#[test]
fn find_is_left_from_wherever_the_keyboard_is_and_opens_with_the_words_of_last_time() {
    let (mut hand, _) = hand();
    hand.press(CTRL, Key::F);
    hand.write("soap");
    hand.see(Role::Status, "1 of 303");
    // From a tick of the bar, not only from the field.
    hand.tab_to(Role::CheckBox, "Match case");
    hand.key(Key::Escape);
    hand.at(Role::MultilineTextInput, "Text of Talk");
    assert!(!hand.sees(Role::TextInput, "Words in these texts"));
    // The words of last time, selected: what is typed takes their place.
    hand.press(CTRL, Key::F);
    hand.at(Role::TextInput, "Words in these texts");
    hand.see(Role::Status, "303 found");
    hand.write("gone");
    hand.see(Role::Status, "1 of 1");
    // From the text.
    hand.key(Key::Escape);
    hand.press(CTRL, Key::F);
    hand.see(Role::Status, "1 found");
    hand.tab_to(Role::MultilineTextInput, "Text of Talk");
    hand.key(Key::Escape);
    assert!(!hand.sees(Role::TextInput, "Words in these texts"));
    hand.at(Role::MultilineTextInput, "Text of Talk");
}

#[test]
fn find_opens_with_the_selected_words() {
    let (mut hand, _) = hand();
    hand.press(CTRL, Key::Home);
    hand.press(Modifiers { shift: true, ..CTRL }, Key::ArrowRight);
    hand.press(Modifiers { shift: true, ..CTRL }, Key::ArrowRight);
    hand.press(CTRL, Key::F);
    // “How does” stands there once.
    hand.see(Role::Status, "1 of 1");
    hand.write("hours");
    hand.see(Role::Status, "1 of 1");
    hand.key(Key::Escape);
    hand.see(Role::MultilineTextInput, "Text of Talk");
}

#[test]
fn half_a_pattern_is_said_beside_the_field_and_not_over_it() {
    let (mut hand, _) = hand();
    hand.press(CTRL, Key::F);
    hand.write("(soap");
    hand.tab_to(Role::CheckBox, "Pattern");
    hand.key(Key::Space);
    let at = |role, name: &str| {
        hand.nodes()
            .find(|node| node.accesskit_node().role() == role && said(node) == name)
            .map(|node| node.rect())
    };
    let said = at(Role::Status, "Not a whole pattern yet").expect("it is said");
    let field = at(Role::TextInput, "Words in these texts").expect("the field");
    assert!(!said.intersects(field), "{said:?} {field:?}");
}
