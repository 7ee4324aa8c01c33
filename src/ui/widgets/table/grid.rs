//! Drawing the table: only the cells in sight.

use std::sync::Arc;

use eframe::egui::text::LayoutJob;
use eframe::egui::{
    Color32, Context, EventFilter, FontId, Galley, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, pos2, vec2,
};
use egui_table::{CellInfo, Column as Width, HeaderCellInfo, HeaderRow, Table, TableDelegate};

use super::super::icon::Icon;
use super::super::paint::{focus_ring, line, line_at};
use super::walk::keys;
use super::{At, Column, Done, Editing, Pick, Rows, Tone, Walk};
use crate::t;
use crate::ui::theme::{Tokens, font, measure};

const HEAD: f32 = 28.0;
const ROW: f32 = measure::DENSE_ROW;
/// Room for the box of a row that can be picked.
const BOX: f32 = 26.0;

/// Draws the table into the room there is, and says what was asked of it. `id` names the table.
pub fn show(ui: &mut Ui, id: &'static str, walk: &mut Walk, columns: &[Column], rows: &mut dyn Rows) -> Done {
    let mut done = Done::default();
    walk.settle(rows, columns.len());
    keys(ui, walk, columns, rows, &mut done);
    let t = Tokens::of(ui);
    let area = ui.available_rect_before_wrap();
    let sum: f32 = columns.iter().map(|column| column.width).sum();
    let rest = (area.width() - sum - 12.0).max(0.0);
    // Names gain most from room that is left; numbers at the far edge of a wide window lose their row.
    let first = (rest * 0.5).min(200.0).floor();
    let last = if columns.last().is_some_and(|column| column.number) { 0.0 } else { rest - first };
    let widths = columns.iter().enumerate().map(|(at, column)| {
        let more = if at == 0 { first } else { 0.0 } + if at + 1 == columns.len() { last } else { 0.0 };
        let width = column.width + more;
        Width::new(width).range(width..=width).resizable(false)
    });
    let mut table = Table::new()
        .id_salt(id)
        .num_rows(rows.count() as u64)
        .columns(widths.collect::<Vec<_>>())
        .num_sticky_cols(1)
        .headers([HeaderRow::new(HEAD)]);
    if std::mem::take(&mut walk.scroll) {
        if let Some(row) = walk.at.body() {
            table = table.scroll_to_row(row as u64, None);
        }
        if walk.at.column > 0 {
            table = table.scroll_to_column(walk.at.column, None);
        }
    }
    ui.painter().rect_filled(area, 0, t.paper);
    ui.painter().rect_filled(area.with_max_y(area.top() + HEAD), 0, t.ground);
    let tops = rows.heights().map(|heights| {
        let mut top = 0.0;
        let ends = heights.into_iter().map(|height| {
            top += height;
            top
        });
        std::iter::once(0.0).chain(ends).collect()
    });
    let mut grid = Grid { id, walk, columns, rows, tops, done: &mut done, seen: false };
    table.show(ui, &mut grid);
    let seen = grid.seen;
    if done.enter.or(done.double).is_some() || done.sort.is_some() || done.pick.is_some() || done.moved {
        // What that opens is drawn in the next frame, which no other event may bring.
        ui.request_repaint();
    }
    ui.painter().hline(area.x_range(), area.top() + 0.5, (1.0, t.line));
    if !seen && walk.focused && !walk.is_editing() {
        // Scrolled out of sight by the wheel: the keyboard stays in the table.
        walk.want = true;
    }
    done
}

struct Grid<'a> {
    id: &'static str,
    walk: &'a mut Walk,
    columns: &'a [Column<'a>],
    rows: &'a mut dyn Rows,
    /// Where each row begins, and the last one ends; `None` where all are of one height.
    tops: Option<Vec<f32>>,
    done: &'a mut Done,
    /// The cell in hand was drawn.
    seen: bool,
}

