//! What is selected: its words, tags, memos, history, and where it is used.

pub mod theme_list;
pub mod words;

use eframe::egui;

use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;

/// What the inspector remembers.
#[derive(Default)]
pub struct State {}

pub fn show(_ui: &mut egui::Ui, _cx: &mut Cx, _state: &mut State, _picked: &mut Vec<UiCommand>) {}
