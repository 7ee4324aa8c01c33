//! Rows × columns × cell: one engine for every display of the kind.
//!
//! A record counts once in each cell it belongs to, and once in each total: a finding for both cases
//! stands in both case columns and once in the total beside them.

mod axis;
mod cells;
mod count;
mod notes;
mod order;
mod slots;
mod spec;
mod words_in;

use std::sync::Arc;

pub use cells::MatrixCell;
pub use notes::Note;
pub use spec::{CellKind, Dimension, Key, MatrixSpec, Measure, Order};

use super::filter::Filter;
use super::index::Index;
use super::items::{Field, Items};
use super::lens::Lens;
use super::numbers::{Codes, Lists};
use crate::study::{AnyId, CellPlace, LevelId, Study, ThemeId};
use axis::{Axis, Places};
use count::{Count, Grid};

/// More cells than anybody reads, fewer than a laptop's memory holds.
const MOST_CELLS: usize = 4_000_000;

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum MatrixError {
    #[error("rows and columns nest two dimensions at most")]
    TooDeep,
    #[error("this matrix would have more than four million cells; choose fewer rows or columns")]
    TooLarge,
}

/// The head of a row or column. `keys` and `labels` go from the outer to the inner dimension; a
/// subtotal has the outer one only.
#[derive(Clone, PartialEq, Debug)]
pub struct Header {
    pub keys: Vec<Key>,
    pub labels: Vec<String>,
    /// How far it is set in: depth of a theme, 1 for a unit below its case, 1 more below a subtotal.
    pub depth: u16,
}

/// What was asked for, counted.
#[derive(Clone, Debug)]
pub struct Matrix {
    pub rows: Vec<Header>,
    pub columns: Vec<Header>,
    /// Row by row.
    pub cells: Vec<MatrixCell>,
    pub row_totals: Vec<MatrixCell>,
    pub column_totals: Vec<MatrixCell>,
    pub grand_total: MatrixCell,
    /// The key of what is counted: `evidence`, `findings`, `sources` …
    pub unit: &'static str,
    /// For each column: the count it is made of, or the words its sources have (per 1,000 words).
    pub denominators: Vec<u64>,
    pub notes: Vec<Note>,
    /// Dimension and values of the lens.
    pub lens: Vec<(String, String)>,
    /// Records (evidence or findings) of the study, and those within the lens.
    pub all: u64,
    pub in_lens: u64,
}

impl Matrix {
    pub fn cell(&self, row: usize, column: usize) -> Option<&MatrixCell> {
        if column >= self.columns.len() {
            return None;
        }
        self.cells.get(row * self.columns.len() + column)
    }

    /// The cell of the study that stands at a place of the matrix, and the band if there is a level.
    pub fn place(&self, row: usize, column: usize) -> Option<(CellPlace, ThemeId, Option<LevelId>)> {
        place_of(self.rows.get(row)?, self.columns.get(column)?)
    }
}

fn place_of(row: &Header, column: &Header) -> Option<(CellPlace, ThemeId, Option<LevelId>)> {
    let (mut case, mut unit, mut theme, mut level) = (None, None, None, None);
    for key in row.keys.iter().chain(&column.keys) {
        match key {
            Key::Case(id) => case = Some(CellPlace::Case(*id)),
            Key::Unit(id) => unit = Some(CellPlace::Unit(*id)),
            Key::Theme(id) => theme = Some(*id),
            Key::Level(id) => level = Some(*id),
            _ => return None,
        }
    }
    Some((unit.or(case)?, theme?, level))
}

/// Rows, columns and what is counted in them, made ready.
struct Plan<'a> {
    items: &'a Items,
    findings: bool,
    filter: Filter,
    rows: Axis,
    columns: Axis,
}

