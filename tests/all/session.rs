//! Laws of an open study: undo and redo, saved and unsaved, what survives closing, who has it open.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use crosscase::edit::{Command, Retag, Step};
use crosscase::session::{Found, Session, lost_work};
use crosscase::storage::{self, Contents, Form, Overwrite, check_study};
use crosscase::study::*;

use crate::crash::{Chance, save, small_study, tag, theme};

fn lay_out(dir: &Path, name: &str) -> PathBuf {
    let path = dir.join(name);
    let contents = Contents { study: small_study(2, 10), ..Contents::default() };
    storage::save(&path, Form::of(&path), &contents, Overwrite::Never).unwrap();
    path
}

fn open(path: &Path) -> (Session, Found) {
    let opened = storage::open(path).unwrap();
    assert!(opened.problems.is_empty(), "{:?}", opened.problems);
    Session::open(opened)
}

/// Opened, with its history read.
fn reopen(path: &Path) -> Session {
    let (mut session, found) = open(path);
    let (steps, problems) = (found.history)().unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    session.set_history(steps);
    session
}

fn add(session: &mut Session, chance: &mut Chance) -> EvidenceId {
    let evidence = tag(session.study(), chance);
    let id = evidence.id;
    session.edit(&Command::put(evidence)).unwrap();
    session.write_journal().unwrap();
    id
}

fn undo(session: &mut Session) {
    session.undo().unwrap().unwrap();
    session.write_journal().unwrap();
}

fn redo(session: &mut Session) {
    session.redo().unwrap().unwrap();
    session.write_journal().unwrap();
}

fn unsaved(session: &Session) -> bool {
    session.file.unsaved(session)
}

/// A random edit: a passage, a theme, other tags, or the front page.
fn edit(session: &mut Session, chance: &mut Chance) -> Stamp {
    let study = session.study();
    let some: Vec<EvidenceId> = study.evidence.ids().collect();
    let command = match chance.below(5) {
        0 => Command::put(theme(&format!("Theme {}", chance.next()))),
        1 if !some.is_empty() => Command::Delete(vec![AnyId::Evidence(some[chance.below(some.len())])]),
        2 if !some.is_empty() => {
            let level = study.levels.ids().nth(chance.below(3)).unwrap();
            Command::Retag { evidence: some, change: Retag::ToggleLevel(level) }
        }
        3 => Command::put(Info { question: format!("Why {}?", chance.next()), ..study.front().clone() }),
        _ => Command::put(tag(study, chance)),
    };
    session.edit(&command).unwrap().stamp()
}

#[test]
fn undo_and_redo_walk_through_the_states_of_a_study() {
    for seed in 0..20 {
        let mut chance = Chance(seed);
        let mut session = Session::new(small_study(2, 10), Default::default());
        // The states passed through, and where in them the study stands.
        let (mut states, mut at) = (vec![session.study().clone()], 0);
        for _ in 0..120 {
            match chance.below(3) {
                0 => {
                    let undone = session.undo().map(|step| step.map(Step::stamp).unwrap());
                    assert_eq!(undone.is_some(), at > 0);
                    at -= usize::from(undone.is_some());
                }
                1 => {
                    let redone = session.redo().map(|step| step.map(Step::stamp).unwrap());
                    assert_eq!(redone.is_some(), at + 1 < states.len());
                    at += usize::from(redone.is_some());
                }
                _ => {
                    edit(&mut session, &mut chance);
                    states.truncate(at + 1);
                    states.push(session.study().clone());
                    at += 1;
                }
            }
            assert!(session.study().same_content(&states[at]), "seed {seed}");
            assert!(check_study(session.study()).is_empty());
        }
        while session.undo().is_some() {}
        assert!(session.study().same_content(&states[0]));
        while session.redo().is_some() {}
        assert!(session.study().same_content(states.last().unwrap()));
    }
}

