//! What can go wrong with a file, in plain words: what happened, what is safe, what to do.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::study::{AnyId, Evidence, Stamp};

#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StorageError {
    #[error("{} is not there. Nothing was changed. Perhaps it was moved or renamed, or its drive is not connected.", path.display())]
    NotFound { path: PathBuf },
    #[error("{} is not a Crosscase study: {why}. It was not changed. Open a .crosscase file or a study folder, or import this file as a source.", path.display())]
    NotAStudy { path: PathBuf, why: String },
    #[error(
        "This study was saved by a newer Crosscase (file format {found}; this one knows up to {known}). It was not changed. Install the newer version to open it."
    )]
    Newer { found: u32, known: u32 },
    #[error("{} was not opened, to be safe: {what}. It was not changed. If you trust where it comes from, ask for a fresh copy.", path.display())]
    Refused { path: PathBuf, what: String },
    #[error("{} changed on disk after it was opened here, perhaps by a co-author or a sync program. Neither version was touched. Merge the two, or save this one under another name.", path.display())]
    ChangedOnDisk { path: PathBuf },
    #[error("{} is already there and was not overwritten. Choose another name, or confirm that it may be replaced.", path.display())]
    AlreadyThere { path: PathBuf },
    #[error("{} was damaged when it was opened, so saving over it could lose what was not read. It was not changed. Save under another name, or confirm that it may be replaced.", path.display())]
    Damaged { path: PathBuf },
    #[error("Could not {doing} {}: {source}. {}", path.display(), advice(source))]
    Io { doing: &'static str, path: PathBuf, source: std::io::Error },
    #[error(
        "The study can\u{2019}t be written: {what}. The file on disk was not changed. Correct the record and save again."
    )]
    NotWritable { what: String },
}

impl StorageError {
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| match source.kind() {
            std::io::ErrorKind::NotFound if doing == "open" => Self::NotFound { path },
            _ => Self::Io { doing, path, source },
        }
    }

    pub(super) fn zip(doing: &'static str, path: &Path) -> impl FnOnce(zip::result::ZipError) -> Self {
        let path = path.to_owned();
        move |error| match error {
            zip::result::ZipError::Io(source) => Self::Io { doing, path, source },
            other => Self::Io { doing, path, source: std::io::Error::other(other) },
        }
    }

    pub(super) fn refused(path: &Path, what: impl Into<String>) -> Self {
        Self::Refused { path: path.to_owned(), what: what.into() }
    }
}

impl From<ron::Error> for StorageError {
    fn from(error: ron::Error) -> Self {
        Self::NotWritable { what: error.to_string() }
    }
}

fn advice(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "The file on disk is as it was. Choose a folder where you may write."
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "The file on disk is as it was. Make room on the disk and save again."
        }
        _ => "The file on disk is as it was. Try again, or save under another name.",
    }
}

/// What was wrong with a study that could be opened all the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The part of the study, such as `sources/mill-1.ron`; empty for a study that has no file yet.
    pub file: String,
    /// 1-based, where known.
    pub line: Option<usize>,
    pub kind: ProblemKind,
    /// One or two sentences for the user.
    pub what: String,
    /// The record it is about.
    pub about: Option<AnyId>,
    /// Evidence whose passage is not in the text any more: kept here and nowhere else.
    pub lost: Option<Box<(Evidence, Stamp)>>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ProblemKind {
    /// Nothing is missing; the user should know.
    Note,
    /// A passage was found again at another place.
    Moved,
    /// A record was put right: a reference to nothing was taken out, a name made unique.
    Mended,
    /// Something that stands in the file is not in the opened study.
    Lost,
}

impl Problem {
    pub(super) fn new(kind: ProblemKind, file: impl Into<String>, what: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, kind, what: what.into(), about: None, lost: None }
    }

    #[must_use]
    pub(super) fn at(mut self, line: usize) -> Self {
        self.line = (line > 0).then_some(line);
        self
    }

    #[must_use]
    pub(super) fn about(mut self, id: AnyId) -> Self {
        self.about = Some(id);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.file.is_empty(), self.line) {
            (true, _) => f.write_str(&self.what),
            (false, None) => write!(f, "{}: {}", self.file, self.what),
            (false, Some(line)) => write!(f, "{}, line {line}: {}", self.file, self.what),
        }
    }
}
