//! A card: one piece of evidence with its quote, place, coder and the findings on it.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{self, Align, Galley, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::data::CardWords;
use crate::study::{AnyId, Evidence, EvidenceId, LevelId};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::{line, line_at};
use crate::ui::widgets::{Card, ChipKind, Icon, LevelSize, chip, icon, paint_level, paint_sign};

/// Left of the quote: edge, sign. Right of it: the card's margin.
const LEFT: f32 = 24.0;
const SIDES: f32 = 12.0 + 8.0;
const LINE: f32 = 20.0;
const FOOT: f32 = 20.0;

/// What is dragged.
pub struct Dragged {
    pub evidence: Vec<EvidenceId>,
    /// The band it was taken from.
    pub from: Option<LevelId>,
}

/// The quote as it is set on a card of this width.
pub fn quote(ui: &Ui, text: &str, width: f32, whole: bool) -> Arc<Galley> {
    let t = Tokens::of(ui);
    let mut format = TextFormat::simple(font::reading(font::PASSAGE), t.ink);
    format.line_height = Some(LINE);
    let words = if text.contains('\n') { text.replace('\n', " ") } else { text.to_owned() };
    let mut job = LayoutJob::single_section(words, format);
    job.wrap.max_width = (width - SIDES - LEFT).max(60.0);
    job.wrap.max_rows = if whole { 14 } else { 2 };
    job.halign = Align::LEFT;
    ui.fonts_mut(|f| f.layout_job(job))
}

/// How high a card with this quote is.
pub fn height(quote: &Galley) -> f32 {
    8.0 + quote.size().y + FOOT
}

/// Draws a card in its place.
pub fn show(
    ui: &mut Ui,
    cx: &mut Cx,
    rect: Rect,
    evidence: &Evidence,
    words: &CardWords,
    band: Option<LevelId>,
) -> egui::Response {
    let t = Tokens::of(ui);
    let selected = cx.session.selection.has(AnyId::Evidence(evidence.id));
    let whole = cx.session.selection.what == Some(AnyId::Evidence(evidence.id));
    let mut name = format!("{}, {}", names::words_of(evidence), words.place);
    let found_by =
        (!evidence.search.is_empty()).then(|| t!("inspector-found-by", search = evidence.search.as_str()));
    if let Some(found_by) = &found_by {
        name = format!("{name}, {found_by}");
    }
    let mask = cx.names.level_mask(&evidence.levels);
    let mut child = ui.new_child(UiBuilder::new().id_salt("card").max_rect(rect));
    let card = Card::new(&name).polarity(t, evidence.polarity).selected(selected).draggable();
    let shown = card.show(&mut child, names::key(evidence.id), |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        let galley = quote(ui, &names::words_of(evidence), rect.width(), whole);
        let (at, _) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::hover());
        if let Some(polarity) = evidence.polarity {
            paint_sign(ui.painter(), t, pos2(at.left() + 8.0, at.top() + LINE / 2.0), polarity);
        }
        ui.painter().galley(at.min + vec2(LEFT, 0.0), galley, t.ink);
        let (foot, _) = ui.allocate_exact_size(vec2(ui.available_width(), FOOT), Sense::hover());
        let foot = foot.with_min_x(foot.left() + LEFT).with_min_y(foot.top() + 4.0);
        let glyph = mask.count_ones() > 1;
        let foot_words = foot.with_max_x(foot.right() - if glyph { 24.0 } else { 0.0 });
        foot_line(ui, cx, foot_words, words, found_by.as_deref());
        if glyph {
            let at = pos2(foot.right() - 16.0, foot.top() - 1.0);
            paint_level(ui.painter(), t, at, cx.names.level_count(), mask, LevelSize::Row.width());
        }
    });
    let response = shown.response;
    if response.clicked() {
        let many = ui.input(|i| i.modifiers.command || i.modifiers.shift);
        cx.ask(if many { Action::Toggle(evidence.id) } else { Action::Select(AnyId::Evidence(evidence.id)) });
        response.request_focus();
    }
    if response.double_clicked() {
        cx.ask(Action::OpenPassage(evidence.id));
    }
    if response.drag_started() {
        let picked = &cx.session.selection.evidence;
        let evidence = if picked.contains(&evidence.id) { picked.clone() } else { vec![evidence.id] };
        response.dnd_set_drag_payload(Dragged { evidence, from: band });
    }
    if response.has_focus() {
        let filter = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    }
    response
}

fn foot_line(ui: &mut Ui, cx: &mut Cx, rect: Rect, words: &CardWords, found_by: Option<&str>) {
    let t = Tokens::of(ui);
    let mut row =
        ui.new_child(UiBuilder::new().max_rect(rect).layout(egui::Layout::left_to_right(Align::Center)));
    if let Some(found_by) = found_by {
        icon(&mut row, Icon::Search, t.ink3).on_hover_text(found_by);
    }
    let chips: f32 = words.findings.len().min(4) as f32 * 36.0;
    let room = (row.available_width() - chips - 32.0).max(60.0);
    for (text, width) in [(words.place.as_str(), room), (words.initials.as_str(), 60.0)] {
        let galley = line(&row, text, font::caption(), t.ink3, width);
        let (at, _) = row.allocate_exact_size(vec2(galley.size().x, 16.0), Sense::hover());
        line_at(row.painter(), galley, at.left(), at.center().y);
    }
    for (id, label, statement) in words.findings.iter().take(4) {
        if chip(&mut row, ChipKind::Finding, label, statement).clicked() {
            cx.ask(Action::Select(AnyId::Finding(*id)));
        }
    }
    if words.several && row.available_width() > 70.0 {
        let galley = line(&row, t!("compare-several-cases"), font::caption(), t.ink3, 120.0);
        let (at, _) = row.allocate_exact_size(vec2(galley.size().x, 16.0), Sense::hover());
        line_at(row.painter(), galley, at.left(), at.center().y);
    }
}
