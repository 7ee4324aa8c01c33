//! Cut off, flipped, mixed up: opens as far as it goes, says so, and leaves the file alone.

use std::fs;
use std::path::Path;

use crosscase::storage::{Form, Opened, Overwrite, ProblemKind, StorageError, open, save};
use crosscase::study::*;

use super::sample::{contents, id, saved};

/// A small generator, so that a failure can be had again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

fn try_bytes(path: &Path, bytes: &[u8]) -> Result<Opened, StorageError> {
    fs::write(path, bytes).unwrap();
    let result = open(path);
    assert_eq!(fs::read(path).unwrap(), bytes, "the file was touched");
    if let Ok(opened) = &result {
        // The log is read later; it must not do worse than the rest.
        drop(opened.contents.history.parse(&opened.contents.study));
        sound(opened);
        let whole = opened.contents.study.same_content(&contents().study);
        assert!(whole || opened.damaged || opened.problems.iter().any(|p| p.kind != ProblemKind::Note));
    }
    result
}

/// Whatever was opened can be relied on, but for remarks.
fn sound(opened: &Opened) {
    let told = crosscase::storage::check_study(&opened.contents.study);
    assert!(told.iter().all(|problem| problem.kind == ProblemKind::Note), "{told:?}");
}

#[test]
fn a_file_that_was_cut_off() {
    let (folder, path) = saved(Form::Zip);
    let whole = fs::read(&path).unwrap();
    let cut = folder.path().join("cut.crosscase");
    let mut opened_any = false;
    for length in (0..whole.len()).step_by(whole.len() / 150) {
        if let Ok(opened) = try_bytes(&cut, &whole[..length]) {
            assert!(opened.damaged, "{length}");
            let refused = save(&cut, Form::Zip, &opened.contents, Overwrite::Unchanged(&opened.state));
            assert!(matches!(refused, Err(StorageError::Damaged { .. })));
            opened_any = true;
        }
    }
    assert!(opened_any);
    // Only the table of contents is gone: everything is there.
    let table = whole.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    let opened = try_bytes(&cut, &whole[..table]).unwrap();
    assert!(opened.contents.study.same_content(&contents().study));
    assert!(opened.damaged);
}

#[test]
fn a_file_with_flipped_bits() {
    let (folder, path) = saved(Form::Zip);
    let whole = fs::read(&path).unwrap();
    let flipped = folder.path().join("flipped.crosscase");
    let mut dice = Dice(1);
    let mut outcomes = [0, 0];
    for _ in 0..400 {
        let mut bytes = whole.clone();
        for _ in 0..=dice.roll(3) {
            let at = dice.roll(bytes.len());
            bytes[at] ^= 1 << dice.roll(8);
        }
        outcomes[usize::from(open_flipped(&flipped, &bytes))] += 1;
    }
    assert!(outcomes[1] > 300, "{outcomes:?}");
}

/// Flips in a name, a time or an original change nothing that can be told from the study.
fn open_flipped(path: &Path, bytes: &[u8]) -> bool {
    fs::write(path, bytes).unwrap();
    let Ok(opened) = open(path) else { return false };
    drop(opened.contents.history.parse(&opened.contents.study));
    sound(&opened);
    let whole = opened.contents.study.same_content(&contents().study);
    assert!(whole || opened.damaged, "content is missing and nobody was told");
    assert_eq!(fs::read(path).unwrap(), bytes);
    true
}

/// Whoever reads a zip goes by the name in its table; the same name stands before the part itself.
#[test]
fn a_damaged_name_of_a_part_is_told() {
    let (folder, path) = saved(Form::Zip);
    let whole = fs::read(&path).unwrap();
    let flipped = folder.path().join("flipped.crosscase");
    for name in ["sources/picture.ron", "sources/khmer.txt", "study.ron", "history/0001-"] {
        let name = name.as_bytes();
        let places = (0..whole.len()).filter(|at| whole[*at..].starts_with(name));
        for at in places.flat_map(|start| start..start + name.len()) {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            fs::write(&flipped, &bytes).unwrap();
            assert!(open(&flipped).is_ok_and(|opened| opened.damaged), "{at}");
        }
    }
}

#[test]
fn parts_of_a_folder_with_flipped_bits() {
    let (_folder, path) = saved(Form::Folder);
    let mut dice = Dice(7);
    for part in ["study.ron", "sources/interview-1.ron", "sources/khmer.txt", "format.ron"] {
        let place = path.join(part);
        let whole = fs::read(&place).unwrap();
        for _ in 0..80 {
            let mut bytes = whole.clone();
            let at = dice.roll(bytes.len());
            match dice.roll(3) {
                0 => bytes[at] ^= 1 << dice.roll(8),
                1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, b"\"()[],#\n"[dice.roll(8)]),
            }
            fs::write(&place, &bytes).unwrap();
            if let Ok(opened) = open(&path) {
                sound(&opened);
            }
            assert_eq!(fs::read(&place).unwrap(), bytes);
        }
        fs::write(&place, whole).unwrap();
    }
    assert_eq!(open(&path).unwrap().problems, []);
}

