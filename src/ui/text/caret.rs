//! Where the caret goes.

use eframe::egui;
use eframe::egui::vec2;

use super::sheet::Sheet;
use super::state::{Reveal, Selection};
use super::words::{self, Unit};
use crate::study::{next_border, previous_border};

/// A step of the caret.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    LineStart,
    LineEnd,
    Start,
    End,
    PageUp,
    PageDown,
}

impl Sheet<'_> {
    /// Moves the caret, and with `extend` leaves the anchor where it is.
    pub fn step(&mut self, step: Step, extend: bool) {
        let Selection { anchor, head } = self.state.selection;
        let span = self.state.selection.span();
        let rtl = {
            let index = self.doc.paragraph_at(head);
            self.layout(index).rtl
        };
        // Left and right are those of the paragraph: one key always goes on, whatever runs the line has.
        let forward = match step {
            Step::Left | Step::WordLeft => rtl,
            _ => !rtl,
        };
        let mut upstream = false;
        let mut column = None;
        let to = match step {
            Step::Left | Step::Right if !extend && anchor != head => {
                if forward {
                    span.end as usize
                } else {
                    span.start as usize
                }
            }
            Step::Left | Step::Right if forward => next_border(self.doc.text(), head),
            Step::Left | Step::Right => previous_border(self.doc.text(), head),
            Step::WordLeft | Step::WordRight if forward => words::next_end(self.doc, head, Unit::Word),
            Step::WordLeft | Step::WordRight => words::previous_start(self.doc, head, Unit::Word),
            Step::Up | Step::Down => {
                let x = self.column_of(head);
                column = Some(x);
                let (to, at_end) = self.line_beside(head, x, step == Step::Down);
                upstream = at_end;
                to
            }
            Step::LineStart | Step::LineEnd => {
                let index = self.doc.paragraph_at(head);
                let start = self.doc.paragraphs().get(index).map_or(0, |p| p.range.start as usize);
                let layout = self.layout(index);
                let line = &layout.lines[layout.line_of((head - start) as u32, self.state.upstream)];
                upstream = step == Step::LineEnd;
                start + if upstream { line.range.end } else { line.range.start } as usize
            }
            Step::Start => 0,
            Step::End => self.doc.text().len(),
            Step::PageUp | Step::PageDown => {
                column = Some(self.column_of(head));
                let (to, at_end) = self.page(head, column.unwrap_or(0.0), step == Step::PageDown);
                upstream = at_end;
                to
            }
        };
        self.move_to(to, upstream, extend);
        self.state.column = column;
        self.reveal(Reveal::Nearest(to));
    }

    pub fn move_to(&mut self, to: usize, upstream: bool, extend: bool) {
        self.state.selection.head = to;
        if !extend {
            self.state.selection.anchor = to;
        }
        self.state.upstream = upstream;
        self.state.column = None;
    }

    pub fn select(&mut self, anchor: usize, head: usize) {
        self.state.selection = Selection { anchor, head };
        self.state.upstream = true;
        self.state.column = None;
    }

    fn column_of(&mut self, head: usize) -> f32 {
        let index = self.doc.paragraph_at(head);
        let start = self.doc.paragraphs().get(index).map_or(0, |p| p.range.start as usize);
        let x = self.layout(index).caret((head - start) as u32, self.state.upstream).1;
        self.state.column.unwrap_or(x)
    }

    /// The place at a distance from the left on the line above or below.
    fn line_beside(&mut self, head: usize, x: f32, down: bool) -> (usize, bool) {
        let mut index = self.doc.paragraph_at(head);
        let start = self.doc.paragraphs().get(index).map_or(0, |p| p.range.start as usize);
        let mut layout = self.layout(index);
        let line = layout.line_of((head - start) as u32, self.state.upstream).max(layout.head_lines);
        let line = if down && line + 1 < layout.lines.len() {
            line + 1
        } else if !down && line > layout.head_lines {
            line - 1
        } else if down && index + 1 < self.doc.paragraphs().len() {
            index += 1;
            layout = self.layout(index);
            layout.head_lines
        } else if !down && index > 0 {
            index -= 1;
            layout = self.layout(index);
            layout.lines.len().saturating_sub(1)
        } else {
            let at = if down { self.doc.text().len() } else { 0 };
            return (at, down);
        };
        let start = self.doc.paragraphs()[index].range.start;
        let (at, upstream) = layout.lines[line].offset_at(x);
        ((start + at) as usize, upstream)
    }

    /// A screen further, with the caret at the same height.
    fn page(&mut self, head: usize, x: f32, down: bool) -> (usize, bool) {
        self.reveal(Reveal::Nearest(head));
        let Some(rect) = self.caret_rect(head, self.state.upstream) else { return (head, false) };
        let distance = (self.geometry.view.height() - self.line_height * 2.0).max(self.line_height);
        let before = self.state.top;
        self.scroll_by(if down { distance } else { -distance });
        if before == self.state.top {
            return if down { (self.doc.text().len(), true) } else { (0, false) };
        }
        self.hit(egui::pos2(self.geometry.left + x, rect.center().y))
    }

    /// Lets the end of the passage grow or shrink.
    pub fn stretch(&mut self, unit: Unit, grow: bool) {
        let span = self.state.selection.span();
        let (start, end) = (span.start as usize, span.end as usize);
        if span.is_empty() {
            let to = words::next_end(self.doc, start, Unit::Word);
            let word = words::word_at(self.doc, to);
            let from = if word.start <= start {
                word.start
            } else {
                words::previous_start(self.doc, to, Unit::Word)
            };
            self.select(from, to);
        } else if grow {
            self.select(start, words::next_end(self.doc, end, unit));
        } else if let Some(to) = words::previous_end(self.doc, end, unit).filter(|to| *to > start) {
            self.select(start, to);
        }
        self.reveal(Reveal::Nearest(self.state.selection.head));
    }

    /// Follows the pointer of a drag; outside of the view the text runs by, the faster the further out.
    pub fn drag_to(&mut self, pos: egui::Pos2) {
        let view = self.geometry.view;
        let over = if pos.y < view.top() { pos.y - view.top() } else { (pos.y - view.bottom()).max(0.0) };
        if over != 0.0 {
            let dt = self.ui.input(|i| i.stable_dt).min(0.1);
            self.scroll_by((over * 8.0).clamp(-4_000.0, 4_000.0) * dt);
            self.ui.request_repaint();
        }
        let inside = egui::pos2(pos.x, pos.y.clamp(view.top() + 1.0, view.bottom() - 1.0));
        let (to, upstream) = self.hit(inside);
        self.move_to(to, upstream, true);
    }

    /// Where a floating bar can stand: the last line of the selection, from its left to its right.
    pub fn selection_rect(&self) -> Option<egui::Rect> {
        let span = self.state.selection.span();
        let rect = if span.is_empty() {
            self.caret_rect(self.state.selection.head, self.state.upstream)
        } else {
            let rects = self.rects(span);
            let view = self.geometry.view;
            // From the first line that is in sight to the last, which has to be.
            let last = rects.last().copied().filter(|last| last.intersects(view));
            last.map(|last| {
                let seen = rects.iter().filter(|rect| rect.intersects(view));
                seen.fold(last, |all, rect| all.union(*rect))
            })
        };
        rect.filter(|rect| rect.expand2(vec2(1.0, 0.0)).intersects(self.geometry.view))
    }
}
