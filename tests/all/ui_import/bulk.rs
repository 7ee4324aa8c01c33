//! The table before an import.

use crosscase::study::AnyId;
use eframe::egui::{Key, Role};

use crate::ui_keys::CTRL;

use super::{Hand, import_folder, lay_out, session, texts_of, window};

const FILES: [(&str, &[u8]); 5] = [
    ("Hillside/first.txt", b"The head came to every meeting."),
    ("Hillside/second.md", b"We asked the parents first."),
    ("Riverbank/third.txt", b"The reform came by letter."),
    ("loose.txt", b"Nobody knows where this belongs."),
    ("program.bin", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0\xff\xfe\0\0"),
];

fn look_at(files: &[(&str, &[u8])], cases: &[&str], title: &str) -> (tempfile::TempDir, Hand) {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path(), files);
    let mut hand = window(session(cases));
    import_folder(&mut hand, folder.path());
    hand.wait("the table before the import", |hand| hand.sees(Role::Label, title));
    (folder, hand)
}

fn go_to(hand: &mut Hand, role: Role, name: &str, key: Key) {
    for _ in 0..40 {
        if hand.is_at(role, name) {
            return;
        }
        hand.key(key);
    }
    panic!("no {name} on the way: {}", hand.here());
}

#[test]
fn a_folder_is_sorted_by_keys_brought_in_as_one_step_and_taken_back() {
    let (_folder, mut hand) = look_at(&FILES, &["Hillside", "Riverbank"], "4 texts to bring in");
    // The keyboard is in the table, at what can't be read, and each cell says what it is.
    hand.at(Role::RowHeader, "program.bin");
    hand.see(Role::Cell, "first.txt, Case: Hillside");
    hand.see(Role::Cell, "third.txt, Case: Riverbank");
    hand.see(Role::Cell, "loose.txt, Case: no case yet");
    hand.see(Role::Cell, "program.bin, Case: can’t be read");
    hand.see(Role::Cell, "first.txt, Words: 6");
    assert!(hand.all(Role::Label).iter().any(|said| said.contains("1 file can’t be read")));
    hand.see(Role::Button, "Import 3 texts");
    // What has no place gets one by hand.
    go_to(&mut hand, Role::RowHeader, "loose.txt", Key::ArrowDown);
    go_to(&mut hand, Role::Cell, "loose.txt, Case", Key::ArrowRight);
    hand.key(Key::Enter);
    hand.write("river");
    hand.key(Key::Enter);
    hand.at(Role::Cell, "loose.txt, Case: Riverbank");
    let before = hand.study().clone();
    hand.tab_to(Role::Button, "Import 4 texts");
    hand.key(Key::Enter);

    let study = hand.study();
    let named = |title: &str, text: &str| (title.to_owned(), text.to_owned());
    assert_eq!(
        texts_of(study, "Hillside"),
        [named("first", "The head came to every meeting."), named("second", "We asked the parents first.")]
    );
    assert_eq!(
        texts_of(study, "Riverbank"),
        [named("loose", "Nobody knows where this belongs."), named("third", "The reform came by letter.")]
    );
    // What was refused can be read later.
    let memo = study.memos.iter().find(|memo| matches!(memo.about, AnyId::Info(_))).unwrap();
    assert!(memo.text.contains("program.bin"), "{}", memo.text);
    let done = study.clone();
    hand.ctrl(Key::Z);
    assert!(hand.study().same_content(&before), "one step takes all of it back");
    hand.ctrl(Key::Y);
    assert!(hand.study().same_content(&done));
}

