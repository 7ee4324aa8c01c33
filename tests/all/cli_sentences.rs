//! What the command line says when something is missing, twice or not what it seems.

use std::fs;
use std::path::Path;

use super::cli::run;

fn fails(at: &Path, arguments: &[&str], code: i32, words: &str) {
    let ran = run(at, arguments);
    assert_eq!(ran.code, code, "{arguments:?}: {}", ran.err);
    assert!(ran.err.contains(words), "{arguments:?}: {}", ran.err);
}

#[test]
fn cases_without_names_and_names_given_twice_are_refused() {
    let at = tempfile::tempdir().unwrap();
    fails(at.path(), &["new", "s.crosscase", "--case", ""], 2, "A case needs a name");
    fails(at.path(), &["new", "s.crosscase", "--case", "North", "--case", "north "], 2, "given twice");
    assert!(!at.path().join("s.crosscase").exists());
}

#[test]
fn what_is_there_already_asks_for_nothing_that_a_shell_can_not_give() {
    let at = tempfile::tempdir().unwrap();
    assert_eq!(run(at.path(), &["new", "s.crosscase"]).code, 0);
    fails(at.path(), &["new", "s.crosscase"], 1, "is there already and was not written over.");
    fails(
        at.path(),
        &["share", "s.crosscase", "s.crosscase"],
        1,
        "is there already and was not written over.",
    );
    assert!(!run(at.path(), &["new", "s.crosscase"]).err.contains("confirm"));
}

#[test]
fn a_study_without_cases_an_empty_folder_and_a_folder_for_a_file_are_said() {
    let at = tempfile::tempdir().unwrap();
    assert_eq!(run(at.path(), &["new", "s.crosscase"]).code, 0);
    fs::write(at.path().join("a.txt"), "We waited for the fund.").unwrap();
    fails(
        at.path(),
        &["import", "s.crosscase", "a.txt"],
        2,
        "the study has no cases. Give --case-from folder",
    );
    fs::create_dir(at.path().join("void")).unwrap();
    fails(at.path(), &["import", "s.crosscase", "void"], 1, "There are no files in what was named.");
    fails(at.path(), &["extract", "void"], 1, "This is a folder.");
}

#[test]
fn a_document_that_is_none_is_called_so_and_plain_text_under_its_name_is_said() {
    let at = tempfile::tempdir().unwrap();
    let noise: Vec<u8> = (0..4_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    fs::write(at.path().join("a.docx"), noise).unwrap();
    fails(at.path(), &["extract", "a.docx"], 1, "This is no Word document, or it is damaged.");
    fs::write(at.path().join("old.doc"), "x").unwrap();
    let ran = run(at.path(), &["extract", "old.doc", "--receipt"]);
    assert!(ran.err.contains("The name says Word document, but the file holds plain text"), "{}", ran.err);
}

#[test]
fn the_readme_example_of_import_runs_as_it_is_printed() {
    let readme = include_str!("../../README.md");
    let at = tempfile::tempdir().unwrap();
    fs::create_dir(at.path().join("transcripts")).unwrap();
    fs::write(at.path().join("transcripts/head.txt"), "We waited for the fund.").unwrap();
    let mut lines = readme.lines().filter_map(|line| line.strip_prefix("$ crosscase "));
    for command in ["new ", "import "] {
        let line = lines.find(|line| line.starts_with(command)).unwrap();
        let quoted = line.split('"').enumerate();
        let words = quoted.flat_map(
            |(at, part)| {
                if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }
            },
        );
        let ran = run(at.path(), &words.collect::<Vec<_>>());
        assert_eq!(ran.code, 0, "{line}: {}", ran.err);
    }
}
