//! Figures: show me.

mod alone;
mod blocks;
mod continuum;
pub(super) mod export;
mod form;
mod heat;
pub(super) mod picture;
mod scenes;
mod sheet;
pub(super) mod walk;

use std::collections::BTreeSet;

use eframe::egui::{Align, Layout, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::matrix::{Mark, words};
use crate::analysis::Counted;
use crate::figure::continuum::Continuum;
use crate::figure::{Diverging, Heat, Kind};
use crate::study::{AnyId, PlacementId, ScaleId, Study};
use crate::t;
use crate::ui::actions::{Action, View};
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{Button, Icon, Segment, body2, caption, choice, empty_state, hairline, title};
use alone::Alone;
use form::Form;
use scenes::{Asked, Scenes};

/// What the view remembers between frames.
#[derive(Default)]
pub struct State {
    counted: Option<Counted>,
    scenes: Option<Scenes>,
    /// Figures shown as a table.
    levels_table: bool,
    heat_table: bool,
    cases_table: bool,
    tables: BTreeSet<ScaleId>,
    form: Option<Form>,
    mark: Mark,
    alone: Alone,
    taken: export::Taken,
    /// Heights of the two figures abreast, so that the line between them reaches the longer.
    abreast: f32,
}

impl State {
    /// What the figures count.
    pub fn counted(&self, study: &Study) -> Counted {
        let first = if study.findings.is_empty() { Counted::Evidence } else { Counted::Findings };
        self.counted.unwrap_or(first)
    }
}

/// Beside the level profile from this width on.
const ABREAST: f32 = 780.0;
const HEAT: f32 = 352.0;

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    let study = cx.session.study();
    if study.evidence.is_empty() && study.findings.is_empty() && study.scales.is_empty() {
        nothing_yet(ui, cx, state);
        form::show(ui.ctx(), cx, &mut state.form);
        return;
    }
    let mut counted = state.counted(study);
    ui.spacing_mut().item_spacing.y = 0.0;
    bar(ui, cx, &mut counted, state);
    state.counted = Some(counted);
    let asked = Asked { revision: cx.study().revision(), lens: cx.session.lens.clone(), counted };
    if state.scenes.as_ref().is_none_or(|scenes| scenes.asked != asked) {
        state.scenes = Some(Scenes::new(cx.session.study(), &cx.session.index(), asked));
    }
    if let Some(kind) = state.alone.kind {
        hairline(ui);
        let area = ui.available_rect_before_wrap();
        ui.painter().rect_filled(area, 0, Tokens::of(ui).paper);
        let scales = state.scenes.as_ref().map_or(&[][..], |scenes| &scenes.continua);
        ScrollArea::vertical().id_salt(("figure", kind.key())).auto_shrink([false, false]).show(ui, |ui| {
            sheet::paper(ui, kind.key(), |ui| {
                state.alone.show(ui, cx, kind, counted, scales);
                if kind == Kind::Continuum && scales.is_empty() {
                    ui.add_space(8.0);
                    if ui.add(Button::new(t!("figures-new-scale"))).clicked() {
                        state.form = Some(Form::new_scale());
                    }
                }
            });
        });
        form::show(ui.ctx(), cx, &mut state.form);
        return;
    }
    // The scenes are lent to the figures while the rest of the state is changed.
    let Some(scenes) = state.scenes.take() else { return };
    let origin = words::origin(cx.session.study(), &cx.session.lens, &state.mark.of(cx.session.study()));
    let lens = words::lens(&cx.session.lens.describe(cx.session.study()));
    let said = [lens, origin].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    hairline(ui);
    let area = ui.available_rect_before_wrap();
    ui.painter().rect_filled(area, 0, Tokens::of(ui).paper);
    ScrollArea::vertical().id_salt("figures").auto_shrink([false, false]).show(ui, |ui| {
        upper(ui, cx, state, &scenes, &said);
        for scale in &scenes.continua {
            hairline(ui);
            sheet::paper(ui, names::key(scale.scale), |ui| scale_figure(ui, cx, state, scale, &said));
        }
        if scenes.continua.is_empty() {
            hairline(ui);
            sheet::paper(ui, "no-scale", |ui| no_scale(ui, state));
        }
        hairline(ui);
        sheet::paper(ui, "cases", |ui| cases_figure(ui, cx, state, &scenes, &said));
        ui.add_space(16.0);
    });
    state.scenes = Some(scenes);
    form::show(ui.ctx(), cx, &mut state.form);
}

