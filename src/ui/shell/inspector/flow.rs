//! A flow from one actor to another: what passes, how sure that is, and the passages that say so.

use eframe::egui;

use super::parts::{evidence_list, pick, record_lines, text};
use crate::edit::Command;
use crate::figure::structure::{kind_name, standing_name};
use crate::study::{AnyId, Flow, FlowId, FlowKind, Standing};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Button, body, case_label, tick};

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, id: FlowId) {
    let Some(one) = cx.session.study().flows.get(id) else { return };
    let study = cx.session.study();
    let any = AnyId::Flow(id);
    let mut new = None;
    let case = study.cases.get(one.case).map_or("", |case| case.name.as_str());
    case_label(ui, cx.names.case_place(one.case), case, false);
    let name = |id| study.actors.get(id).map_or("", |actor| actor.name.as_str());
    let (from, to) = (name(one.from), name(one.to));
    let ends = if one.two_way {
        t!("maps-flow-both", from = from, to = to)
    } else {
        t!("maps-flow-ends", from = from, to = to)
    };
    body(ui, &ends);
    record_lines(ui, cx, &[AnyId::Actor(one.from), AnyId::Actor(one.to)], None);
    let kinds = FlowKind::ALL.map(|kind| (kind, kind_name(kind).to_owned()));
    if let Some(kind) = pick(ui, t!("maps-kind"), one.kind, &kinds) {
        new = Some(Flow { kind, ..one.clone() });
    }
    let mut two_way = one.two_way;
    if tick(ui, &mut two_way, t!("maps-both-ways")).changed() {
        new = Some(Flow { two_way, ..one.clone() });
    }
    let all = Standing::ALL.map(|standing| (standing, standing_name(standing).to_owned()));
    if let Some(standing) = pick(ui, t!("maps-flow-standing"), one.standing, &all) {
        new = Some(Flow { standing, ..one.clone() });
    }
    if let Some(what) = text(ui, any, "what", t!("maps-what"), &one.what) {
        new = Some(Flow { what, ..one.clone() });
    }
    if let Some(basis) = text(ui, any, "basis", t!("inspector-basis"), &one.basis) {
        new = Some(Flow { basis, ..one.clone() });
    }
    if let Some(evidence) = evidence_list(ui, cx, t!("inspector-evidence"), &one.evidence) {
        new = Some(Flow { evidence, ..one.clone() });
    }
    let more: Vec<_> =
        cx.session.selection.evidence.iter().copied().filter(|id| !one.evidence.contains(id)).collect();
    if !more.is_empty() && ui.add(Button::new(t!("maps-flow-add-evidence")).small()).clicked() {
        let evidence = one.evidence.iter().copied().chain(more).collect();
        new = Some(Flow { evidence, ..one.clone() });
    }
    if let Some(new) = new {
        cx.edit(Command::put(new));
    }
}
