//! Imported files as they came, kept in the study if the researcher wants that.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::blob::Blob;
use super::error::StorageError;

/// The files under `originals/`, by name. Those of an opened study are read only when asked for.
#[derive(Clone, Debug, Default)]
pub struct Originals {
    files: BTreeMap<String, Blob>,
}

impl Originals {
    /// Adds a file under its own name, or one like it that is free. Returns the name it got, without
    /// `originals/`. The same bytes under the same name are kept once.
    pub fn add(&mut self, file_name: &str, bytes: Vec<u8>) -> String {
        let (stem, ending) = match file_name.rsplit_once('.') {
            Some((stem, ending)) if !stem.is_empty() => (plain(stem), format!(".{}", plain(ending))),
            _ => (plain(file_name), String::new()),
        };
        for number in 1_u32.. {
            let name =
                if number == 1 { format!("{stem}{ending}") } else { format!("{stem}-{number}{ending}") };
            match self.files.get(&part_name(&name)) {
                None => {
                    self.files.insert(part_name(&name), Blob::Here(Arc::new(bytes)));
                    return name;
                }
                Some(there) if there.size() == bytes.len() as u64 => {
                    if there.read().is_ok_and(|there| there == bytes) {
                        return name;
                    }
                }
                Some(_) => {}
            }
        }
        stem
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().filter_map(|name| name.strip_prefix("originals/"))
    }

    pub fn read(&self, name: &str) -> Option<Result<Vec<u8>, StorageError>> {
        self.files.get(&part_name(name)).map(Blob::read)
    }

    /// How large a file is, without reading it.
    pub fn size(&self, name: &str) -> Option<u64> {
        self.files.get(&part_name(name)).map(Blob::size)
    }

    /// Takes a file out, for instance because it says a name that was taken out of the text.
    pub fn remove(&mut self, name: &str) -> bool {
        self.files.remove(&part_name(name)).is_some()
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    pub(super) fn adopt(&mut self, part: &str, blob: Blob) {
        self.files.insert(part.to_owned(), blob);
    }

    pub(super) fn parts(&self) -> impl Iterator<Item = (&str, &Blob)> {
        self.files.iter().map(|(name, blob)| (name.as_str(), blob))
    }

    pub(super) fn moved(&mut self, to: &Path) {
        for (name, blob) in &mut self.files {
            blob.moved(to, name);
        }
    }
}

fn part_name(name: &str) -> String {
    format!("originals/{name}")
}

/// A piece of a file name that every system takes; letters of all scripts stay.
fn plain(piece: &str) -> String {
    let plain: String = piece
        .chars()
        .map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c })
        .take(80)
        .collect();
    let plain = plain.trim().trim_matches('.');
    if plain.is_empty() { "file".to_owned() } else { plain.to_owned() }
}
