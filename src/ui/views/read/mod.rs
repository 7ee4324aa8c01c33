use eframe::egui;

use crate::ui::cx::Cx;

/// What the view remembers between frames.
#[derive(Default)]
pub struct State {}

pub fn show(_ui: &mut egui::Ui, _cx: &mut Cx, _state: &mut State) {}

impl State {
    /// Shows the passage of a piece of evidence in its text.
    pub fn open_passage(&mut self, _session: &crate::session::Session, _evidence: crate::study::EvidenceId) {}

    /// Shows a source, in one more pane if `beside`.
    pub fn open_source(
        &mut self,
        _session: &crate::session::Session,
        _source: crate::study::SourceId,
        _at: Option<crate::study::Span>,
        _beside: bool,
    ) {
    }
}
