//! File format 1: the types of its files, apart from the types of the study, and both ways between.

mod evidence;
mod filed;
mod leaves;
mod records;
mod rival;
mod steps;
mod study;

use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

pub use steps::{InFull, StepFile, Texts};
pub use study::StudyFile;

use self::evidence::EvidenceFile;
use self::filed::Filed;
use self::records::{MarkKindFile, SourceFile, Stamped};
use super::draft::{Draft, DraftEvidence, DraftSource, Placed};
use super::notation::{self, Cut, Fault, Layout};
use crate::study::{Evidence, Source, SourceMark, SourceText, Span, Stamp, Study};

/// First byte, the byte after the last, and what stands there.
pub type MarkFile = (u32, u32, MarkKindFile);

fn file_mark(mark: &SourceMark) -> MarkFile {
    (mark.span.start, mark.span.end, mark.what.to_file())
}

fn unfile_mark((start, end, what): MarkFile) -> SourceMark {
    SourceMark { span: Span { start, end }, what: Filed::from_file(what) }
}

type StampFile = <Stamp as Filed>::File;

/// A whole study as its files tell it.
pub struct Whole {
    pub study: StudyFile,
    pub sources: Vec<SourcePart>,
}

/// What `sources/SLUG.ron` and `sources/SLUG.txt` tell.
pub struct SourcePart {
    pub slug: String,
    pub text: Option<Arc<str>>,
    head: Option<(usize, TextHead)>,
    source: Option<(usize, SourceFile)>,
    evidence: Vec<(usize, EvidenceFile)>,
    marks: Vec<(usize, MarkFile)>,
}

/// What a source's record says of its text.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TextHead {
    bytes: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stamp: Option<StampFile>,
}

impl SourcePart {
    /// Reads `sources/SLUG.ron`.
    pub fn read(slug: &str, ron: &str, text: Option<Arc<str>>, faults: &mut Vec<Fault>) -> Self {
        let mut part = Self {
            slug: slug.to_owned(),
            text,
            head: None,
            source: None,
            evidence: Vec::new(),
            marks: Vec::new(),
        };
        let Cut { items, faults: cut_faults } = notation::cut(ron);
        faults.extend(cut_faults);
        part.evidence.reserve(items.len());
        let (mut sources, mut heads) = (Vec::new(), Vec::new());
        for item in items {
            match item.list {
                "source" => notation::read(item, &mut sources, faults),
                "text" => notation::read(item, &mut heads, faults),
                "marks" => notation::read(item, &mut part.marks, faults),
                "evidence" => notation::read(item, &mut part.evidence, faults),
                _ => faults.push(unknown_list(item)),
            }
        }
        part.source = sources.into_iter().next();
        part.head = heads.into_iter().next();
        part
    }

    /// How long the text is by the record.
    pub fn bytes(&self) -> Option<u64> {
        self.head.as_ref().map(|(_, head)| head.bytes)
    }

    fn into_draft(self) -> DraftSource {
        let source = self.source.map(|(line, mut file)| {
            file.slug.clone_from(&self.slug);
            placed(line, file)
        });
        let text_stamp = self.head.and_then(|(_, head)| head.stamp).map(Filed::from_file).unwrap_or_default();
        let evidence = self
            .evidence
            .into_iter()
            .map(|(line, mut file)| {
                let before = std::mem::take(&mut file.before);
                let after = std::mem::take(&mut file.after);
                DraftEvidence { evidence: placed(line, file), before, after }
            })
            .collect();
        let marks = self.marks.into_iter().map(|(_, mark)| unfile_mark(mark)).collect();
        DraftSource { slug: self.slug, source, text: self.text, text_stamp, marks, evidence }
    }
}

impl Whole {
    /// What today's checks and today's study are made from. When format 2 comes, this becomes
    /// `fn upgrade(self) -> v2::Whole`, and only format 2 touches the types of the study.
    pub fn into_draft(self) -> Draft {
        let sources = self.sources.into_par_iter().map(SourcePart::into_draft).collect();
        let mut draft = self.study.into_draft();
        draft.sources = sources;
        draft
    }
}

