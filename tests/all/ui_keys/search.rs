//! Issue 3, the fifth way in which it is tried: search, walk the places, tag five of them, take it back.
//! Keys and typed letters only.

use std::collections::BTreeSet;

use crosscase::edit::History;
use crosscase::session::Session;
use crosscase::study::*;
use eframe::egui::{Key, Modifiers, Role, Vec2};

use super::hand::{CTRL, Hand};
use crate::analysis::notation::study;

const SHIFTED: Modifiers = Modifiers { shift: true, ..CTRL };

/// `North` says “donor” four times in three paragraphs, `South` eighty times, one in each.
fn session() -> Session {
    let mut built = study("North:Money:_:_ South:Money:_:_");
    for id in built.evidence.clone() {
        built.study.leave_out(AnyId::Evidence(id));
    }
    let north = "The donor pays. The donor asks.\nNo donor came.\nOne day the Donor wrote to us.";
    let south: Vec<String> =
        (1..=80).map(|at| format!("Line {at} is about a donor. Nothing else.")).collect();
    for (name, text) in [("North-text", north.to_owned()), ("South-text", south.join("\n"))] {
        let id = built.source_id(name);
        built.put(SourceText::plain(id, text));
    }
    Session::new(built.study, History::default())
}

pub(super) fn searched(words: &str, places: &str) -> Hand {
    let mut hand = Hand::new(Vec2::new(1280.0, 800.0), Some(session()));
    hand.press(SHIFTED, Key::F);
    hand.at(Role::TextInput, "Words to look for");
    hand.write(words);
    hand.wait(places, |hand| hand.all(Role::Label).iter().any(|label| label.starts_with(places)));
    hand
}

#[test]
fn five_places_are_found_tagged_and_taken_back() {
    let mut hand = searched("donor", "84 places in 2 of 2 texts");
    hand.key(Key::Enter);
    hand.at(Role::ListItem, "¶1: The donor pays. The donor asks.");
    hand.key(Key::Space);
    hand.at(Role::ListItem, "¶1: The donor pays. The donor asks., picked");
    for _ in 0..4 {
        hand.key(Key::ArrowDown);
        hand.key(Key::Space);
    }
    // Over the head of the next case: the first line of South.
    hand.at(Role::ListItem, "¶1: Line 1 is about a donor. Nothing else., picked");
    hand.letter('t');
    hand.write("Donors");
    hand.key(Key::Enter);
    hand.at(Role::Button, "Tag 5 picked places");
    hand.key(Key::Enter);
    let made: Vec<Evidence> = hand.study().evidence.iter().cloned().collect();
    let quotes: BTreeSet<&str> = made.iter().map(|one| one.quote.as_str()).collect();
    assert_eq!(
        quotes,
        BTreeSet::from([
            "The donor pays.",
            "The donor asks.",
            "No donor came.",
            "One day the Donor wrote to us.",
            "Line 1 is about a donor.",
        ])
    );
    assert!(made.iter().all(|one| one.search == "“donor”" && one.themes.len() == 1));
    let theme = hand.study().themes.get(made[0].themes[0]).unwrap();
    assert_eq!(theme.name, "Donors");
    assert_eq!(hand.session().history().steps().last().unwrap().label, "Tagged 5 passages found by “donor”");
    // The keyboard is in the list again, so the undo is the study's.
    hand.wait("the list", |hand| hand.is_at(Role::ListItem, ""));
    hand.ctrl(Key::Z);
    assert!(hand.study().evidence.is_empty() && hand.study().themes.len() == 1);
    hand.ctrl(Key::Y);
    assert_eq!(hand.study().evidence.len(), 5);
}

