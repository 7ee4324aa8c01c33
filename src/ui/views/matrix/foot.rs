//! The line of totals below the table.

use eframe::egui::Rect;

use super::model::Model;

/// Where the line of totals stands: always in sight, below the last row or at the foot of the view.
#[derive(Clone, Copy)]
pub struct Foot {
    pub rect: Rect,
    /// There is no room for all the rows above it.
    pub scrolls: bool,
}

impl Foot {
    /// `None` where there are no totals, or so little room that they had better scroll with the rest.
    pub fn of(model: &Model, area: Rect, heads: f32, bar: f32) -> Option<Self> {
        let last = model.rows.last().filter(|row| row.at.is_none())?;
        if area.height() < heads + 2.0 * last.height + 28.0 {
            return None;
        }
        let end = area.top() + heads + model.tops[model.rows.len() - 1];
        let scrolls = end + last.height + bar > area.bottom();
        let top = if scrolls { area.bottom() - last.height } else { end };
        let rect = Rect::from_x_y_ranges(area.x_range(), top..=top + last.height);
        Some(Self { rect, scrolls })
    }
}