/// The bytes of `sources/SLUG.ron`. The evidence is sorted by place.
pub fn write_source(
    study: &Study,
    source: &Source,
    text: Option<&SourceText>,
    evidence: &[&Evidence],
) -> Result<String, ron::Error> {
    let mut to = String::with_capacity(1024 + evidence.len() * 512);
    to.push_str("(\nsource: ");
    let mut file = source.to_file();
    // The name of the file says it.
    file.slug = String::new();
    *file.stamp() = stamp_file(study.sources.stamp(source.id));
    notation::write(&mut to, &file, Layout::Fields)?;
    if let Some(text) = text {
        to.push_str("text: ");
        let stamp = stamp_file(study.texts.stamp(source.id));
        notation::write(&mut to, &TextHead { bytes: text.text.len() as u64, stamp }, Layout::Line)?;
    }
    if let Some(marks) = text.map(|text| &text.marks).filter(|marks| !marks.is_empty()) {
        to.push_str("marks: [\n");
        for mark in marks.iter() {
            notation::write(&mut to, &file_mark(mark), Layout::Line)?;
        }
        to.push_str("],\n");
    }
    to.push_str("evidence: [\n");
    let words = text.map_or("", |text| &text.text);
    for evidence in evidence {
        let mut file = evidence.to_file();
        file.source = None;
        let (before, after) = super::quote::context(words, evidence.span);
        before.clone_into(&mut file.before);
        after.clone_into(&mut file.after);
        file.stamp = stamp_file(study.evidence.stamp(evidence.id));
        notation::write(&mut to, &file, Layout::Line)?;
    }
    to.push_str("],\n)\n");
    Ok(to)
}

fn placed<F: Stamped, T: Filed<File = F>>(line: usize, mut file: F) -> Placed<T> {
    let stamp = file.stamp().take().map(Filed::from_file).unwrap_or_default();
    Placed { line, stamp, value: T::from_file(file) }
}

/// A record that nobody stamped is written without a stamp.
fn stamp_file(stamp: Option<Stamp>) -> Option<StampFile> {
    stamp.filter(|stamp| *stamp != Stamp::default()).map(|stamp| stamp.to_file())
}

fn unknown_list(item: notation::Item<'_>) -> Fault {
    let what = format!("\u{201c}{}\u{201d} is nothing that format 2 knows", item.list);
    Fault { line: item.line, what }
}

/// Reads the steps of a chunk of the log.
pub fn read_steps(text: &str, faults: &mut Vec<Fault>) -> Vec<StepFile> {
    let Cut { items, faults: cut_faults } = notation::cut(text);
    faults.extend(cut_faults);
    let mut steps = Vec::with_capacity(items.len());
    for item in items {
        if item.list == "steps" {
            notation::read(item, &mut steps, faults);
        } else {
            faults.push(unknown_list(item));
        }
    }
    steps.into_iter().map(|(_, step)| step).collect()
}

#[cfg(test)]
mod tests {
    use super::leaves::{Finite, Word, Worded};
    use crate::study::Moment;

    #[test]
    fn moments_are_dates_where_they_can_be() {
        for (moment, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (1_353_749_400_123, "2012-11-24T09:30:00.123Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (i64::MAX, "9223372036854775807"),
        ] {
            assert_eq!(Moment(moment).write(), text);
            assert_eq!(Moment::read(text), Some(Moment(moment)));
        }
    }

    #[test]
    fn no_number_without_a_value() {
        assert!(ron::from_str::<Finite>("NaN").is_err());
        assert!(ron::from_str::<Finite>("-inf").is_err());
        assert!(ron::to_string(&Finite(f64::NAN)).is_err());
        assert!(ron::to_string(&Word(Moment(3))).is_ok());
    }
}
