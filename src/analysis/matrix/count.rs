//! The counting itself: every record once in each cell it belongs to, and once in each total.

use rayon::prelude::*;

use super::axis::{Axis, Places};
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
        /// `None`: as they stand.
        order: Option<&'a [u32]>,
    },
}

/// Cells with totals: the last row and the last column are the totals.
pub(super) struct Grid {
    pub width: usize,
    /// Records by polarity.
    pub mix: Vec<[u32; 4]>,
    grand: [u32; 4],
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
            grand: [0; 4],
            sums: if sums { vec![0; size] } else { Vec::new() },
            tally: Tally::default(),
        }
    }

    fn merge(mut self, other: &Self) -> Self {
        for (mine, theirs) in self.mix.iter_mut().zip(&other.mix) {
            for (mine, theirs) in mine.iter_mut().zip(theirs) {
                *mine = mine.wrapping_add(*theirs);
            }
        }
        for (mine, theirs) in self.grand.iter_mut().zip(other.grand) {
            *mine += theirs;
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
    let total = items.len;
    let threads = rayon::current_num_threads();
    let part = |from: usize, to: usize| count_part(items, filter, rows, columns, what, from..to);
    // A thread must pay for a grid of its own.
    let cells = (rows.headers.len() + 1) * (columns.headers.len() + 1);
    if threads < 2 || total < WORTH_SHARING || cells > total {
        return part(0, total).close();
    }
    let mut borders: Vec<usize> =
        (0..=threads).map(|at| next_group(what, total * at / threads, total)).collect();
    borders.dedup();
    let grids: Vec<Grid> = borders.par_windows(2).map(|ends| part(ends[0], ends[1])).collect();
    grids
        .into_iter()
        .reduce(|one, other| one.merge(&other))
        .unwrap_or_else(|| Grid::new(rows.headers.len(), columns.headers.len(), false))
        .close()
}

/// The first place at or after `at` where a new value begins, so that no value is shared by two parts.
fn next_group(what: Count<'_>, at: usize, end: usize) -> usize {
    let Count::Different { values, order } = what else { return at };
    let value = |at: usize| values[order.map_or(at, |order| order[at] as usize)];
    let mut at = at;
    while at > 0 && at < end && value(at) == value(at - 1) {
        at += 1;
    }
    at
}

/// Records placed at a time: few enough for their places to stay in the nearest cache.
const BLOCK: usize = 1024;

fn count_part(
    items: &Items,
    filter: &Filter,
    rows: &Axis,
    columns: &Axis,
    what: Count<'_>,
    range: std::ops::Range<usize>,
) -> Grid {
    let mut grid = Grid::new(rows.headers.len(), columns.headers.len(), !matches!(what, Count::Records));
    let mut seen = match what {
        Count::Different { .. } => vec![NONE; grid.mix.len()],
        _ => Vec::new(),
    };
    let (mut down, mut across) = (Places::default(), Places::default());
    let mut block: Vec<u32> = Vec::with_capacity(BLOCK);
    let mut from = range.start;
    while from < range.end {
        let to = range.end.min(from + BLOCK);
        block.clear();
        match what {
            Count::Different { order: Some(order), .. } => block.extend_from_slice(&order[from..to]),
            _ => block.extend(from as u32..to as u32),
        }
        filter.retain(items, &mut block);
        rows.place(items, &block, &mut down);
        columns.place(items, &block, &mut across);
        grid.tally.add(block.len(), &down, &across);
        for (at, row) in block.iter().enumerate() {
            let (down, across) = (down.headers.of(at), across.headers.of(at));
            let row = *row as usize;
            grid.add(down, across, items.mix_place(row));
            match what {
                Count::Records => {}
                Count::Amount(sizes, which) => grid.add_amount(down, across, u64::from(sizes[row][which])),
                Count::Different { values, .. } => grid.add_value(down, across, values[row], &mut seen),
            }
        }
        from = to;
    }
    grid
}

impl Grid {
    /// Until [`Grid::close`] a total holds only by how much the sum of its cells is too great.
    fn add(&mut self, down: &[u32], across: &[u32], polarity: usize) {
        let width = self.width;
        for line in down {
            let line = &mut self.mix[*line as usize * width..][..width];
            for column in across {
                line[*column as usize][polarity] += 1;
            }
            if across.len() > 1 {
                let total = &mut line[width - 1][polarity];
                *total = total.wrapping_sub(across.len() as u32 - 1);
            }
        }
        if down.len() > 1 {
            let totals = self.mix.len() - width;
            for column in across {
                let total = &mut self.mix[totals + *column as usize][polarity];
                *total = total.wrapping_sub(down.len() as u32 - 1);
            }
        }
        if !down.is_empty() && !across.is_empty() {
            self.grand[polarity] += 1;
        }
    }

    fn add_amount(&mut self, down: &[u32], across: &[u32], amount: u64) {
        if down.is_empty() || across.is_empty() {
            return;
        }
        let (width, totals) = (self.width, self.sums.len() - self.width);
        for column in across {
            for line in down {
                self.sums[*line as usize * width + *column as usize] += amount;
            }
            self.sums[totals + *column as usize] += amount;
        }
        for line in down {
            self.sums[*line as usize * width + width - 1] += amount;
        }
        self.sums[totals + width - 1] += amount;
    }

    fn add_value(&mut self, down: &[u32], across: &[u32], value: u32, seen: &mut [u32]) {
        if down.is_empty() || across.is_empty() || value == NONE {
            return;
        }
        let width = self.width;
        let last_line = (self.sums.len() / width) as u32 - 1;
        for line in down.iter().chain([&last_line]) {
            for column in across.iter().chain([&(width as u32 - 1)]) {
                let cell = *line as usize * width + *column as usize;
                if seen[cell] != value {
                    seen[cell] = value;
                    self.sums[cell] += 1;
                }
            }
        }
    }

    /// Makes the totals of records whole.
    fn close(mut self) -> Self {
        let width = self.width;
        let totals = self.mix.len() - width;
        let (cells, last) = self.mix.split_at_mut(totals);
        for line in cells.chunks_exact_mut(width) {
            let mut sum = line[width - 1];
            for (cell, total) in line[..width - 1].iter().zip(last.iter_mut()) {
                for at in 0..4 {
                    sum[at] = sum[at].wrapping_add(cell[at]);
                    total[at] = total[at].wrapping_add(cell[at]);
                }
            }
            line[width - 1] = sum;
        }
        last[width - 1] = self.grand;
        self
    }
}

impl Tally {
    fn add(&mut self, records: usize, down: &Places, across: &Places) {
        self.in_lens += records as u64;
        for (at, places) in [(0, down), (2, across)] {
            for inner in 0..2 {
                self.several[at + inner] += places.several[inner];
                self.left_out[at + inner] += places.left_out[inner];
            }
        }
    }
}
