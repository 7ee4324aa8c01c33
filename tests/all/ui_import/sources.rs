//! The table of all sources.

use crosscase::edit::{Command, NewSource};
use crosscase::import::value::time_key;
use crosscase::session::{Session, SourceField, copy_sources, fresh, paste_sources};
use crosscase::study::{Actor, Source, SourceId, SourceKind, Study, Unit, word_count};
use eframe::egui::{Event, Key, Modifiers, Role};

use crate::ui_keys::CTRL;

use super::{Hand, session, window};

fn source(session: &Session, case: usize, title: &str) -> Source {
    Source {
        id: fresh(),
        case: session.study().cases_in_order()[case].id,
        unit: None,
        title: title.into(),
        slug: title.to_lowercase().replace(' ', "-"),
        order: session.study().sources.len() as u32,
        kind: SourceKind::Interview,
        date: String::new(),
        language: String::new(),
        place: String::new(),
        participants: Vec::new(),
        fieldwork: String::new(),
        note: String::new(),
        words: 0,
        read_by: Default::default(),
        origin: Default::default(),
    }
}

fn add(session: &mut Session, case: usize, title: &str, words: &str) -> SourceId {
    let source = Source { words: word_count(words) as u32, ..source(session, case, title) };
    let id = source.id;
    session.edit(&Command::ImportSources(vec![NewSource::plain(source, words)])).unwrap();
    id
}

/// Three sources of Hillside and one of Riverbank, which has a unit and an actor.
fn four() -> (Session, [SourceId; 4]) {
    let mut session = session(&["Hillside", "Riverbank"]);
    let ids = [
        add(&mut session, 0, "Text 10", "One two three."),
        add(&mut session, 0, "Text 2", "One two three four five."),
        add(&mut session, 0, "Field note", "One."),
        add(&mut session, 1, "Letter", "One two."),
    ];
    let case = session.study().cases_in_order()[1].id;
    let unit = Unit { id: fresh(), case, name: "North wing".into(), order: 0, note: String::new() };
    session.edit(&Command::put(unit)).unwrap();
    let actor = Actor {
        id: fresh(),
        case,
        unit: None,
        name: "Head teacher".into(),
        short: "head".into(),
        tier: 1,
        kind: String::new(),
        role: String::new(),
        basis: String::new(),
        place: None,
    };
    session.edit(&Command::put(actor)).unwrap();
    (session, ids)
}

fn open(session: Session) -> Hand {
    let mut hand = window(session);
    hand.ctrl(Key::Num8);
    hand.tab_to(Role::RadioButton, "Sources");
    hand.key(Key::Enter);
    hand.tab_to(Role::RowHeader, "");
    hand
}

fn to_column(hand: &mut Hand, name: &str) {
    hand.key(Key::Home);
    for _ in 0..20 {
        if hand.here().contains(&format!(", {name}: ")) {
            return;
        }
        hand.key(Key::ArrowRight);
    }
    panic!("no column {name}: {}", hand.here());
}

fn rows(hand: &Hand) -> Vec<String> {
    hand.all(Role::RowHeader)
}

fn get(study: &Study, id: SourceId) -> &Source {
    study.sources.get(id).unwrap()
}

#[test]
fn any_column_sorts_by_keys_and_numbers_sort_as_numbers() {
    let (session, _) = four();
    let mut hand = open(session);
    assert_eq!(rows(&hand), ["Text 10", "Text 2", "Field note", "Letter"]);
    hand.key(Key::ArrowUp);
    hand.at(Role::ColumnHeader, "Title");
    hand.key(Key::Enter);
    assert_eq!(rows(&hand), ["Field note", "Letter", "Text 2", "Text 10"]);
    hand.at(Role::ColumnHeader, "Title, in this order, rising");
    hand.key(Key::Space);
    assert_eq!(rows(&hand), ["Text 10", "Text 2", "Letter", "Field note"]);
    for _ in 0..20 {
        if hand.is_at(Role::ColumnHeader, "Words") {
            break;
        }
        hand.key(Key::ArrowRight);
    }
    hand.key(Key::Enter);
    assert_eq!(rows(&hand), ["Field note", "Letter", "Text 10", "Text 2"]);
}

#[test]
fn what_is_typed_filters_by_any_property() {
    let (session, _) = four();
    let mut hand = open(session);
    hand.tab_to(Role::TextInput, "Filter the sources");
    hand.write("riverb");
    assert_eq!(rows(&hand), ["Letter"]);
    hand.see(Role::Label, "1 of 4 sources");
}

