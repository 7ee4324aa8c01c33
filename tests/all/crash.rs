//! `kill -9` in the middle of tagging and in the middle of saving: what was acknowledged is there after.
//!
//! The one who tags is this test program again, as a child process that runs only [`child`].

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::str::FromStr;
use std::time::{Duration, Instant};

use crosscase::edit::{Command, NewSource};
use crosscase::session::{NewStudy, Session, fresh, new_study, now};
use crosscase::storage::{self, Contents, Form, Overwrite, check_study};
use crosscase::study::*;

const PATH: &str = "CROSSCASE_CRASH_PATH";
const SEED: &str = "CROSSCASE_CRASH_SEED";
/// Steps between two saves.
const EVERY: &str = "CROSSCASE_CRASH_SAVE_EVERY";

/// SplitMix64: the same moments and passages on every run, as far as the clock allows.
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
}

/// A study of two cases with texts and one theme.
pub fn small_study(sources: usize, paragraphs: usize) -> Study {
    let study = new_study(&NewStudy {
        title: "Two wards".into(),
        question: "Who keeps the fund?".into(),
        cases: vec!["North".into(), "South".into()],
        coder: "Ana".into(),
    });
    let mut session = Session::new(study, Default::default());
    let cases: Vec<CaseId> = session.study().cases.ids().collect();
    let sources = (0..sources).map(|number| {
        let text = (0..paragraphs)
            .map(|at| {
                format!("{at}. ខ្ញុំ The nurse said café e\u{301} that fund {number} was empty 👩‍⚕️ again.\n\n")
            })
            .collect::<String>();
        let source = Source {
            id: fresh(),
            case: cases[number % 2],
            unit: None,
            title: format!("Text {number}"),
            slug: format!("text-{number}"),
            order: number as u32,
            kind: SourceKind::Interview,
            date: String::new(),
            language: "en".into(),
            place: String::new(),
            participants: Vec::new(),
            fieldwork: String::new(),
            note: String::new(),
            words: word_count(&text) as u32,
            read_by: BTreeSet::new(),
            origin: Origin::default(),
        };
        NewSource::plain(source, text)
    });
    session.edit(&Command::ImportSources(sources.collect())).unwrap();
    session.edit(&Command::put(theme("Trust"))).unwrap();
    session.study().clone()
}

pub fn theme(name: &str) -> Theme {
    Theme {
        id: fresh(),
        parent: None,
        order: 0,
        name: name.into(),
        short: String::new(),
        definition: String::new(),
        include: String::new(),
        exclude: String::new(),
        example: String::new(),
        hue: None,
    }
}

/// Evidence on a passage by chance.
pub fn tag(study: &Study, chance: &mut Chance) -> Evidence {
    let sources: Vec<SourceId> = study.sources.ids().collect();
    let source = sources[chance.below(sources.len())];
    let text = study.text(source);
    let start = border_before(text, chance.below(text.len() - 80));
    let end = border_after(text, start + 1 + chance.below(60));
    let levels: Vec<LevelId> = study.levels.ids().collect();
    Evidence {
        id: fresh(),
        source,
        unit: None,
        span: Span::new(start, end),
        quote: text[start..end].to_owned(),
        region: None,
        search: String::new(),
        themes: study.themes.ids().take(1).collect(),
        levels: vec![levels[chance.below(levels.len())]],
        polarity: Some(Polarity::ALL[chance.below(3)]),
        kind: None,
        actors: vec![],
        weight: 2,
        note: "“quoted”\nand \\ broken".into(),
        coder: study.coders.ids().next().unwrap(),
        created: now(),
    }
}

pub fn save(session: &mut Session, path: &Path) {
    let top = session.history().next_undo().map(crosscase::edit::Step::stamp);
    let steps = session.history().len();
    let saved = session.prepare_save(path, false).run().unwrap();
    assert!(saved.left_out.is_empty() && saved.missing.is_empty(), "{:?}", saved.missing);
    session.saved(saved, top, steps).unwrap();
}

