//! Saving: a snapshot becomes parts, and the parts a file or folder that is whole at every moment.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};
use std::path::Path;

use rayon::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::atomic::{beside, replace, sibling};
use super::disk::DiskState;
use super::error::StorageError;
use super::names::{self, Limits, Part, part};
use super::open::Store;
use super::pack::Pack;
use super::v1::{self, ByHash};
use super::{FORMAT, Form, folder};
use crate::edit::Step;
use crate::study::{Evidence, SourceId, Study};

/// Deflate level: 4 writes five million words in half the time of 6 and a twentieth larger.
const LEVEL: i64 = 4;

/// Saves a snapshot. `steps` are those that are not in the log on disk yet; `before` is what was opened
/// or last saved. What stands at `path` is kept as the previous copy. With `over`, a file that is there
/// and was not opened here is replaced: somebody has been asked.
pub fn save(
    path: &Path,
    study: &Study,
    steps: &[Step],
    before: Option<&Store>,
    over: bool,
) -> Result<Store, StorageError> {
    let same = before.filter(|store| store.path == path);
    let now = DiskState::of(path).unwrap_or_default();
    match same {
        Some(store) if store.damaged && !over => {
            return Err(StorageError::Damaged { path: path.to_owned() });
        }
        Some(store) if now != store.disk && !over => {
            return Err(StorageError::ChangedOnDisk { path: path.to_owned() });
        }
        None if now != DiskState::Nothing && !over && !is_empty_folder(path) => {
            return Err(StorageError::AlreadyThere { path: path.to_owned() });
        }
        _ => {}
    }
    let form = same.map_or_else(|| Form::of(path), |store| store.form);
    // Unchanged parts are copied only out of a file that is still as we know it.
    let copy_from = same.filter(|store| now == store.disk);
    let parts = plan(study, steps, before, copy_from)?;
    match form {
        Form::Zip => write_zip(path, &parts, copy_from)?,
        Form::Folder => write_folder(path, parts.clone_new(), &parts, &now)?,
    }
    let pack = Pack::open(path, Limits::default())?;
    Ok(Store {
        path: path.to_owned(),
        form,
        disk: pack.disk.clone(),
        damaged: false,
        saved: study.clone(),
        older: before.map(|store| store.older.clone()).unwrap_or_default(),
        own: parts.own.or_else(|| before.and_then(|store| store.own.clone())),
        pack: std::sync::Arc::new(pack),
    })
}

fn is_empty_folder(path: &Path) -> bool {
    path.is_dir() && std::fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

/// Converts a study between file and folder, log and originals included.
pub fn export(from: &Path, to: &Path, over: bool) -> Result<Vec<super::Problem>, StorageError> {
    let opened = super::open(from)?;
    save(to, &opened.study, &[], Some(&opened.store), over)?;
    Ok(opened.problems)
}

/// What a save will write.
struct Plan {
    /// Parts made anew.
    new: BTreeMap<String, Vec<u8>>,
    /// Parts that are as they were in the file before.
    unchanged: BTreeSet<String>,
    own: Option<String>,
}

impl Plan {
    fn clone_new(&self) -> BTreeMap<&str, Vec<u8>> {
        self.new.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect()
    }
}

fn plan(
    study: &Study,
    steps: &[Step],
    before: Option<&Store>,
    copy_from: Option<&Store>,
) -> Result<Plan, StorageError> {
    let mut new = BTreeMap::new();
    let format = format!("(format: {FORMAT}, program: \"crosscase {}\")\n", env!("CARGO_PKG_VERSION"));
    // The version of the program that made a file stays in it: the same study, the same bytes.
    let kept_format = before.map(|store| store.pack.read(names::FORMAT).bytes).filter(|b| !b.is_empty());
    new.insert(names::FORMAT.to_owned(), kept_format.unwrap_or_else(|| format.into_bytes()));
    new.insert(names::STUDY.to_owned(), v1::study_part(study)?.into_bytes());
    let slugs = names::file_names(study);
    let fresh = copy_from.map_or_else(|| study.sources.ids().collect(), |store| changed(&store.saved, study));
    let mut by_source: BTreeMap<SourceId, Vec<&Evidence>> = BTreeMap::new();
    for evidence in study.evidence.iter().filter(|evidence| fresh.contains(&evidence.source)) {
        by_source.entry(evidence.source).or_default().push(evidence);
    }
    let made: Vec<Result<_, StorageError>> = fresh
        .par_iter()
        .filter_map(|id| study.sources.get(*id).zip(slugs.get(id)))
        .map(|(source, slug)| {
            let mut evidence = by_source.get(&source.id).cloned().unwrap_or_default();
            evidence.sort_by_key(|one| (one.span, one.id));
            let record = v1::source_part(study, source, &evidence)?;
            Ok((slug, record.into_bytes(), study.text(source.id).as_bytes().to_vec()))
        })
        .collect();
    for one in made {
        let (slug, record, text) = one?;
        new.insert(format!("sources/{slug}.ron"), record);
        new.insert(format!("sources/{slug}.txt"), text);
    }
    let mut unchanged: BTreeSet<String> = slugs
        .iter()
        .filter(|(id, _)| !fresh.contains(id))
        .flat_map(|(_, slug)| [format!("sources/{slug}.ron"), format!("sources/{slug}.txt")])
        .collect();
    let own = log(study, steps, before, &mut new)?;
    for name in before.map(Store::carried).unwrap_or_default() {
        if new.contains_key(&name) {
            continue;
        }
        match (copy_from, before) {
            (Some(_), _) => {
                unchanged.insert(name);
            }
            (None, Some(store)) => {
                let bytes = store.pack.read(&name).bytes;
                new.insert(name, bytes);
            }
            (None, None) => {}
        }
    }
    Ok(Plan { new, unchanged, own })
}

/// The chunk of this session, and the texts that only the log still knows.
fn log(
    study: &Study,
    steps: &[Step],
    before: Option<&Store>,
    new: &mut BTreeMap<String, Vec<u8>>,
) -> Result<Option<String>, StorageError> {
    let Some(first) = steps.first() else { return Ok(None) };
    let session = first.stamp().session;
    let name = before.map_or_else(
        || format!("history/0001-{session}.ron"),
        |store| store.own.clone().unwrap_or_else(|| store.next_chunk(session)),
    );
    let mut texts = ByHash::default();
    new.insert(name.clone(), v1::chunk_part(steps, &mut texts)?.into_bytes());
    let current = |text: &str| study.texts.iter().any(|now| &*now.text == text);
    for (hash, text) in texts.named {
        if !current(&text) {
            new.insert(format!("history/texts/{hash}.txt"), text.as_bytes().to_vec());
        }
    }
    Ok(Some(name))
}

/// The sources whose files differ between two states: themselves, their texts, or any evidence in them.
fn changed(old: &Study, new: &Study) -> BTreeSet<SourceId> {
    let mut changed = BTreeSet::new();
    for id in new.sources.ids() {
        if old.sources.stamp(id) != new.sources.stamp(id) || old.texts.stamp(id) != new.texts.stamp(id) {
            changed.insert(id);
        }
    }
    let mut touched = |from: &Study, to: &Study| {
        for evidence in from.evidence.iter() {
            if to.evidence.stamp(evidence.id) != from.evidence.stamp(evidence.id) {
                changed.insert(evidence.source);
            }
        }
    };
    touched(new, old);
    touched(old, new);
    changed.retain(|id| new.sources.contains(*id));
    changed
}

/// One entry as a little zip of its own, so that entries are compressed side by side.
fn packed(name: &str, bytes: &[u8]) -> Result<Vec<u8>, zip::result::ZipError> {
    let stored = name == names::FORMAT || matches!(part(name), Part::Original);
    let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .compression_level((!stored).then_some(LEVEL))
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() / 2 + 256)));
    zip.start_file(name, options)?;
    zip.write_all(bytes)?;
    Ok(zip.finish()?.into_inner())
}

