//! Matrices and displays on the command line.

use std::fs;
use std::path::{Path, PathBuf};

use super::cli::{Ran, run};

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects").join("health-partnerships")
}

fn on_sample(arguments: &[&str]) -> Ran {
    let at = tempfile::tempdir().unwrap();
    let study = sample();
    let (command, rest) = arguments.split_first().unwrap();
    let all: Vec<&str> =
        [*command, study.to_str().unwrap()].into_iter().chain(rest.iter().copied()).collect();
    run(at.path(), &all)
}

#[test]
fn displays_are_listed_with_what_the_study_lacks() {
    let ran = on_sample(&["display", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let listed: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(listed["ready"].as_array().unwrap().len(), 14);
    assert_eq!(listed["kept"], serde_json::json!([]));
    let words = on_sample(&["display"]);
    assert!(words.out.contains("pair-sheet") && words.out.contains("Eisenhardt 1989"), "{}", words.out);
}

#[test]
fn every_ready_display_is_made_or_says_why_not() {
    let listed = on_sample(&["display", "--format", "json"]);
    let listed: serde_json::Value = serde_json::from_str(&listed.out).unwrap();
    for one in listed["ready"].as_array().unwrap() {
        let key = one["key"].as_str().unwrap();
        let ran = on_sample(&["display", key, "--format", "csv"]);
        match one["lacks"].as_str() {
            Some(why) => assert!(ran.code == 1 && ran.err.contains(why), "{key}: {}", ran.err),
            None => assert!(ran.code == 0 && ran.out.lines().count() > 1, "{key}: {}", ran.err),
        }
    }
}

#[test]
fn orders_bands_and_least_differences() {
    let ran = on_sample(&[
        "matrix",
        "--cell",
        "findings",
        "--rows",
        "theme:1",
        "--order",
        "spread",
        "--min-difference",
        "3",
        "--format",
        "csv",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    // Of six themes two are at least three findings apart: T4 has 4 and 7, T5 has 7 and 4.
    assert_eq!(ran.out.lines().count(), 4, "{}", ran.out);
    assert!(ran.err.contains("4 rows with values less than 3 apart are hidden"), "{}", ran.err);
    for (arguments, code, said) in [
        (vec!["--order", "colour"], 2, "There is no order “colour”"),
        (vec!["--order", "rating:Nothing of the kind"], 1, "There is no theme"),
        (vec!["--rows", "colour"], 2, "There is no dimension “colour”"),
        (vec!["--rows", "attribute:Colour"], 1, "There is no attribute called “Colour”"),
        (vec!["--bands", "Colour"], 2, "ATTRIBUTE:10,50"),
        (vec!["--bands", "Colour:9,10,3"], 2, "ascending"),
        (vec!["--period", "often", "--period", "later"], 2, "is no period"),
        (vec!["--min-difference=-1"], 2, "from 0"),
    ] {
        let all: Vec<&str> = ["matrix"].into_iter().chain(arguments.iter().copied()).collect();
        let ran = on_sample(&all);
        assert!(ran.code == code && ran.err.contains(said), "{arguments:?}: {} {}", ran.code, ran.err);
    }
}

#[test]
fn a_kept_matrix_is_shown_by_its_name() {
    let at = tempfile::tempdir().unwrap();
    let study = at.path().join("s.crosscase");
    let study = study.to_str().unwrap();
    assert_eq!(run(at.path(), &["export", sample().to_str().unwrap(), study]).code, 0);
    let asked = ["matrix", study, "--cell", "findings", "--rows", "level", "--format", "csv"];
    let kept = run(at.path(), &[&asked[..], &["--keep", "Table 3"]].concat());
    assert_eq!(kept.code, 0, "{}", kept.err);
    let shown = run(at.path(), &["display", study, "Table 3", "--format", "csv"]);
    assert_eq!(shown.out, run(at.path(), &asked).out);
    // Kept again it is replaced, and the history knows both.
    let again = run(at.path(), &["matrix", study, "--cell", "cases", "--keep", "Table 3"]);
    assert_eq!(again.code, 0, "{}", again.err);
    let listed = run(at.path(), &["display", study, "--format", "json"]);
    let listed: serde_json::Value = serde_json::from_str(&listed.out).unwrap();
    assert_eq!(listed["kept"][0]["spec"], "rows=theme columns=case cell=cases");
    let history = run(at.path(), &["history", study]).out;
    assert!(history.contains("Added display “Table 3”") && history.contains("Changed display “Table 3”"));
    assert_eq!(run(at.path(), &["check", study]).code, 0);
    assert!(fs::metadata(study).is_ok());
}

#[test]
fn displays_go_out_in_every_format() {
    let at = tempfile::tempdir().unwrap();
    let sample = sample();
    let study = sample.to_str().unwrap();
    for (name, format, says) in [
        ("pair-sheet", "html", "pairs that differ"),
        ("pair-sheet", "latex", "Unit: themes."),
        ("framework-chart", "md", "Drawn from all"),
        ("framework-chart", "docx", ""),
        ("pair-sheet", "xlsx", ""),
    ] {
        let file = format!("{name}.{format}");
        let ran = run(at.path(), &["display", study, name, "--format", format, "-o", &file]);
        assert_eq!(ran.code, 0, "{file}: {}", ran.err);
        let bytes = fs::read(at.path().join(&file)).unwrap();
        assert!(String::from_utf8_lossy(&bytes).contains(says), "{file} lacks {says}");
    }
    let listed = run(at.path(), &["display", study, "--format", "csv"]);
    assert_eq!(listed.out.lines().count(), 15, "{}", listed.out);
    let ordered = run(at.path(), &["matrix", study, "--order", "similarity", "--format", "md"]);
    assert!(ordered.out.contains("Rows stand by likeness (Jaccard"), "{}", ordered.out);
}

#[test]
fn a_ready_display_is_known_by_its_name_too() {
    let at = tempfile::tempdir().unwrap();
    let study = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/health-partnerships");
    let print = |name: &str| {
        crate::cli::run(at.path(), &["display", study.to_str().unwrap(), name, "--format", "csv"])
    };
    let (key, name) = (print("framework-chart"), print("framework chart"));
    assert_eq!((key.code, name.code), (0, 0), "{}", name.err);
    assert_eq!(key.out, name.out);
    assert_ne!(print("framework of a chart").code, 0);
}
