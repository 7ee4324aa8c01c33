//! The catalogue: every message that the program asks for is there, and none is there for nobody.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crosscase::t;
use crosscase::words;

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// Ids in `t!("…")` in src/, comments left out.
fn asked() -> BTreeSet<String> {
    found(r#"\bt!\(\s*"([^"]+)""#)
}

fn found(pattern: &str) -> BTreeSet<String> {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let call = regex::Regex::new(pattern).unwrap();
    let mut out = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let code: Vec<&str> = text.lines().filter(|l| !l.trim_start().starts_with("//")).collect();
        out.extend(call.captures_iter(&code.join("\n")).map(|c| c[1].to_owned()));
    }
    out
}

#[test]
fn the_files_can_be_read() {
    assert!(words::problems().is_empty(), "{:#?}", words::problems());
    assert!(words::ids().count() > 100);
}

#[test]
fn every_message_asked_for_exists() {
    let known: BTreeSet<&str> = words::ids().map(|(_, id)| id).collect();
    let asked = asked();
    assert!(asked.len() > 20, "the scan finds calls: {asked:?}");
    let missing: Vec<_> = asked.iter().filter(|id| !known.contains(id.as_str())).collect();
    assert!(missing.is_empty(), "asked for and not in assets/words/en: {missing:#?}");
}

#[test]
fn every_message_is_asked_for() {
    // Lists such as that of the commands hold bare ids and ask for them with `tr`.
    let named = found(r#""([a-z][a-z0-9-]*)""#);
    let idle: Vec<_> = words::ids().filter(|(_, id)| !named.contains(*id)).collect();
    assert!(idle.is_empty(), "in assets/words/en and never asked for: {idle:#?}");
}

#[test]
fn messages_are_filled_in_with_plurals_and_thin_spaces() {
    assert_eq!(t!("view-read"), "Read");
    assert_eq!(t!("status-cases", count = 1), "1 case");
    assert_eq!(t!("status-words", count = 31_204), "31\u{202f}204 words");
    let name = String::from("Hillside");
    assert_eq!(t!("part-case", name = &name), "Case Hillside");
}

#[test]
fn a_message_that_is_not_there_shows_its_id() {
    assert_eq!(words::tr("no-such-message"), "no-such-message");
    assert_eq!(words::tr_args("no-such-message", &[("a", 1.into())]), "no-such-message");
    assert_eq!(words::tr("status-cases"), "status-cases", "a blank that is not filled in shows too");
}

#[test]
fn the_words_keep_the_house_style() {
    for (file, id) in words::ids() {
        let text = words::tr(id);
        assert!(!text.contains('!'), "{file}: {id}: no exclamation marks");
        assert!(!text.contains("..."), "{file}: {id}: … is one sign");
        assert!(!text.contains('\''), "{file}: {id}: ’ is the apostrophe");
        assert!(!text.contains('"'), "{file}: {id}: “ ” are the quotes");
    }
}

#[cfg(feature = "desktop")]
#[test]
fn every_command_group_and_view_has_a_name() {
    use crosscase::ui::actions::View;
    use crosscase::ui::commands::{Group, UiCommand, view_name};
    let known: BTreeSet<&str> = words::ids().map(|(_, id)| id).collect();
    let names = UiCommand::ALL.iter().map(|command| command.name());
    let names = names.chain(Group::ALL.map(Group::name)).chain(View::RAIL.map(view_name));
    for name in names {
        assert!(
            !name.starts_with("cmd-") && !name.starts_with("group-") && !name.starts_with("view-"),
            "{name}"
        );
        assert!(!known.contains(name), "an id is shown for a name: {name}");
    }
}
