//! What lies over the views: dialogs, palette, key sheet, notes.

use std::path::Path;

use eframe::egui;

use super::Shell;
use super::dialogs::{Answer, Dialog};
use crate::session::Session;
use crate::ui::actions::{Action, Outbox, View};

/// Draws what lies over the views. Gives the answer of a dialog, for the program to act on.
pub fn show(ui: &egui::Ui, session: Option<&Session>, shell: &mut Shell, out: &mut Outbox) -> Answer {
    let ctx = ui.ctx().clone();
    let modal = shell.has_modal();
    shell.palette.show(&ctx, session, &mut shell.picked, out);
    super::keys::show(&ctx, &mut shell.key_sheet);
    let mut answer = Answer::Wait;
    if let Some(dialog) = &mut shell.dialog {
        answer = super::dialogs::show(&ctx, dialog, session);
        if let Dialog::Replace(replace) = dialog
            && let Some(table) = replace.used()
        {
            let study = session.and_then(|session| session.file.path());
            shell.pseudonyms = Some((study.map(Path::to_owned), table));
        }
        if let Answer::Work(work) = answer {
            out.push(Action::Work(work));
            answer = Answer::Wait;
        } else if !matches!(answer, Answer::Wait) {
            shell.dialog = None;
        }
    }
    // The bar that tags what was found is wanted again at once.
    let foot = session.is_some() && shell.view == View::Search;
    shell.notices.show(&ctx, if foot { super::notices::OVER_FOOT } else { 0.0 });
    shell.keyboard.watch(&ctx, modal);
    if modal && !shell.has_modal() {
        ctx.request_repaint();
    }
    answer
}

/// Who had the keyboard before something modal took it, and gets it back.
#[derive(Default)]
pub struct Keyboard {
    before: Option<egui::Id>,
    /// What had it last in the modal that was drawn; `Some(None)` when nothing in it had.
    inside: Option<Option<egui::Id>>,
}

impl Keyboard {
    /// Once a frame, after everything is drawn; `modal` when something modal was among it. What took
    /// the keyboard since, because a command sent it somewhere, keeps it.
    fn watch(&mut self, ctx: &egui::Context, modal: bool) {
        let now = ctx.memory(egui::Memory::focused);
        if modal {
            self.inside = Some(now);
            return;
        }
        match self.inside.take() {
            // A frame after it was drawn last: until then a modal keeps the keyboard from all others.
            Some(inside) if now.is_none() || now == inside => {
                if let Some(before) = self.before {
                    ctx.memory_mut(|memory| memory.request_focus(before));
                    ctx.request_repaint();
                }
            }
            _ => self.before = now,
        }
    }
}