#[test]
fn a_text_that_is_there_already_is_not_taken_unless_it_is_asked_for() {
    let (folder, mut hand) = look_at(&FILES[..4], &["Hillside", "Riverbank"], "4 texts to bring in");
    hand.tab_to(Role::Button, "Import 3 texts");
    hand.key(Key::Enter);
    lay_out(folder.path(), &[("Hillside/new.txt", b"Something else was said.")]);
    import_folder(&mut hand, folder.path());
    hand.wait("the table", |hand| hand.sees(Role::Label, "5 texts to bring in"));
    hand.see(Role::Cell, "first.txt, Case: in the study already");
    hand.see(Role::Button, "Import 1 text");
    hand.tab_to(Role::CheckBox, "Take the 3 texts that are in the study already");
    hand.key(Key::Space);
    hand.see(Role::Cell, "first.txt, Case: Hillside");
    hand.see(Role::Button, "Import 4 texts");
    hand.key(Key::Space);
    hand.tab_to(Role::Button, "Import 1 text");
    hand.key(Key::Enter);
    assert_eq!(hand.study().sources.len(), 4);
}

#[test]
fn names_say_the_case_by_a_pattern_and_make_new_ones() {
    let files: [(&str, &[u8]); 4] = [
        ("hillside_one.txt", b"One."),
        ("Valley_two.txt", b"Two."),
        ("Valley_three.txt", b"Three."),
        ("odd.txt", b"Odd."),
    ];
    let (_folder, mut hand) = look_at(&files, &["Hillside", "Riverbank"], "4 texts to bring in");
    hand.tab_to(Role::TextInput, "Pattern of file names");
    hand.write("{case}_*");
    hand.key(Key::Enter);
    hand.see(Role::Label, "The pattern fits 3 of 4 names.");
    hand.see(Role::Cell, "hillside_one.txt, Case: Hillside");
    hand.see(Role::Cell, "Valley_two.txt, Case: Valley (new)");
    hand.tab_to(Role::TextInput, "Pattern of file names");
    hand.overwrite("*_*");
    hand.key(Key::Enter);
    assert!(hand.all(Role::Label).iter().any(|said| said.contains("where the name of the case stands")));
    hand.tab_to(Role::Button, "Import 3 texts");
    hand.key(Key::Enter);
    assert_eq!(texts_of(hand.study(), "Valley").len(), 2);
    assert_eq!(hand.study().cases.len(), 3);
    hand.ctrl(Key::Z);
    assert_eq!(hand.study().cases.len(), 2, "the case goes with the texts");
}

#[test]
fn a_study_without_a_case_is_offered_the_folders_as_cases() {
    let (_folder, mut hand) = look_at(&FILES[..3], &[], "3 texts to bring in");
    hand.see(Role::Cell, "first.txt, Case: Hillside (new)");
    hand.tab_to(Role::Button, "Import 3 texts");
    hand.key(Key::Enter);
    assert_eq!(texts_of(hand.study(), "Hillside").len(), 2);
    assert_eq!(texts_of(hand.study(), "Riverbank").len(), 1);
}

#[test]
fn files_can_be_kept_as_they_came() {
    let (_folder, mut hand) = look_at(&FILES[..4], &["Hillside", "Riverbank"], "4 texts to bring in");
    hand.tab_to(Role::CheckBox, "Keep the files as they came in the study");
    hand.key(Key::Space);
    hand.tab_to(Role::Button, "Import 3 texts");
    hand.key(Key::Enter);
    hand.wait("the import", |hand| hand.study().sources.len() == 3);
    for source in hand.study().sources.iter() {
        let (path, bytes) = FILES.iter().find(|(path, _)| path.ends_with(&source.origin.file_name)).unwrap();
        assert_eq!(hand.session().original(source.id).as_deref(), Some(*bytes), "{path}");
    }
}

#[test]
fn thousands_of_files_are_one_table_of_which_little_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    for at in 0..600 {
        let case = if at % 2 == 0 { "Hillside" } else { "Riverbank" };
        let path = format!("{case}/text {at}.txt");
        lay_out(folder.path(), &[(path.as_str(), format!("These are the words of {at}.").as_bytes())]);
    }
    let mut hand = window(session(&["Hillside", "Riverbank"]));
    import_folder(&mut hand, folder.path());
    hand.wait("the table", |hand| hand.sees(Role::Label, "600 texts to bring in"));
    assert!(hand.all(Role::RowHeader).len() < 60, "only what is in sight is drawn");
    hand.press(CTRL, Key::End);
    hand.at(Role::RowHeader, "text 599.txt");
    hand.tab_to(Role::Button, "Import 600 texts");
    hand.key(Key::Enter);
    assert_eq!(texts_of(hand.study(), "Riverbank").len(), 300);
}

