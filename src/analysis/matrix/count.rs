//! The counting itself: every record once in each cell it belongs to, and once in each total.

use rayon::prelude::*;

use super::axis::{Axis, Places};
use super::marks::{Mark, NONE};
use crate::analysis::filter::Filter;
use crate::analysis::items::Items;
use crate::analysis::numbers::Codes;
use crate::analysis::places::Place;

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
    /// Records by level, of which those inside the lens are `allowed`.
    Levels {
        codes: &'a Codes,
        allowed: &'a [bool],
    },
    /// Characters that passages take up, those under several passages once: the place of each record,
    /// and its source. Records stand by source and place.
    Covered {
        places: &'a [Place],
        sources: &'a [u32],
    },
}

/// A cell for each line of the rows with each line of the columns; see [`Axis`] for which they are.
#[derive(Debug)]
pub(super) struct Grid {
    pub width: usize,
    /// Records by polarity.
    pub mix: Vec<[u32; 4]>,
    /// Amounts or different values; empty when records are counted.
    pub sums: Vec<u64>,
    /// Records by level, those without one last; the levels of a cell side by side. Empty where they
    /// were not asked for.
    bands: Vec<u32>,
    /// How many numbers of `bands` belong to a cell.
    band_count: usize,
    pub tally: Tally,
    /// The lines that hold anything, before they are added up.
    used: std::ops::Range<usize>,
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
    fn new(rows: &Axis, columns: &Axis, what: Count<'_>) -> Self {
        let size = rows.lines * columns.lines;
        let sums = !matches!(what, Count::Records | Count::Levels { .. });
        let band_count = if let Count::Levels { allowed, .. } = what { allowed.len() + 1 } else { 0 };
        Self {
            bands: vec![0; size * band_count],
            band_count,
            width: columns.lines,
            mix: vec![[0; 4]; size],
            sums: if sums { vec![0; size] } else { Vec::new() },
            tally: Tally::default(),
            used: std::ops::Range { start: usize::MAX, end: 0 },
        }
    }

    fn merge(mut self, other: &Self) -> Self {
        // Evidence stands source by source, so the parts of a matrix of sources hardly meet.
        let used = other.used.start.min(other.used.end) * other.width..other.used.end * other.width;
        add_all(&mut self.mix[used.clone()], &other.mix[used]);
        for (mine, theirs) in self.sums.iter_mut().zip(&other.sums) {
            *mine = mine.wrapping_add(*theirs);
        }
        for (mine, theirs) in self.bands.iter_mut().zip(&other.bands) {
            *mine = mine.wrapping_add(*theirs);
        }
        self.tally.in_lens += other.tally.in_lens;
        for at in 0..4 {
            self.tally.several[at] += other.tally.several[at];
            self.tally.left_out[at] += other.tally.left_out[at];
        }
        self
    }

    /// Whether there is any record in a cell.
    pub fn any(&self, row: usize, column: usize) -> bool {
        self.mix[row * self.width + column] != [0; 4]
    }

    pub fn levels(&self, row: usize, column: usize) -> &[u32] {
        &self.bands[(row * self.width + column) * self.band_count..][..self.band_count]
    }

    pub fn records(&self, row: usize, column: usize) -> u64 {
        self.mix[row * self.width + column].iter().map(|count| u64::from(*count)).sum()
    }
}

/// Adds line to line. Marks take away as well as add: the last sum is right, those before it wrap.
fn add_all(to: &mut [[u32; 4]], from: &[[u32; 4]]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to = sum(*to, *from);
    }
}

#[inline]
fn sum(one: [u32; 4], other: [u32; 4]) -> [u32; 4] {
    std::array::from_fn(|at| one[at].wrapping_add(other[at]))
}

pub(super) fn count(items: &Items, filter: &Filter, rows: &Axis, columns: &Axis, what: Count<'_>) -> Grid {
    let total = items.len;
    let threads = rayon::current_num_threads();
    let part = |from: usize, to: usize| count_part(items, filter, rows, columns, what, from..to);
    // A thread must pay for a grid of its own.
    let mut grid = if threads < 2 || total < WORTH_SHARING || rows.lines * columns.lines > total * 4 {
        part(0, total)
    } else {
        let mut borders: Vec<usize> =
            (0..=threads).map(|at| next_group(what, total * at / threads, total)).collect();
        borders.dedup();
        let grids: Vec<Grid> = borders.par_windows(2).map(|ends| part(ends[0], ends[1])).collect();
        let whole = grids.into_iter().reduce(|one, other| one.merge(&other));
        whole.unwrap_or_else(|| Grid::new(rows, columns, what))
    };
    grid.add_up(rows, columns, matches!(what, Count::Amount(..)));
    grid
}

