//! The crash journal: every step that is not saved yet, a line each, down to the disk before the next.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use super::atomic::sibling;
use super::error::StorageError;
use super::v1;
use crate::edit::Step;
use crate::study::{Fnv, Study};

/// The largest journal that is read back; a day's work is a hundredth of it.
const MOST: u64 = 512 << 20;

/// The open journal of a study. Opened at the first step, so that reading a study leaves no trace.
pub struct Journal {
    path: PathBuf,
    file: Option<File>,
}

/// Where the journal of a study may be: beside it, or in the user's data folder.
fn places(study: &Path) -> Vec<PathBuf> {
    let mut places = vec![sibling(study, ".", ".journal")];
    if let Some(dirs) = directories::ProjectDirs::from("", "", "crosscase") {
        let whole = std::fs::canonicalize(study).unwrap_or_else(|_| study.to_owned());
        let mut hash = Fnv::new();
        hash.text(&whole.to_string_lossy());
        places.push(dirs.data_local_dir().join("journals").join(format!("{:016x}.journal", hash.finish())));
    }
    places
}

fn mark(line: &str) -> u64 {
    let mut hash = Fnv::new();
    hash.text(line);
    hash.finish()
}

impl Journal {
    /// The journal of a study. Nothing is written before the first step.
    pub fn of(study: &Path) -> Self {
        let path = places(study).into_iter().next().unwrap_or_default();
        Self { path, file: None }
    }

    /// Where it is written.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn open(&mut self, study: &Path) -> Result<&mut File, StorageError> {
        if self.file.is_none() {
            let mut last = None;
            for place in places(study) {
                let there = place.parent().is_none_or(|folder| std::fs::create_dir_all(folder).is_ok());
                match OpenOptions::new().create(true).append(true).open(&place) {
                    Ok(file) if there => {
                        self.path = place;
                        self.file = Some(file);
                        break;
                    }
                    Ok(_) => {}
                    Err(error) => last = Some((place, error)),
                }
            }
            if let (None, Some((place, error))) = (&self.file, last) {
                return Err(StorageError::io("keep unsaved work in", &place)(error));
            }
        }
        let path = self.path.clone();
        self.file
            .as_mut()
            .ok_or_else(|| StorageError::io("keep unsaved work in", &path)(std::io::Error::other("no place")))
    }

    /// Writes a step and waits until it is on the disk.
    pub fn append(&mut self, study: &Path, steps: &[Step]) -> Result<(), StorageError> {
        if steps.is_empty() {
            return Ok(());
        }
        let mut lines = String::new();
        for step in steps {
            let line = v1::step_line(step)?;
            lines.push_str(&format!("{:016x} {line}\n", mark(&line)));
        }
        let path = self.path.clone();
        let file = self.open(study)?;
        file.write_all(lines.as_bytes())
            .and_then(|()| file.sync_data())
            .map_err(StorageError::io("keep unsaved work in", &path))
    }

    /// Starts over with the steps that a save did not take along.
    pub fn restart(&mut self, study: &Path, left: &[Step]) -> Result<(), StorageError> {
        self.file = None;
        for place in places(study) {
            match std::fs::remove_file(&place) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(StorageError::io("clear", &place)(error));
                }
                _ => {}
            }
        }
        self.append(study, left)
    }
}

/// The steps that were not saved when the last session ended, oldest first. A last line that was cut
/// off by a crash is left out: its change was never acknowledged.
pub fn recover(path: &Path, study: &Study) -> Vec<Step> {
    let seen: std::collections::BTreeMap<_, _> = study.seen().collect();
    let mut steps = Vec::new();
    for place in places(path) {
        let Ok(file) = File::open(&place) else { continue };
        let mut bytes = Vec::new();
        if file.take(MOST).read_to_end(&mut bytes).is_err() {
            continue;
        }
        for line in bytes.split(|byte| *byte == b'\n') {
            let Ok(line) = std::str::from_utf8(line) else { continue };
            let Some((sum, line)) = line.split_once(' ') else { continue };
            if u64::from_str_radix(sum, 16) != Ok(mark(line)) {
                continue;
            }
            let Some(step) = v1::read_step_line(line) else { continue };
            let stamp = step.stamp();
            if seen.get(&stamp.session).is_none_or(|counter| *counter < stamp.counter) {
                steps.push(step);
            }
        }
    }
    steps
}
