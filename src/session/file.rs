//! The file of the open study: where it is, whether it is saved, who else has it.

use std::path::{Path, PathBuf};

use super::Session;
use crate::edit::Step;
use crate::storage::{Opened, Saved, StorageError};
use crate::study::Stamp;

/// What is known of the file.
#[derive(Default)]
pub struct StudyFile {
    path: Option<PathBuf>,
    saved_top: Option<Stamp>,
    /// Made here and never saved.
    untitled: bool,
    pub saving: bool,
}

/// What opening a file brought to light besides the study.
#[derive(Default)]
pub struct Found {
    pub history: Option<Box<dyn FnOnce() -> Result<Vec<Step>, StorageError> + Send>>,
    pub locked_by: Option<String>,
    pub recovered: usize,
    pub remark: Option<String>,
}

/// Work of an earlier session that was never saved.
#[derive(Clone, Debug)]
pub struct LostWork {
    pub title: String,
    pub steps: usize,
}

impl LostWork {
    pub fn open(&self) -> Result<Session, StorageError> {
        Err(StorageError::Other(String::new()))
    }
}

pub fn lost_work() -> Option<LostWork> {
    None
}

pub fn sample(_name: &str) -> Result<Opened, StorageError> {
    Err(StorageError::Other(String::new()))
}

/// A save that is ready to run on another thread.
pub struct SaveJob {}

impl SaveJob {
    pub fn run(self) -> Result<Saved, StorageError> {
        Err(StorageError::Other(String::new()))
    }
}

impl StudyFile {
    pub fn untitled() -> Self {
        Self { untitled: true, ..Self::default() }
    }

    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether the study differs from its file. Undoing back to what was saved makes it clean again.
    pub fn unsaved(&self, session: &Session) -> bool {
        session.history().next_undo().map(Step::stamp) != self.saved_top
    }

    pub fn unsaved_steps(&self, _session: &Session) -> usize {
        0
    }

    pub fn discard(&mut self) {}

    pub fn saved(&mut self, path: &Path, top: Option<Stamp>, _saved: Saved) -> Vec<String> {
        self.path = Some(path.to_owned());
        self.saved_top = top;
        self.saving = false;
        Vec::new()
    }

    pub fn changed_on_disk(&self) -> bool {
        false
    }

    pub fn forget_disk(&mut self) {}
}

impl Session {
    /// Tells one open study from another while jobs of both may still run.
    pub fn serial(&self) -> u64 {
        self.id.0
    }

    pub fn prepare_save(&mut self, _path: &Path, _elsewhere: bool) -> SaveJob {
        SaveJob {}
    }

    pub fn take_file(&mut self, _path: &Path, _opened: Opened) -> Found {
        Found::default()
    }

    pub fn write_journal(&mut self) -> Result<(), StorageError> {
        Ok(())
    }
}
