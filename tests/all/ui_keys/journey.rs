//! Issue 2, third way in which it is tried: a study from nothing to numbers, back and forth through its
//! history, and through the file. Keys and typed letters only.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command as Process;

use crosscase::study::{AbsenceKind, CellId, CellPlace, Polarity, Study};
use eframe::egui::{Key, Modifiers, Role, Vec2};

use super::hand::Hand;
use super::material::{CASES, LEVELS, PASSAGES, TEXTS, THEMES, lay_out, passages_of, sign_word};

const HOME: &str = "CROSSCASE_KEYS_HOME";

/// A new study, settings and unsaved work live in the user's folders, and only a child process may be
/// given others.
#[test]
fn a_study_is_made_from_first_to_last_by_keyboard_alone() {
    let home = tempfile::tempdir().unwrap();
    let output = Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "ui_keys::journey::child", "--nocapture"])
        .env(HOME, home.path())
        .env("RUST_BACKTRACE", "0")
        .env("HOME", home.path())
        .env("XDG_DATA_HOME", home.path().join("data"))
        .env("XDG_CONFIG_HOME", home.path().join("config"))
        .output()
        .unwrap();
    let told =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    assert!(told.contains("twenty passages, and all of it by keys"), "{told}");
}

#[test]
fn child() {
    let Ok(home) = std::env::var(HOME) else { return };
    let home = Path::new(&home);
    lay_out(&home.join("texts"));
    let mut hand = Hand::new(Vec2::new(1280.0, 800.0), None);
    make_study(&mut hand);
    let begun = hand.study().clone();
    import(&mut hand, &home.join("texts"));
    add_themes(&mut hand);
    tag(&mut hand);
    write_syntheses(&mut hand);
    say_absence(&mut hand);
    look_behind_a_number(&mut hand);
    let done = hand.study().clone();
    there_and_back(&mut hand, &begun, &done);
    close_and_open(&mut hand, &home.join("two schools.crosscase"), &done);
    println!("twenty passages, and all of it by keys");
}

fn make_study(hand: &mut Hand) {
    hand.at(Role::TextInput, "Your question (it can wait)");
    hand.write("Why did the reform take root in one?");
    hand.key(Key::Tab);
    hand.write(CASES[0]);
    hand.key(Key::Tab);
    hand.write(CASES[1]);
    hand.tab_to(Role::Button, "Make study");
    hand.key(Key::Enter);
    for case in CASES {
        hand.see(Role::Tab, case);
    }
    hand.see(Role::Label, "2 cases");
}

fn import(hand: &mut Hand, folder: &Path) {
    hand.ctrl(Key::I);
    hand.at(Role::TextInput, "Path");
    hand.overwrite(&folder.display().to_string());
    let mut names: Vec<String> = TEXTS.iter().map(|(title, ..)| format!("{title}.txt")).collect();
    names.sort_unstable();
    for name in names {
        hand.tab_to(Role::Button, &name);
        hand.letter(' ');
    }
    hand.tab_to(Role::Button, "Import");
    hand.key(Key::Enter);
    hand.wait("the table before the import", |hand| hand.sees(Role::Label, "6 texts to bring in"));
    hand.tab_to(Role::Button, "All to");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, CASES[0]);
    hand.key(Key::Enter);
    hand.tab_to(Role::RowHeader, "Head teacher A.txt");
    // Every other one is of the second case: picked, and then sent there together.
    for text in ["Head teacher B.txt", "Parent B.txt", "Teacher B.txt"] {
        while !hand.is_at(Role::RowHeader, text) {
            hand.key(Key::ArrowDown);
        }
        hand.key(Key::Space);
    }
    hand.key(Key::ArrowRight);
    hand.key(Key::Enter);
    hand.write(CASES[1]);
    hand.key(Key::Enter);
    hand.at(Role::Cell, "Teacher B.txt, Case: Riverbank");
    hand.tab_to(Role::Button, "Import 6 texts");
    hand.key(Key::Enter);
    hand.see(Role::Label, "6 sources");
    let study = hand.study();
    for (title, case, lines) in TEXTS {
        let source = study.sources.iter().find(|source| source.title == title).unwrap();
        assert_eq!(study.cases.get(source.case).unwrap().name, CASES[case], "{title}");
        assert_eq!(study.text(source.id).trim_end(), lines.join("\n"), "{title}");
    }
}

fn add_themes(hand: &mut Hand) {
    hand.command("Add a theme");
    for (at, theme) in THEMES.iter().enumerate() {
        hand.at(Role::TextInput, "Name of the new theme");
        hand.write(theme);
        hand.key(Key::Enter);
        hand.at(Role::TreeItem, theme);
        if at + 1 < THEMES.len() {
            hand.key(Key::Insert);
        }
    }
    assert_eq!(hand.all(Role::TreeItem).len(), 3);
}

