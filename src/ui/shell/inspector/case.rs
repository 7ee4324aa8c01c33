//! A case, and a unit of one.

use eframe::egui;

use super::parts::{record_lines, section, short, text};
use crate::edit::Command;
use crate::study::{AnyId, Case, CaseId, Unit, UnitId};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::widgets::{caption, case_label};

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, id: CaseId) {
    let Some(one) = cx.session.study().cases.get(id) else { return };
    let any = AnyId::Case(id);
    case_label(ui, cx.names.case_place(id), &one.name, true);
    if let Some(name) = short(ui, any, "name", t!("inspector-name"), &one.name, true) {
        cx.edit(Command::put(Case { name, ..one.clone() }));
    }
    if let Some(description) = text(ui, any, "description", t!("inspector-description"), &one.description) {
        cx.edit(Command::put(Case { description, ..one.clone() }));
    }
    if let Some(selection) = text(ui, any, "selection", t!("inspector-selection"), &one.selection) {
        cx.edit(Command::put(Case { selection, ..one.clone() }));
    }
    let study = cx.session.study();
    let units: Vec<AnyId> = study.units_of(id).into_iter().map(|unit| AnyId::Unit(unit.id)).collect();
    if !units.is_empty() {
        section(ui, t!("inspector-units"), &units.len().to_string());
        record_lines(ui, cx, &units, None);
    }
    let sources: Vec<AnyId> = study.sources_of(id).into_iter().map(|one| AnyId::Source(one.id)).collect();
    section(ui, t!("inspector-sources"), &sources.len().to_string());
    record_lines(ui, cx, &sources, None);
}

pub fn unit(ui: &mut egui::Ui, cx: &mut Cx, id: UnitId) {
    let Some(one) = cx.session.study().units.get(id) else { return };
    let any = AnyId::Unit(id);
    let case = cx.session.study().cases.get(one.case).map_or("", |case| case.name.as_str());
    caption(ui, &t!("inspector-of", what = case));
    if let Some(name) = short(ui, any, "name", t!("inspector-name"), &one.name, true) {
        cx.edit(Command::put(Unit { name, ..one.clone() }));
    }
    if let Some(note) = text(ui, any, "note", t!("inspector-note"), &one.note) {
        cx.edit(Command::put(Unit { note, ..one.clone() }));
    }
}
