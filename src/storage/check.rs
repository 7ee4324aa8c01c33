//! What must hold in every study, whether it comes from a file or not.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;

use super::error::{Problem, ProblemKind};
use super::names::{free_name, is_slug};
use super::refs::{Outcome, references};
use crate::study::{AnyId, CellId, Evidence, InfoId, Kind, Record, Region, Study, Theme, ThemeId};

/// How a problem is put right when a file is opened.
pub enum Mend {
    Nothing,
    Replace(Record),
    /// An empty record that others need.
    Add(Record),
    /// The record under this id becomes another record, with an id of its own.
    Rename(AnyId, Record),
    Drop(AnyId),
}

/// Looks for all that can't be in a sound study: references to nothing, passages that are not in
/// their text, file names that clash, themes in a circle, cells under a wrong id, numbers without a
/// value, and values that do not fit their attribute. An empty list: the study is sound.
pub fn check_study(study: &Study) -> Vec<Problem> {
    examine(study).into_iter().map(|(problem, _)| problem).collect()
}

pub fn examine(study: &Study) -> Vec<(Problem, Mend)> {
    let mut found = Vec::new();
    if !study.info.contains(InfoId::ONE) {
        found.push((Problem::new(ProblemKind::Lost, "", "The study has no front page."), Mend::Nothing));
    }
    evidence(study, &mut found);
    for kind in Kind::ALL {
        if !matches!(kind, Kind::Evidence | Kind::Info | Kind::Text) {
            for record in study.records(*kind) {
                refer(&record, &|id| study.contains(id), &mut found);
            }
        }
    }
    sources(study, &mut found);
    circles(study, &mut found);
    values(study, &mut found);
    found
}

fn refer(record: &Record, exists: &dyn Fn(AnyId) -> bool, found: &mut Vec<(Problem, Mend)>) {
    let id = record.id();
    let say = |kind, what: String| Problem::new(kind, "", what).about(id);
    let list = |missing: &[AnyId]| missing.iter().map(AnyId::to_string).collect::<Vec<_>>().join(", ");
    match references(record, exists) {
        Outcome::Sound => {}
        Outcome::Mended(record, missing) => {
            let what = format!(
                "{id} named records that are not in the study; these references were taken out: {}.",
                list(&missing)
            );
            found.push((say(ProblemKind::Mended, what), Mend::Replace(record)));
        }
        Outcome::Placeholder(record) => {
            let what = format!(
                "{id} needs {}, which is not in the study; an empty one stands in its place.",
                record.id()
            );
            found.push((say(ProblemKind::Lost, what), Mend::Add(record)));
        }
        Outcome::Gone(missing) => {
            let what = format!(
                "{id} makes no sense without {missing}, which is not in the study; it was set aside."
            );
            found.push((say(ProblemKind::Lost, what), Mend::Drop(id)));
        }
    }
}

fn evidence(study: &Study, found: &mut Vec<(Problem, Mend)>) {
    // Most of a study is evidence: its references are looked up in a set, on all cores.
    let mut known: HashSet<AnyId> = HashSet::new();
    for kind in [Kind::Coder, Kind::Case, Kind::Unit, Kind::Level, Kind::Theme, Kind::Source, Kind::Actor] {
        known.extend(study.records(kind).iter().map(Record::id));
    }
    let exists = |id| known.contains(&id);
    let all: Vec<&Evidence> = study.evidence.iter().collect();
    let bad: Vec<&Evidence> = all
        .par_iter()
        .filter(|evidence| !sound(evidence, &exists) || place(study, evidence).is_some())
        .copied()
        .collect();
    for evidence in bad {
        let Some(record) = study.record(AnyId::Evidence(evidence.id)) else { continue };
        refer(&record, &exists, found);
        if let Some(what) = place(study, evidence) {
            let id = AnyId::Evidence(evidence.id);
            let mut problem = Problem::new(ProblemKind::Lost, "", format!("{id}: {what}.")).about(id);
            let stamp = study.evidence.stamp(evidence.id).unwrap_or_default();
            problem.lost = Some(Box::new((evidence.clone(), stamp)));
            found.push((problem, Mend::Drop(id)));
        }
    }
}

fn sound(evidence: &Evidence, exists: &impl Fn(AnyId) -> bool) -> bool {
    exists(AnyId::Source(evidence.source))
        && exists(AnyId::Coder(evidence.coder))
        && evidence.unit.is_none_or(|id| exists(AnyId::Unit(id)))
        && evidence.themes.iter().all(|id| exists(AnyId::Theme(*id)))
        && evidence.levels.iter().all(|id| exists(AnyId::Level(*id)))
        && evidence.actors.iter().all(|id| exists(AnyId::Actor(*id)))
        && evidence.themes.is_sorted_by(|a, b| a < b)
        && evidence.levels.is_sorted_by(|a, b| a < b)
        && evidence.actors.is_sorted_by(|a, b| a < b)
        && (1..=3).contains(&evidence.weight)
}

fn place(study: &Study, evidence: &Evidence) -> Option<String> {
    if evidence.region.is_some_and(Region::is_sound) && evidence.span.is_empty() {
        return None;
    }
    match evidence.span.slice(study.text(evidence.source)) {
        Ok(words) if words == evidence.quote => None,
        Ok(_) => Some("its quote is not what its place in the text says".to_owned()),
        Err(error) => Some(error.to_string()),
    }
}

