//! The title and the drop-downs above the matrix.

use eframe::egui::{Align, Frame, Layout, Margin, RichText, Ui, vec2};

use super::export::{self, Out};
use super::words;
use crate::analysis::{CellKind, Dimension, MatrixSpec, Measure, Order};
use crate::study::Study;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{DropDown, Segment, caption, choice, title};

use super::model::{Model, shown, shows_polarity};
use super::sheets::{Shown, list};

const ALL: [Dimension; 10] = [
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
];

const CELLS: [CellKind; 10] = [
    CellKind::Evidence,
    CellKind::Findings,
    CellKind::Sources,
    CellKind::Units,
    CellKind::Words,
    CellKind::Characters,
    CellKind::Presence,
    CellKind::PolarityMix,
    CellKind::Synthesis,
    CellKind::State,
];

/// Title on the left, export on the right.
pub fn head(
    ui: &mut Ui,
    cx: &mut Cx,
    out: &mut Out,
    spec: &MatrixSpec,
    model: Option<&Model>,
    display: &mut Option<Shown>,
) {
    let name = words::title(&shown(spec));
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), 44.0),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.add_space(16.0);
            let width = ui.available_width() - 280.0;
            ui.scope(|ui| {
                ui.set_max_width(width);
                title(ui, &name);
            });
            caption(ui, t!("matrix-live"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(16.0);
                if let Some(model) = model {
                    export::menu(ui, cx, out, model, &name);
                }
                displays(ui, display);
            });
        },
    );
}

/// The matrix, or a display that is none.
pub fn displays(ui: &mut Ui, display: &mut Option<Shown>) {
    let name = |shown: Option<Shown>| shown.map_or(t!("sheets-matrix"), Shown::name);
    let now = *display;
    list(ui, t!("sheets-display"), name(now), display, || {
        let all = std::iter::once(None).chain(Shown::ALL.map(Some));
        all.map(|one| (one, name(one).to_owned())).collect()
    });
}

/// The row of drop-downs; wraps where it has to.
pub fn bar(ui: &mut Ui, study: &Study, spec: &mut MatrixSpec) {
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 0, bottom: 8 }).show(ui, |ui| {
        let wide = ui.available_width() > 960.0;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            let (rows, columns) = (spec.rows.clone(), spec.columns.clone());
            axis(ui, study, t!("matrix-rows"), spec, true, &columns);
            axis(ui, study, t!("matrix-columns"), spec, false, &rows);
            DropDown::new(t!("matrix-cell"), words::cell_kind(spec.cell)).show(ui, |ui| {
                for kind in CELLS {
                    if ui.selectable_label(spec.cell == kind, words::cell_kind(kind)).clicked() {
                        spec.cell = kind;
                        ui.close();
                    }
                }
            });
            order(ui, study, spec);
            if matches!(spec.cell, CellKind::Synthesis | CellKind::State | CellKind::Presence) {
                spec.measure = Measure::Raw;
            } else {
                measures(ui, &mut spec.measure, wide);
            }
            tick(ui, &mut spec.rows_only_that_differ, t!("matrix-only-different"));
        });
    });
}

fn measures(ui: &mut Ui, measure: &mut Measure, wide: bool) {
    let all = [Measure::Raw, Measure::RowPercent, Measure::ColumnPercent, Measure::PerThousandWords];
    if wide {
        let segments = all.map(|one| (one, Segment::text(words::measure(one))));
        choice(ui, t!("matrix-measure"), measure, &segments);
        return;
    }
    DropDown::new(t!("matrix-measure"), words::measure(*measure)).show(ui, |ui| {
        for one in all {
            if ui.selectable_label(*measure == one, words::measure(one)).clicked() {
                *measure = one;
                ui.close();
            }
        }
    });
}

