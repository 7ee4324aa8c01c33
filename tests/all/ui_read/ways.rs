//! Ways through the window by keys: where the keyboard goes, what is said, and what stays open.

use crosscase::session::Session;
use crosscase::study::{AnyId, SourceId};
use crosscase::ui::names::alike;
use eframe::egui::accesskit::Toggled;
use eframe::egui::{Key, MissingGlyphPolicy, Modifiers, Role, Vec2};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;

use super::super::ui_counts::sample;
use super::super::ui_keys::{CTRL, Hand, said};
use super::{reader, show, with_texts};

const SIZE: Vec2 = Vec2::new(1400.0, 900.0);

fn chosen(hand: &Hand, name: &str) -> bool {
    hand.nodes()
        .any(|node| said(&node).starts_with(name) && node.accesskit_node().toggled() == Some(Toggled::True))
}

/// A reader that draws a box for a letter that no face on this machine has.
fn reader_of_any(session: Session, open: &[SourceId]) -> Hand {
    let mut hand = Hand::new(SIZE, Some(session));
    hand.harness.ctx.set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    show(&mut hand, open);
    hand
}

#[test]
fn the_cases_of_the_rail_are_one_stop() {
    let mut hand = Hand::new(SIZE, Some(sample()));
    let cases: Vec<String> =
        hand.study().cases_in_order().into_iter().map(|case| case.name.clone()).collect();
    assert!(cases.len() > 1);
    hand.tab_to(Role::Tab, &cases[0]);
    hand.key(Key::ArrowDown);
    hand.at(Role::Tab, &cases[1]);
    hand.key(Key::End);
    hand.at(Role::Tab, cases.last().unwrap());
    hand.key(Key::ArrowDown);
    hand.at(Role::Tab, cases.last().unwrap());
    hand.key(Key::ArrowUp);
    hand.at(Role::Tab, &cases[cases.len() - 2]);
    // Tab leaves them, and comes back to where one was.
    hand.key(Key::Tab);
    assert!(!cases.iter().any(|case| hand.is_at(Role::Tab, case)), "{}", hand.here());
    hand.press(Modifiers::SHIFT, Key::Tab);
    hand.at(Role::Tab, &cases[cases.len() - 2]);
    hand.key(Key::Enter);
    let id = hand.study().cases_in_order()[cases.len() - 2].id;
    assert!(hand.session().selection.has(AnyId::Case(id)));
}

#[test]
fn each_page_of_study_and_the_counts_are_commands() {
    let mut hand = Hand::new(SIZE, Some(sample()));
    hand.ctrl(Key::Num8);
    hand.at(Role::RadioButton, "Front page");
    for (command, tab) in [
        ("Study: sources", "Sources"),
        ("Study: people who code", "People"),
        ("Study: attributes of cases", "Attributes"),
        ("Study: list of cases", "Cases"),
        ("Count words by case", "Words"),
    ] {
        hand.command(command);
        assert!(chosen(&hand, tab), "{command}");
    }
    hand.command("Import attributes of cases…");
    hand.see(Role::Label, "Import attributes of cases");
}

#[test]
fn a_text_that_is_opened_is_what_the_inspector_tells_of() {
    let (session, ids) =
        with_texts(&[("One", "Words of one.", Vec::new()), ("Two", "Words of two.", Vec::new())]);
    let mut hand = Hand::new(SIZE, Some(session));
    hand.harness.state_mut().session.as_mut().unwrap().selection.pick(AnyId::Source(ids[0]));
    hand.ctrl(Key::K);
    hand.write("Two");
    hand.key(Key::Enter);
    assert_eq!(hand.session().selection.what, Some(AnyId::Source(ids[1])));
}

#[test]
fn a_bar_to_go_somewhere_goes_with_escape_and_with_its_text() {
    let (session, ids) =
        with_texts(&[("One", "Words of one.", Vec::new()), ("Two", "Words of two.", Vec::new())]);
    let mut hand = reader(session, &ids[..1], SIZE);
    let open = |hand: &Hand| hand.sees(Role::TextInput, "Page 12, 00:12:30, ¶ 40, line 7");
    hand.press(CTRL, Key::G);
    hand.at(Role::TextInput, "Page 12");
    hand.key(Key::Tab);
    hand.key(Key::Escape);
    assert!(!open(&hand));
    hand.press(CTRL, Key::G);
    assert!(open(&hand));
    show(&mut hand, &ids[1..]);
    assert!(!open(&hand));
}

