//! Correcting a name everywhere, purging it, undoing all, and sharing a clean copy: keys and typed
//! letters only.

use eframe::egui::{Key, Role, Vec2};

use crosscase::session::Place;
use crosscase::ui::views::read::Change;
use egui_kittest::kittest::NodeT as _;

use super::hand::Hand;
use crate::anonymise::{lay_out, named, save};

fn window(dir: &std::path::Path) -> Hand {
    let (_, mut session) = lay_out(dir, "clinics.crosscase");
    save(&mut session);
    Hand::new(Vec2::new(1280.0, 800.0), Some(session))
}

fn words(hand: &Hand) -> String {
    let study = hand.study();
    study.text(study.sources.ids().next().unwrap()).to_owned()
}

/// A picture for a person to look at, when CROSSCASE_LOOK names a folder.
fn look(hand: &mut Hand, name: &str) {
    if let Ok(folder) = std::env::var("CROSSCASE_LOOK") {
        hand.harness.render().unwrap().save(format!("{folder}/{name}.png")).unwrap();
    }
}

fn ask_for_anna(hand: &mut Hand) {
    hand.ctrl(Key::H);
    hand.at(Role::TextInput, "Name or words");
    hand.write("Anna");
    hand.key(Key::Tab);
    hand.at(Role::TextInput, "What is to stand there");
    hand.write("Maria");
    hand.key(Key::Enter);
    wait_for_places(hand);
}

/// Replaces a name wherever it stands.
fn replace(hand: &mut Hand, old: &str, new: &str) {
    hand.ctrl(Key::H);
    hand.write(old);
    hand.key(Key::Tab);
    hand.write(new);
    hand.key(Key::Enter);
    wait_for_places(hand);
    hand.tab_to(Role::Button, "Replace in");
    hand.key(Key::Enter);
}

/// They are looked for away from the window.
fn wait_for_places(hand: &mut Hand) {
    hand.wait("the places", |hand| hand.all(Role::Button).iter().any(|name| name.starts_with("Replace in")));
}

fn wait_for_plan(hand: &mut Hand) {
    hand.wait("what the words stand in", |hand| {
        hand.all(Role::Label).iter().any(|line| line.ends_with("beside the study"))
    });
}

#[test]
fn a_name_is_corrected_everywhere_and_taken_back() {
    let dir = tempfile::tempdir().unwrap();
    let mut hand = window(dir.path());
    let before = hand.study().clone();
    ask_for_anna(&mut hand);
    look(&mut hand, "names-replace");
    // Enter once more must not untick the first place.
    hand.at(Role::Button, "Replace in");
    hand.see(Role::Label, "Ctrl+Enter replaces.");
    hand.tab_to(Role::CheckBox, "Interview Anna Meier: [Anna → Maria] Meier: I said no.");
    hand.key(Key::Space);
    hand.ctrl(Key::Enter);
    assert_eq!(
        words(&hand),
        "Anna Meier: I said no. MARIA, they said.\nQ: Maria’s sister?\nMaria Meier: Hannah is not Maria."
    );
    hand.see(Role::Label, "Purge the old words?");
    assert!(hand.all(Role::Label).iter().any(|said| said.starts_with("Replaced in ")));
    look(&mut hand, "names-purge");
    // The key that is nearest takes nothing away for good.
    hand.at(Role::Button, "Keep them");
    hand.key(Key::Enter);
    hand.ctrl(Key::Z);
    assert!(hand.study().same_content(&before));
    hand.press(super::hand::CTRL | eframe::egui::Modifiers::SHIFT, Key::Z);
    assert!(words(&hand).ends_with("Maria Meier: Hannah is not Maria."));
}

#[test]
fn the_buttons_of_a_dialog_are_walked_as_they_are_seen() {
    let dir = tempfile::tempdir().unwrap();
    let mut hand = window(dir.path());
    ask_for_anna(&mut hand);
    hand.at(Role::Button, "Replace in");
    hand.press(eframe::egui::Modifiers::SHIFT, Key::Tab);
    hand.at(Role::Button, "Cancel");
    hand.key(Key::Tab);
    hand.at(Role::Button, "Replace in");
    hand.key(Key::ArrowLeft);
    hand.at(Role::Button, "Cancel");
    hand.key(Key::ArrowLeft);
    hand.at(Role::Button, "Cancel");
    hand.key(Key::ArrowRight);
    hand.at(Role::Button, "Replace in");
    let place = |hand: &Hand, name: &str| {
        let mut nodes = hand.nodes().filter(|node| node.accesskit_node().role() == Role::Button);
        nodes.find(|node| super::hand::said(node).starts_with(name)).unwrap().rect()
    };
    assert!(place(&hand, "Cancel").right() < place(&hand, "Replace in").left());
    hand.key(Key::Enter);
    assert!(words(&hand).contains("Maria’s sister"));
}

