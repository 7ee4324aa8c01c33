//! Matrix: where are the differences?

mod cell;
mod grid;
mod heads;
mod model;
pub mod shown;
mod tools;
mod walk;
mod widths;
pub mod words;

use eframe::egui::{Frame, Margin, Panel, Ui};

use crate::analysis::{CellKind, Counted, Dimension, MatrixSpec, fingerprint};
use crate::study::Study;
use crate::t;
use crate::ui::actions::{Action, View};
use crate::ui::cx::Cx;
use crate::ui::shell::behind;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{Button, Icon, caption, empty_state};
use model::{Asked, Model};

/// What the view remembers between frames.
#[derive(Default)]
pub struct State {
    spec: Option<MatrixSpec>,
    open: std::collections::BTreeSet<crate::study::ThemeId>,
    model: Option<Model>,
    walk: walk::Walk,
    mark: Mark,
    /// The last frame that showed this view: whoever comes to it comes to walk the cells.
    seen: u64,
}

/// The fingerprint of the study, made once a revision.
#[derive(Default)]
pub struct Mark(Option<(u64, String)>);

impl Mark {
    pub fn of(&mut self, study: &Study) -> String {
        match &self.0 {
            Some((revision, mark)) if *revision == study.revision() => mark.clone(),
            _ => {
                let mark = fingerprint(study);
                self.0 = Some((study.revision(), mark.clone()));
                mark
            }
        }
    }
}

impl State {
    /// Sets what is asked for, from elsewhere: a figure, a test.
    pub fn set_spec(&mut self, spec: MatrixSpec) {
        self.spec = Some(spec);
    }

    /// What the cells are made of.
    pub fn counted(&self, study: &Study) -> Counted {
        let cell = self.spec.as_ref().map_or_else(|| first_cell(study), |spec| spec.cell);
        if cell == CellKind::Findings { Counted::Findings } else { Counted::Evidence }
    }
}

fn first_cell(study: &Study) -> CellKind {
    if study.findings.is_empty() { CellKind::Evidence } else { CellKind::Findings }
}

/// What a study is first shown as: findings where there are some, split by polarity while few cases
/// leave the room.
fn first_spec(study: &Study) -> MatrixSpec {
    let mut columns = vec![Dimension::Case];
    if study.cases.len() <= 3 {
        columns.push(Dimension::Polarity);
    }
    MatrixSpec { columns, cell: first_cell(study), ..MatrixSpec::default() }
}

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    let study = cx.session.study();
    if study.themes.is_empty() || (study.evidence.is_empty() && study.findings.is_empty()) {
        nothing_yet(ui, cx);
        return;
    }
    let mut spec = state.spec.clone().unwrap_or_else(|| first_spec(study));
    ui.spacing_mut().item_spacing.y = 0.0;
    tools::head(ui, cx, &spec, state.model.as_ref());
    tools::bar(ui, cx.session.study(), &mut spec);
    let asked = Asked {
        revision: cx.session.study().revision(),
        lens: cx.session.lens.clone(),
        spec: spec.clone(),
        open: state.open.clone(),
    };
    state.spec = Some(spec);
    if state.model.as_ref().is_none_or(|model| model.asked != asked) {
        if let Some(was) = &state.model
            && (&was.asked.spec, &was.asked.lens) != (&asked.spec, &asked.lens)
        {
            // What the drawer lists was behind a number that is not there any more.
            behind::close(ui);
        }
        match Model::new(cx.session.study(), &cx.session.index(), asked) {
            Ok(model) => {
                if let Some(was) = &state.model {
                    state.walk.follow(&walk::Standing::of(was, state.walk.at), &model);
                }
                state.model = Some(model);
            }
            Err(error) => {
                state.model = None;
                let title = t!("matrix-nothing-title");
                empty_state(ui, Icon::Matrix, title, &error.to_string(), |_| ());
                return;
            }
        }
    }
    let Some(model) = &state.model else { return };
    if model.matrix.rows.is_empty() || model.matrix.columns.is_empty() {
        nothing_here(ui, cx, state);
        return;
    }
    let frame = ui.cumulative_frame_nr();
    if frame > state.seen + 1 && !ui.text_edit_focused() {
        state.walk.take_keyboard();
    }
    state.seen = frame;
    let mark = state.mark.of(cx.session.study());
    foot(ui, cx, model, &mark);
    let region = eframe::egui::UiBuilder::new()
        .accessibility_role(eframe::egui::Role::Table)
        .accessibility_label(t!("matrix-grid", title = words::title(&model::shown(&model.asked.spec))));
    let toggled = ui.scope_builder(region, |ui| grid::show(ui, cx, model, &mut state.walk)).inner;
    if let Some(theme) = toggled
        && !state.open.remove(&theme)
    {
        state.open.insert(theme);
    }
}

/// What must be said for the numbers to be read right.
fn foot(ui: &mut Ui, cx: &Cx, model: &Model, mark: &str) {
    let t = Tokens::of(ui);
    let frame = Frame::new().fill(t.view).inner_margin(Margin::symmetric(16, 8));
    Panel::bottom("matrix-caption").resizable(false).frame(frame).show(ui, |ui| {
        let said = words::caption(&model.matrix, &model.spec);
        let origin = words::origin(cx.session.study(), &cx.session.lens, mark);
        caption(ui, &format!("{said} {origin}"));
    });
}

fn nothing_yet(ui: &mut Ui, cx: &mut Cx) {
    let themes = cx.session.study().themes.is_empty();
    let go = empty_state(ui, Icon::Matrix, t!("matrix-empty-title"), t!("matrix-empty-text"), |ui| {
        let (name, view) = if themes {
            (t!("matrix-empty-codebook"), View::Codebook)
        } else {
            (t!("matrix-empty-read"), View::Read)
        };
        ui.add(Button::new(name).main()).clicked().then_some(view)
    });
    if let Some(view) = go {
        cx.ask(Action::Go(view));
    }
}

fn nothing_here(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    let same = state.spec.as_ref().is_some_and(|spec| spec.rows_only_that_differ);
    let text = if same { t!("matrix-nothing-differs") } else { t!("matrix-nothing-text") };
    let lens = !cx.session.lens.is_everything();
    let (rows, clear) = empty_state(ui, Icon::Matrix, t!("matrix-nothing-title"), text, |ui| {
        let rows = same && ui.add(Button::new(t!("matrix-show-all-rows"))).clicked();
        let clear = lens && ui.add(Button::new(t!("matrix-clear-lens"))).clicked();
        (rows, clear)
    });
    if rows && let Some(spec) = &mut state.spec {
        spec.rows_only_that_differ = false;
    }
    if clear {
        cx.ask(Action::SetLens(Default::default()));
    }
}
