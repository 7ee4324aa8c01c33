//! A map of the whole text at the side: where records and found words are, and what is on the screen.
//!
//! It goes by bytes, not by heights, so it needs no layout and never jumps.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Color32, Id, Mesh, Painter, Rect, Role, Sense, Shape, StrokeKind, Ui, WidgetInfo, pos2};

use super::marks::Marks;
use super::sheet::Sheet;
use super::state::MapKey;
use crate::study::Span;

/// Blocks stand in this many columns, by lane.
const COLUMNS: u32 = 2;

/// Click and drag. A drag that takes the frame moves it; elsewhere the frame jumps to the pointer first.
pub fn interact(sheet: &mut Sheet<'_>, ui: &Ui, id: Id, label: &str) {
    let rect = sheet.geometry.map;
    let response = ui.interact(rect, id.with("map"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, label));
    let (pos, pressed) = ui.input(|i| (i.pointer.interact_pos(), i.pointer.primary_pressed()));
    let Some(pos) = pos.filter(|_| response.is_pointer_button_down_on()) else { return };
    let frame = frame(sheet);
    if pressed {
        sheet.state.map_grip = if frame.contains(pos) { pos.y - frame.top() } else { frame.height() / 2.0 };
    }
    let share = (pos.y - sheet.state.map_grip - rect.top()) / rect.height().max(1.0);
    sheet.jump_to_byte(share.max(0.0) * sheet.doc.text().len() as f32);
}

/// What is on the screen, on the map.
fn frame(sheet: &mut Sheet<'_>) -> Rect {
    let rect = sheet.geometry.map;
    let seen = sheet.seen_range();
    let length = sheet.doc.text().len().max(1) as f32;
    let y = |byte: f32| rect.top() + rect.height() * (byte / length).clamp(0.0, 1.0);
    let (top, bottom) = (y(seen.start), y(seen.end));
    let middle = top.midpoint(bottom).clamp(rect.top() + 4.0, (rect.bottom() - 4.0).max(rect.top() + 4.0));
    Rect::from_min_max(
        pos2(rect.left() + 1.0, top.min(middle - 4.0)),
        pos2(rect.right() - 1.0, bottom.max(middle + 4.0)),
    )
}

pub fn paint(sheet: &mut Sheet<'_>, painter: &Painter, marks: &Marks, hits: &[Span]) {
    let rect = sheet.geometry.map;
    let colours = &sheet.style.colours;
    let length = sheet.doc.text().len().max(1) as f32;
    painter.vline(rect.left(), rect.y_range(), colours.hairline);
    let key = MapKey { revision: marks.revision(), document: sheet.doc.id(), rect };
    let mesh = match &sheet.state.map {
        Some((old, mesh)) if *old == key => mesh.clone(),
        _ => {
            let mesh = Arc::new(blocks(rect, marks, length));
            sheet.state.map = Some((key, mesh.clone()));
            mesh
        }
    };
    painter.add(Shape::mesh(mesh));
    let mut next = 0;
    while let Some(hit) = hits.get(next) {
        let row = (rect.height() * hit.start as f32 / length).floor();
        let y = rect.top() + row;
        let tick = Rect::from_min_max(pos2(rect.right() - 6.0, y), pos2(rect.right(), y + 2.0));
        painter.rect_filled(tick, 0.0, colours.hit_line.color);
        // All further hits of this pixel would be drawn over it.
        let end = ((row + 1.0) / rect.height().max(1.0) * length) as u32;
        next += hits[next..].partition_point(|hit| hit.start < end).max(1);
    }
    let frame = frame(sheet);
    painter.rect_stroke(frame, 2.0, sheet.style.colours.window, StrokeKind::Inside);
}

/// One block for each pixel row and column that holds a record, in the colour of the first.
fn blocks(rect: Rect, marks: &Marks, length: f32) -> Mesh {
    let mut rows: BTreeMap<(u32, i32), Color32> = BTreeMap::new();
    let row = |byte: u32| (rect.height() * byte as f32 / length) as i32;
    for (index, mark) in marks.all().iter().enumerate() {
        let column = marks.lane(index).lane % COLUMNS;
        // A record over half the text would fill the map: its beginning tells enough.
        let last = row(mark.span.end).min(row(mark.span.start) + 24).max(row(mark.span.start) + 2);
        for y in row(mark.span.start)..=last {
            rows.entry((column, y)).or_insert(mark.colour);
        }
    }
    let mut mesh = Mesh::default();
    let mut open: Option<(u32, i32, i32, Color32)> = None;
    let mut close = |(column, from, to, colour): (u32, i32, i32, Color32)| {
        let left = rect.left() + 3.0 + column as f32 * 5.0;
        let min = pos2(left, rect.top() + from as f32);
        let max = pos2(left + 4.0, (rect.top() + to as f32 + 1.0).min(rect.bottom()));
        mesh.add_colored_rect(Rect::from_min_max(min, max), colour);
    };
    for ((column, y), colour) in rows {
        match &mut open {
            Some((c, _, to, old)) if *c == column && *to + 1 == y && *old == colour => *to = y,
            _ => {
                open.replace((column, y, y, colour)).into_iter().for_each(&mut close);
            }
        }
    }
    open.into_iter().for_each(&mut close);
    mesh
}
