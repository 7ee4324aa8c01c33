//! The counting itself: every record once in each cell it belongs to, and once in each total.

use rayon::prelude::*;

use super::axis::{Axis, Place};
use crate::analysis::filter::Filter;
use crate::analysis::items::Items;
use crate::analysis::numbers::NONE;

/// What is added up.
#[derive(Clone, Copy)]
pub(super) enum Count<'a> {
    Records,
    /// One of the two sizes of each record: words or characters.
    Amount(&'a [[u32; 2]], usize),
    /// Different values: the value of each record, and the records in an order that keeps equal
    /// values together. Records with no value add none.
    Different {
        values: &'a [u32],
        order: &'a [u32],
    },
}

/// Cells with totals: the last row and the last column are the totals.
pub(super) struct Grid {
    pub width: usize,
    /// Records by polarity.
    pub mix: Vec<[u32; 4]>,
    /// Amounts or different values; empty when records are counted.
    pub sums: Vec<u64>,
    pub tally: Tally,
}

/// What the notes under a matrix say.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Tally {
    pub in_lens: u64,
    /// Records that stand in several rows' or columns' values: row dimensions, then column dimensions.
    pub several: [u64; 4],
    pub left_out: [u64; 4],
}

/// Below this, starting threads costs more than it gains.
const WORTH_SHARING: usize = 16_384;

impl Grid {
    fn new(rows: usize, columns: usize, sums: bool) -> Self {
        let size = (rows + 1) * (columns + 1);
        Self {
            width: columns + 1,
            mix: vec![[0; 4]; size],
            sums: if sums { vec![0; size] } else { Vec::new() },
            tally: Tally::default(),
        }
    }

    fn merge(mut self, other: &Self) -> Self {
        for (mine, theirs) in self.mix.iter_mut().zip(&other.mix) {
            for (mine, theirs) in mine.iter_mut().zip(theirs) {
                *mine += theirs;
            }
        }
        for (mine, theirs) in self.sums.iter_mut().zip(&other.sums) {
            *mine += theirs;
        }
        self.tally.in_lens += other.tally.in_lens;
        for at in 0..4 {
            self.tally.several[at] += other.tally.several[at];
            self.tally.left_out[at] += other.tally.left_out[at];
        }
        self
    }
}

pub(super) fn count(items: &Items, filter: &Filter, rows: &Axis, columns: &Axis, what: Count<'_>) -> Grid {
    let total = match what {
        Count::Different { order, .. } => order.len(),
        _ => items.len,
    };
    let threads = rayon::current_num_threads();
    let part = |from: usize, to: usize| count_part(items, filter, rows, columns, what, from..to);
    // A thread must pay for a grid of its own.
    let cells = (rows.headers.len() + 1) * (columns.headers.len() + 1);
    if threads < 2 || total < WORTH_SHARING || cells > total {
        return part(0, total);
    }
    let mut borders: Vec<usize> =
        (0..=threads).map(|at| next_group(what, total * at / threads, total)).collect();
    borders.dedup();
    let grids: Vec<Grid> = borders.par_windows(2).map(|ends| part(ends[0], ends[1])).collect();
    grids
        .into_iter()
        .reduce(|one, other| one.merge(&other))
        .unwrap_or_else(|| Grid::new(rows.headers.len(), columns.headers.len(), false))
}

/// The first place at or after `at` where a new value begins, so that no value is shared by two parts.
fn next_group(what: Count<'_>, at: usize, end: usize) -> usize {
    let Count::Different { values, order } = what else { return at };
    let value = |at: usize| values[order[at] as usize];
    let mut at = at;
    while at > 0 && at < end && value(at) == value(at - 1) {
        at += 1;
    }
    at
}

fn count_part(
    items: &Items,
    filter: &Filter,
    rows: &Axis,
    columns: &Axis,
    what: Count<'_>,
    range: std::ops::Range<usize>,
) -> Grid {
    let (height, width) = (rows.headers.len(), columns.headers.len() + 1);
    let mut grid = Grid::new(height, width - 1, !matches!(what, Count::Records));
    let mut seen = match what {
        Count::Different { .. } => vec![NONE; grid.mix.len()],
        _ => Vec::new(),
    };
    let (mut down, mut across) = (Place::default(), Place::default());
    for at in range {
        let row = match what {
            Count::Different { order, .. } => order[at] as usize,
            _ => at,
        };
        if !filter.passes(items, row) {
            continue;
        }
        grid.tally.in_lens += 1;
        rows.place(items, row, &mut down);
        columns.place(items, row, &mut across);
        note(&mut grid.tally, &down, &across);
        if down.headers.is_empty() || across.headers.is_empty() {
            continue;
        }
        down.headers.push(height as u32);
        across.headers.push(width as u32 - 1);
        let polarity = items.mix_place(row);
        for line in &down.headers {
            for column in &across.headers {
                let cell = *line as usize * width + *column as usize;
                grid.mix[cell][polarity] += 1;
                match what {
                    Count::Records => {}
                    Count::Amount(sizes, which) => grid.sums[cell] += u64::from(sizes[row][which]),
                    Count::Different { values, .. } => {
                        if values[row] != NONE && seen[cell] != values[row] {
                            seen[cell] = values[row];
                            grid.sums[cell] += 1;
                        }
                    }
                }
            }
        }
    }
    grid
}

fn note(tally: &mut Tally, down: &Place, across: &Place) {
    for (at, place) in [(0, down), (2, across)] {
        for inner in 0..2 {
            tally.several[at + inner] += u64::from(place.several[inner]);
            tally.left_out[at + inner] += u64::from(place.left_out[inner]);
        }
    }
}
