//! One case: what it is, why it was chosen, the fieldwork, its units and its attributes.

use eframe::egui::{self, Id, Ui};

use super::super::parts::{Ask, Naming, bare, movers, text};
use super::{State, values};
use crate::edit::Command;
use crate::session::fresh;
use crate::study::{AnyId, Case, Fieldwork, FieldworkEntry, Unit};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::widgets::{Button, Icon, caption, hairline, icon_button, section_header};

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State, one: &Case) {
    let id = key(one.id);
    let put = |cx: &mut Cx, case: Case| cx.edit(Command::put(case));
    if let Some(name) = text(ui, (id, "name"), t!("study-case-name"), &one.name, 1) {
        put(cx, Case { name, ..one.clone() });
    }
    ui.add_space(4.0);
    if let Some(description) =
        text(ui, (id, "description"), t!("study-case-description"), &one.description, 3)
    {
        put(cx, Case { description, ..one.clone() });
    }
    ui.add_space(4.0);
    if let Some(selection) = text(ui, (id, "selection"), t!("study-case-selection"), &one.selection, 3) {
        put(cx, Case { selection, ..one.clone() });
    }
    ui.add_space(8.0);
    hairline(ui);
    fieldwork(ui, cx, one);
    hairline(ui);
    section_header(ui, t!("study-attributes"), "");
    let attributes: Vec<_> = cx.study().attributes_in_order().into_iter().cloned().collect();
    if attributes.is_empty() {
        caption(ui, t!("study-no-attributes"));
    }
    for attribute in &attributes {
        ui.horizontal(|ui| {
            ui.scope(|ui| {
                ui.set_width(160.0);
                ui.add(egui::Label::new(&attribute.name).truncate());
            });
            values::editor(ui, cx, one, attribute, 240.0);
        });
    }
    ui.add_space(8.0);
    hairline(ui);
    units(ui, cx, state, one);
    hairline(ui);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.add(Button::new(t!("study-import")).icon(Icon::Import)).clicked() {
            cx.ask(Action::AskImport { case: Some(one.id) });
        }
        let cases = cx.study().cases_in_order();
        let (at, last) =
            (cases.iter().position(|case| case.id == one.id).unwrap_or(0), cases.len().saturating_sub(1));
        movers(ui, cx, AnyId::Case(one.id), &one.name, at, last);
        if ui.add(Button::new(t!("study-delete-case")).danger()).clicked() {
            state.ask = Ask::delete(cx, vec![AnyId::Case(one.id)], &one.name);
        }
    });
    ui.add_space(16.0);
}

