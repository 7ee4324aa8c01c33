//! Another theme for the cards in hand, found by a few letters.

use eframe::egui;

use super::State;
use crate::edit::{Command, Retag};
use crate::study::EvidenceId;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::shell::inspector::tag_with_new;
use crate::ui::shell::inspector::theme_list::{Pick, theme_list};
use crate::ui::widgets::dialog;

pub fn show(ui: &egui::Ui, cx: &mut Cx, state: &mut State) {
    let Some(evidence) = state.tagging.clone() else { return };
    let id = egui::Id::unique("compare-tagging");
    let title = t!("compare-tag-title", count = evidence.len());
    let answer = dialog(ui, id, &title, |ui| {
        let taken = common(cx, &evidence);
        theme_list(ui, cx, "compare-tagging", &taken, true)
    });
    match answer {
        None => state.tagging = None,
        Some(None) => {}
        Some(Some(pick)) => {
            state.tagging = None;
            tag(cx, evidence, pick);
        }
    }
}

/// Tags evidence with what was picked, as one step.
pub fn tag(cx: &mut Cx, evidence: Vec<EvidenceId>, pick: Pick) {
    match pick {
        Pick::Theme(theme) => cx.edit(Command::Retag { evidence, change: Retag::AddTheme(theme) }),
        Pick::New(name) => tag_with_new(cx, evidence, &name),
    }
}

/// Themes that all of them carry already.
pub fn common(cx: &Cx, evidence: &[EvidenceId]) -> Vec<crate::study::ThemeId> {
    let mut records = evidence.iter().filter_map(|id| cx.study().evidence.get(*id));
    let Some(first) = records.next() else { return Vec::new() };
    let mut themes = first.themes.clone();
    for record in records {
        themes.retain(|theme| record.themes.contains(theme));
    }
    themes
}
