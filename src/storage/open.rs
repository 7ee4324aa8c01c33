//! Opening: from parts to a study, as far as they go.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::check;
use super::disk::DiskState;
use super::error::{Problem, ProblemKind, StorageError};
use super::names::{self, Limits, Part as Name, part};
use super::pack::Pack;
use super::upgrade::AnyVersion;
use super::v1::{self, ByHash};
use super::{FORMAT, Form};
use crate::edit::Step;
use crate::study::{
    Evidence, Info, InfoId, Record, SessionId, Source, SourceText, Span, SpanError, Stamp, Study, is_border,
};

/// A study that was opened, and what was found on the way.
pub struct Opened {
    pub study: Study,
    pub problems: Vec<Problem>,
    /// Something was lost: not to be overwritten without asking.
    pub damaged: bool,
    pub store: Store,
}

/// What lies on disk, remembered for the next save: unchanged parts are copied and not made again.
#[derive(Clone)]
pub struct Store {
    pub path: PathBuf,
    pub form: Form,
    pub disk: DiskState,
    pub damaged: bool,
    /// The study as it lies there.
    pub(super) saved: Study,
    pub(super) pack: Arc<Pack>,
    /// The log's chunks that other sessions wrote.
    pub(super) older: Vec<String>,
    /// The chunk that this session writes, once it has.
    pub(super) own: Option<String>,
}

/// Opens a study, file or folder.
pub fn open(path: &Path) -> Result<Opened, StorageError> {
    let pack = Pack::open(path, Limits::default())?;
    read(pack)
}

/// Opens a study that is part of the program.
pub fn open_bytes(bytes: &[u8]) -> Result<Opened, StorageError> {
    use std::io::Write;
    let io = |error| StorageError::io("unpack", Path::new("the sample study"))(error);
    let mut file = tempfile::Builder::new().suffix(".crosscase").tempfile().map_err(io)?;
    file.write_all(bytes).map_err(io)?;
    open(file.path())
}

fn read(mut pack: Pack) -> Result<Opened, StorageError> {
    let mut problems = std::mem::take(&mut pack.problems);
    let format = format(&pack, &mut problems)?;
    let mut study = Study::default();
    let text = text_of(&pack, names::STUDY, &mut problems);
    let part = AnyVersion::of(format, &text).map(AnyVersion::study).unwrap_or_default();
    take(&mut study, part, names::STUDY, &mut problems);
    let sources = sources(&pack, format);
    for source in sources {
        problems.extend(source.problems);
        take(&mut study, source.part, &source.name, &mut problems);
    }
    if study.info.get(InfoId::ONE).is_none() {
        problems.push(Problem::new(
            ProblemKind::Mended,
            names::STUDY,
            "The front page of the study is missing.",
        ));
        study.restore(Info::default().into(), Stamp::default());
    }
    check::mend(&mut study, &mut problems);
    let damaged = problems.iter().any(|problem| problem.kind == ProblemKind::Lost);
    let older = pack.names().filter(|name| part_is(name, Name::Chunk)).map(str::to_owned).collect();
    let store = Store {
        path: pack.path.clone(),
        form: pack.form,
        disk: pack.disk.clone(),
        damaged,
        saved: study.clone(),
        pack: Arc::new(pack),
        older,
        own: None,
    };
    Ok(Opened { study, problems, damaged, store })
}

fn part_is(name: &str, kind: Name<'_>) -> bool {
    part(name) == kind
}

/// The format number, by scanning the first bytes: a header-only parse costs more than a whole one.
fn format(pack: &Pack, problems: &mut Vec<Problem>) -> Result<u32, StorageError> {
    let bytes = pack.read(names::FORMAT);
    let text = String::from_utf8_lossy(&bytes.bytes);
    let number = text.split_once("format:").and_then(|(_, rest)| {
        let rest = rest.trim_start();
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..end].parse::<u32>().ok()
    });
    match number {
        Some(found) if found > FORMAT => Err(StorageError::Newer { found, known: FORMAT }),
        Some(found) if found >= 1 => Ok(found),
        _ if pack.sizes.contains_key(names::STUDY) => {
            let what = "The format number is missing; the study was read as format 1.";
            problems.push(Problem::new(ProblemKind::Mended, names::FORMAT, what));
            Ok(1)
        }
        _ if pack
            .sizes
            .keys()
            .any(|name| matches!(part(name), Name::SourceRecord(_) | Name::SourceText(_))) =>
        {
            Ok(1)
        }
        _ => Err(StorageError::NotAStudy {
            path: pack.path.clone(),
            why: "it has neither a format number nor a study inside".to_owned(),
        }),
    }
}