#[test]
fn a_text_that_is_there_already_comes_in_again_when_it_gets_a_case_by_hand() {
    let files: [(&str, &[u8]); 2] =
        [("Hillside/first.txt", b"The same words."), ("Hillside/copy.txt", b"The same words.")];
    let (folder, mut hand) = look_at(&files, &["Hillside", "Riverbank"], "2 texts to bring in");
    hand.see(Role::Cell, "first.txt, Case: twice in this import");
    hand.see(Role::CheckBox, "Take the text that comes twice in this import");
    hand.press(CTRL, Key::Enter);
    hand.wait("the import", |hand| hand.study().sources.len() == 1);
    import_folder(&mut hand, folder.path());
    hand.wait("the table", |hand| hand.sees(Role::Label, "2 texts to bring in"));
    // The button is there though out of reach, and it is said how to get at it.
    hand.see(Role::Button, "Import 0 texts");
    assert!(hand.all(Role::Label).iter().any(|said| said.contains("tick “Take the 2 texts that are in the")));
    hand.press(CTRL, Key::Enter);
    assert_eq!(hand.study().sources.len(), 1);
    go_to(&mut hand, Role::RowHeader, "first.txt", Key::ArrowDown);
    go_to(&mut hand, Role::Cell, "first.txt, Case", Key::ArrowRight);
    hand.key(Key::Enter);
    hand.write("river");
    hand.key(Key::Enter);
    hand.at(Role::Cell, "first.txt, Case: Riverbank");
    hand.see(Role::Cell, "copy.txt, Case: in the study already");
    hand.press(CTRL, Key::Enter);
    hand.wait("the import", |hand| hand.study().sources.len() == 2);
    assert_eq!(texts_of(hand.study(), "Riverbank").len(), 1);
}

#[test]
fn a_picture_that_is_there_already_is_known_by_its_bytes() {
    let mut dot = Vec::new();
    let image = image::DynamicImage::new_rgb8(8, 8);
    image.write_to(&mut std::io::Cursor::new(&mut dot), image::ImageFormat::Png).unwrap();
    let files: [(&str, &[u8]); 2] = [("Hillside/map.png", &dot), ("Hillside/same map.png", &dot)];
    let (folder, mut hand) = look_at(&files, &["Hillside", "Riverbank"], "2 texts to bring in");
    hand.see(Role::Cell, "same map.png, Case: twice in this import");
    hand.press(CTRL, Key::Enter);
    hand.wait("the import", |hand| hand.study().sources.len() == 1);
    import_folder(&mut hand, folder.path());
    hand.wait("the table", |hand| hand.sees(Role::Label, "2 texts to bring in"));
    hand.see(Role::Cell, "map.png, Case: in the study already");
    hand.see(Role::Cell, "same map.png, Case: in the study already");
}

#[test]
fn a_picture_stays_one_where_all_get_another_kind() {
    use crosscase::session::Incoming;
    use crosscase::study::SourceKind;
    let mut dot = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(8, 8).write_to(&mut dot, image::ImageFormat::Png).unwrap();
    for (name, bytes, right, wrong) in [
        ("map.png", dot.into_inner(), SourceKind::Image, SourceKind::Document),
        ("talk.txt", b"We met.".to_vec(), SourceKind::Document, SourceKind::Image),
    ] {
        let text = crosscase::import::read_bytes(name, &bytes).unwrap();
        let bulk = crosscase::session::Bulk::new(
            &crosscase::study::Study::default(),
            vec![text],
            crosscase::import::Receipt::default(),
            None,
        );
        let mut row: Incoming = bulk.rows.into_iter().next().unwrap();
        assert!(row.set_kind(right) && !row.set_kind(wrong));
        assert_eq!(row.text.kind, right);
    }
}

