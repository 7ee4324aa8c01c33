//! Bad files on the command line: a clear sentence each, and the study as it was unless something good
//! came with them. `import_files` has the same for the reading itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crosscase::storage::{self, Contents, Form, Overwrite};

use crate::crash::small_study;

struct Desk {
    dir: tempfile::TempDir,
    study: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let study = dir.path().join("study.crosscase");
        let contents = Contents { study: small_study(1, 3), ..Contents::default() };
        storage::save(&study, Form::Zip, &contents, Overwrite::Never).unwrap();
        fs::create_dir(dir.path().join("in")).unwrap();
        Self { dir, study }
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.dir.path().join("in").join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Exit code and what was said, on stdout and stderr.
    fn import(&self, files: &[&Path]) -> (Option<i32>, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_crosscase"))
            .arg("import")
            .arg(&self.study)
            .args(["--case", "North"])
            .args(files)
            .env("HOME", self.dir.path().join("home"))
            .env("XDG_DATA_HOME", self.dir.path().join("home"))
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(said).unwrap())
    }

    /// The names of the study's sources.
    fn titles(&self) -> Vec<String> {
        let opened = storage::open(&self.study).unwrap();
        assert!(opened.problems.is_empty(), "{:?}", opened.problems);
        opened.contents.study.sources_in_order().iter().map(|source| source.title.clone()).collect()
    }
}

#[test]
fn nothing_but_bad_files_leaves_the_study_untouched() {
    let desk = Desk::new();
    let binary = desk.file("a picture.txt", &[0x89, b'P', b'N', b'G', 0, 0, 0, 13, 0, 1, 2, 3, 255, 254, 0]);
    let empty = desk.file("empty 🫥.txt", b"");
    let blank = desk.file("blank.txt", b" \n\t\n");
    let large = desk.dir.path().join("in/large.txt");
    fs::File::create(&large).unwrap().set_len(100 * 1024 * 1024).unwrap();
    let missing = desk.dir.path().join("in/gone.txt");
    let before = fs::read(&desk.study).unwrap();
    for (file, words) in [
        (&binary, "not text"),
        (&empty, "empty (0 bytes)"),
        (&blank, "no words"),
        (&large, "64 MB"),
        (&missing, "no such file"),
    ] {
        let (code, said) = desk.import(&[file]);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains(words), "{words}: {said}");
        assert!(said.contains(&*file.file_name().unwrap().to_string_lossy()), "{said}");
        assert!(!said.contains("panicked"), "{said}");
        assert!(fs::read(&desk.study).unwrap() == before, "{words}: the study was changed");
    }
    let mut beside: Vec<_> =
        fs::read_dir(desk.dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    beside.retain(|name| name != "home");
    beside.sort();
    assert_eq!(beside, ["in", "study.crosscase"], "nothing is left lying about");
}

#[test]
fn good_files_come_in_beside_bad_ones() {
    let desk = Desk::new();
    let good = desk.file("Frau Müller 😀 ខ្មែរ.txt", "She said: yes. បាទ\r\n".as_bytes());
    let bad = desk.file("broken.txt", &[0, 1, 2, 0, 3, 255, 254, 0]);
    let (code, said) = desk.import(&[&good, &bad]);
    assert_eq!(code, Some(1), "something was refused: {said}");
    assert!(said.contains("not text"), "{said}");
    assert_eq!(desk.titles(), ["Text 0", "Frau Müller 😀 ខ្មែរ"]);
    let opened = storage::open(&desk.study).unwrap();
    let study = &opened.contents.study;
    let source = study.sources.iter().find(|source| source.title.starts_with("Frau")).unwrap();
    assert_eq!(study.text(source.id), "She said: yes. បាទ\n");
    assert_eq!(source.origin.file_name, "Frau Müller 😀 ខ្មែរ.txt");
    assert!(storage::is_slug(&source.slug), "{}", source.slug);
    // The same name with other words gets a place of its own; the same words are not taken twice.
    assert_eq!(desk.import(&[&good]).0, Some(0));
    assert_eq!(desk.titles().len(), 2);
    let good = desk.file("Frau Müller 😀 ខ្មែរ.txt", "She said: no.\n".as_bytes());
    assert_eq!(desk.import(&[&good]).0, Some(0));
    assert_eq!(desk.titles().len(), 3);
}
