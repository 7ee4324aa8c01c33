//! Files and folders on a real disk.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crosscase::import::files::{MAX_DEPTH, collect, keep, read_again, read_all, read_file};
use crosscase::import::{ImportError, Outcome};

fn write(root: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

fn names(root: &Path, files: &[PathBuf]) -> Vec<String> {
    let inside = |path: &PathBuf| path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
    files.iter().map(inside).collect()
}

#[test]
fn a_folder_is_walked_in_the_order_people_expect() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path();
    for name in [
        "b/int 10.txt",
        "b/int 2.txt",
        "a.txt",
        "b/.hidden.txt",
        ".git/x.txt",
        "b/~$a.docx",
        "Thumbs.db",
        "b/c/1.md",
    ] {
        write(root, name, b"words");
    }
    let found = collect(&[root.to_owned(), root.join("a.txt")], &AtomicBool::new(false));
    assert_eq!(names(root, &found.files), ["a.txt", "b/c/1.md", "b/int 2.txt", "b/int 10.txt"]);
    assert!(found.refused.is_empty());
    assert_eq!(
        found.notes,
        ["4 hidden or system files were passed over.", "1 path was met twice and read once.",]
    );
    // What was named itself is taken, hidden or not.
    let hidden = collect(&[root.join("b/.hidden.txt")], &AtomicBool::new(false));
    assert_eq!(hidden.files.len(), 1);
}

#[test]
fn too_deep_folders_are_said() {
    let dir = tempfile::tempdir().unwrap();
    let within = "d/".repeat(MAX_DEPTH);
    write(dir.path(), &format!("{within}in.txt"), b"words");
    write(dir.path(), &format!("{within}d/out.txt"), b"words");
    let found = collect(&[dir.path().to_owned()], &AtomicBool::new(false));
    assert_eq!(found.files.len(), 1);
    assert_eq!(found.notes, ["1 folder lies too deep and was not opened."]);
}

#[cfg(unix)]
#[test]
fn links_in_circles_and_pipes_do_not_hang() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path();
    write(root, "a/one.txt", b"words");
    std::os::unix::fs::symlink(root, root.join("a/up")).unwrap();
    std::os::unix::fs::symlink(root.join("nowhere"), root.join("a/broken.txt")).unwrap();
    let socket = std::os::unix::net::UnixListener::bind(root.join("a/socket")).unwrap();
    let found = collect(&[root.to_owned()], &AtomicBool::new(false));
    assert_eq!(names(root, &found.files), ["a/one.txt"]);
    let reasons: Vec<_> = found.refused.iter().map(|(_, why)| why.clone()).collect();
    assert_eq!(reasons, [ImportError::Missing, ImportError::NotAFile]);
    drop(socket);
}

#[cfg(unix)]
#[test]
fn a_pipe_that_is_named_itself_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let pipe = dir.path().join("pipe.txt");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert_eq!(read_file(&pipe).err(), Some(ImportError::NotAFile));
    assert_eq!(read_again(&pipe).err(), Some(ImportError::NotAFile));
}

#[test]
fn the_receipt_has_every_file_and_the_good_ones_come_in() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path();
    write(root, "Kampala/1 😀.txt", "Three words ខ្មែរ\r\n".as_bytes());
    write(root, "Kampala/2.txt", b"");
    write(root, "3 binary.txt", &[7, 0, 1, 2, 3, 0, 255, 254, 0, 0, 1]);
    write(root, "4.md", b"# Two words");
    fs::File::create(root.join("5 large.txt")).unwrap().set_len(100 * 1024 * 1024).unwrap();
    let heard = RefCell::new(Vec::new());
    let progress = |done, total, name: &str| heard.borrow_mut().push((done, total, name.to_owned()));
    let (texts, receipt) =
        read_all(&[root.to_owned(), root.join("gone.txt")], &progress, &AtomicBool::new(false));

    let titles: Vec<_> = texts.iter().map(|text| text.title.as_str()).collect();
    assert_eq!(titles, ["Two words", "1 😀"]);
    assert_eq!(texts[1].path, root.join("Kampala/1 😀.txt"));
    assert_eq!(texts[1].origin.file_name, "1 😀.txt");
    assert_eq!(texts[1].text, "Three words ខ្មែរ\n");
    let refusals: Vec<_> = receipt
        .files
        .iter()
        .filter_map(|file| match &file.outcome {
            Outcome::Refused { why } => Some((file.name.as_str(), why.clone())),
            Outcome::Imported { .. } => None,
        })
        .collect();
    assert_eq!(
        refusals,
        [
            ("gone.txt", ImportError::Missing),
            ("3 binary.txt", ImportError::NotText),
            ("5 large.txt", ImportError::TooLarge { bytes: 100 * 1024 * 1024 }),
            ("2.txt", ImportError::Empty),
        ]
    );
    assert_eq!((receipt.imported(), receipt.refused(), receipt.words()), (2, 4, 5));
    assert_eq!(receipt.summary(), "2 files imported with 5 words, 4 refused.");
    let heard = heard.into_inner();
    assert_eq!(heard.len(), 6);
    assert_eq!(heard[0], (0, 5, "3 binary.txt".to_owned()));
    assert_eq!(heard[5], (5, 5, String::new()));
}

#[test]
fn cancel_stops_after_the_file_being_read() {
    let dir = tempfile::tempdir().unwrap();
    for n in 0..20 {
        write(dir.path(), &format!("{n}.txt"), b"word");
    }
    let cancel = AtomicBool::new(false);
    let stop = |done: usize, _, _: &str| cancel.store(done == 4, Ordering::Relaxed);
    let (texts, receipt) = read_all(&[dir.path().to_owned()], &stop, &cancel);
    assert_eq!(texts.len(), 5);
    assert!(receipt.cancelled);
    assert!(receipt.summary().ends_with("; stopped before the end."));
}

#[test]
fn a_folder_or_nothing_is_not_read_as_a_file() {
    let dir = tempfile::tempdir().unwrap();
    assert!(read_file(dir.path()).is_err());
    assert_eq!(read_file(&dir.path().join("no.txt")).unwrap_err(), ImportError::Missing);
    let denied = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
    assert!(ImportError::from(denied).to_string().contains("no right to read"));
}

#[cfg(unix)]
#[test]
fn a_file_without_the_right_to_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let path = write(dir.path(), "secret.txt", b"words");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser reads everything; then there is nothing to see here.
    if fs::File::open(&path).is_err() {
        assert_eq!(read_file(&path).unwrap_err(), ImportError::Forbidden);
    }
}

#[test]
fn a_file_that_can_not_be_kept_any_more_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let path = write(dir.path(), "a.txt", b"Words.");
    let mut there = read_file(&path).unwrap();
    let mut gone = read_file(&path).unwrap();
    assert_eq!(keep(&mut there), None);
    assert_eq!(there.bytes.as_deref(), Some(b"Words.".as_slice()));
    fs::remove_file(&path).unwrap();
    let said = keep(&mut gone).unwrap();
    assert!(said.starts_with("a.txt: ") && said.contains("no such file"), "{said}");
    assert!(gone.bytes.is_none() && gone.origin.left_out.iter().any(|line| line.contains("no such file")));
}