impl Grid<'_> {
    fn interact(&mut self, ui: &Ui, at: At, rect: Rect, info: WidgetInfo) -> Response {
        let current = self.walk.at == at;
        let sense = if current { Sense::click() } else { Sense::CLICK };
        let row = at.body().map(|row| self.rows.id(row));
        let response = ui.interact(rect, Id::unique((self.id, row, at.column)), sense);
        response.widget_info(|| info.clone());
        if current {
            self.seen = true;
            if std::mem::take(&mut self.walk.want) {
                response.request_focus();
            }
            self.walk.focused = response.has_focus();
            if response.has_focus() {
                let filter =
                    EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
                ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            }
        }
        response
    }

    fn clicked(&mut self, ui: &Ui, at: At, row: usize, on_box: bool, response: &Response) {
        if response.double_clicked() {
            self.done.double = Some(at);
        }
        if !response.clicked() {
            return;
        }
        let modifiers = ui.input(|i| i.modifiers);
        let before = self.walk.at;
        if self.rows.picked(row).is_some() {
            if modifiers.shift {
                let from = before.body().unwrap_or(row);
                self.done.pick = Some(self.walk.range(from, row, self.rows));
            } else {
                self.walk.forget_range();
                if modifiers.command || on_box {
                    self.done.pick = Some(Pick::Turn(row));
                }
            }
        }
        self.walk.set(at, self.rows);
        self.walk.want = true;
        self.done.moved = true;
        // The cell has the keyboard one frame later: the next key must not find it elsewhere.
        ui.request_repaint();
    }

    fn ground(&self, ui: &Ui, rect: Rect, row: usize, response: &Response) {
        let t = Tokens::of(ui);
        let picked = self.rows.picked(row) == Some(true);
        let in_hand = self.walk.at.row == row + 1;
        let fill = if picked {
            t.accent_tint
        } else if in_hand || response.hovered() {
            t.sunk
        } else {
            t.paper
        };
        ui.painter().rect_filled(rect, 0, fill);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, t.hair));
    }

    fn edited(&mut self, ui: &mut Ui, row: usize, column: usize, rect: Rect) {
        let fresh = std::mem::take(&mut self.walk.fresh);
        ui.painter().rect_filled(rect, 0, Tokens::of(ui).paper);
        self.seen = true;
        match self.rows.editor(ui, row, column, rect, fresh) {
            Editing::Open => {}
            Editing::Closed { keyboard } => {
                self.walk.editing = None;
                self.walk.want = keyboard;
                self.walk.focused = keyboard;
                ui.request_repaint();
            }
        }
    }

    fn body(&mut self, ui: &mut Ui, row: usize, column: usize) {
        let t = Tokens::of(ui);
        let rect = ui.max_rect();
        if self.walk.editing == Some((self.rows.id(row), column)) {
            return self.edited(ui, row, column, rect);
        }
        let words = self.rows.words(row, column).into_owned();
        let picked = self.rows.picked(row);
        let said = self.said(row, column, &words);
        let role = if column == 0 { Role::RowHeader } else { Role::Cell };
        let info = match picked {
            Some(on) => WidgetInfo::selected(role, true, on, said),
            None => WidgetInfo::labeled(role, true, said),
        };
        let at = At { row: row + 1, column };
        let response = self.interact(ui, at, rect, info);
        self.ground(ui, rect, row, &response);
        let mut left = rect.left() + 8.0;
        let mut on_box = false;
        if column == 0
            && let Some(on) = picked
        {
            let place = Rect::from_center_size(pos2(rect.left() + 15.0, rect.center().y), vec2(13.0, 13.0));
            if self.rows.pickable(row) {
                paint_box(ui, t, place, on);
            }
            let pointer = response.interact_pointer_pos();
            on_box = pointer.is_some_and(|at| at.x < rect.left() + BOX);
            left = rect.left() + BOX + 2.0;
        }
        left += self.rows.before(ui, row, column, rect.with_min_x(left));
        let tone = self.rows.tone(row, column);
        let colour = match tone {
            Tone::Plain | Tone::Strong => t.ink,
            Tone::Quiet => t.ink3,
            Tone::Warning => t.stale_text,
            Tone::Bad => t.bad,
        };
        let room = rect.right() - 8.0 - left;
        let face = if tone == Tone::Strong { font::semibold(face(column).size) } else { face(column) };
        let galley = if rect.height() > ROW {
            lines(ui, &words, face, colour, vec2(room, rect.height()))
        } else {
            line(ui, &words, face, colour, room)
        };
        let cut = galley.elided;
        if self.columns[column].number {
            left = rect.right() - 8.0 - galley.size().x;
        }
        line_at(ui.painter(), galley, left, rect.center().y);
        focus_ring(ui, &response, rect.shrink(1.0), 0);
        self.clicked(ui, at, row, on_box, &response);
        if cut && response.hovered() {
            response.on_hover_text(words);
        }
    }

    fn said(&self, row: usize, column: usize, words: &str) -> String {
        let said = if words.is_empty() { t!("table-empty") } else { words };
        if column == 0 {
            return said.to_owned();
        }
        let name = self.rows.name(row);
        t!("table-cell", row = name.as_ref(), column = self.columns[column].name, value = said)
    }

    fn head(&mut self, ui: &mut Ui, column: usize) {
        let t = Tokens::of(ui);
        let rect = ui.max_rect();
        let one = &self.columns[column];
        ui.painter().rect_filled(rect, 0, t.ground);
        let said = match one.order {
            None => one.name.to_owned(),
            Some(false) => t!("table-sorted-up", column = one.name),
            Some(true) => t!("table-sorted-down", column = one.name),
        };
        let at = At { row: 0, column };
        let response = self.interact(ui, at, rect, WidgetInfo::labeled(Role::ColumnHeader, true, said));
        if one.sorts && response.hovered() {
            ui.painter().rect_filled(rect, 0, t.sunk);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, t.line));
        let inset = if column == 0 && self.rows.count() > 0 && self.rows.picked(0).is_some() {
            BOX + 2.0
        } else {
            8.0
        };
        let sign = if one.order.is_some() { 14.0 } else { 0.0 };
        let galley =
            line(ui, one.name, font::medium(font::CAPTION), t.ink2, rect.width() - inset - 8.0 - sign);
        let cut = galley.elided;
        let left = if one.number { rect.right() - 8.0 - galley.size().x - sign } else { rect.left() + inset };
        let end = line_at(ui.painter(), galley, left, rect.center().y);
        if let Some(down) = one.order {
            let icon = if down { Icon::ArrowDown } else { Icon::ArrowUp };
            icon.paint(ui.painter(), pos2(end + 8.0, rect.center().y), 12.0, t.ink2);
        }
        focus_ring(ui, &response, rect.shrink(1.0), 0);
        if response.clicked() {
            self.walk.set(at, self.rows);
            self.walk.want = true;
            self.done.sort = Some(column).filter(|_| one.sorts);
        }
        if cut && response.hovered() {
            response.on_hover_text(one.name);
        }
    }
}

