//! Gets parts out of a zip whose table of contents is gone: the file was cut off or is damaged.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use super::error::StorageError;
use super::names::{Limits, Part, objection, part};
use super::pack::{Shared, read_up_to};

/// The mark that every entry of a zip begins with.
const ENTRY: &[u8] = b"PK\x03\x04";

/// The parts that can be got out, in file order, each with whether it is whole.
pub fn parts(
    file: &Shared,
    path: &Path,
    limits: Limits,
) -> Result<BTreeMap<String, (Vec<u8>, bool)>, StorageError> {
    let mut found = BTreeMap::new();
    if file.length > limits.total {
        return Ok(found);
    }
    let mut all = Vec::new();
    file.clone().take(limits.total).read_to_end(&mut all).map_err(StorageError::io("read", path))?;
    let mut room = limits.total;
    let mut at = 0;
    while let Some(next) = memchr::memmem::find(&all[at..], ENTRY) {
        let start = at + next;
        let mut rest = &all[start..];
        at = start + ENTRY.len();
        let Ok(Some(entry)) = zip::read::read_zipfile_from_stream(&mut rest) else { continue };
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        if let Some(what) = objection(&name) {
            return Err(StorageError::refused(path, what));
        }
        if matches!(part(&name), Part::Other) || found.contains_key(&name) {
            continue;
        }
        let read = read_up_to(entry, limits.entry.min(room), 0);
        room -= read.bytes.len() as u64;
        if read.fault.is_none() {
            at = at.max(all.len() - rest.len());
        }
        found.insert(name, (read.bytes, read.fault.is_none()));
        if found.len() > limits.entries {
            break;
        }
    }
    Ok(found)
}
