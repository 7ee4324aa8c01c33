//! The file of a study.
//!
//! `name.crosscase` is a zip; a folder of the same layout is the same study. Inside, RON and plain text:
//!
//! ```text
//! format.ron                 the format number, first and uncompressed
//! study.ron                  question, cases, codebook, people, cells, findings …, a list a kind
//! sources/SLUG.txt           the text as coded: UTF-8, line feeds
//! sources/SLUG.ron           what the source is, and its evidence in the order of its places
//! originals/…                the imported files as they came, if the study keeps them
//! history/NNNN-SESSION.ron   the log of change sets of one session
//! history/texts/SHA256.txt   texts that only the log still knows
//! ```
//!
//! Beside a file stand, while it is open, `.NAME.lock` (who has it open) and `.NAME.journal` (what is
//! not saved yet), and after a save `.NAME.previous` (the file as it was before). `FORMAT.md` says the
//! same for people who have the file and not the program.

mod atomic;
mod check;
mod disk;
mod error;
mod folder;
mod journal;
mod lock;
mod names;
mod notation;
mod open;
mod pack;
mod salvage;
mod save;
mod upgrade;
mod v1;

use std::path::Path;

pub use check::check_study;
pub use disk::DiskState;
pub use error::{Problem, ProblemKind, StorageError};
pub use journal::{Journal, recover};
pub use lock::{Lock, Locking};
pub use open::{Opened, Store, open, open_bytes};
pub use save::{export, save};

/// The format that this program writes.
pub const FORMAT: u32 = 1;

/// How a study lies on disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    Zip,
    Folder,
}

impl Form {
    /// The form that a path asks for: a folder that is there, or a name without `.crosscase`.
    pub fn of(path: &Path) -> Self {
        let zip = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("crosscase"));
        if path.is_dir() || !zip && !path.is_file() { Self::Folder } else { Self::Zip }
    }
}

/// Whether a path looks like a study rather than a text to bring in.
pub fn looks_like_study(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("crosscase"))
        || path.join(names::FORMAT).is_file()
}

/// Writes a small file of the program's own wholly or not at all, with its folders.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    std::fs::create_dir_all(atomic::folder_of(path))?;
    let mut file = atomic::beside(path)?;
    file.write_all(bytes)?;
    atomic::replace(file, path, None)
}
