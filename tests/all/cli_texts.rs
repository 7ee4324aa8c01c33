//! The commands that read texts and tables, as a shell sees them.

use std::fs;

use super::cli::run;

#[test]
fn extract_prints_the_text_and_nothing_else() {
    let at = tempfile::tempdir().unwrap();
    fs::write(at.path().join("a note.txt"), "Two lines\r\nwithout an end").unwrap();
    let ran = run(at.path(), &["extract", "a note.txt"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "Two lines\nwithout an end", ""));

    let ran = run(at.path(), &["extract", "--receipt", "a note.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "Two lines\nwithout an end"));
    let receipt: serde_json::Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!(receipt["format"], "plain text");
    assert_eq!((&receipt["encoding"], &receipt["words"]), (&"UTF-8".into(), &5.into()));
    assert_eq!(receipt["changed"][0], "Windows line ends were made plain ones.");
    for list in ["kept", "left_out", "marks", "notes", "problems"] {
        assert!(receipt[list].is_array(), "{list}");
    }
}

#[test]
fn a_file_that_can_not_be_extracted_is_a_sentence() {
    let at = tempfile::tempdir().unwrap();
    fs::write(at.path().join("void.txt"), "").unwrap();
    let ran = run(at.path(), &["extract", "void.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert_eq!(ran.err.trim_end(), "void.txt: The file is empty (0 bytes).");
    let ran = run(at.path(), &["extract", "void.txt", "--receipt"]);
    let receipt: serde_json::Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!((ran.code, &receipt["problems"][0]), (1, &"The file is empty (0 bytes).".into()));
}
