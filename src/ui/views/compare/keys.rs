//! The keyboard on the cards.

use eframe::egui::{self, Key};

use super::State;
use crate::analysis::Compare;
use crate::edit::{Command, Retag};
use crate::study::{AnyId, EvidenceId, Polarity};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::commands::UiCommand as C;
use crate::ui::cx::Cx;
use crate::ui::shell::inspector::make_finding;

/// The cards that the keyboard means: those picked, or the one that has the focus.
pub fn target(ui: &egui::Ui, cx: &Cx, state: &State, compare: &Compare) -> Vec<EvidenceId> {
    let focused = ui.memory(egui::Memory::focused);
    let card = focused.and_then(|id| state.grid.seen.iter().find(|(seen, _)| *seen == id)).map(|(_, e)| *e);
    if focused.is_some() && card.is_none() {
        return Vec::new();
    }
    let picked: Vec<EvidenceId> =
        cx.session.selection.evidence.iter().copied().filter(|id| find(compare, *id).is_some()).collect();
    match card {
        Some(card) if !picked.contains(&card) => vec![card],
        _ => picked,
    }
}

pub fn handle(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State, compare: &Compare) {
    let targets = target(ui, cx, state, compare);
    let in_text = ui.ctx().text_edit_focused();
    let covered = ui.memory(|memory| memory.top_modal_layer().is_some()) || egui::Popup::is_any_open(ui);
    let free = !covered && ui.memory(egui::Memory::focused).is_none();
    if !in_text && (free || !targets.is_empty()) {
        arrows(ui, cx, state, compare, targets.last().copied());
    }
    let Some(last) = targets.last().copied() else { return };
    if cx.asked(C::OpenPassage) {
        cx.ask(Action::OpenPassage(last));
    }
    let levels = cx.session.study().levels_in_order();
    for up in 1..=4_u8 {
        let level = levels.len().checked_sub(usize::from(up)).map(|at| levels[at].id);
        if let Some(level) = level.filter(|_| cx.asked(C::Level(up))) {
            cx.out.edit(Command::Retag { evidence: targets.clone(), change: Retag::ToggleLevel(level) });
        }
    }
    let signs = [
        (C::Enabling, Polarity::Enabling),
        (C::Constraining, Polarity::Constraining),
        (C::Mixed, Polarity::Mixed),
    ];
    for (command, polarity) in signs {
        if cx.asked(command) {
            let has =
                |id: &EvidenceId| cx.study().evidence.get(*id).and_then(|e| e.polarity) == Some(polarity);
            // The same key again takes the sign away.
            let new = if targets.iter().all(has) { None } else { Some(polarity) };
            cx.edit(Command::Retag { evidence: targets.clone(), change: Retag::Polarity(new) });
        }
    }
    if cx.asked(C::Delete) {
        remove(cx, compare, &targets);
    }
    if cx.asked(C::MakeFinding) {
        make_finding(cx, &targets);
    }
    if cx.asked(C::Tag) {
        state.tagging = Some(targets);
    }
}

/// Takes the theme that is shown off the evidence; what carries no other theme is deleted.
fn remove(cx: &mut Cx, compare: &Compare, targets: &[EvidenceId]) {
    let study = cx.study();
    let index = cx.session.index();
    let range = index.subtree(compare.theme);
    let mut commands = Vec::new();
    let mut gone = Vec::new();
    for evidence in targets.iter().filter_map(|id| study.evidence.get(*id)) {
        let (inside, outside): (Vec<_>, Vec<_>) = evidence
            .themes
            .iter()
            .copied()
            .partition(|theme| range.contains(&(index.themes.number(*theme) as usize)));
        if outside.is_empty() {
            gone.push(AnyId::Evidence(evidence.id));
        } else {
            let remove =
                |theme| Command::Retag { evidence: vec![evidence.id], change: Retag::RemoveTheme(theme) };
            commands.extend(inside.into_iter().map(remove));
        }
    }
    if !gone.is_empty() {
        commands.push(Command::Delete(gone));
    }
    let name = study.themes.get(compare.theme).map_or("", |theme| theme.name.as_str());
    let label = t!("compare-step-remove", theme = name);
    cx.edit(match commands.len() {
        1 => commands.remove(0),
        _ => Command::Together { label, commands },
    });
}

/// Column, band and place of a card.
pub fn find(compare: &Compare, id: EvidenceId) -> Option<(usize, usize, usize)> {
    compare.columns.iter().enumerate().find_map(|(column, one)| {
        one.bands.iter().enumerate().find_map(|(band, one)| {
            one.cards.iter().position(|card| *card == id).map(|at| (column, band, at))
        })
    })
}

fn arrows(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State, compare: &Compare, from: Option<EvidenceId>) {
    let pressed = |key| ui.input(|i| i.key_pressed(key) && i.modifiers.is_none());
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    let (right, left) = (pressed(Key::ArrowRight), pressed(Key::ArrowLeft));
    if !(down || up || right || left) || state.side_has_keys(ui) {
        return;
    }
    // The toolkit would take the same arrow one card further.
    ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
    let Some((column, band, at)) = from.and_then(|id| find(compare, id)) else {
        let first = compare.columns.iter().flat_map(|c| &c.bands).find_map(|band| band.cards.first());
        if let Some(first) = first {
            go(cx, state, *first);
        }
        return;
    };
    let next = if down || up {
        let cards: Vec<EvidenceId> =
            compare.columns[column].bands.iter().flat_map(|band| band.cards.iter().copied()).collect();
        let here = cards.iter().position(|card| Some(*card) == from).unwrap_or(0);
        if down { cards.get(here + 1).copied() } else { here.checked_sub(1).map(|at| cards[at]) }
    } else {
        across(compare, column, band, at, right)
    };
    if let Some(next) = next {
        go(cx, state, next);
    }
}

/// The card beside: in the same band of the next column that has any, else in the band nearest to it.
fn across(compare: &Compare, column: usize, band: usize, at: usize, right: bool) -> Option<EvidenceId> {
    let columns: Vec<usize> =
        if right { (column + 1..compare.columns.len()).collect() } else { (0..column).rev().collect() };
    columns.into_iter().find_map(|column| {
        let bands = &compare.columns[column].bands;
        let mut near: Vec<usize> = (0..bands.len()).filter(|at| !bands[*at].cards.is_empty()).collect();
        near.sort_by_key(|other| other.abs_diff(band));
        let cards = &bands[*near.first()?].cards;
        cards.get(at.min(cards.len() - 1)).copied()
    })
}

fn go(cx: &mut Cx, state: &mut State, id: EvidenceId) {
    cx.ask(Action::Select(AnyId::Evidence(id)));
    state.reveal = Some(id);
    state.focus = Some(id);
}
