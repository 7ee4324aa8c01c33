//! Taking words out of a study for good: out of its history, its originals, and what lies beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::Session;
use super::file::SaveJob;
use crate::edit::{Command, Finder, Refusal, Step, prose};
use crate::import;
use crate::storage::{self, Contents, HistoryStore, Proof, Saved, StorageError, Words};
use crate::study::{Record, Source, SourceId, Stamp, Study};

/// What a purge will take away.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Purge {
    /// Steps of the history in which the words stand; they can't be undone afterwards.
    pub steps: usize,
    /// Originals of sources that held the words, and any others that hold them.
    pub originals: Vec<String>,
    /// Pictures that are sources: they stay, without what is written beside them.
    pub pictures: Vec<BarePicture>,
    /// The copy before the last save.
    pub earlier_copy: bool,
}

/// A picture that is named by the words, or has them in its file beside the picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BarePicture {
    /// Its name under `originals/`.
    pub name: String,
    /// The name it gets; the same where that says nothing.
    pub becomes: String,
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
    #[error("The study was changed while the words were looked for. Purge once more.")]
    Changed,
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
        write!(f, "{steps} of the history, {originals}, {copies}")?;
        if !self.originals.is_empty() {
            write!(f, ". Originals: {}", self.originals.join(", "))?;
        }
        if self.pictures.is_empty() {
            return Ok(());
        }
        let named: Vec<String> = self
            .pictures
            .iter()
            .map(
                |BarePicture { name, becomes }| {
                    if name == becomes { name.clone() } else { format!("{name} (now {becomes})") }
                },
            )
            .collect();
        let kept = if named.len() == 1 { "Picture" } else { "Pictures" };
        write!(f, ". {kept} kept, without what was written in the file beside it: {}", named.join(", "))
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

/// What a purge needs to know of a study to say what it would take away: a snapshot, so that it can be
/// looked through away from the window.
pub struct PurgeLook {
    place: PathBuf,
    contents: Contents,
}

impl PurgeLook {
    /// The state of the study that is looked through.
    pub fn revision(&self) -> u64 {
        self.contents.study.revision()
    }

    /// What a purge of these names would take away. Reads the whole history and all originals. `going` is
    /// told how much of how much was looked through and says whether to go on; `None`: it said no.
    pub fn plan(
        &self,
        finder: &Finder,
        going: &dyn Fn(usize, usize) -> bool,
    ) -> Result<Option<Purge>, PurgeError> {
        let Contents { study, history, originals, .. } = &self.contents;
        let names: Vec<&str> = originals.names().collect();
        let total = 1 + study.sources.len() + names.len();
        if !going(0, total) {
            return Ok(None);
        }
        let holds = |text: &str| finder.is_in(text);
        let (_, steps) = history.without(study, &holds)?;
        let (all, _) = history.parse(study)?;
        let mut held = sources_with(&all, finder);
        for (done, source) in study.sources.iter().enumerate() {
            if !going(1 + done, total) {
                return Ok(None);
            }
            let record = Record::from(source.clone());
            if finder.is_in(study.text(source.id)) || prose(&record).iter().any(|field| finder.is_in(field.1))
            {
                held.insert(source.id);
            }
        }
        let of_held: BTreeSet<&str> = study
            .sources
            .iter()
            .filter(|source| held.contains(&source.id))
            .map(|source| source.origin.original.as_str())
            .collect();
        let in_slugs = finder.in_slugs(import::slug);
        let pictures = pictures_of(study);
        let (mut gone, mut bare) = (Vec::new(), Vec::new());
        for (done, name) in names.into_iter().enumerate() {
            if !going(1 + study.sources.len() + done, total) {
                return Ok(None);
            }
            let named = |name: &str| {
                let plain = name.replace(['-', '_', '.', '/'], " ");
                finder.is_in(&plain) || in_slugs.is_in(&plain)
            };
            if let Some(source) = pictures.get(name) {
                // It is the source, not a copy of one. One that can't be read is left alone.
                let Some(Ok(bytes)) = originals.read(name) else { continue };
                let held = of_held.contains(name) || storage::in_original(&bytes, &holds) == Some(true);
                let says = || storage::bare_picture(&bytes).is_some_and(|bare| bare.picture != bytes);
                if named(name) || held && says() {
                    let becomes =
                        if named(name) { plain_name(source, name, &named) } else { name.to_owned() };
                    bare.push(BarePicture { name: name.to_owned(), becomes });
                }
                continue;
            }
            let goes = of_held.contains(name)
                || named(name)
                // What can't be read is gone for good anyway.
                || originals.read(name).is_none_or(|bytes| {
                    bytes.map_or(true, |bytes| storage::in_original(&bytes, &holds) == Some(true))
                });
            if goes {
                gone.push(name.to_owned());
            }
        }
        let earlier_copy = storage::previous(&self.place, storage::Form::of(&self.place)).is_some();
        Ok(Some(Purge { steps, originals: gone, pictures: bare, earlier_copy }))
    }
}

