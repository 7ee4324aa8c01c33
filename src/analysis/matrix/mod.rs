//! Rows × columns × cell: one engine for every display of the kind.
//!
//! A record counts once in each cell it belongs to, and once in each total: a finding for both cases
//! stands in both case columns and once in the total beside them.

mod axis;
mod behind;
mod cells;
mod count;
mod groups;
mod likeness;
mod marks;
mod notes;
mod order;
mod quotes;
mod settled;
mod slots;
mod tree;
mod words_in;

use std::sync::Arc;

pub use crate::study::matrix::{
    CellKind, Dimension, Field, Key, MatrixSpec, Measure, Order, Period, PeriodBand, Periods, SpecError,
};
pub use behind::Behind;
pub use cells::MatrixCell;
pub use notes::Note;
pub use quotes::{BEST_QUOTES, Quote};
pub use settled::settled;
pub use tree::{Branch, Joint};

use super::filter::Filter;
use super::index::Index;
use super::items::Items;
use super::lens::Lens;
use super::numbers::{Codes, Lists};
use crate::study::{AnyId, AttributeId, CaseId, CellPlace, LevelId, Study, ThemeId};
use axis::Axis;
use cells::Body;
use count::{Count, Grid};
use groups::Groups;

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
    body: Arc<Body>,
    /// Which lines of the grid the rows and columns are.
    row_lines: Vec<usize>,
    column_lines: Vec<usize>,
    row_tree: Option<tree::Likeness>,
    column_tree: Option<tree::Likeness>,
}

impl Matrix {
    /// A cell, made when it is asked for.
    pub fn cell(&self, row: usize, column: usize) -> Option<MatrixCell> {
        let down = (*self.row_lines.get(row)?, self.rows.get(row)?);
        let across = (*self.column_lines.get(column)?, self.columns.get(column)?);
        Some(self.body.cell(down, across))
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = MatrixCell> {
        (0..self.columns.len()).filter_map(move |column| self.cell(row, column))
    }

    /// Row by row.
    pub fn cells(&self) -> impl Iterator<Item = MatrixCell> {
        (0..self.rows.len()).flat_map(|row| self.row(row))
    }

    /// By which tree the rows stand where they stand by likeness; see [`Matrix::column_joints`].
    pub fn row_joints(&self) -> Option<Vec<Joint>> {
        self.row_tree.as_ref()?.shown(&self.row_lines)
    }

    /// The same of the columns: `None` too where the order that nesting keeps is not that of the tree.
    pub fn column_joints(&self) -> Option<Vec<Joint>> {
        self.column_tree.as_ref()?.shown(&self.column_lines)
    }

    /// Drops columns; the totals of rows stay what they were.
    pub fn keep_columns(&mut self, keep: impl Fn(&Header) -> bool) {
        let kept: Vec<bool> = self.columns.iter().map(keep).collect();
        retain_by(&mut self.columns, &kept);
        retain_by(&mut self.column_lines, &kept);
        retain_by(&mut self.column_totals, &kept);
        retain_by(&mut self.denominators, &kept);
    }

    /// The cell of the study that stands at a place of the matrix, and the band if there is a level.
    pub fn place(&self, row: usize, column: usize) -> Option<(CellPlace, ThemeId, Option<LevelId>)> {
        place_of(self.rows.get(row)?, self.columns.get(column)?)
    }
}

fn retain_by<T>(list: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    list.retain(|_| kept.next().copied().unwrap_or(true));
}

fn place_of(row: &Header, column: &Header) -> Option<(CellPlace, ThemeId, Option<LevelId>)> {
    let (mut case, mut unit, mut theme, mut level) = (None, None, None, None);
    for header in [row, column] {
        let of_case = header.keys.iter().any(|key| matches!(key, Key::Case(_) | Key::Unit(_)));
        for key in &header.keys {
            match key {
                Key::Case(id) => case = Some(CellPlace::Case(*id)),
                Key::Unit(id) => unit = Some(CellPlace::Unit(*id)),
                Key::Theme(id) => theme = Some(*id),
                Key::Level(id) => level = Some(*id),
                // Nested with a case it is the value that the case has, which parts nothing.
                Key::Value(..) | Key::Missing(Field::Attribute(_)) if of_case => {}
                _ => return None,
            }
        }
    }
    Some((unit.or(case)?, theme?, level))
}

/// Rows, columns and what is counted in them, made ready.
struct Plan<'a> {
    items: &'a Items,
    findings: bool,
    filter: Filter,
    groups: Groups,
    rows: Axis,
    columns: Axis,
}

