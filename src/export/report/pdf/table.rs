//! Tables on pages: as wide as the text, cut between columns where they are wider, with their heads again on
//! every page.

use super::lines::{Line, extent, set_words};
use super::pages::{BODY, BOTTOM, Flow, LEADING, LEFT, ROOM, SMALL, TOP, rule};
use crate::export::report::doc::{Table, parts};
use crate::export::sheet::{Sheet, Value};
use crate::figure::scene::Weight;

const SIZE: f32 = 8.4;
const LINE: f32 = SIZE * 1.35;
/// Between columns, and above and below the words of a row.
const GUTTER: f32 = 8.0;
const PAD: f32 = 2.4;
/// A word wider than this is broken; a column asks for no more than that.
const LONGEST: f32 = 96.0;
const WIDEST: f32 = 300.0;
const NAMES: f32 = 62.0;

pub fn put(flow: &mut Flow<'_>, one: &Table) {
    let wants = wants(&one.sheet);
    let needs: Vec<f32> = wants.iter().map(|want| want[0] + GUTTER).collect();
    for sheet in parts(&one.sheet, &needs, ROOM) {
        let words = Table { number: one.number, sheet: sheet.clone() }.caption();
        Setting::new(sheet, words).put(flow);
    }
}

/// Least and best width of the heads of rows and of every column.
fn wants(sheet: &Sheet) -> Vec<[f32; 2]> {
    let grow = |want: &mut [f32; 2], words: &str, weight, inset: f32| {
        let [least, best] = extent(words, SIZE, weight);
        // A little more than measured: sums of widths are not exact, and a word that just fits is not to be broken.
        want[0] = want[0].max(least.min(LONGEST) + inset + 0.5);
        want[1] = want[1].max(best.min(WIDEST) + inset + 0.5);
    };
    let mut out = vec![[24.0, 24.0]; sheet.columns.len() + 1];
    grow(&mut out[0], &sheet.corner, Weight::Semibold, 0.0);
    for (at, column) in sheet.columns.iter().enumerate() {
        if let Some(words) = column.labels.last() {
            grow(&mut out[at + 1], words, Weight::Semibold, 0.0);
        }
    }
    for row in &sheet.rows {
        grow(&mut out[0], &row.label, Weight::Regular, inset(row.depth));
        for (at, cell) in row.cells.iter().enumerate().take(sheet.columns.len()) {
            grow(&mut out[at + 1], &cell.value.shown(), Weight::Regular, 0.0);
        }
    }
    // Names of rows are read first: they are not set in a column of single words.
    out[0][0] = out[0][0].max(out[0][1].min(NAMES));
    for want in &mut out {
        want[1] = want[1].max(want[0]);
    }
    out
}

fn inset(depth: u16) -> f32 {
    f32::from(depth.min(8)) * 8.0
}

/// The least first, then what is left to those who ask for more; nothing is stretched.
fn shared(wants: &[[f32; 2]]) -> Vec<f32> {
    let least: f32 = wants.iter().map(|want| want[0] + GUTTER).sum();
    if least > ROOM {
        return wants.iter().map(|want| (want[0] + GUTTER) * ROOM / least).collect();
    }
    let asked: f32 = wants.iter().map(|want| want[1] - want[0]).sum();
    let part = if asked > 0.0 { ((ROOM - least) / asked).min(1.0) } else { 0.0 };
    wants.iter().map(|want| want[0] + GUTTER + (want[1] - want[0]) * part).collect()
}

/// Words of one cell.
struct Cell {
    column: usize,
    across: usize,
    lines: Vec<Line>,
    right: bool,
    inset: f32,
}

struct Setting {
    sheet: Sheet,
    caption: String,
    widths: Vec<f32>,
    heads: Vec<Vec<Cell>>,
    /// Left edge of each column, with the right edge of the last.
    edges: Vec<f32>,
}

impl Setting {
    fn new(sheet: Sheet, caption: String) -> Self {
        let widths = shared(&wants(&sheet));
        let mut edges = vec![LEFT];
        for width in &widths {
            edges.push(edges[edges.len() - 1] + width);
        }
        let mut setting = Self { sheet, caption, widths, heads: Vec::new(), edges };
        setting.heads = setting.head_lines();
        setting
    }

    fn cell(
        &self,
        column: usize,
        across: usize,
        words: &str,
        weight: Weight,
        right: bool,
        inset: f32,
    ) -> Cell {
        let room: f32 = self.widths.iter().skip(column).take(across).sum::<f32>() - GUTTER - inset;
        Cell { column, across, lines: set_words(words, SIZE, weight, room.max(6.0)), right, inset }
    }

    fn head_lines(&self) -> Vec<Vec<Cell>> {
        let grid = self.sheet.heads();
        let last = grid.len() - 1;
        let mut out: Vec<Vec<Cell>> = grid
            .iter()
            .map(|line| {
                line.iter()
                    .map(|head| {
                        let right = head.across == 1 && self.sheet.has_numbers(head.column);
                        self.cell(head.column + 1, head.across, head.words, Weight::Semibold, right, 0.0)
                    })
                    .collect()
            })
            .collect();
        if let Some(line) = out.get_mut(last) {
            line.insert(0, self.cell(0, 1, &self.sheet.corner, Weight::Semibold, false, 0.0));
        }
        out
    }

