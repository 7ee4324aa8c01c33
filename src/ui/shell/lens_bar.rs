//! The lens: the one filter that every view obeys.

use std::collections::BTreeSet;

use eframe::egui;

use crate::analysis::{Counted, Filter, Lens};
use crate::study::{EvidenceKind, Polarity, RecordId, SourceKind, UnitId};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::paint::focus_ring;
use crate::ui::widgets::{self, Icon, icon_button, paint_level, paint_sign, paint_theme};

pub const HEIGHT: f32 = 40.0;

pub fn show(ui: &mut egui::Ui, cx: &mut Cx, unit: Counted) {
    let tokens = Tokens::of(ui);
    let before = cx.session.lens.clone();
    let mut lens = before.clone();
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let tight = ui.available_width() < 620.0;
        if !tight {
            ui.label(egui::RichText::new(t!("lens-title")).font(font::semibold(font::CAPTION)));
        }
        themes(ui, cx, &mut lens);
        levels(ui, cx, &mut lens, tokens);
        polarities(ui, cx, &mut lens, tokens);
        if !tight {
            coders(ui, cx, &mut lens);
        }
        more(ui, cx, &mut lens, tight);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if !lens.is_everything() && icon_button(ui, Icon::Close, t!("lens-clear")).clicked() {
                lens = Lens::default();
            }
            if ui.available_width() > 60.0 {
                let shows = egui::RichText::new(shown(cx, unit)).font(font::caption()).color(tokens.ink3);
                ui.add(egui::Label::new(shows).truncate());
            }
        });
    });
    if lens != before {
        cx.ask(Action::SetLens(lens));
    }
}

/// How much of what the view counts passes the lens.
fn shown(cx: &Cx, unit: Counted) -> String {
    let index = cx.session.index();
    let items = match unit {
        Counted::Evidence => &index.evidence,
        Counted::Findings => &index.findings,
    };
    let shown = if cx.session.lens.is_everything() {
        items.len
    } else {
        Filter::new(&index, &cx.session.lens).count(items)
    };
    match unit {
        Counted::Evidence => t!("lens-shows-evidence", shown = shown, total = items.len),
        Counted::Findings => t!("lens-shows-findings", shown = shown, total = items.len),
    }
}

/// A small menu that says what it holds: `Theme all ▾`.
fn drop(ui: &mut egui::Ui, name: &str, value: &str, active: bool, content: impl FnOnce(&mut egui::Ui)) {
    let tokens = Tokens::of(ui);
    let mut job = egui::text::LayoutJob::default();
    let part = |colour, face| egui::TextFormat { font_id: face, color: colour, ..Default::default() };
    if !name.is_empty() {
        job.append(name, 0.0, part(tokens.ink3, font::caption()));
    }
    let colour = if active { tokens.accent } else { tokens.ink };
    job.append(value, if name.is_empty() { 0.0 } else { 6.0 }, part(colour, font::caption()));
    job.append(&Icon::Down.glyph().to_string(), 6.0, part(tokens.ink3, font::icons(11.0)));
    job.wrap.max_width = 190.0;
    job.wrap.max_rows = 1;
    let button = egui::Button::new(job).min_size(egui::vec2(0.0, 24.0));
    let config = egui::containers::menu::MenuConfig::new()
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    let (response, _) = egui::containers::menu::MenuButton::from_button(button).config(config).ui(ui, |ui| {
        // The list may grow while it is open: what is folded out must not be squeezed.
        egui::ScrollArea::vertical().max_height(420.0).min_scrolled_height(420.0).show(ui, |ui| {
            ui.set_max_width(420.0);
            content(ui);
        });
    });
    let spoken = format!("{name} {value}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, spoken.trim()));
}

/// One of many: an empty set means all.
fn tick<T: Ord + Copy>(ui: &mut egui::Ui, set: &mut BTreeSet<T>, item: T, name: &str, indent: f32) {
    ui.horizontal(|ui| {
        ui.add_space(indent);
        let mut on = set.contains(&item);
        if widgets::tick(ui, &mut on, name).changed() {
            if on {
                set.insert(item)
            } else {
                set.remove(&item)
            };
        }
    });
}

fn said<T>(set: &BTreeSet<T>, all: &str, one: impl Fn(&T) -> String) -> String {
    match set.len() {
        0 => all.to_owned(),
        1 => set.iter().next().map(one).unwrap_or_default(),
        count => t!("lens-chosen", count = count),
    }
}

fn themes(ui: &mut egui::Ui, cx: &Cx, lens: &mut Lens) {
    let study = cx.session.study();
    let value = said(&lens.themes, t!("lens-all"), |id| {
        study.themes.get(*id).map_or_else(String::new, |theme| theme.name.clone())
    });
    drop(ui, t!("lens-themes"), &value, !lens.themes.is_empty(), |ui| {
        if ui.button(t!("lens-all-themes")).clicked() {
            lens.themes.clear();
        }
        for node in study.theme_walk() {
            let Some(theme) = study.themes.get(node.id) else { continue };
            let colour = cx.names.theme_colour(Tokens::of(ui), node.id);
            ui.horizontal(|ui| {
                ui.add_space(f32::from(node.depth) * 16.0);
                let (rect, _) = ui.allocate_exact_size(egui::vec2(10.0, 18.0), egui::Sense::hover());
                paint_theme(ui.painter(), rect.center(), colour);
                tick(ui, &mut lens.themes, node.id, &theme.name, 0.0);
            });
        }
    });
}

/// A row of little switches drawn as one control; with none chosen, all are shown.
fn switch(
    ui: &mut egui::Ui,
    on: bool,
    width: f32,
    name: &str,
    paint: impl FnOnce(&egui::Ui, egui::Rect),
) -> bool {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(egui::vec2(width, 24.0), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, name));
    let fill = if on { tokens.accent_tint } else { tokens.paper };
    ui.painter().rect(rect, 0.0, fill, egui::Stroke::new(1.0, tokens.line), egui::StrokeKind::Inside);
    if on {
        let line = egui::Rect::from_min_max(egui::pos2(rect.left(), rect.bottom() - 2.0), rect.max);
        ui.painter().rect_filled(line, 0.0, tokens.accent);
    }
    paint(ui, rect);
    focus_ring(ui, &response, rect, 2);
    response.on_hover_text(name).clicked()
}

