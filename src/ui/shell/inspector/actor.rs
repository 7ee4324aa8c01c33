//! An actor of a case, and what passes between it and others.

use eframe::egui;

use super::parts::{pick, record_lines, section, short, text};
use crate::edit::Command;
use crate::study::{Actor, ActorId, AnyId};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::widgets::case_label;

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, id: ActorId) {
    let Some(one) = cx.session.study().actors.get(id) else { return };
    let study = cx.session.study();
    let any = AnyId::Actor(id);
    let case = study.cases.get(one.case).map_or("", |case| case.name.as_str());
    case_label(ui, cx.names.case_place(one.case), case, false);
    let put = |cx: &mut Cx, new: Actor| cx.edit(Command::put(new));
    if let Some(name) = short(ui, any, "name", t!("inspector-name"), &one.name, true) {
        put(cx, Actor { name, ..one.clone() });
    }
    if let Some(short) = short(ui, any, "short", t!("inspector-short"), &one.short, false) {
        put(cx, Actor { short, ..one.clone() });
    }
    if let Some(kind) = short(ui, any, "kind", t!("maps-actor-kind"), &one.kind, false) {
        put(cx, Actor { kind, ..one.clone() });
    }
    let tiers: Vec<(u8, String)> = (1..=12).map(|tier| (tier, tier.to_string())).collect();
    if let Some(tier) = pick(ui, t!("maps-actor-tier"), one.tier, &tiers) {
        put(cx, Actor { tier, ..one.clone() });
    }
    let mut units = vec![(None, t!("maps-actor-no-unit").to_owned())];
    units.extend(study.units_of(one.case).iter().map(|unit| (Some(unit.id), unit.name.clone())));
    if units.len() > 1
        && let Some(unit) = pick(ui, t!("maps-actor-unit"), one.unit, &units)
    {
        put(cx, Actor { unit, ..one.clone() });
    }
    if let Some(role) = text(ui, any, "role", t!("inspector-role"), &one.role) {
        put(cx, Actor { role, ..one.clone() });
    }
    if let Some(basis) = text(ui, any, "basis", t!("inspector-basis"), &one.basis) {
        put(cx, Actor { basis, ..one.clone() });
    }
    let flows = study.flows.iter().filter(|flow| flow.from == id || flow.to == id);
    let flows: Vec<AnyId> = flows.map(|flow| AnyId::Flow(flow.id)).collect();
    if !flows.is_empty() {
        section(ui, t!("inspector-flows"), &flows.len().to_string());
        record_lines(ui, cx, &flows, None);
    }
    let speaks = study.evidence.iter().filter(|one| one.actors.contains(&id));
    let speaks: Vec<AnyId> = speaks.map(|one| AnyId::Evidence(one.id)).collect();
    if !speaks.is_empty() {
        section(ui, t!("inspector-evidence"), &speaks.len().to_string());
        record_lines(ui, cx, &speaks, None);
    }
}