#[test]
fn the_keys_walk_more_places_than_the_window_shows_and_come_back_to_the_last() {
    let mut hand = searched("donor", "84 places");
    hand.key(Key::Enter);
    // The first paragraph has two places.
    hand.key(Key::ArrowDown);
    for _ in 1..60 {
        let before = hand.here();
        hand.key(Key::ArrowDown);
        assert!(hand.is_at(Role::ListItem, "¶") && hand.here() != before, "after {before}: {}", hand.here());
    }
    hand.at(Role::ListItem, "¶57: Line 57 is about a donor.");
    hand.key(Key::Enter);
    // In Read, where the words stand.
    hand.wait("the text", |hand| !hand.is_at(Role::ListItem, "¶57"));
    assert!(!hand.sees(Role::TextInput, "Words to look for"));
    // Who asks for the search wants to type another; Down goes on to the place last visited.
    hand.press(SHIFTED, Key::F);
    hand.at(Role::TextInput, "Words to look for");
    hand.key(Key::ArrowDown);
    hand.wait("the list", |hand| hand.is_at(Role::ListItem, "¶57: Line 57"));
    hand.key(Key::End);
    hand.at(Role::ListItem, "¶80: Line 80");
    // All the words are selected: what is typed takes their place.
    hand.press(SHIFTED, Key::F);
    hand.at(Role::TextInput, "Words to look for");
    hand.write("Line 5");
    hand.wait("another search", |hand| {
        hand.all(Role::Label).iter().any(|label| label.starts_with("11 places in 1 of 2 texts"))
    });
}

#[test]
fn coming_back_from_a_text_leads_to_the_list() {
    let mut hand = searched("donor", "84 places");
    hand.key(Key::Enter);
    hand.key(Key::ArrowDown);
    hand.key(Key::ArrowDown);
    let place = hand.here();
    hand.key(Key::Enter);
    hand.wait("the text", |hand| !hand.sees(Role::TextInput, "Words to look for"));
    hand.harness.state_mut().shell.view = crosscase::ui::actions::View::Search;
    hand.wait("the list", |hand| hand.is_at(Role::ListItem, ""));
    assert_eq!(hand.here(), place);
}

#[test]
fn words_too_far_apart_are_offered_a_wider_distance() {
    let mut hand = Hand::new(Vec2::new(1280.0, 800.0), Some(session()));
    hand.press(SHIFTED, Key::F);
    // The second is the sixth word after the first.
    hand.write("One us");
    hand.tab_to(Role::RadioButton, "Near");
    hand.key(Key::Enter);
    hand.wait("nothing", |hand| hand.sees(Role::Label, "Nothing found"));
    hand.tab_to(Role::Button, "Within 10 words");
    hand.key(Key::Enter);
    hand.wait("it", |hand| hand.all(Role::Label).iter().any(|label| label.starts_with("1 place")));
}

#[test]
fn nothing_found_says_where_it_looked_and_offers_more() {
    let mut hand = Hand::new(Vec2::new(1280.0, 800.0), Some(session()));
    hand.press(SHIFTED, Key::F);
    hand.write("dönor");
    hand.wait("nothing", |hand| hand.sees(Role::Label, "Nothing found"));
    let told = hand.all(Role::Label);
    assert!(told.iter().any(|label| label.starts_with("“dönor” does not stand in the 2 texts")), "{told:#?}");
    hand.tab_to(Role::Button, "Ignore accents");
    hand.key(Key::Enter);
    hand.wait("accents ignored", |hand| {
        hand.all(Role::Label).iter().any(|label| label.starts_with("84 places in 2 of 2 texts"))
    });
}

#[test]
fn a_bad_regular_expression_is_said_in_a_sentence() {
    let mut hand = Hand::new(Vec2::new(1280.0, 800.0), Some(session()));
    hand.press(SHIFTED, Key::F);
    hand.write("(donor");
    hand.tab_to(Role::RadioButton, "Regular expression");
    hand.key(Key::Enter);
    hand.see(Role::Label, "“(donor” is not a regular expression: unclosed group.");
}

#[test]
fn a_word_that_is_counted_opens_its_places() {
    let mut hand = Hand::new(Vec2::new(1280.0, 800.0), Some(session()));
    hand.press(SHIFTED, Key::F);
    hand.tab_to(Role::RadioButton, "Words");
    hand.key(Key::Enter);
    // 16 words in North, 7 and a number in each of the 80 lines of South.
    hand.wait("the count", |hand| {
        hand.sees(
            Role::ListItem,
            "donor, 84 in all, North 4, 250.0 per 1,000 words, South 80, 125.0 per 1,000 words",
        )
    });
    hand.tab_to(Role::ListItem, "donor, 84");
    hand.key(Key::Enter);
    hand.wait("its places", |hand| hand.is_at(Role::ListItem, "¶1: The donor pays."));
}

