//! Paragraphs, tables and boxes inside one another, brought into the order of lines.

use crate::study::MarkKind;

use super::{Anchor, Block, Line, flatten};

/// The most cells of a row; a sheet of a spreadsheet pasted into a text claims 16,384.
const MAX_CELLS: usize = 256;
/// The most bytes that repeated cells and rows come to. Repeats in repeats would fill any memory.
const MAX_REPEATED: usize = 4 * 1024 * 1024;

/// A document under way. Whatever opens must be closed in turn, which [`super::super::xml::Xml`] sees to.
#[derive(Default)]
pub(in super::super) struct Layout {
    /// The text itself, and boxes, cells and notes open in it.
    frames: Vec<Vec<Block>>,
    paragraphs: Vec<Open>,
    tables: Vec<Table>,
    /// How much was repeated so far.
    repeated: usize,
}

struct Open {
    line: Line,
    /// Boxes that hang on the paragraph.
    after: Vec<Block>,
    /// How many frames were open when it began.
    frame: usize,
    /// Begun for words that stood outside every paragraph.
    loose: bool,
}

#[derive(Default)]
struct Table {
    rows: Vec<Block>,
    cells: Vec<Vec<Block>>,
}

impl Layout {
    /// A part of the text that is collected for itself.
    pub fn open_frame(&mut self) {
        self.frames.push(Vec::new());
    }

    /// Ends it, and gives what is in it.
    pub fn close_frame(&mut self) -> Vec<Block> {
        while self.paragraphs.last().is_some_and(|open| open.frame >= self.frames.len()) {
            self.end_paragraph(None);
        }
        self.frames.pop().unwrap_or_default()
    }

    /// Ends a box: what is in it stands after the paragraph that it hangs on.
    pub fn close_box(&mut self) {
        let blocks = self.close_frame();
        self.put(blocks);
    }

    pub fn begin_paragraph(&mut self) {
        self.end_loose();
        self.open(false);
    }

    fn open(&mut self, loose: bool) {
        let frame = self.frames.len();
        self.paragraphs.push(Open { line: Line::default(), after: Vec::new(), frame, loose });
    }

    /// The line under way; words outside of paragraphs get one of their own.
    pub fn line(&mut self) -> &mut Line {
        if self.current().is_none() {
            self.open(true);
        }
        if self.paragraphs.is_empty() {
            self.open(true);
        }
        let last = self.paragraphs.len() - 1;
        &mut self.paragraphs[last].line
    }

    fn current(&mut self) -> Option<&mut Open> {
        let frame = self.frames.len();
        self.paragraphs.last_mut().filter(|open| open.frame == frame)
    }

    /// Takes what the line under way has so far, for a paragraph that goes on in the next one.
    pub fn carry(&mut self) -> Line {
        std::mem::take(self.line())
    }

    /// Ends the paragraph. Empty lines between paragraphs are not kept, but what hangs on them is.
    pub fn end_paragraph(&mut self, what: Option<MarkKind>) {
        let Some(Open { line, after, .. }) = self.paragraphs.pop() else { return };
        let mut blocks = Vec::with_capacity(1 + after.len());
        if !line.is_blank() || !line.anchors.is_empty() {
            blocks.push(Block { line, what });
        }
        blocks.extend(after);
        self.put(blocks);
    }

    fn end_loose(&mut self) {
        if self.current().is_some_and(|open| open.loose) {
            self.end_paragraph(None);
        }
    }

    fn put(&mut self, blocks: Vec<Block>) {
        if let Some(open) = self.current() {
            open.after.extend(blocks);
        } else if let Some(frame) = self.frames.last_mut() {
            frame.extend(blocks);
        }
    }

    pub fn open_table(&mut self) {
        self.end_loose();
        self.tables.push(Table::default());
    }

    pub fn close_table(&mut self) {
        if let Some(table) = self.tables.pop() {
            self.put(table.rows);
        }
    }