fn tag(hand: &mut Hand) {
    hand.ctrl(Key::Num2);
    let mut last = None;
    for (text, line, theme, level, sign) in PASSAGES {
        let title = format!("Text of {}", TEXTS[text].0);
        if !hand.is_at(Role::MultilineTextInput, &title) {
            assert_eq!(line, 0, "the keyboard stays in the text that is read: {}", hand.here());
            hand.ctrl(Key::K);
            hand.write(TEXTS[text].0);
            hand.key(Key::Enter);
        }
        hand.at(Role::MultilineTextInput, &title);
        hand.ctrl(Key::Home);
        hand.times(line, Key::ArrowDown);
        hand.press(Modifiers::SHIFT, Key::End);
        if last == Some((theme, level, sign)) {
            hand.letter('r');
        } else {
            hand.letter('t');
            hand.at(Role::TextInput, "A few letters of a theme, or a new one");
            hand.write(&THEMES[theme][..3].to_lowercase());
            hand.see(Role::ListBoxOption, THEMES[theme]);
            hand.key(Key::Enter);
            hand.letter(char::from_digit(level as u32 + 1, 10).unwrap());
            hand.letter(sign);
        }
        last = Some((theme, level, sign));
    }
    hand.see(Role::Label, "20 evidence");
    let study = hand.study();
    assert_eq!(study.evidence.len(), PASSAGES.len());
    for (text, line, theme, level, sign) in PASSAGES {
        let quote = TEXTS[text].2[line];
        let one = study.evidence.iter().find(|one| one.quote == quote);
        let one = one.unwrap_or_else(|| panic!("not tagged: {quote}"));
        let names = |what: Vec<&str>| what.join(", ");
        let themes = one.themes.iter().map(|id| study.themes.get(*id).unwrap().name.as_str()).collect();
        let levels = one.levels.iter().map(|id| study.levels.get(*id).unwrap().name.as_str()).collect();
        assert_eq!(names(themes), THEMES[theme], "{quote}");
        assert_eq!(names(levels), LEVELS[level], "{quote}");
        assert_eq!(one.polarity.map(|one| study.front().polarity_labels.get(one)), Some(sign_word(sign)));
        assert_eq!(study.sources.get(one.source).unwrap().title, TEXTS[text].0, "{quote}");
    }
}

const SYNTHESES: [&str; 2] = ["The head is there, and listens.", "The reform is a letter."];

fn write_syntheses(hand: &mut Hand) {
    hand.ctrl(Key::Num1);
    hand.see(Role::Button, "Theme shown: Leadership");
    for (case, words) in CASES.iter().zip(SYNTHESES) {
        hand.tab_to(Role::MultilineTextInput, &format!("Synthesis of {case}"));
        hand.write(words);
        hand.ctrl(Key::Enter);
    }
    // Escape gives the keyboard back, and takes nothing back that was handed over.
    hand.key(Key::Escape);
    for (case, words) in CASES.iter().zip(SYNTHESES) {
        let cell = hand.study().cells.get(CellId::of(place(hand.study(), case), leadership(hand.study())));
        assert_eq!(cell.map(|cell| cell.synthesis.as_str()), Some(words), "{case}");
    }
}

fn place(study: &Study, case: &str) -> CellPlace {
    CellPlace::Case(study.cases.iter().find(|one| one.name == case).unwrap().id)
}

fn leadership(study: &Study) -> crosscase::study::ThemeId {
    study.themes.iter().find(|theme| theme.name == THEMES[0]).unwrap().id
}

/// What is said of the micro level of leadership in Riverbank, where nothing is tagged.
fn absence(study: &Study) -> Option<AbsenceKind> {
    let cell = study.cells.get(CellId::of(place(study, CASES[1]), leadership(study)))?;
    let micro = study.levels.iter().find(|level| level.name == LEVELS[0]).unwrap().id;
    cell.absences.get(&Some(micro)).map(|absence| absence.kind)
}

fn say_absence(hand: &mut Hand) {
    hand.tab_to(Role::Button, "Micro, Riverbank: nothing tagged here yet. Say why");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "nothing found");
    hand.key(Key::Enter);
    hand.see(Role::Button, "Micro, Riverbank: nothing found. Say why");
    assert_eq!(absence(hand.study()), Some(AbsenceKind::NothingFound));
}

