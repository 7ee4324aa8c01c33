//! From counts to what stands in the cells.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::count::Grid;
use super::order::arrange;
use super::spec::{CellKind, Measure};
use super::words_in::WordsIn;
use super::{Header, Matrix, MatrixSpec, Note, Plan, notes, place_of};
use crate::analysis::index::Index;
use crate::analysis::lens::Lens;
use crate::analysis::living::{CellStatus, Statuses, Written, absence_of};
use crate::study::{AbsenceKind, Study};

/// One cell or total.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct MatrixCell {
    /// What is counted, before any measure.
    pub count: u64,
    /// The count in the measure asked for; `None` where it has no meaning, as a share of nothing.
    pub value: Option<f64>,
    /// What `value` is a share of; `None` for plain counts.
    pub of: Option<u64>,
    /// Records: enabling, constraining, mixed, without polarity.
    pub mix: [u32; 4],
    /// What is said about an empty cell or band.
    pub absence: Option<AbsenceKind>,
    /// For synthesis and state: the cell of the study that stands here.
    pub status: Option<Arc<CellStatus>>,
}

/// What the cells of a matrix are made of. Most of them are never looked at, so each is made when it
/// is asked for.
#[derive(Debug)]
pub(super) struct Body {
    grid: Grid,
    kind: CellKind,
    measure: Measure,
    present: Option<Presence>,
    words: Option<WordsIn>,
    /// The lines of the totals.
    total_row: usize,
    total_column: usize,
    written: Arc<Written>,
    /// Where words stand in the cells.
    statuses: Option<Arc<Statuses>>,
}

/// In how many columns a row has something, in how many rows a column, and in how many cells.
#[derive(Debug)]
struct Presence {
    rows: Vec<u64>,
    columns: Vec<u64>,
    all: u64,
}

impl Body {
    fn count(&self, row: usize, column: usize) -> u64 {
        if let Some(present) = &self.present {
            return match (row == self.total_row, column == self.total_column) {
                (true, true) => present.all,
                (true, false) => present.columns[column],
                (false, true) => present.rows[row],
                (false, false) => u64::from(self.grid.any(row, column)),
            };
        }
        match &self.grid.sums[..] {
            [] => self.grid.records(row, column),
            sums => sums[row * self.grid.width + column],
        }
    }

    fn measured(&self, row: usize, column: usize) -> MatrixCell {
        let count = self.count(row, column);
        let (scale, of) = match self.measure {
            Measure::Raw => (1.0, None),
            Measure::RowPercent => (100.0, Some(self.count(row, self.total_column))),
            Measure::ColumnPercent => (100.0, Some(self.count(self.total_row, column))),
            Measure::TablePercent => (100.0, Some(self.count(self.total_row, self.total_column))),
            Measure::PerThousandWords => {
                (1000.0, Some(self.words.as_ref().map_or(0, |words| words.of(row, column))))
            }
        };
        let value = match of {
            None => Some(count as f64),
            Some(0) => None,
            Some(of) => Some(count as f64 * scale / of as f64),
        };
        let mix = self.grid.mix[row * self.grid.width + column];
        MatrixCell { count, value, of, mix, absence: None, status: None }
    }

    /// The cell at a row and a column of the grid, which have these headers.
    pub fn cell(&self, (row, down): (usize, &Header), (column, across): (usize, &Header)) -> MatrixCell {
        let mut cell = self.measured(row, column);
        let empty = cell.mix == [0; 4];
        let says_words = self.kind.shows_cells();
        if !(says_words || empty && !self.written.is_empty()) {
            return cell;
        }
        let Some((place, theme, level)) = place_of(down, across) else {
            if says_words {
                cell.value = None;
            }
            return cell;
        };
        let Some(record) = self.written.get(&(place, theme)) else { return cell };
        if empty {
            cell.absence = absence_of(record, level).map(|absence| absence.kind);
        }
        // A synthesis is of the whole cell, not of a band.
        if let Some(statuses) = self.statuses.as_ref().filter(|_| level.is_none()) {
            cell.status = statuses.get(&(place, theme)).cloned();
        }
        cell
    }

