//! Saving: what has changed is written beside, and takes the place of the old file in one step.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::blob::{Blob, Packs};
use super::disk::DiskState;
use super::error::StorageError;
use super::names::{FORMAT, STUDY, file_names};
use super::upgrade::format_file;
use super::v1::{StudyFile, write_source};
use super::{Contents, Form, folder, zip_out};
use crate::study::{AnyId, Evidence, Source, SourceId, Study};

/// What the last opening or saving left on disk: lets the next save write only what changed, and tell
/// whether somebody else wrote there. Cheap to clone.
#[derive(Clone, Debug)]
pub struct SavedState {
    pub(super) path: PathBuf,
    pub(super) form: Form,
    pub(super) disk: DiskState,
    /// The study as it stands on disk.
    pub(super) study: Study,
    /// Sources that stand on disk otherwise than in `study`: they were put right on opening.
    pub(super) stale: BTreeSet<SourceId>,
    pub(super) damaged: bool,
}

impl SavedState {
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The study as it stands on disk.
    pub fn study(&self) -> &Study {
        &self.study
    }

    pub fn form(&self) -> Form {
        self.form
    }

    /// Whether somebody else wrote there since.
    pub fn changed_on_disk(&self) -> Result<bool, StorageError> {
        Ok(DiskState::of(&self.path)? != self.disk)
    }
}

/// What a save may do with what is there already.
#[derive(Clone, Copy, Debug)]
pub enum Overwrite<'a> {
    /// Nothing may be there.
    Never,
    /// What this state left there, and only that.
    Unchanged(&'a SavedState),
    /// Whatever it is: somebody was asked. The state, if any, still spares work.
    Always(Option<&'a SavedState>),
}

/// A study was saved.
#[derive(Debug)]
pub struct Saved {
    /// To be given to the next save.
    pub state: SavedState,
    /// Records that have no place in a file, because their source is not in the study.
    pub left_out: Vec<AnyId>,
    /// Parts of history or originals that could no longer be read where they lay, and are not in this copy.
    pub missing: Vec<String>,
}

/// Where the bytes of a part come from.
pub(super) enum Piece {
    /// As in the file that is being replaced.
    Keep,
    From(Blob),
}

pub(super) type Plan = BTreeMap<String, Piece>;

/// Saves a study as a file or a folder. What stood there before stays whole until the new one is, and
/// one earlier copy is kept: `name.crosscase.previous`, or `.previous/` in a folder.
pub fn save(
    path: &Path,
    form: Form,
    contents: &Contents,
    overwrite: Overwrite<'_>,
) -> Result<Saved, StorageError> {
    // A link stays a link: what it points to is replaced.
    let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let now = disk_of(&real, form)?;
    let state = match overwrite {
        Overwrite::Never if now != DiskState::Nothing => {
            return Err(StorageError::AlreadyThere { path: path.to_owned() });
        }
        Overwrite::Never => None,
        Overwrite::Unchanged(state) => {
            // Deleted in the meantime: writing it again overwrites nobody's work. Old history and
            // originals that lay in it are gone; `Saved::missing` names them.
            if now != state.disk && now != DiskState::Nothing {
                return Err(StorageError::ChangedOnDisk { path: path.to_owned() });
            }
            if state.damaged {
                return Err(StorageError::Damaged { path: path.to_owned() });
            }
            Some(state)
        }
        Overwrite::Always(state) => state,
    };
    let base = state.filter(|state| state.form == form && state.path == path && state.disk == now);
    let (plan, left_out) = plan(contents, base)?;
    let missing = match form {
        Form::Zip => zip_out::write(&real, plan, base.is_some())?,
        Form::Folder => write_folder(&real, plan)?,
    };
    let state = SavedState {
        path: path.to_owned(),
        form,
        disk: DiskState::of(&real)?,
        study: contents.study.clone(),
        stale: BTreeSet::new(),
        damaged: false,
    };
    Ok(Saved { state, left_out, missing })
}

/// Makes the same study again in the other form (or the same), with its history and originals.
pub fn export(from: &Path, to: &Path, form: Form) -> Result<Saved, StorageError> {
    let opened = super::open(from)?;
    if opened.damaged {
        return Err(StorageError::Damaged { path: from.to_owned() });
    }
    save(to, form, &opened.contents, Overwrite::Never)
}

fn disk_of(path: &Path, form: Form) -> Result<DiskState, StorageError> {
    match DiskState::of(path) {
        // A folder without a study in it may become one.
        Err(StorageError::NotAStudy { .. }) if form == Form::Folder => Ok(DiskState::Nothing),
        Ok(DiskState::File { .. }) if form == Form::Folder => {
            Err(StorageError::AlreadyThere { path: path.to_owned() })
        }
        Ok(DiskState::Folder(_)) if form == Form::Zip => {
            Err(StorageError::AlreadyThere { path: path.to_owned() })
        }
        Err(StorageError::NotAStudy { .. }) => Err(StorageError::AlreadyThere { path: path.to_owned() }),
        other => other,
    }
}

fn plan(contents: &Contents, base: Option<&SavedState>) -> Result<(Plan, Vec<AnyId>), StorageError> {
    let study = &contents.study;
    let names = file_names(study);
    let evidence = by_source(study);
    let before = base.map(|base| (base, file_names(&base.study), by_source(&base.study)));
    let sources: Vec<&Source> = study.sources.iter().collect();
    let none = Vec::new();
    let (file, parts) = rayon::join(
        || StudyFile::write(study),
        || -> Result<Vec<_>, ron::Error> {
            sources
                .par_iter()
                .map(|source| {
                    let id = source.id;
                    let name = names.get(&id).map_or("", String::as_str);
                    let evidence = evidence.get(&id).unwrap_or(&none);
                    let (mut same_text, mut same) = (false, false);
                    if let Some((base, names, groups)) = &before
                        && names.get(&id).is_some_and(|old| old == name)
                        && !base.stale.contains(&id)
                    {
                        same_text = same_record(study.texts.get(id), base.study.texts.get(id));
                        same = same_text
                            && unchanged(study, base, source, evidence, groups.get(&id).unwrap_or(&none));
                    }
                    let record = if same {
                        Piece::Keep
                    } else {
                        let mut sorted = evidence.clone();
                        sorted.sort_by_key(|evidence| (evidence.span.start, evidence.span.end, evidence.id));
                        let text = write_source(study, source, study.texts.get(id), &sorted)?;
                        Piece::From(Blob::Here(text.into_bytes().into()))
                    };
                    let text = study.texts.get(id).map(|text| {
                        if same_text { Piece::Keep } else { Piece::From(Blob::Text(text.text.clone())) }
                    });
                    Ok((name, record, text))
                })
                .collect()
        },
    );
    let mut plan = Plan::new();
    plan.insert(FORMAT.to_owned(), Piece::From(Blob::Text(format_file().into())));
    plan.insert(STUDY.to_owned(), Piece::From(Blob::Here(file?.into_bytes().into())));
    for (name, record, text) in parts? {
        plan.insert(format!("sources/{name}.ron"), record);
        if let Some(text) = text {
            plan.insert(format!("sources/{name}.txt"), text);
        }
    }
    for (name, blob) in contents.history.parts(study) {
        plan.insert(name, Piece::From(blob));
    }
    for (name, blob) in contents.originals.parts() {
        plan.insert(name.to_owned(), Piece::From(blob.clone()));
    }
    let known = |id: &SourceId| study.sources.contains(*id);
    let mut left_out: Vec<AnyId> = study.texts.ids().filter(|id| !known(id)).map(AnyId::Text).collect();
    for (_, group) in evidence.iter().filter(|(id, _)| !known(id)) {
        left_out.extend(group.iter().map(|evidence| AnyId::Evidence(evidence.id)));
    }
    Ok((plan, left_out))
}

fn by_source(study: &Study) -> BTreeMap<SourceId, Vec<&Evidence>> {
    let mut groups: BTreeMap<SourceId, Vec<&Evidence>> = BTreeMap::new();
    for evidence in study.evidence.iter() {
        groups.entry(evidence.source).or_default().push(evidence);
    }
    groups
}

/// The very same record, shared by both. An equal one that was made again counts as changed; that
/// costs a moment and no more.
fn same_record<T>(a: Option<&T>, b: Option<&T>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => std::ptr::eq(a, b),
        (None, None) => true,
        _ => false,
    }
}

