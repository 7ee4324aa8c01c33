//! The table of attributes, in the whole window and by keys.

use crosscase::edit::Command;
use crosscase::session::{Session, copy_attributes, fresh, paste_attributes};
use crosscase::study::{Attribute, AttributeKind, Study, Value};
use eframe::egui::{Event, Key, Modifiers, Role};

use super::{Hand, session, window};

fn with(kinds: &[(&str, AttributeKind)]) -> Session {
    let mut session = session(&["Hillside", "Riverbank"]);
    for (order, (name, kind)) in kinds.iter().enumerate() {
        let attribute = Attribute {
            id: fresh(),
            name: (*name).into(),
            order: order as u32,
            kind: kind.clone(),
            description: String::new(),
        };
        session.edit(&Command::put(attribute)).unwrap();
    }
    session
}

fn open(session: Session) -> Hand {
    let mut hand = window(session);
    hand.ctrl(Key::Num8);
    hand.tab_to(Role::RadioButton, "Attributes");
    hand.key(Key::Enter);
    hand
}

fn value(study: &Study, case: usize, attribute: &str) -> Option<Value> {
    let attribute = study.attributes.iter().find(|one| one.name == attribute).unwrap();
    study.cases_in_order()[case].values.get(&attribute.id).cloned()
}

#[test]
fn values_of_every_kind_are_written_by_keys_and_what_does_not_fit_is_said() {
    let choices = AttributeKind::Choice(vec!["town".into(), "village".into()]);
    let mut hand = open(with(&[
        ("Note", AttributeKind::Text),
        ("Pupils", AttributeKind::Number),
        ("Public", AttributeKind::YesNo),
        ("Since", AttributeKind::Date),
        ("Place", choices),
    ]));
    hand.tab_to(Role::RowHeader, "Hillside");
    let mut write = |words: &str| {
        hand.key(Key::ArrowRight);
        hand.key(Key::Enter);
        hand.write(words);
        hand.key(Key::Enter);
    };
    write("by the river");
    write("1 412");
    write("yes");
    write("14.9.2007");
    write("vill");
    assert_eq!(value(hand.study(), 0, "Note"), Some(Value::Text("by the river".into())));
    assert_eq!(value(hand.study(), 0, "Pupils"), Some(Value::Number(1412.0)));
    assert_eq!(value(hand.study(), 0, "Public"), Some(Value::YesNo(true)));
    assert_eq!(value(hand.study(), 0, "Since"), Some(Value::Date("2007-09-14".into())));
    assert_eq!(value(hand.study(), 0, "Place"), Some(Value::Choice("village".into())));
    // A choice that is not there yet is added with the value, as one step.
    hand.key(Key::Enter);
    hand.write("hamlet");
    hand.key(Key::Enter);
    assert_eq!(value(hand.study(), 0, "Place"), Some(Value::Choice("hamlet".into())));
    hand.ctrl(Key::Z);
    assert_eq!(value(hand.study(), 0, "Place"), Some(Value::Choice("village".into())));
    // A word is no number, and no date.
    let before = hand.study().clone();
    hand.at(Role::Cell, "Hillside, Place: village");
    for (column, said) in [("Since", "Only a date fits here"), ("Pupils", "Only a number fits here")] {
        while !hand.here().contains(&format!("Hillside, {column}")) {
            hand.key(Key::ArrowLeft);
        }
        hand.key(Key::Enter);
        hand.overwrite("many");
        hand.key(Key::Enter);
        assert!(hand.all(Role::Label).iter().any(|label| label.contains(said)), "{said}");
    }
    assert!(hand.study().same_content(&before));
}

#[test]
fn an_attribute_is_added_named_and_given_another_kind_above_the_table() {
    let mut hand = open(with(&[]));
    hand.tab_to(Role::Button, "Add attribute");
    hand.key(Key::Enter);
    hand.at(Role::TextInput, "Name of the attribute");
    hand.write("Size");
    hand.key(Key::Enter);
    let study = hand.study();
    assert_eq!(study.attributes.iter().next().unwrap().kind, AttributeKind::Text);
    hand.tab_to(Role::Button, "Kind");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "number");
    hand.key(Key::Enter);
    assert_eq!(hand.study().attributes.iter().next().unwrap().kind, AttributeKind::Number);
}

#[test]
fn picked_cases_get_a_value_in_one_step() {
    let mut hand = open(with(&[("Public", AttributeKind::YesNo)]));
    let start = hand.study().clone();
    hand.tab_to(Role::RowHeader, "Hillside");
    hand.press(Modifiers::SHIFT, Key::ArrowDown);
    hand.key(Key::ArrowRight);
    hand.key(Key::Enter);
    hand.write("no");
    hand.key(Key::ArrowDown);
    hand.key(Key::Enter);
    assert_eq!(
        [0, 1].map(|case| value(hand.study(), case, "Public")),
        [Some(Value::YesNo(false)), Some(Value::YesNo(false))]
    );
    hand.ctrl(Key::Z);
    assert!(hand.study().same_content(&start));
}

