//! History: who thought what, and when. Every step in words, and the way back.

mod detail;
mod list;
mod told;
mod weighed;

use std::collections::BTreeSet;

use eframe::egui::{self, Frame, Id, Margin};

use super::parts::one_of;
use crate::study::{CoderId, Stamp};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, measure};
use crate::ui::widgets::{Answer, Confirm, Icon, SearchField, caption, empty_state, title};

/// What the view remembers between frames.
#[derive(Default)]
pub struct State {
    search: String,
    coder: Option<CoderId>,
    chosen: Option<Stamp>,
    rows: list::Rows,
    asked: Option<Question>,
    told: told::Cache,
}

/// What is about to be taken back.
#[derive(Clone, Copy)]
struct Question {
    stamp: Stamp,
    /// With everything since: how many steps.
    since: Option<usize>,
}

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State) {
    let t = Tokens::of(ui);
    if cx.session.history().is_empty() {
        empty_state(ui, Icon::History, t!("history-empty-title"), t!("history-empty-text"), |_| {});
        return;
    }
    list::refresh(cx, state);
    egui::Panel::top("history-head")
        .frame(Frame::new().fill(t.view).inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 8 }))
        .resizable(false)
        .show(ui, |ui| head(ui, cx, state));
    let width = (ui.available_width() * 0.36).clamp(300.0, 520.0);
    let frame = Frame::new().fill(t.view).inner_margin(Margin::symmetric(16, 8));
    egui::Panel::right("history-detail").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| detail::show(ui, cx, state));
    });
    egui::CentralPanel::default().frame(Frame::new().fill(t.paper)).show(ui, |ui| list::show(ui, cx, state));
    question(ui, cx, state);
}

fn head(ui: &mut egui::Ui, cx: &Cx, state: &mut State) {
    ui.horizontal(|ui| {
        ui.set_height(measure::BUTTON);
        title(ui, t!("view-history"));
        ui.add_space(8.0);
        let mut coders = vec![(None, t!("history-all-coders").to_owned())];
        coders.extend(
            cx.study().coders_in_order().into_iter().map(|coder| (Some(coder.id), coder.name.clone())),
        );
        if let Some(coder) = one_of(ui, t!("history-coder"), state.coder, &coders, 200.0) {
            state.coder = coder;
        }
        SearchField::new(&mut state.search, t!("history-search")).height(measure::SMALL).show(ui);
        caption(ui, &t!("history-shown", shown = state.rows.steps, all = cx.session.history().len()));
    });
}

/// How many steps stand that would be taken back with this one.
fn since(cx: &Cx, stamp: Stamp) -> usize {
    let steps = cx.session.history().steps();
    let from = steps.iter().position(|step| step.stamp() == stamp).unwrap_or(steps.len());
    steps[from..].len()
}

fn question(ui: &egui::Ui, cx: &mut Cx, state: &mut State) {
    let Some(asked) = state.asked else { return };
    let label = cx.session.history().get(asked.stamp).map_or("", |step| step.label.as_str());
    let (title, text, verb) = match asked.since {
        None => (t!("history-take-back-title").to_owned(), label.to_owned(), t!("history-take-back")),
        Some(count) => (
            t!("history-since-title", count = count),
            t!("history-since-text", label = label),
            t!("history-since-verb"),
        ),
    };
    let confirm = Confirm { title: &title, text: &text, verb, danger: false, other: "", stay: "" };
    match confirm.show(ui, Id::unique("history-ask")) {
        None => {}
        Some(Answer::Verb) => {
            cx.ask(match asked.since {
                None => Action::TakeBack(asked.stamp),
                Some(_) => Action::TakeBackSince(asked.stamp),
            });
            state.asked = None;
        }
        Some(_) => state.asked = None,
    }
}

/// The steps that stand: done, and not taken back. Redone steps stand again.
fn in_force(cx: &Cx) -> BTreeSet<Stamp> {
    use crate::edit::StepKind;
    let mut standing = BTreeSet::new();
    for step in cx.session.history().steps() {
        match step.kind {
            StepKind::Do => standing.insert(step.stamp()),
            StepKind::Undo(of) => standing.remove(&of),
            StepKind::Redo(of) => standing.insert(of),
        };
    }
    standing
}
