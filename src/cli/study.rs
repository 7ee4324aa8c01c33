//! What the commands share: opening a study, changing it on disk.

use std::path::Path;

use super::{Failure, say};
use crate::edit::{Command, Pseudonyms};
use crate::session::Session;
use crate::storage::{self, Opened, StorageError};

/// Opens a study to read. What was wrong with its file is said on stderr.
pub fn open(path: &Path) -> Result<Opened, Failure> {
    let opened = storage::open(path)?;
    for problem in &opened.problems {
        say(&problem.to_string());
    }
    Ok(opened)
}

/// Why a new study was not written. There is nobody to confirm anything here.
pub fn not_saved(error: &StorageError) -> Failure {
    Failure::new(match error {
        StorageError::AlreadyThere { path } => {
            format!("{} is there already and was not written over. Choose another name.", path.display())
        }
        other => other.to_string(),
    })
}

/// What a disk refused, in words.
pub fn disk(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "you may not write in this folder; choose another".to_owned()
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        ErrorKind::NotADirectory => "what should be its folder is a file".to_owned(),
        // Without the path of the file that was begun beside it.
        kind => kind.to_string(),
    }
}

fn changes(count: usize) -> String {
    if count == 1 { "1 change".to_owned() } else { format!("{count} changes") }
}

/// Changes a study on disk by one command, in its history under the study's first coder.
pub fn change(
    path: &Path,
    commands: impl FnOnce(&mut Session) -> Result<Command, Failure>,
) -> Result<(), Failure> {
    session(path, |session| {
        let command = commands(session)?;
        session.edit(&command)?;
        Ok(())
    })
}

/// A table of pseudonyms, from its own file.
pub fn pseudonyms(path: &Path) -> Result<Pseudonyms, Failure> {
    let failed = |why: &dyn std::fmt::Display| Failure::new(format!("{}: {why}.", path.display()));
    let bytes = storage::read_small(path).map_err(|error| failed(&error))?;
    Pseudonyms::read(&bytes).map_err(|error| failed(&error))
}

/// Works on a study on disk as in the window, and saves it.
pub fn session(path: &Path, work: impl FnOnce(&mut Session) -> Result<(), Failure>) -> Result<(), Failure> {
    let opened = open(path)?;
    if opened.damaged {
        return Err(Failure::new(
            "The study is damaged and was not changed. Open it in the window to save what can be read.",
        ));
    }
    let (mut session, found) = Session::open(opened);
    if let Some(who) = found.locked_by {
        return Err(Failure::new(format!("{who} has the study open; nothing was changed.")));
    }
    if found.replaced {
        return Err(Failure::new(
            "Unsaved work waits beside this study, done on another state of the file. Open the study in the window to look at it; nothing was changed.",
        ));
    }
    if found.recovered > 0 {
        say(&format!("{} of unsaved work brought back.", changes(found.recovered)));
    }
    if found.misfits > 0 {
        say(&format!(
            "{} of unsaved work did not fit the study and went to a file beside it.",
            changes(found.misfits)
        ));
    }
    work(&mut session)?;
    session.write_journal()?;
    if !session.file.unsaved(&session) {
        return Ok(());
    }
    let place = session.file.path().unwrap_or(path).to_owned();
    let steps = session.history().len();
    let saved = session.prepare_save(&place, false).run()?;
    session.saved(saved, None, steps)?;
    Ok(())
}
