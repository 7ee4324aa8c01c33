//! What the pages of the inspector share.

use eframe::egui::{self, Id, Sense, vec2};

use crate::study::{AnyId, EvidenceId, Kind};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::names;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::{focus_ring, hover_fill, line, line_at};
use crate::ui::widgets::{
    ChipKind, DraftEdit, DropDown, Icon, caption, chip, hairline, icon_button, paint_sign, section_header,
};

/// The id of the editor of one field of one record.
pub fn field_id(record: AnyId, field: &str) -> Id {
    Id::unique(("inspector", record.uuid().as_u128(), field))
}

/// A hairline, and the head of a section.
pub fn section(ui: &mut egui::Ui, name: &str, aside: &str) {
    ui.add_space(8.0);
    hairline(ui);
    section_header(ui, name, aside);
}

/// A field of several lines under its label; gives the new value.
pub fn text(ui: &mut egui::Ui, record: AnyId, field: &str, label: &str, value: &str) -> Option<String> {
    DraftEdit::new(field_id(record, field), label, value).multiline(1).show(ui).new
}

/// A field of one line under its label, which may not be empty if `needed`.
pub fn short(
    ui: &mut egui::Ui,
    record: AnyId,
    field: &str,
    label: &str,
    value: &str,
    needed: bool,
) -> Option<String> {
    let new = DraftEdit::new(field_id(record, field), label, value).show(ui).new;
    new.filter(|new| !needed || !new.trim().is_empty())
}

/// One of several values under a caption; gives the new one.
pub fn pick<T: PartialEq + Copy>(
    ui: &mut egui::Ui,
    caption: &str,
    value: T,
    choices: &[(T, String)],
) -> Option<T> {
    let shown = choices.iter().find(|(one, _)| *one == value).map_or("", |(_, word)| word.as_str());
    let (_, chosen) =
        DropDown::new(caption, shown).max_width(ui.available_width().max(80.0)).show(ui, |ui| {
            let mut hit = None;
            egui::ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
                for (one, word) in choices {
                    if ui.selectable_label(*one == value, word).clicked() {
                        hit = Some(*one);
                        ui.close();
                    }
                }
            });
            hit
        });
    chosen.flatten().filter(|new| *new != value)
}

/// The words that name a record in a list.
pub fn name_of(cx: &Cx, id: AnyId) -> String {
    let study = cx.study();
    let words = match id {
        AnyId::Evidence(id) => study.evidence.get(id).map(|one| one.quote.as_str()),
        AnyId::Finding(id) => study.findings.get(id).map(|one| one.statement.as_str()),
        AnyId::Comparison(id) => study.comparisons.get(id).map(|one| one.feature.as_str()),
        AnyId::Outlier(id) => study.outliers.get(id).map(|one| one.what.as_str()),
        AnyId::Proposition(id) => study.propositions.get(id).map(|one| one.statement.as_str()),
        AnyId::Recommendation(id) => study.recommendations.get(id).map(|one| one.text.as_str()),
        AnyId::Placement(id) => study.placements.get(id).map(|one| one.label.as_str()),
        AnyId::Flow(id) => study.flows.get(id).map(|one| one.what.as_str()),
        AnyId::Theme(id) => study.themes.get(id).map(|one| one.name.as_str()),
        AnyId::Case(id) => study.cases.get(id).map(|one| one.name.as_str()),
        AnyId::Unit(id) => study.units.get(id).map(|one| one.name.as_str()),
        AnyId::Source(id) => study.sources.get(id).map(|one| one.title.as_str()),
        AnyId::Actor(id) => study.actors.get(id).map(|one| one.name.as_str()),
        AnyId::Level(id) => study.levels.get(id).map(|one| one.name.as_str()),
        AnyId::Coder(id) => study.coders.get(id).map(|one| one.name.as_str()),
        AnyId::Scale(id) => study.scales.get(id).map(|one| one.name.as_str()),
        AnyId::Link(id) => {
            return study.links.get(id).map_or_else(String::new, |link| {
                let number = |id| study.findings.get(id).map_or(0, |one| one.number);
                let [from, to] = [link.from, link.to].map(|id| names::claim_label(Kind::Finding, number(id)));
                t!("inspector-link-words", from = from, what = super::words::link_kind(link.kind), to = to)
            });
        }
        AnyId::Cell(id) => {
            return study.cells.get(id).map_or_else(String::new, |cell| {
                let place = match cell.place {
                    crate::study::CellPlace::Case(id) => AnyId::Case(id),
                    crate::study::CellPlace::Unit(id) => AnyId::Unit(id),
                };
                format!("{} · {}", name_of(cx, place), name_of(cx, AnyId::Theme(cell.theme)))
            });
        }
        _ => None,
    };
    words.unwrap_or_default().replace('\n', " ")
}

