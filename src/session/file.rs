//! The file of the open study: where it is, whether it is saved, who else has it, and the journal of
//! what is not saved yet.
//!
//! A study that was never saved has a file all the same, in the user's data folder: so its unsaved work
//! survives a crash like any other's.

use std::path::{Path, PathBuf};

use super::{Session, fresh};
use crate::edit::{History, Step};
use crate::storage::{self, Journal, Lock, Locking, Opened, StorageError, Store};
use crate::study::{SourceId, Stamp, Study};

/// What is known of the file.
#[derive(Default)]
pub struct StudyFile {
    /// Where the journal goes: the study's own place, or the one for studies without a name.
    place: Option<PathBuf>,
    untitled: bool,
    store: Option<Store>,
    journal: Option<Journal>,
    lock: Option<Lock>,
    /// The step in force when the study was last saved, or opened.
    saved_top: Option<Stamp>,
    /// Changes were recovered from a journal: not saved, whatever the steps say.
    recovered: bool,
    /// Steps of this session's log that lie in the file.
    in_file: usize,
    pub saving: bool,
}

/// What opening a file brought to light besides the study.
pub struct Found {
    /// Reads the log; slow for a long one.
    pub history: Option<Box<dyn FnOnce() -> Vec<Step> + Send>>,
    pub locked_by: Option<String>,
    /// Steps that a crash had kept from being saved.
    pub recovered: usize,
    pub no_lock: bool,
}

/// A save that is ready to run on another thread: a snapshot and where it goes.
pub struct SaveJob {
    path: PathBuf,
    study: Study,
    steps: Vec<Step>,
    store: Option<Store>,
    over: bool,
}

impl SaveJob {
    pub fn run(self) -> Result<Store, StorageError> {
        storage::save(&self.path, &self.study, &self.steps, self.store.as_ref(), self.over)
    }
}

impl StudyFile {
    /// Where the study is saved; `None` until it has a name.
    pub fn path(&self) -> Option<&Path> {
        self.place.as_deref().filter(|_| !self.untitled)
    }

    /// Whether the study differs from its file. Undoing back to what was saved makes it clean again.
    pub fn unsaved(&self, session: &Session) -> bool {
        self.recovered || session.history.next_undo().map(Step::stamp) != self.saved_top
    }

    /// How many steps are not in the file.
    pub fn unsaved_steps(&self, session: &Session) -> usize {
        let own = session.own_steps();
        own.len() - self.in_file.min(own.len())
    }

    pub(super) fn opened_at(&mut self, top: Option<Stamp>) {
        if self.saved_top.is_none() {
            self.saved_top = top;
        }
    }

    pub fn changed_on_disk(&self) -> bool {
        !self.saving && !self.untitled && self.store.as_ref().is_some_and(Store::changed_on_disk)
    }

    /// Gives up what is not saved, for good.
    pub fn discard(&mut self) {
        if let (Some(journal), Some(place)) = (&mut self.journal, &self.place) {
            // What can't be cleared is offered again at the next start, which loses nothing.
            journal.restart(place, &[]).ok();
        }
        if self.untitled
            && let Some(place) = self.place.take()
        {
            self.lock = None;
            remove_untitled(&place);
        }
    }
}

impl Session {
    /// Opens a study that was read from a file, with what a crash had kept from being saved.
    pub fn open(opened: Opened) -> (Self, Found) {
        let store = opened.store;
        let place = store.path.clone();
        let mut session = Self::new(opened.study, History::default());
        let left = storage::recover(&place, &session.study);
        let recovered = session.replay(left);
        let (lock, locked_by, no_lock) = match Lock::acquire(&place) {
            Locking::Held(lock) => (Some(lock), None, false),
            Locking::Other(who) => (None, Some(who), false),
            Locking::NoPlace => (None, None, true),
        };
        let log = store.clone();
        session.file = StudyFile {
            journal: Some(Journal::of(&place)),
            place: Some(place),
            untitled: false,
            store: Some(store),
            lock,
            saved_top: None,
            recovered: recovered > 0,
            in_file: 0,
            saving: false,
        };
        let history: Box<dyn FnOnce() -> Vec<Step> + Send> = Box::new(move || log.history().0);
        (session, Found { history: Some(history), locked_by, recovered, no_lock })
    }

    /// Opens a study that has no file yet. Its base is kept in the user's data folder at once.
    pub fn begin(study: Study) -> Self {
        let mut session = Self::new(study, History::default());
        session.file.untitled = true;
        if let Some(folder) = untitled_folder() {
            let id: SourceId = fresh();
            let place = folder.join(format!("{id}.crosscase"));
            let made = std::fs::create_dir_all(&folder).is_ok()
                && storage::save(&place, &session.study, &[], None, false).is_ok();
            if made {
                session.file.lock = match Lock::acquire(&place) {
                    Locking::Held(lock) => Some(lock),
                    _ => None,
                };
                session.file.journal = Some(Journal::of(&place));
                session.file.place = Some(place);
            }
        }
        session
    }