fn levels(ui: &mut egui::Ui, cx: &Cx, lens: &mut Lens, tokens: &Tokens) {
    let study = cx.session.study();
    let levels = study.levels_in_order();
    let roomy = ui.ctx().content_rect().width() > 1360.0;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = -1.0;
        for (at, level) in levels.iter().enumerate() {
            let on = lens.levels.is_empty() || lens.levels.contains(&level.id);
            let galley = ui.painter().layout_no_wrap(level.name.clone(), font::caption(), tokens.ink);
            let width = if roomy { 34.0 + galley.size().x } else { 30.0 };
            let pressed = switch(ui, on, width, &level.name, |ui, rect| {
                let left = egui::pos2(rect.left() + 8.0, rect.center().y - 7.0);
                paint_level(ui.painter(), tokens, left, levels.len(), 1 << at, 14.0);
                if roomy {
                    let at = egui::pos2(rect.left() + 27.0, rect.center().y - galley.size().y / 2.0);
                    ui.painter().galley(at, galley, tokens.ink);
                }
            });
            if pressed {
                let all: BTreeSet<_> = levels.iter().map(|level| level.id).collect();
                toggle(&mut lens.levels, &all, level.id);
            }
        }
    });
}

fn polarities(ui: &mut egui::Ui, cx: &Cx, lens: &mut Lens, tokens: &Tokens) {
    let labels = &cx.session.study().front().polarity_labels;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = -1.0;
        for polarity in Polarity::ALL {
            let on = lens.polarities.is_empty() || lens.polarities.contains(&polarity);
            let pressed = switch(ui, on, 30.0, labels.get(polarity), |ui, rect| {
                paint_sign(ui.painter(), tokens, rect.center(), polarity);
            });
            if pressed {
                toggle(&mut lens.polarities, &Polarity::ALL.into_iter().collect(), polarity);
            }
        }
    });
}

/// From "all" a press picks that one alone out; when all or none are left, it is "all" again.
fn toggle<T: Ord + Copy>(set: &mut BTreeSet<T>, all: &BTreeSet<T>, item: T) {
    if set.is_empty() {
        set.clone_from(all);
        set.remove(&item);
    } else if !set.remove(&item) {
        set.insert(item);
    }
    if set == all {
        set.clear();
    }
}

