//! Tables of answers: asked about once, looked at, brought in as one step.

use std::fmt::Write;

use crosscase::study::{AttributeKind, Value};
use eframe::egui::{Key, Role};

use crate::ui_keys::CTRL;

use super::{Hand, import_folder, lay_out, session, window};

const SCHOOLS: &str = "\
School,Pupils,Public,What changed?
Alder,120,yes,The head listens now and we meet every week.
Beech,80,no,Nothing that I could name in a word or two.
Cedar,300,yes,We were given a new building and lost the garden.
";

fn ask(files: &[(&str, &[u8])], title: &str) -> (tempfile::TempDir, Hand) {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path(), files);
    let mut hand = window(session(&["Hillside", "Riverbank"]));
    import_folder(&mut hand, folder.path());
    hand.wait("the question about the table", |hand| hand.sees(Role::Label, title));
    (folder, hand)
}

#[test]
fn rows_of_a_survey_become_cases_with_attributes_and_texts_in_one_step() {
    let (_folder, mut hand) = ask(&[("schools.csv", SCHOOLS.as_bytes())], "schools.csv is a table");
    let start = hand.study().clone();
    hand.tab_to(Role::Button, "Import as a survey…");
    hand.key(Key::Enter);
    hand.at(Role::RowHeader, "School");
    hand.see(Role::Cell, "School, Is for: names the case");
    hand.see(Role::Cell, "Pupils, Is for: attribute: number");
    hand.see(Role::Cell, "Public, Is for: attribute: yes or no");
    hand.see(Role::Cell, "What changed?, Is for: text to code");
    hand.see(Role::Cell, "Pupils, Row 3: 80");
    // A column is told to be something else by keys: pupils are left out, and then a text.
    hand.key(Key::ArrowDown);
    hand.key(Key::Enter);
    hand.at(Role::TextInput, "What Pupils is for");
    hand.write("attribute: text");
    hand.key(Key::Enter);
    hand.at(Role::Cell, "Pupils, Is for: attribute: text");
    hand.tab_to(Role::Button, "Import 3 rows");
    hand.key(Key::Enter);

    let study = hand.study();
    assert_eq!(study.cases.len(), 5);
    let pupils = study.attributes.iter().find(|one| one.name == "Pupils").unwrap();
    assert_eq!(pupils.kind, AttributeKind::Text);
    let public = study.attributes.iter().find(|one| one.name == "Public").unwrap();
    let cedar = study.cases.iter().find(|case| case.name == "Cedar").unwrap();
    assert_eq!(cedar.values.get(&pupils.id), Some(&Value::Text("300".into())));
    assert_eq!(cedar.values.get(&public.id), Some(&Value::YesNo(true)));
    let source = study.sources_of(cedar.id)[0].id;
    assert!(study.text(source).contains("We were given a new building and lost the garden."));
    hand.ctrl(Key::Z);
    assert!(hand.study().same_content(&start), "one step");
}

#[test]
fn rows_can_be_sources_of_one_case_and_a_table_can_be_a_text() {
    let (_folder, mut hand) = ask(&[("schools.csv", SCHOOLS.as_bytes())], "schools.csv is a table");
    hand.tab_to(Role::Button, "Import as a survey…");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "Rows become: cases");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "sources of Riverbank");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "Import 3 rows");
    hand.key(Key::Enter);
    assert_eq!((hand.study().cases.len(), hand.study().sources.len()), (2, 3));

    let (_folder, mut hand) = ask(&[("schools.csv", SCHOOLS.as_bytes())], "schools.csv is a table");
    hand.tab_to(Role::Button, "Import as a text");
    hand.key(Key::Enter);
    hand.wait("the table before the import", |hand| hand.sees(Role::Label, "1 text to bring in"));
}

#[test]
fn other_files_follow_when_the_survey_is_done_with() {
    let files: [(&str, &[u8]); 2] = [("schools.csv", SCHOOLS.as_bytes()), ("note.txt", b"A field note.")];
    let (_folder, mut hand) = ask(&files, "schools.csv is a table");
    hand.tab_to(Role::Button, "Import as a survey…");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "Import 3 rows");
    hand.key(Key::Enter);
    hand.wait("the table before the import", |hand| hand.sees(Role::Label, "1 text to bring in"));
    hand.see(Role::RowHeader, "note.txt");
}

#[test]
fn a_thousand_rows_are_a_thousand_cases() {
    let mut table = String::from("Name,Age,Answer\n");
    for at in 0..1_000 {
        writeln!(table, "Person {at},{},These are the words that person {at} wrote down.", 20 + at % 50)
            .unwrap();
    }
    let (_folder, mut hand) = ask(&[("people.csv", table.as_bytes())], "people.csv is a table");
    hand.tab_to(Role::Button, "Import as a survey…");
    hand.key(Key::Enter);
    hand.see(Role::Cell, "Age, Is for: attribute: number");
    let import = hand.all(Role::Button).into_iter().find(|said| said.starts_with("Import 1")).unwrap();
    hand.tab_to(Role::Button, &import);
    hand.key(Key::Enter);
    assert_eq!((hand.study().cases.len(), hand.study().sources.len()), (1_002, 1_000));
}

#[test]
fn a_table_that_is_left_out_takes_no_other_file_with_it() {
    let files: [(&str, &[u8]); 2] = [("schools.csv", SCHOOLS.as_bytes()), ("note.txt", b"A field note.")];
    for by_key in [false, true] {
        let (_folder, mut hand) = ask(&files, "schools.csv is a table");
        // The keyboard is at the main button.
        hand.at(Role::Button, "Import as a survey…");
        if by_key {
            hand.key(Key::Escape);
        } else {
            hand.tab_to(Role::Button, "Leave the table out");
            hand.key(Key::Enter);
        }
        hand.wait("the table before the import", |hand| hand.sees(Role::Label, "1 text to bring in"));
        hand.see(Role::RowHeader, "note.txt");
    }
}

#[test]
fn a_survey_is_imported_by_two_keys() {
    let (_folder, mut hand) = ask(&[("schools.csv", SCHOOLS.as_bytes())], "schools.csv is a table");
    hand.key(Key::Enter);
    hand.at(Role::RowHeader, "School");
    hand.press(CTRL, Key::Enter);
    assert_eq!(hand.study().cases.len(), 5);
}

#[test]
fn a_long_table_is_worked_out_beside_the_window() {
    let mut table = "School,Pupils,Public,What changed?\n".to_owned();
    for row in 0..1_500 {
        writeln!(table, "School {row},{row},yes,The head listens now and we meet in week {row}.").unwrap();
    }
    let (_folder, mut hand) = ask(&[("schools.csv", table.as_bytes())], "schools.csv is a table");
    hand.tab_to(Role::Button, "Import as a survey…");
    hand.key(Key::Enter);
    let made = |hand: &Hand| {
        !hand.all(Role::Label).iter().any(|said| said.starts_with("Working out what this makes"))
    };
    hand.wait("what the table makes", made);
    // A change is worked out as well: what stood there before is not taken.
    hand.key(Key::ArrowDown);
    hand.key(Key::Delete);
    hand.see(Role::Cell, "Pupils, Is for: left out");
    hand.wait("what the table makes now", made);
    hand.ctrl(Key::Enter);
    let study = hand.study();
    assert_eq!((study.cases.len(), study.sources.len()), (1_502, 1_500));
    assert!(study.attributes.iter().all(|one| one.name != "Pupils"));
}