#[test]
fn the_top_bar_is_walked_as_it_is_seen() {
    let dir = tempfile::tempdir().unwrap();
    let mut hand = window(dir.path());
    hand.tab_to(Role::Button, "Menu");
    let mut lefts = Vec::new();
    for _ in 0..5 {
        lefts.push(hand.focused().unwrap().rect().left());
        hand.key(Key::Tab);
    }
    assert!(lefts.is_sorted(), "{lefts:?}");
}

#[test]
fn old_words_are_purged_when_it_is_wanted() {
    let dir = tempfile::tempdir().unwrap();
    let mut hand = window(dir.path());
    for (old, new) in [("Anna", "Maria"), ("Meier", "Kraus")] {
        replace(&mut hand, old, new);
        // What keeps the words can be pressed before it is known what would go.
        hand.at(Role::Button, "Keep them");
        wait_for_plan(&mut hand);
        hand.at(Role::Button, "Keep them");
        hand.tab_to(Role::Button, "Purge and save");
        let before = hand.study().revision();
        hand.key(Key::Enter);
        // Nothing else is done to the study until that is done.
        let took_out = hand.study().revision();
        hand.ctrl(Key::Z);
        assert!(took_out >= before);
        hand.wait("the purge", |hand| {
            !hand.sees(Role::Label, "Purging the old words") && !hand.harness.state().shell.has_modal()
        });
        assert_eq!(hand.study().revision(), took_out);
    }
    assert_eq!(named(dir.path()), Vec::<String>::new());
    assert!(!hand.session().file.unsaved(hand.session()));
}

#[test]
fn words_that_were_kept_can_be_purged_later() {
    let dir = tempfile::tempdir().unwrap();
    let mut hand = window(dir.path());
    for (old, new) in [("Anna", "Maria"), ("Meier", "Kraus")] {
        replace(&mut hand, old, new);
        hand.at(Role::Button, "Keep them");
        hand.key(Key::Enter);
    }
    assert!(!named(dir.path()).is_empty());
    // Nothing is left to replace, and that is where one looks first.
    hand.ctrl(Key::H);
    hand.write("Anna");
    hand.key(Key::Enter);
    hand.wait("no places", |hand| {
        hand.all(Role::Button).iter().any(|name| name.starts_with("Look in history"))
    });
    hand.tab_to(Role::Button, "Look in history and originals…");
    hand.key(Key::Enter);
    wait_for_plan(&mut hand);
    hand.see(Role::Label, "— Interview Anna Meier.txt");
    hand.key(Key::Escape);
    hand.command("Purge words from history and originals…");
    hand.at(Role::MultilineTextInput, "Names or words, one a line");
    hand.write("Anna");
    hand.key(Key::Enter);
    hand.write("Meier");
    hand.press(super::hand::CTRL, Key::Enter);
    wait_for_plan(&mut hand);
    hand.see(Role::Label, "— Interview Anna Meier.txt");
    hand.tab_to(Role::Button, "Purge and save");
    hand.key(Key::Enter);
    hand.wait("the purge", |hand| {
        !hand.sees(Role::Label, "Purging the old words") && !hand.harness.state().shell.has_modal()
    });
    assert_eq!(named(dir.path()), Vec::<String>::new());
}

