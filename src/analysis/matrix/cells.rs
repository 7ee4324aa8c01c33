//! From counts to what stands in the cells.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::count::Grid;
use super::order::{Side, arrange, spread};
use super::quotes::{Quote, Quotes};
use super::words_in::{Weight, WordsIn};
use super::{Header, Matrix, MatrixSpec, Note, Plan, notes, place_of};
use crate::analysis::association::adjusted;
use crate::analysis::index::Index;
use crate::analysis::lens::Lens;
use crate::analysis::living::{CellStatus, Statuses, Written, absence_of};
use crate::study::matrix::{CellKind, Measure};
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
    /// For the level mix: records by level, the top band first, those without a level last.
    pub levels: Vec<u32>,
    /// For best quotes: the passages, the best first.
    pub quotes: Vec<Quote>,
}

/// What the cells of a matrix are made of. Most of them are never looked at, so each is made when it
/// is asked for.
#[derive(Debug)]
pub(super) struct Body {
    grid: Grid,
    kind: CellKind,
    measure: Measure,
    present: Option<Presence>,
    /// What shares and rates are of.
    words: Option<WordsIn>,
    quotes: Option<Quotes>,
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
        let at = row * self.grid.width + column;
        let count = self.count(row, column);
        let mut cell = MatrixCell { count, mix: self.grid.mix[at], ..MatrixCell::default() };
        if !self.kind.is_count() {
            self.uncounted(&mut cell, row, column);
            return cell;
        }
        let (scale, of) = match self.measure {
            Measure::Raw => (1.0, None),
            Measure::RowPercent => (100.0, Some(self.count(row, self.total_column))),
            Measure::ColumnPercent => (100.0, Some(self.count(self.total_row, column))),
            Measure::TablePercent => (100.0, Some(self.count(self.total_row, self.total_column))),
            Measure::PerThousandWords => (1000.0, Some(self.there(row, column))),
            Measure::PerSourceRead => (1.0, Some(self.there(row, column))),
        };
        cell.of = of;
        cell.value = match of {
            None => Some(count as f64),
            Some(0) => None,
            Some(of) => Some(count as f64 * scale / of as f64),
        };
        if self.kind == CellKind::LevelMix {
            cell.levels = self.grid.levels(row, column).to_vec();
        }
        cell
    }

    fn there(&self, row: usize, column: usize) -> u64 {
        self.words.as_ref().map_or(0, |words| words.of(row, column))
    }

    /// What stands in cells that hold no count.
    fn uncounted(&self, cell: &mut MatrixCell, row: usize, column: usize) {
        let inside = row != self.total_row && column != self.total_column;
        match self.kind {
            CellKind::Share => {
                cell.of = Some(self.there(row, column));
                cell.value = cell.of.filter(|of| *of > 0).map(|of| cell.count as f64 * 100.0 / of as f64);
            }
            CellKind::Association if inside => {
                let all = self.count(self.total_row, self.total_column);
                let (down, across) = (self.count(row, self.total_column), self.count(self.total_row, column));
                let [count, down, across, all] = [cell.count, down, across, all].map(|count| count as f64);
                cell.value = adjusted(count, down, across, all);
            }
            CellKind::Quotes => {
                let at = row * self.grid.width + column;
                cell.quotes = self.quotes.as_ref().map_or_else(Vec::new, |quotes| quotes.of(at));
                cell.value = Some(cell.count as f64);
            }
            // A sum of ratings or residuals means nothing.
            CellKind::Association | CellKind::Rating => {}
            _ => cell.value = Some(cell.count as f64),
        }
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
            if self.kind == CellKind::Rating {
                cell.value = record.rating.map(f64::from);
            }
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

/// What a matrix is made of and for.
pub(super) struct Asked<'a> {
    pub study: &'a Study,
    pub index: &'a Index,
    pub spec: &'a MatrixSpec,
    pub lens: &'a Lens,
}

fn weight(spec: &MatrixSpec) -> Option<Weight> {
    match (spec.cell, spec.measure) {
        (CellKind::Share, _) => Some(Weight::CharactersRead),
        (kind, Measure::PerThousandWords) if kind.is_count() => Some(Weight::Words),
        (kind, Measure::PerSourceRead) if kind.is_count() => Some(Weight::SourcesRead),
        _ => None,
    }
}

pub(super) fn finish(asked: &Asked<'_>, plan: &Plan<'_>, grid: Grid) -> Matrix {
    let Asked { study, index, spec, lens } = *asked;
    let (height, last) = (plan.rows.total(), plan.columns.total());
    let mut notes = notes::notes(plan, &grid.tally);
    notes::uneven(index, spec, plan, &mut notes);
    let in_lens = grid.tally.in_lens;
    let body = Body {
        present: (spec.cell == CellKind::Presence).then(|| presence(&grid, height, last)),
        words: weight(spec).map(|weight| WordsIn::new(study, index, plan, weight)),
        quotes: (spec.cell == CellKind::Quotes).then(|| Quotes::best(study, index, plan, &grid)),
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
    let cell = |row: usize, column: usize| {
        body.cell((row, &plan.rows.headers[row]), (column, &plan.columns.headers[column]))
    };
    let (row_order, column_order) = (&spec.row_order, &spec.column_order);
    let down = Side {
        order: row_order,
        columns: false,
        axis: &plan.rows,
        other: &plan.columns,
        holds: &holds_row,
        total: &|row| amount(row, last),
        cell: &cell,
        count: &|row, column| amount(row, column),
    };
    let (mut rows, row_tree) = arrange(asked, &down, &mut notes);
    let across = Side {
        order: column_order,
        columns: true,
        axis: &plan.columns,
        other: &plan.rows,
        holds: &holds_column,
        total: &|column| amount(height, column),
        cell: &|column, row| cell(row, column),
        count: &|column, row| amount(row, column),
    };
    let (columns, column_tree) = arrange(asked, &across, &mut notes);
    if spec.rows_only_that_differ {
        let before = rows.len();
        rows.retain(|row| {
            let down = (*row, &plan.rows.headers[*row]);
            let line: Vec<MatrixCell> =
                columns.iter().map(|at| body.cell(down, (*at, &plan.columns.headers[*at]))).collect();
            differs(&line, spec)
        });
        if rows.len() < before {
            let (hidden, least) = ((before - rows.len()) as u64, spec.least_difference);
            notes.push(match least {
                0 => Note::SameRowsHidden { rows: hidden },
                least => Note::NearRowsHidden { rows: hidden, least },
            });
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
        row_tree,
        column_tree,
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

/// Whether a row is not the same in all columns: by its values, or by what is written in its cells;
/// where the specification names a least difference, by that much in values.
fn differs(line: &[MatrixCell], spec: &MatrixSpec) -> bool {
    let least = spec.least_difference;
    if least > 0 {
        return spread(line.iter().map(|cell| cell.value)) >= f64::from(least) / 100.0;
    }
    let written = |cell: &MatrixCell| {
        // Where ratings are shown, other words about an equal rating are no difference.
        let status = cell.status.as_ref().filter(|_| spec.cell != CellKind::Rating)?;
        Some((status.synthesis().to_owned(), status.rating(), status.state()))
    };
    line.windows(2).any(|pair| {
        (pair[0].value, pair[0].absence) != (pair[1].value, pair[1].absence)
            || written(&pair[0]) != written(&pair[1])
    })
}
