//! Taking words out of a study for good: out of its history, its originals, and what lies beside it.

use std::collections::BTreeSet;
use std::path::Path;

use super::Session;
use crate::edit::{Command, Finder, Refusal, Step, prose};
use crate::import;
use crate::storage::{self, Proof, StorageError, Words};
use crate::study::{Record, Source, SourceId};

/// What a purge will take away.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Purge {
    /// Steps of the history in which the words stand; they can't be undone afterwards.
    pub steps: usize,
    /// Originals of sources that held the words, and any others that hold them.
    pub originals: Vec<String>,
    /// The copy before the last save.
    pub earlier_copy: bool,
}

/// A purge that was done.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Purged {
    pub removed: Purge,
    pub proof: Proof,
}

/// Why nothing was purged.
#[derive(Debug, thiserror::Error)]
pub enum PurgeError {
    #[error("The study has no file yet. Save it first; there is nothing to purge before.")]
    NoFile,
    #[error("The study is being saved. Try again when that is done.")]
    Saving,
    #[error("{0}")]
    Storage(#[from] StorageError),
    #[error("The originals could not be taken out of their sources: {0}.")]
    Refused(#[from] Refusal),
}

impl std::fmt::Display for Purge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let number = |count: usize, what: &str| {
            if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
        };
        let copies = usize::from(self.earlier_copy);
        let copies = if copies == 1 { "1 earlier copy" } else { "no earlier copy" };
        let (steps, originals) = (number(self.steps, "step"), number(self.originals.len(), "original"));
        write!(f, "{steps} of the history, {originals}, {copies}")
    }
}

/// Looks for names in every part of a saved study.
pub fn prove(path: &Path, finder: &Finder) -> Result<Proof, StorageError> {
    let in_slugs = finder.in_slugs(import::slug);
    storage::prove(
        path,
        &Words {
            in_text: &|text| finder.is_in(text),
            in_names: &|name| in_slugs.is_in(name),
            inside: &|text| finder.is_inside(text),
            left: &|text| finder.leftovers(text, 50),
        },
    )
}

impl Session {
    /// What a purge of these names would take away. Reads the whole history.
    pub fn purge_plan(&mut self, finder: &Finder) -> Result<Purge, PurgeError> {
        let place = self.file.path().ok_or(PurgeError::NoFile)?.to_owned();
        if self.file.saving {
            return Err(PurgeError::Saving);
        }
        self.write_journal()?;
        let holds = |text: &str| finder.is_in(text);
        let history = &self.file.kept.history;
        let (_, steps) = history.without(self.study(), &holds)?;
        let (all, _) = history.parse(self.study())?;
        let mut held = sources_with(&all, finder);
        held.extend(
            self.study()
                .sources
                .iter()
                .filter(|source| {
                    let record = Record::from((*source).clone());
                    finder.is_in(self.study().text(source.id))
                        || prose(&record).iter().any(|field| finder.is_in(field.1))
                })
                .map(|source| source.id),
        );
        let of_held: BTreeSet<&str> = self
            .study()
            .sources
            .iter()
            .filter(|source| held.contains(&source.id))
            .map(|source| source.origin.original.as_str())
            .collect();
        let in_slugs = finder.in_slugs(import::slug);
        let originals = &self.file.kept.originals;
        let goes = |name: &&str| {
            let plain = name.replace(['-', '_', '.', '/'], " ");
            of_held.contains(name)
                || finder.is_in(&plain)
                || in_slugs.is_in(&plain)
                // What can't be read is gone for good anyway.
                || originals.read(name).is_none_or(|bytes| {
                    bytes.map_or(true, |bytes| storage::in_original(&bytes, &holds) == Some(true))
                })
        };
        let originals = originals.names().filter(goes).map(str::to_owned).collect();
        let form = storage::Form::of(&place);
        Ok(Purge { steps, originals, earlier_copy: storage::previous(&place, form).is_some() })
    }

    /// Takes names out of history and originals, saves, clears what lies beside the file, and looks
    /// through the saved file for them. What the study itself still says is not touched.
    ///
    /// Steps that are left can be undone if they still fit; one that rests on a step that went is refused.
    pub fn purge(&mut self, finder: &Finder) -> Result<Purged, PurgeError> {
        let mut removed = self.purge_plan(finder)?;
        let place = self.file.path().ok_or(PurgeError::NoFile)?.to_owned();
        let without: Vec<Command> = self
            .study()
            .sources
            .iter()
            .filter(|source| removed.originals.contains(&source.origin.original))
            .map(|source| {
                let mut source: Source = source.clone();
                source.origin.original.clear();
                Command::put(source)
            })
            .collect();
        if !without.is_empty() {
            let label = match without.len() {
                1 => "Took the original of a text out of the study".to_owned(),
                many => format!("Took the originals of {many} texts out of the study"),
            };
            self.edit(&Command::Together { label, commands: without })?;
        }
        self.write_journal()?;
        for name in &removed.originals {
            self.file.kept.originals.remove(name);
        }
        let holds = |text: &str| finder.is_in(text);
        let (history, _) = self.file.kept.history.without(self.study(), &holds)?;
        let (steps, _) = history.parse(self.study())?;
        self.file.kept.history = history;
        self.replace_history(steps);
        let (top, steps) = (self.history().next_undo().map(Step::stamp), self.history().len());
        let job = self.prepare_save(&place, false);
        let saved = match job.run() {
            Ok(saved) => saved,
            Err(error) => {
                self.file.saving = false;
                return Err(error.into());
            }
        };
        let form = saved.state.form();
        // The save itself has kept the copy of before.
        removed.earlier_copy |= storage::previous(&place, form).is_some();
        self.saved(saved, top, steps)?;
        if let (Some(journal), Some(state)) = (&mut self.file.journal, &self.file.state) {
            journal.clear(state.study())?;
        }
        storage::remove_traces(&place, form, &holds)?;
        Ok(Purged { removed, proof: prove(&place, finder)? })
    }
}

/// The sources whose words or names held somebody's name at any time that the history knows.
fn sources_with(steps: &[Step], finder: &Finder) -> BTreeSet<SourceId> {
    let mut found = BTreeSet::new();
    for change in steps.iter().flat_map(|step| &step.changes.changes) {
        for record in [&change.before, &change.after].into_iter().flatten() {
            let (id, held) = match record {
                Record::Text(text) => (text.id, finder.is_in(&text.text)),
                Record::Source(source) => (source.id, false),
                _ => continue,
            };
            if held || prose(record).iter().any(|field| finder.is_in(field.1)) {
                found.insert(id);
            }
        }
    }
    found
}
