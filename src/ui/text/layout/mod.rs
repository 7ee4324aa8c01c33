//! Paragraphs set in lines: which grapheme stands where, and what ink is drawn.
//!
//! A galley of a whole paragraph is trusted only where it has exactly one glyph a character
//! ([`simple`]). Elsewhere the text is set in small boxes that know their bytes ([`boxes`]). Both give
//! the same [`Line`]s, so places and offsets are turned into each other by one piece of code.

mod boxes;
mod fill;
mod measure;
mod simple;

use std::ops::Range;
use std::sync::Arc;

use eframe::egui;
use eframe::egui::epaint::text::FontsView;
use eframe::egui::{FontId, Galley, Rect, Vec2, pos2, vec2};

/// The place of one grapheme on a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    pub start: u32,
    pub left: f32,
    pub right: f32,
    pub rtl: bool,
}

/// A line on the screen. Offsets count from the start of the paragraph, distances from the top left of its
/// words; labels in the gutter stand left of that.
#[derive(Clone, Debug)]
pub struct Line {
    pub range: Range<u32>,
    pub top: f32,
    pub bottom: f32,
    /// In the order of the text.
    pub cells: Vec<Cell>,
    /// Where a caret stands on a line without cells.
    pub edge: f32,
}

/// Something to draw.
#[derive(Clone)]
pub struct Ink {
    pub galley: Arc<Galley>,
    pub pos: Vec2,
    pub tone: Tone,
}

/// Which colour ink takes. Colours are not part of a layout, so that a theme may change without a new one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    Words,
    Name,
    Small,
}

/// A paragraph in lines: those of the gutter first, then the words.
#[derive(Clone, Default)]
pub struct ParagraphLayout {
    pub lines: Vec<Line>,
    pub head_lines: usize,
    pub inks: Vec<Ink>,
    pub height: f32,
    /// Labels that are not among the words, for screen readers.
    pub labels: Vec<(Rect, Arc<str>)>,
    /// Thin lines between the cells of a table's row.
    pub rules: Vec<Rect>,
    /// The lines of the gutter stand above the words and not beside them.
    pub head_above: bool,
    /// From the right, or from the left.
    pub rtl: bool,
    /// The galley of the words where it has one glyph a character, for screen readers.
    pub plain: Option<Arc<Galley>>,
}

/// A stretch of text to be set.
pub struct Request<'a> {
    pub text: &'a str,
    /// The part that is drawn; the rest keeps its place but leaves no ink.
    pub shown: Range<usize>,
    pub font: &'a FontId,
    pub line_height: f32,
    pub width: f32,
    /// Text that decides the direction: the line that this is a piece of.
    pub direction_of: &'a str,
    /// How far apart tab stops stand; 0: tabs are as the face has them.
    pub tab_stop: f32,
    /// Where the cells of a row begin after the first, if its table has columns.
    pub stops: Vec<f32>,
}

impl<'a> Request<'a> {
    pub fn new(text: &'a str, font: &'a FontId, line_height: f32, width: f32) -> Self {
        Self {
            text,
            shown: 0..text.len(),
            font,
            line_height,
            width,
            direction_of: text,
            tab_stop: 0.0,
            stops: Vec::new(),
        }
    }
}

/// Sets a stretch of text, by the fast way where that is exact.
pub fn set(fonts: &mut FontsView<'_>, request: &Request<'_>) -> ParagraphLayout {
    simple::set(fonts, request).unwrap_or_else(|| boxes::set(fonts, request))
}

/// Whether words run from the right.
pub fn is_rtl(text: &str) -> bool {
    boxes::base_level(text).is_rtl()
}

impl ParagraphLayout {
    pub fn body(&self) -> &[Line] {
        &self.lines[self.head_lines..]
    }

    /// The line on which the caret of an offset stands. Where a line is wrapped, the offset belongs to the
    /// line below, or with `upstream` to the end of the line above.
    pub fn line_of(&self, at: u32, upstream: bool) -> usize {
        let holds = |line: &Line| line.range.start <= at && at < line.range.end;
        let ends = |line: &Line| line.range.end == at && line.range.start < at;
        let first = if upstream { self.lines.iter().position(ends) } else { None };
        first
            .or_else(|| self.lines.iter().position(holds))
            .or_else(|| self.lines.iter().rposition(|line| line.range.end == at))
            .unwrap_or(self.lines.len().saturating_sub(1))
    }

    /// Where the caret of an offset stands: a line, and a distance from the left.
    pub fn caret(&self, at: u32, upstream: bool) -> (usize, f32) {
        let index = self.line_of(at, upstream);
        (index, self.lines.get(index).map_or(0.0, |line| line.x_of(at)))
    }

    /// The caret as a rectangle without width.
    pub fn caret_rect(&self, at: u32, upstream: bool) -> Rect {
        let (index, x) = self.caret(at, upstream);
        let (top, bottom) = self.lines.get(index).map_or((0.0, 0.0), |line| (line.top, line.bottom));
        Rect::from_min_max(pos2(x, top), pos2(x, bottom))
    }

    /// The offset nearest to a place, and whether its caret belongs to the end of a wrapped line.
    pub fn hit(&self, pos: Vec2) -> (u32, bool) {
        let (head, body) = self.lines.split_at(self.head_lines);
        let lines = match head {
            [] => body,
            _ if self.head_above && head.iter().all(|line| pos.y > line.bottom) => body,
            _ if self.head_above || pos.x < -6.0 => head,
            _ => body,
        };
        let nearest = lines.iter().min_by(|a, b| a.distance(pos.y).total_cmp(&b.distance(pos.y)));
        nearest.map_or((0, false), |line| line.offset_at(pos.x))
    }

