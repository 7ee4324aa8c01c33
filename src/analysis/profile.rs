//! What figures draw: each mark with the records behind it.

use std::collections::BTreeMap;

use super::filter::Filter;
use super::index::Index;
use super::items::{Field, Items};
use super::lens::Lens;
use super::numbers::NONE;
use crate::study::{
    AnyId, CaseId, EvidenceId, LevelId, PlacementId, Polarity, ScaleId, Study, ThemeId, UnitId,
};

/// What a figure counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Counted {
    #[default]
    Evidence,
    Findings,
}

impl Counted {
    pub fn key(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Findings => "findings",
        }
    }

    fn items(self, index: &Index) -> &Items {
        match self {
            Self::Evidence => &index.evidence,
            Self::Findings => &index.findings,
        }
    }

    fn id(self, index: &Index, row: usize) -> AnyId {
        match self {
            Self::Evidence => AnyId::Evidence(index.evidence_id(row)),
            Self::Findings => AnyId::Finding(index.finding_id(row)),
        }
    }
}

/// What a caption says: what was counted, of how many, through which lens.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Basis {
    pub counted: Counted,
    /// Records within the lens, each once, and all of the study.
    pub shown: usize,
    pub all: usize,
    /// For each case of the figure its records: the denominators.
    pub per_case: Vec<usize>,
    /// Records that stand in more than one of the cases.
    pub in_several_cases: usize,
    /// Records with more than one of the levels shown: they count once in each.
    pub in_several_levels: usize,
    pub without_level: usize,
    pub lens: Vec<(String, String)>,
}

/// Level × polarity for each case.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LevelProfile {
    pub cases: Vec<CaseId>,
    /// Top band first; `None` last, where there are records without a level.
    pub levels: Vec<Option<LevelId>>,
    marks: BTreeMap<(usize, usize, usize), Vec<AnyId>>,
    pub basis: Basis,
}

impl LevelProfile {
    /// The records of a case, a level (by place in `levels`) and a polarity (`None`: without one).
    pub fn mark(&self, case: usize, level: usize, polarity: Option<Polarity>) -> &[AnyId] {
        let place = polarity.map_or(3, |polarity| polarity as usize);
        self.marks.get(&(case, level, place)).map_or(&[], Vec::as_slice)
    }

    /// Enabling, constraining, mixed, without polarity.
    pub fn mix(&self, case: usize, level: usize) -> [usize; 4] {
        std::array::from_fn(|place| self.marks.get(&(case, level, place)).map_or(0, Vec::len))
    }
}

pub fn level_profile(study: &Study, index: &Index, lens: &Lens, counted: Counted) -> LevelProfile {
    let filter = Filter::new(index, lens);
    let items = counted.items(index);
    let shown = |field, count: usize| -> Vec<u32> {
        (0..count as u32).filter(|number| filter.allows(field, *number)).collect()
    };
    let cases = shown(Field::Case, index.cases.len());
    let levels = shown(Field::Level, index.levels.len());
    let mut out =
        LevelProfile { basis: basis(study, index, &filter, lens, counted, &cases), ..Default::default() };
    for row in (0..items.len).filter(|row| filter.passes(items, *row)) {
        let (own, of) = (items.levels.of(row), items.cases.of(row));
        let in_band = |at: &usize| match levels.get(*at) {
            Some(level) => own.contains(level),
            None => own.is_empty(),
        };
        for band in (0..=levels.len()).filter(in_band) {
            for (case, _) in cases.iter().enumerate().filter(|(_, case)| of.contains(case)) {
                let mark = (case, band, items.mix_place(row));
                out.marks.entry(mark).or_default().push(counted.id(index, row));
            }
        }
    }
    out.cases = cases.iter().filter_map(|case| index.cases.get(*case)).collect();
    out.levels = levels.iter().filter_map(|level| index.levels.get(*level)).map(Some).collect();
    if out.marks.keys().any(|(_, level, _)| *level == levels.len()) {
        out.levels.push(None);
    }
    out
}

fn basis(
    study: &Study,
    index: &Index,
    filter: &Filter,
    lens: &Lens,
    counted: Counted,
    cases: &[u32],
) -> Basis {
    let items = counted.items(index);
    let mut basis = Basis {
        counted,
        all: items.len,
        per_case: vec![0; cases.len()],
        lens: lens.describe(study),
        ..Basis::default()
    };
    for row in (0..items.len).filter(|row| filter.passes(items, *row)) {
        basis.shown += 1;
        let mut in_cases = 0;
        for (at, case) in cases.iter().enumerate() {
            if items.cases.of(row).contains(case) {
                basis.per_case[at] += 1;
                in_cases += 1;
            }
        }
        let levels = items.levels.of(row);
        let seen = levels.iter().filter(|level| filter.allows(Field::Level, **level)).count();
        basis.in_several_cases += usize::from(in_cases > 1);
        basis.in_several_levels += usize::from(seen > 1);
        basis.without_level += usize::from(levels.is_empty());
    }
    basis
}

