//! A recommendation.

use eframe::egui;

use super::parts::{record_lines, section, text};
use crate::edit::Command;
use crate::study::{AnyId, Recommendation, RecommendationId};
use crate::t;
use crate::ui::cx::Cx;

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, id: RecommendationId) {
    let Some(one) = cx.session.study().recommendations.get(id) else { return };
    let any = AnyId::Recommendation(id);
    if let Some(words) =
        text(ui, any, "text", t!("inspector-text"), &one.text).filter(|new| !new.trim().is_empty())
    {
        cx.edit(Command::put(Recommendation { text: words, ..one.clone() }));
    }
    if let Some(note) = text(ui, any, "note", t!("inspector-note"), &one.note) {
        cx.edit(Command::put(Recommendation { note, ..one.clone() }));
    }
    let rests: Vec<AnyId> = one.rests_on.iter().copied().map(AnyId::Proposition).collect();
    section(ui, t!("inspector-rests-on"), &rests.len().to_string());
    record_lines(ui, cx, &rests, None);
}