    /// The rectangles that cover a range of bytes, a few a line.
    pub fn rects(&self, range: Range<u32>, out: &mut Vec<Rect>) {
        for line in &self.lines {
            line.rects(&range, out);
        }
    }

    /// From the top of the first to the bottom of the last line that holds part of a range.
    pub fn extent(&self, range: Range<u32>) -> Option<(f32, f32)> {
        let touches = |line: &&Line| line.range.start < range.end && range.start < line.range.end;
        let lines = || self.body().iter().filter(touches).chain(self.lines.iter().filter(touches));
        let bottom = self.lines.iter().filter(touches).map(|line| line.bottom).fold(f32::MIN, f32::max);
        lines().next().map(|first| (first.top, bottom))
    }

    /// Moves all lines and ink.
    pub(super) fn translate(&mut self, by: Vec2) {
        for line in &mut self.lines {
            line.top += by.y;
            line.bottom += by.y;
            line.edge += by.x;
            for cell in &mut line.cells {
                cell.left += by.x;
                cell.right += by.x;
            }
        }
        for ink in &mut self.inks {
            ink.pos += by;
        }
        for (rect, _) in &mut self.labels {
            *rect = rect.translate(by);
        }
        for rule in &mut self.rules {
            *rule = rule.translate(by);
        }
    }

    /// Counts offsets from an earlier byte.
    pub(super) fn shift(&mut self, by: u32) {
        for line in &mut self.lines {
            line.range = line.range.start + by..line.range.end + by;
            for cell in &mut line.cells {
                cell.start += by;
            }
        }
    }
}

impl Line {
    /// The bytes after a cell's grapheme: where the next one begins.
    fn end_of(&self, index: usize) -> u32 {
        self.cells.get(index + 1).map_or(self.range.end, |next| next.start)
    }

    fn distance(&self, y: f32) -> f32 {
        (self.top - y).max(y - self.bottom).max(0.0)
    }

    pub fn x_of(&self, at: u32) -> f32 {
        let index = self.cells.partition_point(|cell| cell.start < at);
        match (self.cells.get(index), self.cells.last()) {
            (Some(cell), _) if cell.start == at || index == 0 => {
                if cell.rtl {
                    cell.right
                } else {
                    cell.left
                }
            }
            // Inside a grapheme, which no caller asks for: its start.
            (Some(_), _) => {
                self.cells.get(index - 1).map_or(self.edge, |c| if c.rtl { c.right } else { c.left })
            }
            (None, Some(last)) if at < self.range.end => {
                if last.rtl {
                    last.right
                } else {
                    last.left
                }
            }
            (None, Some(last)) => {
                if last.rtl {
                    last.left
                } else {
                    last.right
                }
            }
            (None, None) => self.edge,
        }
    }

    /// The offset whose caret is nearest, and whether it is the end of this line and not the start of the next.
    pub fn offset_at(&self, x: f32) -> (u32, bool) {
        let distance = |cell: &Cell| {
            let outside = (cell.left - x).max(x - cell.right).max(0.0);
            // On a border the cell to the right counts; cells without width count last.
            let border = if x >= cell.right || cell.right <= cell.left { 1e-4 } else { 0.0 };
            outside + border
        };
        let nearest =
            self.cells.iter().enumerate().min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)));
        let Some((index, cell)) = nearest else { return (self.range.start, false) };
        let first_half = x < cell.left.midpoint(cell.right);
        let at = if first_half == cell.rtl { self.end_of(index) } else { cell.start };
        (at, at == self.range.end && at > self.range.start)
    }

    fn rects(&self, range: &Range<u32>, out: &mut Vec<Rect>) {
        let from = self.cells.partition_point(|cell| cell.start < range.start);
        let to = self.cells.partition_point(|cell| cell.start < range.end);
        let mut spans: Vec<(f32, f32)> =
            self.cells[from.min(to)..to].iter().map(|cell| (cell.left, cell.right)).collect();
        if self.cells[from.min(to)..to].windows(2).any(|pair| pair[1].left < pair[0].left) {
            spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        }
        let mut open: Option<Rect> = None;
        for (left, right) in spans {
            match &mut open {
                Some(rect) if left <= rect.right() + 0.6 => rect.max.x = rect.max.x.max(right),
                _ => {
                    out.extend(open.take());
                    open = Some(Rect::from_min_max(pos2(left, self.top), pos2(right, self.bottom)));
                }
            }
        }
        out.extend(open.filter(|rect| rect.width() > 0.0));
    }
}

/// One galley without wrapping or colour of its own.
fn galley(fonts: &mut FontsView<'_>, text: &str, font: &FontId, line_height: f32, width: f32) -> Arc<Galley> {
    let format = egui::TextFormat {
        font_id: font.clone(),
        line_height: Some(line_height),
        color: egui::Color32::PLACEHOLDER,
        ..Default::default()
    };
    let mut job = egui::text::LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = width;
    job.break_on_newline = false;
    fonts.layout_job(job)
}

/// A line without words.
pub(super) fn empty(line_height: f32) -> ParagraphLayout {
    let line = Line { range: 0..0, top: 0.0, bottom: line_height, cells: Vec::new(), edge: 0.0 };
    ParagraphLayout { lines: vec![line], height: line_height, ..Default::default() }
}

/// Puts a label's lines into the gutter of a paragraph.
pub(super) fn with_head(
    mut body: ParagraphLayout,
    mut head: ParagraphLayout,
    at: Vec2,
    tone: Tone,
) -> ParagraphLayout {
    head.translate(vec2(at.x, at.y));
    for ink in &mut head.inks {
        ink.tone = tone;
    }
    let lines = head.lines.len();
    body.lines.splice(body.head_lines..body.head_lines, head.lines);
    body.head_lines += lines;
    body.inks.extend(head.inks);
    body.height = body.height.max(at.y + head.height);
    body
}
