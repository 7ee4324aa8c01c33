//! Where a dragged card can be let go.

use eframe::egui::{self, DragAndDrop, Order, Rect, Stroke, StrokeKind};

use super::card::Dragged;
use crate::analysis::Compare;
use crate::edit::{Command, Retag};
use crate::study::{LevelId, ThemeId};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::{line, line_at};
use crate::ui::widgets::paint_theme;

/// Whether a card is over this place; and takes it when it is let go there.
fn over(ui: &egui::Ui, rect: Rect) -> (bool, Option<std::sync::Arc<Dragged>>) {
    if !DragAndDrop::has_payload_of_type::<Dragged>(ui) {
        return (false, None);
    }
    let inside = ui.input(|i| i.pointer.interact_pos()).is_some_and(|at| rect.contains(at));
    let taken = if inside && ui.input(|i| i.pointer.any_released()) {
        DragAndDrop::take_payload::<Dragged>(ui)
    } else {
        None
    };
    (inside, taken)
}

fn outline(ui: &egui::Ui, rect: Rect) {
    let stroke = Stroke::new(2.0, Tokens::of(ui).accent);
    ui.painter().rect_stroke(rect, 6, stroke, StrokeKind::Inside);
}

/// A band: the level that the card came from is exchanged for this one.
pub fn on_band(ui: &egui::Ui, cx: &mut Cx, rect: Rect, level: Option<LevelId>) {
    let (inside, taken) = over(ui, rect.intersect(ui.clip_rect()));
    if inside {
        outline(ui, rect.shrink(2.0));
    }
    if let Some(taken) = taken.filter(|taken| taken.from != level) {
        let change = Retag::ReplaceLevel { from: taken.from, to: level };
        cx.edit(Command::Retag { evidence: taken.evidence.clone(), change });
    }
}

/// A theme: what the card carries of the theme that is shown is exchanged for this one.
pub fn on_theme(ui: &egui::Ui, cx: &mut Cx, compare: &Compare, rect: Rect, to: ThemeId) {
    let (inside, taken) = over(ui, rect);
    if inside {
        outline(ui, rect);
    }
    let Some(taken) = taken else { return };
    let index = cx.session.index();
    let range = index.subtree(compare.theme);
    let study = cx.study();
    let mut commands = Vec::new();
    for evidence in taken.evidence.iter().filter_map(|id| study.evidence.get(*id)) {
        let carried = evidence.themes.iter().copied();
        for from in carried.filter(|theme| range.contains(&(index.themes.number(*theme) as usize))) {
            let change = Retag::ReplaceTheme { from, to };
            commands.push(Command::Retag { evidence: vec![evidence.id], change });
        }
    }
    let name = study.themes.get(to).map_or("", |theme| theme.name.as_str());
    let label = t!("compare-step-move", theme = name);
    cx.edit(Command::Together { label, commands });
}

/// While a card is dragged: the other themes to let it go on, and the card's words at the pointer.
pub fn themes(ui: &egui::Ui, cx: &mut Cx, compare: &Compare) {
    let Some(dragged) = DragAndDrop::payload::<Dragged>(ui) else { return };
    let t = Tokens::of(ui);
    let room = ui.max_rect();
    let walk: Vec<ThemeId> = cx.session.index().walk.iter().map(|node| node.id).collect();
    let most = (((room.height() - 120.0) / 28.0).max(4.0)) as usize;
    let here = walk.iter().position(|id| *id == compare.theme).unwrap_or(0);
    let first = here.saturating_sub(most / 2).min(walk.len().saturating_sub(most));
    let frame = egui::Frame::popup(ui.style());
    egui::Area::new(egui::Id::unique("compare-drop-themes"))
        .order(Order::Foreground)
        .fixed_pos(room.right_top() + egui::vec2(-264.0, 56.0))
        .show(ui, |ui| {
            frame.show(ui, |ui| {
                ui.set_width(240.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                for theme in walk.iter().skip(first).take(most).filter(|id| **id != compare.theme) {
                    let name = cx.study().themes.get(*theme).map_or("", |theme| theme.name.as_str());
                    let (rect, _) = ui.allocate_exact_size(egui::vec2(240.0, 28.0), egui::Sense::hover());
                    let hue = cx.names.theme_colour(t, *theme);
                    paint_theme(ui.painter(), egui::pos2(rect.left() + 12.0, rect.center().y), hue);
                    let text = line(ui, name, font::body(), t.ink, 200.0);
                    line_at(ui.painter(), text, rect.left() + 24.0, rect.center().y);
                    on_theme(ui, cx, compare, rect, *theme);
                }
            });
        });
    ghost(ui, cx, &dragged);
    if ui.input(|i| i.key_pressed(egui::Key::Escape)) {
        DragAndDrop::clear_payload(ui);
    }
}

fn ghost(ui: &egui::Ui, cx: &Cx, dragged: &Dragged) {
    let Some(at) = ui.input(|i| i.pointer.interact_pos()) else { return };
    let t = Tokens::of(ui);
    let quote = dragged.evidence.first().and_then(|id| cx.study().evidence.get(*id));
    let words =
        quote.map_or_else(String::new, |evidence| crate::ui::names::words_of(evidence).replace('\n', " "));
    let words = match dragged.evidence.len() {
        0 | 1 => words,
        count => t!("compare-dragged", count = count),
    };
    let layer = egui::LayerId::new(Order::Tooltip, egui::Id::unique("compare-ghost"));
    let painter = ui.ctx().layer_painter(layer);
    let text = line(ui, &words, font::reading(13.0), t.ink, 240.0);
    let rect = Rect::from_min_size(at + egui::vec2(12.0, 8.0), text.size() + egui::vec2(16.0, 8.0));
    painter.rect(rect, 6, t.accent_tint, Stroke::new(1.0, t.accent), StrokeKind::Inside);
    line_at(&painter, text, rect.left() + 8.0, rect.center().y);
}
