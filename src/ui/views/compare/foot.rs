//! The comparisons of the theme, at the foot of the columns they hold together.

use eframe::egui::{self, Align, Id, Layout, Rect, UiBuilder, pos2, vec2};

use super::{GUTTER, columns};
use crate::analysis::Compare;
use crate::edit::Command;
use crate::session::{fresh, now};
use crate::study::{AnyId, CaseId, Comparison, ComparisonId, ComparisonKind, Kind, RecordId, Shows};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::shell::inspector::words::comparison_kind;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::{line, line_at};
use crate::ui::widgets::{
    DraftEdit, DropDown, Icon, Segment, caption, case_label, choice, icon_button, paint_case, strong,
};

/// What the foot remembers.
#[derive(Default)]
pub struct State {
    chosen: Option<ComparisonId>,
    focus: Option<ComparisonId>,
    folded: bool,
}

/// Adds a comparison of this theme with a line for each case that is shown.
pub fn add(cx: &mut Cx, state: &mut State, compare: &Compare) {
    let mut cases: Vec<_> =
        compare.columns.iter().filter_map(|column| columns::case_of(column.column, cx.study())).collect();
    cases.dedup();
    let id = fresh();
    let comparison = Comparison {
        id,
        number: 0,
        themes: vec![compare.theme],
        feature: t!("compare-new-feature").to_owned(),
        kind: ComparisonKind::default(),
        shows: cases.into_iter().map(|case| Shows { case, text: String::new() }).collect(),
        joint: String::new(),
        findings: Vec::new(),
        evidence: Vec::new(),
        basis: String::new(),
        author: cx.session.coder(),
        created: now(),
    };
    cx.edit(Command::put(comparison));
    state.chosen = Some(id);
    state.focus = Some(id);
    state.folded = false;
}

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State, compare: &Compare, width: f32) {
    let all = &compare.comparisons;
    let chosen = state.chosen.filter(|id| all.contains(id)).or_else(|| all.first().copied());
    let Some(one) = chosen.and_then(|id| cx.session.study().comparisons.get(id)) else {
        ui.horizontal(|ui| {
            ui.add_space(16.0);
            caption(ui, t!("compare-no-comparison"));
        });
        return;
    };
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.horizontal(|ui| first_line(ui, cx, state, one, all));
    if state.folded {
        return;
    }
    ui.push_id(names::key(one.id), |ui| {
        line_of(ui, t!("compare-joint"), |ui| {
            let id = field(one.id, "joint");
            let label = t!("compare-joint-name");
            let edit = DraftEdit::new(id, label, &one.joint).multiline(1).hide_label().plain();
            if let Some(joint) = edit.hint(t!("compare-joint-hint")).show(ui).new {
                cx.edit(Command::put(Comparison { joint, ..one.clone() }));
            }
        });
        each_shows(ui, cx, one, compare, width);
    });
}

fn field(id: ComparisonId, name: &str) -> Id {
    Id::unique(("comparison", id.uuid().as_u128(), name))
}

fn line_of(ui: &mut egui::Ui, name: &str, content: impl FnOnce(&mut egui::Ui)) {
    ui.horizontal_top(|ui| {
        let t = Tokens::of(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(GUTTER - 8.0, 24.0), egui::Sense::hover());
        let text = line(ui, name, font::caption(), t.ink3, GUTTER - 20.0);
        line_at(ui.painter(), text, rect.left() + 16.0, rect.center().y + 2.0);
        ui.vertical(content);
    });
}

fn first_line(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State, one: &Comparison, all: &[ComparisonId]) {
    ui.spacing_mut().item_spacing.x = 8.0;
    // As high as the field in it, so that all of it stands on one line.
    ui.set_min_height(30.0);
    ui.add_space(16.0);
    strong(ui, t!("compare-comparison"));
    let study = cx.session.study();
    let labels: Vec<(ComparisonId, String)> = all
        .iter()
        .filter_map(|id| study.comparisons.get(*id))
        .map(|one| (one.id, names::claim_label(Kind::Comparison, one.number)))
        .collect();
    let segments: Vec<_> = labels.iter().map(|(id, label)| (*id, Segment::text(label))).collect();
    let mut chosen = one.id;
    if segments.len() <= 6 {
        choice(ui, t!("compare-comparisons"), &mut chosen, &segments);
    } else {
        let label = names::claim_label(Kind::Comparison, one.number);
        DropDown::new("", &label).name(t!("compare-comparisons")).show(ui, |ui| {
            for (id, label) in &labels {
                if ui.selectable_label(*id == one.id, label).clicked() {
                    chosen = *id;
                    ui.close();
                }
            }
        });
    }
    if chosen != one.id {
        state.chosen = Some(chosen);
        cx.ask(Action::Select(AnyId::Comparison(chosen)));
    }
    let (_, kind) = DropDown::new("", comparison_kind(one.kind))
        .name(t!("compare-kind"))
        .max_width(260.0)
        .show(ui, |ui| {
            let mut hit = None;
            for kind in ComparisonKind::ALL {
                if ui.selectable_label(kind == one.kind, comparison_kind(kind)).clicked() {
                    hit = Some(kind);
                    ui.close();
                }
            }
            hit
        });
    if let Some(Some(kind)) = kind {
        cx.edit(Command::put(Comparison { kind, ..one.clone() }));
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(12.0);
        let (icon, name) = if state.folded {
            (Icon::Up, t!("compare-foot-unfold"))
        } else {
            (Icon::Down, t!("compare-foot-fold"))
        };
        if icon_button(ui, icon, name).clicked() {
            state.folded = !state.folded;
        }
        if icon_button(ui, Icon::Trash, t!("compare-delete-comparison")).clicked() {
            cx.edit(Command::Delete(vec![AnyId::Comparison(one.id)]));
        }
        let mut rests = t!("compare-rests-on", count = one.findings.len());
        if let Some(author) = one.author.and_then(|id| study.coders.get(id)) {
            rests = format!("{rests} · {}", author.initials);
        }
        // What is compared goes before what it rests on.
        if ui.available_width() > 420.0 {
            caption(ui, &rests);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let id = field(one.id, "feature");
            let edit = DraftEdit::new(id, t!("compare-feature"), &one.feature).hide_label().plain();
            let shown = edit.font(font::semibold(font::BODY)).hint(t!("compare-feature-hint")).show(ui);
            let response = &shown.response;
            if !response.has_focus() {
                response.clone().on_hover_text(&one.feature);
            }
            if state.focus == Some(one.id) {
                shown.response.request_focus();
                state.focus = None;
            }
            if let Some(feature) = shown.new.filter(|feature| !feature.trim().is_empty()) {
                cx.edit(Command::put(Comparison { feature, ..one.clone() }));
            }
        });
    });
}

