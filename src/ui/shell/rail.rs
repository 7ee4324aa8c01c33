//! The rail: views, then cases with their number of sources.

use eframe::egui;

use crate::study::{AnyId, CaseId};
use crate::t;
use crate::ui::actions::{Action, View};
use crate::ui::commands::{UiCommand, key_text, view_icon, view_name};
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::{focus_ring, line, line_at};
use crate::ui::widgets::{key_cap, paint_case};

pub const WIDTH: f32 = 136.0;

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, view: View, picked: &mut Vec<UiCommand>) {
    let tokens = Tokens::of(ui);
    let keys_height = 40.0;
    let height = (ui.available_height() - keys_height).max(32.0);
    egui::ScrollArea::vertical().max_height(height).auto_shrink([false, false]).show(ui, |ui| {
        entries(ui, cx, view);
    });
    ui.with_layout(egui::Layout::bottom_up(egui::Align::Min), |ui| {
        ui.horizontal(|ui| {
            let name = egui::RichText::new(t!("rail-keys")).font(font::caption()).color(tokens.ink2);
            if ui.add(egui::Button::new(name).frame(false)).clicked() {
                picked.push(UiCommand::Keys);
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| key_cap(ui, "F1"));
        });
    });
}

/// The views, and below them the cases.
fn entries(ui: &mut egui::Ui, cx: &mut Cx, view: View) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    for entry in View::RAIL {
        let key = UiCommand::Go(entry).keys().first().map(|key| key_text(ui.ctx(), key));
        let icon = |ui: &egui::Ui, at: egui::Pos2, colour| {
            view_icon(entry).paint(ui.painter(), at, 16.0, colour);
        };
        let response = row(ui, view_name(entry), "", view == entry, icon);
        if response.on_hover_text(key.unwrap_or_default()).clicked() {
            cx.ask(Action::Go(entry));
        }
    }
    ui.add_space(8.0);
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, egui::Stroke::new(1.0, tokens.hair));
    ui.add_space(8.0);
    let heading = egui::RichText::new(t!("rail-cases")).font(font::caption()).color(tokens.ink3);
    if ui.add(egui::Button::new(heading).frame(false)).clicked() {
        cx.ask(Action::Go(View::Study));
    }
    ui.add_space(4.0);
    cases(ui, cx);
}

/// All cases are one stop for Tab; the arrows go from one to the next.
fn cases(ui: &mut egui::Ui, cx: &mut Cx) {
    let tokens = Tokens::of(ui);
    let cases = cx.session.study().cases_in_order();
    let mut counts = vec![0_usize; cases.len()];
    for row in &cx.session.index().source_rows {
        if let Some(count) = counts.get_mut(row.case as usize) {
            *count += 1;
        }
    }
    let stop = egui::Id::unique("rail-stop");
    let last: Option<CaseId> = ui.data(|data| data.get_temp(stop));
    let moved = ui.data_mut(|data| data.remove_temp::<bool>(stop.with("moved"))).is_some();
    let place = |wanted: CaseId| cases.iter().position(|case| case.id == wanted);
    let chosen = || cases.iter().position(|case| cx.session.selection.has(AnyId::Case(case.id)));
    let at_stop = last.and_then(place).or_else(chosen).unwrap_or(0);
    let mut rows = Vec::with_capacity(cases.len());
    let mut picked = None;
    for (at, case) in cases.iter().enumerate() {
        let mark = |ui: &egui::Ui, pos: egui::Pos2, _| paint_case(ui.painter(), tokens, pos, at, 4.5);
        let chosen = cx.session.selection.has(AnyId::Case(case.id));
        let sense = if at == at_stop { egui::Sense::click() } else { egui::Sense::CLICK };
        let response = row_of(ui, &case.name, &counts[at].to_string(), chosen, sense, mark);
        rows.push(response.id);
        if at == at_stop && (response.gained_focus() || moved && response.has_focus()) {
            response.scroll_to_me(None);
        }
        if response.on_hover_text(&case.name).clicked() {
            picked = Some(case.id);
        }
    }
    if let Some(next) = walk(ui, &rows, at_stop)
        && let Some(case) = cases.get(next)
    {
        ui.data_mut(|data| {
            data.insert_temp(stop, case.id);
            data.insert_temp(stop.with("moved"), true);
        });
        ui.memory_mut(|memory| memory.request_focus(rows[next]));
        ui.ctx().request_repaint();
    }
    if let Some(case) = picked {
        ui.data_mut(|data| data.insert_temp(stop, case));
        cx.out.push(Action::Select(AnyId::Case(case)));
        cx.out.push(Action::Go(View::Study));
    }
}

/// Where the arrows go from the row that has the keyboard.
fn walk(ui: &egui::Ui, rows: &[egui::Id], at: usize) -> Option<usize> {
    let id = *rows.get(at)?;
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    // The toolkit would go to whatever lies that way.
    let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let last = rows.len() - 1;
    let mut next = at;
    ui.input_mut(|i| {
        for (key, to) in [
            (egui::Key::ArrowUp, at.saturating_sub(1)),
            (egui::Key::ArrowDown, (at + 1).min(last)),
            (egui::Key::Home, 0),
            (egui::Key::End, last),
        ] {
            if i.consume_key(egui::Modifiers::NONE, key) {
                next = to;
            }
        }
    });
    Some(next).filter(|next| *next != at)
}

/// One entry, 32 points high: a sign, a name, a number at the right.
fn row(
    ui: &mut egui::Ui,
    name: &str,
    number: &str,
    chosen: bool,
    sign: impl Fn(&egui::Ui, egui::Pos2, egui::Color32),
) -> egui::Response {
    row_of(ui, name, number, chosen, egui::Sense::click(), sign)
}

fn row_of(
    ui: &mut egui::Ui,
    name: &str,
    number: &str,
    chosen: bool,
    sense: egui::Sense,
    sign: impl Fn(&egui::Ui, egui::Pos2, egui::Color32),
) -> egui::Response {
    let tokens = Tokens::of(ui);
    let size = egui::vec2(ui.available_width(), 32.0);
    let (rect, response) = ui.allocate_exact_size(size, sense);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, chosen, name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let fill = if chosen {
        Some(tokens.accent_tint)
    } else if response.hovered() {
        Some(tokens.sunk)
    } else {
        None
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    if chosen {
        let mark = egui::Rect::from_min_max(
            egui::pos2(rect.left() - 8.0, rect.top() + 4.0),
            egui::pos2(rect.left() - 5.0, rect.bottom() - 4.0),
        );
        ui.painter().rect_filled(mark, 0.0, tokens.accent);
    }
    let ink = if chosen { tokens.ink } else { tokens.ink2 };
    let middle = rect.center().y;
    sign(ui, egui::pos2(rect.left() + 16.0, middle), ink);
    let mut right = rect.right() - 8.0;
    if !number.is_empty() {
        let galley = line(ui, number, font::caption(), tokens.ink3, 60.0);
        right -= galley.size().x;
        line_at(ui.painter(), galley, right, middle);
    }
    let face = if chosen { font::semibold(font::BODY) } else { font::body() };
    let left = rect.left() + 32.0;
    let galley = line(ui, name, face, ink, (right - 4.0 - left).max(10.0));
    line_at(ui.painter(), galley, left, middle);
    focus_ring(ui, &response, rect, 6);
    response
}
