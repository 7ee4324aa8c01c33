//! The table of all sources: every property in a column, sorted and filtered, changed in place, out to a
//! spreadsheet and back. What is known of the source in hand stands in the inspector.

mod rows;

use eframe::egui::{self, Event, Frame, Margin, Ui, ViewportCommand};

pub use self::rows::State;
use self::rows::{Part, Table};
use super::super::parts::Ask;
use super::paste::Preview;
use crate::edit::Command;
use crate::session::{copy_sources, paste_sources};
use crate::study::AnyId;
use crate::t;
use crate::ui::actions::{Action, Notice};
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::names::key;
use crate::ui::theme::{Tokens, measure};
use crate::ui::widgets::table::{self, Column, Done, Pick, turn};
use crate::ui::widgets::{Button, Icon, SearchField, caption, empty_state, hairline};

pub fn show(ui: &mut Ui, cx: &mut Cx, state: &mut State, ask: &mut Option<Ask>) {
    let t = Tokens::of(ui);
    if cx.study().sources.is_empty() {
        let frame = Frame::new().fill(t.view);
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            let import =
                empty_state(ui, Icon::Import, t!("study-no-sources"), t!("study-sources-text"), |ui| {
                    ui.add(Button::new(t!("study-import")).main()).clicked()
                });
            if import {
                cx.ask(Action::AskImport { case: None });
            }
        });
        return;
    }
    state.refresh(cx.study());
    egui::CentralPanel::default().frame(Frame::new().fill(t.paper)).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(16, 6)).show(ui, |ui| tools(ui, cx, state));
        hairline(ui);
        grid(ui, cx, state, ask);
    });
    pasted(ui, cx, state);
}

fn tools(ui: &mut Ui, cx: &mut Cx, state: &mut State) {
    ui.horizontal_wrapped(|ui| {
        let search = SearchField::new(&mut state.search, t!("study-search"));
        if search.width(190.0).height(measure::SMALL).show(ui).changed() {
            state.refresh(cx.study());
        }
        caption(ui, &t!("study-sources-shown", shown = state.order.len(), all = cx.study().sources.len()));
        if ui.add(Button::new(t!("study-import")).icon(Icon::Import).small()).clicked() {
            cx.ask(Action::AskImport { case: None });
        }
        if ui.add(Button::new(t!("study-import-folder")).icon(Icon::Folder).small()).clicked() {
            cx.ask(Action::Run(UiCommand::ImportFolder));
        }
        let copy = ui.add(Button::new(t!("study-copy-table")).icon(Icon::Copy).small());
        if copy.on_hover_text(t!("study-copy-help")).clicked() {
            copy_out(cx, state);
        }
        let paste = ui.add(Button::new(t!("study-paste-table")).icon(Icon::Clipboard).small());
        if paste.on_hover_text(t!("study-paste-help")).clicked() {
            ui.send_viewport_cmd(ViewportCommand::RequestPaste);
        }
        let picked = state.picked.len();
        if picked > 0 {
            let hidden = picked - state.picked_in_sight().len();
            caption(ui, &t!("study-picked", count = picked - hidden));
            if hidden > 0 {
                caption(ui, &t!("study-picked-hidden", count = hidden));
            }
            if ui.add(Button::new(t!("study-pick-none")).quiet().small()).clicked() {
                state.picked.clear();
            }
        }
    });
}

/// The rows that are picked, else all in sight, in the order of the table.
fn copy_out(cx: &mut Cx, state: &State) {
    let mut ids = state.picked_in_sight();
    if ids.is_empty() {
        ids.clone_from(&state.order);
    }
    cx.ask(Action::Copy(copy_sources(cx.study(), &ids)));
    cx.ask(Action::Notify(Notice::info(t!("study-copied", count = ids.len()))));
}

fn grid(ui: &mut Ui, cx: &mut Cx, state: &mut State, ask: &mut Option<Ask>) {
    let columns: Vec<Column> = Part::ALL.iter().map(|part| part.column(state.sort)).collect();
    let mut command = None;
    let mut walk = std::mem::take(&mut state.walk);
    let mut table = Table { cx, state, command: &mut command };
    let mut done = table::show(ui, "sources", &mut walk, &columns, &mut table);
    if let Some(change) = command {
        match change {
            Ok(command) => cx.edit(command),
            Err(why) => cx.ask(Action::Notify(Notice::warning(why))),
        }
    }
    if done.paste.is_none() && !ui.ctx().text_edit_focused() {
        // The button above asked for the clipboard, and so the table has not the keyboard.
        done.paste = ui.input_mut(|i| {
            let at = i.events.iter().position(|event| matches!(event, Event::Paste(_)))?;
            match i.events.remove(at) {
                Event::Paste(text) => Some(text),
                _ => None,
            }
        });
    }
    state.walk = walk;
    carry_out(cx, state, ask, done);
}