#[test]
fn everything_since_a_step_is_taken_back_as_one_step() {
    for seed in 100..110 {
        let mut chance = Chance(seed);
        let mut session = Session::new(small_study(2, 10), Default::default());
        let mut before = Vec::new();
        for _ in 0..15 {
            let state = session.study().clone();
            before.push((edit(&mut session, &mut chance), state));
        }
        let now = session.study().clone();
        for (stamp, state) in &before {
            assert!(session.as_it_was_before(*stamp).unwrap().same_content(state), "seed {seed}");
        }
        let (stamp, state) = &before[chance.below(15)];
        session.take_back_since(*stamp).unwrap();
        assert!(session.study().same_content(state));
        session.undo().unwrap().unwrap();
        assert!(session.study().same_content(&now), "one undo brings it all again");
    }
}

#[test]
fn one_step_in_the_middle_is_taken_back_if_nothing_rests_on_it() {
    let mut chance = Chance(7);
    let mut session = Session::new(small_study(2, 10), Default::default());
    let new = theme("Money");
    let of_theme = session.edit(&Command::put(new.clone())).unwrap().stamp();
    let first = tag(session.study(), &mut chance);
    let of_first = session.edit(&Command::put(first.clone())).unwrap().stamp();
    let second = Evidence { themes: vec![new.id], ..tag(session.study(), &mut chance) };
    session.edit(&Command::put(second.clone())).unwrap();

    let then = session.study().clone();
    assert!(session.take_back(of_theme).is_err(), "the second passage carries the theme");
    assert!(session.study().same_content(&then), "a refusal changes nothing");
    assert_eq!(session.history().len(), 3);

    session.take_back(of_first).unwrap();
    assert!(!session.study().evidence.contains(first.id) && session.study().evidence.contains(second.id));
    assert!(session.take_back(of_first).is_err(), "it is taken back already");
    assert_eq!(session.history().len(), 4);
}

#[test]
fn a_study_is_unsaved_exactly_while_it_differs_from_its_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = lay_out(dir.path(), "study.crosscase");
    let mut chance = Chance(1);
    let mut session = reopen(&path);
    assert!(!unsaved(&session));
    add(&mut session, &mut chance);
    add(&mut session, &mut chance);
    assert!(unsaved(&session));
    assert_eq!(session.file.unsaved_steps(&session), 2);
    undo(&mut session);
    undo(&mut session);
    assert!(!unsaved(&session), "back to what was opened");
    redo(&mut session);
    save(&mut session, &path);
    assert!(!unsaved(&session));
    assert_eq!(session.file.unsaved_steps(&session), 0);
    add(&mut session, &mut chance);
    assert!(unsaved(&session));
    undo(&mut session);
    assert!(!unsaved(&session), "undone back to what was saved");
    undo(&mut session);
    assert!(unsaved(&session), "undone further than what was saved");
    redo(&mut session);
    assert!(!unsaved(&session));
    save(&mut session, &path);
    drop(session);

    let mut session = reopen(&path);
    assert!(!unsaved(&session));
    undo(&mut session);
    assert!(unsaved(&session), "a step of the last session was undone");
    redo(&mut session);
    assert!(!unsaved(&session));
    assert!(!session.file.changed_on_disk());
    fs::write(&path, b"something else").unwrap();
    assert!(session.file.changed_on_disk());
}

#[test]
fn undo_goes_on_after_closing_and_opening() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["study.crosscase", "study"] {
        let path = lay_out(dir.path(), name);
        let mut chance = Chance(2);
        let mut session = reopen(&path);
        let mut states = vec![session.study().clone()];
        for _ in 0..4 {
            add(&mut session, &mut chance);
            states.push(session.study().clone());
        }
        undo(&mut session);
        save(&mut session, &path);
        drop(session);

        let mut session = reopen(&path);
        assert!(session.study().same_content(&states[3]));
        redo(&mut session);
        assert!(session.study().same_content(&states[4]), "what was undone before closing is done again");
        for state in states.iter().rev().skip(1) {
            undo(&mut session);
            assert!(session.study().same_content(state));
        }
        assert!(session.undo().is_none());
        redo(&mut session);
        assert!(session.study().same_content(&states[1]));
        // Work done before the log is read finds its place on top of it.
        save(&mut session, &path);
        drop(session);
        let (mut session, found) = open(&path);
        let early = add(&mut session, &mut chance);
        session.set_history((found.history)().unwrap().0);
        undo(&mut session);
        assert!(!session.study().evidence.contains(early));
        assert!(session.study().same_content(&states[1]) && !unsaved(&session));
        undo(&mut session);
        assert!(session.study().same_content(&states[0]));
    }
}