#[test]
fn names_are_looked_at_in_picked_rows_only_and_leave_the_cases_of_folders() {
    let files: [(&str, &[u8]); 3] =
        [("Hillside/Ada_one.txt", b"One."), ("Bo_two.txt", b"Two."), ("Cy_three.txt", b"Three.")];
    let (_folder, mut hand) = look_at(&files, &["Hillside", "Riverbank"], "3 texts to bring in");
    let by_name = |hand: &mut Hand| {
        hand.tab_to(Role::TextInput, "Pattern of file names");
        hand.overwrite("{case}_*");
        hand.key(Key::Enter);
    };
    go_to(&mut hand, Role::RowHeader, "Cy_three.txt", Key::ArrowDown);
    hand.key(Key::Space);
    by_name(&mut hand);
    hand.see(Role::Label, "The pattern fits 1 of 1 names.");
    hand.see(Role::Cell, "Cy_three.txt, Case: Cy (new)");
    hand.see(Role::Cell, "Bo_two.txt, Case: no case yet");
    hand.see(Role::Cell, "Ada_one.txt, Case: Hillside");
}

#[test]
fn a_table_that_was_changed_is_not_thrown_away_by_one_key() {
    let (_folder, mut hand) = look_at(&FILES, &["Hillside", "Riverbank"], "4 texts to bring in");
    go_to(&mut hand, Role::RowHeader, "first.txt", Key::ArrowDown);
    hand.key(Key::Delete);
    hand.see(Role::Cell, "first.txt, Case: leave out");
    hand.key(Key::Escape);
    hand.at(Role::Button, "Go on with the table");
    hand.key(Key::Escape);
    hand.see(Role::Button, "Import 2 texts");
    hand.key(Key::Escape);
    hand.tab_to(Role::Button, "Throw it away");
    hand.key(Key::Enter);
    assert!(!hand.sees(Role::Label, "4 texts to bring in"));
    assert_eq!(hand.study().sources.len(), 0);
}

#[test]
fn files_without_a_case_are_given_one_together_or_named_in_the_memo() {
    let (_folder, mut hand) = look_at(&FILES[..4], &["Hillside", "Riverbank"], "4 texts to bring in");
    hand.press(CTRL, Key::Enter);
    hand.wait("the import", |hand| hand.study().sources.len() == 3);
    let memo = hand.study().memos.iter().find(|memo| matches!(memo.about, AnyId::Info(_))).unwrap();
    assert!(memo.text.contains("no case was chosen for them:\nloose.txt"), "{}", memo.text);

    let (_folder, mut hand) = look_at(&FILES[..4], &["Hillside", "Riverbank"], "4 texts to bring in");
    hand.tab_to(Role::Button, "The one without a case to: choose a case");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "Riverbank");
    hand.key(Key::Enter);
    hand.see(Role::Cell, "loose.txt, Case: Riverbank");
    hand.see(Role::Cell, "first.txt, Case: Hillside");
}

#[test]
fn the_path_that_was_typed_is_meant_not_the_file_that_was_clicked_before() {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path(), &[("one.txt", b"One."), ("two.txt", b"Two.")]);
    let mut hand = window(session(&["Hillside", "Riverbank"]));
    hand.command("Import texts…");
    hand.at(Role::TextInput, "Path");
    // A path that is not there is refused, and the keyboard stays at it.
    hand.overwrite(&folder.path().join("none.txt").display().to_string());
    hand.key(Key::Enter);
    hand.at(Role::TextInput, "Path");
    hand.see(Role::Label, "There is no file or folder at this path.");
    hand.tab_to(Role::Button, "one.txt");
    hand.key(Key::Enter);
    hand.tab_to(Role::TextInput, "Path");
    hand.overwrite(&folder.path().join("two.txt").display().to_string());
    hand.key(Key::Enter);
    hand.wait("the table", |hand| hand.sees(Role::Label, "1 text to bring in"));
    hand.see(Role::RowHeader, "two.txt");
}
