//! A row of segments: one of several, or any of several. The chosen has the accent underneath.

use std::sync::Arc;

use eframe::egui::{
    Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::chip::{key_caps_width, paint_key_caps};
use super::icon::Icon;
use super::level::{LEVEL_HEIGHT, LevelSize, paint_level};
use super::paint::{focus_ring, line, line_at};
use super::polarity::paint_sign;
use crate::study::Polarity;
use crate::ui::theme::{Tokens, font, measure};

/// What stands before the text of a segment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    #[default]
    None,
    Icon(Icon),
    Sign(Polarity),
    /// Of so many levels, this one from the top.
    Level {
        levels: usize,
        index: usize,
    },
}

/// One segment. Without a text it is told by its mark alone, and `name` is said and shown on hover.
#[derive(Clone, Copy, Debug)]
pub struct Segment<'a> {
    pub mark: Mark,
    pub text: &'a str,
    pub name: &'a str,
    pub keys: &'a str,
}

impl<'a> Segment<'a> {
    pub const fn text(text: &'a str) -> Self {
        Self { mark: Mark::None, text, name: text, keys: "" }
    }

    pub const fn marked(mark: Mark, text: &'a str) -> Self {
        Self { mark, text, name: text, keys: "" }
    }

    /// A mark without a text; `name` says what it is.
    pub const fn bare(mark: Mark, name: &'a str) -> Self {
        Self { mark, text: "", name, keys: "" }
    }

    /// The key that does the same, as a cap behind.
    #[must_use]
    pub const fn keys(mut self, keys: &'a str) -> Self {
        self.keys = keys;
        self
    }
}

/// One of several. True when the choice changed.
pub fn choice<T: PartialEq + Copy>(
    ui: &mut Ui,
    name: &str,
    value: &mut T,
    segments: &[(T, Segment<'_>)],
) -> bool {
    let shown: Vec<_> = segments.iter().map(|(one, segment)| (*one == *value, *segment)).collect();
    let hit = row(ui, name, Role::RadioGroup, Role::RadioButton, &shown);
    let new = hit.and_then(|i| segments.get(i)).map(|(one, _)| *one);
    match new {
        Some(new) if new != *value => {
            *value = new;
            true
        }
        _ => false,
    }
}

/// Any of several, as the bits of a mask from the first segment on. True when one was turned.
pub fn toggles(ui: &mut Ui, name: &str, mask: &mut u32, segments: &[Segment<'_>]) -> bool {
    let shown: Vec<_> = segments.iter().enumerate().map(|(i, s)| (*mask & (1 << i) != 0, *s)).collect();
    let hit = row(ui, name, Role::Group, Role::CheckBox, &shown);
    if let Some(i) = hit {
        *mask ^= 1 << i;
    }
    hit.is_some()
}

struct Piece {
    text: Option<Arc<Galley>>,
    mark: f32,
    caps: f32,
}

impl Piece {
    fn width(&self) -> f32 {
        let text = self.text.as_ref().map_or(0.0, |g| g.size().x);
        let gap = if self.mark > 0.0 && text > 0.0 { 4.0 } else { 0.0 };
        16.0 + self.mark + gap + text + self.caps
    }
}

fn row(ui: &mut Ui, name: &str, group: Role, each: Role, segments: &[(bool, Segment<'_>)]) -> Option<usize> {
    let t = Tokens::of(ui);
    let pieces: Vec<Piece> = segments
        .iter()
        .map(|(on, s)| {
            let colour = if *on { t.ink } else { t.ink2 };
            let text = (!s.text.is_empty()).then(|| line(ui, s.text, font::caption(), colour, f32::INFINITY));
            let caps = if s.keys.is_empty() { 0.0 } else { key_caps_width(ui, s.keys) + 4.0 };
            Piece { text, mark: mark_width(s.mark), caps }
        })
        .collect();
    let width = pieces.iter().map(Piece::width).sum();
    let builder = UiBuilder::new().accessibility_label(name).accessibility_role(group);
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let (_, whole) = ui.allocate_space(vec2(width, measure::SMALL));
        ui.painter().rect_filled(whole, measure::RADIUS, t.paper);
        let mut hit = None;
        let mut left = whole.left();
        let mut focused = None;
        for (i, ((on, segment), piece)) in segments.iter().zip(pieces).enumerate() {
            let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(piece.width(), whole.height()));
            left = rect.right();
            let response = ui.interact(rect, ui.unique_id().with(("segment", i)), Sense::click());
            let enabled = ui.is_enabled();
            response.widget_info(|| WidgetInfo::selected(each, enabled, *on, segment.name));
            let ends = (i == 0, i + 1 == segments.len());
            paint(ui, t, rect, &response, *on, ends, segment, piece);
            if response.has_focus() {
                focused = Some((response.clone(), rect));
            }
            if response.clicked() {
                hit = Some(i);
            }
            if segment.text.is_empty() {
                response.on_hover_text(segment.name);
            }
        }
        let stroke = Stroke::new(1.0, t.line);
        ui.painter().rect_stroke(whole, measure::RADIUS, stroke, StrokeKind::Inside);
        if let Some((response, rect)) = focused {
            focus_ring(ui, &response, rect, measure::RADIUS);
        }
        hit
    })
    .inner
}

fn paint(
    ui: &Ui,
    t: &Tokens,
    rect: Rect,
    response: &Response,
    on: bool,
    (first, last): (bool, bool),
    segment: &Segment<'_>,
    piece: Piece,
) {
    let painter = ui.painter();
    let end = |yes: bool| if yes { measure::RADIUS } else { 0 };
    let round = eframe::egui::CornerRadius { nw: end(first), sw: end(first), ne: end(last), se: end(last) };
    if on {
        painter.rect_filled(rect, round, t.accent_tint);
        let inset = |yes: bool| if yes { 2.0 } else { 0.0 };
        let foot = Rect::from_min_max(
            pos2(rect.left() + inset(first), rect.bottom() - 3.0),
            pos2(rect.right() - inset(last), rect.bottom() - 1.0),
        );
        painter.rect_filled(foot, 0, t.accent);
    } else if response.hovered() {
        painter.rect_filled(rect, round, t.sunk);
    }
    if !first {
        painter.vline(rect.left(), rect.y_range(), (1.0, t.hair));
    }
    let middle = rect.center().y;
    let mut x = rect.left() + 8.0;
    match segment.mark {
        Mark::None => {}
        Mark::Icon(icon) => icon.paint(painter, pos2(x + 7.0, middle), 14.0, t.ink2),
        Mark::Sign(polarity) => paint_sign(painter, t, pos2(x + 8.0, middle), polarity),
        Mark::Level { levels, index } => {
            let at = pos2(x, middle - LEVEL_HEIGHT / 2.0);
            paint_level(painter, t, at, levels, 1 << index.min(31), LevelSize::Row.width());
        }
    }
    if piece.mark > 0.0 {
        x += piece.mark + 4.0;
    }
    if let Some(text) = piece.text {
        x = line_at(painter, text, x, middle) + 4.0;
    }
    if !segment.keys.is_empty() {
        paint_key_caps(ui, rect.with_min_x(x), segment.keys);
    }
}

fn mark_width(mark: Mark) -> f32 {
    match mark {
        Mark::None => 0.0,
        Mark::Icon(_) | Mark::Level { .. } => 14.0,
        Mark::Sign(_) => 16.0,
    }
}
