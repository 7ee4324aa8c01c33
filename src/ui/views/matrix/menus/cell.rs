//! What stands in a cell, and in which measure.

use eframe::egui::{Button, Ui};

use super::{head_word, of_themes};
use crate::analysis::{CellKind, Dimension, MatrixSpec, Measure};
use crate::study::Study;
use crate::t;
use crate::ui::views::matrix::{model, words};
use crate::ui::widgets::{DropDown, Segment, caption, choice};

type Group = (fn() -> &'static str, &'static [CellKind]);

/// All kinds, by what they tell.
const GROUPS: [Group; 4] = [
    (
        || t!("matrix-cells-counts"),
        &[
            CellKind::Evidence,
            CellKind::Findings,
            CellKind::Cases,
            CellKind::Sources,
            CellKind::Units,
            CellKind::Words,
            CellKind::Characters,
            CellKind::Presence,
        ],
    ),
    (|| t!("matrix-cells-mixes"), &[CellKind::PolarityMix, CellKind::LevelMix]),
    (|| t!("matrix-cells-relations"), &[CellKind::Share, CellKind::Association]),
    (
        || t!("matrix-cells-words"),
        &[CellKind::Quotes, CellKind::Synthesis, CellKind::State, CellKind::Rating],
    ),
];

pub fn kinds(ui: &mut Ui, study: &Study, spec: &mut MatrixSpec) {
    DropDown::new(t!("matrix-cell"), words::cell_kind(spec.cell)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (at, (head, kinds)) in GROUPS.into_iter().enumerate() {
            if at > 0 {
                ui.add_space(4.0);
            }
            head_word(ui, head());
            for kind in kinds {
                let fits = fits(spec, *kind);
                let on = spec.cell == *kind;
                let line = Button::selectable(on, words::cell_kind(*kind));
                if ui.add_enabled(fits || on, line).clicked() && !on {
                    choose(spec, *kind);
                    ui.close();
                }
            }
        }
        if !fits(spec, CellKind::Synthesis) {
            ui.set_max_width(240.0);
            caption(ui, t!("matrix-cells-no-place"));
        }
        if spec.cell != CellKind::Findings && study.evidence.is_empty() {
            ui.set_max_width(240.0);
            caption(ui, t!("matrix-cells-no-evidence"));
        }
    });
}

/// A difference in one measure says nothing in another.
fn choose(spec: &mut MatrixSpec, kind: CellKind) {
    spec.cell = kind;
    spec.least_difference = 0;
    if !kind.is_count() {
        spec.measure = Measure::Raw;
    }
}

/// What somebody wrote belongs to a case, or unit, and a theme: elsewhere there is none of it.
fn fits(spec: &MatrixSpec, kind: CellKind) -> bool {
    if !kind.shows_cells() {
        return true;
    }
    let shown = model::shown(&MatrixSpec { cell: kind, ..spec.clone() });
    let of_place =
        |one: &Dimension| matches!(one, Dimension::Case | Dimension::CaseAndUnits | Dimension::Unit);
    let all = || shown.rows.iter().chain(&shown.columns);
    let nested_with_case = |one: &Dimension| {
        [&shown.rows, &shown.columns].iter().any(|axis| axis.contains(one) && axis.iter().any(of_place))
    };
    all().any(|one| of_themes(*one))
        && all().any(of_place)
        && all().all(|one| match one {
            Dimension::Attribute(_) => nested_with_case(one),
            Dimension::Level => true,
            other => of_themes(*other) || of_place(other),
        })
}

/// Only counts have measures: of a synthesis or a residual there is no per cent.
pub fn measures(ui: &mut Ui, spec: &mut MatrixSpec, wide: bool) {
    if !spec.cell.is_count() {
        return;
    }
    let was = spec.measure;
    let name = t!("matrix-measure");
    if wide {
        let segments = Measure::ALL.map(|one| (one, Segment::text(words::measure(one))));
        choice(ui, name, &mut spec.measure, &segments);
    } else {
        DropDown::new(name, words::measure(was)).show(ui, |ui| {
            for one in Measure::ALL {
                if ui.selectable_label(was == one, words::measure(one)).clicked() {
                    spec.measure = one;
                    ui.close();
                }
            }
        });
    }
    if spec.measure != was {
        spec.least_difference = 0;
    }
}