/// Words in as many lines as there is room for; what is cut ends with ….
fn lines(ui: &Ui, words: &str, face: FontId, colour: Color32, room: Vec2) -> Arc<Galley> {
    let height = ui.fonts_mut(|f| f.row_height(&face)).max(1.0);
    let mut job = LayoutJob::simple(words.to_owned(), face, colour, room.x.max(8.0));
    job.wrap.max_rows = ((room.y - 4.0) / height).max(1.0) as usize;
    ui.fonts_mut(|f| f.layout_job(job))
}

fn face(column: usize) -> FontId {
    if column == 0 { font::body() } else { font::caption() }
}

fn paint_box(ui: &Ui, t: &Tokens, place: Rect, on: bool) {
    let (fill, edge) = if on { (t.accent, t.accent) } else { (Color32::TRANSPARENT, t.ink3) };
    ui.painter().rect(place, measure::RADIUS_SQUARE, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    if on {
        Icon::Check.paint(ui.painter(), place.center(), 11.0, t.on_accent);
    }
}

impl TableDelegate for Grid<'_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, info: &HeaderCellInfo) {
        self.head(ui, info.col_range.start);
    }

    fn cell_ui(&mut self, ui: &mut Ui, info: &CellInfo) {
        self.body(ui, info.row_nr as usize, info.col_nr);
    }

    fn default_row_height(&self) -> f32 {
        ROW
    }

    fn row_top_offset(&self, _: &Context, _: Id, row: u64) -> f32 {
        let top = self.tops.as_ref().and_then(|tops| tops.get(row as usize));
        top.copied().unwrap_or(row as f32 * ROW)
    }
}
