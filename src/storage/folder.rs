//! A study as a folder: which of its files are parts, and a save that happens wholly or not at all.
//!
//! New files are written to `.saving/` first; `.saving/done.ron` says that all of them are there. Only
//! then are they moved to their places, and what they replace to `.previous/`. A folder with
//! `.saving/done.ron` is read as if the moves were made, and the next save makes them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::atomic::{put, sync_dir};
use super::error::{Problem, ProblemKind, StorageError};
use super::names::{FORMAT, Limits, Part, STUDY, objection, part};

const SAVING: &str = ".saving";
const DONE: &str = "done.ron";
pub(super) const PREVIOUS: &str = ".previous";
/// Folders within `originals/`.
const DEEPEST: usize = 8;

/// The parts of a study folder, each with its place.
pub struct Listing {
    pub parts: BTreeMap<String, PathBuf>,
    pub problems: Vec<Problem>,
}

/// What a save that was prepared will do.
#[derive(Serialize, Deserialize, Default)]
struct Done {
    write: Vec<String>,
    remove: Vec<String>,
}

pub fn list(root: &Path, limits: Limits) -> Result<Listing, StorageError> {
    let real = fs::canonicalize(root).map_err(StorageError::io("open", root))?;
    let mut listing = Listing { parts: BTreeMap::new(), problems: Vec::new() };
    for name in [FORMAT, STUDY] {
        listing.file(&real, name, &root.join(name));
    }
    let mut folders: Vec<(String, usize)> =
        ["sources", "history", "history/texts", "originals"].map(|name| (name.to_owned(), 0)).into();
    while let Some((folder, depth)) = folders.pop() {
        let place = root.join(&folder);
        let Ok(entries) = fs::read_dir(&place) else { continue };
        if !fs::canonicalize(&place).is_ok_and(|place| place.starts_with(&real)) {
            listing.refuse(&folder);
            continue;
        }
        for entry in entries {
            let entry = entry.map_err(StorageError::io("read", &place))?;
            let file_name = entry.file_name();
            let Some(file_name) = file_name.to_str().filter(|name| !name.starts_with('.')) else { continue };
            let name = format!("{folder}/{file_name}");
            if folder.starts_with("originals") && entry.path().is_dir() {
                if depth < DEEPEST {
                    folders.push((name, depth + 1));
                }
            } else if !matches!(part(&name), Part::Other) && objection(&name).is_none() {
                listing.file(&real, &name, &entry.path());
            }
            if listing.parts.len() > limits.entries {
                return Err(StorageError::refused(root, "it holds more files than any study"));
            }
        }
    }
    // A save that was interrupted after everything was written counts as done.
    if let Some(done) = prepared(root) {
        for name in done.write {
            let place = root.join(SAVING).join(&name);
            if place.is_file() {
                listing.parts.insert(name, place);
            }
        }
        for name in done.remove {
            listing.parts.remove(&name);
        }
    }
    if listing.parts.is_empty() {
        let why = "the folder has no format.ron, study.ron or sources".to_owned();
        return Err(StorageError::NotAStudy { path: root.to_owned(), why });
    }
    Ok(listing)
}

impl Listing {
    fn file(&mut self, real_root: &Path, name: &str, place: &Path) {
        let Ok(about) = fs::symlink_metadata(place) else { return };
        let inside = !about.is_symlink()
            || fs::canonicalize(place).is_ok_and(|target| target.starts_with(real_root) && target.is_file());
        if inside && place.is_file() {
            self.parts.insert(name.to_owned(), place.to_owned());
        } else {
            self.refuse(name);
        }
    }

    fn refuse(&mut self, name: &str) {
        let what = "This points out of the study folder, or is no plain file, and was not read.";
        self.problems.push(Problem::new(ProblemKind::Lost, name, what));
    }
}

/// The save that stands prepared in a folder. Names that no save of ours writes count for nothing.
fn prepared(root: &Path) -> Option<Done> {
    let text = fs::read_to_string(root.join(SAVING).join(DONE)).ok()?;
    let mut done: Done = ron::from_str(&text).ok()?;
    let ours = |name: &String| objection(name).is_none() && !matches!(part(name), Part::Other);
    done.write.retain(ours);
    done.remove.retain(ours);
    Some(done)
}

/// Writes the parts that are given, removes the parts named, and keeps what stood there before.
pub fn write(root: &Path, parts: &BTreeMap<&str, Vec<u8>>, remove: Vec<String>) -> Result<(), StorageError> {
    fs::create_dir_all(root).map_err(StorageError::io("make", root))?;
    finish(root)?;
    if parts.is_empty() && remove.is_empty() {
        return Ok(());
    }
    let saving = root.join(SAVING);
    for old in [&saving, &root.join(PREVIOUS)] {
        match fs::remove_dir_all(old) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(StorageError::io("clear", old)(error));
            }
            _ => {}
        }
    }
    for (name, bytes) in parts {
        let place = saving.join(name);
        make_parent(&place)?;
        put(&place, bytes).map_err(StorageError::io("write", &place))?;
    }
    let done = Done { write: parts.keys().map(|name| (*name).to_owned()).collect(), remove };
    let place = saving.join(DONE);
    make_parent(&place)?;
    let beside = saving.join("done.part");
    put(&beside, ron::to_string(&done)?.as_bytes()).map_err(StorageError::io("write", &beside))?;
    fs::rename(&beside, &place).map_err(StorageError::io("write", &place))?;
    sync_dir(&saving);
    finish(root)
}

/// Makes the moves of a prepared save, also of one that was interrupted.
pub fn finish(root: &Path) -> Result<(), StorageError> {
    let Some(done) = prepared(root) else { return Ok(()) };
    let (saving, previous) = (root.join(SAVING), root.join(PREVIOUS));
    for name in &done.write {
        let (from, to) = (saving.join(name), root.join(name));
        if !from.is_file() {
            continue;
        }
        if to.is_file() {
            let kept = previous.join(name);
            make_parent(&kept)?;
            if !kept.exists() && fs::hard_link(&to, &kept).is_err() {
                fs::copy(&to, &kept).map_err(StorageError::io("keep a copy of", &to))?;
            }
        }
        make_parent(&to)?;
        fs::rename(&from, &to).map_err(StorageError::io("write", &to))?;
    }
    for name in &done.remove {
        let (from, kept) = (root.join(name), previous.join(name));
        if from.is_file() {
            make_parent(&kept)?;
            fs::rename(&from, &kept).map_err(StorageError::io("remove", &from))?;
        }
    }
    for folder in ["", "sources", "history", "history/texts", "originals"] {
        sync_dir(&root.join(folder));
    }
    let marker = saving.join(DONE);
    fs::remove_file(&marker).map_err(StorageError::io("clear", &marker))?;
    fs::remove_dir_all(&saving).map_err(StorageError::io("clear", &saving))
}

fn make_parent(place: &Path) -> Result<(), StorageError> {
    let Some(parent) = place.parent() else { return Ok(()) };
    fs::create_dir_all(parent).map_err(StorageError::io("make", parent))
}
