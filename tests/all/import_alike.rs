//! One interview, as an office program saves it in six formats, is one text. The files were made by
//! LibreOffice from the HTML one; `interview.txt` holds the words as they were written.

use std::fs;
use std::path::{Path, PathBuf};

use crosscase::import::read_bytes;
use crosscase::study::MarkKind;

fn file(ending: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(format!("interview.{ending}"))
}

#[test]
fn the_same_interview_in_six_formats_is_the_same_text() {
    let written = fs::read_to_string(file("txt")).unwrap();
    let turns: Vec<(&str, &str)> = written.lines().map(|line| line.split_once(": ").unwrap()).collect();
    assert_eq!(turns.len(), 16);
    for ending in ["txt", "docx", "odt", "rtf", "pdf", "html"] {
        let name = format!("interview.{ending}");
        let imported = read_bytes(&name, &fs::read(file(ending)).unwrap()).unwrap();
        let spoken: Vec<(&str, &str)> = imported
            .marks
            .iter()
            .filter_map(|mark| match &mark.what {
                MarkKind::Turn(who) => Some((who.as_str(), mark.span.slice(&imported.text).unwrap())),
                _ => None,
            })
            .collect();
        assert_eq!(spoken, turns, "{ending}");
        // Nothing stands between the turns but line ends.
        let words: String = turns.iter().map(|(_, words)| format!("{words}\n")).collect();
        assert_eq!(imported.text.trim_end(), words.trim_end(), "{ending}");
    }
}
