//! Claims that their own cells gainsay.

use crate::analysis::index::Index;
use crate::study::{
    AbsenceKind, AnyId, CellPlace, Comparison, Evidence, EvidenceId, Finding, LevelId, Polarity, Study,
    ThemeId,
};

/// Where a cell says other than the claim about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Clash {
    /// Of the passages that the claim itself rests on, in this cell, more than half of those with a direction
    /// have the opposite one. Passages of others in the cell do not count: a minority finding is no
    /// contradiction.
    Opposite { place: CellPlace, theme: ThemeId, passages: Vec<EvidenceId> },
    /// The cell, or its band of a level that the claim is about, is marked as one where nothing is, or where
    /// evidence says the opposite.
    Marked { place: CellPlace, theme: ThemeId, level: Option<LevelId>, kind: AbsenceKind },
}

pub(super) fn clashes(study: &Study, index: &Index, claim: AnyId) -> Vec<Clash> {
    match claim {
        AnyId::Finding(id) => study.findings.get(id).map(|one| of_finding(study, index, one)),
        AnyId::Comparison(id) => study.comparisons.get(id).map(|one| of_comparison(study, index, one)),
        _ => None,
    }
    .unwrap_or_default()
}

fn of_finding(study: &Study, index: &Index, finding: &Finding) -> Vec<Clash> {
    // What is said of a unit is not said of its case.
    let places: Vec<CellPlace> = match finding.unit {
        Some(unit) => vec![CellPlace::Unit(unit)],
        None => finding.cases.iter().copied().map(CellPlace::Case).collect(),
    };
    let mut out = Vec::new();
    for place in places {
        for theme in &finding.themes {
            out.extend(opposite(study, index, finding, place, *theme));
            out.extend(marked(index, place, *theme, &finding.levels));
        }
    }
    out
}

fn of_comparison(study: &Study, index: &Index, one: &Comparison) -> Vec<Clash> {
    let cases = one.shows.iter().filter(|shows| !shows.text.trim().is_empty()).map(|shows| shows.case);
    let cases = cases.filter(|case| study.cases.contains(*case));
    let of =
        |case| one.themes.iter().flat_map(move |theme| marked(index, CellPlace::Case(case), *theme, &[]));
    cases.flat_map(of).collect()
}

fn opposite(
    study: &Study,
    index: &Index,
    finding: &Finding,
    place: CellPlace,
    theme: ThemeId,
) -> Option<Clash> {
    let against = match finding.polarity? {
        Polarity::Enabling => Polarity::Constraining,
        Polarity::Constraining => Polarity::Enabling,
        Polarity::Mixed => return None,
    };
    let own = finding.evidence_for.iter().filter_map(|id| study.evidence.get(*id));
    let own: Vec<&Evidence> = own
        .filter(|one| one.polarity.is_some() && stands_in(study, one, place))
        .filter(|one| one.themes.iter().any(|tag| super::is_under(index, *tag, theme)))
        .collect();
    let passages: Vec<EvidenceId> =
        own.iter().filter(|one| one.polarity == Some(against)).map(|one| one.id).collect();
    (passages.len() * 2 > own.len()).then_some(Clash::Opposite { place, theme, passages })
}

fn stands_in(study: &Study, one: &Evidence, place: CellPlace) -> bool {
    let source = study.sources.get(one.source);
    match place {
        CellPlace::Case(case) => source.is_some_and(|source| source.case == case),
        CellPlace::Unit(unit) => one.unit.or(source.and_then(|source| source.unit)) == Some(unit),
    }
}

/// The marks of a cell that a claim of these levels meets: of its bands where the claim names levels, and of
/// the cell as a whole.
fn marked(index: &Index, place: CellPlace, theme: ThemeId, levels: &[LevelId]) -> Vec<Clash> {
    let Some(cell) = index.written().get(&(place, theme)) else { return Vec::new() };
    let speaks = |kind: AbsenceKind| kind != AbsenceKind::NotRead;
    let meets = |level: &Option<LevelId>| level.is_none_or(|level| levels.contains(&level));
    let marks = cell.absences.iter().filter(|(level, absence)| speaks(absence.kind) && meets(level));
    marks.map(|(level, absence)| Clash::Marked { place, theme, level: *level, kind: absence.kind }).collect()
}
