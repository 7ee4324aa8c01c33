//! Words and numbers painted into the columns of a row.

use eframe::egui::{Align2, FontId, Rect, Ui, pos2};

use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::{line, line_at};
use crate::words::number;

/// A number at the right edge of its column; zero is a quiet dot in the middle of the line.
pub fn cell_number(ui: &Ui, right: f32, middle: f32, value: u32) {
    let t = Tokens::of(ui);
    let (text, colour) =
        if value == 0 { ("·".to_owned(), t.ink3) } else { (number(i64::from(value)), t.ink2) };
    ui.painter().text(pos2(right, middle), Align2::RIGHT_CENTER, text, font::body(), colour);
}

/// A line of text cut where the column ends; says where it ends and whether it was cut.
pub fn cell_text(
    ui: &Ui,
    rect: Rect,
    text: &str,
    face: FontId,
    colour: eframe::egui::Color32,
) -> (f32, bool) {
    let galley = line(ui, text, face, colour, rect.width());
    let cut = galley.elided;
    (line_at(ui.painter(), galley, rect.left(), rect.center().y), cut)
}

/// The head of a column, at its left or right edge.
pub fn head_text(ui: &Ui, rect: Rect, text: &str, right: bool) {
    let t = Tokens::of(ui);
    let galley = line(ui, text, font::caption(), t.ink2, rect.width());
    let left = if right { rect.right() - galley.size().x } else { rect.left() };
    line_at(ui.painter(), galley, left, rect.center().y);
}