fn unchanged(
    study: &Study,
    base: &SavedState,
    source: &Source,
    evidence: &[&Evidence],
    before: &[&Evidence],
) -> bool {
    let (id, old) = (source.id, &base.study);
    same_record(Some(source), old.sources.get(id))
        && study.sources.stamp(id) == old.sources.stamp(id)
        && study.texts.stamp(id) == old.texts.stamp(id)
        && evidence.len() == before.len()
        && evidence
            .iter()
            .zip(before)
            .all(|(a, b)| std::ptr::eq(*a, *b) && study.evidence.stamp(a.id) == old.evidence.stamp(b.id))
}

fn write_folder(root: &Path, plan: Plan) -> Result<Vec<String>, StorageError> {
    // First what was interrupted, so that "as it is" means what it says.
    folder::finish(root)?;
    let there = match folder::list(root, super::Limits::default()) {
        Ok(listing) => listing.parts,
        Err(StorageError::NotAStudy { .. } | StorageError::NotFound { .. }) => BTreeMap::new(),
        Err(StorageError::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
            BTreeMap::new()
        }
        Err(error) => return Err(error),
    };
    let (mut parts, mut missing) = (BTreeMap::new(), Vec::new());
    let packs = Packs::default();
    for (name, piece) in &plan {
        let Piece::From(blob) = piece else { continue };
        let Ok(bytes) = blob.read_from(&packs) else {
            missing.push(name.clone());
            continue;
        };
        let same = there.get(name).is_some_and(|place| {
            std::fs::metadata(place).is_ok_and(|about| about.len() == bytes.len() as u64)
                && std::fs::read(place).is_ok_and(|now| now == bytes)
        });
        if !same {
            parts.insert(name.as_str(), bytes);
        }
    }
    let remove = there.into_keys().filter(|name| !plan.contains_key(name)).collect();
    folder::write(root, &parts, remove)?;
    Ok(missing)
}
