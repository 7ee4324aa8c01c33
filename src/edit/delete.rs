//! Deleting records with all that can't be without them.

use std::collections::BTreeSet;

use super::draft::{Draft, Refusal};
use super::references::{Reference, namers, references, without};
use super::themes;
use crate::study::{AnyId, InfoId, Record, Theme};

/// Deletes records and what they own, and takes them out of all others.
pub(super) fn delete(draft: &mut Draft, ids: &[AnyId]) -> Result<(), Refusal> {
    for id in ids {
        allowed(draft, *id)?;
    }
    let gone = with_owned(draft, ids.iter().copied().collect());
    let mut lifted = Vec::new();
    let kept: Vec<Record> = namers(&draft.work, &gone)
        .filter(|record| !gone.contains(&record.id()))
        .map(|record| without(&record, &gone, &draft.work))
        .collect();
    for record in kept {
        match record {
            Record::Theme(theme) => lifted.push((*theme).clone()),
            other => draft.put(other),
        }
    }
    let parents: Vec<Option<String>> = lifted.iter().map(|theme| parent_name(draft, theme)).collect();
    for id in gone {
        draft.remove(id);
    }
    for (mut theme, parent) in lifted.into_iter().zip(parents) {
        let siblings = draft.work.children_of(theme.parent);
        let mut names = siblings.iter().map(|sibling| sibling.name.clone()).collect();
        theme.name = themes::name_apart(&mut names, theme.name, &parent.unwrap_or_default());
        draft.put(theme);
    }
    Ok(())
}

fn allowed(draft: &Draft, id: AnyId) -> Result<(), Refusal> {
    if !draft.work.contains(id) {
        return Err(Refusal::Missing(id.kind()));
    }
    match id {
        AnyId::Info(InfoId::ONE) => Err(Refusal::FrontPage),
        AnyId::Text(_) => Err(Refusal::TextOfSource),
        AnyId::Coder(coder) if draft.work.evidence.iter().any(|evidence| evidence.coder == coder) => {
            let name = draft.work.coders.get(coder).map(|coder| coder.name.clone());
            Err(Refusal::CoderInUse(name.unwrap_or_default()))
        }
        _ => Ok(()),
    }
}

/// These and all that they own, and what those own. Evidence comes after flows and memos can be
/// about memos, so no single walk through the tables would find everything.
fn with_owned(draft: &Draft, mut gone: BTreeSet<AnyId>) -> BTreeSet<AnyId> {
    let mut last = gone.clone();
    while !last.is_empty() {
        last = namers(&draft.work, &last)
            .filter(|record| !gone.contains(&record.id()) && dies(record, &gone))
            .map(|record| record.id())
            .collect();
        gone.extend(&last);
    }
    gone
}

/// Whether a record can't be without what is gone. A finding goes with the last of its cases; one
/// that never had a case stays.
fn dies(record: &Record, gone: &BTreeSet<AnyId>) -> bool {
    let owned = references(record)
        .into_iter()
        .any(|reference| matches!(reference, Reference::Owner(id) if gone.contains(&id)));
    let caseless = matches!(record, Record::Finding(finding) if !finding.cases.is_empty()
        && finding.cases.iter().all(|case| gone.contains(&AnyId::Case(*case))));
    owned || caseless
}

/// The name of the theme that a lifted theme stood under.
fn parent_name(draft: &Draft, lifted: &Theme) -> Option<String> {
    let parent = draft.work.themes.get(lifted.id)?.parent?;
    draft.work.themes.get(parent).map(|parent| parent.name.clone())
}