fn say(words: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{words}").unwrap();
    out.flush().unwrap();
}

/// Tags until it is killed. As a test of its own it does nothing.
#[test]
fn child() {
    let variable = |name| std::env::var(name).ok();
    let (Some(path), Some(seed), Some(every)) = (variable(PATH), variable(SEED), variable(EVERY)) else {
        return;
    };
    let path = Path::new(&path);
    let mut chance = Chance(seed.parse().unwrap());
    let every: usize = every.parse().unwrap();
    let (mut session, found) = Session::open(storage::open(path).unwrap());
    assert_eq!((found.locked_by, found.misfits, found.no_lock), (None, 0, false));
    session.set_history((found.history)().unwrap().0);
    // The test harness has begun a line.
    say("\nready");
    // Nobody lives for ever, not even if the parent is gone.
    let end = Instant::now() + Duration::from_secs(20);
    for step in 1.. {
        if Instant::now() > end {
            return;
        }
        let evidence = tag(session.study(), &mut chance);
        let id = evidence.id;
        session.edit(&Command::put(evidence)).unwrap();
        session.write_journal().unwrap();
        say(&format!("ack {id}"));
        if step % every == 0 {
            say("saving");
            save(&mut session, path);
            say("saved");
        }
    }
}

struct Life {
    acknowledged: Vec<EvidenceId>,
    /// Killed between "saving" and "saved".
    in_save: bool,
}

/// One life of a child. With `wait_for`, the time to the kill runs from that line.
fn live_and_die(
    path: &Path,
    home: &Path,
    seed: u64,
    every: usize,
    wait_for: Option<&str>,
    delay: Duration,
) -> Life {
    let mut child = Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::child", "--nocapture", "--test-threads=1"])
        .env(PATH, path)
        .env(SEED, seed.to_string())
        .env(EVERY, every.to_string())
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    if let Some(word) = wait_for {
        loop {
            let mut line = String::new();
            let ended = out.read_line(&mut line).unwrap() == 0;
            said.push_str(&line);
            if line.trim() == word {
                break;
            }
            if ended {
                let mut errors = String::new();
                child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
                panic!("the child ended by itself: {said}\n{errors}");
            }
        }
    }
    std::thread::sleep(delay);
    child.kill().unwrap();
    out.read_to_string(&mut said).unwrap();
    let status = child.wait().unwrap();
    assert!(!status.success(), "the child was killed: {said}");
    let mut errors = String::new();
    child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
    assert!(!errors.contains("panicked"), "{errors}");
    let acknowledged = said
        .lines()
        .filter_map(|line| line.strip_prefix("ack "))
        // A line cut short by the kill was not said.
        .filter_map(|id| EvidenceId::from_str(id).ok())
        .collect();
    let place = |word: &str| said.lines().filter(|line| *line == word).count();
    Life { acknowledged, in_save: place("saving") > place("saved") }
}

/// What must hold after every death; gives the session, to go on with.
fn look(path: &Path, acknowledged: &BTreeSet<EvidenceId>, deaths: usize) -> Session {
    let opened = storage::open(path).unwrap();
    assert!(opened.problems.is_empty() && !opened.damaged, "death {deaths}: {:?}", opened.problems);
    let (mut session, found) = Session::open(opened);
    assert_eq!((found.locked_by, found.misfits), (None, 0), "death {deaths}");
    let (steps, problems) = (found.history)().unwrap();
    assert!(problems.is_empty(), "death {deaths}: {problems:?}");
    session.set_history(steps);
    let study = session.study();
    let lost: Vec<_> = acknowledged.iter().filter(|id| !study.evidence.contains(**id)).collect();
    assert!(lost.is_empty(), "death {deaths}: {} of {} are lost", lost.len(), acknowledged.len());
    assert!(check_study(study).is_empty(), "death {deaths}: {:?}", check_study(study));
    // One more at most for each death: done, and killed before it was said.
    assert!(study.evidence.len() <= acknowledged.len() + deaths);
    // The history lost nothing either: a step for each passage, all of them to be undone.
    assert_eq!(session.history().len(), study.evidence.len(), "death {deaths}");
    session
}