#[test]
fn a_paragraph_is_corrected_with_its_passages() {
    let dir = tempfile::tempdir().unwrap();
    let mut hand = window(dir.path());
    let before = hand.study().clone();
    hand.ctrl(Key::Num2);
    hand.at(Role::MultilineTextInput, "Text of Interview Anna Meier");
    hand.ctrl(Key::Home);
    hand.key(Key::F2);
    hand.see(Role::Label, "Correct “Interview Anna Meier”");
    hand.see(Role::Label, "1 passage here");
    hand.at(Role::MultilineTextInput, "The words");
    hand.overwrite("Anna Meier: I said yes. ANNA, they said.");
    hand.see(Role::Label, "becomes “I said yes. ANNA”");
    hand.ctrl(Key::Enter);
    assert!(words(&hand).starts_with("Anna Meier: I said yes. ANNA, they said.\nQ: Anna’s sister?"));
    let quotes: Vec<&str> = hand.study().evidence.iter().map(|one| one.quote.as_str()).collect();
    assert_eq!(quotes, ["I said yes. ANNA", "Meier: Hannah", "Nothing"]);
    // All its words go: that must be settled.
    hand.key(Key::F2);
    hand.overwrite("Anna Meier: they said.");
    hand.see(Role::Label, "loses all its words");
    look(&mut hand, "names-correct");
    // Nothing is chosen in advance, and until it is chosen nothing is done.
    let before_choice = words(&hand);
    hand.see(Role::Label, "Choose for each passage that loses all its words where it goes.");
    hand.ctrl(Key::Enter);
    assert_eq!(words(&hand), before_choice);
    hand.see(Role::Label, "Correct “Interview Anna Meier”");
    hand.tab_to(Role::RadioButton, "Delete the evidence");
    hand.key(Key::Space);
    hand.tab_to(Role::Button, "Correct the text");
    hand.key(Key::Enter);
    assert_eq!(hand.study().evidence.len(), 2);
    hand.ctrl(Key::Z);
    hand.ctrl(Key::Z);
    assert!(hand.study().same_content(&before));
}

#[test]
fn a_clean_copy_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let out = tempfile::tempdir().unwrap();
    let mut hand = window(dir.path());
    let table = out.path().join("names.csv");
    std::fs::write(&table, "name,pseudonym,variants\nAnna Meier,Maria Kraus,Anna=Maria; Meier=Kraus\n")
        .unwrap();
    let shared = out.path().join("shared");
    std::fs::create_dir(&shared).unwrap();
    hand.command("Share a clean copy…");
    hand.see(Role::Label, "1 private memo is left out");
    hand.at(Role::TextInput, "Write the copy to");
    hand.overwrite(&shared.join("copy").display().to_string());
    hand.tab_to(Role::TextInput, "Table of pseudonyms");
    hand.overwrite(&table.display().to_string());
    look(&mut hand, "names-share");
    hand.tab_to(Role::Button, "Write the copy");
    hand.key(Key::Enter);
    hand.wait("the copy", |_| shared.join("copy.crosscase").is_file());
    hand.wait("its proof", |hand| {
        hand.all(Role::Label).iter().any(|said| said.contains("the old names are in none"))
    });
    assert_eq!(named(&shared), Vec::<String>::new());
}

#[test]
fn the_keyboard_goes_back_to_where_it_was() {
    const TEXT: &str = "Text of Interview Anna Meier";
    let dir = tempfile::tempdir().unwrap();
    let mut hand = window(dir.path());
    hand.ctrl(Key::Num2);
    hand.at(Role::MultilineTextInput, TEXT);
    // A palette that is left, and one that carries something out that stays where it is.
    hand.ctrl(Key::K);
    hand.at(Role::TextInput, "");
    hand.key(Key::Escape);
    hand.at(Role::MultilineTextInput, TEXT);
    hand.command("Larger text");
    hand.at(Role::MultilineTextInput, TEXT);
    // A dialog, left by a key and by a button.
    hand.ctrl(Key::H);
    hand.at(Role::TextInput, "Name or words");
    hand.key(Key::Escape);
    hand.at(Role::MultilineTextInput, TEXT);
    hand.ctrl(Key::H);
    hand.tab_to(Role::Button, "Cancel");
    hand.key(Key::Enter);
    hand.at(Role::MultilineTextInput, TEXT);
    // A dialog after the palette, and one after a dialog.
    hand.command("Share a clean copy…");
    hand.key(Key::Escape);
    hand.at(Role::MultilineTextInput, TEXT);
    ask_for_anna(&mut hand);
    hand.tab_to(Role::Button, "Replace in");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "Keep them");
    hand.key(Key::Enter);
    hand.at(Role::MultilineTextInput, "Text of Interview Maria Meier");
    // What goes elsewhere takes the keyboard along.
    hand.command("Find in the text");
    hand.at(Role::TextInput, "");
}

