//! The steps by day, the newest first; only those in sight are drawn.

use std::collections::BTreeSet;

use eframe::egui::{self, Rect, Role, Ui, pos2, vec2};

use super::super::parts::{Step as Key, cell_text, row, row_id};
use super::State;
use crate::edit::StepKind;
use crate::study::{CoderId, Stamp};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::names::{clock, date};
use crate::ui::theme::{Tokens, font};

const ROW: f32 = 28.0;

/// The rows as they stand, for a history of this length and these filters.
#[derive(Default)]
pub struct Rows {
    of: Option<(usize, Option<CoderId>, String)>,
    rows: Vec<Line>,
    pub standing: BTreeSet<Stamp>,
    pub steps: usize,
}

enum Line {
    Day(String),
    /// The place of a step in the history.
    Step(usize),
}

pub fn refresh(cx: &Cx, state: &mut State) {
    let steps = cx.session.history().steps();
    let of = Some((steps.len(), state.coder, state.search.clone()));
    if state.rows.of == of {
        return;
    }
    let wanted = state.search.trim().to_lowercase();
    let mut rows = Vec::new();
    let mut day = String::new();
    let mut count = 0;
    for (at, step) in steps.iter().enumerate().rev() {
        let who = state.coder.is_none() || step.coder == state.coder;
        if !who || !(wanted.is_empty() || step.label.to_lowercase().contains(&wanted)) {
            continue;
        }
        let this = date(step.at);
        if this != day {
            rows.push(Line::Day(this.clone()));
            day = this;
        }
        rows.push(Line::Step(at));
        count += 1;
    }
    state.rows = Rows { of, rows, standing: super::in_force(cx), steps: count };
}

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let count = state.rows.rows.len();
    // Not animated: a row that glides in is not there yet to take the keyboard.
    let area = egui::ScrollArea::vertical().auto_shrink([false, false]).animated(false);
    area.show_rows(ui, ROW, count, |ui, range| {
        for at in range {
            match &state.rows.rows[at] {
                Line::Day(day) => {
                    let t = Tokens::of(ui);
                    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
                    ui.painter().rect_filled(rect, 0, t.ground);
                    let words = rect.shrink2(vec2(16.0, 0.0));
                    cell_text(ui, words, day, font::semibold(font::CAPTION), t.ink2);
                }
                Line::Step(step) => one(ui, cx, state, at, *step),
            }
        }
    });
}

fn one(ui: &mut Ui, cx: &Cx, state: &mut State, at: usize, place: usize) {
    let t = Tokens::of(ui);
    let Some(step) = cx.session.history().steps().get(place) else { return };
    let coder = step.coder.and_then(|id| cx.study().coders.get(id));
    let initials = coder.map_or("", |coder| coder.initials.as_str());
    let (words, word) = match step.kind {
        StepKind::Do if state.rows.standing.contains(&step.stamp()) => (step.label.clone(), ""),
        StepKind::Do => (step.label.clone(), t!("history-taken-back")),
        StepKind::Undo(_) => (t!("history-undid", label = step.label.as_str()), ""),
        StepKind::Redo(_) => (t!("history-redid", label = step.label.as_str()), ""),
    };
    let spoken = [clock(step.at).as_str(), initials, words.as_str(), word]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let id = row_id("history-step", step.stamp());
    let drawn = row(ui, id, ROW, state.chosen == Some(step.stamp()), Role::ListItem, false, &spoken);
    let rect = drawn.rect;
    let part = |from: f32, to: f32| Rect::from_min_max(pos2(from, rect.top()), pos2(to, rect.bottom()));
    let left = rect.left() + 16.0;
    cell_text(ui, part(left, left + 44.0), &clock(step.at), font::caption(), t.ink3);
    cell_text(ui, part(left + 48.0, left + 84.0), initials, font::medium(font::CAPTION), t.ink2);
    let quiet = !word.is_empty() || step.kind != StepKind::Do;
    let colour = if quiet { t.ink3 } else { t.ink };
    let room = part(left + 88.0, rect.right() - 104.0);
    let (end, cut) = cell_text(ui, room, &words, font::body(), colour);
    if !word.is_empty() {
        let middle = rect.center().y;
        ui.painter().hline(room.left()..=end, middle, (1.0, t.ink3));
        let aside = part(rect.right() - 96.0, rect.right() - 8.0);
        cell_text(ui, aside, word, font::italic(font::CAPTION), t.ink3);
    }
    if drawn.response.clicked() {
        state.chosen = Some(step.stamp());
    }
    // Days stand between the steps: the next one may be two rows away.
    let lines = &state.rows.rows;
    let next = match drawn.step {
        Some(Key::Up) => (0..at).rev().find_map(|other| Some((other, of_step(lines.get(other)?)?))),
        Some(Key::Down) => (at + 1..lines.len()).find_map(|other| Some((other, of_step(lines.get(other)?)?))),
        Some(Key::Enter) => Some((at, place)),
        _ => None,
    };
    if let Some((line, step)) = next
        && let Some(next) = cx.session.history().steps().get(step)
    {
        state.chosen = Some(next.stamp());
        drawn.send_keyboard(ui, row_id("history-step", next.stamp()), line as isize - at as isize);
    }
    if cut {
        drawn.response.on_hover_text(&words);
    }
}

fn of_step(line: &Line) -> Option<usize> {
    match line {
        Line::Step(step) => Some(*step),
        Line::Day(_) => None,
    }
}