/// The first place at or after `at` where a new value begins, so that no value is shared by two parts.
fn next_group(what: Count<'_>, at: usize, end: usize) -> usize {
    let (values, order) = match what {
        Count::Different { values, order } => (values, order),
        Count::Covered { sources, .. } => (sources, None),
        _ => return at,
    };
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
    let mut grid = Grid::new(rows, columns, what);
    let mut different = match what {
        Count::Different { .. } => Some(Different::new(rows, columns)),
        _ => None,
    };
    let mut covered = match what {
        Count::Covered { .. } => Some(Covered::new(rows, columns)),
        _ => None,
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
            let (down, across) = (down.marks.of(at), across.marks.of(at));
            if down.is_empty() || across.is_empty() {
                continue;
            }
            let row = *row as usize;
            grid.add(down, across, items.mix_place(row));
            if let (Count::Covered { places, sources }, Some(covered)) = (what, &mut covered) {
                // A region of a picture takes up no characters.
                let place = if places[row].region.is_some() { [0; 2] } else { places[row].characters };
                covered.add(down, across, sources[row], place, &mut grid.sums);
                continue;
            }
            match (what, &mut different) {
                (Count::Levels { codes, allowed }, _) => {
                    grid.add_levels(down, across, codes.of(row), allowed);
                }
                (Count::Amount(sizes, which), _) => grid.add_amount(down, across, sizes[row][which]),
                (Count::Different { values, .. }, Some(different)) if values[row] != NONE => {
                    different.add(down, across, values[row], &mut grid.sums);
                }
                _ => {}
            }
        }
        from = to;
    }
    grid
}

impl Grid {
    fn add(&mut self, down: &[Mark], across: &[Mark], polarity: usize) {
        for line in down {
            self.used.start = self.used.start.min(line.at as usize);
            self.used.end = self.used.end.max(line.at as usize + 1);
            let cells = &mut self.mix[line.at as usize * self.width..][..self.width];
            for column in across {
                let cell = &mut cells[column.at as usize][polarity];
                *cell = cell.wrapping_add_signed(line.sign * column.sign);
            }
        }
    }

    fn add_amount(&mut self, down: &[Mark], across: &[Mark], amount: u32) {
        for line in down {
            let cells = &mut self.sums[line.at as usize * self.width..][..self.width];
            for column in across {
                let signed = i64::from(line.sign * column.sign) * i64::from(amount);
                let cell = &mut cells[column.at as usize];
                *cell = cell.wrapping_add_signed(signed);
            }
        }
    }

    fn add_levels(&mut self, down: &[Mark], across: &[Mark], levels: &[u32], allowed: &[bool]) {
        let none = [allowed.len() as u32];
        let levels = if levels.is_empty() { &none } else { levels };
        for line in down {
            for column in across {
                let cell = (line.at as usize * self.width + column.at as usize) * self.band_count;
                let sign = line.sign * column.sign;
                for level in levels {
                    // A level outside the lens has no part in the mix, even on records that are inside.
                    if allowed.get(*level as usize) != Some(&false) {
                        let count = &mut self.bands[cell + *level as usize];
                        *count = count.wrapping_add_signed(sign);
                    }
                }
            }
        }
    }

    /// From the innermost places up to the totals.
    fn add_up(&mut self, rows: &Axis, columns: &Axis, sums: bool) {
        let width = self.width;
        let across = |line: &mut [[u32; 4]]| {
            for (from, to) in &columns.steps {
                line[*to as usize] = sum(line[*to as usize], line[*from as usize]);
            }
        };
        if self.mix.len() < WORTH_SHARING {
            self.mix.chunks_exact_mut(width).for_each(across);
        } else {
            self.mix.par_chunks_exact_mut(width).for_each(across);
        }
        for (from, to) in &rows.steps {
            let (from, to) = two_lines(&mut self.mix, width, *from as usize, *to as usize);
            add_all(to, from);
        }
        let n = self.band_count;
        if n > 0 {
            for line in self.bands.chunks_exact_mut(width * n) {
                for (from, to) in &columns.steps {
                    let (from, to) = two_lines(line, n, *from as usize, *to as usize);
                    to.iter_mut().zip(from).for_each(|(to, from)| *to = to.wrapping_add(*from));
                }
            }
            for (from, to) in &rows.steps {
                let (from, to) = two_lines(&mut self.bands, width * n, *from as usize, *to as usize);
                to.iter_mut().zip(from).for_each(|(to, from)| *to = to.wrapping_add(*from));
            }
        }
        if !sums {
            return;
        }
        for line in self.sums.chunks_exact_mut(width) {
            for (from, to) in &columns.steps {
                line[*to as usize] = line[*to as usize].wrapping_add(line[*from as usize]);
            }
        }
        for (from, to) in &rows.steps {
            let (from, to) = two_lines(&mut self.sums, width, *from as usize, *to as usize);
            to.iter_mut().zip(from).for_each(|(to, from)| *to = to.wrapping_add(*from));
        }
    }
}