#[test]
fn what_was_typed_in_a_paragraph_is_not_thrown_away_by_escape() {
    let dir = tempfile::tempdir().unwrap();
    let mut hand = window(dir.path());
    let before = words(&hand);
    hand.ctrl(Key::Num2);
    hand.ctrl(Key::Home);
    hand.times(5, Key::ArrowRight);
    // The caret stands where the reader stood.
    hand.key(Key::F2);
    hand.write("B. ");
    hand.key(Key::Escape);
    hand.see(Role::Label, "The text does not hold what you typed yet.");
    hand.at(Role::Button, "Go on correcting");
    hand.key(Key::Enter);
    hand.at(Role::MultilineTextInput, "The words");
    // Esc asks, and takes its question back.
    hand.key(Key::Escape);
    hand.key(Key::Escape);
    hand.at(Role::MultilineTextInput, "The words");
    hand.ctrl(Key::Enter);
    assert!(words(&hand).starts_with("Anna B. Meier: I said no."), "{}", words(&hand));
    hand.ctrl(Key::Z);
    assert_eq!(words(&hand), before);
    // It can be given up, and what was not touched goes unasked.
    hand.key(Key::F2);
    hand.write("more");
    hand.key(Key::Escape);
    hand.tab_to(Role::Button, "Throw it away");
    hand.key(Key::Enter);
    assert_eq!(words(&hand), before);
    hand.at(Role::MultilineTextInput, "Text of Interview Anna Meier");
    hand.key(Key::F2);
    hand.key(Key::Escape);
    hand.at(Role::MultilineTextInput, "Text of Interview Anna Meier");
}

#[test]
fn the_table_that_names_were_replaced_with_is_offered_for_a_copy() {
    let dir = tempfile::tempdir().unwrap();
    let out = tempfile::tempdir().unwrap();
    let mut hand = window(dir.path());
    let table = out.path().join("names.csv");
    std::fs::write(&table, "name,pseudonym\nAnna Meier,Maria Kraus\n").unwrap();
    hand.ctrl(Key::H);
    // Nobody of that name: the keyboard goes back to the name.
    hand.write("Zebulon");
    hand.key(Key::Enter);
    hand.wait("the answer", |hand| hand.sees(Role::Label, "Nobody of that name is in the study."));
    hand.at(Role::TextInput, "Name or words");
    hand.tab_to(Role::TextInput, "Table of pseudonyms");
    hand.overwrite(&table.display().to_string());
    hand.key(Key::Enter);
    hand.see(Role::Label, "1 pseudonym was read.");
    hand.key(Key::Escape);
    hand.command("Share a clean copy…");
    hand.tab_to(Role::TextInput, "Table of pseudonyms");
    assert_eq!(value(&hand), table.display().to_string());
    // Enter in a field writes the copy, and where that can't be stays in the field.
    hand.tab_to(Role::TextInput, "Write the copy to");
    let copy = out.path().join("copy.crosscase");
    std::fs::write(&copy, "there").unwrap();
    hand.overwrite(&copy.display().to_string());
    hand.key(Key::Enter);
    hand.see(Role::Label, "Something is there already. Choose another name.");
    hand.at(Role::TextInput, "Write the copy to");
    let copy = out.path().join("other.crosscase");
    hand.overwrite(&copy.display().to_string());
    hand.key(Key::Enter);
    hand.wait("the copy", |_| copy.is_file());
}

/// What stands in the field that has the keyboard.
fn value(hand: &Hand) -> String {
    let field = hand.focused().expect("a field has the keyboard");
    field.accesskit_node().value().unwrap_or_default()
}

#[test]
fn a_text_is_opened_beside_another() {
    let dir = tempfile::tempdir().unwrap();
    let mut hand = window(dir.path());
    hand.ctrl(Key::Num2);
    hand.at(Role::MultilineTextInput, "Text of Interview Anna Meier");
    hand.press(super::hand::CTRL | eframe::egui::Modifiers::SHIFT, Key::J);
    // Texts and nothing else, before a letter is typed.
    assert_eq!(hand.all(Role::MenuItem), ["Interview Anna Meier", "Minutes"]);
    hand.write("minu");
    assert_eq!(hand.all(Role::MenuItem), ["Minutes"]);
    hand.key(Key::Enter);
    hand.at(Role::MultilineTextInput, "Text of Minutes");
    hand.see(Role::MultilineTextInput, "Text of Interview Anna Meier");
    // The same by the palette, which is itself again the next time.
    hand.command("Open a text beside…");
    hand.at(Role::TextInput, "Type words of the title");
    hand.key(Key::Escape);
    hand.at(Role::MultilineTextInput, "Text of Minutes");
    hand.command("Undo");
}

