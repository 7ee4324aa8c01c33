//! Cells that hold something else than a count: residuals, ratings, cases, levels, passages.

use eframe::egui::{Align, Painter, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::cell::{Look, mark, paragraph, plain, unwritten};
use super::said::{self, Far, HIGHEST};
use crate::analysis::MatrixCell;
use crate::t;
use crate::ui::theme::{Tokens, font, measure};
use crate::ui::widgets::paint::{line, line_at};
use crate::ui::widgets::paint_level;

/// Left and right of what stands in a cell.
const EDGE: f32 = 8.0;
/// From one step of a rating to the next.
const STEP: f32 = 14.0;

/// A signed number; what is far from expected has a triangle that points there, and a word where there is
/// room for it.
pub fn association(ui: &Ui, t: &Tokens, rect: Rect, cell: &MatrixCell, look: &Look) {
    plain(ui, t, rect, cell, look, look.kind);
    let Some(residual) = cell.value else { return };
    let far = Far::of(residual);
    if far == Far::Near {
        return;
    }
    let centre = pos2(rect.left() + EDGE + 5.0, rect.center().y);
    triangle(ui.painter(), centre, far == Far::Above, t);
    let room = rect.width() - 2.0 * EDGE - 14.0 - 48.0;
    if room > 24.0 {
        let word = line(ui, far.word(), font::caption(), t.ink2, room);
        line_at(ui.painter(), word, rect.left() + EDGE + 14.0, rect.center().y);
    }
}

fn triangle(painter: &Painter, centre: eframe::egui::Pos2, up: bool, t: &Tokens) {
    let tip = if up { -4.5 } else { 4.5 };
    let corners =
        vec![centre + vec2(-4.5, -tip * 0.8), centre + vec2(4.5, -tip * 0.8), centre + vec2(0.0, tip * 0.8)];
    painter.add(Shape::convex_polygon(corners, t.ink2, Stroke::NONE));
}

/// The number, and its place on the steps from nought to the highest.
pub fn rating(ui: &Ui, t: &Tokens, rect: Rect, cell: &MatrixCell, look: &Look) {
    let middle = rect.center().y;
    let marked = look.status.as_ref().is_some_and(|status| mark(ui, t, rect, middle, status));
    let Some(value) = cell.value else {
        unwritten(ui, t, rect, cell, look, t!("matrix-not-rated"));
        return;
    };
    let text = said::value(cell, look.spec);
    let number = line(ui, &text, font::semibold(font::BODY), t.ink, rect.width() - 2.0 * EDGE);
    line_at(ui.painter(), number, rect.left() + EDGE, middle);
    let start = rect.left() + EDGE + 24.0;
    let end = start + STEP * f32::from(HIGHEST);
    let room = rect.right() - EDGE - if marked { 18.0 } else { 0.0 };
    if end + 5.0 > room || value > f64::from(HIGHEST) {
        return;
    }
    ui.painter().hline(start..=end, middle, (1.0, t.faint));
    for step in 0..=HIGHEST {
        let centre = pos2(start + STEP * f32::from(step), middle);
        if (f64::from(step) - value).abs() < 0.5 {
            ui.painter().circle_filled(centre, 5.0, t.accent);
        } else {
            ui.painter().circle(centre, 3.0, t.paper, Stroke::new(1.0, t.ink3));
        }
    }
}

/// `3 of 5`: cases that have it, of those that have anything in the column.
pub fn cases(ui: &Ui, t: &Tokens, rect: Rect, cell: &MatrixCell, of: Option<u64>) {
    let middle = rect.center().y;
    let zero = cell.count == 0;
    let face = if zero { font::body() } else { font::semibold(font::BODY) };
    let colour = if zero { t.ink3 } else { t.ink };
    let rest = of.map_or_else(String::new, |of| t!("matrix-of", of = said::count(of)));
    let rest = line(ui, &rest, font::caption(), t.ink3, rect.width() * 0.6);
    let number = line(ui, &said::count(cell.count), face, colour, rect.width() - 2.0 * EDGE);
    let gap = if of.is_some() { 4.0 } else { 0.0 };
    let left = rect.right() - EDGE - rest.size().x - gap - number.size().x;
    let end = line_at(ui.painter(), number, left.max(rect.left() + 2.0), middle);
    line_at(ui.painter(), rest, end + gap, middle);
}

/// The width of one level with its number.
pub const LEVEL: f32 = 40.0;

/// Each level's glyph with its number, the top band first; what has no level has an empty glyph.
pub fn levels(ui: &Ui, t: &Tokens, rect: Rect, cell: &MatrixCell, level_count: usize) {
    let middle = rect.center().y;
    let without = cell.levels.get(level_count).is_some_and(|count| *count > 0);
    let shown = level_count + usize::from(without);
    let room = ((rect.width() - 2.0 * EDGE) / shown.max(1) as f32).min(LEVEL + 8.0);
    for (at, count) in cell.levels.iter().take(shown).enumerate() {
        let x = rect.left() + EDGE + at as f32 * room;
        let mask = if at < level_count { 1 << at.min(31) } else { 0 };
        let (face, colour) = match count {
            0 => (font::caption(), t.ink3),
            _ => (font::semibold(font::CAPTION), t.ink),
        };
        paint_level(ui.painter(), t, pos2(x, middle - 7.0), level_count, mask, 12.0);
        let number = line(ui, &said::count(u64::from(*count)), face, colour, room - 16.0);
        line_at(ui.painter(), number, x + 16.0, middle);
    }
}

/// The best passages, each behind a line of its own, and how many more there are.
pub fn quotes(ui: &Ui, t: &Tokens, rect: Rect, cell: &MatrixCell) {
    let inner = rect.shrink2(vec2(EDGE, 6.0));
    let shown = cell.quotes.len();
    let more = cell.count.saturating_sub(shown as u64);
    let lines = (inner.height() / font::CAPTION_LINE) as usize;
    let each = (lines - usize::from(more > 0).min(lines)) / shown.max(1);
    let mut top = inner.top();
    for quote in &cell.quotes {
        let words = quote.words.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = t!("matrix-quote", words = words, source = &quote.source);
        let galley =
            paragraph(ui, &words, (font::caption(), t.ink), Align::LEFT, inner.width() - 8.0, each.max(1));
        let height = galley.size().y;
        let edge = Rect::from_min_size(pos2(inner.left(), top + 2.0), vec2(measure::ROW_MARK, height - 4.0));
        ui.painter().rect_filled(edge, 0, t.line);
        ui.painter().galley(pos2(inner.left() + 8.0, top), galley, t.ink);
        top += height + 2.0;
    }
    if more > 0 {
        let words = t!("matrix-more-quotes", count = more);
        let galley = line(ui, &words, font::caption(), t.ink3, inner.width() - 8.0);
        line_at(ui.painter(), galley, inner.left() + 8.0, (top + 8.0).min(inner.bottom() - 6.0));
    }
}
