//! `crosscase matrix` in every format.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::read;

const STUDY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-projects/health-partnerships");

fn run(at: &Path, arguments: &[&str]) -> Output {
    let command = ["matrix", STUDY, "--cell", "findings"];
    Command::new(env!("CARGO_BIN_EXE_crosscase"))
        .current_dir(at)
        .args(command)
        .args(arguments)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_format_goes_to_a_pipe_or_to_a_file() {
    let at = tempfile::tempdir().unwrap();
    for (name, ending) in [
        ("json", "json"),
        ("csv", "csv"),
        ("tsv", "tsv"),
        ("md", "md"),
        ("html", "html"),
        ("latex", "tex"),
        ("xlsx", "xlsx"),
        ("docx", "docx"),
    ] {
        let piped = run(at.path(), &["--format", name]);
        assert!(piped.status.success(), "{name}: {}", said(&piped));
        let file = format!("table.{ending}");
        let written = run(at.path(), &["-o", &file]);
        assert!(written.status.success(), "{name}: {}", said(&written));
        assert_eq!(
            String::from_utf8(written.stdout).unwrap().trim_end(),
            format!("A table of 7 rows and 3 columns went to {file}.")
        );
        assert!(fs::read(at.path().join(&file)).unwrap() == piped.stdout, "{name}");
    }
    let docx = fs::read(at.path().join("table.docx")).unwrap();
    assert_eq!(read::docx(&docx)[1][1..], ["3", "4", "7"]);
}

#[test]
fn what_cannot_be_is_refused_kindly() {
    let at = tempfile::tempdir().unwrap();
    let ran = run(at.path(), &["--format", "csv", "--quotes"]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(said(&ran).starts_with("CSV and TSV have no place for quotes."), "{}", said(&ran));
    let ran = run(at.path(), &["-o", "table.pages"]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(said(&ran).contains(".docx"), "{}", said(&ran));
    fs::write(at.path().join("mine.csv"), "mine").unwrap();
    let ran = run(at.path(), &["-o", "mine.csv"]);
    assert_eq!(ran.status.code(), Some(1));
    assert_eq!(said(&ran).trim_end(), "mine.csv is there already and was not written over.");
    assert_eq!(fs::read_to_string(at.path().join("mine.csv")).unwrap(), "mine");
}

#[test]
fn quotes_and_caption_are_in_the_object() {
    let at = tempfile::tempdir().unwrap();
    let ran = run(at.path(), &["--quotes", "--date", "2026-12-01"]);
    let object: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert_eq!(object["cells"][0][0], 3);
    assert_eq!(object["quotes"][0]["row"], 0);
    let first = object["quotes"][0]["quotes"].as_array().unwrap();
    assert_eq!(first.iter().filter(|quote| quote.get("of").is_none()).count(), 3, "three findings");
    assert!(object["caption"].as_array().unwrap().iter().any(|line| line == "Made on 2026-12-01."));
    let without: serde_json::Value = serde_json::from_slice(&run(at.path(), &[]).stdout).unwrap();
    assert!(without.get("quotes").is_none());
}
