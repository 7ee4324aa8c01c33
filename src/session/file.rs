//! The file of the open study: where it is, whether it is saved, who else has it, and the journal of
//! what is not saved yet.
//!
//! A study that was never saved has a file all the same, in the user's data folder: so its unsaved work
//! survives a crash like any other's.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use super::{Session, fresh};
use crate::edit::{Command, Context, History, Step, check};
use crate::storage::{
    self, Contents, Form, Journal, Lock, LockedBy, Opened, Overwrite, Saved, SavedState, StorageError,
};
use crate::study::{SourceId, Stamp, Study};

/// What is known of the file.
#[derive(Default)]
pub struct StudyFile {
    /// Where the journal goes: the study's own place, or the one for studies without a name.
    place: Option<PathBuf>,
    untitled: bool,
    pub(super) state: Option<SavedState>,
    /// The log and the originals as they will be saved. The study in it is not used.
    pub(super) kept: Contents,
    pub(super) journal: Option<Journal>,
    /// Steps that wait for the journal; more than none only while it can't be written.
    unjournalled: VecDeque<Step>,
    lock: Option<Lock>,
    /// The step in force when the study was last saved, or opened.
    saved_top: Option<Stamp>,
    /// How long the history was then.
    saved_steps: usize,
    /// Changes were recovered from a journal: not saved, whatever the steps say.
    recovered: bool,
    pub saving: bool,
}

/// Reads a log, off the window's thread.
pub type ReadHistory = Box<dyn FnOnce() -> Result<(Vec<Step>, Vec<storage::Problem>), StorageError> + Send>;

/// What opening a file brought to light besides the study.
pub struct Found {
    /// Slow for a long log, so not done yet.
    pub history: ReadHistory,
    pub locked_by: Option<String>,
    /// Steps that a crash had kept from being saved.
    pub recovered: usize,
    /// Steps in the journal that did not fit the file as it is now.
    pub misfits: usize,
    /// The file was replaced after these steps were done: they stand on a state that it may not hold.
    pub replaced: bool,
    pub no_lock: bool,
}

/// A save that is ready to run on another thread: a snapshot and where it goes.
pub struct SaveJob {
    path: PathBuf,
    form: Form,
    pub(super) contents: Contents,
    state: Option<SavedState>,
    over: bool,
}

impl SaveJob {
    pub fn run(self) -> Result<Saved, StorageError> {
        let state = self.state.as_ref().filter(|state| state.path() == self.path);
        let overwrite = match (self.over, state) {
            (true, state) => Overwrite::Always(state),
            (false, Some(state)) => Overwrite::Unchanged(state),
            (false, None) => Overwrite::Never,
        };
        storage::save(&self.path, self.form, &self.contents, overwrite)
    }
}

