//! Who codes.

use eframe::egui::{Id, Ui};

use super::super::parts::{Ask, Naming, bare};
use super::State;
use crate::edit::Command;
use crate::session::fresh;
use crate::study::{AnyId, Coder};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::widgets::{Button, Icon, body2, caption, icon_button};

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    body2(ui, t!("study-people-text"));
    ui.add_space(8.0);
    let coders: Vec<Coder> = cx.study().coders_in_order().into_iter().cloned().collect();
    for (at, coder) in coders.iter().enumerate() {
        let id = key(coder.id);
        ui.push_id(id, |ui| {
            ui.horizontal(|ui| {
                let label = t!("study-coder-name", number = at + 1);
                if let Some(name) = bare(ui, (id, "name"), &label, &coder.name, 240.0) {
                    cx.edit(Command::put(Coder { name, ..coder.clone() }));
                }
                let label = t!("study-coder-initials", number = at + 1);
                if let Some(initials) = bare(ui, (id, "initials"), &label, &coder.initials, 64.0) {
                    cx.edit(Command::put(Coder { initials, ..coder.clone() }));
                }
                let count = cx.study().evidence.iter().filter(|one| one.coder == coder.id).count();
                caption(ui, &t!("books-count-passages", count = count));
                if cx.session.coder() == Some(coder.id) {
                    caption(ui, t!("study-coding-now"));
                } else if ui.add(Button::new(t!("study-code-as")).small()).clicked() {
                    cx.ask(Action::SetCoder(coder.id));
                }
                let name = t!("codebook-delete-named", name = coder.name.as_str());
                if coders.len() > 1 && icon_button(ui, Icon::Trash, &name).clicked() {
                    state.ask = Ask::delete(cx, vec![AnyId::Coder(coder.id)], &coder.name);
                }
            });
        });
        ui.add_space(4.0);
    }
    let Some(naming) = &mut state.new_coder else {
        if ui.add(Button::new(t!("study-add-coder")).icon(Icon::PersonPlus)).clicked() {
            state.new_coder = Some(Naming::default());
        }
        return;
    };
    match naming.show(ui, Id::unique("study-new-coder"), t!("study-new-coder"), t!("study-make"), 240.0) {
        None => {}
        Some(None) => state.new_coder = None,
        Some(Some(name)) => {
            let initials = name
                .split_whitespace()
                .filter_map(|word| word.chars().next())
                .take(3)
                .flat_map(char::to_uppercase)
                .collect();
            let coder = Coder { id: fresh(), name, initials, note: String::new() };
            if naming.make(cx, Command::put(coder)) {
                state.new_coder = None;
            }
        }
    }
}