/// A record as a line to click: its label or sign, and its words. True when its button was pressed.
pub fn record_line(ui: &mut egui::Ui, cx: &mut Cx, id: AnyId, remove: Option<&str>) -> bool {
    let label = super::label(cx, id);
    let words = name_of(cx, id);
    let mut removed = false;
    ui.push_id(id.uuid(), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            if !label.is_empty() {
                let kind = if id.kind() == Kind::Finding { ChipKind::Finding } else { ChipKind::Claim };
                if chip(ui, kind, &label, &words).clicked() {
                    cx.ask(Action::Select(id));
                }
            }
            let room = ui.available_width() - if remove.is_some() { 30.0 } else { 0.0 };
            words_line(ui, cx, id, &words, room);
            if let Some(name) = remove {
                removed = icon_button(ui, Icon::Close, name).clicked();
            }
        });
    });
    removed
}

fn words_line(ui: &mut egui::Ui, cx: &mut Cx, id: AnyId, words: &str, room: f32) {
    let t = Tokens::of(ui);
    let evidence = if let AnyId::Evidence(id) = id { cx.study().evidence.get(id) } else { None };
    let polarity = evidence.and_then(|evidence| evidence.polarity);
    let face = if evidence.is_some() { font::reading(14.0) } else { font::body() };
    let before = if polarity.is_some() { 18.0 } else { 0.0 };
    let text = line(ui, words, face, t.ink, room - before - 4.0);
    let (rect, response) = ui.allocate_exact_size(vec2(room.max(20.0), 24.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, words));
    ui.painter().rect_filled(rect, 4, hover_fill(t, &response));
    if let Some(polarity) = polarity {
        paint_sign(ui.painter(), t, egui::pos2(rect.left() + 8.0, rect.center().y), polarity);
    }
    line_at(ui.painter(), text, rect.left() + before, rect.center().y);
    focus_ring(ui, &response, rect, 4);
    if response.double_clicked()
        && let AnyId::Evidence(id) = id
    {
        cx.ask(Action::OpenPassage(id));
    } else if response.clicked() {
        cx.ask(Action::Select(id));
    }
    response.on_hover_text(words);
}

/// Records as lines; gives the one that is to be taken out.
pub fn record_lines(ui: &mut egui::Ui, cx: &mut Cx, ids: &[AnyId], remove: Option<&str>) -> Option<AnyId> {
    const MOST: usize = 40;
    let mut gone = None;
    for id in ids.iter().take(MOST).filter(|id| cx.session.study().contains(**id)) {
        if record_line(ui, cx, *id, remove) {
            gone = Some(*id);
        }
    }
    if ids.len() > MOST {
        caption(ui, &t!("inspector-more-lines", count = ids.len() - MOST));
    }
    gone
}

/// The list of evidence of a claim: to read, to take out, and to add what is picked elsewhere.
pub fn evidence_list(
    ui: &mut egui::Ui,
    cx: &mut Cx,
    name: &str,
    list: &[EvidenceId],
) -> Option<Vec<EvidenceId>> {
    section(ui, name, &list.len().to_string());
    let ids: Vec<AnyId> = list.iter().copied().map(AnyId::Evidence).collect();
    let gone = record_lines(ui, cx, &ids, Some(t!("inspector-take-out")));
    gone.map(|gone| list.iter().copied().filter(|id| AnyId::Evidence(*id) != gone).collect())
}
