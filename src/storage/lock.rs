//! Who has a study open.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::atomic::sibling;

/// Held while a study is open; let go at the end, also of a crash.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    file: File,
}

/// What came of asking for the lock.
#[derive(Debug)]
pub enum Locking {
    Held(Lock),
    /// Somebody has it: who, in words.
    Other(String),
    /// The folder can't be written, so nobody can be told.
    NoPlace,
}

impl Lock {
    pub fn acquire(study: &Path) -> Locking {
        let path = sibling(study, ".", ".lock");
        let opened = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&path);
        let Ok(mut file) = opened else { return Locking::NoPlace };
        match file.try_lock() {
            Ok(()) => {
                let who = who();
                // Words for people; the lock itself is what counts.
                let written = file
                    .set_len(0)
                    .and_then(|()| file.rewind())
                    .and_then(|()| file.write_all(who.as_bytes()));
                if written.is_err() {
                    return Locking::NoPlace;
                }
                Locking::Held(Self { path, file })
            }
            Err(TryLockError::WouldBlock) => {
                let mut who = String::new();
                if (&mut file).take(500).read_to_string(&mut who).is_err() || who.trim().is_empty() {
                    who = "somebody".to_owned();
                }
                Locking::Other(who.trim().to_owned())
            }
            Err(TryLockError::Error(_)) => Locking::NoPlace,
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A lock file that stays behind does no harm: it is not locked.
        std::fs::remove_file(&self.path).ok();
        self.file.unlock().ok();
    }
}

/// The user and machine, as the system knows them.
fn who() -> String {
    let user = ["USER", "USERNAME", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok());
    let host = std::fs::read_to_string("/etc/hostname").ok().or_else(|| std::env::var("COMPUTERNAME").ok());
    let user = user.unwrap_or_else(|| "somebody".to_owned());
    let since = jiff::Timestamp::now().strftime("%Y-%m-%d %H:%M UTC").to_string();
    match host.map(|host| host.trim().to_owned()).filter(|host| !host.is_empty()) {
        Some(host) => format!("{user} on {host}, since {since}"),
        None => format!("{user}, since {since}"),
    }
}