fn fieldwork(ui: &mut Ui, cx: &mut Cx, one: &Case) {
    let id = key(one.id);
    let work = &one.fieldwork;
    let put = |cx: &mut Cx, fieldwork: Fieldwork| cx.edit(Command::put(Case { fieldwork, ..one.clone() }));
    section_header(ui, t!("study-fieldwork"), "");
    ui.horizontal(|ui| {
        ui.label(t!("study-from"));
        if let Some(from) = bare(ui, (id, "from"), t!("study-from-name"), &work.from, 96.0) {
            put(cx, Fieldwork { from, ..work.clone() });
        }
        ui.label(t!("study-to"));
        if let Some(to) = bare(ui, (id, "to"), t!("study-to-name"), &work.to, 96.0) {
            put(cx, Fieldwork { to, ..work.clone() });
        }
    });
    for (at, entry) in work.entries.iter().enumerate() {
        let change = |cx: &mut Cx, new: FieldworkEntry| {
            let mut entries = work.entries.clone();
            entries[at] = new;
            put(cx, Fieldwork { entries, ..work.clone() });
        };
        // Entries have no id; the place in the list names the field.
        ui.push_id(("entry", at), |ui| {
            ui.horizontal(|ui| {
                let of = id ^ (at as u128 + 1);
                let name = t!("study-entry-count", number = at + 1);
                if let Some(count) = bare(ui, (of, "count"), &name, &entry.count.to_string(), 56.0) {
                    match count.trim().parse() {
                        Ok(count) => change(cx, FieldworkEntry { count, ..entry.clone() }),
                        Err(_) => values::not_a_number(cx),
                    }
                }
                let name = t!("study-entry-kind", number = at + 1);
                if let Some(kind) = bare(ui, (of, "kind"), &name, &entry.kind, 160.0) {
                    change(cx, FieldworkEntry { kind, ..entry.clone() });
                }
                let name = t!("study-entry-note", number = at + 1);
                let width = (ui.available_width() - 32.0).max(80.0);
                if let Some(note) = bare(ui, (of, "note"), &name, &entry.note, width) {
                    change(cx, FieldworkEntry { note, ..entry.clone() });
                }
                if icon_button(ui, Icon::Trash, &t!("study-delete-entry", number = at + 1)).clicked() {
                    let mut entries = work.entries.clone();
                    entries.remove(at);
                    put(cx, Fieldwork { entries, ..work.clone() });
                }
            });
        });
    }
    if ui.add(Button::new(t!("study-add-entry")).icon(Icon::Plus).small()).clicked() {
        let mut entries = work.entries.clone();
        entries.push(FieldworkEntry {
            kind: t!("study-entry-new").to_owned(),
            count: 0,
            note: String::new(),
        });
        put(cx, Fieldwork { entries, ..work.clone() });
    }
    if let Some(ethics) = text(ui, (id, "ethics"), t!("study-ethics"), &work.ethics, 1) {
        put(cx, Fieldwork { ethics, ..work.clone() });
    }
    if let Some(publications) =
        text(ui, (id, "publications"), t!("study-publications"), &work.publications, 1)
    {
        put(cx, Fieldwork { publications, ..work.clone() });
    }
    ui.add_space(8.0);
}

fn units(ui: &mut Ui, cx: &mut Cx, state: &mut State, one: &Case) {
    section_header(ui, t!("study-units"), "");
    let units: Vec<Unit> = cx.study().units_of(one.id).into_iter().cloned().collect();
    let last = units.len().saturating_sub(1);
    for (at, unit) in units.iter().enumerate() {
        let id = key(unit.id);
        ui.push_id(id, |ui| {
            ui.horizontal(|ui| {
                let label = t!("study-unit-name", number = at + 1);
                if let Some(name) = bare(ui, (id, "name"), &label, &unit.name, 200.0) {
                    cx.edit(Command::put(Unit { name, ..unit.clone() }));
                }
                let label = t!("study-unit-note", name = unit.name.as_str());
                let width = (ui.available_width() - 96.0).max(80.0);
                if let Some(note) = bare(ui, (id, "note"), &label, &unit.note, width) {
                    cx.edit(Command::put(Unit { note, ..unit.clone() }));
                }
                ui.spacing_mut().item_spacing.x = 2.0;
                movers(ui, cx, AnyId::Unit(unit.id), &unit.name, at, last);
                if icon_button(ui, Icon::Trash, &t!("codebook-delete-named", name = unit.name.as_str()))
                    .clicked()
                {
                    state.ask = Ask::delete(cx, vec![AnyId::Unit(unit.id)], &unit.name);
                }
            });
        });
    }
    let Some(naming) = &mut state.new_unit else {
        if ui.add(Button::new(t!("study-add-unit")).icon(Icon::Plus).small()).clicked() {
            state.new_unit = Some(Naming::default());
        }
        ui.add_space(8.0);
        return;
    };
    match naming.show(ui, Id::unique("study-new-unit"), t!("study-new-unit"), t!("study-make"), 240.0) {
        None => {}
        Some(None) => state.new_unit = None,
        Some(Some(name)) => {
            let order = units.last().map_or(0, |unit| unit.order + 1);
            let unit = Unit { id: fresh(), case: one.id, name, order, note: String::new() };
            if naming.make(cx, Command::put(unit)) {
                state.new_unit = None;
            }
        }
    }
    ui.add_space(8.0);
}
