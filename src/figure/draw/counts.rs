//! Theme × case × polarity: the numbers of small multiples, slopes and dots.

use super::names::Names;
use crate::analysis::{Index, Key, Lens};
use crate::figure::Heat;
use crate::study::{AnyId, CaseId, Polarity, Study, ThemeId};

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Counts {
    pub themes: Vec<Theme>,
    pub cases: Vec<Case>,
    /// By theme, then case.
    pub cells: Vec<Vec<Records>>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Theme {
    pub id: Option<ThemeId>,
    pub name: String,
    pub hue: usize,
    pub depth: u16,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Case {
    pub id: Option<CaseId>,
    pub name: String,
    /// Its place in the study, which gives its mark.
    pub place: usize,
    /// Records of the case, each once.
    pub total: u64,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Records {
    pub count: u64,
    /// Enabling, constraining, mixed, none.
    pub mix: [u64; 4],
    pub ids: Vec<AnyId>,
    /// The same by polarity, those without one last.
    pub by_polarity: [Vec<AnyId>; 4],
}

impl Counts {
    /// From the numbers of the heat map.
    pub fn new(study: &Study, index: &Index, lens: &Lens, heat: &Heat) -> Self {
        let names = Names::of(study);
        let matrix = &heat.matrix;
        let mut out = Self::default();
        for row in &matrix.rows {
            let id = row.keys.iter().find_map(|key| match key {
                Key::Theme(id) => Some(*id),
                _ => None,
            });
            let name = row.labels.last().cloned().unwrap_or_default();
            out.themes.push(Theme { id, name, hue: id.map_or(0, |id| names.hue(id)), depth: row.depth });
        }
        for (column, total) in matrix.columns.iter().zip(&matrix.column_totals) {
            let id = column.keys.iter().find_map(|key| match key {
                Key::Case(id) => Some(*id),
                _ => None,
            });
            let name = column.labels.last().cloned().unwrap_or_default();
            let place = id.map_or(0, |id| names.case(id));
            out.cases.push(Case { id, name, place, total: total.count });
        }
        for at in 0..matrix.rows.len() {
            let cells = matrix.row(at).map(|cell| Records {
                count: cell.count,
                mix: cell.mix.map(u64::from),
                ..Records::default()
            });
            out.cells.push(cells.collect());
        }
        for record in matrix.behind(study, index, &heat.spec, lens) {
            let polarity = polarity_of(study, record.id).map_or(3, |polarity| polarity as usize);
            for row in &record.rows {
                for column in &record.columns {
                    let cell = &mut out.cells[*row as usize][*column as usize];
                    cell.ids.push(record.id);
                    cell.by_polarity[polarity].push(record.id);
                }
            }
        }
        out
    }

    pub fn most(&self) -> u64 {
        self.cells.iter().flatten().map(|cell| cell.count).max().unwrap_or(0)
    }

    pub fn totals(&self) -> Vec<(&str, u64)> {
        self.cases.iter().map(|case| (case.name.as_str(), case.total)).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.most() == 0
    }

    /// The part of a case's records that are of a theme.
    pub fn share(&self, theme: usize, case: usize) -> f64 {
        let total = self.cases.get(case).map_or(0, |case| case.total);
        let count = self.cells.get(theme).and_then(|row| row.get(case)).map_or(0, |cell| cell.count);
        if total == 0 { 0.0 } else { count as f64 / total as f64 }
    }
}

fn polarity_of(study: &Study, id: AnyId) -> Option<Polarity> {
    match id {
        AnyId::Evidence(id) => study.evidence.get(id)?.polarity,
        AnyId::Finding(id) => study.findings.get(id)?.polarity,
        _ => None,
    }
}
