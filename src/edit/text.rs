//! Editing a source's text, with every passage carried along.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::carry::{Carry, TextEdit};
use super::delete;
use super::draft::{Draft, Refusal};
use crate::study::{
    AnyId, Cell, Change, ChangeSet, Evidence, EvidenceId, Kind, Record, Source, SourceId, SourceText, Span,
    Study,
};

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

/// What an edit of a text comes to.
struct Edited {
    text: SourceText,
    source: Option<Source>,
    cells: Vec<Cell>,
    /// Before and after, in the order of their ids.
    moved: Vec<(Arc<Evidence>, Arc<Evidence>)>,
    gone: Vec<AnyId>,
}

/// What an edit does to a passage.
enum Carried {
    Stays,
    Moved(Arc<Evidence>),
    Gone,
    /// Its words are taken away, and nobody said yet what is to become of it.
    Lost,
}

/// Passages below which a second thread costs more than it gains.
const WORTH_SHARING: usize = 1_024;

fn carried(one: &Evidence, carry: &Carry<'_>, settled: Option<&Settled>) -> Result<Carried, Refusal> {
    let span = match settled {
        Some(Settled::Delete) => return Ok(Carried::Gone),
        Some(Settled::At(span)) => *span,
        None => match carry.passage(one.span) {
            Some(span) => span,
            None => return Ok(Carried::Lost),
        },
    };
    if carry.text().get(span.range()) != Some(&one.quote) {
        let quote = span.slice(carry.text())?.to_owned();
        return Ok(Carried::Moved(Arc::new(Evidence { span, quote, ..one.clone() })));
    }
    if span == one.span {
        return Ok(Carried::Stays);
    }
    if settled.is_some() {
        span.slice(carry.text())?;
    }
    Ok(Carried::Moved(Arc::new(Evidence { span, ..one.clone() })))
}

/// `None`: the text stays what it is.
fn edited(
    study: &Study,
    source: SourceId,
    edits: &[TextEdit],
    settled: &BTreeMap<EvidenceId, Settled>,
    meaning: Meaning,
) -> Result<Option<Edited>, Refusal> {
    let text = study.texts.get(source).ok_or(Refusal::Missing(Kind::Text))?;
    let carry = Carry::new(&text.text, edits)?;
    if carry.text() == &*text.text {
        return Ok(None);
    }
    let here = |one: &Evidence| {
        // What ends before the first edit stays; at the edit, two graphemes may have become one.
        let reached = || one.span.end as usize >= carry.first() || settled.contains_key(&one.id);
        one.source == source && one.region.is_none() && reached()
    };
    // Records lie scattered in memory, so that even looking at them is worth sharing.
    let all: Vec<&Arc<Evidence>> = study.evidence.shares().collect();
    let carried: Vec<(&Arc<Evidence>, Carried)> = all
        .into_par_iter()
        .with_min_len(WORTH_SHARING)
        .filter(|one| here(one))
        .map(|one| Ok((one, carried(one, &carry, settled.get(&one.id))?)))
        .collect::<Result<_, Refusal>>()?;
    let (mut moved, mut gone, mut lost) = (Vec::new(), Vec::new(), Vec::new());
    for (before, carried) in carried {
        match carried {
            Carried::Stays => {}
            Carried::Moved(after) => moved.push((before.clone(), after)),
            Carried::Gone => gone.push(AnyId::Evidence(before.id)),
            Carried::Lost => lost.push(before.id),
        }
    }
    if !lost.is_empty() {
        return Err(Refusal::Uncarried(lost));
    }
    let cells = study.cells.iter().filter_map(|cell| rebased(cell, &moved, meaning)).collect();
    let with_words = |record: &Source| {
        let words = (i64::from(record.words) + carry.more_words()).clamp(0, i64::from(u32::MAX));
        let words = u32::try_from(words).ok().filter(|words| *words != record.words)?;
        Some(Source { words, ..record.clone() })
    };
    let record = study.sources.get(source).and_then(with_words);
    let marks = carry.marks(&text.marks).into();
    let text = SourceText { id: source, text: carry.into_text().into(), marks };
    Ok(Some(Edited { text, source: record, cells, moved, gone }))
}

pub(super) fn edit_text(
    draft: &mut Draft,
    source: SourceId,
    edits: &[TextEdit],
    settled: &BTreeMap<EvidenceId, Settled>,
    meaning: Meaning,
) -> Result<(), Refusal> {
    let Some(edited) = edited(&draft.work, source, edits, settled, meaning)? else { return Ok(()) };
    if let Some(from) = draft.work.texts.shared(source) {
        draft.put_carried(&from.text, edited.text);
    }
    edited.source.into_iter().for_each(|record| draft.put(record));
    edited.cells.into_iter().for_each(|cell| draft.put(cell));
    edited.moved.into_iter().for_each(|(_, one)| draft.put(Record::Evidence(one)));
    if edited.gone.is_empty() { Ok(()) } else { delete::delete(draft, &edited.gone) }
}

/// The same on a study as it is, straight to the change set: in a long text an edit moves tens of
/// thousands of passages, and a draft would write each of them once more. `None`: something goes as
/// well, which takes a draft.
pub(super) fn changes(
    study: &Study,
    source: SourceId,
    edits: &[TextEdit],
    settled: &BTreeMap<EvidenceId, Settled>,
) -> Result<Option<ChangeSet>, Refusal> {
    let edited = edited(study, source, edits, settled, Meaning::New)?.ok_or(Refusal::Nothing)?;
    if !edited.gone.is_empty() {
        return Ok(None);
    }
    let Edited { text, source, cells, moved, .. } = edited;
    let mut set = ChangeSet::default();
    let known = |after: Record| Change { before: study.record(after.id()), after: Some(after) };
    let moved = moved.into_iter().map(|(before, after)| Change {
        before: Some(Record::Evidence(before)),
        after: Some(Record::Evidence(after)),
    });
    // In the order in which a draft lists them.
    set.changes.extend(source.map(Record::from).map(known));
    set.changes.push(known(text.into()));
    set.changes.extend(moved);
    set.changes.extend(cells.into_iter().map(Record::from).map(known));
    Ok(Some(set))
}

/// The cell with its basis on the passages where they stand now, if one of them is in it. A passage
/// that only moved says what it said: the synthesis on it is as good as before.
fn rebased(cell: &Cell, moved: &[(Arc<Evidence>, Arc<Evidence>)], meaning: Meaning) -> Option<Cell> {
    let mut new: Option<Cell> = None;
    for (at, (id, print)) in cell.basis.iter().enumerate() {
        // Both in the order of their ids.
        let Ok(found) = moved.binary_search_by_key(id, |(before, _)| before.id) else { continue };
        let (before, after) = &moved[found];
        let same = meaning == Meaning::Same || after.quote == before.quote;
        if same && *print == before.fingerprint() {
            new.get_or_insert_with(|| cell.clone()).basis[at].1 = after.fingerprint();
        }
    }
    new
}
