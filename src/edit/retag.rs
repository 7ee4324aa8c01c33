//! Changing the tags of evidence, one record or many.

use super::check::put;
use super::command::Retag;
use super::draft::{Draft, Refusal};
use crate::study::{Evidence, EvidenceId, Kind};

pub(super) fn retag(draft: &mut Draft, ids: &[EvidenceId], change: &Retag) -> Result<(), Refusal> {
    for id in ids {
        let old = draft.work.evidence.get(*id).cloned().ok_or(Refusal::Missing(Kind::Evidence))?;
        let mut new = old.clone();
        change_tags(&mut new, change, draft)?;
        if new != old {
            put(draft, new.into())?;
        }
    }
    Ok(())
}

fn change_tags(evidence: &mut Evidence, change: &Retag, draft: &Draft) -> Result<(), Refusal> {
    match change {
        Retag::AddTheme(theme) => add(&mut evidence.themes, *theme),
        Retag::RemoveTheme(theme) => evidence.themes.retain(|other| other != theme),
        Retag::ReplaceTheme { from, to } => {
            evidence.themes.retain(|other| other != from);
            add(&mut evidence.themes, *to);
        }
        Retag::Themes(themes) => evidence.themes.clone_from(themes),
        Retag::ToggleLevel(level) => {
            if evidence.levels.contains(level) {
                evidence.levels.retain(|other| other != level);
            } else {
                evidence.levels.push(*level);
            }
        }
        Retag::ReplaceLevel { from, to } => {
            evidence.levels.retain(|level| Some(*level) != *from);
            if let Some(to) = to {
                add(&mut evidence.levels, *to);
            }
        }
        Retag::Levels(levels) => evidence.levels.clone_from(levels),
        Retag::Polarity(polarity) => evidence.polarity = *polarity,
        Retag::Kind(kind) => evidence.kind = *kind,
        Retag::Unit(unit) => evidence.unit = *unit,
        Retag::Actors(actors) => evidence.actors.clone_from(actors),
        Retag::Weight(weight) => evidence.weight = (*weight).clamp(1, 3),
        Retag::Note(note) => evidence.note.clone_from(note),
        Retag::Span(span) => {
            span.slice(draft.work.text(evidence.source))?.clone_into(&mut evidence.quote);
            evidence.span = *span;
        }
        Retag::Region(region) => {
            // Whether it lies in the picture is checked with the record.
            if evidence.region.is_none() {
                return Err(Refusal::Region);
            }
            evidence.region = Some(*region);
        }
    }
    evidence.themes.sort();
    evidence.levels.sort();
    Ok(())
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
