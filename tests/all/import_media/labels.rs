//! The ways to write who speaks that are rarer than `Anna: words`.

use super::{read, turns};

const TALK: [&str; 4] =
    ["We begin with the fund", "and here I speak of it", "yes, it was late by then", "no it was never there"];

/// Twelve turns of two speakers, in a way of writing.
fn talk(write: impl Fn(usize, &str, &str) -> String, names: [&str; 2]) -> String {
    (0..12).map(|at| write(at, names[at % 2], TALK[at % 4])).collect()
}

#[test]
fn rarer_labels_are_labels() {
    type Way = fn(usize, &str, &str) -> String;
    let ways: [(Way, [&str; 2]); 9] = [
        (|at, name, words| format!("00:{at:02}:02 - {name}: {words}\n"), ["Anna", "Ben"]),
        (|at, name, words| format!("[00:{at:02}:02] – {name}: {words}\n"), ["Anna", "Ben"]),
        (|_, name, words| format!("{name}: {words}\n"), ["Müller (Klinik)", "Ben"]),
        (|_, name, words| format!("{name}: {words}\n"), ["Interviewer 1 (female)", "Respondent 12"]),
        (|_, name, words| format!("[{name}] {words}\n"), ["Anna", "Ben"]),
        (|_, name, words| format!("[{name}]: {words}\n"), ["Anna", "Ben"]),
        (|_, name, words| format!(">> {name}: {words}\n"), ["ANNA", "BEN"]),
        (|_, name, words| format!("{name}\n{words}\n\n"), ["ANNA", "BEN"]),
        (|_, name, words| format!("{name}\t{words}\n"), ["Anna", "Ben"]),
    ];
    for (way, names) in ways {
        let text = talk(way, names);
        let imported = read("talk.txt", &text);
        let expected: Vec<(&str, &str)> = (0..12).map(|at| (names[at % 2], TALK[at % 4])).collect();
        assert_eq!(turns(&imported), expected, "{text}");
    }
}

#[test]
fn labels_that_stay_are_spoken_of() {
    for (way, names) in [
        ((|name, words| format!("{name}: {words}\n")) as fn(&str, &str) -> String, ["anna", "ben"]),
        (|name, words| format!("{name}: {words}\n"), ["Ms. O'Neil, nurse", "Ben"]),
        (|name, words| format!("{name}:{words}\n"), ["Anna", "Ben"]),
        (|name, words| format!("{name} - {words}\n"), ["Anna", "Ben"]),
    ] {
        let text = talk(|_, name, words| way(name, words), names);
        let imported = read("talk.txt", &text);
        assert_eq!(imported.text, text);
        let said = imported.origin.kept.join(" ");
        assert!(said.contains("looks like a transcript; its labels stayed in the text"), "{text} {said}");
        assert!(said.contains(names[0]) && said.contains(names[1]), "{said}");
    }
}

#[test]
fn tables_and_headings_are_no_talk() {
    for text in [
        "Lima\tPeru\nOslo\tNorway\nLima\tPeru\nOslo\tNorway\nLima\tPeru\nOslo\tNorway\n",
        "[1] A book of ours\n[2] Another book here\n[1] A book of ours\n[2] Another book here\n[1] A book\n[2] B\n",
        "AIMS\nWe wished to learn.\n\nMETHODS\nWe asked them all.\n\nRESULTS\nNobody knew it.\n\nEND\nAnd so on.\n",
        "[Music] It plays on.\nThen we talk for long.\n[Laughter] All of us.\n[Music] Again.\nAnd we went home.\n",
    ] {
        let imported = read("text.txt", text);
        assert_eq!(imported.text, text);
        assert!(imported.marks.is_empty() && imported.origin.kept.is_empty(), "{text} {imported:?}");
    }
}