#[test]
fn each_session_has_a_piece_of_the_log_of_its_own() {
    let dir = tempfile::tempdir().unwrap();
    let path = lay_out(dir.path(), "study");
    let mut chance = Chance(3);
    let log = || -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(path.join("history")).unwrap().map(|entry| entry.unwrap());
        let files = entries.filter(|entry| entry.path().is_file());
        let mut pieces: Vec<_> = files
            .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
            .collect();
        pieces.sort();
        pieces
    };
    for sessions in 1..=3 {
        let before = if sessions == 1 { vec![] } else { log() };
        let mut session = reopen(&path);
        add(&mut session, &mut chance);
        save(&mut session, &path);
        add(&mut session, &mut chance);
        save(&mut session, &path);
        drop(session);
        let after = log();
        assert_eq!(after.len(), sessions);
        assert_eq!(after[..sessions - 1], before, "the pieces of others stay as they were");
        assert!(after[sessions - 1].0.starts_with(&format!("{sessions:04}-")));
    }
    assert_eq!(log().iter().map(|(name, _)| &name[5..]).collect::<BTreeSet<_>>().len(), 3);
    assert_eq!(reopen(&path).history().len(), 6);
}

fn journal(path: &Path) -> PathBuf {
    path.with_file_name(format!(".{}.journal", path.file_name().unwrap().to_str().unwrap()))
}

#[test]
fn unsaved_work_is_there_after_a_crash_and_gone_once_discarded() {
    let dir = tempfile::tempdir().unwrap();
    let path = lay_out(dir.path(), "study.crosscase");
    let mut chance = Chance(4);
    let mut session = reopen(&path);
    let ids: Vec<_> = (0..3).map(|_| add(&mut session, &mut chance)).collect();
    // To drop it without saving is to the file what a crash is.
    drop(session);
    let (mut session, found) = open(&path);
    assert_eq!((found.recovered, found.misfits, found.replaced), (3, 0, false));
    session.set_history((found.history)().unwrap().0);
    assert!(ids.iter().all(|id| session.study().evidence.contains(*id)));
    assert!(unsaved(&session));
    undo(&mut session);
    assert!(!session.study().evidence.contains(ids[2]));
    session.file.discard();
    drop(session);
    assert!(!journal(&path).exists());
    let (session, found) = open(&path);
    assert_eq!((found.recovered, found.replaced), (0, false));
    assert_eq!(session.study().evidence.len(), 0);
}

/// What does not fit is said once, kept beside the study, and not done later when it happens to fit.
#[test]
fn a_step_that_did_not_fit_is_set_aside_for_good() {
    let dir = tempfile::tempdir().unwrap();
    let path = lay_out(dir.path(), "study.crosscase");
    let mut chance = Chance(6);
    let mut session = reopen(&path);
    let new = theme("Money");
    session.edit(&Command::put(new.clone())).unwrap();
    session.write_journal().unwrap();
    let lost = Evidence { themes: vec![new.id], ..tag(session.study(), &mut chance) };
    session.edit(&Command::put(lost.clone())).unwrap();
    session.write_journal().unwrap();
    drop(session);
    // The line of the theme is lost.
    let text = fs::read_to_string(journal(&path)).unwrap();
    fs::write(journal(&path), text.lines().skip(1).map(|line| format!("{line}\n")).collect::<String>())
        .unwrap();

    let (mut session, found) = open(&path);
    assert_eq!((found.recovered, found.misfits), (0, 1));
    let aside = path.with_file_name(".study.crosscase.journal.set-aside");
    assert_eq!(fs::read_to_string(&aside).unwrap().lines().count(), 1);
    // Now it would fit.
    session.edit(&Command::put(new)).unwrap();
    save(&mut session, &path);
    drop(session);
    let (session, found) = open(&path);
    assert_eq!((found.recovered, found.misfits), (0, 0));
    assert!(!session.study().evidence.contains(lost.id));
}

