//! What is selected: its words, tags, memos, history, and where it is used.

mod actor;
mod case;
mod cell;
mod comparison;
mod evidence;
mod finding;
mod flow;
mod history;
mod make;
mod memos;
mod outlier;
mod parts;
mod placement;
mod proposition;
mod recommendation;
mod several;
mod source;
pub mod tags;
mod theme;
pub mod theme_list;
mod used;
mod weighing;
pub mod words;

use std::sync::Arc;

use eframe::egui::{self, Align, Layout, vec2};

pub use make::{make_finding, new_theme, tag_with_new};

use crate::analysis::Chain;
use crate::study::{AnyId, Kind};
use crate::t;
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::widgets::{ChipKind, Icon, body2, chip, icon_button, strong};

/// What the inspector remembers.
#[derive(Default)]
pub struct State {
    chain: Option<(u64, Arc<Chain>)>,
    history: history::Cache,
    memo: memos::New,
}

impl State {
    fn chain(&mut self, cx: &Cx) -> Arc<Chain> {
        let revision = cx.study().revision();
        match &self.chain {
            Some((made, chain)) if *made == revision => chain.clone(),
            _ => {
                let chain = Arc::new(Chain::build(cx.study()));
                self.chain = Some((revision, chain.clone()));
                chain
            }
        }
    }
}

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State, picked: &mut Vec<UiCommand>) {
    ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
    // The scroll bar floats: without a gutter it would cover the right edge of the fields.
    ui.set_max_width(ui.available_width() - 8.0);
    let selection = &cx.session.selection;
    if selection.evidence.len() > 1 {
        head(ui, t!("inspector-evidence"), "", picked);
        return several::show(ui, cx);
    }
    match (selection.what.filter(|id| cx.study().contains(*id)), selection.cell) {
        (Some(id), _) => {
            head(ui, words::kind(id.kind()), &label(cx, id), picked);
            ui.push_id(id.uuid(), |ui| record(ui, cx, state, id));
        }
        (None, Some((place, theme))) => {
            head(ui, t!("inspector-cell"), "", picked);
            cell::show(ui, cx, state, place, theme);
        }
        (None, None) => {
            head(ui, t!("inspector-title"), "", picked);
            ui.add_space(8.0);
            strong(ui, t!("inspector-nothing"));
            body2(ui, t!("inspector-nothing-help"));
        }
    }
}

/// What it is, its label, and the button that folds the pane.
fn head(ui: &mut egui::Ui, title: &str, label: &str, picked: &mut Vec<UiCommand>) {
    let size = vec2(ui.available_width(), 24.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        if icon_button(ui, Icon::Right, t!("inspector-fold")).clicked() {
            picked.push(UiCommand::Inspector);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            strong(ui, title);
            if !label.is_empty() {
                chip(ui, ChipKind::Finding, label, "");
            }
        });
    });
}

/// `F30`, `C08`: of what has a number.
fn label(cx: &Cx, id: AnyId) -> String {
    let study = cx.study();
    let number = match id {
        AnyId::Finding(id) => study.findings.get(id).map(|one| one.number),
        AnyId::Comparison(id) => study.comparisons.get(id).map(|one| one.number),
        AnyId::Outlier(id) => study.outliers.get(id).map(|one| one.number),
        AnyId::Proposition(id) => study.propositions.get(id).map(|one| one.number),
        AnyId::Recommendation(id) => study.recommendations.get(id).map(|one| one.number),
        _ => None,
    };
    number.map_or_else(String::new, |number| names::claim_label(id.kind(), number))
}

fn record(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State, id: AnyId) {
    match id {
        AnyId::Evidence(id) => evidence::show(ui, cx, id),
        AnyId::Finding(id) => finding::show(ui, cx, id),
        AnyId::Theme(id) => theme::show(ui, cx, id),
        AnyId::Comparison(id) => comparison::show(ui, cx, id),
        AnyId::Outlier(id) => outlier::show(ui, cx, id),
        AnyId::Proposition(id) => proposition::show(ui, cx, id),
        AnyId::Recommendation(id) => recommendation::show(ui, cx, id),
        AnyId::Placement(id) => placement::show(ui, cx, id),
        AnyId::Flow(id) => flow::show(ui, cx, id),
        AnyId::Case(id) => case::show(ui, cx, id),
        AnyId::Unit(id) => case::unit(ui, cx, id),
        AnyId::Source(id) => source::show(ui, cx, id),
        AnyId::Actor(id) => actor::show(ui, cx, id),
        AnyId::Cell(id) => {
            if let Some(cell) = cx.session.study().cells.get(id) {
                return cell::show(ui, cx, state, cell.place, cell.theme);
            }
        }
        _ => {
            let name = parts::name_of(cx, id);
            body2(ui, &name);
        }
    }
    if id.kind() != Kind::Cell {
        used::show(ui, cx, state, id);
    }
    memos::show(ui, cx, &mut state.memo, id);
    history::show(ui, cx, &mut state.history, id);
}
