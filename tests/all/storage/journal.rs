//! After a crash, and with somebody else at the same file.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crosscase::storage::{Form, Journal, Lock, Overwrite, open, recover, save};
use crosscase::study::*;

use super::sample::{contents, id, note, reword, saved, stamp, step, steps};

fn beside(path: &Path, ending: &str) -> PathBuf {
    path.with_file_name(format!(".{}.{ending}", path.file_name().unwrap().to_str().unwrap()))
}

/// Three steps that follow the saved study, and the study after them.
fn work(study: &Study) -> (Vec<crosscase::edit::Step>, Study) {
    let first = steps().len() as u64 + 1;
    let mut now = study.clone();
    let mut done = vec![note(first, "a\nb \"c\" \\ \u{2028} \u{1797}\u{17bc}")];
    done.push(reword(study, first + 1, 103, "third words\r\n\u{0}"));
    let undo = done[1].changes.inverse(stamp(0)).changes;
    done.push(step(first + 2, crosscase::edit::StepKind::Undo(stamp(first + 1)), undo));
    for step in &done {
        now.apply(&step.changes).unwrap();
    }
    (done, now)
}

#[test]
fn a_crash_loses_nothing() {
    for form in [Form::Zip, Form::Folder] {
        let (_folder, path) = saved(form);
        let opened = open(&path).unwrap();
        let (done, now) = work(&opened.contents.study);
        let mut journal = Journal::open_for(&path, &opened.contents.study).unwrap();
        assert_eq!(
            journal.place(),
            beside(&path, "journal").canonicalize().unwrap_or(beside(&path, "journal"))
        );
        for step in &done {
            journal.append(step).unwrap();
        }
        drop(journal);
        let back = open(&path).unwrap();
        let mut study = back.contents.study;
        let recovery = recover(&path, &study).unwrap();
        assert_eq!(recovery.steps, done);
        assert!(recovery.follows && recovery.torn == 0);
        for step in &recovery.steps {
            study.apply(&step.changes).unwrap();
        }
        assert!(study.same_content(&now));
    }
}

#[test]
fn a_line_that_was_being_written_is_passed_over() {
    let (_folder, path) = saved(Form::Zip);
    let study = open(&path).unwrap().contents.study;
    let (done, _) = work(&study);
    let mut journal = Journal::open_for(&path, &study).unwrap();
    for step in &done {
        journal.append(step).unwrap();
    }
    drop(journal);
    let place = beside(&path, "journal");
    let whole = fs::read(&place).unwrap();
    let lines: Vec<usize> =
        whole.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(at, _)| at).collect();
    assert_eq!(lines.len(), 3);
    for length in 0..whole.len() {
        fs::write(&place, &whole[..length]).unwrap();
        let recovery = recover(&path, &study).unwrap();
        // A line is whole with its last byte; the line feed after it may be missing.
        let full = lines.iter().filter(|end| **end <= length).count();
        assert_eq!(recovery.steps, done[..full], "{length}");
    }
    // Work goes on after the torn line.
    fs::write(&place, &whole[..lines[1] + 20]).unwrap();
    let mut journal = Journal::open_for(&path, &study).unwrap();
    journal.append(&done[2]).unwrap();
    let recovery = recover(&path, &study).unwrap();
    assert_eq!((recovery.steps, recovery.torn), (done, 1));
    // Flipped bits are not taken for steps.
    for at in (0..lines[0]).step_by(7) {
        let mut bytes = whole.clone();
        bytes[at] ^= 4;
        fs::write(&place, bytes).unwrap();
        assert_eq!(recover(&path, &study).unwrap().steps.len(), 2, "{at}");
    }
}

#[test]
fn what_is_saved_is_not_done_again() {
    let (_folder, path) = saved(Form::Zip);
    let opened = open(&path).unwrap();
    let (done, now) = work(&opened.contents.study);
    let mut journal = Journal::open_for(&path, &opened.contents.study).unwrap();
    for step in &done {
        journal.append(step).unwrap();
    }
    let mut contents = opened.contents;
    contents.study = now.clone();
    save(&path, Form::Zip, &contents, Overwrite::Unchanged(&opened.state)).unwrap();
    // Crash between saving and clearing.
    assert_eq!(recover(&path, &open(&path).unwrap().contents.study).unwrap().steps, []);
    journal.clear(&now).unwrap();
    assert!(!beside(&path, "journal").exists());
    let more = note(700, "later");
    journal.append(&more).unwrap();
    let recovery = recover(&path, &now).unwrap();
    assert_eq!(recovery.steps, [more]);
    assert!(recovery.follows);
}

