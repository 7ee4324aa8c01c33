//! The levels: the bands of Compare, top first.

use eframe::egui::{Id, Ui};

use super::super::parts::{Ask, Naming, text};
use super::State;
use crate::edit::Command;
use crate::session::fresh;
use crate::study::{AnyId, Level};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::widgets::{Button, Icon, LevelSize, body2, hairline, icon_button, level_glyph};

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    body2(ui, t!("codebook-levels-text"));
    ui.add_space(8.0);
    let levels: Vec<Level> = cx.study().levels_in_order().into_iter().cloned().collect();
    let last = levels.len().saturating_sub(1);
    for (at, level) in levels.iter().enumerate() {
        ui.push_id(key(level.id), |ui| one(ui, cx, state, level, at, last));
        hairline(ui);
        ui.add_space(8.0);
    }
    match &mut state.new_level {
        None => {
            if ui.add(Button::new(t!("codebook-add-level")).icon(Icon::Plus)).clicked() {
                state.new_level = Some(Naming::default());
            }
        }
        Some(naming) => {
            let id = Id::unique("codebook-new-level");
            match naming.show(ui, id, t!("codebook-level-name"), t!("codebook-make-level"), 320.0) {
                None => {}
                Some(None) => state.new_level = None,
                Some(Some(name)) => {
                    let order = levels.last().map_or(0, |level| level.order + 1);
                    let level = Level { id: fresh(), order, name, description: String::new() };
                    if naming.make(cx, Command::put(level)) {
                        state.new_level = None;
                    }
                }
            }
        }
    }
}

fn one(ui: &mut Ui, cx: &mut Cx, state: &mut State, level: &Level, at: usize, last: usize) {
    let id = key(level.id);
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(24.0);
            ui.add_space(24.0);
            level_glyph(ui, last + 1, 1 << at.min(31), LevelSize::Band, &level.name);
        });
        let room = ui.available_width() - 92.0;
        ui.vertical(|ui| {
            ui.set_width(room);
            if let Some(name) = text(ui, (id, "name"), t!("codebook-level-name"), &level.name, 1) {
                cx.edit(Command::put(Level { name, ..level.clone() }));
            }
            let label = t!("codebook-level-description");
            if let Some(description) = text(ui, (id, "description"), label, &level.description, 2) {
                cx.edit(Command::put(Level { description, ..level.clone() }));
            }
        });
        ui.vertical(|ui| {
            ui.add_space(18.0);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                super::super::parts::movers(ui, cx, AnyId::Level(level.id), &level.name, at, last);
                let name = t!("codebook-delete-named", name = level.name.as_str());
                if icon_button(ui, Icon::Trash, &name).clicked() {
                    state.ask = Ask::delete(cx, vec![AnyId::Level(level.id)], &level.name);
                }
            });
        });
    });
    ui.add_space(8.0);
}
