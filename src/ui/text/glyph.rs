//! The sign of a level.

use eframe::egui::{Color32, Painter, Rect, pos2, vec2};

/// Draws as many strokes as the study has levels, the topmost first; those meant are thick and full, the
/// others thin. `levels` has a bit for each, the lowest for the topmost.
pub fn level_glyph(painter: &Painter, rect: Rect, levels: u32, count: u8, full: Color32, open: Color32) {
    let count = count.clamp(1, 32);
    let pitch = rect.height() / f32::from(count);
    let thick = (pitch * 0.72).clamp(1.0, 4.0);
    for stroke in 0..count {
        let meant = levels & (1 << stroke) != 0;
        let height = if meant { thick } else { 1.0 };
        let centre = rect.top() + pitch * (f32::from(stroke) + 0.5);
        let bar = Rect::from_min_size(pos2(rect.left(), centre - height / 2.0), vec2(rect.width(), height));
        painter.rect_filled(bar, 0.0, if meant { full } else { open });
    }
}
