//! Files that are written wholly or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Writes a file that nobody reads yet, down to the disk.
pub fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A file beside `path`, with the rights that `path` has or a new file gets.
pub fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".crosscase-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder_of(path))?;
    if let Ok(about) = fs::metadata(path) {
        file.as_file().set_permissions(about.permissions())?;
    }
    Ok(file)
}

/// Puts a finished file in the place of `path`, which stays whole at every moment. With `keep`, what
/// stood there stays under that name.
pub fn replace(file: NamedTempFile, path: &Path, keep: Option<&Path>) -> io::Result<()> {
    file.as_file().sync_all()?;
    if let Some(keep) = keep
        && path.is_file()
    {
        let link = beside(keep)?.into_temp_path();
        fs::remove_file(&link)?;
        if fs::hard_link(path, &link).is_err() {
            fs::copy(path, &link)?;
        }
        link.persist(keep).map_err(|error| error.error)?;
    }
    file.persist(path).map_err(|error| error.error)?;
    sync_dir(&folder_of(path));
    Ok(())
}

/// Makes a rename last through a power cut, where the system has a way to.
pub fn sync_dir(folder: &Path) {
    if cfg!(unix)
        && let Ok(folder) = File::open(folder)
    {
        // Some file systems refuse; the rename itself has happened.
        drop(folder.sync_all());
    }
}

pub fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// `name` with something before and after it: `.name.crosscase.lock`.
pub fn sibling(path: &Path, before: &str, after: &str) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    folder_of(path).join(format!("{before}{name}{after}"))
}
