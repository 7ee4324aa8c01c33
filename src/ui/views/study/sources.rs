//! The sources of all cases, and beside them what is known of the one in hand.

use eframe::egui::{self, Frame, Margin, Rect, Role, Ui, pos2};

use super::super::parts::{Ask, Step, cell_number, cell_text, one_of, row, row_id, source_kind_word, text};
use super::State;
use crate::edit::Command;
use crate::study::{AnyId, Source, SourceId, SourceKind, UnitId};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::theme::{Tokens, font, measure};
use crate::ui::widgets::{
    Button, Icon, SearchField, caption, empty_state, field_label, hairline, paint_case,
};

const ROW: f32 = 28.0;

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    let t = Tokens::of(ui);
    let wanted = state.search.trim().to_lowercase();
    let sources: Vec<SourceId> = cx
        .study()
        .sources_in_order()
        .into_iter()
        .filter(|source| wanted.is_empty() || source.title.to_lowercase().contains(&wanted))
        .map(|source| source.id)
        .collect();
    if cx.study().sources.is_empty() {
        let frame = Frame::new().fill(t.view);
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            let import =
                empty_state(ui, Icon::Import, t!("study-no-sources"), t!("study-sources-text"), |ui| {
                    ui.add(Button::new(t!("study-import")).main()).clicked()
                });
            if import {
                cx.ask(Action::AskImport { case: None });
            }
        });
        return;
    }
    if state.source.is_none_or(|id| !sources.contains(&id)) {
        state.source = sources.first().copied();
    }
    let width = (ui.available_width() * 0.36).clamp(280.0, 440.0);
    let frame = Frame::new().fill(t.view).inner_margin(Margin::symmetric(16, 8));
    egui::Panel::right("study-source").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        let Some(one) = state.source.and_then(|id| cx.study().sources.get(id).cloned()) else { return };
        egui::ScrollArea::vertical().id_salt(key(one.id)).auto_shrink([false, false]).show(ui, |ui| {
            detail(ui, cx, state, &one);
        });
    });
    egui::CentralPanel::default().frame(Frame::new().fill(t.paper)).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(16, 6)).show(ui, |ui| {
            ui.horizontal(|ui| {
                SearchField::new(&mut state.search, t!("study-search")).height(measure::SMALL).show(ui);
                caption(
                    ui,
                    &t!("study-sources-shown", shown = sources.len(), all = cx.study().sources.len()),
                );
                if ui.add(Button::new(t!("study-import")).icon(Icon::Import).small()).clicked() {
                    cx.ask(Action::AskImport { case: None });
                }
            });
        });
        hairline(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = egui::ScrollArea::vertical().auto_shrink([false, false]).animated(false);
        area.show_rows(ui, ROW, sources.len(), |ui, range| {
            for at in range {
                one_row(ui, cx, state, &sources, at);
            }
        });
    });
}

fn one_row(ui: &mut Ui, cx: &mut Cx, state: &mut State, sources: &[SourceId], at: usize) {
    let t = Tokens::of(ui);
    let Some(source) = cx.study().sources.get(sources[at]) else { return };
    let kind = source_kind_word(source.kind);
    let spoken = t!("study-source-row", title = source.title.as_str(), kind = kind, words = source.words);
    let id = row_id("study-source", key(source.id));
    let drawn = row(ui, id, ROW, state.source == Some(source.id), Role::ListItem, false, &spoken);
    let rect = drawn.rect;
    let middle = rect.center().y;
    paint_case(ui.painter(), t, pos2(rect.left() + 22.0, middle), cx.names.case_place(source.case), 5.0);
    let part = |from: f32, to: f32| Rect::from_min_max(pos2(from, rect.top()), pos2(to, rect.bottom()));
    let right = rect.right() - 16.0;
    cell_text(ui, part(rect.left() + 36.0, right - 272.0), &source.title, font::body(), t.ink);
    cell_text(ui, part(right - 264.0, right - 168.0), kind, font::caption(), t.ink2);
    cell_text(ui, part(right - 160.0, right - 72.0), &source.date, font::caption(), t.ink3);
    cell_number(ui, right, middle, source.words);
    let source = source.id;
    if drawn.response.clicked() {
        state.source = Some(source);
    }
    let open = |cx: &mut Cx| cx.ask(Action::OpenSource { source, at: None, beside: false });
    if drawn.response.double_clicked() {
        open(cx);
    }
    let mut go = |rows: isize| {
        if let Some(to) = at.checked_add_signed(rows).and_then(|at| sources.get(at)) {
            state.source = Some(*to);
            drawn.send_keyboard(ui, row_id("study-source", key(*to)), rows);
        }
    };
    match drawn.step {
        Some(Step::Up) => go(-1),
        Some(Step::Down) => go(1),
        Some(Step::Enter) => open(cx),
        Some(Step::Delete) => delete(cx, state, source),
        _ => {}
    }
}

