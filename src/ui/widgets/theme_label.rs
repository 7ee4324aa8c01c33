//! A theme: a small square of its hue, always with the name.

use eframe::egui::{Color32, Painter, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::paint::{focus_ring, line, line_at};
use crate::ui::theme::{Tokens, font, measure};

/// Paints the square, 8 by 8, centred.
pub fn paint_theme(painter: &Painter, centre: Pos2, hue: Color32) {
    painter.rect_filled(Rect::from_center_size(centre, vec2(8.0, 8.0)), measure::RADIUS_SQUARE, hue);
}

/// The square alone; only where the name stands close by. `name` is spoken.
pub fn theme_square(ui: &mut Ui, hue: Color32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(8.0, 16.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    paint_theme(ui.painter(), rect.center(), hue);
    response.on_hover_text(name)
}

/// Square and name on one line, cut where the room ends.
pub fn theme_label(ui: &mut Ui, hue: Color32, name: &str) -> Response {
    label(ui, hue, name, Sense::hover())
}

/// The same as something to click.
pub fn theme_link(ui: &mut Ui, hue: Color32, name: &str) -> Response {
    label(ui, hue, name, Sense::click())
}

fn label(ui: &mut Ui, hue: Color32, name: &str, sense: Sense) -> Response {
    let t = Tokens::of(ui);
    let text = line(ui, name, font::body(), t.ink, ui.available_width() - 14.0);
    let cut = text.elided;
    let width = text.size().x;
    let (rect, response) = ui.allocate_exact_size(vec2(14.0 + width, 20.0), sense);
    let (role, enabled) = (if sense.senses_click() { Role::Link } else { Role::Label }, ui.is_enabled());
    response.widget_info(|| WidgetInfo::labeled(role, enabled, name));
    if ui.is_rect_visible(rect) {
        paint_theme(ui.painter(), pos2(rect.left() + 4.0, rect.center().y), hue);
        line_at(ui.painter(), text, rect.left() + 14.0, rect.center().y);
        if sense.senses_click() && response.hovered() {
            let y = rect.center().y + 8.0;
            ui.painter().hline(rect.left() + 14.0..=rect.right(), y, (1.0, t.ink3));
        }
        focus_ring(ui, &response, rect.expand(2.0), measure::RADIUS_CHIP);
    }
    if cut { response.on_hover_text(name) } else { response }
}
