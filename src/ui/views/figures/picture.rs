//! Any figure as it would be printed, painted from its picture in points. Its marks can be pointed at,
//! walked and opened.

use eframe::egui::epaint::{CircleShape, Mesh, PathShape, TextShape};
use eframe::egui::{
    self, Color32, FontId, Id, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::sheet::{self, Head};
use super::walk::Walk;
use crate::figure::Scene;
use crate::figure::scene::{
    self, Anchor, Area, Fill, Item, Mark, Opens, Step, Table, Text, Value, Weight, within,
};
use crate::ui::cx::Cx;
use crate::ui::theme::{colour, font};
use crate::ui::widgets::paint::focus_ring;

/// A scene made ready to be painted: what is slow is done once.
pub struct Picture {
    pub scene: Scene,
    /// Of each item that is a path: its corners, whether it is closed, and the triangles that fill it.
    paths: Vec<Option<Flat>>,
}

struct Flat {
    lines: Vec<(Vec<Pos2>, bool)>,
    triangles: Vec<u32>,
}

impl Picture {
    pub fn new(scene: Scene) -> Self {
        let paths = scene
            .items
            .iter()
            .map(|item| match &item.shape {
                scene::Shape::Path(steps) => {
                    let lines = flat(steps);
                    // What is filled is one outline.
                    let triangles = match (&item.fill, lines.first()) {
                        (Some(_), Some((corners, _))) => triangles(corners),
                        _ => Vec::new(),
                    };
                    Some(Flat { lines, triangles })
                }
                _ => None,
            })
            .collect();
        Self { scene, paths }
    }

    /// Paints it, and gives the mark that was opened.
    pub fn show(&self, ui: &mut Ui, id: &str) -> Option<&Mark> {
        let size = vec2(self.scene.width, self.scene.height);
        let (rect, whole) = ui.allocate_exact_size(size, Sense::hover());
        let said = [self.scene.title.as_str(), &self.scene.description].join(". ");
        whole.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
        self.paint(ui, rect);
        let mut walk = Walk::begin(ui, ("picture", id));
        let mut opened = None;
        for (at, mark) in self.scene.marks.iter().enumerate() {
            let area = placed(mark.area, rect.min.to_vec2());
            // What is thinner than a finger's width can still be met by the pointer.
            let area = Rect::from_center_size(area.center(), area.size().max(Vec2::splat(6.0)));
            let response = walk.mark(ui, area, Id::unique(("picture-mark", id, at)));
            let role = if mark.opens == Opens::Nothing { Role::Image } else { Role::Button };
            response.widget_info(|| WidgetInfo::labeled(role, true, &mark.name));
            focus_ring(ui, &response, area, 2);
            if response.clicked() && mark.opens != Opens::Nothing {
                opened = Some(mark);
            }
            if response.hovered() {
                response.on_hover_text(&mark.name);
            }
        }
        walk.end(ui);
        opened
    }

    /// Paints it without its marks, for whoever has marks of their own.
    pub fn paint(&self, ui: &Ui, rect: Rect) {
        for (item, path) in self.scene.items.iter().zip(&self.paths) {
            Self::item(ui, rect.min.to_vec2(), item, path.as_ref());
        }
    }

    fn item(ui: &Ui, by: Vec2, item: &Item, path: Option<&Flat>) {
        let mut painter = ui.painter().clone();
        if let Some(clip) = item.clip {
            painter.set_clip_rect(painter.clip_rect().intersect(placed(clip, by)));
        }
        let line = item.stroke.map(|stroke| Stroke::new(stroke.width, colour(stroke.colour)));
        let dashed = item.stroke.is_some_and(|stroke| stroke.dashed);
        match &item.shape {
            scene::Shape::Rect(area) => {
                let rect = placed(*area, by);
                if !painter.clip_rect().intersects(rect) {
                    return;
                }
                if let Some(fill) = item.fill {
                    painter.rect_filled(rect, 0, colour(fill.colour));
                    pattern(&painter, *area, by, fill);
                }
                if let Some(line) = line {
                    painter.rect_stroke(rect, 0, line, StrokeKind::Middle);
                }
            }
            scene::Shape::Circle { x, y, r } => {
                painter.add(CircleShape {
                    center: pos2(*x, *y) + by,
                    radius: *r,
                    fill: item.fill.map_or(Color32::TRANSPARENT, |fill| colour(fill.colour)),
                    stroke: line.unwrap_or(Stroke::NONE),
                });
            }
            scene::Shape::Line { from, to } => {
                let ends = [pos2(from.0, from.1) + by, pos2(to.0, to.1) + by];
                stroked(&painter, &ends, line, dashed);
            }
            scene::Shape::Path(_) => {
                let Some(path) = path else { return };
                for (at, (corners, closed)) in path.lines.iter().enumerate() {
                    let corners: Vec<Pos2> = corners.iter().map(|corner| *corner + by).collect();
                    if let Some(fill) = item.fill.filter(|_| at == 0) {
                        filled(&painter, &corners, &path.triangles, colour(fill.colour));
                    }
                    let mut corners = corners;
                    if *closed && let Some(first) = corners.first().copied() {
                        corners.push(first);
                    }
                    stroked(&painter, &corners, line, dashed);
                }
            }
            scene::Shape::Text(text) => words(ui, &painter, by, text),
        }
    }
}

fn placed(area: Area, by: Vec2) -> Rect {
    Rect::from_min_size(pos2(area.x, area.y) + by, vec2(area.w, area.h))
}

fn pattern(painter: &egui::Painter, area: Area, by: Vec2, fill: Fill) {
    let Some((pattern, ink)) = fill.pattern else { return };
    let stroke = Stroke::new(scene::Pattern::LINE, colour(ink));
    for (from, to) in pattern.lines(area).into_iter().filter_map(|line| within(line, area)) {
        if from == to {
            painter.circle_filled(pos2(from.0, from.1) + by, scene::Pattern::LINE, stroke.color);
        } else {
            painter.line_segment([pos2(from.0, from.1) + by, pos2(to.0, to.1) + by], stroke);
        }
    }
}

fn stroked(painter: &egui::Painter, corners: &[Pos2], line: Option<Stroke>, dashed: bool) {
    let Some(line) = line else { return };
    if dashed {
        painter.extend(Shape::dashed_line(corners, line, 4.0, 3.0));
    } else {
        painter.add(PathShape::line(corners.to_vec(), line));
    }
}

fn filled(painter: &egui::Painter, corners: &[Pos2], triangles: &[u32], fill: Color32) {
    let mut mesh = Mesh::default();
    for corner in corners {
        mesh.colored_vertex(*corner, fill);
    }
    mesh.indices.extend_from_slice(triangles);
    painter.add(Shape::mesh(mesh));
    // A mesh has hard edges; a thin line of its colour makes them smooth.
    painter.add(PathShape::closed_line(corners.to_vec(), Stroke::new(0.5, fill)));
}

fn words(ui: &Ui, painter: &egui::Painter, by: Vec2, text: &Text) {
    let at = pos2(text.at.0, text.at.1) + by;
    let reach = text.words.len() as f32 * text.size + text.size;
    if !painter.clip_rect().expand(reach).contains(at) {
        return;
    }
    let ink = colour(text.colour);
    let galley = ui.fonts_mut(|f| f.layout_no_wrap(text.words.clone(), face(text), ink));
    let base = galley
        .rows
        .first()
        .map_or(text.size, |row| row.pos.y + row.glyphs.first().map_or(text.size, |glyph| glyph.pos.y));
    let wide = galley.size().x;
    let start = match text.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => wide / 2.0,
        Anchor::End => wide,
    };
    let turn = text.turn.to_radians();
    let corner = at - egui::emath::Rot2::from_angle(turn) * vec2(start, base);
    painter.add(TextShape::new(corner, galley, ink).with_angle(turn));
}

