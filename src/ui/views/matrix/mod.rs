//! Matrix: where are the differences?

mod cell;
mod claim;
mod edges;
mod export;
mod foot;
mod grid;
mod hand;
mod heads;
mod keep;
mod kinds;
mod menus;
mod model;
pub mod named;
mod said;
pub mod sheets;
mod tools;
mod walk;
mod widths;
pub mod words;

use eframe::egui::{Frame, Margin, Panel, Ui};

use crate::analysis::displays::{self, Choices};
use crate::analysis::{CellKind, Counted, Dimension, MatrixSpec, fingerprint};
use crate::edit::Command;
use crate::session::fresh;
use crate::study::{AnyId, Display, Study};
use crate::t;
use crate::ui::actions::{Action, Notice, View};
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::shell::behind;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{Button, Icon, caption, empty_state};
use model::{Asked, Model};
use named::{Ask, Named, fit};
use sheets::Shown;

/// What the view remembers between frames.
#[derive(Default)]
pub struct State {
    spec: Option<MatrixSpec>,
    named: Option<Named>,
    /// What the display is for is not told any more.
    quiet: bool,
    list: menus::displays::List,
    drafts: menus::Drafts,
    form: Option<keep::Form>,
    most: menus::differ::Found,
    open: std::collections::BTreeSet<crate::study::ThemeId>,
    model: Option<Model>,
    walk: walk::Walk,
    out: export::Out,
    mark: Mark,
    /// The last frame that showed this view: whoever comes to it comes to walk the cells.
    seen: u64,
    /// A display that is no matrix, in place of it.
    sheet: Option<Shown>,
    sheets: sheets::State,
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
        self.show_as(Some(spec), None);
    }

    /// What is asked for.
    pub fn spec(&self) -> Option<&MatrixSpec> {
        self.spec.as_ref()
    }

    fn show_as(&mut self, spec: Option<MatrixSpec>, named: Option<Named>) {
        self.sheet = None;
        (self.spec, self.named, self.quiet) = (spec, named, false);
        self.drafts = menus::Drafts::default();
        self.open.clear();
    }

    /// Does what was asked in the menu of displays or by a command; `spec` is what is shown.
    fn act(&mut self, cx: &mut Cx, ask: Ask, spec: &MatrixSpec) {
        let study = cx.session.study();
        let kept = self.named.as_ref().and_then(|named| named.kept(study));
        match ask {
            Ask::First => self.show_as(None, None),
            Ask::Sheet(sheet) => self.sheet = Some(sheet),
            Ask::Ready(ready, choices) => match ready.spec(study, &choices) {
                Ok(made) => {
                    let named = Named::Ready { ready, choices, made: Box::new(made.clone()) };
                    self.show_as(Some(made), Some(named));
                }
                Err(why) => cx.ask(Action::Notify(Notice::warning(t!(
                    "matrix-display-lacks",
                    name = named::name(ready.key),
                    why = why
                )))),
            },
            Ask::Kept(id) => {
                if let Some(display) = study.displays.get(id) {
                    self.show_as(Some(display.spec.clone()), Some(Named::Kept(id)));
                }
            }
            Ask::Keep => {
                // The form stands over the matrix that is kept, also where a sheet was in its place.
                self.sheet = None;
                let name = match &self.named {
                    Some(ready @ Named::Ready { .. }) => tools::name(study, spec, Some(ready)),
                    _ => tools::name(study, spec, None),
                };
                let display = Display { id: fresh(), name, note: String::new(), spec: spec.clone() };
                self.form = Some(keep::Form::new(display));
            }
            Ask::Save => {
                if let Some(display) = kept {
                    let said = t!("matrix-saved-said", name = display.name.as_str());
                    let display = Display { spec: spec.clone(), ..display.clone() };
                    cx.ask(Action::EditSaying(Command::put(display), said));
                }
            }
            Ask::Rename => self.form = kept.map(|display| keep::Form::change(display.clone())),
            Ask::Delete => {
                if let Some(display) = kept {
                    let said = t!("matrix-deleted-said", name = display.name.as_str());
                    let delete = Command::Delete(vec![AnyId::Display(display.id)]);
                    cx.ask(Action::EditSaying(delete, said));
                }
            }
        }
    }

    /// What commands ask of the view.
    fn listen(&mut self, cx: &mut Cx) {
        for command in cx.fired {
            let ask = match command {
                UiCommand::Display(key) => {
                    displays::ready(key).map(|ready| Ask::Ready(ready, Choices::default()))
                }
                UiCommand::Sheet(sheet) => Some(Ask::Sheet(*sheet)),
                UiCommand::KeepDisplay => Some(Ask::Keep),
                _ => None,
            };
            if let Some(ask) = ask {
                let shown = self.asked(cx.session.study()).0;
                self.act(cx, ask, &shown);
            }
        }
    }

    /// What is asked for as it can be shown, and what had to be left out.
    fn asked(&self, study: &Study) -> (MatrixSpec, Vec<String>) {
        let first = || first_spec(study);
        fit(study, &self.spec.clone().unwrap_or_else(first))
    }

    /// A display that is no matrix, with the menu that leads back to one.
    fn show_sheet(&mut self, ui: &mut Ui, cx: &mut Cx, sheet: Shown) {
        let study = cx.session.study().clone();
        let mut asked = None;
        let (named, list) = (self.named.as_ref(), &mut self.list);
        let now = menus::displays::Now { named, changed: false, sheet: Some(sheet) };
        sheets::show(ui, cx, &mut self.sheets, sheet, |ui| {
            asked = menus::displays::menu(ui, &study, &now, list);
        });
        if let Some(asked) = asked {
            let shown = self.asked(&study).0;
            self.act(cx, asked, &shown);
        }
    }

    /// Title and menus; gives what is to be counted.
    fn tools(&mut self, ui: &mut Ui, cx: &mut Cx) -> MatrixSpec {
        let study = cx.session.study();
        let (shown, _) = self.asked(study);
        let asked = tools::head(
            ui,
            cx,
            &mut self.out,
            &shown,
            self.named.as_ref(),
            &mut self.list,
            self.model.as_ref(),
        );
        if let Some(asked) = asked {
            self.act(cx, asked, &shown);
        }
        let (shown, gone) = self.asked(study);
        if !self.quiet && menus::about::line(ui, study, self.named.as_ref(), &gone) {
            self.quiet = true;
        }
        let mut spec = shown.clone();
        let most = self.most.most();
        if let Some(why) = menus::bar(ui, study, &mut spec, self.named.as_mut(), &mut self.drafts, most) {
            cx.ask(Action::Notify(Notice::warning(why)));
        }
        // What was kept may name what is gone; it stays asked for, and comes back with it, until something
        // else is asked for.
        if spec != shown || self.spec.is_none() {
            self.spec = Some(spec.clone());
        }
        if let Some(kept) = keep::show(ui.ctx(), cx, &mut self.form) {
            let new = study.displays.get(kept.id).is_none();
            if new {
                self.named = Some(Named::Kept(kept.id));
            }
        }
        spec
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
    state.listen(cx);
    if let Some(what) = state.sheet {
        state.show_sheet(ui, cx, what);
        return;
    }
    let study = cx.session.study();
    let nothing = study.evidence.is_empty() && study.findings.is_empty() && study.cells.is_empty();
    if study.themes.is_empty() || nothing {
        nothing_yet(ui, cx);
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let spec = state.tools(ui, cx);
    let asked = Asked {
        revision: cx.session.study().revision(),
        lens: cx.session.lens.clone(),
        spec,
        open: state.open.clone(),
    };
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
    state.most.look(model.asked.revision, &model.asked.lens, &model.asked.spec, &model.matrix);
    if model.matrix.rows.is_empty() || model.matrix.columns.is_empty() {
        nothing_here(ui, cx, state);
        return;
    }
    let frame = ui.cumulative_frame_nr();
    if frame > state.seen + 1 && !ui.text_edit_focused() {
        state.walk.take_keyboard();
    }
    state.seen = frame;
    claim::listen(cx, model, &cx.session.index(), state.walk.at);
    let mark = state.mark.of(cx.session.study());
    foot(ui, cx, model, &mark);
    let region =
        eframe::egui::UiBuilder::new().accessibility_role(eframe::egui::Role::Table).accessibility_label(t!(
            "matrix-grid",
            title = tools::name(cx.session.study(), &model.asked.spec, state.named.as_ref())
        ));
    let wanted = ui.scope_builder(region, |ui| grid::show(ui, cx, model, &mut state.walk)).inner;
    if let (Some(moved), Some(spec)) = (wanted.moved, &mut state.spec) {
        let order = if moved.rows { &mut spec.row_order } else { &mut spec.column_order };
        *order = moved.order;
    }
    if let Some(theme) = wanted.toggle
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
        let parts = [said.as_str(), model.trees.caption(), &origin];
        caption(ui, &parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "));
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
        spec.least_difference = 0;
    }
    if clear {
        cx.ask(Action::SetLens(Default::default()));
    }
}
