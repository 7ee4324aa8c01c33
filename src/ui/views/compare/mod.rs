//! Compare: what does each case show about this theme, level by level?

mod absence;
mod bands;
mod card;
mod columns;
mod data;
mod drop;
mod empty;
mod foot;
mod grid;
mod header;
mod keys;
mod side;
mod synthesis;
mod tagging;

use eframe::egui::{self, Align, Layout, Rect, UiBuilder, pos2, vec2};

use crate::analysis::Compare;
use crate::session::Session;
use crate::study::{CaseId, EvidenceId, ThemeId};
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::theme::Tokens;

pub use columns::By;

/// Left of the columns: glyph and name of the band.
const GUTTER: f32 = 92.0;
/// A column is never narrower; then one scrolls. Beside an open text less must do.
const LEAST: f32 = 320.0;
const LEAST_BESIDE: f32 = 250.0;
const HEAD: f32 = 36.0;

/// What the view remembers between frames.
#[derive(Default)]
pub struct State {
    columns: columns::Columns,
    data: data::Data,
    grid: grid::Grid,
    side: Option<side::Side>,
    foot: foot::State,
    /// Evidence that is to get another theme.
    tagging: Option<Vec<EvidenceId>>,
    /// A card to bring into view, and one to give the keyboard to.
    reveal: Option<EvidenceId>,
    focus: Option<EvidenceId>,
    /// Columns as they were last drawn.
    places: Vec<(Rect, CaseId)>,
    marked: Option<synthesis::Marked>,
    new_theme: String,
    theme: Option<ThemeId>,
}

impl State {
    /// Shows the passage of a piece of evidence beside the columns.
    pub fn open_passage(&mut self, session: &Session, evidence: EvidenceId) {
        self.side = side::Side::open(session, evidence);
        self.reveal = Some(evidence);
    }

    /// Whether a passage is open beside the columns.
    pub fn is_beside(&self) -> bool {
        self.side.is_some()
    }

    /// The case whose column is at a point of the window.
    pub fn case_at(&self, at: egui::Pos2) -> Option<CaseId> {
        self.places.iter().find(|(rect, _)| rect.contains(at)).map(|(_, case)| *case)
    }

    /// Whether the arrows are those of the text beside the columns.
    fn side_has_keys(&self, ui: &egui::Ui) -> bool {
        self.side.as_ref().is_some_and(|side| ui.memory(|m| m.has_focus(side.text_id())))
    }
}

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State) {
    state.places.clear();
    let Some(theme) = shown_theme(cx) else {
        return empty::show(ui, cx, state);
    };
    if cx.study().cases.is_empty() {
        return empty::show(ui, cx, state);
    }
    if state.theme != Some(theme) {
        state.theme = Some(theme);
        state.grid.close_all();
        state.marked = None;
    }
    let columns = state.columns.shown(cx);
    let compare = state.data.refresh(cx, theme, columns);
    keys::handle(ui, cx, state, &compare);
    if cx.asked(UiCommand::AddComparison) {
        foot::add(cx, &mut state.foot, &compare);
    }
    let tokens = Tokens::of(ui);
    let plain = egui::Frame::new().fill(tokens.view);
    egui::Panel::top("compare-head").exact_size(48.0).resizable(false).frame(plain).show(ui, |ui| {
        header::show(ui, cx, state, &compare);
    });
    side::show(ui, cx, state);
    let paper = egui::Frame::new().fill(tokens.paper).inner_margin(egui::Margin::symmetric(0, 8));
    let wide = column_width(ui.available_width(), compare.columns.len(), state.side.is_some());
    egui::Panel::bottom("compare-foot").resizable(false).frame(paper).show(ui, |ui| {
        foot::show(ui, cx, &mut state.foot, &compare, wide);
    });
    egui::CentralPanel::default().frame(plain).show(ui, |ui| body(ui, cx, state, &compare));
    tagging::show(ui, cx, state);
    drop::themes(ui, cx, &compare);
}

/// The theme in hand, or the first: a study with themes always shows one.
fn shown_theme(cx: &Cx) -> Option<ThemeId> {
    let chosen = cx.session.selection.theme.filter(|theme| cx.study().themes.contains(*theme));
    chosen.or_else(|| cx.session.index().walk.first().map(|node| node.id))
}

fn column_width(room: f32, columns: usize, beside: bool) -> f32 {
    let least = if beside { LEAST_BESIDE } else { LEAST };
    ((room - GUTTER) / columns.max(1) as f32).floor().max(least)
}

fn body(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State, compare: &Compare) {
    if compare.columns.is_empty() {
        return empty::no_columns(ui);
    }
    let room = ui.available_size();
    let width = column_width(room.x, compare.columns.len(), state.side.is_some());
    let whole = GUTTER + width * compare.columns.len() as f32;
    egui::ScrollArea::horizontal().id_salt("across").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ui.set_min_width(whole);
        let (head, _) = ui.allocate_exact_size(vec2(whole, HEAD), egui::Sense::hover());
        header::columns(ui, cx, compare, head, width);
        let below = Rect::from_min_max(head.left_bottom(), pos2(head.right(), ui.max_rect().bottom()));
        for (at, column) in compare.columns.iter().enumerate() {
            let left = head.left() + GUTTER + width * at as f32;
            let rect = Rect::from_min_max(pos2(left, head.top()), pos2(left + width, below.bottom()));
            if let Some(case) = columns::case_of(column.column, cx.study()) {
                state.places.push((rect.intersect(ui.clip_rect()), case));
            }
        }
        let mut inner = ui
            .new_child(UiBuilder::new().id_salt("down").max_rect(below).layout(Layout::top_down(Align::Min)));
        egui::ScrollArea::vertical().id_salt("bands").auto_shrink([false, false]).show(&mut inner, |ui| {
            ui.set_width(whole);
            let top = synthesis::row(ui, cx, state, compare, width);
            bands::show(ui, cx, state, compare, width, top);
        });
    });
}

/// The left edge of the gutter, which stays in sight when the columns scroll.
fn gutter(ui: &egui::Ui, rect: Rect) -> Rect {
    let left = rect.left().max(ui.clip_rect().left());
    Rect::from_min_max(pos2(left, rect.top()), pos2(left + GUTTER, rect.bottom()))
}