/// Below this a field under its column can't be read; then the cases stand in a list.
const LEAST_SHOWS: f32 = 180.0;

/// What each case shows: under its column, or in a list where the columns are many or narrow.
fn each_shows(ui: &mut egui::Ui, cx: &mut Cx, one: &Comparison, compare: &Compare, width: f32) {
    let mut cases: Vec<(usize, CaseId)> = Vec::new();
    for (at, column) in compare.columns.iter().enumerate() {
        if let Some(case) = columns::case_of(column.column, cx.session.study())
            && !cases.iter().any(|(_, known)| *known == case)
        {
            cases.push((at, case));
        }
    }
    if cases.is_empty() {
        return;
    }
    let room = ui.available_width() - GUTTER;
    // The foot does not scroll sideways: where columns do, all of its fields share the room there is.
    let width = width.min(room / compare.columns.len().max(1) as f32);
    if width >= LEAST_SHOWS {
        return under_columns(ui, cx, one, &cases, width);
    }
    line_of(ui, t!("compare-each-shows"), |ui| {
        egui::ScrollArea::vertical().max_height(96.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (_, case) in &cases {
                let name = cx.session.study().cases.get(*case).map_or("", |case| case.name.as_str());
                ui.horizontal_top(|ui| {
                    let size = vec2((ui.available_width() * 0.25).min(180.0), 28.0);
                    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                        ui.set_width(size.x);
                        case_label(ui, cx.names.case_place(*case), name, false);
                    });
                    ui.push_id(names::key(*case), |ui| shows_field(ui, cx, one, *case));
                });
            }
        });
    });
}

fn under_columns(ui: &mut egui::Ui, cx: &mut Cx, one: &Comparison, cases: &[(usize, CaseId)], width: f32) {
    let t = Tokens::of(ui);
    let start = ui.cursor().min;
    let text = line(ui, t!("compare-each-shows"), font::caption(), t.ink3, GUTTER - 20.0);
    line_at(ui.painter(), text, start.x + 16.0, start.y + 14.0);
    let mut bottom = start.y + 28.0;
    for (at, case) in cases {
        let min = pos2(start.x + GUTTER + width * *at as f32, start.y);
        let mark = min + vec2(18.0, 14.0);
        paint_case(ui.painter(), t, mark, cx.names.case_place(*case), 5.0);
        let rect = Rect::from_min_size(min + vec2(26.0, 0.0), vec2(width - 34.0, 28.0));
        let mut ui = ui.new_child(UiBuilder::new().id_salt(names::key(*case)).max_rect(rect));
        shows_field(&mut ui, cx, one, *case);
        bottom = bottom.max(ui.min_rect().bottom());
    }
    let rect = Rect::from_min_max(start, pos2(start.x + ui.available_width(), bottom));
    ui.allocate_rect(rect, egui::Sense::hover());
}

fn shows_field(ui: &mut egui::Ui, cx: &mut Cx, one: &Comparison, case: CaseId) {
    let name = cx.session.study().cases.get(case).map_or("", |case| case.name.as_str());
    let shown = one.shows.iter().position(|shows| shows.case == case);
    let value = shown.map_or("", |at| one.shows[at].text.as_str());
    let id = Id::unique(("comparison", one.id.uuid().as_u128(), case.uuid().as_u128()));
    let label = t!("compare-case-shows", case = name);
    let edit = DraftEdit::new(id, &label, value).multiline(1).hide_label().plain();
    if let Some(text) = edit.hint(t!("compare-shows-hint")).show(ui).new {
        let mut shows = one.shows.clone();
        match shown {
            Some(at) => shows[at].text = text,
            None => shows.push(Shows { case, text }),
        }
        cx.edit(Command::put(Comparison { shows, ..one.clone() }));
    }
}