    fn height(cells: &[Cell]) -> f32 {
        cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(1) as f32 * LINE + 2.0 * PAD
    }

    fn right_edge(&self) -> f32 {
        self.edges[self.edges.len() - 1]
    }

    fn put(&self, flow: &mut Flow<'_>) {
        let title = set_words(&self.caption, SMALL, Weight::Semibold, ROOM);
        let about = self.sheet.caption.join(" ");
        let about =
            if about.is_empty() { Vec::new() } else { set_words(&about, SMALL, Weight::Regular, ROOM) };
        let heads: f32 = self.heads.iter().map(|line| Self::height(line)).sum();
        let first = self.sheet.rows.first().map_or(0.0, |row| Self::height(&self.row(row)).min(120.0));
        let above = (title.len() + about.len()) as f32 * SMALL * LEADING;
        flow.gap(9.0);
        flow.need((above + heads + first + 8.0).min(BOTTOM - TOP));
        flow.lines(LEFT, &title, SMALL, false);
        flow.lines(LEFT, &about, SMALL, false);
        flow.y += 3.0;
        self.line_across(flow, 1.0);
        self.put_heads(flow);
        for row in &self.sheet.rows {
            let cells = self.row(row);
            if row.total {
                self.line_across(flow, 0.5);
            }
            self.put_row(flow, &cells, heads);
        }
        self.line_across(flow, 1.0);
        flow.y += 4.0;
        for note in &self.sheet.notes {
            flow.lines(LEFT, &set_words(note, SMALL, Weight::Regular, ROOM), SMALL, false);
        }
        flow.y += BODY;
    }

    fn row(&self, row: &crate::export::sheet::Row) -> Vec<Cell> {
        let weight = if row.total { Weight::Semibold } else { Weight::Regular };
        let mut cells = vec![self.cell(0, 1, &row.label, weight, false, inset(row.depth))];
        for (at, cell) in row.cells.iter().enumerate().take(self.sheet.columns.len()) {
            let total = self.sheet.columns[at].total;
            let weight = match &cell.value {
                Value::Absence(_) => Weight::Italic,
                _ if row.total || total => Weight::Semibold,
                _ => Weight::Regular,
            };
            let right = cell.value.is_number();
            cells.push(self.cell(at + 1, 1, &cell.value.shown(), weight, right, 0.0));
        }
        cells
    }

    fn line_across(&self, flow: &mut Flow<'_>, width: f32) {
        let y = flow.y;
        flow.page().items.push(rule((LEFT, y), (self.right_edge(), y), width));
    }

    fn put_heads(&self, flow: &mut Flow<'_>) {
        let last = self.heads.len() - 1;
        for (at, line) in self.heads.iter().enumerate() {
            let high = Self::height(line);
            self.part(flow, line, 0, usize::MAX);
            flow.y += high;
            if at < last {
                for head in line.iter().filter(|head| head.across > 1) {
                    let (from, to) =
                        (self.edges[head.column], self.edges[head.column + head.across] - GUTTER);
                    let y = flow.y;
                    flow.page().items.push(rule((from, y), (to, y), 0.4));
                }
            }
        }
        self.line_across(flow, 0.6);
    }

    /// A row, on the next page if it fits there better, in pieces if it fits on none.
    fn put_row(&self, flow: &mut Flow<'_>, cells: &[Cell], heads: f32) {
        let high = Self::height(cells);
        let page = BOTTOM - TOP - heads - 4.0;
        if high > flow.room_below() && (high <= page || flow.room_below() < 4.0 * LINE) {
            self.turn(flow);
        }
        let lines = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(1);
        let mut from = 0;
        loop {
            let fits = (((flow.room_below() - 2.0 * PAD) / LINE).floor().max(1.0)) as usize;
            let to = (from + fits).min(lines);
            self.part(flow, cells, from, to);
            flow.y += (to - from) as f32 * LINE + 2.0 * PAD;
            if to >= lines {
                return;
            }
            from = to;
            self.turn(flow);
        }
    }

    fn turn(&self, flow: &mut Flow<'_>) {
        self.line_across(flow, 0.5);
        flow.break_page();
        self.line_across(flow, 1.0);
        self.put_heads(flow);
    }

    /// The lines of cells from one to another, side by side.
    fn part(&self, flow: &mut Flow<'_>, cells: &[Cell], from: usize, to: usize) {
        let top = flow.y + PAD;
        for cell in cells {
            let left = self.edges[cell.column] + cell.inset;
            let right = self.edges[(cell.column + cell.across).min(self.edges.len() - 1)] - GUTTER;
            let shown = cell.lines.iter().enumerate().filter(|(at, _)| *at >= from && *at < to);
            for (at, line) in shown {
                let base = top + (at - from) as f32 * LINE + SIZE;
                let wide = line.runs.last().map_or(0.0, |run| run.x + run.width());
                let x = if cell.right { (right - wide).max(left) } else { left };
                for run in &line.runs {
                    flow.run(x, run, base, LINE);
                }
            }
        }
    }
}