#[test]
fn unsaved_work_on_a_file_that_was_replaced_is_brought_back_and_said_so() {
    let dir = tempfile::tempdir().unwrap();
    let path = lay_out(dir.path(), "study.crosscase");
    let mut chance = Chance(9);
    let mut session = reopen(&path);
    let mine = add(&mut session, &mut chance);
    drop(session);
    let kept = fs::read(journal(&path)).unwrap();
    // A co-author's copy, saved elsewhere, comes in the place of the file.
    fs::remove_file(journal(&path)).unwrap();
    let mut session = reopen(&path);
    let theirs = add(&mut session, &mut chance);
    save(&mut session, &path);
    drop(session);
    fs::write(journal(&path), kept).unwrap();

    let (session, found) = open(&path);
    assert_eq!((found.recovered, found.misfits, found.replaced), (1, 0, true));
    assert!(session.study().evidence.contains(mine) && session.study().evidence.contains(theirs));
    assert!(unsaved(&session));
}

#[test]
fn a_torn_journal_gives_what_fits() {
    let dir = tempfile::tempdir().unwrap();
    let path = lay_out(dir.path(), "study.crosscase");
    let mut chance = Chance(5);
    let mut session = reopen(&path);
    let first = add(&mut session, &mut chance);
    let new = theme("Money");
    session.edit(&Command::put(new.clone())).unwrap();
    session.write_journal().unwrap();
    let second = Evidence { themes: vec![new.id], ..tag(session.study(), &mut chance) };
    session.edit(&Command::put(second.clone())).unwrap();
    session.write_journal().unwrap();
    let third = add(&mut session, &mut chance);
    drop(session);

    let text = fs::read_to_string(journal(&path)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 4);
    // Line 2, the theme, is lost: the passage that carries it makes no sense, the others do.
    fs::write(journal(&path), [lines[0], lines[2], lines[3], ""].join("\n")).unwrap();
    let (session, found) = open(&path);
    assert!(check_study(session.study()).is_empty(), "{:?}", check_study(session.study()));
    assert_eq!((found.recovered, found.misfits), (2, 1));
    let study = session.study();
    assert!(study.evidence.contains(first) && study.evidence.contains(third));
    assert!(!study.evidence.contains(second.id));
    drop(session);

    // Half a last line, as of a crash in the middle of writing.
    let torn = &text[..text.len() - lines[3].len() / 2];
    fs::write(journal(&path), torn).unwrap();
    let (mut session, found) = open(&path);
    assert_eq!((found.recovered, found.misfits), (3, 0));
    assert!(session.study().evidence.contains(second.id) && !session.study().evidence.contains(third));
    let fourth = add(&mut session, &mut chance);
    drop(session);
    let (session, found) = open(&path);
    assert_eq!((found.recovered, found.misfits), (4, 0), "what follows a torn line is not torn with it");
    assert!(session.study().evidence.contains(fourth));
}

#[test]
fn the_second_to_open_a_study_is_told_who_has_it() {
    let dir = tempfile::tempdir().unwrap();
    let path = lay_out(dir.path(), "study.crosscase");
    let mut chance = Chance(6);
    let mut mine = reopen(&path);
    let id = add(&mut mine, &mut chance);
    let before = fs::read(journal(&path)).unwrap();

    let (mut theirs, found) = open(&path);
    let me = storage::Who::me();
    let who = found.locked_by.expect("it is open elsewhere");
    assert!(who.contains(&me.host) && who.contains(&me.user), "{who}");
    assert_eq!(found.recovered, 0, "unsaved steps of others are not taken over");
    assert!(!theirs.study().evidence.contains(id));
    add(&mut theirs, &mut chance);
    assert!(fs::read(journal(&path)).unwrap() == before, "nor is their journal written");
    drop(theirs);
    assert!(open(&path).1.locked_by.is_some(), "closing the second does not let go of the first");

    save(&mut mine, &path);
    drop(mine);
    let (session, found) = open(&path);
    assert_eq!((found.locked_by, found.recovered), (None, 0));
    assert!(session.study().evidence.contains(id));
}