/// Title, what is counted, and what can be added.
fn bar(ui: &mut Ui, cx: &mut Cx, counted: &mut Counted, state: &mut State) {
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), 44.0),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.add_space(16.0);
            title(ui, t!("figures-title"));
            caption(ui, t!("figures-live"));
            ui.add_space(8.0);
            alone::pick(ui, &mut state.alone.kind);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(16.0);
                if ui.add(Button::new(t!("figures-add-scale")).icon(Icon::Plus)).clicked() {
                    state.form = Some(Form::new_scale());
                }
                if state.alone.kind.is_some() {
                    export::menu(ui, cx, &mut state.taken, &state.alone);
                } else {
                    let scales = state.scenes.as_ref().map_or(&[][..], |scenes| &scenes.continua);
                    export::page_menu(ui, cx, &mut state.taken, *counted, scales);
                }
                if state.alone.kind.is_some_and(Kind::of_texts) {
                    caption(ui, t!("figures-of-evidence"));
                    return;
                }
                let units = [
                    (Counted::Findings, Segment::text(t!("matrix-cell-findings"))),
                    (Counted::Evidence, Segment::text(t!("matrix-cell-evidence"))),
                ];
                choice(ui, t!("figures-unit-shown"), counted, &units);
            });
        },
    );
}

/// Level profile and heat map, side by side where there is room.
fn upper(ui: &mut Ui, cx: &mut Cx, state: &mut State, scenes: &Scenes, said: &str) {
    let room = ui.available_rect_before_wrap();
    let heat_wide = if room.width() > 1200.0 { 480.0 } else { HEAT };
    // Side by side only where each block can still be counted; a table gets the whole width.
    let blocks = blocks::least_width(&scenes.levels) + 32.0;
    let tables = state.levels_table || state.heat_table;
    if room.width() < ABREAST || tables || room.width() - heat_wide < blocks {
        sheet::paper(ui, "levels", |ui| levels_figure(ui, cx, state, scenes, said));
        hairline(ui);
        sheet::paper(ui, "heat", |ui| heat_figure(ui, cx, state, scenes, said));
        return;
    }
    let split = room.right() - heat_wide;
    let part = |from: f32, to: f32| {
        let rect = Rect::from_min_max(pos2(from, room.top()), pos2(to, room.bottom()));
        UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min))
    };
    let mut left = ui.new_child(part(room.left(), split).id_salt("levels"));
    left.spacing_mut().item_spacing.y = 0.0;
    sheet::paper(&mut left, "levels", |ui| levels_figure(ui, cx, state, scenes, said));
    let mut right = ui.new_child(part(split, room.right()).id_salt("heat"));
    right.spacing_mut().item_spacing.y = 0.0;
    sheet::paper(&mut right, "heat", |ui| heat_figure(ui, cx, state, scenes, said));
    state.abreast = left.min_rect().height().max(right.min_rect().height());
    ui.painter().vline(split, room.top()..=room.top() + state.abreast, (1.0, Tokens::of(ui).hair));
    ui.allocate_exact_size(vec2(room.width(), state.abreast), eframe::egui::Sense::hover());
}

fn levels_figure(ui: &mut Ui, cx: &mut Cx, state: &mut State, scenes: &Scenes, said: &str) {
    let figure = &scenes.levels;
    let name = t!("figures-levels");
    sheet::head(ui, name, "", &mut state.levels_table, |_| ());
    if !worth_it(ui, cx, figure) {
        return;
    }
    if state.levels_table {
        blocks::table(ui, cx, figure, "levels-table");
    } else {
        blocks::show(ui, cx, figure, scenes.asked.counted, "levels");
    }
    sheet::foot(ui, &block_caption(figure, scenes, said));
}

fn cases_figure(ui: &mut Ui, cx: &mut Cx, state: &mut State, scenes: &Scenes, said: &str) {
    let figure = &scenes.cases;
    sheet::head(ui, t!("figures-cases"), "", &mut state.cases_table, |_| ());
    if !worth_it(ui, cx, figure) {
        return;
    }
    if state.cases_table {
        blocks::table(ui, cx, figure, "cases-table");
    } else {
        blocks::show(ui, cx, figure, scenes.asked.counted, "cases");
    }
    sheet::foot(ui, &block_caption(figure, scenes, said));
}

/// What is counted out of what, how blocks are read, and what counts twice.
fn block_caption(figure: &Diverging, scenes: &Scenes, said: &str) -> String {
    let counted = scenes.asked.counted;
    let mut parts = vec![t!(
        "figures-shown",
        shown = crate::words::number(figure.in_lens as i64),
        all = sheet::counted(counted, figure.all)
    )];
    // Where not all can be named, those with nothing in them are the ones to do without.
    let panels = &scenes.levels.panels;
    let many = panels.len() > 12;
    let totals: Vec<(&str, u64)> = panels
        .iter()
        .filter(|panel| !many || panel.total > 0)
        .map(|panel| (panel.label.as_str(), panel.total as u64))
        .collect();
    let list = words::listed(&totals, |list, count| t!("figures-and-more", list = list, count = count));
    parts.push(t!("matrix-caption-denominators", list = list));
    parts.push(
        match counted {
            Counted::Findings => t!("figures-how-findings"),
            Counted::Evidence => t!("figures-how-evidence"),
        }
        .to_owned(),
    );
    if figure.several_cases > 0 {
        parts.push(t!("matrix-note-cases", what = sheet::counted(counted, figure.several_cases)));
    }
    if figure.several_levels > 0 && figure.panels.iter().any(|panel| panel.case.is_some()) {
        parts.push(t!("matrix-note-levels", what = sheet::counted(counted, figure.several_levels)));
    }
    if scenes.without_polarity > 0 {
        parts.push(t!("figures-without", what = sheet::counted(counted, scenes.without_polarity)));
    }
    parts.push(said.to_owned());
    parts.join(" ")
}

