//! A source: its properties, who speaks in it, who has read it, and what became of its file on the way in.

use eframe::egui;

use super::parts::{pick, section, short, text};
use crate::edit::Command;
use crate::session::{SourceField, fieldwork_kinds, moved};
use crate::study::{AnyId, CaseId, Origin, Source, SourceId, SourceKind, UnitId};
use crate::t;
use crate::ui::actions::{Action, Notice};
use crate::ui::cx::Cx;
use crate::ui::views::parts::{participants, source_kind_word};
use crate::ui::widgets::{Button, Icon, caption, case_label, strong};

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, id: SourceId) {
    let Some(one) = cx.session.study().sources.get(id) else { return };
    let study = cx.session.study();
    let any = AnyId::Source(id);
    let case = study.cases.get(one.case).map_or("", |case| case.name.as_str());
    case_label(ui, cx.names.case_place(one.case), case, false);
    let evidence = study.evidence.iter().filter(|evidence| evidence.source == id).count();
    caption(ui, &t!("inspector-source-size", words = one.words, count = evidence));
    if ui.add(Button::new(t!("inspector-open-source")).small().icon(Icon::Read)).clicked() {
        cx.ask(Action::OpenSource { source: id, at: None, beside: false });
    }
    let put = |cx: &mut Cx, new: Source| cx.edit(Command::put(new));
    if let Some(title) = short(ui, any, "title", t!("inspector-name"), &one.title, true) {
        put(cx, Source { title, ..one.clone() });
    }
    choices(ui, cx, one);
    for (field, label, value) in [
        ("date", t!("inspector-date"), &one.date),
        ("place", t!("inspector-place"), &one.place),
        ("language", t!("inspector-language"), &one.language),
    ] {
        if let Some(new) = short(ui, any, field, label, value, false) {
            let column = match field {
                "date" => SourceField::Date,
                "place" => SourceField::Place,
                _ => SourceField::Language,
            };
            match column.set(study, one, &new) {
                Ok(source) => put(cx, source),
                Err(why) => cx.ask(Action::Notify(Notice::warning(why))),
            }
        }
    }
    if let Some(note) = text(ui, any, "note", t!("inspector-note"), &one.note) {
        put(cx, Source { note, ..one.clone() });
    }
    section(ui, t!("inspector-participants"), "");
    participants(ui, cx, one);
    section(ui, t!("inspector-read-by"), "");
    for coder in study.coders_in_order() {
        let mut read = one.read_by.contains(&coder.id);
        if ui.checkbox(&mut read, &coder.name).changed() {
            cx.edit(Command::MarkRead { source: id, coder: coder.id, read });
        }
    }
    receipt(ui, cx, one);
}

/// Case, unit, kind and fieldwork.
fn choices(ui: &mut egui::Ui, cx: &mut Cx, one: &Source) {
    let study = cx.session.study();
    let cases: Vec<(CaseId, String)> =
        study.cases_in_order().into_iter().map(|case| (case.id, case.name.clone())).collect();
    if let Some(case) = pick(ui, t!("inspector-case"), one.case, &cases) {
        cx.edit(Command::put(moved(study, one, case)));
    }
    let mut units: Vec<(Option<UnitId>, String)> = vec![(None, t!("findings-no-unit").to_owned())];
    units.extend(study.units_of(one.case).into_iter().map(|unit| (Some(unit.id), unit.name.clone())));
    if let Some(unit) = pick(ui, t!("inspector-unit"), one.unit, &units) {
        cx.edit(Command::put(Source { unit, ..one.clone() }));
    }
    let kinds = SourceKind::ALL.map(|kind| (kind, source_kind_word(kind).to_owned()));
    if let Some(kind) = pick(ui, t!("inspector-source-kind"), one.kind, &kinds) {
        cx.edit(Command::put(Source { kind, ..one.clone() }));
    }
    let known = fieldwork_kinds(study, one.case);
    let mut works = vec![(None, t!("study-not-said").to_owned())];
    works.extend(known.iter().enumerate().map(|(at, kind)| (Some(at), kind.clone())));
    let now = known.iter().position(|kind| *kind == one.fieldwork);
    if let Some(at) = pick(ui, t!("inspector-fieldwork"), now, &works) {
        let fieldwork = at.and_then(|at| known.get(at)).cloned().unwrap_or_default();
        cx.edit(Command::put(Source { fieldwork, ..one.clone() }));
    }
}

/// The receipt that stays: what the file was, and what was kept, changed and left out.
fn receipt(ui: &mut egui::Ui, cx: &mut Cx, one: &Source) {
    let Origin { file_name, encoding, format, kept, remarks, left_out, original } = &one.origin;
    section(ui, t!("inspector-receipt"), "");
    if file_name.is_empty() && format.is_empty() {
        caption(ui, t!("inspector-receipt-typed"));
        return;
    }
    let facts: Vec<&str> =
        [file_name, format, encoding].into_iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
    caption(ui, &facts.join(" · "));
    for (head, lines) in [
        (t!("inspector-receipt-kept"), kept),
        (t!("inspector-receipt-changed"), remarks),
        (t!("inspector-receipt-left-out"), left_out),
    ] {
        if lines.is_empty() {
            continue;
        }
        ui.add_space(4.0);
        strong(ui, head);
        for line in lines {
            caption(ui, line);
        }
    }
    ui.add_space(4.0);
    if original.is_empty() {
        caption(ui, t!("inspector-original-not-kept"));
    } else if ui.add(Button::new(t!("inspector-original-save")).small().icon(Icon::Save)).clicked() {
        cx.ask(Action::AskSaveOriginal(one.id));
    }
}
