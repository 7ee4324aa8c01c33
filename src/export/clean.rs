//! A clean copy for sharing: no history, no originals but pictures that are sources, no private memos,
//! pseudonyms for names, and only the sources that were chosen.

use std::collections::BTreeSet;

use crate::edit::{Command, Context, Counts, Finder, Preview, Refusal, check};
use crate::import;
use crate::storage::{self, Contents, Originals};
use crate::study::{
    AnyId, CaseId, Evidence, Kind, Moment, Record, SessionId, Source, SourceId, Stamp, Study,
};

/// What goes into the copy.
#[derive(Default)]
pub struct Choice {
    /// Only these cases; the others go with all that is theirs. `None`: all.
    pub cases: Option<BTreeSet<CaseId>>,
    /// Only these sources, among those of the cases. `None`: all.
    pub sources: Option<BTreeSet<SourceId>>,
    /// Pictures are taken along unless this says otherwise.
    pub without_pictures: bool,
}

/// What is in a clean copy, and what was left out of it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CleanReceipt {
    pub cases: usize,
    pub sources: usize,
    pub evidence: usize,
    pub without_cases: usize,
    pub without_sources: usize,
    pub without_evidence: usize,
    pub without_private_memos: usize,
    /// Those on what was left out.
    pub without_other_memos: usize,
    /// Pictures that are in it, without what was written in their files beside them.
    pub pictures: usize,
    /// Sources whose pictures are not in it: not wanted, not kept, or not to be read.
    pub without_pictures: usize,
    /// Evidence on parts of those.
    pub without_picture_evidence: usize,
    /// Where names were replaced.
    pub replaced: Counts,
}

impl Choice {
    fn takes(&self, source: &Source) -> bool {
        self.cases.as_ref().is_none_or(|cases| cases.contains(&source.case))
            && self.sources.as_ref().is_none_or(|sources| sources.contains(&source.id))
    }
}

/// Makes the copy. Records keep their ids and the stamps of their last change, so that it can be
/// compared with the study it comes from; what was left out leaves no trace.
pub fn clean(study: &Study, choice: &Choice, names: &Finder) -> Result<(Study, CleanReceipt), Refusal> {
    let context = Context { now: Moment::default(), coder: None };
    let mut work = study.clone();
    let mut counter = 0;
    let mut run = |work: &mut Study, command: &Command| match check(work, command, context) {
        Ok(mut set) => {
            counter += 1;
            set.stamp = Stamp { session: SessionId::default(), counter };
            work.apply(&set).map_err(|_| Refusal::ChangedSince)
        }
        Err(Refusal::Nothing) => Ok(()),
        Err(refusal) => Err(refusal),
    };
    let private: Vec<AnyId> =
        study.memos.iter().filter(|memo| memo.private).map(|memo| AnyId::Memo(memo.id)).collect();
    let cases = study.cases.ids().filter(|id| choice.cases.as_ref().is_some_and(|cases| !cases.contains(id)));
    let sources = study.sources.iter().filter(|source| !choice.takes(source));
    let mut gone: Vec<AnyId> = private.clone();
    gone.extend(cases.map(AnyId::Case));
    gone.extend(sources.map(|source| AnyId::Source(source.id)));
    if !gone.is_empty() {
        run(&mut work, &Command::Delete(gone))?;
    }
    let preview = Preview::new(&work, names, import::slug);
    let replaced = preview.counts(|_| true);
    if !preview.is_empty() {
        let command = preview.command(&work, "", import::slug, |_| true);
        run(&mut work, &command)?;
    }
    let copy = without_traces(study, &work);
    let less = |kind: Kind| study.count(kind).saturating_sub(copy.count(kind));
    let receipt = CleanReceipt {
        cases: copy.cases.len(),
        sources: copy.sources.len(),
        evidence: copy.evidence.len(),
        without_cases: less(Kind::Case),
        without_sources: less(Kind::Source),
        without_evidence: less(Kind::Evidence),
        without_private_memos: private.len(),
        without_other_memos: less(Kind::Memo).saturating_sub(private.len()),
        replaced,
        ..CleanReceipt::default()
    };
    Ok((copy, receipt))
}

/// Makes the copy with the pictures of its sources, bare and under plain names.
pub fn clean_with_pictures(
    study: &Study,
    originals: &Originals,
    choice: &Choice,
    names: &Finder,
) -> Result<(Contents, CleanReceipt), Refusal> {
    let (copy, mut receipt) = clean(study, choice, names)?;
    let (mut contents, mut pictures) = (Contents::default(), Vec::new());
    for id in copy.sources.ids().filter(|id| copy.is_picture(*id)) {
        let bare = study
            .sources
            .get(id)
            .filter(|source| !choice.without_pictures && !source.origin.original.is_empty())
            .and_then(|source| originals.read(&source.origin.original)?.ok())
            .and_then(|bytes| storage::bare_picture(&bytes));
        let (Some(bare), Some(source)) = (bare, copy.sources.get(id)) else {
            receipt.without_pictures += 1;
            let on_part = |one: &&Evidence| one.source == id && one.region.is_some();
            receipt.without_picture_evidence += copy.evidence.iter().filter(on_part).count();
            continue;
        };
        let ending = if bare.picture.starts_with(b"\x89PNG") { "png" } else { "jpg" };
        let mut source = source.clone();
        source.origin.original = contents.originals.add(&format!("{}.{ending}", source.slug), bare.picture);
        receipt.pictures += 1;
        pictures.push(source);
    }
    contents.study = copy;
    for source in pictures {
        let stamp = contents.study.stamp(AnyId::Source(source.id)).unwrap_or_default();
        contents.study.restore(source.into(), stamp);
    }
    Ok((contents, receipt))
}

/// The records alone: no list of what was deleted, no originals to look for.
fn without_traces(study: &Study, work: &Study) -> Study {
    let mut copy = Study::default();
    for record in Kind::ALL.iter().flat_map(|kind| work.records(*kind)) {
        let stamp = study.stamp(record.id()).unwrap_or_default();
        let record = match record {
            Record::Source(source) if !source.origin.original.is_empty() => {
                let mut source = (*source).clone();
                source.origin.original.clear();
                source.into()
            }
            Record::Display(display) => {
                let mut display = (*display).clone();
                display.spec.forget_names();
                display.into()
            }
            other => other,
        };
        copy.restore(record, stamp);
    }
    copy
}
