//! What goes in comes out, and goes in again to the byte.

use std::fs;

use crosscase::edit::History;
use crosscase::storage::{
    Contents, Form, HistoryStore, Overwrite, StorageError, check_study, export, open, save,
};
use crosscase::study::*;
use proptest::prelude::*;

use super::sample::{self, contents, id, saved, stamp, tree};

fn same(a: &Study, b: &Study) {
    assert!(a.same_content(b));
    for kind in Kind::ALL {
        for record in a.records(*kind) {
            assert_eq!(a.stamp(record.id()), b.stamp(record.id()), "{}", record.id());
        }
    }
    assert!(a.tombstones().eq(b.tombstones()));
    assert!(a.seen().eq(b.seen()));
}

#[test]
fn the_sample_is_sound() {
    assert_eq!(check_study(&contents().study), []);
    // Displays came after the golden files; see `displays.rs`.
    for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Display) {
        assert!(contents().study.count(*kind) > 0, "{kind:?}");
    }
}

#[test]
fn everything_comes_back_from_both_forms() {
    for form in [Form::Zip, Form::Folder] {
        let (_folder, path) = saved(form);
        let opened = open(&path).unwrap();
        assert_eq!(opened.problems, []);
        assert!(!opened.damaged);
        assert_eq!(opened.form, form);
        let before = contents();
        same(&before.study, &opened.contents.study);
        let (steps, problems) = opened.contents.history.parse(&opened.contents.study).unwrap();
        assert_eq!(problems, []);
        assert_eq!(steps, sample::steps());
        assert_eq!(History::from_steps(steps).len(), sample::steps().len());
        let names: Vec<_> = opened.contents.originals.names().collect();
        assert_eq!(names, ["Interview 1.docx", "\u{1797}.txt"]);
        let docx = opened.contents.originals.read("Interview 1.docx").unwrap().unwrap();
        assert_eq!(docx, b"PK\x03\x04 not really");
    }
}

#[test]
fn load_and_save_gives_the_same_bytes() {
    let (folder, path) = saved(Form::Zip);
    let first = fs::read(&path).unwrap();
    let opened = open(&path).unwrap();
    // All made again.
    let again = folder.path().join("again.crosscase");
    save(&again, Form::Zip, &opened.contents, Overwrite::Never).unwrap();
    assert_eq!(first, fs::read(&again).unwrap());
    // What did not change is copied.
    let saved = save(&path, Form::Zip, &opened.contents, Overwrite::Unchanged(&opened.state)).unwrap();
    assert_eq!(first, fs::read(&path).unwrap());
    assert_eq!((saved.left_out, saved.missing), (vec![], vec![]));
    assert_eq!(fs::read(folder.path().join("a.crosscase.previous")).unwrap(), first);
    // From nothing on disk.
    let fresh = folder.path().join("fresh.crosscase");
    save(&fresh, Form::Zip, &contents(), Overwrite::Never).unwrap();
    assert_eq!(first, fs::read(&fresh).unwrap());
}

#[test]
fn folder_and_zip_are_the_same_study() {
    let (folder, zip) = saved(Form::Zip);
    let at = |name: &str| folder.path().join(name);
    export(&zip, &at("f1"), Form::Folder).unwrap();
    export(&at("f1"), &at("z2.crosscase"), Form::Zip).unwrap();
    export(&at("z2.crosscase"), &at("f2"), Form::Folder).unwrap();
    assert_eq!(fs::read(&zip).unwrap(), fs::read(at("z2.crosscase")).unwrap());
    assert_eq!(tree(&at("f1")), tree(&at("f2")));
    // SHA-256 of the words, as `printf 'first words\n' | sha256sum` gives it.
    let old = "history/texts/cc50bd36548fa4301d3afbab7fc2faa09844f2a4bac196c307e824dcf7e9c7b5.txt";
    let tree_of = tree(&at("f1"));
    let names: Vec<_> = tree_of.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "format.ron",
            "history/0001-000000000000feed.ron",
            old,
            "originals/Interview 1.docx",
            "originals/\u{1797}.txt",
            "sources/interview-1.ron",
            "sources/interview-1.txt",
            "sources/khmer.ron",
            "sources/khmer.txt",
            "sources/picture.ron",
            "sources/reworded.ron",
            "sources/reworded.txt",
            "study.ron",
        ]
    );
    assert_eq!(tree_of[old], b"first words\n");
    assert_eq!(tree(&at("f1"))["sources/khmer.txt"], sample::KHMER.as_bytes());
}