fn sources(study: &Study, found: &mut Vec<(Problem, Mend)>) {
    let mut taken = BTreeSet::new();
    for source in study.sources.iter() {
        if is_slug(&source.slug) && taken.insert(source.slug.clone()) {
            continue;
        }
        let mut better = source.clone();
        better.slug = free_name(source, &taken);
        taken.insert(better.slug.clone());
        let what = format!(
            "The file name \u{201c}{}\u{201d} of a source is not possible or taken; it is \u{201c}{}\u{201d} now.",
            source.slug, better.slug
        );
        let problem = Problem::new(ProblemKind::Mended, "", what).about(AnyId::Source(source.id));
        found.push((problem, Mend::Replace(better.into())));
    }
    for id in study.texts.ids().filter(|id| !study.sources.contains(*id)) {
        let what = format!("{} is the text of a source that is not in the study.", AnyId::Text(id));
        found.push((
            Problem::new(ProblemKind::Lost, "", what).about(AnyId::Text(id)),
            Mend::Drop(AnyId::Text(id)),
        ));
    }
}

/// Themes that are above themselves; one of each circle becomes a top-level theme.
fn circles(study: &Study, found: &mut Vec<(Problem, Mend)>) {
    // 1: being walked, 2: leads to the top.
    let mut state: BTreeMap<ThemeId, u8> = BTreeMap::new();
    for start in study.themes.ids() {
        let mut path: Vec<ThemeId> = Vec::new();
        let mut next: Option<&Theme> = study.themes.get(start);
        while let Some(theme) = next {
            match state.get(&theme.id) {
                Some(2) => break,
                Some(_) => {
                    let mut free = theme.clone();
                    free.parent = None;
                    let what = format!(
                        "The theme \u{201c}{}\u{201d} stood below itself; it is at the top now.",
                        theme.name
                    );
                    let problem = Problem::new(ProblemKind::Mended, "", what).about(AnyId::Theme(theme.id));
                    found.push((problem, Mend::Replace(free.into())));
                    break;
                }
                None => {
                    state.insert(theme.id, 1);
                    path.push(theme.id);
                    next = theme.parent.and_then(|parent| study.themes.get(parent));
                }
            }
        }
        state.extend(path.into_iter().map(|id| (id, 2)));
    }
}

fn values(study: &Study, found: &mut Vec<(Problem, Mend)>) {
    for cell in study.cells.iter() {
        let right = CellId::of(cell.place, cell.theme);
        if cell.id != right {
            let mut moved = cell.clone();
            moved.id = right;
            let (id, what) = (AnyId::Cell(cell.id), "A cell of the matrix stood under a wrong id.");
            // Where the right cell is there too, this one can't be kept beside it.
            let kind = if study.cells.contains(right) { ProblemKind::Lost } else { ProblemKind::Mended };
            found.push((Problem::new(kind, "", what).about(id), Mend::Rename(id, moved.into())));
        }
    }
    for case in study.cases.iter() {
        let misfit = |id, value: &crate::study::Value| {
            study.attributes.get(id).is_some_and(|attribute| !value.fits(&attribute.kind))
        };
        let misfits: Vec<_> = case.values.iter().filter(|(id, value)| misfit(**id, value)).collect();
        for (id, value) in misfits {
            let name = study.attributes.get(*id).map_or("", |attribute| &attribute.name);
            let what = format!(
                "The value {value:?} of \u{201c}{}\u{201d} does not fit the attribute \u{201c}{name}\u{201d}; it was kept.",
                case.name
            );
            let problem = Problem::new(ProblemKind::Note, "", what).about(AnyId::Case(case.id));
            found.push((problem, Mend::Nothing));
        }
    }
    for one in study.propositions.iter() {
        let mut cases: Vec<_> = one.patterns.iter().map(|pattern| pattern.case).collect();
        let of_rivals = one.rivals.iter().map(|rival| &rival.tests);
        let twice = [&one.tests].into_iter().chain(of_rivals).any(|tests| {
            let mut tested: Vec<_> = tests.iter().map(|test| test.evidence).collect();
            tested.sort_unstable();
            !tested.is_sorted_by(|a, b| a < b)
        });
        cases.sort_unstable();
        if twice || !cases.is_sorted_by(|a, b| a < b) {
            let what = format!(
                "The proposition P{} expects something of one case twice, or tests one piece of evidence twice; all was kept.",
                one.number
            );
            let problem = Problem::new(ProblemKind::Note, "", what).about(AnyId::Proposition(one.id));
            found.push((problem, Mend::Nothing));
        }
    }
    for placement in study.placements.iter() {
        let top = study.scales.get(placement.scale).map_or(f64::MAX, |scale| f64::from(scale.top));
        let steps = [0.0, placement.low, placement.score, placement.high, top];
        if !steps.is_sorted() || !steps.iter().all(|step| step.is_finite()) {
            let what = format!(
                "The placement \u{201c}{}\u{201d} has no range of the form 0 ≤ low ≤ score ≤ high ≤ {top}; it was kept.",
                placement.label
            );
            let problem = Problem::new(ProblemKind::Note, "", what).about(AnyId::Placement(placement.id));
            found.push((problem, Mend::Nothing));
        }
    }
}
