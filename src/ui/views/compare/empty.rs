//! Nothing to compare yet: what is missing, and the next step.

use eframe::egui;

use super::State;
use crate::edit::Command;
use crate::t;
use crate::ui::actions::Action;
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::shell::inspector::new_theme;
use crate::ui::widgets::{Button, Icon, body2, empty_state, field};

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State) {
    if cx.study().cases.is_empty() {
        let (title, text) = (t!("compare-no-cases-title"), t!("compare-no-cases-text"));
        empty_state(ui, Icon::Compare, title, text, |ui| {
            if ui.add(Button::new(t!("compare-no-cases-go")).main()).clicked() {
                cx.ask(Action::Run(UiCommand::AddCase));
            }
        });
        return;
    }
    empty_state(ui, Icon::Compare, t!("compare-empty-title"), t!("compare-empty-text"), |ui| {
        let edit = field(ui, egui::Margin::symmetric(8, 5), |ui| {
            let edit = egui::TextEdit::singleline(&mut state.new_theme)
                .hint_text(t!("compare-theme-hint"))
                .frame(egui::Frame::NONE)
                .margin(egui::Margin::ZERO)
                .align(egui::Align2::LEFT_CENTER)
                .desired_width(200.0);
            (ui.add(edit).accessible_name(t!("compare-theme-name")), ())
        })
        .response;
        let enter = edit.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        let pressed = ui.add(Button::new(t!("compare-add-theme")).main()).clicked();
        let name = state.new_theme.trim();
        if pressed && name.is_empty() {
            edit.request_focus();
        }
        if (pressed || enter) && !name.is_empty() {
            let theme = new_theme(cx, name);
            let id = theme.id;
            cx.edit(Command::put(theme));
            cx.ask(Action::SetTheme(id));
            state.new_theme.clear();
        }
    });
}

pub fn no_columns(ui: &mut egui::Ui) {
    ui.add_space(24.0);
    ui.horizontal(|ui| {
        ui.add_space(16.0);
        body2(ui, t!("compare-no-columns"));
    });
}
