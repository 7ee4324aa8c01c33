//! The table before an import: what was read, what is amiss, and which case each text goes to. Nothing
//! is brought in before somebody has looked.

mod lines;

use std::collections::BTreeSet;

use eframe::egui::{self, Id, UiBuilder, vec2};

use self::lines::{Lines, Part};
use super::dialogs::{Answer, Leave, buttons_if, carry_out_key, takes_ctrl_enter, text};
use crate::import::NamePattern;
use crate::session::{Bulk, Goes, Session, Twin};
use crate::study::{CaseId, SourceKind, Study, UnitId};
use crate::t;
use crate::ui::theme::{Tokens, font, measure};
use crate::ui::views::parts::source_kind_word;
use crate::ui::widgets::table::{self, Column, Done, Pick, Walk, turn};
use crate::ui::widgets::{Button, DropDown, field, tick};

/// The widest the dialog gets.
const WIDTH: f32 = 1760.0;

/// The state of the dialog.
pub struct State {
    pub bulk: Bulk,
    lines: Vec<Line>,
    order: Option<(Part, bool)>,
    walk: Walk,
    picked: BTreeSet<usize>,
    pattern: String,
    /// What the last press came to: how many names fit, or why the pattern does not do.
    said: String,
    /// Where everything was to go at first, to know whether somebody changed it.
    first: Vec<Choices>,
    pub leave: Leave,
}

/// What can be chosen for a row.
type Choices = (Goes, Option<UnitId>, SourceKind, String, String);

fn choices(bulk: &Bulk) -> Vec<Choices> {
    let rows = bulk.rows.iter().map(|row| {
        let text = &row.text;
        (row.goes.clone(), row.unit, text.kind, text.title.clone(), text.language.clone())
    });
    rows.collect()
}

/// One line of the table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Text(usize),
    Refused(usize),
}

impl State {
    pub fn new(bulk: Bulk) -> Self {
        let mut walk = Walk::default();
        walk.take_keyboard();
        let lines =
            (0..bulk.refused.len()).map(Line::Refused).chain((0..bulk.rows.len()).map(Line::Text)).collect();
        Self {
            first: choices(&bulk),
            leave: Leave::default(),
            bulk,
            lines,
            order: None,
            walk,
            picked: BTreeSet::new(),
            pattern: String::new(),
            said: String::new(),
        }
    }

    pub fn is_changed(&self) -> bool {
        choices(&self.bulk) != self.first
    }

    /// Rows that have no case yet and are not there already.
    fn homeless(&self) -> Vec<usize> {
        let rows = self.bulk.rows.iter().enumerate();
        let without = rows.filter(|(_, row)| row.goes == Goes::Nowhere && !row.stays_out(self.bulk.again));
        without.map(|(at, _)| at).collect()
    }

    /// The rows that a choice above the table is for: those picked, or all.
    fn meant(&self) -> Vec<usize> {
        if self.picked.is_empty() {
            (0..self.bulk.rows.len()).collect()
        } else {
            self.picked.iter().copied().collect()
        }
    }
}

/// How wide the dialog is in a window.
pub fn width(ctx: &egui::Context) -> f32 {
    (ctx.content_rect().width() - 88.0).clamp(480.0, WIDTH)
}

pub fn show(ui: &mut egui::Ui, state: &mut State, session: Option<&Session>) -> Answer {
    let Some(study) = session.map(Session::study) else { return Answer::Close };
    let enter = takes_ctrl_enter(ui, state.walk.is_editing());
    text(ui, &t!("bulk-title", count = state.bulk.rows.len()), "");
    let t = Tokens::of(ui);
    let why = if study.cases.is_empty() { t!("bulk-no-case") } else { t!("bulk-text") };
    let why = format!("{why} {}", t!("import-key", key = carry_out_key(ui)));
    ui.label(egui::RichText::new(why).font(font::caption()).color(t.ink2));
    ui.add_space(8.0);
    tools(ui, state, study);
    ui.add_space(8.0);
    lines_of(ui, state, study);
    ui.add_space(8.0);
    foot(ui, state, enter)
}

/// Above the table: a case for many at once, by hand, by folder or by a pattern of names.
fn tools(ui: &mut egui::Ui, state: &mut State, study: &Study) {
    ui.horizontal_wrapped(|ui| {
        let caption = match state.picked.len() {
            0 => t!("bulk-all-to").to_owned(),
            count => t!("bulk-picked-to", count = count),
        };
        if let Some(goes) = to_case(ui, &caption, study) {
            let picked = !state.picked.is_empty();
            for at in state.meant() {
                let row = &mut state.bulk.rows[at];
                // All at once means what is new; a text that is there already has to be picked.
                if picked { row.choose(study, goes.clone()) } else { row.go(study, goes.clone()) }
            }
            state.said.clear();
        }
        let homeless = state.homeless();
        if !homeless.is_empty()
            && homeless.len() < state.bulk.rows.len()
            && let Some(goes) = to_case(ui, &t!("bulk-others-to", count = homeless.len()), study)
        {
            for at in homeless {
                state.bulk.rows[at].choose(study, goes.clone());
            }
            state.said.clear();
        }
        kinds(ui, state);
        if ui.add(Button::new(t!("bulk-by-folder")).small()).clicked() {
            state.bulk.by_folder(study, &state.meant(), false);
            state.said.clear();
        }
        let make = ui.add(Button::new(t!("bulk-make-cases")).small());
        if make.on_hover_text(t!("bulk-make-cases-help")).clicked() {
            state.bulk.by_folder(study, &state.meant(), true);
            state.said.clear();
        }
        by_name(ui, state, study);
    });
    if !state.said.is_empty() {
        ui.label(egui::RichText::new(&state.said).font(font::caption()).color(Tokens::of(ui).ink2));
    }
}