fn lay_out(dir: &Path, name: &str, form: Form, study: Study) -> std::path::PathBuf {
    let path = dir.join(name);
    let contents = Contents { study, ..Contents::default() };
    storage::save(&path, form, &contents, Overwrite::Never).unwrap();
    path
}

#[test]
fn nothing_acknowledged_is_lost_in_a_hundred_kills() {
    let (dir, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = lay_out(dir.path(), "study.crosscase", Form::Zip, small_study(4, 20));
    let mut chance = Chance(20_130_604);
    let mut acknowledged = BTreeSet::new();
    let (mut busy, mut in_save) = (0, 0);
    for death in 1..=100 {
        // Most die while tagging; some while they are opening, and taking over what the last one left.
        let (wait_for, delay) =
            if death % 10 == 0 { (None, chance.below(60)) } else { (Some("ready"), chance.below(25)) };
        let delay = Duration::from_millis(delay as u64) + Duration::from_micros(chance.below(1000) as u64);
        let life = live_and_die(&path, home.path(), chance.next(), 9, wait_for, delay);
        busy += usize::from(!life.acknowledged.is_empty());
        in_save += usize::from(life.in_save);
        acknowledged.extend(life.acknowledged);
        let mut session = look(&path, &acknowledged, death);
        if death % 17 == 0 {
            save(&mut session, &path);
            assert!(!session.file.unsaved(&session));
        }
    }
    assert!(busy >= 25 && acknowledged.len() >= 50, "{busy} tagged, {} passages", acknowledged.len());
    println!("{} passages, {busy} deaths after tagging, {in_save} in a save", acknowledged.len());

    // All of it can be taken back, to the very first.
    let mut session = look(&path, &acknowledged, 100);
    while let Some(step) = session.undo() {
        step.unwrap();
    }
    assert_eq!(session.study().evidence.len(), 0);
}

fn killed_while_saving(name: &str, form: Form) {
    let (dir, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = lay_out(dir.path(), name, form, small_study(12, 150));
    let mut chance = Chance(17);
    let mut acknowledged = BTreeSet::new();
    let mut in_save = 0;
    for death in 1..=20 {
        let delay = Duration::from_micros(chance.below(15_000) as u64);
        let life = live_and_die(&path, home.path(), chance.next(), 1, Some("saving"), delay);
        in_save += usize::from(life.in_save);
        acknowledged.extend(life.acknowledged);
        look(&path, &acknowledged, death);
    }
    assert!(in_save >= 5, "only {in_save} of 20 died in a save");
    // The next good save clears away what the dead left lying about.
    let mut session = look(&path, &acknowledged, 20);
    save(&mut session, &path);
    drop(session);
    let inside = |folder: &Path| -> Vec<String> {
        let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    let previous = format!("{name}.previous");
    match form {
        Form::Zip => assert_eq!(inside(dir.path()), [name, &previous]),
        Form::Folder => {
            assert_eq!(inside(dir.path()), [name]);
            assert_eq!(inside(&path), [".previous", "format.ron", "history", "sources", "study.ron"]);
        }
    }
    assert_eq!(storage::open(&path).unwrap().contents.study.evidence.len(), {
        let opened = Session::open(storage::open(&path).unwrap()).0;
        opened.study().evidence.len()
    });
}

#[test]
fn a_kill_in_a_save_leaves_the_old_file_or_the_new_one() {
    killed_while_saving("study.crosscase", Form::Zip);
}

#[test]
fn a_kill_in_a_save_leaves_the_old_folder_or_the_new_one() {
    killed_while_saving("study", Form::Folder);
}
