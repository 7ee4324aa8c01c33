//! Through the real command line: what weighs a claim is found, goes under a pseudonym, and is left out of
//! a copy that its case is not in.

use std::fs;
use std::path::{Path, PathBuf};

use crosscase::study::*;
use serde_json::Value;

use crate::cli::run;

fn partnerships() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/health-partnerships");
    folder.to_str().unwrap().to_owned()
}

#[test]
fn words_of_every_part_are_found() {
    let at = tempfile::tempdir().unwrap();
    for (words, record, part) in [
        ("other advantages that the ties", "P6", "rival"),
        ("Loose rules", "P4", "expected"),
        ("a plan of others", "P4", "found"),
        ("no reason to measure", "P4", "test"),
        ("should not have done the same in the camps", "P6", "test"),
        ("Many sources, of two cases", "P4", "reason"),
        ("small in both places", "P6", "reason"),
    ] {
        let ran = run(at.path(), &["search", &partnerships(), words, "--in", "propositions", "--json"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let json: Value = serde_json::from_str(&ran.out).unwrap();
        let hits = json["hits"].as_array().unwrap();
        assert_eq!(hits.len(), 1, "{words}");
        assert_eq!((&hits[0]["record"], &hits[0]["part"]), (&record.into(), &part.into()), "{words}");
    }
}

fn shared(at: &Path, more: &[&str]) -> (PathBuf, Study) {
    let to = at.join("copy");
    let study = partnerships();
    let arguments: Vec<&str> =
        ["share", &study, to.to_str().unwrap()].into_iter().chain(more.iter().copied()).collect();
    let ran = run(at, &arguments);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let ran = run(at, &["check", to.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    let study = crosscase::storage::open(&to).unwrap().contents.study;
    (to, study)
}

fn numbered(study: &Study, number: u32) -> Proposition {
    study.propositions.iter().find(|one| one.number == number).unwrap().clone()
}

#[test]
fn a_copy_of_one_case_expects_nothing_of_the_other() {
    let at = tempfile::tempdir().unwrap();
    let (_, study) = shared(at.path(), &["--case", "Cambodia"]);
    let case = study.cases.ids().next().unwrap();
    let of: Vec<CaseId> =
        study.propositions.iter().flat_map(|one| &one.patterns).map(|pattern| pattern.case).collect();
    assert_eq!(of, [case; 5]);
    // Of the four tests of P6, two are of Cambodian passages, and so is that of its rival.
    let p6 = numbered(&study, 6);
    assert_eq!((p6.tests.len(), p6.rivals[0].tests.len()), (2, 1));
    assert!(p6.tests.iter().all(|test| study.evidence.contains(test.evidence)));
    let actors = study.placements.iter().flat_map(|one| &one.actors);
    assert!(actors.into_iter().all(|id| study.actors.contains(*id)));
}

#[test]
fn a_name_in_what_weighs_a_claim_goes_under_its_pseudonym() {
    let at = tempfile::tempdir().unwrap();
    let table = at.path().join("names.csv");
    fs::write(&table, "name,pseudonym\nLoose rules,Mild Orders\n").unwrap();
    let (to, study) = shared(at.path(), &["--pseudonyms", table.to_str().unwrap()]);
    let expected = numbered(&study, 4).patterns[1].expected.clone();
    assert_eq!(expected, "Mild Orders, the same logic around them: nearly the same outcome.");
    let ron = fs::read_to_string(to.join("study.ron")).unwrap();
    assert!(!ron.contains("Loose rules"));
}