    /// The lines of rows and columns in which something was written, though nothing may be counted there.
    fn spoken_of(&self, plan: &Plan<'_>) -> [BTreeSet<usize>; 2] {
        let mut spoken: [BTreeSet<usize>; 2] = Default::default();
        if self.statuses.is_none() {
            return spoken;
        }
        for (row, down) in plan.rows.headers.iter().enumerate() {
            for (column, across) in plan.columns.headers.iter().enumerate() {
                if spoken[0].contains(&row) && spoken[1].contains(&column) {
                    continue;
                }
                let place = place_of(down, across);
                if place.is_some_and(|(place, theme, _)| self.written.contains_key(&(place, theme))) {
                    spoken[0].insert(row);
                    spoken[1].insert(column);
                }
            }
        }
        spoken
    }
}

pub(super) fn finish(
    study: &Study,
    index: &Index,
    spec: &MatrixSpec,
    lens: &Lens,
    plan: &Plan<'_>,
    grid: Grid,
) -> Matrix {
    let (height, last) = (plan.rows.total(), plan.columns.total());
    let mut notes = notes::notes(plan, &grid.tally);
    let in_lens = grid.tally.in_lens;
    let body = Body {
        present: (spec.cell == CellKind::Presence).then(|| presence(&grid, height, last)),
        words: (spec.measure == Measure::PerThousandWords).then(|| WordsIn::new(index, plan)),
        kind: spec.cell,
        measure: spec.measure,
        total_row: height,
        total_column: last,
        written: index.written().clone(),
        statuses: spec.cell.shows_cells().then(|| index.statuses(study).clone()),
        grid,
    };
    let spoken = body.spoken_of(plan);
    // What stands in a row stands in its total, too.
    let holds_row = |row: usize| body.grid.any(row, last) || spoken[0].contains(&row);
    let holds_column = |column: usize| body.grid.any(height, column) || spoken[1].contains(&column);
    let amount = |row: usize, column: usize| match &body.grid.sums[..] {
        [] => body.grid.records(row, column),
        sums => sums[row * body.grid.width + column],
    };
    let mut rows = arrange(study, spec, &spec.row_order, &plan.rows, &holds_row, &|row| amount(row, last));
    let columns =
        arrange(study, spec, &spec.column_order, &plan.columns, &holds_column, &|at| amount(height, at));
    if spec.rows_only_that_differ {
        let before = rows.len();
        rows.retain(|row| {
            let down = (*row, &plan.rows.headers[*row]);
            let line: Vec<MatrixCell> =
                columns.iter().map(|at| body.cell(down, (*at, &plan.columns.headers[*at]))).collect();
            differs(&line)
        });
        if rows.len() < before {
            notes.push(Note::SameRowsHidden { rows: (before - rows.len()) as u64 });
        }
    }
    let denominators = columns
        .iter()
        .map(|column| match &body.words {
            Some(words) => words.of(height, *column),
            None => body.count(height, *column),
        })
        .collect();
    Matrix {
        row_totals: rows.iter().map(|row| body.measured(*row, last)).collect(),
        column_totals: columns.iter().map(|column| body.measured(height, *column)).collect(),
        grand_total: body.measured(height, last),
        rows: rows.iter().map(|row| plan.rows.headers[*row].clone()).collect(),
        columns: columns.iter().map(|column| plan.columns.headers[*column].clone()).collect(),
        row_lines: rows,
        column_lines: columns,
        body: Arc::new(body),
        unit: spec.cell.unit(),
        denominators,
        notes,
        lens: lens.describe(study),
        all: plan.items.len as u64,
        in_lens,
    }
}

fn presence(grid: &Grid, height: usize, width: usize) -> Presence {
    let (mut rows, mut columns) = (vec![0; height], vec![0; width]);
    for (row, in_row) in rows.iter_mut().enumerate() {
        for (column, in_column) in columns.iter_mut().enumerate() {
            let here = u64::from(grid.any(row, column));
            *in_row += here;
            *in_column += here;
        }
    }
    Presence { all: rows.iter().sum(), rows, columns }
}

/// Whether a row is not the same in all columns: by its values, or by what is written in its cells.
fn differs(line: &[MatrixCell]) -> bool {
    let written = |cell: &MatrixCell| {
        let status = cell.status.as_ref()?;
        Some((status.synthesis().to_owned(), status.rating(), status.state()))
    };
    line.windows(2).any(|pair| {
        (pair[0].value, pair[0].absence) != (pair[1].value, pair[1].absence)
            || written(&pair[0]) != written(&pair[1])
    })
}
