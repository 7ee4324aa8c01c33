//! Who has a study open.

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::atomic::sibling;

/// A person at a machine.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename = "lock", default)]
pub struct Who {
    pub user: String,
    pub host: String,
    pub process: u32,
    /// `2012-11-24T09:30:00Z`.
    pub since: String,
}

impl Who {
    pub fn me() -> Self {
        let variable = |names: &[&str]| names.iter().find_map(|name| std::env::var(name).ok());
        let host = variable(&["HOSTNAME", "COMPUTERNAME"])
            .or_else(|| std::fs::read_to_string("/proc/sys/kernel/hostname").ok());
        Self {
            user: variable(&["USER", "LOGNAME", "USERNAME"]).unwrap_or_default(),
            host: host.unwrap_or_default().trim().to_owned(),
            process: std::process::id(),
            since: jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        }
    }
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let user = if self.user.is_empty() { "somebody" } else { &self.user };
        f.write_str(user)?;
        if !self.host.is_empty() {
            write!(f, " on {}", self.host)?;
        }
        if !self.since.is_empty() {
            write!(f, ", since {}", self.since)?;
        }
        Ok(())
    }
}

/// Somebody else has the study open.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "This study is open elsewhere: {who}. Nothing was changed. Close it there, or open it here to read only."
)]
pub struct LockedBy {
    pub who: Who,
}

/// Holds a study as long as it lives. The system lets go when the program ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    held: Option<(File, PathBuf)>,
}

impl Lock {
    /// Takes the lock of a study. Where nothing can be written beside it, or the disk knows no locks,
    /// it goes without; see [`Lock::is_held`].
    pub fn acquire(path: &Path) -> Result<Self, LockedBy> {
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let place = sibling(&path, ".", ".lock");
        // Not truncated: until the lock is ours, what it says is about somebody else.
        let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&place);
        let Ok(mut file) = opened else { return Ok(Self { held: None }) };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut text = String::new();
                // Some systems let nobody read a locked file: then we don't know who it is.
                let read = Read::by_ref(&mut file).take(4096).read_to_string(&mut text);
                let who = read.ok().and_then(|_| ron::from_str(&text).ok()).unwrap_or_default();
                return Err(LockedBy { who });
            }
            Err(TryLockError::Error(_)) => return Ok(Self { held: None }),
        }
        let text = ron::to_string(&Who::me()).unwrap_or_default();
        let written = file
            .set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| file.write_all(text.as_bytes()))
            .and_then(|()| file.flush());
        // The lock holds even where its note can't be written.
        drop(written);
        Ok(Self { held: Some((file, place)) })
    }

    /// Whether others are kept out. Without it, two people can open the study at once; a save still
    /// notices that the file changed.
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some((file, place)) = self.held.take() {
            // Removed while still held, so that nobody can have taken it in between.
            drop(std::fs::remove_file(place));
            drop(file);
        }
    }
}