/// A figure that says nothing, or little, says so and why.
fn worth_it(ui: &mut Ui, cx: &mut Cx, figure: &Diverging) -> bool {
    let cases = cx.study().cases.len();
    if figure.in_lens == 0 {
        body2(ui, if figure.all == 0 { t!("figures-none") } else { t!("figures-none-in-lens") });
        return false;
    }
    if cases < 2 {
        body2(ui, t!("figures-one-case"));
        ui.add_space(8.0);
    }
    true
}

fn heat_figure(ui: &mut Ui, cx: &mut Cx, state: &mut State, scenes: &Scenes, said: &str) {
    sheet::head(ui, t!("figures-heat"), "", &mut state.heat_table, |_| ());
    let Some(figure) = scenes.heat.as_ref().filter(|heat| !heat.matrix.rows.is_empty()) else {
        body2(ui, t!("figures-no-themes"));
        return;
    };
    if figure.matrix.grand_total.count == 0 {
        body2(ui, if figure.matrix.all == 0 { t!("figures-none") } else { t!("figures-none-in-lens") });
        return;
    }
    if state.heat_table {
        heat::table(ui, cx, figure);
    } else {
        heat::show(ui, cx, figure);
    }
    sheet::foot(ui, &heat_caption(figure, said));
}

fn heat_caption(figure: &Heat, said: &str) -> String {
    // The lens is said once, by the caption of the matrix.
    let own = words::caption(&figure.matrix, &figure.spec);
    let origin = said.rsplit_once(". ").map_or(said, |(_, origin)| origin);
    format!("{own} {origin}")
}

fn scale_figure(ui: &mut Ui, cx: &mut Cx, state: &mut State, scale: &Continuum, said: &str) {
    let mut table = state.tables.contains(&scale.scale);
    let name = t!("figures-continuum", low = &scale.low, high = &scale.high);
    let aside = t!("figures-placements", count = scale.marks.len(), all = scale.all);
    let mut wanted: Option<Option<PlacementId>> = None;
    sheet::head(ui, &name, &aside, &mut table, |ui| {
        if ui.add(Button::new(t!("figures-add-placement")).small().quiet().icon(Icon::Plus)).clicked() {
            wanted = Some(None);
        }
        let picked = scale.marks.iter().map(|mark| mark.id);
        let mut picked = picked.filter(|id| cx.session.selection.what == Some(AnyId::Placement(*id)));
        if let Some(id) = picked.next()
            && ui.add(Button::new(t!("figures-change")).small().quiet().icon(Icon::Pen)).clicked()
        {
            wanted = Some(Some(id));
        }
        if ui.available_width() > 480.0 {
            continuum::legend(ui, cx);
        }
    });
    if table {
        state.tables.insert(scale.scale);
    } else {
        state.tables.remove(&scale.scale);
    }
    if scale.marks.is_empty() {
        body2(ui, if scale.all == 0 { t!("figures-no-placements") } else { t!("figures-none-in-lens") });
    } else if table {
        continuum::table(ui, cx, scale, &mut state.form);
    } else {
        continuum::show(ui, cx, scale, &mut state.form);
    }
    match wanted {
        Some(None) => state.form = Form::new_placement(cx, scale.scale),
        Some(Some(id)) => state.form = Form::of_placement(cx.study(), id),
        None => {}
    }
    let own = t!("figures-continuum-caption", top = i64::from(scale.top));
    let note = if scale.note.is_empty() { String::new() } else { format!(" {}", scale.note) };
    sheet::foot(ui, &format!("{own}{note} {said}"));
}

fn no_scale(ui: &mut Ui, state: &mut State) {
    body2(ui, t!("figures-no-scale"));
    ui.add_space(8.0);
    if ui.add(Button::new(t!("figures-new-scale"))).clicked() {
        state.form = Some(Form::new_scale());
    }
}

fn nothing_yet(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    let (read, scale) =
        empty_state(ui, Icon::Figures, t!("figures-empty-title"), t!("figures-empty-text"), |ui| {
            let read = ui.add(Button::new(t!("matrix-empty-read")).main()).clicked();
            (read, can_scale(cx.study()) && ui.add(Button::new(t!("figures-new-scale"))).clicked())
        });
    if read {
        cx.ask(Action::Go(View::Read));
    }
    if scale {
        state.form = Some(Form::new_scale());
    }
}

fn can_scale(study: &Study) -> bool {
    !study.cases.is_empty()
}
