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

const UNFINISHED: &str = ".part";
/// Letters that tell one unfinished file from another.
const LETTERS: usize = 6;

/// A file beside `path`, named after it, with the rights that `path` has or a new file gets.
pub fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let prefix = format!(".{name}.");
    builder.prefix(&prefix).suffix(UNFINISHED).rand_bytes(LETTERS);
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
        let name = link.to_path_buf();
        link.persist(keep).map_err(|error| error.error)?;
        // Where a save was killed at this place before, `keep` is the same file already, and a rename
        // onto another name of one file does nothing at all.
        match fs::remove_file(&name) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    file.persist(path).map_err(|error| error.error)?;
    sync_dir(&folder_of(path));
    Ok(())
}

/// Removes what saves of this study left unfinished when their program was killed. Only for whoever
/// holds its lock: another's save may be under way.
pub fn sweep(path: &Path) {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let Some(study) = path.file_name().and_then(|name| name.to_str()) else { return };
    let Ok(entries) = fs::read_dir(folder_of(&path)) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        if name.to_str().and_then(owner).is_some_and(|owner| belongs(owner, study)) {
            // What can't be removed takes room and does no harm.
            fs::remove_file(entry.path()).ok();
        }
    }
}

/// The file that an unfinished one was to become.
fn owner(name: &str) -> Option<&str> {
    let (owner, letters) = name.strip_prefix('.')?.strip_suffix(UNFINISHED)?.rsplit_once('.')?;
    (letters.len() == LETTERS && letters.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(owner)
}

fn belongs(owner: &str, study: &str) -> bool {
    let journal = || owner.strip_prefix('.').and_then(|owner| owner.strip_suffix(".journal"));
    owner == study || owner.strip_suffix(".previous") == Some(study) || journal() == Some(study)
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

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::disallowed_methods)]
mod tests {
    use std::fs;

    use super::{belongs, beside, owner, replace};

    #[test]
    fn a_copy_that_is_the_file_itself_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let (path, keep) = (folder.path().join("a"), folder.path().join("a.previous"));
        fs::write(&path, "old").unwrap();
        fs::hard_link(&path, &keep).unwrap();
        let mut file = beside(&path).unwrap();
        std::io::Write::write_all(&mut file, b"new").unwrap();
        replace(file, &path, Some(&keep)).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_to_string(&keep).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn only_the_studys_own_leftovers_are_swept() {
        let swept = |name| owner(name).is_some_and(|owner| belongs(owner, "a.crosscase"));
        for name in [
            ".a.crosscase.Xy12zB.part",
            ".a.crosscase.previous.Xy12zB.part",
            "..a.crosscase.journal.Xy12zB.part",
        ] {
            assert!(swept(name), "{name}");
        }
        for name in [
            "a.crosscase",
            "a.crosscase.previous",
            ".a.crosscase.journal",
            ".a.crosscase.lock",
            ".aa.crosscase.Xy12zB.part",
            ".a.crosscase.b.crosscase.Xy12zB.part",
            "a.crosscase.Xy12zB.part",
            ".a.crosscase.part",
        ] {
            assert!(!swept(name), "{name}");
        }
    }
}
