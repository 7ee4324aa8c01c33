//! Opening a study, whatever state it is in.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::blob::Blob;
use super::build::{Built, build};
use super::error::{Problem, ProblemKind, StorageError};
use super::names::{FORMAT, Limits, Part, STUDY, chunk, part};
use super::notation::Fault;
use super::pack::{Bytes, Pack};
use super::upgrade::{AnyVersion, KNOWN, format_number};
use super::v1::{SourcePart, StudyFile, Whole};
use super::{Contents, Form, HistoryStore, Originals, SavedState};
use crate::study::Source;

/// More complaints about one file help nobody.
const MOST_FAULTS: usize = 50;

/// A study that was opened.
#[derive(Debug)]
pub struct Opened {
    pub contents: Contents,
    /// What was not as it should be, if anything.
    pub problems: Vec<Problem>,
    /// Something that stands in the file is not in the study: [`super::save`] will not overwrite it unasked.
    pub damaged: bool,
    pub form: Form,
    /// To be given to the next save.
    pub state: SavedState,
}

/// Opens a `.crosscase` file or a study folder.
pub fn open(path: &Path) -> Result<Opened, StorageError> {
    open_with(path, Limits::default())
}

/// [`open`] within other limits than the usual ones.
pub fn open_with(path: &Path, limits: Limits) -> Result<Opened, StorageError> {
    let mut pack = Pack::open(path, limits)?;
    // Many programs' files are zips: without a single part of a study it is one of theirs.
    let ours = |name: &str| matches!(part(name), Part::SourceRecord(_) | Part::SourceText(_) | Part::Chunk);
    if !pack.names().any(|name| name == FORMAT || name == STUDY || ours(name)) {
        let why = "it holds no part of one".to_owned();
        return Err(StorageError::NotAStudy { path: path.to_owned(), why });
    }
    let mut problems = std::mem::take(&mut pack.problems);
    let whole = Parts { pack: &pack }.read(&mut problems)?;
    let Built { study, problems: more, mended: mut stale } = build(AnyVersion::V1(whole).into_draft());
    problems.extend(more);
    // What was put right in a source must be written again, though no edit touched it.
    stale.extend(study.sources.iter().filter(|source| told_of(source, &problems)).map(|source| source.id));
    let mut contents = Contents { study, history: history(&pack, path), originals: Originals::default() };
    for name in pack.names().filter(|name| part(name) == Part::Original) {
        contents.originals.adopt(name, kept(&pack, path, name));
    }
    let damaged = problems.iter().any(|problem| problem.kind == ProblemKind::Lost);
    let state = SavedState {
        path: path.to_owned(),
        form: pack.form,
        disk: pack.disk.clone(),
        study: contents.study.clone(),
        stale,
        damaged,
    };
    Ok(Opened { contents, problems, damaged, form: pack.form, state })
}

fn told_of(source: &Source, problems: &[Problem]) -> bool {
    let stem = format!("sources/{}.", source.slug);
    problems.iter().any(|problem| problem.file.starts_with(&stem))
}

fn kept(pack: &Pack, path: &Path, name: &str) -> Blob {
    let bytes = pack.sizes.get(name).copied().unwrap_or(0);
    Blob::Kept { path: path.to_owned(), name: name.to_owned(), bytes }
}

fn history(pack: &Pack, path: &Path) -> HistoryStore {
    let mut store = HistoryStore::default();
    for name in pack.names() {
        match part(name) {
            Part::Chunk => {
                if let Some((number, session)) = chunk(name) {
                    store.adopt_chunk(number, session, kept(pack, path, name));
                }
            }
            Part::OldText(hash) => store.adopt_text(hash, kept(pack, path, name)),
            _ => {}
        }
    }
    store
}

struct Parts<'a> {
    pack: &'a Pack,
}