#[test]
fn a_cell_is_changed_in_place_and_each_change_is_one_step() {
    let (session, ids) = four();
    let mut hand = open(session);
    let start = hand.study().clone();
    to_column(&mut hand, "Date");
    hand.key(Key::F2);
    hand.at(Role::TextInput, "Date of Text 10");
    hand.write("2007-09");
    hand.key(Key::Enter);
    hand.at(Role::Cell, "Text 10, Date: 2007-09");
    assert_eq!(get(hand.study(), ids[0]).date, "2007-09");
    // Escape leaves what stood there.
    hand.key(Key::F2);
    hand.write("never");
    hand.key(Key::Escape);
    hand.at(Role::Cell, "Text 10, Date: 2007-09");
    // A choice is narrowed by typing.
    to_column(&mut hand, "Kind");
    hand.key(Key::F2);
    hand.write("field");
    hand.key(Key::Enter);
    assert_eq!(get(hand.study(), ids[0]).kind, SourceKind::FieldNote);
    hand.ctrl(Key::Z);
    assert_eq!(get(hand.study(), ids[0]).kind, SourceKind::Interview);
    hand.ctrl(Key::Z);
    assert!(hand.study().same_content(&start));
}

#[test]
fn what_is_set_in_one_of_several_picked_rows_is_set_in_all_as_one_step() {
    let (session, ids) = four();
    let mut hand = open(session);
    let start = hand.study().clone();
    hand.key(Key::Space);
    hand.press(Modifiers::SHIFT, Key::ArrowDown);
    hand.press(Modifiers::SHIFT, Key::ArrowDown);
    hand.see(Role::Label, "3 picked: a change in one goes to all of them.");
    to_column(&mut hand, "Language");
    hand.key(Key::F2);
    hand.write("km");
    hand.key(Key::Enter);
    let languages = ids.map(|id| get(hand.study(), id).language.clone());
    assert_eq!(languages, ["km", "km", "km", ""]);
    hand.ctrl(Key::Z);
    assert!(hand.study().same_content(&start));
    // Every row, by one key.
    hand.ctrl(Key::A);
    hand.see(Role::Label, "4 picked: a change in one goes to all of them.");
}

#[test]
fn participants_are_written_with_their_actors_and_a_stranger_is_refused() {
    let (session, ids) = four();
    let mut hand = open(session);
    hand.press(CTRL, Key::End);
    hand.at(Role::RowHeader, "Letter");
    to_column(&mut hand, "Participants");
    hand.key(Key::F2);
    hand.write("Ann (Head teacher); Ben");
    hand.key(Key::Enter);
    let people = &get(hand.study(), ids[3]).participants;
    assert_eq!(people.iter().map(|who| who.name.as_str()).collect::<Vec<_>>(), ["Ann", "Ben"]);
    assert!(people[0].actor.is_some() && people[1].actor.is_none());
    let done = hand.study().clone();
    hand.key(Key::F2);
    hand.overwrite("Ann (Mayor)");
    hand.key(Key::Enter);
    assert!(hand.study().same_content(&done), "the case has no such actor");
    assert!(hand.all(Role::Label).iter().any(|said| said.contains("no actor called “Mayor”")));
}

#[test]
fn a_source_in_another_case_leaves_unit_and_actors_behind() {
    let (mut session, ids) = four();
    let unit = session.study().units.iter().next().unwrap().id;
    let letter = get(session.study(), ids[3]).clone();
    session.edit(&Command::put(Source { unit: Some(unit), ..letter })).unwrap();
    let mut hand = open(session);
    hand.press(CTRL, Key::End);
    to_column(&mut hand, "Case");
    hand.key(Key::F2);
    hand.write("hill");
    hand.key(Key::Enter);
    let letter = get(hand.study(), ids[3]);
    assert_eq!(letter.case, hand.study().cases_in_order()[0].id);
    assert_eq!(letter.unit, None);
}

#[test]
fn rows_go_to_a_spreadsheet_and_come_back_as_one_step_that_is_shown_first() {
    let (session, ids) = four();
    let mut hand = open(session);
    let start = hand.study().clone();
    let table = copy_sources(hand.study(), &ids);
    // What a spreadsheet would change: a date, a language, a case that is none, and a title.
    let changed = table
        .replace("Text 10\tHillside\t\tinterview\t\t", "Text ten\tHillside\t\tinterview\t2007\t")
        .replace("Letter\tRiverbank\t\tinterview", "Letter\tNowhere\tNorth wing\tdocument");
    assert_ne!(table, changed);
    hand.harness.input_mut().events.push(Event::Paste(changed.clone()));
    hand.settle();
    hand.see(Role::Label, "4 rows are known by their id or title, 2 would change, 1 problem.");
    assert!(hand.all(Role::Label).iter().any(|said| said.contains("no case called “Nowhere”")));
    assert!(hand.study().same_content(&start), "it is shown first");
    hand.tab_to(Role::Button, "Change 2 sources");
    hand.key(Key::Enter);
    let first = get(hand.study(), ids[0]);
    assert_eq!((first.title.as_str(), first.date.as_str()), ("Text ten", "2007"));
    let letter = get(hand.study(), ids[3]);
    assert_eq!(letter.kind, SourceKind::Document);
    assert_eq!(letter.unit.and_then(|id| hand.study().units.get(id)).unwrap().name, "North wing");
    hand.ctrl(Key::Z);
    assert!(hand.study().same_content(&start));
}