#[test]
fn looking_for_names_begins_anew_with_other_words() {
    let dir = tempfile::tempdir().unwrap();
    let mut hand = window(dir.path());
    hand.ctrl(Key::H);
    hand.write("Anna");
    hand.key(Key::Enter);
    // Other words than those that are looked for: nothing of the first look may stand in the list.
    hand.wait("the places", |hand| hand.all(Role::Button).iter().any(|name| name.starts_with("Replace in")));
    hand.tab_to(Role::TextInput, "Name or words");
    hand.overwrite("Zebulon");
    assert!(!hand.all(Role::CheckBox).iter().any(|place| place.contains("Anna")));
    hand.key(Key::Enter);
    hand.wait("the answer", |hand| hand.sees(Role::Label, "Nobody of that name is in the study."));
}

#[test]
fn the_list_of_texts_is_searched_and_says_what_was_read() {
    let dir = tempfile::tempdir().unwrap();
    let mut hand = window(dir.path());
    hand.ctrl(Key::Num2);
    hand.at(Role::MultilineTextInput, "Text of Interview Anna Meier");
    let open = |hand: &mut Hand| {
        hand.press(eframe::egui::Modifiers::SHIFT, Key::Tab);
        hand.tab_to(Role::ComboBox, "Text: ");
        hand.key(Key::Enter);
        hand.at(Role::TextInput, "Words of a title or a case, or unread");
    };
    open(&mut hand);
    hand.see(Role::Button, "Interview Anna Meier, read, 2 evidence");
    hand.see(Role::Button, "Minutes, read, 1 evidence");
    look(&mut hand, "texts");
    hand.write("unread");
    hand.see(Role::Label, "No text fits these words.");
    // By words of its case and its title.
    hand.overwrite("south min");
    assert!(!hand.sees(Role::Button, "Interview Anna Meier, read, 2 evidence"));
    hand.key(Key::Enter);
    hand.at(Role::MultilineTextInput, "Text of Minutes");
    // The list is whole again, and the other text is reached by Tab.
    open(&mut hand);
    hand.tab_to(Role::Button, "Interview Anna Meier, read");
    hand.key(Key::Enter);
    hand.at(Role::MultilineTextInput, "Text of Interview Anna Meier");
}

#[test]
fn bookmarks_of_texts_that_are_not_open_stay_on_their_words() {
    let dir = tempfile::tempdir().unwrap();
    let mut hand = window(dir.path());
    let source = hand.study().sources.ids().next().unwrap();
    let at = |hand: &Hand, words: &str| words_at(&self::words(hand), words);
    let before = [at(&hand, "Q:"), at(&hand, "Hannah")];
    let place = Place { at: before[0], bookmarks: before.to_vec() };
    hand.harness.state_mut().prefs.places.keep(source, place);
    // Compare is in sight, and no text was ever opened. The name becomes longer, in every line.
    hand.ctrl(Key::H);
    hand.write("Anna");
    hand.key(Key::Tab);
    hand.write("Maria Magdalena");
    hand.key(Key::Enter);
    wait_for_places(&mut hand);
    hand.tab_to(Role::Button, "Replace in");
    hand.key(Key::Enter);
    hand.key(Key::Enter);
    let kept = |hand: &Hand| hand.harness.state().prefs.places.get(source).cloned().unwrap();
    let after = [at(&hand, "Q:"), at(&hand, "Hannah")];
    assert!(after[0] > before[0] && after[1] > before[1]);
    assert_eq!((kept(&hand).at, kept(&hand).bookmarks), (after[0], after.to_vec()));
    hand.ctrl(Key::Z);
    assert_eq!((kept(&hand).at, kept(&hand).bookmarks), (before[0], before.to_vec()));
}

#[test]
fn places_are_carried_where_lines_come_and_go() {
    let old = "one Ann\ntwo\nthree Ann\nfour\nfive Ann end\n";
    for new in [
        "one Maria\nput in\nand more\ntwo\nthree Maria\nfour\nfive Maria end\n",
        "one Maria\nthree Maria\nfour\nfive Maria end\n",
        "one Maria two three Maria\nfour\nfive\nMaria end\n",
    ] {
        let change = Change::between(old, new);
        for word in ["three", "four", "five", "end"] {
            let (from, to) = (old.find(word).unwrap(), new.find(word).unwrap());
            assert_eq!(change.carry(from), to, "{word} in {new:?}");
        }
    }
}

fn words_at(text: &str, words: &str) -> u32 {
    u32::try_from(text.find(words).unwrap()).unwrap()
}
