//! Small labels: F24, C08; and key caps.

use eframe::egui::{Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::paint::{focus_ring, hover_fill, line, line_at};
use crate::ui::theme::{Tokens, font, measure};

/// A chip is filled (a finding) or outlined (a comparison or a proposition).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipKind {
    Finding,
    Claim,
}

/// The label of a claim as something to click; `name` says the whole claim.
pub fn chip(ui: &mut Ui, kind: ChipKind, label: &str, name: &str) -> Response {
    let t = Tokens::of(ui);
    let text = line(ui, label, font::medium(font::CAPTION), t.ink2, 120.0);
    let (rect, response) = ui.allocate_exact_size(vec2(text.size().x + 8.0, 16.0), Sense::click());
    let enabled = ui.is_enabled();
    let spoken = if name.is_empty() { label.to_owned() } else { format!("{label} {name}") };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &spoken));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        match kind {
            ChipKind::Finding => {
                let fill = if response.hovered() { t.accent_mark } else { t.chip };
                painter.rect_filled(rect, measure::RADIUS_CHIP, fill);
            }
            ChipKind::Claim => {
                painter.rect_filled(rect, measure::RADIUS_CHIP, hover_fill(t, &response));
                let stroke = Stroke::new(1.0, t.line);
                painter.rect_stroke(rect, measure::RADIUS_CHIP, stroke, StrokeKind::Inside);
            }
        }
        line_at(painter, text, rect.left() + 4.0, rect.center().y);
        focus_ring(ui, &response, rect, measure::RADIUS_CHIP);
    }
    if name.is_empty() { response } else { response.on_hover_text(name) }
}

/// The width that [`paint_key_caps`] takes.
pub fn key_caps_width(ui: &Ui, keys: &str) -> f32 {
    let widths = caps(keys).map(|key| cap_width(ui, key));
    widths.fold(0.0, |sum, width| if sum > 0.0 { sum + 4.0 + width } else { width })
}

fn caps(keys: &str) -> impl Iterator<Item = &str> {
    // "Ctrl++" is Ctrl and plus: an empty part after a plus is the plus itself.
    let mut rest = Some(keys);
    std::iter::from_fn(move || {
        let text = rest.filter(|text| !text.is_empty())?;
        let end = text.char_indices().skip(1).find(|(_, c)| *c == '+').map(|(i, _)| i);
        rest = end.and_then(|i| text.get(i + 1..));
        Some(end.map_or(text, |i| &text[..i]))
    })
}

fn cap_width(ui: &Ui, key: &str) -> f32 {
    let text = line(ui, key, font::regular(font::KEY), Color32::PLACEHOLDER, 120.0);
    (text.size().x + 8.0).max(16.0)
}

/// Paints `Ctrl+Shift+P` as caps, from the left, in the middle of the rectangle.
pub fn paint_key_caps(ui: &Ui, rect: Rect, keys: &str) {
    let t = Tokens::of(ui);
    let mut left = rect.left();
    for key in caps(keys) {
        let text = line(ui, key, font::regular(font::KEY), t.ink2, 120.0);
        let width = (text.size().x + 8.0).max(16.0);
        let cap = Rect::from_min_size(eframe::egui::pos2(left, rect.center().y - 8.0), vec2(width, 16.0));
        ui.painter().rect(cap, measure::RADIUS_KEY, t.paper, Stroke::new(1.0, t.line), StrokeKind::Inside);
        line_at(ui.painter(), text.clone(), cap.center().x - text.size().x / 2.0, cap.center().y);
        left = cap.right() + 4.0;
    }
}

/// The caps of a key such as `Ctrl+Shift+P`, spoken as written.
pub fn key_cap(ui: &mut Ui, keys: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(key_caps_width(ui, keys), 16.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, keys));
    paint_key_caps(ui, rect, keys);
    response
}

#[cfg(test)]
mod tests {
    use super::caps;

    #[test]
    fn a_plus_can_be_a_key() {
        assert_eq!(caps("Ctrl+Shift+P").collect::<Vec<_>>(), ["Ctrl", "Shift", "P"]);
        assert_eq!(caps("Ctrl++").collect::<Vec<_>>(), ["Ctrl", "+"]);
        assert_eq!(caps("+").collect::<Vec<_>>(), ["+"]);
        assert_eq!(caps("").count(), 0);
    }
}