fn face(text: &Text) -> FontId {
    match text.weight {
        Weight::Regular => font::regular(text.size),
        Weight::Medium => font::medium(text.size),
        Weight::Semibold => font::semibold(text.size),
        Weight::Italic => font::italic(text.size),
    }
}

/// Curves as lines short enough to look round.
fn flat(steps: &[Step]) -> Vec<(Vec<Pos2>, bool)> {
    const PARTS: u8 = 24;
    let mut out: Vec<(Vec<Pos2>, bool)> = Vec::new();
    for step in steps {
        if let Step::Move(x, y) = step {
            out.push((vec![pos2(*x, *y)], false));
            continue;
        }
        let Some((corners, closed)) = out.last_mut() else { continue };
        match step {
            Step::Move(..) => {}
            Step::Line(x, y) => corners.push(pos2(*x, *y)),
            Step::Close => *closed = true,
            Step::Curve(ax, ay, bx, by, x, y) => {
                let Some(from) = corners.last().copied() else { continue };
                let hold = [from, pos2(*ax, *ay), pos2(*bx, *by), pos2(*x, *y)].map(Pos2::to_vec2);
                for part in 1..=PARTS {
                    let on = f32::from(part) / f32::from(PARTS);
                    let off = 1.0 - on;
                    let weights = [off * off * off, 3.0 * off * off * on, 3.0 * off * on * on, on * on * on];
                    let at = hold.iter().zip(weights).map(|(held, weight)| *held * weight);
                    corners.push(at.fold(Vec2::ZERO, |sum, part| sum + part).to_pos2());
                }
            }
        }
    }
    out
}

