//! The codebook's tree, and the orders of the other lists.

use std::collections::BTreeSet;

use super::check::put;
use super::draft::{Draft, Refusal};
use crate::study::{AnyId, Kind, Memo, Record, Study, Theme, ThemeId};

/// Whether `theme` is `above` or stands somewhere under it.
pub(super) fn is_under(study: &Study, theme: ThemeId, above: ThemeId) -> bool {
    theme == above || study.theme_path(theme).iter().any(|step| step.id == above)
}

pub(super) fn move_theme(
    draft: &mut Draft,
    theme: ThemeId,
    parent: Option<ThemeId>,
    place: usize,
) -> Result<(), Refusal> {
    let mut moved = draft.work.themes.get(theme).cloned().ok_or(Refusal::Missing(Kind::Theme))?;
    if parent.is_some_and(|parent| is_under(&draft.work, parent, theme)) {
        return Err(Refusal::Cycle);
    }
    moved.parent = parent;
    let mut siblings: Vec<Theme> =
        draft.work.children_of(parent).into_iter().filter(|other| other.id != theme).cloned().collect();
    siblings.insert(place.min(siblings.len()), moved);
    renumber(draft, siblings)
}

fn renumber(draft: &mut Draft, themes: Vec<Theme>) -> Result<(), Refusal> {
    for (order, mut theme) in themes.into_iter().enumerate() {
        theme.order = order as u32;
        if draft.work.themes.get(theme.id) != Some(&theme) {
            put(draft, theme.into())?;
        }
    }
    Ok(())
}

/// Evidence, findings and comparisons move over; so do children, and a synthesis where the other
/// theme has none. A synthesis that both have is kept by adding the text of the one that goes.
pub(super) fn merge(draft: &mut Draft, from: ThemeId, into: ThemeId) -> Result<(), Refusal> {
    let source = draft.work.themes.get(from).cloned().ok_or(Refusal::Missing(Kind::Theme))?;
    if !draft.work.themes.contains(into) {
        return Err(Refusal::Missing(Kind::Theme));
    }
    if is_under(&draft.work, into, from) {
        return Err(Refusal::Cycle);
    }
    let swap = |themes: &mut Vec<ThemeId>| {
        themes.iter_mut().filter(|theme| **theme == from).for_each(|theme| *theme = into);
        themes.sort();
        themes.dedup();
    };
    for record in draft.work.records(Kind::Evidence) {
        if let Record::Evidence(r) = record
            && r.themes.contains(&from)
        {
            let mut r = (*r).clone();
            swap(&mut r.themes);
            draft.put(r);
        }
    }
    for record in draft.work.records(Kind::Finding) {
        if let Record::Finding(r) = record
            && r.themes.contains(&from)
        {
            let mut r = (*r).clone();
            swap(&mut r.themes);
            draft.put(r);
        }
    }
    for record in draft.work.records(Kind::Comparison) {
        if let Record::Comparison(r) = record
            && r.themes.contains(&from)
        {
            let mut r = (*r).clone();
            swap(&mut r.themes);
            draft.put(r);
        }
    }
    for record in draft.work.records(Kind::Placement) {
        if let Record::Placement(r) = record
            && r.outcome == Some(from)
        {
            draft.put(crate::study::Placement { outcome: Some(into), ..(*r).clone() });
        }
    }
    super::cells::merge_theme(draft, from, into);
    let siblings: Vec<&Theme> =
        draft.work.children_of(Some(into)).into_iter().filter(|child| child.id != from).collect();
    let mut names: BTreeSet<String> = siblings.iter().map(|child| child.name.clone()).collect();
    let first = siblings.iter().map(|child| child.order.saturating_add(1)).max().unwrap_or(0);
    let children: Vec<Theme> = draft.work.children_of(Some(from)).into_iter().cloned().collect();
    for (at, mut child) in children.into_iter().enumerate() {
        child.parent = Some(into);
        child.order = first.saturating_add(at as u32);
        child.name = name_apart(&mut names, child.name, &source.name);
        draft.put(child);
    }
    memos_over(draft, AnyId::Theme(from), AnyId::Theme(into));
    draft.remove(AnyId::Theme(from));
    Ok(())
}

/// Memos on what goes become memos on what takes its place.
pub(super) fn memos_over(draft: &mut Draft, from: AnyId, into: AnyId) {
    for memo in draft.work.records(Kind::Memo) {
        if let Record::Memo(memo) = memo
            && memo.about == from
        {
            draft.put(Memo { about: into, ..(*memo).clone() });
        }
    }
}

/// A name that is not among those of the new siblings, told apart by where the theme stood before.
pub(super) fn name_apart(names: &mut BTreeSet<String>, name: String, hint: &str) -> String {
    let mut apart = name;
    while !names.insert(apart.clone()) {
        apart = format!("{apart} ({hint})");
    }
    apart
}

/// Moves an item of an ordered list to a place.
pub(super) fn reorder(draft: &mut Draft, item: AnyId, place: usize) -> Result<(), Refusal> {
    macro_rules! reorder {
        ($list:expr, $id:expr, $kind:ident) => {{
            let mut list: Vec<_> = $list.into_iter().cloned().collect();
            let at = list.iter().position(|record| record.id == $id).ok_or(Refusal::Missing(Kind::$kind))?;
            let moved = list.remove(at);
            list.insert(place.min(list.len()), moved);
            for (order, mut record) in list.into_iter().enumerate() {
                if record.order != order as u32 {
                    record.order = order as u32;
                    draft.put(record);
                }
            }
            Ok(())
        }};
    }
    match item {
        AnyId::Case(id) => reorder!(draft.work.cases_in_order(), id, Case),
        AnyId::Level(id) => reorder!(draft.work.levels_in_order(), id, Level),
        AnyId::Attribute(id) => reorder!(draft.work.attributes_in_order(), id, Attribute),
        AnyId::Unit(id) => {
            let case = draft.work.units.get(id).ok_or(Refusal::Missing(Kind::Unit))?.case;
            reorder!(draft.work.units_of(case), id, Unit)
        }
        AnyId::Source(id) => {
            let case = draft.work.sources.get(id).ok_or(Refusal::Missing(Kind::Source))?.case;
            reorder!(draft.work.sources_of(case), id, Source)
        }
        AnyId::Theme(id) => {
            let parent = draft.work.themes.get(id).ok_or(Refusal::Missing(Kind::Theme))?.parent;
            move_theme(draft, id, parent, place)
        }
        AnyId::Placement(id) => {
            let scale = draft.work.placements.get(id).ok_or(Refusal::Missing(Kind::Placement))?.scale;
            reorder!(draft.work.placements_of(scale), id, Placement)
        }
        other => Err(Refusal::Missing(other.kind())),
    }
}