#[test]
fn rows_go_to_a_spreadsheet_and_come_back() {
    let choices = AttributeKind::Choice(vec!["town".into(), "village".into()]);
    let mut hand = open(with(&[("Pupils", AttributeKind::Number), ("Place", choices)]));
    let start = hand.study().clone();
    let cases: Vec<_> = hand.study().cases_in_order().iter().map(|case| case.id).collect();
    assert_eq!(copy_attributes(hand.study(), &cases), "case\tPupils\tPlace\nHillside\t\t\nRiverbank\t\t\n");
    let table =
        "Case\tPupils\tPlace\tOwner\nHillside\t1,204\ttown\t\nRiverbank\tmany\tvillage\t\nNowhere\t1\t\t\n";
    hand.tab_to(Role::RowHeader, "Hillside");
    hand.harness.input_mut().events.push(Event::Paste(table.into()));
    hand.settle();
    hand.see(Role::Label, "2 rows name a case of the study, 2 would change, 3 problems.");
    hand.tab_to(Role::Button, "Change 2 cases");
    hand.key(Key::Enter);
    assert_eq!(value(hand.study(), 0, "Pupils"), Some(Value::Number(1204.0)));
    assert_eq!(value(hand.study(), 1, "Place"), Some(Value::Choice("village".into())));
    assert_eq!(value(hand.study(), 1, "Pupils"), None);
    // What was copied changes nothing when it comes back.
    let copied = copy_attributes(hand.study(), &cases);
    let again = paste_attributes(hand.study(), &copied);
    assert_eq!((again.found, again.cases.len(), again.problems.len()), (2, 0, 0), "{:?}", again.changes);
    hand.ctrl(Key::Z);
    assert!(hand.study().same_content(&start));
}

#[test]
fn a_table_is_written_read_elsewhere_and_shown_before_it_changes_anything() {
    let folder = tempfile::tempdir().unwrap();
    let choices = AttributeKind::Choice(vec!["town".into(), "village".into()]);
    let mut session = with(&[("Pupils", AttributeKind::Number), ("Place", choices)]);
    let pupils = session.study().attributes_in_order()[0].id;
    let mut case = session.study().cases_in_order()[0].clone();
    case.values.insert(pupils, Value::Number(412.0));
    session.edit(&Command::put(case)).unwrap();
    let mut hand = open(session);
    for file in ["attributes.csv", "attributes.xlsx"] {
        hand.tab_to(Role::Button, "Export…");
        hand.key(Key::Enter);
        hand.overwrite(&folder.path().join(file).display().to_string());
        hand.key(Key::Enter);
        hand.wait("the file", |_| folder.path().join(file).exists());
    }
    // Somebody without attributes takes the table over, kinds and all.
    for file in ["attributes.csv", "attributes.xlsx"] {
        let mut other = open(with(&[]));
        other.tab_to(Role::Button, "Import…");
        other.key(Key::Enter);
        other.overwrite(&folder.path().join(file).display().to_string());
        other.key(Key::Enter);
        let title = format!("Attributes from {file}");
        other.wait("what would change", |other| other.sees(Role::Label, &title));
        assert!(other.study().attributes.is_empty());
        other.tab_to(Role::Button, "Change them");
        other.key(Key::Enter);
        assert_eq!(value(other.study(), 0, "Pupils"), Some(Value::Number(412.0)), "{file}");
        let kinds = |study: &Study| -> Vec<AttributeKind> {
            study.attributes_in_order().into_iter().map(|one| one.kind.clone()).collect()
        };
        assert_eq!(kinds(other.study()), kinds(hand.study()), "{file}");
        other.ctrl(Key::Z);
        assert!(other.study().attributes.is_empty(), "one step");
    }
}

#[test]
fn another_kind_keeps_what_can_be_read_and_names_what_can_not() {
    let mut session = with(&[("Pupils", AttributeKind::Text)]);
    let pupils = session.study().attributes_in_order()[0].id;
    for (at, words) in ["1 412", "many"].into_iter().enumerate() {
        let mut case = session.study().cases_in_order()[at].clone();
        case.values.insert(pupils, Value::Text(words.into()));
        session.edit(&Command::put(case)).unwrap();
    }
    let mut hand = open(session);
    let start = hand.study().clone();
    hand.tab_to(Role::RowHeader, "Hillside");
    hand.key(Key::ArrowRight);
    hand.tab_to(Role::Button, "Kind");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "number");
    hand.key(Key::Enter);
    assert!(hand.study().same_content(&start), "it is asked first");
    assert!(hand.all(Role::Label).iter().any(|said| said.contains("Riverbank: many")));
    hand.tab_to(Role::Button, "Change kind");
    hand.key(Key::Enter);
    assert_eq!(value(hand.study(), 0, "Pupils"), Some(Value::Number(1412.0)));
    assert_eq!(value(hand.study(), 1, "Pupils"), None);
    hand.ctrl(Key::Z);
    assert!(hand.study().same_content(&start), "one step");
}