/// A purge that is ready to run on another thread: clears the history and saves.
pub struct PurgeJob {
    removed: Purge,
    save: SaveJob,
    revision: u64,
    /// The step in force and the length of the history when it began.
    top: Option<Stamp>,
    steps: usize,
}

/// A study that was saved without the words; what lies beside it is still to be cleared.
pub struct PurgeSaved {
    removed: Purge,
    saved: Saved,
    history: HistoryStore,
    left: Vec<Step>,
    revision: u64,
    top: Option<Stamp>,
    steps: usize,
}

/// What is still to be done once the session knows of the purge: clear what lies beside the file, and
/// look through all of it.
pub struct PurgeRest {
    removed: Purge,
    place: PathBuf,
    form: storage::Form,
}

impl PurgeJob {
    pub fn run(self, finder: &Finder) -> Result<PurgeSaved, PurgeError> {
        let Self { removed, mut save, revision, top, steps } = self;
        let holds = |text: &str| finder.is_in(text);
        let (history, _) = save.contents.history.without(&save.contents.study, &holds)?;
        let (left, _) = history.parse(&save.contents.study)?;
        save.contents.history = history.clone();
        Ok(PurgeSaved { removed, saved: save.run()?, history, left, revision, top, steps })
    }
}

impl PurgeRest {
    pub fn run(self, finder: &Finder) -> Result<Purged, PurgeError> {
        storage::remove_traces(&self.place, self.form, &|text: &str| finder.is_in(text))?;
        Ok(Purged { removed: self.removed, proof: prove(&self.place, finder)? })
    }
}

impl Session {
    /// The study as a purge would find it.
    pub fn look_for_purge(&mut self) -> Result<PurgeLook, PurgeError> {
        let place = self.file.path().ok_or(PurgeError::NoFile)?.to_owned();
        if self.file.saving {
            return Err(PurgeError::Saving);
        }
        self.write_journal()?;
        let contents = Contents { study: self.study().clone(), ..self.file.kept.clone() };
        Ok(PurgeLook { place, contents })
    }

    /// What a purge of these names would take away. Reads the whole history.
    pub fn purge_plan(&mut self, finder: &Finder) -> Result<Purge, PurgeError> {
        Ok(self.look_for_purge()?.plan(finder, &|_, _| true)?.unwrap_or_default())
    }

    /// Takes names out of history and originals, saves, clears what lies beside the file, and looks
    /// through the saved file for them. What the study itself still says is not touched.
    ///
    /// Steps that are left can be undone if they still fit; one that rests on a step that went is refused.
    pub fn purge(&mut self, finder: &Finder) -> Result<Purged, PurgeError> {
        let plan = self.purge_plan(finder)?;
        let saved = self.begin_purge(plan)?.run(finder);
        self.end_purge(saved)?.run(finder)
    }