fn carry_out(cx: &mut Cx, state: &mut State, ask: &mut Option<Ask>, done: Done) {
    if let Some(part) = done.sort.and_then(|at| Part::ALL.get(at)) {
        // Rising, falling, and the study's own order again.
        state.sort = match state.sort {
            Some((before, false)) if before == *part => Some((*part, true)),
            Some((before, true)) if before == *part => None,
            _ => Some((*part, false)),
        };
        state.refresh(cx.study());
    }
    let here = |at: table::At, state: &State| at.body().and_then(|row| state.order.get(row)).copied();
    if done.moved
        && let Some(source) = here(state.walk.at, state)
    {
        cx.ask(Action::Select(AnyId::Source(source)));
    }
    if let Some(source) = done.enter.and_then(|at| here(at, state)) {
        cx.ask(Action::OpenSource { source, at: None, beside: false });
    }
    if let Some(at) = done.double
        && let Some(source) = here(at, state)
    {
        if Part::ALL[at.column].field().is_some() {
            state.walk.edit(key(source), at.column);
        } else {
            cx.ask(Action::OpenSource { source, at: None, beside: false });
        }
    }
    match done.pick {
        Some(Pick::Turn(row)) => {
            turn(&mut state.picked, state.order[row]);
        }
        Some(Pick::Range(from, to)) => {
            let range = from.min(to)..=from.max(to).min(state.order.len().saturating_sub(1));
            state.picked = state.order[range].iter().copied().collect();
        }
        Some(Pick::All) => state.picked = state.order.iter().copied().collect(),
        Some(Pick::None) => state.picked.clear(),
        None => {}
    }
    if done.delete {
        delete(cx, state, ask);
    }
    if done.copy {
        copy_out(cx, state);
    }
    if let Some(text) = done.paste {
        state.pasted = Some(paste_sources(cx.study(), &text));
    }
}

/// The picked rows that are in sight go, else the one in hand: never what the filter hides.
fn delete(cx: &mut Cx, state: &State, ask: &mut Option<Ask>) {
    let here = state.walk.at.body().and_then(|row| state.order.get(row)).copied();
    let mut ids = state.picked_in_sight();
    if ids.is_empty() {
        ids.extend(here);
    }
    let name = match ids.first().and_then(|id| cx.study().sources.get(*id)) {
        Some(source) if ids.len() == 1 => source.title.clone(),
        Some(_) => t!("study-sources-many", count = ids.len()),
        None => return,
    };
    *ask = Ask::delete(cx, ids.into_iter().map(AnyId::Source).collect(), &name);
}

/// What pasted rows would change, before it is done.
fn pasted(ui: &Ui, cx: &mut Cx, state: &mut State) {
    let Some(pasted) = &state.pasted else { return };
    let text = t!(
        "study-paste-text",
        found = pasted.found,
        changed = pasted.sources.len(),
        problems = pasted.problems.len()
    );
    let count = pasted.sources.len();
    let verb = if count > 0 { t!("study-paste-do", count = count) } else { String::new() };
    let changes = pasted.changes.iter().map(|(title, field, before, after)| {
        let column = Part::Field(*field).column(None).name;
        [title.as_str(), column, before.as_str(), after.as_str()]
    });
    let preview =
        Preview { text: &text, problems: &pasted.problems, changes: changes.collect(), verb: &verb };
    match preview.show(ui) {
        None => {}
        Some(false) => state.pasted = None,
        Some(true) => {
            if let Some(pasted) = state.pasted.take() {
                cx.edit(pasted.command());
            }
        }
    }
}

/// One change of a cell becomes a change of every picked source, as one step.
fn together(commands: Vec<Command>, label: String) -> Option<Command> {
    match commands.len() {
        0 => None,
        1 => commands.into_iter().next(),
        _ => Some(Command::Together { label, commands }),
    }
}
