//! Bytes of a study that are carried along without being looked at: here in memory, or where they lie.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::error::StorageError;
use super::names::Limits;
use super::pack::Pack;

#[derive(Clone, Debug)]
pub enum Blob {
    Here(Arc<Vec<u8>>),
    Text(Arc<str>),
    /// Not read yet: a part of the study at this path.
    Kept {
        path: PathBuf,
        name: String,
        bytes: u64,
    },
}

impl Blob {
    /// How many bytes, uncompressed.
    pub fn size(&self) -> u64 {
        match self {
            Self::Here(bytes) => bytes.len() as u64,
            Self::Text(text) => text.len() as u64,
            Self::Kept { bytes, .. } => *bytes,
        }
    }

    pub fn read(&self) -> Result<Vec<u8>, StorageError> {
        self.read_from(&Packs::default())
    }

    /// The same, with each study opened only once for many reads.
    pub fn read_from(&self, packs: &Packs) -> Result<Vec<u8>, StorageError> {
        match self {
            Self::Here(bytes) => Ok(bytes.to_vec()),
            Self::Text(text) => Ok(text.as_bytes().to_vec()),
            Self::Kept { path, name, .. } => {
                let read = packs.get(path)?.read(name);
                match read.fault {
                    None => Ok(read.bytes),
                    Some(fault) => {
                        Err(StorageError::io("read", &path.join(name))(std::io::Error::other(fault)))
                    }
                }
            }
        }
    }

    /// The same bytes where a save has put them. What is in memory stays there.
    pub(super) fn moved(&mut self, to: &Path, part: &str) {
        if let Self::Kept { path, name, .. } = self {
            to.clone_into(path);
            part.clone_into(name);
        }
    }
}

/// Studies on disk that parts are being read from.
#[derive(Default)]
pub struct Packs(Mutex<BTreeMap<PathBuf, Arc<Pack>>>);

impl Packs {
    fn get(&self, path: &Path) -> Result<Arc<Pack>, StorageError> {
        let mut packs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(pack) = packs.get(path) {
            return Ok(pack.clone());
        }
        let pack = Arc::new(Pack::open(path, Limits::default())?);
        packs.insert(path.to_owned(), pack.clone());
        Ok(pack)
    }
}
