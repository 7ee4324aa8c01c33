//! The head of the view: which theme, which columns; and the heads of the columns.

use eframe::egui::{self, Align, Layout, Rect, UiBuilder, pos2, vec2};

use super::{GUTTER, State, columns, drop, foot};
use crate::analysis::Compare;
use crate::study::ThemeId;
use crate::t;
use crate::ui::actions::Action;
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::shell::inspector::theme_list::{Pick, theme_list};
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::{focus_ring, hover_fill, line, line_at};
use crate::ui::widgets::{
    Button, Icon, caption, case_label, icon_button, paint_theme, polarity_counts, strong,
};

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State, compare: &Compare) {
    let walk: Vec<ThemeId> = cx.session.index().walk.iter().map(|node| node.id).collect();
    let here = walk.iter().position(|id| *id == compare.theme).unwrap_or(0);
    let before = here.checked_sub(1).and_then(|at| walk.get(at)).copied();
    let after = walk.get(here + 1).copied();
    if let Some(theme) = before.filter(|_| cx.asked(UiCommand::PreviousTheme)) {
        cx.ask(Action::SetTheme(theme));
    }
    if let Some(theme) = after.filter(|_| cx.asked(UiCommand::NextTheme)) {
        cx.ask(Action::SetTheme(theme));
    }
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add_space(12.0);
        step(ui, cx, compare, Icon::Left, t!("compare-previous-theme"), before);
        caption(ui, &t!("compare-place", place = here + 1, count = walk.len()));
        step(ui, cx, compare, Icon::Right, t!("compare-next-theme"), after);
        ui.add_space(8.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            ui.add_space(8.0);
            let add = t!("compare-add-comparison");
            let pressed = if ui.available_width() < 420.0 {
                icon_button(ui, Icon::Plus, add).clicked()
            } else {
                ui.add(Button::new(add).icon(Icon::Plus)).clicked()
            };
            if pressed {
                foot::add(cx, &mut state.foot, compare);
            }
            state.columns.button(ui, cx.study());
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| title(ui, cx, compare.theme));
        });
    });
}

fn step(ui: &mut egui::Ui, cx: &mut Cx, compare: &Compare, icon: Icon, name: &str, to: Option<ThemeId>) {
    ui.add_enabled_ui(to.is_some(), |ui| {
        let response = icon_button(ui, icon, name);
        let Some(to) = to else { return };
        if response.clicked() {
            cx.ask(Action::SetTheme(to));
        }
        // A card that is let go here moves to that theme.
        drop::on_theme(ui, cx, compare, response.rect, to);
    });
}

/// The theme's square and name; a click opens the list of all themes.
fn title(ui: &mut egui::Ui, cx: &mut Cx, theme: ThemeId) {
    let t = Tokens::of(ui);
    let name = cx.study().themes.get(theme).map_or("", |theme| theme.name.as_str());
    let text = line(ui, name, font::title(), t.ink, ui.available_width() - 48.0);
    let (rect, response) = ui.allocate_exact_size(vec2(text.size().x + 48.0, 32.0), egui::Sense::click());
    let said = t!("compare-theme-chosen", name = name);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &said));
    ui.painter().rect_filled(rect, 6, hover_fill(t, &response));
    let middle = rect.center().y;
    paint_theme(ui.painter(), pos2(rect.left() + 8.0, middle), cx.names.theme_colour(t, theme));
    let end = line_at(ui.painter(), text, rect.left() + 20.0, middle);
    Icon::Down.paint(ui.painter(), pos2(end + 12.0, middle), 12.0, t.ink3);
    focus_ring(ui, &response, rect, 6);
    let picked = egui::Popup::menu(&response)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .gap(4.0)
        .show(|ui| {
            ui.set_width(320.0);
            let picked = theme_list(ui, cx, "compare", &[], false);
            if picked.is_some() {
                ui.close();
            }
            picked
        });
    if let Some(Some(Pick::Theme(theme))) = picked.map(|shown| shown.inner) {
        cx.ask(Action::SetTheme(theme));
    }
}

/// How wide the counts by sign are.
const SIGNS: f32 = 88.0;

/// Mark, name and counts of each column.
pub fn columns(ui: &mut egui::Ui, cx: &mut Cx, compare: &Compare, head: Rect, width: f32) {
    let t = Tokens::of(ui);
    ui.painter().rect_filled(head, 0, t.ground);
    for (at, column) in compare.columns.iter().enumerate() {
        let left = head.left() + GUTTER + width * at as f32;
        let rect = Rect::from_min_size(pos2(left, head.top()), vec2(width, head.height()));
        if let Some(place) = column.column.place() {
            let id = ui.scope_id().with(("cell", columns::column_key(column.column)));
            let response = ui.interact(rect.shrink(2.0), id, egui::Sense::click());
            let name = t!("compare-pick-cell", name = &column.label);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            let picked = cx.session.selection.what.is_none()
                && cx.session.selection.cell == Some((place, compare.theme));
            if picked {
                ui.painter().rect_filled(rect.shrink(2.0), 6, t.accent_tint);
            } else {
                ui.painter().rect_filled(rect.shrink(2.0), 6, hover_fill(t, &response));
            }
            focus_ring(ui, &response, rect.shrink(2.0), 6);
            if response.clicked() {
                cx.ask(Action::SelectCell(place, compare.theme));
            }
        }
        let mut ui = ui.new_child(
            UiBuilder::new()
                .id_salt(columns::column_key(column.column))
                .max_rect(rect.shrink2(vec2(12.0, 0.0)))
                .layout(Layout::right_to_left(Align::Center)),
        );
        ui.spacing_mut().item_spacing.x = 12.0;
        let mix = column.mix.map(|count| count as usize);
        let count = if column.count == column.all {
            t!("compare-evidence", count = column.count)
        } else {
            t!("compare-evidence-of", count = column.count, all = column.all)
        };
        // The name goes before the counts where there is not room for all.
        let name = line(&ui, &column.label, font::semibold(font::BODY), t.ink, f32::INFINITY).size().x;
        let said = line(&ui, &count, font::caption(), t.ink3, f32::INFINITY).size().x;
        let spare = rect.width() - 24.0 - 20.0 - name;
        if spare > SIGNS + 12.0 {
            polarity_counts(&mut ui, [mix[0], mix[1], mix[2]]);
        }
        if spare > SIGNS + 24.0 + said {
            caption(&mut ui, &count);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            match columns::case_of(column.column, cx.study()) {
                Some(case) => {
                    case_label(ui, cx.names.case_place(case), &column.label, true);
                }
                None => {
                    strong(ui, &column.label);
                }
            }
        });
        ui.painter().vline(left, head.y_range(), (1.0, t.hair));
    }
    ui.painter().hline(head.x_range(), head.top(), (1.0, t.hair));
    ui.painter().hline(head.x_range(), head.bottom() - 1.0, (1.0, t.hair));
}
