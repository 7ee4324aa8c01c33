//! The buttons at the foot of a dialog, by what they do, and the key that presses the main one.

use eframe::egui;

use crate::ui::widgets::Button;

/// What pressing a button does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Choice {
    /// What the dialog is for. Ctrl+Enter presses it.
    Main,
    /// The same while something is still to be decided.
    Waits,
    /// Takes something away for good.
    Danger,
    Other,
}

/// Buttons at the right, the first of them outermost. Says which was pressed.
///
/// `go`: Ctrl+Enter was pressed. `first`: the keyboard goes to the main button.
pub(super) fn choices(ui: &mut egui::Ui, names: &[(&str, Choice)], go: bool, first: bool) -> Option<usize> {
    let mut pressed = None;
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        for (at, (name, choice)) in names.iter().enumerate() {
            let button = match choice {
                Choice::Main | Choice::Waits => Button::new(name).main(),
                Choice::Danger => Button::new(name).danger(),
                Choice::Other => Button::new(name),
            };
            let button = ui.add_enabled(*choice != Choice::Waits, button);
            if first && *choice == Choice::Main {
                button.request_focus();
            }
            if button.clicked() || go && *choice == Choice::Main {
                pressed = Some(at);
            }
        }
    });
    pressed
}

/// Whether Ctrl+Enter was pressed. Asked before the fields are drawn, which would take it for a line feed.
pub(super) fn goes(ui: &egui::Ui) -> bool {
    ui.input_mut(|i| i.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter))
}
