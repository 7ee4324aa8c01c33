//! Files and folders as they lie on the disk: collecting them, and reading them one by one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::time::Duration;

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

/// A pipe hangs as soon as it is opened, so what lies there is asked before, and once more of what was
/// opened.
fn open_file(path: &Path) -> Result<(fs::File, fs::Metadata), ImportError> {
    if !fs::metadata(path)?.is_file() {
        return Err(ImportError::NotAFile);
    }
    let file = fs::File::open(path)?;
    let data = file.metadata()?;
    if data.is_file() { Ok((file, data)) } else { Err(ImportError::NotAFile) }
}

/// Reads one file, if it is one and not too large.
pub fn read_file(path: &Path) -> Result<Imported, ImportError> {
    let (file, data) = open_file(path)?;
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
    let (file, _) = open_file(path)?;
    let mut bytes = Vec::new();
    let length = file.take(MAX_FILE + 1).read_to_end(&mut bytes)? as u64;
    if length > MAX_FILE { Err(ImportError::TooLarge { bytes: length }) } else { Ok(bytes) }
}

/// Takes the file that a text came from along, to be kept with the study. Where it can't be read any more
/// the receipt of the text says so, and the sentence is given, with the file's name.
pub fn keep(text: &mut Imported) -> Option<String> {
    if text.bytes.is_some() {
        return None;
    }
    match read_again(&text.path) {
        Ok(bytes) => {
            text.bytes = Some(bytes.into());
            None
        }
        Err(why) => Some(not_kept(text, &why.to_string())),
    }
}

/// Says in the receipt of a text that its file is not kept, and why. Gives the sentence with its name.
pub fn not_kept(text: &mut Imported, why: &str) -> String {
    let said = format!("The file itself, which was to be kept with the study: {why}");
    let line = format!("{}: The file itself is not kept with the study. {why}", text.origin.file_name);
    text.origin.left_out.push(said);
    line
}

/// Reads every file under `paths`, several at a time, and gives them in order. `progress` hears how many
/// are done, of how many, and which is next. No more text is held than [`MAX_TOTAL`], and only as many
/// files as there are cores.
pub fn read_all(
    paths: &[PathBuf],
    progress: &dyn Fn(usize, usize, &str),
    cancel: &AtomicBool,
) -> (Vec<Imported>, Receipt) {
    let collected = collect(paths, cancel);
    let files = collected.files;
    let mut receipt = Receipt { notes: collected.notes, ..Receipt::default() };
    let mut texts: Vec<Imported> = Vec::new();
    let mut held = 0_usize;
    for (path, why) in collected.refused {
        receipt.files.push(FileReceipt { name: file_name(&path), path, outcome: Outcome::Refused { why } });
    }
    let ahead = Ahead::default();
    rayon::in_place_scope(|scope| {
        let (sender, receiver) = sync_channel(1);
        for _ in 0..rayon::current_num_threads().min(files.len()) {
            let sender = sender.clone();
            let (files, ahead) = (&files, &ahead);
            scope.spawn(move |_| ahead.read(files, cancel, &sender));
        }
        drop(sender);
        let mut early: BTreeMap<usize, Result<Imported, ImportError>> = BTreeMap::new();
        for (done, path) in files.iter().enumerate() {
            if cancel.load(Ordering::Relaxed) {
                break;
            }
            let name = file_name(path);
            progress(done, files.len(), &name);
            let read = loop {
                if let Some(read) = early.remove(&done) {
                    break read;
                }
                match receiver.recv() {
                    Ok((at, read)) => early.insert(at, read),
                    // The readers stopped before it: it is the one that was being read.
                    Err(_) => break read_file(path),
                };
            };
            ahead.took(&read);
            let read = match read {
                Ok(text) if held + size(&text) > MAX_TOTAL => Err(ImportError::Enough),
                read => read,
            };
            let outcome = match read {
                Ok(imported) => {
                    held += size(&imported);
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
            receipt.files.push(FileReceipt { path: path.clone(), name, outcome });
        }
    });
    receipt.cancelled = cancel.load(Ordering::Relaxed);
    if !receipt.cancelled {
        progress(files.len(), files.len(), "");
    }
    (texts, receipt)
}

/// What was read and not yet taken: a slow file holds up the others once they fill this room.
#[derive(Default)]
struct Ahead {
    next: AtomicUsize,
    taken: AtomicUsize,
    waiting: AtomicUsize,
}

/// The most text that waits for an earlier file to be read.
const MAX_AHEAD: usize = 64 * 1024 * 1024;

/// A file by its place, and what was read.
type Placed = (usize, Result<Imported, ImportError>);

impl Ahead {
    /// Reads one file after the other until there are none, or nobody wants them.
    fn read(&self, files: &[PathBuf], cancel: &AtomicBool, sender: &SyncSender<Placed>) {
        loop {
            let at = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(path) = files.get(at) else { return };
            while self.waiting.load(Ordering::Relaxed) > MAX_AHEAD && self.taken.load(Ordering::Relaxed) != at
            {
                if cancel.load(Ordering::Relaxed) {
                    return;
                }
                std::thread::sleep(Duration::from_millis(2));
            }
            if cancel.load(Ordering::Relaxed) {
                return;
            }
            let read = read_file(path);
            self.waiting.fetch_add(read.as_ref().map_or(0, size), Ordering::Relaxed);
            if sender.send((at, read)).is_err() {
                return;
            }
        }
    }

    fn took(&self, read: &Result<Imported, ImportError>) {
        self.taken.fetch_add(1, Ordering::Relaxed);
        let size = read.as_ref().map_or(0, size);
        // One that was read in place never waited.
        self.waiting
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |all| Some(all.saturating_sub(size)))
            .ok();
    }
}

/// What a text takes in memory, roughly.
fn size(text: &Imported) -> usize {
    text.text.len() + text.bytes.as_ref().map_or(0, |bytes| bytes.len())
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
