//! What lies over the views: dialogs, palette, key sheet, notes.

use eframe::egui;

use super::{Shell, dialogs::Answer};
use crate::session::Session;
use crate::ui::actions::Outbox;

/// Draws what lies over the views. Gives the answer of a dialog, for the program to act on.
pub fn show(ui: &egui::Ui, session: Option<&Session>, shell: &mut Shell, out: &mut Outbox) -> Answer {
    let ctx = ui.ctx().clone();
    shell.palette.show(&ctx, session, &mut shell.picked, out);
    super::keys::show(&ctx, &mut shell.key_sheet);
    let mut answer = Answer::Wait;
    if let Some(dialog) = &mut shell.dialog {
        answer = super::dialogs::show(&ctx, dialog, session);
        if !matches!(answer, Answer::Wait) {
            shell.dialog = None;
        }
    }
    shell.notices.show(&ctx);
    answer
}
