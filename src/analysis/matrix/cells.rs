//! From counts to what stands in the cells.

use std::sync::Arc;

use super::count::Grid;
use super::order::arrange;
use super::spec::{CellKind, Measure};
use super::words_in::WordsIn;
use super::{CellMap, Matrix, MatrixSpec, Note, Plan, notes, place_of};
use crate::analysis::index::Index;
use crate::analysis::lens::Lens;
use crate::analysis::living::{CellStatus, absence_of, cell_state};
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

/// The counts of a grid and the measure put on them.
struct Measured<'a> {
    spec: &'a MatrixSpec,
    grid: &'a Grid,
    present: Option<Presence>,
    words: Option<WordsIn>,
    height: usize,
}

/// In how many columns a row has something, in how many rows a column, and in how many cells.
struct Presence {
    rows: Vec<u64>,
    columns: Vec<u64>,
    all: u64,
}

impl Measured<'_> {
    fn count(&self, row: usize, column: usize) -> u64 {
        let at = row * self.grid.width + column;
        let records = || self.grid.mix[at].iter().map(|n| u64::from(*n)).sum();
        if let Some(present) = &self.present {
            return match (row == self.height, column == self.grid.width - 1) {
                (true, true) => present.all,
                (true, false) => present.columns[column],
                (false, true) => present.rows[row],
                (false, false) => u64::from(records() > 0),
            };
        }
        if self.grid.sums.is_empty() { records() } else { self.grid.sums[at] }
    }

    fn cell(&self, row: usize, column: usize) -> MatrixCell {
        let count = self.count(row, column);
        let last = self.grid.width - 1;
        let (scale, of) = match self.spec.measure {
            Measure::Raw => (1.0, None),
            Measure::RowPercent => (100.0, Some(self.count(row, last))),
            Measure::ColumnPercent => (100.0, Some(self.count(self.height, column))),
            Measure::TablePercent => (100.0, Some(self.count(self.height, last))),
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
}

pub(super) fn finish(
    study: &Study,
    index: &Index,
    spec: &MatrixSpec,
    lens: &Lens,
    plan: &Plan<'_>,
    grid: &Grid,
) -> Matrix {
    let (height, last) = (plan.rows.headers.len(), plan.columns.headers.len());
    let words = (spec.measure == Measure::PerThousandWords).then(|| WordsIn::new(index, plan));
    let present = (spec.cell == CellKind::Presence).then(|| presence(grid, height));
    let measured = Measured { spec, grid, present, words, height };
    let written: CellMap<'_> = CellMap::default();
    let records: Vec<_> = study.cells.ids().filter_map(|id| study.cells.shared(id)).collect();
    let written = records.iter().fold(written, |mut map, cell| {
        map.insert((cell.place, cell.theme), cell);
        map
    });
    let fill = |row: usize, column: usize| {
        let mut cell = measured.cell(row, column);
        let empty = grid.mix[row * grid.width + column] == [0; 4];
        if !(spec.cell.shows_cells() || empty && !written.is_empty()) {
            return cell;
        }
        let place = place_of(&plan.rows.headers[row], &plan.columns.headers[column]);
        let record = place.and_then(|(place, theme, _)| written.get(&(place, theme)));
        if let (Some(record), Some((place, theme, level))) = (record, place) {
            if empty {
                cell.absence = absence_of(record, level).map(|absence| absence.kind);
            }
            // A synthesis is of the whole cell, not of a band.
            if spec.cell.shows_cells() && level.is_none() {
                cell.status = Some(Arc::new(cell_state(study, index, place, theme)));
            }
        } else if spec.cell.shows_cells() && place.is_none() {
            cell.value = None;
        }
        cell
    };
    let shown_there = |row: usize, column: usize| {
        spec.cell.shows_cells()
            && row < height
            && column < last
            && place_of(&plan.rows.headers[row], &plan.columns.headers[column])
                .is_some_and(|(place, theme, _)| written.contains_key(&(place, theme)))
    };
    let kept = arrange(study, spec, plan, grid, &|row, column| {
        grid.mix[row * grid.width + column] != [0; 4] || shown_there(row, column)
    });
    let mut rows = kept.rows;
    let mut notes = notes::notes(plan, &grid.tally);
    let mut cells: Vec<MatrixCell> = Vec::with_capacity(rows.len() * kept.columns.len());
    let before = rows.len();
    rows.retain(|row| {
        let from = cells.len();
        cells.extend(kept.columns.iter().map(|column| fill(*row, *column)));
        let keep = !spec.rows_only_that_differ || differs(&cells[from..]);
        if !keep {
            cells.truncate(from);
        }
        keep
    });
    if rows.len() < before {
        notes.push(Note::SameRowsHidden { rows: (before - rows.len()) as u64 });
    }
    let columns = kept.columns;
    let denominators = columns
        .iter()
        .map(|column| match &measured.words {
            Some(words) => words.of(height, *column),
            None => measured.count(height, *column),
        })
        .collect();
    Matrix {
        cells,
        row_totals: rows.iter().map(|row| measured.cell(*row, last)).collect(),
        column_totals: columns.iter().map(|column| measured.cell(height, *column)).collect(),
        grand_total: measured.cell(height, last),
        rows: rows.iter().map(|row| plan.rows.headers[*row].clone()).collect(),
        columns: columns.iter().map(|column| plan.columns.headers[*column].clone()).collect(),
        unit: spec.cell.unit(),
        denominators,
        notes,
        lens: lens.describe(study),
        all: plan.items.len as u64,
        in_lens: grid.tally.in_lens,
    }
}

fn presence(grid: &Grid, height: usize) -> Presence {
    let last = grid.width - 1;
    let there = |row: usize, column: usize| grid.mix[row * grid.width + column] != [0; 4];
    let rows: Vec<u64> =
        (0..height).map(|row| (0..last).filter(|column| there(row, *column)).count() as u64).collect();
    let columns =
        (0..last).map(|column| (0..height).filter(|row| there(*row, column)).count() as u64).collect();
    Presence { all: rows.iter().sum(), rows, columns }
}

/// Whether a row is not the same in all columns: by its values, or by what is written in its cells.
fn differs(line: &[MatrixCell]) -> bool {
    let shown = |cell: &MatrixCell| {
        let written = cell
            .status
            .as_ref()
            .map(|status| (status.synthesis().to_owned(), status.rating(), status.state()));
        (cell.value, cell.absence, written)
    };
    line.windows(2).any(|pair| shown(&pair[0]) != shown(&pair[1]))
}