/// Theme × case: the records of each cell, with those of the themes below.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Heat {
    pub themes: Vec<ThemeId>,
    pub cases: Vec<CaseId>,
    /// Row by row.
    pub cells: Vec<Vec<AnyId>>,
    pub basis: Basis,
}

impl Heat {
    pub fn cell(&self, theme: usize, case: usize) -> &[AnyId] {
        self.cells.get(theme * self.cases.len() + case).map_or(&[], Vec::as_slice)
    }

    /// The least and the greatest count: the ends of the colour scale.
    pub fn range(&self) -> Option<(usize, usize)> {
        let counts = || self.cells.iter().map(Vec::len);
        counts().min().zip(counts().max())
    }
}

/// Themes down to `depth`; 0 takes the top-level themes.
pub fn heat(study: &Study, index: &Index, lens: &Lens, counted: Counted, depth: u16) -> Heat {
    let filter = Filter::new(index, lens);
    let items = counted.items(index);
    let inside = |theme: u32| filter.allows(Field::Theme, theme);
    let shown: Vec<std::ops::Range<u32>> = index
        .walk
        .iter()
        .enumerate()
        .filter(|(_, node)| node.depth <= depth)
        .map(|(at, node)| at as u32..at as u32 + node.size)
        .filter(|range| range.clone().any(inside))
        .collect();
    let cases: Vec<u32> =
        (0..index.cases.len() as u32).filter(|case| filter.allows(Field::Case, *case)).collect();
    let mut cells = vec![Vec::new(); shown.len() * cases.len()];
    let mut theme_rows = Vec::new();
    for row in (0..items.len).filter(|row| filter.passes(items, *row)) {
        theme_rows.clear();
        for theme in items.themes.of(row).iter().filter(|theme| inside(**theme)) {
            // A theme's ancestors are among the ranges that begin at or before it.
            let end = shown.partition_point(|range| range.start <= *theme);
            theme_rows.extend((0..end).filter(|at| shown[*at].contains(theme)));
        }
        theme_rows.sort_unstable();
        theme_rows.dedup();
        for theme in &theme_rows {
            for (case, _) in cases.iter().enumerate().filter(|(_, case)| items.cases.of(row).contains(case)) {
                cells[theme * cases.len() + case].push(counted.id(index, row));
            }
        }
    }
    Heat {
        themes: shown.iter().filter_map(|range| index.themes.get(range.start)).collect(),
        basis: basis(study, index, &filter, lens, counted, &cases),
        cases: cases.iter().filter_map(|case| index.cases.get(*case)).collect(),
        cells,
    }
}

/// A placement as it is drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct PlacementMark {
    pub id: PlacementId,
    pub case: CaseId,
    pub unit: Option<UnitId>,
    pub label: String,
    pub score: f64,
    pub low: f64,
    pub high: f64,
    pub reason: String,
    pub evidence: Vec<EvidenceId>,
}

/// The placements on a scale that the lens shows (by case, unit and coder), the highest score first.
pub fn placements(study: &Study, index: &Index, scale: ScaleId, lens: &Lens) -> Vec<PlacementMark> {
    let seen = |one: &&crate::study::Placement| {
        (lens.cases.is_empty() || lens.cases.contains(&one.case))
            && (lens.units.is_empty() || one.unit.is_some_and(|unit| lens.units.contains(&unit)))
            && !one.unit.is_some_and(|unit| lens.excluded_units.contains(&unit))
            && (lens.coders.is_empty() || one.coder.is_some_and(|coder| lens.coders.contains(&coder)))
    };
    let mut marks: Vec<_> = study.placements_of(scale).into_iter().filter(seen).collect();
    // The sort is stable: equal scores stay in the order of cases, then as they were given.
    marks.sort_by_key(|one| match index.cases.number(one.case) {
        NONE => usize::MAX,
        number => number as usize,
    });
    marks.sort_by(|one, other| other.score.total_cmp(&one.score));
    marks
        .into_iter()
        .map(|one| PlacementMark {
            id: one.id,
            case: one.case,
            unit: one.unit,
            label: one.label.clone(),
            score: one.score,
            low: one.low,
            high: one.high,
            reason: one.reason.clone(),
            evidence: one.evidence.clone(),
        })
        .collect()
}