/// Fills an outline that does not cross itself: ears are cut off until a triangle is left.
fn triangles(corners: &[Pos2]) -> Vec<u32> {
    let area: f32 = (0..corners.len())
        .map(|at| {
            let (a, b) = (corners[at], corners[(at + 1) % corners.len()]);
            a.x * b.y - b.x * a.y
        })
        .sum();
    let mut left: Vec<usize> = (0..corners.len()).collect();
    if area < 0.0 {
        left.reverse();
    }
    let turn = |a: usize, b: usize, c: usize| {
        let (a, b, c) = (corners[a], corners[b], corners[c]);
        (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    };
    let mut out = Vec::new();
    while left.len() > 2 {
        let count = left.len();
        let ear = (0..count).find(|at| {
            let (a, b, c) = (left[(at + count - 1) % count], left[*at], left[(at + 1) % count]);
            turn(a, b, c) > 0.0
                && !left.iter().any(|p| {
                    ![a, b, c].contains(p)
                        && turn(a, b, *p) > 0.0
                        && turn(b, c, *p) > 0.0
                        && turn(c, a, *p) > 0.0
                })
        });
        // Corners on one line have no ear, and nothing to fill.
        let at = ear.unwrap_or(0);
        if ear.is_some() {
            let three = [left[(at + count - 1) % count], left[at], left[(at + 1) % count]];
            out.extend(three.map(|corner| corner as u32));
        }
        left.remove(at);
    }
    out
}

/// The numbers of the figure; gives what is behind the one that was opened, with its name.
pub fn table<'a>(ui: &mut Ui, cx: &mut Cx, scene: &'a Scene, id: &str) -> Option<(String, &'a Opens)> {
    let table = &scene.table;
    let is_number = |column: usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.get(column));
        cells.any(|value| matches!(value, Value::Count(_) | Value::Number(..)))
    };
    let heads: Vec<Head> = table
        .head
        .iter()
        .enumerate()
        .map(|(column, head)| if is_number(column) { Head::number(head) } else { Head::words(head) })
        .collect();
    let mut opened = None;
    sheet::table(ui, cx, id, &heads, table.rows.len(), |ui, _, row, column| {
        let Some(value) = table.rows.get(row).and_then(|row| row.get(column)) else { return };
        let opens = scene.behind.get(&(row, column)).filter(|opens| match opens {
            Opens::Nothing => false,
            Opens::Records(records) => !records.is_empty(),
            // Of these it is not known before they are asked for; nothing is behind a nought.
            Opens::Cell { .. } | Opens::Pair(_) => *value != Value::Count(0),
        });
        let Some(opens) = opens else {
            sheet::cut(ui, &value.words());
            return;
        };
        let title = title_of(table, row, column);
        let said = format!("{title}: {}", value.words());
        if sheet::opener(ui, &value.words(), &said) {
            opened = Some((title, opens));
        }
    });
    opened
}

/// The words of a row, and the head of the column: `Accountability, macro, enabling`.
fn title_of(table: &Table, row: usize, column: usize) -> String {
    let row = table.rows.get(row).map_or(&[][..], Vec::as_slice);
    let words = row.iter().take(column).filter_map(|value| match value {
        Value::Words(words) if !words.is_empty() => Some(words.as_str()),
        _ => None,
    });
    let head = table.head.get(column).map(String::as_str);
    words.chain(head).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{flat, triangles};
    use crate::figure::scene::Step;
    use eframe::egui::{Pos2, pos2};

    fn area(corners: &[Pos2], triangles: &[u32]) -> f32 {
        triangles
            .chunks(3)
            .map(|three| {
                let [a, b, c] = [three[0], three[1], three[2]].map(|at| corners[at as usize]);
                ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).abs() / 2.0
            })
            .sum()
    }

    #[test]
    fn outlines_with_hollows_are_filled_to_their_edge_and_not_over_it() {
        let hollow =
            [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (5.0, 2.0), (0.0, 10.0)].map(|(x, y)| pos2(x, y));
        let mut turned = hollow;
        turned.reverse();
        for corners in [hollow, turned] {
            assert!((area(&corners, &triangles(&corners)) - 60.0).abs() < 1e-3);
        }
        assert!(triangles(&[pos2(0.0, 0.0), pos2(5.0, 0.0), pos2(9.0, 0.0)]).is_empty());
    }

    #[test]
    fn a_curve_ends_where_it_is_said_to() {
        let lines = flat(&[Step::Move(0.0, 0.0), Step::Curve(0.0, 5.0, 10.0, 5.0, 10.0, 0.0), Step::Close]);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].1);
        assert_eq!(lines[0].0.last(), Some(&pos2(10.0, 0.0)));
    }
}
