//! Editing a source's text, with every passage carried along.

use std::collections::BTreeMap;

use super::carry::{Carry, TextEdit};
use super::delete;
use super::draft::{Draft, Refusal};
use crate::study::{AnyId, Cell, Evidence, EvidenceId, Kind, Source, SourceId, SourceText, Span, Study};

/// What becomes of a passage whose words an edit takes away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Settled {
    Delete,
    /// It goes on these words of the new text.
    At(Span),
}

/// Whether edited words may say something else: then a synthesis on them needs a second look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    New,
    /// Only names are others.
    Same,
}

/// The passages that edits would leave without words, in the order of the text, each with the words
/// of the new text that stand nearest.
pub fn uncarried(
    study: &Study,
    source: SourceId,
    edits: &[TextEdit],
) -> Result<Vec<(EvidenceId, Option<Span>)>, Refusal> {
    let carry = Carry::new(study.text(source), edits)?;
    if carry.text() == study.text(source) {
        return Ok(Vec::new());
    }
    let mut lost: Vec<&Evidence> = study
        .evidence
        .iter()
        .filter(|one| one.source == source && one.region.is_none())
        .filter(|one| one.span.end as usize > carry.first() && carry.passage(one.span).is_none())
        .collect();
    lost.sort_by_key(|one| (one.span, one.id));
    Ok(lost.into_iter().map(|one| (one.id, carry.nearest(one.span))).collect())
}

pub(super) fn edit_text(
    draft: &mut Draft,
    source: SourceId,
    edits: &[TextEdit],
    settled: &BTreeMap<EvidenceId, Settled>,
    meaning: Meaning,
) -> Result<(), Refusal> {
    let text = draft.work.texts.shared(source).ok_or(Refusal::Missing(Kind::Text))?;
    let carry = Carry::new(&text.text, edits)?;
    if carry.text() == &*text.text {
        return Ok(());
    }
    let (mut moved, mut gone, mut lost) = (Vec::new(), Vec::new(), Vec::new());
    for one in draft.work.evidence.iter().filter(|one| one.source == source && one.region.is_none()) {
        let settled = settled.get(&one.id);
        // What ends before the first edit stays; at the edit, two graphemes may have become one.
        if settled.is_none() && (one.span.end as usize) < carry.first() {
            continue;
        }
        let span = match settled {
            Some(Settled::Delete) => {
                gone.push(AnyId::Evidence(one.id));
                continue;
            }
            Some(Settled::At(span)) => *span,
            None => match carry.passage(one.span) {
                Some(span) => span,
                None => {
                    lost.push(one.id);
                    continue;
                }
            },
        };
        if carry.text().get(span.range()) != Some(&one.quote) {
            let quote = span.slice(carry.text())?.to_owned();
            moved.push(Evidence { span, quote, ..one.clone() });
        } else if span != one.span {
            if settled.is_some() {
                span.slice(carry.text())?;
            }
            moved.push(Evidence { span, ..one.clone() });
        }
    }
    if !lost.is_empty() {
        return Err(Refusal::Uncarried(lost));
    }
    let cells: Vec<Cell> =
        draft.work.cells.iter().filter_map(|cell| rebased(cell, &moved, draft, meaning)).collect();
    cells.into_iter().for_each(|cell| draft.put(cell));
    if let Some(record) = draft.work.sources.get(source) {
        let words = (i64::from(record.words) + carry.more_words()).clamp(0, i64::from(u32::MAX));
        if let Ok(words) = u32::try_from(words)
            && words != record.words
        {
            draft.put(Source { words, ..record.clone() });
        }
    }
    let marks = carry.marks(&text.marks).into();
    draft.put_carried(&text.text, SourceText { id: source, text: carry.into_text().into(), marks });
    moved.into_iter().for_each(|one| draft.put(one));
    if gone.is_empty() { Ok(()) } else { delete::delete(draft, &gone) }
}

/// The cell with its basis on the passages where they stand now, if one of them is in it. A passage
/// that only moved says what it said: the synthesis on it is as good as before.
fn rebased(cell: &Cell, moved: &[Evidence], draft: &Draft, meaning: Meaning) -> Option<Cell> {
    let mut new: Option<Cell> = None;
    for (at, (id, print)) in cell.basis.iter().enumerate() {
        // Both in the order of their ids.
        let Ok(found) = moved.binary_search_by_key(id, |one| one.id) else { continue };
        let (after, before) = (&moved[found], draft.work.evidence.get(*id)?);
        let same = meaning == Meaning::Same || after.quote == before.quote;
        if same && *print == before.fingerprint() {
            new.get_or_insert_with(|| cell.clone()).basis[at].1 = after.fingerprint();
        }
    }
    new
}
