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
    #[error("The file made the reader of its format stumble. Save it as UTF-8 text and import that.")]
    Fault,
}

fn advice(what: &str) -> &'static str {
    if what.ends_with("picture") {
        "Save it as a PNG or JPEG picture and import that."
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