    /// Tells one open study from another while jobs of both may still run.
    pub fn serial(&self) -> u64 {
        self.id.0
    }

    /// The steps that are not in the log on disk under another session's name.
    pub(super) fn own_steps(&self) -> &[Step] {
        &self.history.steps()[self.older.min(self.history.len())..]
    }

    /// A snapshot to save at `path`. With `over`, whatever stands there is replaced.
    pub fn prepare_save(&mut self, path: &Path, over: bool) -> SaveJob {
        self.file.saving = true;
        SaveJob {
            path: path.to_owned(),
            study: self.study.clone(),
            steps: self.own_steps().to_vec(),
            store: self.file.store.clone(),
            over,
        }
    }

    /// Takes note of a save that succeeded, with the step in force and the number of steps it took along.
    pub fn saved(&mut self, store: Store, top: Option<Stamp>, steps: usize) -> Result<(), StorageError> {
        let file = &mut self.file;
        file.saving = false;
        file.saved_top = top;
        file.recovered = false;
        let moved = file.place.as_deref() != Some(&*store.path);
        if moved {
            file.lock = match Lock::acquire(&store.path) {
                Locking::Held(lock) => Some(lock),
                _ => None,
            };
            let old = file.place.replace(store.path.clone());
            if let (Some(mut journal), Some(old)) = (file.journal.take(), old) {
                journal.restart(&old, &[])?;
                if file.untitled {
                    remove_untitled(&old);
                }
            }
            file.journal = Some(Journal::of(&store.path));
            file.untitled = false;
        }
        file.in_file = steps;
        let place = store.path.clone();
        file.store = Some(store);
        let left = self.own_steps().get(steps..).unwrap_or_default().to_vec();
        match &mut self.file.journal {
            Some(journal) => journal.restart(&place, &left),
            None => Ok(()),
        }
    }

    /// How many steps a save begun now would take along.
    pub fn steps_to_save(&self) -> usize {
        self.own_steps().len()
    }

    /// Takes the file as it is on disk for what is to be replaced.
    pub fn accept_disk(&mut self) {
        if let Some(store) = &mut self.file.store {
            store.accept_disk();
        }
    }

    /// Writes the steps since the last call to the journal, down to the disk.
    pub fn write_journal(&mut self) -> Result<(), StorageError> {
        let steps = self.unwritten();
        match (&mut self.file.journal, &self.file.place) {
            (Some(journal), Some(place)) => journal.append(place, &steps),
            _ => Ok(()),
        }
    }

    /// Does steps again that a journal kept, as far as they fit. Gives how many.
    fn replay(&mut self, steps: Vec<Step>) -> usize {
        let mut done = 0;
        for step in steps {
            if self.study.apply(&step.changes).is_err() {
                break;
            }
            self.history.push(step);
            done += 1;
        }
        done
    }
}

/// Work of an earlier session that was never saved.
#[derive(Clone, Debug)]
pub struct LostWork {
    pub title: String,
    pub steps: usize,
    place: PathBuf,
}

impl LostWork {
    /// Opens it again as a study without a name.
    pub fn open(&self) -> Result<Session, StorageError> {
        let (mut session, _) = Session::open(storage::open(&self.place)?);
        session.file.untitled = true;
        session.file.recovered = true;
        Ok(session)
    }
}

/// The latest work of a session that ended without saving. What holds nothing is cleared away.
pub fn lost_work() -> Option<LostWork> {
    let mut found = None;
    let mut places: Vec<PathBuf> = std::fs::read_dir(untitled_folder()?)
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "crosscase"))
        .collect();
    // Ids are made in the order of time.
    places.sort();
    for place in places {
        let Locking::Held(lock) = Lock::acquire(&place) else { continue };
        let Ok(opened) = storage::open(&place) else { continue };
        let steps = storage::recover(&place, &opened.study).len();
        drop(lock);
        if steps == 0 {
            remove_untitled(&place);
        } else {
            found = Some(LostWork { title: opened.study.front().title.clone(), steps, place });
        }
    }
    found
}

fn untitled_folder() -> Option<PathBuf> {
    let dirs = directories::ProjectDirs::from("", "", "crosscase")?;
    Some(dirs.data_local_dir().join("untitled"))
}

/// Clears away a study without a name. What can't be removed is offered again, which loses nothing.
fn remove_untitled(place: &Path) {
    std::fs::remove_file(place).ok();
    Journal::of(place).restart(place, &[]).ok();
}

/// A sample study that is part of the program.
pub fn sample(name: &str) -> Result<Opened, StorageError> {
    let bytes: &[u8] = match name {
        "two-schools" => include_bytes!("../../assets/samples/two-schools.crosscase"),
        _ => include_bytes!("../../assets/samples/health-partnerships.crosscase"),
    };
    storage::open_bytes(bytes)
}
