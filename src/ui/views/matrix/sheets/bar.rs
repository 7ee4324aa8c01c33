//! The small controls above a display, in the house's way.

use eframe::egui::{RichText, Ui};

use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::DropDown;

/// One of several in a list that opens. The list is made when it is open.
pub fn list<T: PartialEq + Clone>(
    ui: &mut Ui,
    name: &str,
    shown: &str,
    value: &mut T,
    options: impl FnOnce() -> Vec<(T, String)>,
) {
    DropDown::new(name, shown).max_width(280.0).show(ui, |ui| {
        for (at, (one, words)) in options().into_iter().enumerate() {
            ui.push_id(at, |ui| {
                if ui.selectable_label(*value == one, words).clicked() {
                    *value = one;
                    ui.close();
                }
            });
        }
    });
}

pub fn tick(ui: &mut Ui, on: &mut bool, name: &str) {
    let text = RichText::new(name).font(font::caption()).color(Tokens::of(ui).ink);
    crate::ui::widgets::tick(ui, on, text);
}