#[test]
fn one_damaged_record_costs_one_record() {
    let (_folder, path) = saved(Form::Folder);
    let place = path.join("sources/interview-1.ron");
    let text = fs::read_to_string(&place).unwrap();
    let line = text.lines().position(|line| line.contains("weight: 2")).unwrap();
    fs::write(&place, text.replacen("weight: 2", "weight: two", 1)).unwrap();
    let opened = open(&path).unwrap();
    assert!(opened.damaged);
    let study = &opened.contents.study;
    assert_eq!(study.sources.len(), 4);
    assert_eq!(study.evidence.len(), 3);
    assert!(!study.evidence.contains(id(200)) && study.evidence.contains(id(201)));
    let told = opened.problems.iter().find(|problem| problem.file == "sources/interview-1.ron").unwrap();
    assert_eq!(told.line, Some(line + 1));
    assert!(told.what.contains("evidence"), "{told}");
    // What named the lost record is still there, without it.
    assert_eq!(study.findings.get(id(300)).unwrap().evidence_for, []);
}

#[test]
fn a_damaged_source_leaves_the_others() {
    let (_folder, path) = saved(Form::Folder);
    fs::write(path.join("sources/khmer.ron"), "not at all RON").unwrap();
    fs::remove_file(path.join("sources/reworded.txt")).unwrap();
    let opened = open(&path).unwrap();
    assert!(opened.damaged);
    assert_eq!(opened.contents.study.sources.len(), 3);
    assert_eq!(opened.contents.study.evidence.len(), 3);
    let files: Vec<_> = opened.problems.iter().map(|problem| problem.file.as_str()).collect();
    assert!(files.contains(&"sources/khmer.ron") && files.contains(&"sources/reworded.txt"), "{files:?}");
}

#[test]
fn a_study_without_its_main_part_keeps_its_sources() {
    let (_folder, path) = saved(Form::Folder);
    fs::remove_file(path.join("study.ron")).unwrap();
    let opened = open(&path).unwrap();
    assert!(opened.damaged);
    assert_eq!(opened.contents.study.sources.len(), 4);
    assert_eq!(opened.contents.study.evidence.len(), 4);
    // What they can't be without stands there empty.
    assert_eq!(opened.contents.study.cases.get(id(40)).unwrap().name, "Missing case");
}

#[test]
fn a_merge_by_git_that_left_its_marks() {
    let (_folder, path) = saved(Form::Folder);
    let place = path.join("study.ron");
    let text = fs::read_to_string(&place).unwrap();
    let line = "    statement: \"The committee meets\",\n";
    let marked = format!("<<<<<<< HEAD\n{line}=======\n    statement: \"It met\",\n>>>>>>> theirs\n");
    fs::write(&place, text.replacen(line, &marked, 1)).unwrap();
    let opened = open(&path).unwrap();
    assert!(opened.damaged);
    assert_eq!(opened.contents.study.findings.len(), 1);
    assert_eq!(opened.contents.study.recommendations.len(), 1);
}

#[test]
fn an_interrupted_save_of_a_folder_counts_as_done_or_not_begun() {
    let (_folder, path) = saved(Form::Folder);
    let before = open(&path).unwrap();
    let (_other, after) = saved(Form::Folder);
    let mut now = contents();
    let step = super::sample::reword(&now.study, 900, 101, "new");
    now.study.apply(&step.changes).unwrap();
    let mut gone = now.study.record(AnyId::Evidence(id(203))).unwrap();
    if let Record::Evidence(evidence) = &mut gone {
        let mut moved = (**evidence).clone();
        (moved.span, moved.quote) = (Span::new(0, 3), "new".into());
        now.study.restore(moved.into(), super::sample::stamp(901));
    }
    save(&after, Form::Folder, &now, Overwrite::Always(None)).unwrap();

    // Crash before everything was written beside.
    fs::create_dir_all(path.join(".saving/sources")).unwrap();
    for part in ["sources/khmer.txt", "sources/khmer.ron"] {
        fs::copy(after.join(part), path.join(".saving").join(part)).unwrap();
    }
    assert!(open(&path).unwrap().contents.study.same_content(&before.contents.study));
    // Crash after that, with one part moved already.
    fs::copy(after.join("study.ron"), path.join("study.ron")).unwrap();
    let done = "(write:[\"sources/khmer.ron\",\"sources/khmer.txt\",\"study.ron\",\"../x\"],remove:[\"sources/picture.ron\",\"../a/format.ron\"])";
    fs::write(path.join(".saving/done.ron"), done).unwrap();
    let opened = open(&path).unwrap();
    assert_eq!(opened.contents.study.text(id(101)), "new");
    assert!(!opened.contents.study.sources.contains(id(102)));
    assert_eq!(opened.problems, []);
    // Opening changed nothing; the next save makes the moves.
    assert!(path.join(".saving/done.ron").exists());
    save(&path, Form::Folder, &opened.contents, Overwrite::Unchanged(&opened.state)).unwrap();
    assert!(!path.join(".saving").exists() && !path.join("sources/picture.ron").exists());
    assert_eq!(fs::read_to_string(path.join("sources/khmer.txt")).unwrap(), "new");
    assert!(path.join("format.ron").exists());
}
