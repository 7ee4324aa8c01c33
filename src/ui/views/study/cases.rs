//! The list of cases, and beside it everything about the one in hand.

use std::collections::BTreeMap;

use eframe::egui::{self, Frame, Id, Margin, Rect, Role, Ui, pos2};

use super::super::parts::{Ask, Naming, Step, cell_text, row, row_id};
use super::{State, case};
use crate::edit::Command;
use crate::session::fresh;
use crate::study::{AnyId, Case, CaseId, Fieldwork};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{Button, Icon, empty_state, paint_case};

const ROW: f32 = 32.0;

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    let t = Tokens::of(ui);
    let cases: Vec<CaseId> = cx.study().cases_in_order().iter().map(|case| case.id).collect();
    if state.case.is_none_or(|id| !cases.contains(&id)) {
        state.case = cases.first().copied();
    }
    if cases.is_empty() {
        // The field for the first one stands here as well, not at the foot of an empty list.
        let frame = Frame::new().fill(t.view);
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            let (title, text) = (t!("study-no-cases"), t!("study-cases-text"));
            empty_state(ui, Icon::Compare, title, text, |ui| add(ui, cx, state, 0));
        });
        return;
    }
    let frame = Frame::new().fill(t.paper).inner_margin(Margin::ZERO);
    egui::Panel::left("study-cases").exact_size(320.0).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = ui.available_height() - if state.new_case.is_some() { 96.0 } else { 44.0 };
        let area = egui::ScrollArea::vertical().max_height(height).auto_shrink([false, false]);
        area.animated(false).show_rows(ui, ROW, cases.len(), |ui, range| {
            for at in range {
                one(ui, cx, state, &cases, at);
            }
        });
        Frame::new().inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| add(ui, cx, state, cases.len()));
    });
    let frame = Frame::new().fill(t.view).inner_margin(Margin::symmetric(16, 8));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        let Some(one) = state.case.and_then(|id| cx.study().cases.get(id).cloned()) else { return };
        egui::ScrollArea::vertical().id_salt(key(one.id)).auto_shrink([false, false]).show(ui, |ui| {
            ui.set_max_width(760.0);
            case::show(ui, cx, state, &one);
        });
    });
}

fn one(ui: &mut Ui, cx: &mut Cx, state: &mut State, cases: &[CaseId], at: usize) {
    let t = Tokens::of(ui);
    let Some(case) = cx.study().cases.get(cases[at]) else { return };
    let sources = cx.study().sources.iter().filter(|source| source.case == case.id).count();
    let words = t!("study-case-sources", count = sources);
    let spoken = format!("{}, {words}", case.name);
    let id = row_id("study-case", key(case.id));
    let drawn = row(ui, id, ROW, state.case == Some(case.id), Role::ListItem, false, &spoken);
    let rect = drawn.rect;
    paint_case(ui.painter(), t, pos2(rect.left() + 22.0, rect.center().y), at, 5.0);
    let name =
        Rect::from_min_max(pos2(rect.left() + 36.0, rect.top()), pos2(rect.right() - 96.0, rect.bottom()));
    cell_text(ui, name, &case.name, font::body(), t.ink);
    let aside = rect.with_min_x(rect.right() - 88.0);
    cell_text(ui, aside, &words, font::caption(), t.ink3);
    let (case, name) = (case.id, case.name.clone());
    if drawn.response.clicked() {
        state.case = Some(case);
    }
    let mut go = |rows: isize| {
        if let Some(to) = at.checked_add_signed(rows).and_then(|at| cases.get(at)) {
            state.case = Some(*to);
            drawn.send_keyboard(ui, row_id("study-case", key(*to)), rows);
        }
    };
    let reorder = |place| Command::Reorder { item: AnyId::Case(case), place };
    match drawn.step {
        Some(Step::Up) => go(-1),
        Some(Step::Down) => go(1),
        Some(Step::MoveUp) if at > 0 => cx.edit(reorder(at - 1)),
        Some(Step::MoveDown) if at + 1 < cases.len() => cx.edit(reorder(at + 1)),
        Some(Step::Insert) => state.new_case = Some(Naming::default()),
        Some(Step::Delete) => state.ask = Ask::delete(cx, vec![AnyId::Case(case)], &name),
        Some(Step::Enter) => state.case = Some(case),
        _ => {}
    }
}

fn add(ui: &mut Ui, cx: &mut Cx, state: &mut State, count: usize) {
    let Some(naming) = &mut state.new_case else {
        if ui.add(Button::new(t!("study-add-case")).icon(Icon::Plus)).clicked() {
            state.new_case = Some(Naming::default());
        }
        return;
    };
    let id = Id::unique("study-new-case");
    match naming.show(ui, id, t!("study-case-name"), t!("study-make"), 120.0) {
        None => {}
        Some(None) => state.new_case = None,
        Some(Some(name)) => {
            let case = Case {
                id: fresh(),
                name,
                order: count as u32,
                description: String::new(),
                selection: String::new(),
                fieldwork: Fieldwork::default(),
                values: BTreeMap::new(),
            };
            let new = case.id;
            if naming.make(cx, Command::put(case)) {
                state.new_case = None;
                state.case = Some(new);
            }
        }
    }
}