#[test]
fn what_is_copied_comes_back_as_it_was() {
    let (mut session, ids) = four();
    let one = get(session.study(), ids[0]).clone();
    let awkward = "=1+1\ta \"quoted\" word\nand a line";
    session.edit(&Command::put(Source { note: awkward.into(), place: "-5".into(), ..one })).unwrap();
    let study = session.study();
    let table = copy_sources(study, &ids);
    assert!(!table.contains("\t=1") && !table.contains("\t-5"), "no cell is a formula: {table}");
    let pasted = paste_sources(study, &table);
    assert_eq!((pasted.found, pasted.sources.len()), (4, 0), "{:?}", pasted.changes);
    assert!(pasted.problems.is_empty(), "{:?}", pasted.problems);
    let none = paste_sources(study, "what\tis this\n1\t2\n");
    assert_eq!((none.found, none.problems.len()), (0, 1));
}

#[test]
fn enter_opens_the_text() {
    let (session, _) = four();
    let mut hand = open(session);
    hand.key(Key::ArrowDown);
    hand.key(Key::Enter);
    assert!(hand.all(Role::MultilineTextInput).iter().any(|said| said == "Text of Text 2"));
}

#[test]
fn twelve_thousand_sources_are_one_table_of_which_little_is_drawn() {
    let mut session = session(&["Hillside", "Riverbank"]);
    let new: Vec<NewSource> = (0..12_000)
        .map(|at| {
            let title = format!("Text {at}");
            NewSource::plain(source(&session, at % 2, &title), "One two three.")
        })
        .collect();
    session.edit(&Command::ImportSources(new)).unwrap();
    let mut hand = open(session);
    assert!(rows(&hand).len() < 60);
    hand.press(CTRL, Key::End);
    assert!(hand.is_at(Role::RowHeader, "Text 11999"), "{}", hand.here());
    hand.times(5, Key::PageUp);
    assert!(hand.is_at(Role::RowHeader, "Text 11899"), "{}", hand.here());
}

#[test]
fn what_the_filter_hides_is_neither_deleted_nor_changed() {
    let (session, ids) = four();
    let mut hand = open(session);
    let start = hand.study().clone();
    hand.ctrl(Key::A);
    hand.tab_to(Role::TextInput, "Filter the sources");
    hand.write("riverb");
    assert_eq!(rows(&hand), ["Letter"]);
    hand.see(Role::Label, "1 picked.");
    hand.see(Role::Label, "3 more are out of sight and stay as they are.");
    hand.tab_to(Role::RowHeader, "Letter");
    // On the head of a column, Delete is no command.
    hand.key(Key::ArrowUp);
    hand.at(Role::ColumnHeader, "Title");
    hand.key(Key::Delete);
    assert!(hand.study().same_content(&start));
    hand.key(Key::ArrowDown);
    to_column(&mut hand, "Language");
    hand.key(Key::F2);
    hand.write("km");
    hand.key(Key::Enter);
    let languages = ids.map(|id| get(hand.study(), id).language.clone());
    assert_eq!(languages, ["", "", "", "km"]);
    hand.key(Key::Delete);
    assert_eq!(hand.study().sources.ids().collect::<Vec<_>>().len(), 3);
    assert!(hand.study().sources.get(ids[3]).is_none(), "only the row in sight goes");
}

#[test]
fn several_sources_are_asked_about_before_they_go() {
    let (session, _) = four();
    let mut hand = open(session);
    let start = hand.study().clone();
    hand.press(Modifiers::SHIFT, Key::ArrowDown);
    hand.key(Key::Delete);
    assert!(hand.study().same_content(&start), "it is asked first");
    hand.see(Role::Label, "Delete “2 sources”?");
    assert!(hand.all(Role::Label).iter().any(|said| said.starts_with("2 sources go, with their texts.")));
    hand.key(Key::Escape);
    assert!(hand.study().same_content(&start));
    hand.tab_to(Role::RowHeader, "");
    hand.key(Key::Delete);
    hand.tab_to(Role::Button, "Delete");
    hand.key(Key::Enter);
    assert_eq!(hand.study().sources.len(), 2);
    hand.ctrl(Key::Z);
    assert!(hand.study().same_content(&start));
}

