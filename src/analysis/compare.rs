//! One theme, the columns beside each other, band by band.

use std::collections::BTreeSet;

use super::filter::Filter;
use super::index::Index;
use super::lens::Lens;
use super::living::{CellStatus, absence_of, cell_state};
use super::numbers::NONE;
use crate::study::{
    Absence, CaseId, CellPlace, CoderId, ComparisonId, EvidenceId, LevelId, Study, ThemeId, UnitId,
};

/// What a column stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Column {
    Case(CaseId),
    Unit(UnitId),
    /// One coder's reading, of all cases or of one.
    Coder {
        coder: CoderId,
        case: Option<CaseId>,
    },
}

impl Column {
    /// The cell that the column's synthesis is written in.
    pub fn place(self) -> Option<CellPlace> {
        match self {
            Self::Case(case) => Some(CellPlace::Case(case)),
            Self::Unit(unit) => Some(CellPlace::Unit(unit)),
            Self::Coder { .. } => None,
        }
    }

    pub fn label(self, study: &Study) -> String {
        let case_name = |id| study.cases.get(id).map_or_else(String::new, |case| case.name.clone());
        match self {
            Self::Case(case) => case_name(case),
            Self::Unit(unit) => study.units.get(unit).map_or_else(String::new, |unit| unit.name.clone()),
            Self::Coder { coder, case } => {
                let name = study.coders.get(coder).map_or("", |coder| &coder.name);
                case.map_or_else(|| name.to_owned(), |case| format!("{name} · {}", case_name(case)))
            }
        }
    }
}

/// One theme with its subtree held against the columns.
#[derive(Clone, Debug)]
pub struct Compare {
    pub theme: ThemeId,
    /// The bands of every column, top first; `None` is the band of evidence without a level.
    pub levels: Vec<Option<LevelId>>,
    pub columns: Vec<CompareColumn>,
    /// The comparisons that speak of the theme or one below it, by number.
    pub comparisons: Vec<ComparisonId>,
}

#[derive(Clone, Debug)]
pub struct CompareColumn {
    pub column: Column,
    pub label: String,
    /// Evidence within the lens, and all of it.
    pub count: usize,
    pub all: usize,
    /// Enabling, constraining, mixed, without polarity; within the lens.
    pub mix: [u32; 4],
    /// One for each of `Compare::levels`.
    pub bands: Vec<Band>,
    pub status: CellStatus,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Band {
    /// In the order of sources and places.
    pub cards: Vec<EvidenceId>,
    /// Evidence of this level that stands in a band above.
    pub echoes: Vec<EvidenceId>,
    /// What was said about the band if it has neither cards nor echoes.
    pub absence: Option<Absence>,
}

/// The lens is obeyed but for its themes: the theme is given.
pub fn compare(study: &Study, index: &Index, lens: &Lens, theme: ThemeId, columns: &[Column]) -> Compare {
    let lens = Lens { themes: BTreeSet::new(), ..lens.clone() };
    let filter = Filter::new(index, &lens);
    let no_level_asked = lens.levels.is_empty() || lens.without_level;
    let level_asked =
        |level: &LevelId| lens.levels.contains(level) || (lens.levels.is_empty() && !lens.without_level);
    let mut levels: Vec<_> = index.levels.ids().iter().copied().filter(level_asked).map(Some).collect();
    if no_level_asked {
        levels.push(None);
    }
    let rows = index.evidence_under(theme);
    let columns = columns
        .iter()
        .map(|column| one_column(study, index, &filter, theme, &rows, &levels, *column))
        .collect();
    Compare { theme, levels, columns, comparisons: comparisons_of(study, index, theme) }
}

fn one_column(
    study: &Study,
    index: &Index,
    filter: &Filter,
    theme: ThemeId,
    rows: &[u32],
    levels: &[Option<LevelId>],
    column: Column,
) -> CompareColumn {
    let items = &index.evidence;
    let of_column = |row: usize| match column {
        Column::Case(case) => items.cases.of(row) == [index.cases.number(case)],
        Column::Unit(unit) => items.units.of(row) == [index.units.number(unit)],
        Column::Coder { coder, case } => {
            items.coders.of(row) == [index.coders.number(coder)]
                && case.is_none_or(|case| items.cases.of(row) == [index.cases.number(case)])
        }
    };
    let numbers: Vec<u32> =
        levels.iter().map(|level| level.map_or(NONE, |level| index.levels.number(level))).collect();
    let mut out = CompareColumn {
        column,
        label: column.label(study),
        count: 0,
        all: 0,
        mix: [0; 4],
        bands: vec![Band::default(); levels.len()],
        status: column.place().map(|place| cell_state(study, index, place, theme)).unwrap_or_default(),
    };
    for row in rows.iter().map(|row| *row as usize).filter(|row| of_column(*row)) {
        out.all += 1;
        if !filter.passes(items, row) {
            continue;
        }
        out.count += 1;
        out.mix[items.mix_place(row)] += 1;
        let own = items.levels.of(row);
        let in_band = |number: &u32| if own.is_empty() { *number == NONE } else { own.contains(number) };
        let id = index.evidence_id(row);
        let mut bands = (0..numbers.len()).filter(|at| in_band(&numbers[*at]));
        if let Some(upper) = bands.next() {
            out.bands[upper].cards.push(id);
        }
        for lower in bands {
            out.bands[lower].echoes.push(id);
        }
    }
    if let Some(cell) = out.status.record.clone() {
        for (band, level) in out.bands.iter_mut().zip(levels) {
            if band.cards.is_empty() && band.echoes.is_empty() {
                band.absence = absence_of(&cell, *level).cloned();
            }
        }
    }
    out
}

fn comparisons_of(study: &Study, index: &Index, theme: ThemeId) -> Vec<ComparisonId> {
    let range = index.subtree(theme);
    let mut found: Vec<_> = study
        .comparisons
        .iter()
        .filter(|one| one.themes.iter().any(|id| range.contains(&(index.themes.number(*id) as usize))))
        .map(|one| (one.number, one.id))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, id)| id).collect()
}

