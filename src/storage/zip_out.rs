//! Writing the zip form: parts that did not change are copied as they are, the others are packed on
//! all cores. The same parts give the same bytes: fixed order, times, rights and packing.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use zip::write::{PreparedZipFile, SimpleFileOptions};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::atomic::{beside, replace, sibling};
use super::blob::{Blob, Packs};
use super::error::StorageError;
use super::names::FORMAT;
use super::save::{Piece, Plan};

/// Less than the usual 6: a study is saved often, and 6 takes twice as long for a tenth less.
const PACKING: i64 = 4;

/// A part on its way into the file.
enum Ready {
    Packed(PreparedZipFile),
    /// Copied from the zip at this path, under this name.
    Raw(PathBuf, String),
    Missing,
}

/// Writes the zip, and names the parts that could not be read any more.
pub fn write(path: &Path, plan: Plan, keep: bool) -> Result<Vec<String>, StorageError> {
    let packs = Packs::default();
    let mut names: Vec<(&String, &Piece)> = plan.iter().collect();
    names.sort_by_key(|(name, _)| (name.as_str() != FORMAT, name.as_str()));
    let ready: Vec<_> = names
        .par_iter()
        .map(|(name, piece)| Ok((name.as_str(), prepare(path, name, piece, keep, &packs)?)))
        .collect::<Result<_, StorageError>>()?;
    let file = beside(path).map_err(StorageError::io("write beside", path))?;
    let mut to = ZipWriter::new(BufWriter::with_capacity(1 << 18, file));
    let (mut missing, mut archives) = (Vec::new(), BTreeMap::new());
    for (name, part) in ready {
        match part {
            Ready::Packed(part) => to.add_prepared_file(part).map_err(StorageError::zip("write", path))?,
            Ready::Raw(from, old) => {
                if !archives.contains_key(&from) {
                    let file = File::open(&from).map_err(StorageError::io("read", &from))?;
                    let archive = ZipArchive::new(file).map_err(StorageError::zip("read", &from))?;
                    archives.insert(from.clone(), archive);
                }
                let Some(archive) = archives.get_mut(&from) else { continue };
                match archive.index_for_name(&old) {
                    None => missing.push(name.to_owned()),
                    Some(at) => {
                        let entry = archive.by_index_raw(at).map_err(StorageError::zip("read", &from))?;
                        to.raw_copy_file_rename(entry, name).map_err(StorageError::zip("write", path))?;
                    }
                }
            }
            Ready::Missing => missing.push(name.to_owned()),
        }
    }
    let file = to.finish().map_err(StorageError::zip("write", path))?;
    let file = file.into_inner().map_err(|error| StorageError::io("write", path)(error.into_error()))?;
    drop(archives);
    let previous = sibling(path, "", ".previous");
    replace(file, path, Some(&previous)).map_err(StorageError::io("save", path))?;
    Ok(missing)
}

fn prepare(path: &Path, name: &str, piece: &Piece, keep: bool, packs: &Packs) -> Result<Ready, StorageError> {
    let blob = match piece {
        Piece::Keep if keep => return Ok(Ready::Raw(path.to_owned(), name.to_owned())),
        Piece::Keep => return Ok(Ready::Missing),
        Piece::From(blob) => blob,
    };
    let bytes = match blob {
        Blob::Kept { path: from, name: old, .. } if from.is_file() => {
            return Ok(Ready::Raw(from.clone(), old.clone()));
        }
        Blob::Kept { .. } => match blob.read_from(packs) {
            Ok(bytes) => bytes,
            Err(_) => return Ok(Ready::Missing),
        },
        Blob::Here(bytes) => return packed(path, name, bytes),
        Blob::Text(text) => return packed(path, name, text.as_bytes()),
    };
    packed(path, name, &bytes)
}

fn packed(path: &Path, name: &str, bytes: &[u8]) -> Result<Ready, StorageError> {
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644)
        .system(zip::System::Unix);
    let options = if is_packed(name) {
        options.compression_method(CompressionMethod::Stored)
    } else {
        options.compression_method(CompressionMethod::Deflated).compression_level(Some(PACKING))
    };
    PreparedZipFile::from_data(name, options, bytes)
        .map(Ready::Packed)
        .map_err(StorageError::zip("pack", path))
}

/// Parts that gain nothing by packing; and `format.ron`, which must be readable with any tool.
fn is_packed(name: &str) -> bool {
    const FORMATS: [&str; 12] =
        ["pdf", "docx", "odt", "xlsx", "png", "jpg", "jpeg", "webp", "zip", "qdpx", "mp3", "mp4"];
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    name == FORMAT || FORMATS.iter().any(|format| ending.eq_ignore_ascii_case(format))
}
