//! Boxes into lines.

use std::collections::VecDeque;

use eframe::egui::epaint::text::FontsView;
use eframe::egui::{Rect, pos2, vec2};
use unicode_bidi::{BidiInfo, Level};

use super::boxes::{Boxed, Cut, shape};
use super::{Cell, Ink, Line, ParagraphLayout, Request, Tone, measure};

/// Fills lines greedily; what is wider than a line by itself is broken between graphemes.
pub fn lines(
    fonts: &mut FontsView<'_>,
    request: &Request<'_>,
    boxes: Vec<Boxed>,
    base: Level,
) -> ParagraphLayout {
    let mut page = Page {
        request,
        base,
        layout: ParagraphLayout::default(),
        line: Vec::new(),
        used: 0.0,
        tabs: 0,
        indent: 0.0,
        hang: 0.0,
    };
    page.layout.rtl = base.is_rtl();
    let mut queue: VecDeque<Boxed> = boxes.into();
    while !queue.is_empty() {
        let next_open = queue.iter().skip(1).position(|b| b.opens).map_or(queue.len(), |at| at + 1);
        let mut unit: VecDeque<Boxed> = queue.drain(..next_open).collect();
        let spaces = unit.iter().rev().take_while(|b| b.space).count();
        let core: f32 = unit.iter().take(unit.len() - spaces).map(|b| b.width).sum();
        if page.used + core > request.width && !page.line.is_empty() {
            page.flush();
        }
        let fits = core <= request.width - page.hang;
        while let Some(next) = unit.pop_front() {
            if !fits && !next.space && page.used + next.width > request.width {
                page.tear(fonts, next, &mut unit);
            } else {
                page.push(next);
            }
        }
    }
    page.flush();
    page.layout.height = page.layout.lines.last().map_or(request.line_height, |line| line.bottom);
    page.layout
}

/// Between the cells of a row, at least.
const MIN_TAB: f32 = 20.0;

struct Page<'r, 'a> {
    request: &'r Request<'a>,
    base: Level,
    layout: ParagraphLayout,
    line: Vec<Boxed>,
    used: f32,
    /// So many cells of the row are full.
    tabs: usize,
    /// How far in this line begins, and the next: what is too long for a cell goes on under its start.
    indent: f32,
    hang: f32,
}

impl Page<'_, '_> {
    fn push(&mut self, mut next: Boxed) {
        if self.is_tab(&next) {
            let stop = self.stop();
            // After a cell that is too long the next one stands in its column, a line further down.
            if self.used + MIN_TAB > stop && !self.line.is_empty() {
                self.flush();
            }
            next.width = (stop - self.used).max(MIN_TAB);
            self.tabs += 1;
            self.hang = self.used + next.width;
        }
        self.used += next.width;
        self.line.push(next);
    }

    /// Where the next cell begins; beyond the known columns, at the next of even stops.
    fn stop(&self) -> f32 {
        let even = self.request.tab_stop;
        let next = || ((self.used + MIN_TAB) / even).ceil() * even;
        self.request.stops.get(self.tabs).copied().unwrap_or_else(next)
    }

    fn is_tab(&self, of: &Boxed) -> bool {
        self.request.tab_stop > 0.0 && &self.request.text[of.range.clone()] == "\t"
    }

    /// Sets as much of a box as fits, and gives the rest back.
    fn tear(&mut self, fonts: &mut FontsView<'_>, next: Boxed, rest: &mut VecDeque<Boxed>) {
        let room = self.request.width - self.used;
        let fitting = next.edges.iter().skip(1).take_while(|(_, edge)| *edge <= room).last();
        let at = match (fitting, next.edges.get(1)) {
            (Some((at, _)), _) => *at,
            _ if !self.line.is_empty() => {
                self.flush();
                rest.push_front(next);
                return;
            }
            (None, Some((at, _))) => *at,
            (None, None) => {
                self.push(next);
                return;
            }
        };
        let cut = |range, opens| Cut { range, level: next.level, space: false, opens };
        let first = shape(fonts, self.request, cut(next.range.start..at, next.opens));
        let second = shape(fonts, self.request, cut(at..next.range.end, true));
        self.push(first);
        self.flush();
        rest.push_front(second);
    }

    /// Orders the boxes of a line as they are seen, and places them.
    fn flush(&mut self) {
        let height = self.request.line_height;
        let top = self.layout.lines.len() as f32 * height;
        let start = self.layout.lines.last().map_or(0, |line| line.range.end);
        let rtl = self.base.is_rtl();
        let boxes = std::mem::take(&mut self.line);
        let indent = std::mem::replace(&mut self.indent, self.hang);
        self.used = self.hang;
        if boxes.is_empty() && !self.layout.lines.is_empty() {
            return;
        }
        let end = boxes.last().map_or(start, |last| last.range.end as u32);
        let hanging = boxes.iter().rev().take_while(|b| b.space).count();
        let levels: Vec<Level> = boxes
            .iter()
            .enumerate()
            .map(|(index, b)| if index + hanging >= boxes.len() { self.base } else { b.level })
            .collect();
        let total: f32 = boxes.iter().map(|b| b.width).sum();
        let mut x = if rtl { self.request.width - total - indent } else { indent };
        let mut cells: Vec<Cell> = Vec::new();
        for index in BidiInfo::reorder_visual(&levels) {
            let (boxed, level) = (&boxes[index], levels[index]);
            place(boxed, level.is_rtl(), x, &mut cells);
            let inside =
                self.request.shown.start <= boxed.range.start && boxed.range.end <= self.request.shown.end;
            if self.is_tab(boxed) {
                let middle = if rtl { x + MIN_TAB / 2.0 } else { x + boxed.width - MIN_TAB / 2.0 };
                let rule = Rect::from_min_max(pos2(middle, top + 3.0), pos2(middle, top + height - 3.0));
                self.layout.rules.push(rule);
            }
            if !boxed.space && inside {
                let ink = Ink { galley: boxed.galley.clone(), pos: vec2(x, top), tone: Tone::Words };
                self.layout.inks.push(ink);
            }
            x += boxed.width;
        }
        cells.sort_by_key(|cell| cell.start);
        let text = self.request.text;
        measure::share(&mut cells, |at| text[at as usize..].chars().next());
        let edge = if rtl { self.request.width } else { 0.0 };
        self.layout.lines.push(Line { range: start..end, top, bottom: top + height, cells, edge });
    }
}

/// The cells of one box that stands at `x`.
fn place(boxed: &Boxed, rtl: bool, x: f32, cells: &mut Vec<Cell>) {
    for (index, (start, edge)) in boxed.edges.iter().enumerate() {
        let next = boxed.edges.get(index + 1).map_or(boxed.width, |(_, edge)| *edge);
        let (left, right) =
            if rtl { (x + boxed.width - next, x + boxed.width - edge) } else { (x + edge, x + next) };
        cells.push(Cell { start: *start as u32, left, right: right.max(left), rtl });
    }
}
