//! Audit, trace and lists of claims as a shell sees them, on the sample study and on odd ones.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crosscase::analysis::audit::{Flaw, audit};
use crosscase::analysis::{Index, claims, label_of};
use crosscase::edit::{Command, History};
use crosscase::session::Session;
use crosscase::storage;
use crosscase::study::*;
use serde_json::Value;

use crate::cli::run;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/health-partnerships")
}

fn sample() -> Study {
    storage::open(&folder()).unwrap().contents.study
}

/// What the command prints for the sample.
fn told(arguments: &[&str]) -> String {
    let at = tempfile::tempdir().unwrap();
    let path = folder();
    let mut all = vec![arguments[0], path.to_str().unwrap()];
    all.extend(&arguments[1..]);
    let ran = run(at.path(), &all);
    assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
    ran.out
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&told(arguments)).unwrap()
}

#[test]
fn every_claim_of_the_sample_is_grounded() {
    let found = json(&["audit", "--json", "--strict"]);
    // Section 16 of the reference: 53 findings, 12 comparisons, 4 outliers; sections 10 to 12: 8 propositions,
    // and what the sample adds of its own.
    let study = sample();
    let claims = [
        Kind::Finding,
        Kind::Comparison,
        Kind::Outlier,
        Kind::Proposition,
        Kind::Recommendation,
        Kind::Placement,
    ];
    let counted: usize = claims.into_iter().map(|kind| study.count(kind)).sum();
    let syntheses = study.cells.iter().filter(|cell| !cell.synthesis.is_empty()).count();
    assert_eq!(found["claims"], counted + syntheses);
    for flaw in ["not_grounded", "stale", "contradicted", "one_sided"] {
        assert_eq!(found["flaws"][flaw], Value::Array(Vec::new()), "{flaw}");
    }
    // Section 16, point 11.
    let without: Vec<&str> =
        found["findings_without_level"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(without, ["F44", "F45", "F48", "F53"]);
}

/// Labels of the claims that hang in the air.
fn airy(study: &Study) -> BTreeSet<String> {
    let found = audit(study, &Index::build(study));
    found.of(Flaw::NotGrounded).filter_map(|one| label_of(study, one.claim)).collect()
}

#[test]
fn what_a_deleted_passage_held_is_named_exactly_and_undo_mends_it() {
    let study = sample();
    // A passage that is all that one finding has, once the other passages of that finding are gone too.
    let finding = study.findings.iter().find(|one| one.number == 42).unwrap();
    let (last, others) = finding.evidence_for.split_last().unwrap();
    let mut session = Session::new(study.clone(), History::default());
    for id in others {
        session.edit(&Command::Delete(vec![AnyId::Evidence(*id)])).unwrap();
        assert_eq!(airy(session.study()), BTreeSet::new());
    }
    session.edit(&Command::Delete(vec![AnyId::Evidence(*last)])).unwrap();
    // By definition: the findings that no passage is left for, and whatever rests on such findings alone.
    let now = session.study();
    let expected: BTreeSet<String> = now
        .findings
        .iter()
        .filter(|one| !one.evidence_for.iter().any(|id| now.evidence.contains(*id)))
        .map(|one| format!("F{:02}", one.number))
        .collect();
    assert!(expected.contains("F42"));
    assert_eq!(airy(now), expected);
    while session.undo().is_some_and(|done| done.is_ok()) {}
    assert_eq!(airy(session.study()), BTreeSet::new());
    assert!(session.study().same_content(&study));
}

#[test]
fn strict_says_no_with_its_exit_code() {
    let at = tempfile::tempdir().unwrap();
    let path = at.path().join("study.crosscase");
    let study = sample();
    let finding = study.findings.iter().find(|one| one.number == 42).unwrap();
    let gone = finding.evidence_for.iter().map(|id| AnyId::Evidence(*id)).collect();
    let mut session = Session::new(study.clone(), History::default());
    session.edit(&Command::Delete(gone)).unwrap();
    session.prepare_save(&path, false).run().unwrap();
    for (arguments, code) in
        [(vec!["audit", "study.crosscase"], 0), (vec!["audit", "study.crosscase", "--strict"], 1)]
    {
        let ran = run(at.path(), &arguments);
        assert_eq!(ran.code, code, "{}", ran.err);
        assert!(ran.out.contains("F42 "), "{}", ran.out);
        assert!(ran.out.contains("No evidence for it."), "{}", ran.out);
    }
}

/// Every node of a chain with its depth.
fn nodes<'a>(list: &'a Value, depth: usize, out: &mut Vec<(usize, &'a Value)>) {
    for node in list.as_array().into_iter().flatten() {
        out.push((depth, node));
        nodes(&node["next"], depth + 1, out);
    }
}

#[test]
fn a_proposition_is_walked_down_to_the_field_and_a_passage_up_to_the_question() {
    let study = sample();
    let found = json(&["trace", "P4", "--json"]);
    let mut down = Vec::new();
    nodes(&found["rests_on"], 1, &mut down);
    let kinds: BTreeSet<&str> = down.iter().filter_map(|(_, node)| node["kind"].as_str()).collect();
    let expected = ["comparison", "evidence", "fieldwork", "finding", "source"];
    assert_eq!(kinds, BTreeSet::from(expected));
    // The passages are those that the claim rests on by the count of claims, which walks otherwise.
    let passages = |against: bool| -> BTreeSet<String> {
        let of = down.iter().filter(|(_, node)| node["kind"] == "evidence");
        let ids = of.filter_map(|(_, node)| node["id"].as_str().map(str::to_owned));
        if against { BTreeSet::new() } else { ids.collect() }
    };
    let known = claims(&study);
    let claim =
        known.propositions.iter().find(|one| label_of(&study, one.id).as_deref() == Some("P4")).unwrap();
    let all: BTreeSet<String> =
        claim.evidence_for.union(&claim.evidence_against).map(ToString::to_string).collect();
    assert_eq!(passages(false), all);
    for (_, node) in
        down.iter().filter(|(_, node)| node["kind"] == "evidence" && node["told_above"].is_null())
    {
        assert_eq!(node["next"][0]["kind"], "source", "{node}");
    }
    let passage = all.iter().next().unwrap();
    let found = json(&["trace", passage, "--json"]);
    let mut up = Vec::new();
    nodes(&found["carries"], 1, &mut up);
    assert!(up.iter().any(|(_, node)| node["label"] == "P4"), "{found}");
    assert!(up.iter().any(|(_, node)| node["kind"] == "question"), "{found}");
    assert!(!found["question"].as_str().unwrap().is_empty());
}

#[test]
fn every_numbered_claim_and_every_source_of_the_sample_can_be_traced() {
    let study = sample();
    for label in ["F01", "F53", "C08", "O1", "P8", "R2"] {
        let text = told(&["trace", label]);
        assert!(text.starts_with(label), "{text}");
        for part in ["\nRests on\n", "\nCarries\n", "source ", "fieldwork of "] {
            assert!(text.contains(part), "{label}: {part}\n{text}");
        }
    }
    let source = study.sources.iter().next().unwrap();
    let text = told(&["trace", &source.title]);
    assert!(text.starts_with(&format!("source {}", source.title)), "{text}");
}

#[test]
fn a_record_that_is_not_there_is_said_to_be_none() {
    let at = tempfile::tempdir().unwrap();
    let path = folder();
    for name in ["F99", "nothing of the kind", "", "../../etc", "00000000-0000-0000-0000-000000000000"] {
        let ran = run(at.path(), &["trace", path.to_str().unwrap(), name]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{name}");
        assert!(ran.err.starts_with("Nothing in the study is called"), "{name}: {}", ran.err);
    }
}

#[test]
fn lists_hold_what_the_reference_names() {
    let list = |arguments: &[&str]| json(arguments).as_array().unwrap().len();
    assert_eq!(list(&["findings", "--json"]), 53);
    assert_eq!(list(&["comparisons", "--json"]), 12);
    assert_eq!(list(&["propositions", "--json"]), 8);
    // Section 16, point 5.
    let labels = |kind: &str| -> Vec<String> {
        let all = json(&["comparisons", "--kind", kind, "--json"]);
        all.as_array().unwrap().iter().map(|one| one["label"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(labels("divergent-same-outcome"), ["C04", "C08", "C12"]);
    assert_eq!(labels("common-different-causes"), ["C01", "C03"]);
    // Every format has every row.
    for format in ["--csv", "--md"] {
        let text = told(&["findings", format]);
        for one in sample().findings.iter() {
            let label = format!("F{:02}", one.number);
            assert!(text.contains(&label), "{format} {label}");
        }
    }
    let found = json(&["findings", "--json"]);
    for (object, one) in found.as_array().unwrap().iter().zip({
        let study = sample();
        let mut all: Vec<Finding> = study.findings.iter().cloned().collect();
        all.sort_by_key(|one| one.number);
        all
    }) {
        assert_eq!(object["statement"], one.statement);
        assert_eq!(object["evidence_for"].as_array().unwrap().len(), one.evidence_for.len());
    }
}

#[test]
fn a_study_without_claims_says_so() {
    let at = tempfile::tempdir().unwrap();
    let made = run(at.path(), &["new", "empty.crosscase", "--case", "Only"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let audit = run(at.path(), &["audit", "empty.crosscase", "--strict"]);
    assert_eq!(audit.code, 0, "{}", audit.err);
    assert!(audit.out.starts_with("The study has no claims yet."), "{}", audit.out);
    for command in ["findings", "comparisons", "propositions"] {
        let ran = run(at.path(), &[command, "empty.crosscase"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ran.out.trim_end(), format!("The study has no {command} of this kind."));
        let ran = run(at.path(), &[command, "empty.crosscase", "--json"]);
        assert_eq!(ran.out.trim_end(), "[]");
    }
}
