//! Margin stripes: every record in sight, none hidden behind another.

use std::ops::Range;

use eframe::egui::{Align2, Id, Painter, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::geometry::{Geometry, LANE, MORE, NARROW_LANE};
use super::glyph::level_glyph;
use super::marks::Marks;
use super::sheet::{Sheet, within};
use super::style::TextStyle;
use super::view::Overflow;

/// A stripe on the screen.
pub struct Stripe {
    pub mark: usize,
    pub rect: Rect,
    /// Room from this lane to the next.
    pub spacing: f32,
}

#[derive(Default)]
pub struct Stripes {
    pub stripes: Vec<Stripe>,
    pub more: Vec<(Rect, Vec<usize>)>,
    pub hovered: Option<usize>,
    pub clicked: Option<usize>,
    pub overflow: Option<Overflow>,
}

/// Finds the stripes in sight.
pub fn place(sheet: &Sheet<'_>, marks: &Marks) -> Stripes {
    let geometry = &sheet.geometry;
    let mut out = Stripes::default();
    let mut hidden: Vec<(u32, f32, usize)> = Vec::new();
    for mark in marks.touching(sheet.placed_range()) {
        let span = marks.all()[mark].span;
        let Some(Range { start: top, end: bottom }) = extent(sheet, span) else { continue };
        if bottom < geometry.view.top() || top > geometry.view.bottom() {
            continue;
        }
        let lane = marks.lane(mark);
        let (spacing, fit) = spacing(lane.of, geometry.stripes_width);
        if lane.lane >= fit {
            hidden.push((lane.cluster, top.max(geometry.view.top() + 2.0), mark));
            continue;
        }
        let left = geometry.stripes + lane.lane as f32 * spacing;
        let rect = Rect::from_min_max(pos2(left, top), pos2(left + (spacing - 1.0).min(12.0), bottom));
        out.stripes.push(Stripe { mark, rect, spacing });
    }
    hidden.sort_by_key(|(cluster, _, mark)| (*cluster, *mark));
    for group in hidden.chunk_by(|a, b| a.0 == b.0) {
        let top = group.iter().map(|(_, top, _)| *top).fold(f32::MAX, f32::min);
        let right = geometry.stripes + geometry.stripes_width;
        let rect = Rect::from_min_size(pos2(right - MORE, top), vec2(MORE, sheet.style.small_line_height));
        out.more.push((rect, group.iter().map(|(_, _, mark)| *mark).collect()));
    }
    out
}

/// How far lanes stand apart, and how many fit.
fn spacing(lanes: u32, width: f32) -> (f32, u32) {
    let needed = lanes.max(1) as f32;
    if needed * NARROW_LANE <= width {
        return ((width / needed).clamp(NARROW_LANE, LANE), lanes);
    }
    (NARROW_LANE, (((width - MORE) / NARROW_LANE).floor() as u32).max(1))
}

/// From the top of the first to the bottom of the last line of a passage; beyond the screen, a bit beyond.
fn extent(sheet: &Sheet<'_>, span: crate::study::Span) -> Option<Range<f32>> {
    let (first, last) = (sheet.placed.first()?, sheet.placed.last()?);
    let paragraphs = sheet.doc.paragraphs();
    let end_of = |index: usize, offset: u32, top: bool| {
        let placed = sheet.placed_at(offset as usize)?;
        let range = &paragraphs[index].range;
        let lines = within(span, range).and_then(|part| placed.layout.extent(part));
        let (from, to) = lines.unwrap_or((placed.layout.height - 10.0, placed.layout.height));
        Some(placed.origin.y + if top { from } else { to })
    };
    let first_of_span = sheet.doc.paragraph_at(span.start as usize);
    let last_of_span = sheet.doc.paragraph_at(span.end.saturating_sub(1) as usize);
    let top = if first_of_span < first.index {
        sheet.geometry.view.top() - 40.0
    } else {
        end_of(first_of_span, span.start, true)?
    };
    let bottom = if last_of_span > last.index {
        sheet.geometry.view.bottom() + 40.0
    } else {
        end_of(last_of_span, span.end.saturating_sub(1), false)?
    };
    Some(top..bottom.max(top + 8.0))
}

impl Stripes {
    /// Hover and click. Stripes are not in the order of Tab: there may be hundreds.
    pub fn interact(&mut self, ui: &Ui, id: Id, marks: &Marks, geometry: &Geometry) {
        for stripe in &self.stripes {
            let mark = &marks.all()[stripe.mark];
            let wide = vec2(((stripe.spacing - stripe.rect.width()) / 2.0).clamp(0.0, 2.0), 0.0);
            let rect = stripe.rect.expand2(wide).intersect(geometry.page());
            let response = ui.interact(rect, id.with(("stripe", mark.key)), Sense::CLICK);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &*mark.label));
            if response.hovered() {
                self.hovered = Some(stripe.mark);
            }
            if response.clicked() {
                self.clicked = Some(stripe.mark);
            }
        }
        for (rect, hidden) in &self.more {
            let first = marks.all()[hidden[0]].key;
            let response = ui.interact(*rect, id.with(("more", first)), Sense::CLICK);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, more(hidden.len())));
            if response.hovered() || response.clicked() {
                self.overflow = Some(Overflow {
                    rect: *rect,
                    keys: hidden.iter().map(|mark| marks.all()[*mark].key).collect(),
                    clicked: response.clicked(),
                });
            }
        }
    }

    pub fn paint(&self, painter: &Painter, marks: &Marks, style: &TextStyle) {
        let colours = &style.colours;
        for stripe in &self.stripes {
            let mark = &marks.all()[stripe.mark];
            let rect = stripe.rect;
            let strong = self.hovered == Some(stripe.mark) || mark.emphasised;
            let size = rect.width();
            let glyph = Rect::from_min_size(rect.min + vec2(0.0, 4.0), vec2(size, 12.0));
            level_glyph(painter, glyph, mark.levels, mark.level_count, colours.level, colours.level_open);
            let width = if strong { 6.0 } else { 4.0_f32 }.min(size);
            let top = glyph.bottom() + 2.0;
            let bar = Rect::from_min_max(
                pos2(rect.center().x - width / 2.0, top),
                pos2(rect.center().x + width / 2.0, (rect.bottom() - 2.0).max(top + 3.0)),
            );
            painter.rect_filled(bar, 2.0, mark.colour);
        }
        for (rect, hidden) in &self.more {
            let text = more(hidden.len());
            painter.text(
                rect.right_center(),
                Align2::RIGHT_CENTER,
                text,
                style.small_font.clone(),
                colours.small,
            );
        }
    }
}

fn more(count: usize) -> String {
    format!("+{count}")
}
