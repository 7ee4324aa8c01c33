//! Format 1: the file types and what they say, apart from the records of `study`.

mod evidence;
mod filed;
mod records;
mod steps;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use self::evidence::EvidenceFile;
use self::filed::{Filed, Word};
use self::records::{SourceFile, Stamped};
use self::steps::StepFile;
pub use self::steps::{InFull, Texts};
use super::notation::{self, Fault, Item, Layout};
use crate::edit::Step;
use crate::study::{
    AnyId, Evidence, Record, SessionId, Source, SourceId, Span, Stamp, Study, TableRecord, border_after,
    border_before,
};

/// Bytes of context kept on each side of a quote.
const CONTEXT: usize = 32;

fn put<T: Filed>(to: &mut String, record: &T, stamp: Option<Stamp>, layout: Layout) -> Result<(), ron::Error>
where
    T::File: Serialize + Stamped,
{
    let mut file = record.to_file();
    *file.stamp() = stamp.map(|stamp| stamp.to_file());
    notation::write(to, &file, layout)
}

macro_rules! lists {
    ($($list:ident: $kind:ident $layout:ident),+ $(,)?) => {
        /// `study.ron`: everything but sources, their texts and evidence.
        pub fn study_part(study: &Study) -> Result<String, ron::Error> {
            let mut text = String::from("(\n");
            $(
                text.push_str(concat!(stringify!($list), ": [\n"));
                for record in study.$list.iter() {
                    put(&mut text, record, study.$list.stamp(record.id()), Layout::$layout)?;
                }
                text.push_str("],\n");
            )+
            text.push_str("deleted: [\n");
            for (id, stamp) in study.tombstones() {
                notation::write(&mut text, &(id.to_file(), stamp.to_file()), Layout::Line)?;
            }
            text.push_str("],\nseen: [\n");
            for (session, counter) in study.seen() {
                notation::write(&mut text, &(session.to_file(), counter), Layout::Line)?;
            }
            text.push_str("],\n)\n");
            Ok(text)
        }

        fn study_item(item: Item<'_>, part: &mut Part) {
            match item.list {
                $(stringify!($list) => records::<crate::study::$kind>(item, part),)+
                "deleted" => {
                    type Deleted = (Word<AnyId>, <Stamp as Filed>::File);
                    let mut good: Vec<(usize, Deleted)> = Vec::new();
                    notation::read(item, &mut good, &mut part.faults);
                    part.deleted.extend(good.into_iter().map(|(_, (id, stamp))| (id.0, Stamp::from_file(stamp))));
                }
                "seen" => {
                    let mut good: Vec<(usize, (Word<SessionId>, u64))> = Vec::new();
                    notation::read(item, &mut good, &mut part.faults);
                    part.seen.extend(
                        good.into_iter().map(|(_, (id, counter))| Stamp { session: id.0, counter }),
                    );
                }
                other => part.faults.push(unknown(item.line, other)),
            }
        }
    };
}

lists!(
    info: Info Fields, coders: Coder Line, attributes: Attribute Line, cases: Case Fields, units: Unit Line,
    levels: Level Line, themes: Theme Fields, actors: Actor Line, flows: Flow Line, cells: Cell Fields,
    findings: Finding Fields, links: Link Line, comparisons: Comparison Fields, outliers: Outlier Fields,
    propositions: Proposition Fields, recommendations: Recommendation Line, scales: Scale Line,
    placements: Placement Line, memos: Memo Line,
);

fn unknown(line: usize, list: &str) -> Fault {
    Fault { line, what: format!("\u{201c}{list}\u{201d} is not a list of format 1") }
}

/// What a part of a study holds.
#[derive(Default)]
pub struct Part {
    /// Line, record, stamp.
    pub records: Vec<(usize, Record, Stamp)>,
    pub deleted: Vec<(AnyId, Stamp)>,
    pub seen: Vec<Stamp>,
    pub faults: Vec<Fault>,
    /// Of a source: the stamp of its text, and the words around each quote.
    pub text_stamp: Stamp,
    pub around: BTreeMap<crate::study::EvidenceId, (String, String)>,
}

