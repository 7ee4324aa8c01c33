//! What stood on the disk, to tell later whether somebody else wrote there.

use std::collections::BTreeMap;
use std::fs::File;
use std::hash::{DefaultHasher, Hasher};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::error::StorageError;
use super::folder;
use super::names::Limits;
use super::pack::Shared;

/// A mark of the content of a study's file or folder. It means something in this process only.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum DiskState {
    /// Nothing was there.
    #[default]
    Nothing,
    /// The length, and a mark of the zip's table of contents, which has a checksum of every part.
    /// The time of the file is left out: sync programs change it without changing the file.
    File { length: u64, mark: u64 },
    /// Length and time of every part.
    Folder(BTreeMap<String, (u64, Option<SystemTime>)>),
}

impl DiskState {
    pub fn of(path: &Path) -> Result<Self, StorageError> {
        match std::fs::metadata(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::Nothing),
            Err(error) => Err(StorageError::io("look at", path)(error)),
            Ok(about) if about.is_dir() => Self::of_parts(&folder::list(path, Limits::default())?.parts),
            Ok(_) => Self::of_file(path).map_err(StorageError::io("read", path)),
        }
    }

    fn of_file(path: &Path) -> std::io::Result<Self> {
        let mut shared = Shared::new(File::open(path)?)?;
        let length = shared.length;
        let start = match zip::ZipArchive::new(shared.clone()) {
            Ok(archive) => archive.central_directory_start(),
            // Damaged: the end of the file has to do.
            Err(_) => length.saturating_sub(1 << 16),
        };
        shared.seek(SeekFrom::Start(start))?;
        let mut table = Vec::new();
        shared.take(64 << 20).read_to_end(&mut table)?;
        let mut hasher = DefaultHasher::new();
        hasher.write(&table);
        Ok(Self::File { length, mark: hasher.finish() })
    }

    pub(super) fn of_parts(parts: &BTreeMap<String, PathBuf>) -> Result<Self, StorageError> {
        let mut marks = BTreeMap::new();
        for (name, place) in parts {
            let about = std::fs::metadata(place).map_err(StorageError::io("look at", place))?;
            marks.insert(name.clone(), (about.len(), about.modified().ok()));
        }
        Ok(Self::Folder(marks))
    }
}