fn write_zip(path: &Path, plan: &Plan, copy_from: Option<&Store>) -> Result<(), StorageError> {
    let packed: BTreeMap<&str, Vec<u8>> = plan
        .new
        .par_iter()
        .map(|(name, bytes)| packed(name, bytes).map(|zip| (name.as_str(), zip)))
        .collect::<Result<_, _>>()
        .map_err(StorageError::zip("pack", path))?;
    let mut file = beside(path).map_err(StorageError::io("write beside", path))?;
    let mut old = match copy_from {
        Some(store) => {
            let file = std::fs::File::open(&store.path).map_err(StorageError::io("read", &store.path))?;
            Some(ZipArchive::new(file).map_err(StorageError::zip("read", &store.path))?)
        }
        None => None,
    };
    let mut zip = ZipWriter::new(std::io::BufWriter::with_capacity(1 << 18, file.as_file_mut()));
    let mut all: Vec<&str> =
        packed.keys().copied().chain(plan.unchanged.iter().map(String::as_str)).collect();
    // The format number comes first; the rest by name.
    all.sort_by_key(|name| (*name != names::FORMAT, *name));
    for name in all {
        let copied = if let Some(bytes) = packed.get(name) {
            ZipArchive::new(Cursor::new(bytes)).and_then(|mut one| zip.raw_copy_file(one.by_index_raw(0)?))
        } else if let Some(old) = &mut old {
            let at = old.index_for_name(name).ok_or(zip::result::ZipError::FileNotFound);
            at.and_then(|at| zip.raw_copy_file(old.by_index_raw(at)?))
        } else {
            Ok(())
        };
        copied.map_err(StorageError::zip("write", path))?;
    }
    let mut inner = zip.finish().map_err(StorageError::zip("write", path))?;
    inner.flush().map_err(StorageError::io("write", path))?;
    drop(inner);
    replace(file, path, Some(&sibling(path, ".", ".previous"))).map_err(StorageError::io("write", path))
}

fn write_folder(
    path: &Path,
    mut new: BTreeMap<&str, Vec<u8>>,
    plan: &Plan,
    now: &DiskState,
) -> Result<(), StorageError> {
    let mut remove = Vec::new();
    if let DiskState::Folder(there) = now {
        // What is the same on disk is left alone, so that version control sees only what changed.
        new.retain(|name, bytes| {
            !there.contains_key(*name) || std::fs::read(path.join(name)).ok().as_ref() != Some(bytes)
        });
        remove = there
            .keys()
            .filter(|name| !plan.new.contains_key(*name) && !plan.unchanged.contains(*name))
            .cloned()
            .collect();
    }
    folder::write(path, &new, remove)
}
