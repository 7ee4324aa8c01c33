//! A source.

use eframe::egui;

use super::parts::{section, short, text};
use crate::edit::Command;
use crate::study::{AnyId, Source, SourceId};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::widgets::{Button, Icon, caption, case_label};

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
    if let Some(date) = short(ui, any, "date", t!("inspector-date"), &one.date, false) {
        put(cx, Source { date, ..one.clone() });
    }
    if let Some(language) = short(ui, any, "language", t!("inspector-language"), &one.language, false) {
        put(cx, Source { language, ..one.clone() });
    }
    if let Some(note) = text(ui, any, "note", t!("inspector-note"), &one.note) {
        put(cx, Source { note, ..one.clone() });
    }
    section(ui, t!("inspector-read-by"), "");
    for coder in study.coders_in_order() {
        let mut read = one.read_by.contains(&coder.id);
        if ui.checkbox(&mut read, &coder.name).changed() {
            cx.edit(Command::MarkRead { source: id, coder: coder.id, read });
        }
    }
}