fn coders(ui: &mut egui::Ui, cx: &Cx, lens: &mut Lens) {
    let study = cx.session.study();
    let value = said(&lens.coders, t!("lens-all-coders"), |id| {
        study.coders.get(*id).map_or_else(String::new, |coder| coder.initials.clone())
    });
    drop(ui, "", &value, !lens.coders.is_empty(), |ui| coder_ticks(ui, cx, lens));
}

fn coder_ticks(ui: &mut egui::Ui, cx: &Cx, lens: &mut Lens) {
    if ui.button(t!("lens-all-coders")).clicked() {
        lens.coders.clear();
    }
    for coder in cx.session.study().coders_in_order() {
        tick(ui, &mut lens.coders, coder.id, &coder.name, 0.0);
    }
}

/// Cases, units, sources and kinds, behind one button; it says how many conditions are set. Where there
/// is no room for a button of their own, the coders too.
fn more(ui: &mut egui::Ui, cx: &Cx, lens: &mut Lens, with_coders: bool) {
    let study = cx.session.study();
    let set = [
        lens.cases.len(),
        lens.units.len(),
        lens.excluded_units.len(),
        lens.source_kinds.len(),
        lens.evidence_kinds.len(),
        lens.sources.len(),
        if with_coders { lens.coders.len() } else { 0 },
    ]
    .into_iter()
    .filter(|count| *count > 0)
    .count();
    let value = if set == 0 { t!("lens-all-sources").to_owned() } else { t!("lens-conditions", count = set) };
    drop(ui, "", &value, set > 0, |ui| {
        ui.set_min_width(260.0);
        if with_coders {
            ui.collapsing(t!("lens-coders"), |ui| coder_ticks(ui, cx, lens));
        }
        ui.collapsing(t!("lens-cases"), |ui| {
            for case in study.cases_in_order() {
                tick(ui, &mut lens.cases, case.id, &case.name, 0.0);
            }
        });
        ui.collapsing(t!("lens-units"), |ui| {
            ui.label(egui::RichText::new(t!("lens-units-hint")).font(font::caption()));
            for case in study.cases_in_order() {
                for unit in study.units_of(case.id) {
                    ui.push_id(unit.id.uuid(), |ui| unit_row(ui, lens, unit.id, &unit.name));
                }
            }
        });
        ui.collapsing(t!("lens-kinds"), |ui| {
            for kind in SourceKind::ALL {
                tick(ui, &mut lens.source_kinds, kind, source_kind_name(kind), 0.0);
            }
        });
        ui.collapsing(t!("lens-evidence-kinds"), |ui| {
            for kind in EvidenceKind::ALL {
                tick(ui, &mut lens.evidence_kinds, kind, evidence_kind_name(kind), 0.0);
            }
        });
        ui.collapsing(t!("lens-sources"), |ui| {
            for source in study.sources_in_order() {
                tick(ui, &mut lens.sources, source.id, &source.title, 0.0);
            }
        });
    });
}

/// A unit can be shown alone, or left out.
fn unit_row(ui: &mut egui::Ui, lens: &mut Lens, unit: UnitId, name: &str) {
    ui.horizontal(|ui| {
        ui.allocate_ui(egui::vec2(220.0, 20.0), |ui| {
            ui.set_width(220.0);
            tick(ui, &mut lens.units, unit, name, 0.0);
        });
        let mut out = lens.excluded_units.contains(&unit);
        if widgets::tick(ui, &mut out, t!("lens-leave-out")).changed() {
            if out {
                lens.excluded_units.insert(unit)
            } else {
                lens.excluded_units.remove(&unit)
            };
        }
    });
}

pub fn source_kind_name(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Interview => t!("kind-interview"),
        SourceKind::FieldNote => t!("kind-field-note"),
        SourceKind::Observation => t!("kind-observation"),
        SourceKind::Document => t!("kind-document"),
        SourceKind::SurveyAnswer => t!("kind-survey-answer"),
        SourceKind::Image => t!("kind-image"),
        SourceKind::Account => t!("kind-account"),
    }
}

pub fn evidence_kind_name(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Interview => t!("kind-interview"),
        EvidenceKind::Observation => t!("kind-observation"),
        EvidenceKind::Document => t!("kind-document"),
        EvidenceKind::Survey => t!("kind-survey-answer"),
        EvidenceKind::Image => t!("kind-image"),
        EvidenceKind::Account => t!("kind-account"),
    }
}