#[test]
fn the_format_number_stands_in_the_first_bytes_of_the_file() {
    let (_folder, path) = saved(Form::Zip);
    let bytes = fs::read(path).unwrap();
    let head = String::from_utf8_lossy(&bytes[..100]);
    assert!(head.starts_with("PK\u{3}\u{4}") && head.contains("format.ron(\nformat: 2,"), "{head}");
}

#[test]
fn a_save_after_edits_is_the_same_as_one_from_nothing() {
    for form in [Form::Zip, Form::Folder] {
        let (folder, path) = saved(form);
        let opened = open(&path).unwrap();
        let mut now = opened.contents;
        let counter = sample::steps().len() as u64;
        let text = format!("{}!", sample::ENGLISH);
        let evidence = now.study.evidence.shared(id(203)).unwrap();
        let mut noted = (*evidence).clone();
        noted.note = "x".into();
        let (before, after) = (Some(Record::Evidence(evidence)), Some(noted.into()));
        let steps = [
            sample::reword(&now.study, counter + 1, 100, &text),
            sample::note(counter + 2, "a\nb"),
            sample::step(counter + 3, crosscase::edit::StepKind::Do, vec![Change { before, after }]),
            sample::step(
                counter + 4,
                crosscase::edit::StepKind::Do,
                vec![Change { before: now.study.record(AnyId::Source(id(102))), after: None }],
            ),
        ];
        for step in &steps {
            now.study.apply(&step.changes).unwrap();
            now.history.append(step).unwrap();
        }
        save(&path, form, &now, Overwrite::Unchanged(&opened.state)).unwrap();
        let back = open(&path).unwrap();
        assert_eq!(back.problems, []);
        same(&now.study, &back.contents.study);

        let mut all = sample::steps();
        all.extend(steps);
        let whole = Contents { history: HistoryStore::from_steps(&all).unwrap(), ..now.clone() };
        assert_eq!(back.contents.history.parse(&back.contents.study).unwrap(), (all, vec![]));
        let fresh = folder.path().join("fresh");
        save(&fresh, form, &whole, Overwrite::Never).unwrap();
        match form {
            Form::Zip => assert_eq!(fs::read(&path).unwrap(), fs::read(&fresh).unwrap()),
            Form::Folder => {
                assert_eq!(tree(&path), tree(&fresh));
                assert!(!path.join("sources/picture.ron").exists());
                assert!(path.join(".previous/sources/picture.ron").exists());
                let old = fs::read(path.join(".previous/sources/interview-1.txt")).unwrap();
                assert_eq!(old, sample::ENGLISH.as_bytes());
                assert!(!path.join(".previous/sources/khmer.txt").exists());
                assert!(!path.join(".saving").exists());
            }
        }
    }
}

#[test]
fn an_undone_edit_is_written_with_its_new_stamp() {
    let (_folder, path) = saved(Form::Zip);
    let opened = open(&path).unwrap();
    let mut now = opened.contents;
    let counter = sample::steps().len() as u64;
    let step = sample::reword(&now.study, counter + 1, 101, "other");
    let undo = step.changes.inverse(stamp(counter + 2));
    now.study.apply(&step.changes).unwrap();
    now.study.apply(&undo).unwrap();
    save(&path, Form::Zip, &now, Overwrite::Unchanged(&opened.state)).unwrap();
    assert_eq!(open(&path).unwrap().contents.study.texts.stamp(id(101)), Some(stamp(counter + 2)));
}

#[test]
fn nothing_is_overwritten_unasked() {
    for form in [Form::Zip, Form::Folder] {
        let (_folder, path) = saved(form);
        let opened = open(&path).unwrap();
        let refused = save(&path, form, &contents(), Overwrite::Never);
        assert!(matches!(refused, Err(StorageError::AlreadyThere { .. })));
        // A co-author saves.
        let mut theirs = contents();
        theirs.study.apply(&sample::note(500, "theirs").changes).unwrap();
        let saved = save(&path, form, &theirs, Overwrite::Unchanged(&opened.state)).unwrap();
        assert!(!saved.state.changed_on_disk().unwrap());
        assert!(opened.state.changed_on_disk().unwrap());
        let refused = save(&path, form, &opened.contents, Overwrite::Unchanged(&opened.state));
        assert!(matches!(refused, Err(StorageError::ChangedOnDisk { .. })));
        assert!(open(&path).unwrap().contents.study.memos.contains(id(5500)));
        save(&path, form, &opened.contents, Overwrite::Always(Some(&opened.state))).unwrap();
        assert!(!open(&path).unwrap().contents.study.memos.contains(id(5500)));
    }
}

