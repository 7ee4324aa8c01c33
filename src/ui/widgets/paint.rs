//! What several parts share: focus ring, hover, text laid out for painting.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Align, Color32, FontId, Galley, Painter, Pos2, Rect, Response, Stroke, StrokeKind, Ui};

use crate::ui::theme::{Tokens, measure};

/// The ring round what has the keyboard: always seen, half inside and half outside.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect, radius: u8) {
    if response.has_focus() {
        let stroke = Stroke::new(measure::OUTLINE, Tokens::of(ui).accent);
        ui.painter().rect_stroke(rect, radius, stroke, StrokeKind::Middle);
    }
}

/// Behind a quiet control: nothing at rest, sunk under the pointer.
pub fn hover_fill(t: &Tokens, response: &Response) -> Color32 {
    if response.is_pointer_button_down_on() {
        t.accent_tint
    } else if response.hovered() {
        t.sunk
    } else {
        Color32::TRANSPARENT
    }
}

/// One line of text, cut with … where `width` ends.
pub fn line(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, colour));
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    job.halign = Align::LEFT;
    ui.fonts_mut(|f| f.layout_job(job))
}

/// Paints a line with its middle at this height; returns where it ends.
pub fn line_at(painter: &Painter, galley: Arc<Galley>, left: f32, middle: f32) -> f32 {
    let size = galley.size();
    painter.galley(Pos2::new(left, middle - size.y / 2.0), galley, Color32::PLACEHOLDER);
    left + size.x
}

/// Aligns to whole pixels, so that hairlines and blocks have sharp edges.
pub fn snap(ui: &Ui, value: f32) -> f32 {
    let scale = ui.pixels_per_point();
    (value * scale).round() / scale
}
