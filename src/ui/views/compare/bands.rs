//! The bands: macro beside macro, micro beside micro.

use eframe::egui::{self, Align, Layout, Rect, UiBuilder, pos2, vec2};

use super::grid::{ECHO, MORE};
use super::{GUTTER, State, absence, card, columns, drop, gutter};
use crate::analysis::{Compare, CompareColumn};
use crate::study::{AnyId, EvidenceId, LevelId};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::{line, line_at};
use crate::ui::widgets::{Button, ChipKind, Icon, LevelSize, body2, chip, paint_level};

/// Left and right of the cards in a column.
const SIDE: f32 = 12.0;

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State, compare: &Compare, width: f32, top: f32) {
    let turn = state.data.turn;
    state.grid.refresh(ui, cx, compare, turn, width - SIDE * 2.0);
    let whole = GUTTER + width * compare.columns.len() as f32;
    let (all, _) = ui.allocate_exact_size(vec2(whole, state.grid.height), egui::Sense::hover());
    let clip = ui.clip_rect();
    let t = Tokens::of(ui);
    if let Some(id) = state.reveal.take() {
        match state.grid.place_of(compare, id) {
            Some((y, height)) => {
                let column = super::keys::find(compare, id).map_or(0, |(column, ..)| column);
                let at = pos2(all.left() + width * column as f32, all.top() + y);
                // The gutter lies over what is left of the column.
                let whole = vec2(GUTTER + width, height);
                ui.scroll_to_rect(Rect::from_min_size(at, whole).expand2(vec2(0.0, 12.0)), None);
            }
            // Its band opens first.
            None if super::keys::find(compare, id).is_some() => {
                state.reveal = Some(id);
                ui.request_repaint();
            }
            None => {}
        }
    }
    state.grid.seen.clear();
    let rows = std::mem::take(&mut state.grid.rows);
    for (band, row) in rows.iter().enumerate() {
        let rect = Rect::from_min_size(pos2(all.left(), all.top() + row.top), vec2(whole, row.height));
        if !rect.intersects(clip) {
            continue;
        }
        for (at, slot) in row.slots.iter().enumerate() {
            let left = all.left() + GUTTER + width * at as f32;
            let column = &compare.columns[at];
            let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width, row.height));
            if !cell.intersects(clip) {
                continue;
            }
            let salt = (columns::column_key(column.column), band);
            let mut ui = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(cell));
            cards(&mut ui, cx, state, cell, slot, row.level);
            below(&mut ui, cx, state, cell, slot, column, (at, band, row.level));
            if slot.cards.is_empty() {
                empty(&mut ui, cx, state, cell, compare, (at, band), row.level);
            }
            drop::on_band(&ui, cx, cell, row.level);
        }
        head(ui, cx, gutter(ui, rect), compare, band, row.level);
        ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, (1.0, t.hair));
    }
    state.grid.rows = rows;
    let bottom = all.bottom().max(clip.bottom());
    for at in 0..compare.columns.len() {
        let x = all.left() + GUTTER + width * at as f32;
        ui.painter().vline(x, all.top() - top..=bottom, (1.0, t.hair));
    }
}

fn cards(
    ui: &mut egui::Ui,
    cx: &mut Cx,
    state: &mut State,
    cell: Rect,
    slot: &super::grid::Slot,
    level: Option<LevelId>,
) {
    let clip = ui.clip_rect();
    let first = slot.cards.partition_point(|card| cell.top() + card.top + card.height < clip.top());
    for placed in &slot.cards[first..] {
        let at = pos2(cell.left() + SIDE, cell.top() + placed.top);
        if at.y > clip.bottom() {
            break;
        }
        let Some(evidence) = cx.session.study().evidence.get(placed.id) else { continue };
        let words = state.data.words(cx, placed.id);
        let rect = Rect::from_min_size(at, vec2(cell.width() - SIDE * 2.0, placed.height));
        let response = card::show(ui, cx, rect, evidence, &words, level);
        state.grid.seen.push((response.id, placed.id));
        if state.focus == Some(placed.id) {
            response.request_focus();
            state.focus = None;
        }
    }
}

