//! The level glyph: stacked strokes, the meant ones filled. Top stroke: top band.

use eframe::egui::{Painter, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::t;
use crate::ui::theme::Tokens;

/// Height of the glyph, whatever the number of levels.
pub const LEVEL_HEIGHT: f32 = 14.0;

/// Where a level glyph stands, by its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelSize {
    /// At margin stripes.
    Stripe,
    /// In rows and buttons.
    Row,
    /// At the head of a band.
    Band,
}

impl LevelSize {
    pub const fn width(self) -> f32 {
        match self {
            Self::Stripe => 12.0,
            Self::Row => 14.0,
            Self::Band => 20.0,
        }
    }
}

/// Paints the glyph with its left upper corner here. Bit `i` of `mask` is the `i`th stroke from the top.
pub fn paint_level(painter: &Painter, t: &Tokens, at: Pos2, levels: usize, mask: u32, width: f32) {
    let count = levels.max(1) as f32;
    let pitch = ((LEVEL_HEIGHT + 1.0) / count).min(5.0);
    let filled = (pitch - 1.0).max(1.0);
    let top = at.y + (LEVEL_HEIGHT - (pitch * count - (pitch - filled))) / 2.0;
    for i in 0..levels {
        let y = top + pitch * i as f32;
        let on = mask & (1 << i.min(31)) != 0;
        if on {
            let rect = Rect::from_min_size(pos2(at.x, y), vec2(width, filled));
            painter.rect_filled(rect, u8::from(filled >= 3.0), t.ink);
        } else {
            let y = y + (filled - 1.0) / 2.0;
            painter.rect_filled(Rect::from_min_size(pos2(at.x, y), vec2(width, 1.0)), 0, t.ink3);
        }
    }
}

/// The glyph as a mark of its own; `name` says the levels in words.
pub fn level_glyph(ui: &mut Ui, levels: usize, mask: u32, size: LevelSize, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(size.width(), LEVEL_HEIGHT), Sense::hover());
    let name = if name.is_empty() { t!("part-level-none") } else { name };
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    if ui.is_rect_visible(rect) {
        paint_level(ui.painter(), Tokens::of(ui), rect.min, levels, mask, size.width());
    }
    response.on_hover_text(name)
}
