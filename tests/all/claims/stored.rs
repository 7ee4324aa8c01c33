//! In the file: what is new stands in it and is read again, and what has none of it is what it was.

use std::fs;
use std::path::{Path, PathBuf};

use crosscase::storage::{Contents, Form, Overwrite, open, save};
use crosscase::study::*;

use super::{study, weighed_study};
use crate::storage::sample::{self, id, tree};

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/v2").join(name)
}

fn contents() -> Contents {
    Contents { study: weighed_study(), ..Contents::default() }
}

/// The file as it was first written. It must load for ever.
#[test]
fn the_golden_study_loads() {
    for name in ["claims.crosscase", "claims"] {
        let opened = open(&golden(name)).unwrap();
        assert_eq!(opened.problems, [], "{name}");
        assert!(opened.contents.study.same_content(&weighed_study()), "{name}");
        let one = opened.contents.study.propositions.get(id(340)).unwrap();
        assert_eq!(one.rivals[0], Rival::new("Custom"));
        assert_eq!(one.rivals[1].tests[0].kind(), TestKind::SmokingGun);
        assert_eq!(one.patterns[0].fit, Some(Fit::Partial));
        assert_eq!(one.appraisal.confidence, Some(Confidence::VeryLow));
    }
}

/// Writes the golden files, by hand and only before they are first released.
#[test]
#[ignore = "writes into the repository"]
fn write_golden() {
    for (name, form) in [("claims.crosscase", Form::Zip), ("claims", Form::Folder)] {
        save(&golden(name), form, &contents(), Overwrite::Always(None)).unwrap();
    }
}

#[test]
fn what_has_nothing_new_is_written_as_it_was() {
    let at = tempfile::tempdir().unwrap();
    let to = at.path().join("study");
    save(&to, Form::Folder, &sample::contents_2(), Overwrite::Never).unwrap();
    let (now, was) = (tree(&to), tree(&golden("study")));
    for (part, bytes) in &was {
        // It says which program saved.
        if part != "format.ron" {
            assert!(now[part] == *bytes, "{part}");
        }
    }
    assert_eq!(now.len(), was.len());
}

#[test]
fn a_rival_without_grounds_is_its_words() {
    let at = tempfile::tempdir().unwrap();
    let to = at.path().join("study");
    save(&to, Form::Folder, &contents(), Overwrite::Never).unwrap();
    let ron = fs::read_to_string(to.join("study.ron")).unwrap();
    assert!(
        ron.contains("rivals: [\"Custom\", (statement: \"Custom decides, and pay follows it\","),
        "{ron}"
    );
    assert!(open(&to).unwrap().contents.study.same_content(&weighed_study()));
}

/// The study with a part of its file changed by hand.
fn by_hand(change: impl Fn(String) -> String) -> crosscase::storage::Opened {
    let at = tempfile::tempdir().unwrap();
    let to = at.path().join("study");
    save(&to, Form::Folder, &contents(), Overwrite::Never).unwrap();
    let file = to.join("study.ron");
    let old = fs::read_to_string(&file).unwrap();
    let new = change(old.clone());
    assert_ne!(new, old, "nothing was changed");
    fs::write(&file, new).unwrap();
    open(&to).unwrap()
}

#[test]
fn what_a_file_names_and_is_not_there_is_let_go_of() {
    // Everywhere but as the ids of the records themselves.
    let (gone, nobody) = (id::<FindingId>(301).uuid().to_string(), id::<FindingId>(999).uuid().to_string());
    let opened = by_hand(|ron| {
        let own = format!("    id: \"{gone}\"");
        ron.replace(&own, "OWN").replace(&gone, &nobody).replace("OWN", &own)
    });
    let one = opened.contents.study.propositions.get(id(340)).unwrap();
    assert!(one.rivals[1].findings_for.is_empty() && one.findings_against.is_empty());
    assert!(opened.problems.iter().any(|problem| problem.about == Some(AnyId::Proposition(id(340)))));
}

#[test]
fn words_on_a_case_that_is_gone_are_kept() {
    let other = id::<CaseId>(999).uuid().to_string();
    let opened = by_hand(|ron| {
        let at = ron.find("patterns: [").unwrap();
        let case = id::<CaseId>(40).uuid().to_string();
        let (head, tail) = ron.split_at(at);
        format!("{head}{}", tail.replacen(&case, &other, 1))
    });
    let study = &opened.contents.study;
    let one = study.propositions.get(id(340)).unwrap();
    assert_eq!(one.patterns[0].expected, "Where pay stops, the committee stops");
    assert_eq!(study.cases.get(one.patterns[0].case).unwrap().name, "Missing case");
}

#[test]
fn wrong_words_and_unknown_fields_are_said() {
    for (from, to) in [
        ("fit: Some(\"partial\")", "fit: Some(\"perhaps\")"),
        ("certainty: \"high\"", "certainty: \"certain\""),
        ("findings_for: [\"", "findings_fro: [\""),
        ("replication: Some(\"literal\")", "replication: Some(3)"),
        ("rivals: [\"Custom\",", "rivals: [7,"),
    ] {
        let opened = by_hand(|ron| {
            let at = ron.find("propositions: [").unwrap();
            let (head, tail) = ron.split_at(at);
            format!("{head}{}", tail.replacen(from, to, 1))
        });
        assert!(!opened.problems.is_empty() && opened.damaged, "{to}");
        assert!(opened.contents.study.propositions.is_empty(), "{to}");
        assert_eq!(opened.contents.study.findings.len(), study().findings.len(), "{to}");
    }
}

#[test]
fn a_case_or_test_that_stands_twice_is_said_and_kept() {
    let opened = by_hand(|ron| {
        let (a, b) = (id::<EvidenceId>(200).uuid().to_string(), id::<EvidenceId>(203).uuid().to_string());
        let at = ron.find("    tests: [(evidence").unwrap();
        let (head, tail) = ron.split_at(at);
        format!("{head}{}", tail.replacen(&b, &a, 1))
    });
    let one = opened.contents.study.propositions.get(id(340)).unwrap();
    assert_eq!(one.tests.len(), 2);
    let said =
        opened.problems.iter().any(|problem| problem.what.contains("P4 expects something of one case twice"));
    assert!(said, "{:?}", opened.problems);
}
