//! What an import kept, changed and left out: readable at once and later.

use std::path::PathBuf;

use super::ImportError;

/// One import, file by file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Receipt {
    pub files: Vec<FileReceipt>,
    /// What was passed over before reading: hidden files, folders too deep, files beyond the limit.
    pub notes: Vec<String>,
    /// Whether it was stopped: files after the last one here were not looked at.
    pub cancelled: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileReceipt {
    pub path: PathBuf,
    /// The file's name without its folders.
    pub name: String,
    pub outcome: Outcome,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    Imported { words: usize, encoding: String, remarks: Vec<String> },
    Refused { why: ImportError },
}

impl Receipt {
    pub fn imported(&self) -> usize {
        self.files.iter().filter(|file| matches!(file.outcome, Outcome::Imported { .. })).count()
    }

    pub fn refused(&self) -> usize {
        self.files.len() - self.imported()
    }

    pub fn words(&self) -> usize {
        let words = |file: &FileReceipt| match file.outcome {
            Outcome::Imported { words, .. } => words,
            Outcome::Refused { .. } => 0,
        };
        self.files.iter().map(words).sum()
    }

    /// The whole in one sentence.
    pub fn summary(&self) -> String {
        let mut summary = format!(
            "{} imported with {}",
            counted(self.imported(), "file", "files"),
            counted(self.words(), "word", "words")
        );
        if self.refused() > 0 {
            summary.push_str(", ");
            summary.push_str(&thousands(self.refused()));
            summary.push_str(" refused");
        }
        if self.cancelled {
            summary.push_str("; stopped before the end");
        }
        summary.push('.');
        summary
    }
}

/// `1 file`, `12,000 files`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{} {many}", thousands(count)) }
}

/// `1234567` as `1 234 567`, with thin separators as everywhere in the window.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

impl std::fmt::Display for FileReceipt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.outcome {
            Outcome::Imported { words, encoding, remarks } => {
                write!(f, "{}: {}", self.name, counted(*words, "word", "words"))?;
                // A PDF has none: each of its fonts says what its signs are.
                if !encoding.is_empty() {
                    write!(f, ", {encoding}")?;
                }
                remarks.iter().try_for_each(|remark| write!(f, " · {remark}"))
            }
            Outcome::Refused { why } => write!(f, "{}: {why}", self.name),
        }
    }
}
