//! The part of a text that is on the screen: which paragraphs, and where.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{Pos2, Rect, Ui, pos2};

use super::doc::TextDoc;
use super::geometry::Geometry;
use super::layout::ParagraphLayout;
use super::state::{Go, Reveal, TextViewState, Top};
use super::style::TextStyle;
use crate::study::Span;

const TOP_SPACE: f32 = 16.0;
const BOTTOM_SPACE: f32 = 48.0;
/// Lines that are scrolled to keep this distance from the edge.
const MARGIN: f32 = 12.0;

/// One frame's work on a text view.
pub struct Sheet<'a> {
    pub ui: &'a Ui,
    pub doc: &'a TextDoc,
    pub style: &'a TextStyle,
    pub geometry: Geometry,
    pub state: &'a mut TextViewState,
    /// In whole pixels, so that all lines are equally high.
    pub line_height: f32,
    pub placed: Vec<Placed>,
}

/// A paragraph on the screen.
#[derive(Clone)]
pub struct Placed {
    pub index: usize,
    /// Top left of its words.
    pub origin: Pos2,
    pub layout: Arc<ParagraphLayout>,
}

impl Sheet<'_> {
    fn count(&self) -> usize {
        self.doc.paragraphs().len()
    }

    pub fn layout(&mut self, index: usize) -> Arc<ParagraphLayout> {
        if let Some(layout) = self.state.cache.get(index) {
            return layout;
        }
        let layout = match self.doc.paragraphs().get(index) {
            Some(paragraph) => Arc::new(self.set(index, paragraph)),
            None => Arc::default(),
        };
        self.state.cache.put(index, layout.clone());
        layout
    }

    /// A paragraph with the space around it.
    fn height(&mut self, index: usize) -> f32 {
        let below = match (self.doc.paragraphs().get(index), self.doc.paragraphs().get(index + 1)) {
            (_, None) => BOTTOM_SPACE,
            (Some(this), Some(next)) if this.blank || next.continued => 0.0,
            _ => self.style.paragraph_gap,
        };
        above(index) + self.layout(index).height + below
    }

    /// Sets the view to a place and moves it into the bounds of the text.
    pub fn set_top(&mut self, paragraph: usize, offset: f32) {
        let mut top = Top { paragraph: paragraph.min(self.count().saturating_sub(1)), offset };
        self.climb(&mut top);
        while top.paragraph + 1 < self.count() {
            let height = self.height(top.paragraph);
            if top.offset < height {
                break;
            }
            top.offset -= height;
            top.paragraph += 1;
        }
        let mut filled = -top.offset;
        let mut index = top.paragraph;
        while filled < self.geometry.view.height() {
            if index == self.count() {
                top.offset -= self.geometry.view.height() - filled;
                self.climb(&mut top);
                break;
            }
            filled += self.height(index);
            index += 1;
        }
        self.state.top = top;
    }

    fn climb(&mut self, top: &mut Top) {
        while top.offset < 0.0 && top.paragraph > 0 {
            top.paragraph -= 1;
            top.offset += self.height(top.paragraph);
        }
        top.offset = top.offset.max(0.0);
    }

    pub fn scroll_by(&mut self, distance: f32) {
        let top = self.state.top;
        self.set_top(top.paragraph, top.offset + distance);
        self.place();
    }

    /// Finds which paragraphs are on the screen, and where.
    pub fn place(&mut self) {
        self.placed.clear();
        let view = self.geometry.view;
        let ppp = self.ui.pixels_per_point();
        let Top { paragraph, offset } = self.state.top;
        let mut y = view.top() - offset;
        let mut index = paragraph;
        while index < self.count() && y < view.bottom() {
            let layout = self.layout(index);
            let top = ((y + above(index)) * ppp).round() / ppp;
            self.placed.push(Placed { index, origin: pos2(self.geometry.left, top), layout });
            y += self.height(index);
            index += 1;
        }
    }

    pub fn reveal(&mut self, what: Reveal) {
        let view = self.geometry.view;
        let offset = match what {
            Reveal::Nearest(offset) => offset,
            Reveal::Comfortably(span) => span.start as usize,
        };
        let index = self.doc.paragraph_at(offset);
        let start = self.doc.paragraphs().get(index).map_or(0, |p| p.range.start as usize);
        let upstream = self.state.upstream && what == Reveal::Nearest(offset);
        let rect = self.layout(index).caret_rect((offset - start.min(offset)) as u32, upstream);
        let (line_top, line_bottom) = (above(index) + rect.top(), above(index) + rect.bottom());
        let seen = self.placed.iter().find(|placed| placed.index == index).map(|placed| {
            let top = placed.origin.y - above(index);
            (top + line_top, top + line_bottom)
        });
        match what {
            Reveal::Nearest(_) => match seen {
                Some((top, _)) if top < view.top() + MARGIN => self.set_top(index, line_top - MARGIN),
                Some((_, bottom)) if bottom <= view.bottom() - MARGIN => {}
                None if index <= self.state.top.paragraph => self.set_top(index, line_top - MARGIN),
                _ => self.set_top(index, line_bottom + MARGIN - view.height()),
            },
            Reveal::Comfortably(span) => {
                let end = self.rects(span).last().map(Rect::bottom);
                let whole = seen.is_some_and(|(top, _)| top >= view.top())
                    && end.is_some_and(|bottom| bottom <= view.bottom() - MARGIN)
                    && self
                        .placed
                        .last()
                        .is_some_and(|p| p.index >= self.doc.paragraph_at(span.end as usize));
                if !whole {
                    self.set_top(index, line_top - view.height() / 3.0);
                }
            }
        }
        self.place();
    }

    /// The offset nearest to a place on the screen.
    pub fn hit(&self, pos: Pos2) -> (usize, bool) {
        let found = self.placed.iter().rev().find(|p| p.origin.y <= pos.y).or_else(|| self.placed.first());
        let Some(placed) = found else { return (0, false) };
        let start = self.doc.paragraphs()[placed.index].range.start;
        let (at, upstream) = placed.layout.hit(pos - placed.origin);
        ((start + at) as usize, upstream)
    }

    /// The caret of an offset on the screen, if its paragraph is there.
    pub fn caret_rect(&self, offset: usize, upstream: bool) -> Option<Rect> {
        let placed = self.placed_at(offset)?;
        let start = self.doc.paragraphs()[placed.index].range.start as usize;
        let rect = placed.layout.caret_rect((offset - start) as u32, upstream);
        Some(rect.translate(placed.origin.to_vec2()))
    }

    pub fn placed_at(&self, offset: usize) -> Option<&Placed> {
        let index = self.doc.paragraph_at(offset);
        let first = self.placed.first()?.index;
        self.placed.get(index.checked_sub(first)?)
    }

    /// The rectangles of a passage, as far as its paragraphs are on the screen.
    pub fn rects(&self, span: Span) -> Vec<Rect> {
        let mut out = Vec::new();
        for placed in &self.placed {
            let range = &self.doc.paragraphs()[placed.index].range;
            if let Some(part) = within(span, range) {
                let from = out.len();
                placed.layout.rects(part, &mut out);
                for rect in &mut out[from..] {
                    *rect = self.tidy(*rect).translate(placed.origin.to_vec2());
                }
            }
        }
        out
    }

    /// Spaces that hang over the edge of a line are not painted there.
    fn tidy(&self, rect: Rect) -> Rect {
        let width = self.geometry.width + 4.0;
        if rect.right() <= 0.0 {
            return rect;
        }
        let left = rect.left().clamp(-4.0, width);
        Rect::from_min_max(pos2(left, rect.top()), pos2(rect.right().min(width).max(left), rect.bottom()))
    }

    /// The bytes of the paragraphs on the screen.
    pub fn placed_range(&self) -> Range<u32> {
        let range = |placed: &Placed| self.doc.paragraphs()[placed.index].range.clone();
        let start = self.placed.first().map_or(0, |first| range(first).start);
        start..self.placed.last().map_or(start, |last| range(last).end)
    }

    /// The bytes on the screen, measured by height inside a paragraph.
    pub fn seen_range(&mut self) -> Range<f32> {
        let Top { paragraph, offset } = self.state.top;
        let top = self.byte_at(paragraph, offset);
        let Some(last) = self.placed.last() else { return top..top };
        let (index, origin) = (last.index, last.origin.y);
        let below = self.geometry.view.bottom() - origin + above(index);
        top..self.byte_at(index, below)
    }

    fn byte_at(&mut self, index: usize, offset: f32) -> f32 {
        let share = (offset / self.height(index).max(1.0)).clamp(0.0, 1.0);
        self.doc.paragraphs().get(index).map_or(0.0, |p| p.range.start as f32 + p.len() as f32 * share)
    }

    /// Moves the view so that it begins at about a byte.
    pub fn jump_to_byte(&mut self, byte: f32) {
        let index = self.doc.paragraph_at(byte.max(0.0) as usize);
        let Some(paragraph) = self.doc.paragraphs().get(index) else { return };
        let share = (byte - paragraph.range.start as f32) / (paragraph.len() as f32).max(1.0);
        let height = self.height(index);
        self.set_top(index, share.clamp(0.0, 1.0) * height);
        self.place();
    }

    /// Begins the view at a place.
    pub fn go(&mut self, to: Go) {
        match to {
            Go::Offset(offset) => {
                self.set_top_offset(self.doc.border(offset));
                self.place();
            }
            Go::Share(share) => self.jump_to_byte(share * self.doc.text().len() as f32),
            Go::Paragraph(number, share) => {
                let index = self.doc.paragraph_numbered(number);
                let height = self.layout(index).height;
                self.set_top(index, share.clamp(0.0, 1.0) * height);
                self.place();
            }
        }
    }

    /// The byte of the line at the top, to find it again when lines are set anew.
    pub fn top_offset(&self, layout: &ParagraphLayout) -> usize {
        let Top { paragraph, offset } = self.state.top;
        let y = offset - above(paragraph) + 0.5;
        let line = layout.body().iter().find(|line| line.bottom > y).or_else(|| layout.body().last());
        let at = line.map_or(0, |line| line.range.start);
        self.doc.paragraphs().get(paragraph).map_or(0, |p| (p.range.start + at) as usize)
    }

    /// Puts the line of an offset at the top.
    pub fn set_top_offset(&mut self, offset: usize) {
        let index = self.doc.paragraph_at(offset);
        let start = self.doc.paragraphs().get(index).map_or(0, |p| p.range.start as usize);
        let top = self.layout(index).caret_rect((offset - start) as u32, false).top();
        self.set_top(index, top + if top > 0.0 { above(index) } else { 0.0 });
    }
}

/// The part of a passage in a paragraph, counted from its start.
pub fn within(span: Span, range: &Range<u32>) -> Option<Range<u32>> {
    let start = span.start.max(range.start);
    let end = span.end.min(range.end);
    (start < end).then(|| start - range.start..end - range.start)
}

/// The space above the first paragraph.
fn above(index: usize) -> f32 {
    if index == 0 { TOP_SPACE } else { 0.0 }
}
