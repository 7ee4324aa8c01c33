//! The top bar: menu, study, palette, coder, undo and redo, light or dark.

use eframe::egui;

use crate::session::Prefs;
use crate::t;
use crate::ui::actions::{Action, Outbox, View};
use crate::ui::commands::{Group, UiCommand, key_text};
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{Icon, at_right, icon_button, key_cap};

pub const HEIGHT: f32 = 48.0;

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, picked: &mut Vec<UiCommand>) {
    ui.horizontal_centered(|ui| {
        menu(ui, cx.prefs, cx.out, picked, true);
        let title = &cx.study().front().title;
        let title = if title.is_empty() { t!("study-untitled") } else { title.as_str() };
        let name = egui::RichText::new(title).font(font::semibold(font::BODY));
        let most = (ui.ctx().content_rect().width() / 2.0 - 300.0).max(120.0);
        let button = ui.scope(|ui| {
            ui.set_max_width(most);
            let caret = egui::RichText::new(Icon::Down.glyph().to_string()).font(font::icons(11.0));
            ui.add(egui::Button::new((name, caret)).frame(false).truncate())
        });
        if button.inner.on_hover_text(t!("top-study")).clicked() {
            cx.ask(Action::Go(View::Study));
        }
        // Tab goes through the bar as it is seen.
        palette_field(ui, picked);
        right_side(ui, cx, picked);
    });
}

fn right_side(ui: &mut egui::Ui, cx: &mut Cx, picked: &mut Vec<UiCommand>) {
    at_right(ui, "top-right", |ui| {
        coder(ui, cx);
        ui.add_space(4.0);
        let redo = cx.session.history().next_redo().map(|step| step.label.clone());
        let undo = cx.session.history().next_undo().map(|step| step.label.clone());
        ui.add_enabled_ui(undo.is_some(), |ui| {
            let name = undo.map_or(t!("top-undo").to_owned(), |what| t!("top-undo-what", what = what));
            if icon_button(ui, Icon::Undo, &name).clicked() {
                cx.ask(Action::Undo);
            }
        });
        ui.add_enabled_ui(redo.is_some(), |ui| {
            let name = redo.map_or(t!("top-redo").to_owned(), |what| t!("top-redo-what", what = what));
            if icon_button(ui, Icon::Redo, &name).clicked() {
                cx.ask(Action::Redo);
            }
        });
        if icon_button(ui, Icon::Contrast, t!("top-theme")).clicked() {
            picked.push(UiCommand::Theme);
        }
    });
}

/// Who is coding; a click lists the coders.
fn coder(ui: &mut egui::Ui, cx: &mut Cx) {
    let now = cx.session.coder().and_then(|id| cx.session.study().coders.get(id));
    let initials = now.map_or("–", |coder| coder.initials.as_str()).to_owned();
    let name = now.map_or_else(
        || t!("top-coder-choose").to_owned(),
        |coder| t!("top-coder", name = coder.name.as_str()),
    );
    let label = egui::RichText::new(initials).font(font::semibold(font::BODY));
    let response = ui.menu_button(
        (label, egui::RichText::new(Icon::Down.glyph().to_string()).font(font::icons(11.0))),
        |ui| {
            ui.label(t!("top-coder-choose"));
            for coder in cx.session.study().coders_in_order() {
                let chosen = cx.session.coder() == Some(coder.id);
                let text = format!("{}  {}", coder.initials, coder.name);
                if ui.selectable_label(chosen, text).clicked() {
                    cx.out.push(Action::SetCoder(coder.id));
                    ui.close();
                }
            }
            if ui.button(t!("top-coders-edit")).clicked() {
                cx.out.push(Action::Go(View::Study));
            }
        },
    );
    let response = response.response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    response.on_hover_text(name);
}

/// The menu, made from the list of commands.
pub fn menu(
    ui: &mut egui::Ui,
    prefs: &Prefs,
    out: &mut Outbox,
    picked: &mut Vec<UiCommand>,
    has_study: bool,
) {
    let button = egui::RichText::new(Icon::Menu.glyph().to_string()).font(font::icons(16.0));
    let (response, _) = egui::containers::menu::MenuButton::from_button(
        egui::Button::new(button).frame(false),
    )
    .ui(ui, |ui| {
        for group in Group::ALL {
            ui.menu_button(group.name(), |ui| {
                ui.set_min_width(260.0);
                for command in UiCommand::ALL.iter().filter(|command| command.group() == group) {
                    let enabled = has_study || command.without_study();
                    let mut item = egui::Button::new(command.name());
                    if let Some(key) = command.keys().first() {
                        item = item.shortcut_text(key_text(ui.ctx(), key));
                    }
                    if ui.add_enabled(enabled, item).clicked() {
                        picked.push(*command);
                    }
                }
            });
        }
        if !prefs.recent.is_empty() {
            ui.separator();
            ui.menu_button(t!("menu-open-recent"), |ui| {
                for path in &prefs.recent {
                    if ui.button(super::welcome::short_path(path)).clicked() {
                        out.push(Action::Open(path.clone()));
                    }
                }
            });
        }
    });
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, t!("top-menu")));
    response.on_hover_text(t!("top-menu"));
}

/// The field in the middle opens the palette.
pub fn palette_field(ui: &mut egui::Ui, picked: &mut Vec<UiCommand>) {
    let tokens = Tokens::of(ui);
    let bar = ui.max_rect();
    let window = ui.ctx().content_rect();
    let width = 440.0_f32.min(window.width() - 640.0).max(180.0);
    let rect =
        egui::Rect::from_center_size(egui::pos2(window.center().x, bar.center().y), egui::vec2(width, 32.0));
    let response = ui.interact(rect, egui::Id::unique("palette-field"), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, t!("top-search")));
    let stroke = if response.has_focus() {
        egui::Stroke::new(2.0, tokens.accent)
    } else {
        egui::Stroke::new(1.0, tokens.line)
    };
    ui.painter().rect(rect, 6.0, tokens.paper, stroke, egui::StrokeKind::Inside);
    let mut inner = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(rect.shrink2(egui::vec2(8.0, 0.0)))
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    let muted = tokens.ink3;
    inner.label(egui::RichText::new(Icon::Search.glyph().to_string()).font(font::icons(16.0)).color(muted));
    inner.add(
        egui::Label::new(egui::RichText::new(t!("top-search")).color(muted)).truncate().selectable(false),
    );
    if width > 320.0 {
        inner.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if let Some(key) = UiCommand::Palette.keys().first() {
                key_cap(ui, &key_text(ui.ctx(), key));
            }
        });
    }
    if response.on_hover_cursor(egui::CursorIcon::Text).clicked() {
        picked.push(UiCommand::Palette);
    }
}
