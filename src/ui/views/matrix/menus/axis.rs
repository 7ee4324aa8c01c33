//! Rows and columns: what they are, what is nested in it, and how.

use eframe::egui::{Button, Ui};

use super::options::options;
use super::{Drafts, clash, half, head_word, same};
use crate::analysis::{Dimension, MatrixSpec};
use crate::study::Study;
use crate::t;
use crate::ui::views::matrix::model::{shown, shows_polarity};
use crate::ui::views::matrix::words;
use crate::ui::widgets::DropDown;

const PLAIN: [Dimension; 13] = [
    Dimension::Theme { depth: None },
    Dimension::Theme { depth: Some(0) },
    Dimension::Case,
    Dimension::Unit,
    Dimension::Level,
    Dimension::Polarity,
    Dimension::Source,
    Dimension::SourceKind,
    Dimension::Coder,
    Dimension::EvidenceKind,
    Dimension::Actor,
    Dimension::Speaker,
    Dimension::Period,
];

pub fn menu(ui: &mut Ui, study: &Study, spec: &mut MatrixSpec, drafts: &mut Drafts, down: bool) {
    let seen = shown(spec);
    let seen = if down { &seen.rows } else { &seen.columns };
    let nested = seen.len() > 1;
    let name = if down { t!("matrix-rows") } else { t!("matrix-columns") };
    DropDown::new(name, &words::axis(study, seen)).max_width(220.0).show(ui, |ui| {
        // Side by side, so that all of it is seen at once, and open until a click elsewhere: who picks the
        // outer value often wants to pick the inner one next.
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            half(ui, |ui| {
                ui.set_max_width(176.0);
                outer(ui, study, spec, down);
            });
            half(ui, |ui| {
                ui.set_max_width(176.0);
                ui.push_id("then", |ui| inner(ui, study, spec, down, nested));
            });
            half(ui, |ui| {
                ui.set_max_width(224.0);
                options(ui, study, spec, drafts, down);
            });
        });
    });
}

fn outer(ui: &mut Ui, study: &Study, spec: &mut MatrixSpec, down: bool) {
    head_word(ui, t!("matrix-first-head"));
    let chosen = if down { &mut spec.rows } else { &mut spec.columns };
    let on = |one| chosen.first().is_some_and(|first| same(*first, one));
    if let Some(one) = list(ui, study, |_| true, on).filter(|one| !on(*one)) {
        let rest = chosen.get(1).copied().filter(|inner| !clash(*inner, one));
        *chosen = [one].into_iter().chain(rest).collect();
    }
}

fn inner(ui: &mut Ui, study: &Study, spec: &mut MatrixSpec, down: bool, nested: bool) {
    head_word(ui, t!("matrix-then-head"));
    let polarity = shows_polarity(spec.cell);
    let (chosen, other) =
        if down { (&mut spec.rows, &spec.columns) } else { (&mut spec.columns, &spec.rows) };
    if ui.selectable_label(!nested, t!("matrix-then-none")).clicked() {
        chosen.truncate(1);
    }
    let outer = chosen.first().copied();
    let free = |one: Dimension| {
        outer.is_some_and(|outer| !clash(outer, one))
            && !other.iter().any(|other| clash(*other, one))
            && (polarity || one != Dimension::Polarity)
    };
    let on = |one| nested && chosen.get(1).is_some_and(|inner| same(*inner, one));
    if let Some(one) = list(ui, study, free, on).filter(|one| !on(*one)) {
        chosen.truncate(1);
        chosen.push(one);
    }
}

/// The dimensions that are free, attributes of the cases last; gives the one that was picked.
fn list(
    ui: &mut Ui,
    study: &Study,
    free: impl Fn(Dimension) -> bool,
    on: impl Fn(Dimension) -> bool,
) -> Option<Dimension> {
    let mut picked = None;
    for one in PLAIN.into_iter().filter(|one| free(*one)) {
        // How deep themes are shown is among the options.
        if ui.selectable_label(on(one), words::dimension(one)).clicked() {
            picked = Some(one);
        }
    }
    let attributes = study.attributes_in_order();
    let mut attributes = attributes
        .iter()
        .map(|one| (one, Dimension::Attribute(one.id)))
        .filter(|(_, one)| free(*one))
        .peekable();
    if attributes.peek().is_some() {
        ui.add_space(4.0);
        head_word(ui, t!("matrix-attributes-head"));
    }
    for (attribute, one) in attributes {
        ui.push_id(attribute.id, |ui| {
            if ui.add(Button::selectable(on(one), &attribute.name).truncate()).clicked() {
                picked = Some(one);
            }
        });
    }
    picked
}