/// A list of cases to send texts to. Says what was chosen.
fn to_case(ui: &mut egui::Ui, caption: &str, study: &Study) -> Option<Goes> {
    let mut goes = None;
    DropDown::new(caption, t!("bulk-choose-case")).show(ui, |ui| {
        for case in study.cases_in_order() {
            if ui.selectable_label(false, &case.name).clicked() {
                goes = Some(Goes::To(case.id));
                ui.close();
            }
        }
        if ui.selectable_label(false, t!("bulk-leave-out")).clicked() {
            goes = Some(Goes::Out);
            ui.close();
        }
    });
    goes
}

fn kinds(ui: &mut egui::Ui, state: &mut State) {
    let mut picked = None;
    DropDown::new(t!("bulk-kind"), t!("bulk-choose-kind")).show(ui, |ui| {
        for kind in SourceKind::ALL {
            if ui.selectable_label(false, source_kind_word(kind)).clicked() {
                picked = Some(kind);
                ui.close();
            }
        }
    });
    if let Some(kind) = picked {
        let mut left = 0;
        for at in state.meant() {
            left += usize::from(!state.bulk.rows[at].set_kind(kind));
        }
        state.said = match left {
            0 => String::new(),
            _ if kind == SourceKind::Image => t!("bulk-kind-texts", count = left),
            _ => t!("bulk-kind-pictures", count = left),
        };
    }
}

fn by_name(ui: &mut egui::Ui, state: &mut State, study: &Study) {
    let shown = field(ui, egui::Margin::symmetric(8, 0), |ui| {
        ui.set_height(measure::SMALL);
        let edit = egui::TextEdit::singleline(&mut state.pattern)
            .id(Id::unique("bulk-pattern"))
            .font(font::caption())
            .hint_text(t!("bulk-pattern-hint"))
            .frame(egui::Frame::NONE)
            .margin(egui::Margin::ZERO)
            .align(egui::Align2::LEFT_CENTER)
            .desired_width(150.0);
        (ui.add(edit).accessible_name(t!("bulk-pattern")), ())
    });
    let edit = shown.response.on_hover_text(t!("bulk-pattern-help"));
    let enter = edit.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    let press = ui.add(Button::new(t!("bulk-by-name")).small()).clicked();
    if (press || enter) && !state.pattern.trim().is_empty() {
        state.said = match NamePattern::parse(&state.pattern) {
            Ok(pattern) => {
                let rows = state.meant();
                let fits = state.bulk.by_pattern(study, &rows, &pattern);
                t!("bulk-pattern-fits", fits = fits, all = rows.len())
            }
            Err(why) => why.to_string(),
        };
    }
}

fn lines_of(ui: &mut egui::Ui, state: &mut State, study: &Study) {
    let parts = Part::shown(&state.bulk);
    // What stands above and below, and the margin round the dialog; not where it stands now: it would
    // grow from frame to frame.
    let rest = if state.said.is_empty() { 300.0 } else { 320.0 };
    let most = ui.ctx().content_rect().height() - 48.0 - rest;
    let full = (state.lines.len() as f32 + 1.2) * measure::DENSE_ROW + 24.0;
    let height = most.min(full.max(170.0)).max(120.0);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("bulk-table"));
    let mut columns: Vec<Column> = parts.iter().map(|part| part.column(state.order)).collect();
    // What there is to know needs most room; the title, the last column, gets what is left.
    let rest = rect.width() - 24.0 - columns.iter().map(|column| column.width).sum::<f32>();
    for (column, _) in columns.iter_mut().zip(&parts).filter(|(_, part)| **part == Part::Remarks) {
        column.width += (rest * 0.7).max(0.0);
    }
    let mut lines =
        Lines { bulk: &mut state.bulk, lines: &state.lines, picked: &state.picked, parts: &parts, study };
    let done = table::show(&mut child, "bulk", &mut state.walk, &columns, &mut lines);
    carry_out(state, study, &parts, &done);
}

