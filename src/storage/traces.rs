//! What else lies around of a study: the copy before the last save and what journals left. And the
//! proof that words are found nowhere in a saved study.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::atomic::sibling;
use super::error::StorageError;
use super::metadata::bare_picture;
use super::names::{Limits, Part, part};
use super::pack::Pack;
use super::{Form, folder, journal};
use crate::edit::Leftover;

/// How words are looked for: in what people wrote, and in file names, whose dashes are given as blanks.
pub struct Words<'a> {
    pub in_text: &'a (dyn Fn(&str) -> bool + Sync),
    pub in_names: &'a (dyn Fn(&str) -> bool + Sync),
    /// Their letters, be they inside longer words.
    pub inside: &'a (dyn Fn(&str) -> bool + Sync),
    /// The longer words that hold their letters.
    pub left: &'a (dyn Fn(&str) -> Vec<Leftover> + Sync),
}

/// What was looked through, part by part and unpacked, and what was found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Proof {
    pub parts: usize,
    pub bytes: u64,
    /// The parts that hold the words, or are named by them.
    pub found: Vec<String>,
    /// The parts where their letters stand inside longer words: Annual, where Ann is looked for.
    pub inside: Vec<String>,
    /// The words that hold their letters, each with its part.
    pub left: Vec<(String, Leftover)>,
    /// Originals whose words can't be read here: PDF documents, pictures.
    pub unread: Vec<String>,
}

impl Proof {
    /// Nothing was found in what could be searched; [`Proof::unread`] names what could not.
    pub fn is_clean(&self) -> bool {
        self.found.is_empty() && !self.left.iter().any(|(_, left)| left.near)
    }

    /// Nothing was found, and there was nothing that could not be searched.
    pub fn is_whole(&self) -> bool {
        self.is_clean() && self.unread.is_empty()
    }
}

/// Looks for words in every part of a saved study.
pub fn prove(path: &Path, words: &Words<'_>) -> Result<Proof, StorageError> {
    let pack = Pack::open(path, Limits::default())?;
    let mut proof = Proof::default();
    for name in pack.names() {
        let read = pack.read(name);
        if let Some(fault) = read.fault {
            return Err(StorageError::io("read", &path.join(name))(io::Error::other(fault)));
        }
        proof.parts += 1;
        proof.bytes += read.bytes.len() as u64;
        let held = if part(name) == Part::Original {
            in_original(&read.bytes, words.in_text)
        } else {
            Some((words.in_text)(&String::from_utf8_lossy(&read.bytes)))
        };
        let plain = name.replace(['-', '_', '/', '.'], " ");
        if part(name) != Part::Original {
            let left = (words.left)(&String::from_utf8_lossy(&read.bytes));
            let alone = |left: &Leftover| !(words.in_text)(&left.word);
            proof.left.extend(left.into_iter().filter(alone).map(|left| (name.to_owned(), left)));
        }
        if held == Some(true) || (words.in_names)(&plain) || (words.in_text)(&plain) {
            proof.found.push(name.to_owned());
        } else if part(name) != Part::Original && (words.inside)(&String::from_utf8_lossy(&read.bytes)) {
            proof.inside.push(name.to_owned());
        } else if held.is_none() {
            proof.unread.push(name.to_owned());
        }
    }
    Ok(proof)
}

/// Whether an original holds words, as far as it can be told without reading its format: plain text in
/// the usual encodings, the parts of documents that are zips, and what is written beside a picture.
/// `None`: it can't be told.
pub fn in_original(bytes: &[u8], holds: &(dyn Fn(&str) -> bool + Sync)) -> Option<bool> {
    const CLOSED: [&[u8]; 5] = [b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"\xd0\xcf\x11\xe0"];
    if let Some(bare) = bare_picture(bytes) {
        // Not in its pixels: three letters stand in any large file by chance.
        return in_text(&bare.taken, holds).then_some(true);
    }
    if in_text(bytes, holds) {
        return Some(true);
    }
    if CLOSED.iter().any(|start| bytes.starts_with(start)) {
        return None;
    }
    if !bytes.starts_with(b"PK") {
        return Some(false);
    }
    let mut archive = zip::ZipArchive::new(io::Cursor::new(bytes)).ok()?;
    let limits = Limits::default();
    let (mut left, mut told) = (limits.entry, Some(false));
    for at in 0..archive.len().min(limits.entries) {
        let mut entry = archive.by_index(at).ok()?;
        let mut inside = Vec::new();
        (&mut entry).take(left).read_to_end(&mut inside).ok()?;
        left = left.saturating_sub(inside.len() as u64);
        if left == 0 {
            return None;
        }
        if in_text(&inside, holds) || in_text(&without_tags(&inside), holds) {
            return Some(true);
        }
        // A document in a document, or a scan of one.
        if inside.starts_with(b"PK") || CLOSED.iter().any(|start| inside.starts_with(start)) {
            told = None;
        }
    }
    told
}

fn in_text(bytes: &[u8], holds: &(dyn Fn(&str) -> bool + Sync)) -> bool {
    holds(&String::from_utf8_lossy(bytes))
        || [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE, encoding_rs::WINDOWS_1252]
            .iter()
            .any(|encoding| holds(&encoding.decode_without_bom_handling(bytes).0))
}

/// Word processors cut a name in two wherever somebody corrected a letter.
fn without_tags(bytes: &[u8]) -> Vec<u8> {
    let mut inside = false;
    let mut kept = Vec::with_capacity(bytes.len());
    for byte in bytes {
        match byte {
            b'<' => inside = true,
            b'>' if inside => inside = false,
            byte if !inside => kept.push(*byte),
            _ => {}
        }
    }
    kept
}

/// The copy of a study before its last save, if there is one.
pub fn previous(path: &Path, form: Form) -> Option<PathBuf> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let place = match form {
        Form::Zip => sibling(&path, "", ".previous"),
        Form::Folder => path.join(folder::PREVIOUS),
    };
    place.exists().then_some(place)
}

/// Removes the copy before the last save, and what journals set aside, if `holds` finds something in it.
pub fn remove_traces(
    path: &Path,
    form: Form,
    holds: &(dyn Fn(&str) -> bool + Sync),
) -> Result<(), StorageError> {
    if let Some(place) = previous(path, form) {
        let removed = if place.is_dir() { fs::remove_dir_all(&place) } else { fs::remove_file(&place) };
        removed.map_err(StorageError::io("remove", &place))?;
    }
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    for journal in journal::places(&path) {
        for place in [sibling(&journal, "", ".set-aside"), journal] {
            let Ok(bytes) = fs::read(&place) else { continue };
            if holds(&String::from_utf8_lossy(&bytes)) {
                fs::remove_file(&place).map_err(StorageError::io("remove", &place))?;
            }
        }
    }
    Ok(())
}