fn look_behind_a_number(hand: &mut Hand) {
    hand.ctrl(Key::Num4);
    hand.at(Role::ColumnHeader, "Theme");
    hand.key(Key::ArrowDown);
    let all = passages_of(0, 0).len() + passages_of(0, 1).len();
    hand.at(Role::RowHeader, &format!("Leadership: {all} evidence"));
    let behind: BTreeSet<&str> = passages_of(0, 1).into_iter().collect();
    let cell = format!("Leadership, Riverbank: {} evidence", behind.len());
    for _ in 0..12 {
        if hand.is_at(Role::Cell, &cell) {
            break;
        }
        hand.key(Key::ArrowRight);
    }
    hand.at(Role::Cell, &cell);
    hand.key(Key::Enter);
    hand.see(Role::Label, &format!("{} records", behind.len()));
    let shown = hand.all(Role::ListItem);
    assert_eq!(shown.len(), behind.len(), "{shown:?}");
    let words = |said: &str| behind.iter().find(|quote| said.starts_with(**quote)).copied();
    assert_eq!(shown.iter().filter_map(|said| words(said)).collect::<BTreeSet<_>>(), behind);

    // Escape gives the keyboard back to the number.
    hand.key(Key::Escape);
    assert!(hand.all(Role::ListItem).is_empty(), "Escape closes the list");
    hand.at(Role::Cell, &cell);
    hand.key(Key::Enter);

    // The keyboard is on the first of them; the second is opened in its text.
    hand.at(Role::ListItem, &shown[0]);
    hand.key(Key::ArrowDown);
    hand.at(Role::ListItem, &shown[1]);
    let quote = words(&shown[1]).unwrap();
    let title = TEXTS.iter().find(|(_, _, lines)| lines.contains(&quote)).unwrap().0;
    hand.key(Key::Enter);
    hand.at(Role::MultilineTextInput, &format!("Text of {title}"));
    assert_eq!(hand.focused().unwrap().value().as_deref(), Some(quote), "the caret stands in the passage");
    hand.key(Key::Escape);
    assert!(hand.all(Role::ListItem).is_empty(), "Escape closes the list from the text too");
}

/// The names of the buttons say what would be taken back or done again.
fn offers(hand: &Hand, what: &str) -> bool {
    hand.all(Role::Button).iter().any(|name| name.starts_with(what))
}

fn there_and_back(hand: &mut Hand, begun: &Study, done: &Study) {
    let steps = hand.session().history().len();
    let mut undone = 0;
    while offers(hand, "Undo: ") {
        hand.ctrl(Key::Z);
        undone += 1;
        assert!(undone <= steps, "undo has no end");
    }
    assert_eq!(undone, steps);
    assert!(hand.study().same_content(begun), "all undone is the study as it was made");
    hand.see(Role::Label, "0 evidence");
    hand.see(Role::Label, "0 sources");
    let mut redone = 0;
    while offers(hand, "Redo: ") {
        hand.ctrl(Key::Y);
        redone += 1;
        assert!(redone <= steps, "redo has no end");
    }
    assert_eq!(redone, steps);
    assert!(hand.study().same_content(done), "all done again is the study as it was");
    hand.see(Role::Label, "20 evidence");
}

fn close_and_open(hand: &mut Hand, path: &Path, done: &Study) {
    hand.ctrl(Key::W);
    hand.tab_to(Role::Button, "Save");
    hand.key(Key::Enter);
    hand.at(Role::TextInput, "Path");
    hand.overwrite(&path.display().to_string());
    hand.key(Key::Enter);
    hand.wait("the first screen", |hand| hand.sees(Role::Button, "Make study"));
    assert!(hand.harness.state().session.is_none() && path.is_file());

    hand.ctrl(Key::O);
    hand.at(Role::TextInput, "Path");
    hand.overwrite(&path.display().to_string());
    hand.key(Key::Enter);
    hand.wait("the study with its history", |hand| offers(hand, "Undo: "));
    assert!(hand.study().same_content(done), "what was saved is what is opened");
    assert_eq!(absence(hand.study()), Some(AbsenceKind::NothingFound));

    // Once more, over the border of two sittings: the last step was the absence.
    hand.ctrl(Key::Z);
    assert_eq!(absence(hand.study()), None);
    assert!(offers(hand, "Redo: "));
    let cell = hand.study().cells.get(CellId::of(place(hand.study(), CASES[1]), leadership(hand.study())));
    assert_eq!(cell.map(|cell| cell.synthesis.as_str()), Some(SYNTHESES[1]), "and nothing else");
    assert_eq!(hand.study().evidence.len(), PASSAGES.len());
    assert!(hand.study().evidence.iter().any(|one| one.polarity == Some(Polarity::Mixed)));
}