fn carry_out(state: &mut State, study: &Study, parts: &[Part], done: &Done) {
    if let Some(part) = done.sort.and_then(|at| parts.get(at)) {
        let down = state.order == Some((*part, false));
        state.order = Some((*part, down));
        lines::sort(&mut state.lines, &state.bulk, study, *part, down);
    }
    if let Some(at) = done.enter.or(done.double)
        && let Some(Line::Text(row)) = at.body().and_then(|row| state.lines.get(row)).copied()
        && parts.get(at.column).is_some_and(|part| part.edits())
    {
        state.walk.edit(lines::id(Line::Text(row)), at.column);
    }
    let text_at = |line: usize| match state.lines.get(line) {
        Some(Line::Text(row)) => Some(*row),
        _ => None,
    };
    match done.pick {
        Some(Pick::Turn(line)) => {
            if let Some(row) = text_at(line) {
                turn(&mut state.picked, row);
            }
        }
        Some(Pick::Range(from, to)) => {
            state.picked = (from.min(to)..=from.max(to)).filter_map(text_at).collect();
        }
        Some(Pick::All) => state.picked = (0..state.bulk.rows.len()).collect(),
        Some(Pick::None) => state.picked.clear(),
        None => {}
    }
    if done.delete {
        let here = state.walk.at.body().and_then(text_at);
        let rows = if state.picked.is_empty() { here.into_iter().collect() } else { state.meant() };
        for row in rows {
            state.bulk.rows[row].choose(study, Goes::Out);
        }
    }
}

/// Below the table: choices for the whole, what will be made, and the buttons.
fn foot(ui: &mut egui::Ui, state: &mut State, enter: bool) -> Answer {
    let t = Tokens::of(ui);
    let again = again_words(&state.bulk);
    ui.horizontal_wrapped(|ui| {
        tick(ui, &mut state.bulk.keep, t!("bulk-keep")).on_hover_text(t!("bulk-keep-help"));
        if let Some(again) = &again {
            ui.add_space(12.0);
            tick(ui, &mut state.bulk.again, again);
        }
    });
    let mut notes = vec![t!("bulk-refused", count = state.bulk.refused.len())];
    let out = state.bulk.rows.len() - state.bulk.taken();
    notes.push(t!("bulk-left-out", count = out));
    let made = state.bulk.new_cases();
    if !made.is_empty() {
        notes.push(t!("bulk-new-cases", count = made.len(), names = shortened(&made)));
    }
    if state.bulk.receipt.cancelled {
        notes.push(t!("bulk-stopped").to_owned());
    }
    notes.extend(state.bulk.receipt.notes.iter().cloned());
    notes.retain(|note| !note.is_empty());
    ui.label(egui::RichText::new(notes.join(" · ")).font(font::caption()).color(t.ink2));
    ui.add_space(4.0);
    let count = state.bulk.taken();
    if count == 0 {
        // It leads on only where a text that would be taken then has a case.
        let helps = state.bulk.rows.iter().any(|row| {
            !matches!(row.goes, Goes::Nowhere | Goes::Out) && row.stays_out(false) && !row.stays_out(true)
        });
        let words = match again.filter(|_| helps && !state.bulk.again) {
            Some(again) => t!("bulk-none-new", tick = again),
            None => t!("bulk-none").to_owned(),
        };
        ui.label(egui::RichText::new(words).font(font::caption()).color(t.ink3));
    }
    if let Some(answer) = state.leave.question(ui) {
        return answer;
    }
    let import = t!("bulk-import", count = count);
    let names = [(import.as_str(), true), (t!("cancel"), false)];
    match buttons_if(ui, &names, count > 0, false).or((enter && count > 0).then_some(0)) {
        Some(0) => Answer::Bulk(Box::new(std::mem::take(&mut state.bulk))),
        Some(_) => Answer::Close,
        None => Answer::Wait,
    }
}

/// The words of the tick for what is there already; `None` where nothing is.
fn again_words(bulk: &Bulk) -> Option<String> {
    let count = |twice: bool| {
        let twins = bulk.rows.iter().filter_map(|row| row.twin.as_ref());
        twins.filter(|twin| matches!(twin, Twin::File(_)) == twice).count()
    };
    match (count(false), count(true)) {
        (0, 0) => None,
        (there, 0) => Some(t!("bulk-again", count = there)),
        (0, twice) => Some(t!("bulk-again-twice", count = twice)),
        (there, twice) => Some(t!("bulk-again-both", there = there, twice = twice)),
    }
}

fn shortened(names: &[&str]) -> String {
    const MOST: usize = 4;
    let mut text = names.iter().take(MOST).copied().collect::<Vec<_>>().join(", ");
    if names.len() > MOST {
        text.push_str(", …");
    }
    text
}

/// What a case is called in this table.
fn goes_word(study: &Study, goes: &Goes) -> String {
    let name = |id: &CaseId| study.cases.get(*id).map(|case| case.name.clone()).unwrap_or_default();
    match goes {
        Goes::Nowhere => t!("bulk-no-case-yet").to_owned(),
        Goes::Out => t!("bulk-leave-out").to_owned(),
        Goes::To(case) => name(case),
        Goes::New(name) => t!("bulk-new-case", name = name.as_str()),
    }
}