/// A line to read and another one to write.
fn two_lines<T>(cells: &mut [T], width: usize, from: usize, to: usize) -> (&[T], &mut [T]) {
    if from < to {
        let (before, after) = cells.split_at_mut(to * width);
        (&before[from * width..][..width], &mut after[..width])
    } else {
        let (before, after) = cells.split_at_mut(from * width);
        (&after[..width], &mut before[to * width..][..width])
    }
}

/// Counts different values: each once in every cell that one of its records stands in or under.
struct Different {
    ups: [Vec<[u32; 2]>; 2],
    /// The last value seen in each cell.
    seen: Vec<u32>,
    next: Vec<(u32, u32)>,
    width: usize,
}

impl Different {
    fn new(rows: &Axis, columns: &Axis) -> Self {
        Self {
            ups: [rows.ups(), columns.ups()],
            seen: vec![NONE; rows.lines * columns.lines],
            next: Vec::new(),
            width: columns.lines,
        }
    }

    fn add(&mut self, down: &[Mark], across: &[Mark], value: u32, sums: &mut [u64]) {
        for line in down {
            for column in across {
                // Most values were seen in their innermost cell before.
                if self.seen[line.at as usize * self.width + column.at as usize] != value {
                    self.next.push((line.at, column.at));
                }
            }
        }
        // Where the value was seen, it was seen in all that stands above.
        while let Some((row, column)) = self.next.pop() {
            let cell = row as usize * self.width + column as usize;
            if self.seen[cell] == value {
                continue;
            }
            self.seen[cell] = value;
            sums[cell] += 1;
            let [rows, columns] = &self.ups;
            self.next.extend(rows[row as usize].iter().filter(|up| **up != NONE).map(|up| (*up, column)));
            self.next.extend(columns[column as usize].iter().filter(|up| **up != NONE).map(|up| (row, *up)));
        }
    }
}

/// Adds up characters that are covered: in every cell that a record stands in or under.
struct Covered {
    ups: [Vec<[u32; 2]>; 2],
    /// The last source in each cell, and how far its text is covered there.
    upto: Vec<(u32, u32)>,
    next: Vec<(u32, u32)>,
    width: usize,
}

impl Covered {
    fn new(rows: &Axis, columns: &Axis) -> Self {
        Self {
            ups: [rows.ups(), columns.ups()],
            upto: vec![(NONE, 0); rows.lines * columns.lines],
            next: Vec::new(),
            width: columns.lines,
        }
    }

    fn add(&mut self, down: &[Mark], across: &[Mark], source: u32, [start, end]: [u32; 2], sums: &mut [u64]) {
        self.next.extend(down.iter().flat_map(|line| across.iter().map(|column| (line.at, column.at))));
        while let Some((row, column)) = self.next.pop() {
            let cell = row as usize * self.width + column as usize;
            let upto = if self.upto[cell].0 == source { self.upto[cell].1 } else { 0 };
            // What is covered here is covered in all that stands above.
            if end <= upto {
                continue;
            }
            self.upto[cell] = (source, end);
            sums[cell] += u64::from(end - start.max(upto));
            let [rows, columns] = &self.ups;
            self.next.extend(rows[row as usize].iter().filter(|up| **up != NONE).map(|up| (*up, column)));
            self.next.extend(columns[column as usize].iter().filter(|up| **up != NONE).map(|up| (row, *up)));
        }
    }
}

/// Calls for each record that is seen with the marks of its rows and columns.
pub(super) fn each_record(plan: &super::Plan<'_>, mut each: impl FnMut(u32, &[Mark], &[Mark])) {
    let (mut down, mut across) = (Places::default(), Places::default());
    let mut block: Vec<u32> = Vec::with_capacity(BLOCK);
    for from in (0..plan.items.len).step_by(BLOCK) {
        block.clear();
        block.extend(from as u32..plan.items.len.min(from + BLOCK) as u32);
        plan.filter.retain(plan.items, &mut block);
        plan.rows.place(plan.items, &block, &mut down);
        plan.columns.place(plan.items, &block, &mut across);
        for (at, row) in block.iter().enumerate() {
            each(*row, down.marks.of(at), across.marks.of(at));
        }
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
