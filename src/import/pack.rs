//! The parts of a zipped document: Word, OpenDocument and EPUB files are archives of XML.
//!
//! Nothing is believed that a header claims: parts are counted while they are unpacked, and archives
//! inside are never opened. Nothing is written either, so a name that leads elsewhere does no harm.
//! What is damaged gives as much as can be read, and says so.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use super::ImportError;

/// The most parts that are listed. A book with a picture on every page has a thousand.
pub(super) const MAX_PARTS: usize = 4_000;
/// The most that all parts of one file may unpack to, in bytes.
pub(super) const MAX_UNPACKED: u64 = 128 * 1024 * 1024;

/// The first bytes of an archive with something in it.
pub(super) const ZIP: &[u8] = b"PK\x03\x04";
/// The first bytes of the container that Office used before 2007, and uses for passwords still.
pub(super) const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// An archive, open to be read part by part.
pub(super) struct Pack<'a> {
    bytes: &'a [u8],
    parts: Vec<(String, Place)>,
    archive: Option<ZipArchive<Cursor<&'a [u8]>>>,
    /// How much may still be unpacked.
    room: u64,
    /// Whether the table of contents was lost, and the parts were looked for one by one.
    pub salvaged: bool,
}

#[derive(Clone, Copy)]
enum Place {
    /// In the table of contents.
    Listed(usize),
    /// Where its header was found, in a file without a table.
    Found(usize),
}

/// The bytes of a part, as many as could be read.
pub(super) struct Part {
    pub bytes: Vec<u8>,
    /// Whether they are all there and as they were written.
    pub whole: bool,
}

impl<'a> Pack<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        if bytes.starts_with(OLE) {
            return Err(old_office(bytes));
        }
        let mut pack = Self { bytes, parts: Vec::new(), archive: None, room: MAX_UNPACKED, salvaged: false };
        if let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) {
            if archive.len() > MAX_PARTS {
                return Err(ImportError::Swollen);
            }
            let names = archive.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned());
            pack.parts = names.enumerate().map(|(at, name)| (name, Place::Listed(at))).collect();
            pack.archive = Some(archive);
        } else {
            pack.parts = found(bytes)?;
            pack.salvaged = true;
        }
        if pack.parts.is_empty() {
            return Err(ImportError::Damaged { what: "its parts can\u{2019}t be found" });
        }
        Ok(pack)
    }

    /// Unpacks everything and keeps nothing: for readers that open the archive themselves.
    pub fn weigh(bytes: &'a [u8]) -> Result<(), ImportError> {
        let mut pack = Self::open(bytes)?;
        for at in 0..pack.parts.len() {
            pack.unpack(pack.parts[at].1, &mut std::io::sink())?;
        }
        Ok(())
    }

    /// The names of all parts, in the order of the archive.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|(name, _)| name.as_str())
    }

    /// A part's name as the archive spells it, which may differ in capitals or in a slash at the start.
    pub fn find(&self, name: &str) -> Option<&str> {
        self.place(name).map(|at| self.parts[at].0.as_str())
    }

    fn place(&self, name: &str) -> Option<usize> {
        let bare = |name: &str| name.trim_start_matches('/').replace('\\', "/").to_lowercase();
        let exact = self.parts.iter().position(|(own, _)| own == name);
        exact.or_else(|| {
            let wanted = bare(name);
            self.parts.iter().position(|(own, _)| bare(own) == wanted)
        })
    }

    /// The bytes of a part; `None` where there is no such part.
    pub fn read(&mut self, name: &str) -> Result<Option<Part>, ImportError> {
        let Some(at) = self.place(name) else { return Ok(None) };
        let mut bytes = Vec::new();
        let whole = self.unpack(self.parts[at].1, &mut bytes)?;
        Ok(Some(Part { bytes, whole }))
    }

    /// Unpacks one part into `out`, and says whether it was whole.
    fn unpack(&mut self, place: Place, out: &mut impl std::io::Write) -> Result<bool, ImportError> {
        let (count, whole) = match place {
            Place::Found(at) => pour_found(self.bytes, at, self.room, out)?,
            Place::Listed(at) => {
                let Some(archive) = &mut self.archive else { return Ok(false) };
                match archive.by_index(at) {
                    Ok(entry) => pour(entry, self.room, out),
                    Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                        return Err(ImportError::Protected);
                    }
                    // The table of contents leads nowhere for this part: its own header may still.
                    Err(_) => {
                        match found(self.bytes)?.into_iter().find(|(name, _)| *name == self.parts[at].0) {
                            Some((_, Place::Found(at))) => pour_found(self.bytes, at, self.room, out)?,
                            _ => (0, false),
                        }
                    }
                }
            }
        };
        self.room = self.room.checked_sub(count).ok_or(ImportError::Swollen)?;
        Ok(whole)
    }
}