#[test]
fn steps_done_during_a_save_stay() {
    let (_folder, path) = saved(Form::Zip);
    let study = contents().study;
    let mut journal = Journal::open_for(&path, &study).unwrap();
    let mut snapshot = study.clone();
    let (first, second) = (note(700, "saved"), note(701, "while saving"));
    journal.append(&first).unwrap();
    snapshot.apply(&first.changes).unwrap();
    journal.append(&second).unwrap();
    journal.saved(&snapshot).unwrap();
    let recovery = recover(&path, &snapshot).unwrap();
    assert_eq!(recovery.steps, [second]);
    assert!(recovery.follows);
    let third = note(702, "after");
    journal.append(&third).unwrap();
    assert_eq!(recover(&path, &snapshot).unwrap().steps.len(), 2);
}

#[test]
fn a_journal_of_another_state_says_so() {
    let (_folder, path) = saved(Form::Zip);
    let study = contents().study;
    let mut journal = Journal::open_for(&path, &study).unwrap();
    journal.append(&note(700, "x")).unwrap();
    let mut other = study.clone();
    other.saw(Stamp { session: SessionId(77), counter: 1 });
    let recovery = recover(&path, &other).unwrap();
    assert!(!recovery.follows);
    assert_eq!(recovery.steps.len(), 1);
    assert_eq!(other.memos.get(id(5700)), None);
}

#[test]
fn a_journal_full_of_rubbish_is_no_reason_to_stop() {
    let (_folder, path) = saved(Form::Zip);
    let mut file = fs::File::create(beside(&path, "journal")).unwrap();
    file.write_all(b"\xff\xfe\n\n0000 (\n").unwrap();
    file.write_all(&[b'('; 100_000]).unwrap();
    let recovery = recover(&path, &contents().study).unwrap();
    assert_eq!((recovery.steps.len(), recovery.torn), (0, 3));
}

#[test]
fn only_one_holds_a_study() {
    for form in [Form::Zip, Form::Folder] {
        let (_folder, path) = saved(form);
        let lock = Lock::acquire(&path).unwrap();
        assert!(lock.is_held());
        let refused = Lock::acquire(&path).unwrap_err();
        assert_eq!(refused.who.process, std::process::id());
        assert!(refused.to_string().contains("open elsewhere"));
        drop(lock);
        assert!(!beside(&path, "lock").exists());
        assert!(Lock::acquire(&path).unwrap().is_held());
        // Left by a crash: nobody holds it.
        fs::write(beside(&path, "lock"), "(user: \"gone\")").unwrap();
        assert!(Lock::acquire(&path).unwrap().is_held());
    }
}

/// Where nothing can be written beside the study: here because there is no such folder, which no
/// right of a user can change.
#[test]
fn a_place_without_writing_is_opened_without_a_lock() {
    let path = Path::new("/proc/crosscase-study");
    assert!(!Lock::acquire(path).unwrap().is_held());
    let error = save(path, Form::Zip, &contents(), Overwrite::Never).unwrap_err();
    assert!(error.to_string().contains("on disk"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_read_only() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = saved(Form::Zip);
    let bytes = fs::read(&path).unwrap();
    let rights = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).unwrap();
    rights(0o555);
    // The superuser may write all the same: then there is nothing to test here.
    let may_write = fs::write(folder.path().join("probe"), "").is_ok();
    let opened = open(&path).unwrap();
    assert_eq!(opened.problems, []);
    if !may_write {
        assert!(!Lock::acquire(&path).unwrap().is_held());
        assert!(save(&path, Form::Zip, &opened.contents, Overwrite::Unchanged(&opened.state)).is_err());
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
    rights(0o755);
}
