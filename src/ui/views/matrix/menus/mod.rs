//! The menus above the matrix, a file each.

pub mod about;
mod axis;
mod cell;
mod choices;
mod cuts;
pub mod differ;
pub mod displays;
mod options;
mod order;
mod periods;

use eframe::egui::{Frame, Margin, Response, RichText, Ui, vec2};

use super::named::Named;
use crate::analysis::{Dimension, MatrixSpec};
use crate::study::Study;
use crate::ui::theme::{Tokens, font};

/// What is typed into menus and not understood yet.
#[derive(Default)]
pub struct Drafts {
    cuts: cuts::Drafts,
    periods: periods::Draft,
}

/// The row of drop-downs; wraps where it has to. Gives what could not be done.
pub fn bar(
    ui: &mut Ui,
    study: &Study,
    spec: &mut MatrixSpec,
    named: Option<&mut Named>,
    drafts: &mut Drafts,
    most: differ::Most,
) -> Option<String> {
    Frame::new()
        .inner_margin(Margin { left: 16, right: 16, top: 0, bottom: 8 })
        .show(ui, |ui| {
            let wide = ui.available_width() > 1320.0;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
                let wrong = named.and_then(|named| choices::show(ui, study, spec, named));
                axis::menu(ui, study, spec, drafts, true);
                axis::menu(ui, study, spec, drafts, false);
                cell::kinds(ui, study, spec);
                cell::measures(ui, spec, wide);
                order::menu(ui, study, spec);
                differ::show(ui, spec, most);
                wrong
            })
            .inner
        })
        .inner
}

/// One half of a menu: a list with a head.
fn half(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.set_min_width(128.0);
        content(ui);
    });
}

fn head_word(ui: &mut Ui, word: &str) -> Response {
    ui.label(RichText::new(word).font(font::caption()).color(Tokens::of(ui).ink3))
}

fn tick(ui: &mut Ui, on: &mut bool, name: &str) -> bool {
    let text = RichText::new(name).font(font::caption()).color(Tokens::of(ui).ink);
    crate::ui::widgets::tick(ui, on, text).changed()
}

/// Cases with and without their units are one choice in the list; so are themes to any depth but the top.
fn same(one: Dimension, other: Dimension) -> bool {
    let plain = |dimension| match dimension {
        Dimension::CaseAndUnits => Dimension::Case,
        Dimension::Theme { depth: Some(1..) } => Dimension::Theme { depth: None },
        other => other,
    };
    plain(one) == plain(other)
}

/// Of the same field, so that nesting them would say nothing.
fn clash(one: Dimension, other: Dimension) -> bool {
    one.field() == other.field()
}

fn of_themes(one: Dimension) -> bool {
    matches!(one, Dimension::Theme { .. })
}
