//! What can be done with the words that are selected, near them: for whoever does not know the keys yet.

use eframe::egui;

use super::State;
use super::pane::Pane;
use crate::t;
use crate::ui::actions::Action;
use crate::ui::commands::{UiCommand, key_text};
use crate::ui::cx::Cx;
use crate::ui::text::layout::is_rtl;
use crate::ui::theme::Tokens;
use crate::ui::widgets::Button;

/// How high the offer is, and how far from the words.
const HEIGHT: f32 = 36.0;
const GAP: f32 = 6.0;

/// Where the offer stands: above the selection, so that the line that is read next is free; below where
/// there is no room above. It begins where the words begin: at the right where they run from the right.
fn place_above(pane: &Pane, near: egui::Rect, column: egui::Rect) -> (egui::Align2, egui::Pos2) {
    let above = near.top() - HEIGHT - GAP > column.top();
    let y = if above { near.top() - GAP } else { near.bottom() + GAP };
    match (above, from_right(pane)) {
        (true, false) => (egui::Align2::LEFT_BOTTOM, egui::pos2(column.left(), y)),
        (true, true) => (egui::Align2::RIGHT_BOTTOM, egui::pos2(column.right(), y)),
        (false, false) => (egui::Align2::LEFT_TOP, egui::pos2(column.left(), y)),
        (false, true) => (egui::Align2::RIGHT_TOP, egui::pos2(column.right(), y)),
    }
}

/// Whether the paragraph in hand runs from the right.
pub fn from_right(pane: &Pane) -> bool {
    let doc = pane.doc();
    !pane.is_picture() && is_rtl(doc.words_of(doc.paragraph_at(pane.place_in_hand())))
}

/// Where a bar near the selection may stand: below it, or above where there is no room below.
pub fn place(ui: &egui::Ui, near: egui::Rect, left: f32, height: f32) -> (egui::Align2, egui::Pos2) {
    let window = ui.ctx().content_rect();
    if near.bottom() + 6.0 + height < window.bottom() - 28.0 {
        (egui::Align2::LEFT_TOP, egui::pos2(left, near.bottom() + 6.0))
    } else {
        (egui::Align2::LEFT_BOTTOM, egui::pos2(left, near.top() - 6.0))
    }
}

/// The paper of a bar that floats over the text.
pub fn paper(ui: &egui::Ui) -> egui::Frame {
    let tokens = Tokens::of(ui);
    egui::Frame::new()
        .fill(tokens.paper)
        .stroke(egui::Stroke::new(1.0, tokens.line))
        .corner_radius(6)
        .shadow(ui.visuals().popup_shadow)
}

/// A button for each thing that a letter does, with the letter on it.
pub fn show(ui: &egui::Ui, cx: &mut Cx, state: &State) {
    let dragging = ui.input(|i| i.pointer.any_down());
    if state.bar.is_some() || state.memo.is_some() || dragging {
        return;
    }
    let Some(pane) = state.panes.get(state.active) else { return };
    let (Some(passage), Some((near, column))) = (pane.piece(), pane.bar_at) else { return };
    // Whoever walks from evidence to evidence wants to read what stands below it.
    let in_hand = state.current(cx).and_then(|id| cx.study().evidence.get(id));
    if in_hand.is_some_and(|evidence| super::coding::piece_of(evidence) == passage) {
        return;
    }
    let (pivot, at) = place_above(pane, near, column);
    // While a field has the keyboard, letters are written into it.
    let by_key = !ui.ctx().text_edit_focused();
    let area = egui::Area::new(egui::Id::unique("read-offer")).pivot(pivot).fixed_pos(at).constrain(true);
    area.show(ui.ctx(), |ui| {
        paper(ui).inner_margin(egui::Margin::symmetric(4, 3)).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                for (command, name) in [
                    (UiCommand::Tag, t!("offer-tag")),
                    (UiCommand::Repeat, t!("offer-repeat")),
                    (UiCommand::OwnWords, t!("offer-own-words")),
                    (UiCommand::Memo, t!("offer-memo")),
                    (UiCommand::MakeFinding, t!("offer-finding")),
                ] {
                    // A part of a picture has no words that could name a theme.
                    if command == UiCommand::OwnWords && pane.is_picture() {
                        continue;
                    }
                    let key = command.keys().first().map(|key| key_text(ui.ctx(), key).to_lowercase());
                    let mut button = Button::new(name).quiet().small();
                    if let Some(key) = key.as_ref().filter(|_| by_key) {
                        button = button.keys(key);
                    }
                    if ui.add(button).clicked() {
                        cx.ask(Action::Run(command));
                    }
                }
            });
        });
    });
}
