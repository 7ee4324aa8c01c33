//! Bringing texts in: bytes become sources, each with a receipt of what was kept and what was not.
//!
//! One importer a file, behind [`Importer`]. All of them are pure over bytes; only [`files`] touches
//! the disk. Text is decoded, its line ends made line feeds, and otherwise left as it was written.

mod build;
mod case_guess;
mod clean;
mod counting;
mod cues;
mod decode;
mod docx;
mod dos;
mod epub;
mod error;
pub mod files;
mod foreign;
mod guess;
mod html;
mod label;
mod markdown;
mod names;
mod odt;
mod office;
mod pack;
mod pattern;
mod pdf;
mod picture;
mod receipt;
mod rtf;
pub mod sheet;
mod speakers;
pub mod survey;
mod symbols;
mod text;
mod transcript;
mod utf32;
pub mod value;
mod without;
mod xml;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use crate::study::{Origin, SourceKind, SourceMark, Span};

pub use case_guess::case_by_folder;
pub use error::ImportError;
pub use label::{Label, label_at};
pub use names::{natural_key, slug, title_of};
pub use pattern::{NamePattern, PatternError};
pub use receipt::{FileReceipt, Outcome, Receipt, thousands};

/// The largest file that is read. A transcript of a day's talk is a tenth of a megabyte.
pub const MAX_FILE: u64 = 64 * 1024 * 1024;

/// How many bytes [`Importer::sniff`] is shown.
pub const HEAD: usize = 16 * 1024;

/// Whether an importer takes a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Sniff {
    No,
    /// It can be read, but nothing says that this is the format meant.
    Maybe,
    Yes,
}

/// What came out of one file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Imported {
    /// Where the file was, for the table before the import and for [`case_by_folder`]. Never stored
    /// in a study, which knows the file's name only; empty when the bytes came from elsewhere.
    pub path: PathBuf,
    pub title: String,
    pub text: String,
    /// Pages, headings, turns, times, rows: see [`SourceMark`].
    pub marks: Vec<SourceMark>,
    /// Comments that stood on passages.
    pub notes: Vec<Note>,
    /// Width and height, where the file is a picture. Its text is empty.
    pub picture: Option<(u32, u32)>,
    /// The file as it came; the importers leave it empty, and [`files`] fills it where it is to be kept.
    pub bytes: Option<Arc<[u8]>>,
    /// A guess from names and speaker turns, for the analyst to correct.
    pub kind: SourceKind,
    /// A language tag where the script or the file says it, else empty.
    pub language: String,
    /// A date where the file or its name says it in full, else empty.
    pub date: String,
    pub origin: Origin,
    pub words: usize,
}

/// A comment on a passage; it becomes evidence without tags and a memo on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    pub span: Span,
    pub author: String,
    pub text: String,
}

/// A format that can be brought in.
pub trait Importer: Sync {
    /// The format in words: `plain text`, `Markdown`.
    fn name(&self) -> &'static str;
    /// Whether the file is of this format, by its name and its first [`HEAD`] bytes.
    fn sniff(&self, name: &str, head: &[u8]) -> Sniff;
    fn read(&self, name: &str, bytes: &[u8]) -> Result<Imported, ImportError>;
}

/// Every importer. Where two answer alike, the earlier one is taken.
pub fn importers() -> &'static [&'static dyn Importer] {
    &[
        &docx::Word,
        &odt::OpenDocument,
        &epub::Epub,
        &rtf::Rtf,
        &html::Html,
        &pdf::PdfFile,
        &markdown::Markdown,
        &cues::WebVtt,
        &cues::SubRip,
        &cues::SubStation,
        &picture::Picture,
        &sheet::Delimited,
        &sheet::Workbook,
        &sheet::OpenDocument,
        &text::PlainText,
    ]
}

/// The importer for a file, or why there is none.
pub fn detect(name: &str, head: &[u8]) -> Result<&'static dyn Importer, ImportError> {
    let head = &head[..head.len().min(HEAD)];
    let mut best: Option<(Sniff, &'static dyn Importer)> = None;
    for importer in importers() {
        let answer = importer.sniff(name, head);
        if answer > best.map_or(Sniff::No, |(sniff, _)| sniff) {
            best = Some((answer, *importer));
        }
    }
    best.map(|(_, importer)| importer).ok_or_else(|| match foreign::recognise(name, head) {
        Some(what) => ImportError::Foreign { what },
        None => document(name).map_or(ImportError::NotText, |what| ImportError::NotOfItsKind { what }),
    })
}

/// Reads one file's bytes with the importer that fits. Never panics: a fault in a reader is an error
/// of that file only.
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    let mut imported = guarded(bytes, || match detect(name, bytes) {
        Ok(importer) => importer.read(name, bytes),
        // What is in the old container can be told only from the whole file.
        Err(_) if bytes.starts_with(pack::OLE) => Err(pack::old_office(bytes)),
        Err(error) => Err(error),
    })?;
    if imported.picture.is_some() {
        // There is nothing else of it.
        imported.bytes = Some(bytes.into());
    }
    Ok(imported)
}

/// Runs a reader within the limits of a file, and takes its fault for an error.
fn guarded<T>(bytes: &[u8], read: impl FnOnce() -> Result<T, ImportError>) -> Result<T, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    if bytes.len() as u64 > MAX_FILE {
        return Err(ImportError::TooLarge { bytes: bytes.len() as u64 });
    }
    // Importers hold no state, so nothing half-done can be seen after a fault.
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(ImportError::Fault))
}

/// What a file should be by its ending, for endings of documents that are no plain text.
fn document(name: &str) -> Option<&'static str> {
    Some(match split_name(name).1.as_str() {
        "doc" | "docx" | "docm" | "dotx" | "dotm" => "Word document",
        "odt" | "ott" => "OpenDocument text",
        "xls" | "xlsx" | "xlsm" => "Excel workbook",
        "ods" | "ots" => "OpenDocument spreadsheet",
        "ppt" | "pptx" => "PowerPoint file",
        "epub" => "EPUB book",
        "pdf" => "PDF",
        "rtf" => "RTF document",
        _ => return None,
    })
}

/// The base name of a file and its ending in lower case, without the dot.
fn split_name(name: &str) -> (&str, String) {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match base.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, ending.to_lowercase()),
        _ => (base, String::new()),
    }
}

/// The text of a plain format, with its pages where form feeds part them.
fn of_decoded(decoded: decode::Decoded) -> build::Builder {
    let mut builder = build::Builder::of_text(decoded.text);
    builder.changed = decoded.remarks;
    let ends = decoded.pages.iter().copied().filter(|end| *end > 0);
    let starts: Vec<usize> = std::iter::once(0).chain(ends).collect();
    let mut pages = Vec::new();
    for (at, start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(builder.here());
        if let Some(span) = Span::new(*start, end).trimmed(builder.text()) {
            pages.push((span, (at + 1).to_string()));
        }
    }
    // One page is none: printers end a text with a form feed too.
    if pages.len() > 1 {
        for (span, label) in pages {
            builder.mark(span, crate::study::MarkKind::Page(label));
        }
    }
    builder
}
