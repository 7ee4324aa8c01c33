//! The buttons at the foot of a dialog, by what they do, and the key that presses the main one.

use eframe::egui;

use crate::ui::widgets::{Button, at_right};

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
    let mut reached = Vec::new();
    at_right(ui, "choices", |ui| {
        // Drawn as they are seen, from the left: Tab takes them in the order in which they are drawn.
        for (at, (name, choice)) in names.iter().enumerate().rev() {
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
            if *choice != Choice::Waits {
                reached.push(button.id);
            }
        }
    });
    walk(ui, &reached);
    pressed
}

/// The arrows to left and right go from one button to the next.
fn walk(ui: &egui::Ui, buttons: &[egui::Id]) {
    let Some(at) = buttons.iter().position(|id| ui.memory(|memory| memory.has_focus(*id))) else { return };
    // The toolkit would go to whatever lies that way.
    let filter = egui::EventFilter { horizontal_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(buttons[at], filter));
    let (left, right) = ui.input_mut(|i| {
        (
            i.consume_key(egui::Modifiers::NONE, egui::Key::ArrowLeft),
            i.consume_key(egui::Modifiers::NONE, egui::Key::ArrowRight),
        )
    });
    let next = if left { at.checked_sub(1) } else { Some(at + 1).filter(|_| right) };
    if let Some(next) = next.and_then(|next| buttons.get(next)) {
        ui.memory_mut(|memory| memory.request_focus(*next));
        ui.ctx().request_repaint();
    }
}

/// Whether Ctrl+Enter was pressed. Asked before the fields are drawn, which would take it for a line feed.
pub(super) fn goes(ui: &egui::Ui) -> bool {
    ui.input_mut(|i| i.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter))
}
