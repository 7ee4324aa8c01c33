//! The cell of a case or unit and a theme.

use eframe::egui::{self, Id};

use super::parts::{pick, record_lines, section};
use super::{State, history, words};
use crate::analysis::{CellStatus, basis_now, cell_state, rows_under};
use crate::edit::{CellEdit, Command};
use crate::study::{AbsenceKind, AnyId, CellId, CellPlace, CellState, LevelId, RecordId, ThemeId};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{
    Button, DraftEdit, State as Mark, caption, case_label, polarity_counts, state_mark, strong, theme_link,
};

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State, place: CellPlace, theme: ThemeId) {
    let study = cx.session.study();
    let index = cx.session.index();
    match place {
        CellPlace::Case(id) => {
            let name = study.cases.get(id).map_or("", |case| case.name.as_str());
            case_label(ui, cx.names.case_place(id), name, true);
        }
        CellPlace::Unit(id) => {
            strong(ui, study.units.get(id).map_or("", |unit| unit.name.as_str()));
        }
    }
    let name = study.themes.get(theme).map_or("", |theme| theme.name.as_str());
    if theme_link(ui, cx.names.theme_colour(Tokens::of(ui), theme), name).clicked() {
        cx.ask(Action::Select(AnyId::Theme(theme)));
    }
    let rows = rows_under(&index, place, theme);
    let mut mix = [0_usize; 4];
    for row in &rows {
        mix[index.evidence.mix_place(*row as usize)] += 1;
    }
    ui.horizontal(|ui| {
        caption(ui, &t!("compare-evidence", count = rows.len()));
        polarity_counts(ui, [mix[0], mix[1], mix[2]]);
    });
    let status = cell_state(study, &index, place, theme);
    synthesis(ui, cx, &status, place, theme);
    absences(ui, cx, &status, place, theme);
    let ids: Vec<AnyId> = rows.iter().map(|row| AnyId::Evidence(index.evidence_id(*row as usize))).collect();
    section(ui, t!("inspector-evidence"), &ids.len().to_string());
    record_lines(ui, cx, &ids, None);
    let range = index.subtree(theme);
    let speaks =
        |themes: &[ThemeId]| themes.iter().any(|id| range.contains(&(index.themes.number(*id) as usize)));
    let comparisons: Vec<AnyId> = study
        .comparisons
        .iter()
        .filter(|one| speaks(&one.themes))
        .map(|one| AnyId::Comparison(one.id))
        .collect();
    if !comparisons.is_empty() {
        section(ui, t!("inspector-comparisons"), &comparisons.len().to_string());
        record_lines(ui, cx, &comparisons, None);
    }
    history::show(ui, cx, &mut state.history, AnyId::Cell(CellId::of(place, theme)));
}

fn synthesis(ui: &mut egui::Ui, cx: &mut Cx, status: &CellStatus, place: CellPlace, theme: ThemeId) {
    section(ui, t!("compare-synthesis"), "");
    let put = |cx: &mut Cx, edit| cx.edit(Command::EditCell { place, theme, edit });
    let basis = |cx: &Cx| basis_now(cx.study(), &cx.session.index(), place, theme);
    let key = CellId::of(place, theme).uuid().as_u128();
    if !status.stale.is_empty() {
        state_mark(ui, Mark::Stale, &t!("compare-stale", count = status.stale.len()));
        if ui.add(Button::new(t!("compare-holds")).small()).clicked() {
            let basis = basis(cx);
            put(cx, CellEdit::StillHolds { basis });
        }
    }
    let id = Id::unique(("inspector-synthesis", key));
    let edit = DraftEdit::new(id, t!("compare-synthesis"), status.synthesis()).multiline(3).hide_label();
    if let Some(text) = edit.hint(t!("compare-synthesis-hint")).show(ui).new {
        let basis = basis(cx);
        put(cx, CellEdit::Synthesis { text, basis });
    }
    let rule = status.record.as_ref().map_or("", |cell| cell.rule.as_str());
    let id = Id::unique(("inspector-rule", key));
    if let Some(rule) = DraftEdit::new(id, t!("inspector-rule"), rule).multiline(1).show(ui).new {
        put(cx, CellEdit::Rule(rule));
    }
    ui.horizontal_wrapped(|ui| {
        let states = [CellState::Draft, CellState::Agreed, CellState::Disputed]
            .map(|state| (state, Mark::from(state).word().to_owned()));
        if let Some(state) = pick(ui, t!("inspector-state"), status.state(), &states) {
            put(cx, CellEdit::State(state));
        }
        let mut ratings = vec![(None, t!("inspector-not-said").to_owned())];
        ratings.extend((0..=4_u8).map(|rating| (Some(rating), rating.to_string())));
        if let Some(rating) = pick(ui, t!("inspector-rating"), status.rating(), &ratings) {
            put(cx, CellEdit::Rating(rating));
        }
    });
}

fn absences(ui: &mut egui::Ui, cx: &mut Cx, status: &CellStatus, place: CellPlace, theme: ThemeId) {
    section(ui, t!("inspector-absences"), "");
    let levels = cx.session.study().levels_in_order();
    let whole = (None, t!("inspector-whole-cell").to_owned());
    let each = levels.iter().map(|level| (Some(level.id), level.name.clone()));
    let all: Vec<(Option<LevelId>, String)> = std::iter::once(whole).chain(each).collect();
    let kinds: Vec<(Option<AbsenceKind>, String)> =
        std::iter::once((None, t!("inspector-not-said").to_owned()))
            .chain(AbsenceKind::ALL.map(|kind| (Some(kind), words::absence(kind).to_owned())))
            .collect();
    for (level, name) in all {
        let set = status.absences().and_then(|absences| absences.get(&level)).map(|absence| absence.kind);
        ui.push_id(&name, |ui| {
            if let Some(kind) = pick(ui, &name, set, &kinds) {
                let edit = CellEdit::Absence { level, kind, note: String::new() };
                cx.edit(Command::EditCell { place, theme, edit });
            }
        });
    }
}
