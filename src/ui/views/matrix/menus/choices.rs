//! What a ready display leaves to the analyst: its theme, its attributes, how its cases stand.

use eframe::egui::{Button, Ui};

use super::head_word;
use crate::analysis::displays::{Choices, Takes};
use crate::analysis::{Dimension, MatrixSpec, Order};
use crate::study::{AttributeId, Study, ThemeId};
use crate::t;
use crate::ui::views::matrix::named::Named;
use crate::ui::views::matrix::words;
use crate::ui::widgets::DropDown;

/// Drop-downs for what a ready display takes. Gives a sentence where a choice can't be made.
pub fn show(ui: &mut Ui, study: &Study, spec: &mut MatrixSpec, named: &mut Named) -> Option<String> {
    let Named::Ready { ready, choices, made } = named else { return None };
    let mut picked = None;
    for takes in ready.takes {
        let new = match takes {
            Takes::Theme => theme(ui, study, made, choices),
            Takes::RowOrder => row_order(ui, study, made, choices),
            Takes::Attribute => attribute(ui, study, (0, t!("matrix-choose-attribute")), made, choices),
            Takes::Attributes => {
                let first = attribute(ui, study, (0, t!("matrix-choose-first")), made, choices);
                first.or_else(|| attribute(ui, study, (1, t!("matrix-choose-second")), made, choices))
            }
            Takes::Outcome => outcome(ui, study, made, choices),
        };
        picked = new.or(picked);
    }
    let picked = picked?;
    match ready.spec(study, &picked) {
        Ok(new) => {
            carry(spec, made, &new);
            (*choices, **made) = (picked, new);
            None
        }
        Err(why) => Some(why),
    }
}

/// What the choice changes is changed; what was changed by hand since stays.
fn carry(spec: &mut MatrixSpec, was: &MatrixSpec, new: &MatrixSpec) {
    if was.rows != new.rows {
        spec.rows.clone_from(&new.rows);
    }
    if was.columns != new.columns {
        spec.columns.clone_from(&new.columns);
    }
    if was.themes != new.themes {
        spec.themes.clone_from(&new.themes);
    }
    if was.row_order != new.row_order {
        spec.row_order.clone_from(&new.row_order);
    }
    if was.column_order != new.column_order {
        spec.column_order.clone_from(&new.column_order);
    }
    if was.cell != new.cell {
        spec.cell = new.cell;
    }
}

fn theme(ui: &mut Ui, study: &Study, made: &MatrixSpec, choices: &Choices) -> Option<Choices> {
    let now = made.themes.first().copied();
    let name = now.and_then(|id| study.themes.get(id)).map_or(t!("matrix-themes-all"), |theme| &theme.name);
    let (_, picked) =
        DropDown::new(t!("matrix-choose-theme"), name).max_width(240.0).show(ui, |ui| themes(ui, study, now));
    Some(Choices { theme: Some(picked.flatten()?), ..choices.clone() })
}

/// The tree of themes, to pick one.
pub fn themes(ui: &mut Ui, study: &Study, now: Option<ThemeId>) -> Option<ThemeId> {
    let mut picked = None;
    for node in study.theme_walk() {
        let Some(theme) = study.themes.get(node.id) else { continue };
        ui.push_id(node.id, |ui| {
            ui.horizontal(|ui| {
                ui.add_space(f32::from(node.depth.min(6)) * 12.0);
                if ui.add(Button::selectable(now == Some(node.id), &theme.name)).clicked() {
                    picked = Some(node.id);
                    ui.close();
                }
            });
        });
    }
    picked
}

fn row_order(ui: &mut Ui, study: &Study, made: &MatrixSpec, choices: &Choices) -> Option<Choices> {
    if study.attributes.is_empty() {
        return None;
    }
    let said = words::order(study, &made.row_order);
    let mut picked = None;
    DropDown::new(t!("matrix-choose-rows-by"), &said).max_width(220.0).show(ui, |ui| {
        let none = made.row_order == Order::Study;
        if ui.selectable_label(none, words::order(study, &Order::Study)).clicked() {
            picked = Some(Choices { attributes: Vec::new(), ..choices.clone() });
            ui.close();
        }
        if let Some(id) = attributes(ui, study, |id| made.row_order == Order::Attribute(id)) {
            picked = Some(Choices { attributes: vec![id], ..choices.clone() });
        }
    });
    picked
}

/// Attributes that some case has a value of, to pick one.
fn attributes(ui: &mut Ui, study: &Study, on: impl Fn(AttributeId) -> bool) -> Option<AttributeId> {
    let mut picked = None;
    for attribute in study.attributes_in_order() {
        if !study.cases.iter().any(|case| case.values.contains_key(&attribute.id)) {
            continue;
        }
        ui.push_id(attribute.id, |ui| {
            if ui.selectable_label(on(attribute.id), &attribute.name).clicked() {
                picked = Some(attribute.id);
                ui.close();
            }
        });
    }
    picked
}

fn attribute(
    ui: &mut Ui,
    study: &Study,
    (place, caption): (usize, &str),
    made: &MatrixSpec,
    choices: &Choices,
) -> Option<Choices> {
    let axes = || [&made.rows, &made.columns].into_iter().filter_map(|axis| axis.first());
    let used: Vec<AttributeId> =
        axes().filter_map(|one| if let Dimension::Attribute(id) = one { Some(*id) } else { None }).collect();
    let now = used.get(place).copied();
    let name = now.and_then(|id| study.attributes.get(id)).map_or("–", |attribute| &attribute.name);
    let (_, picked) = DropDown::new(caption, name)
        .max_width(220.0)
        .show(ui, |ui| attributes(ui, study, |id| now == Some(id)));
    let picked = picked.flatten()?;
    let mut chosen = used;
    if let Some(elsewhere) = chosen.iter().position(|id| *id == picked) {
        chosen.swap(elsewhere, place);
    } else if place < chosen.len() {
        chosen[place] = picked;
    } else {
        chosen.push(picked);
    }
    Some(Choices { attributes: chosen, ..choices.clone() })
}

fn outcome(ui: &mut Ui, study: &Study, made: &MatrixSpec, choices: &Choices) -> Option<Choices> {
    let now = if made.row_order == Order::Spread { &made.column_order } else { &made.row_order };
    let mut picked = None;
    DropDown::new(t!("matrix-choose-outcome"), &words::order(study, now)).max_width(260.0).show(ui, |ui| {
        let placed: Vec<_> = study
            .scales
            .iter()
            .filter(|scale| study.placements.iter().any(|one| one.scale == scale.id))
            .collect();
        if !placed.is_empty() {
            head_word(ui, t!("matrix-order-placements"));
        }
        for scale in placed {
            ui.push_id(scale.id, |ui| {
                if ui.selectable_label(*now == Order::Placement(scale.id), &scale.name).clicked() {
                    picked =
                        Some(Choices { scale: Some(scale.id), attributes: Vec::new(), ..choices.clone() });
                    ui.close();
                }
            });
        }
        if study.cases.iter().any(|case| !case.values.is_empty()) {
            head_word(ui, t!("matrix-order-attribute"));
        }
        if let Some(id) = attributes(ui, study, |id| *now == Order::Attribute(id)) {
            picked = Some(Choices { scale: None, attributes: vec![id], ..choices.clone() });
        }
    });
    picked
}