/// Evidence of each theme by case and by level, for the codebook. Themes, cases and levels are in the
/// order of the index; a theme holds what stands below it, each record once.
#[derive(Clone, Debug)]
pub struct ThemeCounts {
    /// Tagged with the theme itself.
    pub own: Vec<u32>,
    /// With the subtree.
    pub total: Vec<u32>,
    cases: Vec<u32>,
    levels: Vec<u32>,
    case_count: usize,
    level_count: usize,
}

impl ThemeCounts {
    pub fn by_case(&self, theme: usize) -> &[u32] {
        &self.cases[theme * self.case_count..][..self.case_count]
    }

    /// A record with several levels counts in each.
    pub fn by_level(&self, theme: usize) -> &[u32] {
        &self.levels[theme * self.level_count..][..self.level_count]
    }
}

pub fn counts_per_theme(index: &Index) -> ThemeCounts {
    let (themes, case_count, level_count) = (index.themes.len(), index.cases.len(), index.levels.len());
    let mut counts = ThemeCounts {
        own: (0..themes).map(|theme| index.evidence_with(theme).len() as u32).collect(),
        total: vec![0; themes],
        cases: vec![0; themes * case_count],
        levels: vec![0; themes * level_count],
        case_count,
        level_count,
    };
    // The theme above each; a record climbs until it meets where it has been.
    let mut above = vec![NONE; themes];
    for (at, node) in index.walk.iter().enumerate() {
        let mut child = at + 1;
        while child < at + node.size as usize {
            above[child] = at as u32;
            child += index.walk[child].size as usize;
        }
    }
    let mut seen = vec![NONE; themes];
    for row in 0..index.evidence.len {
        for theme in index.evidence.themes.of(row) {
            let mut at = *theme;
            while at != NONE && seen[at as usize] != row as u32 {
                let theme = at as usize;
                seen[theme] = row as u32;
                counts.total[theme] += 1;
                for case in index.evidence.cases.of(row) {
                    counts.cases[theme * case_count + *case as usize] += 1;
                }
                for level in index.evidence.levels.of(row) {
                    counts.levels[theme * level_count + *level as usize] += 1;
                }
                at = above[theme];
            }
        }
    }
    counts
}
