//! Small ways in and out that are not about one study's parts.

use std::path::Path;

use super::atomic::{beside, folder_of, replace};
use super::error::StorageError;
use super::names;
use super::{Form, Opened, open};

impl Form {
    /// The form that a path asks for: a folder that is there, or a name without `.crosscase`.
    pub fn of(path: &Path) -> Self {
        let zip = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("crosscase"));
        if path.is_dir() || (!zip && !path.is_file()) { Self::Folder } else { Self::Zip }
    }
}

/// Whether a path looks like a study rather than a text to bring in.
pub fn looks_like_study(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("crosscase"))
        || path.join(names::FORMAT).is_file()
}

/// Writes a small file of the program's own wholly or not at all, with its folders.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    std::fs::create_dir_all(folder_of(path))?;
    let mut file = beside(path)?;
    file.write_all(bytes)?;
    replace(file, path, None)
}

/// Reads a small file that is not part of a study: a table that somebody made.
pub fn read_small(path: &Path) -> std::io::Result<Vec<u8>> {
    use std::io::Read;
    const MOST: u64 = 32 << 20;
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(std::io::Error::other("it is far larger than such a table"));
    }
    Ok(bytes)
}

/// Opens a study that is part of the program. It has no place on disk.
pub fn open_bytes(bytes: &[u8]) -> Result<Opened, StorageError> {
    use std::io::Write;
    let io = |error| StorageError::io("unpack", Path::new("the sample study"))(error);
    let mut file = tempfile::Builder::new().suffix(".crosscase").tempfile().map_err(io)?;
    file.write_all(bytes).map_err(io)?;
    open(file.path())
}