impl Parts<'_> {
    fn read(&self, problems: &mut Vec<Problem>) -> Result<Whole, StorageError> {
        self.version(problems)?;
        let mut slugs: BTreeMap<&str, (bool, bool)> = BTreeMap::new();
        for name in self.pack.names() {
            match part(name) {
                Part::SourceRecord(slug) => slugs.entry(slug).or_default().0 = true,
                Part::SourceText(slug) => slugs.entry(slug).or_default().1 = true,
                _ => {}
            }
        }
        let slugs: Vec<_> = slugs.into_iter().collect();
        let (study, sources) = rayon::join(
            || self.study(),
            || -> Vec<_> { slugs.par_iter().map(|(slug, has)| self.source(slug, *has)).collect() },
        );
        let (study, faults) = study;
        problems.extend(faults);
        let mut whole = Whole { study, sources: Vec::with_capacity(sources.len()) };
        for (source, faults) in sources {
            problems.extend(faults);
            whole.sources.push(source);
        }
        Ok(whole)
    }

    fn version(&self, problems: &mut Vec<Problem>) -> Result<(), StorageError> {
        let Bytes { bytes, fault } = self.pack.read(FORMAT);
        match format_number(&bytes) {
            Some(found) if found > KNOWN => Err(StorageError::Newer { found, known: KNOWN }),
            Some(1..) => Ok(()),
            _ => {
                let why = fault.unwrap_or_else(|| "it has no format number".to_owned());
                let what =
                    format!("The format of this study is not known ({why}); it was read as format {KNOWN}.");
                problems.push(Problem::new(ProblemKind::Lost, FORMAT, what));
                Ok(())
            }
        }
    }

    fn study(&self) -> (StudyFile, Vec<Problem>) {
        let mut problems = Vec::new();
        let text = self.text(STUDY, &mut problems);
        let mut faults = Vec::new();
        let study = StudyFile::read(&line_feeds(&text), &mut faults);
        tell(STUDY, faults, &mut problems);
        (study, problems)
    }

    fn source(&self, slug: &str, (has_record, has_text): (bool, bool)) -> (SourcePart, Vec<Problem>) {
        let (mut problems, mut faults) = (Vec::new(), Vec::new());
        let (record_name, text_name) = (format!("sources/{slug}.ron"), format!("sources/{slug}.txt"));
        let ron = if has_record { self.text(&record_name, &mut problems) } else { String::new() };
        let ron = line_feeds(&ron);
        let mut source = if has_record {
            SourcePart::read(slug, &ron, None, &mut faults)
        } else {
            // `build` says that the record is missing.
            SourcePart::read(slug, "()", None, &mut faults)
        };
        tell(&record_name, faults, &mut problems);
        if has_text {
            let text = self.text(&text_name, &mut problems);
            source.text = Some(Arc::from(as_recorded(text, source.bytes(), &text_name, &mut problems)));
        } else if source.bytes().is_some() {
            let what = "The text of this source is missing.";
            problems.push(Problem::new(ProblemKind::Lost, text_name, what));
        }
        (source, problems)
    }

    fn text(&self, name: &str, problems: &mut Vec<Problem>) -> String {
        let Bytes { bytes, fault } = self.pack.read(name);
        if let Some(fault) = fault {
            let what = format!("This part could not be read to its end: {fault}.");
            problems.push(Problem::new(ProblemKind::Lost, name, what));
        }
        String::from_utf8(bytes).unwrap_or_else(|error| {
            let what = "This part has bytes that are not UTF-8; they were replaced by \u{fffd}.";
            problems.push(Problem::new(ProblemKind::Lost, name, what));
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        })
    }
}

/// A records file whose first line ends in CR LF went through a program that made all line ends so,
/// also those within texts.
fn line_feeds(ron: &str) -> std::borrow::Cow<'_, str> {
    let ron = ron.strip_prefix('\u{feff}').unwrap_or(ron);
    if ron.starts_with("(\r\n") { ron.replace("\r\n", "\n").into() } else { ron.into() }
}

/// The text as it was saved, if another program has only changed its line ends or put a mark before it.
fn as_recorded(text: String, bytes: Option<u64>, name: &str, problems: &mut Vec<Problem>) -> String {
    let fits = |text: &str| bytes == Some(text.len() as u64);
    if fits(&text) {
        return text;
    }
    let plain = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
    if fits(&plain) {
        let what = "Another program changed the line ends of this text; they were put right.";
        problems.push(Problem::new(ProblemKind::Note, name, what));
        return plain;
    }
    if bytes.is_some() {
        let what = "This text was edited outside Crosscase. Each passage was looked for again.";
        problems.push(Problem::new(ProblemKind::Note, name, what));
    }
    text
}

fn tell(name: &str, faults: Vec<Fault>, problems: &mut Vec<Problem>) {
    let count = faults.len();
    for fault in faults.into_iter().take(MOST_FAULTS) {
        let what = format!("Something was passed over: {}.", fault.what);
        problems.push(Problem::new(ProblemKind::Lost, name, what).at(fault.line));
    }
    if count > MOST_FAULTS {
        let what = format!("{} more places could not be read.", count - MOST_FAULTS);
        problems.push(Problem::new(ProblemKind::Lost, name, what));
    }
}