impl<'a> Plan<'a> {
    fn new(study: &Study, index: &'a Index, spec: &MatrixSpec, lens: &Lens) -> Result<Self, MatrixError> {
        let findings = spec.cell == CellKind::Findings;
        let items = if findings { &index.findings } else { &index.evidence };
        let filter = Filter::without_units(index, lens, &spec.without_units);
        let groups = Groups::new(study, index, spec);
        let rows = Axis::new(study, index, &filter, &groups, spec, &spec.rows)?;
        let columns = Axis::new(study, index, &filter, &groups, spec, &spec.columns)?;
        if rows.lines.saturating_mul(columns.lines) > MOST_CELLS {
            return Err(MatrixError::TooLarge);
        }
        Ok(Self { items, findings, filter, groups, rows, columns })
    }

    fn count(&self, study: &Study, index: &Index, kind: CellKind) -> Grid {
        let run = |what| count::count(self.items, &self.filter, &self.rows, &self.columns, what);
        match kind {
            CellKind::Words => run(Count::Amount(index.sizes(study), 0)),
            CellKind::Characters => run(Count::Amount(index.sizes(study), 1)),
            CellKind::Sources => self.different(index, Field::Source),
            CellKind::Units => self.different(index, Field::Unit),
            CellKind::LevelMix => {
                let levels = 0..index.levels.len() as u32;
                let allowed: Vec<bool> = levels.map(|at| self.filter.allows(Field::Level, at)).collect();
                run(Count::Levels { codes: &self.items.levels, allowed: &allowed })
            }
            CellKind::Cases => self.different(index, Field::Case),
            CellKind::Share => match self.items.codes(Field::Source) {
                Codes::One(sources) => run(Count::Covered { places: index.places(study), sources }),
                _ => run(Count::Records),
            },
            _ => run(Count::Records),
        }
    }

    /// The record of an item.
    fn id_of(&self, index: &Index, item: usize) -> AnyId {
        if self.findings {
            AnyId::Finding(index.finding_id(item))
        } else {
            AnyId::Evidence(index.evidence_id(item))
        }
    }

    fn different(&self, index: &Index, field: Field) -> Grid {
        let Codes::One(values) = self.items.codes(field) else {
            return count::count(self.items, &self.filter, &self.rows, &self.columns, Count::Records);
        };
        // Evidence stands in the order of its cases and sources already. Records without a value come last: they
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
    Ok(cells::finish(&cells::Asked { study, index, spec, lens }, &plan, grid))
}

/// The values of an attribute (in the bands of the specification) in their order, each with the cases that
/// have it.
pub fn attribute_values(
    study: &Study,
    index: &Index,
    attribute: AttributeId,
    spec: &MatrixSpec,
) -> Vec<(String, Vec<CaseId>)> {
    let dimension = Dimension::Attribute(attribute);
    let spec = MatrixSpec { rows: vec![dimension], columns: Vec::new(), ..spec.clone() };
    let groups = Groups::new(study, index, &spec);
    let Some(group) = groups.of(dimension) else { return Vec::new() };
    let cases = |at: u32| {
        let having = index.cases.ids().iter().zip(&group.of).filter(move |(_, of)| **of == at);
        having.map(|(id, _)| *id).collect()
    };
    (0..).zip(&group.slots).map(|(at, slot)| (slot.label.clone(), cases(at))).collect()
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
    let (Some(row), Some(column)) = (plan.rows.under(row), plan.columns.under(column)) else {
        return Vec::new();
    };
    let mut items: Vec<u32> = (0..plan.items.len as u32).collect();
    plan.filter.retain(plan.items, &mut items);
    items.retain(|item| {
        let item = *item as usize;
        plan.rows.holds(plan.items, item, row) && plan.columns.holds(plan.items, item, column)
    });
    items.into_iter().map(|item| plan.id_of(index, item as usize)).collect()
}