fn records<T>(item: Item<'_>, part: &mut Part)
where
    T: Filed + Into<Record>,
    T::File: DeserializeOwned + Stamped,
{
    let mut good: Vec<(usize, T::File)> = Vec::new();
    notation::read(item, &mut good, &mut part.faults);
    for (line, mut file) in good {
        let stamp = file.stamp().take().map(Stamp::from_file).unwrap_or_default();
        part.records.push((line, T::from_file(file).into(), stamp));
    }
}

pub fn read_study_part(text: &str) -> Part {
    let cut = notation::cut(text);
    let mut part = Part { faults: cut.faults, ..Part::default() };
    for item in cut.items {
        study_item(item, &mut part);
    }
    part
}

/// `sources/SLUG.ron`: what the source is, and its evidence in the order of its places.
pub fn source_part(study: &Study, source: &Source, evidence: &[&Evidence]) -> Result<String, ron::Error> {
    let text = study.text(source.id);
    let mut out = String::from("(\nsource: ");
    put(&mut out, source, study.sources.stamp(source.id), Layout::Fields)?;
    out.push_str("text: ");
    let stamp = study.texts.stamp(source.id).unwrap_or_default();
    notation::write(&mut out, &stamp.to_file(), Layout::Line)?;
    out.push_str("evidence: [\n");
    for one in evidence {
        let mut file = one.to_file();
        file.source = None;
        *file.stamp() = study.evidence.stamp(one.id).map(|stamp| stamp.to_file());
        (file.before, file.after) = around(text, one.span);
        notation::write(&mut out, &file, Layout::Line)?;
    }
    out.push_str("],\n)\n");
    Ok(out)
}

/// A few words before and after a passage, on the same line.
fn around(text: &str, span: Span) -> (String, String) {
    let (start, end) = (span.start as usize, span.end as usize);
    if span.slice(text).is_err() {
        return (String::new(), String::new());
    }
    let before = &text[border_after(text, start.saturating_sub(CONTEXT))..start];
    let after = &text[end..border_before(text, (end + CONTEXT).min(text.len()))];
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    (before.to_owned(), after.to_owned())
}

pub fn read_source_part(text: &str) -> Part {
    let cut = notation::cut(text);
    let mut part = Part { faults: cut.faults, ..Part::default() };
    let mut source: Option<SourceId> = None;
    for item in cut.items {
        match item.list {
            "source" => {
                let mut good: Vec<(usize, SourceFile)> = Vec::new();
                notation::read(item, &mut good, &mut part.faults);
                for (line, mut file) in good.into_iter().take(1) {
                    let stamp = file.stamp().take().map(Stamp::from_file).unwrap_or_default();
                    let record = Source::from_file(file);
                    source = Some(record.id);
                    part.records.push((line, record.into(), stamp));
                }
            }
            "text" => {
                let mut good: Vec<(usize, <Stamp as Filed>::File)> = Vec::new();
                notation::read(item, &mut good, &mut part.faults);
                part.text_stamp = good.pop().map(|(_, stamp)| Stamp::from_file(stamp)).unwrap_or_default();
            }
            "evidence" => {
                let mut good: Vec<(usize, EvidenceFile)> = Vec::new();
                notation::read(item, &mut good, &mut part.faults);
                for (line, mut file) in good {
                    let stamp = file.stamp().take().map(Stamp::from_file).unwrap_or_default();
                    file.source = source.map(|id| id.to_file());
                    let words = (std::mem::take(&mut file.before), std::mem::take(&mut file.after));
                    let record = Evidence::from_file(file);
                    part.around.insert(record.id, words);
                    part.records.push((line, record.into(), stamp));
                }
            }
            other => part.faults.push(unknown(item.line, other)),
        }
    }
    part
}

/// `history/NNNN-SESSION.ron`: steps, oldest first.
pub fn chunk_part(steps: &[Step], texts: &mut dyn Texts) -> Result<String, ron::Error> {
    let mut text = String::from("(\nsteps: [\n");
    for step in steps {
        notation::write(&mut text, &StepFile::of(step, texts), Layout::Line)?;
    }
    text.push_str("],\n)\n");
    Ok(text)
}

pub fn read_chunk(text: &str, texts: &dyn Texts) -> (Vec<Step>, Vec<Fault>) {
    let cut = notation::cut(text);
    let mut faults = cut.faults;
    let mut files: Vec<(usize, StepFile)> = Vec::new();
    for item in cut.items {
        notation::read(item, &mut files, &mut faults);
    }
    let steps = files
        .into_iter()
        .map(|(line, file)| {
            let (step, lost) = file.into_step(texts);
            if !lost.is_empty() {
                faults
                    .push(Fault { line, what: "the words of a text in this step are no longer kept".into() });
            }
            step
        })
        .collect();
    (steps, faults)
}

/// A step on one line, its texts in full: for the journal.
pub fn step_line(step: &Step) -> Result<String, ron::Error> {
    ron::to_string(&StepFile::of(step, &mut InFull))
}

pub fn read_step_line(line: &str) -> Option<Step> {
    let file: StepFile = ron::from_str(line).ok()?;
    Some(file.into_step(&InFull).0)
}

/// Texts by the SHA-256 of their words.
#[derive(Default)]
pub struct ByHash {
    /// Texts that were written by name.
    pub named: BTreeMap<String, Arc<str>>,
}

impl ByHash {
    pub fn add(&mut self, text: Arc<str>) -> String {
        use sha2::Digest;
        let digest = sha2::Sha256::digest(text.as_bytes());
        let name: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        self.named.insert(name.clone(), text);
        name
    }
}

impl Texts for ByHash {
    fn name(&mut self, text: &Arc<str>) -> Option<String> {
        Some(self.add(text.clone()))
    }
    fn text(&self, name: &str) -> Option<Arc<str>> {
        self.named.get(name).cloned()
    }
}