fn delete(cx: &mut Cx, state: &mut State, source: SourceId) {
    let title = cx.study().sources.get(source).map(|source| source.title.clone()).unwrap_or_default();
    state.ask = Ask::delete(cx, vec![AnyId::Source(source)], &title);
}

fn detail(ui: &mut Ui, cx: &mut Cx, state: &mut State, one: &Source) {
    let id = key(one.id);
    let put = |cx: &mut Cx, source: Source| cx.edit(Command::put(source));
    if let Some(title) = text(ui, (id, "title"), t!("study-source-title"), &one.title, 1) {
        put(cx, Source { title, ..one.clone() });
    }
    ui.add_space(4.0);
    let kinds = SourceKind::ALL.map(|kind| (kind, source_kind_word(kind).to_owned()));
    ui.horizontal(|ui| {
        field_label(ui, t!("study-source-kind"));
        if let Some(kind) = one_of(ui, t!("study-source-kind"), one.kind, &kinds, 200.0) {
            put(cx, Source { kind, ..one.clone() });
        }
    });
    let mut units: Vec<(Option<UnitId>, String)> = vec![(None, t!("findings-no-unit").to_owned())];
    units.extend(cx.study().units_of(one.case).into_iter().map(|unit| (Some(unit.id), unit.name.clone())));
    ui.horizontal(|ui| {
        field_label(ui, t!("findings-unit"));
        if let Some(unit) = one_of(ui, t!("findings-unit"), one.unit, &units, 200.0) {
            put(cx, Source { unit, ..one.clone() });
        }
    });
    if let Some(date) = text(ui, (id, "date"), t!("study-source-date"), &one.date, 1) {
        put(cx, Source { date, ..one.clone() });
    }
    if let Some(language) = text(ui, (id, "language"), t!("study-source-language"), &one.language, 1) {
        put(cx, Source { language, ..one.clone() });
    }
    if let Some(note) = text(ui, (id, "note"), t!("study-source-note"), &one.note, 3) {
        put(cx, Source { note, ..one.clone() });
    }
    ui.add_space(8.0);
    caption(ui, &t!("study-words", count = one.words));
    let names: Vec<&str> = one
        .read_by
        .iter()
        .filter_map(|id| cx.study().coders.get(*id))
        .map(|coder| coder.name.as_str())
        .collect();
    if names.is_empty() {
        caption(ui, t!("study-read-by-nobody"));
    } else {
        caption(ui, &t!("study-read-by", names = names.join(", ")));
    }
    if let Some(coder) = cx.session.coder() {
        let mut read = one.read_by.contains(&coder);
        if ui.checkbox(&mut read, t!("study-read-by-me")).changed() {
            cx.edit(Command::MarkRead { source: one.id, coder, read });
        }
    }
    if !one.origin.file_name.is_empty() {
        caption(ui, &t!("study-origin", file = one.origin.file_name.as_str()));
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.add(Button::new(t!("study-open-source")).icon(Icon::Read)).clicked() {
            cx.ask(Action::OpenSource { source: one.id, at: None, beside: false });
        }
        if ui.add(Button::new(t!("study-delete-source")).danger()).clicked() {
            delete(cx, state, one.id);
        }
    });
}