    /// Begins a row, after that many columns that it leaves out.
    pub fn open_row(&mut self, before: usize) {
        if let Some(table) = self.tables.last_mut() {
            table.cells = vec![Vec::new(); before.min(MAX_CELLS)];
        }
    }

    /// Ends a cell's frame. It takes `span` columns; where it is `covered` by another, it stays empty.
    pub fn close_cell(&mut self, span: usize, covered: bool) {
        let blocks = self.close_frame();
        let Some(table) = self.tables.last_mut() else { return self.put(blocks) };
        let room = MAX_CELLS.saturating_sub(table.cells.len());
        // Words are never dropped for a row that is too long.
        if room == 0 {
            if let Some(last) = table.cells.last_mut() {
                last.extend(blocks);
            }
            return;
        }
        table.cells.push(if covered { Vec::new() } else { blocks });
        table.cells.extend(std::iter::repeat_n(Vec::new(), span.clamp(1, room) - 1));
    }

    /// The same cell again, as many times.
    pub fn repeat_cell(&mut self, times: usize) {
        let last = self.tables.last().and_then(|table| table.cells.last());
        let size: usize = last.map_or(0, |blocks| blocks.iter().map(size).sum());
        let affordable = self.afford(size, times.min(MAX_CELLS));
        if let Some(table) = self.tables.last_mut() {
            let times = times.min(MAX_CELLS.saturating_sub(table.cells.len()));
            let last = table.cells.last().filter(|_| affordable).cloned().unwrap_or_default();
            table.cells.extend(std::iter::repeat_n(last, times));
        }
    }

    /// Ends a row, which may be `gone` by a tracked change. A row of one cell is no row but a frame
    /// around paragraphs, so these stay what they are.
    pub fn close_row(&mut self, gone: bool, times: usize) {
        let Some(table) = self.tables.last_mut() else { return };
        let mut cells = std::mem::take(&mut table.cells);
        if gone {
            return;
        }
        if cells.len() == 1 {
            table.rows.extend(cells.pop().unwrap_or_default());
            return;
        }
        let line = row(cells);
        if line.is_blank() && line.anchors.is_empty() {
            return;
        }
        let block = Block { line, what: Some(MarkKind::Row) };
        let times = if self.afford(size(&block), times.saturating_sub(1)) { times.max(1) } else { 1 };
        if let Some(table) = self.tables.last_mut() {
            table.rows.extend(std::iter::repeat_n(block, times));
        }
    }

    /// Whether so much may be there so many times more.
    fn afford(&mut self, size: usize, times: usize) -> bool {
        let sum = self.repeated.saturating_add(size.saturating_mul(times));
        let affordable = sum <= MAX_REPEATED;
        if affordable {
            self.repeated = sum;
        }
        affordable
    }
}

/// What a block takes, in bytes.
fn size(block: &Block) -> usize {
    block.line.text.len() + 64 * (1 + block.line.anchors.len())
}

/// Cells as one line, parted by tabs. A row that lies on two pages says so in each of its cells; the
/// page begins once.
fn row(cells: Vec<Vec<Block>>) -> Line {
    let mut lines: Vec<Line> = cells.into_iter().map(flatten).collect();
    let pages = |line: &Line| line.anchors.iter().filter(|(_, anchor)| *anchor == Anchor::Page).count();
    let most = (0..lines.len()).rev().max_by_key(|&at| pages(&lines[at]));
    for (at, line) in lines.iter_mut().enumerate() {
        if Some(at) != most {
            line.anchors.retain(|(_, anchor)| *anchor != Anchor::Page);
        }
    }
    let mut all = Line::default();
    for (at, line) in lines.into_iter().enumerate() {
        if at > 0 {
            all.text.push('\t');
        }
        all.join("", line);
    }
    let end = all.text.trim_end_matches('\t').len();
    all.text.truncate(end);
    for (at, _) in &mut all.anchors {
        *at = (*at).min(end);
    }
    all
}