#[test]
fn what_is_not_a_study_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    fs::write(&path, "my notes").unwrap();
    for form in [Form::Zip, Form::Folder] {
        assert!(save(&path, form, &contents(), Overwrite::Never).is_err());
    }
    assert!(save(folder.path(), Form::Zip, &contents(), Overwrite::Always(None)).is_err());
    assert_eq!(fs::read(&path).unwrap(), b"my notes");
}

#[test]
fn a_save_runs_on_a_thread_of_its_own() {
    let (_folder, path) = saved(Form::Zip);
    let opened = open(&path).unwrap();
    let (snapshot, state, place) = (opened.contents.clone(), opened.state.clone(), path.clone());
    let saving =
        std::thread::spawn(move || save(&place, Form::Zip, &snapshot, Overwrite::Unchanged(&state)).unwrap());
    assert!(!saving.join().unwrap().state.changed_on_disk().unwrap());
}

#[test]
fn a_study_moves_with_its_history_and_originals() {
    let (folder, path) = saved(Form::Zip);
    let opened = open(&path).unwrap();
    let other = folder.path().join("b");
    save(&other, Form::Folder, &opened.contents, Overwrite::Never).unwrap();
    let mut now = opened.contents;
    now.moved(&other);
    fs::remove_file(&path).unwrap();
    assert_eq!(now.history.parse(&now.study).unwrap().0, sample::steps());
    assert_eq!(now.originals.read("\u{1797}.txt").unwrap().unwrap(), "\u{1797}".as_bytes());
}

#[test]
fn what_lies_in_a_lost_file_does_not_keep_the_study_from_being_saved() {
    let (folder, path) = saved(Form::Zip);
    let opened = open(&path).unwrap();
    fs::remove_file(&path).unwrap();
    let other = folder.path().join("b.crosscase");
    let saved = save(&other, Form::Zip, &opened.contents, Overwrite::Never).unwrap();
    assert_eq!(saved.missing.len(), 4, "{:?}", saved.missing);
    assert!(open(&other).unwrap().contents.study.same_content(&contents().study));
}

#[test]
fn a_log_is_cut_into_pieces_that_are_never_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let steps: Vec<_> = (1..=1203).map(|counter| sample::note(counter, "n")).collect();
    let mut now = contents();
    now.history = HistoryStore::from_steps(&steps[..700]).unwrap();
    save(&path, Form::Folder, &now, Overwrite::Never).unwrap();
    let first = tree(&path);
    let opened = open(&path).unwrap();
    let mut now = opened.contents;
    for step in &steps[700..] {
        now.history.append(step).unwrap();
    }
    save(&path, Form::Folder, &now, Overwrite::Unchanged(&opened.state)).unwrap();
    let second = tree(&path);
    let chunks: Vec<_> = second.keys().filter(|name| name.starts_with("history/0")).collect();
    assert_eq!(chunks.len(), 3);
    assert_eq!(first[chunks[0]], second[chunks[0]]);
    let whole = Contents { history: HistoryStore::from_steps(&steps).unwrap(), ..now.clone() };
    save(&folder.path().join("b"), Form::Folder, &whole, Overwrite::Never).unwrap();
    assert_eq!(tree(&folder.path().join("b")), second);
    assert_eq!(now.history.parse(&now.study).unwrap().0, steps);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_comes_back(
        words in "(?s)[\\PC\n\t\"#\\\\\u{300}\u{17d2}\u{1f1e6}]{0,60}",
        more in proptest::collection::vec("\\PC{0,20}", 0..3),
    ) {
        let mut now = contents();
        let mut info = now.study.front().clone();
        info.front.clone_from(&words);
        info.open_questions = more;
        now.study.restore(info.into(), stamp(900));
        now.study.restore(SourceText::plain(id(103), words.as_str()).into(), stamp(901));
        let borders: Vec<usize> = (0..=words.len()).filter(|at| is_border(&words, *at)).collect();
        for pair in borders.windows(2) {
            let quote = words[pair[0]..pair[1]].to_owned();
            let span = Span::new(pair[0], pair[1]);
            let mut evidence = sample::evidence(203, 101, sample::KHMER, "\u{1785}\u{17b6}\u{179f}", 0);
            evidence = Evidence { id: id(10_000 + pair[0] as u128), source: id(103), span, quote, ..evidence };
            evidence.note.clone_from(&words);
            now.study.restore(evidence.into(), stamp(902));
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.crosscase");
        save(&path, Form::Zip, &now, Overwrite::Never).unwrap();
        let opened = open(&path).unwrap();
        prop_assert_eq!(&opened.problems, &vec![]);
        prop_assert!(opened.contents.study.same_content(&now.study));
    }
}
