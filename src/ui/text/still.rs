//! A few lines set as the reader sets them, to look at and not to walk through.

use eframe::egui::{Color32, FontId, Response, Role, Sense, Ui, WidgetInfo, vec2};
use unicode_bidi::{BidiClass, bidi_class};

use super::layout::{Request, set};

/// Whether some of the words run from the right.
pub fn holds_rtl(words: &str) -> bool {
    words.chars().any(|c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL))
}

/// Draws the words as wide as there is room.
pub fn still(ui: &mut Ui, words: &str, font: &FontId, line_height: f32, colour: Color32) -> Response {
    let width = ui.available_width();
    let lines: Vec<_> = words
        .split('\n')
        .map(|line| ui.fonts_mut(|fonts| set(fonts, &Request::new(line, font, line_height, width))))
        .collect();
    let height = lines.iter().map(|line| line.height.max(line_height)).sum();
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let mut top = rect.min;
    for line in &lines {
        for ink in &line.inks {
            ui.painter().galley(top + ink.pos, ink.galley.clone(), colour);
        }
        top.y += line.height.max(line_height);
    }
    response
}
