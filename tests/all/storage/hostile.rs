//! Files made to harm, or made by others: an error in words, in bounded time and memory.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use crosscase::storage::{Form, Limits, StorageError, open, open_with};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::sample::saved;

const FORMAT: &[u8] = b"(format: 1, program: \"x\")";

fn zip_of(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in entries {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn file(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.crosscase");
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn refusal(bytes: &[u8], limits: Limits) -> String {
    let (_folder, path) = file(bytes);
    match open_with(&path, limits) {
        Err(error @ StorageError::Refused { .. }) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_no_study() {
    for bytes in [&b""[..], b"PK", b"PK\x05\x06", &[0; 5000], b"(format: 1)", b"%PDF-1.4 hello"] {
        let (_folder, path) = file(bytes);
        let error = open(&path).unwrap_err();
        assert!(matches!(error, StorageError::NotAStudy { .. }), "{error}");
    }
    // A zip of another program, such as a text document.
    let (_folder, path) =
        file(&zip_of(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]));
    assert!(matches!(open(&path), Err(StorageError::NotAStudy { .. })));
    let mut noise = vec![0_u8; 100_000];
    let mut state = 1_u32;
    for byte in &mut noise {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *byte = (state >> 24) as u8;
    }
    assert!(open(&file(&noise).1).is_err());
    assert!(matches!(open(Path::new("/not/here.crosscase")), Err(StorageError::NotFound { .. })));
    let empty = tempfile::tempdir().unwrap();
    assert!(matches!(open(empty.path()), Err(StorageError::NotAStudy { .. })));
}

#[test]
fn a_newer_format_is_refused() {
    for text in ["(\nformat: 3,\nprogram: \"crosscase 9.0\",\n)\n", "format:   77 anything at all"] {
        let zip = zip_of(&[("format.ron", text.as_bytes()), ("study.ron", b"()")]);
        let (_folder, path) = file(&zip);
        let error = open(&path).unwrap_err();
        assert!(matches!(error, StorageError::Newer { found: 3 | 77, known: 2 }), "{error}");
        assert!(error.to_string().contains("newer"));
    }
    // A number greater than any that can be held.
    let zip = zip_of(&[("format.ron", b"(format: 99999999999999999999999)"), ("study.ron", b"()")]);
    assert!(matches!(open(&file(&zip).1), Err(StorageError::Newer { .. })));
    let (_folder, path) = saved(Form::Folder);
    fs::write(path.join("format.ron"), "(format: 3)").unwrap();
    assert!(matches!(open(&path), Err(StorageError::Newer { found: 3, .. })));
}

#[test]
fn names_that_lead_elsewhere() {
    for name in
        ["../evil.txt", "sources/../../evil.txt", "/etc/passwd", "C:/x.txt", "\\\\host\\x", "a\\..\\b"]
    {
        let zip = zip_of(&[("format.ron", FORMAT), (name, b"x")]);
        let told = refusal(&zip, Limits::default());
        assert!(told.contains("name inside it"), "{told}");
        // Also when the table of contents is gone.
        let table = zip.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
        refusal(&zip[..table], Limits::default());
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.add_symlink("sources/a.txt", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    refusal(&zip.finish().unwrap().into_inner(), Limits::default());
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let (folder, path) = saved(Form::Folder);
    fs::write(folder.path().join("secret.txt"), "secret").unwrap();
    let place = path.join("sources/khmer.txt");
    fs::remove_file(&place).unwrap();
    std::os::unix::fs::symlink(folder.path().join("secret.txt"), &place).unwrap();
    std::os::unix::fs::symlink("/dev/zero", path.join("originals/zero")).unwrap();
    let opened = open(&path).unwrap();
    assert!(opened.damaged);
    assert!(opened.problems.iter().any(|problem| problem.file == "sources/khmer.txt"));
    assert!(opened.contents.originals.names().all(|name| name != "zero"));
    assert!(opened.contents.study.texts.iter().all(|text| !text.text.contains("secret")));
}

#[test]
fn a_bomb_that_says_so() {
    let zeros = vec![b' '; 300_000];
    let entries: Vec<_> = (0..5).map(|number| format!("sources/s{number}.txt")).collect();
    let mut all: Vec<(&str, &[u8])> = vec![("format.ron", FORMAT)];
    all.extend(entries.iter().map(|name| (name.as_str(), &zeros[..])));
    let zip = zip_of(&all);
    let told = refusal(&zip, Limits { entry: 200_000, ..Limits::default() });
    assert!(told.contains("unpack"), "{told}");
    refusal(&zip, Limits { total: 1_000_000, ..Limits::default() });
    refusal(&zip, Limits { entries: 5, ..Limits::default() });
}

#[test]
fn a_bomb_that_lies() {
    let zeros = vec![b' '; 40 << 20];
    let mut zip = zip_of(&[("format.ron", FORMAT), ("sources/s.ron", b"()"), ("sources/s.txt", &zeros)]);
    let size = (zeros.len() as u32).to_le_bytes();
    let places: Vec<_> = (0..zip.len() - 4).filter(|at| zip[*at..*at + 4] == size).collect();
    assert_eq!(places.len(), 2, "in the entry and in the table of contents");
    for at in places {
        zip[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    let (_folder, path) = file(&zip);
    let limits = Limits { entry: 1 << 20, total: 1 << 20, ..Limits::default() };
    let opened = open_with(&path, limits).unwrap();
    assert!(opened.damaged);
    assert!(opened.problems.iter().any(|problem| problem.file == "sources/s.txt"), "{:?}", opened.problems);
    // Without its table of contents, too.
    let table = zip.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    assert!(open_with(&file(&zip[..table]).1, limits).unwrap().damaged);
}

#[test]
fn deep_nesting_is_no_stack_overflow() {
    let deep = |open: &str| format!("(\nmemos: [\n(id: {}\n],\n)\n", open.repeat(200_000));
    for text in [deep("("), deep("["), deep("{a:"), deep("Some("), "(".repeat(1_000_000), deep("/*")] {
        let zip = zip_of(&[("format.ron", FORMAT), ("study.ron", text.as_bytes())]);
        let opened = open(&file(&zip).1).unwrap();
        assert!(opened.damaged);
    }
}

#[test]
fn a_file_of_nothing_but_faults_is_read_in_time() {
    let text = format!("(\nmemos: [\n{}],\n)\n", "(id: 1),\n".repeat(100_000));
    let zip = zip_of(&[("format.ron", FORMAT), ("study.ron", text.as_bytes())]);
    let start = std::time::Instant::now();
    let opened = open(&file(&zip).1).unwrap();
    assert!(opened.problems.len() < 100);
    assert!(start.elapsed().as_secs() < 20);
}
