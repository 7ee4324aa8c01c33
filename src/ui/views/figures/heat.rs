//! Theme × case as steps of one hue, each with its number.

use eframe::egui::{Align2, Id, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::sheet::{self, Head};
use super::walk::Walk;
use crate::analysis::{Key, items_behind};
use crate::figure::heat::{Heat, STEPS};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::views::matrix::words;
use crate::ui::widgets::paint::{focus_ring, line, line_at};
use crate::ui::widgets::{absence_word, paint_case, paint_theme};

const ROW: f32 = 26.0;
const LABEL: f32 = 144.0;
const HEAD: f32 = 24.0;

pub fn show(ui: &mut Ui, cx: &mut Cx, heat: &Heat) {
    let (rows, columns) = (heat.matrix.rows.len(), heat.matrix.columns.len());
    let room = ui.available_width() - LABEL;
    let width = (room / columns.max(1) as f32).floor().clamp(64.0, 160.0);
    let across = width * columns as f32;
    // Names and legend stay; the cells alone are moved sideways where there are many cases.
    let bar = if across > room + 1.0 { 12.0 } else { 0.0 };
    let height = HEAD + ROW * rows as f32 + bar;
    let (all, _) = ui.allocate_exact_size(vec2(ui.available_width(), height + 28.0), Sense::hover());
    for row in 0..rows {
        row_name(ui, cx, heat, row, pos2(all.left(), all.top() + HEAD + (row as f32 + 0.5) * ROW));
    }
    legend(ui, heat, pos2(all.left() + LABEL, all.bottom() - 14.0));
    let place = Rect::from_min_size(pos2(all.left() + LABEL, all.top()), vec2(room, height));
    let mut cells = ui.new_child(UiBuilder::new().max_rect(place).id_salt("heat-cells"));
    ScrollArea::horizontal().id_salt("heat").show(&mut cells, |ui| {
        let (all, _) = ui.allocate_exact_size(vec2(across, height), Sense::hover());
        heads(ui, cx, heat, all, width);
        let mut walk = Walk::begin(ui, "heat");
        for row in 0..rows {
            for column in 0..columns {
                let min = pos2(all.left() + column as f32 * width, all.top() + HEAD + row as f32 * ROW);
                let rect = Rect::from_min_size(min, vec2(width - 2.0, ROW - 2.0));
                cell(ui, cx, &mut walk, heat, row, column, rect);
            }
        }
        walk.end(ui);
    });
}

fn heads(ui: &Ui, cx: &Cx, heat: &Heat, all: Rect, width: f32) {
    let t = Tokens::of(ui);
    for (at, header) in heat.matrix.columns.iter().enumerate() {
        let left = all.left() + at as f32 * width;
        let label = header.labels.first().map_or("", String::as_str);
        let galley = line(ui, label, font::semibold(font::CAPTION), t.ink, width - 20.0);
        let start = left + (width - galley.size().x - 14.0).max(0.0) / 2.0;
        let middle = all.top() + 12.0;
        if let Some(Key::Case(case)) = header.keys.first() {
            paint_case(ui.painter(), t, pos2(start + 4.0, middle), cx.names.case_place(*case), 4.5);
        }
        line_at(ui.painter(), galley, start + 14.0, middle);
    }
}

fn row_name(ui: &Ui, cx: &Cx, heat: &Heat, row: usize, at: eframe::egui::Pos2) {
    let t = Tokens::of(ui);
    let header = &heat.matrix.rows[row];
    let left = at.x + f32::from(header.depth.min(4)) * 8.0;
    let mut label = header.labels.first().cloned().unwrap_or_default();
    if let Some(theme) = heat.theme(row) {
        paint_theme(ui.painter(), pos2(left + 4.0, at.y), cx.names.theme_colour(t, theme));
        let short = cx.session.study().themes.get(theme).map_or("", |theme| &theme.short);
        if !short.is_empty() {
            short.clone_into(&mut label);
        }
    }
    line_at(
        ui.painter(),
        line(ui, &label, font::caption(), t.ink, LABEL - 24.0 - (left - at.x)),
        left + 14.0,
        at.y,
    );
}

fn cell(ui: &mut Ui, cx: &mut Cx, walk: &mut Walk, heat: &Heat, row: usize, column: usize, rect: Rect) {
    let t = Tokens::of(ui);
    let Some(value) = heat.matrix.cell(row, column) else { return };
    let step = heat.step(value.count);
    let response = walk.mark(ui, rect, Id::unique(("figure-heat", row, column)));
    let (down, across) = (&heat.matrix.rows[row], &heat.matrix.columns[column]);
    let title =
        t!("matrix-cell-place", column = words::header(&across.labels), row = words::header(&down.labels));
    let of = heat.matrix.column_totals.get(column).map(|cell| cell.count);
    let said = format!("{title}: {}", words::spoken(&value, &heat.spec, of));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    ui.painter().rect_filled(rect, 0, t.heat[step]);
    let empty = value.count == 0;
    let (text, face) = match value.absence {
        Some(absence) if empty => (absence_word(absence).to_owned(), font::italic(10.0)),
        _ => (value.count.to_string(), font::semibold(font::CAPTION)),
    };
    let colour = if empty { t.ink3 } else { t.on_heat(step) };
    ui.painter().with_clip_rect(rect).text(rect.center(), Align2::CENTER_CENTER, text, face, colour);
    focus_ring(ui, &response, rect, 0);
    if response.clicked() {
        open(cx, heat, row, column, title);
    }
    if response.hovered() {
        response.on_hover_text(said);
    }
}

fn open(cx: &mut Cx, heat: &Heat, row: usize, column: usize, title: String) {
    let index = cx.session.index();
    let (down, across) = (&heat.matrix.rows[row].keys, &heat.matrix.columns[column].keys);
    let study = cx.session.study();
    let records = items_behind(study, &index, &heat.spec, &cx.session.lens, Some(down), Some(across));
    if let Some((place, theme, _)) = heat.matrix.place(row, column) {
        cx.ask(Action::SelectCell(place, theme));
    }
    cx.ask(Action::Behind { title, records });
}

fn legend(ui: &Ui, heat: &Heat, at: eframe::egui::Pos2) {
    let t = Tokens::of(ui);
    let x = line_at(ui.painter(), line(ui, &heat.low.to_string(), font::caption(), t.ink3, 60.0), at.x, at.y)
        + 8.0;
    let from = usize::from(heat.low > 0);
    for (place, step) in (from..STEPS).enumerate() {
        let rect = Rect::from_min_size(pos2(x + place as f32 * 24.0, at.y - 6.0), vec2(23.0, 12.0));
        ui.painter().rect_filled(rect, 0, t.heat[step]);
    }
    let end = x + (STEPS - from) as f32 * 24.0 + 7.0;
    line_at(ui.painter(), line(ui, &heat.high.to_string(), font::caption(), t.ink3, 60.0), end, at.y);
}

/// The same numbers as a table, with totals.
pub fn table(ui: &mut Ui, cx: &mut Cx, heat: &Heat) {
    let matrix = &heat.matrix;
    let label = |header: &crate::analysis::Header| words::header(&header.labels);
    let mut heads = vec![Head::words(&words::capital(words::dimension(heat.spec.rows[0])))];
    heads.extend(matrix.columns.iter().map(|header| {
        let case = header.keys.iter().find_map(|key| if let Key::Case(id) = key { Some(*id) } else { None });
        Head::case(&label(header), case)
    }));
    heads.push(Head::number(t!("matrix-total")));
    let width = matrix.columns.len();
    sheet::table(ui, cx, "heat-table", &heads, matrix.rows.len(), |ui, cx, row, column| {
        let name = label(&matrix.rows[row]);
        let Some(at) = column.checked_sub(1) else {
            if let Some(theme) = heat.theme(row) {
                let (rect, _) = ui.allocate_exact_size(vec2(12.0, 12.0), Sense::hover());
                let t = Tokens::of(ui);
                paint_theme(ui.painter(), rect.center(), cx.names.theme_colour(t, theme));
            }
            sheet::cut(ui, &name);
            return;
        };
        if at == width {
            ui.label(matrix.row_totals.get(row).map_or_else(String::new, |cell| cell.count.to_string()));
            return;
        }
        let Some(value) = matrix.cell(row, at) else { return };
        let title = t!("matrix-cell-place", column = label(&matrix.columns[at]), row = name);
        let said = format!("{title}: {}", value.count);
        let button = ui.add(eframe::egui::Button::new(value.count.to_string()).frame(false));
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
        if button.clicked() {
            open(cx, heat, row, at, title);
        }
    });
}
