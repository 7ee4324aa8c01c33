//! The journal: every unsaved step, on disk before the next key is pressed.
//!
//! A line is `CHECKSUM (after: "…", step: (…))`: the step in full, on one line, and a mark of the saved
//! state it follows.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::atomic::{beside, replace, sibling};
use super::error::StorageError;
use super::v1::{InFull, StepFile};
use crate::edit::Step;
use crate::study::{Fnv, Stamp, Study};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    after: String,
    step: StepFile,
}

/// The open journal of a study. The file is made with the first step.
#[derive(Debug)]
pub struct Journal {
    place: PathBuf,
    file: Option<File>,
    after: String,
}

/// What a journal tells after a crash.
#[derive(Debug, Default)]
pub struct Recovery {
    /// Steps that the study does not have yet, in order.
    pub steps: Vec<Step>,
    /// Lines that could not be read; normally only a last one that was being written.
    pub torn: usize,
    /// The steps follow this very state of the study. If not, the file was replaced by another one in
    /// the meantime: whoever uses them must say so, and a step that does not fit refuses to apply.
    pub follows: bool,
}

impl Journal {
    /// The journal beside a study, or in the user's data folder where there is no writing beside it.
    /// `saved` is the study as it stands on disk.
    pub fn open_for(path: &Path, saved: &Study) -> Result<Self, StorageError> {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let mut refused = None;
        for place in places(&path) {
            if let Some(folder) = place.parent()
                && let Err(error) = fs::create_dir_all(folder)
            {
                refused = Some((place, error));
                continue;
            }
            match OpenOptions::new().append(true).create(true).open(&place) {
                Ok(file) => {
                    let empty = file.metadata().is_ok_and(|about| about.len() == 0);
                    drop(file);
                    if empty {
                        remove(&place)?;
                    }
                    return Ok(Self { place, file: None, after: mark(saved) });
                }
                Err(error) => refused = Some((place, error)),
            }
        }
        let (place, error) =
            refused.unwrap_or_else(|| (path, io::Error::from(io::ErrorKind::PermissionDenied)));
        Err(StorageError::io("keep a journal at", &place)(error))
    }

    /// Where the journal lies.
    pub fn place(&self) -> &Path {
        &self.place
    }

    /// Adds a step and waits until the disk has it.
    pub fn append(&mut self, step: &Step) -> Result<(), StorageError> {
        let line = Line { after: self.after.clone(), step: StepFile::of(step, &mut InFull) };
        let text = ron::to_string(&line)?;
        let place = &self.place;
        let failed = || StorageError::io("write", place);
        let file = match &mut self.file {
            Some(file) => file,
            none => {
                let mut file =
                    OpenOptions::new().read(true).append(true).create(true).open(place).map_err(failed())?;
                end_line(&mut file).map_err(failed())?;
                none.insert(file)
            }
        };
        // One write, so that a crash tears at most this line.
        let text = format!("{:016x} {text}\n", checksum(text.as_bytes()));
        file.write_all(text.as_bytes()).and_then(|()| file.sync_data()).map_err(failed())
    }

    /// Takes steps out that do not fit the study and never will, and keeps them beside the journal for
    /// whoever wants to look: left in it, one of them could fit a later state and be done unasked.
    pub fn set_aside(&mut self, misfits: &[Stamp]) -> Result<(), StorageError> {
        self.file = None;
        let (mut kept, mut aside) = (Vec::new(), Vec::new());
        for line in lines(&self.place)? {
            let stamp = parse(&line).map(|line| line.step.into_step(&InFull).0.stamp());
            let to = if stamp.is_some_and(|stamp| misfits.contains(&stamp)) { &mut aside } else { &mut kept };
            to.extend_from_slice(&line);
            to.push(b'\n');
        }
        let place = sibling(&self.place, "", ".set-aside");
        let failed = || StorageError::io("write", &place);
        let mut file = OpenOptions::new().append(true).create(true).open(&place).map_err(failed())?;
        file.write_all(&aside).and_then(|()| file.sync_data()).map_err(failed())?;
        beside(&self.place)
            .and_then(|mut file| file.write_all(&kept).map(|()| file))
            .and_then(|file| replace(file, &self.place, None))
            .map_err(StorageError::io("write", &self.place))
    }

