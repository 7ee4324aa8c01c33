//! From a draft to a study that can be relied on, with a list of all that was not as it should be.

use std::collections::{BTreeSet, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::check::{Mend, examine};
use super::draft::{Draft, DraftEvidence, DraftSource, Placed};
use super::error::{Problem, ProblemKind};
use super::names::{STUDY, free_name, is_slug};
use super::quote;
use crate::study::{
    AnyId, Evidence, EvidenceId, Info, InfoId, Record, Region, SourceId, SourceMark, SourceText, Stamp, Study,
};

/// What became of a draft.
pub struct Built {
    pub study: Study,
    pub problems: Vec<Problem>,
    /// Sources that are no longer what their files say.
    pub mended: BTreeSet<SourceId>,
}

/// Evidence of one source whose quotes were held against the text.
struct Read {
    source: DraftSource,
    evidence: Vec<Placed<Evidence>>,
    problems: Vec<Problem>,
}

pub fn build(mut draft: Draft) -> Built {
    let searched = AtomicU64::new(0);
    let sources: Vec<Read> = std::mem::take(&mut draft.sources)
        .into_par_iter()
        .map(|source| read_source(source, &searched))
        .collect();
    let mut built = Built { study: Study::default(), problems: Vec::new(), mended: BTreeSet::new() };
    for (id, stamp) in draft.deleted {
        built.study.restore_tombstone(id, stamp);
    }
    for (session, counter) in draft.seen {
        built.study.saw(Stamp { session, counter });
    }
    let mut known = HashSet::with_capacity(sources.iter().map(|s| s.evidence.len()).sum());
    for record in draft.records {
        let id = record.value.id();
        if built.study.contains(id) {
            built.twice(STUDY, record.line, id, built.study.record(id).as_ref() == Some(&record.value));
        } else {
            built.study.restore(record.value, record.stamp);
        }
    }
    if !built.study.info.contains(InfoId::ONE) {
        let what = "The front page of the study (title, question, design) is missing; an empty one stands in its place.";
        built.problems.push(Problem::new(ProblemKind::Lost, STUDY, what));
        built.study.restore(Info::default().into(), Stamp::default());
    }
    for source in sources {
        built.add_source(source, &mut known);
    }
    built.mend();
    built
}

/// How many bytes are searched for lost passages in one study: a file made to keep us busy ends here.
const SEARCH: u64 = 16 << 30;

/// Holds the quotes of a source against its text; passages that moved are moved.
fn read_source(mut source: DraftSource, searched: &AtomicU64) -> Read {
    let file = format!("sources/{}.ron", source.slug);
    let text = source.text.clone().unwrap_or_default();
    let (mut evidence, mut problems) = (Vec::with_capacity(source.evidence.len()), Vec::new());
    let of = source.source.as_ref().map(|source| source.value.id);
    for DraftEvidence { evidence: mut read, before, after } in std::mem::take(&mut source.evidence) {
        if let Some(of) = of {
            read.value.source = of;
        }
        let id = AnyId::Evidence(read.value.id);
        let of_picture = read.value.region.is_some_and(Region::is_sound);
        if of_picture || read.value.span.slice(&text) == Ok(&read.value.quote) {
            evidence.push(read);
        } else if searched.fetch_add(text.len() as u64, Ordering::Relaxed) < SEARCH
            && let Some(span) = quote::find(&text, &read.value.quote, &before, &after)
        {
            let what = format!(
                "The passage \u{201c}{}\u{201d} was found at another place of the text and moved there.",
                short(&read.value.quote)
            );
            problems.push(Problem::new(ProblemKind::Moved, &*file, what).at(read.line).about(id));
            read.value.span = span;
            evidence.push(read);
        } else {
            let what = format!(
                "The words \u{201c}{}\u{201d} are not in the text any more, or in several places; the evidence was set aside.",
                short(&read.value.quote)
            );
            let mut problem = Problem::new(ProblemKind::Lost, &*file, what).at(read.line).about(id);
            problem.lost = Some(Box::new((read.value, read.stamp)));
            problems.push(problem);
        }
    }
    Read { source, evidence, problems }
}

impl Built {
    fn add_source(&mut self, read: Read, known: &mut HashSet<EvidenceId>) {
        let DraftSource { slug, source, text, text_stamp, marks, .. } = read.source;
        let file = format!("sources/{slug}.ron");
        let Some(mut source) = source else {
            let what = format!(
                "The record of this source is missing or damaged, so its text and {} of its evidence were set aside. They are still in the file.",
                read.evidence.len() + read.problems.iter().filter(|p| p.lost.is_some()).count()
            );
            self.problems.push(Problem::new(ProblemKind::Lost, file, what));
            return;
        };
        let id = source.value.id;
        if !read.problems.is_empty() {
            self.mended.insert(id);
        }
        self.problems.extend(read.problems);
        if self.study.sources.contains(id) {
            // A copied file: its evidence would have the ids of the original's.
            self.twice(&file, source.line, AnyId::Source(id), false);
            return;
        }
        if !is_slug(&slug) {
            let taken = self.study.sources.iter().map(|source| source.slug.clone()).collect();
            source.value.slug = free_name(&source.value, &taken);
            let what = format!(
                "This name can\u{2019}t be a file name on every system; it is \u{201c}{}\u{201d} now.",
                source.value.slug
            );
            self.problems.push(Problem::new(ProblemKind::Mended, &*file, what).about(AnyId::Source(id)));
            self.mended.insert(id);
        }
        self.study.restore(source.value.into(), source.stamp);
        if let Some(text) = text {
            // A mark that no longer fits a text that was edited by hand is no loss of anybody's words.
            let marks = SourceMark::fitting(marks, &text).into();
            self.study.restore(SourceText { id, text, marks }.into(), text_stamp);
        }
        for evidence in read.evidence {
            if known.insert(evidence.value.id) {
                self.study.restore(Record::from(evidence.value), evidence.stamp);
            } else {
                let id = AnyId::Evidence(evidence.value.id);
                let same = self.study.record(id) == Some(evidence.value.into());
                self.twice(&file, evidence.line, id, same);
            }
        }
    }

    fn twice(&mut self, file: &str, line: usize, id: AnyId, same: bool) {
        let (kind, what) = if same {
            (ProblemKind::Note, format!("{id} stands in the study twice, in the same words; one was kept."))
        } else {
            (ProblemKind::Lost, format!("{id} stands in the study twice; the first was kept."))
        };
        self.problems.push(Problem::new(kind, file, what).at(line).about(id));
    }

    /// Puts right what the checks find. What is taken out may leave others without their reference,
    /// so again until nothing is found; each round takes something out, and a few always do.
    fn mend(&mut self) {
        for _ in 0..8 {
            let found = examine(&self.study);
            let (mut mended, mut remarks) = (false, Vec::new());
            let (mut gone, mut renamed) = (BTreeSet::new(), Vec::new());
            for (mut problem, mend) in found {
                self.note_mended(problem.about);
                problem.file = self.file_of(problem.about);
                match mend {
                    Mend::Replace(record) => {
                        let stamp = self.study.stamp(record.id()).unwrap_or_default();
                        self.study.restore(record, stamp);
                        mended = true;
                    }
                    Mend::Rename(from, record) => {
                        let stamp = self.study.stamp(from).unwrap_or_default();
                        gone.insert(from);
                        renamed.push((record, stamp));
                    }
                    Mend::Drop(id) => {
                        gone.insert(id);
                    }
                    Mend::Add(record) => {
                        // Said once, however many need it.
                        if self.study.contains(record.id()) {
                            continue;
                        }
                        self.study.restore(record, Stamp::default());
                        mended = true;
                    }
                    Mend::Nothing => {
                        remarks.push(problem);
                        continue;
                    }
                }
                self.problems.push(problem);
            }
            if !gone.is_empty() {
                self.take_out(&gone);
            }
            for (record, stamp) in renamed {
                if !self.study.contains(record.id()) {
                    self.study.restore(record, stamp);
                }
            }
            if !mended && gone.is_empty() {
                self.problems.append(&mut remarks);
                return;
            }
        }
    }

    /// Takes records out as if they had never been there: a broken record is no deletion.
    fn take_out(&mut self, gone: &BTreeSet<AnyId>) {
        let mut without = Study::default();
        for (deleted, stamp) in self.study.tombstones() {
            without.restore_tombstone(deleted, stamp);
        }
        for kind in crate::study::Kind::ALL {
            for record in self.study.records(*kind) {
                if !gone.contains(&record.id()) {
                    let stamp = self.study.stamp(record.id()).unwrap_or_default();
                    without.restore(record, stamp);
                }
            }
        }
        for (session, counter) in self.study.seen() {
            without.saw(Stamp { session, counter });
        }
        self.study = without;
    }

    fn source_of(&self, about: Option<AnyId>) -> Option<SourceId> {
        match about? {
            AnyId::Source(id) | AnyId::Text(id) => Some(id),
            AnyId::Evidence(id) => self.study.evidence.get(id).map(|evidence| evidence.source),
            _ => None,
        }
    }

    fn note_mended(&mut self, about: Option<AnyId>) {
        self.mended.extend(self.source_of(about));
    }

    fn file_of(&self, about: Option<AnyId>) -> String {
        match self.source_of(about).and_then(|id| self.study.sources.get(id)) {
            Some(source) => format!("sources/{}.ron", source.slug),
            None => STUDY.to_owned(),
        }
    }
}

fn short(quote: &str) -> String {
    let mut words: String = quote.chars().take(60).collect();
    if words.len() < quote.len() {
        words.push('…');
    }
    words
}
