//! Why a file could not be brought in, each in one sentence that says what to do next.

use super::MAX_FILE;
use super::pack::{MAX_PARTS, MAX_UNPACKED};

#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ImportError {
    #[error("The file is empty (0 bytes).")]
    Empty,
    #[error("There are no words in this file, only blank space.")]
    NoWords,
    #[error(
        "The file has {} MB; the most that is read is {} MB. Split it into several texts, for instance one an interview.",
        bytes.div_ceil(1024 * 1024), MAX_FILE / (1024 * 1024)
    )]
    TooLarge { bytes: u64 },
    #[error("This looks like a program or picture, not text.")]
    NotText,
    #[error(
        "This is no {what}, or it is damaged. Open it in the program that wrote it, save it anew and import that."
    )]
    NotOfItsKind { what: &'static str },
    #[error("This is a folder. Give one file of it; crosscase import takes whole folders.")]
    Folder,
    #[error("This is {what}, which can't be read here. {}", advice(what))]
    Foreign { what: &'static str },
    #[error(
        "Too much of this file can't be read as letters in any known encoding. Open it where it was written and save it as UTF-8 text."
    )]
    Unreadable,
    #[error(
        "The file is protected by a password. Open it in the program that wrote it, save a copy without a password and import that."
    )]
    Protected,
    #[error("The book is locked against copying (DRM). Ask its publisher or a library for an open copy.")]
    Locked,
    #[error("This is {what}. Open it, save it as {save_as} and import that.")]
    Old { what: &'static str, save_as: &'static str },
    #[error(
        "Unpacked, this file would hold more than any document does ({} MB or {} parts). Save it as plain text and import that.",
        MAX_UNPACKED / (1024 * 1024), super::thousands(MAX_PARTS)
    )]
    Swollen,
    #[error(
        "The file is damaged: {what}. Open it in the program that wrote it, save it anew and import that."
    )]
    Damaged { what: &'static str },
    #[error("You have no right to read this file. Ask its owner, or copy it to a folder of your own.")]
    Forbidden,
    #[error("There is no such file or folder.")]
    Missing,
    #[error("This is neither a file nor a folder.")]
    NotAFile,
    #[error("The file could not be read from the disk: {reason}.")]
    Disk { reason: String },
    #[error("Enough texts for one import were read before this one. Import the rest in a second go.")]
    Enough,
    #[error("There are no cues in this subtitle file: no line with two times and words below it.")]
    NoCues,
    #[error(
        "The picture has {width} × {height} points, which is more than can be shown. Save it smaller and import that."
    )]
    LargePicture { width: u32, height: u32 },
    #[error(
        "The table has more cells than are read (4 million). Delete the empty rows and columns, or split it."
    )]
    LargeTable,
    #[error(
        "The PDF is locked with a password. Open it with the password, save it without one, and import that."
    )]
    PdfLocked,
    #[error(
        "The PDF holds pictures of pages and no text. Let a program for text recognition add the words first (OCRmyPDF does, for instance), and import the PDF that it makes."
    )]
    PdfScan,
    #[error(
        "The fonts of this PDF don't say which letters they draw, so that its words can't be read. Let a program for text recognition add the words (OCRmyPDF with --force-ocr, for instance), or ask for the original document."
    )]
    PdfNoLetters,
    #[error("The PDF is a wrapper around other files. Open it, save the files in it, and import those.")]
    PdfPortfolio,
    #[error(
        "The PDF is damaged or cut off, so that nothing in it can be read. Open it in a PDF viewer and print it to a new PDF, or fetch it again."
    )]
    PdfBroken,
    #[error("The file made the reader of its format stumble. Save it as UTF-8 text and import that.")]
    Fault,
}

fn advice(what: &str) -> &'static str {
    if what.ends_with("picture") {
        "Save it as a PNG or JPEG picture and import that."
    } else if what.starts_with("a compressed") || what == "a zip archive" {
        "Unpack it, and import the files in it."
    } else if what.ends_with("recording") || what == "a film" {
        "Have it written down first, and import the transcript."
    } else if what.contains("Pages") {
        "Open it in Pages, choose File > Export To > Word, and import the .docx."
    } else if what.contains("Numbers") {
        "Open it in Numbers, choose File > Export To > Excel, and import the .xlsx."
    } else if what.contains("slides") {
        "Open it, save or export it as PDF, and import that."
    } else if what.contains("spreadsheet") || what.contains("workbook") {
        "Open it in Excel or LibreOffice, save it as a workbook (.xlsx), and import that."
    } else if what.contains("WordPerfect") || what.contains("Pocket Word") {
        "Open it in LibreOffice, save it as a Word document (.docx), and import that."
    } else if what.contains("data file") {
        "Export it as CSV (.csv) in the program that wrote it, and import that."
    } else {
        "Save or export it as plain text (.txt) and import that."
    }
}

impl From<std::io::Error> for ImportError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::PermissionDenied => Self::Forbidden,
            std::io::ErrorKind::NotFound => Self::Missing,
            _ => Self::Disk { reason: error.to_string() },
        }
    }
}
