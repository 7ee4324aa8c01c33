//! A study's parts on disk, by name: entries of a zip or files of a folder. Reading only.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use zip::ZipArchive;

use super::disk::DiskState;
use super::error::{Problem, ProblemKind, StorageError};
use super::names::{Limits, Part, objection, part};
use super::{Form, folder, salvage};

/// A study's parts, not yet understood.
pub struct Pack {
    pub form: Form,
    pub path: PathBuf,
    pub disk: DiskState,
    /// Sizes of the parts, as claimed.
    pub sizes: BTreeMap<String, u64>,
    pub problems: Vec<Problem>,
    pub limits: Limits,
    parts: Parts,
}

enum Parts {
    Zip(ZipArchive<Shared>, BTreeMap<String, usize>),
    /// Where each part really is: a save that was interrupted is read as finished.
    Folder(BTreeMap<String, PathBuf>),
    /// What could be got out of a zip without a table of contents, and whether all of a part.
    Salvaged(BTreeMap<String, (Vec<u8>, bool)>),
}

/// The bytes of a part, and what was wrong with them.
pub struct Bytes {
    pub bytes: Vec<u8>,
    pub fault: Option<String>,
}

impl Pack {
    pub fn open(path: &Path, limits: Limits) -> Result<Self, StorageError> {
        let about = std::fs::metadata(path).map_err(StorageError::io("open", path))?;
        if !about.is_dir() && !about.is_file() {
            let why = "it is neither a file nor a folder".to_owned();
            return Err(StorageError::NotAStudy { path: path.to_owned(), why });
        }
        if about.is_dir() { Self::folder(path, limits) } else { Self::zip(path, limits) }
    }

    fn zip(path: &Path, limits: Limits) -> Result<Self, StorageError> {
        let file = File::open(path).map_err(StorageError::io("open", path))?;
        let mut pack = Self {
            form: Form::Zip,
            path: path.to_owned(),
            disk: DiskState::default(),
            sizes: BTreeMap::new(),
            problems: Vec::new(),
            limits,
            parts: Parts::Salvaged(BTreeMap::new()),
        };
        let shared = Shared::new(file).map_err(StorageError::io("open", path))?;
        if shared.length == 0 {
            return Err(StorageError::NotAStudy { path: path.to_owned(), why: "the file is empty".into() });
        }
        match ZipArchive::new(shared.clone()) {
            Ok(archive) => pack.list_zip(archive, shared)?,
            Err(error) => {
                let parts = salvage::parts(&shared, path, limits)?;
                if parts.is_empty() {
                    let why = "it has not the form of one, or is damaged beyond reading".to_owned();
                    return Err(StorageError::NotAStudy { path: path.to_owned(), why });
                }
                let what = format!(
                    "The end of the file is missing or damaged ({error}). What comes before it was read part by part; parts at the end may be missing."
                );
                pack.problems.push(Problem::new(ProblemKind::Lost, "", what));
                pack.sizes = parts.iter().map(|(name, part)| (name.clone(), part.0.len() as u64)).collect();
                pack.parts = Parts::Salvaged(parts);
            }
        }
        pack.disk = DiskState::of(path)?;
        Ok(pack)
    }

    fn list_zip(&mut self, mut archive: ZipArchive<Shared>, mut file: Shared) -> Result<(), StorageError> {
        let refused = |what: &str| Err(StorageError::refused(&self.path, what));
        if archive.len() > self.limits.entries {
            return refused("it claims to hold more files than any study");
        }
        let mut total = 0_u64;
        let mut index = BTreeMap::new();
        for at in 0..archive.len() {
            let entry = match archive.by_index_raw(at) {
                Ok(entry) => entry,
                Err(error) => {
                    let what = format!("A part of the file can\u{2019}t be found: {error}.");
                    self.problems.push(Problem::new(ProblemKind::Lost, "", what));
                    continue;
                }
            };
            let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
            if let Some(what) = objection(&name) {
                return refused(what);
            }
            if entry.is_symlink() {
                return refused("it holds a link to another place");
            }
            // A damaged name would make another part of this one, or none, and nothing else would tell.
            if !file.names_entry(entry.header_start(), entry.name_raw()) {
                let what = "The two places that name this part differ; one of them is damaged.";
                self.problems.push(Problem::new(ProblemKind::Lost, &*name, what));
            }
            if entry.is_dir() {
                continue;
            }
            match part(&name) {
                Part::Other => {
                    if !name.starts_with("__MACOSX/") {
                        let what = "This is not part of a study and will not be kept when you save.";
                        self.problems.push(Problem::new(ProblemKind::Note, name, what));
                    }
                    continue;
                }
                Part::Original => {}
                _ => total = total.saturating_add(entry.size()),
            }
            if total > self.limits.total || entry.size() > self.limits.entry {
                return refused("it claims to unpack to more than any study holds");
            }
            self.sizes.insert(name.clone(), entry.size());
            index.insert(name, at);
        }
        self.parts = Parts::Zip(archive, index);
        Ok(())
    }