fn text_of(pack: &Pack, name: &str, problems: &mut Vec<Problem>) -> String {
    let read = pack.read(name);
    if let Some(fault) = read.fault {
        let what = format!("It could not be read to its end ({fault}).");
        problems.push(Problem::new(ProblemKind::Lost, name, what));
    }
    match String::from_utf8(read.bytes) {
        Ok(text) => text,
        Err(error) => {
            let what = "It holds bytes that are no text; they are shown as \u{fffd}.";
            problems.push(Problem::new(ProblemKind::Lost, name, what));
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        }
    }
}

fn take(study: &mut Study, part: v1::Part, name: &str, problems: &mut Vec<Problem>) {
    for fault in part.faults {
        problems.push(Problem::new(ProblemKind::Lost, name, capital(&fault.what)).at(fault.line));
    }
    for (line, record, stamp) in part.records {
        let id = record.id();
        if study.contains(id) {
            let what = "This record is in the study twice; the first one was kept.";
            problems.push(Problem::new(ProblemKind::Lost, name, what).at(line).about(id));
        } else {
            study.restore(record, stamp);
        }
    }
    for (id, stamp) in part.deleted {
        if !study.contains(id) {
            study.restore_tombstone(id, stamp);
        }
    }
    part.seen.into_iter().for_each(|stamp| study.saw(stamp));
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect::<String>() + ".")
}

struct SourceRead {
    name: String,
    part: v1::Part,
    problems: Vec<Problem>,
}

/// All sources, read side by side.
fn sources(pack: &Pack, format: u32) -> Vec<SourceRead> {
    let slugs: BTreeSet<&str> = pack
        .names()
        .filter_map(|name| match part(name) {
            Name::SourceRecord(slug) | Name::SourceText(slug) => Some(slug),
            _ => None,
        })
        .collect();
    let slugs: Vec<&str> = slugs.into_iter().collect();
    slugs.into_par_iter().map(|slug| source(pack, format, slug)).collect()
}

fn source(pack: &Pack, format: u32, slug: &str) -> SourceRead {
    let (record, words) = (format!("sources/{slug}.ron"), format!("sources/{slug}.txt"));
    let mut problems = Vec::new();
    let text = if pack.sizes.contains_key(&words) {
        text_of(pack, &words, &mut problems)
    } else {
        problems.push(Problem::new(ProblemKind::Lost, &words, "The text of this source is missing."));
        String::new()
    };
    if !pack.sizes.contains_key(&record) {
        let what =
            "What this text is (case, title) is missing, so it was left out. The file was not touched.";
        problems.push(Problem::new(ProblemKind::Lost, &words, what));
        return SourceRead { name: record, part: v1::Part::default(), problems };
    }
    let notation = text_of(pack, &record, &mut problems);
    let mut part = AnyVersion::of(format, &notation).map(AnyVersion::source).unwrap_or_default();
    let Some(id) = part.records.iter().find_map(|(_, record, _)| match record {
        Record::Source(source) => Some(source.id),
        _ => None,
    }) else {
        let what = "What this source is can\u{2019}t be read, so it and its evidence were left out.";
        problems.push(Problem::new(ProblemKind::Lost, &record, what));
        part.records.clear();
        return SourceRead { name: record, part, problems };
    };
    let mut kept = Vec::with_capacity(part.records.len() + 1);
    for (line, found, stamp) in std::mem::take(&mut part.records) {
        match found {
            Record::Evidence(evidence) => {
                let around = part.around.get(&evidence.id);
                match settle(&text, &evidence, around) {
                    Settled::Fits => kept.push((line, Record::Evidence(evidence), stamp)),
                    Settled::At(span) => {
                        let what = format!(
                            "The text was edited; \u{201c}{}\u{201d} was found again.",
                            head(&evidence.quote)
                        );
                        let problem = Problem::new(ProblemKind::Moved, &record, what).at(line);
                        problems.push(problem.about(crate::study::AnyId::Evidence(evidence.id)));
                        let mut evidence = (*evidence).clone();
                        evidence.span = span;
                        kept.push((line, evidence.into(), stamp));
                    }
                    Settled::Lost => {
                        let what = format!(
                            "The words \u{201c}{}\u{201d} are not in the text any more, so this evidence was left out.",
                            head(&evidence.quote)
                        );
                        let mut problem = Problem::new(ProblemKind::Lost, &record, what).at(line);
                        problem.lost = Some(Box::new(((*evidence).clone(), stamp)));
                        problems.push(problem);
                    }
                }
            }
            Record::Source(source) => {
                let source = renamed(&source, slug, &record, &mut problems);
                kept.push((line, source.into(), stamp));
            }
            other => kept.push((line, other, stamp)),
        }
    }
    let text = SourceText { id, text: Arc::from(text) };
    kept.insert(1.min(kept.len()), (0, text.into(), part.text_stamp));
    part.records = kept;
    SourceRead { name: record, part, problems }
}