    /// Everything is saved: the journal goes. `saved` is the study as it stands on disk now.
    pub fn clear(&mut self, saved: &Study) -> Result<(), StorageError> {
        self.file = None;
        self.after = mark(saved);
        remove(&self.place)
    }

    /// A snapshot is saved while work went on: steps that it has leave the journal, later ones stay.
    pub fn saved(&mut self, snapshot: &Study) -> Result<(), StorageError> {
        self.file = None;
        self.after = mark(snapshot);
        let (mut kept, mut any) = (Vec::new(), false);
        for line in lines(&self.place)? {
            let Some(Line { step, .. }) = parse(&line) else { continue };
            let (step, _) = step.into_step(&InFull);
            if has(snapshot, step.stamp()) {
                continue;
            }
            let line = Line { after: self.after.clone(), step: StepFile::of(&step, &mut InFull) };
            let text = ron::to_string(&line)?;
            kept.extend_from_slice(format!("{:016x} {text}\n", checksum(text.as_bytes())).as_bytes());
            any = true;
        }
        if !any {
            return remove(&self.place);
        }
        let failed = StorageError::io("write", &self.place);
        beside(&self.place)
            .and_then(|mut file| file.write_all(&kept).map(|()| file))
            .and_then(|file| replace(file, &self.place, None))
            .map_err(failed)
    }
}

/// What the journal of a study holds that `study`, as opened, has not. Reads both places where a
/// journal can lie; changes nothing.
pub fn recover(path: &Path, study: &Study) -> Result<Recovery, StorageError> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut recovery = Recovery { follows: true, ..Recovery::default() };
    let (now, mut known) = (mark(study), BTreeSet::new());
    for place in places(&path) {
        for line in lines(&place)? {
            let Some(Line { after, step }) = parse(&line) else {
                recovery.torn += 1;
                continue;
            };
            let (step, _) = step.into_step(&InFull);
            if !has(study, step.stamp()) && known.insert(step.stamp()) {
                recovery.follows &= after == now;
                recovery.steps.push(step);
            }
        }
    }
    Ok(recovery)
}

fn has(study: &Study, stamp: Stamp) -> bool {
    study.seen().any(|(session, counter)| session == stamp.session && stamp.counter <= counter)
}

/// Names a saved state: what every session had done by then.
fn mark(study: &Study) -> String {
    let mut hash = Fnv::new();
    for (session, counter) in study.seen() {
        hash.number(session.0);
        hash.number(counter);
    }
    format!("{:016x}", hash.finish())
}

pub(super) fn places(path: &Path) -> Vec<PathBuf> {
    let mut places = vec![sibling(path, ".", ".journal")];
    if let Some(folders) = directories::ProjectDirs::from("", "", "crosscase") {
        let name = format!("{:016x}.journal", checksum(path.as_os_str().as_encoded_bytes()));
        places.push(folders.data_local_dir().join("journals").join(name));
    }
    places
}

fn checksum(bytes: &[u8]) -> u64 {
    let mut hash = Fnv::new();
    hash.bytes(bytes);
    hash.finish()
}

fn parse(line: &[u8]) -> Option<Line> {
    let (sum, text) = std::str::from_utf8(line).ok()?.split_once(' ')?;
    if u64::from_str_radix(sum, 16).ok()? != checksum(text.as_bytes()) {
        return None;
    }
    ron::from_str(text).ok()
}

/// The lines of a journal; none where there is none. A hostile journal can't ask for more than a study.
fn lines(place: &Path) -> Result<Vec<Vec<u8>>, StorageError> {
    let file = match File::open(place) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StorageError::io("read", place)(error)),
    };
    let file = BufReader::new(file.take(super::Limits::default().entry));
    let lines: io::Result<Vec<_>> = file.split(b'\n').collect();
    let mut lines = lines.map_err(StorageError::io("read", place))?;
    lines.retain(|line| !line.is_empty());
    Ok(lines)
}

/// A line torn by a crash is ended, so that the next one is not torn with it.
fn end_line(file: &mut File) -> io::Result<()> {
    use std::io::Seek;
    if file.metadata()?.len() == 0 {
        return Ok(());
    }
    let mut last = [0];
    file.seek(io::SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    if last == *b"\n" { Ok(()) } else { file.write_all(b"\n") }
}

fn remove(place: &Path) -> Result<(), StorageError> {
    match fs::remove_file(place) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(StorageError::io("clear", place)(error)),
        _ => Ok(()),
    }
}
