use eframe::egui;

use crate::ui::cx::Cx;

/// What the view remembers between frames.
#[derive(Default)]
pub struct State {}

pub fn show(_ui: &mut egui::Ui, _cx: &mut Cx, _state: &mut State) {}

impl State {
    /// Shows the passage of a piece of evidence beside the columns.
    pub fn open_passage(&mut self, _session: &crate::session::Session, _evidence: crate::study::EvidenceId) {}

    /// The case whose column is at a point of the window.
    pub fn case_at(&self, _at: egui::Pos2) -> Option<crate::study::CaseId> {
        None
    }
}