fn axis(ui: &mut Ui, study: &Study, name: &str, spec: &mut MatrixSpec, down: bool, other: &[Dimension]) {
    let seen = shown(spec);
    let seen = if down { &seen.rows } else { &seen.columns };
    let nested = seen.len() > 1;
    let polarity = shows_polarity(spec.cell);
    DropDown::new(name, &words::axis(seen)).max_width(220.0).show(ui, |ui| {
        let chosen = if down { &mut spec.rows } else { &mut spec.columns };
        // Side by side, so that both halves are seen at once, and open until a click elsewhere: who
        // picks the outer value often wants to pick the inner one next.
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            half(ui, |ui| {
                head_word(ui, t!("matrix-first-head"));
                for dimension in ALL {
                    let first = chosen.first().copied().is_some_and(|one| same(one, dimension));
                    if ui.selectable_label(first, words::dimension(dimension)).clicked() && !first {
                        let rest = chosen.get(1).copied().filter(|inner| !clash(*inner, dimension));
                        *chosen = [dimension].into_iter().chain(rest).collect();
                    }
                }
            });
            half(ui, |ui| {
                head_word(ui, t!("matrix-then-head"));
                if ui.selectable_label(!nested, t!("matrix-then-none")).clicked() {
                    chosen.truncate(1);
                }
                let outer = chosen.first().copied();
                let free = |one: &Dimension| {
                    outer.is_none_or(|outer| !clash(outer, *one))
                        && !other.iter().any(|other| clash(*other, *one))
                        && (polarity || *one != Dimension::Polarity)
                };
                for dimension in ALL.into_iter().filter(free) {
                    let on = nested && chosen.get(1).copied().is_some_and(|one| same(one, dimension));
                    ui.push_id("then", |ui| {
                        if ui.selectable_label(on, words::dimension(dimension)).clicked() {
                            chosen.truncate(1);
                            chosen.push(dimension);
                        }
                    });
                }
            });
        });
        options(ui, study, spec, down);
    });
}

/// One half of a menu: a list with a head.
fn half(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.set_min_width(128.0);
        content(ui);
    });
}

fn head_word(ui: &mut Ui, word: &str) {
    ui.label(RichText::new(word).font(font::caption()).color(Tokens::of(ui).ink3));
}

/// Cases with and without their units are one choice in the list.
fn same(one: Dimension, other: Dimension) -> bool {
    let plain = |d| if d == Dimension::CaseAndUnits { Dimension::Case } else { d };
    plain(one) == plain(other)
}

/// Of the same field, so that nesting them would say nothing.
fn clash(one: Dimension, other: Dimension) -> bool {
    same(one, other) || matches!((one, other), (Dimension::Theme { .. }, Dimension::Theme { .. }))
}

fn order(ui: &mut Ui, study: &Study, spec: &mut MatrixSpec) {
    let by_case = spec.columns.iter().chain(&spec.rows).any(|d| same(*d, Dimension::Case));
    let value = if spec.column_order == Order::Study {
        words::order(study, &spec.row_order)
    } else {
        words::order(study, &spec.column_order)
    };
    DropDown::new(t!("matrix-order"), &value).max_width(200.0).show(ui, |ui| {
        for order in [Order::Study, Order::Total, Order::Label] {
            let on = spec.row_order == order && spec.column_order == Order::Study;
            if ui.selectable_label(on, words::order(study, &order)).clicked() {
                spec.row_order = order;
                spec.column_order = Order::Study;
                ui.close();
            }
        }
        if by_case && !study.attributes.is_empty() {
            ui.separator();
            caption(ui, t!("matrix-order-attribute"));
            for attribute in study.attributes_in_order() {
                let order = Order::Attribute(attribute.id);
                let on = spec.column_order == order || spec.row_order == order;
                if ui.selectable_label(on, &attribute.name).clicked() {
                    let cases_down = spec.rows.iter().any(|d| same(*d, Dimension::Case));
                    let (down, across) =
                        if cases_down { (order, Order::Study) } else { (Order::Study, order) };
                    spec.row_order = down;
                    spec.column_order = across;
                    ui.close();
                }
            }
        }
    });
}

/// Units beside their cases, themes with those below them.
fn options(ui: &mut Ui, study: &Study, spec: &mut MatrixSpec, down: bool) {
    let list = if down { &mut spec.rows } else { &mut spec.columns };
    let themes = list.iter().any(|d| matches!(d, Dimension::Theme { .. }));
    let cases = list.iter_mut().find(|d| same(**d, Dimension::Case));
    let deep = study.themes.iter().any(|theme| theme.parent.is_some());
    if themes && deep {
        ui.separator();
        tick(ui, &mut spec.roll_up, t!("matrix-roll-up"));
    } else if let Some(cases) = cases.filter(|_| !study.units.is_empty()) {
        ui.separator();
        let mut on = *cases == Dimension::CaseAndUnits;
        let name = if down { t!("matrix-units-rows") } else { t!("matrix-units") };
        if tick(ui, &mut on, name) {
            *cases = if on { Dimension::CaseAndUnits } else { Dimension::Case };
        }
    }
}

fn tick(ui: &mut Ui, on: &mut bool, name: &str) -> bool {
    let text = RichText::new(name).font(font::caption()).color(Tokens::of(ui).ink);
    crate::ui::widgets::tick(ui, on, text).changed()
}
