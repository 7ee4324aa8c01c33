//! What rests on a record, up to the propositions.

use eframe::egui;

use super::{State, parts};
use crate::study::{AnyId, Kind};
use crate::t;
use crate::ui::cx::Cx;

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State, id: AnyId) {
    let chain = state.chain(cx);
    let above: Vec<AnyId> = chain.all_above(id).into_iter().map(|(_, id)| id).collect();
    let weighed = chain.rivals(id).to_vec();
    if !weighed.is_empty() {
        parts::section(
            ui,
            t!("inspector-weighed-for-rivals"),
            &t!("inspector-claims", count = weighed.len()),
        );
        ui.push_id("rivals", |ui| parts::record_lines(ui, cx, &weighed, None));
    }
    if above.is_empty() {
        return;
    }
    let name =
        if id.kind() == Kind::Evidence { t!("inspector-rests-on-it") } else { t!("inspector-used-in") };
    parts::section(ui, name, &t!("inspector-claims", count = above.len()));
    parts::record_lines(ui, cx, &above, None);
}