/// Copies until the end, a fault, or one byte beyond `room`. Gives the count, and whether it was all.
fn pour(mut from: impl Read, room: u64, out: &mut impl std::io::Write) -> (u64, bool) {
    let mut count = 0_u64;
    let mut buffer = vec![0; 64 * 1024];
    while count <= room {
        match from.read(&mut buffer) {
            Ok(0) => return (count, true),
            Ok(read) => {
                count += read as u64;
                if count > room || out.write_all(&buffer[..read]).is_err() {
                    return (count, false);
                }
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => return (count, false),
        }
    }
    (count, false)
}

/// The fixed part of the header before each part's data.
const HEADER: usize = 30;

/// The headers of parts, by their first bytes, wherever they stand.
fn found(bytes: &[u8]) -> Result<Vec<(String, Place)>, ImportError> {
    let mut parts: Vec<(String, Place)> = Vec::new();
    let mut seen = BTreeSet::new();
    for at in memmem::find_iter(bytes, ZIP) {
        let Some(header) = bytes.get(at..at + HEADER) else { break };
        let length = usize::from(u16::from_le_bytes([header[26], header[27]]));
        let Some(name) = bytes.get(at + HEADER..at + HEADER + length) else { continue };
        if (1..=512).contains(&length) && seen.insert(name) {
            parts.push((String::from_utf8_lossy(name).into_owned(), Place::Found(at)));
        }
        if parts.len() > MAX_PARTS {
            return Err(ImportError::Swollen);
        }
    }
    Ok(parts)
}

/// Unpacks what follows a header. Sizes that were written after the data are not known there; packed
/// data says itself where it ends, so the rest of the file is given, and no checksum can be looked at.
fn pour_found(
    bytes: &[u8],
    at: usize,
    room: u64,
    out: &mut impl std::io::Write,
) -> Result<(u64, bool), ImportError> {
    let Some(Ok(mut header)) = bytes.get(at..at + HEADER).map(<[u8; HEADER]>::try_from) else {
        return Ok((0, false));
    };
    if header[6] & 1 != 0 {
        return Err(ImportError::Protected);
    }
    let rest = &bytes[at + HEADER..];
    let open_end = header[6] & 8 != 0;
    if open_end {
        header[6] &= !8;
        let length = u32::try_from(rest.len()).unwrap_or(u32::MAX).to_le_bytes();
        header[18..22].copy_from_slice(&length);
    }
    let mut stream = header.as_slice().chain(rest);
    let poured = match zip::read::read_zipfile_from_stream(&mut stream) {
        Ok(Some(entry)) => pour(entry, room, out),
        _ => (0, false),
    };
    Ok((poured.0, poured.1 || (open_end && poured.0 > 0)))
}

/// What a file in the old container is, by the names of the streams inside.
pub(super) fn old_office(bytes: &[u8]) -> ImportError {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &wide).is_some()
    };
    let old = |what, save_as| ImportError::Old { what, save_as };
    if holds("EncryptedPackage") || holds("EncryptionInfo") {
        ImportError::Protected
    } else if holds("WordDocument") {
        old("a Word document of before 2007 (.doc)", "a Word document (.docx)")
    } else if holds("Workbook") {
        old("an Excel workbook of before 2007 (.xls)", "a workbook (.xlsx)")
    } else if holds("PowerPoint Document") {
        old("a set of slides of before 2007 (.ppt)", "plain text (.txt)")
    } else {
        old("an Office file of before 2007", "a Word document (.docx)")
    }
}
