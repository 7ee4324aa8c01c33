//! Rectangles on a picture: colour, number and sign of the level, so that none is told by colour alone.

use eframe::egui;
use eframe::egui::{Rect, Stroke, StrokeKind, pos2, vec2};

use super::moving::{HANDLE, corners};
use super::{RegionMark, on_screen};
use crate::study::{EvidenceId, Region};
use crate::ui::text::level_glyph;
use crate::ui::theme::{Tokens, font};

/// The flag at a rectangle's corner.
const FLAG: egui::Vec2 = vec2(36.0, 18.0);

/// Draws the rectangles and lets them be picked; the smallest last, so that none is buried.
pub fn regions(
    ui: &egui::Ui,
    id: egui::Id,
    room: Rect,
    at: Rect,
    regions: &[RegionMark],
    current: Option<EvidenceId>,
    moving: Option<(EvidenceId, Region)>,
) -> Option<EvidenceId> {
    let tokens = Tokens::of(ui);
    let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
    let mut order: Vec<usize> = (0..regions.len()).collect();
    // One that is moved stands where it goes.
    let region =
        |mark: &RegionMark| moving.filter(|(id, _)| *id == mark.id).map_or(mark.region, |(_, region)| region);
    let area = |mark: &RegionMark| on_screen(at, region(mark)).area();
    order.sort_by(|a, b| area(&regions[*b]).total_cmp(&area(&regions[*a])));
    let mut clicked = None;
    for number in order {
        let mark = &regions[number];
        let rect = on_screen(at, region(mark));
        if !rect.intersects(room) {
            continue;
        }
        let key = crate::ui::names::key(mark.id);
        let response = ui.interact(rect.intersect(room), id.with(("region", key)), egui::Sense::click());
        let name = format!("{} {}", number + 1, mark.label);
        let picked = current == Some(mark.id);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, picked, &name));
        if response.clicked() {
            clicked = Some(mark.id);
        }
        let width = if picked || response.hovered() { 4.0 } else { 2.0 };
        // A rim of paper keeps the line in sight on any picture.
        painter.rect_stroke(rect, 2.0, Stroke::new(width + 2.0, tokens.paper), StrokeKind::Middle);
        painter.rect_stroke(rect, 2.0, Stroke::new(width, mark.colour), StrokeKind::Middle);
        if response.has_focus() {
            let ring = Stroke::new(2.0, tokens.accent);
            painter.rect_stroke(rect.expand(4.0), 2.0, ring, StrokeKind::Outside);
        }
        if picked {
            for (corner, _) in corners(rect) {
                let handle = Rect::from_center_size(corner, egui::Vec2::splat(HANDLE * 2.0));
                let stroke = Stroke::new(2.0, mark.colour);
                painter.rect(handle, 1.0, tokens.paper, stroke, StrokeKind::Inside);
            }
        }
        let flag = Rect::from_min_size(rect.min, FLAG);
        painter.rect(flag, 2.0, tokens.paper, Stroke::new(1.0, mark.colour), StrokeKind::Inside);
        painter.text(
            flag.left_center() + vec2(5.0, 0.0),
            egui::Align2::LEFT_CENTER,
            (number + 1).to_string(),
            font::semibold(font::CAPTION),
            tokens.ink,
        );
        let glyph = Rect::from_min_size(pos2(flag.right() - 15.0, flag.top() + 3.0), vec2(11.0, 12.0));
        level_glyph(&painter, glyph, mark.levels, mark.level_count, tokens.ink, tokens.ink3);
        response.on_hover_text(&mark.label);
    }
    clicked
}

/// A rectangle that is being drawn.
pub fn draft(painter: &egui::Painter, tokens: &Tokens, rect: Rect) {
    painter.rect_stroke(rect, 0.0, Stroke::new(3.0, tokens.paper), StrokeKind::Middle);
    let stroke = Stroke::new(2.0, tokens.accent);
    let corners =
        [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    painter.extend(egui::Shape::dashed_line(&corners, stroke, 6.0, 4.0));
}
