//! What is painted under the words, and the words.

use eframe::egui;
use eframe::egui::{Painter, Rect, StrokeKind, pos2, vec2};

use super::layout::Tone;
use super::sheet::Sheet;
use crate::study::Span;

/// Found words, and which of them one is at.
#[derive(Clone, Copy, Default)]
pub struct Hits<'a> {
    /// Sorted by start, none overlapping another.
    pub all: &'a [Span],
    pub current: Option<usize>,
}

impl Hits<'_> {
    /// Those that share a byte with a range.
    fn within(&self, range: std::ops::Range<u32>) -> impl Iterator<Item = (usize, Span)> {
        let from = self.all.partition_point(|hit| hit.end <= range.start);
        let inside = self.all[from..].iter().take_while(move |hit| hit.start < range.end);
        inside.enumerate().map(move |(index, hit)| (from + index, *hit))
    }
}

/// Rectangles behind the words: records first, then found words, and the selection over all.
pub fn backgrounds(sheet: &Sheet<'_>, painter: &Painter, tinted: &[(Span, egui::Color32)], hits: Hits<'_>) {
    let colours = &sheet.style.colours;
    for (span, colour) in tinted {
        fill(sheet, painter, *span, *colour);
    }
    let found: Vec<(usize, Vec<Rect>)> =
        hits.within(sheet.placed_range()).map(|(index, hit)| (index, sheet.rects(hit))).collect();
    for rect in found.iter().flat_map(|(_, rects)| rects) {
        painter.rect_filled(*rect, 0.0, colours.hit);
    }
    fill(sheet, painter, sheet.state.selection.span(), colours.selection);
    line_ends(sheet, painter);
    for (index, rects) in &found {
        for rect in rects {
            painter.hline(rect.x_range(), rect.bottom() - 1.0, colours.hit_line);
            if hits.current == Some(*index) {
                painter.rect_stroke(rect.expand(1.0), 2.0, colours.current_hit, StrokeKind::Inside);
            }
        }
    }
}

fn fill(sheet: &Sheet<'_>, painter: &Painter, span: Span, colour: egui::Color32) {
    if !span.is_empty() {
        for rect in sheet.rects(span) {
            painter.rect_filled(rect, 0.0, colour);
        }
    }
}

/// A selected line feed shows as a narrow strip after its line, so that an empty line can be seen selected.
fn line_ends(sheet: &Sheet<'_>, painter: &Painter) {
    let span = sheet.state.selection.span();
    for placed in &sheet.placed {
        let range = &sheet.doc.paragraphs()[placed.index].range;
        let next = sheet.doc.paragraphs().get(placed.index + 1);
        let feed = next.is_some_and(|next| next.range.start > range.end);
        if feed && span.start <= range.end && range.end < span.end {
            let caret = placed.layout.caret_rect(range.end - range.start, true);
            let left = if placed.layout.rtl { caret.left() - 5.0 } else { caret.left() };
            let strip = Rect::from_min_size(pos2(left, caret.top()), vec2(5.0, caret.height()));
            let strip = strip.translate(placed.origin.to_vec2());
            painter.rect_filled(strip, 0.0, sheet.style.colours.selection);
        }
    }
}

pub fn words(sheet: &Sheet<'_>, painter: &Painter) {
    let colours = &sheet.style.colours;
    let clip = painter.clip_rect();
    for placed in &sheet.placed {
        let asks = sheet.doc.paragraphs()[placed.index].asks;
        for rule in &placed.layout.rules {
            let rule = rule.translate(placed.origin.to_vec2());
            painter.vline(rule.left(), rule.y_range(), colours.hairline);
        }
        for ink in &placed.layout.inks {
            let pos = placed.origin + ink.pos;
            if pos.y > clip.bottom() || pos.y + ink.galley.size().y < clip.top() {
                continue;
            }
            let colour = match ink.tone {
                Tone::Words if asks => colours.question,
                Tone::Words => colours.words,
                Tone::Name => colours.name,
                Tone::Small => colours.small,
            };
            painter.galley(pos, ink.galley.clone(), colour);
        }
    }
}

/// A bar beside what one person says, over all paragraphs of the turn. The name stands beside it: the
/// colour only helps to find it again.
pub fn speakers(sheet: &Sheet<'_>, painter: &Painter) {
    for placed in &sheet.placed {
        let paragraph = &sheet.doc.paragraphs()[placed.index];
        let Some(speaker) = paragraph.speaker.filter(|_| !paragraph.is_empty()) else { continue };
        let colours = &sheet.style.colours.speakers;
        let colour = colours[usize::from(speaker) % colours.len()];
        let top = placed.origin.y + 3.0;
        let bottom = (placed.origin.y + placed.layout.height - 3.0).max(top + 3.0);
        let left = sheet.geometry.left - 8.0;
        painter.rect_filled(Rect::from_min_max(pos2(left, top), pos2(left + 3.0, bottom)), 1.5, colour);
    }
}

pub fn caret(sheet: &Sheet<'_>, painter: &Painter) {
    if let Some(rect) = sheet.caret_rect(sheet.state.selection.head, sheet.state.upstream) {
        painter.vline(rect.left(), rect.y_range().shrink(2.0), sheet.style.colours.caret);
    }
}

pub fn focus_ring(sheet: &Sheet<'_>, painter: &Painter) {
    painter.rect_stroke(sheet.geometry.view, 0.0, sheet.style.colours.focus, StrokeKind::Inside);
}

/// A ribbon before the line of each bookmark, and a tick on the map.
pub fn bookmarks(sheet: &Sheet<'_>, painter: &Painter, all: &[u32]) {
    let colour = sheet.style.colours.bookmark;
    let map = sheet.geometry.map;
    let length = sheet.doc.text().len().max(1) as f32;
    for at in all {
        let y = map.top() + map.height() * (*at as f32 / length);
        painter.rect_filled(Rect::from_min_size(pos2(map.left(), y), vec2(5.0, 3.0)), 0.0, colour);
    }
    let seen = sheet.placed_range();
    let from = all.partition_point(|at| *at < seen.start);
    for at in all[from..].iter().take_while(|at| **at <= seen.end) {
        let Some(line) = sheet.caret_rect(*at as usize, false) else { continue };
        let left = sheet.geometry.left - sheet.geometry.gutter - 13.0;
        let (top, bottom) = (line.top() + 4.0, line.top() + 18.0);
        // With its notch a ribbon is not convex: a block and two corners.
        let notch = pos2(left + 4.0, bottom - 4.0);
        painter.rect_filled(Rect::from_min_max(pos2(left, top), pos2(left + 8.0, notch.y)), 0.0, colour);
        for side in [left, left + 8.0] {
            let corner = vec![pos2(side, notch.y), notch, pos2(side, bottom)];
            painter.add(egui::Shape::convex_polygon(corner, colour, egui::Stroke::NONE));
        }
    }
}
