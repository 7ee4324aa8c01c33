//! How rows stand, and how columns do.

use eframe::egui::{Button, Ui};

use super::{half, head_word};
use crate::analysis::{Dimension, MatrixSpec, Order};
use crate::study::{ScaleId, Study, ThemeId};
use crate::t;
use crate::ui::views::matrix::words;
use crate::ui::widgets::DropDown;

/// Orders that any rows or columns can stand in.
const ANY: [Order; 6] =
    [Order::Study, Order::Total, Order::Label, Order::Spread, Order::Similarity, Order::FirstAxis];

pub fn menu(ui: &mut Ui, study: &Study, spec: &mut MatrixSpec) {
    let said = said(study, spec);
    DropDown::new(t!("matrix-order"), &said).max_width(280.0).show(ui, |ui| {
        // Open until a click elsewhere: who orders the rows often wants to order the columns next.
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            for down in [true, false] {
                half(ui, |ui| {
                    ui.set_max_width(216.0);
                    ui.push_id(down, |ui| side(ui, study, spec, down));
                });
            }
        });
    });
}

/// `as in the study`, or what rows and columns stand by, each with its name.
fn said(study: &Study, spec: &MatrixSpec) -> String {
    let rows = || t!("matrix-order-of-rows", order = words::order(study, &spec.row_order));
    let columns = || t!("matrix-order-of-columns", order = words::order(study, &spec.column_order));
    match (&spec.row_order, &spec.column_order) {
        (Order::Study, Order::Study) => words::order(study, &Order::Study),
        (_, Order::Study) => rows(),
        (Order::Study, _) => columns(),
        _ => t!("matrix-order-of-both", rows = rows(), columns = columns()),
    }
}

fn side(ui: &mut Ui, study: &Study, spec: &mut MatrixSpec, down: bool) {
    let (axis, order) =
        if down { (&spec.rows, &mut spec.row_order) } else { (&spec.columns, &mut spec.column_order) };
    head_word(ui, if down { t!("matrix-rows") } else { t!("matrix-columns") });
    let mut picked = None;
    let mut line = |ui: &mut Ui, one: Order, name: &str| {
        // What is asked for stays: by hand is a list that no line of the menu knows.
        if ui.add(Button::selectable(*order == one, name).truncate()).clicked() && *order != one {
            picked = Some(one);
        }
    };
    if let Order::Hand(_) = order {
        let hand = order.clone();
        line(ui, hand, t!("matrix-order-hand"));
    }
    for one in ANY {
        let name = words::order(study, &one);
        line(ui, one, &name);
    }
    let has = |wanted: &[Dimension]| axis.iter().any(|one| wanted.contains(one));
    let of_places = has(&[Dimension::Case, Dimension::CaseAndUnits, Dimension::Unit]);
    let attributes = study.attributes_in_order();
    if (of_places || has(&[Dimension::Source])) && !attributes.is_empty() {
        head(ui, t!("matrix-order-attribute"));
        for attribute in attributes {
            ui.push_id(attribute.id, |ui| line(ui, Order::Attribute(attribute.id), &attribute.name));
        }
    }
    let rated = rated(study);
    if of_places && !rated.is_empty() {
        head(ui, t!("matrix-order-ratings"));
        for (id, name) in rated {
            ui.push_id(id, |ui| line(ui, Order::Rating(id), name));
        }
    }
    let placed = placed(study);
    if of_places && !placed.is_empty() {
        head(ui, t!("matrix-order-placements"));
        for (id, name) in placed {
            ui.push_id(id, |ui| line(ui, Order::Placement(id), name));
        }
    }
    if let Some(one) = picked {
        *order = one;
    }
}

fn head(ui: &mut Ui, words: &str) {
    ui.add_space(4.0);
    head_word(ui, words);
}

/// Themes of which some case or unit is rated.
fn rated(study: &Study) -> Vec<(ThemeId, &str)> {
    let rated: std::collections::BTreeSet<ThemeId> =
        study.cells.iter().filter(|cell| cell.rating.is_some()).map(|cell| cell.theme).collect();
    let walk = study.theme_walk().into_iter().filter(|node| rated.contains(&node.id));
    walk.filter_map(|node| Some((node.id, study.themes.get(node.id)?.name.as_str()))).collect()
}

/// Scales on which something is placed.
fn placed(study: &Study) -> Vec<(ScaleId, &str)> {
    let used = |id: ScaleId| study.placements.iter().any(|one| one.scale == id);
    study.scales.iter().filter(|scale| used(scale.id)).map(|scale| (scale.id, scale.name.as_str())).collect()
}