/// Under the cards: those of this level that stand further up, and those not shown yet.
fn below(
    ui: &mut egui::Ui,
    cx: &mut Cx,
    state: &mut State,
    cell: Rect,
    slot: &super::grid::Slot,
    column: &CompareColumn,
    (at, band, level): (usize, usize, Option<LevelId>),
) {
    let hidden = slot.hidden;
    let mut y = cell.top() + slot.end;
    if hidden > 0 {
        let rect = Rect::from_min_size(pos2(cell.left() + SIDE, y), vec2(cell.width() - SIDE * 2.0, MORE));
        let mut ui = ui.new_child(UiBuilder::new().id_salt("more").max_rect(rect));
        let all = column.bands.get(band).map_or(0, |band| band.cards.len());
        if ui.add(Button::new(&t!("compare-show-all", count = all)).small()).clicked() {
            state.grid.show_all(at, band);
        }
        y += MORE;
    }
    let echoes = column.bands.get(band).map_or(&[][..], |band| band.echoes.as_slice());
    if echoes.is_empty() {
        return;
    }
    let rect = Rect::from_min_size(pos2(cell.left() + SIDE, y), vec2(cell.width() - SIDE * 2.0, ECHO));
    let mut ui = ui.new_child(
        UiBuilder::new().id_salt("echoes").max_rect(rect).layout(Layout::left_to_right(Align::Center)),
    );
    ui.spacing_mut().item_spacing.x = 8.0;
    let t = Tokens::of(&ui);
    let (mark, _) = ui.allocate_exact_size(vec2(28.0, 16.0), egui::Sense::hover());
    Icon::ArrowUp.paint(ui.painter(), mark.center() + vec2(6.0, 0.0), 14.0, t.ink3);
    let name = level.and_then(|id| cx.study().levels.get(id)).map_or("", |level| level.name.as_str());
    let words = t!("compare-echo", level = name);
    let galley = line(&ui, &words, font::caption(), t.ink3, 200.0);
    let (at, _) = ui.allocate_exact_size(vec2(galley.size().x, 16.0), egui::Sense::hover());
    line_at(ui.painter(), galley, at.left(), at.center().y);
    // Many passages may rest under one finding: its chip stands once, with how many they are.
    let mut chips: Vec<(String, EvidenceId, usize)> = Vec::new();
    for id in echoes {
        let words = state.data.words(cx, *id);
        let label = words.findings.first().map_or(words.place.as_str(), |(_, label, _)| label.as_str());
        match chips.iter_mut().find(|(known, ..)| known == label) {
            Some((_, _, count)) => *count += 1,
            None => chips.push((label.to_owned(), *id, 1)),
        }
    }
    for (label, id, count) in chips {
        let label = if count > 1 { format!("{label} ×{count}") } else { label };
        let needed = line(&ui, &label, font::caption(), t.ink3, 200.0).size().x + 20.0;
        if ui.available_width() < needed {
            break;
        }
        echo(&mut ui, cx, state, id, &label);
    }
}

/// A chip that leads to the card: its finding's label, or its place.
fn echo(ui: &mut egui::Ui, cx: &mut Cx, state: &mut State, id: EvidenceId, label: &str) {
    let quote = cx.study().evidence.get(id).map(names::words_of).unwrap_or_default();
    let response = ui.push_id(names::key(id), |ui| chip(ui, ChipKind::Finding, label, &quote)).inner;
    if response.clicked() {
        cx.ask(Action::Select(AnyId::Evidence(id)));
        state.reveal = Some(id);
    }
}

fn empty(
    ui: &mut egui::Ui,
    cx: &mut Cx,
    state: &State,
    cell: Rect,
    compare: &Compare,
    (at, band): (usize, usize),
    level: Option<LevelId>,
) {
    let column = &compare.columns[at];
    let Some(here) = column.bands.get(band).filter(|band| band.echoes.is_empty()) else { return };
    let rect = Rect::from_min_size(
        pos2(cell.left() + SIDE, cell.top() + 8.0),
        vec2(cell.width() - SIDE * 2.0, absence::HEIGHT),
    );
    if band == 0 && !columns::has_sources(column.column, cx.study()) {
        let mut ui = ui.new_child(UiBuilder::new().id_salt("import").max_rect(rect));
        ui.spacing_mut().item_spacing.y = 4.0;
        body2(&mut ui, t!("compare-drop-texts"));
        if ui.add(Button::new(t!("compare-import")).small()).clicked() {
            cx.ask(Action::AskImport { case: columns::case_of(column.column, cx.study()) });
        }
        return;
    }
    let name = level_name(cx, level);
    let read = state.data.read.get(at).copied().unwrap_or_default();
    let what = (here.absence.as_ref(), read);
    absence::show(ui, cx, rect, column, (compare.theme, level), &name, what);
}

fn level_name(cx: &Cx, level: Option<LevelId>) -> String {
    let name = level.and_then(|id| cx.study().levels.get(id)).map(|level| level.name.as_str());
    let name = name.unwrap_or(t!("compare-no-level"));
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How high glyph, name and counts are.
const HEAD: f32 = 76.0;

/// Glyph, name and counts of a band, at the left.
fn head(ui: &mut egui::Ui, cx: &Cx, rect: Rect, compare: &Compare, band: usize, level: Option<LevelId>) {
    let t = Tokens::of(ui);
    let painter = ui.painter().clone();
    painter.rect_filled(rect, 0, t.view);
    // The name goes along while a long band scrolls, to the band's end.
    let top = rect.top().max(ui.clip_rect().top()).min((rect.bottom() - HEAD).max(rect.top()));
    let rect = Rect::from_min_max(pos2(rect.left(), top), rect.max);
    let left = rect.left() + 16.0;
    let mask = level.map_or(0, |level| cx.names.level_mask(&[level]));
    if level.is_some() {
        let width = LevelSize::Band.width();
        paint_level(&painter, t, pos2(left, rect.top() + 12.0), cx.names.level_count(), mask, width);
    }
    let name = level_name(cx, level);
    let text = line(ui, &name, font::semibold(font::BODY), t.ink, GUTTER - 20.0);
    line_at(&painter, text, left, rect.top() + 44.0);
    let counts: Vec<String> = compare
        .columns
        .iter()
        .filter_map(|column| column.bands.get(band))
        .map(|band| (band.cards.len() + band.echoes.len()).to_string())
        .collect();
    let counts = counts.join(" · ");
    let text = line(ui, &counts, font::caption(), t.ink3, GUTTER - 20.0);
    line_at(&painter, text, left, rect.top() + 63.0);
    let response = ui.interact(rect, ui.scope_id().with(("band", band)), egui::Sense::hover());
    let said = format!("{name}: {counts}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &said));
}
