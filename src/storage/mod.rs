//! The file: a study as a zip (`name.crosscase`) or as a folder with the same parts.
//!
//! | part | what it is |
//! |---|---|
//! | `format.ron` | the format number; first in the zip, stored uncompressed |
//! | `study.ron` | everything that is not bound to one source, as flat lists of records |
//! | `sources/SLUG.txt` | a text exactly as it is coded: UTF-8, line feeds |
//! | `sources/SLUG.ron` | what the source is, and its evidence, sorted by place, a record a line |
//! | `history/NNNN-SESSION.ron` | the log: up to 500 steps of one editing session each |
//! | `history/texts/HASH.txt` | texts that steps name by SHA-256 and no source has any more |
//! | `originals/…` | imported files as they came |
//!
//! `FORMAT.md` beside this file describes it for readers without Crosscase. Beside the study lie
//! `.name.crosscase.journal` while something is unsaved, `.name.crosscase.lock` while it is open, and
//! `name.crosscase.previous`, the copy before the last save (in a folder: `.previous/`, the files that
//! the last save replaced or removed).
//!
//! Two rules: what is read is not believed before it is checked, and nothing is lost in silence. A
//! damaged study opens as far as it goes, with a [`Problem`] for each thing that is not as it should
//! be, and is not overwritten unasked.

mod atomic;
mod blob;
mod build;
mod check;
mod cut;
mod disk;
mod draft;
mod error;
mod folder;
mod history;
mod journal;
mod lock;
mod metadata;
mod names;
mod notation;
mod open;
mod originals;
mod pack;
mod quote;
mod refs;
mod salvage;
mod save;
mod traces;
mod upgrade;
mod v1;
mod ways;
mod zip_out;

use std::path::Path;

pub use atomic::sweep;
pub use check::check_study;
pub use disk::DiskState;
pub use error::{Problem, ProblemKind, StorageError};
pub use history::HistoryStore;
pub use journal::{Journal, Recovery, recover};
pub use lock::{Lock, LockedBy, Who};
pub use metadata::{Bare, bare_picture, is_picture};
pub use names::{Limits, is_slug};
pub use open::{Opened, open, open_with};
pub use originals::Originals;
pub use save::{Overwrite, Saved, SavedState, export, save};
pub use traces::{Proof, Words, in_original, previous, prove, remove_traces};
pub use upgrade::KNOWN as FORMAT;
pub use ways::{looks_like_study, open_bytes, read_small, write_atomically};

use crate::study::Study;

/// Which of the two forms a study has on disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// One file, `name.crosscase`.
    Zip,
    Folder,
}

/// All that is saved of a study. A clone is a snapshot and costs next to nothing.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    pub study: Study,
    pub history: HistoryStore,
    pub originals: Originals,
}

impl Contents {
    /// To be called after saving under another name: history and originals that were not read yet are
    /// looked for there from now on.
    pub fn moved(&mut self, to: &Path) {
        self.history.moved(to);
        self.originals.moved(to);
    }
}
