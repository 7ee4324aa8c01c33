//! The key sheet: every command with its key, made from the one list, and the keys of the text view.

use eframe::egui;

use crate::t;
use crate::ui::commands::{Group, UiCommand, key_text};
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::key_cap;

/// Keys that belong to a caret or a table rather than to a command.
fn text_keys() -> [(&'static str, &'static str); 8] {
    [
        (t!("keys-select"), "Shift + ← → ↑ ↓"),
        (t!("keys-select-word"), "Ctrl + Shift + ← →"),
        (t!("keys-grow"), "Alt + ← →"),
        (t!("keys-grow-sentence"), "Alt + Shift + ← →"),
        (t!("keys-next-pane"), "Tab"),
        (t!("keys-cells"), "← → ↑ ↓"),
        (t!("keys-behind"), "Enter"),
        (t!("keys-leave"), "Esc"),
    ]
}

pub fn show(ctx: &egui::Context, open: &mut bool) {
    if !*open {
        return;
    }
    let size = ctx.content_rect().size();
    let modal =
        egui::Modal::new(egui::Id::unique("keys")).frame(super::dialogs::frame(ctx)).show(ctx, |ui| {
            ui.set_width(920.0_f32.min(size.x - 64.0));
            ui.label(egui::RichText::new(t!("keys-title")).font(font::title()));
            ui.add_space(8.0);
            // As tall as the window allows, with a gutter for the bar, which floats over what is wide.
            let tall = (size.y - 136.0).max(120.0);
            let area = egui::ScrollArea::vertical().auto_shrink([false, true]);
            let area = area.max_height(tall).min_scrolled_height(tall);
            area.show(ui, |ui| {
                ui.set_max_width(ui.available_width() - 16.0);
                ui.spacing_mut().item_spacing = egui::vec2(24.0, 2.0);
                ui.columns(3, |columns| {
                    let [first, second, third] = columns else { return };
                    group_ui(first, Group::Study);
                    group_ui(first, Group::View);
                    group_ui(second, Group::Go);
                    group_ui(second, Group::Edit);
                    group_ui(third, Group::Coding);
                    group_ui(third, Group::Displays);
                    heading(third, t!("keys-text"));
                    for (name, key) in text_keys() {
                        row(third, name, key);
                    }
                });
            });
            ui.add_space(8.0);
            if super::dialogs::buttons(ui, &[(t!("keys-close"), false)]).is_some() {
                ui.close();
            }
        });
    if modal.should_close() {
        *open = false;
    }
}

fn group_ui(ui: &mut egui::Ui, group: Group) {
    heading(ui, group.name());
    for command in UiCommand::ALL.iter().filter(|command| command.group() == group) {
        let keys: Vec<String> = command.keys().iter().map(|key| key_text(ui.ctx(), key)).collect();
        let key = keys.first().map_or(t!("keys-in-palette"), String::as_str);
        row(ui, command.name(), key);
    }
}

fn heading(ui: &mut egui::Ui, name: &str) {
    let tokens = Tokens::of(ui);
    ui.add_space(8.0);
    ui.label(egui::RichText::new(name).font(font::semibold(font::CAPTION)).color(tokens.ink3));
}

fn row(ui: &mut egui::Ui, name: &str, key: &str) {
    // Caps first: the name has what room they leave.
    let size = egui::vec2(ui.available_width(), 22.0);
    ui.allocate_ui_with_layout(size, egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        key_cap(ui, key);
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.add(egui::Label::new(name).truncate());
        });
    });
}