const ACT: &str = "CROSSCASE_SESSION_ACT";
const PLACE: &str = "CROSSCASE_SESSION_PLACE";

/// Studies without a name live in the user's data folder, which only a child process may be given.
#[test]
fn child() {
    let (Ok(act), Ok(place)) = (std::env::var(ACT), std::env::var(PLACE)) else { return };
    let place = Path::new(&place);
    let mut chance = Chance(8);
    match act.as_str() {
        "begin and save" => {
            let mut session = Session::begin(small_study(2, 10));
            assert!(session.file.path().is_none() && !unsaved(&session));
            add(&mut session, &mut chance);
            assert!(unsaved(&session));
            save(&mut session, place);
            assert_eq!(session.file.path(), Some(place));
            assert!(!unsaved(&session));
            // The journal goes on beside the new file.
            add(&mut session, &mut chance);
            assert!(journal(place).exists());
            save(&mut session, place);
            undo(&mut session);
            redo(&mut session);
            assert!(!unsaved(&session));
            save(&mut session, place);
            assert!(lost_work().is_none());
        }
        "begin and die" => {
            let mut session = Session::begin(small_study(2, 10));
            add(&mut session, &mut chance);
            add(&mut session, &mut chance);
            assert!(lost_work().is_none(), "what is open is not lost");
            std::process::exit(3);
        }
        "find and save" => {
            let lost = lost_work().unwrap();
            assert_eq!((lost.title.as_str(), lost.steps), ("Two wards", 2));
            let mut session = lost.open().unwrap();
            assert_eq!(session.study().evidence.len(), 2);
            assert!(unsaved(&session) && session.file.path().is_none());
            session.set_history(vec![]);
            undo(&mut session);
            redo(&mut session);
            assert!(unsaved(&session), "it was never saved");
            save(&mut session, place);
            assert!(!unsaved(&session));
        }
        "begin and discard" => {
            let mut session = Session::begin(small_study(2, 10));
            add(&mut session, &mut chance);
            session.file.discard();
        }
        "nothing to find" => assert!(lost_work().is_none()),
        other => panic!("{other}"),
    }
}

#[test]
fn a_study_without_a_name_leaves_nothing_behind() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path().join("home");
    let act = |act: &str, place: &Path| {
        let output = Process::new(std::env::current_exe().unwrap())
            .args(["--exact", "session::child", "--nocapture"])
            .env(ACT, act)
            .env(PLACE, place)
            .env("HOME", &home)
            .env("XDG_DATA_HOME", &home)
            .output()
            .unwrap();
        let code = output.status.code();
        assert_eq!(code, Some(if act == "begin and die" { 3 } else { 0 }), "{act}: {output:?}");
    };
    let left = || -> Vec<String> {
        let mut names = Vec::new();
        let mut folders = vec![home.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { names.push(path.display().to_string()) }
            }
        }
        names
    };
    let (first, second) = (dir.path().join("first.crosscase"), dir.path().join("second"));
    act("begin and save", &first);
    assert_eq!(left(), Vec::<String>::new());
    assert_eq!(reopen(&first).history().len(), 4);
    act("begin and die", &first);
    assert!(!left().is_empty());
    act("find and save", &second);
    assert_eq!(left(), Vec::<String>::new());
    assert_eq!(reopen(&second).study().evidence.len(), 2);
    act("nothing to find", &second);
    act("begin and discard", &second);
    assert_eq!(left(), Vec::<String>::new());
}