/// A source's slug is its file's name; a file that was renamed by hand renames it.
fn renamed(source: &Source, slug: &str, file: &str, problems: &mut Vec<Problem>) -> Source {
    let mut source = source.clone();
    if source.slug != slug {
        let what = format!(
            "The file is called {slug}, the record {}; the file\u{2019}s name was taken.",
            source.slug
        );
        problems.push(Problem::new(ProblemKind::Mended, file, what));
        slug.clone_into(&mut source.slug);
    }
    source
}

fn head(quote: &str) -> String {
    quote.chars().take(40).collect()
}

enum Settled {
    Fits,
    At(Span),
    Lost,
}

/// Whether a passage still stands where it was; else where its words are, if that is certain.
fn settle(text: &str, evidence: &Evidence, around: Option<&(String, String)>) -> Settled {
    match evidence.span.slice(text) {
        Ok(words) if words == evidence.quote => return Settled::Fits,
        // Within the text, but never valid: the quote decides.
        Ok(_) | Err(SpanError::Empty | SpanError::Outside | SpanError::Inside) => {}
    }
    if evidence.quote.is_empty() {
        return Settled::Lost;
    }
    let at_border = |at: &usize| is_border(text, *at) && is_border(text, *at + evidence.quote.len());
    let places: Vec<usize> =
        text.match_indices(&evidence.quote).map(|(at, _)| at).filter(at_border).take(1_000).collect();
    let span = |at: usize| Span::new(at, at + evidence.quote.len());
    match (places.as_slice(), around) {
        ([], _) => Settled::Lost,
        ([one], _) => Settled::At(span(*one)),
        (many, Some((before, after))) => {
            let fits: Vec<usize> = many
                .iter()
                .copied()
                .filter(|at| {
                    text[..*at].ends_with(before) && text[at + evidence.quote.len()..].starts_with(after)
                })
                .collect();
            match fits.as_slice() {
                [one] => Settled::At(span(*one)),
                _ => Settled::Lost,
            }
        }
        (_, None) => Settled::Lost,
    }
}

impl Store {
    /// Reads the log as it lies on disk. Slow for a long log, so not done at opening.
    pub fn history(&self) -> (Vec<Step>, Vec<Problem>) {
        let mut texts = ByHash::default();
        let current: Vec<Arc<str>> = self.saved.texts.iter().map(|text| text.text.clone()).collect();
        let mut problems = Vec::new();
        let mut chunks: Vec<&str> = self.older.iter().chain(&self.own).map(String::as_str).collect();
        chunks.sort_by_key(|name| names::chunk(name));
        if chunks.is_empty() {
            return (Vec::new(), problems);
        }
        current.into_iter().for_each(|text| drop(texts.add(text)));
        for name in self.pack.names().filter(|name| matches!(part(name), Name::OldText(_))) {
            let text = text_of(&self.pack, name, &mut problems);
            texts.add(Arc::from(text));
        }
        let mut steps = Vec::new();
        for name in chunks {
            let text = text_of(&self.pack, name, &mut problems);
            let (read, faults) = v1::read_chunk(&text, &texts);
            steps.extend(read);
            for fault in faults {
                problems.push(Problem::new(ProblemKind::Lost, name, capital(&fault.what)).at(fault.line));
            }
        }
        (steps, problems)
    }

    /// The number that the next chunk of the log gets.
    pub(super) fn next_chunk(&self, session: SessionId) -> String {
        let last = self.older.iter().filter_map(|name| names::chunk(name)).map(|(number, _)| number).max();
        format!("history/{:04}-{session}.ron", last.unwrap_or(0) + 1)
    }

    /// The names of parts that a save carries over as they are: older log, old texts, originals.
    pub(super) fn carried(&self) -> Vec<String> {
        self.pack
            .names()
            .filter(|name| match part(name) {
                Name::Chunk => self.older.iter().any(|older| older == name),
                Name::OldText(_) | Name::Original => true,
                _ => false,
            })
            .map(str::to_owned)
            .collect()
    }

    /// Whether somebody else wrote the file since.
    pub fn changed_on_disk(&self) -> bool {
        DiskState::of(&self.path).is_ok_and(|now| now != self.disk)
    }

    /// Takes the file as it is now for what this study was opened from: the next save replaces it.
    pub fn accept_disk(&mut self) {
        if let Ok(now) = DiskState::of(&self.path) {
            self.disk = now;
        }
        self.damaged = false;
    }

    /// The imported files as they came, by name and bytes.
    pub fn originals(&self) -> BTreeMap<String, Vec<u8>> {
        self.pack
            .names()
            .filter(|name| part_is(name, Name::Original))
            .map(|name| (name.to_owned(), self.pack.read(name).bytes))
            .collect()
    }
}
