//! Names of rows and columns, with the marks of cases, themes, levels and polarities.

use eframe::egui::{Rect, Ui, pos2};

use super::model::{ColumnKind, Model};
use crate::analysis::Key;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::{line, line_at};
use crate::ui::widgets::{paint_case, paint_level, paint_sign, paint_theme};

pub fn outer_header(ui: &Ui, cx: &Cx, key: Option<Key>, label: &str, left: f32, rect: Rect) {
    let t = Tokens::of(ui);
    let middle = rect.center().y;
    let (x, face, colour) = match key {
        Some(Key::Case(case)) => {
            paint_case(ui.painter(), t, pos2(left + 6.0, middle), cx.names.case_place(case), 5.0);
            (left + 18.0, font::semibold(font::BODY), t.ink)
        }
        Some(Key::Theme(theme)) => {
            paint_theme(ui.painter(), pos2(left + 4.0, middle), cx.names.theme_colour(t, theme));
            (left + 14.0, font::semibold(font::BODY), t.ink)
        }
        Some(Key::Unit(_)) => (left, font::caption(), t.ink2),
        _ => (left, font::semibold(font::BODY), t.ink),
    };
    line_at(ui.painter(), line(ui, label, face, colour, rect.right() - 8.0 - x), x, middle);
}

pub fn inner_header(ui: &Ui, cx: &Cx, model: &Model, column: usize, rect: Rect) {
    let t = Tokens::of(ui);
    let middle = rect.center().y;
    let left = rect.left() + 8.0;
    let nested = model.spec.columns.len() == 2;
    let caption = |text: &str, right: bool| {
        let galley = line(ui, text, font::caption(), t.ink2, rect.width() - 16.0);
        let x = if right { rect.right() - 8.0 - galley.size().x } else { left };
        line_at(ui.painter(), galley, x, middle);
    };
    let Some(header) = model.column_header(column) else {
        caption(t!("matrix-total"), true);
        return;
    };
    let label = header.labels.last().map_or("", String::as_str);
    match (header.keys.last(), nested) {
        (Some(Key::Polarity(polarity)), _) => {
            paint_sign(ui.painter(), t, pos2(rect.right() - 14.0, middle), *polarity);
        }
        (Some(Key::Unit(_)), _) => {
            let galley = line(ui, label, font::semibold(font::CAPTION), t.ink2, rect.width() - 16.0);
            line_at(ui.painter(), galley, left, middle);
        }
        (Some(key), false) => outer_header(ui, cx, Some(*key), label, left, rect),
        (_, true) if header.keys.len() == 1 => {
            let living = model.columns[column].kind == ColumnKind::Living;
            if living {
                caption(t!("matrix-all-with-synthesis"), false);
            } else {
                caption(t!("matrix-all-inner"), true);
            }
        }
        (Some(Key::Level(level)), true) => {
            let mask = cx.names.level_mask(&[*level]);
            paint_level(ui.painter(), t, pos2(left, middle - 7.0), cx.names.level_count(), mask, 14.0);
            let galley = line(ui, label, font::caption(), t.ink2, rect.width() - 32.0);
            line_at(ui.painter(), galley, left + 18.0, middle);
        }
        _ => caption(label, true),
    }
}

pub fn row_name(ui: &Ui, cx: &Cx, model: &Model, row: usize, label: &str, rect: Rect, right: f32) {
    let t = Tokens::of(ui);
    let first = if rect.height() > 40.0 { rect.top() + 14.0 } else { rect.center().y };
    let Some(header) = model.row_header(row) else {
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, (1.0, t.line));
        let galley = line(ui, label, font::semibold(font::BODY), t.ink, right - rect.left() - 16.0);
        line_at(ui.painter(), galley, rect.left() + 16.0, first);
        return;
    };
    let outer = model.begins_group(row);
    let left = rect.left() + 16.0 + f32::from(header.depth.min(8)) * 16.0;
    let name = header.labels.last().map_or("", String::as_str);
    let x = match header.keys.last() {
        Some(Key::Theme(theme)) => {
            paint_theme(ui.painter(), pos2(left + 4.0, first), cx.names.theme_colour(t, *theme));
            left + 14.0
        }
        Some(Key::Case(case)) => {
            paint_case(ui.painter(), t, pos2(left + 6.0, first), cx.names.case_place(*case), 5.0);
            left + 18.0
        }
        Some(Key::Level(level)) => {
            let left = left.max(rect.left() + 40.0);
            let mask = cx.names.level_mask(&[*level]);
            paint_level(ui.painter(), t, pos2(left, first - 7.0), cx.names.level_count(), mask, 14.0);
            left + 22.0
        }
        Some(Key::Polarity(polarity)) => {
            paint_sign(ui.painter(), t, pos2(left + 6.0, first), *polarity);
            left + 20.0
        }
        _ => left,
    };
    if rect.height() > 40.0 && !model.rows[row].inner {
        two_lines(ui, name, pos2(x, first - 10.0), right - x);
    } else {
        let face = if outer { font::semibold(font::BODY) } else { font::body() };
        line_at(ui.painter(), line(ui, name, face, t.ink, right - x), x, first);
    }
}

/// A name of two lines at most.
fn two_lines(ui: &Ui, text: &str, at: eframe::egui::Pos2, width: f32) {
    use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
    let t = Tokens::of(ui);
    let format = TextFormat { line_height: Some(font::BODY_LINE), ..TextFormat::simple(font::body(), t.ink) };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping { max_width: width.max(8.0), max_rows: 2, ..TextWrapping::default() };
    let galley = ui.fonts_mut(|f| f.layout_job(job));
    ui.painter().galley(at, galley, t.ink);
}