    fn folder(path: &Path, limits: Limits) -> Result<Self, StorageError> {
        let folder::Listing { parts, problems } = folder::list(path, limits)?;
        let mut sizes = BTreeMap::new();
        let mut total = 0_u64;
        for (name, place) in &parts {
            let size = std::fs::metadata(place).map_err(StorageError::io("read", place))?.len();
            if part(name) != Part::Original {
                total = total.saturating_add(size);
            }
            if total > limits.total || size > limits.entry {
                return Err(StorageError::refused(path, "it holds more than any study does"));
            }
            sizes.insert(name.clone(), size);
        }
        let (form, disk) = (Form::Folder, DiskState::of_parts(&parts)?);
        Ok(Self { form, path: path.to_owned(), disk, sizes, problems, limits, parts: Parts::Folder(parts) })
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sizes.keys().map(String::as_str)
    }

    /// The bytes of a part, as many as are sound.
    pub fn read(&self, name: &str) -> Bytes {
        let gone = || Bytes { bytes: Vec::new(), fault: Some("it is not there".to_owned()) };
        match &self.parts {
            Parts::Salvaged(parts) => parts.get(name).map_or_else(gone, |(bytes, whole)| Bytes {
                bytes: bytes.clone(),
                fault: (!whole).then(|| "it is cut off".to_owned()),
            }),
            Parts::Folder(parts) => match parts.get(name).map(File::open) {
                None => gone(),
                Some(Err(error)) => Bytes { bytes: Vec::new(), fault: Some(error.to_string()) },
                Some(Ok(file)) => read_up_to(file, self.limits.entry, 0),
            },
            Parts::Zip(archive, index) => {
                let Some(at) = index.get(name) else { return gone() };
                let mut archive = archive.clone();
                // What a damaged part gives is read to its end; its checksum is looked at first.
                match archive.by_index(*at) {
                    Err(error) => Bytes { bytes: Vec::new(), fault: Some(error.to_string()) },
                    Ok(entry) => {
                        let size = entry.size();
                        read_up_to(entry, size.min(self.limits.entry), size)
                    }
                }
            }
        }
    }
}

/// Reads at most `limit` bytes: a part that holds more than it claims is cut there.
pub(super) fn read_up_to(from: impl Read, limit: u64, expected: u64) -> Bytes {
    let mut bytes = Vec::with_capacity(usize::try_from(expected.min(16 << 20)).unwrap_or(0));
    let fault = match from.take(limit.saturating_add(1)).read_to_end(&mut bytes) {
        Err(error) => Some(error.to_string()),
        Ok(_) if bytes.len() as u64 > limit => Some("it holds more than it claims".to_owned()),
        Ok(_) => None,
    };
    if bytes.len() as u64 > limit {
        bytes.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    }
    Bytes { bytes, fault }
}

/// One open file that several threads read, each at its own place.
#[derive(Clone)]
pub struct Shared {
    file: Arc<Mutex<File>>,
    at: u64,
    pub length: u64,
}

impl Shared {
    pub fn new(file: File) -> std::io::Result<Self> {
        let length = file.metadata()?.len();
        Ok(Self { file: Arc::new(Mutex::new(file)), at: 0, length })
    }

    /// Whether the entry of a zip that starts here has this name, as the table of contents says.
    fn names_entry(&mut self, start: u64, name: &[u8]) -> bool {
        /// The fixed part of a local header; its last four bytes are the lengths of name and extras.
        const HEADER: usize = 30;
        let mut header = vec![0; HEADER + name.len()];
        self.at = start;
        self.read_exact(&mut header).is_ok()
            && header[HEADER..] == *name
            && usize::from(u16::from_le_bytes([header[HEADER - 4], header[HEADER - 3]])) == name.len()
    }
}

impl Read for Shared {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let count = file.read(buffer)?;
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Shared {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| std::io::Error::from(std::io::ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}