impl StudyFile {
    /// Keeps a file as it came. Returns the name it got.
    pub(super) fn keep_original(&mut self, file_name: &str, bytes: Vec<u8>) -> String {
        self.kept.originals.add(file_name, bytes)
    }

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
        session.history.len().saturating_sub(self.saved_steps)
    }

    pub(super) fn opened_at(&mut self, top: Option<Stamp>, steps: usize) {
        if self.saved_top.is_none() {
            self.saved_top = top;
        }
        self.saved_steps += steps;
    }

    pub fn changed_on_disk(&self) -> bool {
        let changed = |state: &SavedState| state.changed_on_disk().unwrap_or(false);
        !self.saving && !self.untitled && self.state.as_ref().is_some_and(changed)
    }

    /// Gives up what is not saved, for good.
    pub fn discard(&mut self) {
        if let (Some(journal), Some(state)) = (&mut self.journal, &self.state) {
            // What can't be cleared is offered again at the next start, which loses nothing.
            journal.clear(state.study()).ok();
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
        let Opened { contents, state, .. } = opened;
        let place = state.path().to_owned();
        let mut session = Self::new(contents.study.clone(), History::default());
        let log = contents.clone();
        session.file.kept = contents;
        let storage::Recovery { steps: left, follows, .. } =
            storage::recover(&place, &session.study).unwrap_or_default();
        let (lock, locked_by) = match Lock::acquire(&place) {
            Ok(lock) => (Some(lock), None),
            Err(by) => (None, Some(words(&by))),
        };
        // Whoever has the study open has the journal too: their unsaved steps are not ours.
        let waiting = if locked_by.is_none() { left.len() } else { 0 };
        let (recovered, misfits) = if waiting > 0 { session.replay(left) } else { (0, Vec::new()) };
        let no_lock = lock.as_ref().is_some_and(|lock| !lock.is_held());
        if lock.as_ref().is_some_and(Lock::is_held) {
            storage::sweep(&place);
        }
        let kept = std::mem::take(&mut session.file.kept);
        let mut journal =
            locked_by.is_none().then(|| Journal::open_for(&place, state.study()).ok()).flatten();
        if let Some(journal) = journal.as_mut().filter(|_| !misfits.is_empty()) {
            // What can't be set aside stays where it is, and is offered again.
            journal.set_aside(&misfits).ok();
        }
        session.file = StudyFile {
            journal,
            place: Some(place),
            state: Some(state),
            kept,
            lock,
            recovered: recovered > 0,
            ..StudyFile::default()
        };
        let history: ReadHistory = Box::new(move || log.history.parse(&log.study));
        let misfits = misfits.len();
        let replaced = waiting > 0 && !follows;
        (session, Found { history, locked_by, recovered, misfits, replaced, no_lock })
    }

    /// Opens a study that has no file yet. Its base is kept in the user's data folder at once.
    pub fn begin(study: Study) -> Self {
        let mut session = Self::new(study, History::default());
        session.file.untitled = true;
        if let Some(folder) = untitled_folder() {
            let id: SourceId = fresh();
            let place = folder.join(format!("{id}.crosscase"));
            let contents = Contents { study: session.study.clone(), ..Contents::default() };
            if std::fs::create_dir_all(&folder).is_ok()
                && let Ok(saved) = storage::save(&place, Form::Zip, &contents, Overwrite::Never)
            {
                session.file.lock = Lock::acquire(&place).ok();
                session.file.journal = Journal::open_for(&place, &session.study).ok();
                session.file.state = Some(saved.state);
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
        let same = self.file.state.as_ref().filter(|state| state.path() == path);
        SaveJob {
            path: path.to_owned(),
            form: same.map_or_else(|| Form::of(path), SavedState::form),
            contents: Contents { study: self.study.clone(), ..self.file.kept.clone() },
            state: self.file.state.clone(),
            over,
        }
    }

    /// Takes note of a save that succeeded, with the step in force and the length of the history then.
    pub fn saved(&mut self, saved: Saved, top: Option<Stamp>, steps: usize) -> Result<(), StorageError> {
        let file = &mut self.file;
        file.saving = false;
        file.saved_top = top;
        file.saved_steps = steps;
        file.recovered = false;
        // First of all: whatever fails below, the next save must know what stands on disk now.
        let state = file.state.insert(saved.state).clone();
        let place = state.path().to_owned();
        if file.place.as_deref() != Some(&*place) {
            file.lock = Lock::acquire(&place).ok();
            let old = file.place.replace(place.clone());
            if let (Some(mut journal), Some(old)) = (file.journal.take(), old) {
                journal.clear(state.study())?;
                if file.untitled {
                    remove_untitled(&old);
                }
            }
            file.journal = Some(Journal::open_for(&place, state.study())?);
            file.untitled = false;
            file.kept.moved(&place);
            let left = self.history.steps().get(steps..).unwrap_or_default();
            if let Some(journal) = &mut file.journal {
                left.iter().try_for_each(|step| journal.append(step))?;
            }
        } else if let Some(journal) = &mut file.journal {
            journal.saved(state.study())?;
        }
        Ok(())
    }

    /// Writes the steps since the last call to the log and to the journal, down to the disk. What the
    /// journal could not take is tried again with the next call: after a crash, a gap would cost all
    /// that rests on it.
    pub fn write_journal(&mut self) -> Result<(), StorageError> {
        for step in self.unwritten() {
            self.file.kept.history.append(&step)?;
            self.file.unjournalled.push_back(step);
        }
        let Some(journal) = &mut self.file.journal else {
            self.file.unjournalled.clear();
            return Ok(());
        };
        while let Some(step) = self.file.unjournalled.front() {
            journal.append(step)?;
            self.file.unjournalled.pop_front();
        }
        Ok(())
    }

    /// Does steps again that a journal kept, as far as they fit. Gives how many, and those that do not.
    fn replay(&mut self, steps: Vec<Step>) -> (usize, Vec<Stamp>) {
        let (mut done, mut misfits) = (0, Vec::new());
        for step in steps {
            // Where a line was lost, a later one may name what came with it: checked like a command.
            let again =
                Command::TakeBack { step: step.stamp(), label: String::new(), inverse: step.changes.clone() };
            let fits = check(&self.study, &again, Context { now: step.at, coder: step.coder }).is_ok();
            if !fits || self.study.apply(&step.changes).is_err() {
                misfits.push(step.stamp());
                continue;
            }
            if self.file.kept.history.append(&step).is_err() {
                break;
            }
            self.history.push(step);
            done += 1;
        }
        (done, misfits)
    }
}

fn words(by: &LockedBy) -> String {
    let who = &by.who;
    let name = if who.user.is_empty() { "?" } else { who.user.as_str() };
    if who.host.is_empty() { name.to_owned() } else { format!("{name} ({})", who.host) }
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
        let Ok(lock) = Lock::acquire(&place) else { continue };
        let Ok(opened) = storage::open(&place) else { continue };
        let study = &opened.contents.study;
        let steps = storage::recover(&place, study).map_or(0, |left| left.steps.len());
        drop(lock);
        if steps == 0 {
            remove_untitled(&place);
        } else {
            found = Some(LostWork { title: study.front().title.clone(), steps, place });
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
    if let Ok(mut journal) = Journal::open_for(place, &Study::default()) {
        journal.clear(&Study::default()).ok();
    }
}

/// A sample study that is part of the program.
pub fn sample(name: &str) -> Result<Opened, StorageError> {
    let bytes: &[u8] = match name {
        "two-schools" => include_bytes!("../../assets/samples/two-schools.crosscase"),
        _ => include_bytes!("../../assets/samples/health-partnerships.crosscase"),
    };
    storage::open_bytes(bytes)
}