/// One frame for each press and none between, as when a key is held down.
fn in_a_row(hand: &mut Hand, times: usize, key: Key) {
    for _ in 0..times {
        let events = &mut hand.harness.input_mut().events;
        let event = |pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        events.push(event(true));
        events.push(event(false));
        hand.harness.step();
    }
}

#[test]
fn arrows_in_frames_that_follow_each_other_stay_in_the_table() {
    let (mut session, _) = four();
    for at in 0..60 {
        add(&mut session, 0, &format!("More {at}"), "One.");
    }
    let mut hand = open(session);
    hand.at(Role::RowHeader, "Text 10");
    in_a_row(&mut hand, 4, Key::ArrowRight);
    hand.settle();
    hand.at(Role::Cell, "Text 10, Date: ");
    in_a_row(&mut hand, 2, Key::ArrowLeft);
    in_a_row(&mut hand, 2, Key::ArrowDown);
    in_a_row(&mut hand, 1, Key::ArrowUp);
    hand.settle();
    hand.at(Role::Cell, "Text 2, Unit: ");
    // Beyond what is in sight, and back to the heads.
    in_a_row(&mut hand, 50, Key::ArrowDown);
    hand.settle();
    assert!(hand.here().contains(", Unit: "), "{}", hand.here());
    in_a_row(&mut hand, 60, Key::ArrowUp);
    hand.settle();
    hand.at(Role::ColumnHeader, "Unit");
}

#[test]
fn blanks_come_last_and_the_third_press_gives_the_own_order_back() {
    let (mut session, ids) = four();
    for (id, place) in [(ids[1], "Bergen"), (ids[3], "Aarau")] {
        let one = get(session.study(), id).clone();
        session.edit(&Command::put(Source { place: place.into(), ..one })).unwrap();
    }
    let mut hand = open(session);
    let own = rows(&hand);
    to_column(&mut hand, "Place");
    hand.key(Key::ArrowUp);
    hand.at(Role::ColumnHeader, "Place");
    hand.key(Key::Enter);
    assert_eq!(rows(&hand)[..2], ["Letter", "Text 2"]);
    hand.key(Key::Enter);
    assert_eq!(rows(&hand)[..2], ["Text 2", "Letter"]);
    hand.key(Key::Enter);
    assert_eq!(rows(&hand), own);
    // Nothing of this was ever saved.
    hand.see(Role::Label, "Not saved to a file yet");
}

#[test]
fn columns_and_dates_that_can_not_be_taken_are_said() {
    let (session, _) = four();
    let pasted = paste_sources(session.study(), "title\tcolour\tdate\nText 2\tred\t31/13/2024\n");
    assert!(pasted.problems[0].contains("“colour”"), "{:?}", pasted.problems);
    assert!(pasted.problems[1].contains("“31/13/2024” is no date"), "{:?}", pasted.problems);
    assert!(pasted.sources.is_empty(), "{:?}", pasted.sources);
}

#[test]
fn a_date_that_is_typed_is_kept_as_dates_are() {
    let (session, ids) = four();
    let study = session.study();
    let source = get(study, ids[0]);
    for (typed, kept) in [
        (" 2007 ", "2007"),
        ("2007-9", "2007-09"),
        ("14.9.2007", "2007-09-14"),
        ("14/9/07", "2007-09-14"),
        ("9/2007", "2007-09"),
        ("2007-2008", "2007–2008"),
        ("2007 – 3.2008", "2007–2008-03"),
        ("", ""),
    ] {
        assert_eq!(SourceField::Date.set(study, source, typed).unwrap().date, kept, "{typed:?}");
    }
    for typed in ["last summer", "30.2.2007", "2008-2007", "31/13/2024"] {
        let refused = SourceField::Date.set(study, source, typed).unwrap_err();
        assert!(refused.contains(typed) && refused.ends_with("2007–2008."), "{refused}");
    }
}

#[test]
fn dates_stand_in_the_order_of_time() {
    // The fourth came in with an import and is no date that can be read.
    let mut dates =
        ["2008", "2007-10", "12 September", "2007–2008", "14.9.2007", "2007", "2007-09-02", "1.2.1998"];
    dates.sort_by_key(|date| time_key(date));
    assert_eq!(
        dates,
        ["1.2.1998", "2007", "2007–2008", "2007-09-02", "14.9.2007", "2007-10", "2008", "12 September"]
    );
}