impl<'a> Plan<'a> {
    fn new(study: &Study, index: &'a Index, spec: &MatrixSpec, lens: &Lens) -> Result<Self, MatrixError> {
        let findings = spec.cell == CellKind::Findings;
        let items = if findings { &index.findings } else { &index.evidence };
        let filter = Filter::without_units(index, lens, &spec.without_units);
        let rows = Axis::new(study, index, &filter, spec, &spec.rows)?;
        let columns = Axis::new(study, index, &filter, spec, &spec.columns)?;
        if (rows.headers.len() + 1).saturating_mul(columns.headers.len() + 1) > MOST_CELLS {
            return Err(MatrixError::TooLarge);
        }
        Ok(Self { items, findings, filter, rows, columns })
    }

    fn count(&self, study: &Study, index: &Index, kind: CellKind) -> Grid {
        let run = |what| count::count(self.items, &self.filter, &self.rows, &self.columns, what);
        match kind {
            CellKind::Words => run(Count::Amount(index.sizes(study), 0)),
            CellKind::Characters => run(Count::Amount(index.sizes(study), 1)),
            CellKind::Sources => self.different(index, Field::Source),
            CellKind::Units => self.different(index, Field::Unit),
            _ => run(Count::Records),
        }
    }

    fn different(&self, index: &Index, field: Field) -> Grid {
        let Codes::One(values) = self.items.codes(field) else {
            return count::count(self.items, &self.filter, &self.rows, &self.columns, Count::Records);
        };
        // Evidence stands in the order of its sources already. Records without a value come last: they
        // are no different value, but records all the same.
        let turned = (field == Field::Unit).then(|| {
            let units = index.units.len() as u32;
            let mut by_unit = Lists::default();
            for unit in values {
                by_unit.push([(*unit).min(units)]);
            }
            by_unit.turned(index.units.len() + 1)
        });
        let order = turned.as_ref().map(|turned| turned.run(0..index.units.len() + 1));
        let what = Count::Different { values, order };
        count::count(self.items, &self.filter, &self.rows, &self.columns, what)
    }
}

/// Counts a study. `index` must be of this revision of the study.
pub fn matrix(study: &Study, index: &Index, spec: &MatrixSpec, lens: &Lens) -> Result<Matrix, MatrixError> {
    let plan = Plan::new(study, index, spec, lens)?;
    let grid = plan.count(study, index, spec.cell);
    Ok(cells::finish(study, index, spec, lens, &plan, &grid))
}

/// The evidence or findings behind a cell (both keys), a row or column total (one) or the grand total
/// (none), in display order. Keys are those of the headers.
pub fn items_behind(
    study: &Study,
    index: &Index,
    spec: &MatrixSpec,
    lens: &Lens,
    row: Option<&[Key]>,
    column: Option<&[Key]>,
) -> Vec<AnyId> {
    let Ok(plan) = Plan::new(study, index, spec, lens) else {
        return Vec::new();
    };
    let find = |axis: &Axis, keys: Option<&[Key]>| match keys {
        None => Some(None),
        Some(keys) => axis.headers.iter().position(|header| header.keys == keys).map(|at| Some(at as u32)),
    };
    let (Some(row), Some(column)) = (find(&plan.rows, row), find(&plan.columns, column)) else {
        return Vec::new();
    };
    let mut items: Vec<u32> = (0..plan.items.len as u32).collect();
    plan.filter.retain(plan.items, &mut items);
    let mut places = Places::default();
    for (axis, header) in [(&plan.rows, row), (&plan.columns, column)] {
        axis.place(plan.items, &items, &mut places);
        let mut at = 0;
        items.retain(|_| {
            let headers = places.headers.of(at);
            at += 1;
            header.map_or(!headers.is_empty(), |header| headers.contains(&header))
        });
    }
    items
        .into_iter()
        .map(|item| item as usize)
        .map(|item| {
            if plan.findings {
                AnyId::Finding(index.finding_id(item))
            } else {
                AnyId::Evidence(index.evidence_id(item))
            }
        })
        .collect()
}

type CellMap<'a> = super::numbers::IdMap<(CellPlace, ThemeId), &'a Arc<crate::study::Cell>>;
