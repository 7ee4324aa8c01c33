use eframe::egui;

use crate::ui::cx::Cx;

/// What the view remembers between frames.
#[derive(Default)]
pub struct State {}

pub fn show(_ui: &mut egui::Ui, _cx: &mut Cx, _state: &mut State) {}