#[test]
fn on_a_blank_line_the_next_paragraph_is_corrected() {
    let (session, ids) = with_texts(&[("One", "First.\n\nSecond.", Vec::new())]);
    let mut hand = reader(session, &ids, SIZE);
    hand.ctrl(Key::Home);
    hand.key(Key::ArrowDown);
    hand.key(Key::F2);
    let field = |node: &Node<'_>| node.accesskit_node().role() == Role::MultilineTextInput;
    let words = hand.nodes().find(|node| field(node) && said(node) == "The words").unwrap();
    assert_eq!(words.accesskit_node().value().as_deref(), Some("Second."));
}

#[test]
fn words_from_the_right_are_shown_as_they_are_read() {
    let (session, ids) = with_texts(&[("One", "שלום לכם.\nLeft.", Vec::new())]);
    let mut hand = reader_of_any(session, &ids);
    hand.ctrl(Key::Home);
    hand.key(Key::F2);
    hand.see(Role::Label, "As Read shows it");
    hand.see(Role::Label, "שלום לכם.");
    hand.key(Key::Escape);
    hand.ctrl(Key::End);
    hand.key(Key::F2);
    assert!(!hand.sees(Role::Label, "As Read shows it"));
}

/// The offer begins where the words begin and stands above them, so that what is read next is free.
#[test]
fn the_offer_leaves_the_next_line_free() {
    for (line, right) in [("Some words of it.\n", false), ("שתיים מהן.\n", true)] {
        let words = line.repeat(12);
        let (session, ids) = with_texts(&[("One", words.trim_end(), Vec::new())]);
        let mut hand = reader_of_any(session, &ids);
        hand.ctrl(Key::Home);
        hand.times(6, Key::ArrowDown);
        hand.press(Modifiers::SHIFT, Key::ArrowDown);
        let place =
            |hand: &Hand, name: &str| hand.nodes().find(|node| said(node).starts_with(name)).unwrap().rect();
        let text = place(&hand, "Text of One");
        let offer = place(&hand, "Tag");
        let row =
            hand.nodes().filter(|node| node.accesskit_node().role() == Role::Button).map(|node| node.rect());
        let ends = row.filter(|button| (button.top() - offer.top()).abs() < 0.5).map(|button| button.right());
        let end = ends.fold(0.0, f32::max);
        let (before, after) = (offer.left() - text.left(), text.right() - end);
        assert_eq!(before > after, right, "{before} {after}");
        hand.press(Modifiers::SHIFT, Key::ArrowDown);
        assert!((place(&hand, "Tag").top() - offer.top()).abs() < 0.5);
    }
}

#[test]
fn texts_of_one_name_are_told_apart() {
    let (mut session, ids) = with_texts(&[("Same", "a", Vec::new()), ("Other", "b", Vec::new())]);
    assert!(!alike(session.study()).contains_key(&ids[0]));
    let like = session.study().sources.get(ids[0]).unwrap().clone();
    let mut twin =
        crosscase::study::Source { id: crosscase::session::fresh(), slug: "same-too".into(), ..like };
    twin.origin.file_name = "same too.docx".into();
    let id = twin.id;
    let new = vec![crosscase::edit::NewSource::plain(twin, "c")];
    session.edit(&crosscase::edit::Command::ImportSources(new)).unwrap();
    let told = alike(session.study());
    assert_eq!(told.get(&id).map(String::as_str), Some("same too.docx"));
    assert!(!told.contains_key(&ids[1]));
}

#[test]
fn a_copy_for_a_folder_that_is_not_there_is_not_given_up() {
    let mut hand = Hand::new(SIZE, Some(sample()));
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("nowhere");
    hand.command("Share a clean copy…");
    hand.tab_to(Role::TextInput, "Write the copy to");
    hand.overwrite(&folder.join("copy.crosscase").display().to_string());
    hand.ctrl(Key::Enter);
    hand.see(Role::Label, &format!("The folder {} does not exist.", folder.display()));
    hand.tab_to(Role::TextInput, "Write the copy to");
}

#[test]
fn notes_do_not_cover_their_list() {
    let mut hand = Hand::new(SIZE, Some(sample()));
    let note = crosscase::ui::actions::Notice::error("It did not work");
    hand.harness.state_mut().shell.notices.add(note);
    hand.settle();
    let times = |hand: &Hand| hand.all(Role::Label).iter().filter(|said| *said == "It did not work").count();
    assert_eq!(times(&hand), 1);
    hand.key(Key::F8);
    assert_eq!(times(&hand), 1);
    hand.key(Key::F8);
    assert_eq!(times(&hand), 1);
}
