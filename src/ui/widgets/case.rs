//! The mark of a case: a shape and a quiet hue; and the name beside it.

use eframe::egui::{Painter, Pos2, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::paint::{line, line_at};
use crate::figure::palette::CaseShape;
use crate::t;
use crate::ui::theme::{Tokens, font};

/// Paints the mark of the case at this place in the study, with this radius.
pub fn paint_case(painter: &Painter, t: &Tokens, centre: Pos2, index: usize, radius: f32) {
    let (shape, hue) = t.case(index);
    match shape {
        CaseShape::Circle => {
            painter.circle_filled(centre, radius * 0.9, hue);
        }
        CaseShape::Ring => {
            painter.circle_stroke(centre, radius * 0.72, Stroke::new(radius * 0.4, hue));
        }
        CaseShape::Star | CaseShape::Cross => concave(painter, centre, shape, radius, hue),
        _ => {
            let points = shape.corners().iter().map(|(x, y)| centre + vec2(*x, *y) * radius).collect();
            painter.add(Shape::convex_polygon(points, hue, Stroke::NONE));
        }
    }
}

/// egui fills convex polygons only: a star or a cross is a fan of triangles round its centre.
fn concave(painter: &Painter, centre: Pos2, shape: CaseShape, radius: f32, hue: eframe::egui::Color32) {
    let mut mesh = eframe::egui::Mesh::default();
    mesh.colored_vertex(centre, hue);
    let corners = shape.corners();
    for (x, y) in &corners {
        mesh.colored_vertex(centre + vec2(*x, *y) * radius, hue);
    }
    let count = corners.len() as u32;
    for i in 0..count {
        mesh.add_triangle(0, 1 + i, 1 + (i + 1) % count);
    }
    painter.add(mesh);
}

/// The mark of a case alone, 12 by 12.
pub fn case_mark(ui: &mut Ui, index: usize, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(12.0, 12.0), Sense::hover());
    let spoken = t!("part-case", name = name);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    if ui.is_rect_visible(rect) {
        paint_case(ui.painter(), Tokens::of(ui), rect.center(), index, 5.0);
    }
    response.on_hover_text(name)
}

/// Mark and name of a case on one line, cut where the room ends.
pub fn case_label(ui: &mut Ui, index: usize, name: &str, strong: bool) -> Response {
    let t = Tokens::of(ui);
    let face = if strong { font::semibold(font::BODY) } else { font::body() };
    let text = line(ui, name, face, t.ink, ui.available_width() - 18.0);
    let cut = text.elided;
    let (rect, response) = ui.allocate_exact_size(vec2(18.0 + text.size().x, 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    if ui.is_rect_visible(rect) {
        paint_case(ui.painter(), t, pos2(rect.left() + 6.0, rect.center().y), index, 5.0);
        line_at(ui.painter(), text, rect.left() + 18.0, rect.center().y);
    }
    if cut { response.on_hover_text(name) } else { response }
}