#[test]
fn keywords_in_context_are_lines_to_walk() {
    let mut hand = searched("donor", "84 places");
    hand.tab_to(Role::RadioButton, "In context");
    hand.key(Key::Enter);
    hand.tab_to(Role::RadioButton, "After");
    hand.key(Key::Enter);
    hand.tab_to(Role::ListItem, "¶1: The donor pays. The donor asks.");
    hand.key(Key::ArrowDown);
    assert!(hand.is_at(Role::ListItem, "¶"), "{}", hand.here());
}

/// Pictures for a person to look at, into the folder that `CROSSCASE_LOOK` names.
#[test]
fn look() {
    let Ok(folder) = std::env::var("CROSSCASE_LOOK") else { return };
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/health-partnerships");
    let study = crosscase::storage::open(&sample).unwrap().contents.study;
    let mut hand = Hand::new(Vec2::new(1440.0, 900.0), Some(Session::new(study, History::default())));
    let save = |hand: &mut Hand, name: &str| {
        hand.harness.render().unwrap().save(format!("{folder}/search-{name}.png")).unwrap();
    };
    hand.press(SHIFTED, Key::F);
    save(&mut hand, "empty");
    hand.write("fund");
    hand.wait("places", |hand| hand.all(Role::Label).iter().any(|label| label.contains(" places in ")));
    hand.key(Key::Enter);
    hand.key(Key::Space);
    hand.key(Key::ArrowDown);
    hand.key(Key::ArrowDown);
    hand.key(Key::Space);
    save(&mut hand, "places");
    hand.key(Key::F9);
    save(&mut hand, "places-other-theme");
    hand.tab_to(Role::RadioButton, "In context");
    hand.key(Key::Enter);
    hand.tab_to(Role::RadioButton, "After");
    hand.key(Key::Enter);
    save(&mut hand, "context");
    hand.tab_to(Role::RadioButton, "Words");
    hand.key(Key::Enter);
    hand.wait("the count", |hand| {
        hand.all(Role::Label).iter().any(|label| label.contains("different words"))
    });
    save(&mut hand, "words");
    hand.tab_to(Role::RadioButton, "Places");
    hand.key(Key::Enter);
    hand.tab_to(Role::TextInput, "Words to look for");
    hand.overwrite("zebra");
    hand.wait("nothing", |hand| hand.sees(Role::Label, "Nothing found"));
    save(&mut hand, "nothing");
}

#[test]
fn picks_of_another_search_neither_count_nor_are_tagged() {
    let mut hand = searched("donor", "84 places in 2 of 2 texts");
    hand.key(Key::Enter);
    hand.at(Role::ListItem, "¶1: The donor pays.");
    hand.key(Key::Space);
    assert!(hand.sees(Role::Label, "1 of 84 in texts picked"), "{:?}", hand.all(Role::Label));
    hand.press(SHIFTED, Key::F);
    hand.at(Role::TextInput, "Words to look for");
    hand.ctrl(Key::A);
    hand.write("Line");
    hand.wait("80 places", |hand| hand.sees(Role::Label, "0 of 80 in texts picked"));
    assert!(hand.sees(Role::Button, "Tag all 80 places"), "{:?}", hand.all(Role::Button));
}

#[test]
fn find_looks_from_where_it_was_opened_however_many_letters_follow() {
    let mut hand = searched("donor", "84 places in 2 of 2 texts");
    hand.key(Key::Enter);
    hand.key(Key::Enter);
    hand.wait("the text", |hand| !hand.sees(Role::TextInput, "Words to look for"));
    hand.ctrl(Key::Home);
    hand.ctrl(Key::F);
    for letter in ["d", "o", "n", "o", "r"] {
        hand.write(letter);
    }
    hand.wait("the first place", |hand| hand.all(Role::Status).iter().any(|said| said.starts_with("1 of 4")));
}
