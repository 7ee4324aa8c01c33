//! Files and folders as they lie on the disk: collecting them, and reading them one by one.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::names::Stretch;
use super::receipt::counted;
use super::{FileReceipt, ImportError, Imported, MAX_FILE, Outcome, Receipt, natural_key, read_bytes};

/// The most files of one import, and how deep folders are walked.
pub const MAX_FILES: usize = 5_000;
pub const MAX_DEPTH: usize = 12;
/// The most text that one import holds in memory: a hundred million words of English.
pub const MAX_TOTAL: usize = 512 * 1024 * 1024;

/// What lies under the paths that were given.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Collected {
    pub files: Vec<PathBuf>,
    /// Paths that can't be read, each with the reason.
    pub refused: Vec<(PathBuf, ImportError)>,
    /// What was passed over, a sentence each.
    pub notes: Vec<String>,
}

#[derive(Default)]
struct Walk {
    out: Collected,
    /// Real places of folders and files, so that a link back up ends the walk and nothing is read twice.
    seen: BTreeSet<PathBuf>,
    hidden: usize,
    too_deep: usize,
    beyond: usize,
    twice: usize,
}

/// Every file of the given files and folders, in the order people expect (2 before 10). Hidden files
/// inside folders are passed over; a path that was named itself is always taken.
pub fn collect(paths: &[PathBuf], cancel: &AtomicBool) -> Collected {
    let mut walk = Walk::default();
    for path in paths {
        walk.visit(path, 0, cancel);
    }
    let Walk { mut out, hidden, too_deep, beyond, twice, .. } = walk;
    out.files.sort_by_cached_key(|path| place_key(path));
    out.refused.sort_by_cached_key(|(path, _)| place_key(path));
    let notes = [
        (hidden, "hidden or system file was", "hidden or system files were", "passed over"),
        (twice, "path was", "paths were", "met twice and read once"),
        (too_deep, "folder lies", "folders lie", "too deep and was not opened"),
        (beyond, "file is", "files are", "beyond the 5,000 of one import and was not read"),
    ];
    for (count, one, many, what) in notes.into_iter().filter(|note| note.0 > 0) {
        let what = if count == 1 { what.to_owned() } else { what.replace("and was", "and were") };
        out.notes.push(format!("{} {what}.", counted(count, one, many)));
    }
    out
}

impl Walk {
    fn visit(&mut self, path: &Path, depth: usize, cancel: &AtomicBool) {
        if cancel.load(Ordering::Relaxed) {
            return;
        }
        let (real, data) = match fs::canonicalize(path).and_then(|real| Ok((real, fs::metadata(path)?))) {
            Ok(found) => found,
            Err(error) => return self.out.refused.push((path.to_owned(), error.into())),
        };
        if data.is_dir() && depth > MAX_DEPTH {
            self.too_deep += 1;
        } else if self.seen.contains(&real) {
            self.twice += 1;
        } else if data.is_dir() {
            self.seen.insert(real);
            self.open(path, depth, cancel);
        } else if !data.is_file() {
            // A pipe or a device would be waited on for ever.
            self.out.refused.push((path.to_owned(), ImportError::NotAFile));
        } else if self.out.files.len() >= MAX_FILES {
            self.beyond += 1;
        } else {
            self.seen.insert(real);
            self.out.files.push(path.to_owned());
        }
    }

    fn open(&mut self, folder: &Path, depth: usize, cancel: &AtomicBool) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.out.refused.push((folder.to_owned(), error.into())),
        };
        let mut paths: Vec<PathBuf> = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) if is_hidden(&entry.file_name().to_string_lossy()) => self.hidden += 1,
                Ok(entry) => paths.push(entry.path()),
                Err(error) => self.out.refused.push((folder.to_owned(), error.into())),
            }
        }
        // In order already here: which files fall beyond the limit must not depend on the disk.
        paths.sort_by_cached_key(|path| place_key(path));
        for path in paths {
            self.visit(&path, depth + 1, cancel);
        }
    }
}

/// Dot files, and what systems and office programs leave lying about.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || ["Thumbs.db", "desktop.ini", "__MACOSX"].iter().any(|system| name.eq_ignore_ascii_case(system))
}

/// Folder by folder in natural order; the path itself where two fold to the same.
fn place_key(path: &Path) -> (Vec<Vec<Stretch>>, PathBuf) {
    let parts = path.components().map(|part| natural_key(&part.as_os_str().to_string_lossy()));
    (parts.collect(), path.to_owned())
}

/// Reads one file, if it is one and not too large.
pub fn read_file(path: &Path) -> Result<Imported, ImportError> {
    let file = fs::File::open(path)?;
    let data = file.metadata()?;
    if !data.is_file() {
        return Err(ImportError::NotAFile);
    }
    if data.len() > MAX_FILE {
        return Err(ImportError::TooLarge { bytes: data.len() });
    }
    let mut bytes = Vec::new();
    // It may grow while it is read.
    file.take(MAX_FILE + 1).read_to_end(&mut bytes)?;
    let mut imported = read_bytes(&file_name(path), &bytes)?;
    path.clone_into(&mut imported.path);
    Ok(imported)
}

/// The bytes of a file that was read before, to be kept as it came.
pub fn read_again(path: &Path) -> Result<Vec<u8>, ImportError> {
    let file = fs::File::open(path)?;
    if !file.metadata()?.is_file() {
        return Err(ImportError::NotAFile);
    }
    let mut bytes = Vec::new();
    let length = file.take(MAX_FILE + 1).read_to_end(&mut bytes)? as u64;
    if length > MAX_FILE { Err(ImportError::TooLarge { bytes: length }) } else { Ok(bytes) }
}

/// Reads every file under `paths`. `progress` hears how many are done, of how many, and which is next.
/// Only one file's bytes are held at a time, and no more text than [`MAX_TOTAL`].
pub fn read_all(
    paths: &[PathBuf],
    progress: &dyn Fn(usize, usize, &str),
    cancel: &AtomicBool,
) -> (Vec<Imported>, Receipt) {
    let collected = collect(paths, cancel);
    let total = collected.files.len();
    let mut receipt = Receipt { notes: collected.notes, ..Receipt::default() };
    let mut texts: Vec<Imported> = Vec::new();
    let mut held = 0_usize;
    for (path, why) in collected.refused {
        receipt.files.push(FileReceipt { name: file_name(&path), path, outcome: Outcome::Refused { why } });
    }
    for (done, path) in collected.files.into_iter().enumerate() {
        if cancel.load(Ordering::Relaxed) {
            break;
        }
        let name = file_name(&path);
        progress(done, total, &name);
        let read = match read_file(&path) {
            Ok(text) if held + text.text.len() > MAX_TOTAL => Err(ImportError::Enough),
            read => read,
        };
        let outcome = match read {
            Ok(imported) => {
                held += imported.text.len();
                let outcome = Outcome::Imported {
                    words: imported.words,
                    encoding: imported.origin.encoding.clone(),
                    remarks: imported.origin.remarks.clone(),
                };
                texts.push(imported);
                outcome
            }
            Err(why) => Outcome::Refused { why },
        };
        receipt.files.push(FileReceipt { path, name, outcome });
    }
    receipt.cancelled = cancel.load(Ordering::Relaxed);
    if !receipt.cancelled {
        progress(total, total, "");
    }
    (texts, receipt)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
