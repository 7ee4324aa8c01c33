//! The list: rows that are in sight, the keys that walk them, and what a row opens.

use eframe::egui::{self, Id, Role, Ui, pos2, vec2};

use super::super::parts::{Ask, Step, row, row_id};
use super::{State, lines, table};
use crate::study::{AnyId, Kind};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{Icon, body2};

fn id_of(way: u64) -> Id {
    row_id("findings-row", way)
}

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    lines::refresh(cx.session, state);
    ui.spacing_mut().item_spacing.y = 0.0;
    let columns = table::head(ui);
    if state.lines.lists.lines.is_empty() {
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            ui.add_space(16.0);
            body2(ui, t!("findings-nothing-shown"));
        });
        return;
    }
    let total = state.lines.lists.tops.last().copied().unwrap_or(0.0);
    // Not animated: a row that glides in is not there yet to take the keyboard.
    let area = egui::ScrollArea::vertical().id_salt("claims").auto_shrink([false, false]).animated(false);
    area.show_viewport(ui, |ui, seen| {
        let origin = ui.min_rect().min;
        let tops = &state.lines.lists.tops;
        if let Some(way) = state.focus.take()
            && let Some(at) = state.lines.lists.lines.iter().position(|line| line.way == way)
        {
            let size = vec2(1.0, tops[at + 1] - tops[at]);
            ui.scroll_to_rect(egui::Rect::from_min_size(origin + vec2(0.0, tops[at]), size), None);
            ui.memory_mut(|m| m.request_focus(id_of(way)));
        }
        let first = tops.partition_point(|top| *top <= seen.top()).saturating_sub(1);
        let last = tops.partition_point(|top| *top < seen.bottom()).min(tops.len() - 1);
        ui.set_height(total);
        let left = pos2(origin.x, origin.y + tops[first]);
        let room = egui::Rect::from_min_size(left, vec2(ui.available_width(), tops[last] - tops[first]));
        ui.scope_builder(egui::UiBuilder::new().max_rect(room), |ui| {
            for at in first..last {
                one(ui, cx, state, &columns, at);
            }
        });
    });
}

fn one(ui: &mut Ui, cx: &mut Cx, state: &mut State, columns: &table::Columns, at: usize) {
    let Some(line) = state.lines.lists.lines.get(at).copied() else { return };
    let t = Tokens::of(ui);
    let chosen = cx.session.selection.has(line.id);
    let is_open = state.open.contains(&line.way);
    let claim = state.lines.lists.claims.get(&line.id);
    let words = table::Shown::of(cx, line, claim);
    let spoken = words.spoken(line.parts.then_some(is_open));
    let drawn = row(ui, id_of(line.way), lines::height(&line), chosen, Role::TreeItem, false, &spoken);
    let chevron = table::paint(ui, cx, drawn.rect, columns, line, &words);
    if line.parts {
        let icon = if is_open { Icon::Down } else { Icon::Right };
        icon.paint(ui.painter(), chevron, 12.0, t.ink2);
    }
    let response = drawn.response;
    if response.clicked() {
        let on_chevron = response.interact_pointer_pos().is_some_and(|at| (at.x - chevron.x).abs() < 10.0);
        if line.parts && on_chevron {
            state.turn(line.way);
        } else {
            cx.ask(Action::Select(line.id));
            if state.editing.is_some() && line.id.kind() != Kind::Evidence {
                state.editing = Some(line.id);
            }
        }
    }
    if response.double_clicked() {
        enter(cx, state, line);
    }
    if let Some(step) = drawn.step {
        keys(cx, state, at, line, step);
    }
    if words.cut_at(columns) {
        response.on_hover_text(&words.words);
    }
}

/// Enter opens the passage of evidence and the form of a claim.
fn enter(cx: &mut Cx, state: &mut State, line: lines::Line) {
    match line.id {
        AnyId::Evidence(id) => cx.ask(Action::OpenPassage(id)),
        id => {
            cx.ask(Action::Select(id));
            state.editing = Some(id);
        }
    }
}

fn keys(cx: &mut Cx, state: &mut State, at: usize, line: lines::Line, step: Step) {
    let all = &state.lines.lists.lines;
    let to = match step {
        Step::Up => at.checked_sub(1),
        Step::Down => Some(at + 1),
        Step::Home => Some(0),
        Step::End => all.len().checked_sub(1),
        Step::Right if state.open.contains(&line.way) => Some(at + 1),
        Step::Left if !state.open.contains(&line.way) => {
            all[..at].iter().rposition(|other| other.depth < line.depth)
        }
        _ => None,
    };
    if let Some(next) = to.and_then(|to| all.get(to)).copied() {
        cx.ask(Action::Select(next.id));
        state.focus = Some(next.way);
        return;
    }
    match step {
        Step::Right if line.parts => state.turn(line.way),
        Step::Left if state.open.contains(&line.way) => state.turn(line.way),
        Step::Enter | Step::Rename => enter(cx, state, line),
        Step::Delete if line.depth == 0 => delete(cx, state, line.id),
        _ => {}
    }
}

/// Says what goes with a claim, then deletes it.
pub fn delete(cx: &mut Cx, state: &mut State, id: AnyId) {
    let label = lines::label(cx.study(), id);
    state.ask = Ask::delete(cx, vec![id], &label);
    if state.editing == Some(id) && state.ask.is_none() {
        state.editing = None;
    }
}

impl State {
    fn turn(&mut self, way: u64) {
        if !self.open.remove(&way) {
            self.open.insert(way);
        }
    }
}