    /// Takes the originals of a plan out of their sources, and prepares the rest of the purge. Until
    /// [`Session::end_purge`] nothing else is saved.
    pub fn begin_purge(&mut self, mut removed: Purge) -> Result<PurgeJob, PurgeError> {
        let place = self.file.path().ok_or(PurgeError::NoFile)?.to_owned();
        if self.file.saving {
            return Err(PurgeError::Saving);
        }
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
        self.bare_pictures(&mut removed)?;
        self.write_journal()?;
        let (top, steps) = (self.history().next_undo().map(Step::stamp), self.history().len());
        let mut save = self.prepare_save(&place, false);
        for name in &removed.originals {
            save.contents.originals.remove(name);
        }
        Ok(PurgeJob { removed, save, revision: self.study().revision(), top, steps })
    }

    /// Gives pictures their plain names, and takes out of their files what is written beside them. Notes
    /// the names they got.
    fn bare_pictures(&mut self, removed: &mut Purge) -> Result<(), PurgeError> {
        let mut originals = self.file.kept.originals.clone();
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for picture in &mut removed.pictures {
            let Some(bytes) = originals.read(&picture.name) else { continue };
            let bytes = bytes?;
            let bytes = storage::bare_picture(&bytes).map_or(bytes, |bare| bare.picture);
            originals.remove(&picture.name);
            picture.becomes = originals.add(&picture.becomes, bytes);
            if picture.becomes != picture.name {
                names.insert(picture.name.clone(), picture.becomes.clone());
            }
        }
        let renamed = self.study().sources.iter().filter_map(|source| {
            let name = names.get(&source.origin.original)?;
            let mut source = source.clone();
            source.origin.original.clone_from(name);
            Some(Command::put(source))
        });
        let commands: Vec<Command> = renamed.collect();
        if !commands.is_empty() {
            let label = "Gave pictures other file names".to_owned();
            self.edit(&Command::Together { label, commands })?;
        }
        self.file.kept.originals = originals;
        Ok(())
    }

    /// Takes note of a purge that was saved. Where the study was changed meanwhile, its history is left
    /// as it is: a step that came since must not be lost.
    pub fn end_purge(&mut self, saved: Result<PurgeSaved, PurgeError>) -> Result<PurgeRest, PurgeError> {
        let PurgeSaved { mut removed, saved, history, left, revision, top, steps } = match saved {
            Ok(saved) => saved,
            Err(error) => {
                self.file.saving = false;
                return Err(error);
            }
        };
        if self.study().revision() != revision {
            self.saved(saved, top, steps)?;
            return Err(PurgeError::Changed);
        }
        for name in &removed.originals {
            self.file.kept.originals.remove(name);
        }
        self.file.kept.history = history;
        self.replace_history(left);
        let (top, steps) = (self.history().next_undo().map(Step::stamp), self.history().len());
        let (place, form) = (saved.state.path().to_owned(), saved.state.form());
        // The save itself has kept the copy of before.
        removed.earlier_copy |= storage::previous(&place, form).is_some();
        self.saved(saved, top, steps)?;
        if let (Some(journal), Some(state)) = (&mut self.file.journal, &self.file.state) {
            journal.clear(state.study())?;
        }
        Ok(PurgeRest { removed, place, form })
    }
}

/// Sources that are pictures, by the names of their files under `originals/`.
fn pictures_of(study: &Study) -> BTreeMap<&str, &Source> {
    let pictures = study.sources.iter().filter(|source| study.is_picture(source.id));
    pictures
        .map(|source| (source.origin.original.as_str(), source))
        .filter(|(name, _)| !name.is_empty())
        .collect()
}

/// A name for the file of a picture that says no more than its source does.
fn plain_name(source: &Source, name: &str, named: &dyn Fn(&str) -> bool) -> String {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending).filter(|ending| !named(ending));
    let ending = ending.unwrap_or("png");
    let stem = if named(&source.slug) { "picture" } else { source.slug.as_str() };
    format!("{stem}.{ending}")
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
