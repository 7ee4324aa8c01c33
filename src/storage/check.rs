//! What is wrong with a study, whether it came from a file or not; and mending what can be mended.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::error::{Problem, ProblemKind};
use crate::edit::{Reference, references, without};
use crate::study::{AnyId, CellId, InfoId, Kind, Record, Study, ThemeId};

/// Lists what is wrong. An empty list is a sound study.
pub fn check_study(study: &Study) -> Vec<Problem> {
    let mut problems = Vec::new();
    let note = |id: AnyId, what: String| Problem::new(ProblemKind::Lost, "", what).about(id);
    if study.info.get(InfoId::ONE).is_none() {
        problems.push(Problem::new(ProblemKind::Mended, "", "The front page of the study is missing."));
    }
    for kind in Kind::ALL {
        let found: Vec<Problem> = study
            .records(*kind)
            .par_iter()
            .flat_map_iter(|record| {
                let missing = references(record).into_iter().map(Reference::id);
                missing
                    .filter(|id| !study.contains(*id))
                    .map(|id| {
                        note(record.id(), format!("{} names {id}, which is not in the study.", record.id()))
                    })
                    .collect::<Vec<_>>()
            })
            .collect();
        problems.extend(found);
    }
    let quotes: Vec<Problem> = study
        .records(Kind::Evidence)
        .par_iter()
        .filter_map(|record| match record {
            Record::Evidence(evidence) => match evidence.span.slice(study.text(evidence.source)) {
                Ok(words) if words == evidence.quote => None,
                Ok(_) => Some(format!("The quote of {} is not what its text says.", record.id())),
                Err(error) => Some(format!("{}: {error}.", record.id())),
            }
            .map(|what| note(record.id(), what)),
            _ => None,
        })
        .collect();
    problems.extend(quotes);
    for source in study.sources.iter() {
        let id = AnyId::Source(source.id);
        if !study.texts.contains(source.id) {
            problems.push(note(id, format!("“{}” has no text.", source.title)));
        }
        if !super::names::is_slug(&source.slug) {
            problems
                .push(note(id, format!("“{}” has a file name that not every system allows.", source.slug)));
        }
    }
    let mut slugs: Vec<&str> = study.sources.iter().map(|source| source.slug.as_str()).collect();
    slugs.sort_unstable();
    for pair in slugs.windows(2).filter(|pair| pair[0] == pair[1]) {
        problems.push(Problem::new(ProblemKind::Lost, "", format!("Two sources are called {}.", pair[0])));
    }
    for theme in themes_in_circles(study) {
        problems.push(note(AnyId::Theme(theme), "A theme stands under itself.".to_owned()));
    }
    for cell in study.cells.iter().filter(|cell| cell.id != CellId::of(cell.place, cell.theme)) {
        problems.push(note(AnyId::Cell(cell.id), "A cell has the id of another cell.".to_owned()));
    }
    problems
}

fn themes_in_circles(study: &Study) -> Vec<ThemeId> {
    let walk: BTreeSet<ThemeId> = study.theme_walk().into_iter().map(|node| node.id).collect();
    study.themes.ids().filter(|id| !walk.contains(id)).collect()
}

/// Makes a study that was read sound: takes out references to nothing, lifts themes out of circles,
/// leaves out what can't be without what is missing. Says each of it.
pub(super) fn mend(study: &mut Study, problems: &mut Vec<Problem>) {
    for id in themes_in_circles(study) {
        if let Some(mut theme) = study.themes.get(id).cloned() {
            let gone = theme.parent.is_none_or(|parent| !study.themes.contains(parent));
            theme.parent = None;
            let what = if gone { "The theme above it is missing" } else { "It stood under itself" };
            let what = format!("Theme {}: {what}; it was put at the top.", theme.name);
            problems
                .push(Problem::new(ProblemKind::Mended, super::names::STUDY, what).about(AnyId::Theme(id)));
            let stamp = study.themes.stamp(id).unwrap_or_default();
            study.restore(theme.into(), stamp);
        }
    }
    for cell in study.cells.iter().cloned().collect::<Vec<_>>() {
        let id = CellId::of(cell.place, cell.theme);
        if cell.id != id {
            let stamp = study.cells.stamp(cell.id).unwrap_or_default();
            study.leave_out(AnyId::Cell(cell.id));
            study.restore(crate::study::Cell { id, ..cell }.into(), stamp);
            let what = "A cell had the id of another cell; it was put right.";
            problems
                .push(Problem::new(ProblemKind::Mended, super::names::STUDY, what).about(AnyId::Cell(id)));
        }
    }
    // Kinds stand in the order of ownership: what is left out here is missing for the kinds after it.
    for kind in Kind::ALL {
        let bad: Vec<(Record, BTreeSet<AnyId>, bool)> = study
            .records(*kind)
            .into_par_iter()
            .filter_map(|record| {
                let mut gone = BTreeSet::new();
                let mut orphan = false;
                for reference in references(&record) {
                    if !study.contains(reference.id()) {
                        orphan |= matches!(reference, Reference::Owner(_));
                        gone.insert(reference.id());
                    }
                }
                (!gone.is_empty()).then_some((record, gone, orphan))
            })
            .collect();
        for (record, gone, orphan) in bad {
            let id = record.id();
            let names: Vec<String> = gone.iter().map(ToString::to_string).collect();
            let names = names.join(", ");
            let stamp = study.stamp(id).unwrap_or_default();
            if orphan {
                let what =
                    format!("{id} can\u{2019}t be without {names}, which is missing; it was left out.");
                let mut problem = Problem::new(ProblemKind::Lost, "", what).about(id);
                if let Record::Evidence(evidence) = &record {
                    problem.lost = Some(Box::new(((**evidence).clone(), stamp)));
                }
                problems.push(problem);
                study.leave_out(id);
            } else {
                let what = format!("{id} named {names}, which is missing; that was taken out of it.");
                problems.push(Problem::new(ProblemKind::Mended, "", what).about(id));
                study.restore(without(&record, &gone, study), stamp);
            }
        }
    }
}
